"""Value strips: what every independent text says, one row each, on one axis."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from discrepant.records import Fact, Mention
from reports.axis import Axis, number_axis, time_axis
from reports.charts import axis_labels, track
from reports.sources import Sources
from reports.values import Extent, extent_of, number_words, time_extent_of
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
    unit: str | None
    left_over: str | None


def mark_of(group: str) -> str:
    """The name of a group's mark: colour and shape on strips, in the evidence and in the matrix.

    >>> mark_of("1"), mark_of("*"), mark_of("7")
    ('g1', 'gany', 'gmore')
    """
    if group == "*":
        return "gany"
    return f"g{group}" if group in {"1", "2", "3", "4"} else "gmore"


def strip_of(fact: Fact, sources: Sources) -> Strip | None:
    """The strip of a figure, date or time; None where values have no common axis."""
    words = sources.words
    temporal = fact.kind in _TIMES
    if not temporal and fact.kind != "figure":
        return None
    rows = _rows(fact, sources)
    units = {mention.unit for mentions in rows.values() for mention in mentions}
    if len(units) > 1:
        return None
    extents = {
        key: time_extent_of(mentions[0]) if temporal else extent_of(mentions[0])
        for key, mentions in rows.items()
    }
    drawn = {key: extent for key, extent in extents.items() if extent is not None and extent.ends}
    if len(drawn) < 2:
        return None
    ends = [end for extent in drawn.values() for end in extent.ends]
    clock_only = temporal and all(end < 1e9 for end in ends)
    axis = (
        time_axis(ends, clock_only=clock_only)
        if temporal
        else number_axis(ends, written=lambda value: _short(value, words))
    )
    order = sorted(
        drawn, key=lambda key: (drawn[key].ends, sources.first_published(rows[key][0].article), key)
    )
    band = _common(tuple(drawn.values())) if fact.verdict == "agree" else None
    unit = next(iter(units))
    return Strip(
        caption=_caption(fact, axis, unit, words),
        rows=tuple(
            _row(rows[key], drawn[key], axis, band=band, sources=sources)
            for key in order[:MOST_ROWS]
        ),
        labels=axis_labels(axis),
        unit=words.known(f"unit.{unit}", unit) if unit else None,
        left_over=words.count("strip.left_over", len(order) - MOST_ROWS)
        if len(order) > MOST_ROWS
        else None,
    )


def _rows(fact: Fact, sources: Sources) -> dict[tuple[str, str, str], list[Mention]]:
    """Mentions by group, origin and value: reprints of one text share a row."""
    rows: dict[tuple[str, str, str], list[Mention]] = {}
    for mention in fact.mentions:
        value = repr((mention.value, mention.low, mention.high, mention.modifier))
        key = (mention.group, sources.origin(mention.article), value)
        rows.setdefault(key, []).append(mention)
    return rows


def _row(
    mentions: list[Mention],
    extent: Extent,
    axis: Axis,
    *,
    band: tuple[float, float] | None,
    sources: Sources,
) -> StripRow:
    words = sources.words
    first = mentions[0]
    names = tuple(dict.fromkeys(sources.article(m.article).outlet for m in mentions))
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
        said_by=first.attributed_to,
        group=group,
        drawing=track(extent, axis, group=group, title=title, band=band),
    )


def _caption(fact: Fact, axis: Axis, unit: str | None, words: Words) -> str:
    key = "strip.caption_time" if fact.kind in _TIMES else "strip.caption"
    caption = words.say(key, label=fact.label)
    if axis.logarithmic:
        caption = f"{caption} {words.say('strip.logarithmic')}"
    return caption


def _short(value: float, words: Words) -> str:
    """A tick in the width of a tick."""
    if abs(value) >= 1e9:
        return words.say("axis.billions", n=number_words(value / 1e9))
    if abs(value) >= 1e6:
        return words.say("axis.millions", n=number_words(value / 1e6))
    return number_words(value)


def _common(extents: tuple[Extent, ...]) -> tuple[float, float] | None:
    """What fits every extent, None where nothing does or nothing bounds it."""
    lows = [extent.low for extent in extents if extent.low is not None]
    highs = [extent.high for extent in extents if extent.high is not None]
    if not lows or not highs or max(lows) > min(highs):
        return None
    return max(lows), min(highs)
