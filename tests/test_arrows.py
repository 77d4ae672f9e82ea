"""The arrows of the design: who may import whom, and what.

Read from the source and not from what is loaded, so an import inside a function counts too.
"""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from bench import ROOT
from scripts.modules import SHIPPED, STAGES, Module, modules_of

MODULES = modules_of(ROOT, *SHIPPED)
CONTRACTS = ("discrepant.records", "discrepant.errors")
PURE = ("compare", "reports")
DATABASE = ("sqlite3", "sqlite_utils")
NETWORK = ("httpx", "httpcore", "h11", "socket", "ssl", "http", "urllib.request", "urllib3")

# Whatever brings in files, sockets, clocks, chance or other processes. Word lists and templates
# that ship inside of a package are read through importlib.resources.
IMPURE = (
    *DATABASE, *NETWORK, "asyncio", "io", "joblib", "multiprocessing", "os", "pathlib", "random",
    "secrets", "shutil", "subprocess", "sys", "tempfile", "threading", "time", "uuid",
)  # fmt: skip
# hash() of a string differs from run to run, so what is made of it does too.
IMPURE_CALLS = {"open", "print", "input", "hash"}
IMPURE_METHODS = {"now", "utcnow", "today", "write_text", "write_bytes", "urandom"}


def modules_in(*rooms: str) -> list[object]:
    """The modules of some rooms, as parameters that carry their name."""
    return [pytest.param(module, id=module.name) for module in MODULES if module.room in rooms]


@pytest.mark.parametrize("module", modules_in(*STAGES))
def test_a_stage_knows_nothing_of_ours_but_its_own_room_and_the_contracts(module: Module) -> None:
    ours = module.imports_from(*SHIPPED, "bench", "scripts", "tests")
    assert ours <= module.imports_from(module.room, *CONTRACTS)


@pytest.mark.parametrize("module", modules_in(*PURE))
def test_a_pure_room_reaches_for_no_file_socket_clock_or_chance(module: Module) -> None:
    assert module.imports_from(*IMPURE) == set()
    called = [node.func for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
    names = {call.id for call in called if isinstance(call, ast.Name)}
    methods = {call.attr for call in called if isinstance(call, ast.Attribute)}
    assert names & IMPURE_CALLS == set()
    assert methods & IMPURE_METHODS == set()


@pytest.mark.parametrize("module", modules_in("discrepant"))
def test_what_ships_does_not_need_what_does_not(module: Module) -> None:
    assert module.imports_from("bench", "scripts", "tests") == set()


def test_httpx_is_imported_in_one_module_of_the_crawler() -> None:
    importers = [module.name for module in MODULES if module.imports_from("httpx")]
    assert len(importers) <= 1
    assert all(name.startswith("crawler.") for name in importers)


def test_only_the_crawler_and_the_demo_web_touch_the_network() -> None:
    touching = {module.name for module in MODULES if module.imports_from(*NETWORK)}
    allowed = ("crawler.", "discrepant.demo.")
    assert [name for name in sorted(touching) if not name.startswith(allowed)] == []


def test_only_the_archive_and_its_migrations_touch_sqlite() -> None:
    touching = {module.name for module in MODULES if module.imports_from(*DATABASE)}
    allowed = ("discrepant.archive", "discrepant.migrations")
    assert [name for name in sorted(touching) if not name.startswith(allowed)] == []


def test_the_contracts_depend_on_nothing_else_of_ours() -> None:
    for module in MODULES:
        if module.name in CONTRACTS:
            assert module.imports_from(*SHIPPED) <= module.imports_from(*CONTRACTS)


def test_nothing_imports_the_command_line_but_its_own_entry() -> None:
    importers = {module.name for module in MODULES if module.imports_from("discrepant.cli")}
    entries = ("discrepant.__main__", "discrepant.cli")
    assert [name for name in sorted(importers) if not name.startswith(entries)] == []


def test_the_package_named_after_the_application_imports_nothing() -> None:
    (package,) = (module for module in MODULES if module.name == "discrepant")
    assert list(package.imports()) == []


@pytest.mark.slow
def test_help_does_not_wait_for_rich_or_scikit_learn() -> None:
    heavy = ["rich", "sklearn", "trafilatura", "httpx", "jinja2"]
    script = (
        "import json, sys, discrepant.cli;"
        f"print(json.dumps([name for name in {heavy} if name in sys.modules]))"
    )
    if not Path(ROOT, "discrepant", "cli.py").exists():
        pytest.skip("the command line has not landed yet")
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert json.loads(answer.stdout) == []


def test_an_import_inside_a_function_and_a_relative_one_are_seen() -> None:
    source = (
        "def late():\n    import socket\n    from ..facts import Fact\n    from . import names\n"
    )
    module = Module(name="compare.framing.verbs", path=Path("verbs.py"), tree=ast.parse(source))
    assert set(module.imports()) == {"socket", "compare.facts.Fact", "compare.framing.names"}
    assert module.imports_from("socket", "compare.facts") == {"socket", "compare.facts.Fact"}
