"""Which articles are one text: a reprinted agency story is one origin, however many carry it.

Two sentences are one passage when nearly all word trigrams of the shorter stand in the other;
two articles are one text when most of the shorter's words stand in such passages. Headlines do
not count, since every outlet writes its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import combinations

from compare.quotation_marks import quoted_spans
from compare.sentences import spans_of_sentences
from compare.wording import table
from discrepant.records import Article

__all__ = ["credit_of", "origins_of", "same_passage"]

# Containment of the shorter sentence's trigrams from which two sentences are one passage: three
# words changed in a sentence of twenty leave it one.
PASSAGE_CONTAINMENT = 0.6
# A shorter sentence says too little to have been copied ("Nobody was hurt.").
PASSAGE_WORDS = 6
# Share of the shorter article's words in common passages from which two articles are one text.
# On 59 events reprints of agency text lie at 0.52-0.96,
# articles that took over some paragraphs at 0.24-0.45, all others under 0.22 (invented 0.29).
REPRINT_SHARE = 0.5
# The same, where both credit one agency.
CREDITED_SHARE = 0.3
# Under this many words in common passages nothing is told, whatever the share.
REPRINT_WORDS = 25

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")
Shingle = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Passage:
    """A sentence's number of words and its trigrams."""

    words: int
    shingles: frozenset[Shingle]


def same_passage(a: str, b: str) -> bool:
    """True if the two sentences are one, but for a few words.

    >>> same_passage(
    ...     "Rescuers pulled 26 people from the water on Tuesday, officials said.",
    ...     "Rescuers pulled 26 people from the water on Tuesday, the officials said",
    ... )
    True
    >>> same_passage("Two men were hurt on Tuesday.", "Three women were hurt in Lund.")
    False
    """
    return _is_one(_passage(a), _passage(b))


def origins_of(articles: Sequence[Article]) -> tuple[tuple[str, str], ...]:
    """For each article, in the order given, its id and the id of the first one with its text.

    First is by publication (unknown last), then agencies before others, then id; an earlier
    revision goes with the one that replaced it and is first only if that is not here.
    """
    passages = {article.id: _passages(article.text) for article in articles}
    credits_ = {article.id: credit_of(article) for article in articles}
    groups = _Groups(article.id for article in articles)
    for article in articles:
        if article.replaced_by in passages:
            groups.join(article.id, str(article.replaced_by))
    matched = _words_in_common(passages)
    for one, other in sorted(matched):
        words = matched[one, other]
        shorter = min(
            sum(passage.words for passage in passages[one]),
            sum(passage.words for passage in passages[other]),
        )
        credited = credits_[one] is not None and credits_[one] == credits_[other]
        share = CREDITED_SHARE if credited else REPRINT_SHARE
        if words >= min(REPRINT_WORDS, shorter) and words >= share * shorter:
            groups.join(one, other)
    first: dict[str, str] = {}
    for article in sorted(articles, key=_order):
        first.setdefault(groups.of(article.id), article.id)
    return tuple((article.id, first[groups.of(article.id)]) for article in articles)


def credit_of(article: Article) -> str | None:
    """The agency that the article names as its source, as a key of agencies.toml.

    Read from ``credit``, else from its authors, a dateline "(AP) -" or a closing line "Reuters".
    """
    names = _agency_names()
    for told in (article.credit, *article.authors):
        if told and (key := _named(told, names)):
            return key
    lines = [line.strip() for line in article.text.splitlines() if line.strip()]
    if not lines:
        return None
    dateline = re.match(r".{0,60}?\(([A-Z][A-Za-z -]{1,30})\)\s*[-–—]", lines[0])
    if dateline and (key := names.get(dateline[1].strip())):
        return key
    last = lines[-1].strip(" .()[]-–—")
    return names.get(last) if len(last) < 40 else None


def _named(told: str, names: Mapping[str, str]) -> str | None:
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if re.search(rf"\b{re.escape(name)}\b", told):
            return names[name]
    return None


@cache
def _agency_names() -> Mapping[str, str]:
    return {name: key for key, names in table("en", "agencies")["names"].items() for name in names}


def _order(article: Article) -> tuple[bool, datetime, bool, str]:
    published = article.published.low if article.published else datetime.max.replace(tzinfo=UTC)
    return (article.replaced_by is not None, published, not article.agency, article.id)


def _passage(text: str) -> _Passage:
    words = _WORD.findall(_APOSTROPHE.sub("", text.lower()))
    return _Passage(
        words=len(words), shingles=frozenset(zip(words, words[1:], words[2:], strict=False))
    )


def _passages(text: str) -> tuple[_Passage, ...]:
    """The sentences without their quotations: who quotes the same speech need not copy."""
    own, at = [], 0
    for quoted in quoted_spans(text):
        start = max(at, quoted.start)
        own += [text[at:start], re.sub(r"[^\n]", " ", text[start : quoted.end])]
        at = max(at, quoted.end)
    told = "".join((*own, text[at:]))
    found = (_passage(span.of(told)) for span in spans_of_sentences(text))
    return tuple(dict.fromkeys(passage for passage in found if passage.words >= PASSAGE_WORDS))


def _is_one(a: _Passage, b: _Passage) -> bool:
    fewer = min(len(a.shingles), len(b.shingles))
    if min(a.words, b.words) < PASSAGE_WORDS:
        return False
    return len(a.shingles & b.shingles) >= PASSAGE_CONTAINMENT * fewer


def _words_in_common(
    passages: Mapping[str, Sequence[_Passage]],
) -> Mapping[tuple[str, str], int]:
    """Words of each two articles' shorter one that stand in passages of both; ids in order."""
    seen: set[Shingle] = set()
    common: set[Shingle] = set()  # what two articles have
    for found in passages.values():
        own = frozenset[Shingle]().union(*(passage.shingles for passage in found))
        common |= seen & own
        seen |= own
    holders: dict[Shingle, set[tuple[str, int]]] = defaultdict(set)
    for article, found in passages.items():
        for number, passage in enumerate(found):
            for shingle in passage.shingles & common:
                holders[shingle].add((article, number))
    met = {
        pair
        for found in holders.values()
        for pair in combinations(sorted(found), 2)
        if pair[0][0] != pair[1][0]
    }
    copied: dict[tuple[str, str], tuple[set[int], set[int]]] = defaultdict(lambda: (set(), set()))
    for (one, i), (other, j) in met:
        if _is_one(passages[one][i], passages[other][j]):
            copied[one, other][0].add(i)
            copied[one, other][1].add(j)
    return {
        (one, other): min(
            sum(passages[one][i].words for i in left),
            sum(passages[other][j].words for j in right),
        )
        for (one, other), (left, right) in copied.items()
    }


class _Groups:
    """Disjoint sets of ids, joined two at a time."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._above = {identity: identity for identity in ids}

    def of(self, identity: str) -> str:
        """The name of the set that holds the id."""
        while (above := self._above[identity]) != identity:
            self._above[identity] = self._above[above]
            identity = above
        return identity

    def join(self, one: str, other: str) -> None:
        """Make the two ids' sets one; the smaller name stays, so that order does not matter."""
        left, right = sorted((self.of(one), self.of(other)))
        self._above[right] = left
