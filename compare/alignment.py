"""Which sentences of one event speak of the same thing, by TF-IDF cosine.

Alignment never leaves the event: across a whole archive both cost and precision suffer.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from compare.events import content_words
from compare.stems import stem
from discrepant.records import Sentence

__all__ = ["Alignment", "Pair", "align", "are_mutual", "numbered"]

Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]
Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]


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

    def pairs(self, *, at_least: float, among: Collection[int] | None = None) -> tuple[Pair, ...]:
        """Pairs of sentences of two articles that are at least that alike, most alike first.

        ``among`` are the sentences to pair, by default all; a great event has a million pairs.
        """
        return self._records(*self._pairs(at_least, among))

    def mutual(self, *, at_least: float) -> tuple[Pair, ...]:
        """Of those pairs, the ones in which each is the other's most alike in that article."""
        left, right = self._pairs(at_least, None)
        kept = are_mutual(left, right, articles=self._articles())
        return self._records(left[kept], right[kept])

    def _pairs(self, at_least: float, among: Collection[int] | None) -> tuple[Numbers, Numbers]:
        asked = np.array(sorted(range(len(self.sentences)) if among is None else among), dtype=int)
        likeness = self.similarity[np.ix_(asked, asked)]
        rows, columns = np.nonzero(np.triu(likeness, 1) >= at_least)
        articles = self._articles()[asked]
        apart = articles[rows] != articles[columns]
        rows, columns = rows[apart], columns[apart]
        order = np.argsort(-likeness[rows, columns], kind="stable")
        return asked[rows[order]], asked[columns[order]]

    def _articles(self) -> Numbers:
        """The article of each sentence as a number."""
        return numbered(sentence.article for sentence in self.sentences)

    def _records(self, left: Numbers, right: Numbers) -> tuple[Pair, ...]:
        found = zip(
            left.tolist(), right.tolist(), self.similarity[left, right].tolist(), strict=True
        )
        return tuple(Pair(left=i, right=j, similarity=alike) for i, j, alike in found)


def numbered(keys: Iterable[Hashable]) -> Numbers:
    """Equal keys as equal numbers, from 0 on."""
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64)


def are_mutual(left: Numbers, right: Numbers, *, articles: Numbers) -> Flags:
    """For pairs, most alike first: whether each is the other's first in that article.

    ``articles`` has a number for the article of each one that ``left`` and ``right`` may name.
    """
    many = int(articles.max(initial=0)) + 1
    # One after the other: the left and what it meets, the right and what it meets.
    sides = np.column_stack((left, right)).ravel()
    met = np.column_stack((right, left)).ravel()
    _, first, place = np.unique(
        sides * many + articles[met], return_index=True, return_inverse=True
    )
    best = met[first][place] == met
    mutual: Flags = best[0::2] & best[1::2]
    return mutual


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
