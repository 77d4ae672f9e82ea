"""Numbers that are no figures: in names, dates, clock times, scores, telephone numbers."""

from __future__ import annotations

import re

from compare.number_words import Numeral
from compare.quantities.figures import Figure, Reading
from compare.quantities.nouns import is_plural, noun_after

__all__ = ["is_figure", "is_number", "is_vote"]

_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_BOUNDS = frozenset({">", ">=", "<", "<="})
_LEADING_ZERO = re.compile(r"0\d+")
_LONGEST_BESIDE_NAME = 3  # words of a noun phrase that still counts: "In Aleppo 17 people"
_DASHES = frozenset("-–—")
_MOST_LISTED = 20  # "1) ... 2) ..." is rarely longer
_MOST_K = 10_000  # "4K", "10K": a screen, a race; money or people come as "25k"
_ANY = "XXX"  # no currency; but letters such as "K" may then be one


def is_number(reading: Reading, numeral: Numeral) -> bool:
    """False for digits that are part of something else, whatever follows them."""
    first, last = numeral.first, numeral.last
    if numeral.kind == "ordinal":
        named = first > 0 and reading.is_capital(first) and not reading.headline
        return not named and not _beside_month(reading, first, last)  # "First Boston"
    if numeral.kind != "digits":
        return _is_number_word(reading, numeral)
    if _is_glued_before(reading, first) or _is_glued_behind(reading, numeral):
        return False
    if _is_digit_code(reading, first, last):
        return False
    before, after = reading.lower(first - 1), reading.lower(last)
    if after == ")" and numeral.value < _MOST_LISTED and not _opened(reading, first):
        return False  # "1) ... 2) ..."
    if before == "#" or after in reading.lexicon.counted["clock"]:
        return False
    return not _beside_month(reading, first, last)


def _is_glued_before(reading: Reading, first: int) -> bool:
    """True for the digits of G20, F-16, 1978-89, 16:9, "5-of-12"."""
    if not (first and reading.glued(first)):
        return False
    previous = reading.tokens[first - 1]
    if previous.kind == "word":
        return not reading.units.before(reading.tokens, first, currency=_ANY)
    if previous.text == "-":
        shot = reading.lower(first - 2) in reading.lexicon.counted["shots"]
        return shot or _is_code(reading, first) or _is_year_end(reading, first)
    return previous.text in "/:#_@"


def _is_glued_behind(reading: Reading, numeral: Numeral) -> bool:
    """True for the digits of 1990s, 13F, a 4K screen, 16:9, "5-of-12"."""
    tokens, last = reading.tokens, numeral.last
    if numeral.suffix == "K" and numeral.value <= _MOST_K:
        return not reading.units.before(tokens, numeral.first, currency=reading.currency)
    if not reading.glued(last):
        return False
    if tokens[last].kind == "word":
        return not numeral.suffix and not reading.units.after(tokens, last)
    if tokens[last].text == "-":
        counted = reading.lexicon.counted
        return reading.lower(last + 1) in counted["shots"] | counted["naming_parts"]
    follows = reading.glued(last + 1) and tokens[last + 1].kind != "word"
    return tokens[last].text in ":/_@" and follows


def _is_digit_code(reading: Reading, first: int, last: int) -> bool:
    """ "020 7946 0958": digits that begin with a zero, and those beside them."""
    return any(
        0 <= at < len(reading.tokens) and _LEADING_ZERO.fullmatch(reading.tokens[at].text)
        for at in (first - 1, first, last)
    )


def _opened(reading: Reading, at: int) -> bool:
    return any(token.text == "(" for token in reading.tokens[max(0, at - 20) : at])


def _is_number_word(reading: Reading, numeral: Numeral) -> bool:
    """False for "one" as a pronoun: "no one", "the one that", "one another"."""
    words = reading.numbers.words
    first, last = numeral.first, numeral.last
    if last - first > 1 or reading.lower(first) not in words["pronoun"]:
        return True
    before, after = reading.lower(first - 1), reading.lower(last)
    if last < len(reading.tokens) and reading.tokens[last].kind == "digits":
        return False  # "one 52,000-barrel refinery"
    if after in reading.lexicon.ranges["or"] and reading.lower(last + 1) in reading.numbers.ones:
        return True  # "another one or two"
    if before in words["never_one"]:
        return False
    if before in words["before_pronoun"] and after not in words["of"]:
        return noun_after(reading, last, one=True) is not None
    if after == "-":
        return reading.lower(last + 1) not in words["after_pronoun"]
    return after not in words["after_pronoun"]


def _is_code(reading: Reading, at: int) -> bool:
    """F-16, COVID-19, SCP-173, and telephone numbers; not "mid-20" or "minus-5"."""
    before = reading.tokens[at - 2] if at >= 2 else None
    if before is None or not reading.glued(at - 1):
        return False
    if before.kind == "word":
        joined = before.lower in reading.lexicon.counted["before_hyphen"]
        return not joined and not reading.units.before(reading.tokens, at - 1)
    third = reading.tokens[at - 3] if at >= 3 and reading.glued(at - 2) else None
    return before.kind == "digits" and third is not None and third.text in "-+/"


def _is_year_end(reading: Reading, at: int) -> bool:
    """The second part of "1978-89"."""
    year = reading.tokens[at - 2].text if at >= 2 else ""
    return (
        len(year) == 4
        and year.isdecimal()
        and _FIRST_YEAR <= int(year) <= _LAST_YEAR
        and len(reading.tokens[at].text) in (2, 4)
    )


def _beside_month(reading: Reading, first: int, last: int) -> bool:
    """ "19 August", "August 19", "May 3rd"; the date pass knows better and masks them."""
    text = reading.tokens[first].text
    if text.isdecimal() and len(text) != 4 and (len(text) > 2 or int(text) > 31):
        return False
    of = reading.lower(last) in reading.lexicon.counted["months_of"]
    stop = reading.lower(first - 1) == "." and reading.glued(first - 1)
    return _is_month(reading, last + of) or _is_month(reading, first - 1 - stop)


def _is_month(reading: Reading, at: int) -> bool:
    named = reading.lower(at) in reading.lexicon.counted["calendar"]
    return named and reading.is_capital(at)


def is_figure(reading: Reading, figure: Figure) -> bool:
    """False for a number that turned out to name something: a flight, a year, a score."""
    if figure.unit is not None or figure.kind not in ("digits", "words"):
        return True
    if figure.kind == "words":
        return not _named_by_word(reading, figure) and not _spelled_year(reading, figure)
    if _is_year(reading, figure) or _is_score(reading, figure) or _is_telephone(reading, figure):
        return False
    return not (
        _named_by_word(reading, figure)
        or _named_by_capital(reading, figure)
        or _is_address(reading, figure)
    )


def _is_year(reading: Reading, figure: Figure) -> bool:
    text = reading.tokens[figure.core[0]].text
    if not (figure.core[1] == figure.core[0] + 1 and len(text) == 4 and text.isdecimal()):
        return False
    if not _FIRST_YEAR <= int(text) <= _LAST_YEAR:
        return False
    if reading.lower(figure.first - 1) in reading.lexicon.counted["year_before"]:
        return True
    hedge = reading.lexicon.before.ending(reading.tokens, figure.first)
    if hedge and hedge[0] in _BOUNDS:
        return False  # "below 1500"; but "around 1500" may be either
    noun = noun_after(reading, figure.last)
    return noun is None or noun[0][1] - noun[0][0] > 2 or reading.is_capital(noun[0][0])


def is_vote(reading: Reading, first: int, last: int) -> bool:
    """True for the sides of "a 97-1 vote", "voting 348-77", which are counts and no score."""
    words = reading.lexicon.role_words["counted_votes"]
    return any(
        reading.lower(at) in words for at in (*range(first - 5, first), *range(last, last + 6))
    )


def _is_score(reading: Reading, figure: Figure) -> bool:
    """One side of "3-1": two small numbers joined by a dash, falling or beside a word of games."""
    first, last = figure.core
    if is_vote(reading, first, last):
        return False
    around = {reading.lower(at) for at in range(first - 6, last + 5)}
    games = bool(around & reading.lexicon.counted["score"])
    if figure.top is not None:
        joined = last - first == 3 and reading.glued(first + 1) and reading.glued(first + 2)
        return joined and games and noun_after(reading, figure.last) is None
    for dash, other in ((last, last + 1), (first - 1, first - 2)):
        if not 0 <= other < len(reading.tokens) or reading.lower(dash) not in _DASHES:
            continue
        text = reading.tokens[other].text
        glued = reading.glued(dash) and reading.glued(dash + 1)
        if not (glued and text.isdecimal() and len(text) <= 3 and figure.value <= 999):
            continue
        falls = figure.value >= int(text) if other > first else int(text) >= figure.value
        if falls or games:
            return True
    return False


def _is_telephone(reading: Reading, figure: Figure) -> bool:
    """True at the first of three or more groups of digits joined by hyphens."""
    last = figure.core[1]
    return all(
        reading.lower(at) == "-"
        and reading.glued(at)
        and reading.glued(at + 1)
        and reading.tokens[at + 1].kind == "digits"
        for at in (last, last + 2)
    )


def _spelled_year(reading: Reading, figure: Figure) -> bool:
    """ "Nineteen eighty-nine": a number word right beside another."""
    first, last = figure.core
    numbers = reading.numbers
    if not 10 <= figure.value < 100:
        return False
    for at, beside in ((first, last), (first - 1, first - 1)):
        word = reading.lower(beside)
        counts = word in numbers.tens or word in numbers.ones
        if counts and reading.lower(at) in numbers.words["century"]:
            return True
    return False


def _named_by_word(reading: Reading, figure: Figure) -> bool:
    """ "Flight 370", "page 5", "No. 10"."""
    counted = reading.lexicon.counted
    stop = reading.lower(figure.first - 1) == "." and reading.glued(figure.first - 1)
    word = reading.lower(figure.first - 1 - stop)
    if word not in counted["named"] or (word in counted["named_with_stop"] and not stop):
        return False
    if word not in counted["before_counts"] and figure.kind != "words":
        return True
    # "the top three seeds", "an apartment three doors away"
    return not is_plural(reading.lexicon, reading.lower(figure.last))


def _named_by_capital(reading: Reading, figure: Figure) -> bool:
    """ "Euro 2020", "S&P 500", "Xbox 360": digits behind a capitalised word, counting nothing."""
    at = figure.first - 1
    if at < 1 or reading.headline or figure.suffix or figure.scale > 1 or figure.top is not None:
        return False
    lexicon = reading.lexicon
    word = reading.lower(at)
    if not reading.is_capital(at) or word in lexicon.counted["boundaries"] | lexicon.role_firsts:
        return False
    governed = (
        lexicon.before.ending(reading.tokens, figure.first)
        or lexicon.change.ending(reading.tokens, figure.first)
        or lexicon.roles_after.starting(reading.tokens, figure.last)
    )
    named = reading.lower(at - 1) in lexicon.counted["determiners"] and figure.kind == "digits"
    if governed and not named:  # "the Orion 9 destroyed"
        return False
    noun = noun_after(reading, figure.last)
    return noun is None or noun[0][1] - noun[0][0] > _LONGEST_BESIDE_NAME


def _is_address(reading: Reading, figure: Figure) -> bool:
    """ "123 Random Street"."""
    for at in range(figure.last, min(figure.last + 4, len(reading.tokens))):
        if not reading.is_capital(at):
            return False
        if at > figure.last and reading.lower(at) in reading.lexicon.counted["streets"]:
            return True
    return False
