"""The outlet list: what it may say, and what it says when it is wrong."""

from pathlib import Path

import pytest

from crawler.outlets import outlet_of, outlets_in
from discrepant.errors import OutletsFileProblem
from discrepant.records import Outlet

WHOLE = """
[[outlet]]
name = "Harbour Post"
home = "https://harbourpost.example/"
feeds = ["https://harbourpost.example/rss.xml"]
sitemaps = ["https://harbourpost.example/news-sitemap.xml"]
sections = ["https://harbourpost.example/world/"]
language = "en"
zone = "Europe/London"
day_order = "dmy"
currency = "GBP"
owner = "Harbour Group"
agency = false

[[outlet]]
name = "Wire"
home = "https://wire.example"
agency = true
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "outlets.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_of_the_design_is_read(tmp_path: Path) -> None:
    post, wire = outlets_in(written(tmp_path, WHOLE))
    assert post == Outlet(
        name="Harbour Post",
        home="https://harbourpost.example/",
        feeds=("https://harbourpost.example/rss.xml",),
        sitemaps=("https://harbourpost.example/news-sitemap.xml",),
        sections=("https://harbourpost.example/world/",),
        language="en",
        zone="Europe/London",
        day_order="dmy",
        currency="GBP",
        owner="Harbour Group",
    )
    assert wire == Outlet(name="Wire", home="https://wire.example/", agency=True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[outlet]\nname = 1", ["is not TOML", "line 1"]),
        ("", ["lists no outlet", "[[outlet]]"]),
        ("name = 'x'", ["'name' is not known here", "[[outlet]]"]),
        ("[outlet]\nname='x'", ["lists no outlet"]),
        ("outlet = [1]", ["outlet 1", "is not a table"]),
        ("[[outlet]]\nhome='https://a.example'", ["outlet 1", "'name' is missing"]),
        ("[[outlet]]\nname='A'", ["outlet 1 (A)", "'home' is missing"]),
        (
            "[[outlet]]\nname='A'\nhome='https://a.example'\nfeed=[]",
            ["'feed'", "did you mean 'feeds'?"],
        ),
        (
            "[[outlet]]\nname='A'\nhome='https://a.example'\nqqq=1",
            ["'qqq'", "known are name, home"],
        ),
        ("[[outlet]]\nname='A'\nhome='ftp://a.example'", ["'home'", "http://"]),
        ("[[outlet]]\nname='A'\nhome=3", ["'home'", "web address"]),
        (
            "[[outlet]]\nname='A'\nhome='https://a.example'\nfeeds='x'",
            ["'feeds'", "must be a list"],
        ),
        ("[[outlet]]\nname='A'\nhome='https://a.example'\nfeeds=['x']", ["'feeds'", "'x'"]),
        ("[[outlet]]\nname='A'\nhome='https://a.example'\nzone='Europe/Lodnon'", ["Europe/London"]),
        ("[[outlet]]\nname='A'\nhome='https://a.example'\nzone='../x'", ["no time zone"]),
        ("[[outlet]]\nname='A'\nhome='https://a.example'\nday_order='ydm'", ["dmy, mdy, ymd"]),
        ("[[outlet]]\nname='A'\nhome='https://a.example'\nagency='yes'", ["true or false"]),
        (
            "[[outlet]]\nname='A'\nhome='https://a.example'\nowner=' '",
            ["'owner'", "text in quotes"],
        ),
        ('[[outlet]]\nname="A\\r\\nX"\nhome="https://a.example"', ["'name'", "control character"]),
        (
            "[[outlet]]\nname='A'\nhome='https://a.example'\n[[outlet]]\nname='a'\nhome='https://b.example'",
            ["outlets 1 and 2", "another name"],
        ),
    ],
)
def test_a_mistake_is_named_with_its_place_and_the_next_step(
    tmp_path: Path, text: str, words: list[str]
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(OutletsFileProblem) as caught:
        outlets_in(path)
    for word in (str(path), *words):
        assert word in str(caught.value)
    assert str(caught.value).endswith((".", "?"))


def test_a_missing_file_and_one_that_is_not_text_are_named(tmp_path: Path) -> None:
    with pytest.raises(OutletsFileProblem, match=r"no outlets file .*none\.toml"):
        outlets_in(tmp_path / "none.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(OutletsFileProblem, match="cannot be read"):
        outlets_in(tmp_path / "bytes.toml")
    with pytest.raises(OutletsFileProblem, match="cannot be read"):
        outlets_in(tmp_path)


def test_the_outlet_of_a_url_is_the_one_on_its_host() -> None:
    one = Outlet(name="One", home="http://127.0.0.1:8001/")
    two = Outlet(name="Two", home="http://127.0.0.1:8002/")
    assert outlet_of("http://127.0.0.1:8002/a.html", (one, two)) == two
    assert outlet_of("http://127.0.0.1:8003/a.html", (one, two)) is None
    assert outlet_of("mailto:one@two.example", (one, two)) is None


def test_outlets_that_share_a_host_are_told_apart_by_their_path() -> None:
    news = Outlet(name="News", home="https://big.example/news/")
    sport = Outlet(name="Sport", home="https://big.example/sport/")
    assert outlet_of("https://big.example/sport/a", (news, sport)) == sport
    assert outlet_of("https://www.big.example/news/a", (news, sport)) == news
