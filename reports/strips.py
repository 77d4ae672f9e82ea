"""Value strips: what every independent text says, one row each, on one axis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from discrepant.records import Fact, Mention
from reports.axis import Axis, number_axis, time_axis
from reports.charts import axis_labels, track
from reports.sources import Sources
from reports.values import Extent, extent_of, is_clock_time, number_words, time_extent_of
from reports.wording import Words

__all__ = ["Strip", "StripRow", "mark_of", "strip_of"]

# A strip is for a glance: what comes behind this many rows is in the evidence below it.
MOST_ROWS = 14
# So many outlets are named in a row, the others are counted.
NAMED_OUTLETS = 3

_TIMES = frozenset({"date", "time"})


@dataclass(frozen=True, slots=True, kw_only=True)
class StripRow:
    """One independent text and one value: its outlets, its exact words and its drawing."""

    outlets: str
    words: str
    said_by: str | None
    group: str
    drawing: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A value strip or day axis with its table of words. ``left_over`` counts rows not drawn."""

    caption: str
    rows: tuple[StripRow, ...]
    labels: Markup
    left_over: str | None


def mark_of(group: str) -> str:
    """The name of a group's mark: colour and shape on strips, in the evidence and in the matrix.

    >>> mark_of("1"), mark_of("*"), mark_of("7")
    ('g1', 'gany', 'gmore')
    """
    if group == "*":
        return "gany"
    return f"g{group}" if group in {"1", "2", "3", "4"} else "gmore"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What one origin says in one way: reprints of one text share a line."""

    mentions: tuple[Mention, ...]
    extent: Extent


def strip_of(fact: Fact, sources: Sources) -> Strip | None:
    """The strip of a figure, date or time; None where values have no common axis."""
    temporal = fact.kind in _TIMES
    if not temporal and fact.kind != "figure":
        return None
    units = {mention.unit for mention in fact.mentions}
    clocks = {is_clock_time(mention.value) for mention in fact.mentions}
    lines = _lines(fact, sources, time_extent_of if temporal else extent_of)
    if len(lines) < 2 or len(units) > 1 or len(clocks) > 1:
        return None
    words = sources.words
    ends = [end for line in lines for end in line.extent.ends]
    if temporal:
        axis = time_axis(ends, clock_only=clocks == {True})
    else:
        axis = number_axis(ends, written=lambda value: _short(value, words))
    band = _common(lines) if fact.verdict == "agree" else None
    left_over = len(lines) - MOST_ROWS
    return Strip(
        caption=_caption(axis, next(iter(units)), temporal=temporal, words=words),
        rows=tuple(_row(line, axis, band, fact, sources) for line in lines[:MOST_ROWS]),
        labels=axis_labels(axis),
        left_over=words.count("strip.left_over", left_over) if left_over > 0 else None,
    )


def _lines(
    fact: Fact, sources: Sources, extent_in: Callable[[Mention], Extent | None]
) -> tuple[_Line, ...]:
    """The lines that can be drawn, from the smallest value to the largest."""
    found: dict[tuple[str, str, str], list[Mention]] = {}
    for mention in fact.mentions:
        value = repr((mention.value, mention.low, mention.high, mention.modifier))
        key = (mention.group, sources.origin(mention.article), value)
        found.setdefault(key, []).append(mention)
    lines = [
        _Line(mentions=tuple(mentions), extent=extent)
        for mentions in found.values()
        if (extent := extent_in(mentions[0])) is not None and extent.ends
    ]
    return tuple(
        sorted(lines, key=lambda x: (x.extent.ends, sources.first_published(x.mentions[0].article)))
    )


def _row(
    line: _Line,
    axis: Axis,
    band: tuple[float, float] | None,
    fact: Fact,
    sources: Sources,
) -> StripRow:
    words = sources.words
    first = line.mentions[0]
    names = tuple(dict.fromkeys(sources.article(m.article).outlet for m in line.mentions))
    if len(names) > NAMED_OUTLETS + 1:
        more = words.count("strip.more_outlets", len(names) - NAMED_OUTLETS)
        outlets = f"{', '.join(names[:NAMED_OUTLETS])} {more}"
    else:
        outlets = words.listed(names)
    group = mark_of(first.group)
    title = words.say("strip.row_title", outlets=outlets, words=first.text)
    return StripRow(
        outlets=outlets,
        words=first.text,
        # Who says it is the point where sources disagree; elsewhere the evidence below tells it.
        said_by=first.attributed_to if fact.verdict == "rival" else None,
        group=group,
        drawing=track(line.extent, axis, group=group, title=title, band=band),
    )


def _caption(axis: Axis, unit: str | None, *, temporal: bool, words: Words) -> str:
    if temporal:
        return words.say("strip.caption_time")
    if unit is None:
        caption = words.say("strip.caption")
    else:
        caption = words.say("strip.caption_unit", unit=words.known(f"unit.{unit}", unit))
    return f"{caption} {words.say('strip.logarithmic')}" if axis.logarithmic else caption


def _short(value: float, words: Words) -> str:
    """A tick in the width of a tick."""
    if abs(value) >= 1e9:
        return words.say("axis.billions", n=number_words(value / 1e9))
    if abs(value) >= 1e6:
        return words.say("axis.millions", n=number_words(value / 1e6))
    return number_words(value)


def _common(lines: tuple[_Line, ...]) -> tuple[float, float] | None:
    """What fits every line, None where nothing does or nothing bounds it."""
    lows = [line.extent.low for line in lines if line.extent.low is not None]
    highs = [line.extent.high for line in lines if line.extent.high is not None]
    if not lows or not highs or max(lows) > min(highs):
        return None
    return max(lows), min(highs)
