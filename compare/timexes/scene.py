"""Where and when an expression stands: what its resolution may lean on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from compare.timexes.context import Tense
from compare.timexes.values import Stretch

__all__ = [
    "ACCOUNTS_PULL",
    "ATTRIBUTE_PULL",
    "DAY_PULL",
    "LONE_DAY_PULL",
    "MONTH_PULL",
    "NEAREST_PULL",
    "QUARTER_PULL",
    "WEEKDAY_PULL",
    "Scene",
    "chosen_of",
]


# How many days further away a reading on the side of the clause's tense may lie and still be
# chosen. Weekdays follow the tense wherever it is told; a day of a month is so often told ahead
# of a verb about something else that only a close call is left to the tense. Flat between half
# and twice these values on half A of bench.dates.
WEEKDAY_PULL = 30
LONE_DAY_PULL = 10
DAY_PULL = 250
ATTRIBUTE_PULL = 150  # "the Oct. 20 primary": the verb is about something else
MONTH_PULL = 220
QUARTER_PULL = 120
ACCOUNTS_PULL = 365  # results are told of quarters that are over
NEAREST_PULL = 30  # a quarter that is to be told of is over as often as not
# Without a word of tense news looks back, but not far for days with a month.
_UNTOLD = {
    ATTRIBUTE_PULL: 5,
    LONE_DAY_PULL: 0,
    WEEKDAY_PULL: 30,
    DAY_PULL: 5,
    MONTH_PULL: 90,
    QUARTER_PULL: 90,
    ACCOUNTS_PULL: 365,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The day of publication, the story's last dates, the clause's tense, the outlet's habits.

    ``reference`` is a day in the outlet's zone and ``now`` the local clock reading where the
    publication time is known to the second; both are None without a publication date.
    ``anchor`` is the last day that the story named, ``month_anchor`` and ``year_anchor`` the
    last day, month or year, ``quarter`` the quarter that its accounts are about.
    """

    reference: date | None
    now: datetime | None = None
    anchor: date | None = None
    month_anchor: date | None = None
    year_anchor: date | None = None
    quarter: Stretch | None = None
    accounts: bool = False  # the sentence is about a company's results
    tense: Tense | None = None
    attribute: bool = False  # it stands before a noun: "the Oct. 20 primary"
    day_order: Literal["dmy", "mdy", "ymd"] | None = None

    def story_day(self, unit: str) -> date | None:
        """The day from which the story counts in a unit: its last date, else publication's."""
        if unit in ("year", "decade", "century", "season", "half"):
            return self.year_anchor or self.reference
        if unit in ("month", "quarter"):
            return self.month_anchor or self.reference
        return self.anchor or self.reference


def chosen_of(
    makes: Iterable[Callable[[], Stretch | None]], scene: Scene, *, pull: int
) -> tuple[Stretch, ...]:
    """The nearest stretch to publication, drawn to the side of the tense; then the rival.

    ``pull`` is one of the constants above: the days that the tense is worth.
    """
    day = scene.reference
    found = [made for make in makes if (made := make()) and made.low and made.high]
    if day is None or not found:
        return tuple(found[:1])

    def cost(one: Stretch) -> tuple[int, str]:
        assert one.low is not None  # unresolved ones were left out above
        assert one.high is not None
        behind = (day - one.high.date()).days + 1
        ahead = (one.low.date() - day).days
        against = 0
        if scene.tense == "past" or scene.tense is None:
            against = (pull if scene.tense else _UNTOLD[pull]) if ahead > 0 else 0
        elif behind > 0:
            against = 2 * pull if scene.tense == "future" else pull
        return max(behind, ahead, 0) + against, one.value

    first = min(found, key=cost)
    assert first.low is not None
    ahead = first.low.date() > day if scene.tense in (None, "past") else first.low.date() >= day
    rivals = [
        one
        for one in found
        if one.low and one != first and (one.low < first.low if ahead else one.low > first.low)
    ]
    return (first, *sorted(rivals, key=cost)[:1])
