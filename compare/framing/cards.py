"""How a contrast card is put together, whatever its kind."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from typing import TypeVar

from compare.independence import same_passage
from discrepant.records import Article, Contrast, Side, Span

__all__ = ["SIDES_AT_MOST", "Telling", "card_id", "contrast", "grouped", "sides_of", "spoken"]

# More excerpts than this nobody reads; the two most telling always stand first.
SIDES_AT_MOST = 6

Node = TypeVar("Node", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One article's wording of the thing told: an excerpt, its mark and its standpoint.

    ``span`` and ``mark`` count in the article's text. ``stance`` is what is contrasted (a verb
    class, a group of labels), ``word`` the marked words as they are named in the reason,
    ``strength`` 0..1 how alike the excerpt is to those it was tied to.
    """

    article: Article
    span: Span
    mark: Span
    stance: str
    word: str
    strength: float = 1.0

    @property
    def excerpt(self) -> str:
        """The words of the span."""
        return self.span.of(self.article.text)

    @property
    def order(self) -> tuple[datetime, str, str, float, Span]:
        """By publication (unknown last), outlet, article, likeness, place."""
        published = self.article.published
        when = published.low if published else datetime.max.replace(tzinfo=UTC)
        return (when, self.article.outlet, self.article.id, -self.strength, self.mark)


def grouped(pairs: Iterable[tuple[Node, Node]]) -> tuple[tuple[Node, ...], ...]:
    """The nodes that pairs join, directly or through others."""
    member: dict[Node, list[Node]] = {}
    for left, right in pairs:
        one = member.setdefault(left, [left])
        other = member.setdefault(right, [right])
        if one is not other:
            one += other
            for node in other:
                member[node] = one
    groups = {id(found): found for found in member.values()}
    return tuple(tuple(found) for found in groups.values())


def sides_of(
    tellings: Sequence[Telling], distance: Mapping[frozenset[str], int]
) -> tuple[Telling, ...]:
    """One telling an outlet, the two furthest apart first, then the others by publication.

    A reprint with the same excerpt stands only once, under its first outlet. Empty where no two
    outlets differ.
    """
    kept: list[Telling] = []
    for telling in sorted(tellings, key=lambda telling: telling.order):
        known = next((k for k in kept if k.article.outlet == telling.article.outlet), None)
        if known:
            if known.stance != telling.stance:
                kept = [k for k in kept if k is not known or k.stance == telling.stance]
            continue
        if any(
            k.stance == telling.stance and same_passage(k.excerpt, telling.excerpt) for k in kept
        ):
            continue
        kept.append(telling)
    pairs = [
        (distance.get(frozenset((a.stance, b.stance)), 1), -i, -j)
        for (i, a), (j, b) in combinations(enumerate(kept), 2)
        if a.stance != b.stance
    ]
    if not pairs:
        return ()
    _, i, j = max(pairs)
    first = (kept[-i], kept[-j])
    return (*first, *(k for k in kept if k not in first))[:SIDES_AT_MOST]


def spoken(words: Sequence[str]) -> str:
    """A list as one says it: "a, b and c"."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def card_id(kind: str, anchor: Iterable[str]) -> str:
    """The card's name: its kind and a digest of what is told, the same in whatever order."""
    text = "\n".join(sorted(set(anchor)))
    return f"{kind}-{hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:10]}"


def contrast(
    *, identity: str, kind: str, rule: str, reason: str, sides: Sequence[Telling]
) -> Contrast:
    """The card as the report shows it."""
    assert kind in {"verb", "label"}
    return Contrast(
        id=identity,
        kind="verb" if kind == "verb" else "label",
        rule=rule,
        reason=reason,
        sides=tuple(
            Side(
                article=side.article.id,
                span=side.span,
                text=side.excerpt,
                mark=side.mark,
            )
            for side in sides
        ),
    )
