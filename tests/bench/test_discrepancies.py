"""What bench prints is the scorer's score, with an interval that is the same every time."""

import json
from pathlib import Path

import pytest

from bench.discrepancies import Run, score_of

TEXTS = {"a": "The fire killed 12 people.", "b": "The fire killed 19 people."}
SPANS = {"a": (16, 18), "b": (16, 18)}


def event(folder: Path, name: str) -> None:
    """Gold of one invented event with one difference."""
    mentions = [
        {"article": key, "sentence": 0, "text": text[16:18], "value": text[16:18], "group": key}
        for key, text in TEXTS.items()
    ]
    gold = {
        "event_id": name,
        "articles": [{"id": key, "sentences": [text]} for key, text in TEXTS.items()],
        "slots": [
            {
                "id": "1",
                "slot": "dead",
                "kind": "figure",
                "verdict": "conflict",
                "mentions": mentions,
            }
        ],
    }
    (folder / f"{name}.json").write_text(json.dumps(gold))


def export(folder: Path, name: str, verdict: str) -> None:
    """An export with one fact of that verdict."""
    mentions = [
        {"article": key, "field": "text", "start": start, "end": end, "value": 0, "group": key}
        | {"text": TEXTS[key][start:end]}
        for key, (start, end) in SPANS.items()
    ]
    fact = {
        "id": "f",
        "kind": "figure",
        "verdict": verdict,
        "confidence": 0.9,
        "mentions": mentions,
    }
    (folder / f"{name}.json").write_text(json.dumps({"facts": [fact]}))


@pytest.fixture
def run(tmp_path: Path, shared_data: Path) -> Run:
    """Three events, of which the first two are right and the third found nothing."""
    gold, predictions = tmp_path / "gold", tmp_path / "predictions"
    gold.mkdir()
    predictions.mkdir()
    for name, verdict in (("one", "conflict"), ("two", "conflict"), ("three", "agree")):
        event(gold, name)
        export(predictions, name, verdict)
    return Run(gold=gold, predictions=predictions, events=("one", "three", "two"), cpu_seconds=0)


def test_an_export_that_says_what_the_gold_says_scores_one(run: Run) -> None:
    assert score_of(run, ["one", "two"]).core_f1 == 1.0


def test_an_export_that_flags_nothing_scores_nought(run: Run) -> None:
    assert score_of(run, ["three"]).core_f1 == 0.0


def test_the_score_of_several_events_is_that_of_their_sum(run: Run) -> None:
    # Two of three found, two of two flags right.
    assert score_of(run, run.events).core_f1 == pytest.approx(0.8)


def test_the_interval_holds_the_score_and_is_the_same_every_time(run: Run) -> None:
    score = score_of(run, run.events)
    assert score.low <= score.core_f1 <= score.high
    assert score.low < score.high
    assert score == score_of(run, run.events)
