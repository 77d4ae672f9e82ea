"""docs/archive.md describes the tables and views as they are."""

from __future__ import annotations

import re
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from bench import ROOT
from discrepant.archive import Archive

PAGE = (ROOT / "docs" / "archive.md").read_text(encoding="utf-8")


def described(part: str) -> dict[str, list[str]]:
    """The columns that a part of the page lists under each name."""
    _, _, rest = PAGE.partition(f"## {part}\n")
    text = re.split(r"^## ", rest, flags=re.MULTILINE)[0]
    sections = re.split(r"^### `(\w+)`$", text, flags=re.MULTILINE)[1:]
    return {
        name: re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
        for name, section in zip(sections[::2], sections[1::2], strict=True)
    }


def test_every_table_and_view_is_described_with_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    Archive.open(path, clock=lambda: datetime.now(UTC)).close()
    archive = sqlite3.connect(path)
    real: dict[str, dict[str, list[str]]] = {"table": {}, "view": {}}
    for kind, name in archive.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'view') "
        "AND name NOT LIKE 'articles_fts%'"
    ).fetchall():
        columns = archive.execute(f"PRAGMA table_info({name})")
        real[kind][name] = [column for _, column, *_ in columns]
    archive.close()
    assert described("Tables") == real["table"]
    assert described("Views") == real["view"]
