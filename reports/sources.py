"""The articles as a report names them: outlet, moment, link, and which text is whose."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from discrepant.records import Article, Comparison, Moment
from reports.links import Link, link_to
from reports.values import When, when
from reports.wording import Words

__all__ = ["Source", "Sources", "anchor", "moment_key"]

_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}")


def anchor(prefix: str, identity: str) -> str:
    """An HTML id for a record's id: readable where the id is, else a digest of it.

    >>> anchor("fact", "deaths-sea")
    'fact-deaths-sea'
    >>> anchor("fact", "größe <b>")
    'fact-xb5577a501f'
    """
    if _PLAIN_ID.fullmatch(identity):
        return f"{prefix}-{identity}"
    digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-x{digest[:10]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who published a text, when, and where to read it. ``notes`` say what limits it."""

    id: str
    outlet: str
    title: str
    language: str | None
    published: When | None
    link: Link | None
    notes: tuple[str, ...]


class Sources:
    """The comparison's articles by id, with their origins and their outlets' numbers."""

    def __init__(self, comparison: Comparison, words: Words) -> None:
        self.comparison = comparison
        self.words = words
        self._articles = {article.id: article for article in comparison.articles}
        self._origins = dict(comparison.origins)
        self._sources = {a.id: self._source(a) for a in comparison.articles}
        names = sorted({a.outlet for a in comparison.articles})
        self.outlets = tuple(names)
        self._outlet_keys = {name: f"o{number}" for number, name in enumerate(names)}

    def article(self, identity: str) -> Article:
        """The article of that id; KeyError when there is none."""
        return self._articles[identity]

    def origin(self, identity: str) -> str:
        """The id of the first article that holds this article's text."""
        return self._origins.get(identity, identity)

    def source(self, identity: str) -> Source:
        """The article as a report names it."""
        return self._sources[identity]

    def outlet_key(self, outlet: str) -> str:
        """A short name without blanks by which the page's filter knows the outlet."""
        return self._outlet_keys[outlet]

    def first_published(self, identity: str) -> tuple[bool, float, str]:
        """Sort key: dated before undated, earlier before later, then by id."""
        return moment_key(self._articles[identity].published, identity)

    def _source(self, article: Article) -> Source:
        say = self.words.say
        notes = []
        if article.published is None:
            notes.append(say("source.undated"))
        elif article.published_from == "from text":
            notes.append(say("source.date_from_text"))
        if article.replaced_by is not None:
            notes.append(say("source.earlier_version"))
        if article.read == "partial":
            notes.append(say("source.partial"))
        return Source(
            id=anchor("article", article.id),
            outlet=article.outlet,
            title=article.title,
            language=article.language,
            published=when(article.published),
            link=link_to(article.url),
            notes=tuple(notes),
        )


def moment_key(moment: Moment | None, tie: str) -> tuple[bool, float, str]:
    """Sort key for a moment that may be unknown: unknown comes last."""
    return (moment is None, 0.0 if moment is None else moment.low.timestamp(), tie)
