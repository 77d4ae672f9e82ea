"""Numbers as news write them: digits, words, scales, fractions, and what is no number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.number_words import Numeral
from compare.numerals import MOST_DIGITS, numerals_in
from compare.tokens import plain, tokens_of


def read(text: str) -> list[tuple[str, float]]:
    tokens = tokens_of(text)
    return [
        (text[tokens[n.first].start : tokens[n.last - 1].end], n.value) for n in numerals_in(tokens)
    ]


def only(text: str) -> Numeral:
    (numeral,) = numerals_in(tokens_of(text))
    return numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,250,000", 1_250_000),
        ("1.250.000", 1_250_000),
        ("1 250 000", 1_250_000),
        ("45 000", 45_000),
        ("2, 000", 2000),
        ("12,34,567.89", 1_234_567.89),
        ("3.4", 3.4),
        ("3,5", 3.5),
        ("3.4bn", 3.4e9),
        ("3.4 bn", 3.4e9),
        ("8.3 million", 8_300_000),
        ("25k", 25_000),
        ("2.33 k", 2330),
        ("1,200.5 M", 1_200_500_000),
        ("three hundred and two dozen", 324),
        ("a hundred dozen", 1200),
        ("two dz", 24),
        ("three quarters billion", 750_000_000),
        ("one one-hundredth", 0.01),
        ("one one hundred and fifth", 1 / 105),
        ("2000 over 4", 500),
        ("- 1 4/5", -1.8),
        ("13 lakh", 1_300_000),
        ("4 hundred million", 4e8),
        ("3 hundred and one", 301),
        ("2.5 thousand", 2500),
        ("-0.3", -0.3),
        ("minus 5", -5),
        ("minus-5", -5),
        ("minus twenty", -20),
        ("10½", 10.5),
        ("10 1/2", 10.5),
        ("1/4", 0.25),
        ("½", 0.5),
        ("٤٢", 42),
        ("５０", 50),
        ("١٬٢٥٠", 1250),
        ("59 . 2", 59.2),
        ("80 , 000", 80_000),
        ("1e10", 1e10),
        ("2.998×10−8", 2.998e-8),
        ("2^10", 1024),
        ("3 hundred and 21", 321),
        ("3 dozens", 36),
        ("10 tln", 1e13),
    ],
)
def test_digits_are_read_with_grouping_decimals_and_scale(text: str, value: float) -> None:
    assert read(text) == [(text, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("zero", 0),
        ("seventeen", 17),
        ("twenty-six", 26),
        ("two hundred and thirty-one", 231),
        ("two hundred and two thousand", 202_000),
        ("one million two hundred thousand", 1_200_000),
        ("a hundred thousand", 100_000),
        ("a dozen", 12),
        ("four dozen", 48),
        ("half a dozen", 6),
        ("half-dozen", 6),
        ("half a million", 500_000),
        ("quarter million", 250_000),
        ("two-thirds of a million", 2e6 / 3),
        ("two and a half", 2.5),
        ("five and a half million", 5_500_000),
        ("a million and a half", 1_500_000),
        ("zero point zero eight", 0.08),
        ("three point two million", 3_200_000),
        ("a couple", 2),
        ("a trio", 3),
        ("two thirds", 2 / 3),
        ("three-quarters", 0.75),
        ("one-eighth", 0.125),
        ("three twenty-firsts", 1 / 7),
        ("one twenty-fifth", 0.04),
        ("one over three", 1 / 3),
        ("two hundred point seventy-one", 200.71),
        ("a fifth", 0.2),
        ("sixfold", 6),
        ("ten-fold", 10),
        ("twice", 2),
    ],
)
def test_number_words_are_read_as_the_number_they_name(text: str, value: float) -> None:
    ((words, number),) = read(text)
    assert words == text
    assert number == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens", 24, 199),
        ("hundreds", 200, 1999),
        ("tens of thousands", 20_000, 99_999),
        ("hundreds of thousands", 200_000, 1_999_999),
        ("several", 3, 9),
        ("several hundred", 300, 999),
        ("a few thousand", 2000, 9999),
    ],
)
def test_vague_words_are_intervals(text: str, low: float, high: float) -> None:
    numeral = only(text)
    assert (numeral.low, numeral.high) == (low, high)
    assert numeral.figures is None


def test_over_between_two_numbers_is_a_fraction_only_where_the_sentence_ends() -> None:
    assert [value for _, value in read("It fell by 2 over 3 days.")] == [2, 3]
    assert [value for _, value in read("blood pressure of 120 over 80.")] == [120, 80]


@pytest.mark.parametrize("text", ["1e999999999", "9^999", "0^-1", "2e31"])
def test_powers_beyond_reason_are_no_numbers(text: str) -> None:
    assert all(value < 1e9 for _, value in read(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [("21st", 21), ("third", 3), ("twenty-first", 21), ("one hundred and fifth", 105)],
)
def test_ordinals_keep_their_rank(text: str, value: float) -> None:
    assert (only(text).kind, only(text).value) == ("ordinal", value)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a third of the seats", "fraction"),
        ("fell by a seventh.", "fraction"),
        ("under a third were counted", "fraction"),
        ("half the seats", "fraction"),
        ("a third suspect", "ordinal"),
    ],
)
def test_a_fraction_is_told_from_an_ordinal(text: str, kind: str) -> None:
    assert only(text).kind == kind


@pytest.mark.parametrize("text", ["the first half of the match", "the second half"])
def test_halves_of_a_match_are_no_fractions(text: str) -> None:
    assert [n.kind for n in numerals_in(tokens_of(text))] == ["ordinal"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [("5,000", 1), ("4,987", 4), ("26", 2), ("3.40", 3), ("3.4 billion", 2), ("sixty", 1)],
)
def test_significant_figures_are_counted_as_written(text: str, figures: int) -> None:
    assert only(text).figures == figures


@pytest.mark.parametrize("text", ["million", "", "point", "and", "inf", "nan", "fold"])
def test_words_that_are_no_number_are_left(text: str) -> None:
    assert numerals_in(tokens_of(text)) == ()


@pytest.mark.parametrize("text", ["9" * (MOST_DIGITS + 1), "1," * 50 + "1", "1.2.3.4"])
def test_codes_are_never_converted(text: str) -> None:
    assert numerals_in(tokens_of(text)) == ()


def test_plain_text_keeps_every_place() -> None:
    text = "Between ٤٢ and\u00a0５０ – “about” 3−4"
    assert len(plain(text)) == len(text)
    assert plain(text).startswith("Between 42 and 50 – ")


_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip


def spell(number: int) -> str:
    """The number in English words, for numbers under a billion."""
    for size, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            head, rest = divmod(number, size)
            joint = " and " if rest and rest < 100 else " "
            return f"{spell(head)} {name}{joint + spell(rest) if rest else ''}"
    if number < 20:
        return _ONES[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


@given(st.integers(min_value=0, max_value=999_999_999))
def test_a_number_in_words_reads_back(number: int) -> None:
    assert read(spell(number)) == [(spell(number), float(number))]


@given(st.integers(min_value=0, max_value=10**15))
def test_a_number_with_grouping_reads_back(number: int) -> None:
    assert read(f"{number:,}") == [(f"{number:,}", float(number))]


@given(
    st.decimals(min_value=0, max_value=999, places=2),
    st.sampled_from([("thousand", 1e3), ("million", 1e6), ("bn", 1e9), ("trillion", 1e12)]),
)
def test_a_decimal_with_a_scale_word_reads_back(number: object, scale: tuple[str, float]) -> None:
    text = f"{number} {scale[0]}"
    assert only(text).value == pytest.approx(float(str(number)) * scale[1], rel=1e-12)


@given(st.text(max_size=300))
def test_any_text_is_read_without_overlap(text: str) -> None:
    end = 0
    for numeral in numerals_in(tokens_of(text)):
        assert end <= numeral.first < numeral.last
        end = numeral.last
