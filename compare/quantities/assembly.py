"""Numbers that belong together: ranges, changes from one value to another, lists with one noun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from compare.quantities.figures import Figure, Reading
from compare.units import Unit

__all__ = ["joined", "shared"]

# "Eight or nine" and "15 or 20" are ranges, "25 or 40" is a choice.
_CLOSE_BY_OR = 1.5


def joined(reading: Reading, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures with ranges made one, and the two ends of a change marked."""
    found: list[Figure] = []
    at = 0
    while at < len(figures):
        here = figures[at]
        pair = _pair(reading, here, figures[at + 1]) if at + 1 < len(figures) else None
        if pair is None:
            found.append(here)
            at += 1
            continue
        found.extend(pair)
        at += 2
    return tuple(found)


def _pair(reading: Reading, left: Figure, right: Figure) -> tuple[Figure, ...] | None:
    """The range or the change that two neighbours make; None when they stand apart."""
    if not _plain(left) or not _plain(right):
        return None
    joint = _joint(reading, left.last, right.first)
    if joint is None:
        return None
    left, right = _lent(left, right)
    if joint == "to" and right.unit is None and _is_from(reading, left) and _bare(right):
        if _is_elided(reading, right):  # "from 208 pounds to 193"
            right = replace(right, unit=left.unit, form=left.form)
    if not _same_unit(left.unit, right.unit):
        return None
    before = reading.lower(left.first - 1)
    lexicon = reading.lexicon.ranges
    if joint == "and":
        if before not in lexicon["between"]:
            return None
        return (_range(left, right, left.first - 1),)
    if joint == "or":
        close = left.value < right.value <= max(left.value * _CLOSE_BY_OR, left.value + 2)
        return (_range(left, right, left.first),) if close else None
    if joint == "dash":
        if (
            left.value >= right.value
            or (left.signed != right.signed
            and right.signed
            and not left.signed)
        ):
            return None
        return (_range(left, right, left.first),)
    return _from_to(reading, left, right)


def _from_to(reading: Reading, left: Figure, right: Figure) -> tuple[Figure, ...] | None:
    lexicon = reading.lexicon.ranges
    before = reading.lower(left.first - 1)
    start = left.first - (before in lexicon["from"])
    window = [reading.lower(at) for at in range(max(0, start - 6), start)]
    turned = _turns(reading, start, window)
    if before not in lexicon["from"]:
        if reading.lexicon.change.ending(reading.tokens, left.first) or left.value >= right.value:
            return None
        return (_range(left, right, left.first),)
    if any(word in lexicon["spread"] for word in window):
        return (_range(left, right, start),)
    if left.value > right.value or turned:
        return (replace(left, side="before"), replace(right, side="after"))
    return (_range(left, right, start),)


def _is_from(reading: Reading, figure: Figure) -> bool:
    return reading.lower(figure.first - 1) in reading.lexicon.ranges["from"]


def _turns(reading: Reading, start: int, window: Sequence[str]) -> bool:
    lexicon = reading.lexicon
    changes = any(
        lexicon.change.ending(reading.tokens, at) for at in range(max(1, start - 6), start + 1)
    )
    return changes or any(word in lexicon.ranges["turn"] for word in window)


def _plain(figure: Figure) -> bool:
    return figure.kind in ("digits", "words", "fraction", "vague") and figure.top is None


def _joint(reading: Reading, start: int, end: int) -> str | None:
    """How the words between two figures join them: "to", "dash", "or", "and", or not at all."""
    words = [reading.lower(at) for at in range(start, end)]
    ranges = reading.lexicon.ranges
    if len(words) == 1:
        word = words[0]
        if word in ranges["dash"]:
            return "dash"
        return next((name for name in ("to", "or", "and") if word in ranges[name]), None)
    if len(words) in (2, 3) and set(words) <= {"to", "-", "up"} and "to" in words:
        return "to"
    # "between 15 % and about 20 %", "from 40 to as many as 50"
    if len(words) in (2, 3) and words[0] in ranges["to"] | ranges["and"]:
        hedge = reading.lexicon.before.ending(reading.tokens, end)
        if hedge and hedge[1] == start + 1:
            return "to" if words[0] in ranges["to"] else "and"
    return None


def _lent(left: Figure, right: Figure) -> tuple[Figure, Figure]:
    """Scale and unit of the second go to a first without: "2 to 3 billion euros"."""
    if (
        left.scale == 1
        and right.scale > 1
        and left.kind == "digits"
        and left.value < right.value / right.scale
    ):
        left = replace(left, value=left.value * right.scale, scale=right.scale)
    if left.unit is None and right.unit is not None:
        left = replace(left, unit=right.unit, form=right.form)
    elif right.unit is None and left.unit is not None and left.signed:
        right = replace(right, unit=left.unit, form=left.form)
    elif (
        left.unit is not None
        and right.unit is not None
        and right.unit.name.startswith(f"{left.unit.name} per ")
    ):
        left = replace(left, unit=right.unit, form=right.form)
    return left, right


def _same_unit(left: Unit | None, right: Unit | None) -> bool:
    return (left.name if left else None) == (right.name if right else None)


def _range(left: Figure, right: Figure, first: int) -> Figure:
    known = [figures for figures in (left.figures, right.figures) if figures is not None]
    return replace(
        left, first=first, last=right.last, core=(left.core[0], right.core[1]), top=right.value,
        figures=max(known, default=None), kind="digits", noun=right.noun, head=right.head,
    )  # fmt: skip


def shared(reading: Reading, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures with the noun or unit that a neighbour in the list has for both."""
    return tuple(_from_left(reading, list(_from_right(reading, figures))))


def _from_right(reading: Reading, figures: Sequence[Figure]) -> Iterator[Figure]:
    """ "three, four and seven airports", "280 million of the 1.5 billion shekels"."""
    given: list[Figure] = []
    for here in reversed(figures):
        after = given[-1] if given else None
        if after is not None and _bare(here) and _listed(reading, here.end, after.first):
            if after.unit is not None and after.form != "age":
                here = replace(here, unit=after.unit, form=after.form)
            elif after.head is not None:
                here = replace(here, noun=after.noun, head=after.head)
        given.append(here)
    return reversed(given)


def _from_left(reading: Reading, figures: Sequence[Figure]) -> Iterator[Figure]:
    """ "killed 11 on Monday and six on Tuesday", "from 208 pounds to 193"."""
    last_counted: Figure | None = None
    before: Figure | None = None
    for here in figures:
        if _bare(here) and before is not None:
            if here.side == "after" and before.side == "before" and before.unit is not None:
                here = replace(here, unit=before.unit, form=before.form)
            elif (
                last_counted is not None
                and _is_elided(reading, here)
                and here.kind in ("digits", "words", "vague")
            ):
                here = replace(here, head=last_counted.head, noun=last_counted.noun)
        if here.form == "count" and here.head is not None and here.kind != "fraction":
            last_counted = here
        before = here
        yield here


def _bare(figure: Figure) -> bool:
    return figure.unit is None and figure.head is None and figure.form == "count"


def _listed(reading: Reading, start: int, end: int) -> bool:
    words = [reading.lower(at) for at in range(start, end)]
    if not words or len(words) > 4:
        return False
    joints = {",", "and", "or", "-", "of", "the", "&", "a", "to", "its", "their"}
    return set(words) <= joints and words != ["-"]


def _is_elided(reading: Reading, figure: Figure) -> bool:
    """True if nothing that could be counted follows: a mark, a preposition, a verb, the end."""
    if figure.last >= len(reading.tokens):
        return True
    token = reading.tokens[figure.last]
    lexicon = reading.lexicon
    return (
        token.text in ",.;)"
        or token.lower in lexicon.counted["boundaries"]
        or token.lower in lexicon.role_firsts
    )
