"""What one sentence says: its figures and its dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from discrepant.records.articles import Field
from discrepant.records.places import Span

__all__ = ["Modifier", "Quantity", "Sentence", "Timex"]


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
