"""Which outlet tells which fact: a group's name, "silent", or "unread"."""

from __future__ import annotations

from collections.abc import Sequence

from discrepant.records import Article, Coverage, Fact, Unread

__all__ = ["coverage_of"]


def coverage_of(
    facts: Sequence[Fact], articles: Sequence[Article], unread: Sequence[Unread]
) -> tuple[Coverage, ...]:
    """A row for every fact that two outlets or more tell, in the order of the facts.

    "silent" means that the text we read does not hold it; an outlet of which nothing, or only a
    part, could be read is "unread" where it does not tell the fact.
    """
    outlet_of = {article.id: article.outlet for article in articles}
    old = {article.id for article in articles if article.replaced_by is not None}
    whole = {a.outlet for a in articles if a.read == "full"}
    partial = {a.outlet for a in articles if a.read != "full"} - whole
    missing = {u.outlet for u in unread if u.outlet} - set(outlet_of.values())
    outlets = sorted({*outlet_of.values(), *missing})
    rows = []
    for fact in facts:
        groups: dict[str, str] = {}
        # What an outlet says now comes before what it said.
        for mention in sorted(fact.mentions, key=lambda mention: mention.article in old):
            groups.setdefault(outlet_of[mention.article], mention.group)
        if fact.verdict == "single":
            continue
        rows.append(
            Coverage(
                fact=fact.id,
                outlets=tuple(
                    (
                        outlet,
                        groups.get(outlet)
                        or ("unread" if outlet in partial | missing else "silent"),
                    )
                    for outlet in outlets
                ),
            )
        )
    return tuple(rows)
