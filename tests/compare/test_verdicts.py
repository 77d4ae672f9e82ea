"""Every rule of the verdicts, on two sentences that are known to answer one question."""

from __future__ import annotations

import pytest

from compare.claims import Claim
from compare.gathering import Gathered, groups_of
from compare.same_fact import Match
from compare.timeline import as_of
from compare.values import agree
from compare.verdicts import FLAG_AT_LEAST, Ruling, verdict_on
from discrepant.records import Article, Moment
from tests.compare.stories import claims, story

MORNING, NOON, EVENING = (f"2031-05-03T{hour}:00:00Z" for hour in ("08", "12", "20"))


def ruling(*articles: Article, sure: float = 0.8, telling: str = "figure") -> Ruling:
    """What is ruled on the first value of that kind in each article, were they one question."""
    read = claims(*articles)
    firsts = [next(i for i, c in enumerate(read) if (c.article, c.kind) == (a.id, telling))
              for a in articles]  # fmt: skip
    return ruling_on(read, firsts, articles, sure=sure)


def ruling_on(
    read: tuple[Claim, ...], chosen: list[int], articles: tuple[Article, ...], *, sure: float = 0.8
) -> Ruling:
    matches = [
        Match(left=i, right=j, agrees=agree(read[i], read[j]), probability=sure, features={})
        for i in chosen
        for j in chosen
        if i < j
    ]
    fact = Gathered(
        claims=tuple(sorted(chosen)),
        agreeing=tuple(match for match in matches if match.agrees),
        differing=tuple(match for match in matches if not match.agrees),
    )
    return verdict_on(
        fact, claims=read, groups=groups_of(read, chosen), articles={a.id: a for a in articles}
    )


def two(left: str, right: str, *, days: tuple[str, str] = (NOON, NOON)) -> Ruling:
    return ruling(story("a", left, day=days[0]), story("b", right, day=days[1]))


def test_what_one_outlet_tells_is_single() -> None:
    told = ruling(story("a", "The avalanche killed 12 skiers."))
    assert (told.verdict, told.rule) == ("single", "one outlet")
    assert "A Post" in told.reason


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        ("The avalanche killed 12 skiers.", "12 skiers were killed.", "same value"),
        ("The avalanche killed at least 12 skiers.", "14 skiers were killed.", "values fit"),
        ("Some 2,400 homes were destroyed.", "The fire destroyed 2,386 homes.", "values fit"),
        ("The pipe is 40 miles long.", "The pipe is 64 km long.", "values fit"),
        ("Dozens of skiers were hurt.", "The avalanche hurt 37 skiers.", "values fit"),
    ],
)
def test_values_of_one_group_agree(left: str, right: str, rule: str) -> None:
    told = two(left, right)
    assert (told.verdict, told.rule) == ("agree", rule)


def test_a_value_that_only_an_earlier_text_of_the_outlet_holds_was_changed() -> None:
    old = story("a1", "The avalanche killed 12 skiers.", day=MORNING, replaced_by="a2")
    new = story("a2", "The avalanche killed nine skiers.", day=MORNING)
    told = ruling(old, new)
    assert (told.verdict, told.rule) == ("update", "an outlet changed its text")
    assert "12" in told.reason


def test_a_value_that_another_outlet_still_has_was_not_changed_but_differs() -> None:
    old = story("a1", "The avalanche killed 12 skiers.", day=NOON, replaced_by="a2")
    new = story("a2", "The avalanche killed nine skiers.", day=NOON)
    other = story("b", "The avalanche killed 12 skiers.", day=NOON)
    assert ruling(old, new, other).verdict == "conflict"


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        (
            "Four nurses were killed on the ridge.",
            "Nine people were killed on the ridge.",
            "scope: narrower count",
        ),
        (
            "Exports of barley from Orven rose by 12 percent through its ports.",
            "Exports from Orven rose by 30 percent through its ports.",
            "scope: narrower subject",
        ),
        (
            "The dead, including four skiers, were flown to Halvik.",
            "The avalanche killed nine guides.",
            "scope: part",
        ),
        ("In all, 90 skiers were hurt.", "The avalanche hurt 30 skiers.", "scope: total"),
        ("Another 15 skiers were hurt.", "The avalanche hurt 40 skiers.", "scope: more"),
        ("The fine is 40 crowns a day.", "The fine is 900 crowns.", "scope: each"),
        ("The yard plans to hire 700 welders.", "The yard hired 250 welders.", "scope: planned"),
        ("The storm hurt 80 skiers nationwide.", "The storm hurt 20 skiers.", "scope: area"),
    ],
)
def test_values_of_other_scope_are_told_apart(left: str, right: str, rule: str) -> None:
    for told in (two(left, right), two(right, left)):
        assert (told.verdict, told.rule) == ("scope", rule)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # More of the narrower count than of the wider is no part of it.
        ("Nine nurses were killed on the ridge.", "Four people were killed on the ridge."),
        # A total that is smaller than the other figure is no total of it.
        ("In all, 30 skiers were hurt.", "The avalanche hurt 90 skiers."),
        # Both are totals.
        ("In all, 30 skiers were hurt.", "A total of 90 skiers were hurt."),
    ],
)
def test_a_cue_that_does_not_fit_the_values_makes_no_scope(left: str, right: str) -> None:
    assert two(left, right).verdict == "conflict"


def test_values_of_two_moments_that_the_sentences_name_are_an_update() -> None:
    told = two("By 9 a.m. on Saturday 12 skiers were killed.",
               "By 5 p.m. on Saturday 31 skiers were killed.")  # fmt: skip
    assert (told.verdict, told.rule) == ("update", "two moments")


def test_a_toll_that_a_later_report_has_higher_grew_with_time() -> None:
    left, right = "The avalanche killed 12 skiers.", "The avalanche killed 31 skiers."
    told = two(left, right, days=(MORNING, EVENING))
    assert (told.verdict, told.rule) == ("update", "grew with time")


@pytest.mark.parametrize(
    ("left", "right", "days"),
    [
        ("The avalanche killed 31 skiers.", "The avalanche killed 12 skiers.", (MORNING, EVENING)),
        ("The avalanche killed 12 skiers.", "The avalanche killed 31 skiers.", (NOON, NOON)),
        # Two stories of one morning speak of one moment.
        ("The avalanche killed 12 skiers.", "The avalanche killed 31 skiers.",
         (MORNING, "2031-05-03T10:00:00Z")),
        # A budget does not grow by itself while the day goes on.
        ("The bridge cost 12 crowns.", "The bridge cost 31 crowns.", (MORNING, EVENING)),
        ("The avalanche killed 12 skiers.", "The avalanche killed 31 skiers.", ("", EVENING)),
    ],
)  # fmt: skip
def test_what_did_not_grow_with_time_is_no_update(
    left: str, right: str, days: tuple[str, str]
) -> None:
    assert two(left, right, days=days).verdict == "conflict"


def test_a_toll_told_as_moving_and_higher_is_a_new_count() -> None:
    told = two("The toll rose to 31 skiers killed.", "The avalanche killed 12 skiers.")
    assert (told.verdict, told.rule) == ("update", "told as a new count")


def test_a_toll_told_as_moving_but_lower_is_none() -> None:
    told = two("The toll rose to 12 skiers killed.", "The avalanche killed 31 skiers.")
    assert told.verdict == "conflict"


@pytest.mark.parametrize(
    ("left", "right", "rule"),
    [
        ("Police said that 12 skiers left the hut.", "The ski club said that 31 skiers left it.",
         "two sources"),
        ("Police said that 12 skiers left the hut.", "The hut was left by 31 skiers.",
         "own voice against a source"),
    ],
)  # fmt: skip
def test_values_of_two_voices_are_rivals(left: str, right: str, rule: str) -> None:
    for told in (two(left, right), two(right, left)):
        assert (told.verdict, told.rule) == ("rival", rule)
    assert "olice" in two(left, right).reason


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The hut was left by 12 skiers.", "The hut was left by 31 skiers."),
        ("Police said that 12 skiers left the hut.", "Police said that 31 skiers left the hut."),
        ("Police said that 12 skiers left the hut.", "31 skiers left the hut, police said."),
    ],
)
def test_two_values_in_one_voice_are_a_conflict(left: str, right: str) -> None:
    told = two(left, right)
    assert (told.verdict, told.rule, told.confidence) == ("conflict", "values apart", 0.8)
    assert "12" in told.reason
    assert "31" in told.reason


def test_two_days_of_one_thing_are_a_conflict_and_never_an_update() -> None:
    told = ruling(
        story("a", "The hut on the ridge burned down on Thursday.", day=MORNING),
        story("b", "The hut on the ridge burned down on Friday.", day=EVENING),
        telling="date",
    )
    assert told.verdict == "conflict"


@pytest.mark.parametrize(
    ("left", "right", "flagged"),
    [
        ("The hut was left by 12 skiers.", "The hut was left by 31 skiers.", "conflict"),
        ("Police said that 12 skiers left the hut.", "The club said that 31 skiers left it.",
         "rival"),
    ],
)  # fmt: skip
def test_under_the_threshold_a_difference_is_only_unclear(
    left: str, right: str, flagged: str
) -> None:
    articles = story("a", left, day=NOON), story("b", right, day=NOON)
    assert ruling(*articles, sure=FLAG_AT_LEAST).verdict == flagged
    unsure = ruling(*articles, sure=FLAG_AT_LEAST - 0.01)
    assert (unsure.verdict, unsure.rule) == ("unclear", ruling(*articles).rule)
    assert unsure.confidence == pytest.approx(FLAG_AT_LEAST - 0.01)


@pytest.mark.parametrize("sure", [0.01, 0.99])
def test_the_threshold_touches_no_other_verdict(sure: float) -> None:
    articles = (
        story("a", "Four nurses were killed on the ridge."),
        story("b", "Nine people were killed on the ridge."),
    )
    assert ruling(*articles, sure=sure).verdict == "scope"


def test_a_vague_value_beside_two_that_differ_joins_neither_side() -> None:
    told = ruling(
        story("a", "The avalanche killed 21 skiers.", day=NOON),
        story("b", "The avalanche killed 27 skiers.", day=NOON),
        story("c", "The avalanche killed at least 20 skiers.", day=NOON),
    )
    assert told.verdict == "conflict"
    assert "at least" not in told.reason


def test_a_claim_speaks_of_the_moment_that_its_sentence_names_else_of_its_article() -> None:
    named = story("a", "By 9 a.m. on Saturday 12 skiers were killed.", day=EVENING)
    bare = story("b", "The avalanche killed 12 skiers.", day=MORNING)
    changed = story(
        "c", "The avalanche killed 12 skiers.", day=MORNING, modified=Moment.parse(NOON)
    )
    undated = story("d", "The avalanche killed 12 skiers.", day="")
    articles = {a.id: a for a in (named, bare, changed, undated)}
    moments = {
        claim.article: as_of(claim, articles)
        for claim in claims(*articles.values())
        if claim.kind == "figure"
    }
    hours = {name: moment and moment.hour for name, moment in moments.items()}
    assert hours == {"a": 9, "b": 8, "c": 12, "d": None}
