"""Numbers as they are written: digits, number words, scale words, fractions, mixtures of them.

Whether a number is a figure at all, and of what, is decided elsewhere (compare.quantities).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from compare.number_words import NumberWords, Numeral, figures_of, number_words, product
from compare.spelled_numbers import and_fraction, scale_words, spelled, written_out
from compare.tokens import Token

__all__ = ["MOST_DIGITS", "numeral_at", "numerals_in"]

_WHOLE = ("digits", "words")
_LARGEST_POWER = 30  # of ten
# No newspaper prints more; longer strings are keys, codes or attacks and are never converted.
MOST_DIGITS = 30


def numerals_in(tokens: Sequence[Token], language: str = "en") -> tuple[Numeral, ...]:
    """Every number of the sentence, left to right, none overlapping another.

    >>> from compare.tokens import tokens_of
    >>> [n.value for n in numerals_in(tokens_of("Two hundred and six of 3.4 million"))]
    [206.0, 3400000.0]
    """
    found: list[Numeral] = []
    at = 0
    while at < len(tokens):
        numeral = numeral_at(tokens, at, language)
        if numeral is None:
            at += 1
            continue
        found.append(numeral)
        at = numeral.last
    return tuple(found)


def numeral_at(tokens: Sequence[Token], at: int, language: str = "en") -> Numeral | None:
    """The number that begins with that token, its sign included; None where none does."""
    words = number_words(language)
    token = tokens[at]
    if token.kind == "digits":
        found = _from_digits(tokens, at, words)
    elif token.kind == "fraction":
        found = _vulgar(tokens, at, words)
    elif token.kind == "mark":
        found = _signed(tokens, at, words)
    elif (joined := _of_one_word(tokens, at, words)) is not None:
        found = joined
    elif token.lower in words.starts or token.lower.endswith(tuple(words.words["fold"])):
        found = _of_words(tokens, at, words)
    else:
        return None
    if found is None or not math.isfinite(found.value):
        return None
    return _over(tokens, found, words)


def _over(tokens: Sequence[Token], above: Numeral, words: NumberWords) -> Numeral:
    """ "One over three" at the end of a sentence is a fraction; "two over the weekend" is not."""
    at = above.last
    if at + 1 >= len(tokens) or tokens[at].lower not in words.words["over"]:
        return above
    token = tokens[at + 1]
    if token.kind == "digits":
        below = _from_digits(tokens, at + 1, words)
    else:
        below = written_out(tokens, at + 1, words) if token.lower in words.starts else None
    if below is None or not (below.kind in _WHOLE and above.kind in _WHOLE):
        return above
    ends = below.last >= len(tokens) or tokens[below.last].text in ".,;?!)"
    alone = above.first == 0 and below.last == len(tokens)  # nothing but "2000 over 3"
    proper = 0 < abs(above.value) < below.value
    if not ends or not (proper or (alone and below.value > 0)):
        return above
    value = above.value / below.value
    return Numeral(first=above.first, last=below.last, value=value, kind="fraction", figures=2)


def _of_one_word(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """A number written as one word, with the scale words behind it."""
    word = tokens[at].lower
    if word in words.starts:
        return None
    value = words.joined.value(word)
    if value is None:
        rank = words.joined.ordinal(word)
        if rank is None:
            return None
        return Numeral(first=at, last=at + 1, value=float(rank), kind="ordinal", figures=1)
    scale, last = scale_words(tokens, at + 1, words)
    figures = figures_of(f"{value:g}")
    return Numeral(
        first=at, last=last, value=product(value, scale), kind="words", figures=figures,
        scale=scale,
    )  # fmt: skip


def _of_words(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    if tokens[at].lower in words.words["negative"]:
        return _negative(tokens, at, words)
    return written_out(tokens, at, words)


def _negative(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    after = at + 1
    if _is(tokens, after, "mark", "-") and tokens[after].glued:
        after += 1
    if after >= len(tokens):
        return None
    if tokens[after].kind == "digits":
        found = _from_digits(tokens, after, words)
    elif tokens[after].lower in words.ones or tokens[after].lower in words.tens:
        found = spelled(tokens, after, words)
    else:
        return None
    return replace(found, first=at, value=-found.value) if found else None


_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}")
_PLAIN = re.compile(r"\d*\.\d+|\d+")
_COMMA = re.compile(r"\d+,\d{1,2}|0,\d+")


_SWAPPED = str.maketrans(".,", ",.")


def _value_of(digits: str, decimal: str) -> tuple[float, int] | None:
    """Value and significant figures of a digit string; None for versions, dates and codes."""
    if decimal == ",":
        digits = digits.translate(_SWAPPED)
    if sum(char.isdecimal() for char in digits) > MOST_DIGITS:
        return None
    if _PLAIN.fullmatch(digits):
        standard = digits
    elif _GROUPED.fullmatch(digits):
        standard = digits.replace(",", "")
    elif _DOTTED.fullmatch(digits):
        standard = digits.replace(".", "").replace(",", ".")
    elif _COMMA.fullmatch(digits):
        standard = digits.replace(",", ".")
    else:
        return None
    return float(standard), figures_of(standard)


def _from_digits(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    digits, last = _joined(tokens, at)
    read = _value_of(digits, words.decimal)
    if read is None:
        return None
    value, figures = read
    power = _power(tokens, last)
    if power:
        base, exponent, last = power
        if abs(exponent) > _LARGEST_POWER or (base is None and value == 0):
            return None
        value = value**exponent if base is None else float(f"{value!r}e{exponent}")
        return Numeral(first=at, last=last, value=value, kind="digits", figures=figures)
    # "21st": an ordinal; "10½", "10 1/2": a mixed number; "1/4": a fraction.
    after = tokens[last] if last < len(tokens) else None
    if after and after.glued and _is_ordinal_ending(tokens, last, words):
        return Numeral(first=at, last=last + 1, value=value, kind="ordinal", figures=figures)
    if after and after.kind == "fraction":
        part = unicodedata.numeric(after.text)
        return _scaled(tokens, at, last + 1, value + part, figures + 1, words)
    slash = _slash_fraction(tokens, last)
    if slash and not slash[2]:
        return _scaled(tokens, at, slash[1], value + slash[0], figures + 1, words)
    own = _slash_fraction(tokens, at)
    if own:
        scaled = _scaled(tokens, at, own[1], own[0], 1, words)
        return replace(scaled, kind="fraction") if scaled.scale == 1 else scaled
    return _scaled(tokens, at, last, value, figures, words)


def _is_ordinal_ending(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    """True for the "st" of "21st", and for the full stop of "21." where a word follows."""
    if tokens[at].lower not in words.words["ordinal_endings"]:
        return False
    if tokens[at].kind == "word":
        return True
    follows = at + 1 < len(tokens) and tokens[at + 1].kind == "word"
    return follows and not tokens[at + 1].glued and tokens[at - 1].text.isdecimal()


def _power(tokens: Sequence[Token], at: int) -> tuple[int | None, int, int] | None:
    """Base, exponent and end of "e10", "×10-8" and "^23"; the base of the last is the number."""
    here = at
    base: int | None = 10
    if _is(tokens, here, "word", "e") or _is(tokens, here, "word", "E"):
        here += 1
    elif _is(tokens, here, "mark", "^"):
        base, here = None, here + 1
    elif _is(tokens, here, "mark", "×") and _is(tokens, here + 1, "digits", "10"):
        here += 2 + _is(tokens, here + 2, "mark", "^")
    else:
        return None
    sign = tokens[here].text if here < len(tokens) and tokens[here].text in "+-" else ""
    here += len(sign)
    if here >= len(tokens) or not tokens[here].text.isdecimal() or len(tokens[here].text) > 9:
        return None
    if not all(token.glued for token in tokens[max(at, here - 1) : here + 1]):
        return None
    return base, int(sign + tokens[here].text), here + 1


def _joined(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Digits grouped by blanks ("1 234 567", "45 000") as one string, and where they end."""
    first = tokens[at].text
    last = at + 1
    if not (first.isdecimal() and len(first) <= 3):
        return first, last
    if _is(tokens, last, "mark", ",") and last + 1 < len(tokens):
        group = tokens[last + 1]
        if re.fullmatch(r"0\d\d", group.text) and tokens[last].glued and not group.glued:
            return first + group.text, last + 2  # "2, 000" of texts that were cut into words
    spaced = _spaced(tokens, at)
    if spaced:
        return spaced
    groups = [first]
    while last < len(tokens) and last - at < 5:
        token = tokens[last]
        if token.kind != "digits" or token.start != tokens[last - 1].end + 1:
            break
        if not re.fullmatch(r"\d{3}(?:[.,]\d+)?", token.text):
            break
        groups.append(token.text)
        last += 1
    # One group alone may be two numbers side by side, unless it is the round end of a number.
    if len(groups) == 1 or (len(groups) == 2 and not groups[1].endswith("00")):
        return first, at + 1
    return "".join(groups).replace(",", "."), last


def _spaced(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """ "59 . 2", "80 , 000" in texts that were cut into words, and where it ends."""
    if at + 2 >= len(tokens):
        return None
    first, mark, last = tokens[at : at + 3]
    apart = mark.start == first.end + 1 and last.start == mark.end + 1
    if not apart or not last.text.isdecimal() or len(last.text) > 3:
        return None
    if mark.text == "." or (mark.text == "," and len(last.text) == 3):
        return f"{first.text}{mark.text}{last.text}", at + 3
    return None


def _slash_fraction(tokens: Sequence[Token], at: int) -> tuple[float, int, bool] | None:
    """Value, end and "is glued to what stands before" of a fraction like 1/2 at that token."""
    if at + 2 >= len(tokens):
        return None
    above, slash, below = tokens[at : at + 3]
    if above.kind != "digits" or slash.text != "/" or below.kind != "digits":
        return None
    if not (above.text.isdecimal() and below.text.isdecimal()) or len(above.text + below.text) > 5:
        return None
    if int(below.text) < 2 or int(above.text) >= int(below.text):
        return None
    # 9/11, 24/7, 1/5/2020 and the like are dates or names.
    common = {2, 3, 4, 5, 6, 8, 10, 16, 32, 100}
    if int(below.text) not in common or _is(tokens, at + 3, "mark", "/"):
        return None
    return int(above.text) / int(below.text), at + 3, above.glued


def _vulgar(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral:
    value = unicodedata.numeric(tokens[at].text)
    scaled = _scaled(tokens, at, at + 1, value, 1, words)
    return replace(scaled, kind="fraction") if scaled.scale == 1 else scaled


def _signed(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """A number after a plus or minus sign that opens a word: "-0.3", not "15-20"."""
    if tokens[at].text not in "-+–" or at + 1 >= len(tokens):
        return None
    number = tokens[at + 1]
    opens = at == 0 or not tokens[at].glued or tokens[at - 1].text in "(["
    if number.kind != "digits" or not opens:
        return None
    found = _from_digits(tokens, at + 1, words)
    if found is None or found.kind == "ordinal":
        return None
    alone = at == 0 and found.last == len(tokens)  # nothing but "- 1 4/5"
    if not (number.glued or alone):
        return None
    sign = 1 if tokens[at].text == "+" else -1
    return replace(found, first=at, value=sign * found.value)


def _scaled(
    tokens: Sequence[Token], first: int, last: int, value: float, figures: int, words: NumberWords
) -> Numeral:
    """The number with the scale words that follow its digits."""
    scale = 1.0
    suffix = ""
    if last < len(tokens) and tokens[last].glued and tokens[last].kind == "word":
        letters = tokens[last].lower
        known = words.suffixes.get(letters) or words.scales.get(letters)
        power = last + 1 < len(tokens) and tokens[last + 1].glued  # "32m2"
        squared = power and tokens[last + 1].text in ("2", "3")
        if known and letters not in words.words["never_glued"] and not squared:
            scale, suffix = float(known), tokens[last].text
            last += 1
    if not suffix and _ends_with_letter(tokens, last, words):
        scale, suffix = float(words.suffixes[tokens[last].lower]), tokens[last].text
        last += 1
    if not suffix:
        value, last = and_fraction(tokens, last, value, words)
        scale, last = scale_words(tokens, last, words)
    value = product(value, scale)
    if scale > 1 and not suffix:
        rest = _rest_after_scale(tokens, last, scale, words)
        if rest:
            return Numeral(
                first=first, last=rest.last, value=value + rest.value, kind="digits",
                figures=figures_of(f"{value + rest.value:.0f}"),
            )  # fmt: skip
    return Numeral(
        first=first, last=last, value=value, kind="digits", figures=figures, scale=scale,
        suffix=suffix,
    )  # fmt: skip


def _ends_with_letter(tokens: Sequence[Token], at: int, words: NumberWords) -> bool:
    """True for the "k" of "2.33 k" at the end of what is said; "5 m" is a length."""
    if at >= len(tokens) or tokens[at].text not in words.words["apart_at_end"]:
        return False
    return at + 1 == len(tokens) or tokens[at + 1].text in ".,;?!)"


def _rest_after_scale(
    tokens: Sequence[Token], at: int, scale: float, words: NumberWords
) -> Numeral | None:
    """The "and one" of "3 hundred and one" and the "and 21" of "3 hundred and 21"."""
    if at + 1 >= len(tokens) or tokens[at].lower not in words.words["and"]:
        return None
    token = tokens[at + 1]
    rest = None
    if scale == 100 and (token.lower in words.ones or token.lower in words.tens):
        rest = written_out(tokens, at + 1, words)
    elif scale == 100 and token.text.isdecimal() and len(token.text) < 3:
        rest = _from_digits(tokens, at + 1, words)
    return rest if rest and rest.kind in _WHOLE and 0 < rest.value < scale else None


def _is(tokens: Sequence[Token], at: int, kind: str, text: str) -> bool:
    return at < len(tokens) and tokens[at].kind == kind and tokens[at].text == text
