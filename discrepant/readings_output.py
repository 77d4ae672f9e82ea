"""What was read in a text, as lines for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from compare.notation import Row, is_counted, quantity_rows, timex_rows
from compare.readings import Readings
from discrepant.records import Quantity, Timex

__all__ = ["json_of_readings", "line_of_readings", "lines_of_readings"]

_BOUNDS = {
    "~": "about ", ">=": "at least ", ">": "more than ", "<=": "at most ", "<": "less than ",
    "vague": "at least ", "up": "up by ", "down": "down by ",
}  # fmt: skip
_FORMS = {"ordinal": "ordinal", "age": "age", "duration": "duration"}
_LONGEST_WORDS = 40


def line_of_readings(identity: str | int, readings: Readings, *, language: str) -> str:
    """One line of the bulk form, as the public scorers read it."""
    counted = filter(is_counted, readings.quantities)
    told = {
        "id": identity,
        "quantities": list(quantity_rows(counted, language=language)),
        "timexes": list(timex_rows(readings.timexes)),
    }
    return json.dumps(told, ensure_ascii=False, allow_nan=False) + "\n"


def json_of_readings(text: str, readings: Readings, *, language: str) -> str:
    """One text with everything that was read in it; ordinals stand apart."""
    counted = [quantity for quantity in readings.quantities if is_counted(quantity)]
    ordinals = [quantity for quantity in readings.quantities if not is_counted(quantity)]
    told = {
        "format": 1,
        "text": text,
        "quantities": [_detailed(quantity, language) for quantity in counted],
        "ordinals": [_detailed(quantity, language) for quantity in ordinals],
        "timexes": [_dated(timex) for timex in readings.timexes],
    }
    return json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def lines_of_readings(readings: Readings) -> tuple[str, ...]:
    """A line for each reading, in the order of the text: the words, the kind, what was read."""
    told = [
        *((q.span, q.text, _FORMS.get(q.form, "figure"), _figure(q)) for q in readings.quantities),
        *((t.span, t.text, t.type.lower(), _time(t)) for t in readings.timexes),
    ]
    told.sort(key=lambda line: (line[0], line[2]))
    width = min(max((len(words) for _, words, _, _ in told), default=0), _LONGEST_WORDS)
    return tuple(f"{words:{width}}  {kind:8}  {value}" for _, words, kind, value in told)


def _detailed(quantity: Quantity, language: str) -> dict[str, object]:
    (row,) = quantity_rows([quantity], language=language)
    return {
        "text": quantity.text,
        **row,
        "low": quantity.low,
        "high": quantity.high,
        "form": quantity.form,
        "role": quantity.role,
        "side": quantity.side,
        "alternatives": [_other(row, one, language) for one in quantity.alternatives],
    }


def _other(row: Row, other: Quantity, language: str) -> Row:
    """What another reading of the same words says differently."""
    (told,) = quantity_rows([other], language=language)
    return {name: value for name, value in told.items() if value != row[name]}


def _dated(timex: Timex) -> dict[str, object]:
    (row,) = timex_rows([timex])
    return {
        **row,
        "until": timex.until,
        "low": timex.low.isoformat() if timex.low else None,
        "high": timex.high.isoformat() if timex.high else None,
        "grain": timex.grain,
        "modifier": timex.modifier,
        "alternatives": [one.value for one in timex.alternatives],
    }


def _figure(quantity: Quantity) -> str:
    return ", ".join(_parts(quantity))


def _parts(quantity: Quantity) -> Iterator[str]:
    number = f"{_BOUNDS.get(quantity.modifier, '')}{quantity.value:,.10g}"
    if quantity.value_high is not None:
        number += f" to {quantity.value_high:,.10g}"
    yield number
    yield from (word for word in (quantity.unit, quantity.concept, quantity.role) if word)
    if quantity.side is not None:
        yield "before a change" if quantity.side == "before" else "after a change"
    for other in quantity.alternatives:
        yield f"or {other.unit or 'no unit'}"


def _time(timex: Timex) -> str:
    told = timex.value if timex.until is None else f"{timex.value} to {timex.until}"
    if timex.modifier:
        told += f", {timex.modifier}"
    return told + "".join(f", or {other.value}" for other in timex.alternatives)
