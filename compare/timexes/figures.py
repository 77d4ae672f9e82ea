"""Parts of dates and times that are written in figures, and numbers in words.

These forms are the same in every language; what day order a form such as 4/5/2017 follows is
decided later, where the outlet is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from compare.timexes.grammar import Part, Value
from compare.timexes.lexicon import Lexicon, Token

__all__ = ["YEARS", "parts_in_figures", "parts_in_words"]

# A bare four-digit number outside these is a figure, not a year.
YEARS = range(1400, 2100)
_SPELLED_YEARS = range(1900, 2100)

_DATE_TIME = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})[T ](\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?"
    r"(Z|[+-]\d\d:?\d\d)?(?!\d)"
)
_WEEK = re.compile(r"(\d{4})-?W(\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/])")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?![\d/]|[.,:]\d)")
_YEAR_MONTH = re.compile(r"(\d{4})([-/])(\d{1,2})(?![\d/-])")
_MONTH_YEAR = re.compile(r"(\d{1,2})([-/])(\d{4})(?![\d/-])")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?!\d)")
_DAY_MONTH = re.compile(r"(\d{1,2})([/.])(\d{1,2})(?![\d/%]|[.,:]\d)")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?(?!\d|:\d)")
_DOT_CLOCK = re.compile(r"(\d{1,2})[.h](\d\d)(?!\d|[.,:/-]\d|%)")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\d+(?:\.\d+)?(?![\d])")
_NUMBER_WITH_COMMA = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d])|\d+(?:,\d+)?(?![\d])")
_HALVES = re.compile(r"(\d{1,3})?[ -]?(?:1/2|½)(?![\d/])")
_GLUED_BEFORE = re.compile(r"[\d\w$€£¥@#%]\Z|\d[.,:/]\Z|[$€£¥]\s?-?\Z")


class _Maker(Protocol):
    def __call__(self, kind: str, end: int, **features: Value) -> Part: ...


def parts_in_figures(text: str, tokens: list[Token], at: int, lexicon: Lexicon) -> Iterator[Part]:
    """The readings of a run of digits and of what is glued to it."""
    token = tokens[at]
    start = token.start
    if start and _GLUED_BEFORE.search(text, max(0, start - 3), start):
        return
    following = text[token.end : token.end + 1]

    def part(kind: str, end: int, **features: Value) -> Part:
        after = at
        while after < len(tokens) and tokens[after].start < end:
            after += 1
        return Part(kind=kind, end=after, features=features)

    yield from _written_dates(text, start, part)
    if match := _CLOCK.match(text, start):
        hour, minute, second = int(match[1]), int(match[2]), match[3]
        if hour <= 24 and minute < 60 and int(second or 0) < 60:
            seconds = {"second": int(second)} if second else {}
            yield part("hm", match.end(), hour=hour, minute=minute, **seconds)
        return
    if match := _DOT_CLOCK.match(text, start):
        hour, minute = int(match[1]), int(match[2])
        if hour <= 24 and minute < 60:
            yield part("dot_hm", match.end(), hour=hour, minute=minute)
    if match := _HALVES.match(text, start):
        yield part("number", match.end(), amount=int(match[1] or 0) + 0.5)
    yield from _plain_number(text, tokens, at, lexicon, part)
    if following in (".", ",") and text[token.end + 1 : token.end + 2].isdigit():
        return
    yield from _short_figures(token, tokens, at, lexicon)


def _written_dates(text: str, start: int, part: _Maker) -> Iterator[Part]:
    if match := _DATE_TIME.match(text, start):
        year, month, day, hour, minute = (int(match[i]) for i in range(1, 6))
        if _is_date(year, month, day) and hour <= 24 and minute < 60:
            clock: dict[str, Value] = {"hour": hour, "minute": minute, "meridiem": "given"}
            if match[6]:
                clock["second"] = int(match[6])
            if match[7]:
                clock["zone"] = _offset(match[7])
            yield part("written_time", match.end(), year=year, month=month, day=day, **clock)
        return
    if match := _WEEK.match(text, start):
        told = {"year": int(match[1]), "week": {"amount": float(match[2])}}
        yield replace(part("written_week", match.end()), features=told)
        return
    if match := _YEAR_FIRST.match(text, start):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        if _is_date(year, month, day):
            yield part("written", match.end(), year=year, month=month, day=day)
    elif match := _COMPACT.match(text, start):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
        if 1900 <= year < 2100 and _is_date(year, month, day):
            yield part("written", match.end(), year=year, month=month, day=day)
    elif match := _YEAR_MONTH.match(text, start):
        year, month = int(match[1]), int(match[3])
        # "2011-12" is a season or a fiscal year, not December.
        season = len(match[3]) == 2 and month == (year + 1) % 100
        if _is_date(year, month, 1) and not season:
            yield part("year_month", match.end(), year=year, month=month)
    if match := _YEAR_LAST.match(text, start):
        year = int(match[4])
        if len(match[4]) == 2:
            year += 2000 if year < 50 else 1900
        if year in YEARS and int(match[1]) and int(match[3]):
            yield part(
                "written",
                match.end(),
                year=year,
                figure_one=int(match[1]),
                figure_two=int(match[3]),
            )
    elif match := _MONTH_YEAR.match(text, start):
        if 1 <= int(match[1]) <= 12 and int(match[3]) in YEARS:
            yield part("year_month", match.end(), year=int(match[3]), month=int(match[1]))
    elif match := _DAY_MONTH.match(text, start):
        one, two = int(match[1]), int(match[3])
        if one and two and max(one, two) <= 31 and min(one, two) <= 12:
            kind = "slashed" if match[2] == "/" else "dotted"
            yield part(kind, match.end(), figure_one=one, figure_two=two)


def _plain_number(
    text: str, tokens: list[Token], at: int, lexicon: Lexicon, part: _Maker
) -> Iterator[Part]:
    start = tokens[at].start
    comma = lexicon.numbers.decimal == ","
    match = (_NUMBER_WITH_COMMA if comma else _NUMBER).match(text, start)
    if not match or len(match[0]) > 9:
        return
    grouping, decimal = ".," if comma else ",."
    amount = float(match[0].replace(grouping, "").replace(decimal, "."))
    whole = part("number", match.end(), amount=amount)
    yield whole
    if whole.end < len(tokens):
        for entry, end in lexicon.entries_at(tokens, whole.end):
            if entry.kind == "scale":
                scaled = amount * float(str(entry.features["scale"]))
                yield Part(kind="number", end=end, features={"amount": scaled})


def _short_figures(token: Token, tokens: list[Token], at: int, lexicon: Lexicon) -> Iterator[Part]:
    figure = token.text
    if not figure.isascii():
        return
    value = int(figure) if len(figure) <= 4 else 0
    after = at + 1
    suffix = None
    glued = [word for word in tokens[after : after + 2] if word.start == token.end]
    if glued:
        for entry, end in lexicon.entries_at(tokens, after):
            if entry.kind == "suffix":
                suffix, after = str(entry.features["suffix"]), end
    if suffix == "decade":
        if len(figure) == 4 and value in YEARS and value % 10 == 0:
            if value % 100 == 0 and value < 2000:  # "the 1800s" are a century
                told: dict[str, Value] = {"unit": "century", "nth": value // 100 + 1}
            else:
                told = {"decade": value}
            yield Part(kind="decade", end=after, features=told)
        elif len(figure) == 2 and value % 10 == 0 and value >= 20:
            yield Part(kind="decade", end=after, features={"decade": 1900 + value})
        after, suffix = at + 1, None
    if suffix == "nth":
        yield Part(kind="figure_nth", end=after, features={"nth": value})
        if 1 <= value <= 31:
            yield Part(kind="nth_day", end=after, features={"day": value})
        return
    if glued and glued[0].text.isalpha() and glued[0].text not in lexicon.vocabulary:
        return
    if len(figure) == 4:
        if value in YEARS:
            yield Part(kind="year", end=after, features={"year": value})
        if value // 100 <= 24 and value % 100 < 60:
            yield Part(
                kind="hhmm", end=after, features={"hour": value // 100, "minute": value % 100}
            )
    if len(figure) <= 2:
        if 1 <= value <= 31:
            yield Part(kind="day", end=after, features={"day": value})
        if value <= 24:
            yield Part(kind="hour", end=after, features={"hour": value})
            yield Part(kind="figure_hour", end=after, features={"hour": value})
        if value < 60:
            yield Part(kind="minutes", end=after, features={"minute": value})
        if len(figure) == 2:
            century = 1900 if value >= 30 else 2000
            yield Part(kind="short_year", end=after, features={"year": century + value})


# ---------------------------------------------------------------------------- numbers in words


def parts_in_words(tokens: list[Token], at: int, lexicon: Lexicon) -> Iterator[Part]:
    """The numbers, hours, days and spelled years that begin at a token."""
    read = _below_hundred(tokens, at, lexicon)
    if read is None:
        yield from _one_word(tokens, at, lexicon)
        return
    value, end = read
    if 1 <= value <= 12:
        yield Part(kind="hour", end=end, features={"hour": value})
    if value < 60:
        yield Part(kind="minutes", end=end, features={"minute": value})
    if 1 <= value <= 31:
        yield Part(kind="day", end=end, features={"day": value})
    yield from _spelled_years(tokens, value, end, lexicon)
    total, end = _with_scale(tokens, value, end, lexicon)
    yield Part(kind="number", end=end, features={"amount": float(total)})


def _one_word(tokens: list[Token], at: int, lexicon: Lexicon) -> Iterator[Part]:
    """A number or a rank that the language writes as one word."""
    word = tokens[at].text
    value = lexicon.numbers.joined.value(word)
    if value is not None:
        yield Part(kind="number", end=at + 1, features={"amount": value})
        if value in YEARS:
            yield Part(kind="year", end=at + 1, features={"year": int(value)})
        return
    rank = lexicon.numbers.joined.ordinal(word)
    if rank is not None:
        yield Part(kind="nth", end=at + 1, features={"nth": rank})


def _spelled_years(tokens: list[Token], value: int, end: int, lexicon: Lexicon) -> Iterator[Part]:
    second = _below_hundred(tokens, end, lexicon) if 14 <= value <= 20 else None
    if second and second[0] >= 10:  # "nineteen eighty-nine"
        yield Part(kind="year", end=second[1], features={"year": value * 100 + second[0]})
    total, after = _with_scale(tokens, value, end, lexicon)
    if value in (1, 2) and total in _SPELLED_YEARS:  # "two thousand and ten"
        yield Part(kind="spelled_year", end=after, features={"year": total})


def _with_scale(tokens: list[Token], value: int, end: int, lexicon: Lexicon) -> tuple[int, int]:
    total, current = 0, value
    for _ in range(4):
        scale = _word(tokens, end, "scale", lexicon)
        if scale is None:
            break
        end += 1
        if scale >= 1000:
            total, current = total + max(current, 1) * scale, 0
        else:
            current *= scale
        after = end + 1 if _word(tokens, end, "and", lexicon) else end
        more = _below_hundred(tokens, after, lexicon)
        if more is None:
            break
        current, end = current + more[0], more[1]
    return total + current, end


def _below_hundred(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    tens = _word(tokens, at, "tens", lexicon)
    if tens is None:
        ones = _word(tokens, at, "ones", lexicon)
        return None if ones is None else (ones, at + 1)
    after = at + 2 if at + 1 < len(tokens) and tokens[at + 1].text == "-" else at + 1
    ones = _word(tokens, after, "ones", lexicon)
    if ones is not None and 1 <= ones <= 9:
        return tens + ones, after + 1
    return tens, at + 1


def _word(tokens: list[Token], at: int, kind: str, lexicon: Lexicon) -> int | None:
    if at >= len(tokens):
        return None
    for entry in lexicon.entries.get(tokens[at].text, ()):
        if entry.kind == kind and not entry.rest:
            return int(str(entry.features[kind]))
    return None


def _is_date(year: int, month: int, day: int) -> bool:
    return 1000 <= year <= 2999 and 1 <= month <= 12 and 1 <= day <= 31


def _offset(zone: str) -> int:
    if zone == "Z":
        return 0
    digits = zone[1:].replace(":", "")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return -minutes if zone[0] == "-" else minutes
