"""Check the yardstick's own data: shape, spans, numbers, dates, and that expected words follow.

Run ``python bench/quantities_yardstick/check.py`` from anywhere; ``--counts`` also prints the
counts that stand in the README. It reads no code of the product, only the standard library.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

__all__ = ["main", "problems_of"]

FOLDER = Path(__file__).parent
PARTS = ("open.jsonl", "kept.jsonl")
Group = dict[str, Any]  # one line of JSON, its shape is what this script checks

SUBJECTS = {"toll", "troops", "arrests", "protests", "damage", "votes", "money", "dates"}
MODIFIERS = {"exactly", "about", "at_least", "more_than", "up_to", "less_than", "nearly", "vague"}
HAPPENED = set(
    "abstained casualties charged damaged deployed destroyed detained escaped evacuated"
    " hired hospitalised infected killed laid_off launched missing released rescued seized"
    " shot_down struck survived took_part voted_against voted_for wounded".split()
)
ROLES = {"after", "before", "converted", "denied", "down", "part", "planned", "unconfirmed", "up"}
EXPECTED = {"equal", "compatible", "differs", "not_comparable"}
TYPES = {"DATE", "TIME", "DURATION", "SET"}
GRANULARITIES = set(
    "minute day_part day weekend week month quarter half season year fiscal_year decade"
    " duration set vague event".split()
)
LOOKALIKES = {f"N{number}" for number in range(1, 21)}
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
LAST_PHENOMENON = 50

# Unit -> what it measures, and how many of the base unit one of it is.
FACTORS = {
    "kilometre": ("length", 1000.0),
    "mile": ("length", 1609.344),
    "metre": ("length", 1.0),
    "foot": ("length", 0.3048),
    "inch": ("length", 0.0254),
    "millimetre": ("length", 0.001),
    "acre": ("area", 0.40468564),
    "hectare": ("area", 1.0),
    "square kilometre": ("area", 100.0),
    "tonne": ("mass", 1000.0),
    "kilogram": ("mass", 1.0),
    "pound": ("mass", 0.45359237),
    "mile per hour": ("speed", 1.609344),
    "kilometre per hour": ("speed", 1.0),
    "basis point": ("percentage point", 0.01),
    "per 100000 residents": ("rate", 1.0),
    "per 1000 residents": ("rate", 100.0),
    "INR per day": ("INR per time", 1.0),
    "INR per week": ("INR per time", 1 / 7),
}
ABOUT_SHARE = 0.1  # "about 80" may stand for 72 to 88
DECADE_PARTS = {"START": (0, 4), "MID": (3, 7), "END": (6, 10)}
MONTH_THIRDS = {"START": (1, 10), "MID": (11, 20), "END": (21, 31)}
DAY_PARTS = {"MO": (0, 12), "AF": (12, 18), "EV": (17, 23), "NI": (18, 30)}
DURATION = r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?"
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
Span = tuple[float, float]


def _starts(text: str, quote: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(quote), text)]


def _span_problem(text: str, mention: Group) -> str | None:
    found = len(_starts(text, mention["quote"]))
    named = mention.get("occurrence")
    right = found == 1 if named is None else 1 <= named <= found
    return None if right else f"{mention['quote']!r} stands there {found} times, named is {named}"


def _character_span(text: str, mention: Group) -> tuple[int, int]:
    start = _starts(text, mention["quote"])[mention.get("occurrence", 1) - 1]
    return start, start + len(mention["quote"])


# Intervals of figures -----------------------------------------------------------------------------


def _half_step(value: float, *, count: bool, share: bool) -> float:
    """Half of the last written place; 0 for a count under 1,000 or with three or more digits."""
    if share or value != int(value):
        decimals = len(f"{value:.10g}".partition(".")[2])
        return 0.5 * 10.0**-decimals
    digits = str(abs(int(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    if count and (abs(value) < 1000 or len(digits) - zeros > 2):
        return 0.0
    if count:
        return 0.5 * 10.0**zeros
    # A lone leading digit ("10 km", "10,000 hectares") is taken to be exact to a twentieth.
    return min(0.5 * 10.0**zeros, max(0.5, abs(value) / 20))


def _figure(mention: Group) -> tuple[str, Span]:
    """What is measured and the interval that the words allow, in base units."""
    unit, value = mention["unit"], float(mention["value"])
    high = float(mention["value_high"] if mention["value_high"] is not None else value)
    exact = unit is None or unit.startswith(("year of", "week of"))
    share = unit in {"percent", "percentage point", "celsius", "fahrenheit"}
    slack = _half_step(value, count=exact, share=share) if value == high else 0.0
    low_high = {
        "exactly": (value - slack, high + slack),
        "about": (value - abs(value) * ABOUT_SHARE, high + abs(high) * ABOUT_SHARE),
        "nearly": (value * 0.9, value),
        "at_least": (value, math.inf),
        "more_than": (value, math.inf),
        "vague": (value, math.inf),
        "up_to": (0.0, value),
        "less_than": (0.0, value),
    }
    low, top = low_high[mention["modifier"]]
    if mention.get("role") == "down":
        low, top = -top, -low
    if unit == "fahrenheit":
        return "celsius", ((low - 32) / 1.8, (top - 32) / 1.8)
    dimension, factor = FACTORS.get(unit, (unit or "count", 1.0))
    return dimension, (low * factor, top * factor)


# Intervals of dates -------------------------------------------------------------------------------


def _months(year: int, month: int, count: int) -> tuple[datetime, datetime]:
    last = year * 12 + month - 1 + count
    return datetime(year, month, 1), datetime(last // 12, last % 12 + 1, 1)


def _days(value: str, mod: str | None) -> tuple[datetime, datetime]:
    """First moment and the moment after the last, by the local clock; ValueError if unreal."""
    if re.fullmatch(r"\d{3}", value):
        first, last = DECADE_PARTS.get(mod or "", (0, 10))
        return datetime(int(value) * 10 + first, 1, 1), datetime(int(value) * 10 + last, 1, 1)
    if re.fullmatch(r"\d{4}", value):
        return _months(int(value), 1, 12)
    year, rest = int(value[:4]), value[5:]
    if match := re.fullmatch(r"Q([1-4])", rest):
        return _months(year, int(match[1]) * 3 - 2, 3)
    if match := re.fullmatch(r"H([12])", rest):
        return _months(year, int(match[1]) * 6 - 5, 6)
    if rest in SEASONS:
        return _months(year, SEASONS[rest], 3)
    if match := re.fullmatch(r"W(\d\d)(-WE)?", rest):
        monday = datetime.combine(date.fromisocalendar(year, int(match[1]), 1), datetime.min.time())
        return monday + timedelta(days=5 if match[2] else 0), monday + timedelta(days=7)
    if re.fullmatch(r"\d\d", rest):
        start, end = _months(year, int(rest), 1)
        if mod in MONTH_THIRDS:
            first, last = MONTH_THIRDS[mod]
            return start + timedelta(days=first - 1), min(start + timedelta(days=last), end)
        return start, end
    day, _, clock = value.partition("T")
    midnight = datetime.strptime(day, "%Y-%m-%d")
    if clock in DAY_PARTS:
        first, last = DAY_PARTS[clock]
        return midnight + timedelta(hours=first), midnight + timedelta(hours=last)
    if clock:
        hour, minute = (int(part) for part in clock.split(":"))
        if not (0 <= hour <= 24 and 0 <= minute < 60):
            raise ValueError(value)
        moment = midnight + timedelta(hours=hour, minutes=minute)
        return moment, moment + timedelta(minutes=1)
    hours = {"START": (0, 12), "END": (18, 24)}.get(mod or "", (0, 24))
    return midnight + timedelta(hours=hours[0]), midnight + timedelta(hours=hours[1])


def _duration(value: str) -> Span:
    """Months and seconds."""
    match = re.fullmatch(DURATION, value)
    if not match or value in {"P", "PT"}:
        raise ValueError(value)
    years, months, weeks, days, hours, minutes = (int(part or 0) for part in match.groups())
    return years * 12 + months, ((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60


def _readings(mention: Group, zone: str, *, with_zone: bool) -> Iterator[tuple[datetime, datetime]]:
    values = [mention["value"], *mention.get("alternatives", [])]
    for value in values:
        start, end = _days(value, mention["mod"])
        if mention["value_high"] and value == mention["value"]:
            end = _days(mention["value_high"], None)[1]
        name = mention.get("zone", zone)
        if with_zone and name != "local":
            start, end = (moment.replace(tzinfo=ZoneInfo(name)) for moment in (start, end))
            start, end = (moment.astimezone(ZoneInfo("UTC")) for moment in (start, end))
        yield start.replace(tzinfo=None), end.replace(tzinfo=None)


# Comparing ----------------------------------------------------------------------------------------


def _mentions(group: Group, side: str) -> list[tuple[Group, Group]]:
    """(sentence, mention) of each name in ``a.q1+a.q2``; KeyError when one is not there."""
    named = {
        f"{sentence['key']}.{mention['id']}": (sentence, mention)
        for sentence in group["sentences"]
        for mention in [*sentence["quantities"], *sentence["dates"]]
    }
    return [named[name] for name in side.split("+")]


def _date_word(left: tuple[Group, Group], right: tuple[Group, Group]) -> str:
    one, two = left[1], right[1]
    if "SET" in {one["type"], two["type"]}:
        return "equal" if one["value"] == two["value"] else "differs"
    if one["type"] == two["type"] == "DURATION":
        return "equal" if _duration(one["value"]) == _duration(two["value"]) else "differs"
    if two["value"] in one.get("accept", []) or one["value"] in two.get("accept", []):
        return "equal"
    with_zone = "minute" in {one["granularity"], two["granularity"]}
    ones = list(_readings(one, left[0]["zone"], with_zone=with_zone))
    twos = list(_readings(two, right[0]["zone"], with_zone=with_zone))
    if ones[0] == twos[0]:
        return "equal"
    overlap = any(a[0] < b[1] and b[0] < a[1] for a in ones for b in twos)
    return "compatible" if overlap else "differs"


def _figure_word(left: list[Group], right: list[Group]) -> str:
    sides = []
    for mentions in (left, right):
        figures = [_figure(mention) for mention in mentions]
        lows, highs = zip(*(interval for _, interval in figures), strict=True)
        sides.append((figures[0][0], sum(lows), sum(highs)))
    (one, low, high), (two, other_low, other_high) = sides
    if one != two:
        return "not_comparable"
    if low > other_high + 1e-9 or other_low > high + 1e-9:
        return "differs"
    both = [*left, *right]
    same_kind = len({(m["modifier"], m["value_high"] is None) for m in both}) == 1
    same_value = sum(m["value"] for m in left) == sum(m["value"] for m in right)
    converted = len({m["unit"] for m in both}) > 1
    rewritten = any(str(m["value"]).endswith((".67", ".33")) or m["value"] < 0 for m in both)
    same = same_kind and (same_value or converted or rewritten)
    return "equal" if same else "compatible"


def _pair_problems(group: Group, pair: Group) -> Iterator[str]:
    try:
        left, right = _mentions(group, pair["left"]), _mentions(group, pair["right"])
    except KeyError as error:
        yield f"{error} names no mention"
        return
    if {sentence["key"] for sentence, _ in left} & {sentence["key"] for sentence, _ in right}:
        yield "both sides lie in one sentence"
    kinds = {mention["id"][0] for _, mention in [*left, *right]}
    if len(kinds) != 1:
        yield "a figure against a date"
    elif pair["expected"] != "not_comparable":
        if kinds == {"d"}:
            word = _date_word(left[0], right[0])
        else:
            word = _figure_word([mention for _, mention in left], [mention for _, mention in right])
        if word != pair["expected"]:
            yield f"{pair['left']} {pair['right']}: {pair['expected']}, the normal forms say {word}"
    if pair["expected"] not in EXPECTED or not pair["reason"] or "\n" in pair["reason"]:
        yield "unknown word or no reason of one line"


def _sentence_problems(sentence: Group) -> Iterator[str]:
    text = sentence["text"]
    ZoneInfo(sentence["zone"])
    date.fromisoformat(sentence["published"])
    if not re.fullmatch("(dmy|mdy) [A-Z]{3}", f"{sentence['day_order']} {sentence['currency']}"):
        yield "outlet fields"
    if not all(1 <= number <= LAST_PHENOMENON for number in sentence["phenomena"]):
        yield "phenomena"
    lists = ("quantities", "dates", "ordinals", "not_figures", "optional")
    mentions = [mention for name in lists for mention in sentence[name]]
    wrong = [problem for mention in mentions if (problem := _span_problem(text, mention))]
    yield from wrong
    if not wrong:
        spans = sorted(_character_span(text, mention) for mention in mentions)
        if any(after[0] < before[1] for before, after in pairwise(spans)):
            yield "spans overlap"
    for quantity in sentence["quantities"]:
        low, high = quantity["value"], quantity["value_high"]
        numbers = [low] if high is None else [low, high]
        if not all(type(number) in (int, float) and math.isfinite(number) for number in numbers):
            yield f"{quantity['quote']!r}: value is not a number"
        if high is not None and high <= low:
            yield f"{quantity['quote']!r}: empty range"
        known = quantity["modifier"] in MODIFIERS and quantity.get("role", "part") in ROLES
        if not known or quantity["happened"] not in HAPPENED | {None}:
            yield f"{quantity['quote']!r}: unknown modifier, role or happened"
    for mention in sentence["dates"]:
        yield from _timex_problems(mention)


def _timex_problems(mention: Group) -> Iterator[str]:
    value, quote = mention["value"], mention["quote"]
    if mention["type"] not in TYPES or mention["granularity"] not in GRANULARITIES:
        yield f"{quote!r}: unknown type or granularity"
    if mention["type"] == "DURATION" or (mention["type"] == "SET" and value.startswith("P")):
        _duration(value)
    elif value and mention["type"] != "SET" and not value.endswith("_REF"):
        also = [*mention.get("alternatives", []), *mention.get("accept", [])]
        for reading in filter(None, [value, mention["value_high"], *also]):
            _days(reading, None)
        named = [name for name in WEEKDAYS if name in quote and "Easter" not in quote]
        if named and date.fromisoformat(value[:10]).weekday() != WEEKDAYS.index(named[0]):
            yield f"{quote!r} is not {value}"


def problems_of(group: Group) -> Iterator[str]:
    """Everything that is wrong with one group, in words."""
    keys = [sentence["key"] for sentence in group["sentences"]]
    if group["subject"] not in SUBJECTS or not set(group["lookalikes"]) <= LOOKALIKES:
        yield "unknown subject or look-alike"
    if len(keys) < 2 or keys != sorted(set(keys)) or not group["pairs"]:
        yield "a group has two or more sentences, in order, and a pair"
    for sentence in group["sentences"]:
        try:
            yield from (f"{sentence['key']}: {problem}" for problem in _sentence_problems(sentence))
        except (ValueError, KeyError) as error:
            yield f"{sentence['key']}: {error!r}"
    for pair in group["pairs"]:
        yield from _pair_problems(group, pair)


def _counts(groups: list[Group]) -> Iterator[str]:
    sentences = [(group, sentence) for group in groups for sentence in group["sentences"]]
    subjects = Counter(group["subject"] for group, _ in sentences)
    phenomena = Counter(number for _, sentence in sentences for number in sentence["phenomena"])
    expected = Counter(pair["expected"] for group in groups for pair in group["pairs"])
    alike = Counter(code for group in groups for code in group["lookalikes"])
    yield f"groups {len(groups)}, sentences {len(sentences)}, pairs {expected.total()}"
    for name in ("quantities", "dates", "ordinals", "not_figures", "optional"):
        yield f"{name} {sum(len(sentence[name]) for _, sentence in sentences)}"
    yield f"sentences by subject: {dict(sorted(subjects.items()))}"
    yield f"pairs by word: {dict(sorted(expected.items()))}"
    yield f"groups by look-alike: {dict(sorted(alike.items(), key=lambda item: int(item[0][1:])))}"
    yield f"sentences by phenomenon: {dict(sorted(phenomena.items()))}"


def main(arguments: list[str]) -> int:
    """Print every problem and the counts; 0 when there is none."""
    groups: list[Group] = []
    for part in PARTS:
        lines = (FOLDER / part).read_text(encoding="utf-8").splitlines()
        read = [json.loads(line) for line in lines]
        groups += read
        if "--counts" in arguments:
            print(f"{part}:", *_counts(read), sep="\n  ")
    problems = [f"{group['id']}: {problem}" for group in groups for problem in problems_of(group)]
    texts = Counter(sentence["text"] for group in groups for sentence in group["sentences"])
    problems += [f"said twice: {text}" for text, times in texts.items() if times > 1]
    if len({group["id"] for group in groups}) != len(groups):
        problems.append("an id is given twice")
    problems.append(f"{len(groups)} groups, {len(texts)} sentences, {len(problems)} problems")
    print(*problems, sep="\n")
    return 1 if len(problems) > 1 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
