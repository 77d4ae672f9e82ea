"""What a fact asks, in words for the reader, and the content that its id is made of.

A label is the clause of one of the mentions with a question word in the value's place: "The draft
covers [how many] categories of goods". Its words are an outlet's own, so that it is always
readable and never claims more than was printed. The key takes only what does not move when a
value, an article or the order changes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from compare.claims import Claim
from compare.events import content_words
from compare.wording import table
from discrepant.records import Sentence, Span

__all__ = ["asked_of", "clause_at", "key_of", "label_of", "question_in"]

# Characters of a label to each side of its question word.
BEFORE_AT_MOST, AFTER_AT_MOST = 44, 40
# A clause with fewer words than this takes the clause beside it.
CLAUSE_AT_LEAST = 4
_BOUNDARY = re.compile(r"[;:—–\n]|,(?=\s)|[\"“”«»()]|\s-\s")
_OPENER = re.compile(r"\A(?:and|but|while|which|that|where) ")
_DAY_PREPOSITION = re.compile(r"(?:\A|(?<=\s))(?:on|in|at|by)\s+\Z", re.IGNORECASE)


def label_of(claims: Sequence[Claim], sentences: Sequence[Sentence]) -> str:
    """The question that these claims answer, in the words of the one most like the others."""
    told = Counter(word for claim in claims for word in claim.words)

    def fit(claim: Claim) -> tuple[float, int]:
        label = _label(claim, sentences)
        words = set(content_words(label)) or {""}
        shared = sum(told[word] > 1 for word in words) / len(words)
        return (round(shared, 3) - 0.2 * label.count("…"), -len(label))

    best = max(fit(claim) for claim in claims)
    return next(_label(claim, sentences) for claim in claims if fit(claim) == best)


def question_in(text: str, span: Span, asked: str) -> str:
    """The clause around a place of a sentence, with the question word there instead.

    >>> text = "On Friday, the draft covered 86 categories of goods, the ministry said."
    >>> question_in(text, Span(start=29, end=31), "how many")
    'the draft covered [how many] categories of goods'
    """
    left, right = _clause(text, span)
    # "Fell 600 metres (2,000 feet) from the ridge": what closed around the value goes with it.
    before, after = text[left : span.start], text[span.end : right].lstrip(')]”"»')
    before = _OPENER.sub("", before.lstrip())
    if asked in _words("moments"):
        before = _DAY_PREPOSITION.sub("", before)
    if span.of(text).casefold() in table("en", "claims")["scales"]:
        after = after.removeprefix(" of")  # "dozens of men": [how many] men
    before, after = _last_words(before), _first_words(_without_stop(after))
    return " ".join(f"{before}[{asked}]{after}".split())


def clause_at(text: str, span: Span) -> str:
    """The clause around a place of a sentence, as it stands, cut to the length of a label."""
    left, right = _clause(text, span)
    before, after = text[left : span.start].lstrip(), text[span.end : right]
    return f"{_last_words(before)}{span.of(text)}{_first_words(_without_stop(after))}"


def asked_of(claim: Claim) -> str:
    """The question word of a claim's value: "how many", "how much", "when" ..."""
    words: Mapping[str, str] = table("en", "questions")["asked"]
    quantity = claim.quantity
    if quantity is None:
        return words[claim.kind]
    return words.get(quantity.form) or words.get(quantity.dimension or "") or words["count"]


def key_of(claims: Sequence[Claim]) -> tuple[str, ...]:
    """Kind of value, counted noun, what happened: never values, groups or articles."""
    first = claims[0]
    if first.quantity is None:
        # The words of the first to tell it: they stay when a reprint joins.
        return (first.kind, *sorted({*first.before, *first.after} - {""}))
    heads = Counter(claim.head or "" for claim in claims)
    roles = Counter(claim.role or "" for claim in claims)
    return (first.quantity.form, first.quantity.dimension or "", _most(heads), _most(roles))


def _label(claim: Claim, sentences: Sequence[Sentence]) -> str:
    sentence = sentences[claim.sentence]
    span = claim.span.moved(-sentence.span.start)
    return question_in(sentence.text, span, asked_of(claim))


def _clause(text: str, span: Span) -> tuple[int, int]:
    """Where the clause around a span begins and ends, its neighbours taken in if it is short."""
    marks = [match.span() for match in _BOUNDARY.finditer(text)]
    starts = [0, *(end for _, end in marks if end <= span.start)]
    ends = [*(start for start, _ in marks if start >= span.end), len(text)]
    left, right = starts.pop(), ends.pop(0)
    while len((text[left : span.start] + text[span.end : right]).split()) < CLAUSE_AT_LEAST:
        if ends:
            right = ends.pop(0)
        elif starts:
            left = starts.pop()
        else:
            break
    return left, right


def _without_stop(text: str) -> str:
    return text if text.endswith((".m.", ".M.")) else text.rstrip(" .,;:")


def _last_words(text: str) -> str:
    if len(text) <= BEFORE_AT_MOST:
        return text
    kept = text[-BEFORE_AT_MOST:]
    return "… " + kept[kept.find(" ") + 1 :]


def _first_words(text: str) -> str:
    if len(text) <= AFTER_AT_MOST:
        return text
    kept = text[:AFTER_AT_MOST]
    return kept[: kept.rfind(" ")] + " …"


def _most(counts: Counter[str]) -> str:
    """The most frequent entry; of several the shortest, then the first by letter."""
    return min(counts, key=lambda entry: (-counts[entry], len(entry), entry), default="")


@cache
def _words(name: str) -> frozenset[str]:
    found: Iterable[str] = table("en", "questions")[name]
    return frozenset(found)
