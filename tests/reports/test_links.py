"""Addresses from outside: what may be clicked, and what it shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.links import link_to, link_to_words


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "ftp://a.example/",
        "vbscript:x",
        "//a.example/x",
        "/relative",
        "https://",
        "https:///path",
        "http://good.example\\@evil.example/",
        "https://a.example:port/",
        "https://[not-an-address]/",
        "https://a b.example/",
        "https://a%2eexample/",
        "https://" + "a" * 300 + ".example/",
    ],
)
def test_an_address_that_is_not_plain_http_is_no_link(url: str | None) -> None:
    assert link_to(url) is None


def test_user_names_and_direction_marks_are_dropped() -> None:
    link = link_to("https://bank.example:x@evil.example/\u202egpj.exe")
    assert link is not None
    assert link.href == "https://evil.example/gpj.exe"
    assert link.host == "evil.example"


def test_a_host_in_another_script_shows_what_the_browser_calls() -> None:
    link = link_to("https://аррӏе.example/")
    assert link is not None
    assert link.host.startswith("xn--")


def test_ports_queries_and_addresses_in_brackets_survive() -> None:
    link = link_to("HTTP://[::1]:8080/a?b=c&d=%20#e")
    assert link is not None
    assert link.href == "http://[::1]:8080/a?b=c&d=%20#e"


def test_a_long_sentence_is_found_by_its_ends_and_dashes_are_encoded() -> None:
    words = " ".join(f"w{n}" for n in range(40)) + " well-known"
    link = link_to_words("https://a.example/x", words)
    assert link is not None
    assert link.href.endswith(
        "#:~:text=w0%20w1%20w2%20w3%20w4%20w5,w35%20w36%20w37%20w38%20w39%20well%2Dknown"
    )
    assert link.plain == "https://a.example/x"


def test_a_fragment_of_the_address_is_kept_before_the_words() -> None:
    link = link_to_words("https://a.example/x#live", "Two words")
    assert link is not None
    assert link.href == "https://a.example/x#live:~:text=Two%20words"


@given(st.text() | st.text().map(lambda rest: f"https://a.example/{rest}"))
def test_whatever_comes_in_a_link_is_ascii_and_http(url: str) -> None:
    link = link_to_words(url, url)
    if link is not None:
        assert link.href.isascii()
        assert link.href.startswith(("http://", "https://"))
        assert not set(link.href) & set(' "<>`\\\n\t')
