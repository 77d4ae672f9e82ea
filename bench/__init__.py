"""The scored tasks: each prints a figure, floors.json holds what it may not fall below.

The sets lie outside of the repository, in ``../shared`` or in the folder that the variable
BENCH_SHARED names; they are for measuring only.
"""

import json
import os
from pathlib import Path

__all__ = ["ONLY_SCORED", "ROOT", "floors_of", "shared_folder"]

ROOT = Path(__file__).resolve().parent.parent

# As ../shared/data/discrepancies/README.md says: errors of these are not looked at.
ONLY_SCORED = frozenset({
    "basil-1b96a5db", "ecb-01p", "ecb-03p", "ecb-12p", "ecb-20p", "ecb-32p", "ecb-41p",
    "fakes-01", "fakes-03", "fakes-14",
})  # fmt: skip


def shared_folder() -> Path:
    """Where the sets and their scorers lie; the folder need not be there."""
    return Path(os.environ.get("BENCH_SHARED") or ROOT.parent / "shared")


def floors_of(task: str) -> dict[str, float]:
    """The least that each of a task's scores may be."""
    floors: dict[str, dict[str, float]] = json.loads((ROOT / "bench" / "floors.json").read_text())
    return floors[task]
