"""The hour, minute and part of day that a phrase tells, on a day that is known or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from compare.timexes import values
from compare.timexes.sketch import Sketch
from compare.timexes.values import Stretch

__all__ = ["clock_readings"]

# Parts of the day in which an hour up to eleven is one after noon.
_AFTER_NOON = frozenset({"AF", "EV", "NI"})


def clock_readings(sketch: Sketch, day: Stretch | None) -> Iterator[tuple[Stretch, Stretch | None]]:
    """The readings of a clock time on a day, each with the end of its range, if it has one.

    An hour up to twelve of which nothing tells whether it lies before or after noon has two.
    """
    if sketch.hour is None:
        if sketch.daypart:
            if day is None:
                yield values.open_stretch(f"T{sketch.daypart}", "daypart"), None
            else:
                yield values.daypart_on(day, sketch.daypart), None
        return
    until = sketch.until if sketch.until and sketch.until.hour is not None else None
    if until and until.meridiem and not sketch.meridiem:
        # "5 to 6pm": the half of the day that stands last holds for both, "11 to 1pm" apart.
        first = (sketch.hour % 12, sketch.minute or 0)
        own = until.meridiem if first < ((until.hour or 0) % 12 or 12, until.minute or 0) else None
        sketch = replace(sketch, meridiem=own)
    if day is not None and day.day and _is_midnight(sketch) and until is None:
        # "At midnight on Saturday" is where Saturday ends, or else where it begins.
        yield values.clock_on(values.day_of(day.day + timedelta(days=1)), 0, None, None), None
    for hour in _hours(sketch):
        minute = _minute(sketch)
        if minute is None or minute >= 0:
            begins = values.clock_on(day, hour, minute, sketch.second)
        else:
            begins = values.clock_on(day, (hour - 1) % 24, 60 + minute, sketch.second)
        yield begins, _end(until, sketch, hour, day) if until else None


def _is_midnight(sketch: Sketch) -> bool:
    """True for the word, not for "0:30"."""
    return sketch.hour == 0 and sketch.meridiem == "given" and _minute(sketch) is None


def _end(until: Sketch, sketch: Sketch, first_hour: int, day: Stretch | None) -> Stretch:
    if not until.daypart and sketch.daypart:
        until = replace(until, daypart=sketch.daypart)
    hours = list(_hours(until))
    hour = next((one for one in hours if one >= first_hour), hours[0])
    return values.clock_on(day, hour, _minute(until), until.second)


def _hours(sketch: Sketch) -> tuple[int, ...]:
    hour = sketch.hour or 0
    if hour > 24:
        return ()
    if sketch.meridiem == "am":
        return (hour % 12 if hour <= 12 else hour,)
    if sketch.meridiem == "pm":
        return (hour % 12 + 12 if hour <= 12 else hour,)
    if sketch.meridiem or hour > 12 or hour == 0:
        return (hour,)
    if sketch.daypart:
        return (_hour_in(hour, sketch.daypart),)
    if sketch.zone is not None and sketch.minute is not None:
        return (hour,)
    return (hour, (hour + 12) % 24)


def _hour_in(hour: int, daypart: str) -> int:
    if daypart == "NI" and (hour <= 5 or hour == 12):
        return hour % 12
    if daypart in _AFTER_NOON:
        return hour % 12 + 12
    return hour if hour < 12 or daypart != "MO" else 0


def _minute(sketch: Sketch) -> int | None:
    told: int | None = sketch.part
    if told is None and sketch.offset:
        told = sketch.offset.minute if sketch.offset.minute is not None else sketch.offset.part
    if told is None:
        return sketch.minute
    return told * (sketch.side or 1)
