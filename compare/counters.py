"""Who counts: figures that somebody gives without a verb of saying.

"The governor put the toll at 31", "the Observatory gave a lower toll of 15", "police counted 3,000
marchers", "by the union's own count, 450". What is said is the figure alone, up to the end of its
clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from compare.reported_speech import Report, end_of
from compare.speakers import (
    Phrase,
    Token,
    before_auxiliaries,
    may_speak,
    name_span,
    phrase_from,
    subject_before,
    subject_of_sentence,
    tokens_of,
)
from compare.wording import table
from discrepant.records import Span

__all__ = ["counts_in"]

# Words between a verb and the noun it sets: "gave a slightly lower death toll of".
_FAR = r"(?:[\w’'-]+ ){0,5}?"
# Words between the noun and its figure: "the number of drivers who took part in the march at".
_FURTHER = r"(?:[\w’'-]+ ){0,12}?"


def counts_in(text: str, *, quoted: Sequence[Span] = ()) -> tuple[Report, ...]:
    """The counts that a sentence ascribes to somebody, in order.

    >>> [(count.speaker_span.of(text), count.said.of(text))
    ...     for text in ("The governor put the toll at 31 dead.",) for count in counts_in(text)]
    [('The governor', 'at 31 dead')]
    """
    return tuple(sorted((*_told(text, quoted), *_own(text)), key=lambda count: count.said))


def _told(text: str, quoted: Sequence[Span]) -> Iterator[Report]:
    tokens = tokens_of(text, quoted)
    place = {token.start: n for n, token in enumerate(tokens)}
    for match in _verbs_in(text):
        subject = _who(tokens, place.get(match.start("verb")), verb=match["verb"])
        if subject is None or not may_speak(tokens, subject, strict=True):
            continue
        yield Report(
            speaker_span=name_span(tokens, subject),
            verb="count",
            verb_class="neutral",
            verb_span=Span(start=match.start("verb"), end=match.end("verb")),
            said=Span(start=match.end(), end=_clause_end(text, match.end())),
            place="lead",
        )


def _who(tokens: Sequence[Token], at: int | None, *, verb: str) -> Phrase | None:
    """Who counts: before the verb; for "giving a toll of 31" the sentence's subject."""
    if at is None:
        return None
    if not verb.lower().endswith("ing"):
        first = before_auxiliaries(tokens, at)
        return subject_before(tokens, first, leads=True) if first else None
    if at:
        return subject_of_sentence(tokens)
    comma = next((n for n, token in enumerate(tokens) if token.text == ","), len(tokens))
    return phrase_from(tokens, comma + 1)


def _own(text: str) -> Iterator[Report]:
    """ "The union's figure is 450", "by the ministry's count 17 people were hurt"."""
    if tail := _possessive_at_end().search(text):
        yield Report(
            speaker_span=Span(start=tail.start("who"), end=tail.end("who")),
            verb="count",
            verb_class="neutral",
            verb_span=Span(start=tail.start("noun"), end=tail.end("noun")),
            said=Span(start=0, end=tail.start()),
            place="tail",
        )
    for match in _possessive().finditer(text):
        yield Report(
            speaker_span=Span(start=match.start("who"), end=match.end("who")),
            verb="count",
            verb_class="neutral",
            verb_span=Span(start=match.start("noun"), end=match.end("noun")),
            said=Span(start=match.end(), end=_clause_end(text, match.end())),
            place="lead",
        )


def _clause_end(text: str, begin: int) -> int:
    stop = re.compile(r"[;]| (?:while|but|whereas|though|although|against) ").search(text, begin)
    return stop.start() if stop else end_of(text)


def _verbs_in(text: str) -> Iterator[re.Match[str]]:
    for pattern in _verbs():
        yield from pattern.finditer(text)


@cache
def _verbs() -> tuple[re.Pattern[str], ...]:
    """ "put the toll at", "gave a toll of", "counted 3,000"."""
    words = {name: "|".join(forms) for name, forms in table("en", "counting").items()}
    noun = rf"{_FAR}(?:{words['nouns']})"
    return (
        re.compile(rf"\b(?P<verb>{words['setting']}) {noun} (?={_FURTHER}(?:at|as) )"),
        # "Puts it at 31", "the toll, which it puts at 31".
        re.compile(rf"\b(?P<verb>{words['placing']}) (?:(?:it|them|this|that|both) )?(?=at [\d])"),
        re.compile(rf"\b(?P<verb>(?i:{words['giving']})) {noun} (?=of |as )"),
        re.compile(rf"\b(?P<verb>{words['listing']}) (?=(?:{words['hedges']} )?[\d])"),
    )


@cache
def _possessive_at_end() -> re.Pattern[str]:
    """ "..., by the hospital's own count." """
    words = table("en", "counting")
    return re.compile(
        r", by (?P<who>(?:the |[A-Z])[\w’' -]{2,40}?)(?:['’]s|(?<=s)['’]) "
        rf"(?:own |latest |official )?(?P<noun>{'|'.join(words['own'])})\.?\s*\Z"
    )


@cache
def _possessive() -> re.Pattern[str]:
    words = table("en", "counting")
    return re.compile(
        r"\b(?:(?:[Bb]y|[Ii]n|[Oo]n) )?(?P<who>(?:[Tt]he |[A-Z])[\w’' -]{2,40}?)"
        r"(?:['’]s|(?<=s)['’]) (?:own |latest |official )?"
        rf"(?P<noun>{'|'.join(words['own'])}) (?=(?:is|was|stands at|stood at|runs to)\b|[\d])"
    )
