"""What a text has said about time so far, from which "a day later" and "the quarter" count."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from compare.timexes.sketch import Sketch
from compare.timexes.values import Reading, Stretch

__all__ = ["Anchors", "Story"]

# Words after which a date named before is forgotten: about four sentences.
_MEMORY = 100
_DAY_GRAINS = frozenset({"day", "daypart", "hour", "minute", "second"})
_MONTH_GRAINS = _DAY_GRAINS | {"week", "weekend", "month", "quarter"}
_YEAR_GRAINS = _MONTH_GRAINS | {"year", "half", "season"}


class Anchors(TypedDict):
    """The dates to count from, by the names that a scene gives them."""

    anchor: date | None
    month_anchor: date | None
    year_anchor: date | None
    quarter: Stretch | None


class Story:
    """The dates that the text has named so far; ``given`` is one named before it began."""

    def __init__(self, given: date | None) -> None:
        self._given = given
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

    def anchors(self, sketch: Sketch, *, at: int, sentence: int) -> Anchors:
        """The dates that a phrase at a token may count from.

        Phrases that ask for the story's date look back some sentences, others (a bare "9 a.m.")
        only to the token at which their own sentence begins.
        """
        asks = sketch.story is not None or sketch.toward in ("earlier", "later")
        since = at - _MEMORY if asks else sentence

        def last(name: str) -> date | None:
            known = self._days.get(name)
            return known[0] if known and known[1] >= since else self._given

        return Anchors(
            anchor=last("anchor"),
            month_anchor=last("month_anchor"),
            year_anchor=last("year_anchor"),
            quarter=self._quarter,
        )
