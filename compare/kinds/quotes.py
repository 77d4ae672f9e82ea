"""Quotations: the same utterance in several articles, and what became of its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compare.facts import Draft
from compare.quote_changes import words_of
from compare.quotes import Quote, QuotePair
from compare.verdicts import Ruling
from discrepant.records import Article, Field, Mention, Sentence

__all__ = ["drafts_of_quotes"]

# Pairs that share less of their words speak alike, but are not one utterance.
_SAME_UTTERANCE = 0.5
_HARMLESS = frozenset(("same", "trim", "bracket", "spelling"))
_LABEL_WORDS = 8


def drafts_of_quotes(
    pairs: Sequence[QuotePair],
    *,
    sentences: Mapping[tuple[str, Field, int], Sentence],
    articles: Mapping[str, Article],
) -> tuple[Draft, ...]:
    """One draft an utterance that two outlets print; ``sentences`` by article, field and index."""
    place = {identity: n for n, identity in enumerate(articles)}
    drafts = []
    for family in _families(pairs, place):
        family = _without_stale(family, _groups(family, pairs), articles)
        if len(family) < 2:
            continue
        groups = _groups(family, pairs)
        mentions = tuple(
            _mention(quote, sentences[quote.article, quote.field, quote.sentence], articles, group)
            for quote, group in zip(family, groups, strict=True)
        )
        first = family[0]
        words = [word.normal for word in words_of(min((q.text for q in family), key=len))]
        drafts.append(
            Draft(
                kind="quote",
                label=f"quote: “{' '.join(first.text.split()[:_LABEL_WORDS])} …”",
                key=(first.side or "", *words[:6]),
                ruling=_ruling(family, groups, pairs, articles),
                mentions=mentions,
            )
        )
    return tuple(drafts)


def _families(pairs: Sequence[QuotePair], place: Mapping[str, int]) -> list[tuple[Quote, ...]]:
    """Quotations joined by pairs, each family in order of publication, one quotation an article."""
    home: dict[Quote, set[Quote]] = {}
    for pair in pairs:
        if pair.shared < _SAME_UTTERANCE:
            continue
        joined = home.get(pair.left, {pair.left}) | home.get(pair.right, {pair.right})
        for quote in joined:
            home[quote] = joined
    seen: set[int] = set()
    families = []
    for joined in home.values():
        if id(joined) in seen:
            continue
        seen.add(id(joined))
        longest: dict[str, Quote] = {}
        for quote in sorted(joined, key=lambda q: (-len(q.text), q.field != "text", q.span)):
            longest.setdefault(quote.article, quote)
        families.append(
            tuple(sorted(longest.values(), key=lambda q: (place[q.article], q.field, q.span)))
        )
    return sorted(families, key=lambda f: (place[f[0].article], f[0].field, f[0].span))


def _groups(family: Sequence[Quote], pairs: Sequence[QuotePair]) -> list[str]:
    """Same group while the words and the speaker are the same; the first printing is "1"."""
    changed = {
        frozenset((pair.left, pair.right))
        for pair in pairs
        if pair.change not in _HARMLESS or pair.other_speaker
    }
    heads: list[Quote] = []
    groups = []
    for quote in family:
        at = next((n for n, h in enumerate(heads) if frozenset((h, quote)) not in changed), None)
        if at is None:
            heads.append(quote)
            at = len(heads) - 1
        groups.append(str(at + 1))
    return groups


def _without_stale(
    family: Sequence[Quote], groups: Sequence[str], articles: Mapping[str, Article]
) -> tuple[Quote, ...]:
    """The quotations without those of replaced revisions whose outlet still prints them.

    What a later revision prints unchanged says nothing new.
    """
    replaced = [articles[quote.article].replaced_by is not None for quote in family]
    outlets = [articles[quote.article].outlet for quote in family]
    standing = {
        told
        for told, old in zip(zip(outlets, groups, strict=True), replaced, strict=True)
        if not old
    }
    return tuple(
        quote
        for quote, told, old in zip(
            family, zip(outlets, groups, strict=True), replaced, strict=True
        )
        if not (old and told in standing)
    )


def _ruling(
    family: Sequence[Quote],
    groups: Sequence[str],
    pairs: Sequence[QuotePair],
    articles: Mapping[str, Article],
) -> Ruling:
    if len(set(groups)) == 1:
        return Ruling(
            verdict="agree",
            rule="same words",
            reason="The same words, give or take a trim or a bracket.",
            confidence=0.9,
        )
    inside = set(family)
    opposed = [
        pair
        for pair in pairs
        if pair.left in inside and pair.right in inside
        and (pair.change not in _HARMLESS or pair.other_speaker)
    ]  # fmt: skip
    worst = max(
        opposed,
        key=lambda pair: (
            pair.other_speaker,
            pair.change == "negation",
            pair.change == "exchange",
            pair.shared,
        ),
    )
    left, right = articles[worst.left.article].outlet, articles[worst.right.article].outlet
    if worst.other_speaker:
        return Ruling(
            verdict="conflict",
            rule="other speaker",
            reason=f"{left} gives these words to {worst.left.speaker}, "
            f"{right} to {worst.right.speaker}.",
            confidence=0.6,
        )
    if worst.change == "negation":
        return Ruling(
            verdict="conflict",
            rule="a word that turns the meaning",
            reason=f"{left} and {right} print the same utterance, but one has a “not”, a hedge "
            "or a quantifier that the other lacks.",
            confidence=0.6,
        )
    if worst.change == "exchange":
        return Ruling(
            verdict="conflict",
            rule="another word in the same place",
            reason=f"{left} and {right} print the same utterance with one other word.",
            confidence=0.5,
        )
    return Ruling(
        verdict="unclear",
        rule="other words inside the quotation marks",
        reason=f"{left} and {right} print the same utterance in other words.",
        confidence=0.3,
    )


def _mention(
    quote: Quote, sentence: Sentence, articles: Mapping[str, Article], group: str
) -> Mention:
    article = articles[quote.article]
    told = article.modified or article.published
    return Mention(
        article=quote.article,
        field=quote.field,
        span=quote.span,
        text=quote.text,
        sentence_span=sentence.span if _holds(sentence, quote) else quote.span,
        sentence=sentence.text if _holds(sentence, quote) else quote.text,
        value=" ".join(word.normal for word in words_of(quote.text)),
        as_of=told.low if told else None,
        attributed_to=quote.speaker,
        group=group,
    )


def _holds(sentence: Sentence, quote: Quote) -> bool:
    """A quotation may run on over several sentences; then it is its own sentence."""
    return sentence.span.start <= quote.span.start and quote.span.end <= sentence.span.end
