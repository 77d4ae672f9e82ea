"""Figures, dates and times as facts: what is told, what is left out, and how it is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from discrepant.records import Article, Fact
from tests.compare.stories import compared, fact_of, story, told


def facts(*texts: str) -> list[str]:
    return [
        told(fact) for fact in compared(*(story("abc"[n], t) for n, t in enumerate(texts))).facts
    ]


def test_a_figure_that_one_outlet_alone_tells_is_kept_and_a_day_is_not() -> None:
    assert facts("The avalanche killed 12 skiers on Friday.") == ["single figure: 1: 12"]


def test_a_mention_carries_its_value_bounds_unit_and_moment() -> None:
    comparison = compared(
        story("a", "Police said at least 12 km of road were flooded.", day="2031-05-03T08:00:00Z"),
        story("b", "The flood covered 14 km of road.", day="2031-05-03T09:00:00Z"),
    )
    first, second = fact_of(comparison, "12", "14").mentions
    assert (first.value, first.low, first.high, first.unit, first.modifier) == (
        12, 12, None, "kilometre", ">=",
    )  # fmt: skip
    assert (second.value, second.low, second.high, second.modifier) == (14, 14, 14, "=")
    assert first.attributed_to == "Police"
    assert second.attributed_to is None
    assert second.as_of is not None
    assert second.as_of.isoformat() == "2031-05-03T09:00:00+00:00"


def test_a_day_is_exported_as_an_iso_date() -> None:
    comparison = compared(
        story("a", "The hut on the old ridge burned down on Friday."),
        story("b", "The hut on the old ridge burned down on Thursday."),
    )
    mentions = fact_of(comparison, "Friday", "Thursday").mentions
    assert [(m.value, m.low, m.high) for m in mentions] == [
        (day, day, day) for day in ("2031-05-02", "2031-05-01")
    ]


def test_an_hour_without_its_day_is_a_fact_about_a_time() -> None:
    comparison = compared(
        story("a", "The vote on the pier in Halvik began at 09:00."),
        story("b", "The vote on the pier in Halvik began at 11:30."),
    )
    assert fact_of(comparison, "09:00", "11:30").kind == "time"


def test_the_steps_say_how_the_best_pair_was_judged() -> None:
    comparison = compared(
        story("a", "The avalanche above Halvik killed 12 skiers."),
        story("b", "The avalanche above Halvik killed 14 skiers."),
    )
    fact: Fact = fact_of(comparison, "12", "14")
    assert [step.name for step in fact.steps][-1] == "chance of one question"
    assert float(fact.steps[-1].value) == pytest.approx(fact.confidence, abs=0.006)


OLD = "The avalanche above Halvik killed 12 skiers."
NEW = "The avalanche above Halvik killed nine skiers."


def revised(before: str, after: str) -> tuple[Article, Article]:
    """One outlet's article before and after it was changed."""
    old, new = story("a1", before, replaced_by="a2"), story("a2", after)
    return replace(old, outlet="A Post"), replace(new, outlet="A Post")


def test_an_outlets_change_of_its_own_text_is_an_update() -> None:
    fact = fact_of(compared(*revised(OLD, NEW)), "12", "nine")
    assert (fact.verdict, fact.rule) == ("update", "an outlet changed its text")


def test_an_earlier_text_that_says_the_same_adds_no_mention() -> None:
    (fact,) = compared(*revised(OLD, OLD), story("b", OLD)).facts
    assert [mention.article for mention in fact.mentions] == ["a2", "b"]


def test_the_hour_that_only_dates_a_moved_toll_is_no_difference_by_itself() -> None:
    told_facts = facts(
        "Rescuers said at 9 a.m. on Friday that 11 people were killed in the Halvik mine.",
        "Rescuers said at 7 p.m. on Friday that 26 people were killed in the Halvik mine.",
    )
    assert told_facts == ["update figure: 1: 11, 2: 26"]
