"""A report in a real browser: opened from a file, with the network off."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from discrepant.records import Comparison
from reports.page import html_of


@dataclass(kw_only=True)
class Opened:
    """A page and everything that it said or asked for besides itself."""

    page: Page
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)


OpenReport = Callable[..., Opened]


@pytest.fixture(scope="module")
def chrome(chromium: Path) -> Iterator[Browser]:
    """One Chromium for all tests of a file.

    While Playwright runs, so does its event loop, and other tests could not start one of theirs.
    """
    # Chromium refuses its sandbox to root, which is what a container usually runs as.
    switches = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium), args=switches)
        yield browser
        browser.close()


@pytest.fixture
def open_report(chrome: Browser, tmp_path: Path) -> Iterator[OpenReport]:
    """Opens a comparison's report from disk: ``open_report(comparison, hash="#x", dark=True)``."""
    contexts = []

    def opened(
        comparison: Comparison,
        *,
        fragment: str = "",
        dark: bool = False,
        width: int = 1280,
        scripts: bool = True,
    ) -> Opened:
        path = tmp_path / "report.html"
        path.write_text(html_of(comparison), encoding="utf-8")
        context = chrome.new_context(
            offline=True,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        result = Opened(page=context.new_page())
        result.page.on("request", lambda request: result.requests.append(request.url))
        result.page.on("console", lambda message: result.console.append(message.text))
        result.page.on("pageerror", lambda error: result.console.append(str(error)))
        result.page.on("dialog", lambda dialog: result.console.append(f"dialog {dialog.message}"))
        address = path.as_uri()
        result.page.goto(address + fragment)
        result.requests = [url for url in result.requests if not url.startswith(address)]
        return result

    yield opened
    for context in contexts:
        context.close()
