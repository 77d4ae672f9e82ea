"""Comparisons written by hand, so that the reports are tested without the rooms before them.

Everything here is invented by us: the town, the bridge, the outlets and every sentence.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from discrepant.records import (
    Article,
    Coverage,
    Fact,
    Field,
    Mention,
    Moment,
    Side,
    Span,
)

_SENTENCE_END = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])|\n+")


def written(
    identity: str, outlet: str, title: str, text: str, *, at: str | None, **more: Any
) -> Article:
    """An article with a plausible crawl record."""
    name = outlet.lower().replace(" ", "").replace(".", "")
    known = {
        "url": f"https://{name}.example/{identity}",
        "published": Moment.parse(at) if at else None,
        "published_from": "json-ld" if at else None,
        "language": "en",
        "retrieved": datetime(2024, 9, 15, 6, 2, len(identity) % 60, tzinfo=UTC),
        "status": 200,
        "sha256": f"{abs(sum(map(ord, identity + text))):064x}",
    }
    return Article(id=identity, outlet=outlet, title=title, text=text, **{**known, **more})


def told(
    article: Article,
    words: str,
    value: float | str,
    group: str = "1",
    *,
    field: Field = "text",
    **more: Any,
) -> Mention:
    """The first place where the article has these words, with the sentence around it."""
    text = article.field(field)
    start = text.index(words)
    begin, end = 0, len(text)
    if field == "text":
        for found in _SENTENCE_END.finditer(text):
            if found.end() <= start:
                begin = found.end()
            elif found.start() >= start + len(words):
                end = found.start()
                break
    exact = {"low": value, "high": value} if isinstance(value, float) else {}
    return Mention(
        article=article.id,
        field=field,
        span=Span(start=start, end=start + len(words)),
        text=words,
        sentence_span=Span(start=begin, end=end),
        sentence=text[begin:end],
        value=value,
        group=group,
        **{**exact, **more},
    )


def side(article: Article, words: str, mark: str) -> Side:
    """One excerpt of a contrast card."""
    start = article.text.index(words)
    at = article.text.index(mark, start)
    return Side(
        article=article.id,
        span=Span(start=start, end=start + len(words)),
        text=words,
        mark=Span(start=at, end=at + len(mark)),
    )


def coverage_of(facts: tuple[Fact, ...], articles: tuple[Article, ...]) -> tuple[Coverage, ...]:
    """What every outlet has on every fact, from the mentions alone."""
    outlets = sorted({article.outlet for article in articles})
    of_article = {article.id: article for article in articles}
    lines = []
    for fact in facts:
        groups: dict[str, str] = {}
        for mention in fact.mentions:
            groups[of_article[mention.article].outlet] = mention.group
        unread = {a.outlet for a in articles if a.read == "failed"}
        lines.append(
            Coverage(
                fact=fact.id,
                outlets=tuple(
                    (name, groups.get(name, "unread" if name in unread else "silent"))
                    for name in outlets
                ),
            )
        )
    return tuple(lines)
