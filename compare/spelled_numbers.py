"""The grammar of written-out numbers.

"Two hundred and thirty-one", "half a million", "dozens", "three quarters", "sixfold".
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from compare.number_words import NumberWords, Numeral, figures_of, product
from compare.tokens import Token

__all__ = ["and_fraction", "scale_words", "spelled", "written_out"]

# Words in one written-out number; the longest sensible one has about twenty-five.
_MOST_WORDS = 40
# Beyond this a chain of scale words is no number that anybody means.
_LARGEST = 1e30
_DOZEN = 12


def written_out(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """The number that begins with that word, or None; signs are the caller's."""
    word = tokens[at].lower
    found = _few(tokens, at, words) or _fold(tokens, at, words)
    if found:
        return found
    if word in words.vague:
        return _vague(tokens, at, words)
    if word in words.words["articles"]:
        return _after_article(tokens, at, words)
    if word in words.multiples:
        value = float(words.multiples[word])
        return Numeral(first=at, last=at + 1, value=value, kind="multiple", figures=1)
    part = _lone_fraction(tokens, at, at, words) if word in words.fractions else None
    if part:
        return part
    if word in words.ordinals:
        value = float(words.ordinals[word])
        return Numeral(
            first=at, last=at + 1, value=value, kind="ordinal", figures=figures_of(f"{value:.0f}")
        )
    # "Million" alone is no number; "a hundred" was read above.
    return None if word in words.scales else spelled(tokens, at, words)


def spelled(
    tokens: Sequence[Token], first: int, words: NumberWords, *, start: int = 0
) -> Numeral | None:
    """A number in words, "two hundred and thirty-one"; ``start`` is 1 behind an article."""
    total = 0.0  # what closed with a scale word of thousands
    current = float(start)
    largest = math.inf  # scale words fall from left to right
    scale = 1.0
    previous = "article" if start else "start"
    at = last = first
    while at < len(tokens) and at - first < _MOST_WORDS:
        word = tokens[at].lower
        if word in words.ones and previous in ("start", "tens", "scale"):
            if previous == "tens" and not 0 < words.ones[word] < 10:
                break
            current += words.ones[word]
            previous = "ones"
        elif word in words.tens and previous in ("start", "scale"):
            current += words.tens[word]
            previous = "tens"
        elif word in words.scales and previous != "start":
            size = float(words.scales[word])
            few = current % 100
            if size == _DOZEN and 0 < few < current:  # "three hundred and two dozen"
                current += few * (size - 1)
            elif current and (size == 100 or size < largest):
                current *= size
                scale = size
                if size >= 1000:
                    total, current, largest = total + current, 0.0, size
            elif total and not current and total * size < _LARGEST:
                total, scale = total * size, scale * size  # "a hundred thousand million"
            else:
                break
            previous = "scale"
        elif words.ordinals.get(word, 0) > 0 and previous in ("tens", "scale"):
            if previous == "tens" and words.ordinals[word] >= 10:
                break
            value = total + current + words.ordinals[word]
            figures = figures_of(f"{value:.0f}")
            return Numeral(first=first, last=at + 1, value=value, kind="ordinal", figures=figures)
        else:
            break
        last = at + 1
        at = _next_word(tokens, last, words, previous)
    if last == first:
        return None
    return _finished(tokens, first, last, total + current, scale, words)


def scale_words(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[float, int]:
    """The product of the scale words from that token on (1 for none), and where they end."""
    scale = 1.0
    while at < len(tokens):
        step = 1 if _is_dash(tokens, at) and at + 1 < len(tokens) and tokens[at + 1].glued else 0
        size = words.scales.get(tokens[at + step].lower)
        if size is None or scale * size > _LARGEST:
            break
        scale *= size
        at += 1 + step
        short = tokens[at - 1].lower in words.words["with_stop"]  # "4,2 Mrd. Euro"
        if short and at + 1 < len(tokens) and tokens[at].text == "." and tokens[at].glued:
            at += 1
    return scale, at


def and_fraction(
    tokens: Sequence[Token], at: int, value: float, words: NumberWords
) -> tuple[float, int]:
    """The value with "and a half", "and three quarters", and where it ends."""
    if at + 2 >= len(tokens) or tokens[at].lower not in words.words["and"]:
        return value, at
    counter = tokens[at + 1].lower
    top = 1 if counter in words.words["articles"] else words.ones.get(counter, 0)
    below_at = at + 2 + (_is_dash(tokens, at + 2) and at + 3 < len(tokens))
    name = tokens[below_at].lower
    below = words.fractions.get(name) or words.plural_fractions.get(name)
    if not top or not below or top >= below:
        return value, at
    return value + top / below, below_at + 1


# ---------------------------------------------------------------------------- single forms


def _few(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """ "several", "a few hundred", "a couple of million"."""
    for length in (2, 1):
        phrase = tuple(token.lower for token in tokens[at : at + length])
        pair = words.few.get(phrase) if len(phrase) == length else None
        if pair is None:
            continue
        last = at + length
        of = last < len(tokens) and tokens[last].lower in words.words["of"]
        scale, end = scale_words(tokens, last + of, words)
        if scale > 1:
            last = end
            low, high = pair[0] * scale, (pair[1] + 1) * scale - 1
        else:
            low, high = float(pair[0]), float(pair[1])
        exact = pair[1] <= pair[0] + 1 and scale == 1
        return Numeral(
            first=at, last=last, value=low, low=low, high=high, scale=scale,
            kind="words" if exact else "few", figures=1 if exact else None,
        )  # fmt: skip
    return None


def _vague(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """ "Dozens", "hundreds of thousands"."""
    low, high = map(float, words.vague[tokens[at].lower])
    last = at + 1
    of = last < len(tokens) and tokens[last].lower in words.words["of"]
    if tokens[at].lower in words.words["with_of"] and not of:
        return None
    while last + 1 < len(tokens) and tokens[last].lower in words.words["of"] and low < _LARGEST:
        more = words.vague.get(tokens[last + 1].lower)
        if more is None:
            break
        low, high = low * more[0] / 2, (high + 1) * more[0] / 2 - 1
        last += 2
    return Numeral(first=at, last=last, value=low, low=low, high=high, kind="vague")


def _after_article(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """ "A hundred", "a dozen", "a third of"; the article alone is no number here."""
    word = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if word in words.scales:
        number = spelled(tokens, at + 1, words, start=1)
        return replace(number, first=at) if number else None
    return _lone_fraction(tokens, at, at + 1, words) if word in words.fractions else None


def _lone_fraction(
    tokens: Sequence[Token], first: int, at: int, words: NumberWords
) -> Numeral | None:
    """ "Half a million", "a third of", "quarter million", "half-dozen"; not "the third"."""
    part = 1 / words.fractions[tokens[at].lower]
    last = at + 1
    dash = _is_dash(tokens, last) and tokens[last].glued
    skip = last + dash
    of = skip < len(tokens) and tokens[skip].lower in words.words["of"]
    article = skip + of < len(tokens) and tokens[skip + of].lower in words.words["articles"]
    scale, end = scale_words(tokens, skip + of + article, words)
    if scale > 1:
        return Numeral(
            first=first, last=end, value=part * scale, kind="words", figures=2, scale=scale
        )
    if dash or not _is_part(tokens, first, at, words):
        return None
    return Numeral(first=first, last=last, value=part, kind="fraction", figures=1)


def _is_part(tokens: Sequence[Token], first: int, at: int, words: NumberWords) -> bool:
    """True if what follows takes a part: "a third of", "half the", "fell by a seventh."."""
    before = tokens[first - 1].lower if first else ""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    told = before in words.words["before_fraction"]
    if after is None:
        return first < at and (told or first == 0)
    of = after.lower in words.words["of"]
    if tokens[at].lower in words.words["bare_fraction"]:
        if before in words.words["not_fraction_after"]:
            return of and first == at and before not in words.ordinals
        following = words.words["after_fraction"] | words.words["verbs_of_share"]
        return told or of or first < at or after.lower in following
    if first == at:
        return False
    return of or (told and after.kind == "mark") or after.lower in words.words["verbs_of_share"]


def _fold(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """ "Sixfold", "ten-fold"."""
    word = tokens[at].lower
    if word in words.ones or word in words.tens:
        joined = _is_dash(tokens, at + 1) and at + 2 < len(tokens)
        if not joined or tokens[at + 2].lower not in words.words["fold"]:
            return None
        stem, last = word, at + 3
    else:
        endings = (word.removesuffix(ending) for ending in words.words["fold"])
        stem, last = next((stem for stem in endings if stem != word), ""), at + 1
    for known in (words.ones, words.tens, words.scales):
        if stem in known:
            value = float(known[stem])
            return Numeral(first=at, last=last, value=value, kind="multiple", figures=1)
    return None


# ---------------------------------------------------------------------------- the longer ones


def _next_word(tokens: Sequence[Token], at: int, words: NumberWords, previous: str) -> int:
    """Where the next word of a spelled number may stand: after a hyphen or an "and"."""
    if at + 1 >= len(tokens):
        return at
    word = tokens[at + 1].lower
    if _is_dash(tokens, at) and word in words.starts:
        return at + 1
    joined = tokens[at].lower in words.words["and"] and previous == "scale"
    number = word in words.ones or word in words.tens or word in words.ordinals
    # "Nine million and five ninths": the fraction is added, not the five.
    apart = tokens[at + 2].lower in words.plural_fractions if at + 2 < len(tokens) else False
    large = words.scales.get(tokens[at - 1].lower, 0) >= 1000
    return at + 1 if joined and number and not (apart and large) else at


def _finished(
    tokens: Sequence[Token], first: int, last: int, value: float, scale: float, words: NumberWords
) -> Numeral:
    """The spelled number with decimals, or as a fraction: "three point two", "two thirds"."""
    decimals, end = _decimals(tokens, last, words)
    if decimals:
        number = f"{value:.0f}.{decimals}"
        more, end = scale_words(tokens, end, words)
        return Numeral(
            first=first, last=end, value=product(float(number), more), kind="words",
            figures=figures_of(number), scale=more,
        )  # fmt: skip
    below, end = _denominator(tokens, last, words, one=value == 1)
    if below and value > 0:
        return _fraction_of(tokens, first, end, value / below, words)
    small = _hundredth(tokens, last, words) if value == 1 else None
    if small:
        return replace(small, first=first)
    figures = figures_of(f"{value:.0f}")
    part, end = and_fraction(tokens, last, 0.0, words)
    if end > last:
        more, end = scale_words(tokens, end, words)
        if scale > more:  # "a million and a half", "one billion and a half million"
            whole = value + part * (scale if more == 1 and value % scale == 0 else more)
        else:  # "five and a half million"
            whole = product(value + part, more)
        return Numeral(
            first=first, last=end, value=whole, kind="words", figures=figures + 1, scale=more
        )
    return Numeral(first=first, last=last, value=value, kind="words", figures=figures, scale=scale)


def _denominator(
    tokens: Sequence[Token], at: int, words: NumberWords, *, one: bool
) -> tuple[int, int]:
    """What a number is divided by in "two thirds", "three twenty-firsts"; 0 where it is not."""
    at += _is_dash(tokens, at) and at + 1 < len(tokens)
    tens = words.tens.get(tokens[at].lower, 0) if at < len(tokens) else 0
    if tens:
        at += 1 + _is_dash(tokens, at + 1)
    name = tokens[at].lower if at < len(tokens) else ""
    below = words.plural_ordinals.get(name) if tens else words.plural_fractions.get(name)
    if not below and one:
        below = words.ordinals.get(name) if tens else words.fractions.get(name)
    if not below or (tens and below > 9):
        return 0, at
    return tens + below, at + 1


def _hundredth(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """The fraction told by the "one-hundredth" of "one one-hundredth", "one hundred and fifth"."""
    large = at + 1 + _is_dash(tokens, at + 1)
    if large >= len(tokens) or words.ones.get(tokens[at].lower, 0) < 1:
        return None
    name = tokens[large].lower
    if max(words.scales.get(name, 0), words.ordinals.get(name, 0)) < 100:
        return None
    below = spelled(tokens, at, words)
    if below is None or below.kind == "fraction":
        return below
    return (
        replace(below, value=1 / below.value, kind="fraction") if below.kind == "ordinal" else None
    )


def _fraction_of(
    tokens: Sequence[Token], first: int, last: int, value: float, words: NumberWords
) -> Numeral:
    """A fraction, or the part of a scale word that it takes: "two thirds of a million"."""
    of = last < len(tokens) and tokens[last].lower in words.words["of"]
    article = of and last + 1 < len(tokens) and tokens[last + 1].lower in words.words["articles"]
    scale, end = scale_words(tokens, last + 2 if article else last, words)
    if scale == 1:
        return Numeral(first=first, last=last, value=value, kind="fraction", figures=2)
    return Numeral(first=first, last=end, value=value * scale, kind="words", figures=2, scale=scale)


def _decimals(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[str, int]:
    """The digits of "point zero eight" and where they end; "" where no "point" follows."""
    if at >= len(tokens) or tokens[at].lower not in words.words["point"]:
        return "", at
    digits = ""
    at += 1
    tens = words.tens.get(tokens[at].lower, 0) if at < len(tokens) else 0
    if tens:  # "point seventy-one"
        after = at + 1 + _is_dash(tokens, at + 1)
        ones = words.ones.get(tokens[after].lower, 0) if after < len(tokens) else 0
        return (str(tens + ones), after + 1) if 0 < ones < 10 else (str(tens), at + 1)
    while at < len(tokens) and len(digits) < 12:
        value = words.ones.get(tokens[at].lower)
        if value is None or (value > 9 and digits):
            break
        digits += str(value)
        at += 1
    return digits, at


def _is_dash(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].text == "-"
