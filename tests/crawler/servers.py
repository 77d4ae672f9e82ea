"""Small servers on loopback for what only sockets show: timing, broken answers, raw bytes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Handler = Callable[[str, asyncio.StreamWriter], Awaitable[None]]


@dataclass(slots=True)
class Site:
    """One server: its root, what was asked when, and how many requests overlapped."""

    root: str = ""
    asked: list[tuple[float, str]] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)
    inside: int = 0
    most_at_once: int = 0

    def paths(self) -> list[str]:
        """The paths asked for, robots.txt left out."""
        return [path for _, path in self.asked if path != "/robots.txt"]


@asynccontextmanager
async def served(handler: Handler) -> AsyncIterator[Site]:
    """A server that hands every path but /robots.txt (404) to the handler, then hangs up."""
    site = Site()
    ends: set[asyncio.Task[None]] = set()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        ends.add(task)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            path = head.split(" ")[1]
            site.asked.append((time.monotonic(), path))
            site.heads.append(head)
            site.inside += 1
            site.most_at_once = max(site.most_at_once, site.inside)
            try:
                if path == "/robots.txt":
                    await send(writer, b"", status="404 Not Found")
                else:
                    await handler(path, writer)
            finally:
                site.inside -= 1
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            writer.close()
            ends.discard(task)

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    site.root = f"http://127.0.0.1:{port}/"
    try:
        yield site
    finally:
        server.close()
        for task in list(ends):
            task.cancel()
        await asyncio.gather(*ends, return_exceptions=True)
        await server.wait_closed()


async def send(
    writer: asyncio.StreamWriter,
    body: bytes,
    *,
    status: str = "200 OK",
    headers: str = "",
    length: int | None = None,
) -> None:
    """One whole answer, unless ``length`` promises another one."""
    size = len(body) if length is None else length
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n"
        f"Content-Length: {size}\r\nConnection: close\r\n{headers}\r\n"
    )
    writer.write(head.encode() + body)
    await writer.drain()
