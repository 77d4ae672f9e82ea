"""What tells whether two claims answer one question, as a column a feature with a row a pair.

An event of fifty outlets proposes more than a hundred thousand pairs. What belongs to a claim alone
is therefore read once a claim, what belongs to two of them taken from arrays, and what only a
function can tell is asked once for every two that differ in what it looks at.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from compare.alignment import numbered
from compare.attribution import same_source
from compare.claims import Claim
from compare.kin import kinds_of
from compare.values import Asked, gap, value_key

__all__ = ["CUES", "Flags", "Numbers", "columns_of", "differ_in_source", "source_key"]

CUES = ("part", "total", "more", "each", "area", "growing")

Column = np.ndarray[tuple[int], np.dtype[np.float64]]
Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pairs:
    """Claims, and two of them a row: ``left`` and ``right`` are their indices."""

    claims: Sequence[Claim]
    left: Numbers
    right: Numbers

    def flags(self, told: Callable[[Claim], object]) -> tuple[Flags, Flags]:
        """Whether it holds of the left, and of the right."""
        held = np.array([bool(told(claim)) for claim in self.claims], dtype=bool)
        return held[self.left], held[self.right]

    def figures(self, told: Callable[[Claim], float]) -> tuple[Column, Column]:
        """The number that is told of the left, and of the right."""
        values = np.array([told(claim) for claim in self.claims], dtype=float)
        return values[self.left], values[self.right]

    def same(self, told: Callable[[Claim], Hashable]) -> Flags:
        """Whether the same is told of both."""
        numbers = numbered(map(told, self.claims))
        same: Flags = numbers[self.left] == numbers[self.right]
        return same

    def shared(self, words: Callable[[Claim], Collection[str]]) -> Numbers:
        """How many different words both have."""
        known: dict[str, int] = {}
        told = [{known.setdefault(w, len(known)) for w in words(claim)} for claim in self.claims]
        ends = np.cumsum([0, *map(len, told)])
        at = np.array([word for held in told for word in sorted(held)], dtype=np.int64)
        held = csr_array(
            (np.ones(len(at), dtype=np.int64), at, ends), shape=(len(told), max(1, len(known)))
        )
        shared: Numbers = np.asarray((held[self.left] * held[self.right]).sum(axis=1)).ravel()
        return shared


def columns_of(
    claims: Sequence[Claim], left: Numbers, right: Numbers, *, agrees: Flags
) -> Mapping[str, np.ndarray[tuple[int], np.dtype[np.generic]]]:
    """The features of pairs of comparable claims, but for how alike the pairs are."""
    pairs = _Pairs(claims=claims, left=left, right=right)
    names = pairs.shared(lambda claim: claim.names)
    return {
        **_of_count(pairs),
        **_of_words(pairs, names),
        **_of_setting(pairs),
        **_of_figures(pairs, agrees),
        **_of_times(pairs),
        "gap": Asked(claims, _bounded_gap, key=value_key).each(left, right),
    }


def differ_in_source(left: Claim, right: Claim) -> bool:
    """True if the two are told by two, or one by somebody and the other by the outlet."""
    if left.source is None or right.source is None:
        return left.source is not right.source
    return not same_source(left.source, right.source)


def source_key(claim: Claim) -> Hashable:
    """What ``differ_in_source`` looks at."""
    source = claim.source
    return source and (source.kind, source.side, source.person)


def _of_count(pairs: _Pairs) -> Mapping[str, Flags | Column]:
    role, other_role = pairs.flags(lambda claim: claim.role is not None)
    head, other_head = pairs.flags(lambda claim: claim.head is not None)
    same_role = pairs.same(lambda claim: claim.role) & role
    same_head = pairs.same(lambda claim: claim.head) & head
    kin = _kin(pairs) | same_head
    often = Counter(claim.head or "" for claim in pairs.claims)
    rarity, _ = pairs.figures(lambda claim: 1 / often[claim.head or ""])
    return {
        "role_clash": role & other_role & ~same_role,
        "role_one": role ^ other_role,
        "head_same": same_head,
        "head_rare": np.where(same_head, rarity, 0.0),
        "role_and_head": same_role & kin,
        "head_clash": head & other_head & ~kin,
    }


def _of_words(pairs: _Pairs, names: Numbers) -> Mapping[str, Flags | Column]:
    many, other_many = pairs.figures(lambda claim: len(claim.names))
    age, _ = pairs.flags(lambda claim: claim.quantity and claim.quantity.form == "age")
    return {
        "after_same": _first_shared(pairs, lambda claim: claim.after),
        "before_same": _first_shared(pairs, lambda claim: claim.before),
        "names": names / np.maximum(1, many + other_many - names),
        "age_without_name": age & (names == 0),
    }


def _of_setting(pairs: _Pairs) -> Mapping[str, Flags | Column | Numbers]:
    sourced, other_sourced = pairs.flags(lambda claim: claim.source)
    apart = Asked(pairs.claims, differ_in_source, key=source_key).each(pairs.left, pairs.right)
    title, other_title = pairs.flags(lambda claim: claim.field == "title")
    periods_same, periods_clash = _same_or_clash(pairs, lambda claim: claim.periods)
    place_same, place_clash = _same_or_clash(pairs, lambda claim: claim.places)
    return {
        **{f"cue_{name}": np.logical_xor(*pairs.flags(_has_cue(name))) for name in CUES},
        "cue_both": pairs.shared(lambda claim: claim.cues),
        "away_one": ~pairs.same(lambda claim: claim.away),
        "periods_same": periods_same,
        "periods_clash": periods_clash,
        "title_both": title & other_title,
        "inside": pairs.same(lambda claim: claim.article),
        "two_sources": sourced & other_sourced & apart.astype(bool),
        "place_clash": place_clash,
        "place_same": place_same,
        "day_clash": _days_apart(pairs),
    }


def _has_cue(name: str) -> Callable[[Claim], bool]:
    return lambda claim: name in claim.cues


def _same_or_clash(pairs: _Pairs, words: Callable[[Claim], Collection[str]]) -> tuple[Flags, Flags]:
    """Whether both have a word in common; whether both have words, and none in common."""
    one, other = pairs.flags(words)
    shared = pairs.shared(words) > 0
    return shared, one & other & ~shared


def _days_apart(pairs: _Pairs) -> Flags:
    """True for figures whose sentences name two days that do not touch."""
    figure, _ = pairs.flags(lambda claim: claim.kind == "figure")
    begin, other_begin = pairs.figures(lambda c: c.moment[0].timestamp() if c.moment else math.nan)
    end, other_end = pairs.figures(lambda c: c.moment[1].timestamp() if c.moment else math.nan)
    return figure & ((end <= other_begin) | (other_end <= begin))


def _of_figures(pairs: _Pairs, agrees: Flags) -> Mapping[str, Flags | Column]:
    figure, _ = pairs.flags(lambda claim: claim.quantity)
    digits = np.minimum(*pairs.figures(lambda c: (c.quantity and c.quantity.figures) or 0))
    value = np.minimum(*pairs.figures(lambda c: c.quantity.value if c.quantity else 0.0))
    base, other_base = pairs.figures(
        lambda claim: claim.quantity.value * claim.quantity.factor if claim.quantity else 0.0
    )
    times = pairs.same(lambda claim: claim.timex and claim.timex.value)
    return {
        "digits": np.where(figure & agrees, np.minimum(digits, 4) / 4, 0.0),
        "tiny": figure & (value <= 2),
        "equal": np.where(figure, agrees & (base == other_base), times),
        **{f"form_{name}": pairs.flags(_has_form(name))[0] for name in ("share", "measure")},
    }


def _has_form(name: str) -> Callable[[Claim], bool]:
    return lambda claim: claim.quantity is not None and claim.quantity.form == name


def _of_times(pairs: _Pairs) -> Mapping[str, Flags]:
    time, _ = pairs.flags(lambda claim: claim.timex)
    return {
        "is_date": pairs.flags(lambda claim: claim.kind == "date")[0],
        "is_time": pairs.flags(lambda claim: claim.kind == "time")[0],
        "grain_same": time & pairs.same(lambda claim: claim.timex and claim.timex.grain),
        "date_window": time & (pairs.shared(lambda claim: claim.near if claim.timex else ()) > 1),
    }


def _bounded_gap(left: Claim, right: Claim) -> float:
    return 0.0 if _are_slips(left, right) else min(gap(left, right), 5.0)


def _are_slips(left: Claim, right: Claim) -> bool:
    """True for $4.2 million and $4.2 billion: the same digits under another scale word."""
    if left.quantity is None or right.quantity is None:
        return False
    small, large = sorted((abs(left.quantity.value), abs(right.quantity.value)))
    return small > 0 and any(math.isclose(large, scale * small) for scale in (1e3, 1e6, 1e9))


def _first_shared(pairs: _Pairs, words: Callable[[Claim], Sequence[str]]) -> Column:
    """1 if the nearest content words are one, 0.5 if they are among the next."""

    def told(claim: Claim) -> list[str]:
        return [word for word in words(claim) if word]

    some, _ = pairs.flags(told)
    first = some & pairs.same(lambda claim: next(iter(told(claim)), None))
    return np.where(first, 1.0, np.where(pairs.shared(told) > 0, 0.5, 0.0))


def _kin(pairs: _Pairs) -> Flags:
    """True if two counted nouns can name the same persons or things."""
    return pairs.shared(lambda claim: kinds_of(claim.head)) > 0
