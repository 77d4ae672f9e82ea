"""How well dates and times are read: ``python -m bench.dates``.

Runs over the sets in ``../shared/data/dates`` and prints the tables of the scorer in
``../shared/tools/score_dates.py``, once for all documents and once for each half by a hash of
the document's id: rules are written looking at the errors of half A only, so that half B shows
whether they are general. Then the time that a sentence takes, and how many of the date and
time mentions of the annotated events are read. Says so and ends well where the data is absent.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from compare.sentences import spans_of_sentences
from compare.timexes import timexes_in
from discrepant.records import Moment, Timex

__all__ = ["half_of", "in_intervals", "line_of", "main", "read_documents"]

SHARED = Path(__file__).resolve().parents[2] / "shared"
SETS = ("timebank", "aquaint", "recognizers")
Document = Mapping[str, Any]  # Any: a line of JSON


def line_of(document: Document, timexes: Iterable[Timex]) -> dict[str, Any]:  # Any: JSON
    """One line as the scorers read it."""
    return {
        "id": document["id"],
        "quantities": [],
        "timexes": [
            {
                "text": timex.text,
                "start": timex.span.start,
                "end": timex.span.end,
                "type": timex.type,
                "value": timex.value,
            }
            for timex in timexes
        ],
    }


def in_intervals(timex: Timex) -> Timex:
    """The timex in the other notation that the Recognizers set knows.

    It names no quarter and no season, writes a range and a month whose year is open as the day
    on which they begin, and a resolved clock time with its seconds.
    """
    if timex.low is None:
        return timex
    if timex.type == "TIME" and timex.grain != "daypart" and not timex.until:
        day, _, clock = timex.value.partition("T")
        return replace(timex, value=f"{day}T{clock}{':00:00'[len(clock) - 2 :]}")
    begins = timex.until or timex.grain in ("quarter", "half", "season")
    if begins or (timex.grain in ("month", "week") and timex.alternatives):
        return replace(timex, value=timex.low.date().isoformat())
    return timex


def read_documents(
    documents: Iterable[Document], *, notation: Callable[[Timex], Timex] | None = None
) -> list[dict[str, Any]]:  # Any: JSON
    """What we read in each document, in TIMEX3 or in another notation."""
    lines = []
    for document in documents:
        published = Moment.parse(document["reference"]) if document["reference"] else None
        found: Iterable[Timex] = timexes_in(document["text"], reference=published)
        lines.append(line_of(document, map(notation, found) if notation else found))
    return lines


def half_of(document: Document) -> str:
    """ "A", whose errors may be looked at, or "B"."""
    digest = hashlib.sha256(str(document["id"]).encode()).digest()
    return "AB"[digest[-1] % 2]


def main(arguments: list[str] | None = None) -> int:
    """Print every table; 0 always, as floors are checked by the tests."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="misses of half A")
    parser.add_argument("--only", choices=(*SETS, "events"), help="one of the sets")
    asked = parser.parse_args(arguments)
    folder = SHARED / "data" / "dates"
    if not folder.is_dir():
        print(f"skipped: {folder} is absent")
        return 0
    for name in SETS:
        if asked.only in (None, name):
            _print_set(folder / f"{name}_dev.jsonl", name, asked.errors)
    if asked.only in (None, "events"):
        for events in ("discrepancies/dev", "invented"):
            _print_events(SHARED / "data" / events)
    return 0


def _print_set(path: Path, name: str, errors: int) -> None:
    documents = _lines(path)
    started = time.process_time()
    read = read_documents(documents)
    seconds = time.process_time() - started
    sentences = sum(1 for one in documents for _ in spans_of_sentences(one["text"])) or 1
    print(f"{name}: {len(documents)} documents, {1000 * seconds / sentences:.2f} ms a sentence")
    for half in ("AB", "A", "B"):
        kept = {one["id"] for one in documents if half_of(one) in half}
        gold = [one for one in documents if one["id"] in kept]
        ours = [one for one in read if one["id"] in kept]
        table = _scored(gold, ours)
        scores = "  ".join(f"{key} {table[key]['F1']:5.1f}" for key in table if key != "documents")
        print(f"  {'both' if half == 'AB' else half:4}  {scores}")
        if name == "recognizers" and half == "AB":
            other = _scored(gold, read_documents(gold, notation=in_intervals))
            print(f"  both  value {other['value']['F1']:5.1f} in its own notation (in_intervals)")
        if errors and half == "A":
            print(_run("score_dates.py", gold, ours, "--errors", str(errors)))


def _print_events(folder: Path) -> None:
    """Coverage and values of the annotated mentions of kind date and time, by our timexes only."""
    with tempfile.TemporaryDirectory() as place:
        sentences, read = Path(place, "in.jsonl"), Path(place, "read.jsonl")
        tool = str(SHARED / "tools" / "score_reading.py")
        subprocess.run([sys.executable, tool, "input", str(folder), str(sentences)], check=True)
        _write(read, read_documents(_lines(sentences)))
        kept = Path(place, "events")
        kept.mkdir()
        for path in folder.glob("*.json"):
            event = json.loads(path.read_text())
            if "slots" in event:
                event["slots"] = [one for one in event["slots"] if one["kind"] in ("date", "time")]
                (kept / path.name).write_text(json.dumps(event))
        command = [sys.executable, tool, "score", str(kept), str(read)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        print(f"{folder.name}, slots of kind date and time: {done.stdout.strip()}")


def _scored(gold: list[dict[str, Any]], ours: list[dict[str, Any]]) -> dict[str, Any]:
    table: dict[str, Any] = json.loads(_run("score_dates.py", gold, ours, "--json"))
    return table


def _run(tool: str, gold: list[Any], ours: list[Any], *options: str) -> str:
    with tempfile.TemporaryDirectory() as place:
        paths = [Path(place, "gold.jsonl"), Path(place, "read.jsonl")]
        for path, lines in zip(paths, (gold, ours), strict=True):
            _write(path, lines)
        command = [sys.executable, str(SHARED / "tools" / tool), *map(str, paths), *options]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def _write(path: Path, lines: Iterable[Any]) -> None:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
