"""Which of the articles that a search brought in are about the event that was asked for.

The words of the query rank the articles; the best of them, or the seed articles of a search by
URL, are the event's first members; an article joins while it is near enough, in words and in
time, to those already in. A look-alike (last year's crash, another blast in the same city) shares
the topic's words but not the rarer ones, and lies elsewhere in time.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.preprocessing import normalize

from compare.wording import table
from discrepant.records import Article, LeftOut, Moment

__all__ = ["about_event", "content_words", "query_words", "words_of"]

# Over 31 events in one pool (make bench-crawl): precision 0.90 / recall 0.93 at 0.18, 0.99 / 0.91
# at 0.20, 0.99 / 0.90 at 0.21.
JOINS = 0.20
# An article is as near as its nearest three members: one shared oddity is not enough.
NEAREST = 3
# How much of the pull depends on the query's words; 0.3 to 0.7 differ by a point.
QUERY_PULL = 0.5
# Weight of one candidate beside one background article when a word's rarity is counted: small
# pools are all about the event, and would make its own words look common.
POOL_WEIGHT = 0.5
# Two reports of one event rarely lie further apart than a week; 5 to 10 days score alike.
DAYS_APART = 7.0
# A first member holds at least this share of the weight that the best one holds.
COVERS = 0.6
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
    whatever they say. Articles keep the order given.
    """
    texts = [_weighted_text(article) for article in articles]
    if not articles:
        return (), ()
    near, rarity = _nearness(texts)
    near *= _time_factors(articles)
    covered = np.array([_coverage(text, words, rarity) for text in texts])
    members = _first_members(articles, covered=covered, near=near, seeds=seeds)
    if not members:
        return (), tuple(_left_out(article, 0.0) for article in articles)
    joined = _grown(members, near=near, covered=covered)
    closeness = near[:, sorted(joined)].mean(axis=1)
    inside = tuple(article for i, article in enumerate(articles) if i in joined)
    outside = tuple(
        _left_out(article, float(closeness[i]))
        for i, article in enumerate(articles)
        if i not in joined
    )
    return inside, outside


def _first_members(
    articles: Sequence[Article],
    *,
    covered: np.ndarray[tuple[int], np.dtype[np.float64]],
    near: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    seeds: tuple[str, ...],
) -> set[int]:
    if seeds:
        return {i for i, article in enumerate(articles) if article.id in seeds}
    best = max(covered.tolist(), default=0.0)
    if best <= 0:
        return set()
    # Among the articles that answer the query best, the one in the thick of the others.
    first = [i for i in range(len(articles)) if covered[i] >= max(COVERS * best, best - 0.25)]
    support = near[np.ix_(first, first)].sum(axis=1) * covered[first]
    centre = first[int(np.argmax(support))]
    return {centre}


def _grown(
    members: set[int],
    *,
    near: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    covered: np.ndarray[tuple[int], np.dtype[np.float64]],
) -> set[int]:
    joined = set(members)
    best = max(covered.tolist(), default=0.0) or 1.0
    while True:
        rest = [i for i in range(len(near)) if i not in joined]
        if not rest:
            return joined
        inside = sorted(joined)
        kin = np.sort(near[np.ix_(rest, inside)], axis=1)[:, -NEAREST:].mean(axis=1)
        pull = kin * ((1 - QUERY_PULL) + QUERY_PULL * covered[rest] / best)
        at = int(np.argmax(pull))
        if pull[at] < JOINS:
            return joined
        joined.add(rest[at])


def _nearness(
    texts: Sequence[str],
) -> tuple[np.ndarray[tuple[int, int], np.dtype[np.float64]], dict[str, float]]:
    """TF-IDF cosine of every two texts, and the rarity (idf) of every word.

    A word's rarity is counted over the pool and over a background of other news.
    """
    vectorizer = CountVectorizer(tokenizer=content_words, token_pattern=None, lowercase=False)
    try:
        counts = vectorizer.fit_transform(texts).astype(float)
    except ValueError:  # no word at all
        return np.zeros((len(texts), len(texts))), {}
    vocabulary = vectorizer.get_feature_names_out()
    background = table("en", "background")
    known, size = background["words"], background["articles"] + POOL_WEIGHT * len(texts)
    held = np.array([known.get(word, 0) for word in vocabulary])
    held = held + POOL_WEIGHT * np.asarray((counts > 0).sum(axis=0)).ravel()
    idf = np.log((1 + size) / (1 + held)) + 1
    counts.data = 1 + np.log(counts.data)
    rows = normalize(counts.multiply(idf).tocsr())
    return (rows @ rows.T).toarray(), dict(zip(vocabulary, idf, strict=True))


def _coverage(text: str, words: tuple[str, ...], rarity: dict[str, float]) -> float:
    """Share of the query's weight that the text holds."""
    held = set(content_words(text))
    rarest = max(rarity.values(), default=1.0)
    total = sum(rarity.get(_stem(word), rarest) for word in words)
    if not total:
        return 0.0
    return sum(rarity.get(_stem(word), 0.0) for word in words if _stem(word) in held) / total


def _weighted_text(article: Article) -> str:
    lead = " ".join(article.text.split()[:_LEAD_WORDS])
    return f"{article.title}\n{article.title}\n{lead}\n{article.text}"


def _time_factors(articles: Sequence[Article]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """exp(-(days apart)^2 / 2 s^2); 1 where a date is unknown."""
    days = [_day(article.published) for article in articles]
    factors = np.ones((len(days), len(days)))
    for i, left in enumerate(days):
        for j, right in enumerate(days):
            if left is not None and right is not None:
                factors[i, j] = math.exp(-((left - right) ** 2) / (2 * DAYS_APART**2))
    return factors


def _day(moment: Moment | None) -> float | None:
    return None if moment is None else moment.low.timestamp() / 86400


def _left_out(article: Article, closeness: float) -> LeftOut:
    """The article with the reason; of one in another language, words alone cannot tell."""
    told = "about something else"
    if article.language is not None and not article.language.lower().startswith("en"):
        told = f"about something else, or the same in another language (“{article.language}”)"
    return LeftOut(
        url=article.url,
        outlet=article.outlet,
        title=article.title,
        reason=f"{told}: its words are {closeness:.2f} like the event's articles",
    )


def content_words(text: str) -> list[str]:
    """The words of a text that can tell an event, folded and stemmed, in order."""
    stop = _stop_words()
    return [_stem(word) for word in _words(text) if word not in stop and not word.isdigit()]


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _words(text: str) -> list[str]:
    return [_fold(word).removesuffix("'s") for word in _WORD.findall(text.replace("’", "'"))]


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _stop_words() -> frozenset[str]:
    return frozenset(table("en", "stop_words")["words"])
