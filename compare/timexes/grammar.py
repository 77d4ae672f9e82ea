"""Patterns of phrases, compiled from data, and the chart that finds them in a run of tokens.

A phrase inherits the features of its parts; two parts that disagree make no phrase. Layers are
applied in order, each once, so that the work is bounded by the length of the longest pattern
times the number of tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Layer", "Part", "Value", "complete", "grammar_from", "literals_of"]

Value = int | float | str
_ELEMENT = re.compile(r"<(\w+)(?::(\w+))?>|'([\[\]()|])'|([\[\]()|])|([^\s<\[\]()|]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A word or phrase of some kind that ends before the token ``end``, and what it tells."""

    kind: str
    end: int
    features: Mapping[str, Any]  # Any: a value, or the features of a part kept apart
    rank: int = 0  # position of its pattern in the grammar: lower is preferred


@dataclass(slots=True)
class _Node:
    literals: dict[str, _Node] = field(default_factory=dict)
    kinds: dict[str, dict[str, _Node]] = field(default_factory=dict)  # by kind and slot
    ends: list[tuple[int, str, Mapping[str, Value]]] = field(default_factory=list)


_NO_SLOTS: Mapping[str, _Node] = {}


@dataclass(frozen=True, slots=True)
class Layer:
    """The patterns of one layer, as a trie."""

    root: _Node


def grammar_from(layers: Iterable[Mapping[str, Any]]) -> tuple[Layer, ...]:
    """The layers of a grammar file, compiled; ValueError for a pattern that is not one."""
    compiled = []
    rank = 0
    for layer in layers:
        root = _Node()
        for phrase in layer["phrase"]:
            for pattern in phrase["patterns"]:
                rank += 1
                for sequence in _sequences(pattern):
                    _add(root, sequence, rank, phrase["kind"], phrase.get("sets", {}))
        compiled.append(Layer(root))
    return tuple(compiled)


def literals_of(layers: Iterable[Layer]) -> frozenset[str]:
    """Every word that stands for itself in a pattern."""
    found: set[str] = set()
    nodes = [layer.root for layer in layers]
    while nodes:
        node = nodes.pop()
        found.update(node.literals)
        nodes.extend(node.literals.values())
        nodes.extend(one for slots in node.kinds.values() for one in slots.values())
    return frozenset(found)


def complete(chart: list[list[Part]], words: Sequence[str], layers: Iterable[Layer]) -> None:
    """Add to the chart every phrase that its parts make; ``chart[i]`` begins at token i."""
    for layer in layers:
        # From the right, so that a phrase may hold a later one of its own layer.
        for at in range(len(words) - 1, -1, -1):
            made: dict[tuple[str, int], Part] = {}
            _walk(layer.root, at, {}, chart, words, made)
            if made:
                known = {(part.kind, part.end) for part in chart[at]}
                chart[at].extend(part for key, part in made.items() if key not in known)


def _walk(
    node: _Node,
    at: int,
    features: Mapping[str, Any],
    chart: list[list[Part]],
    words: Sequence[str],
    made: dict[tuple[str, int], Part],
) -> None:
    for rank, kind, sets in node.ends:
        key = (kind, at)
        if key not in made or rank < made[key].rank:
            made[key] = Part(kind=kind, end=at, features={**features, **sets}, rank=rank)
    if at >= len(words):
        return
    following = node.literals.get(words[at])
    if following is not None:
        _walk(following, at + 1, features, chart, words, made)
    if not node.kinds:
        return
    for part in chart[at]:
        for slot, follower in node.kinds.get(part.kind, _NO_SLOTS).items():
            told = {slot: part.features} if slot else part.features
            if all(features.get(name, value) == value for name, value in told.items()):
                _walk(follower, part.end, {**features, **told}, chart, words, made)


# ---------------------------------------------------------------------------- compiling


def _add(
    root: _Node,
    sequence: tuple[tuple[str, str], ...],
    rank: int,
    kind: str,
    sets: Mapping[str, Value],
) -> None:
    node = root
    for name, slot in sequence:
        if slot == "'":
            node = node.literals.setdefault(name, _Node())
        else:
            node = node.kinds.setdefault(name, {}).setdefault(slot, _Node())
    node.ends.append((rank, kind, sets))


def _sequences(pattern: str) -> list[tuple[tuple[str, str], ...]]:
    """Every sequence of elements that a pattern allows; a literal is marked by a quote."""
    pieces = list(_ELEMENT.finditer(pattern))
    found, at = _choices(pieces, 0)
    if at != len(pieces):
        raise ValueError(f"unbalanced brackets in the pattern {pattern!r}")
    return [sequence for sequence in found if sequence]


def _choices(pieces: Sequence[re.Match[str]], at: int) -> tuple[list[tuple[Any, ...]], int]:
    finished: list[tuple[Any, ...]] = []
    running: list[tuple[Any, ...]] = [()]
    while at < len(pieces):
        kind, slot, quoted, bracket, plain = pieces[at].groups()
        word = quoted or plain
        at += 1
        if bracket in ("[", "("):
            inner, at = _choices(pieces, at)
            if bracket == "[":
                inner = [*inner, ()]
            running = [left + right for left in running for right in inner]
            at += 1
        elif bracket == "|":
            finished, running = finished + running, [()]
        elif bracket:
            at -= 1
            break
        else:
            element = (word, "'") if word else (kind, slot or "")
            running = [(*left, element) for left in running]
    return finished + running, at
