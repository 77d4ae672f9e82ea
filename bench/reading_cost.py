"""What the reading of figures and dates costs: beside a peer, and on texts made to be slow.

The peer, quantulum3, runs in an environment of its own that the variable BENCH_QUANTULUM names
(the folder of a virtual environment without scikit-learn); without one only our own time is
told. Both read the same sentences in the same run, on one core.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bench.adversarial import ADVERSARIAL, adversarial_text
from compare.quantities import quantities_in
from compare.readings import readings_of
from compare.timexes import timexes_in
from discrepant.records import Moment

__all__ = ["print_costs", "slowest_adversarial"]

_PEER = """
import json, sys, time
from quantulum3 import parser
texts = json.load(sys.stdin)
parser.parse("12 miles")
started, errors = time.process_time(), 0
for text in texts:
    try:
        parser.parse(text)
    except Exception:
        errors += 1
print(json.dumps([time.process_time() - started, errors]))
"""


def print_costs(texts: Sequence[str]) -> None:
    """Print milliseconds a sentence, the ratio to the peer, and the slowest adversarial text."""
    readings_of(texts[0])  # loads the word lists
    started = time.process_time()
    for text in texts:
        readings_of(text)
    ours = (time.process_time() - started) / len(texts)
    print(f"cost: {1000 * ours:.2f} ms a sentence, both passes, one core", flush=True)
    python = Path(os.environ.get("BENCH_QUANTULUM", ""), "bin", "python")
    if python.is_file():
        done = subprocess.run(
            [str(python), "-W", "ignore", "-c", _PEER], input=json.dumps(texts), check=True,
            capture_output=True, text=True,
        )  # fmt: skip
        seconds, errors = json.loads(done.stdout.splitlines()[-1])
        peer = seconds / len(texts)
        ratio = f"ratio {ours / peer:.2f} (bar 0.50, aim 0.20)"
        print(f"  quantulum3 {1000 * peer:.2f} ms, {errors} errors; {ratio}")
    else:
        print("  quantulum3 was not run: BENCH_QUANTULUM names no environment with it")
    for name, read in _PASSES.items():
        pattern, seconds = slowest_adversarial(read)
        print(
            f"{name}: slowest of {len(ADVERSARIAL)} adversarial texts is {pattern}, "
            f"{seconds:.3f} s (bar 0.100)"
        )


def slowest_adversarial(read: Callable[[str], object]) -> tuple[str, float]:
    """The pattern whose 100 KB take longest, and the seconds of one core.

    Each is read twice and the lesser time counts, for in the other one Python may have collected
    the garbage of all texts before.
    """
    slowest = ("", 0.0)
    for name in ADVERSARIAL:
        text = adversarial_text(name)
        seconds = min(_seconds(read, text) for _ in range(2))
        slowest = max(slowest, (name, seconds), key=lambda one: one[1])
    return slowest


def _seconds(read: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    read(text)
    return time.process_time() - started


def _dates_in(text: str) -> object:
    return timexes_in(text, reference=_PUBLISHED)


_PUBLISHED = Moment.parse("2024-06-12")
_PASSES: Mapping[str, Callable[[str], object]] = {"figures": quantities_in, "dates": _dates_in}

if __name__ == "__main__":
    print_costs([sys.stdin.read()])
