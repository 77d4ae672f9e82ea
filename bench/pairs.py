"""Scores compare on the pairs yardstick: ``make bench-pairs``.

64 pairs of short articles, two for each kind of guides/discrepancies.md; how they are scored stands
in bench/pairs_yardstick/README.md. Prints figures per kind and never a sentence, so that nobody
tunes to one.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bench import ROOT
from compare import compare
from discrepant.records import Article, Comparison, Event, Fact, Mention, Moment, Span

__all__ = ["PairScore", "main", "score_of"]

PAIRS = ROOT / "bench" / "pairs_yardstick" / "pairs.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScore:
    """``right`` counts the right pairs of each kind, ``flagged`` the pairs with any flag.

    ``found`` of ``wanted`` pairs to be flagged are right; ``stray`` are flagged facts beside the
    expected ones in those.
    """

    right: Mapping[str, int]
    found: int
    wanted: int
    flagged: int
    stray: int

    @property
    def precision(self) -> float | None:
        """None where nothing is flagged."""
        return self.found / self.flagged if self.flagged else None

    @property
    def recall(self) -> float:
        """0..1."""
        return self.found / self.wanted


def score_of() -> PairScore:
    """The score of the whole yardstick."""
    right: dict[str, int] = defaultdict(int)
    found = wanted = flagged = stray = 0
    for pair in map(json.loads, PAIRS.read_text(encoding="utf-8").splitlines()):
        comparison = _compared(pair)
        flags = list(comparison.flagged())
        expected = [fact for fact in flags if _sets_apart(fact, pair)]
        is_right = _is_right(pair["expected"], flags, expected)
        right[pair["kind"]] += is_right
        flagged += bool(flags)
        if pair["expected"] != "quiet":
            wanted += 1
            found += is_right
            stray += len(flags) - len(expected)
    return PairScore(right=right, found=found, wanted=wanted, flagged=flagged, stray=stray)


def _is_right(expected: str, flags: list[Fact], apart: list[Fact]) -> bool:
    if expected == "quiet":
        return not flags
    if expected == "rival":
        return {fact.verdict for fact in apart} == {"rival"}
    return bool(apart)


def _compared(pair: Mapping[str, Any]) -> Comparison:
    articles = [
        Article(
            id=told["id"],
            outlet=told["outlet"],
            url=None,
            title=told["title"],
            text=told["text"],
            published=Moment.parse(told["published"]),
            language=told["language"],
            zone=told["zone"],
            day_order=told["day_order"],
            currency=told["currency"],
        )
        for told in pair["articles"]
    ]
    return compare(articles, event=Event(id=pair["id"], title=pair["id"]))


def _sets_apart(fact: Fact, pair: Mapping[str, Any]) -> bool:
    """True if the fact holds the pair's two mentions in different groups."""
    one, other = (list(_told(fact, wanted, pair)) for wanted in pair["mentions"])
    return any(a.group != b.group and "*" not in (a.group, b.group) for a in one for b in other)


def _told(fact: Fact, wanted: Mapping[str, str], pair: Mapping[str, Any]) -> Iterator[Mention]:
    article = next(told for told in pair["articles"] if told["id"] == wanted["article"])
    start = article[wanted["field"]].index(wanted["words"])
    span = Span(start=start, end=start + len(wanted["words"]))
    for mention in fact.mentions:
        at = (mention.article, mention.field)
        if at == (wanted["article"], wanted["field"]) and mention.span.overlaps(span):
            yield mention


def main() -> None:
    """Print precision, recall and the right pairs of each kind."""
    score = score_of()
    precision = "-" if score.precision is None else f"{score.precision:.2f}"
    print(f"precision {precision} ({score.found} of {score.flagged} pairs with a flag), bar 0.95")
    print(f"recall {score.recall:.2f} ({score.found} of {score.wanted}), bar 0.80")
    print(f"stray flags in pairs to be flagged: {score.stray}")
    for letter in "CN":
        kinds = sorted((k for k in score.right if k[0] == letter), key=lambda k: int(k[1:]))
        print("  ".join(f"{kind} {score.right[kind]}/2" for kind in kinds))


if __name__ == "__main__":
    main()
