"""What was read and how: the articles of the event, and the pages that are not compared."""

from __future__ import annotations

from dataclasses import dataclass

from discrepant.records import Article, Comparison
from reports.links import Link, link_to
from reports.sources import Source, Sources
from reports.values import When, number_words, when

__all__ = ["ArticleView", "NotRead", "article_view", "left_out", "unread_pages"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """An article of the event with everything that is known about how it was read."""

    source: Source
    origin: Source | None
    words: str
    modified: When | None
    authors: str | None
    credit: str | None
    read_words: str
    reason: str | None
    retrieved: When | None
    status: int | None
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRead:
    """A page that is not compared: unread or about something else, and why."""

    outlet: str | None
    title: str | None
    url: str | None
    link: Link | None
    reason: str


def article_view(article: Article, sources: Sources) -> ArticleView:
    """What the list of articles shows of one."""
    words = sources.words
    origin = sources.origin(article.id)
    return ArticleView(
        source=sources.source(article.id),
        origin=None if origin == article.id else sources.source(origin),
        words=words.say("articles.words", n=number_words(article.words)),
        modified=when(article.modified),
        authors=words.listed(article.authors) or None,
        credit=article.credit,
        read_words=words.say(f"articles.read_{article.read}"),
        reason=article.unread_reason,
        retrieved=when(article.retrieved),
        status=article.status,
        sha256=article.sha256,
    )


def left_out(comparison: Comparison) -> tuple[NotRead, ...]:
    """The pages that were read and are about something else."""
    return tuple(
        NotRead(
            outlet=page.outlet,
            title=page.title,
            url=page.url,
            link=link_to(page.url),
            reason=page.reason,
        )
        for page in comparison.left_out
    )


def unread_pages(comparison: Comparison) -> tuple[NotRead, ...]:
    """Pages without a text: those never got, then those got without one that we could read."""
    listed = {page.url for page in comparison.unread}
    never = (
        NotRead(
            outlet=page.outlet, title=None, url=page.url, link=link_to(page.url), reason=page.reason
        )
        for page in comparison.unread
    )
    failed = (
        NotRead(
            outlet=article.outlet,
            title=article.title,
            url=article.url,
            link=link_to(article.url),
            reason=article.unread_reason or "",
        )
        for article in comparison.articles
        if article.read == "failed" and article.url not in listed
    )
    return (*never, *failed)
