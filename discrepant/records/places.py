"""Where words stand and when they were told: ranges of characters, moments of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

__all__ = ["Moment", "Span"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Half-open range of characters; ``text[start:end]`` is the quote.

    >>> span = Span(start=4, end=7)
    >>> span.of("the sea")
    'sea'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words that the span marks."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True if the two share a character."""
        return self.start < other.end and other.start < self.end

    def moved(self, by: int) -> Span:
        """The same range, counted from ``by`` characters further left."""
        return Span(start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point in time as precisely as its source told it: ``low <= moment < high``, both UTC.

    ``iso`` is the ISO 8601 text at that precision: "2022", "2022-08", "2022-08-19" or
    "2022-08-19T10:30:00+00:00". A day, month or year without a zone is taken in UTC.

    >>> Moment.parse("2022-08-19").high.isoformat()
    '2022-08-20T00:00:00+00:00'
    >>> Moment.parse("2022-08-19T12:30+02:00").iso
    '2022-08-19T12:30:00+02:00'
    """

    iso: str
    low: datetime
    high: datetime

    @classmethod
    def parse(cls, iso: str) -> Moment:
        """The moment that an ISO 8601 text names; ValueError when it names none."""
        text = iso.strip().replace("Z", "+00:00")
        parts = text.split("-")
        if len(text) == 4:
            low = datetime(int(text), 1, 1, tzinfo=UTC)
            return cls(iso=text, low=low, high=low.replace(year=low.year + 1))
        if len(text) == 7 and len(parts) == 2:
            low = datetime(int(parts[0]), int(parts[1]), 1, tzinfo=UTC)
            return cls(iso=text, low=low, high=(low + timedelta(days=32)).replace(day=1))
        if len(text) == 10:
            low = datetime.fromisoformat(text).replace(tzinfo=UTC)
            return cls(iso=low.date().isoformat(), low=low, high=low + timedelta(days=1))
        return cls.at(datetime.fromisoformat(text))

    @classmethod
    def at(cls, when: datetime) -> Moment:
        """The moment of a clock reading; one without a zone is taken in UTC."""
        told = when if when.tzinfo else when.replace(tzinfo=UTC)
        low = told.astimezone(UTC)
        return cls(iso=told.isoformat(), low=low, high=low + timedelta(seconds=1))

    @property
    def is_exact(self) -> bool:
        """True if the source gave a time of day, not only a day, month or year."""
        return self.high - self.low < timedelta(days=1)
