"""Which stretches of the calendar a sketch may mean, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from compare.timexes import values
from compare.timexes.days import holidays, in_figures, lone_day, months, weekdays
from compare.timexes.holidays import nth_weekday
from compare.timexes.periods import in_accounts, parts_of_year, pointed, seasons, vicinity
from compare.timexes.scene import Scene
from compare.timexes.sketch import Sketch
from compare.timexes.values import Stretch, open_stretch

__all__ = ["has_calendar", "stretches"]


_FEATURES = frozenset(
    {"year", "month", "day", "weekday", "holiday", "days", "figure_one", "shift", "unit", "lone"}
    | {"story_shift"}
)


def has_calendar(sketch: Sketch) -> bool:
    """True if the sketch says anything about the day."""
    return not _FEATURES.isdisjoint(sketch.told())


def stretches(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    """The days, months and years that the calendar features may mean, the likeliest first."""
    try:
        yield from _unchecked_stretches(sketch, scene)
    except (ValueError, OverflowError):  # 30 February, or a year that no calendar holds
        return


def _unchecked_stretches(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    if sketch.figure_one and sketch.figure_two:
        yield from in_figures(sketch, scene)
    elif sketch.whole:
        yield from _part_of(sketch, scene)
    elif sketch.week:
        year = sketch.year or (scene.reference.year if scene.reference else None)
        week = int(float(sketch.week.amount or 0))
        if year:
            yield values.week_of(date.fromisocalendar(year, week, 1))
    elif sketch.days is not None:
        yield from _days_away(sketch, scene)
    elif sketch.holiday:
        yield from holidays(sketch, scene)
    elif sketch.period is not None:
        yield from in_accounts(sketch, scene)
    elif sketch.vicinity and sketch.unit in ("weekend", "week"):
        yield from vicinity(sketch.unit, scene)
    elif sketch.story or sketch.story_shift is not None:
        yield from _in_story(sketch, scene)
    elif sketch.month:
        yield from months(sketch, scene)
    elif sketch.season:
        yield from seasons(sketch, scene)
    elif sketch.decade:
        yield values.decade_of(sketch.decade)
    elif sketch.unit == "century" and sketch.nth:
        yield values.century_of(sketch.nth)
    elif sketch.quarter or sketch.half or (sketch.nth and sketch.unit in ("quarter", "half")):
        yield from parts_of_year(sketch, scene)
    elif sketch.weekday:
        yield from weekdays(sketch, scene)
    elif sketch.unit and sketch.shift is not None:
        if sketch.nth and sketch.unit in ("week", "month", "year"):
            yield from _nth_day(sketch, scene)
        else:
            yield from pointed(sketch.unit, sketch.shift, scene.reference)
    elif sketch.unit and sketch.nth:
        return
    elif sketch.lone or (not sketch.unit and (sketch.day or sketch.nth)):
        yield from lone_day(sketch, scene)
    elif sketch.year:
        yield values.year_of(sketch.year)


def _days_away(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    if (sketch.year and sketch.month) or sketch.month:
        yield from months(replace(sketch, days=None), scene)
    elif scene.reference:
        yield values.day_of(scene.reference + timedelta(days=sketch.days or 0))
    else:
        yield open_stretch("XXXX-XX-XX", "day")


def _in_story(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    """As in "the next day", "the following month", "that year": counted from the story's date."""
    base = scene.story_day(sketch.unit or ("month" if sketch.month else "day"))
    shift = sketch.story_shift if sketch.story_shift is not None else sketch.shift
    if shift is None:
        return
    told = scene if base is None else replace(scene, reference=base)
    without = replace(sketch, story=None, story_shift=None, shift=shift)
    if base is None and sketch.unit:
        yield open_stretch({-1: "PAST_REF", 0: "PRESENT_REF"}.get(shift, "FUTURE_REF"), "vague")
    elif sketch.unit:
        yield from pointed(sketch.unit, shift, base)
    elif sketch.weekday and base and shift > 0:
        ahead = ((sketch.weekday - base.isoweekday()) % 7) or 7
        yield values.day_of(base + timedelta(days=ahead))
        yield from weekdays(without, scene)
    else:
        yield from _unchecked_stretches(without, told)


def _nth_day(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    """As in "the 15th of next month", "the last day of this year"."""
    whole = next(pointed(sketch.unit or "month", sketch.shift or 0, scene.reference), None)
    number = (sketch.nth or 0) + (sketch.tens or 0)
    if whole is None or whole.low is None or whole.high is None:
        return
    if number == -1:
        yield values.day_of(whole.high.date() - timedelta(days=1))
    else:
        day = whole.low.date() + timedelta(days=number - 1)
        if day < whole.high.date():
            yield values.day_of(day)


def _part_of(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    """As in "the first week of July", "the last Friday of the month"."""
    assert sketch.whole is not None  # the caller has seen to it
    number = (sketch.nth or 0) + (sketch.tens or 0)
    for whole in stretches(sketch.whole, scene):
        if whole.low is None or whole.high is None:
            yield open_stretch(f"{whole.value}-WXX", "week")
            continue
        first, last = whole.low.date(), whole.high.date() - timedelta(days=1)
        if sketch.unit == "week":
            if number == -1:
                yield values.week_of(last if last.isoweekday() >= 4 else last - timedelta(days=7))
            elif 1 <= number <= 53:
                begin = first if first.isoweekday() <= 4 else first + timedelta(days=7)
                yield values.week_of(begin + timedelta(days=7 * (number - 1)))
        elif sketch.weekday:
            nth = "last" if number == -1 else str(number)
            yield values.day_of(nth_weekday(first.year, first.month, sketch.weekday - 1, nth))
