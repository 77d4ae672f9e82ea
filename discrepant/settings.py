"""Settings: flags, then the environment, then discrepant.toml, then the user's file, then defaults.

This is the only module that reads the environment.
"""

from __future__ import annotations

import difflib
import os
import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from discrepant.errors import UsageProblem

__all__ = ["Settings", "settings_from"]

# A name in discrepant.toml is the field's name; in the environment DISCREPANT_ and capitals.
PROJECT_FILE = "discrepant.toml"
USER_FILE = "config.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run is told besides its question.

    ``outlets`` is the outlet list, None where nobody named one. ``delay`` is the least time
    between two requests at one host and ``timeout`` the most that one page may take, in seconds.
    ``allow_private`` names hosts that may be asked although their address is not public.
    """

    archive: Path
    outlets: Path | None = None
    delay: float = 1.0
    timeout: float = 30.0
    allow_private: tuple[str, ...] = ()


def settings_from(
    flags: Mapping[str, object],
    *,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    home: Path | None = None,
) -> Settings:
    """The settings of this run; a flag that is None or empty was not given, others are ignored.

    UsageProblem names the place of a key that is unknown or of a value that is none. ``folder``
    is where discrepant.toml may lie, ``home`` the user's home; both default to the real ones.
    """
    environment = os.environ if environment is None else environment
    folder = Path.cwd() if folder is None else folder
    home = Path.home() if home is None else home
    told: dict[str, object] = {"archive": _data_folder(environment, home) / "discrepant.db"}
    for source in (
        _of_file(_config_folder(environment, home) / USER_FILE),
        _of_file(folder / PROJECT_FILE),
        _of_environment(environment),
        _of_flags(flags),
    ):
        told.update(source)
    return Settings(**{name: _READ[name](value) for name, value in told.items()})


def _of_file(path: Path) -> dict[str, object]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, UnicodeDecodeError) as cause:
        raise UsageProblem(f"The settings file {path} cannot be read: {cause}.") from cause
    except tomllib.TOMLDecodeError as cause:
        raise UsageProblem(f"{path} is not TOML: {cause}. Correct that line.") from cause
    told = {_known(name, str(path)): value for name, value in values.items()}
    for name in ("archive", "outlets"):
        # A path in a file means a place beside that file, wherever the command is run.
        if isinstance(told.get(name), str):
            told[name] = path.parent / Path(str(told[name])).expanduser()
    return _checked(told, str(path))


def _of_environment(environment: Mapping[str, str]) -> dict[str, object]:
    told: dict[str, object] = {}
    for variable, value in environment.items():
        if variable.startswith("DISCREPANT_") and value:
            name = _known(variable.removeprefix("DISCREPANT_").lower(), variable)
            told[name] = value.split() if name == "allow_private" else value
    return _checked(told, "the environment (DISCREPANT_...)")


def _of_flags(flags: Mapping[str, object]) -> dict[str, object]:
    given = {name: flags[name] for name in _READ if flags.get(name) not in (None, ())}
    return _checked(given, "the command line")


def _known(name: str, place: str) -> str:
    if name in _READ:
        return name
    close = difflib.get_close_matches(name, _READ, n=1, cutoff=0.5)
    hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(_READ)}."
    raise UsageProblem(f"{place}: {name!r} is not a setting; {hint}")


def _checked(told: Mapping[str, object], place: str) -> dict[str, object]:
    for name, value in told.items():
        try:
            _READ[name](value)
        except (TypeError, ValueError) as cause:
            raise UsageProblem(f"{place}: {name} {cause}.") from cause
    return dict(told)


def _path(value: object) -> Path:
    if not isinstance(value, str | Path) or not str(value):
        raise TypeError("must be a path in quotes")
    return Path(value).expanduser()


def _seconds(value: object) -> float:
    try:
        number = float(value) if isinstance(value, int | float | str) else -1.0
    except ValueError:
        number = -1.0
    if isinstance(value, bool) or not 0 <= number <= 3600:
        raise ValueError("must be a number of seconds from 0 to 3600")
    return number


def _hosts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(host, str) for host in value):
        raise TypeError('must be a list of hosts, such as ["archive.example"]')
    return tuple(value)


_READ: dict[str, Callable[[object], Any]] = {  # Any: each gives the type of its field
    "archive": _path,
    "outlets": _path,
    "delay": _seconds,
    "timeout": _seconds,
    "allow_private": _hosts,
}
assert set(_READ) == {field.name for field in fields(Settings)}


def _data_folder(environment: Mapping[str, str], home: Path) -> Path:
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "discrepant"
    return _absolute(environment.get("XDG_DATA_HOME")) or home / ".local" / "share" / "discrepant"


def _config_folder(environment: Mapping[str, str], home: Path) -> Path:
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "discrepant"
    return _absolute(environment.get("XDG_CONFIG_HOME")) or home / ".config" / "discrepant"


def _absolute(folder: str | None) -> Path | None:
    """The folder for our files in an XDG directory; a relative one is to be ignored."""
    return Path(folder) / "discrepant" if folder and Path(folder).is_absolute() else None
