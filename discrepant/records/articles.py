"""What is found and read: outlets, their pages and articles, and what stayed unread."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from discrepant.records.places import Moment

__all__ = ["Article", "DayOrder", "Field", "LeftOut", "Outlet", "Page", "Read", "Unread"]

Field = Literal["text", "title"]
Read = Literal["full", "partial", "failed"]
DayOrder = Literal["dmy", "mdy", "ymd"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who publishes, where it is found, and how it writes. ``home`` is an http(s) URL."""

    name: str
    home: str
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    language: str | None = None
    zone: str = "UTC"
    day_order: DayOrder | None = None
    currency: str | None = None
    owner: str | None = None
    agency: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a server answered, as it came: ``body`` is the decoded transfer, not decoded text."""

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched: datetime

    @property
    def sha256(self) -> str:
        """Hex digest of the body: the page's name in the archive."""
        return hashlib.sha256(self.body).hexdigest()

    def header(self, name: str) -> str | None:
        """The first header of that name, whatever its case."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A URL that was not read, and why, in words that a reader of the report understands."""

    url: str
    outlet: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An article that was read and is about something else, and how we know."""

    url: str | None
    outlet: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One outlet's text about something. ``text`` has one paragraph a line; spans count in it.

    ``url`` is None where there is none: articles are never merged by it. ``published`` is None
    when unknown; ``published_from`` says where it was read ("json-ld", "meta", "feed",
    "sitemap", "file", "from text"). ``replaced_by`` is the id of the newer revision that an
    earlier text of the same article gave way to; None for the text that stands.
    """

    id: str
    outlet: str
    url: str | None
    title: str
    text: str
    published: Moment | None = None
    published_from: str | None = None
    modified: Moment | None = None
    authors: tuple[str, ...] = ()
    credit: str | None = None  # the agency that the text names as its source
    language: str | None = None
    read: Read = "full"
    unread_reason: str | None = None  # why read is not "full"
    zone: str = "UTC"
    day_order: DayOrder | None = None
    currency: str | None = None
    owner: str | None = None
    agency: bool = False
    retrieved: datetime | None = None
    status: int | None = None
    sha256: str | None = None
    replaced_by: str | None = None

    def field(self, name: Field) -> str:
        """The text that spans of that field count in."""
        return self.title if name == "title" else self.text

    @property
    def words(self) -> int:
        """Number of blank-separated words in the text."""
        return len(self.text.split())
