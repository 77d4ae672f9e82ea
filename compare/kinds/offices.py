"""Offices that one person holds, and the two names that two articles give their holder.

"NORDAID director Ada Rhys" and "Eva Lund, director of NORDAID" cannot both be right. Only offices
of which a body has one are compared; spokesmen and deputies have many.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from compare.facts import Draft
from compare.kinds.spellings import name_mention
from compare.names import Name, fold, spelled_alike
from compare.questions import question_in
from compare.verdicts import Ruling
from compare.wording import table
from discrepant.records import Article, Sentence, Span

__all__ = ["drafts_of_offices"]

# Chance that two holders of one office are a slip of one outlet.
_CHANCE = 0.6
_REACH = 80  # characters on either side of the name in which its office stands


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holder:
    office: tuple[str, str]  # ("director", "unicef")
    name: Name
    sentence: Sentence


def drafts_of_offices(
    names: Sequence[Sequence[Name]],
    *,
    sentences: Sequence[Sentence],
    articles: Mapping[str, Article],
) -> tuple[Draft, ...]:
    """One draft for every office whose holder two articles name differently."""
    first: dict[tuple[str, str], dict[str, _Holder]] = {}
    shared: set[tuple[tuple[str, str], str]] = set()  # an article names two holders
    for told, sentence in zip(names, sentences, strict=True):
        if articles[sentence.article].replaced_by is not None:
            continue
        for name in told:
            for holder in _holders(name, sentence):
                known = first.setdefault(holder.office, {}).setdefault(sentence.article, holder)
                if not _one_person(known.name, holder.name):
                    shared.add((holder.office, sentence.article))
    drafts = []
    for office, holders in first.items():
        sole = [holder for article, holder in holders.items() if (office, article) not in shared]
        groups = _grouped(sole)
        if len(groups) > 1:
            drafts.append(_draft(office, groups, articles))
    return tuple(drafts)


def _holders(name: Name, sentence: Sentence) -> Iterator[_Holder]:
    """The office beside a name: "NORDAID director NAME", "NAME, the director of NORDAID"."""
    if len(name.words) < 2:
        return
    inside = _inside().match(name.text)
    if inside:  # all in capitals: "NORDAID Director Ada Rhys"
        at = name.span.start + inside.start("name")
        own = replace(
            name,
            span=Span(start=at, end=name.span.end),
            text=inside["name"],
            words=tuple(fold(word) for word in inside["name"].split()),
        )
        yield _Holder(
            office=(fold(inside["office"]), _body(inside["body"])), name=own, sentence=sentence
        )
        return
    before = sentence.text[max(0, name.span.start - _REACH) : name.span.start]
    after = sentence.text[name.span.end : name.span.end + _REACH]
    for match in (_before().search(before), _after().match(after)):
        if match and (body := _body(match["body"])):
            yield _Holder(office=(fold(match["office"]), body), name=name, sentence=sentence)


def _body(words: str) -> str:
    kept = [fold(word) for word in words.split() if word[:1].isupper()]
    return " ".join(word for word in kept if word)


def _one_person(one: Name, other: Name) -> bool:
    return bool(set(one.words) & set(other.words)) or spelled_alike(one.words, other.words)


def _grouped(holders: Sequence[_Holder]) -> list[list[_Holder]]:
    groups: list[list[_Holder]] = []
    for holder in holders:
        for group in groups:
            if _one_person(group[0].name, holder.name):
                group.append(holder)
                break
        else:
            groups.append([holder])
    return groups


def _draft(
    office: tuple[str, str], groups: Sequence[Sequence[_Holder]], articles: Mapping[str, Article]
) -> Draft:
    said = " and ".join(
        f"{articles[group[0].sentence.article].outlet} “{group[0].name.text}”" for group in groups
    )
    first = groups[0][0]
    return Draft(
        kind="person",
        label=question_in(first.sentence.text, first.name.span, "who"),
        key=office,
        ruling=Ruling(
            verdict="conflict",
            rule="one office, two holders",
            reason=f"As {office[0]} of one body ({office[1]}) {said} are named.",
            confidence=_CHANCE,
        ),
        mentions=tuple(
            name_mention(holder.name, holder.sentence, articles, str(number))
            for number, group in enumerate(groups, start=1)
            for holder in group
        ),
    )


@cache
def _inside() -> re.Pattern[str]:
    offices = "|".join(table("en", "names")["sole_offices"])
    return re.compile(rf"(?P<body>.+)\s(?i:(?P<office>{offices}))\s(?P<name>\S+\s\S.*)\Z")


@cache
def _before() -> re.Pattern[str]:
    offices = "|".join(table("en", "names")["sole_offices"])
    return re.compile(
        rf"(?P<body>(?:[A-Z][\w’'.-]*\s+){{1,4}})(?i:(?P<office>{offices}))\s+(?:[A-Z][a-z]+\.\s+)?\Z"
    )


@cache
def _after() -> re.Pattern[str]:
    offices = "|".join(table("en", "names")["sole_offices"])
    return re.compile(
        rf",\s+(?:the\s+)?(?i:(?P<office>{offices}))\s+of\s+(?:the\s+)?"
        rf"(?P<body>(?:[A-Z][\w’'-]*\s?){{1,4}})"
    )
