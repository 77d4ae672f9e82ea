"""Answers: the mentions of a fact grouped by what they say, each group with its evidence."""

from __future__ import annotations

from dataclasses import dataclass

from discrepant.records import Fact, Mention
from reports.passages import Passage, passage_of
from reports.plain import clipped
from reports.sources import Sources
from reports.strips import mark_of
from reports.values import glance, understood
from reports.worddiff import Piece, against
from reports.wording import Words

__all__ = [
    "HEADING_LENGTH",
    "Answer",
    "QuoteLine",
    "answers_of",
    "distinct_values",
    "glances",
    "group_key",
    "plainest",
    "quote_lines",
    "spread_words",
]

# Texts shown in full under one answer; more of them say the same and are folded.
OPEN_PASSAGES = 3
# What fits several answers decides nothing: one example is enough.
OPEN_VAGUE_PASSAGES = 1
# An answer in a heading: longer ones stand whole in the evidence below.
HEADING_LENGTH = 90
GLANCE_LENGTH = 40
MOST_GLANCES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One group of values: its words, who gives it, and the evidence.

    ``passages`` holds one text of each origin, ``more`` what comes behind the first few,
    ``reprints`` the copies of texts already shown.
    """

    mark: str
    words: str
    reads_as: str | None
    spread: str
    outlets: str
    passages: tuple[Passage, ...]
    more: tuple[Passage, ...]
    more_words: str
    reprints: tuple[Passage, ...]
    reprints_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLine:
    """One wording of a quote, with the words marked that the others do not have."""

    mark: str
    outlets: str
    pieces: tuple[Piece, ...]


def group_key(group: str) -> tuple[bool, int, str]:
    """ "1" before "2" before "10", what fits several last."""
    return (group == "*", int(group) if group.isdecimal() else 0, group)


def _groups(fact: Fact) -> tuple[tuple[Mention, ...], ...]:
    names = sorted({m.group for m in fact.mentions}, key=group_key)
    return tuple(tuple(m for m in fact.mentions if m.group == name) for name in names)


def plainest(mentions: tuple[Mention, ...]) -> Mention:
    """The mention that stands for its group: an exact one if there is one, else the first."""
    return next((m for m in mentions if m.modifier in {None, "", "="}), mentions[0])


def distinct_values(fact: Fact) -> set[str]:
    """The values of a fact as a reader would tell them apart."""
    return {_value_of(mention) for mention in fact.mentions}


def _value_of(mention: Mention) -> str:
    return repr((mention.value, mention.low, mention.high, mention.modifier, mention.unit))


def spread_words(outlets: int, origins: int, words: Words) -> str:
    """How many outlets tell it, and how many independent texts stand behind them."""
    counted = words.count("count.outlets", outlets), words.count("count.origins", origins)
    return ", ".join(counted)


def glances(fact: Fact) -> tuple[str, ...]:
    """The values on one line: one a group, or where all agree one a wording."""
    groups = _groups(fact)
    if len(groups) > 1:
        firsts = [plainest(members) for members in groups]
    else:
        firsts = list({_value_of(m): m for m in reversed(fact.mentions)}.values())[::-1]
    return tuple(clipped(glance(m, fact.kind), GLANCE_LENGTH) for m in firsts[:MOST_GLANCES])


def _heading(
    mentions: tuple[Mention, ...], number: int, words: Words, quotes: tuple[QuoteLine, ...]
) -> str:
    """What stands over a group: its words, or its number where they stand in full above."""
    if quotes:
        return words.say("quotes.heading", n=number)
    return clipped(plainest(mentions).text, HEADING_LENGTH)


def answers_of(
    fact: Fact, sources: Sources, quotes: tuple[QuoteLine, ...] = ()
) -> tuple[Answer, ...]:
    """The fact's groups; where ``quotes`` stand above them, headed by number instead of words."""
    return tuple(
        _answer(members, fact, sources, heading=_heading(members, number, sources.words, quotes))
        for number, members in enumerate(_groups(fact), 1)
    )


def _answer(mentions: tuple[Mention, ...], fact: Fact, sources: Sources, *, heading: str) -> Answer:
    words = sources.words
    seen_origins: set[str] = set()
    seen_articles: set[str] = set()
    shown: list[Passage] = []
    repeated: list[Passage] = []
    reprints: list[Passage] = []
    for mention in mentions:
        origin = sources.origin(mention.article)
        passage = passage_of(fact.id, mention, sources)
        if mention.article in seen_articles:
            repeated.append(passage)
        elif origin in seen_origins:
            reprints.append(passage)
        else:
            shown.append(passage)
        seen_origins.add(origin)
        seen_articles.add(mention.article)
    names = tuple(dict.fromkeys(sources.article(m.article).outlet for m in mentions))
    length = OPEN_VAGUE_PASSAGES if mentions[0].group == "*" else OPEN_PASSAGES
    more = (*shown[length:], *repeated)
    first = plainest(mentions)
    read = understood(first, fact.kind)
    return Answer(
        mark=mark_of(first.group),
        words=heading,
        reads_as=None if read is None else words.say("answer.reads_as", value=read),
        spread=spread_words(len(names), len(seen_origins), words),
        outlets=words.listed(names),
        passages=tuple(shown[:length]),
        more=more,
        more_words=words.count("answer.more", len(more)),
        reprints=tuple(reprints),
        reprints_words=words.count("answer.reprints", len(reprints)),
    )


def quote_lines(fact: Fact, sources: Sources) -> tuple[QuoteLine, ...]:
    """Every wording of a quote against the first, and the first against the second."""
    groups = _groups(fact)
    if len(groups) < 2:
        return ()
    texts = tuple(plainest(mentions).text for mentions in groups)
    lines = []
    for number, (mentions, text) in enumerate(zip(groups, texts, strict=True)):
        names = tuple(dict.fromkeys(sources.article(m.article).outlet for m in mentions))
        lines.append(
            QuoteLine(
                mark=mark_of(mentions[0].group),
                outlets=sources.words.listed(names),
                pieces=against(text, texts[1] if number == 0 else texts[0]),
            )
        )
    return tuple(lines)
