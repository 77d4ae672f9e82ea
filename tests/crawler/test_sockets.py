"""The crawler over real sockets: time, order, broken answers, private addresses."""

import asyncio
import itertools
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from crawler.crawl import Options, find
from crawler.failures import FetchFailed
from crawler.fetch import Fetcher
from crawler.store import MemoryStore
from crawler.transport import GuardedNetwork
from discrepant.records import Outlet, Page
from tests.crawler.builders import packed, story
from tests.crawler.servers import Handler, Site, send, served

LOOPBACK = ("127.0.0.0/8",)
QUICK = Options(delay=0.0, backoff=0.0, allow_private=LOOPBACK)


@asynccontextmanager
async def fetcher_for(options: Options, store: MemoryStore | None = None) -> AsyncIterator[Fetcher]:
    network = GuardedNetwork(options)
    try:
        yield Fetcher(network, store or MemoryStore(), options)
    finally:
        await network.aclose()


def fetched(handler: Handler, *, options: Options = QUICK, path: str = "a") -> tuple[Page, Site]:
    async def run() -> tuple[Page, Site]:
        async with served(handler) as site, fetcher_for(options) as fetcher:
            return await fetcher.page(f"{site.root}{path}"), site

    return asyncio.run(run())


def failure(handler: Handler, *, options: Options = QUICK) -> FetchFailed:
    with pytest.raises(FetchFailed) as caught:
        fetched(handler, options=options)
    return caught.value


async def good(path: str, writer: asyncio.StreamWriter) -> None:
    await send(writer, story().encode())


def test_a_page_comes_over_a_real_connection() -> None:
    page, site = fetched(good)
    assert page.body.decode() == story()
    assert "user-agent: Discrepant/" in site.heads[0] or "User-Agent: Discrepant/" in site.heads[0]
    assert "ccept-Encoding: gzip\r\n" in site.heads[0]


def test_a_packed_page_is_unpacked() -> None:
    async def gzipped(path: str, writer: asyncio.StreamWriter) -> None:
        await send(writer, packed(story()), headers="Content-Encoding: gzip\r\n")

    assert fetched(gzipped)[0].body.decode() == story()


def test_loopback_is_refused_unless_the_user_names_it() -> None:
    refused = failure(good, options=Options(delay=0.0))
    assert "127.0.0.1" in refused.reason


def test_a_redirect_into_the_private_network_is_refused() -> None:
    async def run() -> tuple[str, int]:
        async with served(good) as inside:

            async def to_inside(path: str, writer: asyncio.StreamWriter) -> None:
                await send(writer, b"", status="302 Found", headers=f"Location: {inside.root}\r\n")

            async with served(to_inside) as outside:
                host = outside.root.removeprefix("http://").rstrip("/")
                options = Options(delay=0.0, allow_private=(host,))
                async with fetcher_for(options) as fetcher:
                    with pytest.raises(FetchFailed) as caught:
                        await fetcher.page(outside.root)
                return caught.value.reason, len(inside.asked)

    reason, asked = asyncio.run(run())
    assert "private address" in reason
    assert asked == 0


def test_a_proxy_in_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setitem(os.environ, name, "http://127.0.0.1:9/")
    assert fetched(good)[0].status == 200


async def drip(path: str, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000000\r\n\r\n")
    while True:
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.05)


async def drip_head(path: str, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(100_000):
        writer.write(f"X-{number}: y\r\n".encode())
        await writer.drain()
        await asyncio.sleep(0.05)


async def silent(path: str, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(60)


@pytest.mark.parametrize("handler", [drip, drip_head, silent])
def test_a_host_that_never_ends_is_released_at_the_deadline(handler: Handler) -> None:
    options = Options(delay=0.0, deadline=0.4, timeout=5.0, allow_private=LOOPBACK)
    started = time.monotonic()
    assert "within 0.4 seconds" in failure(handler, options=options).reason
    assert time.monotonic() - started < 1.4


def test_a_silent_host_is_given_up_after_the_timeout_and_not_asked_for_ever() -> None:
    options = Options(delay=0.0, backoff=0.0, timeout=0.1, deadline=5.0, allow_private=LOOPBACK)
    assert failure(silent, options=options).reason == "the host did not answer in time"


@pytest.mark.slow
def test_slow_hosts_do_not_hold_up_the_others() -> None:
    async def run() -> list[Page | BaseException]:
        options = Options(delay=0.0, backoff=0.0, deadline=0.5, allow_private=LOOPBACK)
        async with fetcher_for(options) as fetcher:
            slow = [served(drip) for _ in range(8)]
            sites = [await server.__aenter__() for server in slow]
            async with served(good) as quick:
                started = time.monotonic()
                waiting = [asyncio.create_task(fetcher.page(site.root)) for site in sites]
                for number in range(20):
                    await fetcher.page(f"{quick.root}{number}")
                assert time.monotonic() - started < 2.0
                result = await asyncio.gather(*waiting, return_exceptions=True)
            for server in slow:
                await server.__aexit__(None, None, None)
            return result

    assert all(isinstance(outcome, FetchFailed) for outcome in asyncio.run(run()))


@pytest.mark.parametrize("cut", [1, 100])
@pytest.mark.parametrize("form", ["plain", "gzip", "chunked"])
def test_an_answer_that_breaks_off_is_a_failure(form: str, cut: int) -> None:
    async def broken(path: str, writer: asyncio.StreamWriter) -> None:
        body = story().encode()
        if form == "chunked":
            head = (
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
            )
            writer.write(head + f"{len(body):x}\r\n".encode() + body[:-cut])
            await writer.drain()
            return
        headers = "Content-Encoding: gzip\r\n" if form == "gzip" else ""
        body = packed(story()) if form == "gzip" else body
        await send(writer, body[:-cut], headers=headers, length=len(body))

    assert "breaks off" in failure(broken).reason


@pytest.mark.parametrize(
    "answer",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"\x00\x01\x02\x03\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 300_000 + b"\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(300)) + b"\r\n",
        b"",
    ],
    ids=["ssh", "bytes", "lengths", "chunks", "long header", "many headers", "nothing"],
)
def test_an_answer_that_is_not_http_is_a_failure(answer: bytes) -> None:
    async def raw(path: str, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        await writer.drain()

    assert failure(raw).reason


def test_a_host_where_nobody_listens_is_named() -> None:
    async def run() -> str:
        async with served(good) as site:
            root = site.root
        async with fetcher_for(QUICK) as fetcher:
            with pytest.raises(FetchFailed) as caught:
                await fetcher.page(root)
        return caught.value.reason

    reason = asyncio.run(run())
    assert "does not accept connections" in reason


def test_a_busy_host_is_asked_again_after_the_time_that_it_names() -> None:
    answers = iter(["503 Service Unavailable", "200 OK"])

    async def busy(path: str, writer: asyncio.StreamWriter) -> None:
        status = next(answers)
        await send(writer, story().encode(), status=status, headers="Retry-After: 1\r\n")

    page, site = fetched(busy)
    assert page.status == 200
    (first, _), (second, _) = [entry for entry in site.asked if entry[1] != "/robots.txt"]
    assert second - first >= 1.0


def test_cookies_stay_with_the_host_that_gave_them() -> None:
    async def run() -> tuple[Site, Site]:
        async with served(good) as second:

            async def first(path: str, writer: asyncio.StreamWriter) -> None:
                headers = f"Set-Cookie: secret=1\r\nLocation: {second.root}b\r\n"
                await send(writer, b"", status="302 Found", headers=headers)

            async with served(first) as site, fetcher_for(QUICK) as fetcher:
                await fetcher.page(f"{site.root}a")
                return site, second

    _, second = asyncio.run(run())
    assert second.heads
    assert not any("secret" in head for head in second.heads)


@pytest.mark.slow
def test_at_one_host_requests_never_overlap_and_keep_their_distance() -> None:
    async def run() -> list[Site]:
        async with served(listing) as one, served(listing) as two:
            outlets = [
                Outlet(
                    name=site.root, home=site.root, sections=(site.root,), feeds=(f"{site.root}f",)
                )
                for site in (one, two)
            ]
            options = Options(delay=0.2, allow_private=LOOPBACK)
            await find(("bridge",), outlets, store=MemoryStore(), options=options)
            return [one, two]

    async def listing(path: str, writer: asyncio.StreamWriter) -> None:
        links = "".join(f"<a href='/{n}'>The bridge, part {n}</a>" for n in range(4))
        await asyncio.sleep(0.02)
        await send(writer, (links if path == "/" else story()).encode())

    for site in asyncio.run(run()):
        times = [when for when, _ in site.asked]
        gaps = [later - earlier for earlier, later in itertools.pairwise(times)]
        assert len(times) == 7
        assert site.most_at_once == 1
        assert min(gaps) >= 0.2
