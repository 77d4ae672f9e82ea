"""The same words under a reporting verb of another standpoint: "said" here, "claimed" there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from compare.alignment import Alignment
from compare.attribution import is_one
from compare.framing.cards import Telling, card_id, contrast, grouped, sides_of, spoken
from compare.quote_changes import words_of
from compare.quotes import Claim, Quote, claims_in, same_quotes
from compare.reporting_verbs import VerbClass
from compare.stems import stem
from compare.wording import table
from discrepant.records import Article, Contrast, Sentence, Span

__all__ = ["verb_contrasts"]

# Two sentences that report the same claim share at least this much of their TF-IDF weight,
# and the claims themselves this share of the shorter one's content words.
CLAIM_SIMILARITY = 0.25
CLAIM_SHARED_WORDS = 0.6
CLAIM_LEAST_WORDS = 3
# The same where the speakers are not known to be one.
ANYBODY_SHARED_WORDS = 0.75
ANYBODY_LEAST_WORDS = 4

_CLASSES: tuple[VerbClass, ...] = (
    "neutral", "doubt", "concession", "insistence", "attack", "endorsement",
)  # fmt: skip
# How telling it is that two classes meet over the same words; others count 1.
_DISTANCE: Mapping[frozenset[str], int] = {
    frozenset(("doubt", "endorsement")): 4,
    frozenset(("concession", "endorsement")): 3,
    frozenset(("doubt", "concession")): 3,
    frozenset(("neutral", "doubt")): 3,
    frozenset(("neutral", "concession")): 2,
    frozenset(("neutral", "attack")): 2,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A quotation or claim with its verb; ``words`` are its normalised words.

    ``content`` are the stems of the long ones among them.
    """

    article: str
    span: Span
    sentence: int
    words: tuple[str, ...]
    kind: str | None
    side: str | None
    person: str | None
    verb_class: VerbClass
    verb_span: Span
    content: frozenset[str] = field(compare=False)


def verb_contrasts(
    articles: Sequence[Article], alignment: Alignment, quotes: Sequence[Quote]
) -> tuple[Contrast, ...]:
    """A card for each quotation or reported claim whose verb differs in class between outlets."""
    known = {article.id: article for article in articles}
    sentences = [s for s in alignment.sentences if s.article in known and s.field == "text"]
    joined = [*_same_quotations(quotes, known), *_same_claims(alignment, known, quotes)]
    found = []
    for told in grouped([*joined, *_same_verbs(joined)]):
        tellings = [_telling(item, known[item.article], sentences) for item in told]
        sides = sides_of(tellings, _DISTANCE)
        if sides:
            shortest = min(told, key=lambda item: (len(item.words), item.words))
            found.append((sides[0].order, _card(sides, shortest)))
    return tuple(card for _, card in sorted(found, key=lambda item: (item[0], item[1].id)))


def _same_verbs(joined: Sequence[tuple[_Told, _Told]]) -> list[tuple[_Told, _Told]]:
    """Pairs of what one verb governs, so that a verb stands on one card only."""
    first: dict[tuple[str, Span], _Told] = {}
    told = sorted(
        (item for pair in joined for item in pair), key=lambda item: (item.article, item.span)
    )
    return [(first.setdefault((item.article, item.verb_span), item), item) for item in told]


def _card(sides: Sequence[Telling], anchor: _Told) -> Contrast:
    said = spoken([f'{s.article.outlet} writes "{s.word}" ({s.stance})' for s in sides])
    return contrast(
        identity=card_id("verb", anchor.words),
        kind="verb",
        rule="reporting verb",
        reason=f"{said} over the same words.",
        sides=sides,
    )


def _telling(told: _Told, article: Article, sentences: Sequence[Sentence]) -> Telling:
    """The sentence of the verb, and of the quotation's last words where that is another."""
    own = [s for s in sentences if s.article == told.article]
    last = Span(start=max(told.span.end - 1, told.span.start), end=told.span.end)
    held = [s.span for s in own if s.span.overlaps(told.verb_span) or s.span.overlaps(last)]
    spans = held or [told.verb_span]
    return Telling(
        article=article,
        span=Span(start=min(s.start for s in spans), end=max(s.end for s in spans)),
        mark=told.verb_span,
        stance=told.verb_class,
        word=told.verb_span.of(article.text),
    )


def _same_quotations(
    quotes: Sequence[Quote], known: Mapping[str, Article]
) -> list[tuple[_Told, _Told]]:
    found = []
    for pair in same_quotes([q for q in quotes if q.article in known and q.field == "text"]):
        if pair.other_speaker or pair.change == "negation":
            continue
        if not _may_be_one(pair.left, pair.right):
            continue
        left, right = (_of_quote(quote) for quote in (pair.left, pair.right))
        if left and right:
            found.append((left, right))
    return found


def _may_be_one(left: Quote | _Told, right: Quote | _Told) -> bool:
    """True if the speakers are one, or one is a name and the other an office or a pronoun."""
    if left.side is None or right.side is None:
        return True
    if is_one(left.side, left.person, right.side, right.person):
        return True
    if left.person and right.person:
        return False
    return bool(left.person or right.person) and not {left.kind, right.kind} & _NOT_PEOPLE


# Kinds of source that are no person, so that no name stands for them.
_NOT_PEOPLE = frozenset(("document", "media", "agency", "other", "un"))


def _of_quote(quote: Quote) -> _Told | None:
    if quote.verb is None or quote.verb in _mental() or quote.verb_span is None:
        return None
    if quote.verb_class not in _CLASSES:
        return None
    words = tuple(word.normal for word in words_of(quote.text))
    return _Told(
        article=quote.article,
        span=quote.span,
        sentence=quote.sentence,
        words=words,
        content=_content(words),
        kind=quote.kind,
        side=quote.side,
        person=quote.person,
        verb_class=quote.verb_class,
        verb_span=quote.verb_span,
    )


def _of_claim(claim: Claim) -> _Told | None:
    if claim.verb_class not in _CLASSES:
        return None
    words = tuple(word.normal for word in words_of(claim.text))
    return _Told(
        article=claim.article,
        span=claim.span,
        sentence=claim.sentence,
        words=words,
        content=_content(words),
        kind=claim.kind,
        side=claim.side,
        person=claim.person,
        verb_class=claim.verb_class,
        verb_span=claim.verb_span,
    )


def _same_claims(
    alignment: Alignment, known: Mapping[str, Article], quotes: Sequence[Quote]
) -> list[tuple[_Told, _Told]]:
    """Pairs in aligned sentences of one speaker whose words are the same but for a few."""
    at: dict[tuple[str, int], list[_Told]] = {}
    claims = _said(claims_in([s for s in alignment.sentences if s.field == "text"]))
    told = [
        *(_of_claim(claim) for claim in claims if claim.article in known),
        *(_of_quote(quote) for quote in quotes if quote.article in known and quote.field == "text"),
    ]
    for item in told:
        if item:
            at.setdefault((item.article, item.sentence), []).append(item)
    telling = {
        number: held
        for number, sentence in enumerate(alignment.sentences)
        if sentence.field == "text" and (held := at.get((sentence.article, sentence.index)))
    }
    return [
        (one, other)
        for pair in alignment.pairs(at_least=CLAIM_SIMILARITY, among=telling)
        for one in telling[pair.left]
        for other in telling[pair.right]
        if _is_same_claim(one, other)
    ]


@cache
def _mental() -> frozenset[str]:
    return frozenset(table("en", "reporting_verbs")["forms"]["mental"])


def _said(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that are said, not held: "he believes", alone or inside "he said he believes"."""
    held = [(claim.article, claim.verb_span) for claim in claims if claim.verb in _mental()]
    return [
        claim
        for claim in claims
        if claim.verb not in _mental()
        and not any(a == claim.article and span.overlaps(claim.span) for a, span in held)
    ]


def _is_same_claim(one: _Told, other: _Told) -> bool:
    left, right = one.content, other.content
    shorter = min(len(left), len(right))
    common = len(left & right)
    if not is_one(one.side, one.person, other.side, other.person):
        # "The president", "she": who it is must follow from the words.
        if common < ANYBODY_LEAST_WORDS or common < ANYBODY_SHARED_WORDS * shorter:
            return False
        if not _may_be_one(one, other):
            return False
    if shorter < CLAIM_LEAST_WORDS or common < CLAIM_SHARED_WORDS * shorter:
        return False
    if _numbers(one.words) != _numbers(other.words):
        return False
    negations = frozenset(table("en", "hedges")["negations"])
    return set(one.words) & negations == set(other.words) & negations


def _content(words: Sequence[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words if len(word) > 3 and not word.isdigit())


def _numbers(words: Sequence[str]) -> set[str]:
    return {word for word in words if word[0].isdigit()}
