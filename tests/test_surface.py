"""What a module shows: what it is, an honest ``__all__``, a telling name, 400 lines at most."""

import ast
import importlib

from bench import ROOT
from scripts.modules import SHIPPED, Module, modules_of

MODULES = modules_of(ROOT, *SHIPPED, "bench", "scripts")
FILES = (*MODULES, *modules_of(ROOT, "tests"))
LONGEST = 400
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "core", "base"}
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def declared(module: Module) -> list[str]:
    """What the ``__all__`` of a module holds; nothing where it has none."""
    for node in module.tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
                return list(ast.literal_eval(node.value))
    return []


def definitions(module: Module) -> list[Definition]:
    """The public functions and classes at the top of a module.

    A command of the command line is not one: it is reached through its group.
    """
    return [
        node
        for node in module.tree.body
        if isinstance(node, Definition)
        and not node.name.startswith("_")
        and not any(".command(" in ast.unparse(one) for one in node.decorator_list)
    ]


def test_every_file_says_in_its_first_line_what_it_is() -> None:
    assert [module.name for module in FILES if not ast.get_docstring(module.tree)] == []


def test_all_holds_every_public_name() -> None:
    missing = {
        module.name: names
        for module in MODULES
        if (names := {node.name for node in definitions(module)} - set(declared(module)))
    }
    assert missing == {}, "add them to __all__, or begin their names with _"


def test_all_holds_nothing_that_is_not_there() -> None:
    for module in MODULES:
        names = declared(module)
        assert len(names) == len(set(names)), module.name
        loaded = importlib.import_module(module.name) if names else None
        assert [name for name in names if not hasattr(loaded, name)] == [], module.name


def test_public_functions_and_classes_say_what_they_give() -> None:
    silent = [
        f"{module.name}.{node.name}"
        for module in MODULES
        for node in definitions(module)
        if not ast.get_docstring(node)
    ]
    assert silent == []


def test_a_module_is_named_after_its_subject() -> None:
    assert [one.name for one in FILES if one.name.rpartition(".")[2] in SAYS_NOTHING] == []


def test_no_file_is_over_400_lines() -> None:
    lengths = {module.name: module.lines for module in FILES}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}
