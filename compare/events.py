"""Which of the articles that a search brought in are about the event that was asked for.

The words of the query rank the articles; the best of them, or the seed articles of a search by
URL, are the event's first members; an article joins while it is near enough, in words and in
time, to all those already in. A look-alike (last year's crash, another blast in the same city)
shares the topic's words but not the rarer ones, and lies elsewhere in time.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import normalize

from compare.wording import table
from discrepant.records import Article, LeftOut, Moment

__all__ = ["about_event", "content_words", "query_words", "words_of"]

_Numbers = NDArray[np.float64]

# Over 31 events (make bench-crawl ARGS=--all): precision / recall 0.95 / 0.93 at 0.15, 0.99 / 0.93
# at 0.16, 0.99 / 0.91 at 0.17. Nearness is the mean over all members: by the nearest three alone, a
# text that looks back on another event pulls that event in (0.94 / 0.87).
JOINS = 0.16
# How much of the pull depends on the query's words; 0.3 to 0.7 differ by a point.
QUERY_PULL = 0.5
# Weight of one candidate beside one background article when a word's rarity is counted: small
# pools are all about the event, and would make its own words look common.
POOL_WEIGHT = 0.5
# Two reports of one event rarely lie further apart than a week; 4 to 7 days score alike.
DAYS_APART = 6.0
# A first member holds at least this share of the weight that the best one holds.
COVERS = 0.6
# A report tells its event first and what happened before last: its first words count, the very
# first twice. 150 to 400 words score alike.
_WORDS_READ = 200
_FIRST_WORDS = 60
# A date that only a list gives may be that of the listing: the text may be older, not younger.
_LISTED = frozenset({"feed", "sitemap", "section"})
_SEED_WORDS = 12
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LEAD_WORDS = 120


def query_words(text: str) -> tuple[str, ...]:
    """The words of a query that can tell an event, folded, each once, in order.

    >>> query_words("The Tokayev-Putin talks in Sochi")
    ('tokayev', 'putin', 'talks', 'sochi')
    """
    stop = _stop_words()
    kept: dict[str, None] = {}
    for word in _words(text):
        if word not in stop and len(word) > 1:
            kept[word] = None
    return tuple(kept)


def words_of(articles: Sequence[Article]) -> tuple[str, ...]:
    """The words by which articles on the same event would be searched: at most a dozen.

    Words of the headlines come first, then names and rare words that the texts repeat.
    """
    stop = _stop_words()
    weight: Counter[str] = Counter()
    for article in articles:
        for word in set(query_words(article.title)):
            weight[word] += 4
        lead = " ".join(article.text.split()[:_LEAD_WORDS])
        capitals = {_fold(word) for word in re.findall(r"(?<=[a-z,] )[A-Z][\w’'-]+", lead)}
        for word in _words(lead):
            if word not in stop and len(word) > 3:
                weight[word] += 2 if word in capitals else 1
    ranked = sorted(weight, key=lambda word: (-weight[word], word))
    return tuple(ranked[:_SEED_WORDS])


def about_event(
    articles: Sequence[Article], *, words: tuple[str, ...], seeds: tuple[str, ...] = ()
) -> tuple[tuple[Article, ...], tuple[LeftOut, ...]]:
    """The event's articles, and the others with the reason why they were left out.

    ``words`` are the folded words of the query; ``seeds`` are ids of articles that are the event
    whatever they say. Articles keep the order given, which changes nothing else.
    """
    if not articles:
        return (), ()
    pool = _Pool(sorted(articles, key=lambda article: article.id), words)
    joined = pool.grown(pool.first_members(seeds))
    reasons = pool.reasons(joined)
    inside = tuple(article for article in articles if article.id not in reasons)
    outside = tuple(
        LeftOut(
            url=article.url,
            outlet=article.outlet,
            title=article.title,
            reason=f"about something else: {reasons[article.id]}",
        )
        for article in articles
        if article.id in reasons
    )
    return inside, outside


class _Pool:
    """The articles of one search: how near each is to each, and to the query."""

    def __init__(self, articles: Sequence[Article], words: tuple[str, ...]) -> None:
        self._articles = articles
        texts = [_weighted_text(article) for article in articles]
        self._rows, rarity = _rows_and_rarity(texts)
        self._covered = np.array([_coverage(text, words, rarity) for text in texts])
        self._best = float(self._covered.max())
        self._days = np.array([_day(article.published) for article in articles])
        self._listed = np.array([article.published_from in _LISTED for article in articles])

    def first_members(self, seeds: tuple[str, ...]) -> set[int]:
        """The seeds, or the article in the thick of those that answer the query best."""
        if seeds:
            return {i for i, article in enumerate(self._articles) if article.id in seeds}
        if self._best <= 0:
            return set()
        floor = max(COVERS * self._best, self._best - 0.25)
        first = np.flatnonzero(self._covered >= floor).tolist()
        support = [self._nearness(i)[first].sum() * self._covered[i] for i in first]
        return {first[int(np.argmax(support))]}

    def grown(self, members: set[int]) -> set[int]:
        """The members, and whatever is pulled to them, one after the other."""
        joined = set(members)
        if not joined:
            return joined
        asked = (1 - QUERY_PULL) + QUERY_PULL * self._covered / (self._best or 1.0)
        near = np.sum([self._nearness(i) for i in sorted(joined)], axis=0)
        while len(joined) < len(self._articles):
            pull = near / len(joined) * asked
            pull[sorted(joined)] = -1.0
            at = int(np.argmax(pull))
            if pull[at] < JOINS:
                break
            joined.add(at)
            near += self._nearness(at)
        return joined

    def reasons(self, joined: set[int]) -> dict[str, str]:
        """By the id of an article that did not join, what keeps it apart."""
        outside = [i for i in range(len(self._articles)) if i not in joined]
        if not joined:
            return {self._articles[i].id: "it holds none of the words asked for" for i in outside}
        inside = sorted(joined)
        alike = np.mean([self._likeness(i) for i in inside], axis=0)
        told = {}
        for i in outside:
            reason = f"its words are {alike[i]:.2f} like the event's articles"
            apart = self._days_apart(i)[inside].min()
            if apart > DAYS_APART:
                reason += f", and {apart:.0f} days lie between"
            told[self._articles[i].id] = reason
        return told

    def _nearness(self, at: int) -> _Numbers:
        """How near every article is to one: alike in words, less so with each day between."""
        apart = self._days_apart(at)
        near: _Numbers = self._likeness(at) * np.exp(-(apart**2) / (2 * DAYS_APART**2))
        return near

    def _likeness(self, at: int) -> _Numbers:
        """TF-IDF cosine of every article with one."""
        alike: _Numbers = (self._rows @ self._rows[[at]].T).toarray().ravel()
        return alike

    def _days_apart(self, at: int) -> _Numbers:
        """The days that must lie between every article and one; none where a date is unknown."""
        later = self._days - self._days[at]
        later[self._listed & ~self._listed[at] & (later > 0)] = 0
        later[~self._listed & self._listed[at] & (later < 0)] = 0
        apart: _Numbers = np.nan_to_num(np.abs(later), nan=0.0)
        return apart


def _rows_and_rarity(texts: Sequence[str]) -> tuple[csr_array, dict[str, float]]:
    """A row of TF-IDF weights for every text, and the rarity (idf) of every word.

    A word's rarity is counted over the pool and over a background of other news.
    """
    vectorizer = CountVectorizer(tokenizer=content_words, token_pattern=None, lowercase=False)
    try:
        counts = vectorizer.fit_transform(texts).astype(float)
    except ValueError:  # no word at all
        return csr_array((len(texts), 1)), {}
    vocabulary = vectorizer.get_feature_names_out()
    background = table("en", "background")
    known, size = background["words"], background["articles"] + POOL_WEIGHT * len(texts)
    held = np.array([known.get(word, 0) for word in vocabulary])
    held = held + POOL_WEIGHT * np.asarray((counts > 0).sum(axis=0)).ravel()
    idf = np.log((1 + size) / (1 + held)) + 1
    counts.data = 1 + np.log(counts.data)
    rows = csr_array(normalize(counts.multiply(idf).tocsr()))
    return rows, dict(zip(vocabulary, idf, strict=True))


def _coverage(text: str, words: tuple[str, ...], rarity: dict[str, float]) -> float:
    """Share of the query's weight that the text holds."""
    held = set(content_words(text))
    rarest = max(rarity.values(), default=1.0)
    total = sum(rarity.get(_stem(word), rarest) for word in words)
    if not total:
        return 0.0
    return sum(rarity.get(_stem(word), 0.0) for word in words if _stem(word) in held) / total


def _weighted_text(article: Article) -> str:
    words = article.text.split()
    first, read = " ".join(words[:_FIRST_WORDS]), " ".join(words[:_WORDS_READ])
    return f"{article.title}\n{article.title}\n{first}\n{read}"


def _day(moment: Moment | None) -> float:
    return math.nan if moment is None else moment.low.timestamp() / 86400


def content_words(text: str) -> list[str]:
    """The words of a text that can tell an event, folded and stemmed, in order."""
    stop = _stop_words()
    return [_stem(word) for word in _words(text) if word not in stop and not word.isdigit()]


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _words(text: str) -> list[str]:
    return [_fold(word).removesuffix("'s") for word in _WORD.findall(text.replace("’", "'"))]


@lru_cache(maxsize=16_384)
def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(table("en", "stop_words")["words"])
