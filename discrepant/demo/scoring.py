"""Holds a comparison of the demo's articles against the key: precision and recall, apart for
facts and for cards, and the look-alikes that were flagged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from discrepant.demo.answers import Answers, KeyCard, KeyFact, KeyMention
from discrepant.records import FLAGGED, Comparison, Contrast, Fact, Mention, Verdict

__all__ = ["DemoScore", "Tally", "as_lines", "score_demo"]

# The verdicts that claim a difference, and so the ones that precision is taken over.
CLAIMS: frozenset[Verdict] = FLAGGED | {"update"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What was found of a key, what was missed, and what was said that is not in it.

    ``found`` and ``missed`` hold ids of the key; ``wrong`` describes what is wrong, a line each;
    ``right`` counts the predictions that are in the key (two may be right about one entry).
    ``seen_as`` tells what missed entries came out as, where they were seen at all.
    """

    found: tuple[str, ...]
    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    right: int
    seen_as: tuple[tuple[str, str], ...] = ()

    @property
    def precision(self) -> float:
        """The share of the predictions that is right; 0.0 where nothing was predicted."""
        return self.right / max(1, self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        """The share of the key that was found; 0.0 for an empty key."""
        return len(self.found) / max(1, len(self.found) + len(self.missed))


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoScore:
    """Facts and cards apart; ``alarms`` are the ids of the look-alikes that were flagged."""

    facts: Tally
    cards: Tally
    alarms: tuple[str, ...]


def score_demo(comparison: Comparison, answers: Answers) -> DemoScore:
    """How well the comparison answers the key.

    A predicted fact stands for a key fact when more than half of its mentions touch that key
    fact's words, and it sets two of the key's groups against each other in two groups of its
    own (for scope and agree: when it holds mentions from two articles). It is right when its
    verdict is the key's. A flagged fact that sets a look-alike against itself is wrong whatever
    else it holds. A card is right when two of its marks touch two different words of one key
    card of its kind.
    """
    facts = _Matches(comparison, answers.facts)
    quiet = _Matches(comparison, answers.quiet)
    cards = _CardMatches(comparison, answers.cards)
    alarms = {
        fact.id: tuple(key.id for key in answers.quiet if quiet.opposes(fact, key))
        for fact in comparison.flagged()
    }
    return DemoScore(
        facts=_fact_tally(comparison, answers.facts, facts, alarms=alarms),
        cards=_card_tally(comparison, answers.cards, cards),
        alarms=tuple(sorted({identity for found in alarms.values() for identity in found})),
    )


def as_lines(score: DemoScore) -> tuple[str, ...]:
    """The score as a person reads it: two figures a line, then what went wrong."""
    return (
        *_tally_lines("facts", score.facts),
        *_tally_lines("cards", score.cards),
        f"look-alikes flagged: {len(score.alarms)}",
        *(f"  {identity}" for identity in score.alarms),
    )


def _tally_lines(name: str, tally: Tally) -> Iterator[str]:
    total = len(tally.found) + len(tally.missed)
    yield (
        f"{name}: precision {tally.precision:.3f} ({tally.right} of "
        f"{tally.right + len(tally.wrong)}), recall {tally.recall:.3f} "
        f"({len(tally.found)} of {total})"
    )
    seen_as = dict(tally.seen_as)
    for identity in tally.missed:
        yield f"  missed: {identity}, {seen_as.get(identity, 'not seen')}"
    for line in tally.wrong:
        yield f"  wrong: {line}"


# ------------------------------------------------------------------------------------- facts


class _Matches:
    """Which mentions of a comparison touch which words of a key."""

    def __init__(self, comparison: Comparison, key: tuple[KeyFact, ...]) -> None:
        self._asked = {
            article.id: tuple(
                (fact.id, mention, span)
                for fact in key
                for mention in fact.mentions
                if (span := mention.span_in(article))
            )
            for article in comparison.articles
        }

    def touched(self, mention: Mention, key: KeyFact) -> tuple[KeyMention, ...]:
        """The mentions of that key fact that share a character with the predicted one."""
        return tuple(
            asked
            for identity, asked, span in self._asked.get(mention.article, ())
            if identity == key.id and asked.field == mention.field and span.overlaps(mention.span)
        )

    def stands_for(self, fact: Fact, key: KeyFact) -> bool:
        """True if the predicted fact asks the question of the key fact."""
        touching = [mention for mention in fact.mentions if self.touched(mention, key)]
        if 2 * len(touching) <= len(fact.mentions):
            return False
        if key.verdict in ("scope", "agree"):
            return len({mention.article for mention in touching}) > 1
        return any(_differ(one.group, other.group) for one, other in self._opposed(fact, key))

    def opposes(self, fact: Fact, key: KeyFact) -> bool:
        """True if the predicted fact sets two mentions of the key fact against each other."""
        return any(True for _ in self._opposed(fact, key))

    def _opposed(self, fact: Fact, key: KeyFact) -> Iterator[tuple[KeyMention, KeyMention]]:
        """Pairs of the key fact's mentions that stand in two groups of the predicted fact."""
        held = [
            (mention.group, asked)
            for mention in fact.mentions
            for asked in self.touched(mention, key)
        ]
        for (group, one), (other_group, other) in combinations(held, 2):
            if one is not other and _differ(group, other_group):
                yield one, other


def _differ(one: str, other: str) -> bool:
    return "*" not in (one, other) and one != other


def _fact_tally(
    comparison: Comparison,
    key: tuple[KeyFact, ...],
    matches: _Matches,
    *,
    alarms: dict[str, tuple[str, ...]],
) -> Tally:
    standing = [
        (fact, entry)
        for fact in comparison.facts
        for entry in key
        if matches.stands_for(fact, entry)
    ]
    found = {entry.id for fact, entry in standing if fact.verdict in entry.accepted}
    missed = tuple(entry.id for entry in key if entry.id not in found)
    right = {fact.id for fact, entry in standing if fact.verdict in entry.accepted}
    wrong = [
        fact
        for fact in comparison.facts
        if fact.verdict in CLAIMS and (fact.id not in right or alarms.get(fact.id))
    ]
    seen_as = {entry.id: fact.verdict for fact, entry in reversed(standing)}
    return Tally(
        found=tuple(entry.id for entry in key if entry.id in found),
        missed=missed,
        wrong=tuple(_described(fact) for fact in wrong),
        right=sum(fact.verdict in CLAIMS for fact in comparison.facts) - len(wrong),
        seen_as=tuple((identity, seen_as[identity]) for identity in missed if identity in seen_as),
    )


def _described(fact: Fact) -> str:
    words = " | ".join(f"[{mention.group}] {mention.text}" for mention in fact.mentions)
    return f"{fact.verdict} on {fact.kind} “{fact.label}”: {words}"


# ------------------------------------------------------------------------------------- cards


class _CardMatches:
    """Which sides of a comparison's cards mark which words of the key's."""

    def __init__(self, comparison: Comparison, key: tuple[KeyCard, ...]) -> None:
        self._words = {
            (card.id, article.id): tuple(
                (excerpt.word, span)
                for excerpt in card.excerpts
                if (span := excerpt.word_in(article))
            )
            for card in key
            for article in comparison.articles
        }

    def is_right(self, contrast: Contrast, card: KeyCard) -> bool:
        """True if two sides mark two different words of the card."""
        marked = {
            word
            for side in contrast.sides
            for word, span in self._words.get((card.id, side.article), ())
            if span.overlaps(side.mark)
        }
        return contrast.kind == card.kind and len(marked) > 1


def _card_tally(comparison: Comparison, key: tuple[KeyCard, ...], matches: _CardMatches) -> Tally:
    judged = [
        contrast for contrast in comparison.framing if contrast.kind in {card.kind for card in key}
    ]
    right = [
        (contrast, card) for contrast in judged for card in key if matches.is_right(contrast, card)
    ]
    found = {card.id for _, card in right}
    in_key = {contrast.id for contrast, _ in right}
    return Tally(
        found=tuple(card.id for card in key if card.id in found),
        missed=tuple(card.id for card in key if card.id not in found),
        wrong=tuple(
            f"{contrast.kind} card: " + " | ".join(side.text for side in contrast.sides)
            for contrast in judged
            if contrast.id not in in_key
        ),
        right=len(in_key),
    )
