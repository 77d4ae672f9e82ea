"""XML and HTML from strangers -> a tree: entities, network and huge documents stay off."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as html_parser

__all__ = [
    "Element", "NotXml", "blocks_of", "children", "local_name", "root_of", "text_in", "web_page_of",
]  # fmt: skip

Element: TypeAlias = Any  # lxml ships no types

_BLOCKS = frozenset({"p", "head", "item", "quote", "row", "list", "table", "code", "lb", "body"})
_WEB_PAGE = re.compile(rb"(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+)?html\b", re.I)
_TAG = re.compile(r"<[^<>]{1,2000}>")


class NotXml(ValueError):
    """The body is no XML document that we can read; its text says what it is instead."""


def root_of(body: bytes) -> Element:
    """The root element; small mistakes are mended, NotXml for what cannot be."""
    body = body.lstrip()
    if not body:
        raise NotXml("it is empty")
    if _WEB_PAGE.match(body):
        raise NotXml("it is a web page")
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as cause:
        raise NotXml(f"it is not XML ({cause})") from cause
    if root is None:
        raise NotXml("it is not XML")
    return root


def web_page_of(text: str) -> Element:
    """The tree of a web page's text, whatever its mistakes; ValueError when there is none."""
    parser = html_parser.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    try:
        root = html_parser.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError as cause:
        raise ValueError("the page is empty") from cause
    return root


def local_name(element: Element) -> str:
    """The element's name without its namespace; empty for what has no name.

    Feeds use prefixes that they do not declare, which lxml leaves in the name.
    """
    if not isinstance(element.tag, str):
        return ""
    return str(element.tag).rpartition("}")[2].rpartition(":")[2]


def children(element: Element, *names: str) -> list[Element]:
    """The element's children of those names, whatever their namespace, in document order."""
    return [child for child in element if local_name(child) in names]


def blocks_of(body: Element) -> Iterator[str]:
    """The lines of a tree of trafilatura's: one for each paragraph, heading, item and row."""
    line: list[str] = []
    for event, element in etree.iterwalk(body, events=("start", "end")):
        edge = element.tag in _BLOCKS
        if edge and line:
            text = " ".join("".join(line).split())
            line.clear()
            if text:
                yield text
        if element.tag == "cell":
            line.append(" ")
        line.append((element.text if event == "start" else element.tail) or "")
    text = " ".join("".join(line).split())
    if text:
        yield text


def text_in(element: Element, *names: str) -> str:
    """The plain text of the first child of one of the names, markup inside it taken out.

    The names are tried in order; empty when none of them says anything.
    """
    for name in names:
        for child in children(element, name):
            raw = "".join(str(part) for part in child.itertext())
            plain = html.unescape(_TAG.sub(" ", html.unescape(raw) if "&lt;" in raw else raw))
            text = " ".join(plain.split())
            if text:
                return text
    return ""
