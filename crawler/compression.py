"""Bodies as they come over the wire, unpacked piece by piece and never beyond a bound."""

from __future__ import annotations

import zlib

from crawler.failures import FetchFailed

__all__ = ["Unpacker", "gunzipped"]

_PIECE = 65_536
_GZIP = zlib.MAX_WBITS | 16


class Unpacker:
    """Collects a body of at most ``limit`` bytes from chunks in one content coding.

    A kilobyte of gzip can hold a gigabyte, so every piece is counted before the next is unpacked.
    FetchFailed when the body grows beyond the limit, is damaged, or comes in another coding.
    With ``cut`` the first ``limit`` bytes are kept instead.
    """

    def __init__(self, coding: str | None, *, limit: int, cut: bool = False) -> None:
        coding = (coding or "identity").strip().lower()
        if coding not in ("identity", "gzip", "x-gzip"):
            raise FetchFailed(f"it came packed as {coding!r}, although only gzip was asked for")
        self._gzip = None if coding == "identity" else zlib.decompressobj(_GZIP)
        self._body, self._begun = bytearray(), False
        self._limit, self._cut = limit, cut

    @property
    def is_full(self) -> bool:
        """True once the limit is reached and the rest is not wanted."""
        return self._cut and len(self._body) >= self._limit

    def feed(self, chunk: bytes) -> None:
        """Adds what the chunk holds."""
        self._begun = self._begun or bool(chunk)
        if self._gzip is None:
            self._add(chunk)
            return
        while chunk and not self.is_full:
            try:
                piece = self._gzip.decompress(chunk, _PIECE)
            except zlib.error as cause:
                raise FetchFailed("its packed body is damaged", transient=True) from cause
            self._add(piece)
            chunk = self._gzip.unconsumed_tail
            if self._gzip.eof:
                chunk = self._gzip.unused_data.lstrip(b"\0")
                if chunk:  # a gzip file may have several members
                    self._gzip = zlib.decompressobj(_GZIP)

    def body(self) -> bytes:
        """The whole body, once the last chunk was fed; FetchFailed when its end is missing."""
        if self._gzip is not None and not self._gzip.eof and not self.is_full and self._begun:
            raise FetchFailed("its body breaks off before the end", transient=True)
        return bytes(self._body)

    def _add(self, piece: bytes) -> None:
        self._body += piece
        if len(self._body) > self._limit:
            if not self._cut:
                raise FetchFailed(f"it is larger than {self._limit / 1_000_000:g} MB")
            del self._body[self._limit :]


def gunzipped(data: bytes, *, limit: int) -> bytes:
    """What a ``.gz`` file holds; data that is not packed comes back as it is."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    unpacker = Unpacker("gzip", limit=limit)
    unpacker.feed(data)
    return unpacker.body()
