"""The date that an article's own first lines give, for an article that came without one.

A missing date is better than a wrong one: only a line that is a dateline and nothing else, or a
beginning that cannot be anything else, is believed; a date that can be read in two ways is not,
nor is one whose weekday is another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Literal

from compare.wording import table
from discrepant.records import Article, Moment

__all__ = ["dateline_of"]

# Standfirst, picture line and byline may stand before the date; the story's own dates come later.
_LINES = 5
_LONGEST_LINE = 80
# What a line says of its date, in the order in which we believe it.
_Label = Literal["published", "", "updated"]
_BELIEVED: tuple[_Label, ...] = ("published", "", "updated")

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d\d){1,2}|\b\d{1,2}(?=\s?[ap]\.?\s?m\b)", re.IGNORECASE)
_HALF = re.compile(r"\b([ap])\.\s?m\b\.?", re.IGNORECASE)
_NUMBERS = re.compile(
    r"(?<![\d./-])(\d{1,4})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{2}|\d{4})(?![./]?\d)"
)
_ORDERS = ("dmy", "mdy", "ymd")
_WORD = re.compile(r"[^\W_]+")
# "LONDON, Jan 5, 2017 (Reuters) -": capitals, comma, date, and a mark that ends the dateline.
_PLACE = re.compile(r"[A-Z][A-Z.'’ /-]+(?:, [A-Z][\w.]+)?, ")
_ENDS_DATELINE = re.compile(r"\s*(?:[(—–:|]|-\s)")
_NEW_SENTENCE = re.compile(r"[\s,:|–—-]*[\"“'‘]?[A-Z0-9]")


def dateline_of(article: Article) -> Moment | None:
    """The day in the title or the first lines on which the text says that it was published.

    >>> article = Article(id="a", outlet="o", url=None, title="Fire", text="Fire\\nMay 3rd, 2013")
    >>> dateline_of(article).iso
    '2013-05-03'
    """
    found: dict[_Label, set[date]] = {label: set() for label in _BELIEVED}
    for line in _first_lines(article):
        for label, day in _dates_of(line, article.day_order):
            found[label].add(day)
    for label in _BELIEVED:
        if found[label]:
            days = found[label]
            return Moment.parse(days.pop().isoformat()) if len(days) == 1 else None
    return None


def _first_lines(article: Article) -> Iterator[str]:
    yield article.title
    lines = (line.strip() for line in article.text.split("\n"))
    told = [line for line in lines if line and line != article.title.strip()]
    yield from told[:_LINES]


def _dates_of(line: str, day_order: str | None) -> Iterator[tuple[_Label, date]]:
    """What the line dates itself by, if it is a dateline or begins with one."""
    line = _HALF.sub(r"\1m", line[: 2 * _LONGEST_LINE])
    for found, day in _days_in(line, day_order):
        before, after = line[: found.start()], line[found.end() :]
        if day is None:
            continue
        rest = f"{before} {after}"
        if len(line) <= _LONGEST_LINE and _says_nothing_else(rest):
            told = rest
        elif _begins_a_text(before, after):
            told = before
        else:
            continue
        if _weekday_fits(told, day):
            yield _label(told), day
        return


def _begins_a_text(before: str, after: str) -> bool:
    """True for "Published July 5 2016 A motorcycle" and "LONDON, Jan 5, 2017 (Reuters) -"."""
    if _PLACE.fullmatch(before):
        return _ENDS_DATELINE.match(after) is not None
    words = _folded(before)
    if not words or not _says_nothing_else(before) or not _NEW_SENTENCE.match(after):
        return False
    return not words.isdisjoint(_words("published") | _words("updated") | frozenset(_weekdays()))


def _says_nothing_else(rest: str) -> bool:
    left = _folded(_CLOCK.sub(" ", rest))
    known = _words("published") | _words("updated") | _words("other") | _words("clock")
    return left <= known | frozenset(_weekdays())


def _label(rest: str) -> _Label:
    words = _folded(rest)
    if words & _words("published"):
        return "published"
    return "updated" if words & _words("updated") else ""


def _weekday_fits(rest: str, day: date) -> bool:
    named = {number for word, number in _weekdays().items() if word in _folded(rest)}
    return not named or named == {day.isoweekday()}


def _days_in(line: str, day_order: str | None) -> Iterator[tuple[re.Match[str], date | None]]:
    """Every date with a year in the line; None for one that can be read in two ways."""
    for pattern in _spelled():
        for found in pattern.finditer(line):
            month = _months()[found["month"].lower().rstrip(".")]
            yield found, _date(int(found["year"]), month, int(found["day"]))
    for found in _NUMBERS.finditer(line):
        yield found, _of_numbers((found[1], found[3], found[4]), day_order)


def _of_numbers(parts: tuple[str, str, str], day_order: str | None) -> date | None:
    """The one date that three numbers can be; the outlet's own order decides where it is known."""
    orders = (day_order,) if day_order and len(parts[0]) < 3 else _ORDERS
    days = {day for order in orders if (day := _in_order(parts, order)) is not None}
    return days.pop() if len(days) == 1 else None


def _in_order(parts: tuple[str, str, str], order: str) -> date | None:
    named = dict(zip(order, parts, strict=True))
    if len(named["d"]) > 2 or len(named["m"]) > 2 or len(named["y"]) == 3:
        return None
    year = int(named["y"])
    return _date(year if year > 99 else 2000 + year, int(named["m"]), int(named["d"]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _folded(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


@cache
def _spelled() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    month = rf"(?P<month>(?:{names})\b\.?)"
    return (
        re.compile(rf"\b{_DAY}(?:\s+of)?\s+{month},?\s+{_YEAR}\b", re.IGNORECASE),
        re.compile(rf"\b{month}\s+{_DAY},?\s+{_YEAR}\b", re.IGNORECASE),
    )


@cache
def _months() -> dict[str, int]:
    return _numbered("month")


@cache
def _weekdays() -> dict[str, int]:
    return _numbered("weekday")


def _numbered(name: str) -> dict[str, int]:
    words = table("en", "timexes")["tables"][name]
    return {
        spelling.rstrip("."): int(number)
        for number, spellings in words.items()
        for spelling in spellings
    }


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("en", "datelines")[name])
