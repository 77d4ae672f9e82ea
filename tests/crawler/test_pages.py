"""Frozen pages and the records that we expect of them; all are written by us."""

import json
from pathlib import Path

import pytest

from crawler.extract import extract
from discrepant.records import Article, Unread
from tests.crawler.builders import HOME, OUTLET, page

FOLDER = Path(__file__).parent.parent / "pages"
NAMES = sorted(path.stem for path in FOLDER.glob("*.html"))


def record_of(found: Article | Unread) -> dict[str, object]:
    """What is frozen of an article: what was read on the page, paragraph by paragraph."""
    if isinstance(found, Unread):
        return {"unread": found.reason}
    return {
        "url": found.url,
        "title": found.title,
        "authors": list(found.authors),
        "published": found.published.iso if found.published else None,
        "published_from": found.published_from,
        "modified": found.modified.iso if found.modified else None,
        "language": found.language,
        "credit": found.credit,
        "read": found.read,
        "unread_reason": found.unread_reason,
        "text": found.text.split("\n"),
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_frozen_page_gives_the_record_beside_it(name: str) -> None:
    body = (FOLDER / f"{name}.html").read_bytes()
    found = record_of(extract(page(body, url=f"{HOME}{name}"), OUTLET))
    expected = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert found == expected


def test_there_are_frozen_pages() -> None:
    assert NAMES
