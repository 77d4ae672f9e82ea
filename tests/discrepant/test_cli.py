"""The command line as a user meets it: results, talk, files and exit codes."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from bench.small_web import SmallWeb
from discrepant.exit_codes import ExitCode

from .conftest import Run, broken, listed, tell

WORDS = "mill fire northport"
LINE = {
    "id": "a",
    "outlet": "Post",
    "url": "",
    "published": "2022-08-19",
    "title": "Mill burns",
    "text": "Three people died in the fire.",
}


def articles(path: Path, *lines: dict[str, str]) -> Path:
    told = lines or (LINE, {**LINE, "id": "b", "outlet": "Wire"})
    path.write_text("".join(json.dumps(line) + "\n" for line in told))
    return path


def loaded(path: Path) -> dict[str, Any]:  # Any: JSON
    return dict(json.loads(path.read_text(encoding="utf-8")))


# -------------------------------------------------------------------- help


def test_help_begins_with_examples_and_ends_with_exit_codes(run: Run) -> None:
    told = run("-h").output
    assert told.index("discrepant check") < told.index("Commands:") < told.index("Exit codes:")
    for code in ExitCode:
        assert f"  {code.value} " in told


@pytest.mark.parametrize(
    "command", ["demo", "check", "crawl", "compare", "report", "events", "outlets"]
)
def test_every_command_shows_examples_before_options(run: Run, command: str) -> None:
    result = run(command, "-h")
    assert result.exit_code == 0
    assert result.output.index(f"  discrepant {command}") < result.output.index("Options:")


def test_a_slip_of_the_finger_is_answered_with_the_nearest(run: Run) -> None:
    for typed, meant in ((["chekc"], "check"), (["check", "x", "--outlet", "f"], "--outlets")):
        result = run(*typed)
        assert result.exit_code == ExitCode.USAGE
        assert meant in result.stderr


# -------------------------------------------------------------------- check


def test_check_writes_the_report_and_prints_its_path_alone(run: Run, web: SmallWeb) -> None:
    result = run("check", WORDS, "--outlets", listed(web), "-o", "fire.html", "--json", "fire.json")
    assert (result.exit_code, result.stdout) == (ExitCode.DONE, "fire.html\n")
    assert "3 outlets, 3 articles" in result.stderr
    assert Path("fire.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    told = loaded(Path("fire.json"))
    assert {article["outlet"] for article in told["articles"]} == {
        "Outlet 1", "Outlet 2", "Outlet 3",
    }  # fmt: skip
    assert len(told["left_out"]) == 3


def test_the_outlet_file_and_the_report_have_names_by_default(run: Run, web: SmallWeb) -> None:
    listed(web)
    assert run("check", WORDS).stdout == "report.html\n"
    assert run("check", WORDS).exit_code == ExitCode.DONE  # our own file is overwritten


def test_the_document_takes_the_place_of_the_path_on_standard_output(
    run: Run, web: SmallWeb
) -> None:
    listed(web)
    result = run("check", WORDS, "--json", "-", "-q")
    assert json.loads(result.stdout)["format"] == 1
    assert result.stderr == ""


def test_links_can_be_checked_with_or_without_an_outlet_file(run: Run, web: SmallWeb) -> None:
    links = [f"{site.home}fire" for site in web.sites[:2]]
    alone = run("check", *links, "--json", "alone.json")
    assert alone.exit_code == ExitCode.DONE
    assert len(loaded(Path("alone.json"))["articles"]) == 2
    listed(web)
    found = run("check", links[0], "--json", "found.json")
    assert found.exit_code == ExitCode.DONE
    assert len(loaded(Path("found.json"))["articles"]) == 3


def test_the_same_command_again_shows_what_was_updated(run: Run, web: SmallWeb) -> None:
    listed(web)
    run("check", WORDS, "--json", "first.json")
    tell(web, dead=("Three", "Five", "Four"))
    result = run("check", WORDS, "--json", "second.json")
    assert "3 articles and 1 earlier text" in result.stderr
    first, second = loaded(Path("first.json")), loaded(Path("second.json"))
    assert first["event"]["id"] == second["event"]["id"]
    assert len(second["articles"]) == len(first["articles"]) + 1


def test_pages_about_something_else_are_asked_for_once(run: Run, web: SmallWeb) -> None:
    listed(web)
    run("check", WORDS)
    run("check", WORDS)
    asked = [one.path for one in web.log]
    assert (asked.count("/match"), asked.count("/fire")) == (3, 6)


@pytest.mark.parametrize(
    ("options", "code"),
    [([], 0), (["--fail-on", "differ"], 4), (["--strict"], 0), (["-q"], 0)],
)
def test_differences_are_no_failure_unless_asked_for(
    run: Run, web: SmallWeb, options: list[str], code: int
) -> None:
    listed(web)
    assert run("check", WORDS, *options).exit_code == code


def test_an_outlet_that_is_away_is_a_line_of_the_report(run: Run, web: SmallWeb) -> None:
    web.sites[2].answers = {}
    listed(web)
    result = run("check", WORDS, "--json", "r.json", "--strict")
    assert result.exit_code == ExitCode.UNREAD
    told = loaded(Path("r.json"))
    assert len(told["articles"]) == 2
    assert [one["url"] for one in told["unread"]] == [f"{web.sites[2].home}rss.xml"]


def test_pages_that_are_no_articles_are_told_with_their_reasons(run: Run, web: SmallWeb) -> None:
    listed(web)
    bad = broken()
    site = web.sites[0]
    site.answers = {**site.answers, **bad}
    links = [f"{site.home}{path[1:]}" for path in bad]
    result = run("check", f"{site.home}fire", *links, "--json", "r.json")
    assert result.exit_code == ExitCode.DONE
    unread = {one["url"]: one["reason"] for one in loaded(Path("r.json"))["unread"]}
    assert set(links) <= set(unread)
    assert "404" in unread[f"{site.home}gone"]
    assert "403" in unread[f"{site.home}forbidden"]


def test_a_feed_that_is_not_xml_does_not_end_the_run(run: Run, web: SmallWeb) -> None:
    site = web.sites[0]
    site.answers = {**site.answers, "/rss.xml": broken()["/blank"]}
    listed(web)
    assert run("check", WORDS, "--json", "r.json").exit_code == ExitCode.DONE
    told = loaded(Path("r.json"))
    assert [one["url"] for one in told["unread"]] == [f"{site.home}rss.xml"]
    assert len(told["articles"]) == 2


def test_no_coverage_is_said_by_the_report_and_the_exit_code(run: Run, web: SmallWeb) -> None:
    listed(web)
    result = run("check", "volcano iceland", "--json", "r.json")
    assert result.exit_code == ExitCode.FAILED
    assert 'No coverage of "volcano iceland" was found at 3 outlets' in result.stderr
    assert loaded(Path("r.json"))["articles"] == []
    assert Path("report.html").exists()


def test_a_link_that_cannot_be_read_is_no_coverage(run: Run, web: SmallWeb) -> None:
    result = run("check", f"{web.sites[0].home}nowhere")
    assert result.exit_code == ExitCode.FAILED
    assert "No article could be read at this URL" in result.stderr
    assert "404" in result.stderr


# -------------------------------------------------------------------- crawl, report, events


def test_crawl_then_report_is_check_in_two_steps(run: Run, web: SmallWeb) -> None:
    listed(web)
    event = run("crawl", WORDS).stdout.strip()
    assert event.startswith("mill-fire-northport-")
    assert event in run("events").stdout
    assert json.loads(run("events", "--json", "-").stdout)["events"][0]["id"] == event
    assert run("report", event[:8], "-o", "r.html").stdout == "r.html\n"
    assert run("compare", event, "--json", "r.json").stdout == "r.json\n"
    assert loaded(Path("r.json"))["event"]["id"] == event
    assert "3 outlets, 3 articles" in run("compare").stdout


def test_two_reports_of_one_archive_are_the_same_bytes(run: Run, web: SmallWeb) -> None:
    listed(web)
    run("crawl", WORDS)
    for name in ("a", "b"):
        run("compare", "-o", f"{name}.html", "--json", f"{name}.json", "--csv", f"{name}.csv")
    for kind in ("html", "json", "csv"):
        assert Path(f"a.{kind}").read_bytes() == Path(f"b.{kind}").read_bytes()


def test_outlets_lists_the_file(run: Run, web: SmallWeb) -> None:
    listed(web)
    assert "Outlet 2" in run("outlets").stdout


def test_a_site_that_is_not_public_is_not_asked_unless_named(
    run: Run, web: SmallWeb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISCREPANT_ALLOW_PRIVATE")
    listed(web)
    assert run("check", WORDS).exit_code == ExitCode.FAILED
    assert web.log == []
    assert run("check", WORDS, "--allow-private", "127.0.0.1").exit_code == ExitCode.DONE


# -------------------------------------------------------------------- compare from a file


def test_a_file_of_articles_needs_no_archive_and_no_network(run: Run, tmp_path: Path) -> None:
    file = articles(Path("mill.jsonl"))
    result = run("compare", "--articles", file, "--json", "out.json", "-o", "out.html")
    assert (result.exit_code, result.stdout) == (ExitCode.DONE, "out.html\n")
    assert loaded(Path("out.json"))["event"]["id"] == "mill"
    assert not (tmp_path / "archive.db").exists()


def test_the_events_id_can_be_named(run: Run) -> None:
    file = articles(Path("mill.jsonl"))
    told = run("compare", "--articles", file, "--event", "ferry", "--json", "-")
    assert json.loads(told.stdout)["event"]["id"] == "ferry"


def test_shuffled_lines_give_the_same_bytes(run: Run) -> None:
    lines = [
        {**LINE, "id": name, "outlet": name, "text": f"{number} people died in the mill fire."}
        for name, number in zip("dcab", ("Three", "Five", "Three", "At least 3"), strict=True)
    ]
    made = []
    for order in (lines, lines[::-1], lines[2:] + lines[:2]):
        file = articles(Path("mill.jsonl"), *order)
        run("compare", "--articles", file, "-o", "r.html", "--json", "r.json", "--csv", "r.csv")
        made.append([Path(f"r.{kind}").read_bytes() for kind in ("html", "json", "csv")])
    assert made[0] == made[1] == made[2]


def test_without_an_output_the_result_is_told(run: Run) -> None:
    result = run("compare", "--articles", articles(Path("mill.jsonl")))
    assert "2 outlets, 2 articles" in result.stdout


# -------------------------------------------------------------------- bad input


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


@pytest.mark.parametrize("command", ["report", "compare", "events"])
def test_an_archive_that_is_not_there_is_told(run: Run, command: str) -> None:
    result = run(command)
    assert result.exit_code == ExitCode.FAILED
    assert "Run `discrepant check` first" in result.stderr


def test_words_that_say_nothing_are_told(run: Run, web: SmallWeb) -> None:
    listed(web)
    result = run("check", "the of and")
    assert result.exit_code == ExitCode.USAGE
    assert "holds no word to search by" in result.stderr


def test_an_outlet_file_that_is_not_toml_is_told(run: Run) -> None:
    Path("outlets.toml").write_text("[[outlet]\nname = 3")
    result = run("check", "fire")
    assert result.exit_code == ExitCode.USAGE
    assert "outlets.toml is not TOML" in result.stderr


def test_a_bad_line_of_the_articles_is_told_with_its_number(run: Run) -> None:
    Path("a.jsonl").write_text(json.dumps(LINE) + "\nnot json\n")
    result = run("compare", "--articles", "a.jsonl", "--json", "-")
    assert result.exit_code == ExitCode.USAGE
    assert "a.jsonl, line 2" in result.stderr


def test_an_output_is_refused_before_anything_is_asked(run: Run, web: SmallWeb) -> None:
    listed(web)
    Path("mine.html").write_text("my own page")
    result = run("check", WORDS, "-o", "mine.html")
    assert result.exit_code == ExitCode.USAGE
    assert "was not written by Discrepant" in result.stderr
    assert web.log == []
    assert run("check", WORDS, "-o", "mine.html", "--force").exit_code == ExitCode.DONE


def test_what_was_stored_stays_when_the_report_cannot_be_written(
    run: Run, web: SmallWeb, tmp_path: Path
) -> None:
    listed(web)
    assert run("check", WORDS, "--json", "/dev/full").exit_code == ExitCode.USAGE
    with sqlite3.connect(tmp_path / "archive.db") as archive:
        assert archive.execute("SELECT count(*) FROM articles").fetchone() == (6,)
    archive.close()
    assert run("report").exit_code == ExitCode.DONE


def test_a_damaged_archive_is_told(run: Run, web: SmallWeb, tmp_path: Path) -> None:
    listed(web)
    (tmp_path / "archive.db").write_text("not a database " * 100)
    result = run("check", WORDS)
    assert result.exit_code == ExitCode.FAILED
    assert "damaged or is no archive" in result.stderr


def test_a_setting_that_is_none_is_told(run: Run) -> None:
    Path("discrepant.toml").write_text("dealy = 3")
    result = run("events")
    assert result.exit_code == ExitCode.USAGE
    assert "did you mean 'delay'" in result.stderr
