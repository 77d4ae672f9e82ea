"""Evidence: a mention as the sentence it stands in, its exact words marked, with its neighbours."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import time

from discrepant.records import Article, Mention, Moment, Side, Span
from reports.links import Link, link_to_words
from reports.plain import clipped
from reports.sources import Source, Sources
from reports.values import When, when
from reports.worddiff import Piece

__all__ = ["Passage", "excerpt_of", "marked", "passage_id", "passage_of"]

# One sentence either side is wanted; longer ones are cut to keep the evidence itself in sight.
CONTEXT_LENGTH = 260
# A mark that runs over a whole page would hide it: what lies behind this is cut.
SENTENCE_LENGTH = 1200

# The end of a sentence, for context alone: an error costs a few words of courtesy, no offset.
_BOUNDARY = re.compile(
    r"[.!?…](?<!\b[A-Z]\.)(?<!\b(?:Mr|Ms|Dr|St)\.)(?<!\b(?:Mrs|Gen|Col|Gov|Sen)\.)"
    r"[\"'”’)\]]*\s+|[。！？]|\n+"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One piece of evidence. ``before`` and ``after`` are the neighbouring sentences or ""."""

    id: str
    source: Source
    group: str
    headline: bool
    before: str
    sentence: tuple[Piece, ...]
    after: str
    link: Link | None
    said_by: str | None
    as_of: When | None


def marked(text: str, mark: Span) -> tuple[Piece, ...]:
    """The text in pieces, with the range marked; without a mark where the range lies outside.

    >>> [(p.text, p.marked) for p in marked("at least 12 died", Span(start=0, end=11))]
    [('at least 12', True), (' died', False)]
    """
    if mark.end > len(text) or mark.start == mark.end:
        return (Piece(text=text),)
    pieces = (
        Piece(text=text[: mark.start]),
        Piece(text=mark.of(text), marked=True),
        Piece(text=text[mark.end :]),
    )
    return tuple(piece for piece in pieces if piece.text)


def passage_id(fact: str, mention: Mention) -> str:
    """The HTML id of a mention's evidence, made of its fact and the place that it quotes."""
    place = f"{fact}\0{mention.article}\0{mention.field}\0{mention.span.start}\0{mention.span.end}"
    return f"words-{hashlib.sha256(place.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def passage_of(fact: str, mention: Mention, sources: Sources) -> Passage:
    """The evidence that a mention gives for the fact of that id."""
    article = sources.article(mention.article)
    offset = mention.sentence_span.start
    inside = Span(start=max(mention.span.start - offset, 0), end=max(mention.span.end - offset, 0))
    text = article.field(mention.field)
    pieces = marked(mention.sentence, inside)
    return Passage(
        id=passage_id(fact, mention),
        source=sources.source(mention.article),
        group=mention.group,
        headline=mention.field == "title",
        before=_sentence_before(text, mention.sentence_span.start),
        sentence=_cut(pieces),
        after=_sentence_after(text, mention.sentence_span.end),
        link=link_to_words(article.url, mention.sentence),
        said_by=mention.attributed_to,
        as_of=_as_of(mention, article),
    )


def _as_of(mention: Mention, article: Article) -> When | None:
    """The moment that the words speak of, where it is not that of publication or change."""
    if mention.as_of is None:
        return None
    spoken = Moment.at(mention.as_of)
    own = (article.published, article.modified)
    if any(moment is not None and moment.low <= spoken.low < moment.high for moment in own):
        return None
    # Midnight sharp is how a day without an hour arrives here.
    midnight = spoken.low.time() == time()
    return when(Moment.parse(spoken.low.date().isoformat()) if midnight else spoken)


def excerpt_of(side: Side, sources: Sources) -> Passage:
    """The evidence that one side of a contrast card gives."""
    article = sources.article(side.article)
    inside = Span(
        start=max(side.mark.start - side.span.start, 0), end=max(side.mark.end - side.span.start, 0)
    )
    return Passage(
        id="",
        source=sources.source(side.article),
        group="",
        headline=False,
        before=_sentence_before(article.text, side.span.start),
        sentence=_cut(marked(side.text, inside)),
        after=_sentence_after(article.text, side.span.end),
        link=link_to_words(article.url, side.text),
        said_by=None,
        as_of=None,
    )


def _cut(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Pieces of bearable length: the mark stays whole unless it alone is too long."""
    if sum(len(piece.text) for piece in pieces) <= SENTENCE_LENGTH:
        return pieces
    kept = []
    for number, piece in enumerate(pieces):
        text = piece.text
        if not piece.marked and number + 1 < len(pieces) and len(text) > SENTENCE_LENGTH // 3:
            text = "… " + text[-SENTENCE_LENGTH // 3 :]
        kept.append(Piece(text=clipped(text, SENTENCE_LENGTH // 2), marked=piece.marked))
    return tuple(kept)


def _sentence_before(text: str, start: int) -> str:
    near = text[max(0, start - 3 * CONTEXT_LENGTH) : start].rstrip()
    ends = [found.end() for found in _BOUNDARY.finditer(near)]
    sentence = near[ends[-1] if ends else 0 :]
    if len(sentence) > CONTEXT_LENGTH or (not ends and start > 3 * CONTEXT_LENGTH):
        return "… " + sentence[-CONTEXT_LENGTH:].partition(" ")[2]
    return sentence


def _sentence_after(text: str, end: int) -> str:
    near = text[end : end + 3 * CONTEXT_LENGTH].lstrip()
    found = _BOUNDARY.search(near)
    sentence = near[: found.end()] if found else near
    return clipped(sentence.rstrip(), CONTEXT_LENGTH)
