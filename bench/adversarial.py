"""Texts of 100 KB made to be slow or to break the reading: 200 of them, always the same ones."""

from __future__ import annotations

import itertools
import random

__all__ = ["ADVERSARIAL", "LENGTH", "adversarial_text"]

LENGTH = 100_000
_SEED = 7

# Each begins or goes on some pattern, so that a row of them is the worst that it can meet.
_PIECES = (
    "1", "1 ", "1,", "1.", "1-", "1/", "1:", "1,000,", "1.000.", "1 000 ", "0", "9" * 29 + " ",
    "1e", "1e999999999 ", "inf ", "nan ", "-", "-,", "+1", "$", "$1", "US$", "(", "((1", "[", "]",
    ")1(", "½", "1½", "1/2 ", "⅓", "٤", "٤٫", "１２ ", "一", "€1,", "%", "1%", "1 % ", "°", "'",
    "\"", "“1", "one ", "one hundred and ", "twenty-", "two hundred and ", "million ", "a ",
    "the ", "a third of ", "dozens of ", "at least ", "more than more than ", "between 1 and ",
    "from 1 to ", "1 to ", "per ", "1 per ", "1 in ", "out of ", "no ", "both ", "killed 12 and ",
    "people ", "a soldier ", "a mile and a half ", "5 feet ", "5 feet 2 ", "an hour and ", "1 or ",
    "1 and 2, ", "1 km ", "Boeing 737 ", "Flight ", "aged 1, ", "$1m (£1m) ", "rose 1 to ",
    "up 1 from ", "12 and ", "may ", "May 1 ", "May 1, ", "in May ", "the 1st of ", "last ",
    "next ", "in the ", "on Friday ", "Friday, ", "1 May 20", "2017-04-19T10:30:00Z ", "1/2/",
    "10:30 ", "at 9 ", "nine ", "quarter past ", "1990s ", "the late ", "two days before ",
    "a day after ", "years ago ", "every ", "1 a.m. ", "Q1 ", "first ", "21st ", "half ",
    "half a ", "twice ", "early ", "since ", "until ", "from Monday to ", "\u202e", "\u200b1",
    "\x00", "\u0301", "\ud83d\ude00 1 ", "а1", "Ⅻ ", "²", "a1b2", "_1", "1_000 ", "a" * 50 + " ",
    "A. B. ", ". ", "? ", "! A", "\n", "\t1", "\r\n1 ", " ", "’s ", "1st-", "3-1 ",
)  # fmt: skip


def _recipes() -> dict[str, tuple[str, ...]]:
    """Every piece alone, then mixtures, some of them in random order, up to 200."""
    chance = random.Random(_SEED)
    alone: dict[str, tuple[str, ...]] = {repr(piece): (piece,) for piece in _PIECES}
    pairs = (tuple(chance.sample(_PIECES, 2)) for _ in itertools.count())
    for pair in pairs:
        if len(alone) >= 170:
            break
        alone[" + ".join(map(repr, pair))] = pair
    mixed = {
        f"mixture {n}": tuple(chance.choices(_PIECES, k=2000)) for n in range(200 - len(alone))
    }
    return alone | mixed


_RECIPES = _recipes()
ADVERSARIAL: tuple[str, ...] = tuple(_RECIPES)


def adversarial_text(name: str) -> str:
    """The text of that name.

    >>> len(adversarial_text("'1,'")), len(ADVERSARIAL)
    (100000, 200)
    """
    pattern = "".join(_RECIPES[name])
    return (pattern * (LENGTH // len(pattern) + 1))[:LENGTH]
