"""Which addresses are followed, and when two lie on one site."""

import pytest

from crawler.urls import is_same_site, origin_of, web_url, without_tracking


@pytest.mark.parametrize(
    "text",
    [
        "file:///etc/passwd", "ftp://files.example/a", "gopher://old.example/", "data:text/html,x",
        "javascript:alert(1)", "s3://bucket/key", "mailto:a@b.example", "http://", "http:///a", "",
        "http://good.example@127.0.0.1/", "http://good.example\\@127.0.0.1/", "http://a:b@c.example/",
        "http://exa mple.example/", "http://good.example/\r\nHost: x", "http://[::1", "http://a:99999/",
        "http://%31%32%37.0.0.1/", "https://news.example/" + "a" * 5000,
    ],
)  # fmt: skip
def test_what_is_not_a_plain_web_address_is_refused(text: str) -> None:
    assert web_url(text) is None
    assert web_url(text, base="https://news.example/") in (None, "https://news.example/")


def test_an_address_is_written_in_one_way() -> None:
    assert web_url(" HTTPS://News.Example:443/a b?q=ü#top ") == (
        "https://news.example/a%20b?q=%C3%BC"
    )
    assert web_url("https://news.example") == "https://news.example/"
    assert web_url("//news.example/a", base="http://other.example/") == "http://news.example/a"


def test_fullwidth_digits_and_dots_become_the_address_that_they_mean() -> None:
    assert web_url("http://１２７．０．０．１/") == "http://127.0.0.1/"


def test_a_host_is_scheme_name_and_port() -> None:
    assert origin_of("http://127.0.0.1:8001/a") != origin_of("http://127.0.0.1:8002/a")
    assert origin_of("http://news.example/") != origin_of("https://news.example/")
    assert origin_of("http://[::1]:8080/a").url == "http://[::1]:8080"
    with pytest.raises(ValueError, match="not a web address"):
        origin_of("ftp://news.example/")


def test_a_name_that_only_ends_alike_is_another_site() -> None:
    assert is_same_site("https://edition.news.example/a", "http://www.news.example/")
    assert not is_same_site("https://fakenews.example/", "https://news.example/")
    assert not is_same_site("https://a.example/", "https://b.example/")


def test_tracking_is_taken_off_and_nothing_else() -> None:
    url = "https://news.example/story?id=7&page=%C3%BC"
    assert without_tracking(url) == url
    assert (
        without_tracking(f"{url}&utm_medium=x&fbclid=1")
        == "https://news.example/story?id=7&page=%C3%BC"
    )
