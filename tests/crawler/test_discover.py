"""Where candidates are looked for: home pages, sections, sitemaps of sitemaps."""

from datetime import date

import pytest

from crawler.options import Options
from discrepant.records import Outlet
from tests.crawler.builders import (
    FEED,
    FRIDAY,
    HOME,
    FakeNetwork,
    Reply,
    gather,
    reasons,
    rss,
    story,
)


def test_a_home_page_shows_its_feed_and_robots_its_sitemap() -> None:
    bare = Outlet(name="Harbour Post", home=HOME)
    network = FakeNetwork(
        {
            HOME: "<link rel='alternate' type='application/rss+xml' href='/rss.xml'>",
            FEED: rss(("a", "A bridge opens", FRIDAY)),
            f"{HOME}a": story(),
            f"{HOME}robots.txt": Reply(
                f"Sitemap: {HOME}s.xml\nSitemap: https://foreign.example/s.xml", kind="text/plain"
            ),
            f"{HOME}s.xml": Reply(
                "<urlset><url><loc>/2022/bridge-opens</loc></url><url><loc>/2022/rain</loc></url></urlset>",
                kind="application/xml",
            ),
            f"{HOME}2022/bridge-opens": story(
                "Another text about the bridge, long enough to be one."
            ),
        }
    )
    assert [article.url for article in gather(network, bare).articles] == [
        f"{HOME}2022/bridge-opens",
        f"{HOME}a",
    ]
    assert not any("foreign" in url for url in network.asked)


def test_a_home_page_without_feed_and_sitemap_is_read_as_a_section() -> None:
    bare = Outlet(name="Harbour Post", home=HOME)
    network = FakeNetwork(
        {HOME: "<a href='/a'>A bridge opens</a><a href='/b'>Rain</a>", f"{HOME}a": story()}
    )
    assert [article.url for article in gather(network, bare).articles] == [f"{HOME}a"]


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(b"%PDF", kind="application/pdf"), "it is not a web page (application/pdf)"),
        (Reply(" "), "the page is empty"),
        (Reply("<a>" * 70_000), "the page has more than 60000 tags"),
    ],
)
def test_a_home_or_section_page_that_cannot_be_read_is_named(reply: Reply, reason: str) -> None:
    section = Outlet(name="Harbour Post", home=HOME, feeds=(FEED,), sections=(f"{HOME}world/",))
    network = FakeNetwork({FEED: rss(), f"{HOME}world/": reply})
    assert reasons(gather(network, section)) == {"world/": reason}
    bare = Outlet(name="Harbour Post", home=HOME)
    assert reasons(gather(FakeNetwork({HOME: reply}), bare)) == {"": reason}


def test_a_section_page_is_read_for_links_with_the_words() -> None:
    outlet = Outlet(name="Harbour Post", home=HOME, feeds=(FEED,), sections=(f"{HOME}world/",))
    network = FakeNetwork(
        {FEED: rss(), f"{HOME}world/": "<a href='/a'>A bridge opens</a>", f"{HOME}a": story()}
    )
    assert len(gather(network, outlet).articles) == 1


def index(*names: str, modified: str = "") -> Reply:
    lines = "".join(f"<sitemap><loc>{HOME}{name}</loc>{modified}</sitemap>" for name in names)
    return Reply(f"<sitemapindex>{lines}</sitemapindex>", kind="application/xml")


def urlset(*paths: str) -> Reply:
    lines = "".join(f"<url><loc>{HOME}{path}</loc></url>" for path in paths)
    return Reply(f"<urlset>{lines}</urlset>", kind="application/xml")


SITEMAPS = Outlet(name="Harbour Post", home=HOME, sitemaps=(f"{HOME}0.xml",))


def test_sitemaps_in_a_circle_end() -> None:
    network = FakeNetwork(
        {
            f"{HOME}0.xml": index("1.xml", "0.xml"),
            f"{HOME}1.xml": index("0.xml", "2.xml"),
            f"{HOME}2.xml": urlset("bridge"),
            f"{HOME}bridge": story(),
        }
    )
    assert len(gather(network, SITEMAPS).articles) == 1
    assert len(network.pages_asked()) == 4


def test_sitemaps_too_deep_too_many_or_too_old_are_not_asked_for() -> None:
    old = "<lastmod>2019-01-01</lastmod>"
    network = FakeNetwork(
        {
            f"{HOME}0.xml": index("1.xml"),
            f"{HOME}1.xml": index("2.xml"),
            f"{HOME}2.xml": index("3.xml"),
        }
    )
    assert reasons(gather(network, SITEMAPS)) == {"3.xml": "it lies more than 3 sitemaps deep"}
    network = FakeNetwork({f"{HOME}0.xml": index(*(f"c{n}.xml" for n in range(1000)))})
    assert "more than 40 sitemaps are listed" in reasons(gather(network, SITEMAPS)).values()
    assert len(network.pages_asked()) == 40
    network = FakeNetwork({f"{HOME}0.xml": index("old.xml", modified=old)})
    gather(network, SITEMAPS, since=date(2022, 1, 1))
    assert network.pages_asked() == [f"{HOME}0.xml"]


def test_more_pages_than_we_can_hold_are_named_and_those_of_other_days_do_not_count() -> None:
    def sitemap(number: int, day: str) -> Reply:
        urls = "".join(f"<url><loc>/bridge/{number}{n}</loc><lastmod>{day}</lastmod></url>"
                       for n in range(3))  # fmt: skip
        return Reply(f"<urlset>{urls}</urlset>", kind="application/xml")

    days = {1: "2019-01-01", 2: "2022-08-19", 3: "2022-08-19"}
    network = FakeNetwork(
        {f"{HOME}0.xml": index(*(f"{number}.xml" for number in days))}
        | {f"{HOME}{number}.xml": sitemap(number, day) for number, day in days.items()}
    )
    options = Options(delay=0.0, listed_at_most=4)
    gathered = gather(network, SITEMAPS, since=date(2022, 1, 1), options=options)
    assert reasons(gathered)["3.xml"] == "the outlet lists more than 4 pages"
    assert gathered.candidates == 4


def test_a_sitemap_of_another_host_is_not_asked_for() -> None:
    network = FakeNetwork(
        {f"{HOME}0.xml": Reply("<sitemapindex><sitemap><loc>https://foreign.example/s.xml</loc>"
                               "</sitemap></sitemapindex>", kind="application/xml")}
    )  # fmt: skip
    gather(network, SITEMAPS)
    assert network.pages_asked() == [f"{HOME}0.xml"]
