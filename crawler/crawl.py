"""The crawl on one screen: words or URLs -> candidates -> pages -> articles, many hosts at once.

One outlet's failure ends in its lines of ``unread``, never the run. What arrived is in the store
the moment it arrives, so an interrupted crawl goes on where it stopped.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Literal, TypeVar
from urllib.parse import urlsplit

from crawler.candidates import Entry, Window, candidates_among, entries_again, related_words
from crawler.charset import text_of
from crawler.discover import Discovery
from crawler.extract import extract
from crawler.failures import FetchFailed
from crawler.fetch import Fetcher
from crawler.metadata import metadata_of
from crawler.options import Options
from crawler.outlets import outlet_of
from crawler.reasons import reason_for_fault, reason_for_html
from crawler.store import Store
from crawler.transport import GuardedNetwork, Network
from crawler.urls import Origin, is_same_site, origin_of, web_url
from discrepant.records import Article, Outlet, Page, Unread

__all__ = ["Gathered", "Options", "Progress", "find", "read"]

log = logging.getLogger(__name__)

# Extraction holds the interpreter most of the time; more threads would only queue for it.
_EXTRACTIONS_AT_ONCE = 2

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where one outlet stands. ``total`` is 0 while it is not known."""

    outlet: str
    stage: Literal["listing", "reading", "done"]
    done: int = 0
    total: int = 0
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What a crawl brought home, in an order that does not depend on which answer came first.

    ``articles`` are sorted by outlet, URL and id, ``unread`` by outlet, URL and reason.
    ``candidates`` is the number of pages that were meant to be read.
    """

    articles: tuple[Article, ...]
    unread: tuple[Unread, ...]
    candidates: int = 0


async def find(
    words: tuple[str, ...],
    outlets: Sequence[Outlet],
    *,
    store: Store,
    options: Options | None = None,
    since: date | None = None,
    until: date | None = None,
    known: Sequence[Article] = (),
    progress: Callable[[Progress], None] | None = None,
    network: Network | None = None,
) -> Gathered:
    """The articles of all outlets that may be about the words, published in the days given.

    A candidate is listed by a feed, a sitemap or a section page, lies in the days (or has no
    date) and holds any of the words in its title, its summary or, without a title, its URL.
    Those with most words are read first, at most ``options.per_outlet`` of each outlet. ``known``
    articles are read again, even if no list holds them any more.
    """
    async with _crawl(outlets, store, options, progress, network) as crawl:
        windows = {o.name: Window(since=since, until=until, zone=o.zone) for o in outlets}
        listed: dict[str, tuple[Entry, ...]] = {}
        await _all(crawl.list_outlet(o, windows[o.name], listed) for o in outlets)
        related = related_words(
            (e for name, entries in listed.items() for e in entries if windows[name].may_hold(e)),
            words,
        )

        def wanted(outlet: Outlet) -> tuple[Entry, ...]:
            window = windows[outlet.name]
            found = candidates_among(listed[outlet.name], words, window, related=related)
            mine = (article for article in known if article.outlet == outlet.name)
            return (*entries_again(mine, found), *found)

        await _all(crawl.read_entries(wanted(o), o, windows[o.name]) for o in outlets)
        return crawl.gathered()


async def read(
    urls: tuple[str, ...],
    outlets: Sequence[Outlet] = (),
    *,
    store: Store,
    options: Options | None = None,
    progress: Callable[[Progress], None] | None = None,
    network: Network | None = None,
) -> Gathered:
    """The articles at the URLs. Where a host is not in the list, its page says who publishes it."""
    async with _crawl(outlets, store, options, progress, network) as crawl:
        hosts: dict[Origin, list[str]] = {}
        for url in dict.fromkeys(urls):
            address = web_url(url)
            if address is None:
                crawl.not_read(url, None, "it is not a web address with http:// or https://")
            else:
                hosts.setdefault(origin_of(address), []).append(address)
        await _all(crawl.read_host(origin, addresses) for origin, addresses in hosts.items())
        return crawl.gathered()


@asynccontextmanager
async def _crawl(
    outlets: Sequence[Outlet],
    store: Store,
    options: Options | None,
    progress: Callable[[Progress], None] | None,
    network: Network | None,
) -> AsyncIterator[_Crawl]:
    options = options or Options()
    net = network or GuardedNetwork(options)
    # Threads of its own: name look-ups that hang fill those that asyncio shares.
    with ThreadPoolExecutor(_EXTRACTIONS_AT_ONCE, "extract") as readers:
        try:
            yield _Crawl(outlets, store, options, progress or (lambda _: None), net, readers)
        finally:
            await net.aclose()


class _Crawl:
    """One run: what it shares between outlets, and what it has gathered so far."""

    def __init__(
        self,
        outlets: Sequence[Outlet],
        store: Store,
        options: Options,
        progress: Callable[[Progress], None],
        network: Network,
        readers: Executor,
    ) -> None:
        self._outlets, self._store, self._options = outlets, store, options
        self._tell = progress
        self._fetcher = Fetcher(network, store, options)
        self._agencies = tuple(outlet.name for outlet in outlets if outlet.agency)
        self._hosts = asyncio.Semaphore(options.hosts_at_once)
        self._readers = readers
        self._articles: dict[str, Article] = {}
        self._unread: list[Unread] = []
        self._candidates = 0

    def gathered(self) -> Gathered:
        articles = sorted(self._articles.values(), key=lambda a: (a.outlet, a.url or "", a.id))
        unread = sorted(set(self._unread), key=lambda u: (u.outlet or "", u.url, u.reason))
        return Gathered(articles=tuple(articles), unread=tuple(unread), candidates=self._candidates)

    # ---- from words

    async def list_outlet(
        self, outlet: Outlet, window: Window, listed: dict[str, tuple[Entry, ...]]
    ) -> None:
        """Puts what the outlet lists under its name."""
        async with self._hosts:
            self._tell(Progress(outlet=outlet.name, stage="listing"))
            most = self._options.listed_at_most
            discovery = Discovery(
                outlet, self._fetcher, window, readers=self._readers, listed_at_most=most
            )
            await discovery.run()
            listed[outlet.name] = tuple(discovery.entries)
            for unread in discovery.unread:
                self._keep_unread(unread)

    async def read_entries(self, found: Sequence[Entry], outlet: Outlet, window: Window) -> None:
        """Reads the outlet's candidates one after the other, the best first."""
        async with self._hosts:
            limit = self._options.per_outlet
            for entry in found[limit:]:
                self.not_read(entry.url, outlet, f"more than {limit} candidates of this outlet")
            found = found[:limit]
            self._candidates += len(found)
            for done, entry in enumerate(found):
                self._tell(_reading(outlet.name, done, len(found), entry.url))
                await self._read_entry(entry, outlet, window)
            self._tell(
                Progress(outlet=outlet.name, stage="done", done=len(found), total=len(found))
            )

    async def _read_entry(self, entry: Entry, outlet: Outlet, window: Window) -> None:
        page = await self._page(entry.url, outlet)
        if page is None:
            return
        if not is_same_site(page.final_url, outlet.home):
            self.not_read(entry.url, outlet, f"it leads to another site, {page.final_url}")
            return
        article = await self._extracted(page, outlet, entry)
        if isinstance(article, Unread):
            self._keep_unread(article)
        elif not window.holds(article.published):
            told = article.published.iso[:10] if article.published else ""
            self.not_read(entry.url, outlet, f"published on {told}, outside the days asked for")
        else:
            self._keep_article(article, page)

    # ---- from URLs

    async def read_host(self, origin: Origin, urls: Sequence[str]) -> None:
        async with self._hosts:
            self._candidates += len(urls)
            for done, url in enumerate(urls):
                self._tell(_reading(origin.host, done, len(urls), url))
                await self._read_url(url)
            self._tell(Progress(outlet=origin.host, stage="done", done=len(urls), total=len(urls)))

    async def _read_url(self, url: str) -> None:
        page = await self._page(url, outlet_of(url, self._outlets))
        if page is None:
            return
        article = await self._extracted(page, await self._publisher(page), None)
        if isinstance(article, Unread):
            self._keep_unread(article)
        else:
            self._keep_article(article, page)

    async def _publisher(self, page: Page) -> Outlet:
        """The outlet on whose host the page lies; a new one where it is nobody's in the list."""
        known = outlet_of(page.final_url, self._outlets)
        if known is not None:
            return known
        origin = origin_of(page.final_url)
        host = (urlsplit(page.final_url).netloc).removeprefix("www.")
        outlet = Outlet(name=host, home=f"{origin.url}/")
        try:
            site = await self._aside(partial(_site_of, page, outlet))
        except Exception:  # what is wrong with the page is told when its text is read
            log.debug("%s", page.url, exc_info=True)
            site = None
        return replace(outlet, name=site or host)

    # ---- both

    async def _page(self, url: str, outlet: Outlet | None) -> Page | None:
        try:
            return await self._fetcher.page(url)
        except FetchFailed as failure:
            self.not_read(url, outlet, failure.reason)
            return None

    async def _extracted(self, page: Page, outlet: Outlet, entry: Entry | None) -> Article | Unread:
        try:
            return await self._aside(
                partial(extract, page, outlet, hint=entry, agencies=self._agencies)
            )
        except Exception as fault:  # a page from strangers never ends the run
            log.debug("%s", page.url, exc_info=True)
            reason = reason_for_fault(fault)
            return Unread(url=page.url, outlet=outlet.name, reason=reason)

    async def _aside(self, work: Callable[[], _Result]) -> _Result:
        """What the work gives, done beside the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, work)

    def _keep_article(self, article: Article, page: Page) -> None:
        """Keeps one article of each id: the same text may be listed under several URLs."""
        known = self._articles.get(article.id)
        if known is None or _preference(article) < _preference(known):
            self._articles[article.id] = article
            self._store.save_article(article, page)

    def not_read(self, url: str, outlet: Outlet | None, reason: str) -> None:
        name = outlet.name if outlet is not None else None
        self._keep_unread(Unread(url=url, outlet=name, reason=reason))

    def _keep_unread(self, unread: Unread) -> None:
        log.info("%s: not read: %s", unread.url, unread.reason)
        self._unread.append(unread)
        self._store.save_unread(unread)


def _site_of(page: Page, outlet: Outlet) -> str | None:
    """The name that the page's site gives itself; None of a page that is not to be read."""
    if reason_for_html(page, text_of(page)) is not None:
        return None
    return metadata_of(page, outlet).site


def _preference(article: Article) -> tuple[bool, int, str]:
    return article.read != "full", -len(article.text), article.sha256 or ""


def _reading(outlet: str, done: int, total: int, url: str) -> Progress:
    return Progress(outlet=outlet, stage="reading", done=done, total=total, message=url)


async def _all(tasks: Iterable[Coroutine[None, None, None]]) -> None:
    """Runs all; when one fails, ends the others and raises its failure as it is."""
    try:
        async with asyncio.TaskGroup() as group:
            for task in tasks:
                group.create_task(task)
    except BaseExceptionGroup as failures:
        raise failures.exceptions[0] from None
