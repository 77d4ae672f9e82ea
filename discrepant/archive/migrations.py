"""The archive's tables and views, as numbered steps that only ever add.

A step that has been released is never edited: a change of the schema is a new step at the end.
docs/archive.md explains every table and view to a reader; a test compares it with what stands here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from discrepant.errors import ArchiveProblem

__all__ = ["APPLICATION_ID", "NEWEST", "migrate", "version_of"]

# "Disc" in the file's header says whose file this is, also to `file` and to other programs.
APPLICATION_ID = 0x44697363

_TABLES = (
    """
    CREATE TABLE visits (
        visit INTEGER PRIMARY KEY,
        key TEXT NOT NULL,
        number INTEGER NOT NULL,
        query TEXT NOT NULL,
        settings TEXT NOT NULL,
        started TEXT NOT NULL,
        finished TEXT,
        UNIQUE (key, number)
    ) STRICT
    """,
    """
    CREATE TABLE outlets (
        outlet TEXT PRIMARY KEY,
        home TEXT NOT NULL,
        language TEXT,
        zone TEXT NOT NULL,
        day_order TEXT,
        currency TEXT,
        owner TEXT,
        agency INTEGER NOT NULL,
        first_seen TEXT NOT NULL,
        last_seen TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE pages (
        sha256 TEXT PRIMARY KEY,
        size INTEGER NOT NULL,
        body BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE fetches (
        visit INTEGER NOT NULL REFERENCES visits (visit),
        url TEXT NOT NULL,
        final_url TEXT NOT NULL,
        status INTEGER NOT NULL,
        headers TEXT NOT NULL,
        sha256 TEXT NOT NULL REFERENCES pages (sha256),
        fetched TEXT NOT NULL,
        checked TEXT NOT NULL,
        unchanged INTEGER NOT NULL,
        PRIMARY KEY (visit, url)
    ) STRICT
    """,
    "CREATE INDEX fetches_url ON fetches (url, checked)",
    """
    CREATE TABLE articles (
        number INTEGER PRIMARY KEY,
        article TEXT NOT NULL UNIQUE,
        outlet TEXT NOT NULL,
        url TEXT,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        published TEXT,
        published_from TEXT,
        modified TEXT,
        authors TEXT NOT NULL,
        credit TEXT,
        language TEXT,
        read TEXT NOT NULL,
        unread_reason TEXT,
        zone TEXT NOT NULL,
        day_order TEXT,
        currency TEXT,
        owner TEXT,
        agency INTEGER NOT NULL,
        retrieved TEXT,
        status INTEGER,
        sha256 TEXT REFERENCES pages (sha256),
        text_sha256 TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX articles_outlet ON articles (outlet)",
    "CREATE INDEX articles_url ON articles (url)",
    """
    CREATE TABLE revisions (
        revision TEXT PRIMARY KEY,
        article TEXT NOT NULL REFERENCES articles (article),
        text_sha256 TEXT NOT NULL,
        first_seen TEXT NOT NULL,
        last_seen TEXT NOT NULL,
        title TEXT NOT NULL,
        text TEXT NOT NULL,
        published TEXT,
        published_from TEXT,
        modified TEXT,
        authors TEXT NOT NULL,
        credit TEXT,
        read TEXT NOT NULL,
        unread_reason TEXT,
        retrieved TEXT,
        status INTEGER,
        sha256 TEXT REFERENCES pages (sha256),
        UNIQUE (article, text_sha256)
    ) STRICT
    """,
    """
    CREATE TABLE sightings (
        visit INTEGER NOT NULL REFERENCES visits (visit),
        url TEXT NOT NULL,
        article TEXT NOT NULL,
        text_sha256 TEXT NOT NULL,
        PRIMARY KEY (visit, url),
        FOREIGN KEY (article, text_sha256) REFERENCES revisions (article, text_sha256)
    ) STRICT
    """,
    "CREATE INDEX sightings_url ON sightings (url)",
    "CREATE INDEX sightings_article ON sightings (article, text_sha256)",
    """
    CREATE TABLE unread (
        visit INTEGER NOT NULL REFERENCES visits (visit),
        url TEXT NOT NULL,
        outlet TEXT,
        reason TEXT NOT NULL,
        PRIMARY KEY (visit, url)
    ) STRICT
    """,
    """
    CREATE TABLE events (
        event TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        query TEXT,
        key TEXT NOT NULL,
        visit INTEGER NOT NULL REFERENCES visits (visit),
        invented INTEGER NOT NULL,
        made TEXT NOT NULL,
        updated TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE event_articles (
        event TEXT NOT NULL REFERENCES events (event),
        article TEXT NOT NULL REFERENCES articles (article),
        PRIMARY KEY (event, article)
    ) STRICT
    """,
    "CREATE INDEX event_articles_article ON event_articles (article)",
    """
    CREATE TABLE left_out (
        key TEXT NOT NULL,
        article TEXT NOT NULL REFERENCES articles (article),
        visit INTEGER NOT NULL REFERENCES visits (visit),
        reason TEXT NOT NULL,
        PRIMARY KEY (key, article)
    ) STRICT
    """,
)

_VIEWS = (
    """
    CREATE VIEW articles_by_event AS
    SELECT events.title AS event_title, events.event, articles.published, articles.outlet,
           articles.title, articles.url, articles.read, articles.retrieved, articles.article
    FROM event_articles
    JOIN events USING (event)
    JOIN articles USING (article)
    ORDER BY events.updated DESC, events.event, articles.published, articles.outlet
    """,
    # Two pages of one visit may carry one article (AMP, print view) in unlike words: the text
    # that was read best, then the longest, is what that visit saw.
    """
    CREATE VIEW text_of_each_visit AS
    SELECT article, visit, text_sha256 FROM (
        SELECT sightings.article, sightings.visit, sightings.text_sha256,
               row_number() OVER (
                   PARTITION BY sightings.article, sightings.visit
                   ORDER BY CASE revisions.read WHEN 'full' THEN 0 WHEN 'partial' THEN 1 ELSE 2 END,
                            length(revisions.text) DESC, revisions.text_sha256
               ) AS place
        FROM sightings
        JOIN revisions USING (article, text_sha256)
    )
    WHERE place = 1
    """,
    """
    CREATE VIEW article_versions AS
    SELECT articles.outlet, articles.url, revisions.first_seen, revisions.last_seen,
           revisions.text_sha256 = articles.text_sha256 AS stands, revisions.title,
           revisions.text, revisions.modified, revisions.read, revisions.article,
           revisions.revision
    FROM revisions
    JOIN articles USING (article)
    WHERE EXISTS (
        SELECT 1 FROM text_of_each_visit AS seen
        WHERE seen.article = revisions.article AND seen.text_sha256 = revisions.text_sha256
    )
    ORDER BY articles.outlet, revisions.article, revisions.first_seen
    """,
    """
    CREATE VIEW articles_that_changed AS
    SELECT article_versions.outlet, articles.title, articles.url, count(*) AS versions,
           min(article_versions.first_seen) AS first_seen,
           max(article_versions.first_seen) AS changed, article_versions.article
    FROM article_versions
    JOIN articles USING (article)
    GROUP BY article_versions.article
    HAVING count(*) > 1
    ORDER BY changed DESC, article_versions.article
    """,
    """
    CREATE VIEW what_was_not_read AS
    SELECT visits.started AS visit_started, unread.outlet, unread.url, unread.reason
    FROM unread
    JOIN visits USING (visit)
    ORDER BY visits.started DESC, unread.outlet, unread.url
    """,
    """
    CREATE VIEW what_was_left_out AS
    SELECT visits.started AS visit_started, articles.outlet, articles.title, articles.url,
           left_out.reason
    FROM left_out
    JOIN visits USING (visit)
    JOIN articles USING (article)
    ORDER BY visits.started DESC, articles.outlet, articles.title
    """,
    """
    CREATE VIEW answers AS
    SELECT visits.started AS visit_started, fetches.checked, fetches.status, fetches.url,
           fetches.final_url, fetches.unchanged, fetches.fetched, pages.size, fetches.sha256
    FROM fetches
    JOIN visits USING (visit)
    JOIN pages USING (sha256)
    ORDER BY fetches.checked DESC, fetches.url
    """,
    """
    CREATE VIEW visits_by_time AS
    SELECT visits.started, visits.finished, visits.query,
           (SELECT count(*) FROM fetches WHERE fetches.visit = visits.visit) AS answers,
           (SELECT count(*) FROM unread WHERE unread.visit = visits.visit) AS not_read
    FROM visits
    ORDER BY visits.started DESC, visits.visit
    """,
)


def _make_tables_and_views(database: Database) -> None:
    for statement in _TABLES:
        database.execute(statement)
    database.table("articles").enable_fts(
        ["title", "text"], create_triggers=True, tokenize="unicode61 remove_diacritics 2"
    )
    for statement in _VIEWS:
        database.execute(statement)


# What each number did, in order. Never edit a line that was released: add one.
_STEPS: tuple[tuple[int, str, Callable[[Database], None]], ...] = (
    (1, "tables, full-text index and views", _make_tables_and_views),
)
NEWEST = _STEPS[-1][0]


def version_of(database: Database, path: Path) -> int:
    """The number of the last step that this file has seen; 0 for an empty file.

    ArchiveProblem when the file is somebody else's database or was made by a newer Discrepant.
    """
    if _number(database, "SELECT count(*) FROM sqlite_master") == 0:
        return 0
    if _number(database, "PRAGMA application_id") != APPLICATION_ID:
        raise ArchiveProblem(
            f"{path} is an SQLite file, but not an archive of Discrepant. "
            "Name another file with --archive."
        )
    version = _number(database, "SELECT max(number) FROM migrations")
    if version > NEWEST:
        raise ArchiveProblem(
            f"The archive {path} was made by a newer Discrepant (its tables are number {version}, "
            f"this one knows {NEWEST}). Update Discrepant, or name another archive with --archive."
        )
    return version


def migrate(database: Database, path: Path, *, now: datetime) -> None:
    """Bring the tables up to date inside the transaction that the caller has opened."""
    version = version_of(database, path)
    if version == 0:
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(
            "CREATE TABLE IF NOT EXISTS migrations ("
            "number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT NOT NULL) STRICT"
        )
    for number, name, step in _STEPS:
        if number > version:
            step(database)
            database.execute(
                "INSERT INTO migrations (number, name, applied) VALUES (?, ?, ?)",
                [number, name, now.isoformat()],
            )


def _number(database: Database, sql: str) -> int:
    value: Any = database.execute(sql).fetchone()[0]  # whatever SQLite holds there
    return value if isinstance(value, int) else 0
