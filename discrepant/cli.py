"""The command line: reads what was typed, shows progress and sets the exit code, nothing else.

Heavy modules are imported inside the commands, so that `discrepant -h` answers at once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from discrepant.asked import Given, nothing_found, outlets_file, outputs_of, query_of
from discrepant.command import Program
from discrepant.event_list import json_of_events, lines_of_events
from discrepant.exit_codes import ExitCode
from discrepant.output import STDOUT, check_outputs, made_folder, write_output
from discrepant.read_command import read
from discrepant.settings import Settings, settings_from
from discrepant.summary import has_unread_outlet, summary_of
from discrepant.talk import Talk, printable

if TYPE_CHECKING:
    from discrepant.archive import Archive
    from discrepant.pipeline import Outputs, Result
    from discrepant.query import Query
    from discrepant.records import Comparison

__all__ = ["main"]

DEFAULT_REPORT = Path("report.html")
# The demo's web is our own, so it need not be spared for a second at a time.
DEMO_DELAY = 0.05

_NOTHING: Given = {}
Decorator = Callable[[Callable[..., ExitCode | None]], Callable[..., ExitCode | None]]

_FILE = click.Path(path_type=Path)
_KEPT = "Stopped. What was read so far is kept; the same command goes on from there."


def _options(*options: Decorator) -> Decorator:
    """Several options as one decorator, shown in the order given."""

    def add(callback: Callable[..., ExitCode | None]) -> Callable[..., ExitCode | None]:
        for option in reversed(options):
            callback = option(callback)
        return callback

    return add


_question = _options(
    click.argument("asked", nargs=-1, required=True, metavar="WORDS | URL..."),
    click.option("--outlets", type=_FILE, metavar="FILE",
                 help="The outlets to ask, as TOML. [default: outlets.toml]"),
    click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
                 help="The first day of publication, such as 2022-08-19."),
    click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE",
                 help="The last day of publication."),
    click.option("--delay", type=float, metavar="SECONDS",
                 help="The least time between two requests at one host. [default: 1]"),
    click.option("--timeout", type=float, metavar="SECONDS",
                 help="The most that one page may take, its retries included. [default: 30]"),
    click.option("--allow-private", multiple=True, metavar="HOST",
                 help="A host that may be asked although it is not public; can be repeated."),
)  # fmt: skip
_archive = click.option(
    "--archive", type=_FILE, metavar="FILE",
    help="Where pages and articles are kept. [default: discrepant.db in your data folder]",
)  # fmt: skip
_outputs = _options(
    click.option("-o", "--output", type=_FILE, metavar="FILE", help="Where the report goes."),
    click.option("--json", "json_file", type=_FILE, metavar="FILE",
                 help="Write the comparison as JSON, too; - is standard output."),
    click.option("--csv", "csv_file", type=_FILE, metavar="FILE",
                 help="Write the mentions as a table, too; - is standard output."),
    click.option("--force", is_flag=True,
                 help="Overwrite files that Discrepant did not write."),
)  # fmt: skip
_verdicts = _options(
    click.option("--fail-on", type=click.Choice(["differ"]),
                 help="Leave with exit code 4 if outlets differ."),
    click.option("--strict", is_flag=True,
                 help="Leave with exit code 3 if of an outlet nothing could be read."),
)  # fmt: skip


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="discrepant", prog_name="discrepant")
def main() -> None:
    """Read what several outlets wrote about one event and show where they differ.

    \b
    Examples:
      discrepant demo
      discrepant check "ferry fire northport" --outlets outlets.toml --since 2024-03-12
      discrepant check https://post.example/ferry https://wire.example/fire -o ferry.html
      discrepant compare --articles ferry.jsonl --json ferry.json
    """


@main.command(
    examples=("discrepant demo", "discrepant demo -o out/demo"),
)
@click.option("-o", "--output", type=_FILE, default=Path("out/demo"), metavar="FOLDER",
              show_default=True,
              help="The folder for the report, the JSON and the table.")  # fmt: skip
@click.option("--force", is_flag=True, help="Overwrite files that Discrepant did not write.")
@click.pass_obj
def demo(talk: Talk, output: Path, *, force: bool) -> ExitCode:
    """Crawl and compare six invented outlets.

    Serves six invented outlets on this machine, crawls them twice over real HTTP (at the second
    visit one has updated its article), writes report.html, report.json and report.csv, and stops
    the servers. It needs no network and no browser.
    """
    from discrepant import pipeline
    from discrepant.archive import Archive

    folder = made_folder(output)
    outputs = pipeline.Outputs(
        page=folder / "report.html", json=folder / "report.json", csv=folder / "report.csv"
    )
    outputs.check(force=force)
    Archive.remove(folder / "demo.db")
    options = pipeline.Options(delay=DEMO_DELAY)
    talk.say("Six invented outlets are served on this machine and crawled twice.")
    with Archive.open(folder / "demo.db", clock=_now) as archive:
        with talk.progress() as tell:
            result = pipeline.crawl_demo(archive, options=options, tell=tell)
        comparison = pipeline.compare_event(archive, result.event)
    pipeline.write_reports(comparison, outputs)
    _tell_summary(talk, comparison)
    return _done(talk, outputs, comparison)


@main.command(
    examples=(
        'discrepant check "ferry fire northport" --outlets outlets.toml --since 2024-03-12',
        "discrepant check https://post.example/ferry https://wire.example/fire -o ferry.html",
        'discrepant check "ferry fire" --json - --quiet > ferry.json',
    ),
    when_interrupted=_KEPT,
)
@_question
@_archive
@_outputs
@_verdicts
@click.pass_obj
def check(talk: Talk, /, **given: Any) -> ExitCode:
    """Crawl, compare and report in one.

    WORDS find the event in the outlets' feeds and sitemaps; a URL starts from what stands there.
    The report goes to report.html unless -o names another file, its path to standard output.
    A run that was broken off is continued by the same command; after it was finished, the same
    command is a new visit, which asks again and keeps what has changed.
    """
    from discrepant import pipeline
    from discrepant.archive import Archive

    outputs = outputs_of(given, page=DEFAULT_REPORT)
    outputs.check(force=given["force"])
    settings = settings_from(given)
    query = query_of(given, settings)
    with Archive.open(settings.archive, clock=_now) as archive:
        result = _crawled(talk, archive, query, settings)
        comparison = (
            pipeline.compare_nothing(result)
            if result.event is None
            else pipeline.compare_event(archive, result.event)
        )
    pipeline.write_reports(comparison, outputs)
    if not comparison.articles:
        talk.say(f"The report {outputs.page} says what was tried.")
        raise nothing_found(query, comparison)
    _tell_summary(talk, comparison)
    return _done(talk, outputs, comparison, given)


@main.command(
    examples=(
        'discrepant crawl "ferry fire northport" --outlets outlets.toml --since 2024-03-12',
        "discrepant crawl https://post.example/ferry --archive ferry.db",
    ),
    when_interrupted=_KEPT,
)
@_question
@_archive
@click.pass_obj
def crawl(talk: Talk, /, **given: Any) -> None:
    """Find an event's coverage and keep it.

    The articles go into the archive, without a report. Prints the event's id, which
    `discrepant compare` and `discrepant report` take.
    """
    from discrepant import pipeline
    from discrepant.archive import Archive

    settings = settings_from(given)
    query = query_of(given, settings)
    with Archive.open(settings.archive, clock=_now) as archive:
        result = _crawled(talk, archive, query, settings)
    if result.event is None:
        raise nothing_found(query, pipeline.compare_nothing(result))
    click.echo(result.event)
    talk.say(f"Compare it: discrepant report {result.event}")


@main.command(
    examples=(
        "discrepant compare --articles ferry.jsonl --json ferry.json -o ferry.html",
        "discrepant compare",
        "discrepant compare ferry-fire --csv ferry.csv",
    ),
)
@click.argument("event", required=False)
@click.option("--articles", type=_FILE, metavar="FILE",
              help="Compare the articles of a JSON Lines file, without archive or network; "
                   "- is standard input.")  # fmt: skip
@click.option("--event", "identity", metavar="ID",
              help="With --articles: the event's id. [default: the file's name]")  # fmt: skip
@_archive
@_outputs
@_verdicts
@click.pass_obj
def compare(talk: Talk, /, **given: Any) -> ExitCode:
    """Compare the articles of an event or a file.

    Without EVENT, the newest of the archive is taken; the beginning of an id is enough. Without
    --json, --csv or -o the result is told in a few lines on standard output.
    """
    from discrepant import pipeline

    outputs = outputs_of(given)
    if given["articles"] is None:
        if given["identity"]:
            raise click.UsageError("--event goes with --articles; name an event as it stands.")
        outputs.check(force=given["force"])
        comparison = _from_archive(given)
    else:
        if given["event"]:
            raise click.UsageError("Name an event of the archive or --articles, not both.")
        outputs.check(force=given["force"])
        comparison = pipeline.compare_file(given["articles"], event=given["identity"])
    pipeline.write_reports(comparison, outputs)
    if outputs.paths:
        _tell_summary(talk, comparison)
        return _done(talk, outputs, comparison, given)
    for line in summary_of(comparison):
        click.echo(printable(line))
    return _code(comparison, given)


@main.command(
    examples=("discrepant report", "discrepant report ferry-fire -o ferry.html"),
)
@click.argument("event", required=False)
@_archive
@_outputs
@_verdicts
@click.pass_obj
def report(talk: Talk, /, **given: Any) -> ExitCode:
    """Write the report of an event in the archive.

    Without EVENT, the newest is taken; the beginning of an id is enough. The report goes to
    report.html unless -o names another file; its path is printed.
    """
    from discrepant import pipeline

    outputs = outputs_of(given, page=DEFAULT_REPORT)
    outputs.check(force=given["force"])
    comparison = _from_archive(given)
    pipeline.write_reports(comparison, outputs)
    _tell_summary(talk, comparison)
    return _done(talk, outputs, comparison, given)


@main.command(examples=("discrepant events", "discrepant events --json -"))
@_archive
@click.option("--json", "json_file", type=_FILE, metavar="FILE",
              help="Write them as JSON; - is standard output.")  # fmt: skip
@click.pass_obj
def events(talk: Talk, /, **given: Any) -> None:
    """List the events of the archive, the newest first."""
    from discrepant.archive import Archive

    settings = settings_from({"archive": given["archive"]})
    target: Path | None = given["json_file"]
    if target is not None:
        check_outputs([target])
    with Archive.read(settings.archive) as archive:
        found = archive.events()
    if target is not None:
        write_output(target, json_of_events(found))
        return
    if not found:
        talk.say(f"The archive {settings.archive} holds no event yet. Run `discrepant check`.")
    for line in lines_of_events(found):
        click.echo(printable(line))


@main.command(examples=("discrepant outlets", "discrepant outlets --outlets outlets.toml"))
@click.option("--outlets", type=_FILE, metavar="FILE", help="The file. [default: outlets.toml]")
def outlets(**given: Any) -> None:
    """Check an outlet file and list what is in it."""
    from discrepant import pipeline

    found = pipeline.outlets_in(outlets_file(settings_from(given)))
    width = max(len(outlet.name) for outlet in found)
    for outlet in found:
        lists = len(outlet.feeds) + len(outlet.sitemaps) + len(outlet.sections)
        told = f"{outlet.name:{width}}  {outlet.home}  {lists or 'no'} lists"
        click.echo(printable(told + (", an agency" if outlet.agency else "")))


main.add_command(read)


def _crawled(talk: Talk, archive: Archive, query: Query, settings: Settings) -> Result:
    from discrepant import pipeline

    options = pipeline.Options(
        delay=settings.delay, deadline=settings.timeout, allow_private=settings.allow_private
    )
    with talk.progress() as tell:
        result = pipeline.crawl(query, archive=archive, options=options, tell=tell)
    if result.continued:
        talk.say("An earlier run of this command had been broken off; this one went on from there.")
    talk.say(
        f"{result.articles} articles about the event, {len(result.left_out)} about something else, "
        f"{len(result.unread)} pages not read; all kept in {archive.path}."
    )
    return result


def _from_archive(given: Given) -> Comparison:
    from discrepant import pipeline
    from discrepant.archive import Archive

    settings = settings_from({"archive": given["archive"]})
    with Archive.read(settings.archive) as archive:
        return pipeline.compare_event(archive, given["event"])


def _tell_summary(talk: Talk, comparison: Comparison) -> None:
    for line in summary_of(comparison):
        talk.say(line)


def _done(
    talk: Talk, outputs: Outputs, comparison: Comparison, given: Given = _NOTHING
) -> ExitCode:
    """Print where the result is, unless it stands on standard output itself."""
    files = [path for path in outputs.paths if path != STDOUT]
    if STDOUT not in outputs.paths:
        click.echo(files[0])
        files = files[1:]
    for path in files:
        talk.say(f"Also written: {path}")
    if outputs.page is not None and outputs.page != STDOUT:
        talk.say("Open the report in any browser; it asks the network for nothing.")
    return _code(comparison, given)


def _code(comparison: Comparison, given: Given) -> ExitCode:
    if given.get("fail_on") == "differ" and any(comparison.flagged()):
        return ExitCode.DIFFER
    if given.get("strict") and has_unread_outlet(comparison):
        return ExitCode.UNREAD
    return ExitCode.DONE


def _now() -> datetime:
    return datetime.now(UTC)
