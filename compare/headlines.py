"""Who says it in a headline: "Rebel fire kills 3: state media", "Police: two held", "- monitor".

Some feeds drop the mark before the last name; then only names that can be nothing else there
("state media", "monitor") are believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from compare.reported_speech import Report
from compare.sources import can_speak, kind_of
from compare.wording import table
from discrepant.records import Span

__all__ = ["credits_in"]

_WHO = r"(?:[^\W_][\w’'.&-]*)(?: [\w’'.&-]+){0,4}"
_LAST = re.compile(
    rf"(?P<said>.{{12,}}?)(?P<mark>:| [-–—]|,)\s+(?:(?P<verb>say|says|according to)\s+)?"
    rf"(?P<who>{_WHO})\s*\Z"
)
_FIRST = re.compile(rf"\s*(?P<who>{_WHO})(?P<mark>:)\s+(?P<said>.{{8,}})\Z")
_SITE = re.compile(r"\s+\|[^|]{2,40}\Z")


def credits_in(text: str) -> tuple[Report, ...]:
    """What a headline gives to a source that it names before or behind it.

    >>> [(found.speaker_span.of(text), found.said.of(text))
    ...     for text in ("Shells hit school, 3 dead: monitor",) for found in credits_in(text)]
    [('monitor', 'Shells hit school, 3 dead')]
    """
    end = len(_SITE.sub("", text).rstrip(" ."))
    return tuple(_credits(text[:end]))[:1]


def _credits(text: str) -> Iterator[Report]:
    for pattern in (_LAST, _FIRST, _bare()):
        match = pattern.match(text)
        if match is None or not _is_source(match):
            continue
        who, said = (Span(start=match.start(name), end=match.end(name)) for name in ("who", "said"))
        yield Report(
            speaker_span=who,
            verb="credit",
            verb_class="neutral",
            verb_span=who,
            said=said,
            place="tail" if said.start < who.start else "lead",
        )


def _is_source(match: re.Match[str]) -> bool:
    words = match["who"].split()
    groups = match.groupdict()
    if not _before_names().isdisjoint(word.lower() for word in words[1:]):
        return False
    if groups.get("mark") == "," and not groups.get("verb"):
        return False
    # "near state media" is a place.
    if match.re is _bare() and match["said"].split()[-1].lower() in _before_names():
        return False
    # "Silva: 'We will stay'": a quotation has a speaker, whoever it is.
    if match.re is _FIRST and match["said"][:1] in "\"'“‘":
        return can_speak(words, strict=True)
    return can_speak(words, strict=True) and kind_of(match["who"]) not in {"person", "other"}


@cache
def _before_names() -> frozenset[str]:
    grammar = table("en", "reporting_verbs")["grammar"]
    return frozenset(
        (
            *grammar["determiners"],
            *grammar["inside_names"],
            *grammar["not_before_subject"],
            "outside",
        )
    )


@cache
def _bare() -> re.Pattern[str]:
    names = sorted(table("en", "sources")["headlines"]["credits"], key=lambda name: -len(name))
    places = r"(?:[A-Z]\w+(?:ian|ean|ish|ese|qi|li) )?"
    return re.compile(rf"(?P<said>.{{12,}}?) (?P<who>{places}(?i:{'|'.join(names)}))\s*\Z")
