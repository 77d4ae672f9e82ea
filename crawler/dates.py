"""Dates as pages, feeds and sitemaps write them -> Moment, at the precision that they give.

A missing date is better than a wrong one: what can be read in two ways is not read.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from discrepant.records import Moment

__all__ = ["is_month", "moment_in", "plausible"]

# Older pages are not on the web; a page dated later than a day after its fetch is mistaken.
_EARLIEST = date(1990, 1, 1)
_LONGEST = 100

_ISO = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?\s{0,2}"
    r"(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?\Z",
    re.I,
)
_CLOCK = r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d))?(?::\d\d)?\s?(?P<half>[ap]\.?\s?m\b\.?)?"
_TIME = re.compile(rf"\b{_CLOCK}(?:\s?(?P<zone>UTC|GMT|Z|[+-]\d\d:?\d\d)\b)?", re.I)
# "10:30 IST" is Irish, Indian or Israeli time: the day stands, the time does not.
_OTHER_ZONE = re.compile(r"\s*\(?[A-Z]{2,5}\b")
_DAY_MONTH = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|\.|º)?(?:\s+(?:de|of))?\s+([^\W\d_]{3,12})\.?,?(?:\s+de)?\s+(\d{4})\b"
)
_MONTH_DAY = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_YEAR_FIRST = re.compile(r"\b(\d{4})[./-](\d{1,2})[./-](\d{1,2})\b")
_NUMBERS = re.compile(r"\b(\d{1,2})([./-])(\d{1,2})\2(\d{4})\b")


@cache
def _months() -> dict[str, int]:
    data = tomllib.loads(files("crawler").joinpath("months.toml").read_text(encoding="utf-8"))
    return {
        name: number
        for months in data.values()
        for number, names in enumerate(months, 1)
        for name in names.split()
    }


def is_month(word: str) -> bool:
    """True if the word names a month, in any of the languages known here."""
    return word.lower() in _months()


def plausible(moment: Moment | None, *, now: datetime) -> Moment | None:
    """The moment, or None when a page fetched ``now`` cannot have been published then."""
    if moment is None or moment.low.date() < _EARLIEST or moment.low > now + timedelta(days=1):
        return None
    return moment


def moment_in(
    text: str | None, *, zone: str = "UTC", day_order: str | None = None
) -> Moment | None:
    """The moment that a text of at most 100 characters names; None when it names none for sure.

    A time without a zone is one in ``zone``. "3/4/2022" needs a ``day_order``. Midnight to the
    second is what systems write that know only the day, so it stands for the day.

    >>> moment_in("Fri, 19 Aug 2022 10:30:00 +0200").iso
    '2022-08-19T10:30:00+02:00'
    >>> moment_in("Aug. 19, 2022").iso, moment_in("3/4/2022")
    ('2022-08-19', None)
    """
    text = " ".join((text or "").split())
    if not text or len(text) > _LONGEST:
        return None
    try:
        return _iso(text, zone) or _mail(text) or _words(text, zone, day_order)
    except (ValueError, OverflowError):  # the 31st of February, a minute 75
        return None


def _iso(text: str, zone: str) -> Moment | None:
    match = _ISO.match(text)
    if match is None:
        return None
    day, hour, minute, second, offset = match.groups()
    if hour is None:
        return Moment.parse(day)
    told = datetime.fromisoformat(f"{day}T{hour}:{minute}:{second or '00'}")
    return _at(told, offset, zone)


def _mail(text: str) -> Moment | None:
    """RFC 2822, as RSS writes it. Zone names beyond its few mean nothing, so the day stands."""
    if not re.search(r"\d\d?:\d\d", text):
        return None
    try:
        told = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    if told.tzinfo is None:
        return Moment.parse(told.date().isoformat())
    return _day_if_midnight(told)


def _words(text: str, zone: str, day_order: str | None) -> Moment | None:
    found = _day_in(text, day_order)
    if found is None:
        return None
    day, rest = found
    clock = _TIME.search(rest)
    if clock is None or (clock["minute"] is None and clock["half"] is None):
        return Moment.parse(day.isoformat())
    hour, minute = int(clock["hour"]), int(clock["minute"] or 0)
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"][0] in "pP" else 0)
    if clock["zone"] is None and _OTHER_ZONE.match(rest, clock.end()):
        return Moment.parse(day.isoformat())
    return _at(datetime(day.year, day.month, day.day, hour, minute), clock["zone"], zone)


def _day_in(text: str, day_order: str | None) -> tuple[date, str] | None:
    """The only day that the text names, and the text without it."""
    days: list[tuple[date, str]] = []
    for pattern, order in ((_DAY_MONTH, (3, 2, 1)), (_MONTH_DAY, (3, 1, 2))):
        for match in pattern.finditer(text):
            year, name, day = (match.group(group) for group in order)
            month = _months().get(name.lower())
            if month is not None:
                days.append((date(int(year), month, int(day)), _without(text, match)))
    for match in _YEAR_FIRST.finditer(text):
        days.append((date(*(int(part) for part in match.groups())), _without(text, match)))
    for match in _NUMBERS.finditer(text):
        one, separator, two, year = match.groups()
        order_here = "dmy" if separator == "." else day_order
        if one == two or int(one) > 12:
            order_here = "dmy"
        elif int(two) > 12:
            order_here = "mdy"
        if order_here not in ("dmy", "mdy"):
            return None
        day, month_number = (one, two) if order_here == "dmy" else (two, one)
        days.append((date(int(year), int(month_number), int(day)), _without(text, match)))
    return days[0] if len({day for day, _ in days}) == 1 else None


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _at(told: datetime, offset: str | None, zone: str) -> Moment:
    if offset is None:
        aware = told.replace(tzinfo=ZoneInfo(zone))
    elif offset.upper() in ("Z", "UTC", "GMT"):
        aware = datetime.fromisoformat(f"{told.isoformat()}+00:00")
    else:
        digits = offset[1:].replace(":", "").ljust(4, "0")
        aware = datetime.fromisoformat(f"{told.isoformat()}{offset[0]}{digits[:2]}:{digits[2:]}")
    return _day_if_midnight(aware)


def _day_if_midnight(told: datetime) -> Moment:
    if (told.hour, told.minute, told.second) == (0, 0, 0):
        return Moment.parse(told.date().isoformat())
    return Moment.at(told.replace(microsecond=0))
