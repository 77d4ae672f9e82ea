"""What a host's robots.txt allows: RFC 9309, read by protego."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from crawler.urls import Origin, web_url
from discrepant.records import Page

__all__ = ["AGENT", "LARGEST", "Rules", "rules_in", "rules_without_answer"]

AGENT = "Discrepant"  # the name that a robots.txt can address
LARGEST = 500 * 1024  # bytes; RFC 9309, 2.5: at least 500 KiB must be parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """The rules of one host for us.

    ``closed`` is the reason why nothing may be asked, None where the file decides.
    ``delay`` is the number of seconds that the host wants between requests, 0 when it does not say.
    """

    parsed: Protego | None = None
    closed: str | None = None
    delay: float = 0.0
    sitemaps: tuple[str, ...] = ()

    def refusal(self, url: str) -> str | None:
        """Why the URL must not be asked for; None when it may."""
        if self.closed is not None:
            return self.closed
        if self.parsed is None or self.parsed.can_fetch(url, AGENT):
            return None
        return "robots.txt forbids it"


def rules_in(page: Page, origin: Origin) -> Rules:
    """The rules that the answer to /robots.txt means.

    No file (4xx) allows everything, a failing host (5xx) forbids everything, and so does
    "too many requests": it is a host that wants to be left alone.
    """
    if page.status >= 500 or page.status == 429:
        return Rules(closed=f"its robots.txt cannot be read (the host answers {page.status})")
    if page.status >= 400:
        return Rules()
    text = page.body[:LARGEST].decode("utf-8-sig", errors="replace")
    if text.lstrip()[:1] == "<":  # a web page in its place says nothing about robots
        return Rules()
    parsed = Protego.parse(text)
    sitemaps = (web_url(line, base=f"{origin.url}/robots.txt") for line in parsed.sitemaps)
    return Rules(
        parsed=parsed,
        delay=_delay_in(parsed),
        sitemaps=tuple(dict.fromkeys(url for url in sitemaps if url is not None)),
    )


def rules_without_answer(reason: str) -> Rules:
    """The rules of a host whose robots.txt could not be fetched: nothing may be asked."""
    return Rules(closed=f"its robots.txt cannot be read ({reason})")


def _delay_in(parsed: Protego) -> float:
    delay = parsed.crawl_delay(AGENT) or 0.0
    rate = parsed.request_rate(AGENT)
    if rate is not None and rate.requests > 0:
        delay = max(delay, rate.seconds / rate.requests)
    return max(0.0, float(delay))
