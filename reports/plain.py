"""Text of strangers, made fit to stand on a page: every character shows, none acts."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["clipped", "visible"]

# Controls that HTML may not hold, halves of surrogate pairs that UTF-8 cannot hold, and the marks
# that turn the reading direction of everything behind them ("Trojan Source").
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
    "\ufdd0-\ufdef\ufffe\uffff]"
)


def visible(text: str) -> str:
    """The text with every character that cannot or must not act on a page named instead.

    >>> visible("12" + chr(0x202E) + " dead" + chr(0) + chr(0xD800))
    '12[U+202E] dead[U+0000][U+D800]'
    >>> visible("line\\r\\nline")
    'line\\nline'
    """
    return _UNPRINTABLE.sub(_name_of, text.replace("\r\n", "\n").replace("\r", "\n"))


def _name_of(found: re.Match[str]) -> str:
    return f"[U+{ord(found.group()):04X}]"


def clipped(text: str, length: int) -> str:
    """At most ``length`` characters, cut behind a whole word where there is one, with an ellipsis.

    >>> clipped("The harbour master said", 15)
    'The harbour …'
    >>> clipped("short", 15)
    'short'
    """
    if len(text) <= length:
        return text
    head = text[: length - 1]
    # Never part a letter from its accents.
    while head and unicodedata.combining(text[len(head)]):
        head = head[:-1]
    cut = head.rfind(" ")
    return (head[: cut + 1] if cut > length // 2 else head) + "…"
