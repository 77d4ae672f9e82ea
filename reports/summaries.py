"""The page in short: how many outlets, texts and facts, when, and what if nothing differs."""

from __future__ import annotations

from collections import Counter

from discrepant.records import FLAGGED, Article, Comparison, Moment, Verdict
from reports.values import period_words
from reports.wording import Words

__all__ = ["covered", "crawled", "nothing_to_show", "texts_line", "verdict_line"]

# In the order in which the verdict line counts them; "single" has a place of its own.
_SUMMED: tuple[Verdict, ...] = ("agree", "conflict", "rival", "unclear", "update", "scope")


def _standing(comparison: Comparison) -> tuple[Article, ...]:
    return tuple(article for article in comparison.articles if article.replaced_by is None)


def verdict_line(comparison: Comparison, words: Words) -> str:
    """How many outlets and shared facts there are, and how many facts each verdict has."""
    counts = Counter(fact.verdict for fact in comparison.facts)
    shared = sum(number for verdict, number in counts.items() if verdict != "single")
    parts = tuple(
        words.count(f"summary.{verdict}", counts[verdict]) for verdict in _SUMMED if counts[verdict]
    )
    outlets = len({article.outlet for article in comparison.articles})
    start = f"{words.count('count.outlets', outlets)}, {words.count('count.shared_facts', shared)}"
    if not parts:
        return words.say("summary.sentence_bare", start=start)
    return words.say("summary.sentence", start=start, parts=words.listed(parts))


def texts_line(comparison: Comparison, unread: int, words: Words) -> str:
    """How many texts stand behind the facts, how many are independent, and what is missing."""
    standing = _standing(comparison)
    origins = dict(comparison.origins)
    texts = {
        origins.get(article.id, article.id) for article in standing if article.read != "failed"
    }
    parts = [words.count("count.articles", len(standing))]
    earlier = len(comparison.articles) - len(standing)
    if earlier:
        parts.append(words.count("count.earlier_versions", earlier))
    parts.append(words.count("count.independent_texts", len(texts)))
    singles = sum(fact.verdict == "single" for fact in comparison.facts)
    tail = []
    partial = sum(article.read == "partial" for article in standing)
    if partial:
        tail.append(words.count("count.partial", partial))
    if unread:
        tail.append(words.count("count.unread", unread))
    if singles:
        tail.append(words.count("count.singles", singles))
    return words.say("summary.texts", parts="; ".join((", ".join(parts), *tail)))


def nothing_to_show(comparison: Comparison, words: Words) -> str | None:
    """What to say instead of differences where there are none, None where there are some."""
    if not comparison.articles:
        return words.say("nothing.no_articles")
    verdicts = Counter(fact.verdict for fact in comparison.facts)
    if any(verdicts[flag] for flag in FLAGGED):
        return None
    if len({article.outlet for article in comparison.articles}) < 2:
        return words.say("nothing.one_outlet")
    if verdicts.total() == verdicts["single"]:
        return words.say("nothing.no_shared_facts")
    if verdicts["unclear"]:
        return words.count("nothing.only_unclear", verdicts["unclear"])
    if verdicts["update"] or verdicts["scope"]:
        return words.say("nothing.only_explained")
    return words.say("nothing.no_differences")


def covered(comparison: Comparison) -> str | None:
    """The period of publication, None where no article has a date."""
    event = comparison.event
    known = [a.published for a in comparison.articles if a.published is not None]
    first = event.first or min(known, key=_low, default=None)
    last = event.last or max(known, key=_low, default=None)
    if first is None or last is None:
        return None
    return period_words(first, last)


def _low(moment: Moment) -> float:
    return moment.low.timestamp()


def crawled(comparison: Comparison) -> str | None:
    """The period in which the articles were fetched, None where they came from a file."""
    times = [a.retrieved for a in comparison.articles if a.retrieved is not None]
    if not times:
        return None
    return period_words(Moment.at(min(times)), Moment.at(max(times)))
