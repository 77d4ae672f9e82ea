"""JSON-LD on a page -> the one node that describes its article."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping

from bs4 import BeautifulSoup

from crawler.urls import web_url, without_tracking
from crawler.words import tokens_of

__all__ = ["article_node", "names_in", "nodes_in", "text_of_key"]

Node = Mapping[str, object]

_DEPTH = 8  # nested deeper than any publisher's graph
_ARTICLE = re.compile(r"(?:Article|Posting|Report)\Z|\AReportage", re.I)
_WRAPPING = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*\Z"
)


def nodes_in(soup: BeautifulSoup) -> tuple[Node, ...]:
    """Every JSON-LD object of a page, outer ones first; blocks that are not JSON are left out."""
    found: list[Node] = []
    for script in soup.find_all("script", type=re.compile(r"\Aapplication/ld\+json", re.I)):
        text = _WRAPPING.sub("", script.get_text())
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        found.extend(_objects(data, _DEPTH))
    return tuple(found)


def article_node(
    nodes: tuple[Node, ...], *, urls: Iterable[str], headlines: Iterable[str]
) -> Node | None:
    """The node that describes the page's own article; None when none surely does.

    Pages also describe the articles that they tease. A node is the page's own if it names one of
    the page's URLs or headlines; failing that, if it is the only article on the page.
    """
    articles = [node for node in nodes if _is_article(node)]
    addresses = {without_tracking(url) for url in urls}
    titles = [tokens_of(headline) for headline in headlines if headline]
    for node in articles:
        if addresses & set(_addresses(node)):
            return node
    for node in articles:
        told = tokens_of(
            html.unescape(text_of_key(node, "headline") or text_of_key(node, "name") or "")
        )
        if told and any(told == title[: len(told)] for title in titles):
            return node
    return articles[0] if len(articles) == 1 else None


def text_of_key(node: Node | None, key: str) -> str | None:
    """The text under a key, the first one of a list; None when there is none."""
    value = node.get(key) if node is not None else None
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, str | int | float):
        return str(value).strip() or None
    return None


def names_in(node: Node | None, key: str) -> tuple[str, ...]:
    """The names of the persons or organisations under a key, however they are nested."""
    value = node.get(key) if node is not None else None
    values = value if isinstance(value, list) else [value]
    found = []
    for item in values:
        name = item.get("name") if isinstance(item, dict) else item
        for part in name if isinstance(name, list) else [name]:
            if isinstance(part, str) and part.strip():
                found.append(part.strip())
    return tuple(found)


def _objects(data: object, depth: int) -> Iterator[Node]:
    if depth <= 0:
        return
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, depth - 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            if isinstance(data.get(key), list | dict):
                yield from _objects(data[key], depth - 1)


def _is_article(node: Node) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and _ARTICLE.search(name) for name in names)


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "@id", "mainEntityOfPage"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        address = web_url(value) if isinstance(value, str) else None
        if address is not None:
            yield without_tracking(address)
