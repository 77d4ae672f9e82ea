"""Names of persons, places and bodies as capitalised phrases, and which of them are one name.

Without a parser a name is a run of capitalised words, joined by the small words that names carry
("al-", "bin", "de", "of"); the first word of a sentence counts only when the event writes it with
a capital elsewhere too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from compare.wording import table
from discrepant.records import Sentence, Span

__all__ = [
    "Name",
    "are_aliases",
    "consonants",
    "everyday_words",
    "fold",
    "names_of",
    "spelled_alike",
]

_WORD = re.compile(r"[^\W\d_](?:[^\W_]|(?<=[^\W_])[.'’-](?=[^\W_]))*\.?")
_LINKS = frozenset(("of", "the", "de", "del", "della", "da", "di", "du", "la", "le", "van", "von"))
_LINKS_OF_PERSONS = frozenset(("al", "el", "bin", "ben", "ibn", "abu", "bint"))
_GLUE = re.compile(r"[ ’'-]+\Z| ?& ?\Z")
_MOST_WORDS = 7
_NEAR_VOWELS = tuple(map(set, ("ae", "ei", "iy", "ey", "ou", "ay")))
# The Arabic article is written "al", "el", or like the letter that follows it.
_ARTICLE = re.compile(r"\A(?:al|el|ar|as|ash|an|at|ad|az)-")
_INNER_ARTICLE = re.compile(r"(?<=[a-z]{3})(?:[aeiu][lrsdntz])(?=[a-z]{3})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A capitalised phrase; ``span`` counts in its sentence and leaves a title out.

    ``words`` are folded, in order, small words left out; ``title`` is the folded word of rank or
    office before it ("president"), None without one.
    """

    sentence: int
    span: Span
    text: str
    words: tuple[str, ...]
    title: str | None = None


@lru_cache(maxsize=16_384)
def fold(word: str) -> str:
    """Lower case without accents and without a possessive ending.

    >>> fold("Erdoğan's")
    'erdogan'
    """
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'").replace("ı", "i"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return letters.removesuffix("'s").replace(".", "").strip("'-")


def names_of(sentences: Sequence[Sentence]) -> tuple[tuple[Name, ...], ...]:
    """The names in each sentence of an event, in the order of the sentences."""
    never_small = _never_small(sentences)
    return tuple(
        tuple(_names_in(index, sentence, never_small)) for index, sentence in enumerate(sentences)
    )


def are_aliases(left: Sequence[str], right: Sequence[str]) -> bool:
    """True for two names of one place or body, as aliases.toml knows them.

    >>> are_aliases(["burma"], ["myanmar"]), are_aliases(["orsk"], ["omsk"])
    (True, False)
    """
    one, other = (_groups().get(" ".join(words)) for words in (left, right))
    return one is not None and one == other


@cache
def _groups() -> Mapping[str, int]:
    groups = table("en", "aliases")["groups"]
    return {name: number for number, names in enumerate(groups) for name in names}


def consonants(word: str) -> str:
    """The sounds of a name that survive transliteration, for comparing spellings.

    >>> consonants("Kassym") == consonants("Kasym")
    True
    """
    return _skeleton(_sounded(word))


def _sounded(word: str) -> str:
    letters = fold(word).replace("-", "")
    for variant, sound in _sounds():
        letters = letters.replace(variant, sound)
    return re.sub(r"(.)\1+", r"\1", letters)


def _skeleton(sounded: str) -> str:
    return re.sub(r"(.)\1+", r"\1", sounded[:1] + re.sub(r"[aeiouy'`]", "", sounded[1:]))


def spelled_alike(left: Iterable[str], right: Iterable[str]) -> bool:
    """True if two names, word by word, are one name in two spellings.

    >>> spelled_alike(["al-rashideen"], ["rashidin"])
    True
    >>> spelled_alike(["salah", "al-din"], ["salaheddin"]), spelled_alike(["orsk"], ["omsk"])
    (True, False)
    """
    one, other = (_sounded(_without_article("".join(words))) for words in (left, right))
    if one == other:
        return True
    if _skeleton(one) == _skeleton(other) and _vowels_fit(one, other):
        return len(_skeleton(one)) > 2 or _vowels_alike(one, other)
    # The article inside a name ("Salah al-Din", "Salaheddin") sounds as its neighbour does.
    bare = [_INNER_ARTICLE.sub("", word) for word in (one, other)]
    return (
        bare != [one, other]
        and len(_skeleton(bare[0])) > 2
        and _vowels_fit(*bare)
        and _skeleton(bare[0]) == _skeleton(bare[1])
    )


def _vowels_fit(one: str, other: str) -> bool:
    """True if no vowel stands where the other name has one that sounds unlike (Marat, Murat)."""
    groups = [re.split(r"[^aeiouy]+", word) for word in (one, other)]
    if len(groups[0]) != len(groups[1]):
        return True  # a vowel is left out: transliterations do that
    return all(
        not a or not b or any({x, y} in _NEAR_VOWELS or x == y for x in a for y in b)
        for a, b in zip(*groups, strict=True)
    )


def _vowels_alike(one: str, other: str) -> bool:
    """True for Kyiv and Kiev, whose two consonants alone would fit too much."""
    groups = [re.split(r"[^aeiouy]+", word) for word in (one, other)]
    return len(groups[0]) == len(groups[1]) and all(
        bool(a) == bool(b) for a, b in zip(*groups, strict=True)
    )


def _without_article(name: str) -> str:
    return _ARTICLE.sub("", name).replace("-", "").replace("'", "")


def _names_in(index: int, sentence: Sentence, never_small: frozenset[str]) -> Iterable[Name]:
    run: list[re.Match[str]] = []
    text = sentence.text
    shouting = sum(word[0].isupper() for word in text.split()) > 0.7 * len(text.split()) > 3
    for match in _WORD.finditer(text):
        if run and not _GLUE.match(text[run[-1].end() : match.start()]):
            yield from _named(index, text, run)
            run = []
        word = match[0].rstrip(".")
        small = word.lower() in _LINKS or word.lower() in _LINKS_OF_PERSONS
        starts = not text[: match.start()].strip("\"'“‘(— -") and not _leads_a_name(text, match)
        if (_is_capital(word) and not _is_common(word, never_small, starts or shouting)) or (
            run and small and len(run) < _MOST_WORDS
        ):
            run.append(match)
        elif run:
            yield from _named(index, text, run)
            run = []
    if run:
        yield from _named(index, text, run)


def _leads_a_name(text: str, match: re.Match[str]) -> bool:
    """True for the "Pavel" that opens "Pavel Lunin left": a rare word before a capital."""
    following = _WORD.match(text, match.end() + 1)
    return (
        following is not None
        and text[match.end()] == " "
        and following[0][0].isupper()
        and fold(match[0]) not in everyday_words()
    )


@cache
def everyday_words() -> frozenset[str]:
    """Words that stand in many news articles, names of no person."""
    background = table("en", "background")
    return (frozenset(background["words"]) - frozenset(background["names"])) | frozenset(
        table("en", "stop_words")["words"]
    )


def _is_capital(word: str) -> bool:
    """True for "Din" and for "al-Din"."""
    return word[0].isupper() or (
        bool(_ARTICLE.match(word)) and word.partition("-")[2][:1].isupper()
    )


def _is_common(word: str, never_small: frozenset[str], doubtful: bool) -> bool:
    lower = fold(word)
    words = table("en", "names")
    if lower in _not_names():
        return True
    return doubtful and lower not in never_small and lower not in words["always"]


def _named(index: int, text: str, run: list[re.Match[str]]) -> Iterable[Name]:
    words = list(run)
    while words and not _is_capital(words[-1][0]):
        words.pop()
    title = None
    while words and fold(words[0][0]) in _titles():
        title = fold(words.pop(0)[0])
    while words and words[0][0].lower() in _LINKS:
        words.pop(0)
    if not words:
        return
    span = Span(start=words[0].start(), end=_end(text, words[-1]))
    kept = tuple(fold(word[0]) for word in words if word[0].lower() not in _LINKS)
    yield Name(sentence=index, span=span, text=span.of(text), words=kept, title=title)


def _end(text: str, last: re.Match[str]) -> int:
    end = last.end()
    if text[last.start() : end].endswith(("'s", "’s")):
        return end - 2
    if text[end - 1] == "." and end - last.start() > 2:
        return end - 1
    return end


def _never_small(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Words that the event never writes small, and with a capital inside some sentence."""
    capital: Counter[str] = Counter()
    small: set[str] = set()
    for sentence in sentences:
        if sentence.field == "title":
            continue
        for match in _WORD.finditer(sentence.text):
            if match[0][0].islower():
                small.add(fold(match[0]))
            elif sentence.text[: match.start()].strip("\"'“‘(— -"):
                capital[fold(match[0])] += 1
    return frozenset(word for word in capital if word not in small)


@cache
def _not_names() -> frozenset[str]:
    return frozenset(table("en", "names")["never"])


@cache
def _titles() -> frozenset[str]:
    return frozenset(table("en", "names")["titles"])


@cache
def _sounds() -> tuple[tuple[str, str], ...]:
    return tuple((variant, sound) for variant, sound in table("en", "names")["sounds"])
