"""Flags, environment, project file, user file, defaults: in that order."""

from __future__ import annotations

from pathlib import Path

import pytest

from discrepant.errors import UsageProblem
from discrepant.settings import Settings, settings_from


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home" / ".config" / "discrepant").mkdir(parents=True)
    return tmp_path / "home"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return tmp_path / "work"


@pytest.fixture(autouse=True)
def _on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")


def test_the_nearest_place_wins(home: Path, folder: Path) -> None:
    def delay(flags: dict[str, object], environment: dict[str, str]) -> float:
        return settings_from(flags, environment=environment, folder=folder, home=home).delay

    user = home / ".config" / "discrepant" / "config.toml"
    assert delay({}, {}) == 1.0
    user.write_text("delay = 2")
    assert delay({}, {}) == 2.0
    (folder / "discrepant.toml").write_text("delay = 3")
    assert delay({}, {}) == 3.0
    assert delay({}, {"DISCREPANT_DELAY": "4"}) == 4.0
    assert delay({"delay": 5.0}, {"DISCREPANT_DELAY": "4"}) == 5.0
    assert delay({"delay": None}, {"DISCREPANT_DELAY": ""}) == 3.0


def test_without_any_word_everything_has_a_default(home: Path, folder: Path) -> None:
    told = settings_from({}, environment={}, folder=folder, home=home)
    assert told == Settings(archive=home / ".local" / "share" / "discrepant" / "discrepant.db")
    moved = settings_from({}, environment={"XDG_DATA_HOME": "/data"}, folder=folder, home=home)
    assert moved.archive == Path("/data/discrepant/discrepant.db")


def test_a_path_in_a_file_lies_beside_that_file(home: Path, folder: Path) -> None:
    (folder / "discrepant.toml").write_text('archive = "a.db"\noutlets = "/etc/outlets.toml"')
    told = settings_from({}, environment={}, folder=folder, home=home)
    assert (told.archive, told.outlets) == (folder / "a.db", Path("/etc/outlets.toml"))


def test_hosts_in_the_environment_are_told_apart_by_blanks(home: Path, folder: Path) -> None:
    environment = {"DISCREPANT_ALLOW_PRIVATE": "127.0.0.1 intranet.example"}
    told = settings_from({}, environment=environment, folder=folder, home=home)
    assert told.allow_private == ("127.0.0.1", "intranet.example")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("dealy = 2", "'dealy' is not a setting; did you mean 'delay'?"),
        ("colour = 2", "'colour' is not a setting; known are archive, outlets"),
        ("delay = 'soon'", "delay must be a number of seconds from 0 to 3600"),
        ("delay = -1", "delay must be a number of seconds from 0 to 3600"),
        ("delay = true", "delay must be a number of seconds from 0 to 3600"),
        ("archive = 3", "archive must be a path in quotes"),
        ("allow_private = 'intranet'", "allow_private must be a list of hosts"),
        ("delay = = 2", "is not TOML"),
    ],
)
def test_a_setting_that_is_none_is_told_with_its_place(
    home: Path, folder: Path, text: str, message: str
) -> None:
    (folder / "discrepant.toml").write_text(text)
    with pytest.raises(UsageProblem) as problem:
        settings_from({}, environment={}, folder=folder, home=home)
    assert message in str(problem.value)
    assert str(folder / "discrepant.toml") in str(problem.value)


def test_an_unknown_variable_is_told_with_the_nearest(home: Path, folder: Path) -> None:
    with pytest.raises(UsageProblem, match=r"DISCREPANT_ARCHIV: .*did you mean 'archive'"):
        settings_from({}, environment={"DISCREPANT_ARCHIV": "a"}, folder=folder, home=home)


def test_a_flag_out_of_bounds_is_told(home: Path, folder: Path) -> None:
    with pytest.raises(UsageProblem, match="the command line: delay must be"):
        settings_from({"delay": 1e9}, environment={}, folder=folder, home=home)
