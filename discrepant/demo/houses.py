"""The six invented houses and their stories, read from ``texts/*.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

__all__ = ["DayOrder", "House", "Story", "houses"]

DayOrder = Literal["dmy", "mdy", "ymd"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One page's text as a house printed it; times are aware, in the house's own zone.

    ``paragraphs`` hold the body. ``is_free`` is False for a stub that asks for a subscription
    after its paragraphs. ``earlier`` is the version that the first visit meets.
    """

    path: str
    section: str
    title: str
    summary: str
    author: str
    published: datetime
    modified: datetime | None
    paragraphs: tuple[str, ...]
    credit: str | None = None
    is_free: bool = True
    earlier: Story | None = None

    def at_visit(self, visit: int) -> Story:
        """The version that stands at that visit, counted from 1."""
        return self.earlier if self.earlier and visit < 2 else self

    @property
    def changed(self) -> datetime:
        """When the page last changed."""
        return self.modified or self.published


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """An outlet before it has an address: who it is, how it writes, and what it printed.

    ``feed`` and ``sitemap`` are paths on its site, None where it has none; the feed's kind is
    "rss" or "atom". ``stories`` stand newest first, as its pages list them.
    """

    slug: str
    name: str
    motto: str
    zone: str
    day_order: DayOrder
    currency: str
    owner: str
    agency: bool
    feed: str | None
    feed_kind: Literal["rss", "atom"]
    sitemap: str | None
    robots: str
    stories: tuple[Story, ...]

    def stories_at(self, visit: int) -> tuple[Story, ...]:
        """Every story in the version of that visit, newest first."""
        return tuple(story.at_visit(visit) for story in self.stories)

    def sections(self) -> tuple[str, ...]:
        """The names of its sections, in alphabetical order."""
        return tuple(sorted({story.section for story in self.stories}))


@cache
def houses() -> tuple[House, ...]:
    """The six houses, sorted by slug."""
    texts = files("discrepant.demo").joinpath("texts")
    found = sorted((file.name, file) for file in texts.iterdir() if file.name.endswith(".toml"))
    return tuple(
        _house_from(name.removesuffix(".toml"), tomllib.loads(file.read_text(encoding="utf-8")))
        for name, file in found
    )


# A TOML table is a dict of anything: it becomes records in the two functions below.
def _house_from(slug: str, table: dict[str, Any]) -> House:
    if table["day_order"] not in get_args(DayOrder):
        raise ValueError(f"{slug}.toml: day_order is {table['day_order']!r}")
    stories = (_story_from(entry) for entry in table["story"])
    return House(
        slug=slug,
        name=table["name"],
        motto=table["motto"],
        zone=table["zone"],
        day_order=table["day_order"],
        currency=table["currency"],
        owner=table["owner"],
        agency=table.get("agency", False),
        feed=table.get("feed"),
        feed_kind=table.get("feed_kind", "rss"),
        sitemap=table.get("sitemap"),
        robots=table["robots"],
        stories=tuple(sorted(stories, key=lambda story: (story.published, story.path)))[::-1],
    )


def _story_from(table: dict[str, Any]) -> Story:
    first = table.get("first")
    rest = {key: value for key, value in table.items() if key not in ("first", "modified")}
    return Story(
        path=table["path"],
        section=table["section"],
        title=table["title"],
        summary=table["summary"],
        author=table["author"],
        published=table["published"],
        modified=table.get("modified"),
        paragraphs=_paragraphs(table["text"]),
        credit=table.get("credit"),
        is_free=table.get("is_free", True),
        earlier=_story_from({**rest, **first}) if first else None,
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    """Blank lines part paragraphs; a file holds one sentence a line, a page does not."""
    return tuple(" ".join(block.split()) for block in text.split("\n\n") if block.strip())
