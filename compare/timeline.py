"""When a value was true: the moments that claims speak of, on one line.

A claim speaks of the time that its sentence names, else of the moment its text was last changed
or published (guides/discrepancies.md, N4).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from compare.claims import Claim
from discrepant.records import Article

__all__ = ["Point", "as_of", "follow", "timeline_of"]

# Two stories of one morning speak of one moment; a toll may move between morning and evening.
LATER = timedelta(hours=3)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Point:
    """A group of claims on the line.

    ``first`` and ``last`` are the earliest and the latest beginning of what they speak of,
    ``until`` its end. ``value`` is their mean, ``claim`` the index of the earliest of them, and
    ``spoken`` is True if every sentence names its time.
    """

    first: datetime
    last: datetime
    until: datetime
    value: float
    claim: int
    spoken: bool


def as_of(claim: Claim, articles: Mapping[str, Article]) -> datetime | None:
    """The moment a claim speaks of; None where it tells of another time that is not known."""
    spoken = _spoken_of(claim, articles)
    return spoken[0] if spoken else None


def timeline_of(
    groups: Iterable[Sequence[int]], claims: Sequence[Claim], articles: Mapping[str, Article]
) -> tuple[Point, ...]:
    """The groups in order of their moments; empty where one of them has no moment or no value."""
    points = [_point(members, claims, articles) for members in groups]
    known = [point for point in points if point is not None]
    return tuple(sorted(known)) if len(known) == len(points) else ()


def follow(timeline: Sequence[Point], *, growing: bool) -> bool:
    """True if each point lies wholly after the one before; ``growing``: and has a higher value."""
    spoken = all(point.spoken for point in timeline)
    return len(timeline) > 1 and all(
        (later.first >= point.until if spoken else later.first - point.last >= LATER)
        and (later.value > point.value or not growing)
        for point, later in pairwise(timeline)
    )


def _spoken_of(claim: Claim, articles: Mapping[str, Article]) -> tuple[datetime, datetime] | None:
    if claim.moment is not None or claim.away:
        return claim.moment
    article = articles[claim.article]
    moment = article.modified or article.published
    return (moment.low, moment.high) if moment else None


def _point(
    members: Sequence[int], claims: Sequence[Claim], articles: Mapping[str, Article]
) -> Point | None:
    moments = [(moment, i) for i in members if (moment := _spoken_of(claims[i], articles))]
    values = [q.value for i in members if (q := claims[i].quantity)]
    if len(moments) < len(members) or not values:
        return None
    return Point(
        first=min(low for (low, _), _ in moments),
        last=max(low for (low, _), _ in moments),
        until=max(high for (_, high), _ in moments),
        value=sum(values) / len(values),
        claim=min(moments)[1],
        spoken=all(claims[i].moment for i in members),
    )
