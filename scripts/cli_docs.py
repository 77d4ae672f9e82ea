"""Writes docs/cli.md from the help texts of the commands: ``make docs``.

What ``-h`` prints and what the page says are one text, so they cannot drift apart; a test fails
when the page is stale.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from discrepant.cli import main as discrepant

__all__ = ["PAGE", "commands_of", "main", "page_of"]

PAGE = Path(__file__).resolve().parent.parent / "docs" / "cli.md"
WIDTH = 88

_HEAD = """\
# Commands

This page is written by `make docs` from what `-h` prints; change the help texts, not the page.
"""


def commands_of(group: click.Group) -> Iterator[tuple[str, click.Command, click.Context]]:
    """The group and each of its commands: the words to type, the command and its context."""
    context = _context(group, "discrepant")
    yield "discrepant", group, context
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None and not command.hidden:
            yield f"discrepant {name}", command, _context(command, name, parent=context)


def _context(
    command: click.Command, name: str, *, parent: click.Context | None = None
) -> click.Context:
    return click.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        help_option_names=["-h", "--help"],
    )


def page_of(group: click.Group) -> str:
    """The whole page, in Markdown."""
    sections = (
        f"## {words}\n\n```text\n{command.get_help(context).rstrip()}\n```\n"
        for words, command, context in commands_of(group)
    )
    return "\n".join((_HEAD, *sections))


def main() -> None:
    """Write the page."""
    PAGE.write_text(page_of(discrepant), encoding="utf-8")


if __name__ == "__main__":
    main()
