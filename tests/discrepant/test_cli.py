"""The command line as a user meets it: results, talk, files and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.small_web import SmallWeb
from discrepant.exit_codes import ExitCode

from .conftest import LINE, WORDS, Run, articles, listed, loaded, tell

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
