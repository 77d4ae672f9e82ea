"""How numbers and moments are written on a page, and where they lie on an axis."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from discrepant.records import Mention, Moment

__all__ = [
    "Extent",
    "When",
    "day_words",
    "extent_of",
    "glance",
    "is_clock_time",
    "moment_words",
    "number_words",
    "period_words",
    "time_extent_of",
    "understood",
    "when",
]

_EXACT = frozenset({None, "", "="})
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_CLOCK = re.compile(r"T?(\d{1,2}):(\d{2})(?::\d{2})?")
_MINUTE = timedelta(minutes=1)
# Where clock times without a day are drawn: only their distance counts.
_SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A moment for a ``time`` element: machine text and words."""

    iso: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Where a mention lies on an axis: numbers as they are, moments as seconds since 1970.

    ``low`` or ``high`` None is open to that side; ``at`` is the value itself, None for an
    interval that has no middle. At least one of the three is a finite number.
    """

    low: float | None
    high: float | None
    at: float | None

    @property
    def ends(self) -> tuple[float, ...]:
        """The finite numbers of this extent, smallest first."""
        return tuple(sorted(end for end in (self.low, self.at, self.high) if end is not None))


def number_words(value: float) -> str:
    """A number with its thousands grouped and nothing that the source did not say.

    >>> number_words(4200.0), number_words(61.4), number_words(4200000.5)
    ('4,200', '61.4', '4,200,000.5')
    """
    if not math.isfinite(value):
        return str(value)
    return f"{value:,.0f}" if value == int(value) else f"{value:,.12g}"


def day_words(day: datetime, *, weekday: bool = False, year: bool = True) -> str:
    """A day as British newspapers write it.

    >>> day_words(datetime(2022, 8, 19), weekday=True)
    'Fri 19 Aug 2022'
    """
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    if weekday:
        words = f"{_DAYS[day.weekday()]} {words}"
    return f"{words} {day.year}" if year else words


def moment_words(moment: Moment) -> str:
    """A moment as precisely as it is known, in UTC.

    >>> moment_words(Moment.parse("2022-08-19T12:30+02:00"))
    '19 Aug 2022, 10:30 UTC'
    >>> moment_words(Moment.parse("2022-08"))
    'Aug 2022'
    """
    if moment.is_exact:
        return f"{day_words(moment.low)}, {moment.low:%H:%M} UTC"
    length = moment.high - moment.low
    if length > timedelta(days=31):
        return str(moment.low.year)
    if length > timedelta(days=1):
        return f"{_MONTHS[moment.low.month - 1]} {moment.low.year}"
    return day_words(moment.low)


def when(moment: Moment | datetime | None) -> When | None:
    """The moment for a ``time`` element, or None where it is unknown."""
    if moment is None:
        return None
    known = Moment.at(moment) if isinstance(moment, datetime) else moment
    iso = known.low.strftime("%Y-%m-%dT%H:%M:%SZ") if known.is_exact else known.iso
    return When(iso=iso, words=moment_words(known))


def period_words(first: Moment, last: Moment) -> str:
    """Two moments as one period, without saying anything twice.

    >>> period_words(Moment.parse("2022-08-19T10:00Z"), Moment.parse("2022-08-19T18:09Z"))
    '19 Aug 2022, 10:00–18:09 UTC'
    """
    if first.is_exact != last.is_exact:
        # Two grains in one period read like a mistake: the coarser one holds for both.
        first, last = (Moment.parse(m.low.date().isoformat()) for m in (first, last))
    start, end = moment_words(first), moment_words(last)
    if start == end:
        return start
    if first.is_exact and first.low.date() == last.low.date():
        return f"{day_words(first.low)}, {first.low:%H:%M}–{last.low:%H:%M} UTC"
    return f"{start} – {end}"


def understood(mention: Mention, kind: str) -> str | None:
    """The value as we read it, or None where the words say it themselves or it has no such form."""
    value = mention.value
    if isinstance(value, int | float):
        read = number_words(float(value))
    elif kind in {"date", "time"}:
        first, last = _ends_of(mention)
        try:
            read = period_words(Moment.parse(first), Moment.parse(last))
        except (ValueError, OverflowError):
            return None
    else:
        return None
    return None if read in mention.text else read


def glance(mention: Mention, kind: str) -> str:
    """The value for a reader in a hurry: the outlet's words where they show it, else as read.

    "Thursday" may be two days, and "Twenty-three" hides in a line as "£4.2 million" does not.
    """
    read = understood(mention, kind)
    shows = kind not in {"date", "time"} and any(c.isdigit() for c in mention.text)
    exact = mention.modifier in _EXACT or kind != "figure"
    return mention.text if read is None or shows or not exact else read


def extent_of(mention: Mention) -> Extent | None:
    """Where a figure lies on its axis, or None where it is no number."""
    at = _number(mention.value)
    if mention.modifier in _EXACT:
        return None if at is None else Extent(low=at, high=at, at=at)
    low, high = _number(mention.low), _number(mention.high)
    if low is None and high is None:
        return None if at is None else Extent(low=at, high=at, at=at)
    return Extent(low=low, high=high, at=None if mention.modifier == "range" else at)


def time_extent_of(mention: Mention) -> Extent | None:
    """Where a date or time lies on its axis, or None where it names no moment."""
    own = _period("/".join(_ends_of(mention)))
    if mention.modifier in _EXACT and own is not None:
        return Extent(low=own[0], high=own[1], at=None)
    low, high = _period(mention.low), _period(mention.high)
    if low is None and high is None:
        return None if own is None else Extent(low=own[0], high=own[1], at=None)
    return Extent(low=low[0] if low else None, high=high[1] if high else None, at=None)


def _ends_of(mention: Mention) -> tuple[str, str]:
    """First and last moment of a date or time, as ISO texts.

    A value with a clock in it is told in a zone of its own; ``low`` and ``high`` have it in UTC.
    """
    first, _, last = str(mention.value).partition("/")
    if "T" in first and isinstance(mention.low, str) and isinstance(mention.high, str):
        low, high = (datetime.fromisoformat(end) for end in (mention.low, mention.high))
        return mention.low, mention.low if high - low <= _MINUTE else mention.high
    return first, last or first


def is_clock_time(value: float | str) -> bool:
    """True for a time of day without its day, which lies on no axis with days.

    >>> is_clock_time("T18:40"), is_clock_time("2024-09-14T18:40")
    (True, False)
    """
    return isinstance(value, str) and _CLOCK.fullmatch(value) is not None


def _number(value: float | str | None) -> float | None:
    if isinstance(value, int | float) and math.isfinite(value):
        return float(value)
    return None


def _period(value: float | str | None) -> tuple[float, float] | None:
    """First and last second of an ISO text: a moment, "from/to", or a bare clock time."""
    if not isinstance(value, str):
        return None
    clock = _CLOCK.fullmatch(value)
    try:
        if clock:
            at = _SOME_DAY.replace(hour=int(clock[1]), minute=int(clock[2]))
            return at.timestamp(), at.timestamp()
        first, _, last = value.partition("/")
        start = Moment.parse(first)
        end = Moment.parse(last) if last else start
    except (ValueError, OverflowError):
        return None
    return start.low.timestamp(), (end.low if end.is_exact else end.high).timestamp()
