"""A word without its ending, so that "trade" and "traded" count as one."""

from __future__ import annotations

__all__ = ["stem"]

_ENDINGS = ("ings", "ing", "edly", "ied", "ies", "ed", "es", "ly", "s", "e", "y")
_LEAST = 3  # letters that must be left


def stem(word: str) -> str:
    """The word cut at its longest common ending; short words stay whole.

    >>> [stem(word) for word in ("traded", "trade", "killing", "kills", "carries", "carry")]
    ['trad', 'trad', 'kill', 'kill', 'carr', 'carr']
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            cut = word[: -len(ending)]
            return (
                cut[:-1]
                if cut[-1] == cut[-2] and ending in ("ing", "ed") and cut[-1] not in "ls"
                else cut
            )
    return word
