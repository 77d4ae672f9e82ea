"""Texts made to break or to slow the reading of figures and dates: no crash, no hang."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from bench.adversarial import ADVERSARIAL, adversarial_text
from compare.quantities import quantities_in
from compare.readings import MOST_QUANTITIES, readings_of
from compare.timexes import timexes_in
from compare.timexes.reading import LONGEST_TEXT, MOST_TIMEXES
from discrepant.records import Moment

PUBLISHED = Moment.parse("2024-06-12")
# The bar is 0.1 cpu seconds a pass (make bench-quantities prints it); ten times that is a hang.
MOST_SECONDS = 1.0


def test_there_are_two_hundred_adversarial_texts_of_a_hundred_kilobytes() -> None:
    assert len(ADVERSARIAL) == len({adversarial_text(name) for name in ADVERSARIAL}) == 200
    assert {len(adversarial_text(name)) for name in ADVERSARIAL} == {100_000}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "de"])
def test_every_adversarial_text_is_read_in_time(language: str) -> None:
    for name in ADVERSARIAL if language == "en" else ADVERSARIAL[::5]:
        text = adversarial_text(name)
        started = time.process_time()
        timexes_in(text, reference=PUBLISHED, language=language)
        between = time.process_time()
        quantities_in(text, language=language)
        ended = time.process_time()
        assert max(between - started, ended - between) < MOST_SECONDS, name


@pytest.mark.slow
def test_what_is_read_of_an_adversarial_text_quotes_it_and_is_bounded() -> None:
    for name in ADVERSARIAL[::5]:
        text = adversarial_text(name)
        found = readings_of(text, reference=PUBLISHED)
        assert len(found.timexes) <= MOST_TIMEXES, name
        assert len(found.quantities) < 2 * MOST_QUANTITIES, name
        told = [(one.span, one.text) for one in found.quantities]
        told += [(one.span, one.text) for one in found.timexes]
        for span, words in told:
            assert span.of(text) == words, name
            assert span.end <= LONGEST_TEXT, name


@pytest.mark.parametrize(
    "text",
    ["9" * 1_000_000, "1e999999999 people", "9^999999999 men", "inf people and nan dollars",
     "((((", "\x00", "²", "9²", "½½½½", "1/0 of them", "0^-1", "1,,,,2", "....5", "-" * 1000],
)  # fmt: skip
def test_numbers_beyond_reason_are_none_or_finite(text: str) -> None:
    for quantity in readings_of(text, reference=PUBLISHED).quantities:
        assert abs(quantity.value) < 1e40
        assert quantity.span.of(text) == quantity.text


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("５０ kilometres", 50, "kilometre"),
        ("٤٢ dollars", 42, "USD"),
        ("١٬٢٥٠ euros", 1250, "EUR"),
        ("٣٫٥ million euros", 3.5e6, "EUR"),
        ("１２％ of them", 12, "percentage"),
        ("＄５ million", 5e6, "USD"),
        ("۱۲ miles", 12, "mile"),
    ],
)
def test_digits_of_other_scripts_are_digits(text: str, value: float, unit: str) -> None:
    (quantity,) = quantities_in(text)
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "(12 [people {died) in] 3 «raids", "12 люди died, 人 5 人", "\u202e12 \u202dpeople\u202c",
        "1\u0301 2\u0301 people", "a1b2c3", "12\u200bpeople", "Ⅻ men", "百 men", "𝟏𝟐 men",
    ],
)  # fmt: skip
def test_unbalanced_brackets_and_mixed_scripts_do_no_harm(text: str) -> None:
    found = readings_of(text, reference=PUBLISHED)
    assert [one.text for one in found.quantities] == [one.span.of(text) for one in found.quantities]


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ["12 people died on Friday and ", "one hundred and ", "a", "May "]
)
def test_a_megabyte_without_a_full_stop_is_read_in_time_and_little_memory(piece: str) -> None:
    readings_of("12 died on 3 May.", reference=PUBLISHED)  # loads the word lists
    text = (piece * 1_000_000)[:1_000_000]
    started = time.process_time()
    readings_of(text, reference=PUBLISHED)
    assert time.process_time() - started < MOST_SECONDS
    tracemalloc.start()
    readings_of(text, reference=PUBLISHED)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 30_000_000
