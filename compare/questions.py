"""What a fact asks, in words for the reader, and the content that its id is made of.

The label names the thing counted, what happened to it, and the words that its sentences share;
the key takes only what does not move when a value, an article or the order changes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from compare.claims import Claim
from compare.events import content_words
from compare.wording import table
from discrepant.records import Sentence

__all__ = ["key_of", "label_of", "shared_words"]

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CONTEXT_WORDS = 3


def label_of(claims: Sequence[Claim], sentences: Sequence[Sentence]) -> str:
    """A short question in words: "soldiers killed", "date: bridge, closed", "age: driver"."""
    words = ", ".join(shared_words(claims, sentences))
    first = claims[0]
    if first.kind != "figure":
        return f"{_wording()[first.kind]}: {words}" if words else _wording()[first.kind]
    subject = _subject(claims)
    return f"{subject}: {words}" if words else subject


def key_of(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Kind of value, counted noun, what happened: never values, groups or articles."""
    first = claims[0]
    if first.quantity is None:
        near = Counter(word for claim in claims for word in set(claim.near))
        return (first.kind, *sorted(word for word, n in near.items() if n * 2 > len(claims))[:4])
    heads = Counter(claim.head or "" for claim in claims)
    roles = Counter(claim.role or "" for claim in claims)
    return (first.quantity.form, first.quantity.dimension or "", _most(heads), _most(roles))


def shared_words(claims: Sequence[Claim], sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Up to three words near the values that most claims share, as the first one wrote them."""
    near = Counter(word for claim in claims for word in set(claim.near))
    taken = {word for claim in claims for word in content_words(_phrase(claim))}
    needed = max(1, len(claims) // 2)
    kept = [w for w, n in near.items() if n >= needed and w not in taken]
    order = {word: n for n, word in enumerate(claims[0].near)}
    kept.sort(key=lambda word: (-near[word], order.get(word, 99), word))
    told = dict.fromkeys(claim.sentence for claim in claims)
    return _as_written(kept[:_CONTEXT_WORDS], [sentences[number].text for number in told])


def _as_written(words: Sequence[str], texts: Sequence[str]) -> tuple[str, ...]:
    """Content words in the form that they have where they stand first in the texts."""
    surface: dict[str, str] = {}
    for match in (match for text in texts for match in _WORD.finditer(text)):
        if len(surface) == len(words):
            break
        for word in content_words(match[0]):
            if word in words:
                surface.setdefault(word, match[0])
    return tuple(surface.get(word, word) for word in words)


def _subject(claims: Sequence[Claim]) -> str:
    phrases = Counter(phrase for claim in claims if (phrase := _phrase(claim)))
    roles = Counter(claim.role for claim in claims if claim.role)
    first = claims[0].quantity
    form = first.form if first else "count"
    role = _most(roles)
    if form in ("age", "money", "share", "rate", "duration"):
        told = _wording()[form]
        return f"{told} ({role})" if role else told
    phrase = _most(phrases)
    if not phrase and first and first.dimension:
        return _wording().get(first.dimension, first.dimension)
    return f"{phrase} {role}".strip() or _wording()["count"]


def _phrase(claim: Claim) -> str:
    quantity = claim.quantity
    return (quantity.concept or quantity.head or "").lower() if quantity else ""


def _most(counts: Counter[str]) -> str:
    """The most frequent entry; of several the shortest, then the first by letter."""
    return min(counts, key=lambda entry: (-counts[entry], len(entry), entry), default="")


@cache
def _wording() -> Mapping[str, str]:
    return {str(name): str(word) for name, word in table("en", "questions")["words"].items()}
