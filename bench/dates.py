"""How well dates and times are read: ``python -m bench.dates``.

Reads the sets of shared/data/dates as ``discrepant read`` does and prints, beside the bars, what
the scorer of shared/tools says: of all documents and of each half by a hash of the document's id.
Rules are written looking at the errors of half A only, so half B shows whether they are general.
Then what is read of the dates and times of the annotated events.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench import shared_folder
from compare.notation import timex_rows
from compare.timexes import timexes_in
from discrepant.records import Moment, Timex

__all__ = ["BARS", "Bar", "in_intervals", "main", "measured"]

SHARED = shared_folder()
Document = Mapping[str, Any]  # Any: a line of JSON
Notation = Callable[[Timex], Timex]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A figure of a set: what is asked (``least``) and what the best peer reaches (``peer``)."""

    set: str
    score: str  # as score_dates.py names it
    least: float
    peer: str

    @property
    def name(self) -> str:
        """What floors.json and the table call it."""
        return f"{self.set}_{self.score}"


BARS = (
    Bar(set="timebank", score="relaxed", least=92, peer="recognizers 87.0"),
    Bar(set="timebank", score="value", least=80, peer="recognizers 56.6"),
    Bar(set="aquaint", score="relaxed", least=90, peer="HeidelTime 92.0"),
    Bar(set="aquaint", score="value", least=74, peer="HeidelTime 71.2"),
    Bar(set="recognizers", score="value", least=82, peer="recognizers 81.2"),
)


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 0 also where the data is absent, with a word that says so."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m bench.dates")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="misses of half A")
    parser.add_argument("--only", choices=[bar.set for bar in BARS], help="one of the sets")
    parser.add_argument("--no-reading", action="store_true", help="leave the events out")
    asked = parser.parse_args(arguments)
    if not (SHARED / "data" / "dates").is_dir():
        print(f"Skipped: no data in {SHARED}. Set BENCH_SHARED to the folder that holds it.")
        return 0
    print(f"{'figure':22} {'ours':>6} {'bar':>6}  {'halves A, B':13}  best peer")
    for bar in BARS:
        if asked.only in (None, bar.set):
            print(_line(bar), flush=True)
    if asked.only in (None, "recognizers"):
        rewritten = measured(BARS[-1], notation=in_intervals)
        print(f"{'':22} {rewritten:6.1f} where its own notation is given to ours (in_intervals)")
    if asked.errors:
        for name in dict.fromkeys(bar.set for bar in BARS if asked.only in (None, bar.set)):
            gold = [one for one in _documents(name) if _half_of(one) == "A"]
            print(f"\n== {name}\n{_scored(gold, '--errors', str(asked.errors))}")
    if not asked.no_reading and asked.only is None:
        for events in ("discrepancies/dev", "invented"):
            _print_events(SHARED / "data" / events)
    return 0


def measured(bar: Bar, *, half: str = "AB", notation: Notation | None = None) -> float:
    """The figure, over a set or over half "A" or "B"."""
    gold = [one for one in _documents(bar.set) if _half_of(one) in half]
    table = json.loads(_scored(gold, "--json", notation=notation))
    return float(table[bar.score]["F1"])


def in_intervals(timex: Timex) -> Timex:
    """The timex in the other notation that the Recognizers set knows.

    It names no quarter and no season, writes a range and a month whose year is open as the day
    on which they begin, and a resolved clock time with its seconds.
    """
    if timex.low is None:
        return timex
    if timex.type == "TIME" and timex.grain != "daypart" and not timex.until:
        day, _, clock = timex.value.partition("T")
        return replace(timex, value=f"{day}T{clock}{':00:00'[len(clock) - 2 :]}", grain="second")
    begins = timex.until or timex.grain in ("quarter", "half", "season")
    if begins or (timex.grain in ("month", "week") and timex.alternatives):
        return replace(timex, value=timex.low.date().isoformat(), grain="day")
    return timex


def _line(bar: Bar) -> str:
    ours = measured(bar)
    halves = " ".join(f"{measured(bar, half=half):6.1f}" for half in "AB")
    short = "" if ours >= bar.least else "  SHORT"
    return f"{bar.name:22} {ours:6.1f} {bar.least:6.1f}  {halves}  {bar.peer}{short}"


def _half_of(document: Document) -> str:
    """ "A", whose errors may be looked at, or "B"."""
    digest = hashlib.sha256(str(document["id"]).encode()).digest()
    return "AB"[digest[-1] % 2]


def _documents(name: str) -> list[Document]:
    return _lines(SHARED / "data" / "dates" / f"{name}_dev.jsonl")


def _read(documents: Iterable[Document], notation: Notation | None) -> list[Document]:
    """What we read in each document, as the scorers read it."""
    lines: list[Document] = []
    for document in documents:
        published = Moment.parse(document["reference"]) if document["reference"] else None
        found: Sequence[Timex] = timexes_in(document["text"], reference=published)
        if notation is not None:
            found = [notation(timex) for timex in found]
        rows = list(timex_rows(found))
        lines.append({"id": document["id"], "quantities": [], "timexes": rows})
    return lines


def _scored(gold: Sequence[Document], *flags: str, notation: Notation | None = None) -> str:
    """What score_dates.py prints of our reading of these documents."""
    with tempfile.TemporaryDirectory() as place:
        paths = [Path(place, "gold.jsonl"), Path(place, "read.jsonl")]
        for path, lines in zip(paths, (gold, _read(gold, notation)), strict=True):
            _write(path, lines)
        return _run("score_dates.py", *map(str, paths), *flags)


def _print_events(folder: Path) -> None:
    """Coverage and values of the annotated mentions of kind date and time, by our timexes only."""
    with tempfile.TemporaryDirectory() as place:
        sentences, read = Path(place, "in.jsonl"), Path(place, "read.jsonl")
        _run("score_reading.py", "input", str(folder), str(sentences))
        _write(read, _read(_lines(sentences), None))
        kept = Path(place, "events")
        kept.mkdir()
        for path in folder.glob("*.json"):
            event = json.loads(path.read_text(encoding="utf-8"))
            if "slots" in event:
                event["slots"] = [one for one in event["slots"] if one["kind"] in ("date", "time")]
                (kept / path.name).write_text(json.dumps(event), encoding="utf-8")
        scores = _run("score_reading.py", "score", str(kept), str(read))
        print(f"{folder.name}, slots of kind date and time: {scores.strip()}")


def _run(tool: str, *arguments: str) -> str:
    command = [sys.executable, str(SHARED / "tools" / tool), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _lines(path: Path) -> list[Document]:
    with path.open(encoding="utf-8") as source:
        return [json.loads(line) for line in source]


def _write(path: Path, lines: Iterable[Document]) -> None:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
