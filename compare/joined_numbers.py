"""Number words that a language writes as one word: "zweihunderteinunddreißig" is 231.

Which words are joined, and by what, is data (numerals.toml, [joined]); English has none.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

__all__ = ["Joined"]

# Longer words are no numbers that a newspaper prints.
_LONGEST = 80


class Joined:
    """The joined number words of a language, read by their parts."""

    def __init__(
        self,
        *,
        ones: Mapping[str, int],
        tens: Mapping[str, int],
        scales: Mapping[str, int],
        ordinals: Mapping[str, int],
        grammar: Mapping[str, str],
    ) -> None:
        self._ones, self._tens, self._ordinals = ones, tens, ordinals
        self._and = grammar.get("and", "")
        self._half = grammar.get("half", "")
        # The largest first, for "zweitausenddreihundert" is two thousand and three hundred.
        self._scales = sorted(scales.items(), key=lambda scale: -scale[1]) if grammar else []
        self._endings = tuple(grammar.get("ordinal_endings", "").split())
        self.value = lru_cache(maxsize=4096)(self._value)
        self.ordinal = lru_cache(maxsize=4096)(self._ordinal)

    def _value(self, word: str) -> float | None:
        """The number that a single word names; None for other words."""
        if not self._scales or len(word) > _LONGEST:
            return None
        if self._half and word.endswith(self._half) and word != self._half:
            whole = self._whole(word.removesuffix(self._half).removesuffix(self._and))
            return None if whole is None else whole + 0.5
        whole = self._whole(word)
        return None if whole is None else float(whole)

    def _ordinal(self, word: str) -> int | None:
        """The rank that a single word names: "einundzwanzigste"; None for other words."""
        if not self._scales or len(word) > _LONGEST:
            return None
        if word in self._ordinals:
            return self._ordinals[word]
        stems = (word.removesuffix(end) for end in self._endings if word.endswith(end))
        return next((whole for stem in stems if (whole := self._whole(stem))), None)

    def _whole(self, word: str) -> int | None:
        if word in self._ones:
            return self._ones[word]
        for name, size in self._scales:
            before, found, after = word.partition(name)
            if not found:
                continue
            many = self._whole(before) if before else 1
            rest = self._whole(after.removeprefix(self._and)) if after else 0
            if many is None or rest is None or not 0 < many < size or rest >= size:
                return None
            return many * size + rest
        return self._below_hundred(word)

    def _below_hundred(self, word: str) -> int | None:
        if word in self._tens:
            return self._tens[word]
        ones, found, tens = word.partition(self._and)
        while found and tens not in self._tens:  # "und" may stand in a word of its own
            more, found, tens = tens.partition(self._and)
            ones += self._and + more
        if not found or not 0 < self._ones.get(ones, 0) < 10:
            return None
        return self._tens[tens] + self._ones[ones]
