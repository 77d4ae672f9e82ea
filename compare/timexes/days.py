"""Days and months of the calendar: dates in words and figures, weekdays, holidays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial

from compare.timexes import values
from compare.timexes.holidays import holiday_in
from compare.timexes.periods import YEARS_AROUND, shifted
from compare.timexes.scene import (
    ATTRIBUTE_PULL,
    DAY_PULL,
    LONE_DAY_PULL,
    MONTH_PULL,
    WEEKDAY_PULL,
    Scene,
    chosen_of,
)
from compare.timexes.sketch import Sketch
from compare.timexes.values import Stretch, calendar_day, open_stretch

__all__ = ["holidays", "in_figures", "lone_day", "month_days", "months", "weekdays"]


def in_figures(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    """The days that 3/4/2017 may be, the outlet's day order first."""
    one, two = sketch.figure_one or 0, sketch.figure_two or 0
    orders = [(one, two), (two, one)]  # day, month
    # Without a habit of the outlet the American order comes first, where it can be one.
    if scene.day_order != "dmy":
        orders.reverse()
    for day, month in orders if one != two else orders[:1]:
        if not (1 <= month <= 12 and 1 <= day <= 31):
            continue
        if sketch.year:
            if made := calendar_day(sketch.year, month, day):
                yield made
        else:
            yield from month_days(month, day, sketch.weekday, scene)


def months(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    """A month, or a day of it, whose year is told or follows from the clause."""
    month = sketch.month or 1
    day = sketch.day
    if sketch.nth and not sketch.unit:
        day = sketch.nth + (sketch.tens or 0)
    year = sketch.year
    if sketch.unit == "year" and sketch.shift is not None and scene.reference:
        year = scene.reference.year + sketch.shift
    elif sketch.unit == "month" and day is None:
        year = None
    if year:
        made = calendar_day(year, month, day) if day else values.month_of(year, month)
        if made and sketch.unit == "week":
            made = values.week_of(made.day or date.min)
        elif made and sketch.unit == "weekend":
            made = values.weekend_of(made.day or date.min)
        if made:
            yield made
        return
    if day:
        found: Iterator[Stretch] = month_days(month, day, sketch.weekday, scene)
        if sketch.unit in ("week", "weekend"):
            widen = values.week_of if sketch.unit == "week" else values.weekend_of
            found = (widen(one.day) if one.day else one for one in found)
        yield from found
        return
    reference = scene.reference
    if reference is None:
        yield open_stretch(f"XXXX-{month:02}", "month")
        return
    makes = [partial(values.month_of, reference.year + away, month) for away in YEARS_AROUND]
    if sketch.shift is not None:
        yield from shifted(makes, sketch.shift, reference)
    else:
        yield from chosen_of(makes, scene, pull=MONTH_PULL)


def month_days(month: int, day: int, weekday: int | None, scene: Scene) -> Iterator[Stretch]:
    """A day of a month whose year is not told."""
    if scene.reference is None:
        date(2000, month, day)  # refuses what is no day of any year
        yield open_stretch(f"XXXX-{month:02}-{day:02}", "day")
        return
    years = [scene.reference.year + away for away in YEARS_AROUND]
    if weekday:
        fitting = [
            year
            for year in years
            if (made := calendar_day(year, month, day))
            and made.day
            and made.day.isoweekday() == weekday
        ]
        years = fitting or years
    makes = [partial(calendar_day, year, month, day) for year in years]
    pull = ATTRIBUTE_PULL if scene.attribute else DAY_PULL
    yield from chosen_of(makes, scene, pull=pull)


def weekdays(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    """The day of a weekday: "Friday", "last Friday", "Friday of next week", "Friday the 13th"."""
    weekday = sketch.weekday or 1
    reference = scene.reference
    if reference is None:
        yield open_stretch(f"XXXX-WXX-{weekday}", "day")
        return
    monday = reference - timedelta(days=reference.weekday())
    this_week = monday + timedelta(days=weekday - 1)
    week = timedelta(days=7)
    if sketch.unit == "week" and sketch.shift is not None:
        yield values.day_of(this_week + sketch.shift * week)
        return
    day = sketch.day or ((sketch.nth + (sketch.tens or 0)) if sketch.nth else None)
    if day:
        yield from _weekday_and_day(sketch, weekday, day, scene)
        return
    if sketch.shift is None:
        days = [this_week + away * week for away in (-2, -1, 0, 1, 2)]
        yield from chosen_of(
            [partial(values.day_of, one) for one in days], scene, pull=WEEKDAY_PULL
        )
    elif sketch.shift < 0:
        last = this_week if this_week < reference else this_week - week
        yield values.day_of(last)
        yield values.day_of(last - week)
    elif sketch.shift > 0:
        yield values.day_of(this_week + week)
        if this_week > reference:
            yield values.day_of(this_week)
    else:
        yield values.day_of(this_week)


def _weekday_and_day(sketch: Sketch, weekday: int, day: int, scene: Scene) -> Iterator[Stretch]:
    assert scene.reference is not None  # the caller has seen to it
    first = scene.reference.replace(day=1)
    makes = []
    # "Tuesday, the third" may well go on "of three"; "Tuesday the 13th" does not.
    for away in range(-12, 13) if sketch.day else range(-2, 3):
        month = values.months_later(first, away)
        made = calendar_day(month.year, month.month, day)
        if made and made.day and made.day.isoweekday() == weekday:
            makes.append(partial(_unchanged, made))
    yield from chosen_of(makes, scene, pull=DAY_PULL)


def lone_day(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    """The day of a month that is not told: "the 12th"."""
    day = sketch.day or (sketch.nth or 0) + (sketch.tens or 0)
    if not 1 <= day <= 31:
        return
    if scene.reference is None:
        yield open_stretch(f"XXXX-XX-{day:02}", "day")
        return
    first = scene.reference.replace(day=1)
    months = [values.months_later(first, away) for away in range(-3, 4)]
    makes = [partial(calendar_day, month.year, month.month, day) for month in months]
    yield from chosen_of(makes, scene, pull=LONE_DAY_PULL)


def holidays(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    """The day or days of a holiday."""
    rule = sketch.holiday or ""
    reference = scene.reference

    def in_year(year: int) -> Stretch | None:
        known = holiday_in(year, rule)
        if known is None:
            return None
        first, after = known
        if sketch.unit == "weekend":
            return values.weekend_of(first)
        day = values.day_of(first)
        if (after - first).days == 1:
            return day
        high = datetime.combine(after, time())
        return Stretch(value=first.isoformat()[:7], grain="holiday", low=day.low, high=high)

    if rule[:4].isdecimal():  # once only, as 2001-09-11
        yield values.day_of(date.fromisoformat(rule))
        return
    year = sketch.year
    if sketch.unit == "year" and sketch.shift is not None and reference:
        year = reference.year + sketch.shift
    if year:
        if made := in_year(year):
            yield made
    elif reference is None:
        fixed = rule if len(rule) == 5 and rule[:2].isdigit() else "XX-XX"
        yield open_stretch(f"XXXX-{fixed}", "day")
    else:
        years = [reference.year + away for away in YEARS_AROUND]
        makes = [partial(in_year, year) for year in years]
        if sketch.shift is not None:
            known = [made for make in makes if (made := make())]
            yield from shifted([partial(_unchanged, one) for one in known], sketch.shift, reference)
        else:
            yield from chosen_of(makes, scene, pull=DAY_PULL)


def _unchanged(stretch: Stretch) -> Stretch:
    return stretch
