"""Which words of two quotes differ, for a reader who compares them line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

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
    [('We will', False), (' not', True), (' rule it out', False)]
    """
    mine, theirs = _TOKEN.findall(text), _TOKEN.findall(other)
    if max(len(mine), len(theirs)) > MOST_TOKENS:
        return (Piece(text=text),)
    matcher = SequenceMatcher(
        None, [_folded(t) for t in mine], [_folded(t) for t in theirs], autojunk=False
    )
    pieces: list[Piece] = []
    for operation, start, end, _, _ in matcher.get_opcodes():
        words = "".join(mine[start:end])
        if words:
            marked = operation != "equal" and bool(words.strip())
            if pieces and pieces[-1].marked == marked:
                words = pieces.pop().text + words
            pieces.append(Piece(text=words, marked=marked))
    return tuple(pieces)


def _folded(token: str) -> str:
    """A token as it counts: case, spacing and the shape of quotation marks do not differ."""
    if token.isspace():
        return " "
    return token.casefold().translate(str.maketrans("’‘“”", "''\"\""))
