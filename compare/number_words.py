"""The number words of a language, and the record of a number as it was written."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from compare.joined_numbers import Joined
from compare.word_sets import WordSets, word_sets
from compare.wording import table

__all__ = ["NumberWords", "Numeral", "figures_of", "number_words", "product"]

NumeralKind = Literal["digits", "words", "fraction", "vague", "few", "ordinal", "multiple"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number at ``tokens[first:last]``.

    ``low`` and ``high`` are set for words such as "dozens", whose ``value`` is the lowest.
    ``figures`` counts significant digits as written. ``scale`` is the product of the scale
    words, so that "2 to 3 billion" can lend it to the 2; ``suffix`` the glued letter that was
    read as one ("45m").
    """

    first: int
    last: int
    value: float
    kind: NumeralKind
    figures: int | None = None
    low: float | None = None
    high: float | None = None
    scale: float = 1.0
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The number words of one language, as tables for the grammar.

    ``words`` holds the sets of function words; ``starts`` the words with which a written-out
    number can begin.
    """

    ones: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]
    ordinals: Mapping[str, int]
    fractions: Mapping[str, int]
    plural_fractions: Mapping[str, int]
    plural_ordinals: Mapping[str, int]  # "firsts", of "three twenty-firsts"
    vague: Mapping[str, tuple[int, int]]
    few: Mapping[tuple[str, ...], tuple[int, int]]
    multiples: Mapping[str, int]
    words: WordSets
    starts: frozenset[str]
    decimal: str  # the mark before decimals: "." or ","
    joined: Joined  # numbers written as one word


@cache
def number_words(language: str) -> NumberWords:
    """The number words of that language, from its wording folder."""
    data = table(language, "numerals")
    words = word_sets(data["words"])
    few = {tuple(name.split()): (pair[0], pair[1]) for name, pair in data["few"].items()}
    # In English an ordinal is a part, too: "a third", and "thirds" with the ending.
    ending = data["endings"].get("plural")
    ordinals = data["ordinals"] if ending else {}
    parts = {name: value for name, value in ordinals.items() if value > 2}
    fractions = parts | data["fractions"]
    plural_fractions = {f"{name}{ending}": value for name, value in parts.items()}
    plural_fractions |= data["fractions_plural"]
    starts = frozenset().union(
        data["ones"], data["tens"], data["scales"], data["ordinals"], fractions, data["vague"],
        data["multiples"], words["articles"], words["negative"], (phrase[0] for phrase in few),
    )  # fmt: skip
    return NumberWords(
        ones=data["ones"],
        tens=data["tens"],
        scales=data["scales"],
        suffixes=data["suffixes"],
        ordinals=data["ordinals"],
        fractions=fractions,
        plural_fractions=plural_fractions,
        plural_ordinals={f"{name}{ending}": value for name, value in ordinals.items()},
        vague={name: (pair[0], pair[1]) for name, pair in data["vague"].items()},
        few=few,
        multiples=data["multiples"],
        words=words,
        starts=starts,
        decimal=data["writing"]["decimal"],
        joined=Joined(
            ones=data["ones"],
            tens=data["tens"],
            scales={name: size for name, size in data["scales"].items() if size in (100, 1000)},
            ordinals=data["ordinals"],
            grammar=data.get("joined", {}),
        ),
    )


def product(value: float, scale: float) -> float:
    """The product as the reader would write it: 8.3 million is 8300000 and nothing more."""
    if scale == 1 or not math.isfinite(value):
        return value
    return float(Decimal(repr(value)) * Decimal(repr(scale)))


def figures_of(standard: str) -> int:
    """Significant digits of a number written plainly; zeros at the end of "5000" are none."""
    significant = standard.replace(".", "").lstrip("0")
    if "." not in standard:
        significant = significant.rstrip("0")
    return max(1, len(significant))
