"""What a page says about its article: title, authors, times, language, address, paywall.

JSON-LD comes first, then meta tags, then microdata, then ``<time>``, then the line under the
headline (shared/guides/crawl.md: of 258 pages JSON-LD and meta date 250, none wrongly).
"""

from __future__ import annotations

import html
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from crawler.charset import text_of
from crawler.dates import moment_in, plausible
from crawler.structured import Node, article_node, names_in, nodes_in, text_of_key
from crawler.urls import is_same_site, web_url
from crawler.words import tokens_of
from discrepant.records import Moment, Outlet, Page

__all__ = ["Metadata", "authors_in_byline", "is_byline", "metadata_of"]

_BYLINE = re.compile(r"(?:by|von|par|por|di|door)\s+\S", re.I)
_BYLINE_WORDS = 25  # "By A Person and B Person in Sochi, Friday 19 August 2022 10.30 BST"
_BETWEEN = re.compile(r"\s+(?:[|–—·»«:-]|::|//)\s+|:\s+")  # the site's name and the headline
_AND = re.compile(r"\s*(?:,|;|&|\||\band\b|\bund\b|\bet\b)\s*")
_JOB = re.compile(
    r"\b(?:writers?|editors?|reporters?|correspondents?|staff|news|media|business|press|agency)\b"
    r"|\.com\b",
    re.I,
)
_NAME_WORDS = 5
_NAMES_AT_MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says about its article. ``url`` is canonical; None is "the page does not say".

    ``headlines`` are all forms of the title that the page holds, ``title`` among them.
    ``free`` is False where the page calls itself not accessible for free. ``word_count`` is the
    page's own claim. ``site`` is the name that the site gives itself.
    """

    url: str
    title: str
    headlines: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: Moment | None = None
    published_from: str | None = None
    modified: Moment | None = None
    language: str | None = None
    site: str | None = None
    free: bool | None = None
    word_count: int | None = None


@cache
def _names() -> dict[str, list[str]]:
    data = tomllib.loads(files("crawler").joinpath("metadata.toml").read_text(encoding="utf-8"))
    return {key: list(values) for key, values in data.items()}


def metadata_of(page: Page, outlet: Outlet) -> Metadata:
    """What the page says about itself; times that cannot be are refused."""
    soup = BeautifulSoup(text_of(page), "lxml")
    return _Reader(page, outlet, soup).metadata()


class _Reader:
    """One page, its tags sorted once."""

    def __init__(self, page: Page, outlet: Outlet, soup: BeautifulSoup) -> None:
        self._page, self._outlet, self._soup = page, outlet, soup
        self._metas = _metas_in(soup)
        self._site = self._meta("site")
        self._canonical = self._canonical_url()
        self._shown = [
            self._visible_title(),
            *(_line(tag) for tag in soup.find_all("h1", limit=20)),
        ]
        self._node: Node | None = article_node(
            nodes_in(soup),
            urls=(page.url, page.final_url, self._canonical),
            headlines=self._shown,
        )
        self._title = self._told_title()

    def metadata(self) -> Metadata:
        published, published_from = self._published()
        modified = self._modified()
        if modified is not None and published is not None and modified.high <= published.low:
            modified = None
        node = self._node
        return Metadata(
            url=self._canonical,
            title=self._title,
            headlines=tuple(dict.fromkeys(line for line in (self._title, *self._shown) if line)),
            authors=self._authors(),
            published=published,
            published_from=published_from,
            modified=modified,
            language=self._language(),
            site=self._site or next(iter(names_in(node, "publisher")), None),
            free=_truth(node.get("isAccessibleForFree")) if node is not None else None,
            word_count=_whole(text_of_key(node, "wordCount")),
        )

    # ---- address and title

    def _canonical_url(self) -> str:
        """The page's canonical URL, believed on its own site only and not if it is the home."""
        final = self._page.final_url
        link = self._soup.find("link", rel="canonical", href=True)
        told = web_url(str(link["href"]), base=final) if isinstance(link, Tag) else None
        if told is None or not is_same_site(told, final):
            return final
        is_home = urlsplit(told).path in ("", "/") and not urlsplit(told).query
        return final if is_home and urlsplit(final).path != "/" else told

    def _visible_title(self) -> str:
        tag = self._soup.title.get_text() if self._soup.title else ""
        return self._bare(self._meta("title") or tag)

    def _told_title(self) -> str:
        """The headline: JSON-LD's, then the meta title, then the h1; whole where it was cut."""
        headlines = [self._bare(text_of_key(self._node, "headline") or ""), *self._shown]
        told = next((line for line in headlines if line), "")
        if told.endswith(("…", "...")):
            return next((line for line in headlines if _continues(line, told)), told)
        return told

    def _bare(self, title: str) -> str:
        """The title without the site's name at its end or start."""
        title = " ".join(html.unescape(title).split())
        names = {tokens_of(name) for name in (self._outlet.name, self._site or "") if name}
        names.add(tokens_of((urlsplit(self._page.final_url).hostname or "").removeprefix("www.")))
        if tokens_of(title) in names:
            return ""
        pieces = list(_BETWEEN.finditer(title))
        for piece in pieces:
            if tokens_of(title[piece.end() :]) in names:
                return title[: piece.start()].strip()
        if pieces and tokens_of(title[: pieces[0].start()]) in names:
            return title[pieces[0].end() :].strip()
        return title

    # ---- times

    def _published(self) -> tuple[Moment | None, str | None]:
        for source, text in self._told_times("datePublished", "published"):
            moment = self._moment(text)
            if moment is not None:
                return moment, source
        days = {moment.iso: moment for moment in self._times_shown() if moment is not None}
        if len({moment.low.date() for moment in days.values()}) == 1:
            return max(days.values(), key=lambda moment: moment.is_exact), "time"
        for line in self._bylines():
            moment = self._moment(line)
            if moment is not None:
                return moment, "byline"
        return None, None

    def _modified(self) -> Moment | None:
        moments = (self._moment(text) for _, text in self._told_times("dateModified", "modified"))
        return next((moment for moment in moments if moment is not None), None)

    def _told_times(self, key: str, metas: str) -> Iterator[tuple[str, str]]:
        told = text_of_key(self._node, key)
        if told:
            yield "json-ld", told
        for name in _names()[metas]:
            if name in self._metas:
                yield "meta", self._metas[name]
        for tag in self._soup.find_all(itemprop=key, limit=5):
            if not self._is_beside(tag):
                value = tag.get("content") or tag.get("datetime") or _line(tag)
                yield "microdata", str(value)

    def _times_shown(self) -> Iterator[Moment | None]:
        for tag in self._soup.find_all("time", limit=50):
            if not self._is_beside(tag) and not tag.find_parent("li"):
                yield self._moment(str(tag.get("datetime") or "")) or self._moment(_line(tag))

    def _moment(self, text: str) -> Moment | None:
        zone, order = self._outlet.zone, self._outlet.day_order
        return plausible(moment_in(text, zone=zone, day_order=order), now=self._page.fetched)

    # ---- people and the rest

    def _authors(self) -> tuple[str, ...]:
        told = names_in(self._node, "author")
        if not told:
            told = tuple(self._metas[name] for name in _names()["author"] if name in self._metas)[
                :1
            ]
        if not told:
            tags = self._soup.find_all(itemprop="author") or self._soup.find_all(rel="author")
            told = tuple(_line(tag) for tag in tags if not self._is_beside(tag))
        names = [name for text in told for name in _persons(text)]
        if not names:
            for line in self._bylines():
                names = list(authors_in_byline(line))
                if names:
                    break
        outlet = tokens_of(self._outlet.name)
        kept = dict.fromkeys(name for name in names if tokens_of(name) != outlet)
        return tuple(kept)[:_NAMES_AT_MOST]

    def _bylines(self) -> Iterator[str]:
        """Short lines near the headline that say who wrote when, the surest first."""
        wanted = re.compile("|".join(map(re.escape, _names()["byline_classes"])), re.I)
        for tag in self._soup.find_all(class_=wanted, limit=30):
            line = _line(tag)
            if line and len(line.split()) <= _BYLINE_WORDS and not self._is_beside(tag):
                yield line
        heading = self._soup.find(["h1", "h2"])
        for tag in heading.find_all_next(["p", "div", "span"], limit=4) if heading else ():
            line = _line(tag)
            if is_byline(line) and not self._is_beside(tag):
                yield line

    def _language(self) -> str | None:
        told = text_of_key(self._node, "inLanguage") or self._meta("language")
        root = self._soup.html
        told = told or (str(root.get("lang") or "") if root else "")
        told = told or self._page.header("content-language") or ""
        match = re.match(r"[A-Za-z]{2,3}(?![A-Za-z])", told.strip())
        return match.group().lower() if match else None

    def _meta(self, kind: str) -> str | None:
        return next((self._metas[name] for name in _names()[kind] if name in self._metas), None)

    def _is_beside(self, tag: Tag) -> bool:
        """True if the tag belongs to what stands beside the article: teasers, comments, footer."""
        beside = _names()["beside_classes"]
        for parent in (tag, *tag.parents):
            if parent.name in _names()["beside_elements"]:
                return True
            if parent.name == "body":  # says what kind of page it is, not what stands where
                return False
            classes = str(parent.get("class") or "").lower()
            if any(part in classes for part in beside):
                return True
        return False


def is_byline(line: str) -> bool:
    """True for a line such as "By Ann Reporter, 19 August 2022": short, and not a sentence.

    >>> is_byline("By Ann Reporter"), is_byline("By then the talks had failed, he said.")
    (True, False)
    """
    words = line.split()
    if not _BYLINE.match(line) or len(words) > _BYLINE_WORDS or line.endswith((".", "!", "?")):
        return False
    return words[1][:1].isupper() or words[1].lower() in ("our", "a", "the", "staff")


def authors_in_byline(line: str) -> tuple[str, ...]:
    """The persons that a byline names.

    >>> authors_in_byline("By Ann Reporter and Bob Penn, 19 August 2022")
    ('Ann Reporter', 'Bob Penn')
    """
    return tuple(_persons(line)) if is_byline(line) else ()


def _persons(text: str) -> Iterator[str]:
    """The names in "By A PERSON and B Person, Chief Writer": what follows a comma may be a job."""
    text = re.sub(r"\A(?:by|von|par|por|di|door)\s+", "", " ".join(text.split()), flags=re.I)
    for number, part in enumerate(_AND.split(text)):
        words = part.split()
        is_name = (
            0 < len(words) <= _NAME_WORDS
            and words[0][:1].isupper()
            and not any(character.isdigit() or character in "@/" for character in part)
            and (number == 0 or (len(words) > 1 and not _JOB.search(part)))
        )
        if is_name:
            yield part


def _continues(line: str, cut: str) -> bool:
    """True if the line begins with all words of the other and goes on."""
    whole, stem = tokens_of(line), tokens_of(cut)
    return len(whole) > len(stem) and whole[: len(stem)] == stem


def _metas_in(soup: BeautifulSoup) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in soup.find_all("meta", content=True, limit=500):
        name = tag.get("property") or tag.get("name") or tag.get("http-equiv")
        content = str(tag["content"]).strip()
        if name and content:
            found.setdefault(str(name).strip().lower(), content)
    return found


def _line(tag: Tag) -> str:
    return " ".join(tag.get_text(" ", strip=True).split())


def _truth(value: object) -> bool | None:
    text = str(value).strip().lower()
    return {"true": True, "false": False}.get(text)


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 6 else None
