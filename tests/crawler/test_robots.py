"""What robots.txt allows, and what follows when there is none."""

import asyncio

import pytest

from crawler.failures import FetchFailed
from crawler.options import Options
from crawler.robots import LARGEST, rules_in, rules_without_answer
from crawler.urls import origin_of
from tests.crawler.builders import HOME, FakeNetwork, Reply, fetcher, page, story

ORIGIN = origin_of(HOME)


def rules(text: str, status: int = 200):  # type: ignore[no-untyped-def]
    return rules_in(page(text, url=f"{HOME}robots.txt", status=status, kind="text/plain"), ORIGIN)


def test_our_own_group_counts_before_the_one_for_all() -> None:
    told = rules("User-agent: *\nDisallow: /\n\nUser-agent: discrepant\nDisallow: /private/\n")
    assert told.refusal(f"{HOME}a.html") is None
    assert told.refusal(f"{HOME}private/a.html") == "robots.txt forbids it"


def test_stars_and_dollars_mean_what_they_mean() -> None:
    told = rules("User-agent: *\nDisallow: /*/print$\nDisallow: /*?session=\n")
    assert told.refusal(f"{HOME}a/print") is not None
    assert told.refusal(f"{HOME}a/printed") is None
    assert told.refusal(f"{HOME}a?session=1") is not None


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_no_file_allows_everything(status: int) -> None:
    assert rules("User-agent: *\nDisallow: /", status).refusal(f"{HOME}a") is None


@pytest.mark.parametrize("status", [500, 502, 503, 429])
def test_a_host_that_cannot_say_forbids_everything(status: int) -> None:
    assert str(status) in rules("", status).refusal(f"{HOME}a")


def test_no_answer_forbids_everything() -> None:
    assert "no host" in (rules_without_answer("there is no host").refusal(f"{HOME}a") or "")


def test_pauses_are_read_from_crawl_delay_and_request_rate() -> None:
    assert rules("User-agent: *\nCrawl-delay: 7\n").delay == 7.0
    assert rules("User-agent: *\nRequest-rate: 1/10\n").delay == 10.0
    assert rules("User-agent: *\nCrawl-delay: soon\n").delay == 0.0


def test_sitemaps_are_absolute_web_addresses() -> None:
    told = rules("Sitemap: /news.xml\nSitemap: file:///etc/passwd\nSitemap: /news.xml\n")
    assert told.sitemaps == (f"{HOME}news.xml",)


def test_only_the_first_500_kib_are_read() -> None:
    filler = "# nothing\n" * (LARGEST // 10)
    assert rules(f"{filler}\nUser-agent: *\nDisallow: /\n").refusal(f"{HOME}a") is None


def test_a_web_page_in_place_of_the_file_says_nothing() -> None:
    assert rules("<html>Disallow: /</html>").refusal(f"{HOME}a") is None


def test_robots_is_asked_once_per_host_and_before_the_first_page() -> None:
    network = FakeNetwork({f"{HOME}a": story(), f"{HOME}b": story()})

    async def run() -> None:
        fetch = fetcher(network)
        await asyncio.gather(fetch.page(f"{HOME}a"), fetch.page(f"{HOME}b"))

    asyncio.run(run())
    assert network.asked[0] == f"{HOME}robots.txt"
    assert network.asked.count(f"{HOME}robots.txt") == 1


def test_a_huge_robots_file_is_cut_and_not_refused() -> None:
    text = "User-agent: *\nDisallow: /private/\n" + "# nothing\n" * 100_000
    network = FakeNetwork(
        {f"{HOME}robots.txt": Reply(text, kind="text/plain"), f"{HOME}a": story()}
    )
    fetch = fetcher(network, options=Options(delay=0.0, largest_page=LARGEST))
    assert asyncio.run(fetch.page(f"{HOME}a")).status == 200
    with pytest.raises(FetchFailed, match=r"robots\.txt forbids it"):
        asyncio.run(fetcher(network).page(f"{HOME}private/a"))
