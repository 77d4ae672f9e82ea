"""URL -> Page: robots, politeness, redirects, retries, bounds and the store, in that order."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from crawler.compression import Unpacker
from crawler.failures import FetchFailed
from crawler.options import Options
from crawler.politeness import Gate, seconds_in
from crawler.robots import LARGEST, Rules, rules_in, rules_without_answer
from crawler.store import Store
from crawler.transport import Network
from crawler.urls import Origin, origin_of, web_url
from discrepant.records import Page

__all__ = ["REDIRECTS_AT_MOST", "Fetcher", "Wanted", "is_html"]

log = logging.getLogger(__name__)

REDIRECTS_AT_MOST = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TRY_AGAIN = frozenset({429, 502, 503, 504})

Wanted = Literal["html", "xml", "robots"]
_ACCEPT: Mapping[Wanted, str] = {
    "html": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1",
    "xml": "application/rss+xml,application/atom+xml,application/xml,text/xml;q=0.9,*/*;q=0.5",
    "robots": "text/plain,*/*;q=0.5",
}


def is_html(content_type: str | None) -> bool:
    """True if a Content-Type header means a web page; an answer without one may be one.

    >>> is_html("Text/HTML; charset=utf-8"), is_html("application/pdf"), is_html(None)
    (True, False, True)
    """
    kind = (content_type or "text/html").partition(";")[0].strip().lower()
    return kind in ("text/html", "application/xhtml+xml", "application/xml", "text/xml")


@dataclass(slots=True)
class _Budget:
    """The seconds that one page may still spend on the network; waiting one's turn is free."""

    left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reply:
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key.lower() == name), None)


class Fetcher:
    """Fetches pages into a store, each once a visit.

    Every hop of a redirect passes the address guard and robots.txt again. ``wall`` dates the
    pages; all waiting is measured on the monotonic clock.
    """

    def __init__(
        self,
        network: Network,
        store: Store,
        options: Options,
        *,
        gate: Gate | None = None,
        wall: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._network, self._store, self._options = network, store, options
        self._gate = gate or Gate(delay=options.delay, longest_wait=options.longest_wait)
        self._wall = wall
        self._rules: dict[Origin, Rules] = {}
        self._reading_rules: dict[Origin, asyncio.Lock] = {}

    async def page(self, url: str, *, wanted: Wanted = "html") -> Page:
        """The page that stands for this URL in this visit, asked for unless the store has it.

        Its status may be any; of a page that is not of the wanted kind the body stays empty.
        FetchFailed when there is no answer, or none that we may ask for or take.
        """
        address = web_url(url)
        if address is None:
            raise FetchFailed("it is not a web address that starts with http:// or https://")
        standing = self._store.standing_page(address)
        if standing is not None and standing.status not in _TRY_AGAIN:
            return standing
        latest = self._store.latest_page(address)
        page = await self._followed(address, latest, wanted)
        if page is latest:
            self._store.save_revalidated(page)
        else:
            self._store.save_page(page)
        return page

    async def rules_of(self, url: str) -> Rules:
        """The rules of the URL's host, read once."""
        origin = origin_of(url)
        async with self._reading_rules.setdefault(origin, asyncio.Lock()):
            if origin not in self._rules:
                self._rules[origin] = await self._read_rules(origin)
            return self._rules[origin]

    async def _read_rules(self, origin: Origin) -> Rules:
        try:
            page = await self.page(f"{origin.url}/robots.txt", wanted="robots")
        except FetchFailed as failure:
            return rules_without_answer(failure.reason)
        rules = rules_in(page, origin)
        self._gate.slow_down(origin, rules.delay)
        return rules

    async def _followed(self, url: str, latest: Page | None, wanted: Wanted) -> Page:
        budget, here = _Budget(self._options.deadline), url
        for _ in range(REDIRECTS_AT_MOST + 1):
            if wanted != "robots":
                refusal = (await self.rules_of(here)).refusal(here)
                if refusal is not None:
                    raise FetchFailed(refusal)
            known = latest if latest is not None and latest.final_url == here else None
            validators = _validators(known) if known is not None else {}
            headers = {"Accept": _ACCEPT[wanted], **validators}
            reply = await self._tried(here, headers, wanted, budget)
            if reply.status == 304 and known is not None and validators:
                return known
            location = reply.header("location")
            if reply.status not in _REDIRECTS or location is None:
                return Page(
                    url=url,
                    final_url=here,
                    status=reply.status,
                    headers=reply.headers,
                    body=reply.body,
                    fetched=self._wall(),
                )
            target = web_url(location, base=here)
            if target is None:
                raise FetchFailed("it leads to something that is not a web address")
            here = target
        raise FetchFailed(f"it is redirected more than {REDIRECTS_AT_MOST} times")

    async def _tried(
        self, url: str, headers: Mapping[str, str], wanted: Wanted, budget: _Budget
    ) -> _Reply:
        """The host's reply, asked for again a few times where that may help."""
        origin, tries = origin_of(url), self._options.tries
        for attempt in range(1, tries + 1):
            pause = self._options.backoff * 2 ** (attempt - 1)
            async with self._gate.turn(origin):
                try:
                    reply = await self._asked(url, headers, wanted, budget)
                except FetchFailed as failure:
                    if failure.transient:
                        self._gate.failed(origin)
                    if not failure.transient or attempt == tries or budget.left <= 0:
                        raise
                    log.info("%s: %s; trying again", url, failure.reason)
                    self._gate.hold(origin, pause)
                    continue
                if reply.status not in _TRY_AGAIN:
                    self._gate.answered(origin)
                    return reply
                asked = seconds_in(reply.header("retry-after"), now=self._wall())
                self._gate.hold(origin, pause if asked is None else asked)
                if attempt == tries or (asked or 0) > self._options.longest_wait:
                    self._gate.failed(origin)
                    return reply
                log.info("%s answers %s; trying again", url, reply.status)
        raise AssertionError("every last try returns or raises")

    async def _asked(
        self, url: str, headers: Mapping[str, str], wanted: Wanted, budget: _Budget
    ) -> _Reply:
        started = time.monotonic()
        try:
            async with asyncio.timeout(max(budget.left, 0)), self._network.get(url, headers) as got:
                kind = next((v for k, v in got.headers if k.lower() == "content-type"), None)
                if got.status in _REDIRECTS or (wanted == "html" and not is_html(kind)):
                    return _Reply(status=got.status, headers=got.headers, body=b"")
                coding = next((v for k, v in got.headers if k.lower() == "content-encoding"), None)
                unpacker = Unpacker(
                    coding,
                    limit=LARGEST if wanted == "robots" else self._options.largest_page,
                    cut=wanted == "robots",
                )
                async for chunk in got.chunks():
                    unpacker.feed(chunk)
                    if unpacker.is_full:
                        break
                return _Reply(status=got.status, headers=got.headers, body=unpacker.body())
        except TimeoutError as cause:
            raise FetchFailed(
                f"there was no whole answer within {self._options.deadline:g} seconds",
                transient=True,
            ) from cause
        finally:
            budget.left -= time.monotonic() - started


def _validators(page: Page) -> dict[str, str]:
    """What asks for a page only if it has changed; headers beyond ASCII cannot be sent back."""
    if page.status != 200:
        return {}
    found = {
        "If-None-Match": page.header("etag"),
        "If-Modified-Since": page.header("last-modified"),
    }
    return {name: value for name, value in found.items() if value is not None and value.isascii()}
