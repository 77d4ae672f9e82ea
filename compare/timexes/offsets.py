"""Distances: "two years ago", "a day earlier", "three days after Easter"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from compare.timexes import values
from compare.timexes.calendar import stretches
from compare.timexes.periods import in_accounts
from compare.timexes.scene import Scene
from compare.timexes.sketch import Sketch
from compare.timexes.values import Reading, Stretch, open_stretch

__all__ = ["offsets"]

_CLOCK_UNITS = {"second": 1, "minute": 60, "hour": 3600}


def offsets(sketch: Sketch, scene: Scene) -> Iterator[Reading]:
    """As in "two years ago", "a day earlier", "three days after Easter"."""
    unit = sketch.unit or "day"
    amount = sketch.count
    toward = sketch.toward
    if amount is None:
        ref = "PAST_REF" if toward in ("ago", "earlier") else "FUTURE_REF"
        yield Reading(type="DATE", stretch=open_stretch(ref, "vague"))
        return
    sign = -1 if toward in ("ago", "earlier") else 1
    from_now = toward in ("ago", "hence")
    bases: list[date | None] = [scene.reference if from_now else scene.story_day(unit)]
    if sketch.base:
        bases = [one.day for one in stretches(sketch.base, scene)]
    elif sign < 0 and unit == "year" and amount == 1 and scene.accounts and scene.quarter:
        yield from (
            Reading(type="DATE", stretch=one)
            for one in in_accounts(replace(sketch, period=-1, nth=None), scene)
        )
        return
    for base in bases:
        if unit in _CLOCK_UNITS:
            yield from _clock_away(sign * amount * _CLOCK_UNITS[unit], scene)
        elif base is None:
            ref = "PAST_REF" if sign < 0 else "FUTURE_REF"
            yield Reading(type="DATE", stretch=open_stretch(ref, "vague"))
        else:
            try:
                stretch = _away(
                    base, sign * amount, unit, exact=toward != "ago" or bool(sketch.base)
                )
            except (ValueError, OverflowError):
                continue
            yield Reading(type="DATE", stretch=stretch)


def _away(base: date, amount: float, unit: str, *, exact: bool) -> Stretch:
    """The stretch at a distance, as precise as the unit: two years ago is a year."""
    if unit in ("day", "night"):
        return values.day_of(base + timedelta(days=round(amount)))
    if unit in ("week", "fortnight"):
        day = base + timedelta(days=round(amount * (14 if unit == "fortnight" else 7)))
        week = values.week_of(day)
        if not exact and abs(amount) != 1:
            return week  # "three weeks ago" means the week
        # "a week ago", "in two weeks" mean the day, give or take.
        middle = datetime.combine(day, time())
        return replace(
            week,
            value=day.isoformat(),
            low=middle - timedelta(days=3),
            high=middle + timedelta(days=4),
        )
    if unit == "weekend":
        return values.weekend_of(base + timedelta(days=round(amount * 7)))
    if unit == "month":
        month = values.months_later(base.replace(day=1), round(amount))
        return values.month_of(month.year, month.month)
    if unit in ("quarter", "half", "season"):
        months = 6 if unit == "half" else 3
        month = values.months_later(base.replace(day=1), round(amount * months))
        return values.quarter_of(month.year, (month.month + 2) // 3)
    years = {"year": 1, "decade": 10, "century": 100}[unit] * amount
    if unit == "year" and amount % 1:
        month = values.months_later(base.replace(day=1), round(amount * 12))
        return values.month_of(month.year, month.month)
    return values.year_of(base.year + round(years))


def _clock_away(seconds: float, scene: Scene) -> Iterator[Reading]:
    if scene.now is None:
        ref = "PAST_REF" if seconds < 0 else "FUTURE_REF"
        yield Reading(type="TIME", stretch=open_stretch(ref, "vague"))
        return
    try:
        moment = scene.now + timedelta(seconds=seconds)
    except OverflowError:
        return
    day = values.day_of(moment.date())
    stretch = values.clock_on(day, moment.hour, moment.minute, moment.second)
    yield Reading(type="TIME", stretch=stretch)
