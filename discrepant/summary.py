"""A comparison in a few lines, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from discrepant.records import FLAGGED, VERDICTS, Comparison, Fact, Verdict

__all__ = ["has_unread_outlet", "summary_of"]

_FACTS_AT_MOST = 8
_LONGEST_VALUE = 36
_WORDS: dict[Verdict, str] = {
    "conflict": "outlets differ",
    "rival": "sources disagree",
    "unclear": "may differ: check",
    "update": "updated",
    "scope": "count different things",
    "agree": "agree",
    "single": "told by one",
}


def summary_of(comparison: Comparison) -> tuple[str, ...]:
    """The counts of articles and verdicts, then the first differences, a line each."""
    return (
        comparison.event.title,
        _coverage_line(comparison),
        _verdict_line(comparison),
        *_difference_lines(comparison),
    )


def has_unread_outlet(comparison: Comparison) -> bool:
    """True if of some outlet nothing could be read."""
    read = {article.outlet for article in comparison.articles}
    read |= {left_out.outlet for left_out in comparison.left_out}
    return any(unread.outlet not in read for unread in comparison.unread)


def _coverage_line(comparison: Comparison) -> str:
    articles = [article for article in comparison.articles if article.replaced_by is None]
    earlier = len(comparison.articles) - len(articles)
    parts = [
        _count(len({article.outlet for article in articles}), "outlet"),
        _count(len(articles), "article")
        + (f" and {_count(earlier, 'earlier text')}" if earlier else ""),
        _count(len({origin for _, origin in comparison.origins}), "independent text"),
    ]
    if comparison.left_out:
        parts.append(f"{len(comparison.left_out)} about something else")
    if comparison.unread:
        parts.append(f"{_count(len(comparison.unread), 'page')} not read")
    return ", ".join(parts)


def _verdict_line(comparison: Comparison) -> str:
    found = [fact.verdict for fact in comparison.facts]
    counts = [
        f"{found.count(verdict)} {_WORDS[verdict]}" for verdict in VERDICTS if verdict in found
    ]
    framing = _count(len(comparison.framing), "contrast in wording", "contrasts in wording")
    if not counts:
        return f"nothing to compare, {framing}"
    return f"{_count(len(found), 'fact')}: {', '.join(counts)}; {framing}"


def _difference_lines(comparison: Comparison) -> Iterator[str]:
    flagged = [fact for fact in comparison.facts if fact.verdict in FLAGGED]
    for fact in flagged[:_FACTS_AT_MOST]:
        yield f"  {fact.label}: {_answers(fact, comparison)} ({_WORDS[fact.verdict]})"
    if len(flagged) > _FACTS_AT_MOST:
        yield f"  ... and {len(flagged) - _FACTS_AT_MOST} more in the report"


def _answers(fact: Fact, comparison: Comparison) -> str:
    """Each group's first words and who wrote them."""
    first: dict[str, str] = {}
    for mention in fact.mentions:
        outlet = comparison.article(mention.article).outlet
        words = " ".join(mention.text.split())
        short = words if len(words) <= _LONGEST_VALUE else f"{words[: _LONGEST_VALUE - 1]}…"
        first.setdefault(mention.group, f"“{short}” {outlet}")
    return " | ".join(first.values())


def _count(number: int, noun: str, plural: str | None = None) -> str:
    """The number and its noun.

    >>> _count(1, "outlet"), _count(3, "outlet")
    ('1 outlet', '3 outlets')
    """
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"
