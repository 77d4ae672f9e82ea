"""The text of an article, without what stands around it; and nothing of it lost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.maintext import body_of, paragraphs_in, why_unreadable

SENTENCES = (
    "The lighthouse on Gull Rock has been sold.",
    "The buyer paid one pound.",
    "“I like the view,” said Mora Keel, 61.",
    "It has stood empty since 1988, and at least 12 people came to the sale on Friday evening.",
)
NAVIGATION = "<nav><ul>" + "".join(f"<li><a href='/s{n}'>Part {n}</a></li>" for n in range(9))
TEASERS = "".join(
    f"<div class='card'><a href='/c{n}'><h4>Another story, number {n}</h4></a>"
    f"<p>A teaser says that {n}00 ships were lost.</p></div>"
    for n in range(8)
)
FOOTER = "<footer><p>Copyright Harbour Post. All rights reserved.</p></footer>"


def around(article: str) -> str:
    return (
        f"<!doctype html><html><head><title>Lighthouse sold</title></head><body>{NAVIGATION}</ul>"
        f"</nav><h1>Lighthouse sold</h1>{article}<div class='more'><h3>More</h3>{TEASERS}</div>"
        f"{FOOTER}"
    )


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize(
    ("start", "item", "end"),
    [
        ("<article>", "<p>{}</p>", "</article>"),
        ("<div class='content'>", "<div>{}</div>", "</div>"),
        ("<div class='content'>", "{}<br><br>", "</div>"),
        ("<article>", "<p><span>{}</span></p>", "</article>"),
        ("<article>", "<section><p>{}</p></section>", "</article>"),
        ("<div><div><div>", "<p>{}</p><div class='ad'></div>", "</div></div></div>"),
        ("<article>", "<blockquote>{}</blockquote>", "</article>"),
        ("<article>", "<p><strong>{}</strong></p>", "</article>"),
        ("<article><ul>", "<li>{}</li>", "</ul></article>"),
        ("<table><tr><td>", "<p>{}</p>", "</td></tr></table>"),
        ("<form>", "<p>{}</p>", "</form>"),
        ("<main>", "<p>{}</p>", "</main>"),
    ],
)
def test_a_short_report_keeps_its_sentences_and_takes_no_teaser(
    start: str, item: str, end: str, count: int
) -> None:
    body = start + "".join(item.format(sentence) for sentence in SENTENCES[:count]) + end
    found = body_of(
        paragraphs_in(around(body)), headlines=["Lighthouse sold"], zone="UTC", day_order=None
    )
    assert "\n".join(found.paragraphs).replace("\n", " ") == " ".join(SENTENCES[:count])


def test_an_aside_inside_of_the_article_is_left_out() -> None:
    aside = "<aside><h4>Read more</h4><a href='/z'>The mayor swims to work</a></aside>"
    body = "".join(f"<p>{s}</p>{aside}" for s in SENTENCES)
    assert "mayor" not in " ".join(paragraphs_in(around(f"<article>{body}</article>")))


def test_the_entries_of_a_live_blog_are_no_teasers() -> None:
    entries = "".join(
        f"<div class='entry'><h2><a href='#e{n}'>Entry number {n} of today</a></h2><p>{s}</p></div>"
        for n, s in enumerate(SENTENCES)
    )
    text = " ".join(paragraphs_in(around(f"<article>{entries}</article>")))
    assert all(sentence in text for sentence in SENTENCES)


def test_what_stands_over_and_under_the_headline_is_no_text() -> None:
    body = body_of(
        ["World", "Lighthouse sold", "By Ann Reporter", "19 August 2022", *SENTENCES],
        headlines=["Lighthouse sold"],
        zone="UTC",
        day_order="dmy",
    )  # fmt: skip
    assert body.paragraphs == SENTENCES
    assert body.dateline is not None
    assert body.dateline.moment.iso == "2022-08-19"


def test_a_sentence_before_the_headline_and_a_date_far_below_stay() -> None:
    lines = (SENTENCES[3], "Lighthouse sold", *["One more sentence."] * 6, "19 August 2022")
    body = body_of(lines, headlines=["Lighthouse sold"], zone="UTC", day_order="dmy")
    assert body.paragraphs == tuple(line for line in lines if line != "Lighthouse sold")


@pytest.mark.parametrize(
    "line",
    ["Sign up for our newsletter", "Read more: The mayor swims", "Follow us on Birdsong"],
)
def test_requests_to_the_reader_are_no_text(line: str) -> None:
    body = body_of([*SENTENCES, line], headlines=[], zone="UTC", day_order=None)
    assert body.paragraphs == SENTENCES


def test_a_quotation_that_begins_like_a_request_stays() -> None:
    line = "Sign up for what?” asked the mayor."
    body = body_of([line], headlines=[], zone="UTC", day_order=None)
    assert body.paragraphs == (line,)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<p>x</p>" * 40_000, "more than 60000 tags"),
        ("<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">x</p>", "5000 attributes"),
    ],
)
def test_a_page_that_would_take_too_long_is_known_beforehand(html: str, reason: str) -> None:
    assert reason in (why_unreadable(html) or "")


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<div>" * 20_000 + "text", id="deep"),
        pytest.param("<p>" + "<span>" * 15_000, id="spans"),
        pytest.param("<a href='/x'>link</a> " * 9_000, id="links"),
        pytest.param("<ul>" + "<li>some text</li>" * 9_000, id="list"),
        pytest.param("<table>" + "<tr><td>1" * 9_000, id="rows"),
        pytest.param("<" * 50_000, id="less than"),
        pytest.param("&" * 100_000, id="ampersands"),
        pytest.param("<p>" + "word " * 200_000, id="one paragraph"),
        pytest.param("<noscript>" * 10_000, id="noscript"),
        pytest.param("<!--" * 10_000, id="comments"),
        pytest.param("\x00" * 1000, id="nul"),
        pytest.param("", id="nothing"),
    ],
)
@pytest.mark.slow
def test_hostile_markup_ends_soon(html: str) -> None:
    started = time.process_time()
    assert why_unreadable(html) is None
    paragraphs_in(html)
    assert time.process_time() - started < 5.0


@given(st.text(max_size=300))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert isinstance(paragraphs_in(text), tuple)
