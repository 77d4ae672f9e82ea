"""Serves the six invented outlets over real HTTP, each on its own port of 127.0.0.1."""

from __future__ import annotations

import json
import socket
import threading
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from discrepant.demo.houses import House, houses
from discrepant.demo.pages import Reply, reply_to
from discrepant.records import Outlet

__all__ = ["DemoWeb", "Request"]

# The keys of an outlet file, in the order in which one reads them.
_TOML_KEYS = (
    "name", "home", "feeds", "sitemaps", "sections", "language", "zone", "day_order",
    "currency", "owner", "agency",
)  # fmt: skip
# How often a stopping server looks up from its listening socket, in seconds.
_POLL = 0.02
# A connection on which nobody speaks for so long is dropped, in seconds.
_IDLE = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request that a site met: when on the monotonic clock, for what, from whom, and how it
    was answered."""

    moment: float
    path: str
    user_agent: str
    status: int


class DemoWeb:
    """The demo's web while it is being served; leaving the context stops all six sites.

    ``outlets`` stand sorted by name and carry the ports that the system chose; there are none
    before the context is entered. ``latency`` is the number of seconds that every answer waits.

    ::

        with DemoWeb() as web:
            print(web.outlets_toml())
            web.start_visit(2)  # one outlet has updated its article
    """

    def __init__(self, *, latency: float = 0.0) -> None:
        self.outlets: tuple[Outlet, ...] = ()
        self._latency = latency
        self._visit = 1
        self._sites: dict[str, _Site] = {}
        self._open = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            for house in sorted(houses(), key=lambda house: house.name):
                site = _Site(house, web=self, latency=self._latency)
                stack.callback(site.stop)
                site.start()
                self._sites[house.name] = site
            self._open = stack.pop_all()
        self.outlets = tuple(site.outlet() for site in self._sites.values())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()

    @property
    def visit(self) -> int:
        """Which visit the sites are having, counted from 1."""
        return self._visit

    def start_visit(self, number: int) -> None:
        """From now on every page stands as at that visit; ValueError for one before the first."""
        if number < 1:
            raise ValueError(f"visits are counted from 1, not {number}")
        self._visit = number

    def requests(self, outlet_name: str) -> tuple[Request, ...]:
        """What that outlet's site was asked for so far, in order; KeyError for no such outlet."""
        return tuple(self._sites[outlet_name].log)

    def outlets_toml(self) -> str:
        """The outlet file that describes this web, ports included."""
        return "\n".join(_toml_table(outlet) for outlet in self.outlets)


class _Site(ThreadingHTTPServer):
    """One house's server. It listens as soon as it is made, and answers once it is started.

    Whoever makes one must call ``stop``, started or not.
    """

    daemon_threads = True

    def __init__(self, house: House, *, web: DemoWeb, latency: float) -> None:
        self.house = house
        self.web = web
        self.latency = latency
        self.log: list[Request] = []
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        super().__init__(("127.0.0.1", 0), _Answer)
        self.home = f"http://127.0.0.1:{self.server_port}"
        self._thread = threading.Thread(
            target=self.serve_forever, kwargs={"poll_interval": _POLL}, daemon=True
        )

    def outlet(self) -> Outlet:
        """The house with its address."""
        house = self.house
        return Outlet(
            name=house.name,
            home=f"{self.home}/",
            feeds=(self.home + house.feed,) if house.feed else (),
            sitemaps=(self.home + house.sitemap,) if house.sitemap else (),
            language="en",
            zone=house.zone,
            day_order=house.day_order,
            currency=house.currency,
            owner=house.owner,
            agency=house.agency,
        )

    def start(self) -> None:
        """Answer requests, in a thread of its own."""
        self._thread.start()

    def stop(self) -> None:
        """Stop answering, and drop the connections that visitors kept alive."""
        if self._thread.is_alive():
            self.shutdown()
            self._thread.join()
        self.server_close()
        with self._lock:
            for connection in self._open:
                with suppress(OSError):  # the visitor has left already
                    connection.shutdown(socket.SHUT_RDWR)

    def keep(self, connection: socket.socket) -> None:
        """Remember an open connection until ``forget``."""
        with self._lock:
            self._open.add(connection)

    def forget(self, connection: socket.socket) -> None:
        """That connection is about to be closed by its own thread."""
        with self._lock:
            self._open.discard(connection)


class _Answer(BaseHTTPRequestHandler):
    """One visitor's connection."""

    server: _Site
    protocol_version = "HTTP/1.1"
    server_version = "DiscrepantDemo"
    sys_version = ""
    timeout = _IDLE
    # Headers and body leave together: two small packets would wait for each other.
    wbufsize = -1

    def setup(self) -> None:
        super().setup()
        self.server.keep(self.connection)

    def finish(self) -> None:
        self.server.forget(self.connection)
        super().finish()

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:
        """The site keeps its own log; nothing goes to stderr."""

    def _answer(self, *, with_body: bool) -> None:
        moment = time.monotonic()
        site = self.server
        path = urlsplit(self.path).path
        reply = reply_to(site.house, path, home=site.home, visit=site.web.visit)
        unchanged = reply.status == HTTPStatus.OK and self._knows(reply)
        status = HTTPStatus.NOT_MODIFIED if unchanged else HTTPStatus(reply.status)
        # Logged before it is answered, so that whoever has the answer finds it in the log.
        site.log.append(
            Request(
                moment=moment,
                path=self.path,
                user_agent=self.headers.get("User-Agent", ""),
                status=status.value,
            )
        )
        time.sleep(site.latency)
        self.send_response(status)
        self.send_header("ETag", reply.etag)
        if reply.changed:
            self.send_header("Last-Modified", format_datetime(reply.changed, usegmt=True))
        if unchanged:
            self.end_headers()
            return
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if with_body:
            self.wfile.write(reply.body)

    def _knows(self, reply: Reply) -> bool:
        """True if the visitor named this very version of the page (RFC 9110, 13.2.2)."""
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return tags.strip() == "*" or reply.etag in (
                tag.strip().removeprefix("W/") for tag in tags.split(",")
            )
        since = self.headers.get("If-Modified-Since")
        if since is None or reply.changed is None:
            return False
        try:
            return reply.changed <= parsedate_to_datetime(since)
        except (TypeError, ValueError):  # no date, or one without a zone
            return False


def _toml_table(outlet: Outlet) -> str:
    """One ``[[outlet]]`` table; what is unknown or empty is left out."""
    values = {
        name: value
        for name in _TOML_KEYS
        if (value := getattr(outlet, name)) is not None and value != ()
    }
    # A JSON string, list or boolean is the same in TOML.
    lines = (f"{name} = {json.dumps(value)}" for name, value in values.items())
    return "\n".join(("[[outlet]]", *lines, ""))
