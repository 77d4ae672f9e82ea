"""Lines of a text that only say when it was written: "Published: Friday 19 August 2022, 10:30"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.dates import is_month, moment_in
from discrepant.records import Moment

__all__ = ["Dateline", "dateline_in"]

_WORDS_AT_MOST = 14
_CHANGED = re.compile(r"\b(?:updated|modified|edited|changed|revised)\b", re.I)
# What may stand around a date in such a line: labels, weekdays, halves of the day, short zone
# names in capitals. Any other word makes the line a sentence, or the date another thing's.
_AROUND = re.compile(
    r"(?:published|posted|updated|modified|edited|first|last|date|on|at|the|of|hrs|hours|am|pm|a|p|m|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|uk|us|st|nd|rd|th)\Z",
    re.I,
)
_ZONE = re.compile(r"[A-Z]{1,4}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A line's moment, and whether it says that the text was changed then."""

    moment: Moment
    changed: bool


def dateline_in(line: str, *, zone: str = "UTC", day_order: str | None = None) -> Dateline | None:
    """The moment of a line that says nothing else; None for any other line.

    >>> dateline_in("Last updated: 19 August 2022 10:30").changed
    True
    >>> dateline_in("End of watch: Friday, 24 June 2005") is None
    True
    """
    if len(line.split()) > _WORDS_AT_MOST:
        return None
    words = re.findall(r"[^\W\d_]+", line)
    if not all(is_month(word) or _AROUND.match(word) or _ZONE.match(word) for word in words):
        return None
    moment = moment_in(line, zone=zone, day_order=day_order)
    return Dateline(moment=moment, changed=_CHANGED.search(line) is not None) if moment else None
