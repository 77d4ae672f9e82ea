"""Places and persons: what the same words are told of, with two names in the slot.

A slot is where a name stands: after a preposition of place, or as one who does something. Two names
answer one question when the words around them are alike, and they differ when neither article knows
the other's name. A place that the event names together with its wider area ("Orsk, Lenham") lies in
it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

from compare.alignment import Alignment, are_mutual, numbered
from compare.claims import Claim
from compare.events import content_words
from compare.facts import Draft
from compare.kinds.spellings import name_mention
from compare.names import Name, are_aliases, everyday_words, spelled_alike
from compare.questions import question_in
from compare.stems import stem
from compare.verdicts import FLAG_AT_LEAST, Ruling
from compare.wording import table
from discrepant.records import Article, Sentence, Span

__all__ = ["drafts_of_slots"]

# Words around two names must be this alike (cosine) to ask one question; from SURE on they do.
_ALIKE = 0.45
_SURE = 0.7
_REACH = 8  # content words to each side of the name
_NEAR_REACH = 3  # content words before it, where a day that both name ties the two sentences
# Characters before a name in which its preposition is looked for: a bound for endless sentences.
_PREPOSITION_WITHIN = 40
_APPOSITION = re.compile(r"\A, (?:[^,.;]{3,60}), ")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slot:
    kind: Literal["place", "person"]
    name: Name
    sentence: Sentence
    around: str
    near: str
    days: frozenset[str]


def drafts_of_slots(
    names: Sequence[Sequence[Name]],
    *,
    claims: Sequence[Claim],
    alignment: Alignment,
    articles: Mapping[str, Article],
) -> tuple[Draft, ...]:
    """Drafts of places and persons, most alike surroundings first; a name answers once."""
    sentences = alignment.sentences
    days = _days(claims)
    times: dict[int, list[Span]] = {}
    for claim in claims:
        if claim.timex:
            times.setdefault(claim.sentence, []).append(claim.span)
    slots = [
        slot
        for number, (told, sentence) in enumerate(zip(names, sentences, strict=True))
        for name in told
        if articles[sentence.article].replaced_by is None
        # "In May" is no place.
        and not any(
            span.overlaps(name.span.moved(sentence.span.start)) for span in times.get(number, ())
        )
        and (slot := _slot_of(name, sentence, days.get(number, frozenset()))) is not None
    ]
    known = _known(names, sentences)
    inside = _containments(names, sentences)
    drafts = []
    used: set[int] = set()
    for likeness, i, j in _mutual(slots):
        if used & {i, j}:
            continue
        one, other = slots[i], slots[j]
        nested = _nested(one.name, other.name, inside)
        if not nested and not _strangers(one, other, known):
            continue
        used |= {i, j}
        drafts.append(_draft(one, other, likeness, articles, nested=nested))
    return tuple(drafts)


def _days(claims: Sequence[Claim]) -> Mapping[int, frozenset[str]]:
    """Sentence -> the days, with month and year, that it names."""
    found: dict[int, set[str]] = {}
    for claim in claims:
        if claim.timex and claim.timex.grain == "day" and claim.timex.low:
            found.setdefault(claim.sentence, set()).add(claim.timex.value[:10])
    return {sentence: frozenset(days) for sentence, days in found.items()}


def _slot_of(name: Name, sentence: Sentence, days: frozenset[str]) -> _Slot | None:
    before, after = sentence.text[: name.span.start], sentence.text[name.span.end :]
    match = re.search(r"(\w+)(?: the)? \Z", before[-_PREPOSITION_WITHIN:])
    where = (
        match is not None
        and match[1].lower() in _words("prepositions")
        and name.title is None
        and _stands_alone(after)
    )
    if not where and not _may_be_person(name, before):
        return None
    after = _APPOSITION.sub(" ", after)
    left = [stem(word) for word in content_words(before)][-_REACH:]
    right = [stem(word) for word in content_words(after)][:_REACH]
    if len(left) + len(right) < 3:
        return None
    return _Slot(
        kind="place" if where else "person",
        name=name,
        sentence=sentence,
        around=" ".join(left + right),
        near=" ".join(left[-_NEAR_REACH:] + right[:1]),
        days=days,
    )


def _may_be_person(name: Name, before: str) -> bool:
    """False for "the New Zealander", "from Hampton East", "the Medal of Honor"."""
    if name.title is not None:
        return True
    last = before.split()[-1:]
    behind = bool(last) and before.endswith(" ") and _is_no_person_behind(last[0].lower())
    rare = any(word not in everyday_words() for word in name.words)
    return len(name.words) > 1 and rare and " of " not in name.text and not behind


def _is_no_person_behind(word: str) -> bool:
    return word in _words("before_no_person") or word.endswith(("'s", "’s", "s'", "s’"))


def _stands_alone(after: str) -> bool:
    """False where the name only qualifies a noun ("in US air strikes")."""
    following = re.match(r" ([a-z]+)", after)
    return following is None or not content_words(following[1])


def _mutual(slots: Sequence[_Slot]) -> list[tuple[float, int, int]]:
    """(likeness, i, j) of slots of one kind in two articles, each the other's most alike there."""
    if len(slots) < 2:
        return []
    vectorizer = TfidfVectorizer(token_pattern=r"\S+", sublinear_tf=True)
    rows = vectorizer.fit_transform(slot.around for slot in slots)
    near = vectorizer.transform(slot.near for slot in slots)
    likeness = (rows @ rows.T).toarray()
    close = (near @ near.T).toarray()
    dated = np.array([n for n, slot in enumerate(slots) if slot.days], dtype=np.int64)
    for one, other in np.argwhere(np.triu(close[np.ix_(dated, dated)], 1) >= _ALIKE):
        i, j = dated[one], dated[other]
        if slots[i].days & slots[j].days:
            likeness[i, j] = likeness[j, i] = max(likeness[i, j], close[i, j])
    articles = numbered(slot.sentence.article for slot in slots)
    kinds = numbered(slot.kind for slot in slots)
    left, right = np.nonzero(np.triu(likeness, 1) >= _ALIKE)
    apart = (kinds[left] == kinds[right]) & (articles[left] != articles[right])
    left, right = left[apart], right[apart]
    order = np.argsort(-likeness[left, right], kind="stable")
    left, right = left[order], right[order]
    kept = are_mutual(left, right, articles=articles)
    left, right = left[kept], right[kept]
    return list(zip(likeness[left, right].tolist(), left.tolist(), right.tolist(), strict=True))


def _strangers(one: _Slot, other: _Slot, known: Mapping[str, frozenset[tuple[str, ...]]]) -> bool:
    """True if the names are two, and neither article has the other's."""
    left, right = one.name.words, other.name.words
    opposed = left[-1:] == right[-1:] and frozenset((left[0], right[0])) in _opposites()
    if not opposed and _one_thing(left, right):
        return False
    pairs = ((left, known[other.sentence.article]), (right, known[one.sentence.article]))
    return not any(
        words in held or (not opposed and any(set(words) & set(told) for told in held))
        for words, held in pairs
    )


def _one_thing(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return (
        bool(set(left) & set(right))
        or spelled_alike(left, right)
        or are_aliases(left, right)
        or any(spelled_alike([a], [b]) for a in left for b in right if len(a) > 3)
    )


def _draft(
    one: _Slot, other: _Slot, likeness: float, articles: Mapping[str, Article], *, nested: bool
) -> Draft:
    outlets = [articles[slot.sentence.article].outlet for slot in (one, other)]
    chance = 0.35 + 0.35 * min(1.0, (likeness - _ALIKE) / (_SURE - _ALIKE))
    shared = [word for word in one.around.split() if word in other.around.split()][:3]
    ruling = (
        Ruling(
            verdict="agree",
            rule="one place lies in the other",
            reason=f"{one.name.text} and {other.name.text} are named as one inside the other.",
            confidence=0.7,
        )
        if nested
        else Ruling(
            verdict="conflict" if chance >= FLAG_AT_LEAST else "unclear",
            rule="one slot, two names",
            reason=f"With words {likeness:.2f} alike around it {outlets[0]} has "
            f"“{one.name.text}”, {outlets[1]} “{other.name.text}”, and neither has the other.",
            confidence=round(chance, 3),
        )
    )
    return Draft(
        kind=one.kind,
        label=question_in(
            one.sentence.text, _with_apposition(one), "where" if one.kind == "place" else "who"
        ),
        key=tuple(sorted(shared)),
        ruling=ruling,
        mentions=(
            name_mention(one.name, one.sentence, articles, "1"),
            name_mention(other.name, other.sentence, articles, "1" if nested else "2"),
        ),
    )


def _with_apposition(slot: _Slot) -> Span:
    """The name, and the ", the mayor of Orsk," behind it."""
    span = slot.name.span
    match = _APPOSITION.match(slot.sentence.text[span.end :])
    return Span(start=span.start, end=span.end + match.end() - 1) if match else span


def _nested(one: Name, other: Name, inside: frozenset[tuple[str, str]]) -> bool:
    pair = (one.words[-1], other.words[-1])
    return pair in inside or pair[::-1] in inside


def _known(
    names: Sequence[Sequence[Name]], sentences: Sequence[Sentence]
) -> Mapping[str, frozenset[tuple[str, ...]]]:
    held: dict[str, set[tuple[str, ...]]] = {sentence.article: set() for sentence in sentences}
    for told in names:
        for name in told:
            held[sentences[name.sentence].article].add(name.words)
    return {article: frozenset(words) for article, words in held.items()}


def _containments(
    names: Sequence[Sequence[Name]], sentences: Sequence[Sentence]
) -> frozenset[tuple[str, str]]:
    """(place, wider place), last words, wherever the event writes "place, wider place"."""
    found = set()
    for told in names:
        for name, following in pairwise(told):
            between = sentences[name.sentence].text[name.span.end : following.span.start]
            if re.fullmatch(r",? in (?:the )?|, ", between):
                found.add((name.words[-1], following.words[-1]))
    return frozenset(found)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("en", "places")[name])


@cache
def _opposites() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in table("en", "places")["opposites"])
