"""The rooms joined: what is gathered, kept, dated and compared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bench.small_web import Answer, SmallWeb, article_page, feed_of
from crawler.outlets import outlets_in
from discrepant.archive import Archive
from discrepant.errors import UsageProblem
from discrepant.pipeline import Options, Progress, Result, compare_event, compare_file, crawl
from discrepant.query import Query
from discrepant.records import Outlet
from reports.json_export import json_of

from .conftest import DETAIL, LEAD, listed

FAST = Options(
    delay=0, allow_private=("127.0.0.1",), timeout=0.4, deadline=1, tries=1, backoff=0
)  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "a.db", clock=lambda: datetime.now(UTC)) as archive:
        yield archive


def outlets(web: SmallWeb, tmp_path: Path) -> tuple[Outlet, ...]:
    return outlets_in(listed(web, tmp_path / "outlets.toml"))


def ask(archive: Archive, query: Query, told: list[Progress] | None = None) -> Result:
    return crawl(
        query, archive=archive, options=FAST, tell=told.append if told is not None else print
    )


def test_every_outlet_says_when_it_is_done(archive: Archive, web: SmallWeb, tmp_path: Path) -> None:
    told: list[Progress] = []
    ask(archive, Query(words="mill fire", outlets=outlets(web, tmp_path)), told)
    done = {step.outlet: (step.done, step.total) for step in told if step.stage == "done"}
    assert done == {f"Outlet {number}": (2, 2) for number in (1, 2, 3)}


def test_words_that_every_text_holds_find_nothing(archive: Archive) -> None:
    with pytest.raises(UsageProblem, match="no word to search by"):
        ask(archive, Query(words="and of the"))
    assert archive.rows("SELECT * FROM visits") == []


def test_a_site_that_does_not_answer_is_unread_and_the_rest_is_read(
    archive: Archive, web: SmallWeb, tmp_path: Path
) -> None:
    slow, dead, _ = web.sites
    slow.answers = {**slow.answers, "/fire": Answer(wait=1.0)}
    dead.answers = {**dead.answers, "/fire": Answer(status=0)}
    result = ask(archive, Query(words="mill fire", outlets=outlets(web, tmp_path)))
    assert result.articles == 1
    assert {unread.url for unread in result.unread} == {f"{slow.home}fire", f"{dead.home}fire"}
    assert all(unread.reason for unread in result.unread)


def test_the_server_in_trouble_is_asked_again_at_the_next_visit(
    archive: Archive, web: SmallWeb, tmp_path: Path
) -> None:
    site = web.sites[0]
    well = dict(site.answers)
    site.answers = {**well, "/fire": Answer(status=500, body="oops")}
    query = Query(words="mill fire", outlets=outlets(web, tmp_path))
    assert ask(archive, query).articles == 2
    site.answers = well
    assert ask(archive, query).articles == 3


def test_an_article_that_left_the_feed_is_asked_again_at_the_next_visit(
    archive: Archive, web: SmallWeb, tmp_path: Path
) -> None:
    site = web.sites[0]
    query = Query(words="mill fire", outlets=outlets(web, tmp_path))
    ask(archive, query)
    title = "Mill fire in Northport leaves four dead"
    site.answers = {
        "/rss.xml": feed_of(site, []),
        "/fire": article_page(
            title, [LEAD, "Four people died in the fire, the brigade said.", DETAIL],
            published="2022-08-19T22:00:00Z",
        ),
    }  # fmt: skip
    event = ask(archive, query).event
    texts = [one.text for one in archive.articles_of(event or "") if one.outlet == site.name]
    assert ["Four" in text for text in texts] == [True, False]


def test_an_article_in_another_language_is_left_out_with_that_reason(
    archive: Archive, web: SmallWeb, tmp_path: Path
) -> None:
    site = web.sites[0]
    page = article_page(
        "Mill fire: Brand in der Mühle von Northport",
        ["Bei einem Brand in der alten Mühle am Hafen von Northport (mill fire) sind drei Menschen "
         "gestorben, sagte die Feuerwehr.", "Die Mühle wurde im Jahr 1887 gebaut und stand leer."],
        published="2022-08-19T22:00:00Z",
    )  # fmt: skip
    site.answers = {**site.answers, "/fire": Answer(body=page.body.replace('"en"', '"de"'))}
    result = ask(archive, Query(words="mill fire", outlets=outlets(web, tmp_path)))
    comparison = compare_event(archive, result.event)
    assert site.name not in {article.outlet for article in comparison.articles}
    reasons = {out.url: out.reason for out in comparison.left_out}
    assert "“de”" in reasons[f"{site.home}fire"]


def test_a_page_without_a_date_may_tell_it_in_its_first_lines(
    archive: Archive, web: SmallWeb, tmp_path: Path
) -> None:
    site = web.sites[0]
    title = "Mill fire in Northport leaves three dead"
    site.answers = {
        "/rss.xml": Answer(body=feed_of(site, [("/fire", title)]).body.replace("pubDate", "x")),
        "/fire": article_page(title, ["Friday, August 19, 2022", LEAD, DETAIL]),
    }
    result = ask(archive, Query(words="mill fire", outlets=outlets(web, tmp_path)))
    (article,) = [
        article
        for article in compare_event(archive, result.event).articles
        if article.outlet == site.name
    ]
    assert article.published is not None
    assert article.published.iso == "2022-08-19"


@pytest.mark.parametrize(("day", "told"), [("12", "2022-08-12"), ("20", "2022-08-19")])
def test_a_feed_that_lists_a_text_later_than_its_first_words_is_not_believed(
    archive: Archive, web: SmallWeb, tmp_path: Path, day: str, told: str
) -> None:
    site = web.sites[0]
    lead = f"NORTHPORT, Aug {day}, 2022 (Wire) - {LEAD}"
    page = article_page("Mill fire in Northport leaves three dead", [lead, DETAIL])
    site.answers = {**site.answers, "/fire": page}
    result = ask(archive, Query(words="mill fire", outlets=outlets(web, tmp_path)[:1]))
    (article,) = compare_event(archive, result.event).articles
    assert article.published is not None
    assert article.published.iso[:10] == told


def test_a_link_finds_what_other_outlets_wrote(
    archive: Archive, web: SmallWeb, tmp_path: Path
) -> None:
    link = f"{web.sites[0].home}fire"
    result = ask(archive, Query(urls=(link,), outlets=outlets(web, tmp_path)))
    assert result.articles == 3
    assert result.title == "Mill fire in Northport leaves three dead"


def test_an_event_spans_its_publications(archive: Archive, web: SmallWeb, tmp_path: Path) -> None:
    query = Query(
        words="mill fire", outlets=outlets(web, tmp_path), since=date(2022, 8, 19),
        until=date(2022, 8, 19),
    )  # fmt: skip
    event = compare_event(archive, ask(archive, query).event).event
    assert event.first is not None
    assert event.first.iso == "2022-08-19T22:00:00+00:00"
    assert event.query == "mill fire"


def test_which_answer_comes_first_does_not_show(web: SmallWeb, tmp_path: Path) -> None:
    query = Query(words="mill fire", outlets=outlets(web, tmp_path))
    pages = [dict(site.answers) for site in web.sites]
    made = set()
    for waits in ((0.2, 0.1, 0.0), (0.0, 0.1, 0.2)):
        for site, answers, wait in zip(web.sites, pages, waits, strict=True):
            site.answers = {path: replace(one, wait=wait) for path, one in answers.items()}
        with Archive.open(tmp_path / f"{waits[0]}.db", clock=lambda: datetime.now(UTC)) as archive:
            made.add(json_of(compare_event(archive, ask(archive, query).event)))
    assert len(made) == 1


def test_a_file_is_an_event_named_after_it(tmp_path: Path) -> None:
    file = tmp_path / "mill-fire.jsonl"
    told = {"url": "", "title": "Mill burns", "text": LEAD}
    lines = (
        {"id": "b", "outlet": "Wire", "published": "2022-08-20", **told},
        {"id": "a", "outlet": "Post", "published": "2022-08-19", **told},
    )
    file.write_text("\n".join(json.dumps(line) for line in lines))
    comparison = compare_file(file)
    event = comparison.event
    assert (event.id, event.title) == ("mill-fire", "Mill burns")
    assert event.first is not None
    assert event.last is not None
    assert (event.first.iso, event.last.iso) == ("2022-08-19", "2022-08-20")
    assert [article.id for article in comparison.articles] == ["a", "b"]


@pytest.mark.parametrize(("words", "urls"), [(None, ()), ("", ()), ("fire", ("http://a.example",))])
def test_a_query_has_words_or_urls(words: str | None, urls: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="words or URLs"):
        Query(words=words, urls=urls)


def test_a_query_is_known_by_what_it_asks_not_by_its_order() -> None:
    one, two = (Outlet(name=name, home=f"https://{name}.example/") for name in ("one", "two"))
    asked = Query(words="Mill fire", outlets=(one, two), since=date(2022, 8, 19))
    assert asked.key == Query(words="FIRE mill", outlets=(two, one), since=date(2022, 8, 19)).key
    assert asked.key != Query(words="mill fire", outlets=(one, two)).key
    assert asked.key != Query(words="mill fire", outlets=(one,), since=date(2022, 8, 19)).key
