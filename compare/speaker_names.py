"""Where a speaker's name begins and ends inside the words that run up to a verb.

Feeds lose commas and full stops: "wounding 32 people Syrian state television said" names Syrian
state television. A name also ends before what only places it: "organisers of a fair on the
sidelines" are the organisers of a fair.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from compare.sources import can_speak, is_source_noun, is_voice
from compare.wording import table

__all__ = ["Word", "begin_of_name", "end_of_name"]


class Word(Protocol):
    """A token as this module reads it."""

    @property
    def text(self) -> str:
        """As written."""

    @property
    def lower(self) -> str:
        """In lower case."""

    @property
    def is_capital(self) -> bool:
        """True if it begins with a capital."""


def begin_of_name(words: Sequence[Word]) -> int:
    """Index of the name's first word, where the words before it end something else.

    >>> from compare.speakers import tokens_of
    >>> words = tokens_of("wounding 32 people Syrian state television", ())
    >>> words[begin_of_name(words)].text
    'Syrian'
    """
    for at in range(len(words) - 1, 0, -1):
        if _begins(words, at) and can_speak([word.text for word in words[at:]], strict=True):
            return at
    return 0


def _begins(words: Sequence[Word], at: int) -> bool:
    left, right = words[at - 1], words[at]
    if _is_date_or_number(left):
        # "the 17 February Brigade" is one name, "on October 13 Syrian state media" is not.
        before = words[at - 2].lower if at > 1 else ""
        joined = _grammar("determiners") - {"a", "an", "another"}
        return right.is_capital and before not in joined | {""}
    if left.is_capital:
        return _follows_a_place(words, at) or _is_compound(right)
    if right.is_capital:
        return _ends_a_noun_phrase(left)
    return (
        at > 1
        and is_source_noun(right.lower)
        and right.lower.endswith("s")
        and _ends_a_noun_phrase(left)
    )


def _is_date_or_number(word: Word) -> bool:
    return word.text.isdigit() or word.lower in (
        _grammar("days") | _grammar("months") | _grammar("ordinals")
    )


def _ends_a_noun_phrase(word: Word) -> bool:
    """True for a plural noun, "killed" or "others", behind which a new noun phrase begins."""
    if word.lower in _grammar("ending_a_phrase"):
        return True
    if word.text.endswith(("'s", "’s", "'", "’")):
        return False
    return (
        word.lower.endswith("s")
        and not word.lower.endswith(("ss", "us", "is"))
        and len(word.lower) > 3
        and word.lower not in _grammar("plurals_inside_names")
    )


def _follows_a_place(words: Sequence[Word], at: int) -> bool:
    """True behind "in Lund": "in the city of Lund state television", "of Lund Swedish radio"."""
    right = words[at]
    if not (right.lower.endswith(_DEMONYM_ENDINGS) if right.is_capital else _is_bare(words[at:])):
        return False
    begin = at - 1
    if words[begin].lower.endswith(_DEMONYM_ENDINGS):
        return False
    while begin and words[begin - 1].is_capital:
        begin -= 1
    if begin < 1 or words[begin - 1].lower not in _grammar("inside_names") - {"on", "for", "with"}:
        return False
    if begin == 1:
        return True
    noun = words[begin - 2].lower
    return not (is_source_noun(noun) or is_voice(noun) or words[begin - 2].is_capital)


_DEMONYM_ENDINGS = ("ian", "ean", "ish", "ese", "aqi", "eli", "emeni", "bani", "ican", "rab")


def _is_bare(words: Sequence[Word]) -> bool:
    """True for a source that needs no article: "state television", "activists", "police"."""
    text = " ".join(word.lower for word in words)
    return text in _grammar("bare_sources") or (
        len(words) == 1 and text.endswith("s") and is_source_noun(text)
    )


def _is_compound(word: Word) -> bool:
    """True for "Anti-government" and "Rebel-held": a name has no such part in its middle."""
    _, hyphen, rest = word.text.partition("-")
    return bool(hyphen) and rest.islower() and word.lower.startswith(("anti-", "pro-"))


def end_of_name(words: Sequence[Word]) -> int:
    """Index behind the name's last word.

    >>> from compare.speakers import tokens_of
    >>> words = tokens_of("organisers of a fair on the sidelines", ())
    >>> words[end_of_name(words) - 1].text
    'fair'
    """
    if len(words) > 1 and words[-1].lower in _grammar("ranks_cut_off"):
        words = words[:-1]
    for at in range(1, len(words)):
        if _ends(words, at) and can_speak([word.text for word in words[:at]]):
            return at
    return len(words)


def _ends(words: Sequence[Word], at: int) -> bool:
    word, before = words[at], words[at - 1]
    following = words[at + 1] if at + 1 < len(words) else None
    if before.lower in {"of", "for"} or before.lower in _grammar("determiners"):
        return False
    if word.lower in _grammar("outside_names") and not word.is_capital:
        return following is not None
    if word.lower in _grammar("times_behind"):
        return following is None or following.lower in _grammar("times")
    if word.lower in {"of", "for"}:
        return (
            following is not None
            and following.lower in _grammar("possessives")
            and (at + 2 == len(words))
        )
    if is_voice(word.lower) and not word.is_capital and at > 1:
        # "Ana Silva head of the union", where a comma was lost.
        name = before.is_capital and words[at - 2].is_capital
        return name and following is not None and following.lower in {"of", "for"}
    return _is_participle(word) and (
        following is None or following.lower in _grammar("inside_names") | {"to"}
    )


def _is_participle(word: Word) -> bool:
    return word.text.islower() and (
        word.lower in _grammar("participles")
        or (word.lower.endswith(("ed", "ing")) and not is_source_noun(word.lower))
    )


@cache
def _grammar(name: str) -> frozenset[str]:
    return frozenset(table("en", "reporting_verbs")["grammar"][name])
