"""What stands around an expression: its sentence, the tense of its clause, its preposition."""

from __future__ import annotations

from typing import Literal

from compare.timexes.lexicon import Lexicon, Token

__all__ = ["Tense", "bound_before", "sentence_around", "tense_before_and_after"]

# "planned" is that of plans, which the words of the sentence may already have overtaken.
Tense = Literal["past", "future", "planned"]

# A clause longer than this is a list or markup; looking further costs time and finds noise.
_WORDS_AROUND = 40
_STOPS = frozenset(".?!;")


def sentence_around(text: str, tokens: list[Token], first: int, last: int) -> tuple[int, int]:
    """The tokens of the sentence that holds ``tokens[first:last]``, at most 40 either side."""
    start = first
    while start > max(0, first - _WORDS_AROUND) and not _ends_sentence(text, tokens, start - 1):
        start -= 1
    end = last
    while end < min(len(tokens), last + _WORDS_AROUND) and not _ends_sentence(text, tokens, end):
        end += 1
    return start, end


def _ends_sentence(text: str, tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if token.text not in _STOPS:
        return "\n\n" in text[token.end : token.end + 3]
    if at + 1 >= len(tokens):
        return True
    following = tokens[at + 1]
    if following.start == token.end and following.text not in "\"'":
        return False
    if token.text == "." and at and len(tokens[at - 1].text) < 3 and tokens[at - 1].capital:
        return False  # an initial or "Mr."
    return following.capital or not following.text.isalnum()


def tense_before_and_after(
    tokens: list[Token], first: int, last: int, sentence: tuple[int, int], lexicon: Lexicon
) -> Tense | None:
    """Whether the clause of ``tokens[first:last]`` lies behind or ahead; None if no word says.

    The nearest cue before the expression decides, else the nearest after it.
    """
    start, end = sentence
    words = lexicon.words
    if first > start and tokens[first - 1].text in words["looking_back"]:
        return "past"
    if first - 1 > start and tokens[first - 1].text in words["as"]:
        # "as soon as Tuesday"; but "as recently as Monday"
        return "planned" if tokens[first - 2].text in words["as_ahead"] else "past"
    if last + 1 < end and tokens[last].text == "'" and tokens[last + 1].text in words["possessive"]:
        # "Tuesday's vote will be close": only a word of the future close by, else it is over.
        near = {token.text for token in tokens[last : min(end, last + 6)]}
        return "future" if near & words["future"] else "past"
    opens = first > start and tokens[first - 1].text in words["opens_clause"]
    opens = opens or (first - 1 > start and tokens[first - 2].text in words["opens_clause"])
    behind, ahead = range(first - 1, start - 1, -1), range(last, end)
    # "said that on Monday they would leave": the verb of its own clause comes after it.
    for at in [*ahead, *behind] if opens else [*behind, *ahead]:
        if cue := _cue(tokens, at, start, lexicon):
            return cue
    return None


def _cue(tokens: list[Token], at: int, start: int, lexicon: Lexicon) -> Tense | None:
    word = tokens[at].text
    words = lexicon.words
    if word in words["future"]:
        return "future"
    if word in words["planned"]:
        # "will resume", "will be expected"
        sure = any(token.text in words["future"] for token in tokens[max(start, at - 3) : at])
        return "future" if sure else "planned"
    if word in words["past"]:
        # "will be held", "to be sent": the passive takes its time from the word before "be".
        return None if at > start and tokens[at - 1].text in words["timeless"] else "past"
    if (
        len(word) > 4
        and word.endswith(tuple(words["endings"]))
        and word not in words["not_past"]
        and word.isalpha()
        and (at == start or tokens[at - 1].text not in words["timeless"])
    ):
        return "past"
    # "plans to meet", "agreed to leave": the infinitive lies ahead of the verb before it.
    if word in words["infinitive"] and at + 1 < len(tokens) and at > start:
        before = tokens[at - 1].text
        if before in words["plans"]:
            return "planned"
    return None


def bound_before(tokens: list[Token], first: int, lexicon: Lexicon) -> str | None:
    """The bound ("since", "until", "by" ...) that stands before an expression."""
    at = first
    while at and tokens[at - 1].text in lexicon.words["articles"]:
        at -= 1
    for words, bound in lexicon.bounds:
        if at >= len(words) and all(
            tokens[at - len(words) + i].text == word for i, word in enumerate(words)
        ):
            return bound
    return None
