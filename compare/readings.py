"""Everything that one text says in figures, dates and times: both passes, the dates first."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from compare.number_words import number_words
from compare.quantities import quantities_in
from compare.sentences import spans_of_sentences
from compare.timexes import timexes_in
from compare.timexes.reading import LONGEST_TEXT
from compare.units import units_of
from compare.wording import table
from discrepant.records import Moment, Quantity, Span, Timex

__all__ = [
    "DEFAULT_LANGUAGE",
    "MOST_QUANTITIES",
    "Readings",
    "consumed_by",
    "language_for",
    "readings_of",
]

DEFAULT_LANGUAGE = "en"
# A text with more is a table or an attack; the rest of it is not read.
MOST_QUANTITIES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """The quantities and the temporal expressions of a text, each by place.

    A length of time ("for three days") is both, so the two may share characters.
    """

    quantities: tuple[Quantity, ...]
    timexes: tuple[Timex, ...]


def readings_of(
    text: str,
    *,
    reference: Moment | None = None,
    zone: str = "UTC",
    day_order: Literal["dmy", "mdy", "ymd"] | None = None,
    currency: str | None = None,
    language: str = DEFAULT_LANGUAGE,
) -> Readings:
    """What a text says in figures, dates and times; the spans count in the text.

    The date pass reads the text as a whole and masks what it consumed, the other one reads
    sentence by sentence, at most ``LONGEST_TEXT`` characters in all. For the parameters see
    ``timexes_in`` and ``quantities_in``.

    >>> found = readings_of("Two of the 12 died on 3 May 2024.")
    >>> [q.text for q in found.quantities], [t.value for t in found.timexes]
    (['Two', '12'], ['2024-05-03'])
    """
    text = text[:LONGEST_TEXT]
    timexes = timexes_in(
        text, reference=reference, zone=zone, day_order=day_order, language=language
    )
    masked = tuple(consumed_by(timexes, language))
    found: list[Quantity] = []
    for sentence in _sentences(text, language):
        here = _inside(masked, sentence)
        inside = quantities_in(sentence.of(text), masked=here, currency=currency, language=language)
        found.extend(_moved(quantity, sentence.start) for quantity in inside)
        if len(found) >= MOST_QUANTITIES:
            break
    return Readings(quantities=tuple(found), timexes=timexes)


@cache
def language_for(tag: str | None) -> str:
    """The language whose words read a text of that language tag; the default one where none do.

    >>> language_for("de-AT"), language_for("tlh"), language_for(None)
    ('de', 'en', 'en')
    """
    language = (tag or "").replace("_", "-").partition("-")[0].lower()
    if not language.isalpha():
        return DEFAULT_LANGUAGE
    try:
        table(language, "numerals")
    except FileNotFoundError:
        return DEFAULT_LANGUAGE
    return language


def _sentences(text: str, language: str) -> Iterator[Span]:
    """The sentences; a full stop that belongs to a number or a short word of theirs ends none."""
    if language == DEFAULT_LANGUAGE:
        yield from spans_of_sentences(text)
        return
    short = frozenset(table(language, "abbreviations")["words"])
    ordinals = "." in number_words(language).words["ordinal_endings"]
    held: Span | None = None
    for span in spans_of_sentences(text):
        if held is not None and "\n" in text[held.end : span.start]:
            yield held
            held = None
        start = held.start if held else span.start
        held = Span(start=start, end=span.end)
        last = text[start : span.end].rpartition(" ")[2].removesuffix(".").lower()
        if not (last in short or (ordinals and last.isdecimal() and len(last) <= 2)):
            yield held
            held = None
    if held is not None:
        yield held


def consumed_by(timexes: Iterable[Timex], language: str = DEFAULT_LANGUAGE) -> Iterator[Span]:
    """Where no figure is looked for: but the length in "three years ago" is a figure too."""
    lengths = _words_of_time(language)
    for timex in timexes:
        if timex.type in ("DATE", "TIME"):
            words = timex.text.lower().replace("-", " ").split()
            inside = quantities_in(timex.text, language=language) if lengths & set(words) else ()
            if not any(quantity.form == "duration" for quantity in inside):
                yield timex.span


@cache
def _words_of_time(language: str) -> frozenset[str]:
    """The words with which units of time begin."""
    words = units_of(language).words
    return frozenset(key[0] for key, unit in words.items() if unit.dimension == "time")


def _inside(masked: Sequence[Span], sentence: Span) -> tuple[Span, ...]:
    """The ordered spans that share a character with the sentence, counted in it."""
    first = bisect_right(masked, sentence.start, key=lambda span: span.end)
    last = bisect_left(masked, sentence.end, key=lambda span: span.start)
    return tuple(
        Span(start=max(span.start - sentence.start, 0), end=span.end - sentence.start)
        for span in masked[first:last]
    )


def _moved(quantity: Quantity, by: int) -> Quantity:
    """The quantity of a sentence with its places counted in the text that holds it."""
    if not by:
        return quantity
    return replace(
        quantity,
        span=quantity.span.moved(by),
        concept_span=quantity.concept_span.moved(by) if quantity.concept_span else None,
        alternatives=tuple(_moved(one, by) for one in quantity.alternatives),
    )
