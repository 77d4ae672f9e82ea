"""Claims: every figure and date of an event, with what tells which question it answers.

A claim is one reading in one sentence. Beside the value stand the words around it, the names, the
thing counted and what happened to it, whose word it is, and signs that the sentence speaks of a
part, a plan or an earlier event. ``compare.same_fact`` decides from these which claims answer one
question.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Literal

from compare.attribution import Source, source_of
from compare.events import content_words
from compare.names import Name
from compare.quantities import quantities_in
from compare.readings import consumed_by
from compare.timexes import timexes_in
from compare.wording import table
from discrepant.records import Article, Field, Moment, Quantity, Sentence, Span, Timex

__all__ = ["CLAIMS_AT_MOST", "Claim", "claims_of"]

# A poisoned page must not stop a run (guides/security.md); the report says when it was cut.
# The fullest of 152 annotated articles makes 57.
CLAIMS_AT_MOST = 200
# Characters before a name in which its preposition is looked for: a bound for endless sentences.
_BEFORE_PLACE = 80
# A time further from publication than this is background to the event, not the event.
_FAR = timedelta(days=4)
# What happened today is not dated "in July": such a sentence tells of something before.
_COARSE = frozenset(("year", "quarter", "month", "season", "decade", "century"))
# A change within this time rewrites the story; a later one corrects a word.
_FRESH = timedelta(days=3)
_AROUND = 6  # sentences to each side in which a quotation's speaker may be named
_WINDOW = 7  # words to each side that count as near; 5 to 9 score alike
# A date in a line with less than this beside it is a dateline, or "Last updated at 12:42".
_LEAST_WORDS = 2
_OF = re.compile(r"\bof (?:(?:the|its|their|all) )?([a-z-]+(?: [a-z-]+)?)")
_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A value and its surroundings. ``span`` counts in the article's field, not in the sentence.

    ``sentence`` is the index among the event's sentences; ``words`` are the sentence's content
    words and ``near`` those close to the value, folded, the value itself left out; ``before`` and
    ``after`` the words next to it, nearest first.
    """

    article: str
    sentence: int
    field: Field
    span: Span
    text: str
    kind: Literal["figure", "date", "time"]
    quantity: Quantity | None = None
    timex: Timex | None = None
    words: frozenset[str] = frozenset()
    near: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()  # words of the places that the sentence names
    qualifiers: frozenset[str] = frozenset()  # content words behind an "of"
    periods: frozenset[str] = frozenset()  # months and years that the sentence names
    moment: tuple[datetime, datetime] | None = None  # the one time that the sentence names
    ordinals: frozenset[str] = frozenset()  # "first", "second": which of several is spoken of
    away: bool = False  # the sentence names a time far from the story's own
    cues: frozenset[str] = frozenset()
    source: Source | None = None

    @property
    def role(self) -> str | None:
        """What happened to the counted thing."""
        return self.quantity.role if self.quantity else None

    @property
    def head(self) -> str | None:
        """The counted noun in the singular."""
        return self.quantity.head if self.quantity else None


def claims_of(
    articles: Mapping[str, Article],
    sentences: Sequence[Sentence],
    names: Sequence[Sequence[Name]],
) -> tuple[Claim, ...]:
    """The claims of an event's sentences, in their order, at most ``CLAIMS_AT_MOST`` an article."""
    found: list[Claim] = []
    count: dict[str, int] = {}
    story_day: dict[str, date | None] = {}
    first = {sentence.article: i for i, sentence in reversed(list(enumerate(sentences)))}
    for index, sentence in enumerate(sentences):
        article = articles[sentence.article]
        if count.get(article.id, 0) >= CLAIMS_AT_MOST:
            continue
        timexes = timexes_in(
            sentence.text,
            reference=_reference(article),
            zone=article.zone,
            day_order=article.day_order,
            anchor=story_day.get(article.id),
        )
        # The value tells the day in the outlet's zone, where ``low`` is UTC.
        days = frozenset(
            date.fromisoformat(timex.value)
            for timex in timexes
            if timex.low is not None
            and timex.grain == "day"
            and len(timex.value) == len("2022-08-19")
        )
        far = _names_another_time(timexes, article)
        story_day[article.id] = max(days, default=story_day.get(article.id))
        before = sentences[max(first[article.id], index - _AROUND) : index]
        after = sentences[index + 1 : index + 1 + _AROUND]
        made = _in_sentence(
            index, sentence, article, timexes=timexes, names=names[index], away=far,
            before=before, after=after,
        )  # fmt: skip
        count[article.id] = count.get(article.id, 0) + len(made)
        found.extend(made)
    return tuple(found)


def _in_sentence(
    index: int,
    sentence: Sentence,
    article: Article,
    *,
    timexes: Sequence[Timex],
    names: Sequence[Name],
    away: bool,
    before: Sequence[Sentence],
    after: Sequence[Sentence],
) -> list[Claim]:
    quantities = quantities_in(
        sentence.text, masked=tuple(consumed_by(timexes)), currency=article.currency
    )
    readings: list[tuple[Literal["figure", "date", "time"], Span, Quantity | None, Timex | None]]
    readings = [
        ("figure", q.span, q, None) for q in quantities if q.form != "ordinal" and _is_counted(q)
    ]
    for told in timexes:
        if told.type in ("DATE", "TIME") and _is_dated(told):
            is_time = told.type == "TIME"
            readings.append(("time" if is_time else "date", told.span, None, told))
    if not readings:
        return []
    tokens = _tokens(sentence.text, [span for _, span, _, _ in readings])
    words = frozenset(word for _, word in tokens if word)
    if len(words) < _LEAST_WORDS:
        readings = [reading for reading in readings if reading[0] == "figure"]
    held = frozenset(word for name in names for word in name.words)
    places = _places(sentence.text, names)
    qualifiers = frozenset(
        word for match in _OF.finditer(sentence.text) for word in content_words(match[1])
    )
    periods = {
        timex.span: timex.value[:7]
        for timex in timexes
        if timex.grain in ("month", "year", "quarter")
    }
    made = []
    readings.sort(key=lambda reading: (reading[1].start, reading[1].end))
    for kind, span, quantity, timex in readings:
        left = [word for at, word in tokens if at < span.start][::-1]
        right = [word for at, word in tokens if at >= span.end]
        made.append(
            Claim(
                article=article.id,
                sentence=index,
                field=sentence.field,
                span=span.moved(sentence.span.start),
                text=span.of(sentence.text),
                kind=kind,
                quantity=quantity,
                timex=timex,
                words=words,
                near=tuple(w for w in left[:_WINDOW][::-1] + right[:_WINDOW] if w),
                before=tuple(left[:3]),
                after=tuple(right[:3]),
                names=held,
                places=places,
                qualifiers=qualifiers,
                periods=frozenset(told for at, told in periods.items() if at != span),
                moment=_moment(timexes, timex),
                ordinals=_ordinals(sentence.text, span),
                away=away,
                cues=_cues(sentence.text, span),
                source=source_of(sentence, span, before=before, after=after),
            )
        )
    return made


def _is_counted(quantity: Quantity) -> bool:
    """False for "several" and for a "one" of which nothing is told."""
    if quantity.text.casefold() != "one":
        return quantity.text.casefold() not in _words("uncounted")
    return quantity.role is not None


def _is_dated(timex: Timex) -> bool:
    """False for "recently", for a "today" of an undated text and for a night without its day."""
    if timex.value.endswith("_REF") or not re.search(r"[^X-]", timex.value):
        return False
    words = timex.text.casefold().split()
    return words[-1] not in _words("dayparts") or not set(words[:-1]) <= _words("before_dayparts")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("en", "claims")[name])


def _reference(article: Article) -> Moment | None:
    """From when "Saturday" is counted: the last change, if the text was changed while fresh."""
    if article.published and article.modified:
        fresh = article.modified.low - article.published.low <= _FRESH
        return article.modified if fresh else article.published
    return article.published or article.modified


def _moment(timexes: Sequence[Timex], own: Timex | None) -> tuple[datetime, datetime] | None:
    """The time that the sentence speaks of; None where it names none, or several.

    A day or an hour goes before the month or the year that stands beside it.
    """
    told = [
        (timex.low, timex.high)
        for timex in timexes
        if timex is not own and timex.low is not None and timex.high is not None
    ]
    near = [(low, high) for low, high in told if high - low <= timedelta(days=1)]
    if near:
        return near[0] if len(near) == 1 else None
    return told[0] if len(told) == 1 else None


def _names_another_time(timexes: Sequence[Timex], article: Article) -> bool:
    """True if the sentence dates what it tells far from the article's own day."""
    told = [t for t in timexes if t.type == "DATE" and t.low is not None and t.high is not None]
    if not told:
        return False
    near = [t for t in told if t.grain not in _COARSE]
    if article.published is None:
        return not near
    published = article.published.low
    return all(
        t.high < published - _FAR or t.low > published + _FAR for t in near if t.low and t.high
    )


def _places(text: str, names: Sequence[Name]) -> frozenset[str]:
    """The words of the names that stand behind "in", "at", "near" ..."""
    return frozenset(
        word
        for name in names
        if _before_place().search(text, max(0, name.span.start - _BEFORE_PLACE), name.span.start)
        for word in name.words
    )


@cache
def _before_place() -> re.Pattern[str]:
    words = "|".join(map(re.escape, table("en", "places")["prepositions"]))
    return re.compile(rf"\b(?:{words}) (?:the )?(?:[a-z-]+ ){{0,3}}\Z", re.IGNORECASE)


def _tokens(text: str, values: Sequence[Span]) -> list[tuple[int, str]]:
    """(place, folded content word or "" for a small word) of every word outside the values."""
    found = []
    for match in _TOKEN.finditer(text):
        here = Span(start=match.start(), end=match.end())
        if any(here.overlaps(value) for value in values):
            continue
        words = content_words(match[0])
        found.append((match.start(), words[0] if words else ""))
    return found


def _ordinals(text: str, span: Span) -> frozenset[str]:
    around = text[max(0, span.start - 60) : span.end + 60].lower()
    return frozenset(re.findall(r"[a-z]+", around)) & _words("ordinals")


def _cues(text: str, span: Span) -> frozenset[str]:
    """Names of the cue lists of which an entry stands near the value ("part", "planned" ...)."""
    start, end = span.start, span.end
    lower = text.lower()
    around = f" {lower[max(0, start - 60) : end + 60]} "
    close = f" {lower[max(0, start - 28) : end + 18]} "
    reach = dict.fromkeys(("more", "total", "each"), close) | {
        # "12 dead, including three": the part is what follows.
        "part": f" {lower[max(0, start - 28) : start]}",
        # "Two of the largest", but "dozens of men".
        "part_after": lower[end : end + 4] if lower[start:end] not in _words("scales") else "",
        "growing": lower,
    }
    return frozenset(
        name.removesuffix("_after")
        for name, pattern in _patterns().items()
        if pattern.search(reach.get(name, around))
    )


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    lists = table("en", "cues")
    flat = {**lists["scope"], **{k: v["words"] for k, v in lists.items() if k != "scope"}}
    return {name: _any_of(words) for name, words in flat.items()}


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")
