"""Numbers that belong together: ranges, changes from one value to another, lists with one noun."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from compare.quantities.figures import Figure, Reading
from compare.quantities.names import is_vote
from compare.units import Unit

__all__ = ["joined", "shared"]

# "Eight or nine" and "15 or 20" are ranges, "25 or 40" is a choice.
_CLOSE_BY_OR = 1.5
_WIDEST_RANGE = 10.0
_WIDEST_CHANGE = 2.0  # "dropped by 1 to 1.5 degrees" is a range
_OLDEST = 115
_FURTHEST_TO = 8  # tokens between the ends of "from 30 on Monday to 40 on Friday"


def joined(reading: Reading, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures with ranges made one, and the two ends of a change marked."""
    dashed = _paired(reading, figures, _dash)
    return _changes(reading, _paired(reading, dashed, _words))


def _paired(
    reading: Reading,
    figures: Sequence[Figure],
    pair: Callable[[Reading, Figure, Figure], tuple[Figure, ...] | None],
) -> tuple[Figure, ...]:
    """The figures, with what two neighbours make in their place."""
    found: list[Figure] = []
    at = 0
    while at < len(figures):
        made = pair(reading, figures[at], figures[at + 1]) if at + 1 < len(figures) else None
        found.extend(made or (figures[at],))
        at += 2 if made else 1
    return tuple(found)


def _dash(reading: Reading, left: Figure, right: Figure) -> tuple[Figure, ...] | None:
    """ "15-20 trucks", "$5m-$10m"."""
    if not (_plain(left) and _plain(right)):
        return None
    if _is_dash_of_range(reading, left, right):
        right = replace(right, value=-right.value, first=right.first + 1)
    if _joint(reading, left.last, right.first) != "dash":
        return None
    left, right = _lent(left, right)
    if not _same_unit(left.unit, right.unit) or left.value >= right.value:
        return None
    if right.signed and not left.signed:
        return None
    if left.form == right.form == "count" and is_vote(reading, left.first, right.last):
        return None  # "rejected 45-55 in a vote"
    if reading.lower(left.first - 1) in reading.lexicon.ranges["dash"] and left.kind == "words":
        return None  # "playing three-nought-four"
    return (_range(left, right, left.first),)


def _is_dash_of_range(reading: Reading, left: Figure, right: Figure) -> bool:
    """True for "75 -300mm", where the dash stands beside the second number like a sign."""
    if right.value >= 0 or right.first != left.last or reading.lower(right.first) != "-":
        return False
    measured = right.form == "measure" and right.unit is not None
    return measured and left.unit is None and left.kind == "digits" and left.value < -right.value


def _words(reading: Reading, left: Figure, right: Figure) -> tuple[Figure, ...] | None:
    """ "15 to 20", "between 15 and 20", "eight or nine"; or the two ends of a change."""
    if not (_plain(left) and _plain(right)):
        return None
    joint = _joint(reading, left.last, right.first)
    if joint is None or joint == "dash":
        return None
    left, right = _lent(left, right)
    opened = _before_hedges(reading, left.first)
    came = joint == "to" and reading.lower(opened - 1) in reading.lexicon.ranges["from"]
    if came and _bare(right) and _is_elided(reading, right):
        right = replace(right, unit=left.unit, form=left.form)  # "from 208 pounds to 193"
    if not _same_unit(left.unit, right.unit):
        return None
    if joint == "and":
        if reading.lower(opened - 1) not in reading.lexicon.ranges["between"]:
            return None
        return (_range(left, right, opened - 1),)
    if joint == "or":
        close = left.value < right.value <= max(left.value * _CLOSE_BY_OR, left.value + 2)
        return (_range(left, right, left.first),) if close else None
    return _from_to(reading, left, right, opened)


def _from_to(
    reading: Reading, left: Figure, right: Figure, opened: int
) -> tuple[Figure, ...] | None:
    lexicon = reading.lexicon.ranges
    by = reading.lower(opened - 1) in reading.lexicon.change_words["by"]
    if by and right.value > _WIDEST_CHANGE * left.value:
        return None  # "fell by 3,500 to 8,500": a change and a level
    if reading.lower(opened - 1) not in lexicon["from"]:
        if reading.lexicon.change.ending(reading.tokens, left.first) or left.value >= right.value:
            return None
        if left.unit is None and right.value > _WIDEST_RANGE * left.value:
            return None  # "skidded 9.5 to 200.5"
        return (_range(left, right, left.first),)
    start = opened - 1
    window = [reading.lower(at) for at in range(max(0, start - 6), start)]
    if any(word in lexicon["spread"] for word in window):
        return (_range(left, right, start),)
    if left.value > right.value or _turns(reading, start, window):
        return (replace(left, side="before"), replace(right, side="after"))
    return (_range(left, right, start),)


def _before_hedges(reading: Reading, at: int) -> int:
    """Where the hedges in front of that token begin: "from about 15", "between some 40"."""
    found = reading.lexicon.before.ending(reading.tokens, at)
    return found[1] if found else at


def _turns(reading: Reading, start: int, window: Sequence[str]) -> bool:
    lexicon = reading.lexicon
    changes = any(
        lexicon.change.ending(reading.tokens, at) for at in range(max(1, start - 6), start + 1)
    )
    return changes or any(word in lexicon.ranges["turn"] for word in window)


def _changes(reading: Reading, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The two ends of a change that stand apart: "from $3 at noon to $4 at midnight"."""
    given = list(figures)
    lexicon = reading.lexicon.ranges
    for at in range(1, len(given)):
        left, right = given[at - 1], given[at]
        if left.side or right.side or not (_plain(left) and _plain(right)):
            continue
        if not 0 < right.first - left.last <= _FURTHEST_TO or not _same_unit(left.unit, right.unit):
            continue
        ends = (_before_hedges(reading, left.first) - 1, _before_hedges(reading, right.first) - 1)
        if reading.lower(ends[0]) in lexicon["from"] and reading.lower(ends[1]) in lexicon["to"]:
            given[at - 1 : at + 1] = replace(left, side="before"), replace(right, side="after")
    return tuple(given)


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
    if (
        len(words) <= 3
        and set(words) & ranges["to"]
        and set(words) <= ranges["to"] | ranges["dash"]
    ):
        return "to"  # "18- to 24-year-olds"
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
    elif right.unit is None and left.unit is not None and (left.signed or left.form == "age"):
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
                before.form == "age"
                and here.value <= _OLDEST
                and _listed(reading, before.last, here.first)
            ):
                here = replace(here, unit=before.unit, form="age")  # "ages 6 and 16"
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
    return set(words) <= reading.lexicon.counted["list_joints"] and words != ["-"]


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
