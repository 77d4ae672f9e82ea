"""RSS 0.9 to 2.0, RDF and Atom -> entries."""

from __future__ import annotations

from crawler.candidates import Entry
from crawler.dates import moment_in
from crawler.markup import Element, NotXml, children, local_name, root_of, text_in
from crawler.urls import web_url
from discrepant.records import Moment

__all__ = ["ENTRIES_AT_MOST", "entries_in_feed"]

ENTRIES_AT_MOST = 5_000
_ROOTS = ("rss", "RDF", "feed")


def entries_in_feed(body: bytes, *, url: str, zone: str = "UTC") -> tuple[Entry, ...]:
    """The entries of a feed that was read at ``url``, in its order; those without a link left out.

    NotXml when the body is not a feed. Atom asks for ``updated`` only; where no entry of a feed
    says ``published``, the two mean the same and ``updated`` stands for it.
    """
    root = root_of(body)
    if local_name(root) not in _ROOTS:
        raise NotXml(f"it is not a feed but XML with the root {local_name(root)!r}")
    language = _language_of(root)
    found: list[Entry] = []
    for item in root.iter("{*}item", "{*}entry", "item", "entry"):
        entry = _entry(item, url, zone, language)
        if entry is not None:
            found.append(entry)
        if len(found) >= ENTRIES_AT_MOST:
            break
    if all(entry.published is None for entry in found):
        return tuple(_published_when_changed(entry) for entry in found)
    return tuple(found)


def _entry(item: Element, base: str, zone: str, language: str | None) -> Entry | None:
    link = _link_of(item, base)
    if link is None:
        return None
    return Entry(
        url=link,
        title=text_in(item, "title"),
        summary=text_in(item, "description", "summary", "encoded", "content"),
        published=_moment(item, zone, "pubDate", "published", "issued", "date"),
        modified=_moment(item, zone, "updated", "modified"),
        language=language,
    )


def _link_of(item: Element, base: str) -> str | None:
    """The page of an item: an Atom link without rel or "alternate", an RSS link, or its guid."""
    links = children(item, "link")
    for link in links:
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            return web_url(link.get("href", ""), base=base)
    for link in links:
        address = web_url(link.text or "", base=base) if (link.text or "").strip() else None
        if address is not None:
            return address
    for guid in children(item, "guid"):
        if guid.get("isPermaLink", "true") == "true":
            return web_url(guid.text or "")
    return None


def _moment(item: Element, zone: str, *names: str) -> Moment | None:
    return moment_in(text_in(item, *names), zone=zone)


def _language_of(root: Element) -> str | None:
    stated = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    for channel in children(root, "channel"):
        stated = text_in(channel, "language") or stated
    return stated.strip().lower() if stated else None


def _published_when_changed(entry: Entry) -> Entry:
    return Entry(
        url=entry.url,
        title=entry.title,
        summary=entry.summary,
        published=entry.modified,
        modified=entry.modified,
        language=entry.language,
    )
