"""The same utterance in several articles as a fact."""

from __future__ import annotations

import pytest

from discrepant.records import Article, Fact
from tests.compare.stories import compared, story

WORDS = "We will rebuild the pier of Halvik before the winter"
SAID = "“{},” mayor {} said."


def quotes(*articles: Article | str) -> list[Fact]:
    given = [a if isinstance(a, Article) else story("abc"[n], a) for n, a in enumerate(articles)]
    return [fact for fact in compared(*given).facts if fact.kind == "quote"]


def said(words: str = WORDS, who: str = "Pavel Varga") -> str:
    return SAID.format(words, who)


@pytest.mark.parametrize(
    "words",
    [
        WORDS,
        "We will rebuild the pier of Halvik",
        "We will rebuild the pier ... before the winter",
        "We will rebuild the [old] pier of Halvik before the winter",
        "We’ll rebuild the pier of Halvik before the winter",
    ],
)
def test_the_same_words_trimmed_or_bracketed_agree(words: str) -> None:
    (fact,) = quotes(said(), said(words))
    assert (fact.verdict, fact.rule) == ("agree", "same words")
    assert {mention.group for mention in fact.mentions} == {"1"}


@pytest.mark.parametrize(
    "words",
    [
        "We will not rebuild the pier of Halvik before the winter",
        "We may rebuild the pier of Halvik before the winter",
    ],
)
def test_a_lost_not_or_hedge_is_a_conflict(words: str) -> None:
    (fact,) = quotes(said(), said(words))
    assert (fact.verdict, fact.rule) == ("conflict", "a word that turns the meaning")
    assert [mention.group for mention in fact.mentions] == ["1", "2"]


def test_the_same_words_from_another_mouth_are_a_conflict() -> None:
    (fact,) = quotes(said(), said(who="Ada Rhys"))
    assert (fact.verdict, fact.rule) == ("conflict", "other speaker")
    assert "Pavel Varga" in fact.reason
    assert "Ada Rhys" in fact.reason
    assert [mention.attributed_to for mention in fact.mentions] == [
        "mayor Pavel Varga",
        "mayor Ada Rhys",
    ]


def test_a_printing_that_names_no_speaker_gives_the_words_to_nobody_else() -> None:
    (fact,) = quotes(said(), f"“{WORDS}” stood on the wall of the town hall.")
    assert fact.verdict == "agree"


def test_other_utterances_are_no_fact() -> None:
    assert quotes(said(), said("The harbour was never so quiet as on that morning")) == []


def test_a_third_printing_joins_the_group_of_its_words() -> None:
    turned = said("We will not rebuild the pier of Halvik before the winter")
    (fact,) = quotes(said(), turned, said())
    assert [mention.group for mention in fact.mentions] == ["1", "2", "1"]
    assert fact.verdict == "conflict"


def test_the_mention_is_the_quotation_and_its_value_the_plain_words() -> None:
    (fact,) = quotes(said(), said())
    for mention in fact.mentions:
        assert mention.text.startswith(WORDS)
        assert mention.value == WORDS.lower()


def test_the_id_does_not_move_with_the_turned_word() -> None:
    (one,) = quotes(said(), said())
    (more,) = quotes(said(), said(), said())
    assert one.id == more.id
