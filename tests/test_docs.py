"""The documentation is true: links lead somewhere, commands exist, help texts are current."""

from __future__ import annotations

import ast
import json
import re
import shlex
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path

import click
import pytest

from bench import ROOT
from compare.wording import table
from discrepant.cli import main as discrepant
from discrepant.records import FLAGGED, Outlet
from discrepant.settings import Settings
from scripts import cli_docs
from scripts.modules import SHIPPED, Module, modules_of

README = ROOT / "README.md"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
WRITTEN_BY_HAND = [page for page in PAGES if page != cli_docs.PAGE]
COMMANDS = {words: command for words, command, _ in cli_docs.commands_of(discrepant)}

FENCE = re.compile(r"^\s*```.*?^\s*```\s*$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`]+)`")
FOLDERS = tuple(f"{name}/" for name in (*SHIPPED, "bench", "scripts", "tests", "docs", ".ci"))
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
def test_options_named_in_a_sentence_exist(document: Path) -> None:
    known = {
        option for command in COMMANDS.values() for one in command.params for option in one.opts
    }
    words = " ".join(CODE.findall(prose_of(document))).split()
    assert {one for one in words if one.startswith("--")} - known == set()


@every_page
def test_files_named_in_a_sentence_are_there(document: Path) -> None:
    named = [one for one in CODE.findall(prose_of(document)) if one.startswith(FOLDERS)]
    assert [one for one in named if not (ROOT / one).exists()] == []


def test_the_readme_names_every_setting() -> None:
    (line,) = re.findall(r"^What you set every time .*$", prose_of(README), re.MULTILINE)
    assert set(CODE.findall(line)) > {field.name for field in fields(Settings)}


def test_the_readme_names_every_key_of_an_outlet() -> None:
    table_of_keys = prose_of(README).partition("## The outlet file")[2].partition("\n## ")[0]
    told = re.findall(r"^\| `(\w+)` \|", table_of_keys, re.MULTILINE)
    assert told == [field.name for field in fields(Outlet)]


def test_the_format_page_names_every_key_of_the_schema() -> None:
    page = (ROOT / "docs" / "json-format.md").read_text(encoding="utf-8")
    schema = json.loads((ROOT / "docs" / "comparison.schema.json").read_text(encoding="utf-8"))
    assert {key for key in keys_in(schema) if f"`{key}`" not in page} == set()


def keys_in(schema: object) -> Iterator[str]:
    """Every key that a document of the schema may hold."""
    if isinstance(schema, list):
        for one in schema:
            yield from keys_in(one)
    elif isinstance(schema, dict):
        yield from schema.get("properties", {})
        for one in schema.values():
            yield from keys_in(one)


@every_page
def test_make_targets_in_the_pages_exist(document: Path) -> None:
    targets = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for _, *words in typed_in(document, "make"):
        assert {word for word in words if "=" not in word} <= targets


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    assert cli_docs.PAGE.read_text(encoding="utf-8") == cli_docs.page_of(discrepant), "make docs"


def texts_in(node: ast.expr) -> Iterator[str]:
    """What an expression may be: its constants, and a rule's text with every cue filled in."""
    if isinstance(node, ast.IfExp):
        yield from texts_in(node.body)
        yield from texts_in(node.orelse)
    elif isinstance(node, ast.Constant):
        yield str(node.value)
    elif isinstance(node, ast.JoinedStr):
        (start, filled) = node.values
        assert isinstance(filled, ast.FormattedValue)
        assert ast.unparse(filled.value) == "cue"
        for cue in table("en", "verdicts")["scope_reasons"]:
            yield f"{ast.literal_eval(start)}{cue}"


def rulings_in(modules: Iterable[Module]) -> dict[str, set[str]]:
    """Each rule that a call names, with the verdicts or the kind of card that it may give."""
    given: dict[str, set[str]] = {}
    for node in (node for module in modules for node in ast.walk(module.tree)):
        if isinstance(node, ast.Call):
            told = {one.arg: one.value for one in node.keywords}
            gives = told.get("verdict") or told.get("kind")
            for rule in texts_in(told["rule"]) if "rule" in told else ():
                given.setdefault(rule, set()).update(texts_in(gives) if gives else ())
    return given


def rules_explained() -> dict[str, str]:
    """Each rule of docs/verdicts.md, with the cell that says what it gives."""
    text = (ROOT / "docs" / "verdicts.md").read_text(encoding="utf-8")
    _, rules, framing = re.split("^## (?:Rules|Framing)$", text, flags=re.MULTILINE)
    told = dict(re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", rules, re.MULTILINE))
    cards = re.findall(r"^\| `([^`]+)` \|.*\brule `([^`]+)`", framing, re.MULTILINE)
    return told | {rule: kind for kind, rule in cards}


def test_every_rule_is_explained_and_every_explained_rule_is_there() -> None:
    assert set(rules_explained()) == set(rulings_in(modules_of(ROOT, "compare")))


def test_a_rule_gives_the_verdict_that_its_line_names() -> None:
    for rule, verdicts in rulings_in(modules_of(ROOT, "compare")).items():
        told = set(rules_explained()[rule].split())
        # One that is not sure enough is unclear, as the page says above the table.
        told |= {"unclear"} if told & FLAGGED else set()
        assert verdicts - told == set(), rule


@every_command
def test_every_command_explains_itself_and_its_options(words: str) -> None:
    command = COMMANDS[words]
    assert command.help
    options = (one for one in command.params if isinstance(one, click.Option) and not one.hidden)
    assert [option.name for option in options if not option.help] == []
