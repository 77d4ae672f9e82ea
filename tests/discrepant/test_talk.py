"""What a command says while it works, and how it tells what went wrong."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from discrepant.command import Command, Program
from discrepant.errors import ArchiveProblem, NothingFound, UsageProblem
from discrepant.exit_codes import ExitCode
from discrepant.talk import Talk, printable


@dataclass(frozen=True)
class Step:
    outlet: str = "Post"
    stage: str = "done"
    done: int = 2
    total: int = 2


def ran(failure: BaseException | ExitCode | None, *options: str) -> Result:
    """What a command comes to that says something, logs something and then ends like this."""

    @click.command(cls=Command, when_interrupted="Stopped, all is kept.")
    @click.pass_obj
    def act(talk: Talk) -> ExitCode | None:
        talk.say("working")
        logging.getLogger("crawler.fetch").info("refused")
        logging.getLogger("trafilatura").error("a library's own trouble")
        if isinstance(failure, BaseException):
            raise failure
        return failure

    return CliRunner().invoke(act, list(options))


def test_nothing_to_say_is_done() -> None:
    assert (ran(None).exit_code, ran(ExitCode.DIFFER).exit_code) == (0, 4)


@pytest.mark.parametrize(
    ("failure", "code", "told"),
    [
        (UsageProblem("No such file."), ExitCode.USAGE, "Error: No such file.\n"),
        (NothingFound("No coverage."), ExitCode.FAILED, "Error: No coverage.\n"),
        (ArchiveProblem("Locked."), ExitCode.FAILED, "Error: Locked.\n"),
        (KeyboardInterrupt(), ExitCode.INTERRUPTED, "\nStopped, all is kept.\n"),
        (KeyError("x"), ExitCode.FAILED, "a defect of Discrepant itself, KeyError: 'x'"),
    ],
)
def test_a_failure_is_a_sentence_and_an_exit_code(
    failure: BaseException, code: ExitCode, told: str
) -> None:
    result = ran(failure)
    assert result.exit_code == code
    assert told in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("failure", [KeyError("x"), UsageProblem("No such file.")])
def test_debug_shows_the_traceback(failure: BaseException) -> None:
    assert "Traceback" in ran(failure, "--debug").stderr


def test_quiet_says_nothing_but_problems() -> None:
    assert ran(None).stderr == "working\n"
    assert ran(None, "--quiet").stderr == ""
    assert ran(UsageProblem("No."), "-q").stderr == "Error: No.\n"


def test_verbose_says_what_our_rooms_log_and_no_library() -> None:
    assert ran(None, "-v").stderr == "working\ncrawler.fetch: refused\n"


def test_without_a_terminal_progress_is_a_line_for_each_outlet_that_is_done(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Talk().progress() as tell:
        tell(Step(stage="reading", done=1))
        tell(Step())
    assert capsys.readouterr().err == "Post: 2 of 2 pages read\n"
    with Talk(quiet=True).progress() as tell:
        tell(Step())
    assert capsys.readouterr().err == ""


def test_on_a_terminal_progress_is_drawn(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TERM", "xterm")
    with (tmp_path / "terminal").open("w+") as terminal:
        monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
        monkeypatch.setattr("sys.stderr", terminal)
        with Talk().progress() as tell:
            tell(Step(outlet="The [bold]Post\x1b[2J", stage="listing", done=0, total=0))
            tell(Step(outlet="The [bold]Post\x1b[2J"))
        terminal.seek(0)
        shown = terminal.read()
    assert "The [bold]Post" in shown
    assert "\x1b[2J" not in shown
    assert "2/2" in shown


@given(st.text())
def test_no_text_of_an_outlet_moves_the_terminal(text: str) -> None:
    shown = printable(text)
    assert all(character.isprintable() or character in "\n\t" for character in shown)
    assert len(shown) == len(text)


def test_the_group_shows_its_commands_in_the_order_given() -> None:
    group = Program("tool", commands={"b": click.Command("b"), "a": click.Command("a")})
    assert group.list_commands(click.Context(group)) == ["b", "a"]
