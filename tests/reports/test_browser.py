"""The report in Chromium: nothing leaves the page, everybody can read it, every key works."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from discrepant.records import Comparison
from tests.reports.conftest import OpenReport
from tests.reports.footbridge import footbridge
from tests.reports.shapes import calm, empty, hostile, large

Make = Callable[[], Comparison]

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
}


def _violations(page: Page) -> list[str]:
    found = Axe().run(page, options=_RULES).response["violations"]
    return [f"{v['id']}: {node['html'][:160]}" for v in found for node in v["nodes"]]


def _open_everything(page: Page) -> None:
    page.evaluate("for (const part of document.querySelectorAll('details')) part.open = true")


@pytest.mark.parametrize("make", [footbridge, empty, calm, hostile])
def test_a_report_from_disk_asks_for_nothing_and_says_nothing(
    open_report: OpenReport, make: Make
) -> None:
    opened = open_report(make())
    _open_everything(opened.page)
    opened.page.mouse.wheel(0, 100_000)
    expect(opened.page.locator("h1")).to_have_count(1)
    assert opened.requests == []
    assert opened.console == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_no_barrier(open_report: OpenReport, dark: bool, width: int) -> None:
    page = open_report(footbridge(), dark=dark, width=width).page
    _open_everything(page)
    assert _violations(page) == []


@pytest.mark.parametrize("make", [empty, calm])
def test_axe_finds_no_barrier_in_a_report_without_differences(
    open_report: OpenReport, make: Make
) -> None:
    page = open_report(make()).page
    _open_everything(page)
    assert _violations(page) == []


def test_axe_finds_no_barrier_while_filters_and_help_are_open(open_report: OpenReport) -> None:
    page = open_report(footbridge()).page
    page.locator(".chip", has_text="agree").last.click()
    assert _violations(page) == []
    page.keyboard.press("?")
    assert _violations(page) == []


@pytest.mark.parametrize("make", [footbridge, hostile, empty])
def test_no_width_makes_the_page_scroll_sideways(open_report: OpenReport, make: Make) -> None:
    page = open_report(make()).page
    _open_everything(page)
    for width in (320, 400, 800, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_everything_is_there_without_script(open_report: OpenReport) -> None:
    page = open_report(footbridge(), scripts=False).page
    text = page.locator("body").text_content() or ""
    for words in ("7 outlets, 15 shared facts", "People hurt in the collapse", "Twenty-three"):
        assert words in text
    expect(page.locator(".difference-tools, .filters, .actions").first).to_be_hidden()
    page.locator("a.chip", has_text="updated").click()
    assert page.url.endswith("#updated")
    page.locator("#agreed > details > summary").click()
    expect(page.locator("#fact-figure-length summary").first).to_be_visible()


def test_hostile_text_is_text_and_nothing_runs(open_report: OpenReport) -> None:
    opened = open_report(hostile())
    page = opened.page
    assert page.evaluate("document.querySelectorAll('img, iframe, object, embed').length") == 0
    assert page.evaluate("document.querySelectorAll('script').length") == 1
    hrefs = page.evaluate("[...document.querySelectorAll('a[href]')].map((e) => e.href)")
    assert all(re.match(r"(https?|file):", href) for href in hrefs)
    assert "<script>alert(1)</script>" in (page.locator("h1").text_content() or "")
    assert opened.console == []


def test_a_chip_filters_and_the_address_keeps_it(open_report: OpenReport) -> None:
    page = open_report(footbridge()).page
    page.locator(".chip", has_text="sources disagree").click()
    expect(page.locator("#fact-figure-pulled-from-water")).to_be_visible()
    expect(page.locator("#fact-figure-people-hurt")).to_be_hidden()
    expect(page.locator("#status")).to_have_text("1 of 16 facts shown")
    assert page.url.endswith("#?verdict=rival")
    page.reload()
    expect(page.locator("#fact-figure-people-hurt")).to_be_hidden()
    page.get_by_role("button", name="Show everything").first.click()
    expect(page.locator("#fact-figure-people-hurt")).to_be_visible()


def test_filters_open_what_is_folded_and_search_by_words(open_report: OpenReport) -> None:
    page = open_report(footbridge()).page
    page.locator("#search").fill("hartig -corley")
    expect(page.locator("#fact-name-mayor")).to_be_visible()
    page.locator("#search").fill("no such words")
    expect(page.locator("#none-shown")).to_be_visible()
    page.locator("#search").fill("")
    page.locator("#kind").select_option("quote")
    page.locator("#outlet").select_option(label="The Meridian")
    expect(page.locator("#status")).to_have_text("1 of 16 facts shown")
    assert "outlet=The+Meridian" in page.url


def test_a_deep_link_opens_a_folded_fact(open_report: OpenReport) -> None:
    page = open_report(footbridge(), fragment="#fact-name-mayor").page
    expect(page.locator("#fact-name-mayor .passage").first).to_be_visible()
    expect(page.locator("#fact-name-mayor")).to_be_focused()


def test_a_deep_link_works_while_a_filter_hides_its_target(open_report: OpenReport) -> None:
    page = open_report(footbridge(), fragment="#?verdict=agree").page
    expect(page.locator("#fact-figure-people-hurt")).to_be_hidden()
    page.evaluate("location.hash = '#fact-figure-people-hurt'")
    expect(page.locator("#fact-figure-people-hurt")).to_be_in_viewport()


def test_a_cell_of_the_table_leads_to_its_sentence(open_report: OpenReport) -> None:
    page = open_report(footbridge()).page
    cell = page.locator(".matrix td[data-outlet='City Echo'] a").first
    target = cell.get_attribute("href") or ""
    cell.click()
    expect(page.locator(target)).to_be_in_viewport()
    expect(page.locator(f"{target} .outlet")).to_have_text("City Echo")


def test_every_key_of_the_help_works(open_report: OpenReport) -> None:
    page = open_report(footbridge()).page
    page.keyboard.press("j")
    expect(page.locator("#fact-figure-people-hurt")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator("#fact-time-of-collapse")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("#fact-figure-people-hurt")).to_be_focused()
    page.keyboard.press("o")
    expect(page.locator("#fact-figure-people-hurt .how dl")).to_be_visible()
    page.keyboard.press("o")
    expect(page.locator("#fact-figure-people-hurt .how dl")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("jk?")
    expect(page.locator("#search")).to_have_value("jk?")
    page.keyboard.press("Escape")
    expect(page.locator("#search")).not_to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.locator("#single-keys").uncheck()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator("#search")).not_to_be_focused()


def test_a_citation_can_be_copied_with_outlet_moment_and_address(open_report: OpenReport) -> None:
    page = open_report(footbridge()).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator("#fact-place-hospital .cite").first
    button.click()
    expect(button).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == (
        "“Two of the injured were taken to the hospital in Corley with broken legs.”, Northwire, "
        "14 Sep 2024, 18:55 UTC, https://northwire.example/wire-1"
    )


def test_the_colours_switch_and_are_remembered(open_report: OpenReport) -> None:
    page = open_report(footbridge()).page
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(ground)
    page.get_by_text("Dark", exact=True).click()
    dark = page.evaluate(ground)
    assert dark != light
    page.reload()
    assert page.evaluate(ground) == dark
    page.get_by_text("System", exact=True).click()
    assert page.evaluate(ground) == light


def test_tab_reaches_every_difference(open_report: OpenReport) -> None:
    page = open_report(footbridge()).page
    reached = set()
    for _ in range(300):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.closest('.fact')?.id || ''"))
        if page.evaluate("Boolean(document.activeElement.closest('#matrix'))"):
            break
    wanted = page.evaluate("[...document.querySelectorAll('#differences .fact')].map((e) => e.id)")
    assert set(wanted) <= reached


def test_targets_are_large_enough_for_a_finger(open_report: OpenReport) -> None:
    page = open_report(footbridge(), width=400).page
    small = page.evaluate(
        """[...document.querySelectorAll('button, summary, .permalink, .chip, .live')]
        .filter((e) => e.offsetParent && (e.offsetHeight < 24 || e.offsetWidth < 24))
        .map((e) => e.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_a_printed_report_has_the_differences_and_the_sources(open_report: OpenReport) -> None:
    page = open_report(footbridge(), dark=True).page
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert paper.startswith(b"%PDF")
    assert 3 <= len(re.findall(rb"/Type\s*/Page[^s]", paper)) <= 15
    page.emulate_media(media="print")
    expect(page.locator("#articles .record").first).to_be_visible()
    expect(page.locator(".actions")).to_be_hidden()
    expect(page.locator("#agreed")).to_be_hidden()
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert ground == "rgb(255, 255, 255)"


def test_a_long_report_opens_at_once_and_prints_a_summary(open_report: OpenReport) -> None:
    page = open_report(large(facts=300, outlets=8), fragment="#fact-figure-tents-0").page
    timing = page.evaluate("performance.getEntriesByType('navigation')[0].domComplete")
    assert timing < 5000
    expect(page.locator("#fact-figure-tents-0")).to_be_in_viewport()
