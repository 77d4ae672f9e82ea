"""The comparing of one event's articles, on one screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from compare.alignment import align
from compare.claims import CLAIMS_AT_MOST, Claim, claims_of
from compare.coverage import coverage_of
from compare.facts import facts_of, without_repeats
from compare.framing import contrasts
from compare.gathering import gathered
from compare.independence import origins_of
from compare.kinds.consistency import drafts_of_consistency
from compare.kinds.figures import drafts_of_claims
from compare.kinds.offices import drafts_of_offices
from compare.kinds.polarity import drafts_of_polarity
from compare.kinds.quotes import drafts_of_quotes
from compare.kinds.slots import drafts_of_slots
from compare.kinds.spellings import drafts_of_spellings
from compare.names import names_of
from compare.quotes import quotes_in, same_quotes
from compare.same_fact import Weights, matches_in
from compare.sentences import is_read_whole, sentences_of
from compare.verdicts import FLAG_AT_LEAST
from discrepant.records import Article, Comparison, Event, LeftOut, Sentence, Unread

__all__ = ["compare"]

_LAST = datetime.max.replace(tzinfo=UTC)


def compare(
    articles: Sequence[Article],
    *,
    event: Event,
    unread: Sequence[Unread] = (),
    left_out: Sequence[LeftOut] = (),
    invented: bool = False,
    weights: Weights | None = None,
) -> Comparison:
    """What the articles of one event say alike, and where they differ.

    The order of ``articles`` does not matter. Articles in another language than English are left
    out, with that reason. ``weights`` are those of the same-fact model, by default the shipped
    ones; a bench passes weights that have not seen the event.
    """
    read, foreign = _readable(sorted(articles, key=_publication))
    by_id = {article.id: article for article in read}
    by_article = {article.id: sentences_of(article) for article in read}
    sentences = tuple(sentence for told in by_article.values() for sentence in told)
    alignment = align(sentences)
    names = names_of(sentences)
    claims = claims_of(by_id, sentences, names)
    quotes = tuple(q for article in read for q in quotes_in(article, by_article[article.id]))
    pairs = same_quotes(quotes)
    place = {(s.article, s.field, s.index): s for s in sentences}
    drafts = without_repeats(
        (
            *drafts_of_claims(
                gathered(claims, matches_in(claims, alignment, weights=weights)),
                claims=claims,
                sentences=sentences,
                articles=by_id,
            ),
            *drafts_of_consistency(claims, sentences=sentences, articles=by_id),
            *drafts_of_quotes(pairs, sentences=place, articles=by_id),
            *drafts_of_offices(names, sentences=sentences, articles=by_id),
            *drafts_of_polarity(alignment, articles=by_id),
            *drafts_of_slots(names, claims=claims, alignment=alignment, articles=by_id),
            *drafts_of_spellings(names, sentences=sentences, articles=by_id),
        )
    )
    origins = origins_of(read)
    facts = facts_of(drafts, articles=read, origins=dict(origins))
    return Comparison(
        event=event,
        articles=read,
        origins=origins,
        facts=facts,
        framing=contrasts(read, alignment, quotes),
        coverage=coverage_of(facts, read, unread),
        unread=tuple(sorted(unread, key=lambda u: (u.outlet or "", u.url, u.reason))),
        left_out=tuple(
            sorted((*left_out, *foreign), key=lambda o: (o.outlet, o.title, o.url or ""))
        ),
        notes=_notes(read, by_article, claims),
        threshold=FLAG_AT_LEAST,
        invented=invented,
    )


def _publication(article: Article) -> tuple[datetime, str, str]:
    return (article.published.low if article.published else _LAST, article.outlet, article.id)


def _readable(
    articles: Sequence[Article],
) -> tuple[tuple[Article, ...], tuple[LeftOut, ...]]:
    inside, foreign = [], []
    for article in articles:
        if article.language is None or article.language.lower().startswith("en"):
            inside.append(article)
        else:
            foreign.append(
                LeftOut(
                    url=article.url,
                    outlet=article.outlet,
                    title=article.title,
                    reason=f"written in “{article.language}”; only English is compared so far",
                )
            )
    return tuple(inside), tuple(foreign)


def _notes(
    articles: Sequence[Article],
    sentences: Mapping[str, Sequence[Sentence]],
    claims: Sequence[Claim],
) -> tuple[str, ...]:
    figures = Counter(claim.article for claim in claims)
    return tuple(
        f"{article.outlet}: “{article.title}” is too long; only its beginning was compared."
        for article in articles
        if figures[article.id] >= CLAIMS_AT_MOST
        or not is_read_whole(article, sentences[article.id])
    )
