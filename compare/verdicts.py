"""The verdict on a fact: the first rule that holds, with its inputs in words.

The order is the design's: agree, scope, update, rival, conflict; a rival or conflict whose
confidence lies under ``FLAG_AT_LEAST`` is only "unclear". Rules never look at who is right.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from compare.attribution import same_source
from compare.claims import Claim
from compare.gathering import Gathered
from compare.same_fact import Match
from compare.timeline import follow, timeline_of
from compare.values import gap
from compare.wording import table
from discrepant.records import Article, Step, Verdict

__all__ = ["FLAG_AT_LEAST", "Ruling", "verdict_on"]

# Of 0.2 to 0.5 the one with the best F1 on the readable real events, left out one by one: precision
# hardly rises above it (make bench-discrepancies).
FLAG_AT_LEAST = 0.25
# Pairs of at least this share of the best chance say who speaks as well as the best does.
NEARLY = 0.8
# An event does not go on counting after this.
LONG_AGO = timedelta(days=60)
# What "nearly the same words" are: shared content words, and further ones of the other side.
SHARED_WORDS, MORE_WORDS = 4, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A verdict, the rule behind it, its reason as a sentence, and the chance that it is right."""

    verdict: Verdict
    rule: str
    reason: str
    confidence: float
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """What the rules look at: claims by group, in the order of the groups, and the best pair."""

    claims: Sequence[Claim]
    groups: Mapping[str, tuple[int, ...]]
    fact: Gathered
    between: Sequence[Match]
    articles: Mapping[str, Article]

    @property
    def best(self) -> Match | None:
        """The most certain pair of claims of two groups."""
        return self.between[0] if self.between else None

    def sides(self) -> tuple[Claim, Claim]:
        """The two claims of the most certain differing pair, else the first of two groups."""
        if self.best is not None:
            return self.claims[self.best.left], self.claims[self.best.right]
        first, second = sorted(self.groups)[:2]
        return self.claims[self.groups[first][0]], self.claims[self.groups[second][0]]

    def pairs(self) -> Sequence[tuple[Claim, Claim]]:
        """The differing pairs that are nearly as certain as the best, that one first."""
        if self.best is None:
            return [self.sides()]
        return [
            (self.claims[match.left], self.claims[match.right])
            for match in self.between
            if match.probability >= NEARLY * self.best.probability
        ]

    def outlet(self, claim: Claim) -> str:
        return self.articles[claim.article].outlet


def verdict_on(
    fact: Gathered,
    *,
    claims: Sequence[Claim],
    groups: Mapping[int, str],
    articles: Mapping[str, Article],
) -> Ruling:
    """The ruling on one fact. ``groups`` maps its claims to "1", "2" ... or "*"."""
    by_group: dict[str, list[int]] = {}
    for i in fact.claims:
        if groups[i] != "*":
            by_group.setdefault(groups[i], []).append(i)
    between = [
        match
        for match in fact.differing
        if "*" not in (groups[match.left], groups[match.right])
        and groups[match.left] != groups[match.right]
    ]
    case = _Case(
        claims=claims,
        groups={name: tuple(members) for name, members in sorted(by_group.items())},
        fact=fact,
        between=between,
        articles=articles,
    )
    ruling = next(ruling for rule in _RULES if (ruling := rule(case)) is not None)
    return _unless_unsure(ruling)


# ---------------------------------------------------------------------------- the rules


def _single(case: _Case) -> Ruling | None:
    if len({case.claims[i].article for i in case.fact.claims}) > 1 or len(case.groups) > 1:
        return None
    return Ruling(
        verdict="single",
        rule="one outlet",
        reason=f"Only {case.outlet(case.claims[case.fact.claims[0]])} tells this.",
        confidence=0.9,
    )


def _agree(case: _Case) -> Ruling | None:
    if len(case.groups) > 1:
        return None
    texts = {case.claims[i].text.lower() for i in case.fact.claims}
    same = len(texts) == 1
    return Ruling(
        verdict="agree",
        rule="same value" if same else "values fit",
        reason="All give the same value."
        if same
        else "The values fit each other once hedges, rounding, granularity and units are read.",
        confidence=case.fact.certainty,
    )


def _replaced(case: _Case) -> Ruling | None:
    standing = {
        name
        for name, members in case.groups.items()
        if any(case.articles[case.claims[i].article].replaced_by is None for i in members)
    }
    if len(standing) != 1:
        return None
    old = next(
        case.claims[i]
        for name, members in case.groups.items()
        if name not in standing
        for i in members
    )
    return Ruling(
        verdict="update",
        rule="an outlet changed its text",
        reason=f"{case.outlet(old)} first wrote “{old.text}” and has changed it since.",
        confidence=0.9,
    )


def _scope(case: _Case) -> Ruling | None:
    left, right = case.sides()
    if not left.quantity or not right.quantity:
        return None
    if _are_two_events(left, right):
        away, other = (left, right) if left.away else (right, left)
        return Ruling(
            verdict="scope",
            rule="scope: another event",
            reason=f"{case.outlet(away)} tells “{away.text}” of another time or place than "
            f"{case.outlet(other)} tells “{other.text}”.",
            confidence=0.6,
        )
    narrower = _narrower(left, right)
    if narrower is not None:
        other = right if narrower is left else left
        return Ruling(
            verdict="scope",
            rule="scope: narrower count",
            reason=f"{case.outlet(narrower)} counts {_counted(narrower)}, "
            f"{case.outlet(other)} {_counted(other)}.",
            confidence=0.7,
        )
    qualified = _qualified(left, right)
    if qualified is not None:
        other = right if qualified is left else left
        more = ", ".join(sorted(qualified.qualifiers - other.words))
        return Ruling(
            verdict="scope",
            rule="scope: narrower subject",
            reason=f"Nearly the same words, but {case.outlet(qualified)} speaks only of: {more}.",
            confidence=0.6,
        )
    for cue, words in table("en", "verdicts")["scope_reasons"].items():
        if (cue in left.cues) == (cue in right.cues):
            continue
        marked, other = (left, right) if cue in left.cues else (right, left)
        if not _scope_fits(cue, marked, other):
            continue
        return Ruling(
            verdict="scope",
            rule=f"scope: {cue}",
            reason=f"“{marked.text}” in {case.outlet(marked)} {words}; "
            f"“{other.text}” in {case.outlet(other)} does not.",
            confidence=0.6,
        )
    return None


def _qualified(left: Claim, right: Claim) -> Claim | None:
    """The claim of two in nearly the same words that alone has an "of ..." to its subject.

    "Exports of wheat rose" beside "exports rose".
    """
    for one, other in ((left, right), (right, left)):
        said = other.words - one.words
        if (
            one.qualifiers - other.words
            and other.qualifiers <= one.words
            and len(said) <= MORE_WORDS
            and len(one.words & other.words) >= SHARED_WORDS
        ):
            return one
    return None


def _are_two_events(left: Claim, right: Claim) -> bool:
    """True if the same befell others long ago, or on another day in another place."""
    if left.role != right.role or left.role not in _growing_roles():
        return False
    if left.away != right.away:
        return True
    if left.moment is None or right.moment is None:
        return False
    apart = max(left.moment[0], right.moment[0]) - min(left.moment[1], right.moment[1])
    elsewhere = bool(left.places and right.places and not left.places & right.places)
    return apart > LONG_AGO or (apart >= timedelta(0) and elsewhere)


def _narrower(left: Claim, right: Claim) -> Claim | None:
    """The claim that counts only some of the persons that the other counts, and fewer."""
    anyone = frozenset(table("en", "verdicts")["anyone"])
    for one, other in ((left, right), (right, left)):
        if (
            one.quantity and other.quantity
            and one.head is not None and one.head not in anyone and other.head in anyone
            and one.quantity.value < other.quantity.value
        ):  # fmt: skip
            return one
    return None


def _counted(claim: Claim) -> str:
    quantity = claim.quantity
    noun = (quantity.concept or quantity.head or "") if quantity else ""
    return f"“{claim.text} {noun}”" if noun and noun not in claim.text else f"“{claim.text}”"


def _scope_fits(cue: str, marked: Claim, other: Claim) -> bool:
    """A part is smaller than its whole, and a total larger than its parts."""
    if not marked.quantity or not other.quantity:
        return False
    if cue == "part":
        # "Including two nurses" makes them a part of the hurt, not of five nurses.
        same = marked.head is not None and marked.head == other.head
        return not same and marked.quantity.value < other.quantity.value
    if cue == "total":
        return marked.quantity.value > other.quantity.value
    # No plan is missed a hundredfold: then it is a slip.
    return cue != "planned" or gap(marked, other) < math.log(100)


def _counted_on(case: _Case) -> Ruling | None:
    """A toll told as still moving, and higher on the side that says so."""
    left, right = case.sides()
    if not left.quantity or not right.quantity:
        return None
    roles = {left.role, right.role} - {None}
    if (
        not roles
        or not roles <= _growing_roles()
        or ("growing" in left.cues) == ("growing" in right.cues)
    ):
        return None
    newer, older = (left, right) if "growing" in left.cues else (right, left)
    if not newer.quantity or not older.quantity or newer.quantity.value <= older.quantity.value:
        return None
    return Ruling(
        verdict="update",
        rule="told as a new count",
        reason=f"{case.outlet(newer)} tells “{newer.text}” as a count that moved; "
        f"{case.outlet(older)} has the lower “{older.text}”.",
        confidence=0.6,
    )


def _update(case: _Case) -> Ruling | None:
    """Values that moved with the moment they speak of, and upwards where they can only grow."""
    roles = {case.claims[i].role for i in case.fact.claims} - {None}
    growing = bool(roles) and roles <= _growing_roles()
    timeline = timeline_of(case.groups.values(), case.claims, case.articles)
    if not timeline or any(case.claims[i].timex for i in case.fact.claims):
        return None
    spoken = all(point.spoken for point in timeline)
    if not spoken and (not growing or _are_two_sources(*case.sides())):
        return None
    if not follow(timeline, growing=growing):
        return None
    earliest, latest = case.claims[timeline[0].claim], case.claims[timeline[-1].claim]
    return Ruling(
        verdict="update",
        rule="two moments" if spoken else "grew with time",
        reason=f"“{earliest.text}” ({case.outlet(earliest)}) speaks of an earlier moment than "
        f"“{latest.text}” ({case.outlet(latest)}).",
        confidence=0.8 if spoken else 0.65,
    )


def _rival(case: _Case) -> Ruling | None:
    left, right = case.sides()
    if any(_in_one_voice(*pair) for pair in case.pairs()):
        return None
    names = [
        f"{claim.source.name} (in {case.outlet(claim)})"
        if claim.source and claim.source.name
        else case.outlet(claim)
        for claim in (left, right)
    ]
    both = left.source is not None and right.source is not None
    return Ruling(
        verdict="rival",
        rule="two sources" if both else "own voice against a source",
        reason=f"“{left.text}” comes from {names[0]}, “{right.text}” from {names[1]}.",
        confidence=_chance(case),
    )


def _are_two_sources(left: Claim, right: Claim) -> bool:
    return bool(left.source and right.source and not same_source(left.source, right.source))


def _in_one_voice(left: Claim, right: Claim) -> bool:
    """True if one source, or in both places the outlet itself, gives both values."""
    if left.source is None or right.source is None:
        return left.source is right.source
    return same_source(left.source, right.source)


def _conflict(case: _Case) -> Ruling | None:
    left, right = case.sides()
    return Ruling(
        verdict="conflict",
        rule="values apart",
        reason=f"{case.outlet(left)} says “{left.text}”, {case.outlet(right)} says “{right.text}”: "
        "no value fits both.",
        confidence=_chance(case),
    )


_RULES: tuple[Callable[[_Case], Ruling | None], ...] = (
    _single, _agree, _replaced, _scope, _update, _counted_on, _rival, _conflict,
)  # fmt: skip


def _unless_unsure(ruling: Ruling) -> Ruling:
    if ruling.verdict not in ("conflict", "rival") or ruling.confidence >= FLAG_AT_LEAST:
        return ruling
    return Ruling(
        verdict="unclear",
        rule=ruling.rule,
        reason=f"{ruling.reason} It is not sure that they speak of the same thing.",
        confidence=ruling.confidence,
        steps=ruling.steps,
    )


def _chance(case: _Case) -> float:
    return round(case.fact.certainty, 3)


def _growing_roles() -> frozenset[str]:
    return frozenset(table("en", "verdicts")["growing_roles"])
