"""The word lists of the comparing, one folder a language, one TOML file a subject.

Every list is compiled by this project; each file says so in its first comment.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["table"]


@cache
def table(language: str, subject: str) -> dict[str, Any]:  # Any: TOML holds what it holds
    """The word list of that subject, as TOML gives it; FileNotFoundError when there is none.

    Callers turn it into typed values once and never change it.
    """
    source = files(__package__).joinpath(language, f"{subject}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
