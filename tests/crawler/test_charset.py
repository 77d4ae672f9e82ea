"""Bytes become the text that they are, whatever the page says about them."""

import codecs

import pytest

from crawler.charset import charset_of, text_of
from discrepant.records import Page
from tests.crawler.builders import page

WORDS = "Señor Müller zahlte 90 € – “sofort”"


def html(words: str = WORDS, meta: str = "") -> str:
    return f"<html><head>{meta}</head><body>{words}</body></html>"


def told(body: bytes, header: str | None) -> Page:
    return page(body, kind=f"text/html; charset={header}" if header else "text/html")


@pytest.mark.parametrize(
    ("codec", "header", "meta"),
    [
        ("utf-8", "utf-8", ""),
        ("utf-8", None, '<meta charset="utf-8">'),
        ("utf-8", None, ""),
        ("utf-8", "iso-8859-1", '<meta charset="utf-8">'),
        ("utf-8", "nonsense", ""),
        ("cp1252", "windows-1252", ""),
        ("cp1252", "ISO-8859-1", ""),
        ("cp1252", None, '<meta http-equiv="content-type" content="a; charset=iso-8859-1">'),
        ("cp1252", "utf-8", ""),
        ("cp1252", "utf-8", '<meta charset="windows-1252">'),
        ("utf-16", None, ""),
        ("utf-8-sig", "iso-8859-1", ""),
    ],
)  # fmt: skip
def test_the_text_is_the_same_in_every_encoding(codec: str, header: str | None, meta: str) -> None:
    text = html(meta=meta)
    assert text_of(told(text.encode(codec), header)).removeprefix("\ufeff") == text


def test_other_alphabets_are_read_by_their_label() -> None:
    for codec, words in (("koi8-r", "Маяк продан"), ("shift_jis", "灯台"), ("gb18030", "灯塔")):
        text = html(words)
        assert text_of(told(text.encode(codec), codec)) == text


@pytest.mark.parametrize("codec", ["cp1251", "koi8-r", "shift_jis", "cp1253"])
def test_another_alphabet_without_a_label_is_guessed(codec: str) -> None:
    words = {
        "shift_jis": "灯台は一ポンドで売られた。買い主は三年ごとに塗り替えなければならない。",
        "cp1253": "Ο φάρος πουλήθηκε για μία λίρα. Ο αγοραστής πρέπει να τον βάφει.",
    }.get(codec, "Маяк продан за один фунт. Покупатель обязан красить его раз в три года.")
    assert words in text_of(told(html(words * 3).encode(codec), None))


def test_utf_7_is_never_read() -> None:
    body = b"<p>+ADw-script+AD4-alert(1)+ADw-/script+AD4-</p>"
    assert "<script>" not in text_of(told(body, "utf-7"))


@pytest.mark.parametrize(
    "label",
    [
        "hex", "base64", "rot13", "utf-16le", "x" * 60, "\u0661", "idna", "punycode", "undefined",
        "unicode_escape", "raw-unicode-escape", "utf_7", "u7",
    ],
)  # fmt: skip
def test_a_label_that_is_no_encoding_of_text_does_no_harm(label: str) -> None:
    text = html("A letter \\u0041 is no escape, and a word may be long: " + "x" * 80 + "...")
    assert text_of(told(text.encode(), label)) == text


def test_bytes_that_fit_nowhere_are_shown_as_such() -> None:
    assert text_of(told(b"abc \xff\xfe\x81", "utf-8")).startswith("abc ")


def test_an_empty_page_has_an_encoding() -> None:
    assert codecs.lookup(charset_of(told(b"", None)))
