"""The records that cross a border between rooms: frozen, typed, without behaviour of their own.

A record states its invariant in its docstring and enforces it where it is made. ``places`` says
where words stand and when they were told, ``articles`` what was found, ``reading`` what a
sentence says and ``comparison`` what came of it; everybody imports them from here.
"""

from discrepant.records.articles import (
    Article,
    DayOrder,
    Field,
    LeftOut,
    Outlet,
    Page,
    Read,
    Unread,
)
from discrepant.records.comparison import (
    FLAGGED,
    KINDS,
    VERDICTS,
    Comparison,
    Contrast,
    ContrastKind,
    Coverage,
    Event,
    Fact,
    Kind,
    Mention,
    Side,
    Step,
    Verdict,
)
from discrepant.records.places import Moment, Span
from discrepant.records.reading import Modifier, Quantity, Sentence, Timex

__all__ = [
    "FLAGGED",
    "KINDS",
    "VERDICTS",
    "Article",
    "Comparison",
    "Contrast",
    "ContrastKind",
    "Coverage",
    "DayOrder",
    "Event",
    "Fact",
    "Field",
    "Kind",
    "LeftOut",
    "Mention",
    "Modifier",
    "Moment",
    "Outlet",
    "Page",
    "Quantity",
    "Read",
    "Sentence",
    "Side",
    "Span",
    "Step",
    "Timex",
    "Unread",
    "Verdict",
]
