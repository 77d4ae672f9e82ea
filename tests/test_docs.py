"""The documentation is true: links lead somewhere, commands exist, help texts are current."""

from __future__ import annotations

import ast
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from bench import ROOT
from discrepant.cli import main as discrepant
from scripts import cli_docs
from scripts.modules import Module, modules_of

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
WRITTEN_BY_HAND = [page for page in PAGES if page != cli_docs.PAGE]
COMMANDS = {words: command for words, command, _ in cli_docs.commands_of(discrepant)}

FENCE = re.compile(r"^\s*```.*?^\s*```\s*$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
NEXT_SENTENCE = re.compile(r"(?<!^\d)[.!?][\"')]* +[A-Z\"(`]")

every_page = pytest.mark.parametrize(
    "document", WRITTEN_BY_HAND, ids=lambda document: document.name
)
every_command = pytest.mark.parametrize("words", COMMANDS)


def prose_of(page: Path) -> str:
    """The page without its blocks of code."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def anchors_in(page: Path) -> set[str]:
    """The fragments that a page's headings answer to, as forges make them."""
    headings = HEADING.findall(prose_of(page))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def typed_in(page: Path, program: str) -> Iterator[list[str]]:
    """The lines of the page's code that call a program, split as a shell splits them."""
    for block in FENCE.findall(page.read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.strip().startswith(f"{program} "):
                yield shlex.split(line, comments=True)


@every_page
def test_links_lead_to_files_and_headings_that_are_there(document: Path) -> None:
    for target in LINK.findall(prose_of(document)):
        if target.startswith(("https://", "http://")):
            continue
        name, _, fragment = target.partition("#")
        aim = (document.parent / name).resolve() if name else document
        assert aim.exists(), target
        if fragment:
            assert fragment in anchors_in(aim), target


@every_page
def test_a_line_holds_one_sentence(document: Path) -> None:
    prose = (line for line in prose_of(document).splitlines() if not line.startswith("|"))
    assert [line for line in prose if NEXT_SENTENCE.search(line)] == []


@every_page
def test_commands_in_the_pages_exist_with_their_options(document: Path) -> None:
    for _, name, *rest in typed_in(document, "discrepant"):
        command = COMMANDS[f"discrepant {name}"]
        known = {option for parameter in command.params for option in parameter.opts}
        asked = {word.partition("=")[0] for word in rest if word.startswith("-")}
        assert asked <= known | {"-h", "--help"}, document


@every_page
def test_make_targets_in_the_pages_exist(document: Path) -> None:
    targets = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for _, *words in typed_in(document, "make"):
        assert {word for word in words if "=" not in word} <= targets


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    assert cli_docs.PAGE.read_text(encoding="utf-8") == cli_docs.page_of(discrepant), "make docs"


def rules_of(module: Module) -> Iterator[str]:
    """The names of rules that a module gives, each up to the part that a run fills in."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.keyword) and node.arg == "rule":
            for part in ast.walk(node.value):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


@pytest.mark.parametrize(
    "rule", sorted({rule for module in modules_of(ROOT, "compare") for rule in rules_of(module)})
)
def test_every_rule_is_explained(rule: str) -> None:
    assert f"`{rule}" in (ROOT / "docs" / "verdicts.md").read_text(encoding="utf-8")


@every_command
def test_every_command_explains_itself_and_its_options(words: str) -> None:
    command = COMMANDS[words]
    assert command.help
    options = (one for one in command.params if isinstance(one, click.Option) and not one.hidden)
    assert [option.name for option in options if not option.help] == []
