"""Texts in bulk: JSON Lines in, what was read in each out, as docs/json-format.md describes it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from discrepant.errors import UsageProblem
from discrepant.records import Moment

__all__ = ["Asked", "asked_in"]

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A text to read; ``id`` is given back as it came, ``reference`` when it was published."""

    id: str | int
    text: str
    reference: Moment | None = None


def asked_in(path: Path) -> Iterator[Asked]:
    """The texts of a file ("-" is standard input), in its order.

    UsageProblem names the file, the line and what is wrong there.
    """
    name, content = _content(path)
    for number, line in enumerate(content.removeprefix(_BYTE_ORDER_MARK).split(b"\n"), 1):
        if line.strip():
            yield _asked(line, f"{name}, line {number}")


def _content(path: Path) -> tuple[str, bytes]:
    if str(path) == "-":
        return "standard input", sys.stdin.buffer.read()
    try:
        return str(path), path.read_bytes()
    except OSError as cause:
        raise UsageProblem(
            f"{path} cannot be read: {cause.strerror or cause}. Check the path given with --from."
        ) from cause


def _asked(line: bytes, place: str) -> Asked:
    values = _object(line, place)
    identity, text, reference = (values.get(name) for name in ("id", "text", "reference"))
    if isinstance(identity, bool) or not isinstance(identity, str | int):
        raise UsageProblem(f'{place}: the "id" is no text and no whole number. Give the line one.')
    if not isinstance(text, str):
        raise UsageProblem(f'{place}: the "text" is missing or no text. Put it in quotes.')
    if not isinstance(reference, str | None):
        raise UsageProblem(f'{place}: the "reference" is no text. {_WRITE_DATES}')
    # Half of a surrogate pair can stand in JSON, but in no file that we write.
    read = text.encode("utf-8", "replace").decode("utf-8")
    if isinstance(identity, str):
        identity = identity.encode("utf-8", "replace").decode("utf-8")
    try:
        moment = Moment.parse(reference) if reference and reference.strip() else None
    except (ValueError, OverflowError) as cause:
        raise UsageProblem(f'{place}: the "reference" is {reference!r}. {_WRITE_DATES}') from cause
    return Asked(id=identity, text=read, reference=moment)


_WRITE_DATES = "Write it as 2022-08-19 or 2022-08-19T10:30:00+00:00, or leave it out."


def _object(line: bytes, place: str) -> Mapping[str, object]:
    try:
        values: object = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as cause:
        raise UsageProblem(f"{place}: not UTF-8. Save the file as UTF-8.") from cause
    except json.JSONDecodeError as cause:
        raise UsageProblem(
            f"{place}: not JSON ({cause.msg} at character {cause.pos + 1}). "
            'Write one {"id": ..., "text": ...} a line.'
        ) from cause
    except (ValueError, RecursionError) as cause:
        raise UsageProblem(f"{place}: a number or a nesting beyond reason.") from cause
    if not isinstance(values, dict):
        raise UsageProblem(f'{place}: no JSON object. Write one {{"id": ..., "text": ...}} a line.')
    return values
