"""Fetching: redirects, retries, bounds, validators and the store."""

import asyncio

import pytest

from crawler.failures import FetchFailed
from crawler.fetch import REDIRECTS_AT_MOST, is_html
from crawler.options import Options
from crawler.politeness import FAILURES_AT_MOST
from crawler.store import MemoryStore
from discrepant.records import Page
from tests.crawler.builders import HOME, QUICK, FakeNetwork, Reply, fetcher, packed, story

A, B = f"{HOME}a", f"{HOME}b"
BROKEN = FetchFailed("the connection broke", transient=True)


def get(network: FakeNetwork, url: str = A, **kwargs: object) -> Page:
    return asyncio.run(fetcher(network, **kwargs).page(url))  # type: ignore[arg-type]


def refusal(network: FakeNetwork, url: str = A, **kwargs: object) -> str:
    with pytest.raises(FetchFailed) as caught:
        get(network, url, **kwargs)
    return caught.value.reason


def moved(to: str, status: int = 302) -> Reply:
    return Reply(status=status, headers={"Location": to})


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed_and_the_page_keeps_both_addresses(status: int) -> None:
    page = get(FakeNetwork({A: moved("/b", status), B: story()}))
    assert (page.url, page.final_url, page.status) == (A, B, 200)


def test_redirects_end_after_five() -> None:
    network = FakeNetwork({f"{HOME}{n}": moved(f"/{n + 1}") for n in range(50)})
    assert "more than 5 times" in refusal(network, f"{HOME}0")
    assert len(network.pages_asked()) == REDIRECTS_AT_MOST + 1


def test_a_redirect_in_a_circle_ends() -> None:
    network = FakeNetwork({A: moved("/b"), B: moved("/a")})
    assert "redirected" in refusal(network)
    assert len(network.pages_asked()) <= 6


@pytest.mark.parametrize(
    "to",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a.example/",
        "http://",
    ],
)
def test_a_redirect_to_anything_but_the_web_is_refused(to: str) -> None:
    network = FakeNetwork({A: moved(to)})
    assert "not a web address" in refusal(network)
    assert network.pages_asked() == [A]


def test_robots_is_asked_again_on_every_host_of_a_redirect() -> None:
    other = "https://other.example/"
    network = FakeNetwork(
        {
            A: moved(f"{other}secret/x"),
            f"{other}robots.txt": Reply("User-agent: *\nDisallow: /secret/\n", kind="text/plain"),
        }
    )
    assert refusal(network) == "robots.txt forbids it"
    assert network.pages_asked() == [A]


def test_nothing_but_what_we_accept_is_sent_to_another_host() -> None:
    other = "https://other.example/b"
    network = FakeNetwork({A: moved(other), other: story()})
    get(network)
    assert all(set(headers) == {"Accept"} for headers in network.headers)


def test_a_url_that_is_no_web_address_is_not_asked_for() -> None:
    network = FakeNetwork({})
    assert "not a web address" in refusal(network, "ftp://harbour.example/a")
    assert network.asked == []


@pytest.mark.parametrize("status", [404, 403, 410, 500])
def test_an_answer_without_a_page_is_stored_and_not_asked_for_again(status: int) -> None:
    store, network = MemoryStore(), FakeNetwork({A: Reply("no", status=status)})
    assert get(network, store=store).status == status
    assert get(network, store=store).status == status
    assert network.pages_asked() == [A]


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_host_is_asked_three_times_and_again_in_the_next_run(status: int) -> None:
    store, network = MemoryStore(), FakeNetwork({A: Reply("busy", status=status)})
    assert get(network, store=store).status == status
    assert network.pages_asked() == [A] * 3
    get(network, store=store)
    assert network.pages_asked() == [A] * 6


def test_what_works_at_the_second_try_is_read() -> None:
    network = FakeNetwork({A: [Reply(failure=BROKEN), Reply(story())]})
    assert get(network).status == 200
    network = FakeNetwork({A: [Reply("busy", status=503), Reply(story())]})
    assert get(network).status == 200


def test_a_failure_that_stays_is_told_after_three_tries() -> None:
    network = FakeNetwork({A: Reply(failure=BROKEN)})
    assert refusal(network) == "the connection broke"
    assert network.pages_asked() == [A] * 3


def test_what_cannot_get_better_is_tried_once() -> None:
    network = FakeNetwork({A: Reply(failure=FetchFailed("the certificate is not valid"))})
    refusal(network)
    assert network.pages_asked() == [A]


def test_a_host_that_asks_for_an_hour_is_not_waited_for() -> None:
    network = FakeNetwork({A: Reply(status=429, headers={"Retry-After": "3600"}), B: story()})

    async def run() -> None:
        fetch = fetcher(network)
        assert (await fetch.page(A)).status == 429
        with pytest.raises(FetchFailed, match="come back in 3600 seconds"):
            await fetch.page(B)

    asyncio.run(run())
    assert network.pages_asked() == [A]


def test_a_host_that_is_busy_page_after_page_is_left_alone() -> None:
    pages = [f"{HOME}{number}" for number in range(FAILURES_AT_MOST + 1)]
    network = FakeNetwork({url: Reply("busy", status=503) for url in pages})

    async def run() -> None:
        fetch = fetcher(network)
        for url in pages[:-1]:
            assert (await fetch.page(url)).status == 503
        with pytest.raises(FetchFailed, match="left alone"):
            await fetch.page(pages[-1])

    asyncio.run(run())
    assert pages[-1] not in network.asked


def test_a_short_retry_after_is_waited_for() -> None:
    busy = Reply(status=503, headers={"Retry-After": "0"})
    network = FakeNetwork({A: [busy, busy, Reply(story())]})
    assert get(network).status == 200


def test_a_page_that_is_not_html_is_known_by_its_head() -> None:
    page = get(FakeNetwork({A: Reply(b"%PDF" * 1000, kind="application/pdf")}))
    assert page.body == b""
    assert not is_html(page.header("content-type"))


def test_a_packed_body_is_unpacked() -> None:
    network = FakeNetwork({A: Reply(packed(story()), headers={"Content-Encoding": "gzip"})})
    assert get(network).body.decode() == story()


@pytest.mark.parametrize("coding", ["br", "zstd", "deflate", "gzip, gzip", "gzip,br"])
def test_a_body_in_a_coding_that_was_not_asked_for_is_refused(coding: str) -> None:
    network = FakeNetwork({A: Reply(b"xyz", headers={"Content-Encoding": coding})})
    assert coding in refusal(network)


@pytest.mark.parametrize("cut", [1, 12, 200, -1, -5, -10])
def test_a_packed_body_that_breaks_off_is_a_failure_and_not_stored(cut: int) -> None:
    store = MemoryStore()
    body = packed(story())[:-cut]
    network = FakeNetwork({A: Reply(body, headers={"Content-Encoding": "gzip"})})
    assert "breaks off" in refusal(network, store=store)
    assert A not in store.pages


def test_a_damaged_packed_body_is_a_failure() -> None:
    network = FakeNetwork({A: Reply(b"not gzip at all", headers={"Content-Encoding": "gzip"})})
    assert "damaged" in refusal(network)


def test_a_packed_bomb_is_refused_before_it_is_whole() -> None:
    bomb = packed("0" * 5_000_000)
    assert len(bomb) < 10_000
    options = Options(delay=0.0, largest_page=1_000_000)
    network = FakeNetwork({A: Reply(bomb, headers={"Content-Encoding": "gzip"})})
    assert refusal(network, options=options) == "it is larger than 1 MB"


def test_a_page_that_is_too_large_is_refused() -> None:
    options = Options(delay=0.0, largest_page=10_000)
    assert "larger than 0.01 MB" in refusal(FakeNetwork({A: "x" * 20_000}), options=options)


def test_the_second_visit_asks_with_validators_and_keeps_the_page_on_304() -> None:
    store = MemoryStore()
    told = {"ETag": '"v1"', "Last-Modified": "Fri, 19 Aug 2022 10:00:00 GMT"}
    network = FakeNetwork({A: [Reply(story(), headers=told), Reply(status=304)]})
    first = get(network, store=store)
    store.next_visit()
    assert get(network, store=store) == first
    assert network.headers[-1]["If-None-Match"] == '"v1"'
    assert network.headers[-1]["If-Modified-Since"] == told["Last-Modified"]
    assert store.standing_page(A) == first


def test_a_validator_that_cannot_be_sent_back_is_left_out() -> None:
    store = MemoryStore()
    network = FakeNetwork({A: [Reply("one", headers={"ETag": '"caf\xe9"'}), Reply("two")]})
    get(network, store=store)
    store.next_visit()
    assert get(network, store=store).body == b"two"
    assert set(network.headers[-1]) == {"Accept"}


def test_not_modified_to_a_question_that_was_not_asked_is_no_page() -> None:
    store = MemoryStore()
    network = FakeNetwork({A: [Reply("one"), Reply(status=304)]})
    get(network, store=store)
    store.next_visit()
    assert get(network, store=store).status == 304


def test_the_second_visit_takes_what_has_changed() -> None:
    store = MemoryStore()
    network = FakeNetwork({A: [Reply("one", headers={"ETag": '"1"'}), Reply("two")]})
    get(network, store=store)
    store.next_visit()
    assert get(network, store=store).body == b"two"


def test_a_page_that_stands_is_not_asked_for_nor_its_robots() -> None:
    store, network = MemoryStore(), FakeNetwork({A: story()})
    get(network, store=store)
    asked = list(network.asked)
    get(network, store=store)
    assert network.asked == asked


def test_cancelling_a_fetch_is_not_swallowed() -> None:
    class Endless(FakeNetwork):
        def get(self, url: str, headers: object) -> object:  # type: ignore[override]
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(fetcher(Endless({})).page(A))


def test_the_quick_options_of_these_tests_are_quick() -> None:
    assert (QUICK.delay, QUICK.backoff) == (0.0, 0.0)
