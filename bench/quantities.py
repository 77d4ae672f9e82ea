"""How well figures are read: ``python -m bench.quantities``.

Runs the reader over shared/data/quantities and over the sentences of the annotated events, and
lets the scorers of shared/tools print their tables. Prints too both halves of the development
set, of which only the first was looked at while the rules were written.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bench import shared_folder
from compare.quantities import quantities_in
from compare.timexes import timexes_in
from compare.units import units_of
from discrepant.records import Moment, Quantity, Span, Timex

__all__ = ["main", "rows_of"]

SHARED = shared_folder()
_SETS = (
    ("NewsQuant", "dev.jsonl", ()),
    ("age", "units/age_dev.jsonl", ()),
    ("currency", "units/currency_dev.jsonl", ()),
    ("dimension", "units/dimension_dev.jsonl", ()),
    ("temperature", "units/temperature_dev.jsonl", ()),
    ("Recognizers", "recognizers_dev.jsonl", ("--recall-only", "--by", "set")),
    ("Recognizers, extra", "recognizers_extra_dev.jsonl", ("--recall-only", "--by", "set")),
)
_NOT_ANNOTATED = frozenset(
    {"no", "none", "nobody", "no one", "both", "a", "an", "twin", "a pair", "a couple"}
)
_PLAIN_MODIFIERS = {"range": "=", "vague": "=", ">=": ">", "<=": "<"}

Row = Mapping[str, Any]  # a line of JSON


def main(arguments: list[str] | None = None) -> int:
    """Print the tables; 0 also where the data is absent, with a word that says so."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m bench.quantities")
    parser.add_argument("--errors", type=int, default=0, help="misses to print, first half only")
    parser.add_argument("--set", help="only this set")
    parser.add_argument("--no-reading", action="store_true", help="leave the events out")
    options = parser.parse_args(arguments)
    if not (SHARED / "data" / "quantities").is_dir():
        print(f"Skipped: no data in {SHARED}. Set BENCH_SHARED to the folder that holds it.")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        for name, file, flags in _SETS:
            if options.set in (None, name):
                _score_set(name, file, flags, folder=Path(folder), errors=options.errors)
        if not options.no_reading and options.set is None:
            for gold in ("discrepancies/dev", "invented"):
                _score_reading(gold, folder=Path(folder), missed=options.errors)
    return 0


def rows_of(quantities: Iterable[Quantity]) -> Iterator[dict[str, Any]]:
    """The quantities as the scorers read them, in the notation of their gold.

    The gold does not annotate ordinals and small vague words; it writes "dozens" as 12, and
    both ends of a change as one pair, and leaves articles, "no" and "both" alone.
    """
    pending: Quantity | None = None
    for quantity in quantities:
        if quantity.form == "ordinal" or (quantity.modifier == "vague" and quantity.value < 12):
            continue
        if quantity.text.lower() in _NOT_ANNOTATED or _is_article(quantity):
            continue
        if quantity.side == "before" and pending is None:
            pending = quantity
            continue
        row = _row(quantity)
        if pending is not None and quantity.side == "after":
            row |= {"value": pending.value, "value_high": quantity.value}
            row["start"] = pending.span.start
        elif pending is not None:
            yield _row(pending)
        pending = None
        yield row
    if pending is not None:
        yield _row(pending)


def _is_article(quantity: Quantity) -> bool:
    """ "More than a mile": the gold counts no articles."""
    text = quantity.text.lower()
    return quantity.value == 1 and not (any(char.isdigit() for char in text) or "one" in text)


def _row(quantity: Quantity) -> dict[str, Any]:
    value = quantity.value
    if quantity.modifier == "vague" and not quantity.text.lower().startswith(("several", "a ")):
        value = value / 2
    return {
        "value": value,
        "value_high": quantity.value_high,
        "modifier": _PLAIN_MODIFIERS.get(quantity.modifier, quantity.modifier),
        "unit": _unit(quantity),
        "start": quantity.span.start,
        "end": quantity.span.end,
    }


def _unit(quantity: Quantity) -> str | None:
    """The unit in the gold's words: a currency's name, a counted noun, "% " for a fraction."""
    names = units_of("en").names
    if quantity.unit == "fraction":
        return f"% {quantity.concept or '-'}"
    if quantity.unit == "fold":
        return "count"
    if quantity.unit is not None:
        first, *rest = quantity.unit.split(" per ")
        return " per ".join((names.get(first, first), *rest))
    if quantity.concept is None:
        return quantity.head
    return f"{' '.join(quantity.concept.split()[:-1])} {quantity.head}".strip()


def _is_first_half(text: str) -> bool:
    return int(hashlib.sha256(f"half{text}".encode()).hexdigest()[:8], 16) % 2 == 0


def _score_set(name: str, file: str, flags: tuple[str, ...], *, folder: Path, errors: int) -> None:
    with (SHARED / "data" / "quantities" / file).open(encoding="utf-8") as source:
        gold = [json.loads(line) for line in source]
    started = time.perf_counter()
    read = [
        {
            "id": row["id"],
            "quantities": list(
                rows_of(quantities_in(row["text"], masked=_masked(timexes_in(row["text"]))))
            ),
        }
        for row in gold
    ]
    each = (time.perf_counter() - started) / len(gold) * 1000
    print(f"\n== {name} ({len(gold)} sentences, {each:.2f} ms each)", flush=True)
    halves = {
        "first half": {row["id"] for row in gold if _is_first_half(row["text"])},
        "second half": {row["id"] for row in gold if not _is_first_half(row["text"])},
    }
    for half, ids in ({} if flags else halves).items():
        print(f"-- {half}", flush=True)
        _run("score_quantities", gold, read, folder, flags, ids, errors if half[0] == "f" else 0)
    print("-- all", flush=True)
    _run("score_quantities", gold, read, folder, flags, {row["id"] for row in gold}, 0)


def _run(
    tool: str, gold: Sequence[Row], read: Sequence[Row], folder: Path, flags: tuple[str, ...],
    ids: set[str], errors: int,
) -> None:  # fmt: skip
    paths = []
    for name, rows in (("gold", gold), ("read", read)):
        path = folder / f"{name}.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows if row["id"] in ids))
        paths.append(str(path))
    more = ("--errors", str(errors)) if errors else ()
    subprocess.run(
        [sys.executable, str(SHARED / "tools" / f"{tool}.py"), *paths, *flags, *more], check=True
    )


def _score_reading(gold: str, *, folder: Path, missed: int) -> None:
    tool = str(SHARED / "tools" / "score_reading.py")
    lines, read = folder / "lines.jsonl", folder / "read.jsonl"
    where = str(SHARED / "data" / gold)
    subprocess.run([sys.executable, tool, "input", where, str(lines)], check=True)
    with lines.open(encoding="utf-8") as source, read.open("w", encoding="utf-8") as out:
        for line in source:
            row = json.loads(line)
            reference = Moment.parse(row["reference"]) if row["reference"] else None
            dates = timexes_in(row["text"], reference=reference)
            found = quantities_in(row["text"], masked=_masked(dates))
            answer = {
                "id": row["id"],
                "quantities": [_row(quantity) for quantity in found],
                "timexes": [
                    {"text": t.text, "start": t.span.start, "end": t.span.end,
                     "type": t.type, "value": t.value}
                    for t in dates
                ],
            }  # fmt: skip
            out.write(json.dumps(answer) + "\n")
    print(f"\n== reading of {gold}", flush=True)
    more = ("--missed", str(missed)) if missed else ()
    subprocess.run([sys.executable, tool, "score", where, str(read), *more], check=True)


def _masked(dates: Iterable[Timex]) -> tuple[Span, ...]:
    """The dates and times; but the length in "three years ago" is a figure too."""
    return tuple(
        timex.span
        for timex in dates
        if timex.type in ("DATE", "TIME")
        and not any(quantity.form == "duration" for quantity in quantities_in(timex.text))
    )


if __name__ == "__main__":
    sys.exit(main())
