"""Facts as a page shows them: the question, the verdict, the drawing and the answers."""

from __future__ import annotations

from dataclasses import dataclass

from discrepant.records import Fact, Step
from reports.answers import (
    Answer,
    QuoteLine,
    answers_of,
    distinct_values,
    glances,
    quote_lines,
    spread_words,
)
from reports.plain import clipped
from reports.sources import Sources, anchor
from reports.strips import Strip, strip_of
from reports.timelines import TimelinePoint, still_old, timeline_of
from reports.wording import Words

__all__ = ["FactView", "confidence_words", "fact_view"]

LABEL_LENGTH = 160
# Confidence in words: from this number on. Below the last it is "low".
CONFIDENCE_WORDS = ((0.9, "very_high"), (0.75, "high"), (0.6, "fair"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """Everything that a page shows of one fact; ``number`` is None outside the differences."""

    id: str
    number: int | None
    kind: str
    kind_words: str
    label: str
    verdict: str
    verdict_words: str
    spread: str
    confidence: str
    reason: str
    rule: str
    steps: tuple[Step, ...]
    at_a_glance: str
    outlet_keys: str
    answers: tuple[Answer, ...]
    strip: Strip | None
    quotes: tuple[QuoteLine, ...]
    timeline: tuple[TimelinePoint, ...]
    still_old: str | None


def confidence_words(confidence: float, words: Words) -> str:
    """A probability in words with its number behind.

    >>> from reports.wording import words_in
    >>> confidence_words(0.8, words_in("en"))
    'high (0.80)'
    """
    name = next((name for least, name in CONFIDENCE_WORDS if confidence >= least), "low")
    return words.say(
        "confidence.words", words=words.say(f"confidence.{name}"), n=f"{confidence:.2f}"
    )


def fact_view(fact: Fact, sources: Sources, *, number: int | None = None) -> FactView:
    """The fact, ready to print."""
    words = sources.words
    outlets = {sources.article(m.article).outlet for m in fact.mentions}
    quotes = quote_lines(fact, sources) if fact.kind == "quote" else ()
    timeline = timeline_of(fact, sources) if fact.verdict == "update" else ()
    varies = len(distinct_values(fact)) > 1
    compatible = fact.verdict == "agree" and varies
    if quotes:
        at_a_glance = words.count("quotes.glance", len(quotes))
    else:
        at_a_glance = words.say("list.versus").join(glances(fact))
    return FactView(
        id=anchor("fact", fact.id),
        number=number,
        kind=fact.kind,
        kind_words=words.say(f"kind.{fact.kind}"),
        label=clipped(fact.label[:1].upper() + fact.label[1:], LABEL_LENGTH),
        verdict=fact.verdict,
        verdict_words=words.say("verdict.compatible" if compatible else f"verdict.{fact.verdict}"),
        spread=spread_words(len(outlets), fact.origins, words),
        confidence=confidence_words(fact.confidence, words),
        reason=fact.reason,
        rule=fact.rule,
        steps=fact.steps,
        at_a_glance=at_a_glance,
        outlet_keys=" ".join(sorted(sources.outlet_key(name) for name in outlets)),
        answers=answers_of(fact, sources, quotes),
        # What counts different things must not share an axis.
        strip=strip_of(fact, sources) if varies and fact.verdict != "scope" else None,
        quotes=quotes,
        timeline=timeline,
        still_old=still_old(fact, timeline, sources),
    )
