"""Places and persons in one slot of two sentences."""

from __future__ import annotations

import pytest

from discrepant.records import Article, Fact
from tests.compare.stories import compared, flagged, story, told

PLACE = "The glider came down in {} on Friday after losing a wing, the flying club said."
LED = "The search for the glider was led by {} of the mountain police."


def slots(*articles: Article | str) -> list[Fact]:
    given = [a if isinstance(a, Article) else story("abc"[n], a) for n, a in enumerate(articles)]
    return [fact for fact in compared(*given).facts if fact.kind in ("place", "person")]


def test_two_places_in_one_slot_are_a_conflict() -> None:
    (fact,) = slots(PLACE.format("Orsund"), PLACE.format("Lenham"))
    assert told(fact) == "conflict place: 1: Orsund, 2: Lenham"
    assert "A Post has “Orsund”, B Post “Lenham”" in fact.reason


def test_two_persons_in_one_slot_are_a_conflict() -> None:
    (fact,) = slots(LED.format("Colonel Ada Rhys"), LED.format("Major Tom Breck"))
    assert told(fact) == "conflict person: 1: Ada Rhys, 2: Tom Breck"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (PLACE.format("Orsund"), PLACE.format("Orsund")),
        (PLACE.format("Orsund"), PLACE.format("May")),
        (PLACE.format("Orsund"), PLACE.format("October 2030")),
        (LED.format("Ada Rhys"), LED.format("Colonel Rhys")),
        (LED.format("Pavel Zaitsev"), LED.format("Pavel Zaytsev")),
        # Another thing happened at the other place.
        (PLACE.format("Orsund"), "The choir of the mill sang in Lenham for the first time."),
    ],
)
def test_no_difference_where_the_names_are_one_or_the_slots_are_two(left: str, right: str) -> None:
    assert slots(left, right) == []


def test_an_article_that_has_both_names_does_not_differ() -> None:
    both = story("b", PLACE.format("Lenham"), "The pilot had started from Orsund.")
    assert slots(PLACE.format("Orsund"), both) == []


def test_a_place_that_lies_in_the_other_agrees() -> None:
    inside = story("c", "Farmers from Tarn, Orsund, helped to lift it.")
    (fact,) = slots(PLACE.format("Tarn"), PLACE.format("Orsund"), inside)
    assert (fact.verdict, fact.rule) == ("agree", "one place lies in the other")


def test_two_parts_of_one_area_are_two_places() -> None:
    (fact,) = slots(PLACE.format("North Orven"), PLACE.format("South Orven"))
    assert told(fact) == "conflict place: 1: North Orven, 2: South Orven"


def test_an_earlier_text_of_an_article_does_not_differ_from_its_new_one() -> None:
    old = story("a1", PLACE.format("Orsund"), replaced_by="a2")
    assert slots(old, story("a2", PLACE.format("Lenham"))) == []


def test_the_label_and_the_id_hold_neither_name() -> None:
    (fact,) = slots(PLACE.format("Orsund"), PLACE.format("Lenham"))
    (other,) = slots(PLACE.format("Tarn"), PLACE.format("Grimsay"))
    assert fact.label
    assert "Orsund" not in fact.label
    assert "Lenham" not in fact.label
    assert fact.id == other.id


def test_two_names_of_one_town_are_no_two_places() -> None:
    comparison = compared(
        story("a", "The envoys met in Bombay on Friday to sign the grain deal."),
        story("b", "The envoys met in Mumbai on Friday to sign the grain deal."),
    )
    assert flagged(comparison) == []
    assert any(fact.kind == "name" and fact.verdict == "agree" for fact in comparison.facts)
