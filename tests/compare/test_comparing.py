"""Whole comparisons of small articles: what must be flagged, what must not, and what never moves.

The codes are those of the typology of discrepancies: C1-C12 differ, N1-N20 only look as if.
"""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

from compare.values import agree
from discrepant.records import Article, Comparison, Moment
from reports.json_export import json_of
from tests.compare.stories import claims, compared, flagged, story, told

FIRST = "Nobody in Halvik can remember such a day, a baker told us on the square."
SECOND = "The council asks families to stay at home until the streets are clear."


def pair(left: str, right: str) -> tuple[Article, Article]:
    """Two outlets' stories of one event, each with a sentence that the other lacks."""
    return story("a", left, FIRST), story("b", right, SECOND)


def lines(comparison: Comparison) -> list[str]:
    return [told(fact) for fact in comparison.facts]


# ------------------------------------------------------------------------------- conflicts


@pytest.mark.parametrize(
    ("left", "right", "difference"),
    [
        pytest.param(
            "The ferry capsized off Halvik and 38 passengers drowned, the coastguard said.",
            "The coastguard said that 53 passengers drowned when the ferry capsized off Halvik.",
            "conflict figure: 1: 38, 2: 53",
            id="C1-toll",
        ),
        pytest.param(
            "The governor sent 1,700 soldiers to the flooded Orven valley on Friday.",
            "On Friday the governor sent 7,100 soldiers to the flooded Orven valley.",
            "conflict figure: 1: 1,700, 2: 7,100",
            id="C1-digits",
        ),
        pytest.param(
            "The oil slick off Halvik is 26 kilometres long, the harbour office said.",
            "The harbour office said that the oil slick off Halvik is 26 miles long.",
            "conflict figure: 1: 26 kilometres, 2: 26 miles",
            id="C2-unit",
        ),
        pytest.param(
            "Rescuers said on Friday that at least 90 people were killed in the Halvik landslide.",
            "Rescuers said on Friday that 52 people were killed in the Halvik landslide.",
            "conflict figure: 1: at least 90, 2: 52",
            id="C3-floor",
        ),
        pytest.param(
            "The festival in Halvik sold no more than 300 tickets for its last night.",
            "The festival in Halvik sold 2,150 tickets for its last night.",
            "conflict figure: 1: no more than 300, 2: 2,150",
            id="C3-ceiling",
        ),
        pytest.param(
            "The dyke above Halvik broke on Wednesday after a week of rain.",
            "After a week of rain the dyke above Halvik broke on Friday.",
            "conflict date: 1: Wednesday, 2: Friday",
            id="C4-day",
        ),
        pytest.param(
            "The glider came down on Friday at Orsund after losing a wing, the flying club said.",
            "The glider came down on Friday at Lenham after losing a wing, the flying club said.",
            "conflict place: 1: Orsund, 2: Lenham",
            id="C5-place",
        ),
        pytest.param(
            "The search for the glider near Halvik was led by Colonel Ada Rhys.",
            "The search for the glider near Halvik was led by Major Tom Breck.",
            "conflict person: 1: Ada Rhys, 2: Tom Breck",
            id="C6-person",
        ),
        pytest.param(
            "The ferry crews accepted the timetable of the port authority on Friday.",
            "On Friday the ferry crews rejected the timetable of the port authority.",
            "conflict polarity: 1: accepted, 2: rejected",
            id="C7-antonym",
        ),
        pytest.param(
            "The lighthouse at Halvik was not damaged in the storm, its keeper said.",
            "The lighthouse at Halvik was damaged in the storm, its keeper said.",
            "conflict polarity: 1: was not damaged, 2: damaged",
            id="C7-negation",
        ),
        pytest.param(
            "“The sluice was never tested before the flood,” harbour master Ada Rhys said.",
            "“The sluice was never tested before the flood,” mill owner Tom Breck said.",
            "conflict quote: 1: The sluice was never tested before the flood,, "
            "2: The sluice was never tested before the flood,",
            id="C9-speaker",
        ),
        pytest.param(
            "“We shall not give up the island to the sea,” mayor Ines Varga said.",
            "“We shall give up the island to the sea,” mayor Ines Varga said.",
            "conflict quote: 1: We shall not give up the island to the sea,, "
            "2: We shall give up the island to the sea,",
            id="C10-lost-not",
        ),
        pytest.param(
            "Engineers confirmed that the crack in the Halvik bridge is new.",
            "Engineers have not confirmed that the crack in the Halvik bridge is new.",
            "conflict polarity: 1: confirmed, 2: have not confirmed",
            id="C11-certainty",
        ),
    ],
)
def test_what_cannot_both_be_true_is_flagged(left: str, right: str, difference: str) -> None:
    assert difference in flagged(compared(*pair(left, right)))
    assert flagged(compared(*pair(right, left))), "the other way round too"


# ------------------------------------------------------------------------------- look-alikes


@pytest.mark.parametrize(
    ("left", "right", "fact"),
    [
        pytest.param(
            "The earthquake killed 2,964 people in the Orven valley.",
            "The earthquake killed about 3,000 people in the Orven valley.",
            "agree figure: 1: 2,964, 1: about 3,000",
            id="N1-about",
        ),
        pytest.param(
            "Turnout in the Halvik referendum was 57.3 percent.",
            "Turnout in the Halvik referendum was 57 percent.",
            "agree figure: 1: 57.3 percent, 1: 57 percent",
            id="N1-rounded",
        ),
        pytest.param(
            "At least 30 people were killed in the Halvik mill fire.",
            "33 people were killed in the Halvik mill fire.",
            "agree figure: 1: At least 30, 1: 33",
            id="N2-floor",
        ),
        pytest.param(
            "The storm destroyed more than 200 homes in Halvik.",
            "The storm destroyed 248 homes in Halvik.",
            "agree figure: 1: more than 200, 1: 248",
            id="N2-more",
        ),
        pytest.param(
            "Police arrested 150 to 200 people at the march in Halvik.",
            "Police arrested 180 people at the march in Halvik.",
            "agree figure: 1: 150 to 200, 1: 180",
            id="N3-range",
        ),
        pytest.param(
            "The flood will cost Halvik $3bn-$4bn, the insurers said.",
            "The flood will cost Halvik $3.4bn, the insurers said.",
            "agree figure: 1: $3bn-$4bn, 1: $3.4bn",
            id="N3-money",
        ),
        pytest.param(
            "Rescuers said at 9 a.m. on Friday that 11 people were killed in the Halvik mine.",
            "Rescuers said at 7 p.m. on Friday that 26 people were killed in the Halvik mine.",
            "update figure: 1: 11, 2: 26",
            id="N4-hours",
        ),
        pytest.param(
            "The storm killed 35 people in the city of Halvik.",
            "The storm killed 160 people in the whole of Orven province.",
            "scope figure: 1: 35, 2: 160",
            id="N5-area",
        ),
        pytest.param(
            "The singer was seen in Halvik on 3 May 2031.",
            "The singer was seen in Halvik in early May 2031.",
            None,
            id="N7-day-in-month",
        ),
        pytest.param(
            "The cable from Halvik to Orsund is 60 miles long.",
            "The cable from Halvik to Orsund is 97 km long.",
            "agree figure: 1: 60 miles, 1: 97 km",
            id="N8-length",
        ),
        pytest.param(
            "The rescue of the miners in Halvik took 72 hours.",
            "The rescue of the miners in Halvik took three days.",
            "agree figure: 1: 72 hours, 1: three days",
            id="N8-duration",
        ),
        pytest.param(
            "Six children were among the 23 people killed in the Halvik bus crash.",
            "The Halvik bus crash killed 23 people.",
            "agree figure: 1: 23, 1: 23",
            id="N9-part",
        ),
        pytest.param(
            "Foreign minister Pavel Zaitsev met the union in Halvik.",
            "The union met Foreign minister Pavel Zaytsev in Halvik.",
            "agree name: 1: Pavel Zaitsev, 1: Pavel Zaytsev",
            id="N11-spelling",
        ),
        pytest.param(
            "The probe was launched at 21:15 GMT on Friday, the space agency said.",
            "The probe was launched at 00:15 GMT+3 on Saturday, the space agency said.",
            None,
            id="N12-zone",
        ),
        pytest.param(
            "The dyke above Halvik broke on Wednesday 30 April.",
            "The dyke above Halvik broke three days before Saturday 3 May.",
            "agree date: 1: Wednesday 30 April, 1: three days before Saturday 3 May",
            id="N12-weekday",
        ),
        pytest.param(
            "“We will rebuild the pier ... before the winter,” mayor Ines Varga said.",
            "“We will rebuild the pier, stone by stone, before the winter,” mayor Ines Varga said.",
            "agree quote: 1: We will rebuild the pier ... before the winter,, "
            "1: We will rebuild the pier, stone by stone, before the winter,",
            id="N13-trim",
        ),
        pytest.param(
            "The yard in Halvik plans to hire 4,000 welders this year.",
            "The yard in Halvik hired 1,500 welders this year.",
            "scope figure: 1: 4,000, 2: 1,500",
            id="N14-plan",
        ),
        pytest.param(
            "Forecasters expected 60 mm of rain in Halvik on Friday.",
            "On Friday 130 mm of rain fell in Halvik.",
            "scope figure: 1: 60 mm, 2: 130 mm",
            id="N14-forecast",
        ),
        pytest.param(
            "The driver, 41, was stopped on 7th Street after the chase.",
            "It was the third chase in the city this month.",
            None,
            id="N15-incidental",
        ),
        pytest.param(
            "Dozens of people were hurt in the Halvik stadium.",
            "38 people were hurt in the Halvik stadium.",
            "agree figure: 1: Dozens, 1: 38",
            id="N16-dozens",
        ),
        pytest.param(
            "Hundreds of people were evacuated from the Halvik tower.",
            "540 people were evacuated from the Halvik tower.",
            "agree figure: 1: Hundreds, 1: 540",
            id="N16-hundreds",
        ),
        pytest.param(
            "There were no confirmed deaths in the Halvik quake, the province said.",
            "People in Halvik spoke of unconfirmed deaths in the quake.",
            None,
            id="N17-unconfirmed",
        ),
        pytest.param(
            "The ministry made no comment on the search of the Halvik yard.",
            "The ministry did not deny the search of the Halvik yard.",
            None,
            id="N17-no-comment",
        ),
        pytest.param(
            "The storm killed three people in Halvik and cut the power.",
            "The storm killed three people in Halvik.",
            "agree figure: 1: three, 1: three",
            id="N18-silence",
        ),
        pytest.param(
            "The Halvik steel works shed 650 jobs on Friday.",
            "The Halvik steel works laid off 650 workers on Friday.",
            "agree figure: 1: 650, 1: 650",
            id="N19-paraphrase",
        ),
        pytest.param(
            "The pier bill failed in parliament on Friday.",
            "Deputies voted down the pier bill in parliament on Friday.",
            None,
            id="N19-outcome",
        ),
    ],
)
def test_what_only_looks_like_a_difference_is_not_flagged(
    left: str, right: str, fact: str | None
) -> None:
    comparison = compared(*pair(left, right))
    assert flagged(comparison) == []
    assert flagged(compared(*pair(right, left))) == []
    if fact is not None:
        assert fact in lines(comparison)


@pytest.mark.parametrize(
    ("left", "right", "fact"),
    [
        (
            "The army said its troops killed 35 rebels at Halvik on Friday.",
            "The rebels said that 5 rebels were killed at Halvik on Friday.",
            "rival figure: 1: 35, 2: 5",
        ),
        (
            "The organisers said that 60,000 people marched in Halvik on Saturday.",
            "Police said that 12,000 people marched in Halvik on Saturday.",
            "rival figure: 1: 60,000, 2: 12,000",
        ),
    ],
)
def test_n6_figures_of_two_parties_are_rivals_and_no_conflict(
    left: str, right: str, fact: str
) -> None:
    assert flagged(compared(*pair(left, right))) == [fact]


# --------------------------------------------------------------------- what never moves

ALARM = "A fire in the old mill at the harbour of Halvik killed 12 people on Friday night."
WIRE = story(
    "wire",
    ALARM,
    "The flames were seen from the island of Orsund, and 40 firemen fought them until noon.",
    "“We were told of the gas, and we did nothing,” mill owner Tom Breck said.",
    "The brigade said that the mill was built in 1887 and that its roof fell in.",
    title="Fire in Halvik mill kills 12",
    day="2031-05-03T06:00:00Z",
    agency=True,
)
REPRINT = replace(WIRE, id="reprint", outlet="Reprint Post", title="Mill blaze", agency=False)
POST = story(
    "post",
    "Nine people died when the old mill in Halvik burned down on Friday night.",
    "“We were told of the gas, and we did everything,” owner Tom Breck said.",
    "Brigade chief Ada Rhys sent 60 firemen to the mill.",
    title="Nine die in Halvik mill",
    day="2031-05-03T07:00:00Z",
)
HERALD = story(
    "herald",
    "The fire in the Halvik mill on Thursday night killed at least 12 people, police said.",
    "The mill, built in 1878, was not insured.",
    "Some 40 firemen fought the flames.",
    title="Flames over Halvik",
    day="2031-05-03T09:30:00Z",
)
RADIO = story(
    "radio",
    "A mill in Halvik burned down; police said eight people were killed.",
    "The mill, built in 1878, was insured.",
    day="",
)
MILL = (WIRE, POST, HERALD, RADIO)
CHESS = story(
    "chess",
    "Grandmaster Pia Lund won the chess open in Tarn with seven points out of nine.",
    "The final game lasted 94 moves, and the prize is 25,000 crowns.",
    title="Lund wins the open",
    day="2031-05-03T08:00:00Z",
)


def test_the_event_that_these_tests_stand_on_has_differences_of_several_kinds() -> None:
    comparison = compared(*MILL)
    assert len({fact.kind for fact in comparison.flagged()}) >= 3
    assert len(comparison.facts) >= 6


def test_the_order_of_the_articles_does_not_change_a_byte() -> None:
    expected = json_of(compared(*MILL, REPRINT))
    shuffler = random.Random(7)
    for _ in range(8):
        articles = [*MILL, REPRINT]
        shuffler.shuffle(articles)
        assert json_of(compared(*articles)) == expected


def test_every_mention_quotes_its_article_and_stands_in_its_sentence() -> None:
    comparison = compared(*MILL, REPRINT, CHESS)
    for fact in comparison.facts:
        assert fact.mentions
        for mention in fact.mentions:
            field = comparison.article(mention.article).field(mention.field)
            assert mention.span.of(field) == mention.text
            assert mention.sentence_span.of(field) == mention.sentence
            assert mention.text in mention.sentence


def test_every_card_quotes_its_articles() -> None:
    comparison = compared(*MILL, REPRINT)
    for side in (side for card in comparison.framing for side in card.sides):
        text = comparison.article(side.article).text
        assert side.span.of(text) == side.text
        assert side.mark.of(text) in side.text


def test_a_mention_belongs_to_one_fact() -> None:
    comparison = compared(*MILL, REPRINT)
    places = [
        (fact.kind in ("figure", "date", "time"), mention.article, mention.field, mention.span)
        for fact in comparison.facts
        for mention in fact.mentions
    ]
    values = [place for place in places if place[0]]
    assert len(values) == len(set(values))


def test_ids_are_unique_in_their_event() -> None:
    facts = compared(*MILL, REPRINT, CHESS).facts
    assert len({fact.id for fact in facts}) == len(facts)


def test_adding_a_reprint_adds_no_origin() -> None:
    before = {fact.id: fact for fact in compared(*MILL).facts}
    comparison = compared(*MILL, REPRINT)
    assert comparison.origin_of("reprint") == "wire"
    after = {fact.id: fact for fact in comparison.facts}
    shared = before.keys() & after.keys()
    assert len(shared) >= 4
    assert {i: after[i].origins for i in shared} == {i: before[i].origins for i in shared}


def test_n20_a_reprint_agrees_with_its_wire_from_one_origin() -> None:
    comparison = compared(WIRE, REPRINT)
    assert flagged(comparison) == []
    assert {fact.origins for fact in comparison.facts} == {1}
    assert {fact.verdict for fact in comparison.facts} <= {"agree", "single"}


def test_adding_an_unrelated_article_changes_no_fact() -> None:
    def kept(comparison: Comparison) -> dict[str, tuple[object, ...]]:
        return {
            fact.id: (fact.kind, fact.verdict, fact.rule, fact.origins, fact.mentions)
            for fact in comparison.facts
            if all(mention.article != CHESS.id for mention in fact.mentions)
        }

    alone = compared(*MILL)
    assert kept(compared(*MILL, CHESS)) == kept(alone)
    assert len(kept(alone)) == len(alone.facts)


def test_an_unrelated_article_shares_no_fact_with_the_event() -> None:
    for fact in compared(*MILL, CHESS).facts:
        assert len({mention.article == CHESS.id for mention in fact.mentions}) == 1


def test_agreeing_is_symmetric() -> None:
    read = claims(*MILL, CHESS)
    assert all(agree(one, other) == agree(other, one) for one in read for other in read)
    assert all(agree(one, one) for one in read)


def test_conflict_is_symmetric() -> None:
    """Which outlet was first names the groups, and nothing else."""

    def sides(first: Article, second: Article) -> set[tuple[str, str, frozenset[str]]]:
        day = Moment.parse("2031-05-03")
        told = (
            replace(first, id="a", outlet="A Post", published=day),
            replace(second, id="b", outlet="B Post", published=day),
        )
        return {
            (fact.kind, fact.verdict, frozenset(mention.text for mention in fact.mentions))
            for fact in compared(*told).facts
        }

    assert sides(POST, HERALD) == sides(HERALD, POST)
    assert sides(WIRE, POST) == sides(POST, WIRE)


def test_an_id_holds_no_value() -> None:
    other = replace(POST, text=POST.text.replace("Nine", "Seven"), title="Seven die in Halvik mill")
    assert {f.id for f in compared(WIRE, POST).facts} == {f.id for f in compared(WIRE, other).facts}


def test_an_article_in_another_language_is_left_out_with_that_reason() -> None:
    comparison = compared(*MILL, replace(CHESS, language="nb"))
    assert [one.outlet for one in comparison.left_out] == ["Chess Post"]
    assert "“nb”" in comparison.left_out[0].reason
    assert comparison.facts == compared(*MILL).facts


@pytest.mark.parametrize("articles", [(), (WIRE,), (story("a"),), (story("a"), story("b", "?"))])
def test_little_or_nothing_to_compare_is_no_error(articles: tuple[Article, ...]) -> None:
    comparison = compared(*articles)
    assert flagged(comparison) == []
    assert comparison.coverage == ()
    assert comparison.notes == ()


# --------------------------------------------------------------------------- poisoned pages

# Ten times the bar of 5 seconds, on the clock of the process: the machine may be busy.
POISON_SECONDS = 50


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(" ".join(map(str, range(1_000_000))), id="a-million-numbers"),
        pytest.param(
            "\n".join(f"The fire killed {n} people." for n in range(100_000)), id="a-table-of-tolls"
        ),
        pytest.param("The fire in the mill killed five people. " * 10_000, id="one-sentence-often"),
        pytest.param("the fire in Halvik killed five people and " * 24_000, id="one-MB-no-stop"),
        pytest.param("Old Mill In Halvik Kills Five People And " * 25_000, id="one-MB-of-capitals"),
        pytest.param("a" * 1_000_000, id="one-word-of-one-MB"),
        pytest.param("“We knew,” " * 90_000, id="one-MB-of-quotations"),
        pytest.param(". " * 500_000, id="one-MB-of-stops"),
    ],
)
def test_a_poisoned_page_is_cut_in_bounded_time_and_the_notes_say_so(text: str) -> None:
    poisoned = story("bad", text, title="Halvik in numbers")
    start = time.process_time()
    comparison = compared(WIRE, poisoned)
    assert time.process_time() - start < POISON_SECONDS
    (note,) = comparison.notes
    assert note.startswith("Bad Post: “Halvik in numbers” is too long")
    assert any(fact.mentions[0].article == "wire" for fact in comparison.facts)
