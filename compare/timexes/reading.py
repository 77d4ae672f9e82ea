"""The temporal expressions of a text, in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from compare.timexes.context import bound_before, sentence_around, tense_before_and_after
from compare.timexes.finding import offer_phrases
from compare.timexes.grammar import Part
from compare.timexes.lexicon import DayOrder, Lexicon, lexicon_for, tokens_of
from compare.timexes.resolution import readings_of
from compare.timexes.scene import Scene
from compare.timexes.sketch import Sketch
from compare.timexes.story import Story
from compare.timexes.traps import is_trap
from compare.timexes.values import Reading, narrowed
from discrepant.records import Moment, Span, Timex

__all__ = ["LONGEST_TEXT", "MOST_TIMEXES", "timexes_in"]

# A text with more is a calendar, a table or an attack; the rest of it is not read. The longest
# article of the development sets has 11,000 characters and 60 expressions.
LONGEST_TEXT = 20_000
MOST_TIMEXES = 200


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
    story named last; FileNotFoundError for a language without words. Without a reference only
    full dates resolve; the rest stays open, as does a bare "9 a.m." in a sentence without a day.
    At most ``LONGEST_TEXT`` characters are read and ``MOST_TIMEXES`` expressions given.

    >>> [t.value for t in timexes_in("It fell on Friday, two days before Easter.",
    ...                              reference=Moment.parse("2024-06-12"))]
    ['2024-06-07', '2024-03-29']
    """
    reader = _Reader(text[:LONGEST_TEXT], lexicon_for(language), ZoneInfo(zone), anchor)
    day, now = _publication(reference, reader.place)
    order = day_order or reader.lexicon.day_order
    reader.scene = Scene(reference=day, now=now, day_order=order)
    offer_phrases(reader.text, reader.tokens, reader.lexicon, reader.take)
    return tuple(reader.found)


class _Reader:
    """Reads the phrases of one text from left to right, and remembers what it has read."""

    scene: Scene

    def __init__(self, text: str, lexicon: Lexicon, place: tzinfo, anchor: date | None) -> None:
        self.text = text
        self.lexicon = lexicon
        self.place = place
        self.tokens = tokens_of(text)
        self.story = Story(anchor)
        self.found: list[Timex] = []

    def take(self, part: Part, first: int) -> bool:
        """Keep the phrase that begins at a token; False if it is none or names no time."""
        tokens, words = self.tokens, self.lexicon.words
        sketch = Sketch.of(part.features)
        if len(self.found) >= MOST_TIMEXES:
            return False
        if is_trap(sketch, part.kind, tokens, first, part.end, self.lexicon):
            return False
        sentence = sentence_around(self.text, tokens, first, part.end)
        tense = tense_before_and_after(tokens, first, part.end, sentence, self.lexicon)
        before = tokens[first - 1].text if first else ""
        lasts = part.kind == "duration" and not sketch.which and sketch.count is not None
        if lasts and tense in ("future", "planned") and before in words["ahead"]:
            sketch = replace(sketch, toward="hence")  # "will meet in two days"
        scene = replace(
            self.scene,
            accounts=any(token.text in words["accounts"] for token in tokens[slice(*sentence)]),
            tense=tense,
            attribute=before in words["articles"],
            **self.story.anchors(sketch, at=first, sentence=sentence[0]),
        )
        readings = readings_of(sketch, part.kind, scene)
        if not readings:
            return False
        span = Span(start=tokens[first].start, end=tokens[part.end - 1].end)
        bound = bound_before(tokens, first, self.lexicon)
        self.found.append(_timex(span, self.text, sketch, readings, bound, self.place))
        self.story.hear(readings[0], sketch, first)
        return True


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


def _timex(
    span: Span,
    text: str,
    sketch: Sketch,
    readings: tuple[Reading, ...],
    bound: str | None,
    place: tzinfo,
) -> Timex:
    told = _zone_of(sketch)
    modifier = sketch.modifier or sketch.phase or bound

    def record(reading: Reading) -> Timex:
        told_part = narrowed(reading.stretch, sketch.phase if reading.until is None else None)
        low, high = _interval(replace(reading, stretch=told_part), told or place)
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
    last = reading.until or reading.stretch
    if reading.stretch.low is None or last.high is None or last.high <= reading.stretch.low:
        return None, None
    return (
        reading.stretch.low.replace(tzinfo=zone).astimezone(UTC),
        last.high.replace(tzinfo=zone).astimezone(UTC),
    )


def _zone_of(sketch: Sketch) -> tzinfo | None:
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
