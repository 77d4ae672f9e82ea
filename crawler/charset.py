"""Bytes -> text in the order of the HTML standard: BOM, header, meta, then what they look like."""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from discrepant.records import Page

__all__ = ["charset_of", "text_of"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_META_WITHIN = 4096  # bytes; the standard says 1024, pages in the wild are later
_LOOKED_AT = 100_000  # bytes that a guess is made from
# The HTML standard reads these labels as Windows-1252. UTF-7 and escapes can hide markup; they and
# the rest of Python's own codecs, which fail in ways of their own, are never read.
_MEANS_1252 = frozenset({"ascii", "us-ascii", "iso-8859-1", "latin1", "latin-1", "iso8859-1"})
_NEVER = frozenset({
    "utf-7", "idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem",
})  # fmt: skip


def text_of(page: Page) -> str:
    """The page's body as text; bytes that fit nowhere become U+FFFD."""
    return page.body.decode(charset_of(page), errors="replace")


def charset_of(page: Page) -> str:
    """The name of the codec that the page's bytes are in."""
    for bom, codec in _BOMS:
        if page.body.startswith(bom):
            return codec
    header = _HEADER.search(page.header("content-type") or "")
    meta = _META.search(page.body[:_META_WITHIN])
    for label in (header and header.group(1), meta and meta.group(1).decode("ascii", "replace")):
        codec_name = _known(label)
        if codec_name is not None and _fits(page.body, codec_name):
            return codec_name
    if _fits(page.body, "utf-8"):
        return "utf-8"
    return _guessed(page.body[:_LOOKED_AT])


def _guessed(body: bytes) -> str:
    """What unlabelled bytes look like: Windows-1252, unless their letters make another alphabet."""
    guess = from_bytes(body).best()
    if guess is None:
        return "cp1252"
    letters = [character for character in str(guess) if character > "\x7f" and character.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return guess.encoding if latin * 2 < len(letters) else "cp1252"


def _known(label: str | None) -> str | None:
    name = (label or "").lower()
    if not name:
        return None
    if name in _MEANS_1252:
        return "cp1252"
    if name.startswith("utf-16"):  # a page whose meta could be read as ASCII is not UTF-16
        return "utf-8"
    try:
        codec = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return None if codec.replace("_", "-") in _NEVER else codec


def _fits(body: bytes, codec: str) -> bool:
    """True unless the bytes contradict the label: UTF-8 can be told apart, other codecs seldom."""
    try:
        body.decode(codec)
    except UnicodeDecodeError:
        return codec != "utf-8" and not _fits(body, "utf-8")
    except LookupError:  # a codec that makes no text, such as base64
        return False
    return True
