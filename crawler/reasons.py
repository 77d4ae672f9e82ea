"""What an answer that is no page means, in words for the report."""

from __future__ import annotations

from crawler.fetch import is_html
from crawler.maintext import why_unreadable
from discrepant.records import Page

__all__ = ["reason_for_fault", "reason_for_html", "reason_for_status"]

_REASONS = {
    401: "the host wants a password",
    402: "the host wants to be paid",
    403: "the host refuses to show it",
    404: "there is no such page",
    410: "the page was taken away",
    429: "the host says that it is asked too often",
    451: "the page is withheld for legal reasons",
}


def reason_for_status(page: Page) -> str | None:
    """Why a page with that status holds nothing to read; None when it does.

    >>> from datetime import UTC, datetime
    >>> reason_for_status(Page(url="", final_url="", status=404, headers=(), body=b"",
    ...     fetched=datetime.now(UTC)))
    'there is no such page (404)'
    """
    if page.status == 200:
        return None
    known = _REASONS.get(page.status)
    if known is None:
        known = "the host has a fault" if page.status >= 500 else "the host gives no page"
    return f"{known} ({page.status})"


def reason_for_fault(fault: Exception) -> str:
    """Why something is not read that we stumbled over: our mistake, but never the run's end."""
    return f"Discrepant failed to read it, please report that ({type(fault).__name__}: {fault})"


def reason_for_html(page: Page, html: str) -> str | None:
    """Why a page, whose text is ``html``, cannot be read as a web page; None when it can."""
    return reason_for_status(page) or _reason_for_kind(page) or why_unreadable(html)


def _reason_for_kind(page: Page) -> str | None:
    kind = page.header("content-type")
    if not is_html(kind):
        return f"it is not a web page ({(kind or '').partition(';')[0].strip()})"
    return None if page.body.strip() else "the page is empty"
