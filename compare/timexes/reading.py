"""The temporal expressions of a text, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from compare.timexes.context import bound_before, is_trap, sentence_around, tense_at
from compare.timexes.figures import parts_in_figures, parts_in_words
from compare.timexes.grammar import Part, complete
from compare.timexes.lexicon import Lexicon, Token, lexicon_for, tokens_of
from compare.timexes.resolution import Reading, readings_of
from compare.timexes.scene import Scene
from compare.timexes.sketch import Sketch
from compare.timexes.values import Stretch
from discrepant.records import Moment, Span, Timex

__all__ = ["MOST_TIMEXES", "timexes_in"]

DayOrder = Literal["dmy", "mdy", "ymd"]

# A text with more is a calendar, a table or an attack; the rest of it is not read.
MOST_TIMEXES = 2000
# Words in a row that may belong to one expression; longer runs are read in pieces.
_LONGEST_RUN = 400


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
    tokens = tokens_of(text)
    found: list[Timex] = []
    last_day = anchor
    last_end = -1
    for part, first in _phrases(text, tokens, lexicon):
        if len(found) >= MOST_TIMEXES:
            break
        sketch = Sketch.of(part.features)
        if is_trap(sketch, part.kind, tokens, first, part.end, lexicon):
            continue
        sentence = sentence_around(text, tokens, first, part.end)
        if found and anchor is None and last_end < sentence[0]:
            carried = last_day if _needs_story(sketch) else None
        else:
            carried = last_day
        scene = Scene(
            reference=day,
            now=now,
            anchor=carried,
            tense=tense_at(tokens, first, part.end, sentence, lexicon),
            day_order=day_order,
            language=language,
        )
        readings = readings_of(sketch, part.kind, scene)
        if not readings:
            continue
        span = _span(text, tokens, first, part.end)
        bound = bound_before(tokens, first, lexicon)
        timex = _timex(span, text, sketch, readings, bound, place)
        found.append(timex)
        last_end = part.end
        if timex.type in ("DATE", "TIME") and readings[0].stretch.grain in (
            "day",
            "hour",
            "minute",
            "daypart",
        ):
            last_day = readings[0].stretch.day or last_day
    return tuple(found)


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


def _phrases(text: str, tokens: list[Token], lexicon: Lexicon) -> Iterator[tuple[Part, int]]:
    """The longest phrases, from left to right, each with the token at which it begins."""
    for start, end in _runs(tokens, lexicon):
        run = tokens[start:end]
        chart = [_parts_at(text, tokens, at, lexicon) for at in range(start, end)]
        for row in chart:
            row[:] = [_moved(part, -start) for part in row if part.end <= end]
        kinds = {part.kind for row in chart for part in row}
        if not any(trigger <= kinds for trigger in lexicon.triggers):
            continue
        complete(chart, [token.text for token in run], lexicon.layers)
        at = 0
        while at < len(chart):
            wanted = [part for part in chart[at] if part.kind in lexicon.report]
            if not wanted:
                at += 1
                continue
            best = max(wanted, key=lambda part: (part.end, -part.rank))
            yield _moved(best, start), start + at
            at = best.end


def _runs(tokens: list[Token], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Stretches of tokens that the language knows, or figures."""
    start = None
    vocabulary = lexicon.vocabulary
    for at, token in enumerate(tokens):
        if token.text in vocabulary or token.text.isdecimal() or token.text == "½":
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


def _span(text: str, tokens: list[Token], first: int, last: int) -> Span:
    return Span(start=tokens[first].start, end=tokens[last - 1].end)


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
