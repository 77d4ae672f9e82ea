"""From what a phrase says to the days it means: the chosen reading first, the others after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from compare.timexes import values
from compare.timexes.calendar import has_calendar, stretches
from compare.timexes.clock import clock_readings
from compare.timexes.offsets import offsets
from compare.timexes.scene import Scene
from compare.timexes.sketch import Sketch
from compare.timexes.values import Reading, Stretch, TimexType, calendar_day, open_stretch

__all__ = ["readings_of"]


def readings_of(sketch: Sketch, kind: str, scene: Scene) -> tuple[Reading, ...]:
    """Every reading of a phrase of that kind, the chosen one first; none for what cannot be."""
    if sketch.ref:
        return (Reading(type="DATE", stretch=open_stretch(sketch.ref, "vague")),)
    if sketch.set or kind == "set":
        return (Reading(type="SET", stretch=open_stretch(_set_value(sketch), "set")),)
    if sketch.toward:
        return tuple(offsets(sketch, scene))
    if kind == "duration":
        return (Reading(type="DURATION", stretch=open_stretch(_lasting(sketch), "duration")),)
    if kind == "time" or sketch.daypart or sketch.hour is not None:
        return _times(sketch, scene)
    return _dates(sketch, scene)


def _times(sketch: Sketch, scene: Scene) -> tuple[Reading, ...]:
    if sketch.daypart and sketch.shift is not None and not sketch.unit:
        sketch = replace(sketch, shift=None, days=sketch.shift)  # "this morning", "last night"
    days: tuple[Stretch | None, ...] = tuple(stretches(sketch, scene))
    if not days:
        if has_calendar(sketch):
            return ()
        days = (values.day_of(scene.anchor) if scene.anchor else None,)
    found = []
    for day in days:
        for begins, ends in clock_readings(sketch, day):
            found.append(Reading(type="TIME", stretch=begins, until=ends))
    return tuple(found)


def _dates(sketch: Sketch, scene: Scene) -> tuple[Reading, ...]:
    found = []
    for stretch in stretches(sketch, scene):
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
        return calendar_day(begin.year, begin.month, until.day or 0)
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
    ends = next(iter(stretches(until, scene)), None)
    if ends and first.low and ends.high and ends.high <= first.low:
        return None
    return ends


def _lasting(sketch: Sketch) -> str:
    unit = sketch.unit or "day"
    amount = sketch.count
    if sketch.upper:
        amount = amount if amount is not None else None
    value = values.duration(amount, unit)
    if sketch.more and sketch.more_amount and sketch.more.unit:
        rest = values.duration(sketch.more_amount.count, sketch.more.unit)
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
    return values.duration(sketch.count if sketch.amount else 1, sketch.unit or "day")
