"""Whole comparisons of two small articles: what must be flagged, and what must not.

The codes are those of the typology of discrepancies: C1-C12 differ, N1-N20 only look as if.
"""

from __future__ import annotations

import pytest

from discrepant.records import Article, Comparison
from tests.compare.stories import compared, flagged, story, told

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
            "The probe was launched at 00:15 Moscow time on Saturday, the agency said.",
            "agree time: 1: 21:15 GMT on Friday, 1: 00:15 Moscow time on Saturday",
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
