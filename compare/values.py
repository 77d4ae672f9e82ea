"""When two claims can be compared at all, and when their values agree.

Values agree when some reading of one fits some reading of the other: intervals that overlap after
hedges, rounding, granularity and units have been granted.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Hashable, Sequence
from datetime import date, timedelta
from typing import Generic, TypeVar

import numpy as np

from compare.claims import Claim
from compare.intervals import compatible
from compare.wording import table
from discrepant.records import Quantity, Timex

__all__ = ["Asked", "agree", "are_comparable", "comparison_key", "gap", "iso_of", "value_key"]

Answer = TypeVar("Answer")
Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]

# "Shortly after 9" and "9:20" are one time; half past nine and eleven are not.
_OPEN = re.compile(r"\AX+-")
_CLOCK_TOLERANCE = timedelta(minutes=30)
_DAY = timedelta(days=1)
# A clock and nothing that names a day: "7:05 a.m.", "around noon", "11:30 Moscow time".
_CLOCK_ALONE = re.compile(
    rf"(?:(?:{'|'.join(table('en', 'claims')['before_clocks'])}) ){{0,3}}"
    r"(?:\d{1,2}(?:[.:h]\d\d)?|noon|midnight|midday)(?: ?[ap]\.? ?m\.?)?"
    r"(?: o['’]clock)?(?: (?:[A-Z][\w-]+ )?time| [A-Z]{2,5})?",
    re.IGNORECASE,
)
_ZONES_SPAN = timedelta(hours=26)  # from UTC-12 to UTC+14


def are_comparable(left: Claim, right: Claim) -> bool:
    """True if the two values are of one kind: lengths with lengths, counts with counts."""
    return comparison_key(left) == comparison_key(right)


def comparison_key(claim: Claim) -> tuple[str | None, ...]:
    """What two claims must have in common to be compared at all."""
    quantity = claim.quantity
    if quantity is None:
        return (claim.kind,)
    unit = quantity.unit if quantity.dimension == "money" else None
    return ("figure", quantity.dimension, unit, _family(quantity))


def value_key(claim: Claim) -> Hashable:
    """The value alone: claims with one key agree with the same claims."""
    if claim.quantity:
        return tuple(
            (
                told.value, told.low, told.high, told.modifier, told.unit, told.dimension,
                told.factor, told.form, told.figures,
            )
            for told in (claim.quantity, *claim.quantity.alternatives)
        )  # fmt: skip
    assert claim.timex is not None
    return (
        claim.text.casefold(),
        *(
            (told.value, told.low, told.high, told.type, told.grain, told.modifier, told.zone)
            for told in (claim.timex, *claim.timex.alternatives)
        ),
    )


def agree(left: Claim, right: Claim) -> bool:
    """True if one value can be true of the same thing as the other; symmetric."""
    if left.quantity and right.quantity:
        return compatible(left.quantity, right.quantity)
    if left.timex and right.timex:
        if left.text.casefold() == right.text.casefold():
            return True  # the same words, resolved from two days of publication
        times = (left.timex, *left.timex.alternatives)
        other_times = (right.timex, *right.timex.alternatives)
        return any(_same_time(one, other) for one in times for other in other_times)
    return False


class Asked(Generic[Answer]):
    """A question about two of these claims, put once for every two of their keys.

    Claims are named by their indices; the question must look at nothing that the key leaves out.
    """

    def __init__(
        self,
        claims: Sequence[Claim],
        question: Callable[[Claim, Claim], Answer],
        *,
        key: Callable[[Claim], Hashable],
    ) -> None:
        self._claims, self._question = claims, question
        numbers: dict[Hashable, int] = {}
        self._keys = [numbers.setdefault(key(claim), len(numbers)) for claim in claims]
        self._answers: dict[tuple[int, int], Answer] = {}

    def __call__(self, left: int, right: int) -> Answer:
        """The answer for two claims."""
        pair = self._keys[left], self._keys[right]
        if pair not in self._answers:
            self._answers[pair] = self._question(self._claims[left], self._claims[right])
        return self._answers[pair]

    def each(self, left: Numbers, right: Numbers) -> np.ndarray[tuple[int], np.dtype[np.generic]]:
        """The answers for many pairs, whose left and right claims are given."""
        keys = np.array(self._keys, dtype=np.int64)
        pairs = keys[left] * len(keys) + keys[right]
        _, first, place = np.unique(pairs, return_index=True, return_inverse=True)
        answers = [
            self(i, j) for i, j in zip(left[first].tolist(), right[first].tolist(), strict=True)
        ]
        return np.array(answers)[place]


def gap(left: Claim, right: Claim) -> float:
    """How far apart two values are: |log ratio| of figures, log(1 + days) of dates; 0 and more."""
    if left.quantity and right.quantity:
        one = abs(left.quantity.value * left.quantity.factor)
        other = abs(right.quantity.value * right.quantity.factor)
        if min(one, other) <= 0:
            return 0.0 if one == other else math.log(2 + max(one, other))
        return abs(math.log(one / other))
    if left.timex and right.timex and left.timex.low and right.timex.low:
        apart = abs((left.timex.low - right.timex.low).total_seconds()) / 86400
        return math.log1p(apart)
    return 0.0


def _family(quantity: Quantity) -> str:
    """Forms that answer one kind of question."""
    if quantity.form in ("age", "rate", "share", "money"):
        return quantity.form
    return quantity.dimension or "count"


def _same_time(one: Timex, other: Timex) -> bool:
    # A clock time is the clock of the place told of: two outlets of two zones print one "noon".
    if one.value == other.value:
        return True
    if one.low and one.high and other.low and other.high:
        shared = min(one.high, other.high) - max(one.low, other.low)
        # Half of the shorter: Friday in New York is Friday in Almaty, and not Saturday there.
        if shared > timedelta(0) and 2 * shared >= min(one.high - one.low, other.high - other.low):
            return True
        if one.type == "TIME" and other.type == "TIME":
            if _is_fixed(one) != _is_fixed(other) and _whole_hours(one.low - other.low):
                return True  # a clock without its zone may be the clock of either place
            return _apart(one, other) <= _tolerance(one, other)
        return False
    return _same_undated(one.value, other.value)


def _apart(one: Timex, other: Timex) -> timedelta:
    """Between two clock times; on one day where one of them does not say its own."""
    assert one.low is not None
    assert other.low is not None
    apart = abs(one.low - other.low)
    if _names_day(one) and _names_day(other):
        return apart
    return min(apart % _DAY, _DAY - apart % _DAY)


def _names_day(timex: Timex) -> bool:
    """False for a bare "3:30 a.m.", whose day was taken from the story around it."""
    return _CLOCK_ALONE.fullmatch(timex.text) is None


def _tolerance(one: Timex, other: Timex) -> timedelta:
    hedged = one.modifier is not None or other.modifier is not None
    return 2 * _CLOCK_TOLERANCE if hedged else _CLOCK_TOLERANCE


def _is_fixed(timex: Timex) -> bool:
    return timex.zone not in (None, "local")


def _whole_hours(apart: timedelta) -> bool:
    return apart % timedelta(hours=1) == timedelta(0) and abs(apart) <= _ZONES_SPAN


def _same_undated(one: str, other: str) -> bool:
    """Whether two values without a full date can be one.

    "July 13" is any year's; a day known only by its weekday fits any date; what stands behind the
    "T" is held apart, clock against clock and part of day against part of day.
    """
    (day, _, clock), (other_day, _, other_clock) = one.partition("T"), other.partition("T")
    return _same_day(day, other_day) and _same_clock(clock, other_clock)


def _same_day(one: str, other: str) -> bool:
    if not (re.search(r"\d|WE", one) and re.search(r"\d|WE", other)):
        return True  # a clock time or a part of the day alone
    if "W" in one or "W" in other:
        weekday, other_weekday = _weekdays(one), _weekdays(other)
        return not weekday or not other_weekday or bool(weekday & other_weekday)
    bare, other_bare = (_OPEN.sub("", day) for day in (one, other))
    return bare.endswith(other_bare) or other_bare.endswith(bare)


def _weekdays(day: str) -> frozenset[int]:
    """ISO weekdays that a day can be; empty where the value tells none."""
    if day.endswith("-WE"):
        return frozenset((6, 7))
    if re.search(r"-W..-\d\Z", day):
        return frozenset((int(day[-1]),))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return frozenset((date.fromisoformat(day).isoweekday(),))
    return frozenset()


def _same_clock(one: str, other: str) -> bool:
    if one[:2].isdigit() and other[:2].isdigit():
        first, second = (60 * int(clock[:2]) + int(clock[3:5] or 0) for clock in (one, other))
        return timedelta(minutes=abs(first - second)) <= _CLOCK_TOLERANCE
    if one[:2].isdigit() or other[:2].isdigit():
        return True
    return not one or not other or one == other


def iso_of(timex: Timex | None) -> tuple[str | None, str | None]:
    """First and last day of a time as ISO dates, for the export; None where it is open."""
    if timex is None or timex.low is None or timex.high is None:
        return None, None
    if timex.type == "TIME":
        return timex.low.isoformat(), timex.high.isoformat()
    last = timex.high - timedelta(seconds=1)
    return timex.low.date().isoformat(), last.date().isoformat()
