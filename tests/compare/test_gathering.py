"""Claims gathered into facts, and the groups inside a fact."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from compare.claims import Claim
from compare.gathering import AGREE_AT_LEAST, DIFFER_AT_LEAST, Gathered, gathered, groups_of
from compare.same_fact import Match
from compare.values import agree
from tests.compare.stories import claims, story

SURE = 0.9


def tolls(*values: str) -> tuple[Claim, ...]:
    """One toll an article, in that order."""
    return claims(*(story(f"o{n}", f"The storm hurt {v} guides.") for n, v in enumerate(values)))


def joined(read: Sequence[Claim], *pairs: tuple[int, int, float]) -> tuple[Gathered, ...]:
    matches = [
        Match(left=i, right=j, agrees=agree(read[i], read[j]), probability=p, features={})
        for i, j, p in pairs
    ]
    return gathered(read, sorted(matches, key=lambda match: -match.probability))


def sets(facts: Sequence[Gathered]) -> list[tuple[int, ...]]:
    return [fact.claims for fact in facts]


def test_without_a_match_every_claim_is_a_fact() -> None:
    facts = joined(tolls("12", "14"))
    assert sets(facts) == [(0,), (1,)]
    assert facts[0].certainty == 1


def test_claims_that_agree_are_gathered_over_others() -> None:
    read = tolls("12", "twelve", "12")
    (fact,) = joined(read, (0, 1, SURE), (1, 2, 0.7))
    assert fact.claims == (0, 1, 2)
    assert fact.certainty == SURE
    assert fact.differing == ()


def test_claims_that_differ_are_gathered_on_a_lower_chance() -> None:
    read = tolls("12", "14")
    (fact,) = joined(read, (0, 1, DIFFER_AT_LEAST))
    assert fact.claims == (0, 1)
    assert fact.certainty == DIFFER_AT_LEAST
    assert sets(joined(read, (0, 1, DIFFER_AT_LEAST - 0.01))) == [(0,), (1,)]


def test_equal_values_need_the_higher_chance() -> None:
    assert sets(joined(tolls("12", "12"), (0, 1, AGREE_AT_LEAST - 0.01))) == [(0,), (1,)]


def test_the_certainty_of_a_difference_is_that_of_its_best_differing_pair() -> None:
    (fact,) = joined(tolls("12", "12", "14"), (0, 1, 0.95), (1, 2, 0.4), (0, 2, 0.3))
    assert fact.certainty == 0.4


def test_two_values_of_one_sentence_never_share_a_fact() -> None:
    read = claims(
        story("a", "The storm hurt 12 guides and 14 porters."),
        story("b", "The storm hurt 13 guides."),
    )
    facts = joined(read, (0, 2, SURE), (1, 2, 0.8))
    assert sets(facts) == [(0, 2), (1,)]


def test_an_outlet_answers_a_question_once_in_its_own_voice() -> None:
    read = claims(
        story("a", "The storm hurt 12 guides.", "The storm hurt 14 guides."),
        story("b", "The storm hurt 19 guides."),
    )
    assert sets(joined(read, (0, 2, SURE), (1, 2, 0.8))) == [(0, 2), (1,)]


def test_an_outlet_may_give_the_figures_of_two_sources() -> None:
    read = claims(
        story("a", "Police said that 12 guides were hurt.", "The club said 14 guides were hurt."),
        story("b", "The storm hurt 19 guides."),
    )
    assert sets(joined(read, (0, 2, SURE), (1, 2, 0.8), (0, 1, 0.5))) == [(0, 1, 2)]


def test_every_claim_is_in_one_fact() -> None:
    read = tolls("12", "14", "12", "30", "31")
    facts = joined(read, (0, 2, SURE), (0, 1, 0.5), (3, 4, 0.3))
    assert sorted(i for fact in facts for i in fact.claims) == list(range(len(read)))


@pytest.mark.parametrize(
    ("values", "groups"),
    [
        (("12", "12"), "11"),
        (("12", "14"), "12"),
        (("14", "12", "14"), "121"),
        (("12", "at least 12"), "11"),
        (("12", "at least 30"), "12"),
        # Fits both, and so belongs to neither.
        (("12", "14", "at least 11"), "12*"),
        (("at least 11", "12", "14"), "*12"),
        (("12", "14", "dozens of"), "123"),
    ],
)
def test_groups_are_named_by_first_publication_and_a_star_fits_several(
    values: tuple[str, ...], groups: str
) -> None:
    read = tolls(*values)
    placed = groups_of(read, range(len(read)))
    assert "".join(placed[i] for i in range(len(read))) == groups


def test_the_order_given_names_the_groups() -> None:
    read = tolls("12", "14")
    assert groups_of(read, [1, 0]) == {1: "1", 0: "2"}
