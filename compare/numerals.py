"""Numbers as they are written: digits, number words, scale words, fractions, mixtures of them.

Whether a number is a figure at all, and of what, is decided elsewhere (compare.quantities).
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from compare.tokens import Token
from compare.wording import table

__all__ = ["MOST_DIGITS", "NumberWords", "Numeral", "number_words", "numeral_at", "numerals_in"]

# No newspaper prints more; longer strings are keys, codes or attacks and are never converted.
MOST_DIGITS = 30
# Words in one written-out number; the longest sensible one has about twenty-five.
_MOST_WORDS = 40

NumeralKind = Literal["digits", "words", "fraction", "vague", "few", "ordinal", "multiple"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number at ``tokens[first:last]``.

    ``low`` and ``high`` are set for words such as "dozens", whose ``value`` is the lowest.
    ``figures`` counts significant digits as written. ``scale`` is the product of the scale
    words, so that "2 to 3 billion" can lend it to the 2.
    """

    first: int
    last: int
    value: float
    kind: NumeralKind
    figures: int | None = None
    low: float | None = None
    high: float | None = None
    scale: float = 1.0
    suffix: str = ""  # the glued letter that was read as a scale: "45m"

    @property
    def mantissa(self) -> float:
        """The number without its scale words."""
        return self.value / self.scale


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """The number words of one language, as sets and tables for the grammar."""

    ones: Mapping[str, int]
    tens: Mapping[str, int]
    scales: Mapping[str, int]
    suffixes: Mapping[str, int]
    ordinals: Mapping[str, int]
    fractions: Mapping[str, int]
    vague: Mapping[str, tuple[int, int]]
    few: Mapping[tuple[str, ...], tuple[int, int]]
    multiples: Mapping[str, int]
    words: Mapping[str, frozenset[str]]
    starts: frozenset[str]  # words with which a written-out number can begin


@cache
def number_words(language: str) -> NumberWords:
    """The number words of that language, from its wording folder."""
    data = table(language, "numerals")
    words = {name: frozenset(value) for name, value in data["words"].items()}
    few = {tuple(name.split()): (pair[0], pair[1]) for name, pair in data["few"].items()}
    ordinals = dict(data["ordinals"])
    fractions = dict(data["fractions"])
    for name, value in data["ordinals"].items():
        if value > 2:  # "two thirds", but no "firsts" and no "seconds"
            fractions[name] = value
            fractions[f"{name}s"] = value
    starts = frozenset().union(
        data["ones"], data["tens"], data["scales"], ordinals, fractions, data["vague"],
        data["multiples"], words["articles"], words["negative"], (phrase[0] for phrase in few),
    )  # fmt: skip
    return NumberWords(
        ones=data["ones"],
        tens=data["tens"],
        scales=data["scales"],
        suffixes=data["suffixes"],
        ordinals=ordinals,
        fractions=fractions,
        vague={name: (pair[0], pair[1]) for name, pair in data["vague"].items()},
        few=few,
        multiples=data["multiples"],
        words=words,
        starts=starts,
    )


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
    elif token.lower in words.starts or "fold" in token.lower:
        found = _from_words(tokens, at, words)
    else:
        return None
    if found is None or not math.isfinite(found.value):
        return None
    return found


# ---------------------------------------------------------------------------- digits

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_COMMA = re.compile(r"\d+,\d{1,2}|0,\d+")


def _value_of(digits: str) -> tuple[float, int] | None:
    """Value and significant figures of a digit string; None for versions, dates and codes."""
    if sum(char.isdigit() for char in digits) > MOST_DIGITS:
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
    return float(standard), _figures(standard)


def _figures(standard: str) -> int:
    significant = standard.replace(".", "").lstrip("0")
    if "." not in standard:
        significant = significant.rstrip("0")
    return max(1, len(significant))


def _from_digits(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    digits, last = _joined(tokens, at)
    read = _value_of(digits)
    if read is None:
        return None
    value, figures = read
    token = tokens[last - 1]
    if _is(tokens, last, "mark", ".") and at + 1 == last and False:
        return None
    # "21st": an ordinal; "10½", "10 1/2": a mixed number; "1/4": a fraction.
    after = tokens[last] if last < len(tokens) else None
    if after and after.glued and after.lower in words.words["ordinal_endings"]:
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
    del token
    return _scaled(tokens, at, last, value, figures, words)


def _joined(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Digits grouped by blanks ("1 234 567", "45 000") as one string, and where they end."""
    first = tokens[at].text
    last = at + 1
    if not (first.isdigit() and len(first) <= 3):
        return first, last
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


def _slash_fraction(tokens: Sequence[Token], at: int) -> tuple[float, int, bool] | None:
    """Value, end and "is glued to what stands before" of a fraction like 1/2 at that token."""
    if at + 2 >= len(tokens):
        return None
    above, slash, below = tokens[at : at + 3]
    if above.kind != "digits" or slash.text != "/" or below.kind != "digits":
        return None
    if not (above.text.isdigit() and below.text.isdigit()) or len(above.text + below.text) > 5:
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
    if number.kind != "digits" or not number.glued or not opens:
        return None
    found = _from_digits(tokens, at + 1, words)
    if found is None or found.kind == "ordinal":
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
        if known and letters != "dozen" and not squared:
            scale, suffix = float(known), tokens[last].text
            last += 1
    if not suffix:
        value, last = _and_fraction(tokens, last, value, words)
        scale, last = _scale_words(tokens, last, words)
    value *= scale
    if scale > 1 and not suffix:
        rest = _rest_after_scale(tokens, last, scale, words)
        if rest:
            return Numeral(
                first=first, last=rest.last, value=value + rest.value, kind="digits",
                figures=_figures(f"{value + rest.value:.0f}"),
            )  # fmt: skip
    return Numeral(
        first=first, last=last, value=value, kind="digits", figures=figures, scale=scale,
        suffix=suffix,
    )  # fmt: skip


def _rest_after_scale(
    tokens: Sequence[Token], at: int, scale: float, words: NumberWords
) -> Numeral | None:
    """The "and one" of "3 hundred and one"."""
    if at + 1 >= len(tokens) or tokens[at].lower not in words.words["and"]:
        return None
    token = tokens[at + 1]
    if scale == 100 and (token.lower in words.ones or token.lower in words.tens):
        rest = _from_words(tokens, at + 1, words)
        if rest and rest.kind == "words" and 0 < rest.value < scale:
            return rest
    return None


def _scale_words(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[float, int]:
    scale = 1.0
    while at < len(tokens) and at < at + 4:
        step = 1 if _is(tokens, at, "mark", "-") and at + 1 < len(tokens) else 0
        word = tokens[at + step].lower
        if word not in words.scales or (step and not tokens[at + 1].glued):
            break
        scale *= words.scales[word]
        at += 1 + step
        if scale > 1e30:
            break
    return scale, at


def _and_fraction(
    tokens: Sequence[Token], at: int, value: float, words: NumberWords
) -> tuple[float, int]:
    """The value with "and a half", "and three quarters", and where it ends."""
    if at + 2 >= len(tokens) or tokens[at].lower not in words.words["and"]:
        return value, at
    nominator = tokens[at + 1].lower
    top = 1 if nominator in words.words["articles"] else words.ones.get(nominator, 0)
    dash = 1 if _is(tokens, at + 2, "mark", "-") and at + 3 < len(tokens) else 0
    below = words.fractions.get(tokens[at + 2 + dash].lower)
    if not top or not below or top >= below:
        return value, at
    return value + top / below, at + 3 + dash


# ---------------------------------------------------------------------------- words


def _from_words(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    word = tokens[at].lower
    if word in words.words["negative"]:
        return _negative(tokens, at, words)
    few = _few(tokens, at, words)
    if few:
        return few
    if word in words.vague:
        return _vague(tokens, at, words)
    if word in words.words["articles"]:
        return _after_article(tokens, at, words)
    if word in words.multiples:
        value = float(words.multiples[word])
        return Numeral(first=at, last=at + 1, value=value, kind="multiple", figures=1)
    fold = _fold(tokens, at, words)
    if fold:
        return fold
    if word in ("half", "quarter") or word in words.fractions:
        part = _lone_fraction(tokens, at, at, words)
        if part:
            return part
    if word in words.ordinals:
        return Numeral(
            first=at, last=at + 1, value=float(words.ordinals[word]), kind="ordinal",
            figures=_figures(str(words.ordinals[word])),
        )  # fmt: skip
    if word in words.scales:  # "million" alone is no number, "hundred" after an article is
        return None
    return _spelled(tokens, at, words)


def _negative(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    after = at + 1
    if _is(tokens, after, "mark", "-") and tokens[after].glued:
        after += 1
    if after >= len(tokens):
        return None
    if tokens[after].kind == "digits":
        found = _from_digits(tokens, after, words)
    elif tokens[after].lower in words.ones or tokens[after].lower in words.tens:
        found = _spelled(tokens, after, words)
    else:
        return None
    return replace(found, first=at, value=-found.value) if found else None


def _few(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """ "several", "a few hundred", "a couple of million"; "few" is a bound left open."""
    for length in (2, 1):
        phrase = tuple(token.lower for token in tokens[at : at + length])
        pair = words.few.get(phrase)
        if pair is None or len(phrase) < length:
            continue
        last = at + length
        of = 1 if last < len(tokens) and tokens[last].lower in words.words["of"] else 0
        if last + of < len(tokens) and tokens[last + of].lower in words.scales:
            scale, last = _scale_words(tokens, last + of, words)
        elif last + of < len(tokens) and tokens[last + of].lower in words.vague:
            return None  # "a few hundreds": left to the vague word
        else:
            scale = 1.0
        exact = pair[0] == 2 and pair[1] <= 3 and scale == 1
        return Numeral(
            first=at, last=last, value=pair[0] * scale, low=pair[0] * scale,
            high=(pair[1] + (scale > 1)) * scale - (scale > 1), scale=scale,
            kind="words" if exact else "few", figures=1 if exact else None,
        )  # fmt: skip
    return None


def _vague(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """ "dozens", "hundreds of thousands"; "tens" and "scores" only before "of"."""
    low, high = map(float, words.vague[tokens[at].lower])
    last = at + 1
    of = last < len(tokens) and tokens[last].lower in words.words["of"]
    if tokens[at].lower in ("tens", "scores") and not of:
        return None
    while of and last + 1 < len(tokens) and tokens[last + 1].lower in words.vague:
        more = words.vague[tokens[last + 1].lower][0] / 2
        low, high = low * more, (high + 1) * more - 1
        last += 2
        of = last < len(tokens) and tokens[last].lower in words.words["of"]
        if low > 1e18:
            break
    return Numeral(first=at, last=last, value=low, low=low, high=high, kind="vague", scale=1.0)


def _after_article(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """ "a hundred", "a dozen", "a third of"; "a" alone is no number here."""
    if at + 1 >= len(tokens):
        return None
    word = tokens[at + 1].lower
    if word in words.scales and word not in words.suffixes and len(word) > 3:
        spelled = _spelled(tokens, at + 1, words, start=1)
        return replace(spelled, first=at) if spelled else None
    if word in words.fractions:
        return _lone_fraction(tokens, at, at + 1, words)
    return None


def _lone_fraction(
    tokens: Sequence[Token], first: int, at: int, words: NumberWords
) -> Numeral | None:
    """ "half a million", "a third of", "quarter million", "half-dozen"; not "the third"."""
    word = tokens[at].lower
    part = 1 / words.fractions[word]
    last = at + 1
    if word in ("halves", "quarters") or (word.endswith("s") and word in words.fractions):
        return None
    dash = 1 if _is(tokens, last, "mark", "-") and tokens[last].glued else 0
    skip = last + dash
    of = skip < len(tokens) and tokens[skip].lower in words.words["of"]
    article = skip + of < len(tokens) and tokens[skip + of].lower in words.words["articles"]
    scale, end = _scale_words(tokens, skip + of + article, words)
    if scale > 1:
        return Numeral(
            first=first, last=end, value=part * scale, kind="words", figures=1 if part == 0.5 else 2,
            scale=scale,
        )  # fmt: skip
    if dash or last >= len(tokens):
        return None
    after = tokens[last].lower
    if word == "half":
        fits = after in words.words["after_fraction"] or first < at
        before = tokens[first - 1].lower if first else ""
        if before in ("first", "second", "the") and first == at and after not in ("of",):
            return None
        if before in ("first", "second"):
            return None
    else:
        fits = first < at and after in ("of",)
    if not fits:
        return None
    return Numeral(first=first, last=last, value=part, kind="fraction", figures=1)


def _fold(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """ "sixfold", "ten-fold"."""
    word = tokens[at].lower
    for ending in words.words["fold"]:
        stem = word.removesuffix(ending)
        if stem != word and (stem in words.ones or stem in words.tens or stem in words.scales):
            value = words.ones.get(stem) or words.tens.get(stem) or words.scales.get(stem) or 0
            return Numeral(first=at, last=at + 1, value=float(value), kind="multiple", figures=1)
        if (
            (word in words.ones or word in words.tens)
            and _is(tokens, at + 1, "mark", "-")
            and at + 2 < len(tokens)
            and tokens[at + 2].lower == ending
        ):
            value = words.ones.get(word) or words.tens.get(word) or 0
            return Numeral(first=at, last=at + 3, value=float(value), kind="multiple", figures=1)
    return None


def _spelled(
    tokens: Sequence[Token], first: int, words: NumberWords, *, start: int = 0
) -> Numeral | None:
    """A number in words: "two hundred and thirty-one", "five and a half million"."""
    total = 0.0
    current = float(start)
    largest = math.inf  # scale words must fall from left to right
    previous = "start" if not start else "article"
    at = first
    scale = 1.0
    mantissa = 0.0
    last = first
    ordinal = False
    while at < len(tokens) and at - first < _MOST_WORDS:
        word = tokens[at].lower
        if word in words.ones and words.ones[word] >= 0 and previous in ("start", "tens", "big"):
            value = words.ones[word]
            if previous == "tens" and not 0 < value < 10:
                break
            current += value
            previous = "ones"
        elif word in words.tens and previous in ("start", "big"):
            current += words.tens[word]
            previous = "tens"
        elif word in words.scales and previous != "start" and len(word) > 2:
            size = float(words.scales[word])
            if size == 100 or (size < largest and current):
                if current == 0:
                    break
                mantissa = current
                current *= size
                scale = size
                if size >= 1000:
                    total += current
                    current, largest = 0.0, size
            elif not current and total:
                total *= size  # "a hundred thousand million"
                scale *= size
            else:
                break
            previous = "big"
        elif word in words.ordinals and previous in ("tens", "big") and words.ordinals[word] > 0:
            step = words.ordinals[word]
            if previous == "tens" and step >= 10:
                break
            current += step
            ordinal = True
            last = at + 1
            break
        else:
            break
        last = at + 1
        at = _next_word(tokens, last, words, previous)
    if last == first:
        return None
    value_read = total + current
    if ordinal:
        return Numeral(
            first=first, last=last, value=value_read, kind="ordinal",
            figures=_figures(f"{value_read:.0f}"),
        )  # fmt: skip
    return _finished(tokens, first, last, value_read, scale if mantissa else 1.0, words)


def _next_word(tokens: Sequence[Token], at: int, words: NumberWords, previous: str) -> int:
    """Where the next word of a spelled number may stand: after a hyphen or an "and"."""
    if at >= len(tokens):
        return at
    if tokens[at].text == "-" and at + 1 < len(tokens) and tokens[at + 1].lower in words.starts:
        return at + 1
    if tokens[at].lower in words.words["and"] and previous == "big" and at + 1 < len(tokens):
        word = tokens[at + 1].lower
        if word in words.ones or word in words.tens or word in words.ordinals:
            return at + 1
    return at


def _finished(
    tokens: Sequence[Token], first: int, last: int, value: float, scale: float, words: NumberWords
) -> Numeral:
    """The spelled number with its decimals, or as a fraction: "three point two", "two thirds"."""
    figures = _figures(f"{value:.0f}")
    if last < len(tokens) and tokens[last].lower in words.words["point"]:
        decimals, end = _decimals(tokens, last + 1, words)
        if decimals:
            number = f"{value:.0f}.{decimals}"
            more, end = _scale_words(tokens, end, words)
            return Numeral(
                first=first, last=end, value=float(number) * more, kind="words",
                figures=_figures(number), scale=more,
            )  # fmt: skip
    dash = 1 if _is(tokens, last, "mark", "-") and last + 1 < len(tokens) else 0
    if last + dash < len(tokens):
        name = tokens[last + dash].lower
        below = words.fractions.get(name)
        plural = name.endswith("s") and not name.endswith("ss")
        if below and (plural or value == 1) and value > 0:
            return _fraction_of(tokens, first, last + dash + 1, value / below, words)
    more_value, end = _and_fraction(tokens, last, value, words)
    if end > last:
        more, end = _scale_words(tokens, end, words)
        return Numeral(
            first=first, last=end, value=more_value * more, kind="words", figures=figures + 1,
            scale=more,
        )  # fmt: skip
    return Numeral(first=first, last=last, value=value, kind="words", figures=figures, scale=scale)


def _fraction_of(
    tokens: Sequence[Token], first: int, last: int, value: float, words: NumberWords
) -> Numeral:
    """A fraction, or the part of a scale word that it takes: "two thirds of a million"."""
    if (
        last + 2 < len(tokens)
        and tokens[last].lower in words.words["of"]
        and tokens[last + 1].lower in words.words["articles"]
    ):
        scale, end = _scale_words(tokens, last + 2, words)
        if scale > 1:
            return Numeral(
                first=first, last=end, value=value * scale, kind="words", figures=2, scale=scale
            )
    return Numeral(first=first, last=last, value=value, kind="fraction", figures=2)


def _decimals(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[str, int]:
    digits = ""
    while at < len(tokens) and len(digits) < 12:
        value = words.ones.get(tokens[at].lower)
        if value is None or (value > 9 and digits):
            break
        digits += str(value)
        at += 1
    return digits, at


def _is(tokens: Sequence[Token], at: int, kind: str, text: str) -> bool:
    return at < len(tokens) and tokens[at].kind == kind and tokens[at].text == text
