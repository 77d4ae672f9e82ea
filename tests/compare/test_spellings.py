"""One name in several spellings, and names so near that one may be a slip."""

from __future__ import annotations

import pytest

from discrepant.records import Fact
from tests.compare.stories import compared, story

SCENE = "{} spoke in the town hall of Halvik about the pier."
OTHER = "The pier was the subject when {} came to Halvik."


def names(left: str, right: str) -> list[Fact]:
    articles = story("a", SCENE.format(left)), story("b", OTHER.format(right))
    return [fact for fact in compared(*articles).facts if fact.kind == "name"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Pavel Zaitsev", "Pavel Zaytsev"),
        ("Yusuf al-Rashid", "Yusuf Rashid"),
        ("Mohammed Kaddour", "Muhammad Qaddour"),
    ],
)
def test_two_spellings_of_one_name_agree(left: str, right: str) -> None:
    (fact,) = names(left, right)
    assert (fact.verdict, fact.rule) == ("agree", "one name, two spellings")
    assert {mention.group for mention in fact.mentions} == {"1"}
    assert {mention.text for mention in fact.mentions} == {left, right}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Pavel Zaitsev", "Pavel Zaitsev"),
        ("Pavel Zaitsev", "Tom Breck"),
        ("Pavel Lunin", "Pavel Rhys"),
    ],
)
def test_one_spelling_or_two_persons_are_no_fact_about_a_name(left: str, right: str) -> None:
    assert names(left, right) == []


def test_two_names_alike_but_for_a_letter_or_two_may_be_a_slip() -> None:
    (fact,) = names("Pavel Dombrin", "Pavel Dombran")
    assert fact.rule in {"names nearly alike", "one name, two spellings"}
    (slip,) = names("Ilse Hartmann", "Ilse Hartwann")
    assert slip.rule == "names nearly alike"
    assert slip.verdict in {"conflict", "unclear"}
    assert [mention.group for mention in slip.mentions] == ["1", "2"]


def test_names_nearly_alike_in_one_article_are_two_persons() -> None:
    both = story("a", SCENE.format("Ilse Hartmann"), OTHER.format("Ilse Hartwann"))
    one = story("b", OTHER.format("Ilse Hartwann"))
    assert [fact for fact in compared(both, one).facts if fact.kind == "name"] == []
