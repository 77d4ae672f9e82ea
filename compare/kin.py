"""Counted nouns that can name the same persons or things: "lorries" and "trucks"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from compare.wording import table

__all__ = ["are_kin", "kinds_of"]


def are_kin(head: str | None, other: str | None) -> bool:
    """True if two nouns in the singular have a kind in common; False where one is not known.

    >>> are_kin("lorry", "truck"), are_kin("soldier", "house")
    (True, False)
    """
    return bool(kinds_of(head) & kinds_of(other))


def kinds_of(head: str | None) -> frozenset[str]:
    """The kinds of kin.toml that a noun is of."""
    return _kinds().get(head or "", frozenset())


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    held: dict[str, set[str]] = defaultdict(set)
    for kind, words in table("en", "kin")["kinds"].items():
        for word in words:
            held[word].add(kind)
    return {word: frozenset(kinds) for word, kinds in held.items()}
