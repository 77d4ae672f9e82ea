"""Timelines: how a value moved, and which outlets have not moved with it."""

from __future__ import annotations

from dataclasses import dataclass

from discrepant.records import Fact, Mention, Moment
from reports.answers import HEADING_LENGTH, group_key, plainest
from reports.plain import clipped
from reports.sources import Sources, moment_key
from reports.strips import mark_of
from reports.values import When, when

__all__ = ["TimelinePoint", "still_old", "timeline_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePoint:
    """What was said of one moment, by whom."""

    when: When | None
    mark: str
    words: str
    outlets: str
    current: bool


def timeline_of(fact: Fact, sources: Sources) -> tuple[TimelinePoint, ...]:
    """The values in the order of the moments that they speak of; undated ones last."""
    points: dict[tuple[tuple[bool, float, str], str], list[Mention]] = {}
    for mention in fact.mentions:
        key = (moment_key(_moment_of(mention, sources), ""), mention.group)
        points.setdefault(key, []).append(mention)
    order = sorted(points, key=lambda key: (key[0], group_key(key[1])))
    dated = [key for key in order if not key[0][0] and key[1] != "*"]
    # Two values of one last moment: neither is the later one.
    last = {group for moment, group in dated if moment == dated[-1][0]}
    current = last.pop() if len(last) == 1 else None
    lines = []
    for key in order:
        mentions = tuple(points[key])
        first = plainest(mentions)
        names = tuple(dict.fromkeys(_name_of(m, sources) for m in mentions))
        lines.append(
            TimelinePoint(
                when=when(_moment_of(first, sources)),
                mark=mark_of(key[1]),
                words=clipped(first.text, HEADING_LENGTH),
                outlets=sources.words.listed(names),
                current=key[1] == current,
            )
        )
    return tuple(lines)


def _name_of(mention: Mention, sources: Sources) -> str:
    article = sources.article(mention.article)
    if article.replaced_by is None:
        return article.outlet
    return sources.words.say("source.outlet_earlier", outlet=article.outlet)


def _moment_of(mention: Mention, sources: Sources) -> Moment | None:
    """What the words speak of, or else when they were last changed or published."""
    article = sources.article(mention.article)
    if mention.as_of is None:
        return article.modified or article.published
    published = article.published
    if published is not None and published.low == mention.as_of:
        # The article's own moment, at the grain at which it is known.
        return published
    return Moment.at(mention.as_of)


def still_old(fact: Fact, timeline: tuple[TimelinePoint, ...], sources: Sources) -> str | None:
    """The outlets whose standing text holds only a value that others have moved on from."""
    current = {point.mark for point in timeline if point.current}
    if not current:
        return None
    standing: dict[str, set[str]] = {}
    for mention in fact.mentions:
        article = sources.article(mention.article)
        if article.replaced_by is None:
            standing.setdefault(article.outlet, set()).add(mark_of(mention.group))
    behind = tuple(
        sorted(name for name, marks in standing.items() if not marks & (current | {"gany"}))
    )
    if not behind:
        return sources.words.say("timeline.all_current")
    return sources.words.say("timeline.still_old", outlets=sources.words.listed(behind))
