"""Which sentences of one event speak of the same thing, by TF-IDF cosine.

Alignment never leaves the event: across a whole archive both cost and precision suffer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from compare.events import content_words
from compare.stems import stem
from discrepant.records import Sentence

__all__ = ["Alignment", "Pair", "align"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sentences of different articles and their cosine similarity, 0..1; left < right."""

    left: int
    right: int
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """All sentences of an event and how alike each two are.

    ``similarity[i, j]`` is the cosine of ``sentences[i]`` and ``sentences[j]``, in [0, 1].
    """

    sentences: tuple[Sentence, ...]
    similarity: np.ndarray[tuple[int, int], np.dtype[np.float64]]

    def pairs(self, *, at_least: float) -> tuple[Pair, ...]:
        """Pairs of sentences of two articles that are at least that alike, most alike first."""
        rows, columns = np.nonzero(np.triu(self.similarity, 1) >= at_least)
        found = [
            Pair(left=int(i), right=int(j), similarity=float(self.similarity[i, j]))
            for i, j in zip(rows, columns, strict=True)
            if self.sentences[i].article != self.sentences[j].article
        ]
        return tuple(sorted(found, key=lambda pair: (-pair.similarity, pair.left, pair.right)))

    def mutual(self, *, at_least: float) -> tuple[Pair, ...]:
        """Of those pairs, the ones in which each is the other's most alike in that article."""
        best: dict[tuple[int, str], int] = {}
        pairs = self.pairs(at_least=at_least)
        for pair in pairs:
            best.setdefault((pair.left, self.sentences[pair.right].article), pair.right)
            best.setdefault((pair.right, self.sentences[pair.left].article), pair.left)
        return tuple(
            pair
            for pair in pairs
            if best[pair.left, self.sentences[pair.right].article] == pair.right
            and best[pair.right, self.sentences[pair.left].article] == pair.left
        )


def align(sentences: Sequence[Sentence]) -> Alignment:
    """The alignment of an event's sentences, in the order given.

    Weights are TF-IDF with sublinear term frequency over the stems of content words, unit length,
    so that the product of two rows is their cosine (Salton and Buckley 1988). Digits are left out:
    two sentences are alike by what they speak of, not by the figure given.
    """
    told = tuple(sentences)
    vectorizer = TfidfVectorizer(
        tokenizer=_stems, token_pattern=None, lowercase=False, sublinear_tf=True
    )
    try:
        rows = vectorizer.fit_transform(sentence.text for sentence in told)
    except ValueError:  # no word at all: nothing is alike
        return Alignment(sentences=told, similarity=np.zeros((len(told), len(told))))
    similarity = np.clip((rows @ rows.T).toarray(), 0.0, 1.0)
    return Alignment(sentences=told, similarity=similarity)


def _stems(text: str) -> list[str]:
    return [stem(word) for word in content_words(text)]
