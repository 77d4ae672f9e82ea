"""The words of a sentence, and the noun phrase that speaks before or behind a verb.

Without a parser a noun phrase is what runs back from the verb to the next boundary: a mark, a
conjunction, an auxiliary, an article that no preposition joins to what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from compare.sources import (
    can_speak,
    is_pronoun,
    is_source_noun,
    known_name_length,
)
from compare.speaker_names import begin_of_name, end_of_name
from compare.wording import table
from discrepant.records import Span

__all__ = [
    "Phrase",
    "Token",
    "before_auxiliaries",
    "begin_of",
    "may_speak",
    "name_span",
    "phrase_from",
    "subject_before",
    "subject_of_sentence",
    "tokens_of",
]

# A range of tokens, half open.
Phrase = tuple[int, int]

# Tokens between a subject's first word and its verb, an apposition included.
_FAR = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, a mark, or a whole quotation with its marks (``quote``).

    ``quoted`` is a word inside a quotation too short to be speech: a name or scare quotes.
    """

    text: str
    lower: str
    start: int
    end: int
    quote: bool = False
    quoted: bool = False

    @property
    def is_word(self) -> bool:
        """True for a word, False for marks and quotations."""
        return not self.quote and self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """True if it begins with a capital."""
        return self.text[:1].isupper()


def _grammar(name: str) -> frozenset[str]:
    return frozenset(table("en", "reporting_verbs")["grammar"][name])


_ADVERBS = _grammar("adverbs")
_DETERMINERS = _grammar("determiners")
_INSIDE_NAMES = _grammar("inside_names")
_BOUNDARIES = _grammar("boundaries")
_NUMBERS = _grammar("numbers")
_DAYS = _grammar("days")
_MONTHS = _grammar("months")
_NOT_BEFORE_SUBJECT = _grammar("not_before_subject")
_GOING_ON = _grammar("going_on")
_BE = _grammar("be")
_HAVE = _grammar("have")
_BLOCKING = _grammar("blocking")
_LY_NOUNS = _grammar("ly_nouns")

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|[A-Z]\.(?: [A-Z]\.)+(?:['’]s)?"
    r"|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Supt|Insp|Cpl|Det|Gov|Sen|Rep|Prof|St|Cmdr|Adm|Rev|Brig|Jr|[A-Z])\."
    r"(?=\s+[A-Z])"
    r"|[^\W_]+(?:[’'.&/-][^\W_]+)*(?:(?<=s)[’'](?=\s+[A-Za-z]))?"
    r"|\S"
)


def tokens_of(text: str, quoted: Sequence[Span]) -> list[Token]:
    """The tokens of a sentence; each quotation long or closed enough to be speech is one."""
    speech: list[Span] = []
    named = bytearray(len(text))  # 1 inside the quotations that are no speech
    for each in quoted:
        if _is_speech(text, each):
            speech.append(each)
        else:
            named[each.start : each.end] = b"\1" * len(each.of(text))
    found: list[Token] = []
    at = 0
    for span in [*speech, None]:
        start = max(span.start - 1, at) if span else len(text)
        for match in _TOKEN.finditer(text, at, start):
            found.append(
                Token(
                    text=match[0],
                    lower=match[0].lower(),
                    start=match.start(),
                    end=match.end(),
                    quoted=bool(named[match.start()]),
                )
            )
        if span:
            at = min(span.end + 1, len(text))
            found.append(Token(text='"', lower='"', start=start, end=at, quote=True))
    return found


def _is_speech(text: str, span: Span) -> bool:
    words = span.of(text)
    closed = words.endswith((",", ".", "?", "!", "…")) or text[span.end + 1 : span.end + 2] == ","
    return closed or len(words.split()) > 3


def may_speak(tokens: Sequence[Token], phrase: Phrase, *, strict: bool) -> bool:
    """True if the phrase names somebody who can speak; strict asks for a known noun or a name."""
    words = [token.text for token in tokens[phrase[0] : phrase[1]]]
    last = words[-1].lower()
    # "The inspector's remark" and "no official said" report nobody's words.
    if last in _MONTHS | _DAYS or last.endswith(("'s", "’s")) or words[0].lower() == "no":
        return False
    return can_speak(words, strict=strict)


def before_auxiliaries(tokens: Sequence[Token], at: int) -> int | None:
    """Index of the first auxiliary or adverb before the verb; None if they undo the report."""
    first = at
    while first > 0:
        word = tokens[first - 1].lower
        if word in _BLOCKING:
            return None
        adverb = word.endswith("ly") and word not in _LY_NOUNS and tokens[first - 1].text.islower()
        if not (adverb or word in _HAVE | _BE | _ADVERBS):
            return first
        first -= 1
    return first


def begin_of(text: str, tokens: Sequence[Token], at: int) -> int:
    """Where the token begins, or the text's end behind the last."""
    return tokens[at].start if at < len(tokens) else len(text)


def name_span(tokens: Sequence[Token], phrase: Phrase) -> Span:
    """The speaker's name, without what only says where or when: "police" of "police there"."""
    start = phrase[0]
    end = start + end_of_name(tokens[start : phrase[1]])
    return Span(start=tokens[start].start, end=tokens[end - 1].end)


def subject_before(tokens: Sequence[Token], end: int, *, leads: bool = False) -> Phrase | None:
    """The noun phrase that is the subject of a verb group beginning at ``end``.

    ``leads`` says that what is said follows the verb: then "the claim which names no wedding said
    ..." has its subject before the "which".
    """
    if end == 0:
        return None
    last = tokens[end - 1]
    if last.lower in {"who", "which"}:
        return _before_relative(tokens, end - 1)
    if last.text == ")":
        opening = next(
            (i for i in range(end - 2, max(-1, end - 8), -1) if tokens[i].text == "("), 0
        )
        return _phrase_to(tokens, opening) if opening else None
    if last.text in {",", "—", "–"}:
        return _before_apposition(tokens, end - 1)
    phrase = _phrase_to(tokens, end)
    if phrase is None:
        return None
    relative = _relative_of(tokens, phrase, leads=leads)
    if relative is not None:
        return _before_relative(tokens, relative)
    return phrase


def subject_of_sentence(tokens: Sequence[Token]) -> Phrase | None:
    """The noun phrase that a sentence begins with, its dateline passed over, if it can speak."""
    dash = next((n for n, token in enumerate(tokens[:6]) if token.text in {"—", "–", "-"}), None)
    phrase = phrase_from(tokens, 0 if dash is None else dash + 1)
    return phrase if phrase and may_speak(tokens, phrase, strict=True) else None


def _before_relative(tokens: Sequence[Token], at: int) -> Phrase | None:
    return _phrase_to(tokens, at - 1 if at and tokens[at - 1].text == "," else at)


def _before_apposition(tokens: Sequence[Token], at: int) -> Phrase | None:
    """ "Ada Rhys, head of the union, said": the name; "the mayor, Ada Rhys, said": both."""
    for opening in range(at - 1, max(-1, at - 1 - _FAR), -1):
        if tokens[opening].quote:
            return None
        if tokens[opening].text == tokens[at].text:
            phrase = _phrase_to(tokens, opening)
            inner = tokens[opening + 1 : at]
            if phrase and phrase[0] and tokens[phrase[0] - 1].lower in _INSIDE_NAMES - {"for"}:
                return None
            if inner and all(token.is_capital for token in inner):
                return (phrase[0] if phrase else opening + 1, at)
            return phrase
    return None


def _relative_of(tokens: Sequence[Token], phrase: Phrase, *, leads: bool) -> int | None:
    """Index of the "who" or "which" whose clause the phrase ends: "men who sell fish said"."""
    if leads and (at := _open_relative(tokens, phrase[0])) is not None:
        return at
    first = tokens[phrase[0]]
    if (
        phrase[0] > 1
        and tokens[phrase[0] - 1].lower in {"who", "which"}
        and not first.is_capital
        and first.lower not in _DETERMINERS
        and not is_pronoun(first.lower)
        and not is_source_noun(first.lower)
    ):
        return phrase[0] - 1
    if tokens[phrase[1] - 1].lower not in _MONTHS | _DAYS:
        return None
    for at in range(phrase[0], max(0, phrase[0] - _FAR), -1):
        if not tokens[at].is_word:
            return None
        if tokens[at].lower in {"who", "which"}:
            return at
    return None


def _open_relative(tokens: Sequence[Token], end: int) -> int | None:
    """Index of a "which" near the sentence's beginning whose clause has its verb before ``end``."""
    for at in range(end - 2, max(0, end - _FAR), -1):
        if not tokens[at].is_word:
            return None
        if tokens[at].lower in {"who", "which"}:
            begin = next((n + 1 for n in range(at - 1, -1, -1) if tokens[n].text == ";"), 0)
            plain = all(token.is_word for token in tokens[begin:at])
            return at if at - begin <= _FAR and plain else None
    return None


def _phrase_to(tokens: Sequence[Token], end: int) -> Phrase | None:
    end = _without_day(tokens, end)
    if end <= 0 or not tokens[end - 1].is_word:
        return None
    if is_pronoun(tokens[end - 1].lower):
        return (end - 1, end)
    start = end
    while start > 0 and end - start < _FAR:
        token = tokens[start - 1]
        if token.text == ")" and (opening := _opening_bracket(tokens, start - 1)):
            start = opening
            continue
        if not token.is_word or (is_pronoun(token.lower) and not token.text.isupper()):
            break
        if token.lower == "and":
            if not _joins_speakers(tokens, start - 1):
                break
        elif token.lower in _BOUNDARIES and not _is_inside_name(tokens, start - 1):
            break
        start -= 1
        if token.lower in _DETERMINERS and not (
            start > 1
            and tokens[start - 2].is_word
            and (tokens[start - 1].lower in _INSIDE_NAMES or _is_inside_name(tokens, start - 1))
        ):
            break
    if all(token.lower in _DETERMINERS for token in tokens[start:end]):
        return None
    start += begin_of_name(tokens[start:end])
    # The object of "by" or "into" does not speak: "e-mails released by the White House revealed".
    if start and tokens[start - 1].lower in _NOT_BEFORE_SUBJECT:
        return None
    return _without_opener(tokens, start, end)


def _opening_bracket(tokens: Sequence[Token], closing: int) -> int | None:
    """Index of the bracket of "Islamic State (IS) fighters", if a word stands on either side."""
    after = tokens[closing + 1] if closing + 1 < len(tokens) else None
    opening = next(
        (at for at in range(closing - 1, max(0, closing - 4), -1) if tokens[at].text == "("), None
    )
    if opening is None or after is None or not (after.is_word and tokens[opening - 1].is_word):
        return None
    return opening


def _is_inside_name(tokens: Sequence[Token], at: int) -> bool:
    """True for the "to" of "ambassador to Chile" and the "is" of "Lund Is Ours"."""
    if at == 0 or at + 1 >= len(tokens):
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    if tokens[at].lower == "to":
        return before.lower in _grammar("sent_to") and (
            after.is_capital or after.lower in _DETERMINERS
        )
    return tokens[at].lower in _BE and before.is_capital and after.is_capital


def _without_day(tokens: Sequence[Token], end: int) -> int:
    """ "officials on Wednesday said": the officials."""
    if end > 2 and tokens[end - 1].lower in _DAYS:
        if tokens[end - 2].lower in {"on", "late", "early", "last"}:
            return end - 2
        return end - 1
    return end


def _joins_speakers(tokens: Sequence[Token], at: int) -> bool:
    if at == 0 or at + 1 >= len(tokens):
        return False
    left, right = tokens[at - 1], tokens[at + 1]
    return (left.is_capital and right.is_capital) or (
        is_source_noun(left.lower)
        and (is_source_noun(right.lower) or right.lower in _DETERMINERS or right.is_capital)
    )


def _without_opener(tokens: Sequence[Token], start: int, end: int) -> Phrase | None:
    """The phrase without "On Friday" or "In a statement" before it."""
    while start < end and tokens[start].lower in _ADVERBS | _DAYS | {"meanwhile", "separately"}:
        start += 1
    if start >= end or tokens[start].lower not in _INSIDE_NAMES:
        return (start, end) if start < end else None
    for at in range(end - 1, start + 1, -1):
        if tokens[at].lower in _DETERMINERS and tokens[at - 1].lower not in _INSIDE_NAMES:
            return (at, end)
    at = end
    if tokens[end - 1].is_capital:
        while at > start + 1 and tokens[at - 1].is_capital:
            at -= 1
        return (at, end) if at > start + 1 else None
    return (end - 1, end) if is_source_noun(tokens[end - 1].lower) else None


def phrase_from(tokens: Sequence[Token], start: int) -> Phrase | None:
    """The noun phrase that begins at ``start``: "said Ada Rhys", "according to the ministry"."""
    if start >= len(tokens) or not tokens[start].is_word or tokens[start].lower in _BOUNDARIES:
        return None
    if is_pronoun(tokens[start].lower):
        return (start, start + 1)
    known = known_name_length([token.text for token in tokens[start : start + 5]])
    if known > 1 and any(token.lower in _DETERMINERS for token in tokens[start : start + known]):
        return (start, start + known)
    end = start + 1
    while end < len(tokens) and end - start < _FAR and tokens[end].is_word:
        if _ends_phrase(tokens, start, end):
            break
        end += 1
    return (start, end)


def _ends_phrase(tokens: Sequence[Token], start: int, at: int) -> bool:
    token, before = tokens[at], tokens[at - 1]
    if token.lower in _BOUNDARIES | _DAYS | _GOING_ON or is_pronoun(token.lower):
        return True
    if token.lower in _INSIDE_NAMES - {"of", "for"}:
        return True
    if before.lower in {"of", "for"}:
        return False
    if token.lower in _DETERMINERS | _NUMBERS or token.text[0].isdigit():
        return True
    # Where commas were lost: "according to state television Syrian troops ...".
    return (
        token.is_capital
        and not before.is_capital
        and at - start == 1 + (tokens[start].lower in _DETERMINERS)
        and is_source_noun(before.lower)
        and before.lower.endswith(("s", "police", "media", "television"))
    )
