"""What every command shares: help that begins with examples, talk, and errors as exit codes."""

from __future__ import annotations

import inspect
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any

import click

from discrepant.errors import DiscrepantError, UsageProblem
from discrepant.exit_codes import ExitCode
from discrepant.talk import Talk

__all__ = ["Command", "Program"]

_CODES = """\b
Exit codes:
  0    done
  1    failed, or no coverage was found
  2    an option, a file or a query that cannot be worked with
  3    done, but of an outlet nothing could be read, and --strict was given
  4    done, outlets differ, and --fail-on differ was given
  130  interrupted; what was stored is kept
"""


class Command(click.Command):
    """A command with examples, the shared options and our way of telling errors.

    Its callback finds a ``Talk`` in ``ctx.obj`` and returns an ``ExitCode`` or None for done.
    ``when_interrupted`` says what became of the work after Ctrl-C.
    """

    def __init__(
        self,
        *args: Any,  # what click.Command takes
        examples: Sequence[str] = (),
        when_interrupted: str = "Stopped.",
        **more: Any,
    ) -> None:
        super().__init__(*args, **more)
        self._examples = examples
        self._when_interrupted = when_interrupted
        self.params += [
            click.Option(["-q", "--quiet"], is_flag=True, help="Say nothing but problems."),
            click.Option(
                ["-v", "--verbose"], is_flag=True, help="Say more, such as every refusal."
            ),
            click.Option(["--no-color"], is_flag=True, help="Use no colours (NO_COLOR works too)."),
            click.Option(["--debug"], is_flag=True, help="Show the traceback of an error."),
        ]

    def invoke(self, ctx: click.Context) -> None:
        """Run the command and leave with its exit code; no traceback without --debug."""
        quiet, verbose = ctx.params.pop("quiet"), ctx.params.pop("verbose")
        debug, color = ctx.params.pop("debug"), not ctx.params.pop("no_color")
        talk = ctx.obj = Talk(quiet=quiet, verbose=verbose, debug=debug, color=color)
        with talk.logging():
            code = self._run(ctx, talk, debug=debug)
        ctx.exit(code)

    def _run(self, ctx: click.Context, talk: Talk, *, debug: bool) -> ExitCode:
        try:
            return super().invoke(ctx) or ExitCode.DONE
        except KeyboardInterrupt:
            talk.complain(f"\n{self._when_interrupted}")
            return ExitCode.INTERRUPTED
        except DiscrepantError as problem:
            if debug:
                traceback.print_exc()
            talk.complain(f"Error: {problem}")
            return ExitCode.USAGE if isinstance(problem, UsageProblem) else ExitCode.FAILED
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except BrokenPipeError:
            # Whoever read our output has gone, which is their right (`... | head`).
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return ExitCode.FAILED
        except Exception as defect:  # noqa: BLE001  a user gets a sentence whatever went wrong
            if debug:
                traceback.print_exc()
            talk.complain(
                f"Error: a defect of Discrepant itself, {type(defect).__name__}: {defect}. "
                "Run the command again with --debug and report what it prints."
            )
            return ExitCode.FAILED

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does in a line, examples, and then the rest."""
        summary, _, rest = inspect.cleandoc(self.help or "").partition("\n\n")
        formatter.write_paragraph()
        formatter.write_text(summary)
        if self._examples:
            with formatter.section("Examples"):
                for example in self._examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{example}\n")
        if rest:
            formatter.write_paragraph()
            formatter.write_text(rest)


class Program(click.Group):
    """The group of all commands; its help ends with the exit codes."""

    command_class = Command

    def __init__(self, *args: Any, **more: Any) -> None:  # what click.Group takes
        super().__init__(*args, epilog=_CODES, **more)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which one needs them."""
        return list(self.commands)
