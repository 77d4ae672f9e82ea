"""`discrepant demo`: two visits, three files, and nothing left running."""

from __future__ import annotations

import json
import socket
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from discrepant.exit_codes import ExitCode

from .conftest import Run

pytestmark = pytest.mark.slow


def test_the_demo_writes_its_report_and_stops_its_servers(run: Run) -> None:
    before = threading.active_count()
    result = run("demo", "-o", "demo")
    assert (result.exit_code, result.stdout) == (ExitCode.DONE, "demo/report.html\n")
    assert "6 outlets" in result.stderr
    assert "1 earlier text" in result.stderr
    assert threading.active_count() == before

    made = sorted(file.name for file in Path("demo").iterdir())
    assert made == ["demo.db", "demo.db-lock", "report.csv", "report.html", "report.json"]
    assert "invented" in Path("demo/report.html").read_text(encoding="utf-8")
    again = run("report", "--archive", "demo/demo.db", "-o", "again.html")
    assert again.exit_code == ExitCode.DONE
    assert Path("again.html").read_bytes() == Path("demo/report.html").read_bytes()
    assert json.loads(Path("demo/report.json").read_text(encoding="utf-8"))["format"] == 1

    with closing(sqlite3.connect("demo/demo.db")) as archive:
        assert archive.execute("SELECT count(*) FROM visits WHERE finished != ''").fetchone() == (
            2,
        )
        homes = [home for (home,) in archive.execute("SELECT home FROM outlets")]
    assert len(homes) == 6
    for home in homes:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", urlsplit(home).port or 0), timeout=1).close()


def test_the_demo_can_be_run_again_and_leaves_other_files_alone(run: Run) -> None:
    assert run("demo", "-o", "demo", "-q").stderr == ""
    assert run("demo", "-o", "demo").exit_code == ExitCode.DONE
    with closing(sqlite3.connect("demo/demo.db")) as archive:
        assert archive.execute("SELECT count(*) FROM visits").fetchone() == (2,)
    Path("demo/report.html").write_text("my own page")
    refused = run("demo", "-o", "demo")
    assert refused.exit_code == ExitCode.USAGE
    assert "was not written by Discrepant" in refused.stderr
