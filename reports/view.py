"""The whole page as frozen records: what is counted, sorted and worded is so here.

Templates below ``templates/`` only loop over a PageView and print it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from discrepant.records import (
    FLAGGED,
    KINDS,
    VERDICTS,
    Comparison,
    Contrast,
    Fact,
)
from reports.facts import FactView, fact_view
from reports.matrix import Matrix, matrix_of
from reports.passages import Passage, excerpt_of
from reports.readings import ArticleView, NotRead, article_view, left_out, unread_pages
from reports.sources import Sources, anchor
from reports.summaries import covered, crawled, nothing_to_show, texts_line, verdict_line
from reports.wording import Words

__all__ = [
    "CardView",
    "Chip",
    "Choice",
    "PageView",
    "SectionLink",
    "page_view",
]

# The sections of the page that hold facts, and the verdicts that each holds.
SECTIONS = {
    "differences": ("conflict", "rival"),
    "unclear": ("unclear",),
    "updated": ("update",),
    "scope": ("scope",),
    "agreed": ("agree",),
    "single": ("single",),
}

# Behind this many characters a headline in full size would fill the screen.
LONG_TITLE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A verdict with its count: a link to its section, and with script a filter."""

    verdict: str
    count: int
    words: str
    section: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One entry of a filter list."""

    key: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLink:
    """One line of the table of contents; ``facts`` are named below it."""

    id: str
    words: str
    count: int | None
    facts: tuple[FactView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """A framing contrast: two or more passages and what differs between them."""

    id: str
    kind_words: str
    reason: str
    rule: str
    sides: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """One event's page."""

    language: str
    title: str
    long_title: bool
    query: str | None
    invented: bool
    covered: str | None
    crawled: str | None
    verdict_line: str
    texts_line: str
    nothing: str | None
    chips: tuple[Chip, ...]
    contents: tuple[SectionLink, ...]
    kinds: tuple[Choice, ...]
    outlets: tuple[Choice, ...]
    differences: tuple[FactView, ...]
    unclear: tuple[FactView, ...]
    updated: tuple[FactView, ...]
    scope: tuple[FactView, ...]
    agreed: tuple[FactView, ...]
    single: tuple[FactView, ...]
    framing: tuple[CardView, ...]
    matrix: Matrix | None
    articles: tuple[ArticleView, ...]
    left_out: tuple[NotRead, ...]
    unread: tuple[NotRead, ...]
    notes: tuple[str, ...]
    threshold: str


def page_view(comparison: Comparison, words: Words) -> PageView:
    """Everything that the page shows, in the order in which it shows it."""
    sources = Sources(comparison, words)
    views = _views(comparison.facts, sources)
    by_section = {
        section: tuple(views[f.id] for f in comparison.facts if f.verdict in verdicts)
        for section, verdicts in SECTIONS.items()
    }
    framing = tuple(_card(contrast, sources) for contrast in comparison.framing)
    matrix = matrix_of(comparison, views, sources)
    articles = tuple(article_view(article, sources) for article in comparison.articles)
    title, query = comparison.event.title, comparison.event.query
    unread = unread_pages(comparison)
    return PageView(
        language=words.language,
        title=title if title.strip() else words.say("page.untitled"),
        long_title=len(title) > LONG_TITLE,
        query=None if (query or "").casefold() == title.casefold() else query,
        invented=comparison.invented,
        covered=covered(comparison),
        crawled=crawled(comparison),
        verdict_line=verdict_line(comparison, words),
        texts_line=texts_line(comparison, len(unread), words),
        nothing=nothing_to_show(comparison, words),
        chips=_chips(comparison.facts, words),
        contents=_contents(by_section, framing, matrix, len(articles), len(unread), words),
        kinds=tuple(
            Choice(key=kind, words=words.say(f"kind.{kind}"))
            for kind in KINDS
            if any(fact.kind == kind for fact in comparison.facts)
        ),
        outlets=tuple(Choice(key=sources.outlet_key(n), words=n) for n in sources.outlets),
        framing=framing,
        matrix=matrix,
        articles=articles,
        left_out=left_out(comparison),
        unread=unread,
        notes=comparison.notes,
        threshold=f"{comparison.threshold:.2f}",
        differences=by_section["differences"],
        unclear=by_section["unclear"],
        updated=by_section["updated"],
        scope=by_section["scope"],
        agreed=by_section["agreed"],
        single=by_section["single"],
    )


def _views(facts: tuple[Fact, ...], sources: Sources) -> dict[str, FactView]:
    flagged = {
        fact.id: number for number, fact in enumerate((f for f in facts if f.verdict in FLAGGED), 1)
    }
    return {fact.id: fact_view(fact, sources, number=flagged.get(fact.id)) for fact in facts}


def _chips(facts: tuple[Fact, ...], words: Words) -> tuple[Chip, ...]:
    counts = Counter(fact.verdict for fact in facts)
    section_of = {verdict: name for name, held in SECTIONS.items() for verdict in held}
    return tuple(
        Chip(
            verdict=verdict,
            count=counts[verdict],
            words=words.say(f"chip.{verdict}"),
            section=section_of[verdict],
        )
        for verdict in VERDICTS
        if counts[verdict]
    )


def _contents(
    by_section: dict[str, tuple[FactView, ...]],
    framing: tuple[CardView, ...],
    matrix: Matrix | None,
    articles: int,
    unread: int,
    words: Words,
) -> tuple[SectionLink, ...]:
    def line(name: str, count: int | None, facts: tuple[FactView, ...] = ()) -> SectionLink:
        return SectionLink(id=name, words=words.say(f"{name}.title"), count=count, facts=facts)

    lines = [line("differences", len(by_section["differences"]), by_section["differences"][:12])]
    lines += [
        line(name, len(by_section[name]))
        for name in ("unclear", "updated", "scope")
        if by_section[name]
    ]
    lines.append(line("framing", len(framing)))
    if matrix is not None:
        lines.append(line("matrix", None))
    lines += [
        line(name, len(by_section[name])) for name in ("agreed", "single") if by_section[name]
    ]
    lines.append(line("articles", articles))
    if unread:
        lines.append(line("unread", unread))
    lines.append(line("method", None))
    return tuple(lines)


def _card(contrast: Contrast, sources: Sources) -> CardView:
    return CardView(
        id=anchor("framing", contrast.id),
        kind_words=sources.words.say(f"framing.{contrast.kind}"),
        reason=contrast.reason,
        rule=contrast.rule,
        sides=tuple(excerpt_of(side, sources) for side in contrast.sides),
    )
