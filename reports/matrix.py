"""Who reports what: facts down, outlets across, one answer a cell."""

from __future__ import annotations

from dataclasses import dataclass

from discrepant.records import Comparison, Fact
from reports.facts import FactView
from reports.passages import passage_id
from reports.plain import clipped
from reports.sources import Sources
from reports.strips import mark_of
from reports.values import glance

__all__ = ["Matrix", "MatrixCell", "MatrixRow", "matrix_of"]

VALUE_LENGTH = 26
# From this many cells on a table slows browsers down (measured: 1.7 s for 50 x 2,000), so that
# rows become one line of marks each.
MOST_CELLS = 8000
# The marks of the sprite as characters of every font.
CHARACTERS = {
    "g1": "●", "g2": "◆", "g3": "■", "g4": "▲", "gmore": "✚", "gany": "○",
    "silent": "–", "unread": "·",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """One outlet on one fact: a mark, words, and the id of the evidence where there is some."""

    outlet: str
    mark: str
    words: str
    evidence: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One fact across all outlets; ``line`` is one character an outlet, for very large tables."""

    fact: FactView
    cells: tuple[MatrixCell, ...]
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The shared facts across all outlets; ``compact`` asks for lines instead of a table."""

    outlets: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    compact: bool


def matrix_of(
    comparison: Comparison, views: dict[str, FactView], sources: Sources
) -> Matrix | None:
    """The matrix of the facts that more than one outlet tells; None where there are none."""
    facts = {fact.id: fact for fact in comparison.facts}
    shared = [
        line
        for line in comparison.coverage
        if line.fact in facts and facts[line.fact].verdict != "single"
    ]
    if not shared:
        return None
    place = {fact.id: number for number, fact in enumerate(comparison.facts)}
    shared.sort(key=lambda line: place[line.fact])
    outlets = tuple(sorted({outlet for line in shared for outlet, _ in line.outlets}))
    rows = []
    for line in shared:
        answers = dict(line.outlets)
        evidence = _evidence(facts[line.fact], sources)
        cells = tuple(
            _cell(outlet, answers.get(outlet, "silent"), evidence.get(outlet, {}), sources)
            for outlet in outlets
        )
        characters = "".join(CHARACTERS[cell.mark] for cell in cells)
        rows.append(MatrixRow(fact=views[line.fact], cells=cells, line=characters))
    return Matrix(outlets=outlets, rows=tuple(rows), compact=len(rows) * len(outlets) > MOST_CELLS)


def _evidence(fact: Fact, sources: Sources) -> dict[str, dict[str, tuple[str, str]]]:
    """Per outlet and group the words that it uses and the id of the passage with them.

    A text that stands goes before one that was replaced, the body before the headline.
    """
    found: dict[str, dict[str, tuple[str, str]]] = {}
    ranked = sorted(
        fact.mentions,
        key=lambda m: (sources.article(m.article).replaced_by is not None, m.field == "title"),
    )
    for mention in ranked:
        outlet = sources.article(mention.article).outlet
        entry = (clipped(glance(mention, fact.kind), VALUE_LENGTH), passage_id(fact.id, mention))
        found.setdefault(outlet, {}).setdefault(mention.group, entry)
    return found


def _cell(
    outlet: str, answer: str, evidence: dict[str, tuple[str, str]], sources: Sources
) -> MatrixCell:
    words = sources.words
    if answer in {"silent", "unread"}:
        return MatrixCell(
            outlet=outlet, mark=answer, words=words.say(f"matrix.{answer}"), evidence=None
        )
    value, passage = evidence.get(answer, (words.say("matrix.group", group=answer), None))
    others = tuple(text for group, (text, _) in evidence.items() if group != answer)
    return MatrixCell(
        outlet=outlet,
        mark=mark_of(answer),
        # An outlet that reports both sides has both in its cell.
        words=words.say("list.versus").join((value, *others[:1])),
        evidence=passage,
    )
