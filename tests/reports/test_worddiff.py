"""Word by word: what a reader should see as one change, and what is none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reports.worddiff import against


def _marked(text: str, other: str) -> list[str]:
    return [piece.text.strip() for piece in against(text, other) if piece.marked]


def test_neighbouring_words_are_one_change() -> None:
    left, right = "he laughed at us, she said", "he told them off, she said"
    assert _marked(left, right) == ["laughed at us"]


def test_punctuation_alone_is_no_change() -> None:
    assert _marked("turn round, and go", "turn round and go") == []


def test_the_shape_of_quotation_marks_and_case_are_no_change() -> None:
    assert _marked("“We don’t know”", '"we don\'t know"') == []


def test_a_lost_negation_is_the_change() -> None:
    assert _marked("We will not rule it out", "We will rule it out") == ["not"]
    assert _marked("We will rule it out", "We will not rule it out") == []


def test_a_blank_beside_what_only_the_other_has_is_no_change() -> None:
    assert _marked("a b", "a , b") == []
    assert _marked("one two", "one, (two)") == []


def test_very_long_quotes_are_left_unmarked() -> None:
    assert _marked("word " * 2000, "other " * 2000) == []


@given(st.text(max_size=80), st.text(max_size=80))
def test_nothing_of_the_text_is_lost(text: str, other: str) -> None:
    assert "".join(piece.text for piece in against(text, other)) == text


@given(st.text(max_size=80))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert _marked(text, text) == []
