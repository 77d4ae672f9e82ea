"""The archive: one SQLite file with every page, article, revision and reason; and its events.

``file`` opens it, ``migrations`` makes its tables, ``rows`` turns them into records and ``visits``
is what a crawl writes to. Everything is stored by its natural key, so a crawl that was killed and
continued makes no second row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from sqlite_utils import Database

from discrepant.archive.file import (
    WAIT,
    connected,
    connected_read_only,
    locked,
    make_durable,
    told,
    transaction,
)
from discrepant.archive.migrations import NEWEST, migrate, version_of
from discrepant.archive.rows import Row, article_of, revision_of, undamaged
from discrepant.archive.visits import Visit
from discrepant.errors import ArchiveProblem
from discrepant.event_list import EventLine
from discrepant.query import Query
from discrepant.records import Article, Event, LeftOut, Unread

__all__ = ["Archive"]

_NO_SETTINGS: Mapping[str, object] = {}


class Archive:
    """An open archive. Use it in a ``with`` block, so that its lock is given back."""

    def __init__(
        self, database: Database, path: Path, *, clock: Callable[[], datetime], lock: IO[str] | None
    ) -> None:
        self._database = database
        self._path = path
        self._clock = clock
        self._lock = lock

    # -------------------------------------------------------------------- opening and closing

    @classmethod
    def open(cls, path: Path, *, clock: Callable[[], datetime], wait: float = WAIT) -> Self:
        """The archive for writing, made or brought up to date where needed.

        Waits up to ``wait`` seconds for another writer. ArchiveProblem when it is still busy, was
        made by a newer Discrepant, is no archive, is damaged, or lies where we cannot write.
        """
        lock = locked(path, wait=wait)
        try:
            with told(path):
                database = connected(path)
                try:
                    make_durable(database, path)
                    with transaction(database):
                        migrate(database, path, now=clock())
                except BaseException:
                    database.conn.close()
                    raise
        except BaseException:
            lock.close()
            raise
        return cls(database, path, clock=clock, lock=lock)

    @classmethod
    def read(cls, path: Path) -> Self:
        """The archive for reading only; another command may be writing it meanwhile."""
        if not path.is_file():
            raise ArchiveProblem(
                f"There is no archive {path}. Run `discrepant check` first, "
                "or name the right file with --archive."
            )
        with told(path):
            database = connected_read_only(path)
            try:
                if version_of(database, path) < NEWEST:
                    raise ArchiveProblem(
                        f"The archive {path} was made by an older Discrepant. Run `discrepant "
                        "crawl` on it once, which brings it up to date."
                    )
            except BaseException:
                database.conn.close()
                raise
        return cls(database, path, clock=_no_clock, lock=None)

    @classmethod
    def remove(cls, path: Path) -> None:
        """Delete an archive and the files that SQLite keeps beside it; nothing if there is none.

        ArchiveProblem when the file is not an archive of ours.
        """
        if not path.exists():
            return
        with told(path):
            database = connected_read_only(path)
            try:
                version_of(database, path)
            finally:
                database.conn.close()
        for beside in ("", "-wal", "-shm", "-lock"):
            path.with_name(f"{path.name}{beside}").unlink(missing_ok=True)

    def close(self) -> None:
        """Close the file and give the lock back."""
        self._database.conn.close()
        if self._lock is not None:
            self._lock.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The archive's file."""
        return self._path

    # -------------------------------------------------------------------- for visits and events

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """One transaction: all of it is on the disk afterwards, or nothing is."""
        with told(self._path), transaction(self._database):
            yield self._database

    def rows(self, sql: str, **values: object) -> list[Row]:
        """What a query gives, row by row."""
        with told(self._path):
            return list(self._database.query(sql, values))

    def row(self, sql: str, **values: object) -> Row | None:
        """The first row that a query gives."""
        return next(iter(self.rows(sql, **values)), None)

    def now(self) -> datetime:
        """What the clock says that was given when the archive was opened."""
        return self._clock()

    def visit(self, query: Query, *, settings: Mapping[str, object] = _NO_SETTINGS) -> Visit:
        """The visit that asks this question: the unfinished one, or else a new one.

        ``settings`` are kept beside it for a reader who wants to repeat the run.
        """
        return Visit.begin(self, query, settings=settings)

    # -------------------------------------------------------------------- what it holds

    def events(self) -> tuple[EventLine, ...]:
        """All events, the newest first."""
        rows = self.rows(
            """
            SELECT events.event, events.title, events.query, events.updated,
                   count(articles.article) AS articles,
                   count(DISTINCT articles.outlet) AS outlets,
                   substr(min(articles.published), 1, 10) AS first,
                   substr(max(articles.published), 1, 10) AS last
            FROM events
            LEFT JOIN event_articles USING (event)
            LEFT JOIN articles USING (article)
            GROUP BY events.event
            ORDER BY events.updated DESC, events.event
            """
        )
        with undamaged("The list of events"):
            return tuple(
                EventLine(
                    id=row["event"],
                    title=row["title"],
                    query=row["query"],
                    articles=row["articles"],
                    outlets=row["outlets"],
                    first=row["first"],
                    last=row["last"],
                    updated=datetime.fromisoformat(row["updated"]),
                )
                for row in rows
            )

    def event(self, identity: str | None = None) -> Event:
        """The event of that id or of an unmistakable beginning of it; without one, the newest."""
        events = self.events()
        if not events:
            raise ArchiveProblem(
                f"The archive {self._path} holds no event yet. Run `discrepant check` first."
            )
        wanted = events[0].id if identity is None else identity
        close = [event for event in events if event.id.startswith(wanted)]
        found = next((event for event in close if event.id == wanted), None)
        if found is None and len(close) == 1:
            found = close[0]
        if found is None:
            several = ", ".join(event.id for event in close[:5])
            raise ArchiveProblem(
                f"The archive {self._path} holds no event {identity!r}. "
                f"{f'Did you mean {several}?' if several else '`discrepant events` lists them.'}"
            )
        return Event(id=found.id, title=found.title, query=found.query)

    def is_invented(self, event: str) -> bool:
        """True if the event's outlets are invented, as those of the demo."""
        row = self.row("SELECT invented FROM events WHERE event = :event", event=event)
        return row is not None and bool(row["invented"])

    def articles_of(self, event: str) -> tuple[Article, ...]:
        """An event's articles as they stand, and after each the earlier texts that it replaced.

        Ordered by publication (the undated last), outlet and id, whatever came in first.
        """
        rows = self.rows(
            """
            SELECT articles.* FROM articles JOIN event_articles USING (article)
            WHERE event = :event
            """,
            event=event,
        )
        found: list[Article] = []
        for article in sorted(map(article_of, rows), key=_place):
            found.append(article)
            found.extend(self._earlier(article))
        return tuple(found)

    def articles_asked_before(self, query: Query) -> tuple[Article, ...]:
        """The articles of the event that this question found in an earlier visit.

        Each stands under the URL that was last asked for, which need not be its own.
        """
        rows = self.rows(
            """
            SELECT articles.*, sightings.url AS asked, max(sightings.visit)
            FROM events
            JOIN event_articles USING (event)
            JOIN articles USING (article)
            JOIN sightings USING (article)
            WHERE events.key = :key
            GROUP BY articles.article ORDER BY articles.article
            """,
            key=query.key,
        )
        return tuple(replace(article_of(row), url=row["asked"]) for row in rows)

    def _earlier(self, current: Article) -> Iterator[Article]:
        """The texts that stood before, oldest first; one read worse is no earlier text."""
        rows = self.rows(
            """
            SELECT revisions.* FROM revisions JOIN articles USING (article)
            WHERE article = :article
              AND revisions.text_sha256 != articles.text_sha256
              AND (revisions.read = 'full' OR revisions.read = articles.read)
              AND EXISTS (
                  SELECT 1 FROM text_of_each_visit AS seen
                  WHERE seen.article = revisions.article
                    AND seen.text_sha256 = revisions.text_sha256
              )
            ORDER BY revisions.first_seen, revisions.text_sha256
            """,
            article=current.id,
        )
        return (revision_of(row, current) for row in rows)

    def unread_of(self, event: str) -> tuple[Unread, ...]:
        """What the last visit to this event could not read, by outlet and URL."""
        rows = self.rows(
            """
            SELECT unread.* FROM unread JOIN events USING (visit) WHERE event = :event
            ORDER BY outlet, url
            """,
            event=event,
        )
        return tuple(map(_unread_of, rows))

    def left_out_of(self, event: str) -> tuple[LeftOut, ...]:
        """What was read for this event and is about something else, by outlet and title."""
        rows = self.rows(
            """
            SELECT articles.url, articles.outlet, articles.title, left_out.reason
            FROM left_out JOIN events USING (key) JOIN articles USING (article)
            WHERE event = :event
            ORDER BY articles.outlet, articles.title, articles.article
            """,
            event=event,
        )
        return tuple(
            LeftOut(url=row["url"], outlet=row["outlet"], title=row["title"], reason=row["reason"])
            for row in rows
        )


def _no_clock() -> datetime:
    raise AssertionError("an archive opened for reading has no clock")


def _place(article: Article) -> tuple[bool, datetime, str, str]:
    published = article.published
    low = datetime.max.replace(tzinfo=UTC) if published is None else published.low
    return (published is None, low, article.outlet, article.id)


def _unread_of(row: Row) -> Unread:
    return Unread(url=row["url"], outlet=row["outlet"], reason=row["reason"])
