"""Drafts as facts: ids, origins and the order of a report."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise

from compare.facts import Draft, facts_of, in_order
from compare.verdicts import Ruling
from discrepant.records import VERDICTS, Article, Fact, Mention, Span, Verdict
from tests.compare.stories import story

ARTICLES = tuple(
    story(name, f"{name.capitalize()} counted {n} skiers at the hut above Halvik on that day.")
    for n, name in enumerate(("ann", "bob", "cleo", "dora"), start=11)
)


def mention(article: Article, group: str = "1", *, start: int = 0, field: str = "text") -> Mention:
    text = article.text
    return Mention(
        article=article.id,
        field="title" if field == "title" else "text",
        span=Span(start=start, end=start + 3),
        text=text[start : start + 3],
        sentence_span=Span(start=0, end=len(text)),
        sentence=text,
        value="x",
        group=group,
    )


def draft(
    *articles: Article,
    verdict: Verdict = "conflict",
    sure: float = 0.5,
    key: tuple[str, ...] = (),
    one_group: bool = False,
) -> Draft:
    return Draft(
        kind="figure",
        label="skiers",
        key=key or ("skier",),
        ruling=Ruling(verdict=verdict, rule="rule", reason="Reason.", confidence=sure),
        mentions=tuple(
            mention(a, "1" if one_group else str(n)) for n, a in enumerate(articles, start=1)
        ),
    )


def made(*drafts: Draft, origins: dict[str, str] | None = None) -> tuple[Fact, ...]:
    own = {article.id: article.id for article in ARTICLES}
    return facts_of(drafts, articles=ARTICLES, origins=own | (origins or {}))


def test_a_fact_says_what_its_draft_and_its_ruling_say() -> None:
    (fact,) = made(draft(*ARTICLES[:2], sure=0.61234))
    assert (fact.kind, fact.label, fact.verdict, fact.rule) == (
        "figure", "skiers", "conflict", "rule",
    )  # fmt: skip
    assert (fact.reason, fact.confidence) == ("Reason.", 0.612)


def test_mentions_stand_in_order_of_publication_headline_first() -> None:
    first, second = ARTICLES[:2]
    given = [
        mention(second),
        mention(first, start=5),
        mention(first, start=2),
        mention(second, start=9, field="title"),
    ]
    place = {article.id: n for n, article in enumerate(ARTICLES)}
    found = [(m.article, m.field, m.span.start) for m in in_order(given, place)]
    assert found == [
        ("ann", "text", 2),
        ("ann", "text", 5),
        ("bob", "title", 9),
        ("bob", "text", 0),
    ]


def test_differences_come_first_and_the_surest_of_them_before_the_others() -> None:
    told: list[tuple[Verdict, float]] = [
        ("single", 0.9), ("agree", 0.9), ("scope", 0.9), ("update", 0.9), ("unclear", 0.2),
        ("rival", 0.7), ("conflict", 0.6), ("rival", 0.5),
    ]  # fmt: skip
    drafts = [draft(*ARTICLES[:2], verdict=v, sure=sure, key=(v, str(sure))) for v, sure in told]
    expected = ["rival", "conflict", "rival", "unclear", "update", "scope", "agree", "single"]
    for seed in range(5):
        random.Random(seed).shuffle(drafts)
        assert [fact.verdict for fact in made(*drafts)] == expected
    assert set(expected) == set(VERDICTS)


def test_of_two_equally_sure_differences_the_one_that_more_outlets_tell_comes_first() -> None:
    few, many = draft(*ARTICLES[:2], key=("few",)), draft(*ARTICLES[:3], key=("many",))
    assert [len(fact.mentions) for fact in made(few, many)] == [3, 2]


def test_articles_of_one_text_are_one_origin() -> None:
    apart = [
        replace(a, text=text)
        for a, text in zip(
            ARTICLES,
            ("Ann saw 11 skiers.", "At the hut were 11.", "11, said Cleo.", "None."),
            strict=True,
        )
    ]
    told = draft(*apart[:3], verdict="agree", one_group=True)
    assert made(told)[0].origins == 3
    assert made(told, origins={"bob": "ann"})[0].origins == 2
    assert made(told, origins={"bob": "ann", "cleo": "ann"})[0].origins == 1


def test_a_copied_sentence_is_one_origin_even_in_another_article() -> None:
    copy = replace(ARTICLES[1], text=ARTICLES[0].text)
    assert made(draft(ARTICLES[0], copy, one_group=True))[0].origins == 1


def test_an_outlet_that_changed_a_value_in_what_it_copied_is_an_origin_of_that_value() -> None:
    copy = replace(ARTICLES[1], text=ARTICLES[0].text)
    assert made(draft(ARTICLES[0], copy), origins={"bob": "ann"})[0].origins == 2


def test_an_id_is_made_of_the_kind_and_the_key_alone() -> None:
    one = made(draft(*ARTICLES[:2], key=("skier", "killed")))[0]
    other = made(draft(*ARTICLES[2:], verdict="agree", sure=0.1, key=("skier", "killed")))[0]
    third = made(draft(*ARTICLES[:2], key=("skier", "hurt")))[0]
    assert one.id == other.id != third.id
    assert one.id.startswith("figure-")
    assert made(replace(draft(*ARTICLES[:2], key=("skier", "killed")), kind="time"))[0].id != one.id


def test_facts_of_one_key_get_ids_of_their_own_whatever_the_order() -> None:
    drafts = [draft(a, b) for a, b in pairwise(ARTICLES)]
    ids = {fact.id for fact in made(*drafts)}
    assert len(ids) == 3
    assert {fact.id for fact in made(*drafts[::-1])} == ids


def test_one_sentence_may_answer_one_question_twice() -> None:
    twice = [draft(*ARTICLES[:2]), draft(*ARTICLES[:2], sure=0.4)]
    assert len({fact.id for fact in made(*twice)}) == 2


def test_no_draft_makes_no_fact() -> None:
    assert made() == ()
