"""What a home or section page links to: articles, feeds."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from crawler.candidates import Entry
from crawler.charset import text_of
from crawler.urls import is_same_site, web_url
from discrepant.records import Page

__all__ = ["LINKS_AT_MOST", "entries_in_section", "feeds_named_in"]

LINKS_AT_MOST = 2_000
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})


def entries_in_section(page: Page) -> tuple[Entry, ...]:
    """An entry for every link to a page of the same host, with the link's words as its title."""
    found: dict[str, str] = {}
    for link in BeautifulSoup(text_of(page), "lxml").find_all("a", href=True, limit=LINKS_AT_MOST):
        address = _address(link, page)
        if address is None or not is_same_site(address, page.final_url):
            continue
        words = " ".join(link.get_text(" ", strip=True).split()) or str(link.get("title") or "")
        if len(words) > len(found.get(address, "")):
            found[address] = words
    return tuple(
        Entry(url=url, title=title, source="section") for url, title in sorted(found.items())
    )


def feeds_named_in(page: Page) -> tuple[str, ...]:
    """The feeds that a page says it has, in its order."""
    soup = BeautifulSoup(text_of(page), "lxml")
    links = soup.find_all("link", href=True, rel="alternate")
    feeds = [link for link in links if str(link.get("type", "")).lower() in _FEED_TYPES]
    addresses = (_address(link, page) for link in feeds)
    return tuple(dict.fromkeys(address for address in addresses if address is not None))


def _address(link: Tag, page: Page) -> str | None:
    return web_url(str(link["href"]), base=page.final_url)
