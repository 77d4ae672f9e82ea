"""A command line of its own for every test, and a small web with a story on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bench.small_web import SmallWeb, article_page, feed_of
from discrepant.cli import main

Run = Callable[..., Result]

WORDS = "mill fire northport"
LINE = {
    "id": "a",
    "outlet": "Post",
    "url": "",
    "published": "2022-08-19",
    "title": "Mill burns",
    "text": "Three people died in the fire.",
}

LEAD = "A fire destroyed the old mill at the harbour of Northport on Friday night, police said."
DETAIL = "The brigade fought the flames until the early morning; the mill was built in 1887."


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command in an empty folder, without the user's settings."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("DISCREPANT_ARCHIVE", str(tmp_path / "archive.db"))
    monkeypatch.setenv("DISCREPANT_DELAY", "0")
    monkeypatch.setenv("DISCREPANT_ALLOW_PRIVATE", "127.0.0.1")

    def run(*arguments: str | Path, traceback: bool = False) -> Result:
        result = CliRunner().invoke(main, [str(one) for one in arguments])
        assert ("Traceback" in result.output) == traceback
        return result

    return run


@pytest.fixture
def web() -> Iterator[SmallWeb]:
    """Three outlets that report one fire, and football."""
    with SmallWeb(3) as web:
        tell(web, dead=("Three", "Five", "Three"))
        yield web


def tell(web: SmallWeb, *, dead: tuple[str, ...]) -> None:
    """Let each outlet report so many dead."""
    for site, number in zip(web.sites, dead, strict=True):
        fire = f"Mill fire in Northport leaves {number.lower()} dead"
        match = "Northport rowers win the fire cup"
        lines = (LEAD, f"{number} people died in the fire, the brigade said.", DETAIL)
        site.answers = {
            "/rss.xml": feed_of(site, [("/fire", fire), ("/match", match)]),
            "/fire": article_page(fire, lines, published="2022-08-19T22:00:00Z"),
            "/match": article_page(
                match,
                ["The rowers of Northport won the cup on Sunday.", "Their coach was delighted."],
                published="2022-08-19T20:00:00Z",
            ),
        }


def listed(web: SmallWeb, path: Path = Path("outlets.toml")) -> Path:
    """The outlet file of the web, written."""
    path.write_text(web.outlets_toml(), encoding="utf-8")
    return path


def articles(path: Path, *lines: dict[str, str]) -> Path:
    """The lines as a file of articles; without any, two outlets that agree."""
    told = lines or (LINE, {**LINE, "id": "b", "outlet": "Wire"})
    path.write_text("".join(json.dumps(line) + "\n" for line in told))
    return path


def loaded(path: Path) -> dict[str, Any]:  # Any: JSON
    """A JSON file."""
    return dict(json.loads(path.read_text(encoding="utf-8")))
