"""What is read beside the text: language, agency, paywall, dates, authors and addresses."""

import json

import pytest

from crawler.agencies import credit_of
from crawler.candidates import Entry
from crawler.extract import extract
from crawler.language import language_of
from crawler.metadata import metadata_of
from crawler.paywall import why_partial
from discrepant.records import Article, Moment, Unread
from tests.crawler.builders import HOME, OUTLET, PARAGRAPHS, page, story

ENGLISH = " ".join(PARAGRAPHS)
GERMAN = (
    "Der Präsident traf am Freitag seinen Kollegen und sagte, dass es keinen Grund für eine "
    "düstere Prognose gebe. Die Grenze zwischen den beiden Ländern ist nach seinen Worten die "
    "längste der Welt und vollständig festgelegt."
)


def read(html: str, **kwargs: object) -> Article:
    found = extract(page(html), OUTLET, **kwargs)  # type: ignore[arg-type]
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    ("text", "claimed", "language"),
    [
        (ENGLISH, "en", "en"),
        (ENGLISH, "de", "en"),
        (GERMAN, "en", "de"),
        ("Too short to tell.", "fr", "fr"),
        ("Too short to tell.", None, None),
        ("Маяк продан за один фунт.", "en", "ru"),
        ("Маяк продано за один фунт.", "uk", "uk"),
        ("تم بيع المنارة بجنيه واحد.", "en", "ar"),
        ("فانوس دریایی فروخته شد.", "fa", "fa"),
        ("灯台は一ポンドで売られた。", "en", "ja"),
        ("灯塔以一英镑售出。", None, "zh"),
        ("등대가 팔렸다.", None, "ko"),
        ("", "en", "en"),
    ],
)
def test_the_text_says_its_language_before_the_page_does(
    text: str, claimed: str | None, language: str | None
) -> None:
    assert language_of(text, claimed=claimed) == language


@pytest.mark.parametrize(
    ("last", "credit"),
    [
        ("SOCHI, Russia, Aug 19 (Reuters) - The talks ended.", "Reuters"),
        ("BERLIN (dpa/mov) – Die Gespräche endeten.", "DPA"),
        ("The talks ended. --Reuters", "Reuters"),
        ("The talks ended, he said. (AFP)", "AFP"),
        ("© 2022 Agence France-Presse", "AFP"),
        ("Source: Xinhua", "Xinhua"),
        ("Reuters", "Reuters"),
        ("— The Associated Press", "AP"),
        ("(Reporting by Ann Reporter in Sochi; Reuters)", "Reuters"),
        ("With material from Meridian Wire", "Meridian Wire"),
        ("He told Reuters that the talks had ended.", None),
        ("The agency TASS said on Friday that the talks had ended.", None),
        ("The AP (not the agency) met. It was over.", None),
        ("The talks ended.", None),
    ],
)
def test_an_agency_is_credited_where_it_signs_and_not_where_it_is_quoted(
    last: str, credit: str | None
) -> None:
    assert credit_of([last], outlet="Harbour Post", extra=["Meridian Wire"]) == credit


def test_nobody_is_credited_with_their_own_text() -> None:
    assert credit_of(["SOCHI (Reuters) - It ended."], outlet="Reuters") is None


@pytest.mark.parametrize(
    ("words", "appeals", "free", "claimed", "reason"),
    [
        (900, False, None, None, None),
        (900, False, True, 900, None),
        (900, False, False, 900, None),
        (400, False, False, None, None),
        (60, False, False, None, "only the first 60 words"),
        (60, True, None, None, "only the first 60 words"),
        (60, False, True, None, None),
        (200, True, None, 900, "200 of 900 words"),
        (200, False, None, 900, "the page says that it has 900 words; 200 were found"),
    ],
)
def test_a_part_of_a_text_says_how_much_is_missing(
    words: int, appeals: bool, free: bool | None, claimed: int | None, reason: str | None
) -> None:
    found = why_partial(["word " * words], appeals=appeals, free=free, claimed=claimed)
    assert (found is None) if reason is None else (reason in (found or ""))


def test_the_feeds_date_and_title_stand_only_where_the_page_has_none() -> None:
    hint = Entry(url=f"{HOME}a", title="Feed title", published=Moment.parse("2022-08-18"))
    told = read(story(head="<meta name='date' content='2022-08-17'>"), hint=hint)
    assert told.published is not None
    assert (told.published.iso, told.published_from) == ("2022-08-17", "meta")
    silent = read(story(title="").replace("| Harbour Post", "Harbour Post"), hint=hint)
    assert silent.published is not None
    assert (silent.published.iso, silent.published_from) == ("2022-08-18", "feed")
    assert silent.title == "Feed title"


def test_the_feeds_date_is_not_believed_after_the_pages_last_change() -> None:
    hint = Entry(url=f"{HOME}a", published=Moment.parse("2022-08-18"), source="sitemap")
    article = read(story("Last updated: 12 August 2022", *PARAGRAPHS), hint=hint)
    assert article.published is not None
    assert (article.published.iso, article.published_from) == ("2022-08-12", "from text")


@pytest.mark.parametrize(
    ("head", "iso"),
    [
        ("<meta property='article:published_time' content='2031-01-01'>", None),
        ("<meta property='article:published_time' content='1970-01-01T00:00:00Z'>", None),
        ("<meta property='article:published_time' content='0000-00-00'>", None),
        ("<meta name='pubdate' content='?'><meta name='date' content='2022-08-01'>", "2022-08-01"),
        ("<meta name='date' content='04/08/2022'>", "2022-08-04"),
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_is_no_date(head: str, iso: str | None) -> None:
    published = read(story(head=head)).published
    assert (published.iso if published else None) == iso


def test_a_modification_before_the_publication_is_none() -> None:
    head = (
        "<meta property='article:published_time' content='2022-08-10'>"
        "<meta property='article:modified_time' content='2022-08-01'>"
    )
    assert read(story(head=head)).modified is None


def test_two_different_days_on_a_page_are_no_date() -> None:
    above = "<time datetime='2022-08-01'></time><time datetime='2022-08-02'></time>"
    assert read(story(above=above)).published is None
    above = "<time datetime='2022-08-01'></time><time datetime='2022-08-01T10:00Z'></time>"
    published = read(story(above=above)).published
    assert published is not None
    assert published.is_exact


def ld(**kwargs: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(kwargs)}</script>"


def test_the_article_that_a_page_teases_does_not_date_it() -> None:
    first = ld(
        **{"@type": "NewsArticle", "headline": "Another story", "datePublished": "2022-01-01"}
    )
    second = ld(**{"@type": "NewsArticle", "headline": "One more", "datePublished": "2022-01-02"})
    assert read(story(head=first + second)).published is None
    own = ld(
        **{"@type": "NewsArticle", "headline": "A bridge opens", "datePublished": "2022-08-05"}
    )
    published = read(story(head=first + own + second)).published
    assert published is not None
    assert published.iso == "2022-08-05"


@pytest.mark.parametrize(
    "data",
    [
        "", "null", "[]", "3", "[[[]]]", "[" * 9000, '{"@type": null}',
        '{"@type": "NewsArticle", "author": 7}',
        '{"@type": "NewsArticle", "author": [{"name": ["A", 3]}], "headline": ["x"]}',
        '{"@type": ["NewsArticle"], "datePublished": {"x": 1}, "isAccessibleForFree": [1]}',
        '{"@type": "NewsArticle", "wordCount": "many"}',
        '{"@type": "NewsArticle", "url": "http://[x"}',
        '{"@type": "NewsArticle", "@id": "//[", "mainEntityOfPage": {"@id": "http://a:b/"}}',
    ],
)  # fmt: skip
def test_json_ld_of_any_shape_does_no_harm(data: str) -> None:
    script = f"<script type='application/ld+json'>{data}</script>"
    assert read(story(head=script)).text == "\n".join(PARAGRAPHS)


def test_a_headline_that_was_cut_is_taken_whole_from_the_page() -> None:
    head = ld(**{"@type": "NewsArticle", "headline": "A bridge opens over the…"})
    title = "A bridge opens over the strait"
    assert read(story(title=title, head=head)).title == title


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("A bridge opens | Harbour Post", "A bridge opens"),
        ("Harbour Post: A bridge opens", "A bridge opens"),
        ("A bridge opens - World - Harbour Post", "A bridge opens - World"),
        ("A bridge opens – harbour.example", "A bridge opens"),
        ("Bridge: a view from Northport", "Bridge: a view from Northport"),
        ("Harbour Post", ""),
    ],
)
def test_the_outlets_name_is_no_part_of_a_title(title: str, bare: str) -> None:
    html = f"<html><head><title>{title}</title></head><body><p>x</p></body></html>"
    assert metadata_of(page(html), OUTLET).title == bare


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("/b?utm_source=x", f"{HOME}b"),
        ("https://www.harbour.example/b", "https://www.harbour.example/b"),
        ("https://elsewhere.example/b", f"{HOME}a.html"),
        (HOME, f"{HOME}a.html"),
        ("javascript:x", f"{HOME}a.html"),
        ("", f"{HOME}a.html"),
    ],
)
def test_a_canonical_address_is_believed_on_its_own_site(link: str, url: str) -> None:
    assert read(story(head=f"<link rel='canonical' href='{link}'>")).url == url


def test_the_id_is_made_of_the_address_and_not_of_the_text() -> None:
    one, two = (
        read(story(*PARAGRAPHS)),
        read(story(*PARAGRAPHS[:2])),
    )
    assert one.id == two.id
    assert one.sha256 != two.sha256


def test_extraction_is_a_function_of_the_bytes() -> None:
    assert read(story()) == read(story())


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Reporter", ("Ann Reporter",)),
        ("By ANN REPORTER and Bob Penn", ("ANN REPORTER", "Bob Penn")),
        ("By Ann Reporter, Chief Political Writer", ("Ann Reporter",)),
        ("By our correspondent", ()),
        ("By Harbour Post", ()),
        ("By Reuters", ()),
    ],
)
def test_a_byline_names_persons(byline: str, names: tuple[str, ...]) -> None:
    html = story(*PARAGRAPHS).replace("</h1>", f"</h1><p class='byline'>{byline}</p>")
    assert read(html).authors == names


def test_a_page_that_is_no_html_is_said_to_be_none() -> None:
    found = extract(page("%PDF", kind="application/pdf"), OUTLET)
    assert found == Unread(
        url=f"{HOME}a.html", outlet="Harbour Post", reason="it is not a web page (application/pdf)"
    )
