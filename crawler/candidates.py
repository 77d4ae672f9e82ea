"""What feeds, sitemaps and section pages list, and which of it may be about the event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from crawler.urls import slug_of, without_tracking
from crawler.words import words_in
from discrepant.records import Moment

__all__ = ["Entry", "Window", "candidates_among"]

_FOREVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a list of articles, as far as the list told.

    ``modified`` is the time of the last change; ``published`` is None where the list gives no
    time of publication. ``source`` is what kind of list it was.
    """

    url: str
    title: str = ""
    summary: str = ""
    published: Moment | None = None
    modified: Moment | None = None
    language: str | None = None
    source: Literal["feed", "sitemap", "section"] = "feed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days asked for, both included, as an outlet's zone counts them; None is open.

    >>> window = Window(since=date(2022, 8, 19), until=date(2022, 8, 19))
    >>> window.holds(Moment.parse("2022-08-19")), window.holds(Moment.parse("2022-08-21"))
    (True, False)
    """

    since: date | None = None
    until: date | None = None
    zone: str = "UTC"

    @property
    def low(self) -> datetime:
        """The first moment of the window."""
        return self._midnight(self.since) if self.since else datetime.min.replace(tzinfo=UTC)

    @property
    def high(self) -> datetime:
        """The first moment after the window."""
        return self._midnight(self.until + timedelta(days=1)) if self.until else _FOREVER

    def holds(self, moment: Moment | None) -> bool:
        """True if the moment may lie in the window; an unknown one may."""
        if moment is None:
            return True
        if not moment.is_exact:  # a bare day is one of the outlet's calendar
            first, last = moment.low.date(), (moment.high - timedelta(seconds=1)).date()
            return not (self.since and last < self.since) and not (
                self.until and first > self.until
            )
        return moment.low < self.high and moment.high > self.low

    def may_hold(self, entry: Entry) -> bool:
        """True if the entry may have been published in the window.

        Something last changed before the window was published before it, too.
        """
        if entry.published is not None:
            return self.holds(entry.published)
        return entry.modified is None or entry.modified.high > self.low

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time.min, tzinfo=ZoneInfo(self.zone))


def candidates_among(
    entries: Iterable[Entry], words: tuple[str, ...], window: Window
) -> tuple[Entry, ...]:
    """The entries in the window with any of the words, those with the most words first.

    Of several entries with one URL the one that tells most stands for all.
    """
    ranked: dict[str, tuple[int, Entry]] = {}
    for entry in sorted(entries, key=_told):
        if not window.may_hold(entry):
            continue
        text = f"{entry.title}\n{entry.summary}" if entry.title else slug_of(entry.url)
        matched = len(words_in(text, words))
        key = without_tracking(entry.url)
        if matched and (key not in ranked or matched > ranked[key][0]):
            ranked[key] = (matched, entry)
    return tuple(entry for _, entry in sorted(ranked.values(), key=lambda r: (-r[0], r[1].url)))


def _told(entry: Entry) -> tuple[bool, bool, int, str, str, str]:
    size = -len(entry.title) - len(entry.summary)
    return entry.published is None, not entry.title, size, entry.source, entry.url, entry.title
