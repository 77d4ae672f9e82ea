"""Ages: "aged 34", "Smith, 34, said", "at the age of 34", "a boy of 17"."""

from __future__ import annotations

from dataclasses import replace

from compare.quantities.figures import Figure, Reading

__all__ = ["aged"]

# Nobody is older, so a larger bare number is no age.
_OLDEST = 115
_YOUNGEST = 4  # of whose age news make a bare number between commas


def aged(reading: Reading, figure: Figure) -> Figure:
    """ "aged 34", "Smith, 34, said", "at the age of 34", "who was 10"."""
    if figure.kind not in ("digits", "words"):
        return figure
    if figure.unit is not None and not _in_years_of_age(reading, figure):
        return figure
    if not (0 < figure.value <= _OLDEST and figure.value == int(figure.value)):
        return figure
    if figure.unit is not None:
        return replace(figure, unit=reading.units.by_name["year of age"], form="age")
    counted = reading.lexicon.counted
    at = figure.first
    before = reading.lower(at - 1)
    told = before in counted["aged"] or _after_age_of(reading, figure)
    after = reading.lower(figure.last)
    closed = after in (",", ".", ")", "", ";") or after in reading.numbers.words["and"]
    # "Maria Lopez, 34, ..." and "Maria (34)": a name, then digits between marks.
    named = (
        figure.kind == "digits"
        and before in (",", "(")
        and at >= 2
        and reading.is_capital(at - 2)
        and (after == ")" if before == "(" else after in (",", ";") or (after == "." and at > 3))
        and reading.lower(at - 2) not in counted["calendar"]
        and figure.value > _YOUNGEST
    )
    was = (
        closed
        and before in counted["age_verbs"]
        and reading.lower(at - 2) in counted["of_age"]
        and figure.value > 2
    )
    if not (told or named or was or _is_age_of_person(reading, figure)):
        return figure
    return replace(figure, unit=reading.units.by_name["year of age"], form="age")


def _is_age_of_person(reading: Reading, figure: Figure) -> bool:
    """ "The banker, 52, was found guilty", "a boy of 17"."""
    counted, at = reading.lexicon.counted, figure.first - 2
    noun = reading.lower(at)
    endings = tuple(counted["person_endings"])
    if noun in counted["measured"] or not (noun in counted["persons"] or noun.endswith(endings)):
        return False
    behind = reading.lower(figure.last)
    if reading.lower(at + 1) in counted["of"]:
        return behind in counted["boundaries"] or behind in (",", ".", "")
    single = (
        reading.lower(at - 1) in counted["determiners"]
        or reading.lower(at - 2) in (counted["determiners"])
    )
    between = reading.lower(at + 1) == "," and behind == ","
    return between and single and figure.kind == "digits" and figure.value > _YOUNGEST


def _in_years_of_age(reading: Reading, figure: Figure) -> bool:
    """ "Under the age of 5 years"."""
    years = figure.unit is not None and figure.unit.name == "year"
    return years and _after_age_of(reading, figure)


def _after_age_of(reading: Reading, figure: Figure) -> bool:
    return any(
        figure.first >= len(words) and reading.starts(figure.first - len(words), (words,))
        for words in reading.lexicon.age_of
    )
