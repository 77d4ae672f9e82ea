"""Files that we write: checked before the work begins, whole or not there afterwards."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from discrepant.errors import OutputProblem

__all__ = ["STDOUT", "check_outputs", "made_folder", "write_output"]

# As everywhere on the command line, "-" stands for standard output.
STDOUT = Path("-")

# How our own reports, exports and tables begin: they may be overwritten without --force.
_OURS = re.compile(
    rb'<meta name="generator" content="Discrepant'
    rb'|\A\s*\{\s*"format":\s*\d+,\s*"(?:events?|text)":'
    rb'|\A\{"id": [^\n]{1,1000}?, "quantities": \['
    rb"|\Afact,kind,label,verdict,confidence,",
)
_HEAD = 8192


def check_outputs(paths: Iterable[Path], *, force: bool = False) -> None:
    """Nothing, if every path can be written; otherwise OutputProblem, before any work is done.

    A file that Discrepant did not write is only overwritten with ``force``.
    """
    taken: set[Path] = set()
    for path in paths:
        target = path if path == STDOUT else path.resolve()
        if target in taken:
            raise OutputProblem(
                f"Two outputs would go to {path}. Give each of them a file of its own."
            )
        taken.add(target)
        if path != STDOUT:
            _check(path, force=force)


def made_folder(path: Path) -> Path:
    """The folder, made if it was not there; OutputProblem when it cannot be one."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise OutputProblem(
            f"The folder {path} cannot be made: {cause.strerror or cause}. Name another place."
        ) from cause
    return path


def write_output(path: Path, text: str) -> None:
    """Put the text into the file, as a whole: a reader never sees half of it."""
    if path == STDOUT:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    target = path.resolve()
    part = target.with_name(f".{target.name}.part")
    try:
        if target.exists() and not target.is_file():
            target.write_text(text, encoding="utf-8", newline="")
            return
        try:
            part.write_text(text, encoding="utf-8", newline="")
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as cause:
        raise OutputProblem(
            f"{path} cannot be written: {cause.strerror or cause}. "
            "Name another place, or free some space."
        ) from cause


def _check(path: Path, *, force: bool) -> None:
    if path.is_dir():
        raise OutputProblem(f"{path} is a folder. Name a file in it, such as {path}/report.html.")
    folder = path.resolve().parent
    if not folder.is_dir():
        raise OutputProblem(
            f"{path} cannot be written: there is no folder {folder}. Make it first, "
            "or name another place."
        )
    if path.exists() and not path.is_file():
        return  # a pipe or a device, such as /dev/null
    if not _is_writable(folder) or (path.exists() and not os.access(path, os.W_OK)):
        raise OutputProblem(
            f"{path} cannot be written: no permission. Name a place in a folder of yours."
        )
    if path.exists() and not force and not _is_ours(path):
        raise OutputProblem(
            f"{path} was not written by Discrepant. Name another file, or overwrite it with "
            "--force."
        )


def _is_writable(folder: Path) -> bool:
    """True if a file can be made there; permissions alone do not tell it (read-only disks)."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _is_ours(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return not head or _OURS.search(head) is not None
