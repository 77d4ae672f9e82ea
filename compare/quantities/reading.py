"""The passes in order, from a sentence to its quantities."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from compare.number_words import Numeral
from compare.numerals import numeral_at
from compare.quantities.assembly import joined, shared
from compare.quantities.figures import Figure, Reading, figure_of, reading_of
from compare.quantities.implied import ONLY_WITH_ROLE, implied
from compare.quantities.measures import measured
from compare.quantities.modifiers import converted, hedged_behind, modified
from compare.quantities.names import is_figure, is_number
from compare.quantities.nouns import counted
from compare.quantities.roles import with_roles
from compare.units import Unit
from discrepant.records import Quantity, Span

__all__ = ["MOST_FIGURES", "quantities_in"]

# A sentence with more is a table or an attack; the rest of it is not read.
MOST_FIGURES = 200


def quantities_in(
    text: str,
    *,
    masked: tuple[Span, ...] = (),
    currency: str | None = None,
    language: str = "en",
) -> tuple[Quantity, ...]:
    """The quantities of one sentence, in order of their places.

    ``masked`` are the spans that the date pass consumed: nothing that starts inside is read.
    ``currency`` is what a bare "$" or "pound" means to the outlet (ISO 4217).
    The value of a range is its first end; ``low`` and ``high`` hold both. The two ends of a
    change ("from 4.1 to 4.6 percent") are two quantities.

    >>> [q.text for q in quantities_in("At least 26 people died 12 miles away, costing $4.2m.")]
    ['At least 26', '12 miles', '$4.2m']
    """
    reading = reading_of(text, language=language, currency=currency)
    figures = _figures(reading, sorted(masked))
    return tuple(_quantity(reading, figure) for figure in figures)


def _figures(reading: Reading, masked: Sequence[Span]) -> tuple[Figure, ...]:
    tokens = reading.tokens
    pairs = joined(reading, tuple(_measured(reading, masked)))
    real = [figure for figure in pairs if is_figure(reading, figure)]
    nouns = [counted(reading, hedged_behind(reading, figure)) for figure in real]
    listed = shared(reading, nouns)
    hedged = converted(reading, [modified(reading, figure) for figure in listed])
    more = [
        figure
        for figure in implied(reading, hedged)
        if not _is_masked(tokens[figure.first].start, masked)
    ]
    ordered = sorted((*hedged, *more), key=lambda figure: (figure.first, figure.last))
    return tuple(
        figure
        for figure in with_roles(reading, ordered)
        if figure.role is not None or figure.kind != ONLY_WITH_ROLE
    )


def _measured(reading: Reading, masked: Sequence[Span]) -> Iterator[Figure]:
    """The numbers with their units; one that another has taken in is not told again."""
    end = found = 0
    for numeral in _numerals(reading, masked):
        start = reading.tokens[numeral.first].start
        if numeral.first < end or _is_masked(start, masked) or not is_number(reading, numeral):
            continue
        figure = measured(reading, figure_of(numeral))
        if figure.first < end:  # "0$0": the sign is taken
            figure = replace(figure, first=numeral.first)
        end = figure.last
        found += 1
        yield figure
        if found >= MOST_FIGURES:
            return


def _numerals(reading: Reading, masked: Sequence[Span]) -> Iterator[Numeral]:
    """The numbers, and the articles that stand for one: "more than a mile", "an hour and 40"."""
    at = 0
    articles = reading.lexicon.counted["articles"]
    while at < len(reading.tokens):
        if _is_masked(reading.tokens[at].start, masked):
            at += 1  # "12 June 2016 Dozens died": the year is no number of dozens
            continue
        numeral = numeral_at(reading.tokens, at, reading.language)
        if numeral is None and reading.lower(at) in articles and _is_one_unit(reading, at):
            numeral = Numeral(first=at, last=at + 1, value=1.0, kind="words", figures=1)
        if numeral is not None:
            yield numeral
        at = numeral.last if numeral else at + 1


def _is_one_unit(reading: Reading, at: int) -> bool:
    found = reading.units.after(reading.tokens, at + 1)
    if found is None or reading.lexicon.counted["per"] & {reading.lower(at - 1)}:
        return False
    if any(token.kind == "digits" for token in reading.tokens[found[1] : found[1] + 1]):
        return False  # "a $4 billion plan"
    if reading.lexicon.before.ending(reading.tokens, at):
        return True
    joined = reading.lower(found[1]) in reading.numbers.words["and"]
    tokens = reading.tokens[found[1] + 1 : found[1] + 2]
    return joined and any(
        token.kind == "digits" or token.lower in reading.numbers.starts for token in tokens
    )


def _is_masked(start: int, masked: Sequence[Span]) -> bool:
    """True if a span of the ordered ones holds that place."""
    at = bisect_right(masked, start, key=lambda span: span.start)
    return at > 0 and start < masked[at - 1].end


def _quantity(reading: Reading, figure: Figure) -> Quantity:
    tokens = reading.tokens
    span = Span(start=tokens[figure.first].start, end=tokens[figure.last - 1].end)
    noun = figure.noun
    noun_span = Span(start=tokens[noun[0]].start, end=tokens[noun[1] - 1].end) if noun else None
    main = _with_unit(reading, figure, figure.unit, span, noun_span)
    others = tuple(
        _with_unit(reading, figure, unit, span, noun_span) for unit in figure.alternatives
    )
    if not others:
        return main
    return _with_unit(reading, figure, figure.unit, span, noun_span, others)


def _with_unit(
    reading: Reading,
    figure: Figure,
    unit: Unit | None,
    span: Span,
    noun: Span | None,
    alternatives: tuple[Quantity, ...] = (),
) -> Quantity:
    return Quantity(
        span=span,
        text=span.of(reading.text),
        value=figure.value,
        low=figure.low,
        high=figure.high,
        modifier=figure.modifier,
        unit=unit.name if unit else None,
        dimension=unit.dimension if unit else None,
        factor=unit.factor if unit else 1.0,
        concept=noun.of(reading.text) if noun else None,
        concept_span=noun,
        head=figure.head,
        role=figure.role,
        form=figure.form,
        figures=figure.figures,
        alternatives=alternatives,
        side=figure.side,
        value_high=figure.top,
    )
