"""What holds for every text: rendered dates read back, spans quote, nothing crashes or hangs."""

from __future__ import annotations

import random
import time
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.timexes import timexes_in
from compare.timexes.holidays import easter, holiday_in
from compare.timexes.lexicon import lexicon_for
from compare.timexes.reading import MOST_TIMEXES
from compare.timexes.values import months_later
from compare.wording import table
from discrepant.records import Moment, Timex

MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2035, 12, 31))
words = st.sampled_from(
    [*sorted(lexicon_for("en").vocabulary), "12", "2017", "1,984", "9:30", "12/06", "said", "."]
)


def ordinal(day: int) -> str:
    ending = "th" if 11 <= day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


@st.composite
def rendered(draw: st.DrawFn) -> tuple[date, str]:
    """A day and one of the ways in which newspapers write it."""
    day = draw(days)
    month = MONTHS[day.month - 1]
    form = draw(
        st.sampled_from(
            [
                "{d} {m} {y}", "{m} {d}, {y}", "{m} {d} {y}", "{o} {m} {y}", "the {o} of {m} {y}",
                "{m} {o}, {y}", "{a}. {d}, {y}", "{y}-{n:02}-{d:02}", "{w}, {d} {m} {y}",
                "{w}, {m} {d}, {y}", "{d}.{n}.{y}",
            ]
        )
    )  # fmt: skip
    short = "Sept" if month == "September" else month[:3]
    if short == month and "{a}" in form:
        form = "{m} {d}, {y}"  # May is never cut short
    text = form.format(
        d=day.day, m=month, y=day.year, o=ordinal(day.day), a=short, n=day.month,
        w=WEEKDAYS[day.weekday()],
    )  # fmt: skip
    return day, text


@given(rendered())
def test_any_rendered_date_reads_back(drawn: tuple[date, str]) -> None:
    day, text = drawn
    (timex,) = timexes_in(f"It was signed on {text} in Vilnius.", day_order="dmy")
    assert timex.value == day.isoformat()
    assert timex.text == text
    assert timex.low == datetime(day.year, day.month, day.day, tzinfo=UTC)
    assert timex.high == timex.low + timedelta(days=1)


@given(days, st.integers(0, 23), st.integers(0, 59))
def test_any_clock_time_reads_back(day: date, hour: int, minute: int) -> None:
    half = "a.m." if hour < 12 else "p.m."
    clock = f"{hour % 12 or 12}:{minute:02} {half}"
    (timex,) = timexes_in(f"It fell at {clock} on {day.day} {MONTHS[day.month - 1]} {day.year}.")
    assert timex.value == f"{day.isoformat()}T{hour:02}:{minute:02}"


@given(days, st.integers(1, 400))
def test_days_ago_are_counted_from_publication(day: date, count: int) -> None:
    (timex,) = timexes_in(
        f"It was signed {count} days ago.", reference=Moment.parse(day.isoformat())
    )
    assert timex.value == (day - timedelta(days=count)).isoformat()


@given(days, st.integers(0, 6))
def test_a_past_weekday_is_one_of_the_last_seven_days(day: date, weekday: int) -> None:
    (timex,) = timexes_in(
        f"It was signed on {WEEKDAYS[weekday]}.", reference=Moment.parse(day.isoformat())
    )
    read = date.fromisoformat(timex.value)
    assert read.weekday() == weekday
    assert timedelta(0) <= day - read < timedelta(days=7)


def well_formed(text: str, found: tuple[Timex, ...]) -> None:
    end = 0
    for timex in found:
        assert timex.span.start >= end
        assert timex.span.of(text) == timex.text != ""
        assert (timex.low is None) == (timex.high is None)
        if timex.low is not None and timex.high is not None:
            assert timex.low < timex.high
        end = timex.span.end


@given(st.text(max_size=200))
def test_any_text_is_read_and_every_span_quotes_it(text: str) -> None:
    well_formed(text, timexes_in(text, reference=Moment.parse("2024-06-12")))


@given(
    st.lists(words, max_size=25).map(" ".join),
    st.sampled_from([None, "2024-06-12", "2024-02-29T23:30:00+00:00", "2024-06", "1999"]),
    st.sampled_from(["UTC", "Asia/Kathmandu", "America/Los_Angeles"]),
    st.sampled_from([None, date(2024, 2, 29)]),
)
def test_any_mix_of_the_words_of_time_is_read(
    text: str, reference: str | None, zone: str, anchor: date | None
) -> None:
    published = Moment.parse(reference) if reference else None
    found = timexes_in(text, reference=published, zone=zone, anchor=anchor)
    well_formed(text, found)
    assert found == timexes_in(text, reference=published, zone=zone, anchor=anchor)


@given(days, st.integers(-1200, 1200))
def test_months_later_and_back_is_the_same_month(day: date, months: int) -> None:
    there = months_later(day.replace(day=1), months)
    assert months_later(there, -months) == day.replace(day=1)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1999, "04-04"), (2000, "04-23"), (2008, "03-23"), (2011, "04-24"), (2038, "04-25")],
)
def test_easter_falls_where_the_almanac_has_it(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


def test_every_holiday_of_the_wording_has_a_date() -> None:
    for holiday in table("en", "timexes_holidays")["holiday"]:
        rule = holiday["rule"]
        year = int(rule[:4]) if rule[:4].isdigit() else 2022
        assert holiday_in(year, rule) is not None, holiday["names"]


# ---------------------------------------------------------------------------- hostile input

# The bar is 0.1 cpu seconds for 100 KB (bench.dates prints it); ten times that is a hang.
MOST_SECONDS = 1.0
KILOBYTES = 100_000


def hostile() -> list[str]:
    chosen = random.Random(7)
    vocabulary = sorted(lexicon_for("en").vocabulary)
    made = [
        "1" * KILOBYTES, "1 " * (KILOBYTES // 2), "1-" * (KILOBYTES // 2), "1/" * (KILOBYTES // 2),
        "1:" * (KILOBYTES // 2), "1." * (KILOBYTES // 2), "1," * (KILOBYTES // 2),
        "may " * (KILOBYTES // 4), "the " * (KILOBYTES // 4), "May 1 " * (KILOBYTES // 6),
        "two hundred and " * (KILOBYTES // 16), "in the " * (KILOBYTES // 7),
        "a" * KILOBYTES, "(" * KILOBYTES, "٣" * KILOBYTES, "１２ " * (KILOBYTES // 3),
        "twenty-" * (KILOBYTES // 7), "last " * (KILOBYTES // 5), "½" * KILOBYTES,
        "2017-04-19T10:30:00Z " * (KILOBYTES // 21), "\u202e" * KILOBYTES, "1e999999999 " * 8000,
    ]  # fmt: skip
    made += [" ".join(chosen.choices(vocabulary, k=KILOBYTES // 6)) for _ in range(3)]
    made += ["".join(chosen.choices("0123456789-/.:, ", k=KILOBYTES)) for _ in range(3)]
    return made


@pytest.mark.slow
@pytest.mark.parametrize("text", hostile(), ids=lambda text: repr(text[:12]))
def test_a_hundred_kilobytes_of_anything_are_read_in_time(text: str) -> None:
    started = time.process_time()
    found = timexes_in(text, reference=Moment.parse("2024-06-12"))
    assert time.process_time() - started < MOST_SECONDS
    assert len(found) <= MOST_TIMEXES
