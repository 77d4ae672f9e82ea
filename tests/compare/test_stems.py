"""A word without its ending."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.stems import stem


@pytest.mark.parametrize(
    "family",
    [
        ("trade", "trades", "traded", "trading"),
        ("carry", "carries", "carried"),
        ("stop", "stops", "stopped", "stopping"),
        ("kill", "kills", "killed", "killing", "killings"),
        ("vote", "votes", "voted", "voting"),
        ("repeated", "repeatedly", "repeat"),
        ("quick", "quickly"),
        ("clash", "clashes", "clashed"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(family: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family}) == 1


@pytest.mark.parametrize("pair", [("port", "part"), ("bill", "bell"), ("mining", "mint")])
def test_two_words_have_two_stems(pair: tuple[str, str]) -> None:
    assert stem(pair[0]) != stem(pair[1])


@pytest.mark.parametrize("word", ["", "s", "bed", "is", "fly", "sea"])
def test_a_short_word_stays_whole(word: str) -> None:
    assert stem(word) == word


@given(st.text(max_size=30))
def test_a_stem_is_the_beginning_of_its_word_and_three_letters_of_it_stay(word: str) -> None:
    assert word.startswith(stem(word))
    assert len(stem(word)) >= min(len(word), 2)
