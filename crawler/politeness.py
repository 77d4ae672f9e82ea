"""One request at a time per host, with a pause between, and longer ones where the host asks."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from crawler.failures import FetchFailed
from crawler.urls import Origin

__all__ = ["FAILURES_AT_MOST", "Gate", "seconds_in"]

# A host that fails so often in a row is down; each further URL would cost a whole deadline.
FAILURES_AT_MOST = 5


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    delay: float = 0.0
    ended: float = -math.inf  # when the last request ended, on the monotonic clock
    held_until: float = -math.inf
    failures: int = 0


class Gate:
    """Lets one request at a time through to each host.

    A host waits ``delay`` seconds, or what its robots.txt wants if that is more, from the end of
    one request to the start of the next. ``clock`` is monotonic, so that a changed wall clock
    neither rushes nor stops a crawl.
    """

    def __init__(
        self,
        *,
        delay: float,
        longest_wait: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._delay, self._longest = delay, longest_wait
        self._clock, self._sleep = clock, sleep
        self._hosts: dict[Origin, _Host] = {}

    def slow_down(self, origin: Origin, delay: float) -> None:
        """Notes the pause that the host's robots.txt asks for."""
        self._host(origin).delay = max(self._delay, delay)

    def hold(self, origin: Origin, seconds: float) -> None:
        """Notes that the host wants to be left alone for so long from now."""
        host = self._host(origin)
        host.held_until = max(host.held_until, self._clock() + seconds)

    def answered(self, origin: Origin) -> None:
        """Notes that the host answered, whatever it said."""
        self._host(origin).failures = 0

    def failed(self, origin: Origin) -> None:
        """Notes that the host gave no answer."""
        self._host(origin).failures += 1

    @asynccontextmanager
    async def turn(self, origin: Origin) -> AsyncIterator[None]:
        """The right to ask the host once; FetchFailed when it wants too long a wait or is down."""
        host = self._host(origin)
        async with host.lock:
            if host.failures >= FAILURES_AT_MOST:
                raise FetchFailed(
                    f"the host failed {host.failures} times in a row and is left alone"
                )
            if host.delay > self._longest:
                raise FetchFailed(f"robots.txt asks for {host.delay:g} seconds between requests")
            wait = self._wait(host)
            if wait > self._longest:
                raise FetchFailed(f"the host asks to come back in {wait:.0f} seconds")
            while wait > 0:  # a sleep may end a moment early
                await self._sleep(wait)
                wait = self._wait(host)
            try:
                yield
            finally:
                host.ended = self._clock()

    def _wait(self, host: _Host) -> float:
        return max(host.ended + host.delay, host.held_until) - self._clock()

    def _host(self, origin: Origin) -> _Host:
        return self._hosts.setdefault(origin, _Host(delay=self._delay))


def seconds_in(retry_after: str | None, *, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for: a number or a date; None for neither.

    >>> seconds_in("120", now=datetime(2022, 8, 19, tzinfo=UTC))
    120.0
    """
    text = (retry_after or "").strip()
    if text.isascii() and text.isdigit() and len(text) <= 9:
        return float(text)
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())
