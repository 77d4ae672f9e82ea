"""What a command says while it works: on stderr, so that stdout holds the result alone."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

__all__ = ["Step", "Talk", "printable"]

_OURS = ("discrepant", "crawler", "compare", "reports")


class Step(Protocol):
    """Where one outlet stands. ``total`` is 0 while it is not known."""

    @property
    def outlet(self) -> str:
        """Its name."""

    @property
    def stage(self) -> str:
        """What is being done there: "listing", "reading" or "done"."""

    @property
    def done(self) -> int:
        """How many pages are read."""

    @property
    def total(self) -> int:
        """How many pages are to be read."""


class Talk:
    """Messages and progress of one command.

    ``quiet`` leaves only problems, ``verbose`` adds what each room logs, ``debug`` even its
    details. ``color`` is False for none; otherwise NO_COLOR, FORCE_COLOR and the terminal decide.
    """

    def __init__(
        self, *, quiet: bool = False, verbose: bool = False, debug: bool = False, color: bool = True
    ) -> None:
        self._quiet, self._color = quiet, color
        self._level = logging.DEBUG if debug else logging.INFO if verbose else logging.CRITICAL

    def say(self, text: str) -> None:
        """Tell the user something, unless they want quiet."""
        if not self._quiet:
            self.complain(text)

    def complain(self, text: str) -> None:
        """Tell the user something that must not be missed."""
        sys.stderr.write(f"{printable(text)}\n")
        sys.stderr.flush()

    @contextmanager
    def logging(self) -> Iterator[None]:
        """While it lasts, what our modules log is told, as far as was asked for.

        What the libraries log is not: every failure of a page has a reason of its own.
        """
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(name)s: %(message)s"))
        handler.addFilter(lambda record: record.name.partition(".")[0] in _OURS)
        handler.setLevel(self._level)
        loggers = [logging.getLogger(name) for name in _OURS]
        before = [logger.level for logger in loggers]
        root = logging.getLogger()
        root.addHandler(handler)
        for logger in loggers:
            logger.setLevel(min(self._level, logging.WARNING))
        try:
            yield
        finally:
            root.removeHandler(handler)
            for logger, level in zip(loggers, before, strict=True):
                logger.setLevel(level)

    @contextmanager
    def progress(self) -> Iterator[Callable[[Step], None]]:
        """Something that takes steps and shows them: a line for each outlet."""
        if self._quiet:
            yield lambda step: None
        elif sys.stderr.isatty():
            with _bars(color=self._color) as show:
                yield show
        else:
            yield self._line

    def _line(self, step: Step) -> None:
        """Without a terminal only what is done is worth a line."""
        if step.stage == "done":
            self.say(f"{step.outlet}: {step.done} of {step.total} pages read")


@contextmanager
def _bars(*, color: bool) -> Iterator[Callable[[Step], None]]:
    """A bar for each outlet, redrawn in place."""
    # Late, because it takes a tenth of a second that `discrepant -h` should not wait.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

    console = Console(stderr=True, no_color=None if color else True)
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[stage]}", markup=False),
    )
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=console) as progress:

        def show(step: Step) -> None:
            name = printable(step.outlet)
            if name not in tasks:
                tasks[name] = progress.add_task(name, total=None, stage="")
            progress.update(
                tasks[name],
                total=step.total or (0 if step.stage == "done" else None),
                completed=step.done,
                stage=step.stage,
            )

        yield show


def printable(text: str) -> str:
    """The text without characters that a terminal would obey; outlets wrote some of it.

    >>> printable("a\\x1b[2Jb")
    'a�[2Jb'
    """
    return "".join(
        character if character.isprintable() or character in "\n\t" else "\N{REPLACEMENT CHARACTER}"
        for character in text
    )
