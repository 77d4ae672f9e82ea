"""The agency that a text names as its source: in its dateline, its last lines or its byline."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

__all__ = ["credit_of", "is_agency"]

_HEAD = 160  # characters in which a dateline ends: "SOCHI, Russia, Aug 19 (Reuters) -"
_LAST_LINES = 3
_LAST_LINE_WORDS = 25
_AROUND = r"[\s\-–—(\[©/.,:;]*"
_REPORTING = r"(?:reporting|writing|additional reporting|with reporting|editing)"


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
            if re.fullmatch(rf"(?:staff |with )?{re.escape(name)}(?: staff)?", author.strip()):
                return short
    if paragraphs:
        head = paragraphs[0][:_HEAD]
        for name, short in names.items():
            if re.search(rf"\((?:[\w ]{{1,20}}/)?{re.escape(name)}(?:/[\w ]{{1,20}})?\)", head):
                return short
    for line in reversed(paragraphs[-_LAST_LINES:]):
        credit = _credit_in_last_line(line, names)
        if credit is not None:
            return credit
    return None


def is_agency(name: str, extra: Iterable[str] = ()) -> bool:
    """True if a byline's name is an agency's rather than a person's.

    >>> is_agency("Associated Press"), is_agency("Ann Reporter")
    (True, False)
    """
    return name.strip() in {*_names(), *extra}


def _credit_in_last_line(line: str, names: dict[str, str]) -> str | None:
    if len(line.split()) > _LAST_LINE_WORDS:
        line = line[-60:]
        return next(
            (
                s
                for n, s in names.items()
                if re.search(rf"[.\s][-–—]{{1,3}}\s?{re.escape(n)}\.?\Z", line)
            ),
            None,
        )
    for name, short in names.items():
        quoted = re.escape(name)
        if (
            re.fullmatch(
                rf"{_AROUND}(?:©|source:?|copyright|by|with|via)?\s*(?:\d{{4}}\s)?{quoted}{_AROUND}[)\]]?",
                line,
                re.I,
            )
            and name in line
        ):
            return short
        if re.search(rf"[.\s][-–—]{{1,3}}\s?{quoted}\.?\Z|[.\s]\({quoted}\)\.?\Z", line):
            return short
        if re.match(rf"[(\[*]?{_REPORTING}\b", line, re.I) and re.search(rf"\b{quoted}\b", line):
            return short
    return None


@cache
def _names() -> dict[str, str]:
    data = tomllib.loads(files("crawler").joinpath("agencies.toml").read_text(encoding="utf-8"))
    return {name: line[0] for line in data["names"] for name in line}
