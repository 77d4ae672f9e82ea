"""What feeds, sitemaps and section pages list, and which of it may be about the event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import log
from typing import Literal
from zoneinfo import ZoneInfo

from crawler.urls import slug_of, without_tracking
from crawler.words import tokens_of, words_in
from discrepant.records import Article, Moment

__all__ = [
    "RELATED_AT_LEAST", "Entry", "Window", "candidates_among", "entries_again", "related_words",
]  # fmt: skip

_FOREVER = datetime.max.replace(tzinfo=UTC)

# On the 31 queries of data/discrepancies, ten related words of which two must stand in an entry
# raise the share of an event's articles found from 0.967 to 0.987, for 1.3 more candidates a
# query; with one of them enough it is 9 more for nothing, with twenty words 3.5 more for nothing.
RELATED_AT_LEAST = 2
_RELATED_AT_MOST = 10
_RARE_SHARE = 0.1  # of all entries; a word in more of them says little
_RARE_AT_LEAST = 5  # entries; a tenth of a short list would be none
_BEST_AT_MOST = 30
_LETTERS_AT_LEAST = 3


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

    @property
    def told(self) -> str:
        """The words by which the entry is chosen: title and summary, or those of its URL."""
        return f"{self.title}\n{self.summary}" if self.title else slug_of(self.url)


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
    entries: Iterable[Entry],
    words: tuple[str, ...],
    window: Window,
    *,
    related: frozenset[str] = frozenset(),
) -> tuple[Entry, ...]:
    """The entries in the window with any of the words, those with the most words first.

    After them those that hold at least two of the ``related`` words (see ``related_words``).
    Of several entries with one URL the one that tells most stands for all.
    """
    ranked: dict[str, tuple[int, int, Entry]] = {}
    for entry in sorted(entries, key=_told):
        key = without_tracking(entry.url)
        if not window.may_hold(entry):
            continue
        matched = len(words_in(entry.told, words))
        near = len(related & set(tokens_of(entry.told)))
        if not matched and near < RELATED_AT_LEAST:
            continue
        if key not in ranked or (matched, near) > ranked[key][:2]:
            ranked[key] = (matched, near, entry)
    order = sorted(ranked.values(), key=lambda found: (-found[0], -found[1], found[2].url))
    return tuple(entry for _, _, entry in order)


def entries_again(known: Iterable[Article], listed: Iterable[Entry]) -> tuple[Entry, ...]:
    """Entries for the known articles that stand in no list any more, as a list would give them."""
    urls = {without_tracking(entry.url) for entry in listed}
    gone = {
        article.url: article
        for article in known
        if article.url is not None and without_tracking(article.url) not in urls
    }
    return tuple(
        Entry(
            url=url,
            title=article.title,
            published=article.published if article.published_from in ("feed", "sitemap") else None,
            source="sitemap" if article.published_from == "sitemap" else "feed",
        )
        for url, article in sorted(gone.items())
    )


def related_words(entries: Iterable[Entry], words: tuple[str, ...]) -> frozenset[str]:
    """Words that stand beside the query's words in the entries that match it best.

    Reports of one event share more words than a reader thinks of. A related word stands in two
    or more of the best entries and is rare among all of them; the few rarest are given.

    >>> titles = ["Cable cut off Mombasa", "Cable cut: Mombasa dark", "Rain", "Sun", "Snow"]
    >>> sorted(related_words((Entry(url=t, title=t) for t in titles), ("cable", "cut")))
    ['mombasa']
    """
    told = {entry.url: entry for entry in sorted(entries, key=_told, reverse=True)}
    tokens = {url: frozenset(tokens_of(told[url].told)) for url in sorted(told)}
    matched = {url: len(words_in(told[url].told, words)) for url in tokens}
    floor = max(min(2, len(words)), max(matched.values(), default=0) - 1)
    best = sorted((url for url in tokens if matched[url] >= floor), key=lambda u: (-matched[u], u))
    everywhere = Counter(token for found in tokens.values() for token in found)
    beside = Counter(token for url in best[:_BEST_AT_MOST] for token in tokens[url])
    asked = {token for word in words for token in tokens_of(word)}
    common = max(_RARE_SHARE * len(tokens), min(_RARE_AT_LEAST, len(tokens) / 2))
    scores = [
        (-count * log(len(tokens) / everywhere[token]), token)
        for token, count in beside.items()
        if count >= 2
        and token not in asked
        and len(token) >= _LETTERS_AT_LEAST
        and token.isalpha()
        and everywhere[token] <= common
    ]
    return frozenset(token for _, token in sorted(scores)[:_RELATED_AT_MOST])


def _told(entry: Entry) -> tuple[bool, bool, int, str, str, str]:
    size = -len(entry.title) - len(entry.summary)
    return entry.published is None, not entry.title, size, entry.source, entry.url, entry.title
