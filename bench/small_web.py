"""A few sites on loopback whose every answer is told beforehand, and what they were asked for."""

from __future__ import annotations

import html
import json
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

__all__ = ["Answer", "Asked", "Site", "SmallWeb", "article_page", "feed_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a path answers after ``wait`` seconds. A status of 0 hangs up without a word."""

    body: str = ""
    status: int = 200
    type: str = "text/html; charset=utf-8"
    wait: float = 0.0


@dataclass(slots=True, kw_only=True)
class Asked:
    """One request: the site's number, the path, when it came and when its answer had gone."""

    site: int
    path: str
    came: float
    gone: float | None = None


class SmallWeb:
    """Sites on ports of their own; ``log`` is what they were asked for, in order.

    Each site is a mapping of paths to answers, made by ``site_of`` from its address; what it
    does not hold is 404.
    """

    def __init__(self, sites: int, *, wait: float = 0.0) -> None:
        self.log: list[Asked] = []
        self.lock = threading.Lock()
        self.wait = wait
        self.sites = tuple(Site(number, self) for number in range(sites))

    def __enter__(self) -> Self:
        for site in self.sites:
            threading.Thread(target=site.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for site in self.sites:
            site.shutdown()
            site.server_close()

    def outlets_toml(self) -> str:
        """The outlet file that describes it: every site has a feed at /rss.xml."""
        return "\n".join(
            f"[[outlet]]\nname = {json.dumps(site.name)}\nhome = {json.dumps(site.home)}\n"
            f"feeds = [{json.dumps(f'{site.home}rss.xml')}]\nlanguage = 'en'\n"
            for site in self.sites
        )


class Site(ThreadingHTTPServer):
    """One site; ``answers`` may be changed while it is served."""

    daemon_threads = True

    def __init__(self, number: int, web: SmallWeb) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.number, self.web = number, web
        self.name = f"Outlet {number + 1}"
        self.home = f"http://127.0.0.1:{self.server_port}/"
        self.answers: Mapping[str, Answer] = {}

    def handle_error(self, request: object, client_address: object) -> None:
        """A visitor that was killed is no error of ours."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Site

    def do_GET(self) -> None:
        site = self.server
        asked = Asked(site=site.number, path=self.path, came=time.monotonic())
        with site.web.lock:
            site.web.log.append(asked)
        answer = site.answers.get(self.path, Answer(status=404, body="not here"))
        time.sleep(max(site.web.wait, answer.wait))
        if answer.status == 0:
            self.close_connection = True
            return
        body = answer.body.encode()
        with suppress(ConnectionError):
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            self.wfile.flush()
            asked.gone = time.monotonic()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: ``SmallWeb.log`` is the log."""


def article_page(title: str, paragraphs: Sequence[str], *, published: str | None = None) -> Answer:
    """A page that says what it is in JSON-LD."""
    told = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title}
    if published:
        told["datePublished"] = published
    text = "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    data = json.dumps(told).replace("<", "\\u003c")
    return Answer(
        body=f'<!doctype html><html lang="en"><head><title>{html.escape(title)}</title>'
        f'<script type="application/ld+json">{data}</script></head>'
        f"<body><article><h1>{html.escape(title)}</h1>{text}</article></body></html>"
    )


def feed_of(site: Site, entries: Iterable[tuple[str, str]]) -> Answer:
    """An RSS feed of paths and titles, dated 19 August 2022."""
    items = "".join(
        f"<item><title>{html.escape(title)}</title><link>{site.home.rstrip('/')}{path}</link>"
        "<pubDate>Fri, 19 Aug 2022 12:00:00 +0000</pubDate></item>"
        for path, title in entries
    )
    return Answer(
        body=f'<?xml version="1.0"?><rss version="2.0"><channel><title>{site.name}</title>{items}'
        "</channel></rss>",
        type="application/rss+xml",
    )
