"""What is compared: mentions, the facts that they answer, contrasts of wording, and all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from discrepant.records.articles import Article, Field, LeftOut, Unread
from discrepant.records.places import Moment, Span

__all__ = [
    "FLAGGED",
    "KINDS",
    "VERDICTS",
    "Comparison",
    "Contrast",
    "ContrastKind",
    "Coverage",
    "Event",
    "Fact",
    "Kind",
    "Mention",
    "Side",
    "Step",
    "Verdict",
]

Kind = Literal["figure", "date", "time", "place", "person", "name", "quote", "polarity", "cause"]
Verdict = Literal["conflict", "rival", "unclear", "update", "scope", "agree", "single"]
ContrastKind = Literal["verb", "label", "agency", "certainty"]

KINDS: tuple[Kind, ...] = (
    "figure", "date", "time", "place", "person", "name", "quote", "polarity", "cause",
)  # fmt: skip
# In the order in which a report shows them.
VERDICTS: tuple[Verdict, ...] = (
    "conflict", "rival", "unclear", "update", "scope", "agree", "single",
)  # fmt: skip
FLAGGED: frozenset[Verdict] = frozenset({"conflict", "rival"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """The shortest words of one article that carry a value.

    ``article.field(field)[span]`` is ``text``; ``sentence_span`` holds ``span`` and marks
    ``sentence`` in the same field. ``value`` is a plain number, an ISO date or interval, or
    short lower-case words. ``group`` is "1", "2" ... or "*" for one that fits several.
    """

    article: str
    field: Field
    span: Span
    text: str
    sentence_span: Span
    sentence: str
    value: float | str
    low: float | str | None = None
    high: float | str | None = None
    unit: str | None = None
    modifier: str | None = None
    as_of: datetime | None = None
    attributed_to: str | None = None
    group: str = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of "how we got here": what was looked at and what it came to."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One question about the event and what each outlet answers.

    ``id`` is made of content that does not move. ``confidence`` is 0..1: for conflict, rival
    and unclear the chance that the outlets really differ on this question, for the others the
    chance that the verdict is right. ``origins`` counts independent texts behind the mentions.
    Mentions stand in order of first publication. ``rule`` is a short stable name, ``reason``
    a sentence, ``steps`` the numbers behind it.
    """

    id: str
    kind: Kind
    label: str
    verdict: Verdict
    confidence: float
    reason: str
    rule: str
    origins: int
    mentions: tuple[Mention, ...]
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One excerpt of a contrast card: ``article.text[span]`` is ``text``; ``mark`` lies in span."""

    article: str
    span: Span
    text: str
    mark: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """The same thing told in other words: two or more excerpts, aligned, with the words marked."""

    id: str
    kind: ContrastKind
    rule: str
    reason: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What each outlet has on one fact: a group's name, "silent" or "unread"; sorted by outlet."""

    fact: str
    outlets: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What the articles are about; ``first`` and ``last`` are the moments of publication."""

    id: str
    title: str
    first: Moment | None = None
    last: Moment | None = None
    query: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Everything that a report shows about one event, in the order in which it shows it.

    ``articles`` stand in order of publication, then outlet, then id. ``origins`` maps every
    article to the id of the first article with its text, in the order of ``articles``.
    ``notes`` are sentences about limits met on the way (a text cut short, say).
    ``threshold`` is the confidence under which a difference is only called unclear.
    """

    event: Event
    articles: tuple[Article, ...]
    origins: tuple[tuple[str, str], ...]
    facts: tuple[Fact, ...]
    framing: tuple[Contrast, ...]
    coverage: tuple[Coverage, ...]
    unread: tuple[Unread, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()
    threshold: float = 0.5
    invented: bool = False  # the demo's outlets are, and every page says so

    def article(self, identity: str) -> Article:
        """The article of that id; KeyError when there is none."""
        for article in self.articles:
            if article.id == identity:
                return article
        raise KeyError(identity)

    def origin_of(self, identity: str) -> str:
        """The id of the first article that holds this article's text."""
        return dict(self.origins)[identity]

    def flagged(self) -> Iterator[Fact]:
        """The facts on which outlets differ, in report order."""
        return (fact for fact in self.facts if fact.verdict in FLAGGED)
