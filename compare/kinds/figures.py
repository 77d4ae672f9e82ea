"""Figures, dates and times: claims gathered into facts, each with its groups and its ruling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from compare.claims import Claim
from compare.facts import Draft
from compare.gathering import Gathered, groups_of
from compare.questions import key_of, label_of
from compare.timeline import as_of
from compare.values import iso_of
from compare.verdicts import verdict_on
from discrepant.records import Article, Mention, Sentence, Step

__all__ = ["drafts_of_claims", "mention_of", "steps_of"]


def drafts_of_claims(
    facts: Sequence[Gathered],
    *,
    claims: Sequence[Claim],
    sentences: Sequence[Sentence],
    articles: Mapping[str, Article],
) -> tuple[Draft, ...]:
    """One draft for every gathering that tells something: single dates are left out."""
    drafts: list[Draft] = []
    place = {identity: n for n, identity in enumerate(articles)}
    # Figures first: a time that only dates a figure that moved, or that counts another event, is no
    # difference by itself.
    figures_first = sorted(facts, key=lambda fact: claims[fact.claims[0]].kind != "figure")
    moved: set[int] = set()
    for fact in figures_first:
        if claims[fact.claims[0]].kind != "figure":
            fact = _kept_of(fact, [i for i in fact.claims if claims[i].sentence not in moved])
            if not fact.claims:
                continue
        inside = [claims[i] for i in fact.claims]
        if _is_idle(inside):
            continue
        order = sorted(
            fact.claims,
            key=lambda i: (place[claims[i].article], claims[i].sentence, claims[i].span),
        )
        groups = groups_of(claims, order)
        kept = _without_stale(fact, claims=claims, groups=groups, articles=articles)
        if kept != fact.claims:
            fact = _kept_of(fact, kept)
            groups = groups_of(claims, [i for i in order if i in kept])
        ruling = verdict_on(fact, claims=claims, groups=groups, articles=articles)
        ruling = replace(ruling, steps=steps_of(fact, claims))
        if ruling.verdict == "update" or ruling.rule == "scope: another event":
            moved |= {claims[i].sentence for i in fact.claims}
        drafts.append(
            Draft(
                kind=Counter(claims[i].kind for i in fact.claims).most_common(1)[0][0],
                label=label_of([claims[i] for i in fact.claims], sentences),
                key=key_of([claims[i] for i in fact.claims]),
                ruling=ruling,
                mentions=tuple(
                    mention_of(claims[i], sentences[claims[i].sentence], articles, groups[i])
                    for i in fact.claims
                ),
            )
        )
    return tuple(drafts)


def _kept_of(fact: Gathered, kept: Sequence[int]) -> Gathered:
    """The fact with these claims alone."""
    return Gathered(
        claims=tuple(kept),
        agreeing=tuple(m for m in fact.agreeing if m.left in kept and m.right in kept),
        differing=tuple(m for m in fact.differing if m.left in kept and m.right in kept),
    )


def _is_idle(claims: Sequence[Claim]) -> bool:
    """True for what nobody asks: a lone date, a lone number of nothing."""
    if len({claim.article for claim in claims}) > 1:
        return False
    if claims[0].kind != "figure":
        return True
    quantity = claims[0].quantity
    return quantity is None or not (quantity.role or quantity.head or quantity.form == "money")


def _without_stale(
    fact: Gathered,
    *,
    claims: Sequence[Claim],
    groups: Mapping[int, str],
    articles: Mapping[str, Article],
) -> tuple[int, ...]:
    """The claims without those of earlier revisions that still stand: they say nothing new."""
    standing = {
        (articles[claims[i].article].outlet, groups[i])
        for i in fact.claims
        if articles[claims[i].article].replaced_by is None
    }
    return tuple(
        i
        for i in fact.claims
        if articles[claims[i].article].replaced_by is None
        or (articles[claims[i].article].outlet, groups[i]) not in standing
    )


def mention_of(
    claim: Claim, sentence: Sentence, articles: Mapping[str, Article], group: str
) -> Mention:
    """A claim as a mention of that group."""
    quantity = claim.quantity
    low, high = (quantity.low, quantity.high) if quantity else iso_of(claim.timex)
    return Mention(
        article=claim.article,
        field=claim.field,
        span=claim.span,
        text=claim.text,
        sentence_span=sentence.span,
        sentence=sentence.text,
        value=quantity.value if quantity else (claim.timex.value if claim.timex else claim.text),
        low=low,
        high=high,
        unit=quantity.unit if quantity else None,
        modifier=quantity.modifier if quantity else (claim.timex.modifier if claim.timex else None),
        as_of=as_of(claim, articles),
        attributed_to=claim.source.name if claim.source else None,
        group=group,
    )


def steps_of(fact: Gathered, claims: Sequence[Claim]) -> tuple[Step, ...]:
    """How the best pair was judged: what was alike, with its numbers."""
    best = (fact.differing or fact.agreeing)[:1]
    return tuple(
        step
        for match in best
        for step in (
            Step(name="sentences alike", value=f"{match.features['sentence']:.2f}"),
            Step(name="words near the value alike", value=f"{match.features['window']:.2f}"),
            Step(name="chance of one question", value=f"{match.probability:.2f}"),
        )
    )
