"""When two quantities can both be true: intervals after hedges, rounding and units."""

from __future__ import annotations

import math

from compare.units import Unit, currency_of, units_of
from discrepant.records import Quantity

__all__ = ["about", "comparable", "compatible", "interval_of", "is_round"]

# "About 5,000" grants half a unit of the last digit that counts (4,500..5,500), but never less
# than 5 % ("about 26" is no claim about 26.4) and never more than 15 % ("about 100" is not 150).
ABOUT_AT_LEAST = 0.05
ABOUT_AT_MOST = 0.15
# "At least 20" is written of 26, not of 200; "over 100" of 140. Among the 558 pairs of figures of
# one slot in the readable events of shared/data/discrepancies, 1.5 calls as many agreeing pairs
# compatible (362 of 379) as 2.0 does and 13 more differing ones not; 1.3 loses 7 agreeing ones.
# The 1,100 pairs of the invented events say the same.
OPEN_REACH = 1.5
# "Dozens" has been written of 22 dead: the words are looser than their arithmetic.
VAGUE_SLACK = 0.8
# A count from here on that ends in zeros is read as rounded though no word says so.
ROUND_FROM = 1000
ROUND_FIGURES = 2
_ROUNDING_SLACK = 1e-9


def about(value: float, figures: int | None) -> tuple[float, float]:
    """Lowest and highest value that "about" this number speaks of.

    >>> about(5000, 1)
    (4500.0, 5500.0)
    """
    half = _half_unit(value, figures or 1)
    room = min(max(half, ABOUT_AT_LEAST * abs(value)), ABOUT_AT_MOST * abs(value))
    return value - room, value + room


def is_round(value: float, figures: int) -> bool:
    """True if the value is written with at most that many significant digits.

    >>> is_round(5000, 1), is_round(4987, 2)
    (True, False)
    """
    if value == 0:
        return True
    if not math.isfinite(value):
        return False
    digits = f"{abs(value):.15e}".split("e")[0].replace(".", "").rstrip("0")
    return len(digits) <= figures


def comparable(left: Quantity, right: Quantity) -> bool:
    """True if the two measure one dimension, and money of one currency."""
    if (left.dimension or "count") != (right.dimension or "count"):
        return False
    if left.unit is None or right.unit is None or not (left.dimension or "").startswith("money"):
        return True
    return currency_of(left.unit) == currency_of(right.unit)


def compatible(left: Quantity, right: Quantity) -> bool:
    """True if one value can satisfy both, as their hedges, roundings and units allow.

    False too where they cannot be compared; symmetric.
    """
    if not comparable(left, right) or {left.modifier, right.modifier} == {"up", "down"}:
        return False
    return any(
        _overlap(
            _signed(interval_of(one, beside=other), one, other),
            _signed(interval_of(other, beside=one), other, one),
        )
        for one in (left, *left.alternatives)
        for other in (right, *right.alternatives)
        if comparable(one, other)
    )


def interval_of(quantity: Quantity, *, beside: Quantity | None = None) -> tuple[float, float]:
    """Lowest and highest value in the base unit that the quantity lets stand.

    Open bounds reach as far as writers use them. A figure written round grants its rounding
    to one written more exactly (``beside``).
    """
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        low = high = quantity.value
    if low is None:
        high = quantity.value if high is None else high
        low = high / OPEN_REACH if high > 0 else high * OPEN_REACH
    elif high is None:
        high = low * OPEN_REACH if low > 0 else max(low / OPEN_REACH, low + 1)
    elif low == 0 and quantity.modifier in ("<", "<="):
        low = high / OPEN_REACH
    if quantity.modifier == "vague":
        low *= VAGUE_SLACK
    if quantity.modifier in ("=", "up", "down", "range"):
        room = _room(quantity, beside)
        low, high = low - room, high + room
    ends = (_in_base(quantity, low), _in_base(quantity, high))
    return min(ends), max(ends)


def _room(quantity: Quantity, beside: Quantity | None) -> float:
    """What an unhedged figure grants for having been rounded."""
    if quantity.figures is None or beside is None:
        return 0.0
    other = beside.figures
    if quantity.dimension is None and not (
        abs(quantity.value) >= ROUND_FROM and quantity.figures <= ROUND_FIGURES
    ):
        return 0.0
    converted = quantity.unit != beside.unit
    if other is not None and other <= quantity.figures and not converted:
        return 0.0
    if quantity.dimension == "age":
        return 0.0
    half = _half_unit(quantity.value, quantity.figures)
    return min(half, ABOUT_AT_LEAST * abs(quantity.value))


def _in_base(quantity: Quantity, value: float) -> float:
    unit = units_of("en").by_name.get(quantity.unit or "")
    return unit.in_base(value) if isinstance(unit, Unit) else value * quantity.factor


def _signed(interval: tuple[float, float], own: Quantity, other: Quantity) -> tuple[float, float]:
    """A fall as a negative number beside one ("down 1.8 percent", "-1.8 percent")."""
    if own.modifier == "down" and other.value < 0:
        return -interval[1], -interval[0]
    return interval


def _overlap(left: tuple[float, float], right: tuple[float, float]) -> bool:
    """True if a value lies in both; two hedges that only touch ("nearly 48", "over 48") part."""
    slack = _ROUNDING_SLACK * max(1.0, *map(abs, (*left, *right)))
    shared = min(left[1], right[1]) - max(left[0], right[0])
    hedged = left[0] < left[1] and right[0] < right[1]
    return shared > slack if hedged else shared >= -slack


def _half_unit(value: float, figures: int) -> float:
    if value == 0 or not math.isfinite(value):
        return 0.0
    exponent = math.floor(math.log10(abs(value))) - figures + 1
    return float(0.5 * 10.0**exponent)
