"""What a number measures: its currency or unit, a rate, an age, a share."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from compare.number_words import Numeral, product
from compare.numerals import numeral_at
from compare.quantities.ages import aged
from compare.quantities.figures import Figure, Form, Reading
from compare.quantities.nouns import noun_after, singular
from compare.spelled_numbers import and_fraction, scale_words
from compare.units import Unit, rate_of

__all__ = ["measured"]

_FORMS: dict[str, Form] = {
    "money": "money", "share": "share", "points": "share", "time": "duration", "age": "age",
}  # fmt: skip
_SCREENS = frozenset({480, 720, 1080, 1440, 2160})  # "1080p" is no amount of pence
_LEAST_RATE_BASE = 100  # "81 per 100,000"; "40 per 8 hours" is another thing
# Wholes of "one in five"; others are counts: "12 in 38 raids".
_WHOLES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000, 10_000, 100_000, 1_000_000})
# Amounts in currencies that are also other words come in larger numbers than this.
_LEAST_OF_WORDLIKE = 100
# Letters that are units only glued to their number or in a handful of cases after a blank.
_AFTER_BLANK = frozenset(
    {"R", "m", "g", "l", "L", "V", "W", "C", "F", "t", "%", "°", "º", "€", "£", "¥", "$", '"'}
)


_BRACKETS = {"(": ")", "[": "]", "<": ">"}  # "20 (kg)"
_CLOSING = frozenset({"", ".", ",", ";", "?", "!"})
_PARTED = frozenset({"length", "time", "mass", "volume", "area"})
_PARTS = {("foot", "inch"): 12, ("hour", "minute"): 60, ("minute", "second"): 60}
# What a rate may be counted by: "a week", "per litre".
_PER = frozenset({"time", "volume", "mass", "length", "area", "energy", "current"})
_LETTERS = {"m": "metre", "t": "metric ton"}  # scales that are also units: "45m", "5t"


def measured(reading: Reading, figure: Figure) -> Figure:
    """The figure with its unit, where it has one; its form follows from the unit."""
    if figure.kind == "ordinal":
        return figure
    if figure.kind == "multiple":
        return replace(figure, unit=reading.units.by_name["fold"], form="rate")
    figure = _below_zero(reading, _with_unit(reading, _with_sign(reading, figure)))
    figure = _magnitude(reading, _per_number(reading, figure))
    figure = aged(reading, _part_of_unit(reading, _ratio(reading, figure)))
    if figure.kind == "fraction" and figure.unit is None:
        figure = replace(figure, unit=reading.units.by_name["fraction"], form="share")
    return _rate(reading, _compound(reading, figure))


def _with_sign(reading: Reading, figure: Figure) -> Figure:
    """The currency in front: "$", "US$", "RM"."""
    found = reading.units.before(reading.tokens, figure.first, currency=reading.currency)
    if found is None:
        return figure
    unit, first = found
    value = figure.value
    sign = reading.lower(first - 1)
    if sign in reading.numbers.words["negative"] or (sign == "-" and not reading.glued(first - 1)):
        first, value = first - 1, -value
    last = figure.last
    after = reading.units.after(reading.tokens, last, currency=reading.currency)
    if after and after[0].dimension == "money" and after[0].factor == 1:
        # "$31.20 US", "$15 dollars": one amount; the more telling name wins.
        bare = reading.units.families.get("dollar")
        unit = after[0] if unit.name == bare else unit
        last = after[1]
    elif reading.lower(last) in reading.units.trailing and reading.tokens[last].text.isupper():
        unit, last = reading.units.trailing[reading.lower(last)], last + 1
    return replace(
        figure, first=first, last=last, value=value, unit=unit, form="money", signed=True
    )


def _with_unit(reading: Reading, figure: Figure) -> Figure:
    """The unit behind: "12 miles", "12-mile", "20 (kg)", "5km"."""
    if figure.unit is not None:
        return figure
    at = figure.last
    bracketed = _BRACKETS.get(reading.lower(at)) == reading.lower(at + 2) != ""
    if bracketed or (reading.lower(at) == "-" and reading.glued(at) and reading.glued(at + 1)):
        at += 1
    elif reading.lower(at) == "-" and not reading.glued(at):  # "28 - year - old", cut into words
        age = reading.units.after(reading.tokens, at + 1)
        at += age is not None and age[0].dimension == "age"
    if figure.kind in ("vague", "few") and reading.lower(at) in reading.lexicon.counted["of"]:
        at += 1  # "billions of dollars"
    found = reading.units.after(reading.tokens, at, currency=reading.currency)
    if figure.suffix:
        return _suffixed(reading, figure, found)
    if found is None and (scaled := reading.units.in_scales(reading.tokens, at)):
        return _scaled(figure, *scaled, last=at + 1)
    if found is None or not _fits(reading, figure, found[0], at, found[1]):
        return figure
    unit, last = found
    last += bracketed
    if unit.dimension == "money" and figure.scale == 1:  # "75 USD million"
        scale, last = scale_words(reading.tokens, last, reading.numbers)
        figure = replace(figure, value=product(figure.value, scale), scale=scale)
    unit, alternatives = _money_or_mass(reading, figure, unit)
    return replace(
        figure, last=last, unit=unit, form=_FORMS.get(unit.dimension, "measure"),
        alternatives=alternatives,
    )  # fmt: skip


def _scaled(figure: Figure, unit: Unit, scale: float, *, last: int) -> Figure:
    """ "30 MUSD": the letter before the code multiplies."""
    value = product(figure.value, scale)
    return replace(figure, last=last, value=value, scale=scale, unit=unit, form="money")


def _below_zero(reading: Reading, figure: Figure) -> Figure:
    """ "24 degrees below zero", "24 below zero Fahrenheit"."""
    length = reading.starts(figure.last, reading.lexicon.below_zero)
    if not length or (figure.unit and figure.unit.dimension not in ("temperature", "angle")):
        return figure
    last, unit = figure.last + length, figure.unit
    found = reading.units.after(reading.tokens, last)
    if found and found[0].dimension == "temperature":
        unit, last = found
    unit = unit or reading.units.by_name["degree"]
    return replace(figure, last=last, value=-figure.value, unit=unit, form="measure")


def _fits(reading: Reading, figure: Figure, unit: Unit, at: int, end: int) -> bool:
    """False where a word only looks like the unit: "12 won", "23456 F Block"."""
    token = reading.tokens[at]
    if figure.kind in ("vague", "few") and token.kind != "word":
        return False
    if token.lower in reading.units.wordlike and (
        abs(figure.value) < _LEAST_OF_WORDLIKE or figure.kind == "words"
    ):
        return figure.scale > 1
    if end == at + 1 and len(token.text) == 1 and not token.glued:
        if token.text not in _AFTER_BLANK and unicodedata.category(token.text) != "Sc":
            return False
        if token.text in "FC" and (
            abs(figure.value) > 200 or (end < len(reading.tokens) and reading.is_capital(end))
        ):
            return False
        if token.text in "mgltLVW" and reading.lower(end) in ("'", "&", "-"):
            return False
    if token.text == "p" and figure.value in _SCREENS:
        return False
    if token.text == '"' and reading.lower(end) not in reading.lexicon.counted["length_nouns"]:
        return False  # "he needed 10" closes a quotation, '10" long' is a length
    # "Channel 5s", "the 1990s", "in her 60s"; but "9.58s".
    plural = token.text == "s" and token.glued and figure.value == int(figure.value)
    return not plural


def _suffixed(reading: Reading, figure: Figure, found: tuple[Unit, int] | None) -> Figure:
    """A letter glued to the number is a scale, or the unit that it also is: "45m", "5t"."""
    if found and (found[0].dimension == "money" or len(reading.tokens[figure.last].text) > 1):
        unit, last = found
        return replace(figure, last=last, unit=unit, form=_FORMS.get(unit.dimension, "measure"))
    letter = _LETTERS.get(figure.suffix)
    if letter is None:
        return figure
    nouns = reading.lexicon.counted
    after = reading.lower(figure.last)
    noun = (
        figure.last < len(reading.tokens)
        and after not in nouns["length_nouns"]
        and (after in nouns["invariant"] or singular(reading.lexicon, after) != after)
    )
    if noun:
        return figure
    unit = reading.units.by_name[letter]
    return replace(
        figure, value=figure.value / figure.scale, scale=1.0, unit=unit, form="measure",
    )  # fmt: skip


def _money_or_mass(reading: Reading, figure: Figure, unit: Unit) -> tuple[Unit, tuple[Unit, ...]]:
    """ "Pounds" are money beside a scale word or a word of spending; both readings are kept."""
    if unit.name != "pound":
        return unit, ()
    money = reading.units.by_name["GBP"]
    spent = figure.scale >= 1e6
    for at in range(figure.first - 1, max(-1, figure.first - 8), -1):
        if reading.tokens[at].text in ";.":
            break
        spent = spent or reading.lower(at) in reading.units.spending
    behind = {reading.lower(at) for at in range(figure.last, figure.last + 4)}
    spent = spent or bool(behind & reading.units.spending)
    return (money, (unit,)) if spent else (unit, (money,))


def _compound(reading: Reading, figure: Figure) -> Figure:
    """ "5 feet 2 inches", "an hour and 40 minutes" as one value in the first unit."""
    unit = figure.unit
    if unit is None or figure.kind in ("vague", "few"):
        return figure
    if unit.dimension == "money" and unit.factor == 1 and not figure.signed:
        return _hundredths(reading, figure)
    if unit.dimension not in _PARTED:
        return figure
    at = figure.last
    part, end = and_fraction(reading.tokens, at, 0.0, reading.numbers)
    if end > at:  # "two hours and three quarters", "a mile and a half"
        return replace(figure, last=end, value=figure.value + part)
    if unit.dimension not in ("length", "time"):
        return figure
    joined = reading.lower(at) in reading.numbers.words["and"]
    if joined or reading.lower(at) in ("-", ","):
        at += 1
    if at >= len(reading.tokens) or (
        reading.lower(figure.last) == "," and unit.dimension == "time"
    ):
        return figure
    small = numeral_at(reading.tokens, at, reading.language)
    if small is None or small.kind not in ("digits", "words"):
        return figure
    behind = small.last + (reading.lower(small.last) == "-")
    found = reading.units.after(reading.tokens, behind)
    if found is None and unit.name == "foot" and reading.lower(figure.last) == "-":
        inch = reading.units.by_name["inch"]
        found = (inch, small.last)
    if found is None or found[0].dimension != unit.dimension:
        return figure
    smaller, last = found
    most = _PARTS.get((unit.name, smaller.name))
    if most is None or not 0 <= small.value < most:
        return figure
    return replace(figure, last=last, value=figure.value + small.value / most, figures=None)


def _hundredths(reading: Reading, figure: Figure) -> Figure:
    """ "3 dollars 50 cents", "thirteen euros and five cents", "15 dollars 50"."""
    at = figure.last
    at += reading.lower(at) in reading.numbers.words["and"] | {","}
    if at >= len(reading.tokens) or figure.scale > 1:
        return figure
    small = numeral_at(reading.tokens, at, reading.language)
    if small is None or small.kind not in ("digits", "words") or not 0 < small.value < 100:
        return figure
    found = reading.units.after(reading.tokens, small.last)
    if found is None and _is_loose_change(reading, figure, small):
        value = figure.value + small.value / 100
        return replace(figure, last=small.last, value=value, figures=None)
    if found is None or found[0].dimension != "money" or found[0].factor == 1:
        return figure
    whole = figure.unit.currency if figure.unit else None
    if found[0].currency != whole and found[0].name not in reading.units.hundredths:
        return figure
    value = figure.value + small.value * found[0].factor
    return replace(figure, last=found[1], value=value, figures=None)


def _is_loose_change(reading: Reading, figure: Figure, small: Numeral) -> bool:
    """True for the 50 of "15 dollars 50" and "15 dollars and 50" where nothing is counted."""
    ranges = reading.lexicon.ranges
    apart = reading.lower(figure.first - 1) in ranges["between"] | ranges["from"]
    if apart or reading.lower(figure.last) == "," or reading.lower(small.last) not in _CLOSING:
        return False
    return figure.value.is_integer() and small.value.is_integer() and small.value >= 10


def _rate(reading: Reading, figure: Figure) -> Figure:
    """ "$9.99 per month", "40 hours a week", "$2 a share"."""
    unit = figure.unit
    if unit is None or figure.kind in ("fraction", "multiple") or figure.form == "age":
        return figure
    at = figure.last
    lexicon = reading.lexicon
    per, articles = lexicon.counted["per"], lexicon.counted["per_article"]
    if reading.lower(at) == "-" and reading.lower(at + 1) in per | articles:
        at += 1
    article = reading.lower(at) in articles
    if reading.lower(at) not in per and not article:
        return figure
    at += 1
    if reading.lower(at) == "-":
        at += 1
    if at >= len(reading.tokens):
        return figure
    found = reading.units.after(reading.tokens, at)
    noun = reading.lower(at)
    if found and found[0].dimension in _PER:
        dated = reading.lower(found[1]) in lexicon.counted["not_rate_before"]
        if article and (found[0].dimension == unit.dimension or dated):
            return figure
        return replace(figure, last=found[1], unit=rate_of(unit, found[0]), form="rate")
    if article and noun not in lexicon.counted["per_nouns"]:
        return figure
    if reading.tokens[at].kind == "word" and unit.dimension in ("money", "share", "volume", "mass"):
        return replace(
            figure, last=at + 1, unit=rate_of(unit, singular(lexicon, noun)), form="rate"
        )
    return figure


def _per_number(reading: Reading, figure: Figure) -> Figure:
    """ "81 per 100,000 residents": a rate of the number behind."""
    if figure.unit is not None or reading.lower(figure.last) not in reading.lexicon.counted["per"]:
        return figure
    if figure.last + 1 >= len(reading.tokens):
        return figure
    whole = numeral_at(reading.tokens, figure.last + 1, reading.language)
    if whole is None or whole.kind not in ("digits", "words") or whole.value < _LEAST_RATE_BASE:
        return figure
    found = noun_after(reading, whole.last)
    of_whom = " ".join(reading.lower(at) for at in range(*found[0])) if found else ""
    name = f"per {whole.value:.0f} {of_whom}".rstrip()
    unit = Unit(name=name, dimension="share", factor=1 / whole.value)
    last = found[0][1] if found else whole.last
    return replace(figure, last=last, unit=unit, form="rate")


def _magnitude(reading: Reading, figure: Figure) -> Figure:
    """ "A magnitude 6.4 quake", "a magnitude of 6.4", "6.4-magnitude"."""
    scale = reading.lexicon.counted["magnitude"]
    between = reading.lexicon.counted["of"] | {"-"}
    before = figure.first - 1 - (reading.lower(figure.first - 1) in between)
    behind = figure.last + (reading.lower(figure.last) == "-")
    if figure.unit is not None or figure.kind != "digits":
        return figure
    unit = reading.units.by_name["magnitude"]
    if reading.lower(before) in scale:
        return replace(figure, unit=unit, form="measure")
    if reading.lower(behind) in scale:
        return replace(figure, unit=unit, form="measure", last=behind + 1)
    return figure


def _part_of_unit(reading: Reading, figure: Figure) -> Figure:
    """ "Half a mile", "three quarters of an hour"."""
    if figure.kind != "fraction" or figure.unit is not None:
        return figure
    at = figure.last + (reading.lower(figure.last) in reading.lexicon.counted["of"])
    if reading.lower(at) not in reading.lexicon.counted["articles"]:
        return figure
    found = reading.units.after(reading.tokens, at + 1, currency=reading.currency)
    if found is None or found[0].dimension == "share":
        return figure
    unit, last = found
    form = _FORMS.get(unit.dimension, "measure")
    return replace(figure, last=last, unit=unit, form=form, kind="words")


def _ratio(reading: Reading, figure: Figure) -> Figure:
    """ "Seven in ten respondents", "three out of four": a share."""
    if figure.unit is not None or figure.kind not in ("digits", "words") or figure.value <= 0:
        return figure
    lexicon = reading.lexicon
    out = reading.starts(figure.last, lexicon.ratio_out)
    if not out and reading.lower(figure.last) not in lexicon.counted["ratio_in"]:
        return figure
    at = figure.last + (out or 1)
    if at >= len(reading.tokens):
        return figure
    whole = numeral_at(reading.tokens, at, reading.language)
    if whole is None or whole.kind not in ("digits", "words") or whole.value <= figure.value:
        return figure
    following = reading.lower(whole.last)
    plural = following in lexicon.counted["invariant"] or (
        following != "" and singular(lexicon, following) != following
    )
    if whole.value not in _WHOLES:
        return figure
    if not out and not _is_in_ratio(reading, figure, whole.last, plural):
        return figure
    return replace(
        figure, last=whole.last, value=figure.value / whole.value, kind="fraction",
        unit=reading.units.by_name["fraction"], form="share",
    )  # fmt: skip


def _is_in_ratio(reading: Reading, figure: Figure, end: int, plural: bool) -> bool:
    """ "Four in ten ever came"; not "killed one in two attacks", not "three in four days"."""
    if reading.units.after(reading.tokens, end):
        return False
    if reading.lexicon.roles_before.ending(reading.tokens, figure.first):
        return False
    # "Two in five", "2 in 5 or more"
    hedged = reading.lexicon.after.starting(reading.tokens, end) is not None
    return plural or hedged or figure.kind == "words"
