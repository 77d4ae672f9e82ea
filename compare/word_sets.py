"""Named sets of words of one language; a language leaves out what it has no words for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = ["WordSets", "word_sets"]


class WordSets(dict[str, frozenset[str]]):
    """Sets by name; a name that the language does not have is an empty set.

    >>> WordSets(articles=frozenset({"a", "an"}))["titles"]
    frozenset()
    """

    def __missing__(self, name: str) -> frozenset[str]:
        return frozenset()


def word_sets(lists: Mapping[str, Iterable[str]]) -> WordSets:
    """The lists of a wording file as sets."""
    return WordSets({name: frozenset(words) for name, words in lists.items()})
