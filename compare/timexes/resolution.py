"""From what a phrase says to the days it means: the chosen reading first, the others after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Literal

from compare.timexes import values
from compare.timexes.clock import clock_readings
from compare.timexes.holidays import holiday_in, nth_weekday
from compare.timexes.scene import (
    ATTRIBUTE_PULL,
    DAY_PULL,
    LONE_DAY_PULL,
    MONTH_PULL,
    QUARTER_PULL,
    WEEKDAY_PULL,
    Scene,
    chosen_of,
)
from compare.timexes.sketch import Sketch
from compare.timexes.values import Stretch, open_stretch

__all__ = ["Reading", "readings_of"]

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

# Years before and after publication among which a month or a holiday is looked for.
_YEARS_AROUND = range(-3, 4)
_CLOCK_UNITS = {"second": 1, "minute": 60, "hour": 3600}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to take an expression; ``until`` is the last stretch of a range."""

    type: TimexType
    stretch: Stretch
    until: Stretch | None = None


def readings_of(sketch: Sketch, kind: str, scene: Scene) -> tuple[Reading, ...]:
    """Every reading of a phrase of that kind, the chosen one first; none for what cannot be."""
    if sketch.ref:
        return (Reading(type="DATE", stretch=open_stretch(sketch.ref, "vague")),)
    if sketch.set or kind == "set":
        return (Reading(type="SET", stretch=open_stretch(_set_value(sketch), "set")),)
    if sketch.toward:
        return tuple(_offset(sketch, scene))
    if kind == "duration":
        return (Reading(type="DURATION", stretch=open_stretch(_lasting(sketch), "duration")),)
    if kind == "time" or sketch.daypart or sketch.hour is not None:
        return _times(sketch, scene)
    return _dates(sketch, scene)


def _times(sketch: Sketch, scene: Scene) -> tuple[Reading, ...]:
    if sketch.daypart == "NI" and sketch.shift == -1 and not sketch.unit:
        sketch = replace(sketch, shift=None, days=-1)
    elif sketch.daypart and sketch.shift == 0 and not sketch.unit:
        sketch = replace(sketch, shift=None, days=0)
    elif sketch.daypart and sketch.shift and not sketch.unit:
        sketch = replace(sketch, shift=None, days=sketch.shift)
    days: tuple[Stretch | None, ...] = tuple(_stretches(sketch, scene))
    if not days:
        if _has_calendar(sketch):
            return ()
        days = (values.day_of(scene.anchor) if scene.anchor else None,)
    found = []
    for day in days:
        for begins, ends in clock_readings(sketch, day):
            found.append(Reading(type="TIME", stretch=begins, until=ends))
    return tuple(found)


def _dates(sketch: Sketch, scene: Scene) -> tuple[Reading, ...]:
    found = []
    for stretch in _stretches(sketch, scene):
        kind: TimexType = "TIME" if "T" in stretch.value else "DATE"
        until = None
        if sketch.until:
            until = _end_of_range(sketch, stretch, scene)
            if until is None:
                continue
        found.append(Reading(type=kind, stretch=stretch, until=until))
    return tuple(found)


def _end_of_range(sketch: Sketch, first: Stretch, scene: Scene) -> Stretch | None:
    """The end of "May 3-5", which borrows the month, or of "from Monday to Wednesday"."""
    until = sketch.until
    assert until is not None  # asked for only where there is one
    begin = first.day
    told = until.told()
    if until.nth and not until.month and not until.unit:
        until = replace(until, day=until.nth + (until.tens or 0), nth=None, tens=None)
        told = until.told()
    if told.keys() == {"day"} and sketch.month:
        if begin is None:
            return open_stretch(f"{first.value[:-2]}{until.day:02}", "day")
        return _calendar_day(begin.year, begin.month, until.day or 0)
    if told.keys() == {"weekday"} and until.weekday and begin:
        ahead = (until.weekday - begin.isoweekday()) % 7 or 7
        return values.day_of(begin + timedelta(days=ahead))
    if told.keys() == {"year"} and until.year and sketch.year and until.year < sketch.year:
        until = replace(until, year=sketch.year - sketch.year % 100 + until.year % 100)
    if until.month and not until.year and begin and not told.keys() & {"shift", "unit"}:
        year = begin.year + (
            (until.month, until.day or 32) < (begin.month, begin.day if until.day else 0)
        )
        until = replace(until, year=year)
    ends = next(iter(_stretches(until, scene)), None)
    if ends and first.low and ends.high and ends.high <= first.low:
        return None
    return ends


# ---------------------------------------------------------------------------- the calendar


def _has_calendar(sketch: Sketch) -> bool:
    return bool(
        sketch.told().keys()
        & {
            "year",
            "month",
            "day",
            "weekday",
            "holiday",
            "days",
            "figure_one",
            "shift",
            "unit",
            "lone",
            "story_shift",
        }
    )


def _stretches(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    """The days, months and years that the calendar features may mean, the likeliest first."""
    try:
        yield from _unchecked_stretches(sketch, scene)
    except (ValueError, OverflowError):  # 30 February, or a year that no calendar holds
        return


def _unchecked_stretches(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    if sketch.figure_one and sketch.figure_two:
        yield from _in_figures(sketch, scene)
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
        yield from _holidays(sketch, scene)
    elif sketch.period is not None:
        yield from _in_accounts(sketch, scene)
    elif sketch.vicinity and sketch.unit in ("weekend", "week"):
        yield from _vicinity(sketch.unit, scene)
    elif sketch.story or sketch.story_shift is not None:
        yield from _in_story(sketch, scene)
    elif sketch.month:
        yield from _months(sketch, scene)
    elif sketch.season:
        yield from _seasons(sketch, scene)
    elif sketch.decade:
        yield values.decade_of(sketch.decade)
    elif sketch.unit == "century" and sketch.nth:
        yield values.century_of(sketch.nth)
    elif sketch.quarter or sketch.half or (sketch.nth and sketch.unit in ("quarter", "half")):
        yield from _parts_of_year(sketch, scene)
    elif sketch.weekday:
        yield from _weekdays(sketch, scene)
    elif sketch.unit and sketch.shift is not None:
        if sketch.nth and sketch.unit in ("week", "month", "year"):
            yield from _nth_day(sketch, scene)
        else:
            yield from _pointed(sketch.unit, sketch.shift, scene.reference)
    elif sketch.unit and sketch.nth:
        return
    elif sketch.lone or (not sketch.unit and (sketch.day or sketch.nth)):
        yield from _lone_day(sketch, scene)
    elif sketch.year:
        yield values.year_of(sketch.year)


def _calendar_day(year: int, month: int, day: int) -> Stretch | None:
    try:
        return values.day_of(date(year, month, day))
    except ValueError:
        return None


def _in_figures(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    one, two = sketch.figure_one or 0, sketch.figure_two or 0
    orders = [(one, two), (two, one)]  # day, month
    # Without a habit of the outlet the American order comes first only where the day shows it.
    if scene.day_order == "mdy" or (scene.day_order is None and two > 12):
        orders.reverse()
    elif scene.day_order is None and one <= 12:
        orders.reverse()
    for day, month in orders if one != two else orders[:1]:
        if not (1 <= month <= 12 and 1 <= day <= 31):
            continue
        if sketch.year:
            if made := _calendar_day(sketch.year, month, day):
                yield made
        else:
            yield from _month_days(month, day, sketch.weekday, scene)


def _months(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
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
        made = _calendar_day(year, month, day) if day else values.month_of(year, month)
        if made and sketch.unit == "week":
            made = values.week_of(made.day or date.min)
        elif made and sketch.unit == "weekend":
            made = values.weekend_of(made.day or date.min)
        if made:
            yield made
        return
    if day:
        found: Iterator[Stretch] = _month_days(month, day, sketch.weekday, scene)
        if sketch.unit in ("week", "weekend"):
            widen = values.week_of if sketch.unit == "week" else values.weekend_of
            found = (widen(one.day) if one.day else one for one in found)
        yield from found
        return
    reference = scene.reference
    if reference is None:
        yield open_stretch(f"XXXX-{month:02}", "month")
        return
    makes = [partial(values.month_of, reference.year + away, month) for away in _YEARS_AROUND]
    if sketch.shift is not None:
        yield from _shifted(makes, sketch.shift, reference)
    else:
        yield from chosen_of(makes, scene, pull=MONTH_PULL)


def _month_days(month: int, day: int, weekday: int | None, scene: Scene) -> Iterator[Stretch]:
    if scene.reference is None:
        date(2000, month, day)  # refuses what is no day of any year
        yield open_stretch(f"XXXX-{month:02}-{day:02}", "day")
        return
    years = [scene.reference.year + away for away in _YEARS_AROUND]
    if weekday:
        fitting = [
            year
            for year in years
            if (made := _calendar_day(year, month, day))
            and made.day
            and made.day.isoweekday() == weekday
        ]
        years = fitting or years
    makes = [partial(_calendar_day, year, month, day) for year in years]
    pull = ATTRIBUTE_PULL if scene.attribute else DAY_PULL
    yield from chosen_of(makes, scene, pull=pull)


def _shifted(makes: list[partial[Stretch]], shift: int, reference: date) -> Iterator[Stretch]:
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


def _seasons(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    season = sketch.season or "SU"
    reference = scene.reference
    if sketch.year:
        yield values.season_of(sketch.year, season)
    elif reference is None:
        yield open_stretch(f"XXXX-{season}", "season")
    elif sketch.unit == "year" and sketch.shift is not None:
        yield values.season_of(reference.year + sketch.shift, season)
    else:
        makes = [partial(values.season_of, reference.year + away, season) for away in _YEARS_AROUND]
        if sketch.shift is not None:
            yield from _shifted(makes, sketch.shift, reference)
        else:
            yield from chosen_of(makes, scene, pull=QUARTER_PULL)


def _holidays(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    rule = sketch.holiday or ""
    reference = scene.reference

    def in_year(year: int) -> Stretch | None:
        known = holiday_in(year, rule, scene.language)
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
        years = [reference.year + away for away in _YEARS_AROUND]
        makes = [partial(in_year, year) for year in years]
        if sketch.shift is not None:
            known = [made for make in makes if (made := make())]
            yield from _shifted([partial(_same, one) for one in known], sketch.shift, reference)
        else:
            yield from chosen_of(makes, scene, pull=DAY_PULL)


def _same(stretch: Stretch) -> Stretch:
    return stretch


def _parts_of_year(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
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
        makes = [partial(make, reference.year + away, number) for away in _YEARS_AROUND]
        yield from chosen_of(makes, scene, pull=QUARTER_PULL)


def _weekdays(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
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
        made = _calendar_day(month.year, month.month, day)
        if made and made.day and made.day.isoweekday() == weekday:
            makes.append(partial(_same, made))
    yield from chosen_of(makes, scene, pull=DAY_PULL)


def _lone_day(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    day = sketch.day or (sketch.nth or 0) + (sketch.tens or 0)
    if not 1 <= day <= 31:
        return
    if scene.reference is None:
        yield open_stretch(f"XXXX-XX-{day:02}", "day")
        return
    first = scene.reference.replace(day=1)
    months = [values.months_later(first, away) for away in range(-3, 4)]
    makes = [partial(_calendar_day, month.year, month.month, day) for month in months]
    yield from chosen_of(makes, scene, pull=LONE_DAY_PULL)


def _days_away(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    if sketch.year and sketch.month:
        yield from _months(replace(sketch, days=None), scene)
    elif sketch.month:
        yield from _months(replace(sketch, days=None), scene)
    elif scene.reference:
        yield values.day_of(scene.reference + timedelta(days=sketch.days or 0))
    else:
        yield open_stretch("XXXX-XX-XX", "day")


# ---------------------------------------------------------------------------- pointing


def _in_story(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    """ "the next day", "the following month", "that year": counted from the story's date."""
    base = scene.story_day(sketch.unit or ("month" if sketch.month else "day"))
    shift = sketch.story_shift if sketch.story_shift is not None else sketch.shift
    if shift is None:
        return
    told = scene if base is None else replace(scene, reference=base)
    without = replace(sketch, story=None, story_shift=None, shift=shift)
    if base is None and sketch.unit:
        yield open_stretch({-1: "PAST_REF", 0: "PRESENT_REF"}.get(shift, "FUTURE_REF"), "vague")
    elif sketch.unit:
        yield from _pointed(sketch.unit, shift, base)
    elif sketch.weekday and base and shift > 0:
        ahead = ((sketch.weekday - base.isoweekday()) % 7) or 7
        yield values.day_of(base + timedelta(days=ahead))
        yield from _weekdays(without, scene)
    else:
        yield from _unchecked_stretches(without, told)


def _in_accounts(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    """ "the quarter", "the year-earlier third quarter" of a company's results."""
    if scene.reference is None:
        return
    quarter = scene.quarter
    # Accounts are about a quarter that is over, whatever the last one named.
    if quarter is None or (quarter.high and quarter.high.date() > scene.reference):
        quarter = next(_pointed("quarter", -1, scene.reference))
    first = quarter.day or scene.reference
    number = sketch.nth if sketch.nth and 1 <= sketch.nth <= 4 else (first.month + 2) // 3
    if sketch.year:
        yield values.quarter_of(sketch.year, number)
        yield values.year_of(sketch.year)
        return
    yield values.quarter_of(first.year + (sketch.period or 0), number)
    if sketch.period:
        yield values.year_of(first.year + sketch.period)


def _vicinity(unit: str, scene: Scene) -> Iterator[Stretch]:
    """ "the weekend", "the week": the one that the tense points to."""
    reference = scene.reference
    if reference is None:
        yield open_stretch("XXXX-WXX-WE" if unit == "weekend" else "XXXX-WXX", unit)
        return
    make = values.weekend_of if unit == "weekend" else values.week_of
    days = [reference + away * timedelta(days=7) for away in (-1, 0, 1)]
    yield from chosen_of([partial(make, day) for day in days], scene, pull=WEEKDAY_PULL)


def _pointed(unit: str, shift: int, base: date | None) -> Iterator[Stretch]:
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


def _nth_day(sketch: Sketch, scene: Scene) -> Iterator[Stretch]:
    """ "the 15th of next month", "the last day of this year"."""
    whole = next(_pointed(sketch.unit or "month", sketch.shift or 0, scene.reference), None)
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
    """ "the first week of July", "the last Friday of the month"."""
    assert sketch.whole is not None  # the caller has seen to it
    number = (sketch.nth or 0) + (sketch.tens or 0)
    for whole in _stretches(sketch.whole, scene):
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


# ---------------------------------------------------------------------------- offsets


def _offset(sketch: Sketch, scene: Scene) -> Iterator[Reading]:
    """ "two years ago", "a day earlier", "three days after Easter"."""
    unit = sketch.unit or "day"
    amount = _amount(sketch)
    toward = sketch.toward
    if amount is None:
        ref = "PAST_REF" if toward in ("ago", "earlier") else "FUTURE_REF"
        yield Reading(type="DATE", stretch=open_stretch(ref, "vague"))
        return
    sign = -1 if toward in ("ago", "earlier") else 1
    from_now = toward in ("ago", "hence")
    bases: list[date | None] = [scene.reference if from_now else scene.story_day(unit)]
    if sketch.base:
        bases = [one.day for one in _stretches(sketch.base, scene)]
    elif sign < 0 and unit == "year" and amount == 1 and scene.accounts and scene.quarter:
        yield from (
            Reading(type="DATE", stretch=one)
            for one in _in_accounts(replace(sketch, period=-1, nth=None), scene)
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


# ---------------------------------------------------------------------------- lasting, recurring


def _amount(sketch: Sketch) -> float | None:
    if sketch.amount is None or isinstance(sketch.amount, str):
        return None
    return float(sketch.amount) + (0.5 if sketch.plus_half else 0)


def _lasting(sketch: Sketch) -> str:
    unit = sketch.unit or "day"
    amount = _amount(sketch)
    if sketch.upper:
        amount = amount if amount is not None else None
    value = values.duration(amount, unit)
    if sketch.more and sketch.more_amount and sketch.more.unit:
        rest = values.duration(_amount(sketch.more_amount), sketch.more.unit)
        joined = rest[1:]
        if value.startswith("PT") and joined.startswith("T"):
            joined = joined[1:]
        value += joined
    return value


def _set_value(sketch: Sketch) -> str:
    if sketch.often:
        return values.duration(1, sketch.often)
    if sketch.weekday:
        value = f"XXXX-WXX-{sketch.weekday}"
        for begins, _ in clock_readings(sketch, None):
            return value + begins.value if begins.value.startswith("T") else value
        return value
    if sketch.month:
        return f"XXXX-{sketch.month:02}"
    if sketch.season:
        return f"XXXX-{sketch.season}"
    if sketch.holiday:
        fixed = len(sketch.holiday) == 5 and sketch.holiday[0].isdigit()
        return f"XXXX-{sketch.holiday}" if fixed else "P1Y"
    if sketch.hour is not None:
        return next((begins.value for begins, _ in clock_readings(sketch, None)), "P1D")
    if sketch.daypart:
        return f"XXXX-XX-XXT{sketch.daypart}"
    if sketch.unit == "quarter" and not sketch.amount:
        return "P1Q"
    return values.duration(_amount(sketch) if sketch.amount else 1, sketch.unit or "day")
