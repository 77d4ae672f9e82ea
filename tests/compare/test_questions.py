"""What a fact asks: labels and keys, whatever their wording."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from compare.claims import Claim
from compare.questions import key_of, label_of
from compare.sentences import sentences_of
from discrepant.records import Article
from tests.compare.stories import claims, compared, story


def asked(*texts: str, kind: str = "figure") -> tuple[Sequence[Claim], str]:
    """The claims of that kind, one an article, and the label of the fact that they make."""
    articles = [story("abcd"[n], text) for n, text in enumerate(texts)]
    told = [claim for claim in claims(*articles) if claim.kind == kind]
    return told, label_of(told, [s for article in articles for s in sentences_of(article)])


TEXTS = [
    ("The avalanche killed 12 skiers.", "14 skiers were killed by the avalanche."),
    ("The bridge cost $12 million to build.", "It took $14 million to build the bridge."),
    ("The cable is 12 km long.", "The cable to the island is 14 km long."),
    ("The driver, 34, was not hurt.", "The driver, aged 43, was not hurt."),
    ("Turnout in Halvik was 12 percent.", "Turnout on the island was 14 percent."),
]


@pytest.mark.parametrize("texts", TEXTS)
def test_a_label_is_there_holds_none_of_its_values_and_is_always_the_same(
    texts: tuple[str, str],
) -> None:
    told, label = asked(*texts)
    assert label.strip()
    for claim in told:
        assert not re.search(rf"\b{re.escape(claim.text)}\b", label)
    assert asked(*texts)[1] == label


@pytest.mark.parametrize("kind", ["date", "time"])
def test_dates_and_times_have_labels_without_their_values_too(kind: str) -> None:
    day = "at 9 p.m. on Friday" if kind == "time" else "on Friday"
    other = day.replace("Friday", "Thursday")
    told, label = asked(
        f"The hut on the ridge burned down {day}.",
        f"The hut on the ridge burned down {other}.",
        kind=kind,
    )
    assert len(told) == 2
    assert label.strip()
    assert "Friday" not in label
    assert "Thursday" not in label


def test_every_fact_of_a_comparison_has_a_label_of_one_line() -> None:
    articles: tuple[Article, ...] = tuple(
        story("ab"[n], *(pair[n] for pair in TEXTS)) for n in range(2)
    )
    for fact in compared(*articles).facts:
        assert fact.label == " ".join(fact.label.split()) != ""


def test_a_key_holds_kind_noun_and_what_happened_and_no_value() -> None:
    told, _ = asked(*TEXTS[0])
    assert key_of(told) == ("count", "", "skier", "killed")


@pytest.mark.parametrize("texts", TEXTS)
def test_a_key_does_not_move_with_values_or_order(texts: tuple[str, str]) -> None:
    told, _ = asked(*texts)
    other, _ = asked(*(text.replace("12", "77").replace("14", "78") for text in texts))
    assert key_of(told) == key_of(told[::-1]) == key_of(other)


def test_the_key_of_a_day_holds_no_day() -> None:
    told, _ = asked(
        "The hut on the ridge burned down on Friday.",
        "The hut on the ridge burned down on Thursday.",
        kind="date",
    )
    assert key_of(told)[0] == "date"
    assert not {"friday", "thursday"} & set(key_of(told))
