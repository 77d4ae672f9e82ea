"""HTML -> the paragraphs of its article: trafilatura finds them, we take off the headline."""

from __future__ import annotations

import logging
import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import trafilatura
from trafilatura.settings import Document

from crawler.cards import cut_teasers
from crawler.datelines import Dateline, dateline_in
from crawler.markup import blocks_of, web_page_of
from crawler.metadata import is_byline
from crawler.words import tokens_of

__all__ = ["TAGS_AT_MOST", "Body", "body_of", "paragraphs_in", "why_unreadable"]

log = logging.getLogger(__name__)

# 60,000 tags take 2.5 s of one core, 100,000 paragraphs took 11, one tag with 50,000 attributes 5;
# of 131 news pages (data/extraction) the largest has 3,300 tags.
TAGS_AT_MOST = 60_000
_ATTRIBUTES_AT_MOST = 5_000
_HEAD_LINES = 6  # where headline, date and byline can stand
_FURNITURE_WORDS = 20
_QUOTED = re.compile(r"[\"“”„«»]")
_KICKER_WORDS = 6  # "World", "Opinion | Letters", a trail of sections


def why_unreadable(html: str) -> str | None:
    """Why the page would take too long to read; None when it would not."""
    if html.count("<") > TAGS_AT_MOST:
        return f"the page has more than {TAGS_AT_MOST} tags"
    for piece in html.split(">"):
        at = piece.rfind("<")
        if at >= 0 and piece.count("=", at) > _ATTRIBUTES_AT_MOST:
            return f"the page has a tag with more than {_ATTRIBUTES_AT_MOST} attributes"
    return None


def paragraphs_in(text: str) -> tuple[str, ...]:
    """The paragraphs of the main text of a page, in order; empty when there is none.

    On the 131 pages of data/extraction (F1 of four-word windows) trafilatura has 0.959, with its
    ``favor_precision`` 0.972, and 0.976 when rows of teasers are cut out before.
    """
    try:
        page = web_page_of(text)
        cut_teasers(page)
        document = trafilatura.bare_extraction(
            page, include_comments=False, with_metadata=False, favor_precision=True
        )
    except (ValueError, TypeError, AttributeError, RecursionError) as problem:
        log.warning("trafilatura failed: %r", problem)
        return ()
    if not isinstance(document, Document):
        return ()
    return tuple(blocks_of(document.body))


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The paragraphs of an article, and the line that dated them where there was one."""

    paragraphs: tuple[str, ...]
    dateline: Dateline | None = None


def body_of(
    paragraphs: Sequence[str], *, headlines: Iterable[str], zone: str, day_order: str | None
) -> Body:
    """The paragraphs without the headline, what stands over it, and byline and date under it."""
    titles = {tokens_of(headline) for headline in headlines} - {()}
    at = next((n for n, s in enumerate(paragraphs[:_HEAD_LINES]) if tokens_of(s) in titles), -1)
    kept, dateline = [], None
    for number, line in enumerate(paragraphs):
        if tokens_of(line) in titles:
            continue
        if _is_furniture(line):
            continue
        if number < _HEAD_LINES:
            found = dateline_in(line, zone=zone, day_order=day_order)
            dateline = dateline or found
            is_kicker = number < at and len(line.split()) <= _KICKER_WORDS
            if found is not None or is_kicker or is_byline(line):
                continue
        kept.append(line)
    return Body(paragraphs=tuple(kept), dateline=dateline)


def _is_furniture(line: str) -> bool:
    """True for "Read more: ...", "Sign up for our newsletter" and the like."""
    if len(line.split()) > _FURNITURE_WORDS or _QUOTED.search(line):
        return False
    return line.lower().startswith(_furniture())


@cache
def _furniture() -> tuple[str, ...]:
    data = tomllib.loads(files("crawler").joinpath("furniture.toml").read_text(encoding="utf-8"))
    return tuple(data["begins"])
