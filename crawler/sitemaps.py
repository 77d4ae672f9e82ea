"""Sitemaps, news sitemaps and sitemap indexes -> entries and further sitemaps."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.candidates import Entry
from crawler.compression import gunzipped
from crawler.dates import moment_in
from crawler.failures import FetchFailed
from crawler.markup import Element, NotXml, children, local_name, root_of, text_in
from crawler.urls import web_url
from discrepant.records import Moment

__all__ = ["URLS_AT_MOST", "ChildSitemap", "Sitemap", "sitemap_in"]

URLS_AT_MOST = 50_000  # what the protocol allows in one file
_LARGEST = 50_000_000  # bytes unpacked, the protocol's bound


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildSitemap:
    """A sitemap that an index names, and when it was last changed."""

    url: str
    modified: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What one sitemap file lists: pages, or further sitemaps when it is an index."""

    entries: tuple[Entry, ...] = ()
    sitemaps: tuple[ChildSitemap, ...] = ()


def sitemap_in(body: bytes, *, url: str, zone: str = "UTC") -> Sitemap:
    """The sitemap that was read at ``url``, plain or packed as .gz; NotXml when it is none."""
    try:
        plain = gunzipped(body, limit=_LARGEST)
    except FetchFailed as failure:
        raise NotXml(failure.reason) from failure
    root = root_of(plain)
    kind = local_name(root)
    if kind == "sitemapindex":
        return Sitemap(sitemaps=_children_in(root, url, zone))
    if kind == "urlset":
        return Sitemap(entries=_entries_in(root, url, zone))
    raise NotXml(f"it is not a sitemap but XML with the root {kind!r}")


def _children_in(root: Element, base: str, zone: str) -> tuple[ChildSitemap, ...]:
    found = []
    for item in children(root, "sitemap")[:URLS_AT_MOST]:
        address = web_url(text_in(item, "loc"), base=base)
        if address is not None:
            modified = moment_in(text_in(item, "lastmod"), zone=zone)
            found.append(ChildSitemap(url=address, modified=modified))
    return tuple(found)


def _entries_in(root: Element, base: str, zone: str) -> tuple[Entry, ...]:
    found = []
    for item in children(root, "url")[:URLS_AT_MOST]:
        address = web_url(text_in(item, "loc"), base=base)
        if address is not None:
            found.append(_entry(item, address, zone))
    return tuple(found)


def _entry(item: Element, address: str, zone: str) -> Entry:
    modified = moment_in(text_in(item, "lastmod"), zone=zone)
    for news in children(item, "news"):
        publication = children(news, "publication")
        return Entry(
            url=address,
            title=text_in(news, "title"),
            summary=text_in(news, "keywords"),
            published=moment_in(text_in(news, "publication_date"), zone=zone),
            modified=modified,
            language=text_in(publication[0], "language").lower() or None if publication else None,
            source="sitemap",
        )
    return Entry(url=address, modified=modified, source="sitemap")
