"""Is this the whole article, or what a paywall lets through?"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

__all__ = ["is_appeal", "why_partial"]

# A page that says how long its text is and gives less than this share gives a part.
_SHARE_OF_CLAIM = 0.6
# Marked as not free and shorter than this: a teaser. Longer texts are metered pages, shown whole.
_TEASER_WORDS = 150
_APPEAL_WORDS = 40


def is_appeal(line: str) -> bool:
    """True if the line asks the reader to subscribe, rather than telling the story.

    >>> is_appeal("Subscribe to continue reading."), is_appeal("He subscribed to the paper.")
    (True, False)
    """
    plain = line.lower().replace("’", "'")
    return len(plain.split()) <= _APPEAL_WORDS and any(phrase in plain for phrase in _phrases())


def why_partial(
    paragraphs: Sequence[str], *, appeals: bool, free: bool | None, claimed: int | None
) -> str | None:
    """Why the text is only a part of the article; None when it seems whole.

    ``appeals`` is True if lines asking to subscribe were taken out, ``free`` is what the page
    says about itself and ``claimed`` the number of words that it says it has.
    """
    words = sum(len(paragraph.split()) for paragraph in paragraphs)
    if claimed and words < _SHARE_OF_CLAIM * claimed and (appeals or free is False):
        return f"behind a paywall: {words} of {claimed} words could be read"
    if (appeals or free is False) and words < _TEASER_WORDS:
        return f"behind a paywall: only the first {words} words could be read"
    if appeals and paragraphs and paragraphs[-1].endswith(("…", "...")):
        return f"behind a paywall: the text breaks off after {words} words"
    if claimed and words < _SHARE_OF_CLAIM * claimed:
        return f"the page says that it has {claimed} words; {words} were found"
    return None


@cache
def _phrases() -> tuple[str, ...]:
    data = tomllib.loads(files("crawler").joinpath("paywall.toml").read_text(encoding="utf-8"))
    return tuple(data["phrases"])
