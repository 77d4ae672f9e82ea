"""Yes or no: one thing told as done and as not done, accepted and rejected."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from compare.alignment import Alignment, Pair
from compare.attribution import Source, same_source, source_of
from compare.events import content_words
from compare.facts import Draft
from compare.questions import clause_at
from compare.stems import stem
from compare.verdicts import FLAG_AT_LEAST, Ruling
from compare.wording import table
from discrepant.records import Article, Mention, Sentence, Span, Verdict

__all__ = ["Predicate", "drafts_of_polarity", "predicates_in"]

# Under this likeness two sentences may speak of two things that were or were not done.
_ALIKE = 0.4
_SURE = 0.65
_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,;:.]")
_REACH = 3  # a negation governs a verb at most this many words further right
_NEAR = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A verb or noun that says whether something holds; ``holds`` is its sign in the sentence.

    ``span`` counts in the sentence and covers the negation; ``family`` is what is asked.
    """

    family: str
    holds: bool
    span: Span
    near: frozenset[str]


def predicates_in(text: str) -> tuple[Predicate, ...]:
    """The predicates of a sentence that the word list knows, with their signs, in order.

    >>> [(p.family, p.holds, p.span.of("The union did not accept it")) for p in
    ...  predicates_in("The union did not accept it")]
    [('accept', False, 'did not accept')]
    """
    return tuple(_predicates(text))


def drafts_of_polarity(
    alignment: Alignment, *, articles: Mapping[str, Article]
) -> tuple[Draft, ...]:
    """One draft for every two aligned sentences that answer a yes-or-no question differently."""
    drafts = []
    used: set[tuple[int, str]] = set()
    read = [predicates_in(sentence.text) for sentence in alignment.sentences]
    negated = [_negated_words(sentence.text) for sentence in alignment.sentences]
    for pair in alignment.mutual(at_least=_ALIKE):
        told = [articles[alignment.sentences[i].article] for i in (pair.left, pair.right)]
        if any(article.replaced_by is not None for article in told):
            continue  # what an outlet no longer says contradicts nobody
        texts = (alignment.sentences[pair.left].text, alignment.sentences[pair.right].text)
        plain = (
            _one_negated(texts, (negated[pair.left], negated[pair.right]))
            if pair.similarity >= _SURE
            else ()
        )
        for one in (*read[pair.left], *plain[:1]):
            for other in (*read[pair.right], *plain[1:]):
                if one.family != other.family or one.holds == other.holds:
                    continue
                places = ((pair.left, one.family), (pair.right, other.family))
                if used.intersection(places) or not one.near & other.near:
                    continue
                used.update(places)
                drafts.append(_draft(one, other, pair, alignment.sentences, articles))
    return tuple(drafts)


def _label(text: str, predicate: Predicate) -> str:
    """ "Yes or no: reporters were allowed to ask questions"."""
    return f"yes or no: {clause_at(text, predicate.span)}"


def _predicates(text: str) -> Iterator[Predicate]:
    tokens = list(_TOKEN.finditer(text))
    words = [token[0].lower().replace("’", "'") for token in tokens]
    for at, word in enumerate(words):
        known = _forms().get(word)
        if known is None or any(w in _unsure() for w in words[max(0, at - 4) : at]):
            continue
        family, holds = known
        negation = next(
            (n for n in range(at - 1, max(-1, at - 1 - _REACH), -1) if words[n] in _negations()),
            None,
        )
        if negation is not None and "," in words[negation:at]:
            negation = None
        start = at if negation is None else negation
        while start > 0 and negation is not None and words[start - 1] in _auxiliaries():
            start -= 1
        near = content_words(
            " ".join(words[max(0, at - _NEAR) : start] + words[at + 1 : at + 1 + _NEAR])
        )
        yield Predicate(
            family=family,
            holds=holds if negation is None else not holds,
            span=Span(start=tokens[start].start(), end=tokens[at].end()),
            near=frozenset(near),
        )


def _one_negated(
    texts: tuple[str, str], told: tuple[Mapping[str, Predicate], Mapping[str, Predicate]]
) -> tuple[Predicate, ...]:
    """The verb that one of two sentences negates and the other does not, whatever the verb."""
    if bool(told[0]) == bool(told[1]):
        return ()
    turned = not told[0]
    negated, plain = (told[1], texts[0]) if turned else (told[0], texts[1])
    for family, predicate in negated.items():
        for token in _TOKEN.finditer(plain):
            if stem(token[0].lower()) == family:
                near = frozenset(content_words(plain)) - {family}
                other = Predicate(
                    family=family,
                    holds=True,
                    span=Span(start=token.start(), end=token.end()),
                    near=near,
                )
                return (other, predicate) if turned else (predicate, other)
    return ()


def _negated_words(text: str) -> Mapping[str, Predicate]:
    """stem -> predicate of every word that a negation stands right before."""
    tokens = list(_TOKEN.finditer(text))
    words = [token[0].lower().replace("’", "'") for token in tokens]
    found = {}
    for at, (word, following) in enumerate(pairwise(words)):
        if word in _negations() and len(following) > 3 and following not in _forms():
            start = at
            while start > 0 and words[start - 1] in _auxiliaries():
                start -= 1
            span = Span(start=tokens[start].start(), end=tokens[at + 1].end())
            near = frozenset(content_words(text))
            found[stem(following)] = Predicate(
                family=stem(following), holds=False, span=span, near=near
            )
    return found


def _draft(
    one: Predicate,
    other: Predicate,
    pair: Pair,
    sentences: Sequence[Sentence],
    articles: Mapping[str, Article],
) -> Draft:
    left, right = sentences[pair.left], sentences[pair.right]
    sources = [
        source_of(sentence, predicate.span) for sentence, predicate in ((left, one), (right, other))
    ]
    shared = sorted(one.near & other.near)
    share = (pair.similarity - _ALIKE) / (_SURE - _ALIKE)
    chance = round(max(0.35, min(0.8, 0.35 + 0.35 * share)), 3)
    outlets = [articles[sentence.article].outlet for sentence in (left, right)]
    first = sources[0] is not None and sources[1] is not None
    rival = (sources[0] is not None or sources[1] is not None) and not (
        sources[0] and sources[1] and same_source(sources[0], sources[1])
    )
    told: Verdict = "rival" if rival else "conflict"
    words = [
        predicate.span.of(sentence.text) for sentence, predicate in ((left, one), (right, other))
    ]
    return Draft(
        kind="polarity",
        label=_label(left.text, one) if one.holds else _label(right.text, other),
        key=(one.family, *shared[:3]),
        ruling=Ruling(
            verdict=told if chance >= FLAG_AT_LEAST else "unclear",
            rule="two sources, yes and no" if rival and first else "yes and no",
            reason=f"In sentences {pair.similarity:.2f} alike {outlets[0]} has “{words[0]}”, "
            f"{outlets[1]} “{words[1]}”.",
            confidence=chance,
        ),
        mentions=tuple(
            _mention(predicate, sentence, articles, source, group)
            for predicate, sentence, source, group in (
                (one, left, sources[0], "1"),
                (other, right, sources[1], "2"),
            )
        ),
    )


def _mention(
    predicate: Predicate,
    sentence: Sentence,
    articles: Mapping[str, Article],
    source: Source | None,
    group: str,
) -> Mention:
    article = articles[sentence.article]
    told = article.modified or article.published
    return Mention(
        article=article.id,
        field=sentence.field,
        span=predicate.span.moved(sentence.span.start),
        text=predicate.span.of(sentence.text),
        sentence_span=sentence.span,
        sentence=sentence.text,
        value=f"{predicate.family}: {'yes' if predicate.holds else 'no'}",
        as_of=told.low if told else None,
        attributed_to=source.name if source else None,
        group=group,
    )


@cache
def _forms() -> Mapping[str, tuple[str, bool]]:
    forms: dict[str, tuple[str, bool]] = {}
    for family, signs in table("en", "polarity")["families"].items():
        forms |= dict.fromkeys(signs["yes"], (family, True))
        forms |= dict.fromkeys(signs.get("no", ()), (family, False))
    return forms


@cache
def _negations() -> frozenset[str]:
    return frozenset(table("en", "polarity")["negations"])


@cache
def _auxiliaries() -> frozenset[str]:
    return frozenset(table("en", "polarity")["auxiliaries"])


@cache
def _unsure() -> frozenset[str]:
    return frozenset(table("en", "polarity")["unsure"])
