"""Addresses on the web: which ones we follow, which host they belong to, when two are the same."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

__all__ = ["Origin", "is_same_site", "origin_of", "slug_of", "web_url", "without_tracking"]

_DEFAULT_PORTS = {"http": 80, "https": 443}
_LONGEST = 4000  # longer addresses are traps or data, never articles
# Parameters that say where a reader came from, not what is read.
_TRACKING = re.compile(
    r"(?:utm_.*|fbclid|gclid|dclid|mc_cid|mc_eid|cmpid|ns_.*|at_.*|ocid)\Z", re.I
)
_ABSOLUTE = re.compile(r"https?://", re.I)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_HIDING = re.compile(r"[@\\%\s]")  # what makes a host look like another
# What a browser would have encoded before asking.
_SAFE = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Origin:
    """A host as robots.txt and politeness count it: scheme, name and port."""

    scheme: str
    host: str
    port: int

    @property
    def url(self) -> str:
        """The origin's root, without a slash at its end; a scheme's own port is not written."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}"


def web_url(text: str, *, base: str | None = None) -> str | None:
    """The absolute http(s) URL that ``text`` means, without fragment; None for anything else.

    User names before the host are refused: they hide where a link goes, and would be sent along.

    >>> web_url("../b.html#top", base="https://news.example/a/c.html")
    'https://news.example/b.html'
    >>> web_url("javascript:alert(1)") is web_url("http://good.example@127.0.0.1/") is None
    True
    """
    text = text.strip()
    if not text or len(text) > _LONGEST or _CONTROLS.search(text):
        return None
    try:
        parts = urlsplit(text if base is None or _ABSOLUTE.match(text) else urljoin(base, text))
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in _DEFAULT_PORTS or not host:
        return None
    if _HIDING.search(parts.netloc):
        return None
    origin = Origin(
        scheme=parts.scheme.lower(),
        host=unicodedata.normalize("NFKC", host).lower(),
        port=port or _DEFAULT_PORTS[parts.scheme.lower()],
    )
    path, query = quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=_SAFE)
    return f"{origin.url}{path}?{query}" if query else f"{origin.url}{path}"


def origin_of(url: str) -> Origin:
    """The host of a URL that ``web_url`` gave; ValueError for any other text."""
    parts = urlsplit(url)
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        raise ValueError(f"not a web address: {url!r}")
    port = parts.port or _DEFAULT_PORTS[parts.scheme]
    return Origin(scheme=parts.scheme, host=parts.hostname, port=port)


def is_same_site(left: str, right: str) -> bool:
    """True if both URLs lie on one host, or one on a part of the other: "m.", "edition.".

    The change from http to https is set aside; a port of one's own makes another site.

    >>> is_same_site("http://www.news.example/a", "https://m.news.example/b")
    True
    >>> is_same_site("http://127.0.0.1:8001/", "http://127.0.0.1:8002/")
    False
    """
    one, two = origin_of(left), origin_of(right)
    if one == two:
        return True
    if any(origin.port != _DEFAULT_PORTS[origin.scheme] for origin in (one, two)):
        return False
    short, long = sorted(
        (origin.host.removeprefix("www.") for origin in (one, two)), key=lambda host: len(host)
    )
    return short == long or (short.count(".") >= 1 and long.endswith(f".{short}"))


def without_tracking(url: str) -> str:
    """The URL without fragment and without parameters that only say where a reader came from.

    >>> without_tracking("https://news.example/a?id=7&utm_source=rss#x")
    'https://news.example/a?id=7'
    """
    parts = urlsplit(url)
    if not parts.query:
        return urlunsplit(parts._replace(fragment=""))
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKING.match(name)]
    query = parts.query if len(kept) == len(pairs) else urlencode(kept)
    return urlunsplit(parts._replace(query=query, fragment=""))


def slug_of(url: str) -> str:
    """The words of a URL's path, for entries that come without a title.

    >>> slug_of("https://news.example/2022/08/19/putin-meets-tokayev.html")
    '2022 08 19 putin meets tokayev html'
    """
    return " ".join(re.findall(r"\w+", unquote(urlsplit(url).path).replace("_", " ")))
