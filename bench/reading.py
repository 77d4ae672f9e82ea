"""What ``discrepant read`` makes of the sentences of annotated events, scored.

Of the scorer's "value" an honest reader can only reach a part: a weekday in an article without a
date of publication has no day, "600 m" is taken there for 600 million, and some golds stand in
other units than the words ("37 miles" with 60, "9.3 million euros" with 9.3). How many mentions
are of the first two kinds is printed with the figure.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench import shared_folder
from compare.readings import Readings, readings_of
from discrepant.readings_output import line_of_readings
from discrepant.records import Moment

__all__ = ["line_of", "ratios_of_readings", "reading_scores"]

BARS = {"covered": 0.93, "value": 0.92, "reachable": 0.90}
_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?(T[\d:]+)?")
_METRES = re.compile(r"\d[\d,.]* m\b(?!illion)")


def line_of(identity: str | int, readings: Readings) -> str:
    """One line as the scorers read it: what ``discrepant read`` writes."""
    return line_of_readings(identity, readings, language="en")


def reading_scores(gold: str) -> dict[str, float]:
    """The table of score_reading.py on a folder of events under shared/data."""
    folder = shared_folder() / "data" / gold
    tool = [sys.executable, str(shared_folder() / "tools" / "score_reading.py")]
    with tempfile.TemporaryDirectory() as place:
        asked, read = Path(place, "in.jsonl"), Path(place, "read.jsonl")
        subprocess.run([*tool, "input", str(folder), str(asked)], check=True)
        with asked.open(encoding="utf-8") as source, read.open("w", encoding="utf-8") as out:
            for line in source:
                row = json.loads(line)
                published = Moment.parse(row["reference"]) if row["reference"] else None
                out.write(line_of(row["id"], readings_of(row["text"], reference=published)))
        done = subprocess.run(
            [*tool, "score", str(folder), str(read), "--json"],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    scores: dict[str, float] = json.loads(done.stdout)
    return scores


def ratios_of_readings(gold: str) -> str:
    """A line with the scores, the bars, and what stands in the way of "value"."""
    scores = reading_scores(gold)
    told = "  ".join(
        f"{name} {scores[name]:.3f} (bar {bar:.2f}{'' if scores[name] >= bar else ', SHORT'})"
        for name, bar in BARS.items()
    )
    undated, metres = _out_of_reach(gold)
    return (
        f"reading of {gold}: {told}\n  out of reach of value: {undated} days of articles without a "
        f"date, {metres} lengths that the scorer takes for millions, of {scores['plain']:.0f}"
    )


def _out_of_reach(gold: str) -> tuple[int, int]:
    undated = metres = 0
    for path in sorted((shared_folder() / "data" / gold).glob("*.json")):
        event: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))  # Any: JSON
        published = {article["id"]: article["published"] for article in event.get("articles", ())}
        for slot in event.get("slots", ()):
            for mention in slot["mentions"] if slot["kind"] in ("figure", "date", "time") else ():
                value = str(mention["value"]).strip()
                year = value[:4] in mention["text"]
                dated = _DATE.fullmatch(value) is not None
                undated += dated and not published[mention["article"]] and not year
                metres += _METRES.match(value) is not None
    return undated, metres
