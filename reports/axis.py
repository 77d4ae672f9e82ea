"""Axes: where a value stands between left and right, and which ticks a reader needs."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from reports.values import day_words, number_words

__all__ = ["Axis", "Tick", "number_axis", "time_axis"]

# From this ratio on the small values of a linear axis would all fall on one spot.
LOGARITHMIC_FROM = 100.0
# Room left of the smallest and right of the largest value, as a share of their distance.
PADDING = 0.12
# More labels than this touch each other on a telephone.
MOST_TICKS = 5

_HOUR, _DAY = 3600.0, 86400.0
# Seconds from 1970 to the first and the last day that a datetime can hold.
_FIRST_SECOND, _LAST_SECOND = -62135596800.0, 253402214400.0
# No news is told in smaller numbers, and floats below it cannot be divided safely.
_LEAST_SPREAD = 1e-9
_TIME_STEPS = (
    60.0, 300.0, 900.0, 1800.0, _HOUR, 2 * _HOUR, 3 * _HOUR, 6 * _HOUR, 12 * _HOUR,
    _DAY, 2 * _DAY, 7 * _DAY, 14 * _DAY,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A place on an axis and its words; ``label_at`` is where the words stand, in percent."""

    at: float
    label_at: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A scale from ``low`` to ``high`` (numbers, or seconds since 1970) over 0 to 100 percent."""

    low: float
    high: float
    ticks: tuple[Tick, ...] = ()
    logarithmic: bool = False

    def percent(self, value: float) -> float:
        """Where a value stands, in percent of the width, never outside it."""
        low, high, here = self.low, self.high, min(max(value, self.low), self.high)
        if self.logarithmic:
            low, high, here = math.log10(low), math.log10(high), math.log10(here)
        return round(100 * (here - low) / (high - low), 2)


def number_axis(values: Iterable[float], *, written: Callable[[float], str] = number_words) -> Axis:
    """The axis on which these numbers can be told apart; ``written`` turns a tick into words.

    >>> [tick.words for tick in number_axis([12, 19]).ticks]
    ['12', '14', '16', '18']
    """
    known = sorted(values)
    least, most = known[0], known[-1]
    if least > _LEAST_SPREAD and most / least >= LOGARITHMIC_FROM:
        return _logarithmic(least, most, written)
    # Values closer than floats can part are one value.
    spread = most - least if most - least > 1e-9 * max(abs(most), abs(least), 1e-9) else 0.0
    room = (spread or max(abs(most) * 0.1, _LEAST_SPREAD)) * PADDING
    low, high = least - room, most + room
    if least >= 0 and (low < 0 or least < 0.3 * most):
        low = 0.0
    step = _round_step((high - low) / MOST_TICKS)
    if all(value == int(value) for value in known):
        step = max(step, 1.0)
    first, last = math.ceil(low / step), math.floor(high / step)
    bare = Axis(low=low, high=high)
    places = (float(f"{n * step:.10g}") for n in range(first, last + 1))
    ticks = tuple(_tick(bare, place, written(place)) for place in places)
    return Axis(low=low, high=high, ticks=ticks)


def time_axis(values: Iterable[float], *, clock_only: bool = False) -> Axis:
    """The axis for moments in seconds since 1970; ``clock_only`` leaves days unsaid."""
    known = sorted(values)
    least, most = known[0], known[-1]
    length = most - least or _HOUR
    if length > 90 * _DAY:
        return _calendar(least, most)
    step = next((s for s in _TIME_STEPS if length / s <= MOST_TICKS), _TIME_STEPS[-1])
    if length >= _DAY and step < _DAY:
        step = _DAY
    room = length * PADDING if step < _DAY else length * PADDING / 2
    bare = Axis(low=least - room, high=most + room)
    first, last = math.ceil(bare.low / step), math.floor(bare.high / step)
    return Axis(
        low=bare.low,
        high=bare.high,
        ticks=tuple(
            _time_tick(bare, n * step, step, clock_only=clock_only) for n in range(first, last + 1)
        ),
    )


def _time_tick(axis: Axis, at: float, step: float, *, clock_only: bool) -> Tick:
    moment = datetime.fromtimestamp(at, UTC)
    if step >= _DAY:
        # A day is an interval: its name stands under its middle, its line at its start.
        middle = axis.percent(at + _DAY / 2)
        words = day_words(moment, weekday=step == _DAY, year=False)
        if at + _DAY / 2 > axis.high:
            words = ""
        return Tick(at=axis.percent(at), label_at=middle, words=words)
    if moment.hour == moment.minute == 0 and not clock_only:
        return _tick(axis, at, day_words(moment, year=False))
    return _tick(axis, at, f"{moment:%H:%M}")


def _calendar(least: float, most: float) -> Axis:
    """Months or years, whose lengths differ."""
    room = (most - least) * PADDING / 2
    bare = Axis(low=max(least - room, _FIRST_SECOND), high=min(most + room, _LAST_SECOND))
    months = (most - least) / (30.4 * _DAY)
    step = next((s for s in (1, 3, 6, 12, 24, 60, 120, 240) if months / s <= MOST_TICKS), 1200)
    start = datetime.fromtimestamp(bare.low, UTC)
    ticks: list[Tick] = []
    count = (start.year * 12 + start.month) // step * step + step
    while True:
        year, month = divmod(count, 12)
        if not 1 <= year <= 9998:
            break
        at = datetime(year, month + 1, 1, tzinfo=UTC)
        if at.timestamp() > bare.high:
            break
        words = str(year) if step >= 12 else f"{day_words(at, year=False)[2:]} {year}"
        ticks.append(_tick(bare, at.timestamp(), words))
        count += step
    return Axis(low=bare.low, high=bare.high, ticks=tuple(ticks))


def _logarithmic(least: float, most: float, written: Callable[[float], str]) -> Axis:
    bare = Axis(low=least / 1.8, high=most * 1.8, logarithmic=True)
    first, last = math.ceil(math.log10(bare.low)), math.floor(math.log10(bare.high))
    stride = max(1, math.ceil((last - first + 1) / MOST_TICKS))
    ticks = tuple(_tick(bare, 10.0**n, written(10.0**n)) for n in range(first, last + 1, stride))
    return Axis(low=bare.low, high=bare.high, ticks=ticks, logarithmic=True)


def _tick(axis: Axis, at: float, words: str) -> Tick:
    return Tick(at=axis.percent(at), label_at=axis.percent(at), words=words)


def _round_step(wanted: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50 ... that is not smaller.

    >>> [_round_step(n) for n in (0.7, 1.6, 23)]
    [1.0, 2.0, 50.0]
    """
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(power * n for n in (1, 2, 5, 10) if power * n >= wanted * 0.999)
