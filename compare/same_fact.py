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
from functools import cache

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from compare.alignment import Alignment
from compare.attribution import same_source
from compare.claims import Claim
from compare.stems import stem
from compare.values import agree, comparison_key, gap, value_key
from compare.wording import table

__all__ = ["FEATURES", "MODELS", "Match", "Weights", "candidates", "matches_in", "model_of"]

MODELS = ("agree", "differ", "differ_in_time")
# Pairs beyond the four best of an article are right less than once in a hundred.
RANKS = 4
_LEAST_ALIKE = 0.04

Weights = Mapping[str, Mapping[str, float]]
Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]


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
    """The candidate pairs of an event with their probabilities, most likely first.

    ``weights`` maps each of ``MODELS`` to its features' weights; by default those shipped.
    """
    chosen = weights if weights is not None else table("en", "same_fact")
    scored = [
        Match(
            left=left,
            right=right,
            agrees=agrees,
            probability=_probability(features, chosen[model_of(claims[left], agrees=agrees)]),
            features=features,
        )
        for left, right, agrees, features in candidates(claims, alignment)
    ]
    return tuple(sorted(scored, key=lambda match: (-match.probability, match.left, match.right)))


def model_of(claim: Claim, *, agrees: bool) -> str:
    """Which regression settles a pair: one for values that agree, two for values that differ."""
    if agrees:
        return "agree"
    return "differ" if claim.kind == "figure" else "differ_in_time"


def candidates(
    claims: Sequence[Claim], alignment: Alignment
) -> Iterator[tuple[int, int, bool, Mapping[str, float]]]:
    """(left, right, values agree, features) of every pair that TF-IDF proposes; left < right."""
    if not claims:
        return
    view = _View.of(claims, alignment)
    for left, right in sorted(view.proposed()):
        agrees = view.agree(left, right)
        if not agrees and (
            view.is_told_beside(left, right) or _of_two_others(claims[left], claims[right])
        ):
            continue
        yield left, right, agrees, view.features(left, right, agrees=agrees)


def _may_meet(left: Claim, right: Claim) -> bool:
    """True for claims of two articles, and of two sources or sentences in one."""
    if left.article != right.article:
        return True
    return left.sentence != right.sentence and (
        agree(left, right) or _differ_in_source(left, right)
    )


def _differ_in_source(left: Claim, right: Claim) -> bool:
    if left.source is None or right.source is None:
        return left.source is not right.source
    return not same_source(left.source, right.source)


def _of_two_others(left: Claim, right: Claim) -> bool:
    """True for the first blast and the second: two numbered things are two."""
    return bool(left.ordinals and right.ordinals) and not left.ordinals & right.ordinals


# ---------------------------------------------------------------------------- the features


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    claims: Sequence[Claim]
    sentence: Matrix  # likeness of the sentences
    window: Matrix  # likeness of the words near the values
    alike: Matrix  # what ranks the candidates
    peers: Mapping[tuple[int, str], tuple[int, ...]]  # (claim, article) -> comparable, best first
    heads: Mapping[str, int]  # in how many claims a counted noun stands
    value: Sequence[int]  # claims of one number have one value
    agreement: dict[tuple[int, int], bool]  # of two such numbers, once asked

    @classmethod
    def of(cls, claims: Sequence[Claim], alignment: Alignment) -> _View:
        at = np.array([claim.sentence for claim in claims])
        sentence = alignment.similarity[np.ix_(at, at)]
        window = _window_likeness(claims)
        context = _context_likeness(alignment)[np.ix_(at, at)]
        alike = sentence + window + 0.3 * context + 0.3 * _same_role(claims)
        articles = sorted({claim.article for claim in claims})
        alikes: dict[Hashable, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for i, claim in enumerate(claims):
            alikes[comparison_key(claim)][claim.article].append(i)
        peers: dict[tuple[int, str], tuple[int, ...]] = {}
        for i, claim in enumerate(claims):
            comparable = alikes[comparison_key(claim)]
            for article in articles:
                fit = comparable.get(article, [])
                if article == claim.article:
                    fit = [j for j in fit if _may_meet(claim, claims[j])]
                peers[i, article] = tuple(sorted(fit, key=lambda j: (-alike[i, j], j)))
        numbers: dict[Hashable, int] = {}
        value = [numbers.setdefault(value_key(claim), len(numbers)) for claim in claims]
        heads: dict[str, int] = defaultdict(int)
        for claim in claims:
            heads[claim.head or ""] += 1
        return cls(
            claims=claims, sentence=sentence, window=window, alike=alike,
            peers=peers, heads=heads, value=value, agreement={},
        )  # fmt: skip

    def agree(self, i: int, j: int) -> bool:
        """``values.agree``, asked once for every two values."""
        pair = (self.value[i], self.value[j])
        if pair not in self.agreement:
            self.agreement[pair] = agree(self.claims[i], self.claims[j])
        return self.agreement[pair]

    def proposed(self) -> set[tuple[int, int]]:
        found = set()
        for (i, _), others in self.peers.items():
            for j in others[:RANKS]:
                if self.alike[i, j] >= _LEAST_ALIKE:
                    found.add((min(i, j), max(i, j)))
        return found

    def features(self, i: int, j: int, *, agrees: bool) -> Mapping[str, float]:
        left, right = self.claims[i], self.claims[j]
        rank, margin = self._standing(i, j)
        rank_back, margin_back = self._standing(j, i)
        values = {
            "sentence": self.sentence[i, j],
            "window": self.window[i, j],
            "first_both": float(rank == 1 and rank_back == 1),
            "margin": min(margin, margin_back),
            **_of_count(left, right, self.heads),
            **_of_words(left, right),
            **_of_setting(left, right),
            "gap": 0.0 if _are_slips(left, right) else min(gap(left, right), 5.0),
            "value_elsewhere": float(self._elsewhere(i, j) + self._elsewhere(j, i)),
            **_of_value(left, right, agrees=agrees),
        }
        return {name: float(values.get(name, 0.0)) for name in FEATURES}

    def is_told_beside(self, i: int, j: int) -> bool:
        """True if one sentence holds the other's value as well: that value answers it, not this.

        "On Saturday and Sunday" against "on Saturday" is no difference of days. Figures repeat for
        other reasons: ten killed, ten injured.
        """
        if self.claims[i].kind == "figure":
            return False
        return self._holds(i, j) or self._holds(j, i)

    def _holds(self, i: int, j: int) -> bool:
        sentence = self.claims[j].sentence
        return any(
            k != j and self.claims[k].sentence == sentence and self.agree(i, k)
            for k in self.peers[i, self.claims[j].article]
        )

    def _standing(self, i: int, j: int) -> tuple[int, float]:
        """Rank of j among the comparable claims of its article, and its lead over the next."""
        others = self.peers[i, self.claims[j].article]
        rank = others.index(j) + 1
        rival = others[0] if rank > 1 else (others[1] if len(others) > 1 else None)
        return rank, float(self.alike[i, j] - (self.alike[i, rival] if rival is not None else 0.0))

    def _elsewhere(self, i: int, j: int) -> bool:
        """True if the other article holds this value too, at another place."""
        others = self.peers[i, self.claims[j].article]
        return any(
            k != j and self.agree(i, k) and _one_grain(self.claims[i], self.claims[k])
            for k in others[: 3 * RANKS]
        )


def _are_slips(left: Claim, right: Claim) -> bool:
    """True for $4.2 million and $4.2 billion: the same digits under another scale word."""
    if left.quantity is None or right.quantity is None:
        return False
    small, large = sorted(abs(claim.quantity.value) for claim in (left, right) if claim.quantity)
    return small > 0 and any(math.isclose(large, scale * small) for scale in (1e3, 1e6, 1e9))


def _one_grain(left: Claim, right: Claim) -> bool:
    """False for a day and a year: that the other article names the year tells nothing."""
    return not (left.timex and right.timex) or left.timex.grain == right.timex.grain


def _of_count(left: Claim, right: Claim, heads: Mapping[str, int]) -> Mapping[str, float]:
    one, other = left.role, right.role
    head, other_head = left.head, right.head
    same_head = head is not None and head == other_head
    return {
        "role_clash": float(one is not None and other is not None and one != other),
        "role_one": float((one is None) != (other is None)),
        "head_same": float(same_head),
        "head_rare": 1 / heads[head or ""] if same_head else 0.0,
        "role_and_head": float(one is not None and one == other
                               and (same_head or _kin(head, other_head))),
        "head_clash": float(head is not None and other_head is not None
                            and not same_head and not _kin(head, other_head)),
    }  # fmt: skip


def _of_words(left: Claim, right: Claim) -> Mapping[str, float]:
    shared = left.names & right.names
    return {
        "after_same": _first_shared(left.after, right.after),
        "before_same": _first_shared(left.before, right.before),
        "names": len(shared) / max(1, len(left.names | right.names)),
        "age_without_name": float(_is_age(left) and not shared),
    }


def _of_setting(left: Claim, right: Claim) -> Mapping[str, float]:
    differing = left.cues ^ right.cues
    return {
        **{f"cue_{name}": float(name in differing) for name in _CUES},
        "cue_both": float(len(left.cues & right.cues)),
        "away_one": float(left.away != right.away),
        "periods_same": float(bool(left.periods & right.periods)),
        "periods_clash": float(
            bool(left.periods) and bool(right.periods) and not left.periods & right.periods
        ),
        "title_both": float(left.field == right.field == "title"),
        "inside": float(left.article == right.article),
        "two_sources": float(
            left.source is not None and right.source is not None and _differ_in_source(left, right)
        ),
        "place_clash": float(
            bool(left.places) and bool(right.places) and not left.places & right.places
        ),
        "place_same": float(bool(left.places & right.places)),
        "day_clash": float(_days_apart(left, right)),
    }


def _days_apart(left: Claim, right: Claim) -> bool:
    """True if the sentences name two days that do not touch."""
    if left.moment is None or right.moment is None or left.kind != "figure":
        return False
    return left.moment[1] <= right.moment[0] or right.moment[1] <= left.moment[0]


def _of_value(left: Claim, right: Claim, *, agrees: bool) -> Mapping[str, float]:
    date = left.kind != "figure"
    values: dict[str, float] = {
        "is_date": float(left.kind == "date"),
        "is_time": float(left.kind == "time"),
    }
    if left.quantity and right.quantity:
        one, other = left.quantity, right.quantity
        digits = min(one.figures or 0, other.figures or 0)
        values |= {
            "digits": min(digits, 4) / 4 if agrees else 0.0,
            "tiny": float(min(one.value, other.value) <= 2),
            "equal": float(agrees and one.value * one.factor == other.value * other.factor),
            f"form_{one.form}": 1.0,
        }
    if left.timex and right.timex:
        values |= {
            "grain_same": float(left.timex.grain == right.timex.grain),
            "equal": float(left.timex.value == right.timex.value),
            "date_window": float(len(set(left.near) & set(right.near)) > 1) if date else 0.0,
        }
    return values


_CUES = ("part", "total", "more", "each", "area", "growing")
# Features that lowered the left-out average precision are gone: days and sources named alike, role
# and kin of the nouns by themselves, the context, the rank behind the first (guides/same_fact.md).
FEATURES: tuple[str, ...] = (
    "sentence", "window", "first_both", "margin",
    "role_clash", "role_one", "head_same", "head_rare", "head_clash", "role_and_head",
    "age_without_name", "after_same", "before_same", "names",
    *(f"cue_{name}" for name in _CUES), "cue_both",
    "away_one", "periods_same", "periods_clash", "title_both",
    "inside", "two_sources", "place_clash", "place_same", "day_clash",
    "gap", "value_elsewhere", "is_date", "is_time", "digits", "tiny", "equal",
    "form_share", "form_measure", "grain_same", "date_window",
)  # fmt: skip


def _is_age(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.form == "age"


def _first_shared(left: Sequence[str], right: Sequence[str]) -> float:
    """1 if the nearest content words are one, 0.5 if they are among the next."""
    one = [word for word in left if word]
    other = [word for word in right if word]
    if not one or not other:
        return 0.0
    if one[0] == other[0]:
        return 1.0
    return 0.5 if set(one) & set(other) else 0.0


def _kin(head: str | None, other: str | None) -> bool:
    """True if two counted nouns can name the same persons or things."""
    if head is None or other is None:
        return False
    kinds = _kinds()
    return bool(kinds.get(head, frozenset()) & kinds.get(other, frozenset()))


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    held: dict[str, set[str]] = defaultdict(set)
    for kind, words in table("en", "kin")["kinds"].items():
        for word in words:
            held[word].add(kind)
    return {word: frozenset(kinds) for word, kinds in held.items()}


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
    articles = np.array([sentence.article for sentence in alignment.sentences])
    for shift in (-1, 1):
        inside = np.roll(articles, -shift) == articles
        rolled = np.roll(np.roll(likeness, -shift, axis=0), -shift, axis=1)
        context += rolled * np.outer(inside, inside) / 2
    return context


def _same_role(claims: Sequence[Claim]) -> Matrix:
    roles = np.array([claim.role or f"none{i}" for i, claim in enumerate(claims)])
    same: Matrix = (roles[:, None] == roles[None, :]).astype(float)
    return same


# ---------------------------------------------------------------------------- the weights


def _probability(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    total = sum(w * features.get(name, 1.0) for name, w in weights.items())  # 1: the intercept
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
