"""How well compare finds differences on annotated events: ``make bench-discrepancies``.

    python -m bench.discrepancies [--set dev|invented] [--as-shipped]
        [--misses N] [--false-alarms N]

Runs compare on every event, keeps the JSON exports in out/bench-discrepancies/ and prints the
table of ../shared/tools/score_discrepancies.py: for the events that rules may be made on, for
those that are for scoring alone, and for all. Of those for scoring alone it never shows a miss
or a false alarm, so that nobody can tune on them by accident.

An event that the shipped weights were fitted on is compared with weights that have not seen it:
real ones without their own family of near-duplicate stories, invented ones in five folds. The
events for scoring alone are compared with the shipped weights, which have not seen them either.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from joblib import Parallel, delayed

from bench import ONLY_SCORED, ROOT, shared_folder
from bench.train_same_fact import unseen_weights
from compare.same_fact import Weights
from discrepant.pipeline import compare_file
from reports.json_export import json_of

__all__ = ["SETS", "Run", "Score", "main", "run_of", "score_of"]

SETS = {"dev": "discrepancies/dev", "invented": "invented"}

RESAMPLES = 2000
SEED = 20220819


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Where the gold and the predictions of a set lie, and what the predicting cost."""

    gold: Path
    predictions: Path
    events: tuple[str, ...]
    cpu_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """F1 on figures, dates and times, with the middle 95 % of its resamples over events."""

    core_f1: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counts:
    """Of figures, dates and times: differences to find, found, flags raised, flags right."""

    gold: int
    found: int
    flagged: int
    right: int


def run_of(name: str, *, processes: int = 2, as_shipped: bool = False) -> Run:
    """Compare every event of a set, over some processes; the exports lie in out/.

    ``as_shipped`` takes the shipped weights for the events too that they were fitted on.
    """
    gold = shared_folder() / "data" / SETS[name]
    out = ROOT / "out" / "bench-discrepancies" / name
    shutil.rmtree(out, ignore_errors=True)
    articles, predictions = out / "articles", out / "predictions"
    predictions.mkdir(parents=True)
    tool = shared_folder() / "tools" / "articles_of.py"
    subprocess.run([sys.executable, str(tool), str(gold), str(articles)], check=True)
    files = sorted(articles.glob("*.jsonl"))
    unseen = {} if as_shipped else unseen_weights(shared_folder(), [file.stem for file in files])
    costs = Parallel(n_jobs=processes)(
        delayed(_predict)(file, predictions, unseen.get(file.stem)) for file in files
    )
    return Run(
        gold=gold,
        predictions=predictions,
        events=tuple(file.stem for file in files),
        cpu_seconds=sum(costs),
    )


def _predict(file: Path, predictions: Path, weights: Weights | None) -> float:
    started = time.process_time()
    comparison = compare_file(file, weights=weights)
    (predictions / f"{file.stem}.json").write_text(json_of(comparison), encoding="utf-8")
    return time.process_time() - started


def score_of(run: Run, events: Collection[str]) -> Score:
    """The score on some of a run's events."""
    counts = [_counts_of(run, event) for event in sorted(events)]
    chance = random.Random(SEED)
    resampled = sorted(
        _f1(chance.choices(counts, k=len(counts))) for _ in range(RESAMPLES if counts else 1)
    )
    return Score(
        core_f1=_f1(counts),
        low=resampled[int(0.025 * len(resampled))],
        high=resampled[int(0.975 * len(resampled))],
    )


def _counts_of(run: Run, event: str) -> _Counts:
    table, _, _ = _scorer().score(_gold_of(run, [event], name=f"only-{event}"), run.predictions)
    core = table["core"]
    return _Counts(
        gold=core["gold"],
        found=round((core["recall"] or 0) * core["gold"]),
        flagged=core["flagged"],
        right=round((core["precision"] or 0) * core["flagged"]),
    )


def _f1(counts: Sequence[_Counts]) -> float:
    precision_of = sum(c.flagged for c in counts), sum(c.right for c in counts)
    recall_of = sum(c.gold for c in counts), sum(c.found for c in counts)
    if not precision_of[1] or not recall_of[1]:
        return 0.0
    precision, recall = precision_of[1] / precision_of[0], recall_of[1] / recall_of[0]
    return 2 * precision * recall / (precision + recall)


def _gold_of(run: Run, events: Collection[str], *, name: str) -> Path:
    """A folder that holds the gold of these events alone, for the scorer takes folders."""
    folder = run.predictions.parent / "gold" / name
    folder.mkdir(parents=True, exist_ok=True)
    for event in events:
        shutil.copy(run.gold / f"{event}.json", folder)
    return folder


def _scorer_path() -> Path:
    return shared_folder() / "tools" / "score_discrepancies.py"


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_discrepancies", _scorer_path())
    if spec is None or spec.loader is None:
        raise FileNotFoundError(_scorer_path())
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def _print_table(run: Run, title: str, events: Collection[str], *, show: Sequence[str]) -> None:
    score = score_of(run, events)
    print(f"== {title}: {len(events)} events", flush=True)
    gold = _gold_of(run, events, name=title.replace(" ", "-"))
    subprocess.run([sys.executable, str(_scorer_path()), str(gold), str(run.predictions), *show])
    print(f"core F1 {score.core_f1:.4f}, 95 % of resamples {score.low:.4f} to {score.high:.4f}\n")


def main() -> None:
    """Compare every event of a set and print how well it went."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", choices=sorted(SETS), default="dev", help="dev unless told")
    parser.add_argument("--as-shipped", action="store_true", help="with the shipped weights alone")
    parser.add_argument("--misses", type=int, default=0, help="show so many missed differences")
    parser.add_argument("--false-alarms", type=int, default=0, help="show so many wrong flags")
    parser.add_argument("--processes", type=int, default=2, help="2 unless told")
    arguments = parser.parse_args()
    if not (shared_folder() / "data" / SETS[arguments.set]).is_dir():
        sys.exit(f"No sets in {shared_folder()}. Name their folder: BENCH_SHARED=path")
    run = run_of(arguments.set, processes=arguments.processes, as_shipped=arguments.as_shipped)
    show = [f"--misses={arguments.misses}", f"--false-alarms={arguments.false_alarms}"]
    readable = [event for event in run.events if event not in ONLY_SCORED]
    if len(readable) < len(run.events):
        seen = "seen" if arguments.as_shipped else "left out one by one"
        _print_table(run, f"readable, {seen}", readable, show=show)
        _print_table(run, "only scored", sorted(ONLY_SCORED & set(run.events)), show=())
        show = []
    _print_table(run, "all", run.events, show=show)
    print(f"{run.cpu_seconds:.1f} cpu s for {len(run.events)} events; exports: {run.predictions}")


if __name__ == "__main__":
    main()
