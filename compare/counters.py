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
    before_auxiliaries,
    may_speak,
    name_span,
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
        at = place.get(match.start("verb"))
        first = before_auxiliaries(tokens, at) if at else None
        if not first:
            continue
        subject = (
            subject_of_sentence(tokens)
            if match["verb"].endswith("ing")
            else subject_before(tokens, first, leads=True)
        )
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


def _own(text: str) -> Iterator[Report]:
    """ "The union's figure is 450", "by the ministry's count 17 people were hurt"."""
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
        re.compile(rf"\b(?P<verb>{words['giving']}) {noun} (?=of |as )"),
        re.compile(rf"\b(?P<verb>{words['listing']}) (?=(?:{words['hedges']} )?[\d])"),
    )


@cache
def _possessive() -> re.Pattern[str]:
    words = table("en", "counting")
    return re.compile(
        r"\b(?:(?:[Bb]y|[Ii]n|[Oo]n) )?(?P<who>(?:[Tt]he |[A-Z])[\w’' -]{2,40}?)"
        r"(?:['’]s|(?<=s)['’]) (?:own |latest |official )?"
        rf"(?P<noun>{'|'.join(words['own'])}) (?=(?:is|was|stands at|stood at|runs to)\b|[\d])"
    )
