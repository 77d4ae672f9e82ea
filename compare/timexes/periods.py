"""Weeks, quarters, seasons and years: named, or pointed at by "last", "this" and "next"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial

from compare.timexes import values
from compare.timexes.scene import (
    ACCOUNTS_PULL,
    NEAREST_PULL,
    QUARTER_PULL,
    WEEKDAY_PULL,
    Scene,
    chosen_of,
)
from compare.timexes.sketch import Sketch
from compare.timexes.values import Stretch, open_stretch

__all__ = [
    "YEARS_AROUND",
    "in_accounts",
    "parts_of_year",
    "pointed",
    "seasons",
    "shifted",
    "vicinity",
]

# Years before and after publication among which a month or a holiday is looked for.
YEARS_AROUND = range(-3, 4)


def shifted(
    makes: Sequence[Callable[[], Stretch]], shift: int, reference: date
) -> Iterator[Stretch]:
    """The last one that is over, the next one that has not begun, or this year's."""
    found = [make() for make in makes]
    today = datetime.combine(reference, time())
    if shift < 0:
        over = [one for one in found if one.low and one.low <= today]
        if over and over[-1].high and over[-1].high > today:
            over.pop()
        yield from over[:-3:-1]
    elif shift > 0:
        yield from [one for one in found if one.low and one.low > today][:2]
    else:
        yield from (one for one in found if one.low and one.low.year == reference.year)


def seasons(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    """A season whose year is told, pointed at, or follows from the clause."""
    season = sketch.season or "SU"
    reference = scene.reference
    if sketch.year:
        yield values.season_of(sketch.year, season)
    elif reference is None:
        yield open_stretch(f"XXXX-{season}", "season")
    elif sketch.unit == "year" and sketch.shift is not None:
        yield values.season_of(reference.year + sketch.shift, season)
    else:
        makes = [partial(values.season_of, reference.year + away, season) for away in YEARS_AROUND]
        if sketch.shift is not None:
            yield from shifted(makes, sketch.shift, reference)
        else:
            yield from chosen_of(makes, scene, pull=QUARTER_PULL)


def parts_of_year(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    """A quarter or half of a year, by number."""
    unit = "quarter" if sketch.quarter or sketch.unit == "quarter" else "half"
    number = sketch.quarter or sketch.half or sketch.nth or 1
    parts = 4 if unit == "quarter" else 2
    number = parts if number == -1 else number
    if not 1 <= number <= parts:
        return
    make: Callable[[int, int], Stretch] = values.quarter_of if unit == "quarter" else values.half_of
    reference = scene.reference
    year = sketch.year
    if year is None and sketch.shift is not None and reference:
        year = reference.year + sketch.shift
    if year:
        yield make(year, number)
    elif reference is None:
        yield open_stretch(f"XXXX-{unit[0].upper()}{number}", unit)
    else:
        makes = [partial(make, reference.year + away, number) for away in YEARS_AROUND]
        pull = ACCOUNTS_PULL if scene.accounts else QUARTER_PULL
        if scene.tense in ("future", "planned") and unit == "quarter":
            pull = NEAREST_PULL  # "expects to report net income for the third quarter"
        yield from chosen_of(makes, scene, pull=pull)


def in_accounts(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    """As in "the quarter", "the year-earlier third quarter" of a company's results."""
    if scene.reference is None or (sketch.fiscal and not scene.accounts):
        return
    quarter = scene.quarter
    # Accounts are about a quarter that is over, whatever the last one named.
    if quarter is None or (quarter.high and quarter.high.date() > scene.reference):
        quarter = next(pointed("quarter", -1, scene.reference))
    first = quarter.day or scene.reference
    number = sketch.nth if sketch.nth and 1 <= sketch.nth <= 4 else (first.month + 2) // 3
    if sketch.year:
        yield values.quarter_of(sketch.year, number)
        yield values.year_of(sketch.year)
        return
    yield values.quarter_of(first.year + (sketch.period or 0), number)
    if sketch.period:
        yield values.year_of(first.year + sketch.period)


def vicinity(unit: str, scene: Scene) -> Iterator[Stretch]:
    """As in "the weekend", "the week": the one that the tense points to."""
    reference = scene.reference
    if reference is None:
        yield open_stretch("XXXX-WXX-WE" if unit == "weekend" else "XXXX-WXX", unit)
        return
    make = values.weekend_of if unit == "weekend" else values.week_of
    days = [reference + away * timedelta(days=7) for away in (-1, 0, 1)]
    yield from chosen_of([partial(make, day) for day in days], scene, pull=WEEKDAY_PULL)


def pointed(unit: str, shift: int, base: date | None) -> Iterator[Stretch]:
    """The unit at a distance from a day: "last week", "next quarter"."""
    if base is None:
        yield open_stretch({-1: "PAST_REF", 0: "PRESENT_REF"}.get(shift, "FUTURE_REF"), "vague")
        return
    week = timedelta(days=7)
    if unit in ("day", "night"):
        day = values.day_of(base + timedelta(days=shift))
        yield values.daypart_on(day, "NI") if unit == "night" else day
    elif unit in ("week", "fortnight"):
        yield values.week_of(base + shift * week * (2 if unit == "fortnight" else 1))
    elif unit == "weekend":
        # On a Saturday or Sunday "last weekend" is the one before, on other days the latest.
        yield values.weekend_of(base + (min(shift, 0) if shift < 0 else shift) * week)
    elif unit == "month":
        month = values.months_later(base.replace(day=1), shift)
        yield values.month_of(month.year, month.month)
    elif unit == "quarter":
        month = values.months_later(base.replace(day=1), 3 * shift)
        yield values.quarter_of(month.year, (month.month + 2) // 3)
    elif unit == "half":
        month = values.months_later(base.replace(day=1), 6 * shift)
        yield values.half_of(month.year, 1 if month.month <= 6 else 2)
    elif unit == "year":
        yield values.year_of(base.year + shift)
    elif unit == "decade":
        yield values.decade_of(base.year + 10 * shift)
    elif unit == "century":
        yield values.century_of(base.year // 100 + 1 + shift)
