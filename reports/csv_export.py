"""The comparison as a table for a spreadsheet: one row a mention."""

from __future__ import annotations

import csv
import io
import unicodedata

from discrepant.records import Comparison, Fact, Mention
from reports.plain import visible

__all__ = ["COLUMNS", "csv_of"]

COLUMNS = (
    "fact", "kind", "label", "verdict", "confidence", "origins", "outlet", "published", "words",
    "value", "low", "high", "unit", "modifier", "group", "as_of", "attributed_to", "sentence",
    "field", "start", "end", "article", "url", "reason", "rule",
)  # fmt: skip

# A spreadsheet runs a cell that begins with one of these.
_FORMULA = frozenset("=+-@\t\r\n|%")

Cell = str | int | float | None


def csv_of(comparison: Comparison) -> str:
    """The table with its header, commas between cells and a newline behind each row.

    Numbers stay numbers; text that a spreadsheet would run as a formula gets an apostrophe.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for fact in comparison.facts:
        for mention in fact.mentions:
            writer.writerow(_safe(cell) for cell in _row(fact, mention, comparison))
    return out.getvalue()


def _row(fact: Fact, mention: Mention, comparison: Comparison) -> tuple[Cell, ...]:
    article = comparison.article(mention.article)
    published = article.published.iso if article.published else None
    as_of = mention.as_of.isoformat() if mention.as_of else None
    return (
        fact.id, fact.kind, fact.label, fact.verdict, fact.confidence, fact.origins,
        article.outlet, published, mention.text,
        mention.value, mention.low, mention.high, mention.unit, mention.modifier, mention.group,
        as_of, mention.attributed_to, mention.sentence,
        mention.field, mention.span.start, mention.span.end, article.id, article.url,
        fact.reason, fact.rule,
    )  # fmt: skip


def _safe(cell: Cell) -> str | int | float:
    """The cell as it may stand in a spreadsheet.

    >>> _safe("=HYPERLINK(1)"), _safe(-5), _safe(12.0), _safe(None)
    ("'=HYPERLINK(1)", -5, 12, '')
    """
    if cell is None:
        return ""
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else cell
    if isinstance(cell, int):
        return cell
    text = visible(cell)
    # Full-width "＝" is a formula to some spreadsheets, and so is one behind blanks.
    begins = (
        unicodedata.normalize("NFKC", cell[:1])[:1],
        unicodedata.normalize("NFKC", text.lstrip()[:1])[:1],
    )
    return f"'{text}" if _FORMULA.intersection(begins) else text
