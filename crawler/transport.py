"""The only door to the network: httpx over a backend that checks every address it connects to.

A name is resolved once, all its addresses must be allowed, and the connection goes to a checked
address; so neither a redirect nor a second look-up can lead inside. TLS and Host keep the name.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Awaitable,
    Callable,
    Iterable,
    Iterator,
    Mapping,
)
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    contextmanager,
)
from typing import Protocol

import httpcore
import httpx

from crawler.addresses import Address, Guard, address_of
from crawler.failures import FetchFailed
from crawler.options import Options
from crawler.urls import Origin, origin_of

__all__ = ["Answer", "GuardedBackend", "GuardedNetwork", "Network", "Resolve", "resolved"]

Resolve = Callable[[str, int], Awaitable[tuple[Address, ...]]]
_SocketOption = (
    tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
)

# httpcore refuses a single header block of 100 KB; this bounds many small ones.
_HEADERS_AT_MOST = 200
_CONNECTIONS_PER_HOST = 2
_KEEP_ALIVE = 30.0  # seconds; longer than the usual delay, so that a host is connected to once


class Answer(Protocol):
    """What a server answers: the head at once, the body in chunks as they come over the wire."""

    status: int
    headers: tuple[tuple[str, str], ...]

    def chunks(self) -> AsyncIterator[bytes]:
        """The body's bytes, still packed; FetchFailed when it breaks off."""


class Network(Protocol):
    """Anything that can be asked for a URL; tests bring their own."""

    def get(self, url: str, headers: Mapping[str, str]) -> AbstractAsyncContextManager[Answer]:
        """One GET without redirects; FetchFailed when there is no answer."""

    async def aclose(self) -> None:
        """Ends all connections."""


async def resolved(host: str, port: int) -> tuple[Address, ...]:
    """The addresses of a host in the system's order; FetchFailed when there are none."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as cause:
        again = cause.errno == socket.EAI_AGAIN
        raise FetchFailed(f"there is no host {host}", transient=again) from cause
    except (UnicodeError, ValueError) as cause:
        raise FetchFailed(f"{host!r} is not a host name") from cause
    return tuple(dict.fromkeys(address_of(str(entry[4][0])) for entry in found))


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects to checked addresses only."""

    def __init__(
        self,
        guard: Guard,
        *,
        resolve: Resolve = resolved,
        inner: httpcore.AsyncNetworkBackend | None = None,
    ) -> None:
        self._guard, self._resolve = guard, resolve
        self._inner = inner if inner is not None else httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[_SocketOption] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A connection to the first address of the host that answers."""
        addresses = await self._resolve(host, port)
        self._guard.check(host, port, addresses)
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in addresses:
            try:
                return await self._inner.connect_tcp(
                    str(address), port, timeout, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as cause:
                failure = cause
        raise failure or httpcore.ConnectError(f"{host} has no address")

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[_SocketOption] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Never: no URL of ours means a file."""
        raise FetchFailed("it means a socket on this machine")

    async def sleep(self, seconds: float) -> None:
        """Waits."""
        await self._inner.sleep(seconds)


class _Body(httpx.AsyncByteStream):
    def __init__(self, stream: AsyncIterable[bytes]) -> None:
        self._stream = stream

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._stream:
            yield part

    async def aclose(self) -> None:
        close = getattr(self._stream, "aclose", None)
        if close is not None:
            await close()


class _Transport(httpx.AsyncBaseTransport):
    """httpx over an httpcore pool with our backend, by the public parameters of both."""

    def __init__(self, backend: httpcore.AsyncNetworkBackend, context: ssl.SSLContext) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context,
            max_connections=_CONNECTIONS_PER_HOST,
            keepalive_expiry=_KEEP_ALIVE,
            network_backend=backend,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self._pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        assert isinstance(answer.stream, AsyncIterable)
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer.stream),
            extensions=answer.extensions,
        )

    async def aclose(self) -> None:
        await self._pool.aclose()


class _HttpxAnswer:
    def __init__(self, response: httpx.Response) -> None:
        self.status = response.status_code
        self.headers = tuple(response.headers.multi_items())
        self._response = response

    async def chunks(self) -> AsyncIterator[bytes]:
        with _failures_told():
            async for chunk in self._response.aiter_raw():
                yield chunk


class GuardedNetwork:
    """One small httpx client per host, all over one TLS context and one guarded backend.

    A client per host costs a third less than one for all (shared/guides/crawl.md), and keeps
    the cookies of a host with that host.
    """

    def __init__(self, options: Options, *, backend: GuardedBackend | None = None) -> None:
        self._backend = backend or GuardedBackend(Guard.allowing(options.allow_private))
        self._timeout = options.timeout
        self._headers = {"User-Agent": options.user_agent, "Accept-Encoding": "gzip"}
        self._context = ssl.create_default_context()
        self._clients: dict[Origin, httpx.AsyncClient] = {}

    @asynccontextmanager
    async def get(self, url: str, headers: Mapping[str, str]) -> AsyncIterator[Answer]:
        """One GET; the answer's head is there on entry, the connection is given back on exit."""
        client = self._client(origin_of(url))
        async with AsyncExitStack() as stack:
            with _failures_told():
                response = await stack.enter_async_context(
                    client.stream("GET", url, headers=dict(headers))
                )
            if len(response.headers.raw) > _HEADERS_AT_MOST:
                raise FetchFailed("its answer has too many headers")
            yield _HttpxAnswer(response)

    async def aclose(self) -> None:
        """Ends all connections."""
        for client in self._clients.values():
            await client.aclose()
        self._clients.clear()

    def _client(self, origin: Origin) -> httpx.AsyncClient:
        if origin not in self._clients:
            self._clients[origin] = httpx.AsyncClient(
                transport=_Transport(self._backend, self._context),
                headers=self._headers,
                timeout=self._timeout,
                follow_redirects=False,
                trust_env=False,  # a proxy variable would go around the guard
            )
        return self._clients[origin]


@contextmanager
def _failures_told() -> Iterator[None]:
    """Turns what the libraries raise into a reason that a reader understands."""
    try:
        yield
    except httpcore.TimeoutException as cause:
        raise FetchFailed("the host did not answer in time", transient=True) from cause
    except httpcore.ConnectError as cause:
        if "CERTIFICATE_VERIFY_FAILED" in str(cause):
            raise FetchFailed("the host's certificate is not valid") from cause
        raise FetchFailed("the host does not accept connections", transient=True) from cause
    except httpcore.RemoteProtocolError as cause:
        raise FetchFailed("the answer breaks off or is not proper HTTP", transient=True) from cause
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as cause:
        raise FetchFailed("the connection broke", transient=True) from cause
    except (httpx.InvalidURL, httpcore.UnsupportedProtocol, UnicodeError) as cause:
        raise FetchFailed("it is not a web address") from cause
