"""Which lines of a list may be about the event."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.candidates import Entry, Window, candidates_among, related_words
from crawler.words import tokens_of, words_in
from discrepant.records import Moment

AUGUST = Window(since=date(2022, 8, 19), until=date(2022, 8, 20), zone="America/New_York")


def entry(path: str, title: str = "", **kwargs: object) -> Entry:
    return Entry(url=f"https://news.example/{path}", title=title, **kwargs)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("TOKAYEV meets Putin", "tokayev"),
        ("Tokayev’s visit", "Tokayev"),
        ("El señor llegó", "senor"),
        ("Cables cut", "cable"),
        ("A cable was cut", "cables"),
        ("Coach O'Brien", "O’Brien"),
        ("US-led strikes", "US-led"),
        ("US led strikes", "US-led"),
        ("The 9/11 bill", "9/11"),
        ("Blast in Hasaka", "Hasakeh"),
        ("Straße gesperrt", "STRASSE"),
        ("ﬁre in the port", "fire"),
    ],
)
def test_a_word_is_found_whatever_its_case_accents_and_ending(text: str, word: str) -> None:
    assert words_in(text, [word]) == (word,)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenyatta speaks", "Ken"),
        ("Warsaw", "war"),
        ("He told us", "u"),
        ("The US led 9 men, 11 women", "9/11"),
        ("In 20161 cases", "20162"),
        ("", "word"),
        ("word", ""),
        ("word", "!?"),
    ],
)
def test_a_part_of_another_word_is_not_the_word(text: str, word: str) -> None:
    assert words_in(text, [word]) == ()


@given(st.text(max_size=200), st.text(max_size=20))
def test_every_text_can_be_searched_for_every_word(text: str, word: str) -> None:
    assert words_in(text, [word]) in ((), (word,))
    assert tokens_of(text) == tokens_of(text.upper().lower()) or text.lower() != text


def test_entries_outside_the_days_are_left_out_and_undated_ones_kept() -> None:
    entries = [
        entry("early", "Bridge", published=Moment.parse("2022-08-18T23:00:00-04:00")),
        entry("first", "Bridge", published=Moment.parse("2022-08-19T00:30:00-04:00")),
        entry("last", "Bridge", published=Moment.parse("2022-08-21T03:30:00Z")),
        entry("late", "Bridge", published=Moment.parse("2022-08-21T04:30:00Z")),
        entry("day", "Bridge", published=Moment.parse("2022-08-20")),
        entry("dayafter", "Bridge", published=Moment.parse("2022-08-21")),
        entry("undated", "Bridge"),
        entry("changed-before", "Bridge", modified=Moment.parse("2022-08-18")),
        entry("changed-later", "Bridge", modified=Moment.parse("2022-09-18")),
    ]
    kept = [
        found.url.rpartition("/")[2] for found in candidates_among(entries, ("bridge",), AUGUST)
    ]
    assert kept == ["changed-later", "day", "first", "last", "undated"]


def test_entries_with_more_of_the_words_come_first_and_then_by_url() -> None:
    entries = [
        entry("c", "The mayor"),
        entry("b", "The bridge"),
        entry("a", "Rain"),
        entry("d", "Mayor opens bridge"),
        entry("e", "Cats", summary="The mayor on the bridge"),
    ]
    kept = [found.url[-1] for found in candidates_among(entries, ("bridge", "mayor"), Window())]
    assert kept == ["d", "e", "b", "c"]


def test_the_words_of_the_url_count_only_without_a_title() -> None:
    entries = [entry("mayor-opens-bridge"), entry("bridge-2", "Rain")]
    assert [e.url[-6:] for e in candidates_among(entries, ("bridge",), Window())] == ["bridge"]


def test_one_url_is_one_candidate_and_the_line_that_tells_most_stands() -> None:
    entries = [
        entry("a", "Bridge", source="section"),
        entry("a?utm_source=rss", "Bridge opens", published=Moment.parse("2022-08-19")),
    ]
    (found,) = candidates_among(entries, ("bridge",), Window())
    assert found.published is not None


def test_words_beside_the_query_bring_in_what_names_things_otherwise() -> None:
    entries = [
        entry("1", "Bridge over the strait opened by mayor Ferro"),
        entry("2", "Mayor opens strait bridge, Ferro walks first"),
        entry("3", "Ferro crosses the strait on foot"),
        entry("4", "Ferro at the races"),
        *(entry(f"x{n}", f"Story number{n} about sport") for n in range(30)),
    ]
    related = related_words(entries, ("bridge", "mayor"))
    assert {"ferro", "strait"} <= related
    found = candidates_among(entries, ("bridge", "mayor"), Window(), related=related)
    assert [one.url[-1] for one in found] == ["1", "2", "3"]


@given(st.permutations([entry(str(n), title) for n, title in enumerate(
    ["Bridge opens", "Bridge shut", "Mayor", "Rain", "", "Mayor on bridge"])]))  # fmt: skip
def test_the_order_of_the_lists_does_not_change_the_candidates(entries: list[Entry]) -> None:
    words = ("bridge", "mayor")
    ordered = sorted(entries, key=lambda e: e.url)
    assert related_words(entries, words) == related_words(ordered, words)
    assert candidates_among(entries, words, Window()) == candidates_among(ordered, words, Window())
