"""Articles from a JSON Lines file, and what is said of lines that are none."""

from __future__ import annotations

import io
import json
import random
import re
from pathlib import Path

import pytest

from discrepant.articles_file import articles_in
from discrepant.errors import ArticlesFileProblem
from discrepant.records import Article, Moment


def line(identity: str = "a", **more: object) -> dict[str, object]:
    told = {
        "id": identity,
        "outlet": "Post",
        "url": f"https://post.example/{identity}",
        "published": "2022-08-19",
        "title": "Mill burns",
        "text": "Mill burns\nThree died.",
    }
    return {**told, **more}


def written(path: Path, *lines: object) -> Path:
    told = (one if isinstance(one, str) else json.dumps(one) for one in lines)
    path.write_text("".join(f"{one}\n" for one in told), encoding="utf-8")
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mill.jsonl"


def test_a_line_is_an_article(path: Path) -> None:
    (article,) = articles_in(written(path, line()))
    assert article == Article(
        id="a",
        outlet="Post",
        url="https://post.example/a",
        title="Mill burns",
        text="Mill burns\nThree died.",
        published=Moment.parse("2022-08-19"),
        published_from="file",
    )


def test_empty_lines_a_byte_order_mark_and_windows_line_ends_do_no_harm(path: Path) -> None:
    told = json.dumps(line("a")), json.dumps(line("b"))
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n\r\n".join(told).encode() + b"\r\n")
    assert [article.id for article in articles_in(path)] == ["a", "b"]


def test_a_line_separator_inside_a_text_ends_no_line(path: Path) -> None:
    told = json.dumps(line(text="Three\u2028died."), ensure_ascii=False)
    (article,) = articles_in(written(path, told))
    assert article.text == "Three\u2028died."


def test_an_empty_url_or_date_is_none(path: Path) -> None:
    (article,) = articles_in(written(path, line(url="", published="")))
    assert (article.url, article.published, article.published_from) == (None, None, None)


def test_a_dateline_may_stand_for_a_missing_date_and_says_so(path: Path) -> None:
    written(path, line(published=""), line("b"))
    found = articles_in(path, dateline_of=lambda article: Moment.parse("2022-08-18"))
    assert [(one.id, one.published_from) for one in found] == [("a", "from text"), ("b", "file")]


def test_the_lines_can_stand_in_any_order(path: Path) -> None:
    lines = [
        line(name, published=f"2022-08-{day}")
        for name, day in zip("abcd", (20, 19, 19, 21), strict=True)
    ]
    lines += [line("e", url="https://post.example/a"), line("f", published="", url="")]
    seen = set()
    for seed in range(6):
        random.Random(seed).shuffle(lines)
        seen.add(articles_in(written(path, *lines)))
    assert len(seen) == 1


def test_of_two_articles_with_one_url_the_later_stands(path: Path) -> None:
    url = "https://post.example/mill"
    early = line("early", url=url, published="2022-08-19T08:00:00Z")
    late = line("late", url=url, published="2022-08-19T12:00:00Z")
    undated = line("undated", url=url, published="")
    found = {one.id: one.replaced_by for one in articles_in(written(path, late, early, undated))}
    assert found == {"early": "late", "late": None, "undated": "late"}


def test_articles_without_a_url_stay_apart(path: Path) -> None:
    found = articles_in(written(path, line("a", url=""), line("b", url=""), line("c", url=" ")))
    assert [one.replaced_by for one in found] == [None, None, None]


def test_half_a_letter_is_replaced(path: Path) -> None:
    (article,) = articles_in(written(path, '{"id": "a", "outlet": "P", "url": "", "published": "",'
                                           ' "title": "\\ud800", "text": "x"}'))  # fmt: skip
    assert article.title == "?"


def test_a_dash_is_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    told = json.dumps(line()).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(told)))
    assert [one.id for one in articles_in(Path("-"))] == ["a"]


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ('{"id": "b"', "is not JSON (Expecting ',' delimiter at character 11)"),
        ("ferry fire", "is not JSON"),
        ("[1, 2]", "is not a JSON object"),
        ({"id": "b"}, 'has no "outlet", "url", "published", "title" and "text"'),
        ({k: v for k, v in line("b").items() if k != "published"}, 'has no "published"'),
        (line("b", text=12), 'has a "text" that is not text'),
        (line("b", url=None), 'has a "url" that is not text'),
        (line(" "), 'has an empty "id"'),
        (line("b", outlet=""), 'has an empty "outlet"'),
        (line("b", title="", text=" "), "has neither a title nor a text"),
        (line("b", published="yesterday"), "has the \"published\" 'yesterday'"),
        (line("b", published="2022-02-30"), "has the \"published\" '2022-02-30'"),
        (line("b", published="0001-01-01T00:00+14:00"), 'has the "published"'),
        (line("a"), "\"id\" is 'a', which line 1 has already"),
        ('{"id": ' + "9" * 5000 + "}", "beyond reason"),
        ('{"id": ' + "[" * 100_000, "beyond reason"),
    ],
)
def test_a_bad_line_is_told_with_its_number(path: Path, bad: object, message: str) -> None:
    written(path, line("a"), "", bad)
    with pytest.raises(ArticlesFileProblem) as problem:
        articles_in(path)
    assert message in str(problem.value)
    assert f"{path}, line 3" in str(problem.value)


def test_bytes_that_are_not_utf_8_are_told_with_their_line(path: Path) -> None:
    path.write_bytes(json.dumps(line()).encode() + b'\n{"id": "\xff"}\n')
    with pytest.raises(ArticlesFileProblem, match="line 2: the line is not UTF-8"):
        articles_in(path)


@pytest.mark.parametrize("content", ["", "\n \n"])
def test_a_file_without_articles_is_told(path: Path, content: str) -> None:
    path.write_text(content)
    with pytest.raises(ArticlesFileProblem, match="holds no article"):
        articles_in(path)


def test_a_file_that_is_not_there_or_no_file_is_told(path: Path) -> None:
    with pytest.raises(ArticlesFileProblem, match=re.escape(f"There is no file {path}")):
        articles_in(path)
    with pytest.raises(ArticlesFileProblem, match="cannot be read"):
        articles_in(path.parent)
