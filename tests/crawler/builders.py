"""What the crawler's tests build on: pages, outlets, and a network that is a dictionary."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from crawler.crawl import Gathered, find
from crawler.failures import FetchFailed
from crawler.fetch import Fetcher
from crawler.options import Options
from crawler.store import MemoryStore, Store
from crawler.transport import Answer
from discrepant.records import Outlet, Page

HOME = "https://harbour.example/"
OUTLET = Outlet(name="Harbour Post", home=HOME, zone="Europe/London", day_order="dmy")
NOW = datetime(2022, 8, 20, 12, 0, tzinfo=UTC)
QUICK = Options(delay=0.0, backoff=0.0)
FEED = f"{HOME}rss.xml"
POST = Outlet(name="Harbour Post", home=HOME, feeds=(FEED,), zone="Europe/London", day_order="dmy")
FRIDAY = "Fri, 19 Aug 2022 10:30:00 GMT"


@dataclass(slots=True)
class Reply:
    """What the network of a test answers: status, body and headers, or a failure."""

    body: bytes | str = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    kind: str = "text/html; charset=utf-8"
    failure: FetchFailed | None = None

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The headers as they come over the wire."""
        return (("Content-Type", self.kind), *self.headers.items())


class _FakeAnswer:
    def __init__(self, reply: Reply) -> None:
        self.status, self.headers = reply.status, reply.pairs()
        self._body = reply.body.encode() if isinstance(reply.body, str) else reply.body

    async def chunks(self) -> AsyncIterator[bytes]:
        for start in range(0, len(self._body), 4096):
            yield self._body[start : start + 4096]


class FakeNetwork:
    """Answers from a dictionary and remembers what it was asked; unknown URLs are 404.

    Several replies under one URL are given one after the other, the last one again and again.
    """

    def __init__(self, replies: Mapping[str, Reply | str | list[Reply]]) -> None:
        self._replies = {
            url: [Reply(reply)] if isinstance(reply, str) else reply
            for url, reply in replies.items()
        }
        self.asked: list[str] = []
        self.headers: list[Mapping[str, str]] = []
        self.closed = False

    @asynccontextmanager
    async def get(self, url: str, headers: Mapping[str, str]) -> AsyncIterator[Answer]:
        """The next reply for the URL."""
        self.asked.append(url)
        self.headers.append(headers)
        known = self._replies.get(url, Reply("not here", status=404, kind="text/plain"))
        reply = known if isinstance(known, Reply) else known.pop(0) if known[1:] else known[0]
        if reply.failure is not None:
            raise reply.failure
        yield _FakeAnswer(reply)

    async def aclose(self) -> None:
        """Notes that the crawl gave the network back."""
        self.closed = True

    def pages_asked(self) -> list[str]:
        """What was asked for, robots.txt left out."""
        return [url for url in self.asked if not url.endswith("/robots.txt")]


def fetcher(
    network: FakeNetwork, *, store: Store | None = None, options: Options = QUICK
) -> Fetcher:
    """A fetcher over the network whose wall clock stands still."""
    return Fetcher(network, store or MemoryStore(), options, wall=lambda: NOW)


def page(
    body: str | bytes,
    *,
    url: str = f"{HOME}a.html",
    status: int = 200,
    kind: str = "text/html; charset=utf-8",
) -> Page:
    """A page that a server answered at ``NOW``."""
    return Page(
        url=url,
        final_url=url,
        status=status,
        headers=(("Content-Type", kind),),
        body=body.encode() if isinstance(body, str) else body,
        fetched=NOW,
    )


def story(*paragraphs: str, title: str = "A bridge opens", head: str = "", above: str = "") -> str:
    """An article page with a little of everything that stands around an article."""
    text = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs or PARAGRAPHS)
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title} | Harbour Post"
        f"</title>{head}</head><body><nav><a href='/'>Home</a> <a href='/world/'>World</a></nav>"
        "<div id='cookie'>We use cookies to improve this site. Accept all.</div>"
        f"<article>{above}<h1>{title}</h1>{text}</article>"
        "<aside><h3>Most read</h3><ul><li><a href='/x.html'>A cat is found</a></li></ul></aside>"
        "<footer>Harbour Post. All rights reserved.</footer></body></html>"
    )


PARAGRAPHS = (
    "The bridge over the strait was opened on Friday after four years of work, the mayor said.",
    "At least 300 guests walked across it in the first hour, according to the harbour police.",
    "It is 1,200 metres long and cost 90 million pounds, a third more than had been planned.",
)


def rss(*items: tuple[str, str, str], extra: str = "") -> Reply:
    """An RSS feed of (path, title, date) items."""
    lines = "".join(
        f"<item><title>{title}</title><link>{HOME}{path}</link>"
        + (f"<pubDate>{date}</pubDate>" if date else "")
        + "</item>"
        for path, title, date in items
    )
    return Reply(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{lines}{extra}'
        "</channel></rss>",
        kind="application/rss+xml",
    )


def packed(text: str) -> bytes:
    """The text as a gzip body, the same bytes every time."""
    return gzip.compress(text.encode(), mtime=0)


def gather(
    network: FakeNetwork, *outlets: Outlet, words: str = "bridge", **kwargs: object
) -> Gathered:
    """What a crawl of the Harbour Post, or of the outlets given, brings home."""
    kwargs = {"store": MemoryStore(), "options": QUICK, **kwargs}
    return asyncio.run(
        find(tuple(words.split()), outlets or (POST,), network=network, **kwargs)  # type: ignore[arg-type]
    )


def reasons(gathered: Gathered) -> dict[str, str]:
    """Why each page was not read, by path."""
    return {unread.url.removeprefix(HOME): unread.reason for unread in gathered.unread}
