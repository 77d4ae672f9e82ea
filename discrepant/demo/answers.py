"""The key to the demo web: what differs, what only looks as if, and which words show it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal
from urllib.parse import urlsplit

from discrepant.records import Article, Field, Kind, Span, Verdict

__all__ = [
    "Answers",
    "KeyCard",
    "KeyExcerpt",
    "KeyFact",
    "KeyMention",
    "Place",
    "demo_answers",
    "span_of",
]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Place:
    """One page of one outlet, whatever port it is served on."""

    outlet: str
    path: str

    def is_of(self, article: Article) -> bool:
        """True if the article was read there."""
        return article.outlet == self.outlet and urlsplit(article.url or "").path == self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyMention:
    """The words of one page that answer a question.

    ``text`` stands once in ``sentence``, ``sentence`` once in the page's ``field``. Mentions of
    one ``group`` agree; "*" fits several groups. ``visit`` is 1 for words that only the first
    visit meets, None for those that stand.
    """

    place: Place
    field: Field
    text: str
    sentence: str
    group: str
    visit: int | None

    def span_in(self, article: Article) -> Span | None:
        """Where the words stand in that article; None if it is another or lacks them."""
        if not self.place.is_of(article):
            return None
        return span_of(self.text, within=self.sentence, of=article.field(self.field))


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFact:
    """One question about the event. A verdict in ``also`` is as good as ``verdict``."""

    id: str
    kind: Kind
    verdict: Verdict
    note: str
    mentions: tuple[KeyMention, ...]
    also: frozenset[Verdict] = frozenset()

    @property
    def accepted(self) -> frozenset[Verdict]:
        """Every verdict that is right."""
        return self.also | {self.verdict}


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyExcerpt:
    """One side of a card: ``text`` stands once in the page, ``word`` once in ``text``."""

    place: Place
    text: str
    word: str

    def word_in(self, article: Article) -> Span | None:
        """Where the telling word stands in that article; None if it is another or lacks it."""
        if not self.place.is_of(article):
            return None
        return span_of(self.word, within=self.text, of=article.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCard:
    """The same thing told in two or more words; each excerpt holds one of them."""

    id: str
    kind: Literal["verb", "label"]
    note: str
    excerpts: tuple[KeyExcerpt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The whole key.

    ``facts`` are to be reported, ``quiet`` are the look-alikes that must not be flagged.
    ``event`` lists the pages about the event, ``other`` the rest, ``forbidden`` those that a
    robots.txt closes.
    """

    facts: tuple[KeyFact, ...]
    quiet: tuple[KeyFact, ...]
    cards: tuple[KeyCard, ...]
    event: tuple[Place, ...]
    other: tuple[Place, ...]
    forbidden: tuple[Place, ...]


def span_of(words: str, *, within: str, of: str) -> Span | None:
    """Where ``words`` stand inside ``within`` inside the text ``of``; any blanks are alike.

    >>> span_of("two", within="one two", of="two, and one  two").start
    14
    """
    sentence = _pattern(within).search(of)
    if sentence is None:
        return None
    found = _pattern(words).search(of, sentence.start(), sentence.end())
    return Span(start=found.start(), end=found.end()) if found else None


@cache
def _pattern(words: str) -> re.Pattern[str]:
    # Words start and end where letters and digits do: "40 units" is not in "140 units".
    return re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)")


@cache
def demo_answers() -> Answers:
    """The key that is shipped with the demo."""
    text = files("discrepant.demo").joinpath("answers.json").read_text(encoding="utf-8")
    key = json.loads(text)
    return Answers(
        facts=tuple(_fact_from(entry) for entry in key["facts"]),
        quiet=tuple(_fact_from(entry) for entry in key["quiet"]),
        cards=tuple(_card_from(entry) for entry in key["cards"]),
        event=tuple(_place_from(entry) for entry in key["event"]),
        other=tuple(_place_from(entry) for entry in key["other"]),
        forbidden=tuple(_place_from(entry) for entry in key["forbidden"]),
    )


# A JSON object is a mapping to anything: it becomes records in the functions below.
def _place_from(entry: Mapping[str, Any]) -> Place:
    return Place(outlet=entry["outlet"], path=entry["path"])


def _fact_from(entry: Mapping[str, Any]) -> KeyFact:
    return KeyFact(
        id=entry["id"],
        kind=entry["kind"],
        verdict=entry["verdict"],
        note=entry["note"],
        also=frozenset(entry.get("also", ())),
        mentions=tuple(
            KeyMention(
                place=_place_from(mention),
                field=mention.get("field", "text"),
                text=mention["text"],
                sentence=mention["sentence"],
                group=mention["group"],
                visit=mention.get("visit"),
            )
            for mention in entry["mentions"]
        ),
    )


def _card_from(entry: Mapping[str, Any]) -> KeyCard:
    return KeyCard(
        id=entry["id"],
        kind=entry["kind"],
        note=entry["note"],
        excerpts=tuple(
            KeyExcerpt(place=_place_from(side), text=side["text"], word=side["word"])
            for side in entry["excerpts"]
        ),
    )
