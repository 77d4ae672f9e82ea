"""What every test may ask for, and what a run says about the browser tests that it skipped.

A test marked ``browser`` that skips is told in the last lines of the run, with the command that
brings a browser; with REQUIRE_BROWSER=1 (as in CI) such a skip is a failure.
"""

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

from bench import shared_folder
from scripts.find_chromium import chromium_path, way_to_chromium

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("search", derandomize=False, deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

_skipped_in_browser = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The sets to measure on; a test that asks for them skips where they are not."""
    data = shared_folder() / "data"
    if not data.is_dir():
        pytest.skip(f"the sets to measure on are absent: no folder {data} (BENCH_SHARED=path)")
    return data


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The browser that opens reports; a test that asks for it skips where there is none."""
    path = chromium_path()
    if path is None:
        pytest.skip(f"no Chromium found. {way_to_chromium()}")
    return path


def pytest_configure(config: pytest.Config) -> None:
    """Begin the list of browser tests that were skipped."""
    config.stash[_skipped_in_browser] = []


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note a skipped browser test, or fail it where a browser is required."""
    report = yield
    if report.skipped and item.get_closest_marker("browser"):
        if os.environ.get("REQUIRE_BROWSER") == "1":
            report.outcome = "failed"
            report.longrepr = f"REQUIRE_BROWSER=1, but this test was skipped: {report.longrepr}"
        else:
            item.config.stash[_skipped_in_browser].append(item.nodeid)
    return report


def pytest_unconfigure(config: pytest.Config) -> None:
    """After pytest's own last line: how many browser tests did not run, and what lets them."""
    skipped = config.stash.get(_skipped_in_browser, [])
    if skipped:
        print(f"{len(skipped)} browser tests skipped. {way_to_chromium()}")
