"""Charts as inline SVG that needs no script, no style attribute and no fixed width.

A strip is one small SVG a row: places are percentages, so it stretches with the page while dots
and letters keep their size. Colour and shape both say the group; sizes are CSS pixels.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from reports.axis import Axis
from reports.plain import visible
from reports.values import Extent

__all__ = ["axis_labels", "glyph", "track"]

TRACK_HEIGHT = 28
# Labels nearer to an edge than this, in percent, are set from the edge inwards.
_EDGE = 3.0
# Bars narrower than this, in percent, would vanish: they are drawn as a dot.
_NARROWEST_BAR = 4.0


def glyph(name: str) -> Markup:
    """A small mark of the sprite, for show only: words beside it say the same."""
    return Markup('<svg class="glyph" width="16" height="16" aria-hidden="true">') + Markup(
        '<use href="#s-{}"/></svg>'
    ).format(visible(name))


def track(
    extent: Extent,
    axis: Axis,
    *,
    group: str,
    title: str,
    band: tuple[float, float] | None = None,
) -> Markup:
    """One row of a strip: what one text says, on the shared axis.

    A dot is a value, a bar an interval, an open arrow a bound without an end; ``band`` shades
    what fits all rows. ``title`` is the row's accessible name.
    """
    middle = TRACK_HEIGHT // 2
    parts = [f"<title>{escape(visible(title))}</title>"]
    if band is not None:
        left, right = axis.percent(band[0]), axis.percent(band[1])
        width = max(round(right - left, 2), 0.8)
        parts.append(
            f'<rect class="band" x="{left}%" width="{width}%" y="0" height="{TRACK_HEIGHT}"/>'
        )
    parts.extend(
        f'<line class="grid" x1="{t.at}%" x2="{t.at}%" y1="-10" y2="{TRACK_HEIGHT + 10}"/>'
        for t in axis.ticks
    )
    parts.append(f'<line class="base" x1="0" x2="100%" y1="{middle}" y2="{middle}"/>')
    parts.extend(_reach(extent, axis, middle))
    at = extent.at
    if at is None and extent.low is not None and extent.high is not None:
        narrow = axis.percent(extent.high) - axis.percent(extent.low) < _NARROWEST_BAR
        at = (extent.low + extent.high) / 2 if narrow else None
    if at is None and (extent.low is None or extent.high is None):
        at = extent.low if extent.low is not None else extent.high
    if at is not None:
        parts.append(
            f'<svg x="{axis.percent(at)}%" overflow="visible">'
            f'<use href="#s-{escape(group)}" x="-8" y="{middle - 8}" width="16" height="16"/></svg>'
        )
    return Markup(
        f'<svg class="track" width="100%" height="{TRACK_HEIGHT}" role="img">{"".join(parts)}</svg>'
    )


def _reach(extent: Extent, axis: Axis, middle: int) -> Iterable[str]:
    """The bar from bound to bound, with an arrow where a bound is open."""
    known = extent.ends
    left = 0.0 if extent.low is None else axis.percent(extent.low)
    right = 100.0 if extent.high is None else axis.percent(extent.high)
    if extent.low is not None and extent.high is not None:
        if right - left >= _NARROWEST_BAR:
            width = round(right - left, 2)
            yield (
                f'<rect class="bar" x="{left}%" width="{width}%" y="{middle - 5}" '
                f'height="10" rx="5"/>'
            )
        return
    if not known:
        return
    start = axis.percent(known[0])
    end = axis.percent(known[-1])
    if extent.high is None:
        yield f'<line class="reach" x1="{start}%" x2="100%" y1="{middle}" y2="{middle}"/>'
        yield (
            '<svg x="100%" overflow="visible">'
            f'<path class="arrow" d="M-9 {middle - 6}L-2 {middle}L-9 {middle + 6}"/></svg>'
        )
    if extent.low is None:
        yield f'<line class="reach" x1="0" x2="{end}%" y1="{middle}" y2="{middle}"/>'
        yield f'<path class="arrow" d="M9 {middle - 6}L2 {middle}L9 {middle + 6}"/>'


def axis_labels(axis: Axis) -> Markup:
    """The words under a strip; hidden from assistive tools, since every row says its value."""
    texts = (
        f'<text x="{tick.label_at}%" y="13" text-anchor="{_anchor(tick.label_at)}">'
        f"{escape(tick.words)}</text>"
        for tick in axis.ticks
    )
    return Markup(
        f'<svg class="axis" width="100%" height="18" aria-hidden="true">{"".join(texts)}</svg>'
    )


def _anchor(percent: float) -> str:
    if percent < _EDGE:
        return "start"
    return "end" if percent > 100 - _EDGE else "middle"
