"""Counts without a number: no one, no passengers, both brothers, a soldier was killed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.quantities.figures import Figure, Reading
from compare.quantities.nouns import noun_after, singular

__all__ = ["ONLY_WITH_ROLE", "implied"]

# The kind of figures that say nothing unless something happened: "a soldier", "nobody".
ONLY_WITH_ROLE = "implied"

_MOST_BEFORE_PERSON = 4
_NEAR_TWIN = 3  # "a double suicide bombing"
_NEAR = 7  # words between "no one" or "a soldier" and what happened


def implied(reading: Reading, taken: Sequence[Figure]) -> tuple[Figure, ...]:
    """The implied counts of the sentence that stand outside of the figures found."""
    used = {at for figure in taken for at in range(figure.first, figure.end)}
    return tuple(figure for figure in _found(reading) if figure.first not in used)


def _found(reading: Reading) -> Iterator[Figure]:
    words = reading.lexicon.implied
    for at, token in enumerate(reading.tokens):
        word = token.lower
        if word not in reading.lexicon.implied_firsts:
            continue
        figure = None
        if (word,) in words["both"]:
            figure = _both(reading, at)
        elif (word,) in words["twin"]:
            figure = _twin(reading, at)
        elif reading.starts(at, words["sole"]):
            figure = _sole(reading, at)
        elif reading.starts(at, words["no_one"]) or (word,) in words["nobody"]:
            figure = _nobody(reading, at)
        elif (word,) in words["no"]:
            figure = _none_of(reading, at)
        elif word in reading.lexicon.counted["articles"]:
            figure = _single(reading, at)
        if figure is not None:
            yield figure


def _both(reading: Reading, at: int) -> Figure | None:
    after = at + 1
    if reading.lower(after) in reading.lexicon.counted["of"]:
        after += 1
    if reading.lower(after) in reading.lexicon.counted["determiners"]:
        after += 1
    noun = noun_after(reading, after)
    if noun is None or noun[0][1] - noun[0][0] > 3:
        return None
    # "both men and women" joins two nouns and counts none.
    if reading.lower(noun[0][1]) in reading.numbers.words["and"]:
        return None
    return _figure(at, at + 1, 2, noun)


def _twin(reading: Reading, at: int) -> Figure | None:
    for here in range(at + 1, min(at + 1 + _NEAR_TWIN, len(reading.tokens))):
        head = singular(reading.lexicon, reading.lower(here))
        if head in reading.lexicon.counted["doubled"]:
            return _figure(at, at + 1, 2, ((at + 1, here + 1), head))
    return None


def _sole(reading: Reading, at: int) -> Figure | None:
    """ "The sole survivor": one."""
    length = reading.starts(at, reading.lexicon.implied["sole"])
    noun = _person(reading, at + length)
    return _figure(at, at + length, 1, noun) if noun else None


def _person(reading: Reading, at: int) -> tuple[tuple[int, int], str] | None:
    """One person that the words from there on name: "senior police officer"."""
    persons = reading.lexicon.counted["persons"]
    for here in range(at, min(at + _MOST_BEFORE_PERSON, len(reading.tokens))):
        word = reading.lower(here)
        if word in reading.lexicon.counted["boundaries"] or reading.tokens[here].kind != "word":
            return None
        if word in persons and reading.lower(here + 1) not in persons:
            return (at, here + 1), word
    return None


def _nobody(reading: Reading, at: int) -> Figure | None:
    length = reading.starts(at, reading.lexicon.implied["no_one"]) or 1
    end = at + length
    if reading.lower(end) in reading.lexicon.counted["of"]:
        noun = noun_after(reading, end + 2)
        end = noun[0][1] if noun else end + 2
    elif length > 2 or (reading.lower(at + 1),) in reading.lexicon.implied["single"]:
        noun = noun_after(reading, end, one=True)
        end = noun[0][1] if noun else end
    else:
        noun = None
    if not _happened(reading, end):
        return None
    return _figure(at, at + length, 0, noun, kind=ONLY_WITH_ROLE)


def _none_of(reading: Reading, at: int) -> Figure | None:
    """ "no casualties", "no passengers were hurt"; not "no longer" and not "no plans"."""
    noun = noun_after(reading, at + 1) or noun_after(reading, at + 1, one=True)
    if noun is None or noun[0][1] - noun[0][0] > 3:
        return None
    head = noun[1]
    if head in reading.lexicon.role_heads:
        return _figure(at, at + 1, 0, noun)
    if head in reading.lexicon.counted["persons"] and _happened(reading, noun[0][1]):
        return _figure(at, at + 1, 0, noun)
    return None


def _single(reading: Reading, at: int) -> Figure | None:
    """ "A soldier was killed", "killed a soldier": one, where the words say what happened."""
    noun = _person(reading, at + 1)
    if noun is None:
        return None
    struck = reading.lexicon.roles_before.ending(reading.tokens, at)
    if struck is None and not _happened(reading, noun[0][1]):
        return None
    return _figure(at, at + 1, 1, noun, kind=ONLY_WITH_ROLE)


def _happened(reading: Reading, at: int) -> bool:
    """True if a word of a role follows within its clause."""
    words = reading.lexicon.role_words
    # "nobody on the derailed train was hurt": behind a preposition only a passive counts.
    loose = reading.lower(at) in reading.lexicon.counted["places_before"]
    for here in range(at, min(at + _NEAR + 3 * loose, len(reading.tokens))):
        passive = not loose or reading.lower(here - 1) in words["passive"]
        if passive and reading.lexicon.roles_after.starting(reading.tokens, here):
            return True
        word = reading.lower(here)
        if reading.tokens[here].kind != "word":
            return False
        if loose or word in reading.lexicon.counted["determiners"]:
            continue
        listed = word in reading.numbers.ones or (
            singular(reading.lexicon, word) in reading.lexicon.counted["persons"]
        )
        if not listed and word not in words["skipped"] and here > at + 1:
            return False
    return False


def _figure(
    first: int,
    last: int,
    value: int,
    noun: tuple[tuple[int, int], str] | None,
    *,
    kind: str = "words",
) -> Figure:
    return Figure(
        first=first, last=last, core=(first, last), value=float(value), kind=kind, figures=1,
        low=float(value), high=float(value), open=False,
        noun=noun[0] if noun else None, head=noun[1] if noun else None,
    )  # fmt: skip
