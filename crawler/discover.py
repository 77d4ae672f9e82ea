"""Outlet -> everything that its feeds, sitemaps and section pages list, within bounds."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from concurrent.futures import Executor

from crawler.candidates import Entry, Window
from crawler.charset import text_of
from crawler.failures import FetchFailed
from crawler.feeds import entries_in_feed
from crawler.fetch import Fetcher, Wanted
from crawler.markup import NotXml
from crawler.reasons import reason_for_fault, reason_for_html, reason_for_status
from crawler.sections import entries_in_section, feeds_named_in
from crawler.sitemaps import ChildSitemap, sitemap_in
from crawler.urls import is_same_site
from discrepant.records import Outlet, Page, Unread

__all__ = ["SITEMAPS_AT_MOST", "SITEMAP_DEPTH", "Discovery"]

log = logging.getLogger(__name__)

SITEMAP_DEPTH = 3  # an index of indexes of files; deeper ones are loops or traps
SITEMAPS_AT_MOST = 40  # files of one outlet
_FEEDS_AT_MOST = 5  # found on a home page; those that the outlet's entry names are all read


class Discovery:
    """Reads the lists of one outlet.

    After ``run``, ``entries`` holds what they list and ``unread`` the lists that could not be
    read, each with its reason. ``readers`` do the parsing: a list may take seconds.
    """

    def __init__(
        self,
        outlet: Outlet,
        fetcher: Fetcher,
        window: Window,
        *,
        readers: Executor,
        listed_at_most: int,
    ) -> None:
        self._outlet, self._fetcher, self._window = outlet, fetcher, window
        self._readers, self._most = readers, listed_at_most
        self._seen: set[str] = set()
        self._sitemaps = 0
        self.entries: list[Entry] = []
        self.unread: list[Unread] = []

    async def run(self) -> None:
        """Reads every list that the outlet names, or that its home page and robots.txt name."""
        outlet = self._outlet
        feeds, sitemaps, sections = outlet.feeds, outlet.sitemaps, outlet.sections
        if not feeds and not sitemaps:
            feeds, sitemaps = await self._found_on_home(), await self._found_in_robots()
            if not feeds and not sitemaps and not sections:
                sections = (outlet.home,)
                self._seen.discard(outlet.home)  # this time for its links
        for url in feeds:
            await self._list(url, "xml", self._read_feed)
        for url in sitemaps:
            await self._read_sitemaps(url)
        for url in sections:
            await self._list(url, "html", self._read_section)

    async def _found_on_home(self) -> tuple[str, ...]:
        home, found = self._outlet.home, list[str]()

        def read(page: Page) -> None:
            found.extend(feeds_named_in(page)[:_FEEDS_AT_MOST])

        await self._list(home, "html", read)
        return tuple(found)

    async def _found_in_robots(self) -> tuple[str, ...]:
        rules = await self._fetcher.rules_of(self._outlet.home)
        return tuple(url for url in rules.sitemaps if is_same_site(url, self._outlet.home))

    async def _list(self, url: str, wanted: Wanted, read: Callable[[Page], None]) -> None:
        if url in self._seen:
            return
        self._seen.add(url)
        page = await self._page(url, wanted)
        if page is None:
            return
        try:
            await asyncio.get_running_loop().run_in_executor(self._readers, read, page)
        except NotXml as problem:
            self._not_read(url, str(problem))
        except Exception as fault:  # a list from strangers never ends the run
            log.debug("%s", url, exc_info=True)
            self._not_read(url, reason_for_fault(fault))

    async def _page(self, url: str, wanted: Wanted) -> Page | None:
        try:
            page = await self._fetcher.page(url, wanted=wanted)
        except FetchFailed as failure:
            self._not_read(url, failure.reason)
            return None
        html = wanted == "html"
        reason = reason_for_html(page, text_of(page)) if html else reason_for_status(page)
        if reason is not None:
            self._not_read(url, reason)
            return None
        return page

    def _read_feed(self, page: Page) -> None:
        self._add(page, entries_in_feed(page.body, url=page.final_url, zone=self._outlet.zone))

    def _read_section(self, page: Page) -> None:
        self._add(page, entries_in_section(page))

    async def _read_sitemaps(self, first: str) -> None:
        level = [ChildSitemap(url=first)]
        for _ in range(SITEMAP_DEPTH):
            below: list[ChildSitemap] = []

            def read(page: Page, below: list[ChildSitemap] = below) -> None:
                sitemap = sitemap_in(page.body, url=page.final_url, zone=self._outlet.zone)
                self._add(page, sitemap.entries)
                below += sitemap.sitemaps

            for child in level:
                if self._sitemaps >= SITEMAPS_AT_MOST:
                    self._not_read(child.url, f"more than {SITEMAPS_AT_MOST} sitemaps are listed")
                    return
                self._sitemaps += child.url not in self._seen
                await self._list(child.url, "xml", read)
            level = self._worth_reading(below, first)
        for child in level:
            if child.url not in self._seen:
                self._not_read(child.url, f"it lies more than {SITEMAP_DEPTH} sitemaps deep")

    def _worth_reading(self, children: Iterable[ChildSitemap], first: str) -> list[ChildSitemap]:
        """The sitemaps of the same host that may list something of the window, newest first."""
        kept = [
            child
            for child in children
            if is_same_site(child.url, first)
            and (child.modified is None or child.modified.high > self._window.low)
        ]
        kept.sort(key=lambda child: child.url)
        kept.sort(key=lambda child: -child.modified.low.timestamp() if child.modified else 0.0)
        return kept

    def _add(self, page: Page, entries: Iterable[Entry]) -> None:
        """Keeps entries of the days asked for on the outlet's own site: others are not its text."""
        home = self._outlet.home
        kept = [e for e in entries if self._window.may_hold(e) and is_same_site(e.url, home)]
        room = self._most - len(self.entries)
        self.entries += kept[:room]
        if len(kept) > room:
            self._not_read(page.url, f"the outlet lists more than {self._most} pages")

    def _not_read(self, url: str, reason: str) -> None:
        log.info("%s: %s: %s", self._outlet.name, url, reason)
        self.unread.append(Unread(url=url, outlet=self._outlet.name, reason=reason))
