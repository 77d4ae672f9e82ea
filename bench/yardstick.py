"""Our own yardstick scored: bench/quantities_yardstick, by the rules of its README.

Prints the share of mentions that are right in all fields among all expected and all spurious ones,
and how often compare/values.py says of a pair what an editor says. Of the kept half only figures
are ever printed; ``python -m bench.yardstick --misses 40`` shows misses of the open one.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any, Literal

from bench import ROOT
from compare.claims import Claim
from compare.notation import is_counted
from compare.quantities.lexicon import lexicon_of
from compare.quantities.nouns import kind_of, singular
from compare.readings import Readings, readings_of
from compare.values import agree, are_comparable
from discrepant.records import Moment, Quantity, Span, Timex

__all__ = ["Score", "main", "print_yardstick", "score_of"]

FOLDER = ROOT / "bench" / "quantities_yardstick"
ALL_FIELDS_BAR = 0.90

Half = Literal["open", "kept"]
_HALVES: tuple[Half, ...] = ("open", "kept")
Row = Mapping[str, Any]  # Any: a line of JSON
Reading = Quantity | Timex

_MODIFIERS = {
    "=": "exactly", "~": "about", ">=": "at_least", ">": "more_than", "<=": "up_to",
    "<": "less_than", "vague": "vague", "range": "exactly", "up": "exactly", "down": "exactly",
}  # fmt: skip
_UNITS = {
    "percentage": "percent", "fraction": "percent", "fold": "times", "metric ton": "tonne",
}  # fmt: skip
_HAPPENED = {
    "injured": "wounded", "arrested": "detained", "took part": "took_part", "laid-off": "laid_off",
    "voted for": "voted_for", "voted against": "voted_against", "shot down": "shot_down",
    "on strike": "struck", "at large": "at_large",
}  # fmt: skip
_GRAINS = {"hour": "minute", "second": "minute", "daypart": "day_part"}
_MODS = {"early": "START", "mid": "MID", "late": "END"}
_SAME_LENGTHS = {"PT1H30M": "PT90M", "PT1.5H": "PT90M", "PT2.5H": "PT150M", "PT2H30M": "PT150M"}
_SHARE_SLACK = 0.005


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts over one half; ``fields`` are the wrong ones by name, ``misses`` told in words."""

    right: int
    expected: int
    spurious: int
    pairs: int
    pairs_right: int
    flags_right: int
    fields: Counter[str]
    misses: tuple[str, ...]

    @property
    def all_fields(self) -> float:
        """Share of mentions right in all fields among all expected and all spurious ones."""
        return self.right / (self.expected + self.spurious)

    @property
    def words(self) -> float:
        """Share of pairs with the expected word."""
        return self.pairs_right / self.pairs

    @property
    def flags(self) -> float:
        """Share of pairs where "differs" was said or not said as expected."""
        return self.flags_right / self.pairs


def main(arguments: list[str] | None = None) -> int:
    """Print the figures of both halves."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m bench.yardstick")
    parser.add_argument("--misses", type=int, default=0, help="misses to print, open half only")
    print_yardstick(misses=parser.parse_args(arguments).misses)
    return 0


def print_yardstick(*, misses: int = 0) -> None:
    """Print the figures of both halves, and so many misses of the open one."""
    for half in _HALVES:
        score = score_of(half)
        bar = f"(bar {ALL_FIELDS_BAR:.3f})" if half == "kept" else ""
        print(
            f"yardstick, {half}: all fields right {score.all_fields:.3f} {bar} "
            f"({score.right} of {score.expected}, {score.spurious} spurious); pairs: the word "
            f"{score.words:.3f}, differs or not {score.flags:.3f}"
        )
        print(f"  wrong fields: {dict(score.fields.most_common())}")
        if half == "open" and misses:
            print(*score.misses[:misses], sep="\n")


def score_of(half: Half) -> Score:
    """The score of one half of the yardstick."""
    right = expected = spurious = pairs = pairs_right = flags_right = 0
    fields: Counter[str] = Counter()
    misses: list[str] = []
    with (FOLDER / f"{half}.jsonl").open(encoding="utf-8") as source:
        groups: list[Row] = [json.loads(line) for line in source]
    for group in groups:
        known: dict[str, Reading | None] = {}
        for sentence in group["sentences"]:
            readings = _read(sentence)
            for mention, found in _matched(sentence, readings):
                known[f"{sentence['key']}.{mention['id']}"] = _compared(found, readings)
                wrong = _wrong(sentence, mention, found, readings)
                expected += 1
                right += not wrong
                fields.update(wrong)
                if wrong:
                    misses.append(f"{group['id']} {mention['quote']!r} {wrong} {_told(found)} in "
                                  f"{sentence['text']!r}")  # fmt: skip
            for stray in _spurious(sentence, readings):
                spurious += 1
                misses.append(f"{group['id']} spurious {_told(stray)} in {sentence['text']!r}")
        for pair in group["pairs"]:
            word = _word(pair, known)
            pairs += 1
            pairs_right += word == pair["expected"]
            flags_right += (word == "differs") == (pair["expected"] == "differs")
            if word != pair["expected"]:
                misses.append(f"{group['id']} pair {pair} is {word}")
    return Score(
        right=right, expected=expected, spurious=spurious, pairs=pairs, pairs_right=pairs_right,
        flags_right=flags_right, fields=fields, misses=tuple(misses),
    )  # fmt: skip


def _read(sentence: Row) -> Readings:
    return readings_of(
        sentence["text"],
        reference=Moment.parse(sentence["published"]),
        zone=sentence["zone"],
        day_order=sentence["day_order"],
        currency=sentence["currency"],
    )


# ---------------------------------------------------------------------------- mentions


def _matched(sentence: Row, readings: Readings) -> Iterator[tuple[Row, Reading | None]]:
    """Each expected mention with the reading that shares most characters with it."""
    counted = tuple(filter(is_counted, readings.quantities))
    lists: tuple[tuple[str, tuple[Reading, ...]], ...]
    lists = (("quantities", counted), ("dates", readings.timexes))
    for name, found in lists:
        for mention in sentence[name]:
            yield mention, _nearest(_span(sentence["text"], mention), found)


def _compared(found: Reading | None, readings: Readings) -> Reading | None:
    """A length of time is compared as the figure that it is, too."""
    if not isinstance(found, Timex) or found.type != "DURATION":
        return found
    lengths = [one for one in readings.quantities if one.form == "duration"]
    return _nearest(found.span, lengths) or found


def _nearest(span: Span, found: Sequence[Reading]) -> Reading | None:
    """The reading that shares most characters with the span; None where none shares one."""
    best: Reading | None = max(found, key=lambda one: _shared(one.span, span), default=None)
    return best if best and _shared(best.span, span) > 0 else None


def _shared(one: Span, other: Span) -> float:
    """Characters that both have; a part less for those that one has alone."""
    both = min(one.end, other.end) - max(one.start, other.start)
    return both - 0.01 * (one.end - one.start) if both > 0 else 0.0


def _span(text: str, mention: Row) -> Span:
    at = -1
    for _ in range(mention.get("occurrence", 1)):
        at = text.index(mention["quote"], at + 1)
    return Span(start=at, end=at + len(mention["quote"]))


def _spurious(sentence: Row, readings: Readings) -> Iterator[Reading]:
    told = [
        _span(sentence["text"], mention)
        for name in ("quantities", "dates", "optional")
        for mention in sentence[name]
    ]
    lengths = [_span(sentence["text"], one) for one in sentence["dates"]]
    for quantity in filter(is_counted, readings.quantities):
        inside = quantity.form == "duration" and _overlaps(quantity.span, lengths)
        if not inside and not _overlaps(quantity.span, told):
            yield quantity
    for timex in readings.timexes:
        if not _overlaps(timex.span, told):
            yield timex


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _wrong(
    sentence: Row, mention: Row, found: Reading | None, readings: Readings
) -> tuple[str, ...]:
    """The names of the fields that are wrong; none for a mention that is right."""
    if isinstance(found, Quantity):
        return tuple(_wrong_in_quantity(mention, found))
    if mention.get("granularity") == "event":
        dated = isinstance(found, Timex) and found.low is not None
        return ("event",) if dated else ()
    if found is None:
        return ("missed",)
    return tuple(_wrong_in_date(sentence, mention, found, readings))


def _wrong_in_quantity(mention: Row, found: Quantity) -> Iterator[str]:
    scale = 100.0 if found.unit == "fraction" else 1.0
    value = found.value * scale
    high = None if found.value_high is None else found.value_high * scale
    if scale == 1 and not _same(abs(value) if found.modifier == "down" else value, mention):
        yield "value"
    if scale != 1 and abs(value - mention["value"]) > _SHARE_SLACK * abs(mention["value"]):
        yield "value"
    if (high is None) != (mention["value_high"] is None) or (
        high is not None and abs(high - mention["value_high"]) > 1e-6 * abs(high)
    ):
        yield "value_high"
    if _modifier(found) != mention["modifier"]:
        yield "modifier"
    if _unit(found) not in (mention["unit"], *mention.get("accept_units", ())):
        yield "unit"
    if mention["concept"] and not _same_kind(found.head, mention["concept"]):
        yield "concept"
    if mention["happened"] and _HAPPENED.get(found.role or "", found.role) != mention["happened"]:
        yield "happened"


def _same(value: float, mention: Row) -> bool:
    signless = mention.get("role") == "down" and abs(mention["value"]) == abs(value)
    return bool(signless or abs(value - mention["value"]) <= 1e-6 * max(1.0, abs(value)))


def _modifier(found: Quantity) -> str:
    """Ours in the words of the yardstick; a hedge on a change shows in the bounds alone."""
    low, high, value = found.low, found.high, found.value
    if found.modifier == "~" and high == value:
        return "nearly"
    if found.modifier == "<" and low:
        return "nearly"  # just under
    if found.modifier in ("up", "down") and (low, high) != (value, value):
        if high is None:
            return "more_than"
        return "nearly" if high == value and low else "about" if low else "less_than"
    return _MODIFIERS[found.modifier]


def _unit(found: Quantity) -> str | None:
    if found.unit is None:
        return None
    first, *rest = found.unit.split(" per ")
    return " per ".join((_UNITS.get(first, first), *rest))


def _same_kind(head: str | None, concept: str) -> bool:
    """True for one head noun or synonyms; "people" covers any group of persons."""
    lexicon = lexicon_of("en")
    wanted = singular(lexicon, concept.split()[-1])
    persons = lexicon.counted["persons"]
    if head is not None and kind_of(head) == kind_of(wanted):
        return True
    # Figures without a noun count people, and so do "17 deaths" and "60 arrests".
    ours = "person" if head is None or head in lexicon.role_heads else head
    if kind_of(ours) == kind_of(wanted):
        return True
    either = "person" in (kind_of(ours), kind_of(wanted))
    return either and {ours, wanted} <= persons | {"person", "people"}


def _wrong_in_date(
    sentence: Row, mention: Row, found: Reading, readings: Readings
) -> Iterator[str]:
    if not isinstance(found, Timex):
        yield "missed"
        return
    if found.type != mention["type"] and not {found.type, mention["type"]} <= {"DATE", "TIME"}:
        yield "type"
    accepted = {_date(value) for value in (mention["value"], *mention.get("accept", ())) if value}
    if _date(found.value) not in accepted:
        yield "value"
    span = _span(sentence["text"], mention)
    ends = [timex.value for timex in readings.timexes if timex.span.overlaps(span)]
    until = found.until or (ends[-1] if len(ends) > 1 else None)
    if (until and _date(until)) != (mention["value_high"] and _date(mention["value_high"])):
        yield "value_high"
    grain = _GRAINS.get(found.grain or "", found.grain)
    fiscal = mention["granularity"] == "fiscal_year" and grain == "year"
    if grain != mention["granularity"] and not fiscal:
        yield "granularity"
    if _MODS.get(found.modifier or "") != mention["mod"]:
        yield "mod"


def _date(value: str) -> str:
    """One way of writing for values that the README calls the same.

    >>> _date("2024-06-12T23:00"), _date("199X"), _date("FY2023")
    ('2024-06-12T23', '199', '2023')
    """
    value = value.removeprefix("FY").removesuffix("X" if len(value) == 4 else "")
    while value.endswith(":00") and "T" in value and not value.startswith("P"):
        value = value.removesuffix(":00")
    return _SAME_LENGTHS.get(value, value)


def _told(found: Reading | None) -> str:
    if isinstance(found, Quantity):
        told = (found.value, found.value_high, found.modifier, found.unit, found.head, found.role)
        return f"{found.text!r} {told}"
    return f"{found.text!r} {found.value, found.until, found.modifier}" if found else "nothing"


# ---------------------------------------------------------------------------- pairs


def _word(pair: Row, known: Mapping[str, Reading | None]) -> str:
    """What compare/values.py says of a pair: equal, compatible, differs or not_comparable."""
    left, right = (_sum([known[name] for name in pair[side].split("+")]) for side in _SIDES)
    if left is None or right is None:
        return "not_comparable"
    one, other = _claim(left), _claim(right)
    if not are_comparable(one, other):
        return "not_comparable"
    if not agree(one, other):
        return "differs"
    same = left.value == right.value
    return "equal" if same or _converted(left, right) else "compatible"


_SIDES = ("left", "right")


def _converted(left: Reading, right: Reading) -> bool:
    both = isinstance(left, Quantity) and isinstance(right, Quantity)
    return both and left.unit != right.unit and left.modifier == right.modifier  # type: ignore[union-attr]


def _sum(readings: Sequence[Reading | None]) -> Reading | None:
    if len(readings) == 1:
        return readings[0]
    if not all(isinstance(one, Quantity) for one in readings):
        return None
    return reduce(_added, readings)


def _added(left: Reading | None, right: Reading | None) -> Reading | None:
    assert isinstance(left, Quantity)  # the caller has seen to it
    assert isinstance(right, Quantity)
    low, high = (
        None if one is None or other is None else one + other
        for one, other in ((left.low, right.low), (left.high, right.high))
    )
    return replace(left, value=left.value + right.value, low=low, high=high)


def _claim(reading: Reading) -> Claim:
    quantity = reading if isinstance(reading, Quantity) else None
    timex = reading if isinstance(reading, Timex) else None
    is_time = timex is not None and "T" in timex.value[4:]
    kind: Literal["figure", "date", "time"] = (
        "figure" if quantity else "time" if is_time else "date"
    )
    return Claim(
        article="", sentence=0, field="text", span=reading.span, text=reading.text, kind=kind,
        quantity=quantity, timex=timex,
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
