"""What a claim holds beside its value."""

from __future__ import annotations

import pytest

from compare.claims import CLAIMS_AT_MOST, Claim
from discrepant.records import Article, Moment
from tests.compare.stories import claims, story


def only(*lines: str, **more: object) -> Claim:
    (claim,) = claims(story("a", *lines, **more))  # type: ignore[arg-type]  # fields of an article
    return claim


def figure(text: str) -> Claim:
    return next(claim for claim in claims(story("a", text)) if claim.kind == "figure")


def kinds(text: str, **more: object) -> list[tuple[str, str]]:
    return [(c.kind, c.text) for c in claims(story("a", text, **more))]  # type: ignore[arg-type]


def test_a_claim_is_quoted_from_its_article() -> None:
    article = story(
        "a", "It was dark. At least 12 skiers were killed on Friday.", title="Snow kills 12 skiers"
    )
    read = claims(article)
    assert [claim.text for claim in read] == ["12", "At least 12", "Friday"]
    for claim in read:
        assert claim.span.of(article.field(claim.field)) == claim.text


def test_a_claim_knows_the_thing_counted_and_what_happened() -> None:
    claim = only("The avalanche killed 12 Norwegian skiers.")
    assert (claim.head, claim.role) == ("skier", "killed")


def test_a_date_is_no_figure() -> None:
    assert kinds("The hut on the ridge burned down on 3 May 2031.") == [("date", "3 May 2031")]


def test_a_day_with_its_hour_is_a_time() -> None:
    assert kinds("The hut on the ridge burned down at 09:30 on Friday.") == [
        ("time", "09:30 on Friday")
    ]


def test_an_hour_without_its_day_is_a_time() -> None:
    assert kinds("The hut on the ridge burned down at 09:30.") == [("time", "09:30")]


@pytest.mark.parametrize(
    "text",
    [
        "Several skiers left the hut before the storm.",
        "No one knows the way to the hut.",
        "The 2nd hut on the ridge burned down.",
        "They left the hut after spending the night.",
        "The hut was rebuilt recently by the guides.",
        "Updated at 12:42",
        "3 May 2031",
    ],
)
def test_what_makes_no_claim_is_not_read(text: str) -> None:
    assert kinds(text) == []


def test_the_words_near_a_value_are_told_nearest_first() -> None:
    claim = only("Rescuers of Halvik found 12 frozen skiers below the ridge.")
    assert [word for word in claim.before if word][:2] == ["found", "halvik"]
    assert [word for word in claim.after if word][:1] == ["frozen"]
    assert {"rescuer", "frozen", "skier", "ridge"} <= claim.words
    assert set(claim.near) <= claim.words


def test_the_value_itself_is_no_word_of_its_claim() -> None:
    assert not any("12" in word for word in only("Rescuers found 12 frozen skiers.").words)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The dead, including 12 guides, were flown out.", "part"),
        ("In all, 12 guides were flown out.", "total"),
        ("Another 12 guides were flown out.", "more"),
        ("The fine of 12 crowns a day was paid by the guides.", "each"),
        ("The club plans to hire 12 guides.", "planned"),
        ("The storm hurt 12 guides nationwide.", "area"),
        ("The toll rose to 12 guides killed.", "growing"),
    ],
)
def test_a_cue_near_the_value_is_noted(text: str, cue: str) -> None:
    assert cue in figure(text).cues


def test_a_bare_figure_has_no_cue_of_scope() -> None:
    assert not figure("The storm hurt 12 guides.").cues & {
        "part", "total", "more", "each", "planned", "area", "growing",
    }  # fmt: skip


def test_a_claim_knows_who_says_so() -> None:
    claim = figure("Police said that 12 guides were hurt.")
    assert claim.source is not None
    assert claim.source.name == "Police"
    assert figure("The storm hurt 12 guides.").source is None


def test_the_one_day_that_a_sentence_names_is_the_moment_of_its_figure() -> None:
    claim = figure("On Friday the avalanche killed 12 skiers.")
    assert claim.moment is not None
    assert [moment.date().isoformat() for moment in claim.moment] == ["2031-05-02", "2031-05-03"]
    assert figure("On Thursday and on Friday 12 skiers were killed.").moment is None
    assert figure("The avalanche killed 12 skiers.").moment is None


def test_a_sentence_about_another_year_is_away_from_the_story() -> None:
    assert figure("An avalanche killed 12 skiers in 2019.").away
    assert not figure("An avalanche killed 12 skiers on Friday.").away
    assert not figure("An avalanche killed 12 skiers.").away


def test_weekdays_count_from_the_last_change_while_a_story_is_fresh() -> None:
    def day(**more: object) -> str:
        claim = only("The hut on the ridge burned down on Tuesday.", **more)
        assert claim.timex is not None
        return claim.timex.value

    assert day(day="2031-05-05") == "2031-04-29"
    assert day(day="2031-05-05", modified=Moment.parse("2031-05-07")) == "2031-05-06"
    assert day(day="2031-05-05", modified=Moment.parse("2031-06-18")) == "2031-04-29"


def test_an_undated_article_keeps_its_weekdays_open() -> None:
    claim = only("The hut on the ridge burned down on Tuesday.", day="")
    assert claim.timex is not None
    assert claim.timex.low is None
    assert claim.timex.value == "XXXX-WXX-2"


def test_places_and_qualifiers_of_the_sentence_are_kept() -> None:
    claim = figure("In Halvik the price of barley was 12 crowns.")
    assert claim.places == {"halvik"}
    assert claim.qualifiers == {"barley"}


def test_at_most_some_hundred_claims_of_an_article_are_read() -> None:
    long = story("a", *(f"The storm killed {n} guides." for n in range(2 * CLAIMS_AT_MOST)))
    short = story("b", "The storm killed 12 guides.")
    read = claims(long, short)
    assert sum(claim.article == "a" for claim in read) == CLAIMS_AT_MOST
    assert sum(claim.article == "b" for claim in read) == 1


def test_no_article_makes_no_claim() -> None:
    nothing: tuple[Article, ...] = ()
    assert claims(*nothing) == ()
