"""Yes or no: what was done in one report and not in the other."""

from __future__ import annotations

import pytest

from compare.kinds.polarity import predicates_in
from discrepant.records import Article, Fact
from tests.compare.stories import compared, story, told


def polar(*texts: str | Article) -> list[Fact]:
    given = [t if isinstance(t, Article) else story("abc"[n], t) for n, t in enumerate(texts)]
    return [fact for fact in compared(*given).facts if fact.kind == "polarity"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The crew accepted the plan.", [("accept", True, "accepted")]),
        ("The crew rejected the plan.", [("accept", False, "rejected")]),
        ("The crew did not accept the plan.", [("accept", False, "did not accept")]),
        ("The crew has never rejected a plan.", [("accept", True, "has never rejected")]),
        ("The hut wasn’t damaged.", [("damage", False, "wasn’t damaged")]),
        ("If the crew accepted the plan, they would go.", []),
        ("Nobody knows whether the hut was damaged.", []),
        ("No, the crew accepted the plan.", [("accept", True, "accepted")]),
        ("The sky was blue.", []),
        ("", []),
    ],
)
def test_a_predicate_has_the_sign_that_its_sentence_gives_it(
    text: str, found: list[tuple[str, bool, str]]
) -> None:
    assert [(p.family, p.holds, p.span.of(text)) for p in predicates_in(text)] == found


@pytest.mark.parametrize(
    ("left", "right", "groups"),
    [
        (
            "The ferry crews accepted the timetable of the port authority.",
            "The ferry crews rejected the timetable of the port authority.",
            "1: accepted, 2: rejected",
        ),
        (
            "The lighthouse at Halvik was damaged in the storm.",
            "The lighthouse at Halvik was not damaged in the storm.",
            "1: damaged, 2: was not damaged",
        ),
        (
            "The lighthouse at Halvik was repainted before the storm.",
            "The lighthouse at Halvik was not repainted before the storm.",
            "1: repainted, 2: was not repainted",
        ),
        (
            "Police confirmed that the fire at the sawmill was arson.",
            "Police have not determined whether the fire at the sawmill was arson.",
            "1: confirmed, 2: have not determined",
        ),
    ],
)
def test_done_and_not_done_is_a_conflict(left: str, right: str, groups: str) -> None:
    (fact,) = polar(left, right)
    assert told(fact) == f"conflict polarity: {groups}"
    assert len(polar(right, left)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The ferry crews accepted the timetable of the port authority.",
            "The ferry crews approved the timetable of the port authority.",
        ),
        (
            "The ferry crews did not accept the timetable of the port authority.",
            "The ferry crews rejected the timetable of the port authority.",
        ),
        (
            "The ferry crews accepted the timetable of the port authority.",
            "The bakers of Tarn rejected a tax on salt.",
        ),
        (
            "The ferry crews accepted the timetable of the port authority.",
            "The ferry crews may reject the timetable of the port authority.",
        ),
    ],
)
def test_no_difference_where_the_answers_or_the_questions_are_not_opposed(
    left: str, right: str
) -> None:
    assert polar(left, right) == []


def test_yes_and_no_of_two_sources_are_rivals() -> None:
    (fact,) = polar(
        "Police said the lighthouse at Halvik was damaged in the storm.",
        "The keeper said the lighthouse at Halvik was not damaged in the storm.",
    )
    assert fact.verdict == "rival"
    assert [mention.attributed_to for mention in fact.mentions] == ["Police", "The keeper"]


def test_one_source_that_says_yes_and_no_is_a_conflict() -> None:
    (fact,) = polar(
        "Police said the lighthouse at Halvik was damaged in the storm.",
        "Police said the lighthouse at Halvik was not damaged in the storm.",
    )
    assert fact.verdict == "conflict"


def test_what_an_outlet_no_longer_says_contradicts_nobody() -> None:
    old = story("a1", "The lighthouse at Halvik was damaged in the storm.", replaced_by="a2")
    new = story("a2", "The lighthouse at Halvik was not damaged in the storm.")
    assert polar(old, new) == []


def test_the_mention_is_the_verb_with_its_negation_and_its_value_says_yes_or_no() -> None:
    (fact,) = polar(
        "The lighthouse at Halvik was damaged in the storm.",
        "The lighthouse at Halvik was not damaged in the storm.",
    )
    assert [str(m.value).rpartition(" ")[2] for m in fact.mentions] == ["yes", "no"]
