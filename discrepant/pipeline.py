"""The story on one screen: a question becomes pages, articles, an event, facts and a report.

The only module that joins the rooms: ``crawler`` gathers, the archive keeps, ``compare`` lines up
and ``reports`` prints.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path

from compare.comparing import compare
from compare.datelines import dateline_of
from compare.events import about_event, query_words, words_of
from compare.same_fact import Weights
from crawler.crawl import Gathered, Options, Progress, find, read
from crawler.outlets import outlets_in
from discrepant.archive import Archive
from discrepant.archive.visits import Visit
from discrepant.articles_file import articles_in
from discrepant.demo.web import DemoWeb
from discrepant.errors import UsageProblem
from discrepant.output import check_outputs, write_output
from discrepant.query import Query
from discrepant.records import Article, Comparison, Event, LeftOut, Unread
from reports.csv_export import csv_of
from reports.json_export import json_of
from reports.page import html_of

__all__ = [
    "DEMO",
    "Options",
    "Outputs",
    "Progress",
    "Result",
    "compare_event",
    "compare_file",
    "compare_nothing",
    "crawl",
    "crawl_demo",
    "outlets_in",
    "write_reports",
]

# What one would type to find the demo's event among the other pages of its outlets.
DEMO = Query(
    words="Tokayev Putin Sochi",
    since=date(2022, 8, 18),
    until=date(2022, 8, 21),
    invented=True,
)

Tell = Callable[[Progress], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """Where a comparison goes; None is nowhere and "-" standard output."""

    page: Path | None = None
    json: Path | None = None
    csv: Path | None = None

    @property
    def paths(self) -> tuple[Path, ...]:
        """All that were asked for: page, JSON, CSV."""
        return tuple(path for path in (self.page, self.json, self.csv) if path is not None)

    def check(self, *, force: bool = False) -> None:
        """Nothing, if all can be written; otherwise OutputProblem."""
        check_outputs(self.paths, force=force)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a crawl came to. ``event`` is None where no coverage was found.

    ``continued`` tells that it went on with a run that had been broken off.
    """

    event: str | None
    title: str
    articles: int
    continued: bool
    unread: tuple[Unread, ...]
    left_out: tuple[LeftOut, ...]


def crawl(query: Query, *, archive: Archive, options: Options, tell: Tell) -> Result:
    """Gather what the question asks for, find the event in it, and keep everything.

    UsageProblem when the words are too common to find anything by. An unfinished crawl of the
    same question is continued.
    """
    words = query_words(query.words or "")
    if not words and not query.urls:
        raise UsageProblem(
            f"{query.words!r} holds no word to search by. Add a name, a place or what happened."
        )
    visit = archive.visit(query, settings=asdict(options))
    known = archive.articles_asked_before(query)
    gathering = _gather(query, words, visit, known=known, options=options, tell=tell)
    words, seeds, articles = asyncio.run(gathering)
    inside, outside = about_event(articles, words=words, seeds=seeds)
    asked = (article for article in inside if article.id in seeds)
    title = query.words or _headline(asked) or _headline(inside) or " ".join(query.urls)
    event = _keep_event(visit, title=title, articles=articles, inside=inside, outside=outside)
    visit.finish()
    return Result(
        event=event,
        title=title,
        articles=len(inside),
        continued=visit.continued,
        unread=visit.unread(),
        left_out=outside,
    )


def crawl_demo(archive: Archive, *, options: Options, tell: Tell) -> Result:
    """Crawl the six invented outlets twice over real HTTP; the second visit meets an update."""
    options = replace(options, allow_private=(*options.allow_private, "127.0.0.1"))
    with DemoWeb() as web:
        for number in (1, 2):
            web.start_visit(number)
            result = crawl(
                replace(DEMO, outlets=web.outlets), archive=archive, options=options, tell=tell
            )
    return result


async def _gather(
    query: Query,
    words: tuple[str, ...],
    visit: Visit,
    *,
    known: tuple[Article, ...],
    options: Options,
    tell: Tell,
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Article, ...]]:
    """The words searched by, the ids of the articles at the query's URLs, and all articles."""
    seeds = found = Gathered(articles=(), unread=())
    if query.urls:
        seeds = await read(query.urls, query.outlets, store=visit, options=options, progress=tell)
        words = words_of(seeds.articles)
    if words and query.outlets:
        found = await find(
            words,
            query.outlets,
            store=visit,
            options=options,
            since=query.since,
            until=query.until,
            known=known,
            progress=tell,
        )
    articles = {article.id: _dated(article) for article in (*found.articles, *seeds.articles)}
    return (
        words,
        tuple(article.id for article in seeds.articles),
        tuple(articles[identity] for identity in sorted(articles)),
    )


def _keep_event(
    visit: Visit,
    *,
    title: str,
    articles: Iterable[Article],
    inside: tuple[Article, ...],
    outside: tuple[LeftOut, ...],
) -> str | None:
    if not inside:
        return None
    members = {article.id for article in inside}
    others = (article.id for article in articles if article.id not in members)
    reasons = (left_out.reason for left_out in outside)
    return visit.save_event(
        title=title,
        inside=members,
        left_out=dict(zip(others, reasons, strict=True)),
    )


def compare_event(archive: Archive, event: str | None = None) -> Comparison:
    """The comparison of an event in the archive, by default of the newest."""
    found = archive.event(event)
    articles = tuple(map(_dated, archive.articles_of(found.id)))
    return compare(
        articles,
        event=_spanning(found, articles),
        unread=archive.unread_of(found.id),
        left_out=archive.left_out_of(found.id),
        invented=archive.is_invented(found.id),
    )


def compare_nothing(result: Result) -> Comparison:
    """The comparison of a crawl that found no coverage: what was tried, and why it was not read."""
    return compare(
        (),
        event=Event(id="no-coverage", title=result.title),
        unread=result.unread,
        left_out=result.left_out,
    )


def compare_file(
    path: Path, *, event: str | None = None, weights: Weights | None = None
) -> Comparison:
    """The comparison of the articles in a JSON Lines file; the event's id is the file's stem.

    ``weights`` are those of the same-fact model, by default the shipped ones.
    """
    articles = articles_in(path, dateline_of=dateline_of)
    identity = event or ("stdin" if str(path) == "-" else path.stem)
    found = Event(id=identity, title=_headline(articles) or identity)
    return compare(articles, event=_spanning(found, articles), weights=weights)


def write_reports(comparison: Comparison, outputs: Outputs) -> None:
    """Put the comparison into every file that was asked for."""
    for path, text_of in (
        (outputs.page, html_of),
        (outputs.json, json_of),
        (outputs.csv, csv_of),
    ):
        if path is not None:
            write_output(path, text_of(comparison))


def _dated(article: Article) -> Article:
    """The article with the day that its own first lines give, where its page gave none.

    A feed or sitemap may list a text long after it was written: then its lines are believed.
    """
    known, day = article.published, dateline_of(article)
    listed = article.published_from in ("feed", "sitemap")
    if day is None or (known is not None and not (listed and known.low >= day.high)):
        return article
    return replace(article, published=day, published_from="from text")


def _published(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Those with a date and those without, the first published first."""
    return tuple(
        sorted(
            articles,
            key=lambda one: (
                one.published is None,
                one.published.low.isoformat() if one.published else "",
                one.id,
            ),
        )
    )


def _headline(articles: Iterable[Article]) -> str | None:
    """The headline of the first published article that has one."""
    titles = (one.title.strip() for one in _published(articles) if one.replaced_by is None)
    return next((title for title in titles if title), None)


def _spanning(event: Event, articles: Iterable[Article]) -> Event:
    """The event with the moments of its first and last publication."""
    moments = [one.published for one in _published(articles) if one.published is not None]
    return replace(event, first=moments[0], last=moments[-1]) if moments else event
