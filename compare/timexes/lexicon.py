"""The words of one language that dates and times are made of, ready to be looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from compare.number_words import NumberWords, number_words
from compare.timexes.grammar import Layer, Value, grammar_from, literals_of
from compare.word_sets import WordSets, word_sets
from compare.wording import table

__all__ = ["DayOrder", "Entry", "Features", "Lexicon", "Token", "lexicon_for", "tokens_of"]

Features = Mapping[str, Value]
DayOrder = Literal["dmy", "mdy", "ymd"]

_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_QUOTES = str.maketrans("’‘`´–—‒−", "''''----")


@dataclass(frozen=True, slots=True)
class Token:
    """A run of letters, a run of digits or one other character of a text."""

    text: str  # lower case, quotes and dashes made plain
    start: int
    end: int
    capital: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One spelling of a word: its tokens after the first, its kind, and what it tells."""

    rest: tuple[str, ...]
    kind: str
    features: Features


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything that a language brings: words by first token, patterns, and cues of tense."""

    entries: Mapping[str, tuple[Entry, ...]]
    layers: tuple[Layer, ...]
    report: frozenset[str]
    silent: frozenset[str]
    triggers: tuple[frozenset[str], ...]
    vocabulary: frozenset[str]
    words: WordSets = field(repr=False)  # named sets of single words
    bounds: tuple[tuple[tuple[str, ...], str], ...] = field(repr=False)  # longest first
    numbers: NumberWords = field(repr=False)
    day_order: DayOrder | None  # of 3/4/2022, where nothing is known of the outlet

    def is_number(self, word: str) -> bool:
        """True for a number or a rank that the language writes as one word."""
        joined = self.numbers.joined
        return joined.value(word) is not None or joined.ordinal(word) is not None

    def entries_at(self, tokens: list[Token], at: int) -> Iterator[tuple[Entry, int]]:
        """The entries that begin at a token, each with the index after its last token."""
        for entry in self.entries.get(tokens[at].text, ()):
            end = at + 1 + len(entry.rest)
            if all(
                token.text == word
                for token, word in zip(tokens[at + 1 : end], entry.rest, strict=False)
            ) and end <= len(tokens):
                yield entry, end


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text, in order.

    >>> [token.text for token in tokens_of("On 3rd May, 9:30")]
    ['on', '3', 'rd', 'may', ',', '9', ':', '30']
    """
    return [
        Token(
            match[0].lower().translate(_QUOTES),
            match.start(),
            match.end(),
            match[0][0].isupper(),
        )
        for match in _TOKEN.finditer(text)
    ]


@cache
def lexicon_for(language: str) -> Lexicon:
    """The lexicon of a language, read once; FileNotFoundError when there is none."""
    source = table(language, "timexes")
    rules = table(language, "timexes_grammar")
    found: dict[str, list[Entry]] = {}

    def add(spelling: str, kind: str, features: Features) -> None:
        first, *rest = [token.text for token in tokens_of(spelling)]
        found.setdefault(first, []).append(Entry(rest=tuple(rest), kind=kind, features=features))

    for kind, values in source["tables"].items():
        feature = source["features"].get(kind, kind)
        for value, spellings in values.items():
            for spelling in spellings:
                add(spelling, kind, {feature: _value(value)} if feature else {})
    numbers = table(language, "numerals")
    for kind, name in (
        ("ones", "ones"),
        ("tens", "tens"),
        ("scale", "scales"),
        ("nth", "ordinals"),
    ):
        for spelling, amount in numbers[name].items():
            if len(spelling) > 2:  # "m" and "k" are glued to figures, not to times
                add(spelling, kind, {kind: amount})
    for spelling in numbers["words"]["and"]:
        add(spelling, "and", {"and": 1})
    for word in source["word"]:
        for spelling in word["words"]:
            add(spelling, word["kind"], word["sets"])
    for holiday in table(language, "timexes_holidays")["holiday"]:
        for spelling in holiday["names"]:
            add(spelling, "holiday", {"holiday": holiday["rule"]})
    layers = grammar_from(rules["layer"])
    vocabulary = {
        word
        for first, entries in found.items()
        for entry in entries
        for word in (first, *entry.rest)
    }
    return Lexicon(
        entries={first: tuple(entries) for first, entries in found.items()},
        layers=layers,
        report=frozenset(rules["report"]),
        silent=frozenset(rules["silent"]),
        triggers=tuple(frozenset(kinds) for kinds in rules["triggers"]),
        vocabulary=frozenset(vocabulary) | literals_of(layers),
        words=word_sets(source["tense"] | source["context"]),
        numbers=number_words(language),
        day_order=source.get("writing", {}).get("day_order"),
        bounds=tuple(
            sorted(
                (
                    (tuple(token.text for token in tokens_of(spelling)), bound)
                    for bound, spellings in source["bounds"].items()
                    for spelling in spellings
                ),
                key=lambda pair: -len(pair[0]),
            )
        ),
    )


def _value(key: str) -> Value:
    try:
        return int(key)
    except ValueError:
        return key
