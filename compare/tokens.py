"""A sentence cut into words, digit strings and marks, each with its place.

Digits of any script become ASCII digits and every kind of dash and blank one kind, character
by character, so that places still count in the text as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal, NamedTuple

__all__ = ["LONGEST_TEXT", "Token", "plain", "tokens_of"]

# A "sentence" beyond this is a page that lost its line breaks, or an attack: the rest is not read.
LONGEST_TEXT = 5_000

Kind = Literal["word", "digits", "fraction", "mark"]

_VULGAR = "¼½¾⅐-⅞"
_TOKEN = re.compile(
    rf"(?P<digits>\d+(?:[.,]\d+)*|(?<![\w.])\.\d+)"
    rf"|(?P<fraction>[{_VULGAR}])"
    # "U.S.", "p.m."; letters that an apostrophe may join ("won't").
    rf"|(?P<word>(?:[A-Za-z]\.){{2,6}}|[^\W\d_{_VULGAR}]+(?:['’][^\W\d_{_VULGAR}]+)*)"
    rf"|(?P<mark>[^\w\s]|_)"
)
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‐‑−﹣－", "-"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f", " "),
        "٫": ".",
        "٬": ",",
        "٪": "%",
        "％": "%",
        "＄": "$",
        "，": ",",
        "．": ".",
        "’": "'",
    }
)


class Token(NamedTuple):
    """One piece of a sentence; ``text`` has plain digits and dashes, ``lower`` is folded.

    ``glued`` is true where no blank stands before it.
    """

    text: str
    lower: str
    start: int
    end: int
    kind: Kind
    glued: bool


def plain(text: str) -> str:
    """The same text, character for character, with ASCII digits, dashes and blanks.

    >>> plain("٤٢ – ５")
    '42 – 5'
    """
    if text.isascii():
        return text
    alike = text.translate(_ALIKE)
    return "".join(_digit(char) if char > "\u0600" else char for char in alike)


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words, digit strings and marks of the first ``LONGEST_TEXT`` characters, in order.

    >>> [token.text for token in tokens_of("Up to $3.4bn, the U.S. said.")]
    ['Up', 'to', '$', '3.4', 'bn', ',', 'the', 'U.S.', 'said', '.']
    """
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(plain(text[:LONGEST_TEXT])):
        start = match.start()
        word = match[0]
        kind: Kind = match.lastgroup  # type: ignore[assignment]  # the groups are the kinds
        found.append(
            Token(word, word.lower(), start, match.end(), kind, start == end and start > 0)
        )
        end = match.end()
    return tuple(found)


def _digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)
