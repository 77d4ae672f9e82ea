"""What never moves in a comparison, and what a poisoned page cannot do to it."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

from compare.values import agree
from discrepant.records import Article, Comparison, Moment
from reports.json_export import json_of
from tests.compare.stories import claims, compared, flagged, story

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
