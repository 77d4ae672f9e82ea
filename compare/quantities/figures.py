"""A number on its way to a Quantity, and the sentence that it stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from compare.number_words import NumberWords, Numeral, number_words
from compare.quantities.lexicon import Lexicon, lexicon_of
from compare.tokens import Token, tokens_of
from compare.units import Unit, Units, units_of
from discrepant.records import Modifier

__all__ = ["Figure", "Form", "Reading", "figure_of", "reading_of"]

Form = Literal["count", "measure", "money", "share", "age", "duration", "ordinal", "rate"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A sentence under reading: its tokens and what is known of its language and outlet."""

    text: str
    tokens: tuple[Token, ...]
    lexicon: Lexicon
    units: Units
    numbers: NumberWords
    language: str
    currency: str | None
    headline: bool  # most words are capitalised, so that a capital says nothing

    def lower(self, at: int) -> str:
        """The folded token at that place; an empty one outside of the sentence."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def glued(self, at: int) -> bool:
        """True if no blank stands before that token."""
        return 0 <= at < len(self.tokens) and self.tokens[at].glued

    def starts(self, at: int, phrases: Sequence[tuple[str, ...]]) -> int:
        """Length of the first of the phrases that stands there, 0 when none does."""
        for phrase in phrases:
            if all(self.lower(at + step) == word for step, word in enumerate(phrase)):
                return len(phrase)
        return 0

    def is_capital(self, at: int) -> bool:
        """True if that token is a word with a capital."""
        if not 0 <= at < len(self.tokens):
            return False
        token = self.tokens[at]
        return token.kind == "word" and token.text != token.lower


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with what the passes have found around it so far.

    ``tokens[first:last]`` are its words with modifier and unit, ``core`` those of the bare
    number, ``noun`` those of the counted phrase, ``end`` is where the reading to the right goes
    on (behind unit and noun). ``top`` is the other end of a range.
    """

    first: int
    last: int
    core: tuple[int, int]
    value: float
    kind: str
    top: float | None = None
    low: float | None = None
    high: float | None = None
    modifier: Modifier = "="
    figures: int | None = None
    scale: float = 1.0
    suffix: str = ""
    unit: Unit | None = None
    form: Form = "count"
    noun: tuple[int, int] | None = None
    head: str | None = None
    role: str | None = None
    side: Literal["before", "after"] | None = None
    signed: bool = False  # its currency stands in front, with the number
    open: bool = True  # its bounds were not yet set by a modifier
    alternatives: tuple[Unit, ...] = ()

    @property
    def end(self) -> int:
        """The token behind the figure and its counted phrase."""
        return max(self.last, self.noun[1]) if self.noun else self.last


def reading_of(text: str, *, language: str, currency: str | None) -> Reading:
    """The sentence with everything the passes ask of it."""
    tokens = tokens_of(text)
    words = [token for token in tokens if token.kind == "word" and len(token.text) > 3]
    lexicon = lexicon_of(language)
    capitals = sum(token.text[0].isupper() for token in words)
    return Reading(
        text=text,
        tokens=tokens,
        lexicon=lexicon,
        units=units_of(language),
        numbers=number_words(language),
        language=language,
        currency=currency,
        headline=lexicon.grammar.capital_nouns or (len(words) > 3 and capitals >= 0.7 * len(words)),
    )


def figure_of(numeral: Numeral) -> Figure:
    """The bare number as a figure."""
    return Figure(
        first=numeral.first,
        last=numeral.last,
        core=(numeral.first, numeral.last),
        value=numeral.value,
        kind=numeral.kind,
        low=numeral.low,
        high=numeral.high,
        figures=numeral.figures,
        scale=numeral.scale,
        suffix=numeral.suffix,
        form="ordinal" if numeral.kind == "ordinal" else "count",
    )
