"""Who counts: figures that somebody gives without a verb of saying."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.counters import counts_in


def told(text: str) -> list[tuple[str, str]]:
    return [(c.speaker_span.of(text), c.said.of(text)) for c in counts_in(text)]


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        ("The governor put the toll at 31.", "The governor", "at 31"),
        ("The ministry has put the toll of the long war at 31.", "The ministry",
         "of the long war at 31"),
        ("The Coast Observatory gave a slightly lower toll of 31.", "The Coast Observatory",
         "of 31"),
        ("Organisers counted 31 floats.", "Organisers", "31 floats"),
        ("State television puts it at 31.", "State television", "at 31"),
        ("The toll, which the ministry puts at 31, may rise.", "the ministry",
         "at 31, may rise"),
        ("The mayor toured the port, giving a toll of 31.", "The mayor", "of 31"),
        ("Giving a toll of 31, the mayor called for calm.", "the mayor",
         "of 31, the mayor called for calm"),
        ("A monitor, giving a toll of 31, blamed the army.", "A monitor",
         "of 31, blamed the army"),
        ("The Coast Observatory which has friends in the port gave a toll of 31.",
         "The Coast Observatory", "of 31"),
        ("By the ministry's count 31 sheds burned.", "the ministry", "31 sheds burned"),
        ("The union's own figure is 31 drivers.", "The union", "is 31 drivers"),
        ("The dead number 31, by the hospital's own count.", "the hospital",
         "The dead number 31"),
    ],
)  # fmt: skip
def test_who_gives_a_figure(text: str, who: str, said: str) -> None:
    assert told(text)[:1] == [(who, said)]


@pytest.mark.parametrize(
    "text",
    [
        "The goal put the match at 31 minutes out of reach.",
        "The lamp gave a light of 31 candles.",
        "He set the table for 31 guests.",
        "The number of guests was 31.",
    ],
)
def test_a_verb_that_counts_nothing_names_nobody(text: str) -> None:
    assert told(text) == []


def test_the_figure_ends_where_another_clause_begins() -> None:
    text = "Police put the crowd at 31 while organisers counted 90 marchers."
    assert told(text) == [("Police", "at 31"), ("organisers", "90 marchers")]


@given(st.text(alphabet="The army put a toll at of 31,.' gave", max_size=80))
def test_what_is_said_stands_in_the_sentence(text: str) -> None:
    for count in counts_in(text):
        assert 0 <= count.said.start <= count.said.end <= len(text)
