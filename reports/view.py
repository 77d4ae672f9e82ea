"""The whole page as frozen records: what is counted, sorted and worded is so here.

Templates below ``templates/`` only loop over a PageView and print it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from discrepant.records import (
    FLAGGED,
    KINDS,
    VERDICTS,
    Article,
    Comparison,
    Contrast,
    Fact,
    Moment,
    Verdict,
)
from reports.facts import FactView, fact_view
from reports.links import Link, link_to
from reports.matrix import Matrix, matrix_of
from reports.passages import Passage, excerpt_of
from reports.sources import Source, Sources, anchor
from reports.values import When, number_words, period_words, when
from reports.wording import Words

__all__ = [
    "ArticleView",
    "CardView",
    "Chip",
    "Choice",
    "NotRead",
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

# In the order in which the verdict line counts them; "single" has a place of its own.
_SUMMED: tuple[Verdict, ...] = ("agree", "conflict", "rival", "unclear", "update", "scope")


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
class ArticleView:
    """An article of the event with everything that is known about how it was read."""

    source: Source
    origin: Source | None
    words: str
    modified: When | None
    authors: str | None
    credit: str | None
    read_words: str
    reason: str | None
    retrieved: When | None
    status: int | None
    sha256: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRead:
    """A page that is not compared: unread or about something else, and why."""

    outlet: str | None
    title: str | None
    url: str | None
    link: Link | None
    reason: str


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
    articles = tuple(_article(article, sources) for article in comparison.articles)
    title = comparison.event.title
    unread = _unread(comparison)
    return PageView(
        language=words.language,
        title=title if title.strip() else words.say("page.untitled"),
        long_title=len(title) > LONG_TITLE,
        query=comparison.event.query,
        invented=comparison.invented,
        covered=_covered(comparison),
        crawled=_crawled(comparison),
        verdict_line=_verdict_line(comparison, words),
        texts_line=_texts_line(comparison, len(unread), words),
        nothing=_nothing(comparison, words),
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
        left_out=tuple(
            NotRead(
                outlet=page.outlet,
                title=page.title,
                url=page.url,
                link=link_to(page.url),
                reason=page.reason,
            )
            for page in comparison.left_out
        ),
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


def _standing(comparison: Comparison) -> tuple[Article, ...]:
    return tuple(article for article in comparison.articles if article.replaced_by is None)


def _verdict_line(comparison: Comparison, words: Words) -> str:
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


def _texts_line(comparison: Comparison, unread: int, words: Words) -> str:
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


def _nothing(comparison: Comparison, words: Words) -> str | None:
    """What to say instead of differences where there are none."""
    if not comparison.articles:
        return words.say("nothing.no_articles")
    if len({article.outlet for article in comparison.articles}) < 2:
        return words.say("nothing.one_outlet")
    if not any(fact.verdict != "single" for fact in comparison.facts):
        return words.say("nothing.no_shared_facts")
    if not any(fact.verdict in FLAGGED for fact in comparison.facts):
        return words.say("nothing.no_differences")
    return None


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


def _covered(comparison: Comparison) -> str | None:
    event = comparison.event
    known = [a.published for a in comparison.articles if a.published is not None]
    first = event.first or min(known, key=_low, default=None)
    last = event.last or max(known, key=_low, default=None)
    if first is None or last is None:
        return None
    return period_words(first, last)


def _low(moment: Moment) -> float:
    return moment.low.timestamp()


def _crawled(comparison: Comparison) -> str | None:
    times = [a.retrieved for a in comparison.articles if a.retrieved is not None]
    if not times:
        return None
    return period_words(Moment.at(min(times)), Moment.at(max(times)))


def _card(contrast: Contrast, sources: Sources) -> CardView:
    return CardView(
        id=anchor("framing", contrast.id),
        kind_words=sources.words.say(f"framing.{contrast.kind}"),
        reason=contrast.reason,
        rule=contrast.rule,
        sides=tuple(excerpt_of(side, sources) for side in contrast.sides),
    )


def _article(article: Article, sources: Sources) -> ArticleView:
    words = sources.words
    origin = sources.origin(article.id)
    return ArticleView(
        source=sources.source(article.id),
        origin=None if origin == article.id else sources.source(origin),
        words=words.say("articles.words", n=number_words(article.words)),
        modified=when(article.modified),
        authors=words.listed(article.authors) or None,
        credit=article.credit,
        read_words=words.say(f"articles.read_{article.read}"),
        reason=article.unread_reason,
        retrieved=when(article.retrieved),
        status=article.status,
        sha256=article.sha256,
    )


def _unread(comparison: Comparison) -> tuple[NotRead, ...]:
    """Pages without a text: those never got, then those got without one that we could read."""
    listed = {page.url for page in comparison.unread}
    never = (
        NotRead(
            outlet=page.outlet, title=None, url=page.url, link=link_to(page.url), reason=page.reason
        )
        for page in comparison.unread
    )
    failed: Iterable[NotRead] = (
        NotRead(
            outlet=article.outlet,
            title=article.title,
            url=article.url,
            link=link_to(article.url),
            reason=article.unread_reason or "",
        )
        for article in comparison.articles
        if article.read == "failed" and article.url not in listed
    )
    return (*never, *failed)
