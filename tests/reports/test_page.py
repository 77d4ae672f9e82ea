"""The page as a machine reads it: one heading, unique ids, no forbidden attribute, text as text."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepant.records import Comparison, Event, Fact
from reports.page import html_of
from reports.plain import visible
from tests.reports.footbridge import footbridge
from tests.reports.shapes import HOSTILE, calm, empty, hostile, large

Make = Callable[[], Comparison]

_ALL: list[Make] = [footbridge, calm, empty, hostile]


def _parsed(comparison: Comparison) -> BeautifulSoup:
    return BeautifulSoup(html_of(comparison), "html.parser")


def _one(page: Tag, selector: str) -> Tag:
    """The first element that a CSS selector finds."""
    tag = page.select_one(selector)
    assert tag is not None, selector
    return tag


def _value(tag: Tag, name: str) -> str:
    """What one attribute of a tag says."""
    value = tag[name]
    assert isinstance(value, str)
    return value


def _source(block: Tag) -> str:
    """What stands inside of a style or a script."""
    assert block.string is not None
    return block.string


def _plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("make", _ALL)
def test_no_attribute_is_one_that_the_policy_forbids(make: Make) -> None:
    for tag in _parsed(make()).find_all(True):
        assert not [name for name in tag.attrs if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("make", _ALL)
def test_a_page_has_one_first_heading_and_the_landmarks(make: Make) -> None:
    page = _parsed(make())
    for name in ("h1", "main", "nav", "footer"):
        assert len(page.find_all(name)) == 1
    assert _value(_one(page, "a.skip"), "href") == "#differences"
    assert _value(_one(page, "html"), "lang") == "en"


@pytest.mark.parametrize("make", [*_ALL, lambda: large(60, 6)])
def test_ids_are_unique_and_every_internal_link_resolves(make: Make) -> None:
    page = _parsed(make())
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    wanted = {_value(tag, "href")[1:] for tag in page.select("[href^='#']")}
    assert wanted <= set(ids)
    described = {_value(tag, "aria-labelledby") for tag in page.select("[aria-labelledby]")}
    assert described <= set(ids)


@pytest.mark.parametrize("make", _ALL)
def test_the_policy_holds_the_hashes_of_what_the_page_runs(make: Make) -> None:
    page = _parsed(make())
    policy = _value(_one(page, "meta[http-equiv='Content-Security-Policy']"), "content")
    assert policy.startswith("default-src 'none';")
    for name in ("style", "script"):
        (block,) = page.find_all(name)
        digest = base64.b64encode(hashlib.sha256(_source(block).encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy


def test_the_page_says_that_it_is_ours() -> None:
    generator = _one(_parsed(empty()), "meta[name='generator']")
    assert re.fullmatch(r"Discrepant \S.*", _value(generator, "content"))


def test_assets_stay_under_sixty_kilobytes() -> None:
    page = _parsed(empty())
    assets = "".join(_source(_one(page, name)) for name in ("style", "script"))
    assert len(assets.encode()) < 60_000


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert html_of(footbridge()) == html_of(footbridge())


def test_a_typical_report_is_under_half_a_megabyte() -> None:
    assert len(html_of(large(facts=60, outlets=8)).encode()) < 1_000_000
    assert len(html_of(footbridge()).encode()) < 300_000


def test_an_invented_event_says_so_and_a_real_one_does_not() -> None:
    words = "Invented outlets: this is Discrepant’s demo"
    assert words in html_of(footbridge())
    assert words not in html_of(replace(footbridge(), invented=False))


def test_without_articles_the_page_says_so_and_why() -> None:
    text = _plain(_parsed(empty()).get_text())
    assert "No article about this event could be read" in text
    assert "Timed out." in text
    assert "No contrast in wording was found" in text


def test_without_differences_the_page_says_that_outlets_agree() -> None:
    text = _plain(_parsed(calm()).get_text())
    assert "they agree" in text
    assert "No differences were found." in text


def test_the_words_that_carry_a_value_are_marked_and_nothing_else() -> None:
    page = _parsed(footbridge())
    comparison = footbridge()
    for fact in comparison.facts:
        entry = _one(page, f"[id='fact-{fact.id}']")
        marks = [mark.get_text() for mark in entry.select(".passage mark")]
        assert sorted(marks) == sorted(mention.text for mention in fact.mentions)


def test_outlet_text_says_its_language_and_finds_its_direction() -> None:
    for quote in _parsed(footbridge()).find_all("blockquote"):
        assert quote["lang"] == "en"
        assert quote["dir"] == "auto"


def test_links_out_tell_nothing_about_the_reader() -> None:
    page = _parsed(footbridge())
    assert _value(_one(page, "meta[name='referrer']"), "content") == "no-referrer"
    for link in page.find_all("a", href=re.compile("^http")):
        assert set(link["rel"]) >= {"noopener", "noreferrer"}


def test_hostile_fields_make_no_element_of_their_own() -> None:
    page = _parsed(hostile())
    assert page.find(["img", "iframe", "object", "embed", "base", "form"]) is None
    assert len(page.find_all("script")) == 1
    allowed = re.compile(r"^(#|https?://)")
    assert all(allowed.match(_value(tag, "href")) for tag in page.find_all(href=True))
    html = html_of(hostile())
    html.encode("utf-8")
    assert "\x00" not in html
    assert "\u202e" not in html


def test_hostile_fields_stand_in_the_page_as_text() -> None:
    text = _plain(_parsed(hostile()).get_text())
    for words in HOSTILE:
        assert _plain(visible(words)) in text


@settings(max_examples=60)
@given(text=st.text(alphabet=st.characters(), min_size=1, max_size=60))
def test_any_text_appears_as_text(text: str) -> None:
    whole = footbridge()
    fact: Fact = replace(
        whole.facts[-1], label=text, reason=text, rule=text, id=text,
        mentions=tuple(replace(m, attributed_to=text) for m in whole.facts[-1].mentions),
    )  # fmt: skip
    articles = tuple(replace(a, title=text) if a.id == "wire-1" else a for a in whole.articles)
    comparison = replace(
        whole,
        event=Event(id=text, title=f"x{text}", query=text),
        articles=articles,
        facts=(fact,),
        coverage=(),
        framing=(),
        notes=(text,),
    )
    page = _parsed(comparison)
    shown = _plain(visible(text))
    assert _plain(visible(f"x{text}")) == _plain(_one(page, "h1").get_text())
    entry = _one(page, "article.fact")
    assert shown in _plain(_one(entry, ".reason").get_text())
    assert shown == _plain(_one(entry, ".how code").get_text())
    assert shown in _plain(_one(page, "#article-wire-1").get_text())
    assert len(page.find_all("script")) == 1
