"""Which claims may answer one question, and with what chance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from compare.alignment import align
from compare.claims import Claim
from compare.same_fact import (
    FEATURES,
    MODELS,
    RANKS,
    Match,
    candidates,
    matches_in,
    model_of,
)
from compare.sentences import sentences_of
from compare.wording import table
from discrepant.records import Article
from tests.compare.stories import claims, story

LEFT = "The avalanche above Halvik killed 12 skiers on Friday."
RIGHT = "On Friday 14 skiers were killed by the avalanche above Halvik."


def matched(
    *articles: Article, weights: Mapping[str, Mapping[str, float]] | None = None
) -> tuple[Sequence[Claim], tuple[Match, ...]]:
    read = claims(*articles)
    sentences = [s for article in articles for s in sentences_of(article)]
    return read, matches_in(read, align(sentences), weights=weights)


def chance(left: str, right: str, *values: str) -> float:
    """The chance that these two values, of two articles, answer one question; 0 if not proposed."""
    read, matches = matched(story("a", left), story("b", right))
    return next(
        (
            match.probability
            for match in matches
            if [read[match.left].text, read[match.right].text] == list(values)
        ),
        0.0,
    )


def test_a_pair_about_one_thing_is_likelier_than_one_about_two() -> None:
    same = chance(LEFT, RIGHT, "12", "14")
    assert same > 0.5
    assert same > chance(LEFT, "The mayor of Halvik bought 14 lamps for the pier.", "12", "14")


def test_another_thing_that_happened_lowers_the_chance() -> None:
    hurt = "On Friday 14 skiers were injured by the avalanche above Halvik."
    assert chance(LEFT, hurt, "12", "14") < chance(LEFT, RIGHT, "12", "14")


def test_a_thousandfold_gap_lowers_the_chance() -> None:
    far = RIGHT.replace("14", "14,000")
    assert chance(LEFT, far, "12", "14,000") < chance(LEFT, RIGHT, "12", "14")


def test_values_of_two_kinds_are_never_proposed() -> None:
    read, matches = matched(story("a", LEFT), story("b", RIGHT))
    assert matches
    for match in matches:
        assert read[match.left].kind == read[match.right].kind


def test_a_day_that_the_other_sentence_also_names_does_not_differ_from_its_neighbour() -> None:
    both = "The hut on the ridge was searched on Thursday and on Friday."
    one = "The hut on the ridge was searched on Friday."
    read, matches = matched(story("a", both), story("b", one))
    assert [(read[m.left].text, read[m.right].text) for m in matches] == [("Friday", "Friday")]


def test_in_one_article_only_equal_values_or_two_sources_are_proposed() -> None:
    own = story("a", "The storm hurt 12 guides.", "The storm hurt 14 guides.")
    assert matched(own)[1] == ()
    _, matches = matched(story("a", "The storm hurt 12 guides.", "The storm hurt 12 guides."))
    assert [match.agrees for match in matches] == [True]
    two = story("a", "Police said 12 guides were hurt.", "The club said 14 guides were hurt.")
    assert len(matched(two)[1]) == 1


def test_matches_stand_in_order_with_a_probability_each() -> None:
    _, matches = matched(story("a", LEFT), story("b", RIGHT), story("c", LEFT))
    chances = [match.probability for match in matches]
    assert chances == sorted(chances, reverse=True)
    assert all(0 < one < 1 for one in chances)
    assert all(match.left < match.right for match in matches)


def test_which_article_comes_first_does_not_change_the_chance() -> None:
    _, one = matched(story("a", LEFT), story("b", RIGHT))
    _, other = matched(story("a", RIGHT), story("b", LEFT))
    assert sorted(round(m.probability, 9) for m in one) == sorted(
        round(m.probability, 9) for m in other
    )


def test_every_feature_is_told_for_every_pair() -> None:
    read = claims(story("a", LEFT), story("b", RIGHT))
    sentences = [*sentences_of(story("a", LEFT)), *sentences_of(story("b", RIGHT))]
    for _, _, _, features in candidates(read, align(sentences)):
        assert tuple(features) == FEATURES


def test_of_each_article_only_the_best_are_proposed() -> None:
    many = story("b", *(f"The avalanche above Halvik killed {n} skiers." for n in range(20, 40)))
    read, matches = matched(story("a", LEFT), many)
    toll = next(i for i, claim in enumerate(read) if claim.text == "12")
    held = [m for m in matches if toll in (m.left, m.right)]
    assert RANKS <= len(held) <= 20


def test_no_claim_makes_no_match() -> None:
    assert matched(story("a", "It was dark."))[1] == ()


def test_given_weights_are_used_instead_of_the_shipped_ones() -> None:
    sure = {name: {"intercept": 9.0} for name in MODELS}
    _, matches = matched(story("a", LEFT), story("b", RIGHT), weights=sure)
    assert {round(match.probability, 3) for match in matches} == {1.0}


@pytest.mark.parametrize("model", MODELS)
def test_the_shipped_weights_are_of_known_features(model: str) -> None:
    weights = table("en", "same_fact")[model]
    unknown = set(weights) - set(FEATURES)
    assert len(unknown) == 1, "only the intercept is no feature"


def test_there_is_a_model_for_values_that_agree_and_two_for_those_that_differ() -> None:
    toll, day = claims(story("a", LEFT))
    assert [model_of(toll, agrees=True), model_of(day, agrees=True)] == ["agree", "agree"]
    assert [model_of(c, agrees=False) for c in (toll, day)] == ["differ", "differ_in_time"]
