"""Our own modules as source trees: what the tests of arrows and surface look at."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["SHIPPED", "STAGES", "Module", "modules_of"]

STAGES = ("crawler", "compare", "reports")
SHIPPED = ("discrepant", *STAGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One file of ours: its dotted name, whether it is a package, its length and syntax tree."""

    name: str
    is_package: bool
    lines: int
    tree: ast.Module

    @property
    def room(self) -> str:
        """The top-level package that the module stands in."""
        return self.name.partition(".")[0]

    def imports(self) -> Iterator[str]:
        """The dotted name of everything imported, inside functions too.

        ``from a.b import c`` gives "a.b.c", for c may be a module; "a.b" is its prefix.
        """
        package = self.name if self.is_package else self.name.rpartition(".")[0]
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                parents = package.split(".")[: len(package.split(".")) + 1 - node.level]
                above = ".".join(parents) if node.level else ""
                origin = ".".join(part for part in (above, node.module) if part)
                yield from (f"{origin}.{alias.name}" for alias in node.names)

    def imports_from(self, *names: str) -> set[str]:
        """Which of the imported names are, or lie in, one of the given modules."""
        return {
            imported
            for imported in self.imports()
            if any(imported == name or imported.startswith(f"{name}.") for name in names)
        }


def modules_of(root: Path, *packages: str) -> tuple[Module, ...]:
    """Every module of the given packages under the root, by name."""
    return tuple(
        _module(path, path.relative_to(root))
        for package in packages
        for path in sorted((root / package).rglob("*.py"))
    )


def _module(path: Path, place: Path) -> Module:
    source = path.read_text(encoding="utf-8")
    is_package = path.name == "__init__.py"
    parts = place.parent.parts if is_package else place.with_suffix("").parts
    return Module(
        name=".".join(parts),
        is_package=is_package,
        lines=len(source.splitlines()),
        tree=ast.parse(source),
    )
