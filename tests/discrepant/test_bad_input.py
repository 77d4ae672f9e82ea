"""Whatever a user types or a web answers: a sentence and an exit code, never a traceback.

All of it through the command line, against a small web on loopback.
"""

from __future__ import annotations

import html
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bench.small_web import Answer, Site, SmallWeb, article_page, feed_of
from discrepant.exit_codes import ExitCode

from .conftest import DETAIL, LEAD, LINE, WORDS, Run, articles, listed, loaded

FIRE = "Mill fire in Northport leaves three dead"
GERMAN = (
    "Bei einem Brand in der alten Mühle am Hafen von Northport (mill fire) sind in der Nacht zum "
    "Samstag drei Menschen gestorben, wie die Feuerwehr sagte.",
    "Die Mühle wurde im Jahr 1887 gebaut und stand seit vielen Jahren leer.",
)


def change(site: Site, **answers: Answer) -> None:
    """Let a site answer otherwise: at /fire, or at /rss.xml."""
    paths = {"fire": "/fire", "feed": "/rss.xml"}
    site.answers = {**site.answers, **{paths[name]: one for name, one in answers.items()}}


def stored(archive: Path) -> dict[str, int]:
    """How many pages and articles an archive keeps."""
    with closing(sqlite3.connect(archive)) as rows:
        return {
            table: rows.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("pages", "articles")
        }


def shown(report: str) -> str:
    """What a report says, in its own markup."""
    return html.unescape(Path(report).read_text(encoding="utf-8"))


# -------------------------------------------------------------------- the web


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(status=404, body="gone"), "404"),
        (Answer(status=410, body="gone"), "410"),
        (Answer(status=403, body="no"), "403"),
        (Answer(status=500, body="oops"), "500"),
        (Answer(status=0), "breaks off"),
        (Answer(wait=3.0), "no whole answer within 0.3 seconds"),
        (Answer(body=""), "empty"),
        (Answer(body=" \n "), "empty"),
        (Answer(body="<html><body><p>Menu</p></body></html>"), "no article text"),
        (Answer(body="%PDF-1.4 fire", type="application/pdf"), "not a web page (application/pdf)"),
        (Answer(body="\x89PNG\r\n\x00\x01", type="text/html"), "article"),
    ],
    ids=["404", "410", "403", "500", "hangs-up", "timeout", "empty", "blank", "menu", "pdf", "png"],
)
def test_a_page_that_is_no_article_is_a_line_of_the_report(
    run: Run, web: SmallWeb, tmp_path: Path, answer: Answer, reason: str
) -> None:
    change(web.sites[0], fire=answer)
    listed(web)
    result = run("check", WORDS, "--timeout", "0.3", "--json", "r.json")
    assert result.exit_code == ExitCode.DONE
    told = loaded(Path("r.json"))
    assert {one["outlet"] for one in told["articles"]} == {"Outlet 2", "Outlet 3"}
    (unread,) = told["unread"]
    assert unread["url"] == f"{web.sites[0].home}fire"
    assert reason in unread["reason"]
    assert unread["reason"] in shown("report.html")
    assert stored(tmp_path / "archive.db")["articles"] == 5


def test_an_outlet_in_trouble_loses_nothing_that_was_stored(
    run: Run, web: SmallWeb, tmp_path: Path
) -> None:
    listed(web)
    assert run("check", WORDS, "--json", "well.json").exit_code == ExitCode.DONE
    before = stored(tmp_path / "archive.db")
    for site in web.sites:
        change(site, fire=Answer(status=500), feed=Answer(status=500))
    assert run("check", WORDS, "--timeout", "0.3").exit_code in (ExitCode.DONE, ExitCode.FAILED)
    after = stored(tmp_path / "archive.db")
    assert all(after[table] >= before[table] for table in before)
    event = loaded(Path("well.json"))["event"]["id"]
    assert run("report", event, "--json", "later.json").exit_code == ExitCode.DONE
    assert len(loaded(Path("later.json"))["articles"]) == 3


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(body="<html><body><p>Menu</p></body></html>"), "it is a web page"),
        (Answer(body="mill fire, northport", type="application/rss+xml"), "XML"),
        (Answer(body="", type="application/rss+xml"), "empty"),
        (Answer(status=404), "404"),
        (Answer(status=500), "500"),
    ],
    ids=["html", "text", "empty", "404", "500"],
)
def test_a_feed_that_is_none_is_a_line_of_the_report(
    run: Run, web: SmallWeb, answer: Answer, reason: str
) -> None:
    site = web.sites[0]
    change(site, feed=answer)
    listed(web)
    result = run("check", WORDS, "--timeout", "0.3", "--json", "r.json")
    assert result.exit_code == ExitCode.DONE
    told = loaded(Path("r.json"))
    (unread,) = told["unread"]
    assert unread["url"] == f"{site.home}rss.xml"
    assert reason in unread["reason"]
    assert len(told["articles"]) == 2


def test_an_article_in_another_language_is_left_out_and_the_report_says_so(
    run: Run, web: SmallWeb
) -> None:
    site = web.sites[0]
    page = article_page("Mill fire: Brand in Northport", GERMAN, published="2022-08-19T22:00:00Z")
    change(site, fire=Answer(body=page.body.replace('lang="en"', 'lang="de"')))
    listed(web)
    assert run("check", WORDS, "--json", "r.json").exit_code == ExitCode.DONE
    told = loaded(Path("r.json"))
    assert site.name not in {article["outlet"] for article in told["articles"]}
    reasons = {one["url"]: one["reason"] for one in told["left_out"]}
    assert "“de”" in reasons[f"{site.home}fire"]
    assert reasons[f"{site.home}fire"] in shown("report.html")


def test_a_link_to_an_article_in_another_language_is_nothing_to_compare(
    run: Run, web: SmallWeb
) -> None:
    site = web.sites[0]
    page = article_page("Brand in Northport", GERMAN, published="2022-08-19T22:00:00Z")
    change(site, fire=Answer(body=page.body.replace('lang="en"', 'lang="de"')))
    result = run("check", f"{site.home}fire")
    assert result.exit_code == ExitCode.FAILED
    assert "only English is compared" in result.stderr
    assert "only English is compared" in shown("report.html")


def test_an_article_without_a_date_is_compared_without_one(run: Run, web: SmallWeb) -> None:
    site = web.sites[0]
    feed = feed_of(site, [("/fire", FIRE)]).body.replace("pubDate", "noDate")
    change(site, feed=Answer(body=feed), fire=article_page(FIRE, [LEAD, DETAIL]))
    listed(web)
    assert run("check", WORDS, "--json", "r.json").exit_code == ExitCode.DONE
    (article,) = (a for a in loaded(Path("r.json"))["articles"] if a["outlet"] == site.name)
    assert not article["published"]


def test_no_coverage_is_said_by_the_report_and_the_exit_code(run: Run, web: SmallWeb) -> None:
    listed(web)
    result = run("check", "volcano iceland", "--json", "r.json")
    assert result.exit_code == ExitCode.FAILED
    assert 'No coverage of "volcano iceland" was found at 3 outlets' in result.stderr
    assert loaded(Path("r.json"))["articles"] == []
    assert "No article about this event" in shown("report.html")


def test_a_link_that_cannot_be_read_is_no_coverage(run: Run, web: SmallWeb) -> None:
    result = run("check", f"{web.sites[0].home}nowhere")
    assert result.exit_code == ExitCode.FAILED
    assert "No article could be read at this URL" in result.stderr
    assert "404" in result.stderr


# -------------------------------------------------------------------- articles in a file


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("not json", "is not JSON"),
        ('["a", "b"]', "is not a JSON object"),
        (json.dumps({"id": "b", "outlet": "Wire"}), 'has no "url", "published", "title"'),
        (json.dumps({**LINE, "id": "b", "published": "soon"}), "has the \"published\" 'soon'"),
        (json.dumps(LINE), "line 1 has already"),
    ],
    ids=["no-json", "no-object", "no-field", "no-date", "same-id"],
)
def test_a_bad_line_is_told_with_its_number_and_nothing_is_written(
    run: Run, line: str, message: str
) -> None:
    Path("a.jsonl").write_text(f"{json.dumps(LINE)}\n\n{line}\n")
    result = run("compare", "--articles", "a.jsonl", "--json", "r.json", "-o", "r.html")
    assert result.exit_code == ExitCode.USAGE
    assert "a.jsonl, line 3" in result.stderr
    assert message in result.stderr
    assert [file.name for file in Path().iterdir()] == ["a.jsonl"]


def test_of_two_articles_with_one_url_the_earlier_is_an_earlier_text(run: Run) -> None:
    one = {**LINE, "url": "https://post.example/mill"}
    file = articles(Path("mill.jsonl"), one, {**one, "id": "b", "published": "2022-08-20"})
    result = run("compare", "--articles", file)
    assert result.exit_code == ExitCode.DONE
    assert "1 outlet, 1 article and 1 earlier text" in result.stdout


def test_articles_without_a_url_are_all_articles(run: Run) -> None:
    lines = [{**LINE, "id": name, "outlet": name} for name in "abc"]
    result = run("compare", "--articles", articles(Path("mill.jsonl"), *lines), "-o", "r.html")
    assert result.exit_code == ExitCode.DONE
    assert "3 outlets, 3 articles" in result.stderr
    assert 'href=""' not in shown("r.html")


def test_articles_without_text_or_in_another_language_are_compared_with_nothing(run: Run) -> None:
    lines = [
        {**LINE, "id": "a", "text": ""},
        {**LINE, "id": "b", "outlet": "Wire", "text": "\n".join(GERMAN)},
    ]
    result = run("compare", "--articles", articles(Path("mill.jsonl"), *lines), "-o", "r.html")
    assert result.exit_code == ExitCode.DONE


def test_an_empty_file_is_told(run: Run) -> None:
    Path("none.jsonl").write_text("\n")
    result = run("compare", "--articles", "none.jsonl")
    assert result.exit_code == ExitCode.USAGE
    assert "none.jsonl holds no article" in result.stderr


# -------------------------------------------------------------------- what is typed


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", ""], "The question is empty"),
        (["check", "  "], "The question is empty"),
        (["check"], "Missing argument"),
        (["check", "fire", "https://post.example/"], "words or URLs, not both"),
        (["check", "fire", "--since", "yesterday"], "does not match the format"),
        (["check", "fire", "--since", "2022-08-20", "--until", "2022-08-19"], "lies before"),
        (["check", "fire"], "There is no outlet file outlets.toml"),
        (["check", "fire", "--outlets", "mine.toml"], "There is no outlet file mine.toml"),
        (["compare", "--articles", "none.jsonl"], "There is no file none.jsonl"),
        (["compare", "fire", "--articles", "none.jsonl"], "not both"),
        (["compare", "--event", "fire"], "--event goes with --articles"),
        (["check", "fire", "-o", "none/r.html"], "there is no folder"),
        (["report", "-o", "/proc/r.html"], "cannot be written"),
        (["compare", "-o", "r", "--json", "r"], "Two outputs would go to r"),
    ],
)
def test_what_cannot_be_worked_with_is_told(run: Run, arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code == ExitCode.USAGE
    assert message in result.stderr
    assert result.stdout == ""


def test_words_that_say_nothing_are_told(run: Run, web: SmallWeb) -> None:
    listed(web)
    result = run("check", "the of and")
    assert result.exit_code == ExitCode.USAGE
    assert "holds no word to search by" in result.stderr


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[[outlet]]\nname = 'Post", "outlets.toml is not TOML"),
        ("", "lists no outlet"),
        ("[[outlet]]\nname = 3", "outlet 1: 'home' is missing"),
        ("[[outlet]]\nname = 'Post'\nhome = 'post'", "outlet 1 (Post): 'home' is 'post'"),
        ("[[outlet]]\nname = 'Post'\nhome = 'https://p.example/'\nfeed = []",
         "did you mean 'feeds'?"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", [("check", "fire"), ("crawl", "fire"), ("outlets",)])
def test_an_outlet_file_that_cannot_be_read_is_told(
    run: Run, command: tuple[str, ...], content: str, message: str
) -> None:
    Path("outlets.toml").write_text(content)
    result = run(*command)
    assert result.exit_code == ExitCode.USAGE
    assert message in result.stderr
    assert result.stdout == ""


def test_a_setting_that_is_none_is_told(run: Run) -> None:
    Path("discrepant.toml").write_text("dealy = 3")
    result = run("events")
    assert result.exit_code == ExitCode.USAGE
    assert "did you mean 'delay'" in result.stderr


def test_a_traceback_is_for_those_who_ask(run: Run) -> None:
    command = ("compare", "--articles", "none.jsonl")
    assert "Traceback" not in run(*command).output
    assert "Traceback" in run(*command, "--debug", traceback=True).output


# -------------------------------------------------------------------- files


@pytest.mark.parametrize("command", ["report", "compare", "events"])
def test_an_archive_that_is_not_there_is_told(run: Run, command: str) -> None:
    result = run(command)
    assert result.exit_code == ExitCode.FAILED
    assert "Run `discrepant check` first" in result.stderr


def test_a_damaged_archive_is_told(run: Run, web: SmallWeb, tmp_path: Path) -> None:
    listed(web)
    (tmp_path / "archive.db").write_text("not a database " * 100)
    result = run("check", WORDS)
    assert result.exit_code == ExitCode.FAILED
    assert "damaged or is no archive" in result.stderr


def test_an_output_is_refused_before_anything_is_asked(run: Run, web: SmallWeb) -> None:
    listed(web)
    Path("mine.html").write_text("my own page")
    result = run("check", WORDS, "-o", "mine.html")
    assert result.exit_code == ExitCode.USAGE
    assert "was not written by Discrepant" in result.stderr
    assert web.log == []
    assert run("check", WORDS, "-o", "mine.html", "--force").exit_code == ExitCode.DONE


@pytest.mark.parametrize("option", ["-o", "--json", "--csv"])
def test_an_output_that_cannot_be_written_costs_nothing_that_was_stored(
    run: Run, web: SmallWeb, tmp_path: Path, option: str
) -> None:
    listed(web)
    result = run("check", WORDS, option, "/dev/full")
    assert result.exit_code == ExitCode.USAGE
    assert "/dev/full cannot be written" in result.stderr
    assert stored(tmp_path / "archive.db")["articles"] == 6
    asked = len(web.log)
    assert run("report").exit_code == ExitCode.DONE
    assert len(web.log) == asked
