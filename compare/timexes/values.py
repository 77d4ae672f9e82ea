"""Stretches of the calendar: a TIMEX3 value and the local time that it covers."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal

__all__ = [
    "Reading",
    "Stretch",
    "TimexType",
    "calendar_day",
    "century_of",
    "clock_on",
    "day_of",
    "daypart_on",
    "decade_of",
    "duration",
    "half_of",
    "month_of",
    "months_later",
    "narrowed",
    "open_stretch",
    "quarter_of",
    "season_of",
    "week_of",
    "weekend_of",
    "year_of",
]

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

# Hours of the parts of a day; those past 24 belong to the next day.
_DAYPARTS = {
    "MO": (0, 12), "MI": (11, 14), "AF": (12, 18), "EV": (17, 23), "NI": (18, 30), "DT": (6, 20),
}  # fmt: skip
# First month and number of months, northern, wide enough for both calendars in use: that of
# the weather and that of the sun. Winter belongs to the year in which it begins.
_SEASONS = {"SP": (3, 4), "SU": (6, 4), "FA": (9, 4), "WI": (12, 4)}
_LETTERS = {
    "second": ("T", "S", 1), "minute": ("T", "M", 1), "hour": ("T", "H", 1),
    "day": ("", "D", 1), "night": ("", "D", 1), "week": ("", "W", 1), "fortnight": ("", "W", 2),
    "weekend": ("", "WE", 1),
    "month": ("", "M", 1), "quarter": ("", "M", 3), "season": ("", "M", 3), "half": ("", "M", 6),
    "year": ("", "Y", 1), "decade": ("", "Y", 10), "century": ("", "Y", 100),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A TIMEX3 value with ``low <= local time < high``; both None where the day is not known."""

    value: str
    grain: str
    low: datetime | None = None
    high: datetime | None = None

    @property
    def day(self) -> date | None:
        """The day on which it begins."""
        return self.low.date() if self.low else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to take an expression; ``until`` is the last stretch of a range."""

    type: TimexType
    stretch: Stretch
    until: Stretch | None = None


def open_stretch(value: str, grain: str) -> Stretch:
    """A value that no calendar day answers to."""
    return Stretch(value=value, grain=grain)


def day_of(day: date) -> Stretch:
    """One day."""
    return _days(day.isoformat(), "day", day, day + timedelta(days=1))


def calendar_day(year: int, month: int, day: int) -> Stretch | None:
    """One day; None for 30 February and the like."""
    try:
        return day_of(date(year, month, day))
    except ValueError:
        return None


def week_of(day: date) -> Stretch:
    """The ISO week, Monday to Sunday, that holds a day."""
    year, week, weekday = day.isocalendar()
    monday = day - timedelta(days=weekday - 1)
    return _days(f"{year:04}-W{week:02}", "week", monday, monday + timedelta(days=7))


def weekend_of(day: date) -> Stretch:
    """Saturday and Sunday of the ISO week that holds a day."""
    week = week_of(day)
    saturday = _day(week) + timedelta(days=5)
    return _days(f"{week.value}-WE", "weekend", saturday, saturday + timedelta(days=2))


def month_of(year: int, month: int) -> Stretch:
    """One month of a year."""
    first = date(year, month, 1)
    return _days(f"{year:04}-{month:02}", "month", first, months_later(first, 1))


def quarter_of(year: int, quarter: int) -> Stretch:
    """One quarter of a calendar year."""
    first = date(year, 3 * quarter - 2, 1)
    return _days(f"{year:04}-Q{quarter}", "quarter", first, months_later(first, 3))


def half_of(year: int, half: int) -> Stretch:
    """One half of a calendar year."""
    first = date(year, 6 * half - 5, 1)
    return _days(f"{year:04}-H{half}", "half", first, months_later(first, 6))


def season_of(year: int, season: str) -> Stretch:
    """A season of the northern half of the earth; winter begins in December of that year."""
    month, length = _SEASONS[season]
    first = date(year, month, 1)
    return _days(f"{year:04}-{season}", "season", first, months_later(first, length))


def year_of(year: int) -> Stretch:
    """One calendar year."""
    return _days(f"{year:04}", "year", date(year, 1, 1), date(year + 1, 1, 1))


def decade_of(year: int) -> Stretch:
    """The ten years from the one that ends in 0; TIMEX3 writes the first three digits."""
    first = year - year % 10
    return _days(f"{first // 10}", "decade", date(first, 1, 1), date(first + 10, 1, 1))


def century_of(number: int) -> Stretch:
    """A century by its number: the 20th is 19, the years from 1900."""
    first = (number - 1) * 100
    return _days(f"{number - 1:02}", "century", date(first, 1, 1), date(first + 100, 1, 1))


def daypart_on(day: Stretch, part: str) -> Stretch:
    """The morning, afternoon, evening or night of a day."""
    if day.low is None:
        return Stretch(value=f"{day.value}T{part}", grain="daypart")
    begins, ends = _DAYPARTS[part]
    midnight = datetime.combine(day.low.date(), time())
    return Stretch(
        value=f"{day.value}T{part}",
        grain="daypart",
        low=midnight + timedelta(hours=begins),
        high=midnight + timedelta(hours=ends),
    )


def clock_on(day: Stretch | None, hour: int, minute: int | None, second: int | None) -> Stretch:
    """A reading of the clock on a day, as exact as it is told; without a day it stays open."""
    told = f"T{hour:02}"
    grain, length = "hour", timedelta(hours=1)
    if minute is not None:
        told += f":{minute:02}"
        grain, length = "minute", timedelta(minutes=1)
    if second is not None:
        told += f":{second:02}"
        grain, length = "second", timedelta(seconds=1)
    if day is None:
        return Stretch(value=told, grain=grain)
    if day.low is None:
        return Stretch(value=day.value + told, grain=grain)
    low = datetime.combine(day.low.date(), time()) + timedelta(
        hours=hour, minutes=minute or 0, seconds=second or 0
    )
    return Stretch(value=day.value + told, grain=grain, low=low, high=low + length)


# The third of a stretch that "early", "mid-" and "late" mean, in days, months or years of it.
_THIRDS = {"early": (0, 1), "mid": (1, 2), "late": (2, 3)}
_EVENING = 18


def narrowed(stretch: Stretch, phase: str | None) -> Stretch:
    """The part of a day, month, year or decade that is "early", "mid" or "late" in it.

    A late day is its evening, an early one its morning; the value stays.
    """
    if phase not in _THIRDS or stretch.low is None or stretch.high is None:
        return stretch
    first, last = _THIRDS[phase]
    low, high = stretch.low, stretch.high
    if stretch.grain == "day" and phase != "mid":
        hours = (0, 12) if phase == "early" else (_EVENING, 24)
        begins, ends = (low + timedelta(hours=hour) for hour in hours)
    elif stretch.grain == "month":
        begins = low + timedelta(days=10 * first)
        ends = high if phase == "late" else low + timedelta(days=10 * last)
    elif stretch.grain == "year":
        begins, ends = (low.replace(month=1 + 4 * third) for third in (first, min(last, 2)))
        ends = high if phase == "late" else ends
    elif stretch.grain == "decade":
        years = {"early": (0, 4), "mid": (3, 7), "late": (6, 10)}[phase]
        begins, ends = (low.replace(year=low.year + year) for year in years)
    else:
        return stretch
    return replace(stretch, low=begins, high=ends)


def months_later(day: date, months: int) -> date:
    """The same day some months on, or the last of that month where it has no such day.

    >>> months_later(date(2024, 1, 31), 1)
    datetime.date(2024, 2, 29)
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def duration(amount: float | None, unit: str) -> str:
    """The TIMEX3 value of an amount of a unit; None is an amount that is not told.

    >>> duration(2.5, "year"), duration(3, "decade"), duration(None, "hour")
    ('P2Y6M', 'P30Y', 'PTXH')
    """
    clock, letter, times = _LETTERS[unit]
    if amount is None:
        vague = {"quarter": "Q", "decade": "E", "century": "C"}.get(unit, letter)
        return f"P{clock}X{vague}"
    total = amount * times
    if unit == "hour" and total % 1 in (0.25, 0.75):
        return f"PT{total * 60:.0f}M"
    if letter == "Y" and total % 1 == 0.5:
        return f"P{int(total)}Y6M" if total > 1 else "P6M"
    return f"P{clock}{total:.10g}{letter}"


def _days(value: str, grain: str, first: date, after: date) -> Stretch:
    return Stretch(
        value=value,
        grain=grain,
        low=datetime.combine(first, time()),
        high=datetime.combine(after, time()),
    )


def _day(stretch: Stretch) -> date:
    assert stretch.low is not None  # made by _days
    return stretch.low.date()
