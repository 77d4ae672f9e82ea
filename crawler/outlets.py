"""The outlet list: a TOML file with one ``[[outlet]]`` table per outlet."""

from __future__ import annotations

import difflib
import tomllib
import zoneinfo
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Literal, cast
from urllib.parse import urlsplit

from crawler.urls import is_same_site, origin_of, web_url
from discrepant.errors import OutletsFileProblem
from discrepant.records import Outlet

__all__ = ["outlet_of", "outlets_in"]

_KEYS = tuple(field.name for field in fields(Outlet))
_LISTS = ("feeds", "sitemaps", "sections")
_TEXTS = ("name", "language", "currency", "owner")
_DAY_ORDERS = ("dmy", "mdy", "ymd")
_Order = Literal["dmy", "mdy", "ymd"]


def outlets_in(path: Path) -> tuple[Outlet, ...]:
    """The outlets of a TOML file, in the order of the file.

    OutletsFileProblem names the file, the outlet, the key and what to write instead.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise OutletsFileProblem(
            f"There is no outlets file {path}. Check the path given with --outlets."
        ) from None
    except (OSError, UnicodeDecodeError) as cause:
        raise OutletsFileProblem(
            f"The outlets file {path} cannot be read: {cause}. It must be a UTF-8 text file."
        ) from cause
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as cause:
        raise OutletsFileProblem(f"{path} is not TOML: {cause}. Correct that line.") from cause
    return _outlets(path, data)


def outlet_of(url: str, outlets: Iterable[Outlet]) -> Outlet | None:
    """The outlet whose host the URL lies on; None when it is nobody's.

    Where several outlets share a host, the one whose home is the longest beginning of the URL.
    """
    address = web_url(url)
    if address is None:
        return None
    path = urlsplit(address).path
    hosts = [outlet for outlet in outlets if is_same_site(outlet.home, address)]
    exact = [outlet for outlet in hosts if origin_of(outlet.home) == origin_of(address)]
    return max(exact or hosts, key=lambda outlet: _shared_path(outlet, path), default=None)


def _shared_path(outlet: Outlet, path: str) -> int:
    home = urlsplit(outlet.home).path
    return len(home) if path.startswith(home) else 0


def _outlets(path: Path, data: Mapping[str, object]) -> tuple[Outlet, ...]:
    for key in data:
        if key != "outlet":
            raise OutletsFileProblem(
                f"{path}: {key!r} is not known here. Every outlet starts with the line [[outlet]]."
            )
    tables = data.get("outlet")
    if not isinstance(tables, list) or not tables:
        raise OutletsFileProblem(
            f"{path} lists no outlet. Add a line [[outlet]] with name = and home = below it."
        )
    found = tuple(_Table(path, number, table).outlet() for number, table in enumerate(tables, 1))
    numbers: dict[str, int] = {}
    for number, outlet in enumerate(found, 1):
        earlier = numbers.setdefault(outlet.name.casefold(), number)
        if earlier != number:
            raise OutletsFileProblem(
                f"{path}: outlets {earlier} and {number} are both named {outlet.name!r}. "
                "Give one of them another name."
            )
    return found


class _Table:
    """One table of the file, read key by key so that every complaint can name its place."""

    def __init__(self, path: Path, number: int, table: object) -> None:
        self._path, self._number, self._name = path, number, ""
        if not isinstance(table, dict):
            raise self._problem("outlet", "is not a table. Write [[outlet]] in double brackets")
        self._table: dict[str, object] = table
        name = table.get("name")
        if isinstance(name, str) and name:
            self._name = f" ({name})"

    def outlet(self) -> Outlet:
        for key in self._table:
            if key not in _KEYS:
                close = difflib.get_close_matches(key, _KEYS, n=1)
                hint = f"did you mean {close[0]!r}?" if close else f"known are {', '.join(_KEYS)}"
                raise self._problem(key, f"is not a key of an outlet; {hint}")
        for key in ("name", "home"):
            if not self._table.get(key):
                raise self._problem(key, f'is missing. Add a line {key} = "..."')
        order, zone = self._text("day_order"), self._text("zone")
        if order is not None and order not in _DAY_ORDERS:
            raise self._problem("day_order", f"is {order!r}; it can be {', '.join(_DAY_ORDERS)}")
        agency = self._table.get("agency", False)
        if not isinstance(agency, bool):
            raise self._problem("agency", "must be true or false, without quotes")
        lists = {key: self._urls(key) for key in _LISTS}
        texts = {key: self._text(key) for key in _TEXTS}
        return Outlet(
            name=texts["name"] or "",
            home=self._url("home", self._table["home"]),
            feeds=lists["feeds"],
            sitemaps=lists["sitemaps"],
            sections=lists["sections"],
            language=texts["language"],
            zone=self._zone(zone) if zone else "UTC",
            day_order=cast("_Order | None", order),
            currency=texts["currency"],
            owner=texts["owner"],
            agency=agency,
        )

    def _text(self, key: str) -> str | None:
        value = self._table.get(key)
        if value is None:
            return None
        if not isinstance(value, str) or not value.strip():
            raise self._problem(key, 'must be text in quotes, such as "en"')
        if any(ord(character) < 32 for character in value):
            raise self._problem(key, "holds a line break or another control character; remove it")
        return value.strip()

    def _zone(self, name: str) -> str:
        try:
            zoneinfo.ZoneInfo(name)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            close = difflib.get_close_matches(name, zoneinfo.available_timezones(), n=1, cutoff=0.7)
            hint = f"did you mean {close[0]!r}?" if close else 'write one such as "Europe/London"'
            raise self._problem("zone", f"is {name!r}, which is no time zone; {hint}") from None
        return name

    def _urls(self, key: str) -> tuple[str, ...]:
        values = self._table.get(key, [])
        if not isinstance(values, list):
            raise self._problem(key, 'must be a list, such as ["https://news.example/rss.xml"]')
        return tuple(dict.fromkeys(self._url(key, value) for value in values))

    def _url(self, key: str, value: object) -> str:
        url = web_url(value) if isinstance(value, str) else None
        if url is None:
            raise self._problem(
                key, f"is {value!r}; it must be a web address that starts with http:// or https://"
            )
        return url

    def _problem(self, key: str, complaint: str) -> OutletsFileProblem:
        sentence = complaint if complaint.endswith("?") else f"{complaint}."
        return OutletsFileProblem(
            f"{self._path}, outlet {self._number}{self._name}: {key!r} {sentence}"
        )
