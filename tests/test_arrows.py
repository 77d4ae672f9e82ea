"""The arrows of the design: who may import whom, and what.

Read from the source and not from what is loaded, so an import inside a function counts too.
"""

import ast
import json
import subprocess
import sys
from collections.abc import Callable, Iterable

import pytest

from bench import ROOT
from scripts.modules import SHIPPED, STAGES, Module, modules_of

MODULES = modules_of(ROOT, *SHIPPED)
OURS = (*SHIPPED, "bench", "scripts", "tests")
CONTRACTS = ("discrepant.records", "discrepant.errors")
PURE = ("compare", "reports")
DATABASE = ("sqlite3", "sqlite_utils")
NETWORK = ("httpx", "httpcore", "h11", "socket", "ssl", "http", "urllib.request", "urllib3")

# Whatever brings in files, sockets, clocks, chance or other processes. Word lists and templates
# that ship inside of a package are read through importlib.resources.
IMPURE = (
    *DATABASE, *NETWORK, "asyncio", "joblib", "multiprocessing", "os", "pathlib", "random",
    "secrets", "shutil", "subprocess", "sys", "tempfile", "threading", "time", "uuid",
)  # fmt: skip
# hash() of a string differs from run to run, so what is made of it does too.
IMPURE_CALLS = {"open", "print", "input", "hash"}
IMPURE_METHODS = {"now", "utcnow", "today", "write_text", "write_bytes", "urandom"}


def strays(modules: Iterable[Module], imported: Callable[[Module], set[str]]) -> list[str]:
    """Each module with what it imports and should not, as "module: import"."""
    return [f"{module.name}: {name}" for module in modules for name in sorted(imported(module))]


def in_rooms(*rooms: str) -> list[Module]:
    """The modules of some rooms."""
    return [module for module in MODULES if module.room in rooms]


def test_a_stage_knows_nothing_of_ours_but_its_own_room_and_the_contracts() -> None:
    def beyond(module: Module) -> set[str]:
        return module.imports_from(*OURS) - module.imports_from(module.room, *CONTRACTS)

    assert strays(in_rooms(*STAGES), beyond) == []


def test_a_pure_room_reaches_for_no_file_socket_clock_or_chance() -> None:
    assert strays(in_rooms(*PURE), lambda module: module.imports_from(*IMPURE)) == []
    for module in in_rooms(*PURE):
        called = [node.func for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
        names = {call.id for call in called if isinstance(call, ast.Name)}
        methods = {call.attr for call in called if isinstance(call, ast.Attribute)}
        assert names & IMPURE_CALLS == set(), module.name
        assert methods & IMPURE_METHODS == set(), module.name


def test_what_ships_does_not_need_what_does_not() -> None:
    assert strays(MODULES, lambda module: module.imports_from("bench", "scripts", "tests")) == []


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
    contracts = [one for one in MODULES if one.name.startswith(CONTRACTS)]
    assert {one.name for one in contracts} > set(CONTRACTS)
    assert (
        strays(contracts, lambda one: one.imports_from(*OURS) - one.imports_from(*CONTRACTS)) == []
    )


def test_the_records_are_imported_by_one_name() -> None:
    parts = [one.name for one in MODULES if one.name.startswith("discrepant.records.")]
    others = [one for one in MODULES if not one.name.startswith("discrepant.records")]
    assert strays(others, lambda module: module.imports_from(*parts)) == []


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
