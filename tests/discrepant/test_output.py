"""Files that we write: checked first, whole afterwards, never somebody else's."""

from __future__ import annotations

from pathlib import Path

import pytest

from discrepant.errors import OutputProblem
from discrepant.output import STDOUT, check_outputs, made_folder, write_output
from discrepant.records import Comparison, Event
from reports.csv_export import csv_of
from reports.json_export import json_of
from reports.page import html_of

EMPTY = Comparison(
    event=Event(id="e", title="Mill"), articles=(), origins=(), facts=(), framing=(), coverage=()
)


def test_a_new_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "r.html"
    check_outputs([path])
    write_output(path, "ü\n")
    assert path.read_bytes() == b"\xc3\xbc\n"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("text_of", [html_of, json_of, csv_of])
def test_our_own_files_may_be_overwritten(tmp_path: Path, text_of: object) -> None:
    path = tmp_path / "ours"
    assert callable(text_of)
    write_output(path, text_of(EMPTY))
    check_outputs([path])


def test_an_empty_file_may_be_overwritten(tmp_path: Path) -> None:
    (tmp_path / "r.html").touch()
    check_outputs([tmp_path / "r.html"])


@pytest.mark.parametrize(
    "text",
    ["<html>my own page</html>", '{"name": "settings"}', "name,age\n", "see Discrepant's page"],
)
def test_somebody_elses_file_needs_force(tmp_path: Path, text: str) -> None:
    path = tmp_path / "r.html"
    path.write_text(text)
    with pytest.raises(OutputProblem, match=r"was not written by Discrepant.*--force"):
        check_outputs([path])
    check_outputs([path], force=True)
    assert path.read_text() == text


def test_a_place_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path, message in (
        (tmp_path, "is a folder"),
        (tmp_path / "none" / "r.html", "there is no folder"),
        (tmp_path / "file" / "r.html", "there is no folder"),
    ):
        with pytest.raises(OutputProblem, match=message):
            check_outputs([path])
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file"]


def test_a_folder_that_takes_no_file_is_told() -> None:
    with pytest.raises(OutputProblem, match="no permission"):
        check_outputs([Path("/proc/report.html")])


def test_two_outputs_cannot_share_a_file(tmp_path: Path) -> None:
    for twice in (tmp_path / "r.html", STDOUT):
        with pytest.raises(OutputProblem, match="Two outputs"):
            check_outputs([twice, twice])


def test_a_device_can_be_written() -> None:
    check_outputs([Path("/dev/null")])
    write_output(Path("/dev/null"), "x")
    assert Path("/dev/null").is_char_device()


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.json").touch()
    (tmp_path / "link.json").symlink_to("real.json")
    write_output(tmp_path / "link.json", "x")
    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_text() == "x"


def test_writing_that_fails_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OutputProblem, match="cannot be written"):
        write_output(tmp_path / "none" / "r.html", "x")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    assert made_folder(tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").touch()
    with pytest.raises(OutputProblem, match="cannot be made"):
        made_folder(tmp_path / "file" / "b")
