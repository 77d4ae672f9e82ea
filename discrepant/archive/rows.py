"""Rows of the archive to records and back: one function for each way."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from discrepant.errors import ArchiveProblem
from discrepant.records import Article, Moment, Page

__all__ = [
    "Row",
    "article_of",
    "article_row",
    "body_row",
    "fetch_row",
    "page_of",
    "revision_id",
    "revision_of",
    "stamp",
    "storable",
    "text_sha256",
    "undamaged",
]

Row = Mapping[str, Any]  # one row as SQLite gives it; its columns are checked by the table


def stamp(moment: datetime) -> str:
    """A clock reading as the archive writes it: ISO 8601 in UTC, so that text order is time order.

    >>> stamp(datetime(2022, 8, 19, 12, 30, tzinfo=UTC))
    '2022-08-19T12:30:00.000000+00:00'
    """
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def text_sha256(title: str, text: str) -> str:
    """The name of a text: what tells one revision of an article from another."""
    return hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()


def revision_id(article: str, sha256: str) -> str:
    """The id under which an earlier text of an article stands in a comparison."""
    return f"{article}@{sha256[:8]}"


def storable(article: Article) -> Article:
    """The article without the lone surrogates that no UTF-8 file can hold."""
    return replace(
        article,
        title=_encodable(article.title),
        text=_encodable(article.text),
        authors=tuple(_encodable(author) for author in article.authors),
        credit=article.credit and _encodable(article.credit),
    )


def article_row(article: Article) -> dict[str, object]:
    """Everything that the archive keeps of an article, by column."""
    return {
        "article": article.id,
        "outlet": article.outlet,
        "url": article.url,
        "title": article.title,
        "text": article.text,
        "published": article.published and article.published.iso,
        "published_from": article.published_from,
        "modified": article.modified and article.modified.iso,
        "authors": json.dumps(article.authors, ensure_ascii=False),
        "credit": article.credit,
        "language": article.language,
        "read": article.read,
        "unread_reason": article.unread_reason,
        "zone": article.zone,
        "day_order": article.day_order,
        "currency": article.currency,
        "owner": article.owner,
        "agency": int(article.agency),
        "retrieved": article.retrieved and stamp(article.retrieved),
        "status": article.status,
        "sha256": article.sha256,
        "text_sha256": text_sha256(article.title, article.text),
    }


def article_of(row: Row) -> Article:
    """The article of a row; ArchiveProblem when its text is not the text that was stored."""
    with undamaged(f"The article {row.get('article')}"):
        if text_sha256(row["title"], row["text"]) != row["text_sha256"]:
            raise ValueError("another text than was stored")
        return Article(
            id=row["article"],
            outlet=row["outlet"],
            url=row["url"],
            title=row["title"],
            text=row["text"],
            published=_moment(row["published"]),
            published_from=row["published_from"],
            modified=_moment(row["modified"]),
            authors=tuple(json.loads(row["authors"])),
            credit=row["credit"],
            language=row["language"],
            read=row["read"],
            unread_reason=row["unread_reason"],
            zone=row["zone"],
            day_order=row["day_order"],
            currency=row["currency"],
            owner=row["owner"],
            agency=bool(row["agency"]),
            retrieved=_clock(row["retrieved"]),
            status=row["status"],
            sha256=row["sha256"],
        )


def revision_of(row: Row, current: Article) -> Article:
    """An earlier text of ``current``, under an id of its own and pointing to what replaced it."""
    told = {
        **article_row(current),
        **{name: row[name] for name in row if name in _OF_A_REVISION},
    }
    earlier = article_of(told)
    return replace(
        earlier,
        id=revision_id(current.id, row["text_sha256"]),
        replaced_by=current.id,
    )


# What may change from one text of an article to the next; the rest belongs to the outlet.
_OF_A_REVISION = frozenset(
    (
        "text_sha256", "title", "text", "published", "published_from", "modified", "authors",
        "credit", "read", "unread_reason", "retrieved", "status", "sha256",
    )
)  # fmt: skip


def body_row(page: Page) -> dict[str, object]:
    """The body of a page under its hash, compressed with zlib."""
    return {"sha256": page.sha256, "size": len(page.body), "body": zlib.compress(page.body, 6)}


def fetch_row(page: Page) -> dict[str, object]:
    """One answer of a server, without its body."""
    return {
        "url": page.url,
        "final_url": page.final_url,
        "status": page.status,
        "headers": json.dumps(page.headers),
        "sha256": page.sha256,
        "fetched": stamp(page.fetched),
    }


def page_of(row: Row) -> Page:
    """The page of a fetch joined with its body; ArchiveProblem when the body was damaged."""
    with undamaged(f"The page {row.get('url')}"):
        body = zlib.decompress(row["body"])
        if hashlib.sha256(body).hexdigest() != row["sha256"]:
            raise ValueError("another body than was stored")
        return Page(
            url=row["url"],
            final_url=row["final_url"],
            status=row["status"],
            headers=tuple((name, value) for name, value in json.loads(row["headers"])),
            body=body,
            fetched=datetime.fromisoformat(row["fetched"]),
        )


@contextmanager
def undamaged(what: str) -> Iterator[None]:
    """Turns whatever goes wrong in reading a row into an ArchiveProblem that names it."""
    try:
        yield
    except (LookupError, TypeError, ValueError, zlib.error) as cause:
        raise ArchiveProblem(
            f"{what} is damaged in the archive ({cause}). Crawl again into a new archive, "
            "or bring back a copy of this one."
        ) from cause


def _moment(iso: str | None) -> Moment | None:
    return None if iso is None else Moment.parse(iso)


def _clock(iso: str | None) -> datetime | None:
    return None if iso is None else datetime.fromisoformat(iso)


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
