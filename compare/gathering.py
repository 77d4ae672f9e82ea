"""Facts: claims that answer one question, gathered.

What agrees is gathered first, best pair first; then each pair of gatherings whose values differ is
asked whether it answers the same question, best pair first again (guides/same_fact.md: scoring a
fact by its best pair was better than any average). Two values of one sentence never share a fact,
and no outlet answers a question twice in its own voice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from compare.claims import Claim
from compare.same_fact import Match
from compare.values import Asked, agree, value_key

__all__ = ["Gathered", "gathered", "groups_of"]

# Set on the readable real events, whole events left out: make bench-discrepancies.
AGREE_AT_LEAST = 0.5
# Under this chance a differing pair is not even shown as "may differ".
DIFFER_AT_LEAST = 0.15
# A differing pair joins a fact whose surest one is at most twice as likely: a fact is no chain.
SURE_ENOUGH = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Indices of the claims that answer one question, ascending, and the pairs that say so.

    ``differing`` are the pairs of unlike values, best first; empty when all values agree.
    """

    claims: tuple[int, ...]
    agreeing: tuple[Match, ...]
    differing: tuple[Match, ...]

    @property
    def certainty(self) -> float:
        """Chance that the values answer one question: that of the best pair."""
        best = self.differing or self.agreeing
        return best[0].probability if best else 1.0


def gathered(claims: Sequence[Claim], matches: Sequence[Match]) -> tuple[Gathered, ...]:
    """The facts of an event as sets of claims, in order of their first claim.

    ``matches`` stand most likely first, as ``matches_in`` gives them.
    """
    agreement = Asked(claims, agree, key=value_key)
    home = list(range(len(claims)))
    members = {i: [i] for i in range(len(claims))}
    chance = {(match.left, match.right): match.probability for match in matches}
    used: dict[bool, dict[int, list[Match]]] = {True: defaultdict(list), False: defaultdict(list)}

    def join(match: Match) -> None:
        one, other = home[match.left], home[match.right]
        if one != other:
            keep, drop = min(one, other), max(one, other)
            for i in members[drop]:
                home[i] = keep
            members[keep] += members.pop(drop)
            for lists in used.values():
                lists[keep] += lists.pop(drop, [])
        used[match.agrees][home[match.left]].append(match)

    def surest(claim: int) -> float:
        return max((m.probability for m in used[False].get(home[claim], ())), default=0.0)

    for match in matches:
        if match.agrees and match.probability >= AGREE_AT_LEAST:
            one, other = members[home[match.left]], members[home[match.right]]
            if home[match.left] == home[match.right] or _may_agree(claims, one, other, agreement):
                join(match)
    for match in matches:
        if not match.agrees and match.probability >= DIFFER_AT_LEAST:
            one, other = members[home[match.left]], members[home[match.right]]
            if home[match.left] == home[match.right] or (
                match.probability >= SURE_ENOUGH * max(map(surest, (match.left, match.right)))
                and _may_differ(claims, one, other, chance, agreement)
            ):
                join(match)
    return tuple(
        Gathered(
            claims=tuple(sorted(members[root])),
            agreeing=_best_first(used[True].get(root, [])),
            differing=_best_first(used[False].get(root, [])),
        )
        for root in sorted(members)
    )


def groups_of(claims: Sequence[Claim], order: Sequence[int]) -> Mapping[int, str]:
    """Which group each claim is in: "1", "2" ... by the given order; "*" fits several.

    Claims that pin a value down found the groups; open and vague ones join what they fit.
    """
    told = Asked([claims[i] for i in order], agree, key=value_key)
    place = {i: n for n, i in enumerate(order)}
    groups: list[list[int]] = []
    placed: dict[int, str] = {}
    firm = [i for i in order if not _is_open(claims[i])]
    loose = [i for i in order if _is_open(claims[i])]
    for i in firm + loose:
        fits = [n for n, group in enumerate(groups) if all(told(place[i], place[j]) for j in group)]
        if len(fits) > 1 and _is_open(claims[i]):
            placed[i] = "*"
        elif fits:
            groups[fits[0]].append(i)
        else:
            groups.append([i])
    by_first = sorted(groups, key=lambda group: min(place[i] for i in group))
    for n, group in enumerate(by_first, start=1):
        placed |= dict.fromkeys(group, str(n))
    return placed


def _may_agree(
    claims: Sequence[Claim],
    one: Sequence[int],
    other: Sequence[int],
    agreement: Callable[[int, int], bool],
) -> bool:
    """No two values of one sentence, and every article says one thing."""
    for i in one:
        for j in other:
            if claims[i].sentence == claims[j].sentence and claims[i].span != claims[j].span:
                return False
            if claims[i].article == claims[j].article and not agreement(i, j):
                return False
    return True


def _may_differ(
    claims: Sequence[Claim],
    one: Sequence[int],
    other: Sequence[int],
    chance: Mapping[tuple[int, int], float],
    agreement: Callable[[int, int], bool],
) -> bool:
    """Two values of one article need to be told by two sources, and to be a likely pair themselves.

    In its own voice an article says one thing.
    """
    for i in one:
        for j in other:
            left, right = claims[i], claims[j]
            if left.sentence == right.sentence:
                return False
            rivals = left.article == right.article and not agreement(i, j)
            if rivals and chance.get((min(i, j), max(i, j)), 0.0) < DIFFER_AT_LEAST:
                return False
    return True


def _is_open(claim: Claim) -> bool:
    if claim.quantity:
        return claim.quantity.modifier not in ("=", "up", "down")
    return bool(claim.timex and claim.timex.grain not in ("day", "minute", "second"))


def _best_first(matches: Sequence[Match]) -> tuple[Match, ...]:
    return tuple(sorted(matches, key=lambda match: (-match.probability, match.left, match.right)))
