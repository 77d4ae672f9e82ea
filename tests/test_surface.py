"""What a module shows: what it is, an honest ``__all__``, a telling name, 400 lines at most."""

import ast
import importlib

import pytest

from bench import ROOT
from scripts.modules import SHIPPED, Module, modules_of

MODULES = modules_of(ROOT, *SHIPPED, "bench", "scripts")
FILES = (*MODULES, *modules_of(ROOT, "tests"))
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
LONGEST = 400
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "core", "base"}

every_module = pytest.mark.parametrize("module", [pytest.param(m, id=m.name) for m in MODULES])
every_file = pytest.mark.parametrize("module", [pytest.param(m, id=m.name) for m in FILES])


def declared(module: Module) -> list[str] | None:
    """The ``__all__`` of a module, None where it has none."""
    for node in module.tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(t, ast.Name) and t.id == "__all__" for t in targets) and node.value:
                names: list[str] = ast.literal_eval(node.value)
                return list(names)
    return None


def defined(module: Module) -> set[str]:
    """The public functions and classes that a module makes itself."""
    return {node.name for node in definitions(module)}


def definitions(module: Module) -> list[Definition]:
    """The public functions and classes at the top of a module."""
    return [
        node
        for node in module.tree.body
        if isinstance(node, Definition) and not node.name.startswith("_")
    ]


@every_file
def test_every_file_says_in_its_first_line_what_it_is(module: Module) -> None:
    assert ast.get_docstring(module.tree)


@every_module
def test_all_holds_the_public_names_and_nothing_that_is_not_there(module: Module) -> None:
    names = declared(module)
    own = defined(module)
    if names is None:
        assert own == set(), "public names without an __all__"
        return
    assert len(names) == len(set(names))
    assert own <= set(names), "public names that __all__ does not hold: rename them with a _"
    loaded = importlib.import_module(module.name)
    assert [name for name in names if not hasattr(loaded, name)] == []


@every_file
def test_a_module_is_named_after_its_subject(module: Module) -> None:
    assert module.name.rpartition(".")[2] not in SAYS_NOTHING


@every_file
def test_no_module_is_over_400_lines(module: Module) -> None:
    assert len(module.path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@every_module
def test_public_functions_and_classes_say_what_they_give(module: Module) -> None:
    assert [node.name for node in definitions(module) if not ast.get_docstring(node)] == []
