"""What stands around an expression: the tense of its clause, its preposition, and traps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from compare.timexes.lexicon import Lexicon, Token
from compare.timexes.sketch import Sketch

__all__ = ["Tense", "bound_before", "is_trap", "sentence_around", "tense_at"]

Tense = Literal["past", "future"]

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


def tense_at(
    tokens: list[Token], first: int, last: int, sentence: tuple[int, int], lexicon: Lexicon
) -> Tense | None:
    """Whether the clause of ``tokens[first:last]`` lies behind or ahead; None if no word says.

    The nearest cue before the expression decides, else the nearest after it.
    """
    start, end = sentence
    for at in range(first - 1, start - 1, -1):
        if cue := _cue(tokens, at, start, lexicon):
            return cue
    for at in range(last, end):
        if cue := _cue(tokens, at, start, lexicon):
            return cue
    return None


def _cue(tokens: list[Token], at: int, start: int, lexicon: Lexicon) -> Tense | None:
    word = tokens[at].text
    words = lexicon.words
    if word in words["future"]:
        return "future"
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
            return "future"
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


def is_trap(
    sketch: Sketch, kind: str, tokens: list[Token], first: int, last: int, lexicon: Lexicon
) -> bool:
    """True where the words mean something else here: a verb, a name, a count."""
    words = lexicon.words
    before = tokens[first - 1].text if first else ""
    after = tokens[last].text if last < len(tokens) else ""
    told = sketch.told()
    if before in words["named"]:
        return True
    if before == after and before in words["as"]:
        return True
    if sketch.shift == 0 and last - first == 2 and tokens[first + 1].text in words["doubtful"]:
        return not tokens[first + 1].capital
    if "story_shift" in told and tokens[last - 1].text in words["doubtful"]:
        return True
    if last - first == 1 and tokens[first].text in words["doubtful"]:
        return _is_other_word(tokens, first, last, before, after, lexicon)
    if told.keys() <= {"year", "modifier", "phase"} and "year" in told:
        return _is_count(sketch, tokens, first, last, before, after, lexicon)
    if tokens[last - 1].text in words["conjunctions"] and sketch.story and after.isalnum():
        return True  # "the day after the attack": the day of the attack is not told
    if kind == "date" and told.keys() == {"weekday"} and tokens[first].text in words["plurals"]:
        # A corpus that lost its apostrophes: "Saturdays blast", but "on Saturdays".
        follows = after.isalpha() and not tokens[last].capital and after not in words["after_day"]
        return not follows or before in words["before_set"]
    if kind == "time" and tokens[last - 1].text.isdecimal() and sketch.zone is None:
        if _is_year_or_price(sketch, tokens, first, last, before, words):
            return True
    if kind == "time" and told.keys() == {"hour"} and tokens[first].text in words["at"]:
        return (
            (after.isalpha() and after not in words["after_day"]) or after in "%$-" and bool(after)
        )
    if "vicinity" in told or sketch.period == 0:
        return before not in words["vicinity"] or after in words["of"]
    if sketch.toward in ("earlier", "later") and not sketch.base:
        # "two days before he left": not a date, as the day of leaving is not told.
        if tokens[last - 1].text in words["conjunctions"] and after and after not in ".,;:!?)":
            return True
    if told.keys() <= {"season"} and tokens[last - 1].text in words["doubtful"]:
        return after in words["of"] or before not in words["supports"]
    if told.keys() <= {"nth", "tens", "day"} and kind == "date":
        # "on 29th", but not "29th floor" or "the third".
        figures = tokens[first].text.isdecimal() and before in words["before_lone_day"]
        return not figures or (after.isalpha() and after not in words["after_day"])
    if "lone" in told and len(told) <= 2:
        return before not in words["dating"] or (
            after.isalpha() and after not in words["after_day"]
        )
    if kind == "duration":
        if sketch.toward:
            return False
        return _is_no_duration(sketch, tokens, first, last, before, after, lexicon)
    if told.keys() == {"figure_one", "figure_two"}:
        return before not in words["dating"]
    if told.keys() == {"hour", "minute"} and before in words["score"]:
        return True
    return False


def _is_year_or_price(
    sketch: Sketch,
    tokens: list[Token],
    first: int,
    last: int,
    before: str,
    words: Mapping[str, frozenset[str]],
) -> bool:
    """Four digits that could be a year are no clock time unless a word says so."""
    if not (tokens[first].text.isdecimal() and len(tokens[first].text) == 4):
        return False
    if 1400 <= int(tokens[first].text) < 2100 and not tokens[first].text.startswith("0"):
        return True
    return last - first == 1 and before not in words["clock_before"]


def _is_other_word(
    tokens: list[Token], first: int, last: int, before: str, after: str, lexicon: Lexicon
) -> bool:
    words = lexicon.words
    name_follows = last < len(tokens) and after.isalpha() and tokens[last].capital
    if before in words["before_month"]:
        return before in words["before_no_weekday"] and tokens[first].text in words["weekdays"]
    if not tokens[first].capital or name_follows:
        return True
    if before in words["supports"]:
        return False
    # "the May election"; but "Theresa May", "a March for peace", "May we ask".
    return before not in words["articles"] or after in words["not_a_date"]


def _is_count(
    sketch: Sketch,
    tokens: list[Token],
    first: int,
    last: int,
    before: str,
    after: str,
    lexicon: Lexicon,
) -> bool:
    words = lexicon.words
    if after in words["counted"] or after in "%$°":
        return bool(after)
    if before and before in "$€£¥#":
        return True
    spelled = not tokens[last - 1].text.isdecimal() and last - first > 1
    if spelled and after.isalpha() and tokens[first].text not in words["articles"]:
        return after not in words["after_day"]
    year = sketch.year or 0
    return not 1900 <= year <= 2035 and before not in words["dating"]


def _is_no_duration(
    sketch: Sketch,
    tokens: list[Token],
    first: int,
    last: int,
    before: str,
    after: str,
    lexicon: Lexicon,
) -> bool:
    words = lexicon.words
    single = tokens[first].text in words["single"] and sketch.amount == 1 and not sketch.plus_half
    if tokens[first].text.isdecimal() and len(tokens[first].text) == 4 and last - first == 2:
        return True  # "the 1988 quarter"
    bare = last - first == 1
    if single and not sketch.modifier and after not in words["conjunctions"]:
        return before not in words["lasting"]
    return bare and before not in words["lasting"]
