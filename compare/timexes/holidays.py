"""The date of a holiday in a year, from the rule that the wording file gives it."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from compare.wording import table

__all__ = ["easter", "holiday_in", "nth_weekday"]

_FEASTS = "en"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_RULE = re.compile(r"(easter|\d\d-[a-z]{3}-(?:\d|last)|\d\d-\d\d)([+-]\d{1,2})?")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the computus of Meeus, Jones and Butcher.

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, odd = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - correction + 15) % 30
    sunday = (32 + 2 * odd + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holiday_in(year: int, rule: str) -> tuple[date, date] | None:
    """First day of the holiday and the day after it; None for a year that no table knows.

    >>> holiday_in(2023, "11-thu-4")[0]
    datetime.date(2023, 11, 23)
    """
    name, _, key = rule.partition(":")
    # The feasts of the moon fall on the same days in every language: one table holds them.
    lists = table(_FEASTS, "timexes_holidays")
    if name == "table":
        first = next((day for day in lists["days"][key] if day.year == year), None)
        return (first, first + timedelta(days=1)) if first else None
    if name == "month":
        spans = (span for span in lists["spans"][key] if span[0].year == year)
        return next(((first, after) for first, after in spans), None)
    if rule[:4].isdecimal():  # once only, as 2001-09-11
        first = date.fromisoformat(rule)
        return (first, first + timedelta(days=1)) if first.year == year else None
    first = _by_rule(year, rule)
    return first, first + timedelta(days=1)


def _by_rule(year: int, rule: str) -> date:
    match = _RULE.fullmatch(rule)
    if not match:
        raise ValueError(f"not a rule for a holiday: {rule!r}")
    base, days = match[1], timedelta(days=int(match[2] or 0))
    if base == "easter":
        return easter(year) + days
    month, *weekday = base.split("-")
    if len(weekday) == 1:
        return date(year, int(month), int(weekday[0])) + days
    return nth_weekday(year, int(month), _WEEKDAYS.index(weekday[0]), weekday[1]) + days


def nth_weekday(year: int, month: int, weekday: int, nth: str) -> date:
    """The nth ("1" to "4", "last") weekday (0 is Monday) of a month."""
    first = date(year, month, 1)
    day = 1 + (weekday - first.weekday()) % 7
    if nth != "last":
        return date(year, month, day + 7 * (int(nth) - 1))
    length = calendar.monthrange(year, month)[1]
    return date(year, month, day + 7 * ((length - day) // 7))
