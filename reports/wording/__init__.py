"""The words that users read: one TOML file a language, one loader.

A key is "section.name". A name with a table below it that holds ``one`` and ``other`` is counted.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Words", "words_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """All words of one language, by key; one that is not there is a KeyError, a defect of ours."""

    language: str
    by_key: Mapping[str, str]

    def say(self, key: str, /, **values: object) -> str:
        """The words under a key, with their blanks filled."""
        return self.by_key[key].format(**values)

    def count(self, key: str, number: int, /, **values: object) -> str:
        """The words for that many: ``key.one`` or ``key.other``, with ``{n}`` grouped.

        >>> words_in("en").count("count.outlets", 1), words_in("en").count("count.outlets", 1200)
        ('1 outlet', '1,200 outlets')
        """
        form = "one" if number == 1 else "other"
        return self.say(f"{key}.{form}", n=f"{number:,}", **values)

    def known(self, key: str, otherwise: str) -> str:
        """The words under a key, or ``otherwise`` where the list does not have it."""
        return self.by_key.get(key, otherwise)

    def listed(self, parts: tuple[str, ...]) -> str:
        """Parts as a sentence lists them.

        >>> words_in("en").listed(("12", "15", "19"))
        '12, 15 and 19'
        """
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self.say('list.and')} {parts[-1]}"


@cache
def words_in(language: str) -> Words:
    """The words of a language; FileNotFoundError where there is no file for it."""
    text = (files(__name__) / f"{language}.toml").read_text(encoding="utf-8")
    return Words(language=language, by_key=dict(_flat(tomllib.loads(text))))


def _flat(table: Mapping[str, object], prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, value in table.items():
        if isinstance(value, dict):
            found.extend(_flat(value, f"{prefix}{name}."))
        else:
            found.append((prefix + name, str(value)))
    return found
