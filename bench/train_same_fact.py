"""Fits the weights of compare/same_fact.py: ``python -m bench.train_same_fact --write``.

Trained on pairs of claims from the readable real events (weight 1) and our invented events
(weight 0.3); whole events, with their near-duplicate stories, are left out in turn for the scores
that are printed. A pair is positive when both claims overlap mentions of one annotated question
(of one group where their values agree, of different groups where they differ), and no pair is
learned from a soft question. Only the weights are shipped, no sentence.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit
from sklearn.metrics import average_precision_score

from bench import ONLY_SCORED
from compare.alignment import align
from compare.claims import Claim, claims_of
from compare.names import names_of
from compare.same_fact import FEATURES, MODELS, candidates, model_of
from compare.sentences import sentences_of
from discrepant.records import Article, Moment

__all__ = [
    "Rows", "articles_of", "fitted", "left_out", "main", "probabilities_by", "rows_of",
    "training_rows", "unseen_weights",
]  # fmt: skip

# Near-duplicate stories stay in one fold (guides/same_fact.md).
FAMILIES = {
    **dict.fromkeys(("fakes-01", "fakes-09"), "aleppo"),
    **dict.fromkeys(
        ("fakes-07", "fakes-13", "fakes-14", "fakes-17", "fakes-18", "fakes-20"), "hasakeh"
    ),
    **dict.fromkeys(("wcl-8", "basil-aab91277"), "mueller"),
}
# Figures: invented pairs count for less. Times that differ are too rare in the real events to learn
# from them alone (9 pairs), so there all pairs count alike.
INVENTED_WEIGHT = {"agree": 0.3, "differ": 0.3, "differ_in_time": 1.0}
# Signs are known beforehand: more alike never makes one question less likely. Bounded weights
# generalise better than free ones (left-out average precision of figures that differ: see main)
# and can be printed as reasons.
RAISES = frozenset(
    "sentence window first_both margin head_same head_rare role_and_head after_same "
    "before_same names cue_both periods_same title_both equal digits grain_same "
    "date_window place_same".split()
)
LOWERS = frozenset(
    "role_clash role_one head_clash age_without_name periods_clash away_one "
    "value_elsewhere gap tiny cue_part cue_total cue_more cue_each cue_area "
    "place_clash day_clash inside".split()
)
Answers = Mapping[str, tuple[str, str, str]]  # slot id -> group, verdict, strength
Vector = np.ndarray[Any, np.dtype[np.float64]]
FOLDS = 5  # of the invented events
WEIGHTS = Path("compare/wording/en/same_fact.toml")
PENALTY = {"agree": 1.0, "differ": 3.0, "differ_in_time": 3.0}  # on scaled weights, squared


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Pairs of one event: features, whether one question, and the model that settles the pair."""

    event: str
    family: str
    real: bool
    features: np.ndarray[Any, np.dtype[np.float64]]
    positive: np.ndarray[Any, np.dtype[np.bool_]]
    model: np.ndarray[Any, np.dtype[np.str_]]


def articles_of(event: Mapping[str, Any]) -> tuple[Article, ...]:
    """The articles of an annotated event; a date that is none counts as untold."""
    made = []
    for told in event["articles"]:
        try:
            published = Moment.parse(told["published"]) if told["published"] else None
        except ValueError:
            published = None
        made.append(
            Article(
                id=told["id"], outlet=told["outlet"], url=told["url"] or None,
                title=told["title"] or "", text="\n".join(told["sentences"]), published=published,
            )
        )  # fmt: skip
    return tuple(made)


def rows_of(path: Path, *, real: bool) -> Rows:
    """The pairs of claims of one annotated event, with what its answers say of each."""
    event = json.loads(path.read_text(encoding="utf-8"))
    articles = {article.id: article for article in articles_of(event)}
    sentences = tuple(s for article in articles.values() for s in sentences_of(article))
    claims = claims_of(articles, sentences, names_of(sentences))
    answers = [_answers(claim, event) for claim in claims]
    features, positive, models = [], [], []
    for left, right, agrees, values in candidates(claims, align(sentences)):
        label = _label(answers[left], answers[right], agrees)
        if label is None:
            continue
        features.append([values[name] for name in FEATURES])
        positive.append(label)
        models.append(model_of(claims[left], agrees=agrees))
    return Rows(
        event=event["event_id"],
        family=FAMILIES.get(event["event_id"], event["event_id"]),
        real=real,
        features=np.array(features).reshape(len(features), len(FEATURES)),
        positive=np.array(positive, dtype=bool),
        model=np.array(models, dtype=str),
    )


def _answers(claim: Claim, event: Mapping[str, Any]) -> Answers:
    """slot id -> (group, verdict, strength) of every annotated mention that the claim overlaps."""
    found = {}
    article = next(a for a in event["articles"] if a["id"] == claim.article)
    starts, at = [], 0
    for sentence in article["sentences"]:
        starts.append(at)
        at += len(sentence) + 1
    for slot in event["slots"]:
        for mention in slot["mentions"]:
            if mention["article"] != claim.article:
                continue
            if mention["sentence"] == -1:
                inside = claim.field == "title" and claim.text.strip() in mention["text"]
            else:
                text = article["sentences"][mention["sentence"]]
                begin = starts[mention["sentence"]] + max(text.find(mention["text"]), 0)
                end = begin + len(mention["text"])
                inside = claim.field == "text" and claim.span.start < end and begin < claim.span.end
            if inside:
                found[slot["id"]] = (mention["group"], slot["verdict"], slot["strength"])
    return found


def _label(
    left: Mapping[str, tuple[str, str, str]],
    right: Mapping[str, tuple[str, str, str]],
    agrees: bool,
) -> bool | None:
    """True, False, or None for a pair that teaches nothing."""
    shared = left.keys() & right.keys()
    if any(left[slot][2] == "soft" for slot in shared):
        return None
    for slot in shared:
        (group, verdict, _), (other, _, _) = left[slot], right[slot]
        same_group = group == other or "*" in (group, other)
        if agrees and same_group:
            return True
        if agrees and verdict != "scope":
            return True
        if not agrees and verdict in ("conflict", "rival", "update") and not same_group:
            return True
        if not agrees and verdict != "scope":
            return None  # read wrongly, or agreeing in the annotator's eyes
    return False


def fitted(rows: Sequence[Rows], model: str) -> dict[str, float]:
    """Weights of a logistic regression with a squared penalty and known signs."""
    chosen = [r.model == model for r in rows]
    x = np.vstack([r.features[c] for r, c in zip(rows, chosen, strict=True)])
    y = np.concatenate([r.positive[c] for r, c in zip(rows, chosen, strict=True)])
    w = np.concatenate(
        [
            np.full(c.sum(), 1.0 if r.real else INVENTED_WEIGHT[model])
            for r, c in zip(rows, chosen, strict=True)
        ]
    )
    scale = np.where(x.std(axis=0) > 0, x.std(axis=0), 1.0)
    scaled = np.hstack([x / scale, np.ones((len(x), 1))])
    sign = np.where(y, 1.0, -1.0)

    def loss(weights: Vector) -> tuple[float, Vector]:
        margin = sign * (scaled @ weights)
        gradient = scaled.T @ (-w * sign * expit(-margin))
        gradient[:-1] += 2 * PENALTY[model] * weights[:-1]
        value = (w * np.logaddexp(0, -margin)).sum() + PENALTY[model] * (weights[:-1] ** 2).sum()
        return float(value), gradient

    bounds = [
        (0.0, None) if name in RAISES else (None, 0.0) if name in LOWERS else (None, None)
        for name in FEATURES
    ]
    start = np.zeros(len(FEATURES) + 1)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)])
    weights = found.x[:-1] / scale
    told = {n: round(float(v), 4) for n, v in zip(FEATURES, weights, strict=True) if abs(v) > 1e-4}
    return {"intercept": round(float(found.x[-1]), 4), **told}


def probabilities_by(
    weights: Mapping[str, float], features: np.ndarray[Any, np.dtype[np.float64]]
) -> Vector:
    """The chance of every row of features."""
    vector = np.array([weights.get(name, 0.0) for name in FEATURES])
    chances: Vector = expit(features @ vector + weights["intercept"])
    return chances


def unseen_weights(shared: Path, events: Sequence[str]) -> dict[str, dict[str, dict[str, float]]]:
    """Event -> weights that have not seen it, for those of the events that the fit would see."""
    rows = training_rows(shared)
    families = {row.event: row.family for row in rows if row.real}
    invented = sorted(row.event for row in rows if not row.real)
    fold = {event: number % FOLDS for number, event in enumerate(invented)}
    by_group: dict[str | int, dict[str, dict[str, float]]] = {}
    found = {}
    for event in events:
        group = families.get(event, fold.get(event))
        if group is None:
            continue
        if group not in by_group:
            rest = [row for row in rows if group not in (row.family, fold.get(row.event))]
            by_group[group] = {model: fitted(rest, model) for model in MODELS}
        found[event] = by_group[group]
    return found


def left_out(rows: Sequence[Rows], model: str, *, real: bool) -> Iterator[tuple[Rows, Vector]]:
    """(event, chances of its pairs) by a model that has not seen its family."""
    for held in rows:
        mask = held.model == model
        if held.real != real or not mask.any():
            continue
        rest = [r for r in rows if r.family != held.family]
        yield held, probabilities_by(fitted(rest, model), held.features[mask])


def training_rows(shared: Path) -> list[Rows]:
    """The readable real events and the invented ones; the ten that are only scored stay closed."""
    real = sorted((shared / "data/discrepancies/dev").glob("*.json"))
    invented = sorted((shared / "data/invented").glob("*.json"))
    return [rows_of(path, real=True) for path in real if path.stem not in ONLY_SCORED] + [
        rows_of(path, real=False) for path in invented
    ]


def main() -> None:
    """Print how well events that were left out are told apart; with --write, fit and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS}")
    parser.add_argument("--no-score", action="store_true")
    args = parser.parse_args()
    rows = training_rows(args.shared)
    if not args.no_score:
        for model in MODELS:
            truth: list[bool] = []
            guess: list[float] = []
            for held, probabilities in left_out(rows, model, real=True):
                truth += list(held.positive[held.model == model])
                guess += list(probabilities)
            print(
                f"{model}: {sum(truth)} of {len(truth)} pairs, whole real events left out: "
                f"average precision "
                f"{average_precision_score(truth, guess):.3f}"
            )
    lines = [
        "# Weights of compare/same_fact.py, written by bench/train_same_fact.py: logistic",
        "# regressions over the features named; fitted on the readable real events and our",
        "# invented ones.",
    ]
    for model in MODELS:
        lines += ["", f"[{model}]"]
        lines += [f"{name} = {w}" for name, w in fitted(rows, model).items()]
    if args.write:
        WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"wrote {WEIGHTS}")


if __name__ == "__main__":
    main()
