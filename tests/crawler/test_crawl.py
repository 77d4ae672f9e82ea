"""From words or URLs to articles: what is gathered, what is not and why, in which order."""

import asyncio
import threading
from dataclasses import replace
from datetime import date

import pytest

from crawler.crawl import Gathered, Options, Progress, find, read
from crawler.failures import FetchFailed
from crawler.store import MemoryStore
from discrepant.records import Article, Outlet, Page
from tests.crawler.builders import (
    FEED,
    FRIDAY,
    HOME,
    OUTLET,
    POST,
    QUICK,
    FakeNetwork,
    Reply,
    gather,
    reasons,
    rss,
    story,
)


def look_at(network: FakeNetwork, *urls: str, outlets: tuple[Outlet, ...] = (POST,)) -> Gathered:
    return asyncio.run(read(urls, outlets, store=MemoryStore(), options=QUICK, network=network))


def test_the_articles_that_a_feed_lists_are_read_with_the_feeds_date() -> None:
    network = FakeNetwork(
        {
            FEED: rss(("a", "A bridge opens", FRIDAY), ("b", "A cat is found", FRIDAY)),
            f"{HOME}a": story(),
        }
    )
    gathered = gather(network)
    (article,) = gathered.articles
    assert (article.outlet, article.title, article.url) == (
        "Harbour Post",
        "A bridge opens",
        f"{HOME}a",
    )
    assert article.published is not None
    assert (article.published.iso, article.published_from) == ("2022-08-19T10:30:00+00:00", "feed")
    assert (article.zone, article.day_order) == ("Europe/London", "dmy")
    assert article.status == 200
    assert article.retrieved is not None
    assert len(article.id) == 12
    assert gathered.unread == ()
    assert gathered.candidates == 1
    assert f"{HOME}b" not in network.asked
    assert network.closed


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply("no", status=404), "there is no such page (404)"),
        (Reply("no", status=403), "the host refuses to show it (403)"),
        (Reply("no", status=500), "the host has a fault (500)"),
        (Reply("no", status=429), "the host says that it is asked too often (429)"),
        (Reply("no", status=418), "the host gives no page (418)"),
        (Reply("", status=200), "the page is empty"),
        (Reply(" \n", status=200), "the page is empty"),
        (Reply("<html><body></body></html>"), "the page has no article text"),
        (Reply(b"%PDF", kind="application/pdf"), "it is not a web page (application/pdf)"),
        (Reply("<a>" * 70_000), "the page has more than 60000 tags"),
        (Reply(failure=FetchFailed("there is no host")), "there is no host"),
    ],
)  # fmt: skip
def test_every_page_that_is_not_read_has_its_reason(reply: Reply, reason: str) -> None:
    network = FakeNetwork({FEED: rss(("a", "Bridge", FRIDAY)), f"{HOME}a": reply})
    store = MemoryStore()
    gathered = gather(network, store=store)
    assert gathered.articles == ()
    assert reasons(gathered) == {"a": reason}
    assert store.unread[f"{HOME}a"] == gathered.unread[0]


def test_a_page_that_leads_to_another_site_is_not_the_outlets_text() -> None:
    there = Reply(status=302, headers={"Location": "https://else.example/b"})
    network = FakeNetwork(
        {FEED: rss(("a", "Bridge", FRIDAY)), f"{HOME}a": there, "https://else.example/b": story()}
    )
    assert reasons(gather(network)) == {"a": "it leads to another site, https://else.example/b"}


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply("<!doctype html><html><p>Sorry</p></html>"), "it is a web page"),
        (Reply("", kind="application/rss+xml"), "it is empty"),
        (Reply("no", status=404), "there is no such page (404)"),
        (Reply(failure=FetchFailed("there is no host")), "there is no host"),
    ],
)
def test_a_feed_that_cannot_be_read_is_named_and_the_other_outlets_are_read(
    reply: Reply, reason: str
) -> None:
    other = Outlet(name="Other", home="https://other.example/", feeds=("https://other.example/f",))
    network = FakeNetwork(
        {
            FEED: reply,
            "https://other.example/f": Reply(
                "<rss><channel><item><title>Bridge</title><link>/b</link></item></channel></rss>"
            ),
            "https://other.example/b": story(),
        }
    )
    gathered = gather(network, POST, other)
    assert reasons(gathered)["rss.xml"] == reason
    assert [article.outlet for article in gathered.articles] == ["Other"]


def test_what_robots_forbids_is_not_asked_for() -> None:
    network = FakeNetwork(
        {
            f"{HOME}robots.txt": Reply("User-agent: *\nDisallow: /private/", kind="text/plain"),
            FEED: rss(("private/a", "Bridge", FRIDAY), ("b", "Bridge", FRIDAY)),
            f"{HOME}b": story(),
        }
    )
    gathered = gather(network)
    assert reasons(gathered) == {"private/a": "robots.txt forbids it"}
    assert len(gathered.articles) == 1
    assert f"{HOME}private/a" not in network.asked


def test_an_outlet_whose_robots_cannot_be_read_is_left_alone() -> None:
    network = FakeNetwork({f"{HOME}robots.txt": Reply("down", status=500), FEED: rss()})
    assert "robots.txt cannot be read" in reasons(gather(network))["rss.xml"]
    assert network.pages_asked() == []


def test_the_days_are_those_of_the_feed_and_of_the_page() -> None:
    early = "<meta property='article:published_time' content='2021-03-01T10:00:00Z'>"
    network = FakeNetwork(
        {
            FEED: rss(
                ("old", "Bridge", "Mon, 01 Mar 2021 10:00:00 GMT"),
                ("undated", "Bridge", ""),
                ("wrong", "Bridge", FRIDAY),
            ),
            f"{HOME}undated": story(),
            f"{HOME}wrong": story(head=early),
        }
    )
    gathered = gather(network, since=date(2022, 8, 1), until=date(2022, 8, 31))
    assert [article.url for article in gathered.articles] == [f"{HOME}undated"]
    assert reasons(gathered) == {"wrong": "published on 2021-03-01, outside the days asked for"}
    assert f"{HOME}old" not in network.asked


def test_more_candidates_than_wanted_are_named_and_not_asked_for() -> None:
    network = FakeNetwork(
        {
            FEED: rss(
                ("a", "Bridge opens", FRIDAY), ("b", "Bridge", FRIDAY), ("c", "Bridge", FRIDAY)
            ),
            f"{HOME}a": story(),
        }
    )
    gathered = gather(network, words="bridge opens", options=Options(delay=0.0, per_outlet=1))
    assert [article.url for article in gathered.articles] == [f"{HOME}a"]
    assert set(reasons(gathered)) == {"b", "c"}
    assert "more than 1 candidates" in reasons(gathered)["b"]


def test_two_urls_of_one_article_are_one_article() -> None:
    head = f"<link rel='canonical' href='{HOME}a'>"
    network = FakeNetwork(
        {
            FEED: rss(("a", "Bridge", ""), ("amp/a", "Bridge", ""), ("a?utm_id=1", "Bridge", "")),
            f"{HOME}a": story(head=head),
            f"{HOME}amp/a": story(head=head),
        }
    )  # fmt: skip
    assert [article.url for article in gather(network).articles] == [f"{HOME}a"]


def test_a_text_in_another_language_is_read_and_says_so() -> None:
    russian = story(
        "Мост через пролив открыт в пятницу, сообщил мэр города.",
        "По мосту прошли не менее трёхсот гостей, сообщила полиция порта.",
    )
    network = FakeNetwork({FEED: rss(("a", "Bridge", FRIDAY)), f"{HOME}a": russian})
    (article,) = gather(network).articles
    assert (article.language, article.read) == ("ru", "full")


def test_what_we_fail_to_read_is_named_and_the_other_outlets_are_read() -> None:
    other = Outlet(name="Other", home="https://other.example/", feeds=("https://other.example/f",))
    nowhere = replace(POST, zone="No/Where")  # a file of outlets cannot say so
    feed, page = "2022-08-19 10:30", "<meta property='article:published_time' content='{}'>"
    listing = "<rss><channel><item><title>Bridge</title><link>/b</link></item></channel></rss>"
    for time, failed in ((feed, "rss.xml"), (FRIDAY, "a")):
        network = FakeNetwork(
            {
                FEED: rss(("a", "Bridge", time)),
                f"{HOME}a": story(head=page.format("2022-08-19 10:30")),
                other.feeds[0]: Reply(listing, kind="application/rss+xml"),
                f"{other.home}b": story(),
            }
        )
        gathered = gather(network, nowhere, other)
        assert [article.outlet for article in gathered.articles] == ["Other"]
        assert "failed to read it" in reasons(gathered)[failed]


def test_name_look_ups_that_hang_do_not_hold_up_the_reading_of_pages() -> None:
    read_one = threading.Event()
    waited: list[bool] = []

    class Store(MemoryStore):
        def save_article(self, article: Article, page: Page) -> None:
            read_one.set()

    async def run() -> None:
        loop = asyncio.get_running_loop()  # its own threads are those of getaddrinfo
        hanging = [loop.run_in_executor(None, read_one.wait, 5) for _ in range(40)]
        network = FakeNetwork({f"{HOME}a": story()})
        await read((f"{HOME}a",), (POST,), store=Store(), options=QUICK, network=network)
        waited.extend(await asyncio.gather(*hanging))

    asyncio.run(run())
    assert waited == [True] * 40


def test_a_linked_page_that_would_take_too_long_is_named_after_its_host() -> None:
    url = "https://else.example/a"
    (unread,) = look_at(FakeNetwork({url: "<a>" * 70_000}), url).unread
    assert (unread.outlet, unread.reason) == ("else.example", "the page has more than 60000 tags")


def test_known_articles_are_asked_again_although_no_list_holds_them_any_more() -> None:
    store = MemoryStore()
    network = FakeNetwork(
        {
            FEED: [rss(("a", "Bridge", FRIDAY), ("b", "Bridge", FRIDAY)), rss(("b", "Bridge", ""))],
            f"{HOME}a": [Reply(story()), Reply(story("The bridge was closed again on Saturday."))],
            f"{HOME}b": story(),
        }
    )
    known = gather(network, store=store).articles
    store.next_visit()
    network.asked.clear()
    again = gather(network, store=store, known=known)
    assert sorted(network.pages_asked()) == [f"{HOME}a", f"{HOME}b", FEED]
    (changed,) = [article for article in again.articles if article.url == f"{HOME}a"]
    assert changed.text == "The bridge was closed again on Saturday."
    assert (changed.published, changed.published_from) == (known[0].published, "feed")
    assert again.candidates == 2


def test_a_second_run_of_the_same_visit_asks_for_nothing() -> None:
    store = MemoryStore()
    network = FakeNetwork({FEED: rss(("a", "Bridge", FRIDAY)), f"{HOME}a": story()})
    first = gather(network, store=store)
    asked = list(network.asked)
    assert gather(network, store=store) == first
    assert network.asked == asked


def test_an_interrupted_run_keeps_what_it_has_and_goes_on_from_there() -> None:
    replies: dict[str, Reply | str | list[Reply]] = {
        FEED: rss(("a", "Bridge", FRIDAY), ("b", "Bridge", FRIDAY)),
        f"{HOME}a": story(),
        f"{HOME}b": story("Another text about the same bridge, told at length."),
    }
    store = MemoryStore()

    async def interrupted() -> None:
        def stop_at_b(progress: Progress) -> None:
            if progress.done == 1:
                run.cancel()  # what Ctrl-C does

        run = asyncio.create_task(
            find(
                ("bridge",),
                (POST,),
                store=store,
                options=QUICK,
                network=FakeNetwork(replies),
                progress=stop_at_b,
            )
        )
        with pytest.raises(asyncio.CancelledError):
            await run

    asyncio.run(interrupted())
    assert [article.url for article in store.articles.values()] == [f"{HOME}a"]
    network = FakeNetwork(replies)
    assert len(gather(network, store=store).articles) == 2
    assert set(network.asked) <= {f"{HOME}b"}


def test_a_store_that_fails_ends_the_run_with_its_own_error() -> None:
    class Full(MemoryStore):
        def save_article(self, article: Article, page: Page) -> None:
            raise OSError("disk full")

    network = FakeNetwork({FEED: rss(("a", "Bridge", FRIDAY)), f"{HOME}a": story()})
    with pytest.raises(OSError, match="disk full"):
        gather(network, store=Full())
    assert network.closed


def test_progress_tells_what_is_looked_at() -> None:
    told: list[Progress] = []
    network = FakeNetwork({FEED: rss(("a", "Bridge", FRIDAY)), f"{HOME}a": story()})
    gather(network, progress=told.append)
    assert [(p.stage, p.done, p.total) for p in told] == [
        ("listing", 0, 0),
        ("reading", 0, 1),
        ("done", 1, 1),
    ]


def test_the_result_does_not_depend_on_the_order_of_outlets_and_feeds() -> None:
    outlets = [
        Outlet(name=name, home=f"https://{name}.example/", feeds=(f"https://{name}.example/f",))
        for name in "abc"
    ]
    replies: dict[str, Reply | str | list[Reply]] = {}
    for outlet in outlets:
        replies[outlet.feeds[0]] = Reply(
            "<rss><channel><item><title>Bridge</title><link>/1</link></item>"
            "<item><title>Bridge</title><link>/2</link></item></channel></rss>"
        )
        replies[f"{outlet.home}1"] = story()
    forward = gather(FakeNetwork(replies), *outlets)
    backward = gather(FakeNetwork(replies), *reversed(outlets))
    assert [a.url for a in forward.articles] == [a.url for a in backward.articles]
    assert forward.unread == backward.unread


def test_urls_are_read_for_the_outlets_of_the_list_and_for_others() -> None:
    other = "https://www.other.example/story"
    head = "<meta property='og:site_name' content='The Other'>"
    network = FakeNetwork(
        {f"{HOME}a": story(), other: story(head=head), "http://x.example/s": story()}
    )
    gathered = look_at(network, f"{HOME}a", other, "http://x.example/s", f"{HOME}a#top")
    assert [article.outlet for article in gathered.articles] == [
        "Harbour Post",
        "The Other",
        "x.example",
    ]
    assert gathered.articles[0].day_order == "dmy"


@pytest.mark.parametrize("url", ["", "hello", "ftp://a.example/", "file:///etc/passwd"])
def test_a_url_that_is_none_is_named(url: str) -> None:
    (unread,) = look_at(FakeNetwork({}), url).unread
    assert (unread.url, unread.outlet) == (url, None)
    assert "not a web address" in unread.reason


def test_a_url_that_fails_is_named_with_its_outlet() -> None:
    (unread,) = look_at(FakeNetwork({}), f"{HOME}none").unread
    assert (unread.outlet, unread.reason) == ("Harbour Post", "there is no such page (404)")


def test_a_page_of_a_known_outlet_keeps_its_name() -> None:
    assert look_at(FakeNetwork({f"{HOME}a": story()}), f"{HOME}a", outlets=(OUTLET,)).articles
