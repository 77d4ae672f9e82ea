"""The command `read`: what is read in a sentence, or in many, for whoever wants to see why."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from discrepant.asked import Given
from discrepant.command import Command
from discrepant.errors import UsageProblem
from discrepant.output import STDOUT, check_outputs, write_output
from discrepant.talk import Talk, printable

__all__ = ["read"]

_FILE = click.Path(path_type=Path)


@click.command(
    cls=Command,
    examples=(
        'discrepant read "At least 26 died on Friday, three days before Easter."',
        'discrepant read "Some 500 met on Tuesday." --published 2022-08-19 --json -',
        "discrepant read --from sentences.jsonl --json read.jsonl",
    ),
)
@click.argument("sentence", required=False)
@click.option("--published", metavar="DATE",
              help="When it was published, such as 2022-08-19; days count from it.")  # fmt: skip
@click.option("--language", metavar="CODE", default="en", show_default=True,
              help="The language of the words, such as en or de.")  # fmt: skip
@click.option("--zone", metavar="NAME", default="UTC", show_default=True,
              help="The outlet's time zone, such as Europe/London.")  # fmt: skip
@click.option("--day-order", type=click.Choice(["dmy", "mdy", "ymd"]),
              help="How the outlet writes 3/4/2022.")  # fmt: skip
@click.option("--currency", metavar="CODE",
              help='What a bare "$" or "pound" means there, such as AUD.')  # fmt: skip
@click.option("--from", "source", type=_FILE, metavar="FILE",
              help="Read the texts of a JSON Lines file; - is standard input.")  # fmt: skip
@click.option("--json", "json_file", type=_FILE, metavar="FILE",
              help="Write what was read as JSON; - is standard output.")  # fmt: skip
@click.option("--force", is_flag=True, help="Overwrite a file that Discrepant did not write.")
@click.pass_obj
def read(talk: Talk, /, **given: Any) -> None:
    """Show which figures, dates and times are read.

    Prints a line for each: the words, the kind, and what is read; open readings stand behind
    "or". Of a text at most 20,000 characters are read.

    With --from, each line of the file is an object with an "id", a "text" and, where it is known,
    a "reference", the moment of publication; each line that is written has the "id", the
    "quantities" and the "timexes" of that text, a duration in both. Without --json they go to
    standard output.
    """
    sentence: str | None = given["sentence"]
    if (sentence is None) == (given["source"] is None):
        raise click.UsageError("Give a sentence in quotes, or --from FILE; one of the two.")
    target: Path | None = given["json_file"]
    if target is not None:
        check_outputs([target], force=given["force"])
    how = _how(given)
    if sentence is None:
        write_output(target or STDOUT, _bulk(given, how))
        return
    _tell(talk, sentence, target, how)


def _how(given: Given) -> dict[str, Any]:
    """The parameters of the reading, checked; the language is one whose words are there."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    from compare.readings import language_for
    from discrepant.records import Moment

    told, published = given["language"], given["published"]
    language = language_for(told)
    if language != told.replace("_", "-").partition("-")[0].lower():
        raise click.BadParameter(
            f"There are no words for {told!r} yet. Use en or de.", param_hint="--language"
        )
    try:
        ZoneInfo(given["zone"])
    except (ZoneInfoNotFoundError, ValueError, OSError) as cause:
        raise click.BadParameter(
            f"{given['zone']!r} is no time zone. Write it as Europe/London.", param_hint="--zone"
        ) from cause
    try:
        reference = Moment.parse(published) if published is not None else None
    except (ValueError, OverflowError) as cause:
        raise click.BadParameter(
            f"{published!r} is no date. Write it as 2022-08-19 or 2022-08-19T10:30:00+00:00.",
            param_hint="--published",
        ) from cause
    return {
        "reference": reference,
        "zone": given["zone"],
        "day_order": given["day_order"],
        "currency": given["currency"].upper() if given["currency"] else None,
        "language": language,
    }


def _bulk(given: Given, how: dict[str, Any]) -> str:
    from compare.readings import readings_of
    from discrepant.readings_file import asked_in
    from discrepant.readings_output import line_of_readings

    lines = [
        line_of_readings(
            asked.id,
            readings_of(asked.text, **{**how, "reference": asked.reference or how["reference"]}),
            language=how["language"],
        )
        for asked in asked_in(given["source"])
    ]
    if not lines:
        raise UsageProblem(
            f'{given["source"]} holds no text. Write one {{"id": ..., "text": ...}} a line.'
        )
    return "".join(lines)


def _tell(talk: Talk, sentence: str, target: Path | None, how: dict[str, Any]) -> None:
    from compare.readings import readings_of
    from discrepant.readings_output import json_of_readings, lines_of_readings

    readings = readings_of(sentence, **how)
    if target is not None:
        write_output(target, json_of_readings(sentence, readings, language=how["language"]))
        return
    lines = lines_of_readings(readings)
    if not lines:
        talk.say("No figure, date or time is read in it.")
    for line in lines:
        click.echo(printable(line))
