"""Articles from a file: JSON Lines, one article a line, as docs/json-format.md describes it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from discrepant.errors import ArticlesFileProblem
from discrepant.records import Article, Moment

__all__ = ["articles_in"]

_FIELDS = ("id", "outlet", "url", "published", "title", "text")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


def articles_in(
    path: Path, *, dateline_of: Callable[[Article], Moment | None] | None = None
) -> tuple[Article, ...]:
    """The articles of a file ("-" is standard input), by publication, outlet and id.

    An article without a date may get the one that ``dateline_of`` finds in its first lines. Of
    several articles with one URL the last published stands and the others are its earlier texts.
    ArticlesFileProblem names the file, the line and what is wrong there.
    """
    name, content = _content(path)
    articles: dict[str, Article] = {}
    lines: dict[str, int] = {}
    for number, line in _lines(content):
        article = _Line(f"{name}, line {number}", line).article()
        if article.id in articles:
            raise ArticlesFileProblem(
                f'{name}, line {number}: "id" is {article.id!r}, which line {lines[article.id]} '
                "has already. Give every article an id of its own."
            )
        if article.published is None and dateline_of is not None:
            article = _dated(article, dateline_of(article))
        articles[article.id], lines[article.id] = article, number
    if not articles:
        raise ArticlesFileProblem(
            f"{name} holds no article. Write one JSON object a line, with {_listed(_FIELDS)}."
        )
    return tuple(sorted(_with_revisions(articles.values()), key=_place))


def _content(path: Path) -> tuple[str, bytes]:
    if str(path) == "-":
        return "standard input", sys.stdin.buffer.read()
    try:
        return str(path), path.read_bytes()
    except FileNotFoundError:
        raise ArticlesFileProblem(
            f"There is no file {path}. Check the path given with --articles."
        ) from None
    except OSError as cause:
        raise ArticlesFileProblem(
            f"{path} cannot be read: {cause.strerror or cause}. Check the path and its permissions."
        ) from cause


def _lines(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines that hold something, counted from 1; only a newline ends a line."""
    for number, line in enumerate(content.removeprefix(_BYTE_ORDER_MARK).split(b"\n"), 1):
        if line.strip():
            yield number, line


class _Line:
    """One line of the file, read field by field so that every complaint can name its place."""

    def __init__(self, place: str, line: bytes) -> None:
        self._place = place
        self._values = self._object(line)

    def article(self) -> Article:
        """The article; ArticlesFileProblem when the line is none."""
        missing = [field for field in _FIELDS if field not in self._values]
        if missing:
            raise self._problem(
                f'has no {_listed(missing)}. Every article needs {_listed(_FIELDS)}; "" says that '
                "a url or a date is not known"
            )
        title, text = self._text("title"), self._text("text")
        if not title.strip() and not text.strip():
            raise self._problem("has neither a title nor a text. Leave the line out")
        published = self._published()
        return Article(
            id=self._name("id"),
            outlet=self._name("outlet"),
            url=self._text("url").strip() or None,
            title=title,
            text=text,
            published=published,
            published_from=None if published is None else "file",
        )

    def _object(self, line: bytes) -> Mapping[str, object]:
        try:
            values: object = json.loads(line.decode("utf-8"))
        except UnicodeDecodeError as cause:
            raise self._problem("is not UTF-8. Save the file as UTF-8") from cause
        except json.JSONDecodeError as cause:
            raise self._problem(
                f"is not JSON ({cause.msg} at character {cause.pos + 1}). "
                "One article is one JSON object on one line"
            ) from cause
        except (ValueError, RecursionError) as cause:
            raise self._problem("holds a number or a nesting beyond reason") from cause
        if not isinstance(values, dict):
            raise self._problem("is not a JSON object. One article is one {...} on one line")
        return values

    def _text(self, field: str) -> str:
        value = self._values[field]
        if not isinstance(value, str):
            raise self._problem(f'has a "{field}" that is not text. Put it in quotes')
        # Half of a surrogate pair can stand in JSON, but in no file that we write.
        return value.encode("utf-8", "replace").decode("utf-8")

    def _name(self, field: str) -> str:
        value = self._text(field).strip()
        if not value:
            raise self._problem(f'has an empty "{field}". Give it one')
        return value

    def _published(self) -> Moment | None:
        value = self._text("published").strip()
        if not value:
            return None
        try:
            return Moment.parse(value)
        except (ValueError, OverflowError) as cause:
            raise self._problem(
                f'has the "published" {value!r}. Write it as 2022-08-19 or '
                '2022-08-19T10:30:00+00:00, or "" if it is not known'
            ) from cause

    def _problem(self, complaint: str) -> ArticlesFileProblem:
        return ArticlesFileProblem(f"{self._place}: the line {complaint}.")


def _dated(article: Article, day: Moment | None) -> Article:
    return article if day is None else replace(article, published=day, published_from="from text")


def _with_revisions(articles: Iterable[Article]) -> Iterator[Article]:
    """The same articles; of those with one URL all but the last point to the one that stands."""
    by_url: dict[str, list[Article]] = {}
    for article in articles:
        if article.url is None:
            yield article
        else:
            by_url.setdefault(article.url, []).append(article)
    for several in by_url.values():
        *earlier, standing = sorted(several, key=_age)
        yield standing
        for article in earlier:
            yield replace(article, replaced_by=standing.id)


def _age(article: Article) -> tuple[datetime, str]:
    return (_BEFORE_ALL if article.published is None else article.published.low, article.id)


def _place(article: Article) -> tuple[bool, datetime, str, str]:
    low = _BEFORE_ALL if article.published is None else article.published.low
    return (article.published is None, low, article.outlet, article.id)


def _listed(fields: Iterable[str]) -> str:
    """The fields as a message names them.

    >>> _listed(("id", "url", "text"))
    '"id", "url" and "text"'
    """
    *first, last = (f'"{field}"' for field in fields)
    return f"{', '.join(first)} and {last}" if first else last
