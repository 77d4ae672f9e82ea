"""What an answer that is no page means, in words for the report."""

from __future__ import annotations

from discrepant.records import Page

__all__ = ["reason_for_status"]

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
