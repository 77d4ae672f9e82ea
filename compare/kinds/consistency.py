"""One article against itself: its headline against its text, its parts against their total.

Only counts of what happened to people and things ("nine dead") are held together, and only where
the article gives the headline's count nowhere, nor two counts that add up to it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from compare.claims import Claim
from compare.facts import Draft
from compare.kin import are_kin
from compare.kinds.figures import mention_of
from compare.questions import label_of
from compare.values import agree
from compare.verdicts import Ruling
from discrepant.records import Article, Sentence

__all__ = ["drafts_of_consistency"]

_CHANCE = 0.6
# So many figures of an article can be a part of its headline's.
_PARTS = 3


def drafts_of_consistency(
    claims: Sequence[Claim], *, sentences: Sequence[Sentence], articles: Mapping[str, Article]
) -> tuple[Draft, ...]:
    """One draft for every article that contradicts itself."""
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.quantity and claim.quantity.form == "count" and claim.role and not claim.away:
            by_article[claim.article].append(claim)
    return tuple(
        _draft(rule, sides, sentences, articles)
        for article, told in by_article.items()
        if articles[article].replaced_by is None
        for rule, sides in (*_headline(told), *_sums(told, sentences))
    )


def _headline(told: Sequence[Claim]) -> Iterator[tuple[str, tuple[Claim, Claim]]]:
    """A headline's count that no count of the text fits, alone or in sum."""
    for title in told:
        if title.field != "title" or "part" in title.cues:
            continue
        same = [
            claim
            for claim in told
            if claim.field == "text" and claim.role == title.role and _one_kind(title, claim)
        ]
        whole = [claim for claim in same if not claim.cues & {"part", "more"}]
        if whole and not any(agree(title, claim) for claim in same) and not _adds_up(title, same):
            yield "headline against text", (title, whole[0])


def _sums(
    told: Sequence[Claim], sentences: Sequence[Sentence]
) -> Iterator[tuple[str, tuple[Claim, Claim]]]:
    """ "30 were hurt: 12 children and 25 adults": exact parts that add up to something else."""
    by_sentence: dict[int, list[Claim]] = defaultdict(list)
    for claim in told:
        by_sentence[claim.sentence].append(claim)
    for number, here in by_sentence.items():
        total, *parts = sorted(here, key=lambda claim: claim.span)
        text = sentences[number].text
        between = text[total.span.end - sentences[number].span.start :]
        if len(parts) < 2 or ":" not in between.partition(parts[0].text)[0]:
            continue
        exact = all(claim.quantity and claim.quantity.modifier == "=" for claim in here)
        heads = {claim.head for claim in parts}
        if exact and None not in heads and len(heads) == len(parts):
            added = sum(claim.quantity.value for claim in parts if claim.quantity)
            if total.quantity and added != total.quantity.value:
                yield "parts against total", (total, parts[-1])


def _one_kind(title: Claim, claim: Claim) -> bool:
    """True if a headline's "nine dead" can be the text's "nine hikers"."""
    return title.head == claim.head or title.head is None or are_kin(title.head, claim.head)


def _adds_up(title: Claim, told: Sequence[Claim]) -> bool:
    values = {claim.quantity.value for claim in told if claim.quantity}
    wanted = title.quantity.value if title.quantity else 0.0
    return any(
        sum(chosen) == wanted
        for count in range(2, _PARTS + 1)
        for chosen in combinations(sorted(values), count)
    )


def _draft(
    rule: str,
    sides: tuple[Claim, Claim],
    sentences: Sequence[Sentence],
    articles: Mapping[str, Article],
) -> Draft:
    one, other = sides
    outlet = articles[one.article].outlet
    headline = Ruling(
        verdict="conflict",
        rule="headline against text",
        reason=f"{outlet} has “{one.text}” in its headline and “{other.text}” in its text.",
        confidence=_CHANCE,
    )
    parts = Ruling(
        verdict="conflict",
        rule="parts against total",
        reason=f"In {outlet} the parts do not add up to “{one.text}”.",
        confidence=_CHANCE,
    )
    return Draft(
        kind="figure",
        label=label_of(sides, sentences),
        key=(rule, one.article, one.role or ""),
        ruling=headline if rule == "headline against text" else parts,
        mentions=tuple(
            mention_of(claim, sentences[claim.sentence], articles, group)
            for group, claim in (("1", one), ("2", other))
        ),
    )
