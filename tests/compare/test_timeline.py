"""When a value was true, and what follows from it for two values."""

import pytest

from compare.timeline import as_of, follow, timeline_of
from tests.compare.stories import claims, compared, flagged, story


def timeline(*lines: str, growing: bool = False) -> bool:
    told = [story(name, line) for name, line in zip("abcd", lines, strict=False)]
    found = claims(*told)
    figures = [i for i, claim in enumerate(found) if claim.quantity]
    by_id = {article.id: article for article in told}
    return follow(timeline_of([[i] for i in figures], found, by_id), growing=growing)


@pytest.mark.parametrize(
    ("left", "right", "follows"),
    [
        ("In March 400 fell ill.", "In April 900 fell ill.", True),
        ("On Thursday 400 fell ill.", "On Friday 900 fell ill.", True),
        ("By noon on Friday 400 fell ill.", "By 6 p.m. on Friday 900 fell ill.", True),
        # one lies in the other
        ("On Friday 400 fell ill.", "By noon on Friday 900 fell ill.", False),
        ("In 2030 400 fell ill.", "In April 2030 900 fell ill.", False),
        # one moment
        ("On Friday 400 fell ill.", "On Friday 900 fell ill.", False),
    ],
)
def test_one_time_follows_another_only_where_it_begins_after_its_end(
    left: str, right: str, follows: bool
) -> None:
    assert timeline(left, right) is follows


def test_what_can_only_grow_does_not_follow_a_higher_value() -> None:
    lines = "On Thursday 900 were hurt.", "On Friday 400 were hurt."
    assert timeline(*lines)
    assert not timeline(*lines, growing=True)


def test_a_text_without_any_date_stands_on_no_timeline() -> None:
    undated = story("a", "The storm hurt 12 guides.", day="")
    (claim,) = claims(undated)
    assert as_of(claim, {"a": undated}) is None


def test_a_sentence_about_last_year_does_not_speak_of_the_day_it_was_printed() -> None:
    article = story("a", "Last year the road killed 22 riders and 9 walkers.")
    told = [claim for claim in claims(article) if claim.quantity]
    moments = {as_of(claim, {"a": article}) for claim in told}
    assert all(moment is not None and moment.year == 2030 for moment in moments)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # counts of two months
        ("The clinic saw 400 cases of the fever in March.",
         "The clinic saw 900 cases of the fever in April."),
        # two blasts
        ("The first blast in Lenham killed 12 guards.",
         "The second blast in Lenham killed 19 guards."),
        # an avalanche of the year before
        ("An avalanche at the Orven pass on Friday killed 5 skiers.",
         "Last year 14 skiers died in an avalanche at the Orven pass."),
        # one clock, its day told once
        ("The tower lost touch with the glider at 7:05 a.m., the club said.",
         "The tower lost touch with the glider shortly after 7 a.m. on Saturday, the club said."),
    ],
)  # fmt: skip
def test_what_speaks_of_two_things_or_of_one_time_is_not_flagged(left: str, right: str) -> None:
    assert flagged(compared(story("a", left), story("b", right))) == []


def test_a_scale_word_that_slipped_is_flagged() -> None:
    one = story("a", "The council spent $4.2 million on the new bridge over the Lenn.")
    other = story("b", "The council spent $4.2 billion on the new bridge over the Lenn.")
    assert len(flagged(compared(one, other))) == 1
