"""The quotations of an article, who speaks them, and the same utterance in two outlets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from compare.attribution import UNKNOWN, Source, is_one, source_of, source_of_report
from compare.quotation_marks import quoted_in, quoted_spans
from compare.quote_changes import Change, change_between, words_of
from compare.reporting import reports_in
from compare.reporting_verbs import VerbClass
from discrepant.records import Article, Field, Sentence, Span

__all__ = ["QUOTES_AT_MOST", "Claim", "Quote", "QuotePair", "claims_in", "quotes_in", "same_quotes"]

# Two printings of one utterance share word trigrams: at least two, and half of the shorter
# one's. On 110 real events this found 382 pairs (guides/framing.md, section 3).
SHARED_TRIGRAMS = 2
SHARED_SHARE = 0.5
# Shorter ones are the same only if they are equal, and a phrase of three words is anybody's.
EQUAL_WORDS = 4
# More quotations no news text has: the rest of a poisoned page is not read.
QUOTES_AT_MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The words inside a pair of quotation marks: ``article.field(field)[span]`` is ``text``.

    ``sentence`` is the index of the sentence in which it begins. ``speaker`` is the name as
    written, None where only a pronoun is known; ``side``, ``person`` and ``kind`` are as in
    ``Source``.
    ``verb`` is the governing verb's lemma and ``verb_span`` its place in the same field.
    """

    article: str
    field: Field
    sentence: int
    span: Span
    text: str
    speaker: str | None = None
    kind: str | None = None
    side: str | None = None
    person: str | None = None
    verb: str | None = None
    verb_class: VerbClass | None = None
    verb_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What somebody is reported to have said, outside quotation marks.

    ``article.field(field)[span]`` is ``text``, the clause without its "that"; the other fields
    are as in ``Quote``.
    """

    article: str
    field: Field
    sentence: int
    span: Span
    text: str
    speaker: str | None
    kind: str | None
    side: str | None
    person: str | None
    verb: str
    verb_class: VerbClass
    verb_span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePair:
    """One utterance as two articles print it, and what became of its words on the way.

    ``left_words`` and ``right_words`` are the differing words' places, each in its article's
    field. ``other_speaker`` is True where both name a speaker and the two are different people.
    """

    left: Quote
    right: Quote
    change: Change
    left_words: tuple[Span, ...]
    right_words: tuple[Span, ...]
    other_speaker: bool
    shared: float


def quotes_in(article: Article, sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """Every quotation of the article, headline first, in order; ``sentences`` are its sentences."""
    found: list[Quote] = []
    fields: tuple[Field, ...] = ("title", "text")
    for field in fields:
        own = [s for s in sentences if s.article == article.id and s.field == field]
        text = article.field(field)
        for span in quoted_spans(text)[:QUOTES_AT_MOST]:
            holding = [n for n, sentence in enumerate(own) if sentence.span.overlaps(span)]
            if not holding:
                continue
            source = _speaker(own, holding, span)
            found.append(_quote(article.id, field, own[holding[0]].index, span, text, source))
    return tuple(found)


def _speaker(sentences: Sequence[Sentence], holding: Sequence[int], span: Span) -> Source | None:
    """Who speaks: named where the quotation ends, else where it begins."""
    for number in dict.fromkeys((holding[-1], holding[0])):
        sentence = sentences[number]
        inside = Span(
            start=max(span.start, sentence.span.start) - sentence.span.start,
            end=min(span.end, sentence.span.end) - sentence.span.start,
        )
        source = source_of(
            sentence, inside, before=sentences[:number], after=sentences[number + 1 :]
        )
        if source:
            return source
    return None


def _quote(
    article: str, field: Field, sentence: int, span: Span, text: str, source: Source | None
) -> Quote:
    known = source if source and source.kind != UNKNOWN else None
    return Quote(
        article=article,
        field=field,
        sentence=sentence,
        span=span,
        text=span.of(text),
        speaker=source.name if source else None,
        kind=known.kind if known else None,
        side=known.side if known else None,
        person=known.person if known else None,
        verb=source.verb if source else None,
        verb_class=source.verb_class if source else None,
        verb_span=source.verb_span if source else None,
    )


def claims_in(sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    """Every reported claim in indirect speech, in order of sentences."""
    found: list[Claim] = []
    for number, (sentence, quoted) in enumerate(zip(sentences, quoted_in(sentences), strict=True)):
        reports = reports_in(sentence.text, quoted=quoted)
        before = [
            s for s in sentences[max(0, number - 6) : number] if s.article == sentence.article
        ]
        for report in reports:
            if _is_quoted(report.said, quoted):
                continue
            source = source_of_report(report, sentence, before, reports)
            known = source.kind != UNKNOWN
            found.append(
                Claim(
                    article=sentence.article,
                    field=sentence.field,
                    sentence=sentence.index,
                    span=report.said.moved(sentence.span.start),
                    text=report.said.of(sentence.text),
                    speaker=source.name,
                    kind=source.kind if known else None,
                    side=source.side if known else None,
                    person=source.person if known else None,
                    verb=report.verb,
                    verb_class=report.verb_class,
                    verb_span=report.verb_span.moved(sentence.span.start),
                )
            )
    return tuple(found)


def _is_quoted(said: Span, quoted: Sequence[Span]) -> bool:
    """True if more than half of what is said stands in quotation marks."""
    inside = sum(
        min(part.end, said.end) - max(part.start, said.start)
        for part in quoted
        if part.overlaps(said)
    )
    return 2 * inside > said.end - said.start


def same_quotes(quotes: Sequence[Quote]) -> tuple[QuotePair, ...]:
    """Each pair of quotations of two articles that print one utterance, most alike first.

    The order of ``quotes`` does not matter: ``left`` is the one of the smaller article id.
    """
    ordered, words = _told_once(quotes)
    found = []
    for i, j in _candidates(words):
        left, right = ordered[i], ordered[j]
        if left.article == right.article:
            continue
        shared = _shared(words[i], words[j])
        if shared < SHARED_SHARE:
            continue
        difference = change_between(left.text, right.text)
        found.append(
            QuotePair(
                left=left,
                right=right,
                change=difference.change,
                left_words=tuple(span.moved(left.span.start) for span in difference.left),
                right_words=tuple(span.moved(right.span.start) for span in difference.right),
                other_speaker=_other_speaker(left, right),
                shared=shared,
            )
        )
    return tuple(sorted(found, key=_pair_order))


def _told_once(quotes: Sequence[Quote]) -> tuple[list[Quote], list[tuple[str, ...]]]:
    """The quotations in order, each with its words; what an article repeats stands once."""
    known: set[tuple[str, Field, tuple[str, ...], str | None]] = set()
    told: list[Quote] = []
    words: list[tuple[str, ...]] = []
    for quote in sorted(quotes, key=lambda quote: (quote.article, quote.field, quote.span)):
        own = tuple(word.normal for word in words_of(quote.text))
        key = (quote.article, quote.field, own, quote.side)
        if key not in known:
            known.add(key)
            told.append(quote)
            words.append(own)
    return told, words


def _pair_order(pair: QuotePair) -> tuple[float, str, Span, str, Span]:
    return (-pair.shared, pair.left.article, pair.left.span, pair.right.article, pair.right.span)


def _trigrams(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    return Counter(zip(words, words[1:], words[2:], strict=False))


def _candidates(words: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Pairs of numbers that share a trigram or are equal."""
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, told in enumerate(words):
        for trigram in _trigrams(told):
            holders[trigram].add(number)
    return sorted({pair for found in holders.values() for pair in combinations(sorted(found), 2)})


def _shared(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Share of the shorter one's trigrams that the other has; 0 under the least number."""
    if left == right:
        return 1.0 if len(left) >= EQUAL_WORDS else 0.0
    one, other = _trigrams(left), _trigrams(right)
    common = (one & other).total()
    if common < SHARED_TRIGRAMS:
        return 0.0
    return common / min(one.total(), other.total())


def _other_speaker(left: Quote, right: Quote) -> bool:
    """True if both are named and cannot be one: two surnames, or two kinds of institution."""
    if left.side is None or right.side is None:
        return False
    if is_one(left.side, left.person, right.side, right.person):
        return False
    if left.person or right.person:
        return left.person is not None and right.person is not None
    kinds = {left.kind, right.kind}
    return len(kinds) == 2 and not kinds & {"person", "other"}
