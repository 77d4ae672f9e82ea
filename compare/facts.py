"""Facts as the report shows them: drafts get their id, their origins and their place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from compare.independence import same_passage
from compare.verdicts import Ruling
from discrepant.records import VERDICTS, Article, Fact, Kind, Mention

__all__ = ["Draft", "facts_of", "in_order", "without_repeats"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A fact before it has an id. ``key`` is what its id is made of: content that does not move."""

    kind: Kind
    label: str
    key: tuple[str, ...]
    ruling: Ruling
    mentions: tuple[Mention, ...]


def without_repeats(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """The drafts without those that only tell a difference again in another kind.

    A "not" inside a quotation is told by the quote, two holders of an office by the office: of two
    drafts that differ over the same words the first stands.
    """
    kept: list[Draft] = []
    differing: list[Draft] = []
    for draft in drafts:
        if draft.ruling.verdict in ("conflict", "rival", "unclear"):
            if any(_tells(known, draft) for known in differing):
                continue
            differing.append(draft)
        kept.append(draft)
    return tuple(kept)


def _tells(known: Draft, draft: Draft) -> bool:
    return all(
        any(
            (told.article, told.field) == (mention.article, mention.field)
            and told.span.overlaps(mention.span)
            for told in known.mentions
        )
        for mention in draft.mentions
    )


def facts_of(
    drafts: Iterable[Draft],
    *,
    articles: Sequence[Article],
    origins: Mapping[str, str],
) -> tuple[Fact, ...]:
    """The facts in report order: differences first, the ones that matter before the others.

    ``articles`` stand in order of publication; every mention stands once, in the first fact that
    holds it.
    """
    place = {article.id: n for n, article in enumerate(articles)}
    outlets = {article.id: article.outlet for article in articles}
    made = [(_unnamed(draft, place, origins, outlets), draft.key) for draft in drafts]
    named: list[Fact] = []
    taken: set[str] = set()
    for fact, key in sorted(made, key=lambda pair: _weight(pair[0], place)):
        identity = _id(fact, key, taken)
        taken.add(identity)
        named.append(replace(fact, id=identity))
    return tuple(named)


def _unnamed(
    draft: Draft,
    place: Mapping[str, int],
    origins: Mapping[str, str],
    outlets: Mapping[str, str],
) -> Fact:
    return Fact(
        id="",
        kind=draft.kind,
        label=draft.label,
        verdict=draft.ruling.verdict,
        confidence=round(draft.ruling.confidence, 3),
        reason=draft.ruling.reason,
        rule=draft.ruling.rule,
        origins=_origins(draft.mentions, origins, outlets),
        mentions=in_order(draft.mentions, place),
        steps=draft.ruling.steps,
    )


def in_order(mentions: Iterable[Mention], place: Mapping[str, int]) -> tuple[Mention, ...]:
    """Mentions by the publication of their articles, headline first, then by their place."""
    return tuple(
        sorted(mentions, key=lambda m: (place[m.article], m.field != "title", m.span, m.text))
    )


def _weight(fact: Fact, place: Mapping[str, int]) -> tuple[object, ...]:
    """Sort key: verdict, then how sure, how many origins and outlets, how early in the story."""
    first = fact.mentions[0]
    return (
        VERDICTS.index(fact.verdict) if fact.verdict not in ("conflict", "rival") else 0,
        -round(fact.confidence, 2),
        -fact.origins,
        -len({mention.article for mention in fact.mentions}),
        first.field != "title",
        first.sentence_span,
        place[first.article],
        first.span,
        fact.kind,
        fact.label,
    )


def _origins(
    mentions: Sequence[Mention], origins: Mapping[str, str], outlets: Mapping[str, str]
) -> int:
    """How many independent texts stand behind the mentions.

    Articles of one origin are one text; so are sentences copied from one another, and the texts of
    one outlet. An outlet that changed a value in what it copied is an origin of that value.
    """
    roots: list[list[Mention]] = []
    for mention in sorted(mentions, key=lambda m: (m.article, m.field, m.span)):
        akin = [
            root
            for root in roots
            if any(_is_one_text(mention, told, origins, outlets) for told in root)
        ]
        for root in akin:
            roots.remove(root)
        roots.append([mention, *(told for root in akin for told in root)])
    return len(roots)


def _is_one_text(
    one: Mention, other: Mention, origins: Mapping[str, str], outlets: Mapping[str, str]
) -> bool:
    if outlets[one.article] == outlets[other.article]:
        return True
    return one.group == other.group and (
        origins[one.article] == origins[other.article] or same_passage(one.sentence, other.sentence)
    )


def _id(fact: Fact, key: tuple[str, ...], taken: set[str]) -> str:
    content = (fact.kind, *key)
    identity = _named(fact.kind, content)
    if identity in taken:
        identity = _named(fact.kind, (*content, fact.mentions[0].sentence))
    more = 0
    while identity in taken:  # one sentence may answer the same question twice
        more += 1
        identity = _named(fact.kind, (*content, fact.mentions[0].sentence, str(more)))
    return identity


def _named(kind: str, content: Iterable[str]) -> str:
    digest = hashlib.sha1("\x1f".join(content).encode(errors="replace"), usedforsecurity=False)
    return f"{kind}-{digest.hexdigest()[:10]}"
