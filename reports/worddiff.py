"""Which words of two quotes differ, for a reader who compares them line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter

__all__ = ["Piece", "against"]

_TOKEN = re.compile(r"\s+|[^\W_]+(?:['’-][^\W_]+)*|.", re.DOTALL)
# Matching is quadratic; a quote longer than this is shown without marks.
MOST_TOKENS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text, marked or not."""

    text: str
    marked: bool = False


def against(text: str, other: str) -> tuple[Piece, ...]:
    """``text`` with the words marked that ``other`` does not have at that place.

    >>> [(p.text, p.marked) for p in against("We will not rule it out", "We will rule it out")]
    [('We will ', False), ('not', True), (' rule it out', False)]
    """
    mine, theirs = _TOKEN.findall(text), _TOKEN.findall(other)
    if max(len(mine), len(theirs)) > MOST_TOKENS:
        return (Piece(text=text),)
    matcher = SequenceMatcher(
        None, [_folded(t) for t in mine], [_folded(t) for t in theirs], autojunk=False
    )
    runs = [
        ("".join(mine[start:end]), operation != "equal")
        for operation, start, end, _, _ in matcher.get_opcodes()
        if end > start
    ]
    # Two marked words with a blank between them are one change; a comma alone is none.
    changed = [False, *(differs and _has_word(words) for words, differs in runs), False]
    marked = [
        changed[at] or (words.isspace() and changed[at - 1] and changed[at + 1])
        for at, (words, _) in enumerate(runs, 1)
    ]
    pieces: list[Piece] = []
    for mark, group in groupby(zip(marked, runs, strict=True), key=itemgetter(0)):
        words = "".join(text for _, (text, _) in group)
        if mark:
            core = words.strip()
            before, _, after = words.partition(core)
            _add(pieces, before, marked=False)
            _add(pieces, core, marked=True)
            _add(pieces, after, marked=False)
        else:
            _add(pieces, words, marked=False)
    return tuple(pieces)


def _add(pieces: list[Piece], text: str, *, marked: bool) -> None:
    """Append a run, joined with the last one where both are marked or both are not."""
    if pieces and pieces[-1].marked == marked:
        text = pieces.pop().text + text
    if text:
        pieces.append(Piece(text=text, marked=marked))


def _has_word(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _folded(token: str) -> str:
    """A token as it counts: case, spacing and the shape of quotation marks do not differ."""
    if token.isspace():
        return " "
    return token.casefold().translate(str.maketrans("’‘“”", "''\"\""))
