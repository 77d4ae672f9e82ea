"""Numbers that are no figures: in names, dates, clock times, scores, telephone numbers."""

from __future__ import annotations

from compare.numerals import Numeral
from compare.quantities.figures import Figure, Reading
from compare.quantities.nouns import is_plural, noun_after

__all__ = ["is_figure", "is_number"]

_FIRST_YEAR, _LAST_YEAR = 1500, 2100


def is_number(reading: Reading, numeral: Numeral) -> bool:
    """False for digits that are part of something else, whatever follows them."""
    first, last = numeral.first, numeral.last
    tokens = reading.tokens
    if numeral.kind == "ordinal":
        return not _beside_month(reading, first, last)
    if numeral.kind != "digits":
        return _is_number_word(reading, numeral)
    before, after = reading.lower(first - 1), reading.lower(last)
    if reading.glued(first) and first:
        previous = tokens[first - 1]
        if previous.kind == "word" and not reading.units.before(tokens, first, currency="any"):
            return False  # G20, A380
        if previous.text in "/:#_@" or (previous.text == "'" and after == "s"):
            return False
        if previous.text == "-" and _is_code(reading, first):
            return False
    if last < len(tokens) and tokens[last].glued:
        if (
            tokens[last].text in ":/_@"
            and last + 1 < len(tokens)
            and tokens[last + 1].glued
            and tokens[last + 1].kind != "word"
        ):
            return False
        if tokens[last].kind == "word" and not numeral.suffix and not _is_unit_like(reading, last):
            return False  # 1990s, 13F, 3D
    if before == "#" or after in reading.lexicon.counted["clock"]:
        return False
    return not _beside_month(reading, first, last)


def _is_number_word(reading: Reading, numeral: Numeral) -> bool:
    numbers = reading.numbers.words
    first, last = numeral.first, numeral.last
    if last - first > 1 or reading.lower(first) != "one":
        return True
    if last < len(reading.tokens) and reading.tokens[last].kind == "digits":
        return False  # "one 52,000-barrel refinery"
    if reading.lower(first - 1) in numbers["before_pronoun"] and first:
        return False
    after = reading.lower(last)
    if after in ("-", "'"):
        return reading.lower(last + 1) not in numbers["after_pronoun"] and after == "-"
    return after not in numbers["after_pronoun"]


def _is_unit_like(reading: Reading, at: int) -> bool:
    return bool(reading.units.after(reading.tokens, at)) or reading.lower(at) in ("x", "pc")


def _is_code(reading: Reading, at: int) -> bool:
    """F-16, COVID-19, SCP-173, and telephone numbers; not "mid-20" or "minus-5"."""
    before = reading.tokens[at - 2] if at >= 2 else None
    if before is None or not reading.glued(at - 1):
        return False
    if before.kind == "word":
        return not reading.units.before(reading.tokens, at - 1) and before.lower not in (
            "to",
            "sub",
            "minus",
            "plus",
            "at",
            "under",
            "over",
            "mid",
            "post",
            "pre",
        )
    third = reading.tokens[at - 3] if at >= 3 and reading.glued(at - 2) else None
    return before.kind == "digits" and third is not None and third.text in "-+/"


def _beside_month(reading: Reading, first: int, last: int) -> bool:
    """ "19 August", "August 19", "May 3rd"; the date pass knows better and masks them."""
    calendar = reading.lexicon.counted["calendar"]
    tokens = reading.tokens
    of = (
        last + 1 < len(tokens)
        and reading.lower(last) == "of"
        and reading.lower(last + 1) in calendar
    )
    behind = last < len(tokens) and (
        (reading.lower(last) in calendar
        and reading.is_capital(last))
        or (of
        and reading.is_capital(last + 1))
    )
    stop = first >= 2 and reading.lower(first - 1) == "." and reading.glued(first - 1)
    at = first - 1 - stop
    ahead = at >= 0 and reading.lower(at) in calendar and reading.is_capital(at)
    if not (behind or ahead):
        return False
    text = tokens[first].text
    return not text.isdigit() or int(text[:9]) <= 31 or len(text) == 4


def is_figure(reading: Reading, figure: Figure) -> bool:
    """False for a number that turned out to name something: a flight, a year, a score."""
    if (
        figure.kind in ("vague", "few", "multiple", "fraction", "ordinal")
        or figure.unit is not None
    ):
        return True
    if figure.kind == "words":
        return not _named_by_word(reading, figure) and not _spelled_year(reading, figure)
    if _is_year(reading, figure) or _is_score(reading, figure) or _is_telephone(reading, figure):
        return False
    return not _named_by_word(reading, figure) and not _named_by_capital(reading, figure)


def _is_year(reading: Reading, figure: Figure) -> bool:
    text = reading.tokens[figure.core[0]].text
    if not (figure.core[1] == figure.core[0] + 1 and len(text) == 4 and text.isdigit()):
        return False
    if not _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return False
    if reading.lower(figure.first - 1) in reading.lexicon.counted["year_before"]:
        return True
    noun = noun_after(reading, figure.last)
    return noun is None or noun[0][1] - noun[0][0] > 2 or reading.is_capital(noun[0][0])


def _is_score(reading: Reading, figure: Figure) -> bool:
    """One side of "3-1": two small numbers joined by a dash, falling or beside a word of games."""
    tokens = reading.tokens
    first, last = figure.core
    for dash, other, left in ((last, last + 1, True), (first - 1, first - 2, False)):
        if not 0 <= other < len(tokens) or reading.lower(dash) not in ("-", "–", "—"):
            continue
        if (
            not (tokens[dash].glued and tokens[max(dash + 1, 0)].glued)
            or tokens[other].kind != "digits"
        ):
            continue
        text = tokens[other].text
        if not text.isdigit() or len(text) > 3 or figure.value > 999:
            continue
        low, high = (figure.value, int(text)) if left else (int(text), figure.value)
        around = {reading.lower(at) for at in range(first - 6, last + 5)}
        if low >= high or around & reading.lexicon.counted["score"]:
            return True
    return False


def _is_telephone(reading: Reading, figure: Figure) -> bool:
    """Part of three or more groups of digits joined by hyphens."""
    first, last = figure.core
    tokens = reading.tokens

    def group(at: int) -> bool:
        return 0 <= at < len(tokens) and tokens[at].kind == "digits"

    right = (
        group(last + 1)
        and reading.lower(last) == "-"
        and group(last + 3)
        and reading.lower(last + 2) == "-"
    )
    return right and reading.glued(last) and reading.glued(last + 2)


def _spelled_year(reading: Reading, figure: Figure) -> bool:
    """ "nineteen eighty-nine": a number word right beside another."""
    for at in (figure.core[1], figure.core[0] - 1):
        word = reading.lower(at)
        if word in reading.numbers.tens or word in reading.numbers.ones:
            teens = {reading.lower(figure.core[0]), word} & {
                "nineteen",
                "eighteen",
                "twenty",
                "seventeen",
            }
            if teens and 10 <= figure.value < 100:
                return True
    return False


def _named_by_word(reading: Reading, figure: Figure) -> bool:
    """ "Flight 370", "page 5", "No. 10"."""
    at = figure.first - 1
    if reading.lower(at) == "." and reading.glued(at):
        at -= 1
    word = reading.lower(at)
    named = reading.lexicon.counted["named"]
    if word not in named:
        return False
    if word in reading.lexicon.counted["before_counts"] or word == "no":
        if word == "no" and reading.lower(figure.first - 1) != ".":
            return False
        following = reading.lower(figure.last)
        if following and is_plural(reading.lexicon, following):
            return False
        return word != "top" or figure.kind == "digits"
    return True


def _named_by_capital(reading: Reading, figure: Figure) -> bool:
    """ "Euro 2020", "S&P 500", "Xbox 360": digits behind a capitalised word, counting nothing."""
    at = figure.first - 1
    if at < 1 or reading.headline or figure.suffix or figure.scale > 1 or figure.top is not None:
        return False
    if not reading.is_capital(at) or at == 0:
        return False
    lexicon = reading.lexicon
    word = reading.lower(at)
    if word in lexicon.counted["boundaries"] or word in lexicon.role_firsts:
        return False
    if lexicon.before.ending(reading.tokens, figure.first) or lexicon.change.ending(
        reading.tokens, figure.first
    ):
        return False
    following = reading.lower(figure.last)
    if lexicon.roles_after.starting(reading.tokens, figure.last):
        return False
    del following
    noun = noun_after(reading, figure.last)
    return noun is None or noun[0][1] - noun[0][0] > 3
