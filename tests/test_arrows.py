"""The arrows of the design: who may import whom, and what.

Read from the source and not from what is loaded, so an import inside a function counts too. Each
arrow is tried on modules that break it as well: a test that cannot fail proves nothing.
"""

import ast
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence

import pytest

from bench import ROOT
from scripts.modules import SHIPPED, STAGES, Module, modules_of

MODULES = modules_of(ROOT, *SHIPPED)
OURS = (*SHIPPED, "bench", "scripts", "tests")
CONTRACTS = ("discrepant.records", "discrepant.errors")
PURE = ("compare", "reports")
DATABASE = ("sqlite3", "sqlite_utils")
NETWORK = (
    "aiohttp", "ftplib", "h11", "http", "httpcore", "httpx", "requests", "smtplib", "socket",
    "socketserver", "ssl", "trafilatura.downloads", "trafilatura.fetch_url", "urllib.request",
    "urllib.robotparser", "urllib3", "xmlrpc",
)  # fmt: skip

# Whatever brings in files, sockets, clocks, chance or other processes. Word lists and templates
# that ship inside of a package are read through importlib.resources.
IMPURE = (
    *DATABASE, *NETWORK, "asyncio", "glob", "joblib", "locale", "multiprocessing", "numpy.random",
    "os", "pathlib", "platform", "random", "secrets", "shutil", "subprocess", "sys", "tempfile",
    "threading", "time", "uuid",
)  # fmt: skip
# hash() of a string differs from run to run, so what is made of it does too.
IMPURE_CALLS = {"open", "print", "input", "hash"}
IMPURE_METHODS = {"now", "utcnow", "today", "write_text", "write_bytes", "urandom"}
# What would hide an import from these tests.
HIDING = {"__import__", "import_module", "eval", "exec"}

Broken = Iterator[str]
Arrow = Callable[[Sequence[Module]], Broken]


def told(module: Module, names: set[str]) -> Broken:
    """Each name that a module should not use, as "module: name"."""
    yield from (f"{module.name}: {name}" for name in sorted(names))


def within(module: Module, *names: str) -> bool:
    """True if the module is one of those named, or lies in one."""
    return any(module.name == name or module.name.startswith(f"{name}.") for name in names)


def called_in(module: Module) -> tuple[set[str], set[str]]:
    """The functions and the methods that a module calls."""
    called = [node.func for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
    return (
        {call.id for call in called if isinstance(call, ast.Name)},
        {call.attr for call in called if isinstance(call, ast.Attribute)},
    )


def attributes_in(module: Module) -> set[str]:
    """Every attribute that a module takes of anything."""
    return {node.attr for node in ast.walk(module.tree) if isinstance(node, ast.Attribute)}


def a_stage_knows_its_own_room_and_the_contracts(modules: Sequence[Module]) -> Broken:
    for module in modules:
        if module.room in STAGES:
            allowed = module.imports_from(module.room, *CONTRACTS)
            yield from told(module, module.imports_from(*OURS) - allowed)


def a_pure_room_reaches_for_no_file_socket_clock_or_chance(modules: Sequence[Module]) -> Broken:
    for module in modules:
        if module.room in PURE:
            yield from told(module, module.imports_from(*IMPURE))
            functions, methods = called_in(module)
            yield from told(module, functions & IMPURE_CALLS)
            yield from told(module, methods & IMPURE_METHODS)
            yield from told(module, attributes_in(module) & {"random"})


def nothing_hides_what_it_imports(modules: Sequence[Module]) -> Broken:
    for module in modules:
        functions, methods = called_in(module)
        yield from told(module, (functions | methods) & HIDING)


def what_ships_does_not_need_what_does_not(modules: Sequence[Module]) -> Broken:
    for module in modules:
        yield from told(module, module.imports_from("bench", "scripts", "tests"))


def httpx_is_imported_in_one_module(modules: Sequence[Module]) -> Broken:
    for module in modules:
        if not within(module, "crawler.transport"):
            yield from told(module, module.imports_from("httpx", "httpcore"))


def only_the_crawler_and_the_demo_web_touch_the_network(modules: Sequence[Module]) -> Broken:
    for module in modules:
        if not within(module, "crawler", "discrepant.demo"):
            yield from told(module, module.imports_from(*NETWORK))


def only_the_archive_touches_sqlite(modules: Sequence[Module]) -> Broken:
    for module in modules:
        if not within(module, "discrepant.archive"):
            yield from told(module, module.imports_from(*DATABASE))


def only_the_settings_read_the_environment(modules: Sequence[Module]) -> Broken:
    for module in modules:
        if not within(module, "discrepant.settings"):
            yield from told(module, attributes_in(module) & {"environ", "getenv"})
            yield from told(module, module.imports_from("os.environ", "os.getenv"))


def only_the_pipeline_joins_rooms(modules: Sequence[Module]) -> Broken:
    for module in modules:
        imported = module.imports_from(*STAGES)
        rooms = {name.partition(".")[0] for name in imported}
        if (
            module.room not in STAGES
            and len(rooms) > 1
            and not within(module, "discrepant.pipeline")
        ):
            yield from told(module, imported)


def the_contracts_depend_on_nothing_else_of_ours(modules: Sequence[Module]) -> Broken:
    for module in modules:
        if within(module, *CONTRACTS):
            yield from told(module, module.imports_from(*OURS) - module.imports_from(*CONTRACTS))


def the_records_are_imported_by_one_name(modules: Sequence[Module]) -> Broken:
    parts = [module.name for module in MODULES if module.name.startswith("discrepant.records.")]
    for module in modules:
        if not within(module, "discrepant.records"):
            yield from told(module, module.imports_from(*parts))


def nothing_imports_the_command_line_but_its_own_entry(modules: Sequence[Module]) -> Broken:
    for module in modules:
        if not within(module, "discrepant.__main__", "discrepant.cli"):
            yield from told(module, module.imports_from("discrepant.cli"))


def the_package_named_after_the_application_imports_nothing(modules: Sequence[Module]) -> Broken:
    for module in modules:
        if module.name == "discrepant":
            yield from told(module, set(module.imports()))


# Each arrow, with modules that break it: a name and its source.
ARROWS: dict[Arrow, tuple[tuple[str, str], ...]] = {
    a_stage_knows_its_own_room_and_the_contracts: (
        ("crawler.fetch", "import compare.events"),
        ("compare.facts", "from crawler.urls import web_url"),
        ("reports.view", "def late():\n    from discrepant import archive"),
        ("reports.view", "from discrepant.settings import Settings"),
        ("compare.facts", "import bench"),
    ),
    a_pure_room_reaches_for_no_file_socket_clock_or_chance: (
        ("compare.facts", "from pathlib import Path"),
        ("compare.facts", "import numpy.random"),
        ("compare.facts", "import numpy as np\nchance = np.random.default_rng()"),
        ("reports.view", "from datetime import datetime\nnow = datetime.now()"),
        ("reports.view", "text = open('words.txt')"),
        ("compare.framing.verbs", "key = hash('word')"),
    ),
    nothing_hides_what_it_imports: (
        ("compare.facts", "import importlib\nimportlib.import_module('crawler')"),
        ("compare.facts", "__import__('crawler')"),
    ),
    what_ships_does_not_need_what_does_not: (("crawler.crawl", "from bench import ROOT"),),
    httpx_is_imported_in_one_module: (("crawler.fetch", "import httpx"),),
    only_the_crawler_and_the_demo_web_touch_the_network: (
        ("discrepant.pipeline", "from urllib.request import urlopen"),
        ("discrepant.output", "import socket"),
        ("compare.facts", "from trafilatura import fetch_url"),
    ),
    only_the_archive_touches_sqlite: (
        ("discrepant.pipeline", "import sqlite3"),
        ("discrepant.archived", "from sqlite_utils import Database"),
    ),
    only_the_settings_read_the_environment: (
        ("discrepant.cli", "import os\nhome = os.environ['HOME']"),
        ("crawler.fetch", "from os import getenv"),
    ),
    only_the_pipeline_joins_rooms: (
        ("discrepant.cli", "from crawler.crawl import find\nfrom reports.page import html_of"),
    ),
    the_contracts_depend_on_nothing_else_of_ours: (
        ("discrepant.records.places", "from discrepant.settings import Settings"),
        ("discrepant.errors", "from compare.facts import facts_of"),
    ),
    the_records_are_imported_by_one_name: (
        ("compare.facts", "from discrepant.records.comparison import Fact"),
    ),
    nothing_imports_the_command_line_but_its_own_entry: (
        ("discrepant.pipeline", "from discrepant.cli import main"),
    ),
    the_package_named_after_the_application_imports_nothing: (("discrepant", "import json"),),
}


@pytest.mark.parametrize("arrow", ARROWS, ids=lambda arrow: arrow.__name__)
def test_every_module_keeps_to(arrow: Arrow) -> None:
    assert list(arrow(MODULES)) == []


@pytest.mark.parametrize(
    ("arrow", "name", "source"),
    [(arrow, *planted) for arrow, modules in ARROWS.items() for planted in modules],
    ids=lambda one: getattr(one, "__name__", None),
)
def test_a_module_that_breaks_it_is_told(arrow: Arrow, name: str, source: str) -> None:
    is_package = name == "discrepant"
    module = Module(name=name, is_package=is_package, lines=1, tree=ast.parse(source))
    assert list(arrow([module])) != []


def test_the_rooms_are_all_there() -> None:
    assert {module.room for module in MODULES} == set(SHIPPED)
    assert {one.name for one in MODULES if within(one, *CONTRACTS)} > set(CONTRACTS)
    (transport,) = (one for one in MODULES if one.imports_from("httpx"))
    assert transport.name == "crawler.transport"


@pytest.mark.slow
def test_help_does_not_wait_for_rich_or_scikit_learn() -> None:
    heavy = ["rich", "sklearn", "trafilatura", "httpx", "jinja2"]
    script = (
        "import json, sys, discrepant.cli;"
        f"print(json.dumps([name for name in {heavy} if name in sys.modules]))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert json.loads(answer.stdout) == []


def test_an_import_inside_a_function_and_a_relative_one_are_seen() -> None:
    source = (
        "def late():\n    import socket\n    from ..facts import Fact\n    from . import names\n"
    )
    tree = ast.parse(source)
    module = Module(name="compare.framing.verbs", is_package=False, lines=4, tree=tree)
    assert set(module.imports()) == {"socket", "compare.facts.Fact", "compare.framing.names"}
    assert module.imports_from("socket", "compare.facts") == {"socket", "compare.facts.Fact"}
