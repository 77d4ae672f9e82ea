"""Where and when an expression stands: what its resolution may lean on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from compare.timexes.context import Tense
from compare.timexes.values import Stretch

__all__ = ["Scene", "chosen_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The day of publication, the story's last date, the clause's tense, the outlet's habits.

    ``reference`` is a day in the outlet's zone and ``now`` the local clock reading where the
    publication time is known to the second; both are None without a publication date.
    """

    reference: date | None
    now: datetime | None = None
    anchor: date | None = None
    tense: Tense | None = None
    day_order: Literal["dmy", "mdy", "ymd"] | None = None
    language: str = "en"

    @property
    def story_day(self) -> date | None:
        """The day from which the story counts: its last date, else that of publication."""
        return self.anchor or self.reference


def chosen_of(
    makes: Iterable[Callable[[], Stretch | None]], scene: Scene, *, nearest: bool = False
) -> tuple[Stretch, ...]:
    """The reading that the tense asks for and the other one, out of stretches in time order.

    Behind is the last that has begun by the day of publication, ahead the first that ends
    after it. Without a tense ``nearest`` takes the closer one, otherwise the one behind.
    """
    day = scene.reference
    found = [made for make in makes if (made := make()) and made.low and made.high]
    if day is None or not found:
        return tuple(found[:1])
    behind = [one for one in found if one.low and one.low.date() <= day]
    ahead = [one for one in found if one.high and one.high.date() > day]
    pair = [*behind[-1:], *ahead[:1]]
    if len(pair) == 2 and pair[0] == pair[1]:
        # The current one: keep the one after or before it as the other reading.
        pair = [pair[0], *(ahead[1:2] if scene.tense == "future" else behind[-2:-1])]
        return tuple(pair)
    if len(pair) < 2:
        return tuple(pair)
    if scene.tense == "future" or (scene.tense is None and nearest and _is_closer(pair, day)):
        pair.reverse()
    return tuple(pair)


def _is_closer(pair: list[Stretch], day: date) -> bool:
    first, second = pair[0].high, pair[1].low
    assert first is not None  # both are resolved
    assert second is not None
    return (second.date() - day) < (day - first.date() + timedelta(days=1))
