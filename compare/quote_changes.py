"""What became of a quotation's words between two printings, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Literal

from compare.wording import table
from discrepant.records import Span

__all__ = ["Change", "Difference", "Word", "change_between", "words_of"]

Change = Literal["same", "trim", "bracket", "negation", "words", "exchange", "spelling"]
Edge = Literal["start", "end"] | None

# From harmless to grave: where several meet, the gravest names the change.
_ORDER: tuple[Change, ...] = (
    "same", "spelling", "trim", "bracket", "exchange", "words", "negation",
)  # fmt: skip
# A word shorter than this is seldom one that carries the meaning.
_CONTENT_LETTERS = 3
# Two spellings of one word share at least this much (organise / organize, Zaitsev / Zaytsev).
_SPELLING_RATIO = 0.8
_WORD = re.compile(r"\[[^\]]*\]|\([^)]{1,40}\)|\.\.\.|…|[^\W_]+(?:[’'][^\W_]+)*")
_CONTRACTED = {
    "won't": ("will", "not"), "can't": ("cannot",), "shan't": ("shall", "not"),
    "i'm": ("i", "am"), "let's": ("let", "us"),
}  # fmt: skip
_ENDINGS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would"}
_PRONOUN_IS = frozenset(("it", "he", "she", "that", "there", "what", "who", "here"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a quotation: as compared, and its place in the text."""

    normal: str
    span: Span

    @property
    def is_edit(self) -> bool:
        """True for an editor's brackets or dots."""
        return self.normal.startswith(("[", "(")) or self.normal == "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """The change between two texts and the places of the words that make it, in each text."""

    change: Change
    left: tuple[Span, ...]
    right: tuple[Span, ...]


@lru_cache(maxsize=512)  # a quotation is held against each of its printings
def words_of(text: str) -> tuple[Word, ...]:
    """The words, lower case, contractions written out ("don't" is "do", "not").

    >>> [word.normal for word in words_of("We don't “go” …")]
    ['we', 'do', 'not', 'go', '…']
    """
    found = []
    for match in _WORD.finditer(text):
        lower = match[0].lower().replace("’", "'")
        span = Span(start=match.start(), end=match.end())
        if lower in {"...", "…"}:
            lower = "…"
        found += [Word(normal=part, span=span) for part in _parts(lower)]
    return tuple(found)


_NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve"
_DIGITS = {word: str(number) for number, word in enumerate(_NUMBERS.split())}


def _parts(word: str) -> tuple[str, ...]:
    if word in _DIGITS:
        return (_DIGITS[word],)
    if word in _CONTRACTED:
        return _CONTRACTED[word]
    for ending, full in _ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending):
            return (word.removesuffix(ending), full)
    if word.endswith("'s") and word[:-2] in _PRONOUN_IS:
        return (word[:-2], "is")
    return (word,)


def change_between(left: str, right: str) -> Difference:
    """How two printings of one utterance differ.

    What lies between words that both print can turn the meaning: where one begins later or ends
    earlier, it was cut, unless it begins a sentence of its own without the other's "some" or
    "not". An exchange is one other word in the same place and nothing else.

    >>> change_between("We will not rule out talks", "We will rule out talks").change
    'negation'
    >>> change_between("Some ferries came late, and we waited", "ferries came late").change
    'trim'
    >>> change_between("Some ferries came late", "Ferries came late").change
    'negation'
    >>> change_between("Roads without bridges are a joke", "Roads without bridges are a sin").change
    'exchange'
    """
    one, other = words_of(left), words_of(right)
    codes = _codes([w.normal for w in one], [w.normal for w in other])
    change: Change = "same"
    marked: tuple[list[Span], list[Span]] = ([], [])
    for number, (tag, a, b, c, d) in enumerate(codes):
        if tag == "equal":
            continue
        edge: Edge = "start" if number == 0 else "end" if number == len(codes) - 1 else None
        found = _change(one[a:b], other[c:d], edge=edge)
        if edge == "start" and _opens_without(one[a:b] or other[c:d], right if a < b else left):
            found = "negation"
        if found == change == "exchange":
            found = "words"
        if _ORDER.index(found) > _ORDER.index(change):
            change = found
        for words, spans in ((one[a:b], marked[0]), (other[c:d], marked[1])):
            if words:
                spans.append(Span(start=words[0].span.start, end=words[-1].span.end))
    return Difference(change=change, left=tuple(marked[0]), right=tuple(marked[1]))


# One step of an alignment: "equal", "replace", "delete" or "insert", and the words' places.
_Code = tuple[str, int, int, int, int]


def _codes(left: Sequence[str], right: Sequence[str]) -> list[_Code]:
    """The alignment of two lists of words, cut words pushed to the edge where they fit there too.

    In "I will not go, I will stay" beside "I will stay" the words from "I will not go" are cut,
    not those from "not go, I will".
    """
    codes: list[_Code] = list(SequenceMatcher(None, left, right, autojunk=False).get_opcodes())
    return _cut_at_start(_cut_at_end(codes, left, right), left, right)


def _cut_at_start(codes: list[_Code], left: Sequence[str], right: Sequence[str]) -> list[_Code]:
    if len(codes) < 2 or codes[0][0] != "equal" or codes[1][0] not in {"insert", "delete"}:
        return codes
    (_, a, b, c, d), (tag, _, e, _, f) = codes[:2]
    run, gap = left[a:b], left[b:e] or right[d:f]
    if len(gap) < len(run) or list(gap[-len(run) :]) != list(run):
        return codes
    cut: _Code = (tag, a, e - len(run), c, f - len(run))
    return [cut, ("equal", e - len(run), e, f - len(run), f), *codes[2:]]


def _cut_at_end(codes: list[_Code], left: Sequence[str], right: Sequence[str]) -> list[_Code]:
    if len(codes) < 2 or codes[-1][0] != "equal" or codes[-2][0] not in {"insert", "delete"}:
        return codes
    (tag, a, b, c, d), (_, _, e, _, f) = codes[-2:]
    run, gap = left[b:e], left[a:b] or right[c:d]
    if len(gap) < len(run) or list(gap[: len(run)]) != list(run):
        return codes
    same: _Code = ("equal", a, a + len(run), c, c + len(run))
    return [*codes[:-2], same, (tag, a + len(run), e, c + len(run), f)]


def _opens_without(cut: Sequence[Word], shorter: str) -> bool:
    """True for "Ferries came late" beside "Some ferries came late": no cut is marked."""
    weighty = all(word.normal in _weighty() for word in cut)
    return weighty and shorter.lstrip(" \"“‘'")[:1].isupper()


def _change(left: Sequence[Word], right: Sequence[Word], *, edge: Edge) -> Change:
    if edge and not (left and right):
        return "bracket" if all(word.is_edit for word in (left or right)) else "trim"
    if any(word.is_edit for word in (*left, *right)):
        return "bracket"
    kept = [[w.normal for w in words if w.normal not in _empty()] for words in (left, right)]
    if kept[0] == kept[1]:
        return "spelling"
    if "".join(kept[0]) == "".join(kept[1]) or _spelt_alike(kept[0], kept[1]):
        return "spelling"
    if edge and _is_trimmed(kept[0], kept[1], edge):
        return "trim"
    if edge and len(left) != len(right):
        return "words"
    if set(kept[0]) & _weighty() != set(kept[1]) & _weighty():
        return "negation"
    return "exchange" if _is_exchange(*kept) else "words"


def _is_exchange(left: Sequence[str], right: Sequence[str]) -> bool:
    """True for one telling word beside another: "sin" and "joke", not "it" and "the mountain"."""
    return len(left) == len(right) == 1 and all(
        len(word) >= _CONTENT_LETTERS and word not in _pronouns() for word in (*left, *right)
    )


def _is_trimmed(left: Sequence[str], right: Sequence[str], edge: Edge) -> bool:
    """True for "I look forward" beside "looks forward": the edge cut, the verb made to fit."""
    shorter, longer = sorted((left, right), key=len)
    if not shorter or len(shorter) == len(longer):
        return False
    part = longer[-len(shorter) :] if edge == "start" else longer[: len(shorter)]
    return _spelt_alike(shorter, part)


def _spelt_alike(left: Sequence[str], right: Sequence[str]) -> bool:
    shifted: dict[str, str] = table("en", "hedges")["shifted"]
    return len(left) == len(right) and all(
        a == b
        or shifted.get(a, a) == shifted.get(b, b)
        or (
            min(len(a), len(b)) > 3
            and not {a, b} & _weighty()
            and a[0] == b[0]
            and SequenceMatcher(None, a, b, autojunk=False).ratio() >= _SPELLING_RATIO
        )
        for a, b in zip(left, right, strict=True)
    )


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(table("en", "sources")["words"]["pronouns"])


@cache
def _strong() -> frozenset[str]:
    lists = table("en", "hedges")
    return frozenset(lists["negations"]) | frozenset(lists["quantifiers"])


@cache
def _weighty() -> frozenset[str]:
    return _strong() | frozenset(table("en", "hedges")["certainty"])


@cache
def _empty() -> frozenset[str]:
    return frozenset(table("en", "hedges")["empty"])
