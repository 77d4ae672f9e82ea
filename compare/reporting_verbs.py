"""The verbs that say that somebody said something, in every form, with their standpoint."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from compare.wording import table

__all__ = ["VERB_CLASSES", "Form", "ReportingVerb", "VerbClass", "reporting_verbs"]

VerbClass = Literal[
    "neutral", "doubt", "concession", "insistence", "attack", "endorsement", "denial"
]
Form = Literal["base", "s", "past", "ing"]
VERB_CLASSES: tuple[VerbClass, ...] = (
    "neutral", "doubt", "concession", "insistence", "attack", "endorsement", "denial",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingVerb:
    """One form of a verb of ``reporting_verbs.toml``; the flags are explained there."""

    lemma: str
    verb_class: VerbClass
    form: Form
    bare: bool
    with_that: bool
    homograph: bool
    not_before: frozenset[str]

    @property
    def words(self) -> int:
        """Number of words: two for "point out"."""
        return self.lemma.count(" ") + 1


@cache
def reporting_verbs() -> Mapping[str, ReportingVerb]:
    """Every form of every verb, lower case.

    >>> reporting_verbs()["conceded"].verb_class, reporting_verbs()["pointed out"].lemma
    ('concession', 'point out')
    """
    lists = table("en", "reporting_verbs")
    flags = lists["forms"]
    found: dict[str, ReportingVerb] = {}
    for verb_class in VERB_CLASSES:
        for lemma in lists[verb_class]["verbs"]:
            for written, form in _forms(lemma):
                found.setdefault(
                    written,
                    ReportingVerb(
                        lemma=lemma,
                        verb_class=verb_class,
                        form=form,
                        bare=lemma in flags["bare"],
                        with_that=lemma in flags["with_that"],
                        homograph=lemma in flags["homographs"],
                        not_before=frozenset(flags["not_before"].get(lemma, ())),
                    ),
                )
    return found


def _forms(lemma: str) -> Iterator[tuple[str, Form]]:
    flags = table("en", "reporting_verbs")["forms"]
    verb, _, particle = lemma.partition(" ")
    doubled = verb + verb[-1] if verb in flags["doubled"] else verb
    irregular: list[str] | None = flags["irregular"].get(lemma)
    yield lemma, "base"
    yield f"{_third(verb)} {particle}".strip(), "s"
    yield f"{_without_e(doubled)}ing {particle}".strip(), "ing"
    if irregular:
        yield from ((written, "past") for written in irregular)
    else:
        past = re.sub(r"([^aeiou])y\Z", r"\1i", doubled).removesuffix("e") + "ed"
        yield f"{past} {particle}".strip(), "past"


def _third(verb: str) -> str:
    if re.search(r"(?:[sxz]|[cs]h)\Z", verb):
        return verb + "es"
    return re.sub(r"([^aeiou])y\Z", r"\1ie", verb) + "s"


def _without_e(verb: str) -> str:
    return verb if verb.endswith("ee") else verb.removesuffix("e")
