"""Check pairs.jsonl: well formed, two pairs of every kind, every quoted word found once.

Run ``python bench/pairs_yardstick/check.py``, with ``--counts`` for the table of topics.
It names pairs by id only and prints none of their sentences.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any  # JSON as it comes; every field read is checked below
from zoneinfo import ZoneInfo

__all__ = ["expected_of", "main", "problems_in", "problems_of_set"]

PAIRS = Path(__file__).with_name("pairs.jsonl")
KINDS = [f"C{number}" for number in range(1, 13)] + [f"N{number}" for number in range(1, 21)]
PAIRS_A_KIND = 2
SENTENCES = range(3, 7)
SENTENCE_END = re.compile(r"[.!?][\"”']?(?=\s+[\"“A-Z]|\s*$)")
WRITTEN_DAY = re.compile(
    r"\b(?P<weekday>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (?P<day>\d{1,2}) "
    r"(?P<month>January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b"
)
PAIR_FIELDS = {"id", "kind", "topic", "about", "expected", "reason", "articles", "mentions"}
ARTICLE_FIELDS = {
    *("id", "outlet", "url", "published", "language"),
    *("zone", "day_order", "currency", "title", "text"),
}
MENTION_FIELDS = {"article", "field", "words"}


def expected_of(kind: str) -> str:
    """The outcome that the guide gives to a kind.

    >>> expected_of("C4"), expected_of("N6"), expected_of("N7")
    ('flagged', 'rival', 'quiet')
    """
    if kind == "N6":
        return "rival"
    return "flagged" if kind.startswith("C") else "quiet"


def _problems_of_article(article: dict[str, Any]) -> Iterator[str]:
    if set(article) != ARTICLE_FIELDS:
        yield "article fields"
        return
    if article["url"] or article["language"] != "en" or article["day_order"] not in ("dmy", "mdy"):
        yield "url, language or day_order"
    published = datetime.fromisoformat(article["published"])
    zone = ZoneInfo(article["zone"])
    if published.utcoffset() != published.replace(tzinfo=zone).utcoffset():
        yield "published is not in the outlet's zone"
    paragraphs = article["text"].split("\n")
    if sum(len(SENTENCE_END.findall(paragraph)) for paragraph in paragraphs) not in SENTENCES:
        yield "not 3 to 6 sentences"
    if not article["title"] or any(not line or line != line.strip() for line in paragraphs):
        yield "empty title or paragraph"
    for found in WRITTEN_DAY.finditer(article["text"]):
        written = f"{found['day']} {found['month']} {published.year}"
        if not datetime.strptime(written, "%d %B %Y").strftime("%A").startswith(found["weekday"]):
            yield "weekday and date do not go together"


def problems_in(pair: dict[str, Any]) -> Iterator[str]:
    """What is wrong with one pair, each problem in a few words."""
    if set(pair) != PAIR_FIELDS:
        yield "pair fields"
        return
    kind, articles, mentions = pair["kind"], pair["articles"], pair["mentions"]
    if kind not in KINDS or pair["expected"] != expected_of(kind):
        yield "kind or expected outcome"
    if not pair["reason"] or "\n" in pair["reason"]:
        yield "reason is not one line"
    if [article["id"] for article in articles] != [f"{pair['id']}-1", f"{pair['id']}-2"]:
        yield "article ids"
        return
    for article in articles:
        yield from _problems_of_article(article)
    first, second = articles
    if first["outlet"] == second["outlet"] or first["title"] == second["title"]:
        yield "one outlet or title twice"
    if datetime.fromisoformat(first["published"]) > datetime.fromisoformat(second["published"]):
        yield "articles not in order of publication"
    by_id = {article["id"]: article for article in articles}
    if len(mentions) != 2 or any(set(mention) != MENTION_FIELDS for mention in mentions):
        yield "mentions"
        return
    told_in = {mention["article"] for mention in mentions}
    if told_in != ({first["id"]} if kind == "C12" else set(by_id)):
        yield "mentions stand in the wrong articles"
        return
    for mention in mentions:
        article = by_id[mention["article"]]
        both = f"{article['title']}\n{article['text']}"
        if mention["field"] not in ("title", "text") or both.count(mention["words"]) != 1:
            yield "words not found exactly once in title and text together"
        elif mention["words"] not in article[mention["field"]]:
            yield "words stand in the other field"


def problems_of_set(pairs: list[dict[str, Any]]) -> Iterator[str]:
    """What is wrong with all pairs together."""
    counts = Counter(pair.get("kind") for pair in pairs)
    yield from (f"{kind}: {counts[kind]}" for kind in KINDS if counts[kind] != PAIRS_A_KIND)
    if len({pair.get("id") for pair in pairs}) != len(pairs):
        yield "an id occurs twice"


def main() -> int:
    """Print problems and counts; 1 if there is a problem."""
    pairs = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    problems = list(problems_of_set(pairs))
    problems += [f"{pair.get('id')}: {problem}" for pair in pairs for problem in problems_in(pair)]
    for problem in problems:
        print(problem)
    if "--counts" in sys.argv[1:]:
        for field in ("expected", "topic"):
            for name, count in sorted(Counter(pair[field] for pair in pairs).items()):
                print(f"{field}: {name}: {count}")
    print(f"{len(pairs)} pairs, {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
