"""The records that cross a border between rooms: frozen, typed, without behaviour of their own.

A record states its invariant in its docstring and enforces it where it is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

__all__ = [
    "FLAGGED",
    "KINDS",
    "VERDICTS",
    "Article",
    "Comparison",
    "Contrast",
    "Coverage",
    "Event",
    "Fact",
    "Field",
    "Kind",
    "LeftOut",
    "Mention",
    "Moment",
    "Outlet",
    "Page",
    "Quantity",
    "Read",
    "Sentence",
    "Side",
    "Span",
    "Step",
    "Timex",
    "Unread",
    "Verdict",
]

Field = Literal["text", "title"]
Read = Literal["full", "partial", "failed"]
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


# ---------------------------------------------------------------------------- texts and times


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Half-open range of characters; ``text[start:end]`` is the quote.

    >>> span = Span(start=4, end=7)
    >>> span.of("the sea")
    'sea'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The words that the span marks."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True if the two share a character."""
        return self.start < other.end and other.start < self.end

    def moved(self, by: int) -> Span:
        """The same range, counted from ``by`` characters further left."""
        return Span(start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point in time as precisely as its source told it: ``low <= moment < high``, both UTC.

    ``iso`` is the ISO 8601 text at that precision: "2022", "2022-08", "2022-08-19" or
    "2022-08-19T10:30:00+00:00". A day, month or year without a zone is taken in UTC.

    >>> Moment.parse("2022-08-19").high.isoformat()
    '2022-08-20T00:00:00+00:00'
    >>> Moment.parse("2022-08-19T12:30+02:00").iso
    '2022-08-19T12:30:00+02:00'
    """

    iso: str
    low: datetime
    high: datetime

    @classmethod
    def parse(cls, iso: str) -> Moment:
        """The moment that an ISO 8601 text names; ValueError when it names none."""
        text = iso.strip().replace("Z", "+00:00")
        parts = text.split("-")
        if len(text) == 4:
            low = datetime(int(text), 1, 1, tzinfo=UTC)
            return cls(iso=text, low=low, high=low.replace(year=low.year + 1))
        if len(text) == 7 and len(parts) == 2:
            low = datetime(int(parts[0]), int(parts[1]), 1, tzinfo=UTC)
            return cls(iso=text, low=low, high=(low + timedelta(days=32)).replace(day=1))
        if len(text) == 10:
            low = datetime.fromisoformat(text).replace(tzinfo=UTC)
            return cls(iso=low.date().isoformat(), low=low, high=low + timedelta(days=1))
        return cls.at(datetime.fromisoformat(text))

    @classmethod
    def at(cls, when: datetime) -> Moment:
        """The moment of a clock reading; one without a zone is taken in UTC."""
        told = when if when.tzinfo else when.replace(tzinfo=UTC)
        low = told.astimezone(UTC)
        return cls(iso=told.isoformat(), low=low, high=low + timedelta(seconds=1))

    @property
    def is_exact(self) -> bool:
        """True if the source gave a time of day, not only a day, month or year."""
        return self.high - self.low < timedelta(days=1)


# ---------------------------------------------------------------------------- coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who publishes, where it is found, and how it writes. ``home`` is an http(s) URL."""

    name: str
    home: str
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    language: str | None = None
    zone: str = "UTC"
    day_order: Literal["dmy", "mdy", "ymd"] | None = None
    currency: str | None = None
    owner: str | None = None
    agency: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a server answered, as it came: ``body`` is the decoded transfer, not decoded text."""

    url: str
    final_url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched: datetime

    @property
    def sha256(self) -> str:
        """Hex digest of the body: the page's name in the archive."""
        return hashlib.sha256(self.body).hexdigest()

    def header(self, name: str) -> str | None:
        """The first header of that name, whatever its case."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A URL that was not read, and why, in words that a reader of the report understands."""

    url: str
    outlet: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An article that was read and is about something else, and how we know."""

    url: str | None
    outlet: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One outlet's text about something. ``text`` has one paragraph a line; spans count in it.

    ``url`` is None where there is none: articles are never merged by it. ``published`` is None
    when unknown; ``published_from`` says where it was read ("json-ld", "meta", "feed",
    "sitemap", "file", "from text"). ``replaced_by`` is the id of the newer revision that an
    earlier text of the same article gave way to; None for the text that stands.
    """

    id: str
    outlet: str
    url: str | None
    title: str
    text: str
    published: Moment | None = None
    published_from: str | None = None
    modified: Moment | None = None
    authors: tuple[str, ...] = ()
    credit: str | None = None  # the agency that the text names as its source
    language: str | None = None
    read: Read = "full"
    unread_reason: str | None = None  # why read is not "full"
    zone: str = "UTC"
    day_order: Literal["dmy", "mdy", "ymd"] | None = None
    currency: str | None = None
    owner: str | None = None
    agency: bool = False
    retrieved: datetime | None = None
    status: int | None = None
    sha256: str | None = None
    replaced_by: str | None = None

    def field(self, name: Field) -> str:
        """The text that spans of that field count in."""
        return self.title if name == "title" else self.text

    @property
    def words(self) -> int:
        """Number of blank-separated words in the text."""
        return len(self.text.split())


# ---------------------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: ``article.field(field)[span]`` is ``text``. Headlines stand at index -1."""

    article: str
    field: Field
    index: int
    span: Span
    text: str


Modifier = Literal["=", "~", ">=", ">", "<=", "<", "range", "vague", "up", "down"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number as a sentence gives it; ``span`` counts in that sentence and covers its modifier.

    ``low`` and ``high`` bound the value as written, before any rounding is granted; None is
    open. ``unit`` is a canonical unit ("kilometre", "percentage", "USD") and ``factor`` turns
    the value into the base unit of ``dimension`` ("length", "mass", "time", "share", "money"
    ...); a count has neither. ``concept`` is the counted noun phrase ("Russian soldiers"),
    ``head`` its noun in the singular ("soldier"), ``role`` what happened to it ("killed").
    ``figures`` is the number of significant digits written, None for words such as "dozens".
    """

    span: Span
    text: str
    value: float
    low: float | None
    high: float | None
    modifier: Modifier = "="
    unit: str | None = None
    dimension: str | None = None
    factor: float = 1.0
    concept: str | None = None
    concept_span: Span | None = None
    head: str | None = None
    role: str | None = None
    form: Literal["count", "measure", "money", "share", "age", "duration", "ordinal", "rate"] = (
        "count"
    )
    figures: int | None = None
    alternatives: tuple[Quantity, ...] = ()
    # The other end of a range, as written; ``value`` is the first.
    value_high: float | None = None
    # One end of a change: "from 19" is before, "to 17" after; None for everything else.
    side: Literal["before", "after"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A temporal expression; ``span`` counts in its sentence.

    ``value`` is a TIMEX3 value ("2022-08-19", "2022-08-19T10:30", "XXXX-WXX-5", "P2D",
    "PAST_REF"). ``low <= moment < high`` where it could be resolved, both in UTC (a day is the
    day in the outlet's zone); None where it could not, or for durations and sets.
    """

    span: Span
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    low: datetime | None = None
    high: datetime | None = None
    grain: str | None = None  # "year", "quarter", "month", "week", "day", "daypart", "minute" ...
    modifier: str | None = None  # "about", "before", "after", "early", "mid", "late", "since" ...
    until: str | None = None  # value of the last point of a range, of which ``value`` is the first
    zone: str | None = None  # as told: "+00:00", "America/New_York" or "local"; None if not told
    alternatives: tuple[Timex, ...] = ()


# ---------------------------------------------------------------------------- the comparison


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
