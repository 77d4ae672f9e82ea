"""Do two claims answer one question? A probability from features that can be read and explained.

TF-IDF proposes the pairs: for every claim the most alike claims of its kind in each other article.
Three logistic regressions settle them: one for values that agree, because an equal value is itself
the strongest sign, one for figures that differ and one for dates and times that differ. Their
weights are readable data (``wording/en/same_fact.toml``) that ``bench/train_same_fact.py`` writes.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from compare.alignment import Alignment, numbered
from compare.claims import Claim
from compare.pair_features import (
    CUES,
    Flags,
    Numbers,
    columns_of,
    differ_in_source,
    source_key,
)
from compare.stems import stem
from compare.values import Asked, agree, comparison_key, value_key
from compare.wording import table

__all__ = [
    "FEATURES",
    "LEAST_LIKELY",
    "MODELS",
    "Match",
    "Weights",
    "candidates",
    "matches_in",
    "model_of",
]

MODELS = ("agree", "differ", "differ_in_time")
# Pairs beyond the four best of an article are right less than once in a hundred.
RANKS = 4
_LEAST_ALIKE = 0.04
# A pair less likely is no match: no fact is made of pairs under 0.15 (compare.gathering).
LEAST_LIKELY = 0.02

# How far down in an article a claim's value is looked for at another place.
_DEPTH = 3 * RANKS
# Features that lowered the left-out average precision are gone: days and sources named alike, role
# and kin of the nouns by themselves, the context, the rank behind the first (guides/same_fact.md).
FEATURES: tuple[str, ...] = (
    "sentence", "window", "first_both", "margin",
    "role_clash", "role_one", "head_same", "head_rare", "head_clash", "role_and_head",
    "age_without_name", "after_same", "before_same", "names",
    *(f"cue_{name}" for name in CUES), "cue_both",
    "away_one", "periods_same", "periods_clash", "title_both",
    "inside", "two_sources", "place_clash", "place_same", "day_clash",
    "gap", "value_elsewhere", "is_date", "is_time", "digits", "tiny", "equal",
    "form_share", "form_measure", "grain_same", "date_window",
)  # fmt: skip
_COLUMN = {name: n for n, name in enumerate(FEATURES)}

Weights = Mapping[str, Mapping[str, float]]
Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Column = np.ndarray[tuple[int], np.dtype[np.float64]]
Ranked = np.ndarray[tuple[int, int, int], np.dtype[np.int64]]


@dataclass(frozen=True, slots=True, eq=False)
class _Row(Mapping[str, float]):
    """The features of one pair, read where all pairs' stand."""

    table: Matrix
    row: int

    def __getitem__(self, name: str) -> float:
        return float(self.table[self.row, _COLUMN[name]])

    def __iter__(self) -> Iterator[str]:
        return iter(FEATURES)

    def __len__(self) -> int:
        return len(FEATURES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two claims of different articles, left < right, and how likely they answer one question."""

    left: int
    right: int
    agrees: bool
    probability: float
    features: Mapping[str, float]


def matches_in(
    claims: Sequence[Claim], alignment: Alignment, *, weights: Weights | None = None
) -> tuple[Match, ...]:
    """The candidate pairs that are ``LEAST_LIKELY`` at least, most likely first.

    ``weights`` maps each of ``MODELS`` to its features' weights; by default those shipped.
    """
    chosen = weights if weights is not None else table("en", "same_fact")
    found = _candidates(claims, alignment)
    figure = np.array([claim.kind == "figure" for claim in claims], dtype=bool)[found.left]
    chance = np.zeros(len(found.left))
    for model, rows in (
        ("agree", found.agrees),
        ("differ", ~found.agrees & figure),
        ("differ_in_time", ~found.agrees & ~figure),
    ):
        chance[rows] = _probabilities(found.features[rows], chosen[model])
    order = np.argsort(-chance, kind="stable")
    order = order[chance[order] >= LEAST_LIKELY]
    columns = (order, found.left[order], found.right[order], found.agrees[order], chance[order])
    return tuple(
        Match(
            left=left,
            right=right,
            agrees=agrees,
            probability=probability,
            features=_Row(found.features, row),
        )
        for row, left, right, agrees, probability in zip(
            *(column.tolist() for column in columns), strict=True
        )
    )


def model_of(claim: Claim, *, agrees: bool) -> str:
    """Which regression settles a pair: one for values that agree, two for values that differ."""
    if agrees:
        return "agree"
    return "differ" if claim.kind == "figure" else "differ_in_time"


def candidates(
    claims: Sequence[Claim], alignment: Alignment
) -> Iterator[tuple[int, int, bool, Mapping[str, float]]]:
    """(left, right, values agree, features) of every pair that TF-IDF proposes; left < right."""
    found = _candidates(claims, alignment)
    told = zip(found.left.tolist(), found.right.tolist(), found.agrees.tolist(), strict=True)
    for n, (left, right, agrees) in enumerate(told):
        yield left, right, agrees, _Row(found.features, n)


# ---------------------------------------------------------------------------- the candidates


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidates:
    """Pairs of claims in order, whether their values agree, and a row of ``FEATURES`` for each."""

    left: Numbers
    right: Numbers
    agrees: Flags
    features: Matrix


def _candidates(claims: Sequence[Claim], alignment: Alignment) -> _Candidates:
    if not claims:
        none = np.zeros(0, dtype=np.int64)
        empty = np.zeros((0, len(FEATURES)))
        return _Candidates(left=none, right=none, agrees=none.astype(bool), features=empty)
    view = _View.of(claims, alignment)
    left, right = view.proposed()
    agrees = view.agreement.each(left, right).astype(bool)
    kept = np.array(
        [
            told or not (view.is_told_beside(i, j) or _of_two_others(claims[i], claims[j]))
            for i, j, told in zip(left.tolist(), right.tolist(), agrees.tolist(), strict=True)
        ],
        dtype=bool,
    )
    left, right, agrees = left[kept], right[kept], agrees[kept]
    columns = {
        **view.columns(left, right),
        **columns_of(claims, left, right, agrees=agrees),
    }
    features = np.empty((len(left), len(FEATURES)))
    for name, n in _COLUMN.items():
        features[:, n] = columns[name]
    return _Candidates(left=left, right=right, agrees=agrees, features=features)


def _of_two_others(left: Claim, right: Claim) -> bool:
    """True for the first blast and the second: two numbered things are two."""
    return bool(left.ordinals and right.ordinals) and not left.ordinals & right.ordinals


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    claims: Sequence[Claim]
    sentence: Matrix  # likeness of the sentences
    window: Matrix  # likeness of the words near the values
    alike: Matrix  # what ranks the candidates
    article: Numbers  # of each claim, articles counted from 0
    peers: Ranked  # [claim, article]: its best comparable claims there, -1 behind the last
    beside: Mapping[tuple[str, int], Sequence[int]]  # (kind, sentence) -> claims
    agreement: Asked[bool]

    @classmethod
    def of(cls, claims: Sequence[Claim], alignment: Alignment) -> _View:
        at = np.array([claim.sentence for claim in claims], dtype=np.int64)
        sentence = alignment.similarity[np.ix_(at, at)]
        window = _window_likeness(claims)
        context = _context_likeness(alignment)[np.ix_(at, at)]
        alike = sentence + window
        alike += np.multiply(context, 0.3, out=context)
        np.add(alike, 0.3, out=alike, where=_same_role(claims))
        agreement = Asked(claims, agree, key=value_key)
        article = numbered(claim.article for claim in claims)
        beside: dict[tuple[str, int], list[int]] = defaultdict(list)
        for i, claim in enumerate(claims):
            beside[claim.kind, claim.sentence].append(i)
        return cls(
            claims=claims, sentence=sentence, window=window, alike=alike, article=article,
            peers=_peers(claims, alike, article, agreement), beside=beside, agreement=agreement,
        )  # fmt: skip

    def proposed(self) -> tuple[Numbers, Numbers]:
        """The left and the right of every pair in which one is among the other's best."""
        best = self.peers[:, :, :RANKS].reshape(len(self.claims), -1)
        one, place = np.nonzero(best >= 0)
        other = best[one, place]
        near = self.alike[one, other] >= _LEAST_ALIKE
        one, other = one[near], other[near]
        pairs = np.unique(np.minimum(one, other) * len(self.claims) + np.maximum(one, other))
        return pairs // len(self.claims), pairs % len(self.claims)

    def columns(self, left: Numbers, right: Numbers) -> Mapping[str, Column]:
        """The features that stand on which claims of the two articles are most alike."""
        best, margin = self._standing(left, right)
        best_back, margin_back = self._standing(right, left)
        elsewhere, elsewhere_back = self._elsewhere(left, right)
        return {
            "sentence": self.sentence[left, right],
            "window": self.window[left, right],
            "first_both": (best & best_back).astype(float),
            "margin": np.minimum(margin, margin_back),
            "value_elsewhere": elsewhere.astype(float) + elsewhere_back,
        }

    def is_told_beside(self, i: int, j: int) -> bool:
        """True if one sentence holds the other's value as well: that value answers it, not this.

        "On Saturday and Sunday" against "on Saturday" is no difference of days. Figures repeat for
        other reasons: ten killed, ten injured.
        """
        if self.claims[i].kind == "figure":
            return False
        return self._holds(i, j) or self._holds(j, i)

    def _holds(self, i: int, j: int) -> bool:
        beside = self.beside[self.claims[j].kind, self.claims[j].sentence]
        return any(k != j and self.agreement(i, k) for k in beside)

    def _standing(self, one: Numbers, other: Numbers) -> tuple[Flags, Column]:
        """Whether the other is the best of its article, and its lead over the next."""
        first, second = (self.peers[one, self.article[other], n] for n in (0, 1))
        best = first == other
        rival = np.where(best, second, first)
        lead = np.where(rival >= 0, self.alike[one, rival], 0.0)
        return best, self.alike[one, other] - lead

    def _elsewhere(self, left: Numbers, right: Numbers) -> tuple[Flags, Flags]:
        """Whether the other article holds the left's value at another place; the same turned."""
        one, article, depth = np.nonzero(self.peers >= 0)
        other = self.peers[one, article, depth]
        grain = numbered(claim.timex and claim.timex.grain for claim in self.claims)
        # A day and a year are no match: that the other article names the year tells nothing.
        told = self.agreement.each(one, other).astype(bool) & (grain[one] == grain[other])
        held = np.zeros(self.peers.shape, dtype=bool)
        held[one, article, depth] = told
        found = []
        for i, j in ((left, right), (right, left)):
            places = held[i, self.article[j]] & (self.peers[i, self.article[j]] != j[:, None])
            found.append(places.any(axis=1))
        return found[0], found[1]


def _peers(
    claims: Sequence[Claim], alike: Matrix, article: Numbers, agreement: Asked[bool]
) -> Ranked:
    """For every claim the claims of each article that it can be compared with, most alike first."""
    peers = np.full((len(claims), int(article.max(initial=-1)) + 1, _DEPTH), -1, dtype=np.int64)
    in_source = Asked(claims, differ_in_source, key=source_key)
    comparable: dict[Hashable, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, where in enumerate(article.tolist()):
        comparable[comparison_key(claims[i])][where].append(i)
    for by_article in comparable.values():
        rows = np.array([i for held in by_article.values() for i in held], dtype=np.int64)
        for where, held in by_article.items():
            columns = np.array(held, dtype=np.int64)
            near = -alike[np.ix_(rows, columns)]
            for n in np.nonzero(article[rows] == where)[0].tolist():
                i = int(rows[n])
                # One article may tell two values of two sources, and one value in two sentences.
                near[n] = [
                    near[n, m]
                    if claims[i].sentence != claims[j].sentence
                    and (agreement(i, j) or in_source(i, j))
                    else np.inf
                    for m, j in enumerate(held)
                ]
            order = np.argsort(near, axis=1, kind="stable")[:, :_DEPTH]
            there = np.isfinite(np.take_along_axis(near, order, axis=1))
            peers[rows, where, : order.shape[1]] = np.where(there, columns[order], -1)
    return peers


def _window_likeness(claims: Sequence[Claim]) -> Matrix:
    texts = [
        " ".join([*map(stem, claim.near), *filter(None, (claim.head, claim.role))])
        for claim in claims
    ]
    vectorizer = TfidfVectorizer(token_pattern=r"\S+", sublinear_tf=True, lowercase=False)
    try:
        rows = vectorizer.fit_transform(texts)
    except ValueError:
        return np.zeros((len(claims), len(claims)))
    likeness: Matrix = (rows @ rows.T).toarray()
    return likeness


def _context_likeness(alignment: Alignment) -> Matrix:
    """Mean likeness of the sentences before, and after, each two; 0 at the ends of an article."""
    likeness = alignment.similarity
    context = np.zeros_like(likeness)
    article = numbered(sentence.article for sentence in alignment.sentences)
    goes_on = article[1:] == article[:-1]
    both = np.outer(goes_on, goes_on)
    np.divide(likeness[:-1, :-1], 2, out=context[1:, 1:], where=both)
    context[:-1, :-1] += np.where(both, likeness[1:, 1:] / 2, 0.0)
    return context


def _same_role(claims: Sequence[Claim]) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    roles = numbered(claim.role or i for i, claim in enumerate(claims))
    same: np.ndarray[tuple[int, int], np.dtype[np.bool_]] = roles[:, None] == roles[None, :]
    return same


# ---------------------------------------------------------------------------- the weights


def _probabilities(features: Matrix, weights: Mapping[str, float]) -> list[float]:
    total = np.zeros(len(features))
    for name, weight in weights.items():
        total += weight * (features[:, _COLUMN[name]] if name in _COLUMN else 1.0)  # the intercept
    return [1 / (1 + math.exp(-one)) for one in np.clip(total, -30.0, 30.0).tolist()]
