"""Words that open, close or blur a number, and verbs that make it the size of a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.intervals import about
from compare.quantities.figures import Figure, Reading

__all__ = ["converted", "hedged_behind", "modified"]

_FURTHEST_VERB = 7  # "cut the cost of its trains by 10 percent"
_BOUNDS = (">", ">=", "<", "<=")
_MOST_CHAINED = 3  # "up to about 300", "at least some 40"


def hedged_behind(reading: Reading, figure: Figure) -> Figure:
    """The figure with a hedge right behind its number: "80 or so", "60-odd", "12 or more"."""
    return figure if figure.kind == "ordinal" else _after(reading, figure, figure.last)


def modified(reading: Reading, figure: Figure) -> Figure:
    """The figure with its modifier, its bounds, and the words that set them."""
    if figure.kind == "ordinal":
        return figure
    if figure.end > figure.last:
        figure = _after(reading, figure, figure.end)
    return _change(reading, _bounded(_before(reading, figure)))


def _before(reading: Reading, figure: Figure) -> Figure:
    phrases = reading.lexicon.before
    rules = reading.lexicon.modifier_rules
    for _ in range(_MOST_CHAINED):
        end = figure.first
        found = phrases.ending(reading.tokens, end)
        if found is None and reading.lower(end - 1) in rules["articles"]:
            found = phrases.ending(reading.tokens, end - 1)
        if found is None and figure.form == "age":
            found = _before_age(reading, end)
        if found is None or (found[0] == "~" and _is_pronoun_some(reading, found[1])):
            break
        name, first = found
        long = figure.unit is not None and figure.unit.dimension == "length"
        if name == ">" and reading.lower(first - 1) in rules["spreading"] and not long:
            break  # "spread over 10,000 hectares", but "stretches over 2,000 km"
        figure = replace(_named(figure, name), first=first)
    return figure


def _before_age(reading: Reading, end: int) -> tuple[str, int] | None:
    """ "under the age of 5"."""
    for words in reading.lexicon.age_of:
        if end >= len(words) and reading.starts(end - len(words), (words,)):
            return reading.lexicon.before.ending(reading.tokens, end - len(words))
    return None


def _is_pronoun_some(reading: Reading, at: int) -> bool:
    rules = reading.lexicon.modifier_rules
    return reading.lower(at) in rules["pronoun"] and reading.lower(at - 1) in rules["after_pronoun"]


def _after(reading: Reading, figure: Figure, at: int) -> Figure:
    rules = reading.lexicon.modifier_rules
    found = reading.lexicon.after.starting(reading.tokens, at)
    if found is None or _leads_on(reading, found[1]):
        return figure
    word = reading.lower(at)
    if word in rules["beside"] and at != figure.last:
        return figure
    closes = figure.unit is not None or reading.lower(at + 1) in ("", ".", ",")
    if (word in rules["closing"] and not closes) or (word == "+" and not reading.glued(at)):
        return figure
    figure = _named(figure, found[0])
    if reading.lower(found[1] - 1) in rules["ages"] and figure.unit is None:
        figure = replace(figure, unit=reading.units.by_name["year of age"], form="age")
    return replace(figure, last=found[1]) if at == figure.last else figure


def _leads_on(reading: Reading, at: int) -> bool:
    """True before a number or "than": "1,000 and below 1,500", "5,000 or less than 4,000"."""
    if at >= len(reading.tokens):
        return False
    leads = reading.lexicon.modifier_rules["leading"] | reading.numbers.starts
    return reading.tokens[at].kind == "digits" or reading.lower(at) in leads


def _named(figure: Figure, name: str) -> Figure:
    """The figure under one more modifier; the outermost, met last, decides the bounds."""
    value, top = figure.value, figure.top
    high = top if top is not None else value
    blurred = about(value, figure.figures)
    if figure.kind in ("vague", "few"):
        if name in (">", ">="):
            return replace(figure, modifier=">=", high=None, open=False)
        return figure
    if name in ("=", "~", "nearly") and figure.modifier in _BOUNDS:
        return figure  # "about 500 or more", "equal to 500 or less"
    if name == "=":
        return replace(figure, modifier="=", open=False, low=value, high=high)
    if name in (">", ">="):
        return replace(figure, modifier=name, open=False, low=high if top else value, high=None)  # type: ignore[arg-type]
    if name in ("<", "<="):
        low = 0.0 if high >= 0 else None
        return replace(figure, modifier=name, open=False, low=low, high=high)  # type: ignore[arg-type]
    if name == "just over":
        return replace(figure, modifier=">", open=False, low=value, high=blurred[1])
    if name == "just under":
        return replace(figure, modifier="<", open=False, low=blurred[0], high=value)
    low, upper = about(value, figure.figures)
    if top is not None:
        low, upper = (
            about(min(value, top), figure.figures)[0],
            about(max(value, top), figure.figures)[1],
        )
    if name == "nearly":
        upper = high
    return replace(figure, modifier="~", open=False, low=low, high=upper)


def _bounded(figure: Figure) -> Figure:
    """The figure with bounds where no modifier has set any."""
    if not figure.open:
        if figure.top is not None and figure.modifier in ("~", "="):
            return replace(figure, modifier="range")
        return figure
    if figure.kind in ("vague", "few"):
        return replace(figure, modifier="vague")
    if figure.top is not None:
        low, high = sorted((figure.value, figure.top))
        return replace(figure, modifier="range", low=low, high=high)
    return replace(figure, low=figure.value, high=figure.value)


def _change(reading: Reading, figure: Figure) -> Figure:
    """Up or down where a verb of change governs the number: "rose 6 percent", not "rose to 6"."""
    if figure.form in ("age", "duration", "ordinal"):
        return figure
    if figure.kind in ("vague", "few", "multiple"):
        return figure
    moves = figure.unit is not None and figure.unit.dimension in ("length", "area")
    if moves or (figure.form == "count" and figure.head is not None and figure.top is None):
        told = reading.lower(figure.first - 1) in reading.lexicon.change_words["explicit"]
        if not told and figure.head not in reading.lexicon.change_words["counts"]:
            return figure
    lexicon = reading.lexicon
    at = figure.first
    if figure.modifier == "=" and reading.lower(at - 1) in lexicon.change_words["by"]:
        for verb in range(at - 1, max(0, at - _FURTHEST_VERB), -1):
            found = lexicon.change_by.ending(reading.tokens, verb)
            if found:
                return replace(figure, modifier=found[0])  # type: ignore[arg-type]
    for _ in range(3):
        if at <= 0:
            return figure
        found = lexicon.change.ending(reading.tokens, at)
        if found:
            return replace(figure, modifier=found[0])  # type: ignore[arg-type]
        if reading.lower(at - 1) not in lexicon.change_words["between"]:
            return figure
        at -= 1
    return figure


def converted(reading: Reading, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures with the modifier that a second telling takes over from the first.

    "More than 100 kilometres (60 miles)", "lost 190 points, or 0.6%". Two bounds of one number,
    "more than 20 and less than 35", are a range.
    """
    given: list[Figure] = []
    for figure in figures:
        before = given[-1] if given else None
        if before is not None and _is_points(reading, before, figure):
            points = reading.units.by_name["percentage point"]
            before = replace(before, unit=points, form="share", noun=None, head=None)
            given[-1] = before
        if before is not None and _is_other_money(reading, before, figure):
            figure = replace(figure, unit=figure.alternatives[0], form="money", alternatives=())
        if before is not None and _is_between(reading, before, figure):
            given[-1] = _between(before, figure)
        elif before is None or figure.modifier not in ("=", "range"):
            given.append(figure)
        elif _is_conversion(reading, before, figure):
            given.append(_as_before(figure, before))
        elif _says_again(reading, before.end, figure.first) and before.modifier in ("up", "down"):
            given.append(replace(figure, modifier=before.modifier))
        else:
            given.append(figure)
    return tuple(given)


def _is_points(reading: Reading, left: Figure, right: Figure) -> bool:
    """ "Fell by 4 points to 61 percent"."""
    if right.unit is None or right.unit.name != "percentage" or left.unit is not None:
        return False
    changed = left.modifier in ("up", "down")
    level = reading.lower(right.first - 1) in reading.lexicon.change_words["level"]
    return changed and level and left.head in reading.lexicon.counted["points"]


def _is_other_money(reading: Reading, left: Figure, right: Figure) -> bool:
    """ "$1,200 (980 pounds)": the same amount in another money, and no weight."""
    if left.form != "money" or reading.lower(right.first - 1) not in ("(", "["):
        return False
    return right.form != "money" and any(one.dimension == "money" for one in right.alternatives)


def _is_between(reading: Reading, left: Figure, right: Figure) -> bool:
    """ "Above 1000 and below 1500", "at most 100 and at least 20"."""
    signs = {left.modifier, right.modifier}
    if not (signs & {">", ">="} and signs & {"<", "<="}) or left.top or right.top:
        return False
    if left.noun is not None or (left.unit is not None and left.unit != right.unit):
        return False
    gap = {reading.lower(at) for at in range(left.last, right.first)}
    if not gap or not gap <= reading.lexicon.ranges["both_bounds"]:
        return False
    low, high = (left, right) if left.modifier in (">", ">=") else (right, left)
    return low.value < high.value


def _between(left: Figure, right: Figure) -> Figure:
    low, high = sorted((left.value, right.value))
    return replace(
        right, first=left.first, core=(left.core[0], right.core[1]), value=low, top=high,
        low=low, high=high, modifier="range",
    )  # fmt: skip


def _is_conversion(reading: Reading, left: Figure, right: Figure) -> bool:
    if right.unit is None or left.unit is None or right.unit == left.unit:
        return False
    if right.unit.dimension != left.unit.dimension:
        return False
    gap = [reading.lower(at) for at in range(left.last, right.first)]
    return gap in (["("], ["/"], ["["]) or _says_again(reading, left.last, right.first)


def _says_again(reading: Reading, start: int, end: int) -> bool:
    """True if only ", or" stands there."""
    comma = reading.lower(start) == ","
    return comma and end == start + 2 and reading.lower(start + 1) in reading.lexicon.ranges["or"]


def _as_before(figure: Figure, before: Figure) -> Figure:
    if before.modifier in ("up", "down"):
        return replace(figure, modifier=before.modifier)
    if figure.top is not None or before.modifier in ("=", "range", "vague"):
        return figure
    if before.modifier == "~":
        return _named(figure, "nearly" if before.high == before.value else "~")
    return _named(figure, before.modifier)
