"""What the tests of dates build on: a day of publication and short ways to read."""

from __future__ import annotations

from datetime import UTC, datetime

from compare.timexes import timexes_in
from discrepant.records import Moment, Timex

# Published on Wednesday 12 June 2024 unless a test says otherwise.
WEDNESDAY = Moment.parse("2024-06-12")


def read(text: str, **options: object) -> list[tuple[str, str]]:
    return [(t.text, t.value) for t in timexes(text, **options)]


def timexes(text: str, **options: object) -> tuple[Timex, ...]:
    given = {"reference": WEDNESDAY, **options}
    return timexes_in(text, **given)  # type: ignore[arg-type]  # options as a test names them


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]  # year, month, day ...
