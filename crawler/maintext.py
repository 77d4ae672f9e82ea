"""HTML -> the paragraphs of its article: trafilatura finds them, we take off the headline."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import trafilatura
from trafilatura.settings import Document

from crawler.dates import moment_in
from crawler.markup import blocks_of
from crawler.metadata import is_byline
from crawler.words import tokens_of

__all__ = ["TAGS_AT_MOST", "paragraphs_in", "without_headline"]

log = logging.getLogger(__name__)

# 100,000 short paragraphs kept trafilatura busy for over 10 s (shared/guides/security.md);
# the largest of 261 news pages has 30,000 tags.
TAGS_AT_MOST = 60_000
_HEAD_LINES = 6  # where headline, date and byline can stand
_DATE_WORDS = 12


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


def without_headline(paragraphs: tuple[str, ...], title: str) -> tuple[str, ...]:
    """The paragraphs without the headline, and without date and byline under it."""
    headline = tokens_of(title)
    told = [line for line in paragraphs if not headline or tokens_of(line) != headline]
    return (*_without_furniture(told[:_HEAD_LINES]), *told[_HEAD_LINES:])


def _without_furniture(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if not is_byline(line) and not _is_date(line):
            yield line


def _is_date(line: str) -> bool:
    if len(line.split()) > _DATE_WORDS or line.endswith("."):
        return False
    return moment_in(line, day_order="dmy") is not None
