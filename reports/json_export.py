"""The comparison as JSON, format 1: docs/json-format.md and docs/comparison.schema.json."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime

from discrepant.records import Article, Comparison, Contrast, Fact, Mention, Moment

__all__ = ["FORMAT", "json_of"]

# Raised when a reader of the old form would misread the new one.
FORMAT = 1

_HALF_PAIR = re.compile("[\ud800-\udfff]")

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def json_of(comparison: Comparison) -> str:
    """The document, its keys in the order of the format, with a newline at the end."""
    origins = dict(comparison.origins)
    document: Json = {
        "format": FORMAT,
        "event": {
            "id": comparison.event.id,
            "title": comparison.event.title,
            "first": _moment(comparison.event.first),
            "last": _moment(comparison.event.last),
        },
        "articles": [_article(a, origins) for a in comparison.articles],
        "facts": [_fact(fact) for fact in comparison.facts],
        "framing": [_contrast(contrast) for contrast in comparison.framing],
        "coverage": [
            {"fact": line.fact, "outlets": dict(line.outlets)} for line in comparison.coverage
        ],
        "unread": [{"url": page.url, "reason": page.reason} for page in comparison.unread],
        "left_out": [{"url": page.url, "reason": page.reason} for page in comparison.left_out],
    }
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)
    # Half of a surrogate pair has an escape in JSON and no bytes in UTF-8.
    return _HALF_PAIR.sub(lambda half: f"\\u{ord(half.group()):04x}", text) + "\n"


def _article(article: Article, origins: Mapping[str, str]) -> Json:
    return {
        "id": article.id,
        "outlet": article.outlet,
        "url": article.url,
        "published": _moment(article.published),
        "title": article.title,
        "origin": origins.get(article.id, article.id),
        "words": article.words,
        "read": article.read,
    }


def _fact(fact: Fact) -> Json:
    return {
        "id": fact.id,
        "kind": fact.kind,
        "label": fact.label,
        "verdict": fact.verdict,
        "confidence": _tidy(fact.confidence),
        "reason": fact.reason,
        "rule": fact.rule,
        "origins": fact.origins,
        "mentions": [_mention(mention) for mention in fact.mentions],
    }


def _mention(mention: Mention) -> Json:
    return {
        "article": mention.article,
        "field": mention.field,
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "sentence": mention.sentence,
        "value": _tidy(mention.value),
        "low": _tidy(mention.low),
        "high": _tidy(mention.high),
        "unit": mention.unit,
        "modifier": mention.modifier,
        "as_of": _instant(mention.as_of),
        "attributed_to": mention.attributed_to,
        "group": mention.group,
    }


def _contrast(contrast: Contrast) -> Json:
    return {
        "id": contrast.id,
        "kind": contrast.kind,
        "rule": contrast.rule,
        "reason": contrast.reason,
        "sides": [
            {
                "article": side.article,
                "start": side.span.start,
                "end": side.span.end,
                "text": side.text,
                "mark_start": side.mark.start,
                "mark_end": side.mark.end,
            }
            for side in contrast.sides
        ],
    }


def _tidy(value: float | str | None) -> float | str | None:
    """A whole number without ".0", other floats at the precision that a reader needs."""
    if not isinstance(value, float):
        return value
    if value != value or value in (float("inf"), float("-inf")):
        return None
    return int(value) if value == int(value) else float(f"{value:.12g}")


def _moment(moment: Moment | None) -> str | None:
    return None if moment is None else moment.iso


def _instant(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
