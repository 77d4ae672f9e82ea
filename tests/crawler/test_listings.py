"""Feeds, sitemaps and section pages, whole and broken."""

import contextlib

import pytest

from crawler.candidates import Entry
from crawler.feeds import entries_in_feed
from crawler.markup import NotXml
from crawler.sections import entries_in_section, feeds_named_in
from crawler.sitemaps import sitemap_in
from tests.crawler.builders import HOME, packed, page

FEED = f"{HOME}rss.xml"


def feed(inner: str, *, zone: str = "UTC") -> tuple[Entry, ...]:
    return entries_in_feed(inner.encode(), url=FEED, zone=zone)


def iso(moment: object) -> object:
    return getattr(moment, "iso", None)


def test_rss_2_is_read() -> None:
    (entry,) = feed(
        "<rss version='2.0'><channel><language>en-GB</language><item><title>A &amp; B</title>"
        "<link> /a.html#top </link><pubDate>Fri, 19 Aug 2022 10:30:00 GMT</pubDate>"
        "<description>&lt;p&gt;Cats &lt;b&gt;and&lt;/b&gt; dogs&lt;/p&gt;</description></item>"
        "</channel></rss>"
    )
    assert entry.url == f"{HOME}a.html"
    assert (entry.title, entry.summary) == ("A & B", "Cats and dogs")
    assert iso(entry.published) == "2022-08-19T10:30:00+00:00"
    assert entry.language == "en-gb"


def test_atom_is_read() -> None:
    (entry,) = feed(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry>"
        "<title type='html'>&lt;i&gt;A&lt;/i&gt;</title>"
        "<link rel='self' href='/x'/><link href='/a.html'/><summary>S</summary>"
        "<published>2022-08-19T10:30:00Z</published><updated>2022-08-20T10:30:00Z</updated>"
        "</entry></feed>"
    )
    assert (entry.url, entry.title, entry.summary) == (f"{HOME}a.html", "A", "S")
    assert iso(entry.published) == "2022-08-19T10:30:00+00:00"
    assert iso(entry.modified) == "2022-08-20T10:30:00+00:00"


def test_updated_stands_for_published_only_where_no_entry_says_published() -> None:
    start = "<feed xmlns='http://www.w3.org/2005/Atom'>"
    dated = "<entry><link href='/a'/><published>2022-08-18T10:00:00Z</published></entry>"
    changed = "<entry><link href='/b'/><updated>2022-08-19T10:00:00Z</updated></entry>"
    assert [iso(e.published) for e in feed(f"{start}{dated}{changed}</feed>")] == [
        "2022-08-18T10:00:00+00:00",
        None,
    ]
    assert [iso(e.published) for e in feed(f"{start}{changed}</feed>")] == [
        "2022-08-19T10:00:00+00:00"
    ]


def test_rdf_with_dublin_core_is_read() -> None:
    (entry,) = feed(
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
        "xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        "<item><title>A</title><link>https://harbour.example/a</link>"
        "<dc:date>2022-08-19T10:30:00</dc:date></item></rdf:RDF>",
        zone="Europe/London",
    )
    assert iso(entry.published) == "2022-08-19T10:30:00+01:00"


def test_a_guid_stands_for_a_missing_link_unless_it_says_that_it_is_none() -> None:
    entries = feed(
        "<rss><channel><item><title>A</title><guid>https://harbour.example/a</guid></item>"
        "<item><guid isPermaLink='false'>https://harbour.example/b</guid></item>"
        "<item><title>none</title></item></channel></rss>"
    )
    assert [entry.url for entry in entries] == [f"{HOME}a"]


@pytest.mark.parametrize(
    "link", ["file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "http://u@127.0.0.1/"]
)
def test_links_to_anything_but_the_web_are_left_out(link: str) -> None:
    assert feed(f"<rss><channel><item><link>{link}</link></item></channel></rss>") == ()


def test_a_feed_with_small_mistakes_is_mended() -> None:
    (entry,) = feed(
        "\n <?xml version='1.0'?><rss><channel><item><title>Fish & chips &nbsp; now</title>"
        "<link>/a</link></item></channel>"
    )
    assert "chips" in entry.title


def test_a_prefix_that_the_feed_does_not_declare_is_set_aside() -> None:
    (entry,) = feed(
        "<rss><channel><item><media:thumbnail url='x'/><title>A</title><link>/a</link>"
        "<dc:date>2022-08-19</dc:date><:i>b</:i><a:b:c/></item></channel></rss>"
    )
    assert (entry.title, entry.url, iso(entry.published)) == ("A", f"{HOME}a", "2022-08-19")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "it is empty"),
        (b"   ", "it is empty"),
        (b"<!doctype html><html><body><p>Hello</p></body></html>", "it is a web page"),
        (b"{\"version\": \"https://jsonfeed.org/version/1\"}", "it is not XML"),
        (b"plain words", "it is not XML"),
        (b"\x00\x01\x02\xff", "it is not XML"),
        (b"<opml><body/></opml>", "'opml'"),
        (b"<urlset/>", "'urlset'"),
    ],
)  # fmt: skip
def test_what_is_no_feed_says_what_it_is(body: bytes, reason: str) -> None:
    with pytest.raises(NotXml, match=reason):
        entries_in_feed(body, url=FEED)


BOMB = (
    '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {c} "{f"&{b};" * 10}">' for b, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)


@pytest.mark.parametrize(
    "head",
    [BOMB, '<!DOCTYPE r [<!ENTITY i SYSTEM "file:///etc/passwd">]>'],
    ids=["billion laughs", "file"],
)
def test_entities_are_not_expanded(head: str) -> None:
    try:
        entries = feed(
            f"{head}<rss><channel><item><title>x&i;y</title><link>/a</link></item></channel></rss>"
        )
    except NotXml:
        return
    assert all(len(entry.title) < 20 for entry in entries)
    assert not any("root:" in entry.title for entry in entries)


def test_a_feed_a_hundred_thousand_tags_deep_ends() -> None:
    with contextlib.suppress(NotXml):
        assert feed("<rss><channel>" + "<item>" * 100_000) == ()


NEWS = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://harbour.example/a</loc>
 <lastmod>2022-08-20</lastmod><news:news><news:publication><news:name>H</news:name>
 <news:language>en</news:language></news:publication>
 <news:publication_date>2022-08-19T10:30:00+01:00</news:publication_date>
 <news:title>A bridge</news:title><news:keywords>strait, mayor</news:keywords></news:news></url>
 <url><loc>https://harbour.example/b</loc><lastmod>2022-08-18T09:00:00Z</lastmod></url>
 <url><loc>mailto:x</loc></url></urlset>"""


def test_a_news_sitemap_keeps_its_titles_and_dates() -> None:
    news, plain = sitemap_in(NEWS.encode(), url=f"{HOME}s.xml").entries
    assert (news.title, news.summary, news.language) == ("A bridge", "strait, mayor", "en")
    assert iso(news.published) == "2022-08-19T10:30:00+01:00"
    assert (plain.title, plain.published, iso(plain.modified)) == (
        "",
        None,
        "2022-08-18T09:00:00+00:00",
    )


def test_a_packed_sitemap_is_unpacked_and_a_packed_bomb_refused() -> None:
    assert len(sitemap_in(packed(NEWS), url=f"{HOME}s.xml.gz").entries) == 2
    with pytest.raises(NotXml, match="larger than 50 MB"):
        sitemap_in(packed(" " * 51_000_000), url=f"{HOME}s.xml.gz")


def test_a_sitemap_index_names_further_sitemaps() -> None:
    body = (
        b"<sitemapindex><sitemap><loc>/a.xml</loc><lastmod>2022-08-19</lastmod></sitemap>"
        b"<sitemap><loc>file:///b.xml</loc></sitemap></sitemapindex>"
    )
    (child,) = sitemap_in(body, url=f"{HOME}index.xml").sitemaps
    assert (child.url, iso(child.modified)) == (f"{HOME}a.xml", "2022-08-19")


def test_a_feed_in_place_of_a_sitemap_is_named() -> None:
    with pytest.raises(NotXml, match="'rss'"):
        sitemap_in(b"<rss/>", url=f"{HOME}s.xml")


def test_a_section_page_gives_its_links_with_their_words() -> None:
    entries = entries_in_section(
        page(
            "<a href='/a.html'>Read</a><a href='/a.html#c'>A bridge <b>opens</b></a>"
            "<a href='https://other.example/x'>Elsewhere</a><a href='javascript:x()'>No</a>"
            "<a href='b.html' title='A cat'></a><a>none</a>",
            url=f"{HOME}world/",
        )
    )
    assert [(entry.url, entry.title) for entry in entries] == [
        (f"{HOME}a.html", "A bridge opens"),
        (f"{HOME}world/b.html", "A cat"),
    ]


def test_a_page_names_its_feeds() -> None:
    found = feeds_named_in(
        page(
            "<head><link rel='alternate' type='application/rss+xml' href='/rss.xml'>"
            "<link rel='alternate' hreflang='fr' href='/fr/'>"
            "<link rel='alternate' type='application/atom+xml' href='file:///x'>"
            "<link rel='alternate' type='application/atom+xml' href='/atom.xml'></head>"
        )
    )
    assert found == (f"{HOME}rss.xml", f"{HOME}atom.xml")
