"""An archive that is busy, newer, damaged, foreign or out of reach; and what others see of it."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from discrepant.archive import Archive
from discrepant.archive.migrations import NEWEST
from discrepant.archive.visits import Visit
from discrepant.errors import ArchiveProblem
from discrepant.query import Query
from discrepant.records import Article, Page

QUERY = Query(words="mill fire")


def now() -> datetime:
    return datetime(2022, 8, 20, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An archive with one event of one article, closed."""
    path = tmp_path / "a.db"
    with Archive.open(path, clock=now) as archive:
        visit = archive.visit(QUERY)
        page = Page(
            url="https://post.example/1",
            final_url="https://post.example/1",
            status=200,
            headers=(),
            body=b"The mill burned. " * 200,
            fetched=now(),
        )
        article = Article(
            id="1", outlet="Post", url=page.url, title="Fire", text="The mill burned. " * 200
        )
        visit.save_page(page)
        visit.save_article(article, page)
        visit.save_event(title="mill fire", inside=["1"], left_out={})
        visit.finish()
    return path


@pytest.fixture
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """The same file, opened behind the archive's back."""
    connection = sqlite3.connect(path)
    yield connection
    connection.close()


def test_a_closed_archive_is_one_file_and_its_lock(path: Path) -> None:
    assert sorted(file.name for file in path.parent.iterdir()) == ["a.db", "a.db-lock"]


def test_stored_pages_survive_a_power_cut_and_readers_never_wait(path: Path) -> None:
    with Archive.open(path, clock=now) as archive:
        pragmas = {
            name: archive.rows(f"PRAGMA {name}")[0][name]
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_opening_again_changes_nothing(path: Path, raw: sqlite3.Connection) -> None:
    before = list(raw.iterdump())
    Archive.open(path, clock=now).close()
    assert list(raw.iterdump()) == before
    assert [row[0] for row in raw.execute("SELECT number FROM migrations")] == [NEWEST]


# -------------------------------------------------------------------- busy


def test_a_second_writer_waits_and_then_says_who_is_writing(path: Path) -> None:
    with (
        Archive.open(path, clock=now),
        pytest.raises(ArchiveProblem, match=rf"process {os.getpid()}\) is writing"),
    ):
        Archive.open(path, clock=now, wait=0.05)


def test_the_archive_is_free_again_after_an_error(path: Path) -> None:
    with pytest.raises(RuntimeError), Archive.open(path, clock=now):
        raise RuntimeError
    Archive.open(path, clock=now, wait=0).close()


def test_the_archive_is_free_again_after_its_writer_was_killed(path: Path) -> None:
    script = (
        "import os; from datetime import *; from pathlib import Path;"
        "from discrepant.archive import Archive;"
        f"held = Archive.open(Path({str(path)!r}), clock=lambda: datetime.now(UTC));"
        "os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", script]).returncode == -9
    Archive.open(path, clock=now, wait=0).close()


def test_reading_works_while_another_command_writes(path: Path) -> None:
    with Archive.open(path, clock=now) as writer, Archive.read(path) as reader:
        with writer.writing() as database:
            database.execute("UPDATE events SET title = 'changed'")
            assert reader.event().title == "mill fire"
        assert reader.event().title == "changed"


def test_a_transaction_that_fails_leaves_nothing(path: Path) -> None:
    with Archive.open(path, clock=now) as archive:
        with contextlib.suppress(RuntimeError), archive.writing() as database:
            database.execute("UPDATE events SET title = 'changed'")
            raise RuntimeError
        assert archive.event().title == "mill fire"


# -------------------------------------------------------------------- not ours, or not now


def test_a_newer_archive_is_refused(path: Path, raw: sqlite3.Connection) -> None:
    raw.execute("INSERT INTO migrations VALUES (?, 'from the future', '2040')", [NEWEST + 1])
    raw.commit()
    refused = pytest.raises(ArchiveProblem, match=r"newer Discrepant.*Update Discrepant")
    with refused:
        Archive.open(path, clock=now)
    with refused:
        Archive.read(path)


def test_an_older_archive_is_brought_up_to_date(path: Path, raw: sqlite3.Connection) -> None:
    raw.executescript(
        "DELETE FROM migrations; DROP VIEW answers;"
        + "".join(
            f"DROP VIEW {name};"
            for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'view'")
            if name != "answers"
        )
        + "PRAGMA foreign_keys = OFF;"
        + "".join(
            f"DROP TABLE {name};"
            for name in (
                "articles_fts", "left_out", "event_articles", "events", "unread", "sightings",
                "revisions", "articles", "fetches", "pages", "outlets", "visits",
            )
        )
    )  # fmt: skip
    raw.commit()
    with pytest.raises(ArchiveProblem, match="older Discrepant"):
        Archive.read(path)
    with Archive.open(path, clock=now) as archive:
        assert archive.events() == ()
        assert archive.rows("SELECT number FROM migrations") == [{"number": NEWEST}]


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "addresses.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE people (name TEXT)")
    other.commit()
    other.close()
    before = path.read_bytes()
    for act in (lambda: Archive.open(path, clock=now), lambda: Archive.remove(path)):
        with pytest.raises(ArchiveProblem, match="not an archive of Discrepant"):
            act()
    assert path.read_bytes() == before


def test_a_text_file_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Do not overwrite me. " * 100)
    for act in (
        lambda: Archive.open(path, clock=now),
        lambda: Archive.read(path),
        lambda: Archive.remove(path),
    ):
        with pytest.raises(ArchiveProblem, match="damaged or is no archive"):
            act()
    assert path.read_text().startswith("Do not overwrite me.")


def test_an_archive_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(ArchiveProblem, match="There is no archive"):
        Archive.read(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveProblem, match=r"cannot be written.*--archive"):
        Archive.open(tmp_path / "file" / "a.db", clock=now)


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "a.db").mkdir()
    with pytest.raises(ArchiveProblem, match="--archive"):
        Archive.open(tmp_path / "a.db", clock=now)


def test_a_closed_archive_can_be_read_from_a_folder_where_nothing_can_be_written(
    path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "disc"
    folder.mkdir()
    shutil.copy(path, folder)
    folder.chmod(0o555)
    try:
        with Archive.read(folder / "a.db") as archive:
            assert archive.event().title == "mill fire"
    finally:
        folder.chmod(0o755)


# -------------------------------------------------------------------- damaged


def test_a_changed_text_is_noticed(path: Path, raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE articles SET text = 'The mill stands.'")
    raw.commit()
    with Archive.read(path) as archive, pytest.raises(ArchiveProblem, match="is damaged"):
        archive.articles_of(archive.event().id)


def test_a_changed_page_is_noticed(path: Path, raw: sqlite3.Connection) -> None:
    raw.execute("UPDATE pages SET body = x'00'")
    raw.commit()
    with Archive.open(path, clock=now) as archive:
        visit = archive.visit(QUERY)
        with pytest.raises(ArchiveProblem, match="is damaged"):
            visit.latest_page("https://post.example/1")


def test_flipped_bytes_give_an_error_or_the_true_text(path: Path) -> None:
    content = path.read_bytes()
    with Archive.read(path) as archive:
        true = archive.articles_of(archive.event().id)
    chance = random.Random(5)
    for _ in range(60):
        damaged = bytearray(content)
        for _ in range(20):
            damaged[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        try:
            with Archive.read(path) as archive:
                found = archive.articles_of(archive.event().id)
        except ArchiveProblem:
            continue
        assert [one.text for one in found] in ([one.text for one in true], [])


def noise(number: int) -> Page:
    """A page that does not get smaller by compression."""
    url = f"https://post.example/{number}"
    body = random.Random(number).randbytes(100_000)
    return Page(url=url, final_url=url, status=200, headers=(), body=body, fetched=now())


def save_noise(visit: Visit, pages: int) -> None:
    """Saves so many pages, one after the other."""
    for number in range(pages):
        visit.save_page(noise(number))


@pytest.mark.slow
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a disk that is full")
def test_a_full_disk_keeps_what_was_stored(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)])
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        with Archive.open(disk / "a.db", clock=now) as archive:
            visit = archive.visit(QUERY)
            with pytest.raises(ArchiveProblem, match="disk is full"):
                save_noise(visit, 100)
            assert 0 < visit.stored < 100
            assert visit.standing_page(noise(0).url) == noise(0)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


# -------------------------------------------------------------------- other programs


_ASK_DATASETTE = """
import asyncio, json, sys
from datasette.app import Datasette

async def answers():
    client = Datasette([sys.argv[1]]).client
    return [(await client.get(address)).json() for address in sys.argv[2:]]

print(json.dumps(asyncio.run(answers())))
"""


@pytest.mark.slow
def test_datasette_opens_it_and_searches_its_texts(path: Path) -> None:
    pytest.importorskip("datasette")

    def asked(*addresses: str) -> list[dict[str, Any]]:  # Any: JSON
        command = [sys.executable, "-c", _ASK_DATASETTE, str(path), *addresses]
        answer = subprocess.run(command, capture_output=True, text=True, check=True)
        return list(json.loads(answer.stdout))

    database, found = asked("/a.json", "/a/articles.json?_shape=objects&_search=mill")
    assert [row["title"] for row in found["rows"]] == ["Fire"]
    views = [view["name"] for view in database["views"]]
    shown = asked(*(f"/a/{view}.json?_shape=objects" for view in views))
    assert {view for view, answer in zip(views, shown, strict=True) if answer["rows"]} == {
        "answers", "article_versions", "articles_by_event", "text_of_each_visit", "visits_by_time",
    }  # fmt: skip
