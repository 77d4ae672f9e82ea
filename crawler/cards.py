"""Teasers on a page: rows of like blocks that each lead to another story.

Around a short report they hold more text than it does, and their figures belong to other events.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from crawler.markup import Element

__all__ = ["cut_teasers"]

_ROW_AT_LEAST = 3
_WORDS_AT_MOST = 60  # a headline, a place, a date and two sentences
_LINK_WORDS_AT_LEAST = 3  # "More", "Page 2" and the name of a section are no headline
_LINK_SHARE = 0.5
_BLOCKS = frozenset({"div", "li", "article", "section", "figure", "td", "tr", "dd"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BESIDE = frozenset({"nav", "aside", "noscript", "script", "style", "template", "dialog"})
_BESIDE_ROLES = frozenset({"navigation", "complementary", "contentinfo", "search", "dialog"})


@dataclass(slots=True)
class _Content:
    """What an element holds: words, words inside of links, and whether a heading is a link."""

    words: int = 0
    linked: int = 0
    leads_on: bool = False


def cut_teasers(root: Element) -> None:
    """Takes rows of teasers, navigation and side columns out of a tree of HTML.

    A row is three or more siblings of one tag and class of which each is short and either has a
    headline that is a link, or consists of links by half. Paragraphs, headings and what stands
    inside of a line are never teasers.
    """
    for element in [found for found in root.iter() if _is_beside(found)]:
        _cut(element)
    contents: dict[Element, _Content] = {}
    for element in _inside_out(root):
        contents[element] = _content_of(element, contents)
    for parent in list(contents):
        rows: dict[tuple[str, str], list[Element]] = defaultdict(list)
        for child in parent:
            if child.tag in _BLOCKS:
                rows[child.tag, child.get("class") or ""].append(child)
        for row in rows.values():
            if len(row) >= _ROW_AT_LEAST and all(_is_teaser(contents[one]) for one in row):
                for one in row:
                    _cut(one)


def _inside_out(root: Element) -> Iterator[Element]:
    """Every element after all that it holds. Not recursive: pages nest as deep as they like."""
    yield from reversed([element for element in root.iter() if isinstance(element.tag, str)])


def _content_of(element: Element, contents: dict[Element, _Content]) -> _Content:
    held = [contents[child] for child in element if child in contents]
    own = len((element.text or "").split())
    own += sum(len((child.tail or "").split()) for child in element)
    words = own + sum(one.words for one in held)
    linked = sum(one.linked for one in held)
    leads_on = any(one.leads_on for one in held)
    if element.tag == "a":
        linked = words if _leads_away(element) else 0
        leads_on = leads_on or (
            linked > 0 and any(child.tag in _HEADINGS for child in element.iter())
        )
    elif element.tag in _HEADINGS:
        leads_on = linked >= _LINK_WORDS_AT_LEAST
    return _Content(words=words, linked=linked, leads_on=leads_on)


def _leads_away(link: Element) -> bool:
    """True unless the link stays on its page, as those of a live blog's entries do."""
    target = (link.get("href") or "").strip()
    return bool(target) and not target.startswith("#")


def _is_teaser(content: _Content) -> bool:
    if content.words > _WORDS_AT_MOST or content.linked < _LINK_WORDS_AT_LEAST:
        return False
    return content.leads_on or content.linked >= _LINK_SHARE * content.words


def _is_beside(element: Element) -> bool:
    if not isinstance(element.tag, str):
        return False
    return element.tag in _BESIDE or element.get("role") in _BESIDE_ROLES


def _cut(element: Element) -> None:
    """Takes the element out and leaves the text behind it where it is."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
