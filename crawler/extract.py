"""Page -> Article, or the reason why there is none."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from crawler.agencies import credit_of, is_agency
from crawler.candidates import Entry
from crawler.charset import text_of
from crawler.dates import plausible
from crawler.language import language_of
from crawler.maintext import Body, body_of, paragraphs_in
from crawler.metadata import Metadata, metadata_of
from crawler.paywall import is_appeal, why_partial
from crawler.reasons import reason_for_html
from crawler.urls import without_tracking
from discrepant.records import Article, Moment, Outlet, Page, Unread

__all__ = ["article_id", "extract"]

# What is shorter, or holds no end of a sentence, is a menu or a notice. Characters, since some
# languages put no blank between words.
_CHARACTERS_AT_LEAST = 40
_SENTENCE_END = re.compile(r"[.!?…。！？।؟]")
_ID_DIGITS = 12


def extract(
    page: Page, outlet: Outlet, *, hint: Entry | None = None, agencies: Iterable[str] = ()
) -> Article | Unread:
    """The article on a page; Unread says why there is none. A pure function of its arguments.

    ``hint`` is the feed's or sitemap's line about the page: its date and title stand where the
    page has none. ``agencies`` are names of outlets that are agencies. What a paywall lets
    through is an article that is read "partial".
    """
    html = text_of(page)
    reason = reason_for_html(page, html)
    if reason is not None:
        return Unread(url=page.url, outlet=outlet.name, reason=reason)
    told = metadata_of(page, outlet)
    title = told.title or (hint.title if hint is not None else "")
    body = body_of(
        paragraphs_in(html),
        headlines=(title, *told.headlines),
        zone=outlet.zone,
        day_order=outlet.day_order,
    )
    paragraphs = tuple(line for line in body.paragraphs if not is_appeal(line))
    if not _is_text(paragraphs):
        return Unread(url=page.url, outlet=outlet.name, reason="the page has no article text")
    text = "\n".join(paragraphs)
    url = without_tracking(told.url)
    published, published_from = _published(told, body, hint, page)
    partial = why_partial(
        paragraphs,
        appeals=len(paragraphs) < len(body.paragraphs),
        free=told.free,
        claimed=told.word_count,
    )
    claimed = told.language or (hint.language if hint is not None else None) or outlet.language
    return Article(
        id=article_id(url),
        outlet=outlet.name,
        url=url,
        title=title or paragraphs[0][:90],
        text=text,
        published=published,
        published_from=published_from,
        modified=_modified(told, body, page),
        authors=tuple(name for name in told.authors if not is_agency(name, agencies)),
        credit=credit_of(paragraphs, authors=told.authors, outlet=outlet.name, extra=agencies),
        language=language_of(text, claimed=claimed),
        read="partial" if partial else "full",
        unread_reason=partial,
        zone=outlet.zone,
        day_order=outlet.day_order,
        currency=outlet.currency,
        owner=outlet.owner,
        agency=outlet.agency,
        retrieved=page.fetched,
        status=page.status,
        sha256=page.sha256,
    )


def article_id(url: str) -> str:
    """The name of the article at a canonical URL: it stays when the text changes."""
    return hashlib.sha1(url.encode(), usedforsecurity=False).hexdigest()[:_ID_DIGITS]


def _is_text(paragraphs: Iterable[str]) -> bool:
    text = " ".join(paragraphs)
    return len(text) >= _CHARACTERS_AT_LEAST and _SENTENCE_END.search(text) is not None


def _published(
    told: Metadata, body: Body, hint: Entry | None, page: Page
) -> tuple[Moment | None, str | None]:
    """When the text was published and who says so: the page, its first lines, a feed or sitemap.

    The feed is not believed where the page was last changed earlier. A page that shows the time
    of its last change only is a text of that time.
    """
    if told.published is not None:
        return told.published, told.published_from
    line = body.dateline
    written = plausible(line.moment, now=page.fetched) if line is not None else None
    if line is not None and written is not None and not line.changed:
        return written, "from text"
    listed = plausible(hint.published, now=page.fetched) if hint is not None else None
    changed = written or told.modified
    too_late = listed is not None and changed is not None and listed.low >= changed.high
    if hint is not None and listed is not None and not too_late:
        return listed, hint.source
    return (written, "from text") if written is not None else (None, None)


def _modified(told: Metadata, body: Body, page: Page) -> Moment | None:
    if told.modified is not None or body.dateline is None or not body.dateline.changed:
        return told.modified
    return plausible(body.dateline.moment, now=page.fetched)
