"""The phrases of a text that may be about time, the longest first at every place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from compare.timexes.figures import parts_in_figures, parts_in_words
from compare.timexes.grammar import Part, complete
from compare.timexes.lexicon import Lexicon, Token

__all__ = ["offer_phrases"]

# Words in a row that may belong to one expression; longer runs are read in pieces.
_LONGEST_RUN = 100
# Such words in a whole text, and those in runs that do speak of time; beyond them is a calendar, a
# table or an attack. The longest article of the development sets, of 11,000 characters, has 700,
# none has more than 170 of the latter.
_MOST_KNOWN = 1500
_MOST_WORDS = 450
# Marks that join figures into a date, a time or a number.
_JOINTS = frozenset(":./-tw")
_ISO_LETTERS = frozenset("wz")  # of 2017-W05 and 10:30Z


def offer_phrases(
    text: str, tokens: list[Token], lexicon: Lexicon, take: Callable[[Part, int], bool]
) -> None:
    """Offer every phrase, with the token at which it begins, to ``take`` from left to right.

    Where ``take`` refuses one, the next shorter one at that place is offered; words of a phrase
    that was taken are not offered again.
    """
    known = words = 0
    for start, end in _runs(tokens, lexicon):
        chart = _chart_of(text, tokens, start, end, lexicon)
        known, words = known + end - start, words + len(chart)
        if known > _MOST_KNOWN or words > _MOST_WORDS:
            return
        at = 0
        while at < len(chart):
            at = _first_taken(chart, at, start, lexicon, take)


def _first_taken(
    chart: list[list[Part]],
    at: int,
    start: int,
    lexicon: Lexicon,
    take: Callable[[Part, int], bool],
) -> int:
    """The place after the phrase that was taken at a place of the chart, or the next place."""
    wanted = [part for part in chart[at] if part.kind in lexicon.report | lexicon.silent]
    for part in sorted(wanted, key=lambda part: (-part.end, part.rank)):
        if part.kind in lexicon.silent or take(_moved(part, start), start + at):
            return part.end
    return at + 1


def _chart_of(
    text: str, tokens: list[Token], start: int, end: int, lexicon: Lexicon
) -> list[list[Part]]:
    """The phrases of a run of tokens, by place; empty where nothing in it speaks of time."""
    chart = []
    kinds: set[str] = set()
    for at in range(start, end):
        parts = [part for part in _parts_at(text, tokens, at, lexicon) if part.end <= end]
        kinds.update(part.kind for part in parts)
        chart.append([_moved(part, -start) for part in parts])
    if not any(trigger <= kinds for trigger in lexicon.triggers):
        return []
    complete(chart, [token.text for token in tokens[start:end]], lexicon.layers)
    return chart


def _runs(tokens: list[Token], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Stretches of tokens that the language knows, or that a date in figures covers."""
    start = None
    covered = 0
    vocabulary = lexicon.vocabulary
    for at, token in enumerate(tokens):
        if token.text[0].isdecimal():
            covered = max(covered, at + 1 + _joint_after(tokens, at))
        letter = token.text in _ISO_LETTERS and start is not None
        letter = letter and tokens[at - 1].end == token.start
        known = token.text in vocabulary or lexicon.is_number(token.text)
        if known or at < covered or letter or token.text == "½":
            if start is None:
                start = at
            elif at - start >= _LONGEST_RUN:
                yield start, at
                start = at
        elif start is not None:
            yield start, at
            start = None
    if start is not None:
        yield start, len(tokens)


def _joint_after(tokens: list[Token], at: int) -> int:
    """1 where the next token joins two runs of digits, as in 9:30 and 3.4.2017."""
    if at + 2 >= len(tokens):
        return 0
    joint, following = tokens[at + 1], tokens[at + 2]
    glued = joint.start == tokens[at].end and following.start == joint.end
    return int(glued and joint.text in _JOINTS and following.text[0].isdecimal())


def _parts_at(text: str, tokens: list[Token], at: int, lexicon: Lexicon) -> list[Part]:
    token = tokens[at]
    if token.text[0].isdigit() or token.text == "½":
        found = list(parts_in_figures(text, tokens, at, lexicon))
    else:
        found = list(parts_in_words(tokens, at, lexicon))
    found.extend(
        Part(kind=entry.kind, end=end, features=entry.features)
        for entry, end in lexicon.entries_at(tokens, at)
    )
    return found


def _moved(part: Part, by: int) -> Part:
    return Part(kind=part.kind, end=part.end + by, features=part.features, rank=part.rank)
