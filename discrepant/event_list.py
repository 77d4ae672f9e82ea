"""The events of an archive, as a list for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

__all__ = ["EventLine", "json_of_events", "lines_of_events"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """One event as a list of events shows it. ``first`` and ``last`` are ISO days or None."""

    id: str
    title: str
    query: str | None
    articles: int
    outlets: int
    first: str | None
    last: str | None
    updated: datetime


def lines_of_events(events: Sequence[EventLine]) -> tuple[str, ...]:
    """A line an event: its id first, so that it can be copied or cut out."""
    width = max((len(event.id) for event in events), default=0)
    return tuple(
        f"{event.id:{width}}  {event.articles:3} articles, {event.outlets:2} outlets  "
        f"{_days(event)}  {event.title}"
        for event in events
    )


def json_of_events(events: Sequence[EventLine]) -> str:
    """The events as a document of their own."""
    listed = [
        {
            "id": event.id,
            "title": event.title,
            "articles": event.articles,
            "outlets": event.outlets,
            "first": event.first,
            "last": event.last,
            "updated": event.updated.isoformat(timespec="seconds"),
        }
        for event in events
    ]
    return json.dumps({"format": 1, "events": listed}, ensure_ascii=False, indent=1) + "\n"


def _days(event: EventLine) -> str:
    if event.first is None:
        return "without a date"
    return event.first if event.first == event.last else f"{event.first} to {event.last}"
