"""Places and persons: one slot of two aligned sentences, filled with two names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from compare.alignment import Alignment, Pair
from compare.facts import Draft
from compare.kinds.spellings import name_mention
from compare.names import Name, spelled_alike
from compare.verdicts import FLAG_AT_LEAST, Ruling
from compare.wording import table
from discrepant.records import Article, Kind, Sentence, Verdict

__all__ = ["drafts_of_slots"]

# Under this likeness two sentences do not tell one thing well enough to compare who or where.
_ALIKE = 0.45
_SURE = 0.6


def drafts_of_slots(
    names: Sequence[Sequence[Name]],
    *,
    alignment: Alignment,
    articles: Mapping[str, Article],
) -> tuple[Draft, ...]:
    """Drafts of places and persons, most alike sentences first.

    A slot is a preposition of place, or an office before a name ("captain"). Two names in one slot
    differ when neither article knows the other's name; a place named together with its wider area
    ("Orsk, Lenham") contains it.
    """
    known = _known(names, alignment.sentences)
    inside = _containments(names, alignment.sentences)
    drafts = []
    used: set[tuple[int, int]] = set()
    for pair in alignment.mutual(at_least=_ALIKE):
        for kind, slot in _SLOTS:
            left = _filled(names[pair.left], alignment.sentences[pair.left], slot)
            right = _filled(names[pair.right], alignment.sentences[pair.right], slot)
            for key in sorted(left.keys() & right.keys()):
                one, other = left[key], right[key]
                places = ((pair.left, one.span.start), (pair.right, other.span.start))
                if used.intersection(places) or _one_thing(one, other):
                    continue
                draft = _draft(kind, key, one, other, pair, alignment, articles, known, inside)
                if draft:
                    used.update(places)
                    drafts.append(draft)
    return tuple(drafts)


def _place_slot(name: Name, sentence: Sentence) -> str | None:
    match = re.search(r"(\w+)(?: the)?(?: [a-z]+){0,1} \Z", sentence.text[: name.span.start])
    word = match[1].lower() if match else ""
    return "where" if word in _prepositions() and name.title is None else None


def _person_slot(name: Name, sentence: Sentence) -> str | None:
    return name.title if name.title and len(name.words) <= 3 else None


_SLOTS: tuple[tuple[Kind, Callable[[Name, Sentence], str | None]], ...] = (
    ("place", _place_slot),
    ("person", _person_slot),
)


def _prepositions() -> frozenset[str]:
    return frozenset(table("en", "places")["prepositions"])


def _filled(
    names: Sequence[Name], sentence: Sentence, slot: Callable[[Name, Sentence], str | None]
) -> dict[str, Name]:
    """slot -> its only name; a slot filled twice in a sentence is left out."""
    found: dict[str, list[Name]] = {}
    for name in names:
        if key := slot(name, sentence):
            found.setdefault(key, []).append(name)
    return {key: filled[0] for key, filled in found.items() if len(filled) == 1}


def _draft(
    kind: Kind,
    slot: str,
    one: Name,
    other: Name,
    pair: Pair,
    alignment: Alignment,
    articles: Mapping[str, Article],
    known: Mapping[str, frozenset[str]],
    inside: frozenset[tuple[str, str]],
) -> Draft | None:
    left, right = alignment.sentences[pair.left], alignment.sentences[pair.right]
    nested = bool({(one.words[-1], other.words[-1]), (other.words[-1], one.words[-1])} & inside)
    strangers = not set(one.words) & known[right.article] and not set(other.words) & known[left.article]
    if not nested and not strangers:
        return None
    outlets = articles[left.article].outlet, articles[right.article].outlet
    chance = round(min(0.75, max(0.3, (pair.similarity - _ALIKE) / (_SURE - _ALIKE) * 0.3 + 0.3)), 3)
    verdict: Verdict = "conflict" if chance >= FLAG_AT_LEAST else "unclear"
    ruling = (
        Ruling(
            verdict="agree",
            rule="one place lies in the other",
            reason=f"{one.text} and {other.text} are named as one inside the other.",
            confidence=0.7,
        )
        if nested
        else Ruling(
            verdict=verdict,
            rule="one slot, two names",
            reason=f"In sentences {pair.similarity:.2f} alike {outlets[0]} has “{one.text}”, "
            f"{outlets[1]} “{other.text}”, and neither names the other.",
            confidence=chance,
        )
    )
    return Draft(
        kind=kind,
        label=f"{slot}: {one.text} / {other.text}",
        key=(slot, *sorted((left.text, right.text))[:1]),
        ruling=ruling,
        mentions=(
            name_mention(one, left, articles, "1"),
            name_mention(other, right, articles, "1" if nested else "2"),
        ),
    )


def _one_thing(one: Name, other: Name) -> bool:
    return (
        bool(set(one.words) & set(other.words))
        or spelled_alike(one.words, other.words)
        or any(spelled_alike([a], [b]) for a in one.words for b in other.words if len(a) > 3)
    )


def _known(
    names: Sequence[Sequence[Name]], sentences: Sequence[Sentence]
) -> Mapping[str, frozenset[str]]:
    held: dict[str, set[str]] = {sentence.article: set() for sentence in sentences}
    for told in names:
        for name in told:
            held[sentences[name.sentence].article].update(name.words)
    return {article: frozenset(words) for article, words in held.items()}


def _containments(
    names: Sequence[Sequence[Name]], sentences: Sequence[Sentence]
) -> frozenset[tuple[str, str]]:
    """(place, wider place), last words, wherever the event writes "place, wider place"."""
    found = set()
    for told in names:
        for name, following in zip(told, told[1:], strict=False):
            between = sentences[name.sentence].text[name.span.end : following.span.start]
            if re.fullmatch(r",? in (?:the )?|, ", between):
                found.add((name.words[-1], following.words[-1]))
    return frozenset(found)
