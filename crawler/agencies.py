"""The agency that a text names as its source: in its byline, its dateline or its last lines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

__all__ = ["credit_of", "is_agency"]

_HEAD = 160  # characters in which a dateline ends: "SOCHI, Russia, Aug 19 (Reuters) -"
_TAIL = 100  # characters at the end of a line that can hold a credit
_LAST_LINES = 3
# "SOCHI (AP) —", "Berlin (dpa/mov)"
_IN_DATELINE = r"\((?:[\w ]{1,20}/)?(?:NAME)(?:/[\w ]{1,20})?\)"
_IN_LAST_LINES = (
    # the line is nothing else: "Reuters", "© 2022 AFP", "Source: Xinhua"
    r"\A\W*(?i:(?:source|copyright|by|with|via)\W+)?(?:\d{4}\W+)?(?:NAME)\W*\Z",
    # behind the last sentence: "... he said. --Reuters", "... he said. (AFP)"
    r"[.?!”\"]\s*(?:[-–—]{1,3}\s?(?:NAME)|\((?:NAME)\))\.?\Z",
    # "(Reporting by A in Sochi; Reuters)", "With material from Meridian Wire"
    r"\A\W?(?i:reporting|writing|additional reporting|editing|with (?:material|files|reporting)"
    r"|this report)\b.{0,80}?\b(?:NAME)\b",
)


def credit_of(
    paragraphs: Sequence[str],
    *,
    authors: Iterable[str] = (),
    outlet: str,
    extra: Iterable[str] = (),
) -> str | None:
    """The agency credited, under its usual short name; None when there is none.

    ``extra`` are further names of agencies (outlets that the user marked so). Being quoted or
    mentioned ("he told Reuters") is no credit, and nobody is credited with their own text.

    >>> credit_of(["SOCHI (AP) — The talks ended."], outlet="Harbour Post")
    'AP'
    >>> credit_of(["He told Reuters that it was over."], outlet="Harbour Post") is None
    True
    """
    names = _names() | {name: name for name in extra}
    names = {name: short for name, short in names.items() if short.lower() != outlet.lower()}
    for author in authors:
        for name, short in names.items():
            if author.strip().casefold() == name.casefold():
                return short
    places = [(_IN_DATELINE, line[:_HEAD]) for line in paragraphs[:1]]
    for line in reversed(paragraphs[-_LAST_LINES:]):
        places += [(pattern, line[-_TAIL:]) for pattern in _IN_LAST_LINES]
    any_name = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    for pattern, place in places:
        if re.search(pattern.replace("NAME", any_name), place):
            return next(
                short
                for name, short in names.items()
                if re.search(pattern.replace("NAME", re.escape(name)), place)
            )
    return None


def is_agency(name: str, extra: Iterable[str] = ()) -> bool:
    """True if a byline's name is an agency's rather than a person's.

    >>> is_agency("The Associated Press"), is_agency("Ann Reporter")
    (True, False)
    """
    return name.strip().casefold() in {known.casefold() for known in (*_names(), *extra)}


@cache
def _names() -> dict[str, str]:
    data = tomllib.loads(files("crawler").joinpath("agencies.toml").read_text(encoding="utf-8"))
    return {name: line[0] for line in data["names"] for name in line}
