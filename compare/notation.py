"""What was read as plain values, in the notation of the public test sets: what `read` prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from compare.number_words import number_words
from compare.units import units_of
from discrepant.records import Quantity, Timex

__all__ = ["Row", "is_counted", "quantity_rows", "timex_rows"]

Row = dict[str, str | int | float | None]

# A range tells its bounds by its two values, "dozens" is twelve or more.
_MODIFIERS = {"range": "=", "vague": ">="}


def is_counted(quantity: Quantity) -> bool:
    """True if the quantity says how many or how much; an ordinal says which one."""
    return quantity.form != "ordinal"


def quantity_rows(quantities: Iterable[Quantity], *, language: str = "en") -> Iterator[Row]:
    """A row for each quantity; the two ends of a change ("from 19 to 17") share one.

    The unit of a count is its noun, of money the currency's name.
    """
    before: Quantity | None = None
    for quantity in quantities:
        if before is not None:
            if quantity.side == "after":
                row = _row(quantity, language)
                row |= {"value": _plain(before.value), "value_high": _plain(quantity.value)}
                row["start"] = before.span.start
                yield row
                before = None
                continue
            yield _row(before, language)
            before = None
        if quantity.side == "before":
            before = quantity
        else:
            yield _row(quantity, language)
    if before is not None:
        yield _row(before, language)


def timex_rows(timexes: Iterable[Timex]) -> Iterator[Row]:
    """A row for each temporal expression, with its TIMEX3 value.

    An hour of a known day is written with its minutes, as TimeML does.
    """
    for timex in timexes:
        yield {
            "text": timex.text,
            "start": timex.span.start,
            "end": timex.span.end,
            "type": timex.type,
            "value": f"{timex.value}:00" if timex.low and timex.grain == "hour" else timex.value,
        }


def _row(quantity: Quantity, language: str) -> Row:
    value = quantity.value
    if quantity.modifier == "vague" and _words(quantity) & number_words(language).vague.keys():
        value /= 2  # the lowest that "dozens" can mean is two of them
    return {
        "value": _plain(value),
        "value_high": None if quantity.value_high is None else _plain(quantity.value_high),
        "modifier": _modifier(quantity),
        "unit": _unit(quantity, language),
        "concept": quantity.concept,
        "start": quantity.span.start,
        "end": quantity.span.end,
    }


def _modifier(quantity: Quantity) -> str:
    """The sign; of a change whose amount is bounded, "up more than 20", that of the bound."""
    if quantity.modifier in ("up", "down") and quantity.value_high is None:
        if quantity.high is None:
            return ">"
        if quantity.low == 0 < quantity.value:
            return "<"
    return _MODIFIERS.get(quantity.modifier, quantity.modifier)


def _words(quantity: Quantity) -> set[str]:
    return set(quantity.text.lower().split())


def _plain(value: float) -> int | float:
    """The number as one writes it: 26 and not 26.0.

    >>> _plain(26.0), _plain(3.5)
    (26, 3.5)
    """
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def _unit(quantity: Quantity, language: str) -> str | None:
    """The unit's or the currency's name, the counted noun, "% of what" for a fraction."""
    names = units_of(language).names
    if quantity.unit == "fraction":
        return f"% {quantity.concept}" if quantity.concept else None
    if quantity.unit == "fold":
        return "count"
    if quantity.unit is not None:
        first, *rest = quantity.unit.split(" per ")
        return " per ".join((names.get(first, first), *rest))
    if quantity.concept is None:
        return quantity.head
    return f"{' '.join(quantity.concept.split()[:-1])} {quantity.head or ''}".strip()
