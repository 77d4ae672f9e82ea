"""The temporal expressions of a text, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any, Literal
from zoneinfo import ZoneInfo

from compare.timexes.context import bound_before, sentence_around, tense_at
from compare.timexes.figures import parts_in_figures, parts_in_words
from compare.timexes.grammar import Part, complete
from compare.timexes.lexicon import Lexicon, Token, lexicon_for, tokens_of
from compare.timexes.resolution import Reading, readings_of
from compare.timexes.scene import Scene
from compare.timexes.sketch import Sketch
from compare.timexes.traps import is_trap
from compare.timexes.values import Stretch
from discrepant.records import Moment, Span, Timex

__all__ = ["LONGEST_TEXT", "MOST_TIMEXES", "timexes_in"]

DayOrder = Literal["dmy", "mdy", "ymd"]

# A text with more is a calendar, a table or an attack; the rest of it is not read. The longest
# article of the development sets has 11,000 characters and 60 expressions.
LONGEST_TEXT = 20_000
MOST_TIMEXES = 1000
# Words in a row that may belong to one expression; longer runs are read in pieces.
_LONGEST_RUN = 100


def timexes_in(
    text: str,
    *,
    reference: Moment | None = None,
    zone: str = "UTC",
    day_order: DayOrder | None = None,
    language: str = "en",
    anchor: date | None = None,
) -> tuple[Timex, ...]:
    """The temporal expressions of a sentence or a short text, by place, none overlapping.

    At most ``LONGEST_TEXT`` characters are read and ``MOST_TIMEXES`` expressions given.

    ``reference`` is the publication time, ``zone`` the outlet's IANA zone (ZoneInfoNotFoundError
    for one that is not), ``day_order`` how it writes 3/4/2022, ``anchor`` the date that the
    story named last. Without a reference only full dates resolve; the rest stays open.

    >>> [t.value for t in timexes_in("It fell on Friday, two days before Easter.",
    ...                              reference=Moment.parse("2024-06-12"))]
    ['2024-06-07', '2024-03-29']
    """
    lexicon = lexicon_for(language)
    place = ZoneInfo(zone)
    day, now = _publication(reference, place)
    tokens = tokens_of(text[:LONGEST_TEXT])
    story = _Story(anchor)
    found: list[Timex] = []

    def read(part: Part, first: int) -> bool:
        sketch = Sketch.of(part.features)
        if is_trap(sketch, part.kind, tokens, first, part.end, lexicon):
            return False
        sentence = sentence_around(text, tokens, first, part.end)
        tense = tense_at(tokens, first, part.end, sentence, lexicon)
        before = tokens[first - 1].text if first else ""
        if before in lexicon.words["looking_back"]:
            tense = "past"
        elif before in lexicon.words["as"]:
            tense = "planned"  # "as soon as Tuesday"
        if (
            part.kind == "duration"
            and tense in ("future", "planned")
            and before in lexicon.words["ahead"]
        ):
            if not isinstance(sketch.amount, str) and not sketch.which:
                sketch = replace(sketch, toward="hence")
        scene = Scene(
            reference=day,
            now=now,
            accounts=any(
                token.text in lexicon.words["accounts"] for token in tokens[slice(*sentence)]
            ),
            tense=tense,
            attribute=before in lexicon.words["articles"],
            day_order=day_order,
            language=language,
            **story.told_at(first, sentence[0], alone=not _needs_story(sketch)),
        )
        readings = readings_of(sketch, part.kind, scene)
        if not readings:
            return False
        span = Span(start=tokens[first].start, end=tokens[part.end - 1].end)
        bound = bound_before(tokens, first, lexicon)
        found.append(_timex(span, text, sketch, readings, bound, place))
        story.hear(readings[0], sketch, first)
        return True

    for start, end in _runs(text, tokens, lexicon):
        _read_run(text, tokens, start, end, lexicon, read)
        if len(found) >= MOST_TIMEXES:
            break
    return tuple(found[:MOST_TIMEXES])


# Words after which a date named before is forgotten: about four sentences.
_MEMORY = 100
_DAY_GRAINS = frozenset({"day", "daypart", "hour", "minute", "second"})
_MONTH_GRAINS = _DAY_GRAINS | {"week", "weekend", "month", "quarter"}
_YEAR_GRAINS = _MONTH_GRAINS | {"year", "half", "season"}


class _Story:
    """The dates that the text has named so far, from which "a day later" counts."""

    def __init__(self, anchor: date | None) -> None:
        self._given = anchor
        self._days: dict[str, tuple[date, int]] = {}
        self._quarter: Stretch | None = None

    def hear(self, reading: Reading, sketch: Sketch, at: int) -> None:
        """Remember what was read at a token."""
        stretch, day = reading.stretch, reading.stretch.day
        if reading.type == "DURATION" and sketch.unit == "month":
            self._quarter = None  # accounts of "the nine months" compare years
        if day is None:
            return
        for name, grains in (
            ("anchor", _DAY_GRAINS),
            ("month_anchor", _MONTH_GRAINS),
            ("year_anchor", _YEAR_GRAINS),
        ):
            if stretch.grain in grains:
                self._days[name] = (day, at)
        if stretch.grain == "quarter" and sketch.toward is None and not sketch.period:
            self._quarter = stretch

    def told_at(self, at: int, sentence: int, *, alone: bool) -> dict[str, Any]:  # Any: of Scene
        """The dates to count from at a token; ``alone`` asks only for those of its sentence."""
        since = sentence if alone else at - _MEMORY
        told: dict[str, Any] = {
            name: day for name, (day, heard) in self._days.items() if heard >= since
        }
        for name in ("anchor", "month_anchor", "year_anchor"):
            told.setdefault(name, self._given)
        return {**told, "quarter": self._quarter}


def _needs_story(sketch: Sketch) -> bool:
    return sketch.story is not None or sketch.toward in ("earlier", "later")


def _publication(reference: Moment | None, place: tzinfo) -> tuple[date | None, datetime | None]:
    """The day of publication in the outlet's zone, and its local clock where that is known."""
    if reference is None:
        return None, None
    if reference.is_exact:
        local = reference.low.astimezone(place).replace(tzinfo=None)
        return local.date(), local
    if reference.high - reference.low > timedelta(days=1):
        return None, None
    return date.fromisoformat(reference.iso[:10]), None


# ---------------------------------------------------------------------------- finding


def _read_run(
    text: str,
    tokens: list[Token],
    start: int,
    end: int,
    lexicon: Lexicon,
    read: Callable[[Part, int], bool],
) -> None:
    """Offer the phrases of a run to ``read``, the longest first, from left to right."""
    chart = [_parts_at(text, tokens, at, lexicon) for at in range(start, end)]
    for row in chart:
        row[:] = [_moved(part, -start) for part in row if part.end <= end]
    kinds = {part.kind for row in chart for part in row}
    if not any(trigger <= kinds for trigger in lexicon.triggers):
        return
    complete(chart, [token.text for token in tokens[start:end]], lexicon.layers)
    at = 0
    while at < len(chart):
        wanted = [
            part for part in chart[at] if part.kind in lexicon.report or part.kind in lexicon.silent
        ]
        wanted.sort(key=lambda part: (-part.end, part.rank))
        for part in wanted:
            if part.kind in lexicon.silent or read(_moved(part, start), start + at):
                at = part.end
                break
        else:
            at += 1


def _runs(text: str, tokens: list[Token], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Stretches of tokens that the language knows, or that a date in figures covers."""
    start = None
    covered = 0
    vocabulary = lexicon.vocabulary
    for at, token in enumerate(tokens):
        if token.text[0].isdecimal():
            covered = max(covered, at + 1 + _marks_after(text, tokens, at))
        zulu = token.text == "z" and at == covered and at > 0 and tokens[at - 1].end == token.start
        if token.text in vocabulary or at < covered or zulu or token.text == "½":
            if start is None:
                start = at
            elif at - start >= _LONGEST_RUN:
                yield start, at
                start = at
        elif start is not None:
            yield start, at
            start = None
    if start is not None:
        yield start, len(tokens)


def _marks_after(text: str, tokens: list[Token], at: int) -> int:
    """1 where the next token is a mark between two runs of digits, as in 9:30 and 3.4.2017."""
    if at + 2 >= len(tokens):
        return 0
    mark, following = tokens[at + 1], tokens[at + 2]
    glued = mark.start == tokens[at].end and following.start == mark.end
    return 1 if glued and mark.text in ":./-t" and following.text[0].isdecimal() else 0


def _parts_at(text: str, tokens: list[Token], at: int, lexicon: Lexicon) -> list[Part]:
    token = tokens[at]
    if token.text[0].isdigit() or token.text == "½":
        found = list(parts_in_figures(text, tokens, at, lexicon))
    else:
        found = list(parts_in_words(tokens, at, lexicon))
    found.extend(
        Part(kind=entry.kind, end=end, features=entry.features)
        for entry, end in lexicon.entries_at(tokens, at)
    )
    return found


def _moved(part: Part, by: int) -> Part:
    return Part(kind=part.kind, end=part.end + by, features=part.features, rank=part.rank)


# ---------------------------------------------------------------------------- the record


def _timex(
    span: Span,
    text: str,
    sketch: Sketch,
    readings: tuple[Reading, ...],
    bound: str | None,
    place: tzinfo,
) -> Timex:
    told = _zone_of(sketch, place)
    modifier = sketch.modifier or sketch.phase or bound

    def record(reading: Reading) -> Timex:
        low, high = _interval(reading, told or place)
        return Timex(
            span=span,
            text=span.of(text),
            type=reading.type,
            value=reading.stretch.value,
            low=low,
            high=high,
            grain=reading.stretch.grain,
            modifier=modifier,
            until=reading.until.value if reading.until else None,
            zone=_zone_name(sketch),
        )

    first, *others = (record(reading) for reading in readings)
    different = tuple(one for one in others if one.value != first.value)
    return replace(first, alternatives=different) if different else first


def _interval(reading: Reading, zone: tzinfo) -> tuple[datetime | None, datetime | None]:
    last: Stretch = reading.until or reading.stretch
    if reading.stretch.low is None or last.high is None or last.high <= reading.stretch.low:
        return None, None
    return (
        reading.stretch.low.replace(tzinfo=zone).astimezone(UTC),
        last.high.replace(tzinfo=zone).astimezone(UTC),
    )


def _zone_of(sketch: Sketch, place: tzinfo) -> tzinfo | None:
    told = sketch.zone if sketch.zone is not None else (sketch.until.zone if sketch.until else None)
    if told is None or told == "local":
        return None
    if isinstance(told, int):
        return timezone(timedelta(minutes=told))
    return ZoneInfo(told)


def _zone_name(sketch: Sketch) -> str | None:
    told = sketch.zone
    if told is None:
        return None
    if isinstance(told, int):
        sign = "-" if told < 0 else "+"
        return f"{sign}{abs(told) // 60:02}:{abs(told) % 60:02}"
    return told
