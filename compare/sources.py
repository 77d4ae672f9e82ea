"""What kind of source a name is, and which names are one source.

The nouns stand in ``wording/en/sources.toml``. A name is written as its outlet writes it; its
``side`` is the key under which "the Syrian Observatory for Human Rights" and "the Observatory"
meet.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from compare.wording import table

__all__ = [
    "can_speak",
    "is_generic",
    "is_pronoun",
    "is_source_noun",
    "is_voice",
    "kind_of",
    "known_name_length",
    "person_of",
    "side_of",
]


def _grammar(name: str) -> frozenset[str]:
    return frozenset(table("en", "sources")["grammar"][name])


_ARTICLES = _grammar("articles")
_NO_PERSONS = _grammar("no_persons")
_GENERIC = _grammar("generic")
_PERSON_ENDINGS = ("man", "men", "woman", "women", "ist", "ists", "ian", "ians", "er", "ers",
                   "or", "ors", "eer", "eers", "people", "ee", "ees", "ants", "ant")  # fmt: skip


_OF = frozenset(("of", "for", "and"))
_PLACING = frozenset(("in", "at", "from", "near", "on", "with", "who", "which"))
_WORD = re.compile(r"[^\W_]+(?:[’'.&-][^\W_]+)*\.?")


def is_pronoun(word: str) -> bool:
    """True for a pronoun that can be a subject, lower case."""
    return word in _words()["pronouns"]


def is_source_noun(word: str) -> bool:
    """True if a lower-case noun, singular or plural, names somebody who speaks in the news."""
    return _kind_of_noun(word) is not None


def is_voice(word: str) -> bool:
    """True for who lends a voice to somebody else, lower case: "spokesman", "head"."""
    return _singular(word) in _words()["voices"]


def known_name_length(words: Sequence[str]) -> int:
    """The number of words of the known name that the words begin with; 1 where none does.

    >>> known_name_length(["Save", "the", "Children", "more"])
    3
    """
    lower = tuple(word.lower() for word in words)
    return max((len(name) for name in _known_names() if lower[: len(name)] == name), default=1)


def is_generic(side: str) -> bool:
    """True for a side that many may share: "official", "witness"."""
    return side in _GENERIC


def can_speak(words: Sequence[str], *, strict: bool = False) -> bool:
    """True if the noun phrase names somebody who can speak.

    Strict asks for a pronoun, a known noun or a name; otherwise a noun with an article will do.
    """
    if not words:
        return False
    lower = [word.lower() for word in words]
    if is_pronoun(lower[-1]):
        return True
    head = _head(lower)
    if any(f" {phrase} " in f" {' '.join(lower)} " for phrase in _phrases()):
        return True
    if _kind_of_noun(head) or any(_kind_of_noun(word) for word in lower):
        return True
    if _is_capital(words[-1]) and lower[-1] not in _grammar("days"):
        return True
    if head.endswith(_PERSON_ENDINGS) and head not in _NO_PERSONS:
        return True
    return not strict and lower[0] in _ARTICLES and len(words) > 1


def kind_of(name: str) -> str:
    """The kind of source that a name is: "police", "monitor" ... "person" or "other".

    >>> kind_of("the defence ministry spokesman"), kind_of("Rami Abdel Rahman")
    ('government', 'person')
    """
    key = _known(name)
    if key and (kind := _kind_of_noun(key)):
        return kind
    words = [match[0] for match in _WORD.finditer(name)]
    lower = [word.lower() for word in words]
    for phrase, kind in _phrases().items():
        if f" {phrase} " in f" {' '.join(lower)} ":
            return kind
    voices = _words()["voices"]
    order = [_head(lower), *reversed(lower)]
    for word in order:
        kind = _kind_of_noun(word)
        if kind and kind != "voice" and _singular(word) not in voices:
            return kind
    if words and _is_capital(words[-1]) and not _kind_of_noun(lower[-1]):
        return next((k for w in order if (k := _kind_of_noun(w)) and k != "voice"), "person")
    for word in order:
        if kind := _kind_of_noun(word):
            return kind if kind != "voice" else "other"
    return "person" if lower and lower[-1].endswith(_PERSON_ENDINGS) else "other"


def side_of(name: str) -> str:
    """The key under which two names of one source meet, lower case.

    >>> side_of("The Syrian Observatory for Human Rights") == side_of("the Observatory")
    True
    >>> side_of("Mr. Pompeo") == side_of("Mike Pompeo")
    True
    """
    if known := _known(name):
        return known
    kept = _kept(name)
    lower = [_bare(word) for word in kept]
    if not lower:
        return name.lower()
    if _ends_in_surname(kept, lower, kind_of(name)):
        return _without_al(lower[-1])
    equal: Mapping[str, str] = table("en", "sources")["equal"]
    singulars = [_without_al(_singular(word)) for word in lower if word not in _OF]
    keys = {equal.get(word, word) for word in singulars}
    # "a spokesman for the army" speaks for the army.
    return " ".join(sorted(keys - _words()["voices"] or keys))


def person_of(name: str) -> str | None:
    """The surname, lower case, where the name is a person's; None for bodies and nouns.

    >>> person_of("White House spokesman Tom Breck"), person_of("the White House")
    ('breck', None)
    """
    kept = _kept(name)
    lower = [_bare(word) for word in kept]
    if not lower or not _ends_in_surname(kept, lower, kind_of(name)):
        return None
    return _without_al(lower[-1])


def _kept(name: str) -> list[str]:
    """The words of a name without articles, up to "in Lund" or "who came late"."""
    words = [match[0].rstrip(".") for match in _WORD.finditer(name)]
    kept = [word for word in words if word.lower() not in _ARTICLES]
    place = next((n for n, word in enumerate(kept) if n and word.lower() in _PLACING), len(kept))
    return kept[:place]


def _bare(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("’s")


def _is_capital(word: str) -> bool:
    return _without_al(word)[:1].isupper()


def _without_al(word: str) -> str:
    """A name as it is written with and without its article: al-Jayrudi."""
    return re.sub(r"\A(?:al|el|as|ar)-", "", word)


def _ends_in_surname(words: Sequence[str], lower: Sequence[str], kind: str) -> bool:
    """True for "Ana Silva", "Interior Minister Ana Silva", "police spokesman Tom Breck"."""
    if not _is_capital(words[-1]) or _kind_of_noun(lower[-1]):
        return False
    if kind == "person":
        return True
    joined = next((n for n, word in enumerate(lower) if word in _OF), None)
    if joined is not None and len(words) - joined <= 3:
        return False
    titled = _words()["titles"] | _words()["voices"]
    return any(word in titled or _kind_of_noun(word) for word in lower[:-1]) and (
        " ".join(lower[-3:]) not in _phrases() and " ".join(lower[-2:]) not in _phrases()
    )


@cache
def _words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in table("en", "sources")["words"].items()}


@cache
def _nouns() -> Mapping[str, str]:
    lists = table("en", "sources")
    found: dict[str, str] = {}
    for kind, nouns in lists["kinds"].items():
        for noun in nouns:
            found.setdefault(noun, kind)
    for noun in lists["words"]["voices"]:
        found.setdefault(noun, "voice")
    for noun in lists["words"]["persons"]:
        found.setdefault(noun, "person")
    return found


@cache
def _phrases() -> Mapping[str, str]:
    return {noun: kind for noun, kind in _nouns().items() if " " in noun}


def _kind_of_noun(word: str) -> str | None:
    nouns = _nouns()
    bare = word.removesuffix("'s").removesuffix("’s")
    return nouns.get(bare) or nouns.get(_singular(bare))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


def _head(lower: Sequence[str]) -> str:
    """The noun before the first "of", "for" or "in": "head of the local hospital" is a head."""
    for at, word in enumerate(lower):
        if at and word in {"of", "for", "in", "at", "from", "with", "on"}:
            return lower[at - 1]
    return lower[-1]


@cache
def _known_names() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(name.split()) for name in (*_same(), *_phrases()))


@cache
def _same() -> Mapping[str, str]:
    return {
        other: key for key, others in table("en", "sources")["same"].items() for other in others
    }


def _known(name: str) -> str | None:
    lower = [w.lower().rstrip(".").removesuffix("'s") for w in (m[0] for m in _WORD.finditer(name))]
    text = f" {' '.join(word for word in lower if word not in _ARTICLES)} "
    found = [(len(other), key) for other, key in _same().items() if f" {other} " in text]
    return max(found)[1] if found else None
