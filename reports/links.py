"""The only way an address from outside gets into a report: http and https, nothing hidden in it."""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, urlsplit, urlunsplit

__all__ = ["Link", "link_to", "link_to_words"]

_SCHEMES = frozenset({"http", "https"})
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?")
# What RFC 3986 lets stand in a path, query or fragment; "%" because it is encoded already.
_SAFE = "/:@!$&'()*+,;=~-._?%[]"
# Browsers match a long text fragment by its first and last words; this many are unambiguous.
_FRAGMENT_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that may be clicked: ``href`` is ASCII, http(s), without user name.

    ``host`` is what the browser will call, with other scripts in punycode; ``plain`` is ``href``
    without the text fragment, to be read and printed.
    """

    href: str
    host: str
    plain: str


def link_to(url: str | None) -> Link | None:
    """The link for an address, or None where it is absent, not http(s) or built to mislead.

    >>> link_to("https://user:word@harbourpost.example/a b").href
    'https://harbourpost.example/a%20b'
    >>> link_to("https://bücher.example/").host
    'xn--bcher-kva.example'
    >>> link_to("javascript:alert(1)") is None
    True
    """
    if not url:
        return None
    # A browser drops these before it reads the scheme: "java\nscript:" is a script to it.
    shown = "".join(c for c in url if unicodedata.category(c) not in {"Cc", "Cf", "Cs"}).strip()
    try:
        parts = urlsplit(shown)
        host, port = _host_of(parts.hostname), parts.port
    except ValueError:
        return None
    # A browser reads a backslash as the end of the host, Python as a part of it.
    if parts.scheme.lower() not in _SCHEMES or host is None or "\\" in parts.netloc:
        return None
    netloc = host if port is None else f"{host}:{port}"
    path, query, fragment = (
        quote(p, safe=_SAFE) for p in (parts.path, parts.query, parts.fragment)
    )
    plain = urlunsplit((parts.scheme.lower(), netloc, path or "/", query, fragment))
    return Link(href=plain, host=netloc, plain=plain)


def link_to_words(url: str | None, words: str) -> Link | None:
    """The link that opens the page at these words, which browsers scroll to and highlight.

    >>> link_to_words("https://a.example/x", "At least 12, he said").href
    'https://a.example/x#:~:text=At%20least%2012%2C%20he%20said'
    """
    link = link_to(url)
    if link is None or not words.strip():
        return link
    tokens = words.split()
    if len(tokens) <= 2 * _FRAGMENT_WORDS:
        text = _encoded(tokens)
    else:
        text = f"{_encoded(tokens[:_FRAGMENT_WORDS])},{_encoded(tokens[-_FRAGMENT_WORDS:])}"
    joint = "" if "#" in link.plain else "#"
    return Link(href=f"{link.plain}{joint}:~:text={text}", host=link.host, plain=link.plain)


def _encoded(tokens: list[str]) -> str:
    # "-" and "," have a meaning in a text fragment and quote() leaves the dash alone.
    return quote(" ".join(tokens), safe="", errors="replace").replace("-", "%2D")


def _host_of(host: str | None) -> str | None:
    if not host:
        return None
    if ":" in host:
        return f"[{ipaddress.IPv6Address(host).compressed}]"
    try:
        ascii_host = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return None
    return ascii_host if _HOST.fullmatch(ascii_host) else None
