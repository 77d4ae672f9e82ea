"""What was typed on the command line, as the records that the pipeline takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from discrepant.errors import NothingFound, OutletsFileProblem
from discrepant.records import Comparison, Outlet
from discrepant.settings import Settings

if TYPE_CHECKING:
    from discrepant.pipeline import Outputs
    from discrepant.query import Query

__all__ = ["Given", "nothing_found", "outlets_file", "outputs_of", "query_of"]

Given = Mapping[str, Any]  # what was typed, by option; click has checked each value's type

DEFAULT_OUTLETS = Path("outlets.toml")
_URL = ("http://", "https://")


def query_of(given: Given, settings: Settings) -> Query:
    """The question in ``asked``, ``since`` and ``until``, put to the outlets of the settings.

    UsageError for an empty question, words mixed with URLs, or days that end before they begin;
    OutletsFileProblem where words are asked of no outlets.
    """
    from discrepant.query import Query

    asked: Sequence[str] = given["asked"]
    urls = tuple(one.strip() for one in asked if one.strip().lower().startswith(_URL))
    words = " ".join(" ".join(asked).split())
    if not words:
        raise click.UsageError("The question is empty. Name what happened, where, or who.")
    if urls and len(urls) < len(asked):
        raise click.UsageError("Give words or URLs, not both.")
    since, until = (day and day.date() for day in (given["since"], given["until"]))
    if since and until and until < since:
        raise click.UsageError(f"--until {until} lies before --since {since}.")
    return Query(
        words=None if urls else words,
        urls=urls,
        outlets=_outlets(settings, needed=not urls),
        since=since,
        until=until,
    )


def outlets_file(settings: Settings) -> Path:
    """The outlet file that was named, or outlets.toml; OutletsFileProblem when it is not there."""
    path = settings.outlets or DEFAULT_OUTLETS
    if not path.exists():
        raise OutletsFileProblem(
            f"There is no outlet file {path}. List the outlets to ask in one, with a name and a "
            'home for each (README, "The outlet file"), or name yours with --outlets.'
        )
    return path


def outputs_of(given: Given, *, page: Path | None = None) -> Outputs:
    """Where the comparison goes; ``page`` is the report's place if none was named."""
    from discrepant.pipeline import Outputs

    return Outputs(page=given["output"] or page, json=given["json_file"], csv=given["csv_file"])


def nothing_found(query: Query, comparison: Comparison) -> NothingFound:
    """What to tell a user whose question found no coverage that can be compared."""
    unread = comparison.unread
    if query.urls:
        tried = [f"{page.url}: {page.reason}" for page in unread]
        tried += [f"{page.url}: {page.reason}" for page in comparison.left_out]
        reasons = "; ".join(tried[:3])
        return NothingFound(
            f"No article could be read at {'this URL' if len(query.urls) == 1 else 'these URLs'}"
            f"{f' ({reasons})' if reasons else ''}. Check them in a browser, or search by words."
        )
    missing = f" {len(unread)} pages were not read; the report names them." if unread else ""
    return NothingFound(
        f'No coverage of "{query.words}" was found at {len(query.outlets)} outlets.{missing} '
        "Try fewer or other words, more days (--since, --until) or more outlets (--outlets)."
    )


def _outlets(settings: Settings, *, needed: bool) -> tuple[Outlet, ...]:
    """The outlets of the file; without one, none: links can be read without a list."""
    from discrepant.pipeline import outlets_in

    if not needed and settings.outlets is None and not DEFAULT_OUTLETS.exists():
        return ()
    return outlets_in(outlets_file(settings))
