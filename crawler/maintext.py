"""HTML -> the paragraphs of its article: trafilatura finds them, we take off the headline."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import trafilatura
from trafilatura.settings import Document

from crawler.datelines import Dateline, dateline_in
from crawler.markup import blocks_of
from crawler.metadata import is_byline
from crawler.words import tokens_of

__all__ = ["TAGS_AT_MOST", "Body", "body_of", "paragraphs_in"]

log = logging.getLogger(__name__)

# 100,000 short paragraphs kept trafilatura busy for over 10 s (shared/guides/security.md);
# the largest of 261 news pages has 30,000 tags.
TAGS_AT_MOST = 60_000
_HEAD_LINES = 6  # where headline, date and byline can stand


def paragraphs_in(text: str) -> tuple[str, ...]:
    """The paragraphs of the main text of a page, in order; empty when there is none."""
    try:
        document = trafilatura.bare_extraction(text, include_comments=False, with_metadata=False)
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


def body_of(paragraphs: Sequence[str], *, title: str, zone: str, day_order: str | None) -> Body:
    """The paragraphs without the headline, and without byline and date under it."""
    headline = tokens_of(title)
    kept, dateline = [], None
    for number, line in enumerate(paragraphs):
        if headline and tokens_of(line) == headline:
            continue
        if number < _HEAD_LINES:
            if is_byline(line):
                continue
            found = dateline_in(line, zone=zone, day_order=day_order)
            if found is not None:
                dateline = dateline or found
                continue
        kept.append(line)
    return Body(paragraphs=tuple(kept), dateline=dateline)
