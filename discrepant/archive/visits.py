"""One visit to the outlets: what the crawler keeps, and what it need not ask for again.

A visit is known by its question. While it is unfinished, the same command continues it and no
stored page is asked for twice. Once it is finished, the same command is a new visit: everything
is asked again, except for articles that an earlier visit found to be about something else.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Protocol, Self

from sqlite_utils import Database

from discrepant.archive.rows import (
    Row,
    article_row,
    body_row,
    fetch_row,
    page_of,
    revision_id,
    stamp,
    storable,
)
from discrepant.query import Query
from discrepant.records import Article, Page, Unread

__all__ = ["Holder", "Visit"]

# An unfinished visit older than this is not continued: its feeds and robots.txt are out of date.
CONTINUES_FOR = timedelta(hours=24)
_SLUG_LENGTH = 40


class Holder(Protocol):
    """What a visit needs of the archive."""

    def writing(self) -> AbstractContextManager[Database]:
        """One transaction."""

    def rows(self, sql: str, **values: object) -> list[Row]:
        """What a query gives."""

    def row(self, sql: str, **values: object) -> Row | None:
        """The first row of it."""

    def now(self) -> datetime:
        """What the clock says."""


class Visit:
    """The crawler's store for one visit. Every method has written to the disk when it returns."""

    def __init__(self, holder: Holder, query: Query, *, visit: int, continued: bool) -> None:
        self._holder = holder
        self._query = query
        self._key = query.key
        self._visit = visit
        self._continued = continued

    @classmethod
    def begin(cls, holder: Holder, query: Query, *, settings: Mapping[str, object]) -> Self:
        """The unfinished visit that asks this question, or a new one."""
        key, now = query.key, holder.now()
        last = holder.row(
            """
            SELECT visits.visit, number, finished,
                   max(started, coalesce(max(fetches.checked), '')) AS active
            FROM visits LEFT JOIN fetches USING (visit)
            WHERE key = :key GROUP BY visits.visit ORDER BY number DESC
            """,
            key=key,
        )
        with holder.writing() as database:
            _save_outlets(database, query, now=stamp(now))
            if last is not None and _continues(last, now):
                return cls(holder, query, visit=last["visit"], continued=True)
            database.table("visits").insert(
                {
                    "key": key,
                    "number": 1 if last is None else last["number"] + 1,
                    "query": query.as_json(),
                    "settings": json.dumps(settings, sort_keys=True, default=str),
                    "started": stamp(now),
                }
            )
            (visit,) = database.execute("SELECT last_insert_rowid()").fetchone()
        return cls(holder, query, visit=visit, continued=False)

    @property
    def continued(self) -> bool:
        """True if an earlier run of the same command did not come to its end."""
        return self._continued

    @property
    def stored(self) -> int:
        """How many answers this visit holds so far."""
        row = self._holder.row(
            "SELECT count(*) AS answers FROM fetches WHERE visit = :visit", visit=self._visit
        )
        return 0 if row is None else int(row["answers"])

    # -------------------------------------------------------------------- the crawler's store

    def standing_page(self, url: str) -> Page | None:
        """The page that this visit holds, or one that earlier visits found to be of no use to it.

        The latter are articles about something else: the same question need not ask for them
        again. Feeds, sitemaps, robots.txt and the event's own articles are asked for again.
        """
        row = self._holder.row(
            _PAGE + "WHERE visit = :visit AND url = :url", visit=self._visit, url=url
        ) or self._holder.row(
            _PAGE
            + """
            WHERE url = :url AND EXISTS (
                SELECT 1 FROM sightings JOIN left_out USING (article)
                WHERE sightings.url = :url AND left_out.key = :key
            )
            ORDER BY checked DESC, visit DESC
            """,
            url=url,
            key=self._key,
        )
        return None if row is None else page_of(row)

    def latest_page(self, url: str) -> Page | None:
        """The last good answer that any visit got for this URL, for its validators."""
        row = self._holder.row(
            _PAGE + "WHERE url = :url AND status = 200 ORDER BY checked DESC, visit DESC", url=url
        )
        return None if row is None else page_of(row)

    def save_page(self, page: Page) -> None:
        """Keeps a server's answer, whatever its status."""
        self._save_fetch(page, checked=page.fetched, unchanged=False)

    def save_revalidated(self, page: Page) -> None:
        """Keeps that the server said 304: this earlier page stands for this visit too."""
        self._save_fetch(page, checked=self._holder.now(), unchanged=True)

    def save_article(self, article: Article, page: Page) -> None:
        """Keeps what was read on a page: a new text becomes the article's next revision."""
        row = article_row(storable(article))
        with self._holder.writing() as database:
            database.table("articles").insert(row, ignore=True)
            _save_revision(database, row, seen=self._seen(database, page))
            database.table("sightings").insert(
                {
                    "visit": self._visit,
                    "url": page.url,
                    "article": row["article"],
                    "text_sha256": row["text_sha256"],
                },
                replace=True,
            )
            if _standing_text(database, article.id) == row["text_sha256"]:
                database.execute(_UPDATE_ARTICLE, row)
            self._forget_unread(database, page.url)

    def save_unread(self, unread: Unread) -> None:
        """Keeps why a URL was not read in this visit."""
        with self._holder.writing() as database:
            database.table("unread").insert(
                {
                    "visit": self._visit,
                    "url": unread.url,
                    "outlet": unread.outlet,
                    "reason": unread.reason,
                },
                replace=True,
            )

    # -------------------------------------------------------------------- its end

    def save_event(
        self,
        *,
        title: str,
        inside: Collection[str],
        left_out: Mapping[str, str],
    ) -> str:
        """The id of the event that these articles are about, new or known, and keeps both.

        ``inside`` are ids of articles, ``left_out`` maps ids of the others to a reason. An event
        is known when most of its articles are here, or any of them for the same question.
        Articles of a known event that this visit did not meet stay in it.
        """
        now = stamp(self._holder.now())
        with self._holder.writing() as database:
            self._save_left_out(database, inside, left_out)
            event = self._known_event(database, inside) or _new_id(title, self._key, inside)
            database.execute(
                """
                INSERT INTO events (event, title, query, key, visit, invented, made, updated)
                VALUES (:event, :title, :query, :key, :visit, :invented, :now, :now)
                ON CONFLICT (event) DO UPDATE SET
                    key = excluded.key, visit = excluded.visit, updated = excluded.updated
                """,
                {
                    "event": event,
                    "title": title,
                    "query": self._query.words,
                    "key": self._key,
                    "visit": self._visit,
                    "invented": int(self._query.invented),
                    "now": now,
                },
            )
            members = database.table("event_articles")
            for article in left_out:
                members.delete_where("event = ? AND article = ?", [event, article])
            members.insert_all(
                ({"event": event, "article": article} for article in sorted(inside)), ignore=True
            )
        return event

    def finish(self) -> None:
        """Ends the visit: the same command is a new one from now on."""
        with self._holder.writing() as database:
            database.execute(
                "UPDATE visits SET finished = ? WHERE visit = ? AND finished IS NULL",
                [stamp(self._holder.now()), self._visit],
            )

    def unread(self) -> tuple[Unread, ...]:
        """What this visit could not read, by outlet and URL."""
        rows = self._holder.rows(
            "SELECT url, outlet, reason FROM unread WHERE visit = :visit ORDER BY outlet, url",
            visit=self._visit,
        )
        return tuple(
            Unread(url=row["url"], outlet=row["outlet"], reason=row["reason"]) for row in rows
        )

    # -------------------------------------------------------------------- inside

    def _save_fetch(self, page: Page, *, checked: datetime, unchanged: bool) -> None:
        with self._holder.writing() as database:
            database.table("pages").insert(body_row(page), ignore=True)
            database.table("fetches").insert(
                {
                    **fetch_row(page),
                    "visit": self._visit,
                    "checked": stamp(checked),
                    "unchanged": int(unchanged),
                },
                replace=True,
            )
            self._forget_unread(database, page.url)

    def _seen(self, database: Database, page: Page) -> str:
        """When this visit last knew the page to stand as it is."""
        found = database.execute(
            "SELECT checked FROM fetches WHERE visit = ? AND url = ?", [self._visit, page.url]
        ).fetchone()
        return str(found[0]) if found else stamp(page.fetched)

    def _forget_unread(self, database: Database, url: str) -> None:
        database.execute("DELETE FROM unread WHERE visit = ? AND url = ?", [self._visit, url])

    def _save_left_out(
        self, database: Database, inside: Collection[str], left_out: Mapping[str, str]
    ) -> None:
        table = database.table("left_out")
        for article in inside:
            table.delete_where("key = ? AND article = ?", [self._key, article])
        table.insert_all(
            (
                {"key": self._key, "article": article, "visit": self._visit, "reason": reason}
                for article, reason in sorted(left_out.items())
            ),
            replace=True,
        )

    def _known_event(self, database: Database, inside: Collection[str]) -> str | None:
        found = database.execute(
            """
            SELECT events.event FROM events JOIN event_articles USING (event)
            GROUP BY events.event
            HAVING sum(article IN (SELECT value FROM json_each(:inside))) > 0
               AND (events.key = :key
                    OR 2 * sum(article IN (SELECT value FROM json_each(:inside))) > count(*))
            ORDER BY events.key = :key DESC,
                     sum(article IN (SELECT value FROM json_each(:inside))) DESC,
                     events.made, events.event
            """,
            {"inside": json.dumps(sorted(inside)), "key": self._key},
        ).fetchone()
        return str(found[0]) if found else None


_PAGE = "SELECT fetches.*, pages.body FROM fetches JOIN pages USING (sha256) "


def _continues(visit: Row, now: datetime) -> bool:
    active = datetime.fromisoformat(visit["active"])
    return visit["finished"] is None and now - active <= CONTINUES_FOR


def _save_outlets(database: Database, query: Query, *, now: str) -> None:
    for outlet in query.outlets:
        database.execute(
            """
            INSERT INTO outlets VALUES (:outlet, :home, :language, :zone, :day_order, :currency,
                                        :owner, :agency, :now, :now)
            ON CONFLICT (outlet) DO UPDATE SET
                home = excluded.home, language = excluded.language, zone = excluded.zone,
                day_order = excluded.day_order, currency = excluded.currency,
                owner = excluded.owner, agency = excluded.agency, last_seen = excluded.last_seen
            """,
            {
                "outlet": outlet.name,
                "home": outlet.home,
                "language": outlet.language,
                "zone": outlet.zone,
                "day_order": outlet.day_order,
                "currency": outlet.currency,
                "owner": outlet.owner,
                "agency": int(outlet.agency),
                "now": now,
            },
        )


def _save_revision(database: Database, row: Mapping[str, object], *, seen: str) -> None:
    database.execute(
        """
        INSERT INTO revisions (revision, article, text_sha256, first_seen, last_seen, title, text,
                               published, published_from, modified, authors, credit, read,
                               unread_reason, retrieved, status, sha256)
        VALUES (:revision, :article, :text_sha256, :seen, :seen, :title, :text,
                :published, :published_from, :modified, :authors, :credit, :read,
                :unread_reason, :retrieved, :status, :sha256)
        ON CONFLICT (article, text_sha256) DO UPDATE SET
            first_seen = min(first_seen, excluded.first_seen),
            last_seen = max(last_seen, excluded.last_seen)
        """,
        {
            **row,
            "revision": revision_id(str(row["article"]), str(row["text_sha256"])),
            "seen": seen,
        },
    )


def _standing_text(database: Database, article: str) -> str:
    """The text that stands: of those read best, what the last visit saw."""
    found = database.execute(
        """
        SELECT seen.text_sha256 FROM text_of_each_visit AS seen
        JOIN revisions USING (article, text_sha256)
        WHERE seen.article = ?
        ORDER BY CASE revisions.read WHEN 'full' THEN 0 WHEN 'partial' THEN 1 ELSE 2 END,
                 seen.visit DESC
        LIMIT 1
        """,
        [article],
    ).fetchone()
    return str(found[0])


_UPDATE_ARTICLE = """
UPDATE articles SET
    outlet = :outlet, url = :url, title = :title, text = :text, published = :published,
    published_from = :published_from, modified = :modified, authors = :authors, credit = :credit,
    language = :language, read = :read, unread_reason = :unread_reason, zone = :zone,
    day_order = :day_order, currency = :currency, owner = :owner, agency = :agency,
    retrieved = :retrieved, status = :status, sha256 = :sha256, text_sha256 = :text_sha256
WHERE article = :article
"""


def _new_id(title: str, key: str, inside: Collection[str]) -> str:
    """A name that a person can read, and enough of a hash to be the only one.

    >>> _new_id("Talks in Sochi!", "k", ["a"])
    'talks-in-sochi-571bc5'
    """
    plain = unicodedata.normalize("NFKD", title.casefold())
    slug = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
    content = "\n".join((key, *sorted(inside)))
    short = hashlib.sha256(content.encode()).hexdigest()[:6]
    return f"{slug[:_SLUG_LENGTH].rstrip('-') or 'event'}-{short}"
