"""Whole reports as they were last looked at and found good."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from discrepant.records import Comparison
from reports.json_export import json_of
from reports.page import html_of
from tests.reports.footbridge import footbridge
from tests.reports.shapes import empty

_GOLD = Path(__file__).parents[1] / "gold"


def _scrubbed_page(comparison: Comparison) -> str:
    """The page without the version of the day."""
    page = html_of(comparison)
    version = re.search(r'name="generator" content="Discrepant ([^"]*)"', page)
    assert version is not None
    return page.replace(f"Discrepant {version[1]}", "Discrepant VERSION")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("footbridge.html", _scrubbed_page(footbridge())),
        ("footbridge.json", json_of(footbridge())),
        ("empty.html", _scrubbed_page(empty())),
    ],
    ids=["footbridge.html", "footbridge.json", "empty.html"],
)
def test_a_report_is_the_one_that_was_looked_at(name: str, text: str) -> None:
    gold = _GOLD / name
    fresh = gold.with_suffix(f".new{gold.suffix}")
    if gold.exists() and gold.read_text(encoding="utf-8") == text:
        fresh.unlink(missing_ok=True)
        return
    fresh.write_text(text, encoding="utf-8")
    pytest.fail(
        f"{name} changed. Look at {fresh} in a browser; if it is good, adopt it: mv {fresh} {gold}"
    )
