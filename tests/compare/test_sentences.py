"""Sentences and where they stand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.sentences import is_read_whole, sentences_of, spans_of_sentences
from tests.compare.stories import story


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("The ferry sank. Nobody drowned.", ["The ferry sank.", "Nobody drowned."]),
        ("Who knew? Everyone! The mayor too.", ["Who knew?", "Everyone!", "The mayor too."]),
        ("A line without a stop\nAnother one", ["A line without a stop", "Another one"]),
        ("Gen. Rhys met Dr. Breck. They spoke.", ["Gen. Rhys met Dr. Breck.", "They spoke."]),
        ("J. K. Varga left the U.S. Navy in May.", ["J. K. Varga left the U.S. Navy in May."]),
        ("It rose by 3.5 percent. Prices fell.", ["It rose by 3.5 percent.", "Prices fell."]),
        ("They left at 9 p.m. The bus was late.", ["They left at 9 p.m.", "The bus was late."]),
        ("They met at 9 p.m. Friday in Halvik.", ["They met at 9 p.m. Friday in Halvik."]),
        ("It fell at 1 p.m. Orven time on Monday.", ["It fell at 1 p.m. Orven time on Monday."]),
        ("“We go home.” She left.", ["“We go home.”", "She left."]),
        ("She said: “We go.” Then silence…", ["She said: “We go.”", "Then silence…"]),
        ("The site halvik.example is down.", ["The site halvik.example is down."]),
        ("  \n\n ", []),
        ("", []),
    ],
)
def test_a_text_is_cut_into_its_sentences(text: str, cut: list[str]) -> None:
    assert [span.of(text) for span in spans_of_sentences(text)] == cut


@given(st.text(alphabet="aB1 .!?\n\"”“'…)", max_size=120))
def test_sentences_hold_every_word_once_in_order(text: str) -> None:
    spans = list(spans_of_sentences(text))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert "".join("".join(s.of(text) for s in spans).split()) == "".join(text.split())
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)


@given(st.text(max_size=60), st.text(max_size=200))
def test_every_sentence_is_quoted_from_its_field(title: str, text: str) -> None:
    article = story("a", text, title=title)
    for sentence in sentences_of(article):
        assert sentence.span.of(article.field(sentence.field)) == sentence.text


def test_the_headline_comes_first_with_its_own_index() -> None:
    found = sentences_of(story("a", "The ferry sank. Nobody drowned.", title=" Ferry sinks "))
    assert [(s.field, s.index, s.text) for s in found] == [
        ("title", -1, "Ferry sinks"),
        ("text", 0, "The ferry sank."),
        ("text", 1, "Nobody drowned."),
    ]


def test_a_first_line_that_repeats_the_headline_is_not_told_twice() -> None:
    found = sentences_of(
        story("a", "Ferry sinks off  Halvik.", "It sank.", title="Ferry sinks off Halvik")
    )
    assert [s.text for s in found] == ["Ferry sinks off Halvik", "It sank."]


def test_a_long_paragraph_is_cut_into_sentences_to_its_end() -> None:
    text = "The ferry sank off Halvik. " * 2000
    assert len(list(spans_of_sentences(text))) == 2000


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank.\n" * 5000,
        "The ferry sank and then " * 1000,
        "The ferry sank off the harbour of Halvik on Friday night.\n" * 1100,
    ],
)
def test_a_text_beyond_all_measure_is_cut_and_known_to_be(text: str) -> None:
    article = story("a", text)
    found = sentences_of(article)
    assert sum(len(sentence.text) for sentence in found) <= 100_000
    assert not is_read_whole(article, found)


def test_a_long_report_is_read_whole() -> None:
    article = story("a", *("The ferry sank off the harbour of Halvik on Friday night.",) * 900)
    found = sentences_of(article)
    assert len(found) == 900
    assert is_read_whole(article, found)
