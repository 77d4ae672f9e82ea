"""Where outlets tell the same thing in words of another standpoint: contrast cards.

A card shows excerpts that stand in the articles letter by letter, so that the reader can judge;
it is made on aligned text only, and silence is a valid result. Two kinds so far: the verb that
reports the same words, and the noun that names the same referent.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.alignment import Alignment
from compare.framing.labels import label_contrasts
from compare.framing.verbs import verb_contrasts
from compare.quotes import Quote
from discrepant.records import Article, Contrast

__all__ = ["contrasts"]


def contrasts(
    articles: Sequence[Article], alignment: Alignment, quotes: Sequence[Quote]
) -> tuple[Contrast, ...]:
    """The contrast cards of one event: verbs, then labels, each in order of publication.

    ``alignment`` holds the sentences of these articles, ``quotes`` their quotations. Earlier
    revisions of an article are left out. The order of the arguments does not matter.
    """
    standing = tuple(article for article in articles if article.replaced_by is None)
    return (
        *verb_contrasts(standing, alignment, quotes),
        *label_contrasts(standing, alignment),
    )
