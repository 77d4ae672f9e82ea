"""What a phrase says about time, before anyone asks which day that was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

__all__ = ["Sketch"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """The features of one phrase; None where it says nothing about one.

    The names are those of the tables and ``sets`` of the wording files.
    """

    # The calendar.
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None  # 1 is Monday
    quarter: int | None = None
    half: int | None = None
    season: str | None = None
    decade: int | None = None
    holiday: str | None = None
    figure_one: int | None = None  # of a date in figures whose day order is the outlet's
    figure_two: int | None = None
    fiscal: int | None = None
    # Pointing: the unit, which one counted from publication or from the story, which in a row.
    unit: str | None = None
    shift: int | None = None
    story_shift: int | None = None
    story: int | None = None
    period: int | None = None  # the accounts' quarter (0) or the same one a year before (-1)
    vicinity: int | None = None  # "the weekend": a time only after certain prepositions
    days: int | None = None
    nth: int | None = None
    tens: int | None = None
    lone: int | None = None
    whole: Sketch | None = None
    week: Sketch | None = None
    # Amounts of time; "X" is one that is not told.
    amount: float | str | None = None
    upper: Sketch | None = None
    plus_half: int | None = None
    more: Sketch | None = None
    more_amount: Sketch | None = None
    which: Sketch | None = None
    toward: str | None = None
    base: Sketch | None = None
    # The clock.
    daypart: str | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    meridiem: str | None = None
    zone: int | str | None = None
    part: int | None = None
    offset: Sketch | None = None
    side: int | None = None
    # The rest.
    phase: str | None = None
    modifier: str | None = None
    ref: str | None = None
    set: int | None = None
    often: str | None = None
    times: Sketch | None = None
    range: int | None = None
    until: Sketch | None = None

    @classmethod
    def of(cls, features: Mapping[str, Any]) -> Sketch:
        """The sketch of a phrase's features; TypeError for one that it does not know."""
        told: dict[str, Any] = {
            name: cls.of(value) if isinstance(value, Mapping) else value
            for name, value in features.items()
        }
        return cls(**told)

    @property
    def count(self) -> float | None:
        """The amount of time, with its half; None where none or an untold one is told."""
        if self.amount is None or isinstance(self.amount, str):
            return None
        return float(self.amount) + (0.5 if self.plus_half else 0)

    def told(self) -> dict[str, Any]:
        """The features that are told, by name."""
        return {name: value for name in _names() if (value := getattr(self, name)) is not None}


@cache
def _names() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Sketch))
