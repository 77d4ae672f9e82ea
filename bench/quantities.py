"""How well figures are read: ``python -m bench.quantities``.

Reads the sets of shared/data/quantities as ``discrepant read`` does, without any notation of
their own, lets the scorers of shared/tools count, and prints what they say beside the bars. Of
the sets without types of their own both halves are shown, of which only the first was looked at
while the rules were written.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import shared_folder
from bench.reading import line_of, ratios_of_readings
from bench.reading_cost import print_costs
from bench.yardstick import print_yardstick
from compare.readings import readings_of

__all__ = ["BARS", "Bar", "main", "measured"]

SHARED = shared_folder()
Row = Mapping[str, Any]  # Any: a line of JSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A figure of a set: what is asked (``least``) and what the best peer reaches (``peer``)."""

    file: str
    score: str  # as score_quantities.py names it
    least: float
    peer: str
    group: str | None = None  # the "set" of the specs, of which only the recall counts

    @property
    def name(self) -> str:
        """What floors.json and the table call it."""
        kind = Path(self.file).stem.removesuffix("_dev")
        if self.group is not None:
            return f"specs_{self.group}_{self.score}"
        return f"{'newsquant' if kind == 'dev' else kind}_{self.score}"


_NEWS, _SPECS = "dev.jsonl", "recognizers_dev.jsonl"
BARS = (
    Bar(file=_NEWS, score="value", least=92, peer="CQE 91.0"),
    Bar(file=_NEWS, score="value_modifier", least=88, peer="CQE 86.3"),
    Bar(file=_NEWS, score="value_unit_head", least=88, peer="CQE 86.7"),
    Bar(file="units/age_dev.jsonl", score="value_unit", least=85, peer="CQE 100"),
    Bar(file="units/currency_dev.jsonl", score="value_unit", least=85, peer="CQE 78.2"),
    Bar(file="units/dimension_dev.jsonl", score="value_unit", least=85, peer="CQE 74.6"),
    Bar(file="units/temperature_dev.jsonl", score="value_unit", least=85, peer="recognizers 94.1"),
    Bar(file=_SPECS, score="value_unit", least=98, peer="recognizers 98.7", group="currency"),
    Bar(file=_SPECS, score="value_unit", least=100, peer="recognizers 100", group="percentage"),
    Bar(file=_SPECS, score="value_unit", least=88, peer="recognizers 86.0", group="dimension"),
    Bar(file=_SPECS, score="value_unit", least=85, peer="recognizers 76.6", group="number"),
    Bar(
        file="recognizers_extra_dev.jsonl", score="value_modifier", least=85, peer="CQE 35.6",
        group="numberrange",
    ),
)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Print the tables; 0 also where the data is absent, with a word that says so."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m bench.quantities")
    parser.add_argument("--errors", type=int, default=0, help="misses to print, first half only")
    parser.add_argument("--set", help="only the sets whose file has this in its name")
    parser.add_argument("--no-reading", action="store_true", help="leave the events out")
    parser.add_argument("--no-cost", action="store_true", help="leave the time out")
    options = parser.parse_args(arguments)
    if not (SHARED / "data" / "quantities").is_dir():
        print(f"Skipped: no data in {SHARED}. Set BENCH_SHARED to the folder that holds it.")
        return 0
    print(f"{'figure':34} {'ours':>6} {'bar':>6}  {'halves':13}  best peer")
    for bar in BARS:
        if options.set is None or options.set in bar.file:
            print(_line(bar), flush=True)
    if options.errors:
        for file in dict.fromkeys(bar.file for bar in BARS):
            if options.set is None or options.set in file:
                print(_misses(file, options.errors))
    if not options.no_reading and options.set is None:
        for gold in ("discrepancies/dev", "invented"):
            print(ratios_of_readings(gold))
        print_yardstick()
    if not options.no_cost and options.set is None:
        print_costs([row["text"] for row in _rows(_NEWS)])
    return 0


def measured(bar: Bar, *, half: str | None = None) -> float:
    """The figure, over a set or over its "first" or "second" half."""
    gold = [row for row in _rows(bar.file) if half in (None, _half_of(row["text"]))]
    if bar.group is None:
        return float(json.loads(_scored(gold, "--json"))[bar.score]["F1"])
    table = json.loads(_scored(gold, "--json", "--recall-only", "--by", "set"))
    return float(table[bar.group][bar.score]["R"])


def _line(bar: Bar) -> str:
    ours = measured(bar)
    halves = ""
    if bar.group is None:
        halves = " ".join(f"{measured(bar, half=half):6.1f}" for half in ("first", "second"))
    short = "" if ours >= bar.least else "  SHORT"
    return f"{bar.name:34} {ours:6.1f} {bar.least:6.1f}  {halves:13}  {bar.peer}{short}"


def _misses(file: str, errors: int) -> str:
    typed = file.startswith("recognizers")
    gold = [row for row in _rows(file) if typed or _half_of(row["text"]) == "first"]
    flags = ("--recall-only", "--by", "set") if typed else ()
    return f"\n== {file}\n{_scored(gold, '--errors', str(errors), *flags)}"


def _rows(file: str) -> list[Row]:
    with (SHARED / "data" / "quantities" / file).open(encoding="utf-8") as source:
        return [json.loads(line) for line in source]


def _half_of(text: str) -> str:
    even = int(hashlib.sha256(f"half{text}".encode()).hexdigest()[:8], 16) % 2 == 0
    return "first" if even else "second"


def _scored(gold: Sequence[Row], *flags: str) -> str:
    """What score_quantities.py prints of our reading of these rows."""
    read = [line_of(row["id"], readings_of(row["text"])) for row in gold]
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, "gold.jsonl"), Path(folder, "read.jsonl")]
        _write(paths[0], (json.dumps(row) + "\n" for row in gold))
        _write(paths[1], read)
        command = [sys.executable, str(SHARED / "tools" / "score_quantities.py")]
        done = subprocess.run(
            [*command, *map(str, paths), *flags], check=True, capture_output=True, text=True
        )
    return done.stdout


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
