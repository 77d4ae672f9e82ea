"""A crawl that is killed in mid-run loses nothing and doubles nothing; Ctrl-C says what is kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.kill9 import outcome_of
from bench.small_web import SmallWeb
from discrepant.exit_codes import ExitCode

from .conftest import listed


@pytest.mark.slow
def test_two_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    outcome = outcome_of(kills=2, sites=3, pages=12, wait=0.03, folder=tmp_path)
    assert outcome.stored == outcome.pages
    assert (outcome.lost, outcome.doubled, outcome.unexcused) == (0, 0, 0)
    assert outcome.intact


@pytest.mark.slow
def test_ctrl_c_keeps_what_is_stored_and_says_so(web: SmallWeb, tmp_path: Path) -> None:
    web.wait = 0.3
    command = [sys.executable, "-m", "discrepant", "check", "mill fire"]
    command += ["--outlets", str(listed(web, tmp_path / "outlets.toml")), "--delay", "0"]
    command += ["--archive", str(tmp_path / "a.db"), "--allow-private", "127.0.0.1"]
    check = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True)
    while len(web.log) < 7 and check.poll() is None:
        time.sleep(0.01)
    check.send_signal(signal.SIGINT)
    _, told = check.communicate(timeout=20)
    assert check.returncode == ExitCode.INTERRUPTED
    assert "Traceback" not in told
    assert "the same command goes on from there" in told
    asked = [one.path for one in web.log]
    web.wait = 0.0
    again = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert again.returncode == ExitCode.DONE
    assert "this one went on from there" in again.stderr
    assert [one.path for one in web.log].count("/rss.xml") == asked.count("/rss.xml") == 3


@pytest.mark.slow
def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    line = '{"id": "a", "outlet": "P", "url": "", "published": "", "title": "x", "text": "%s"}\n'
    (tmp_path / "a.jsonl").write_text(line % ("Three people died. " * 900))
    command = [sys.executable, "-m", "discrepant", "compare", "--articles", "a.jsonl"]
    read, write = os.pipe()
    with subprocess.Popen(
        [*command, "--json", "-"], cwd=tmp_path, stdout=write, stderr=subprocess.PIPE, text=True
    ) as compare:
        os.close(write)
        os.close(read)
        _, told = compare.communicate(timeout=60)
    assert "Traceback" not in told
    assert "Error" not in told
