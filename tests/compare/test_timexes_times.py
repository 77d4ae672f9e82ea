"""Clock times, lengths, bounds and ranges in a table of our own sentences."""

from __future__ import annotations

import pytest

from tests.compare.builders import timexes, utc


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It began at 9 a.m.", "9 a.m.", "T09"),
        ("It began at 9:30 p.m. local time.", "9:30 p.m. local time", "T21:30"),
        ("It began at 0930 GMT.", "0930 GMT", "T09:30"),
        ("It began at 00:30 GMT+2 on Tuesday.", "00:30 GMT+2 on Tuesday", "2024-06-11T00:30"),
        ("It began at 4 p.m. UTC-5.", "4 p.m. UTC-5", "T16"),
        ("It began at 0550, in rain.", "0550", "T05:50"),
        ("It began at half past eight.", "half past eight", "T08:30"),
        ("It began at ten past three.", "ten past three", "T03:10"),
        ("It began at twenty to five.", "twenty to five", "T04:40"),
        ("The count was made at twenty to five.", "twenty to five", "T04:40"),
        ("It began ten minutes before six and lasted.", "ten minutes before six", "T05:50"),
        ("They put it at a quarter past four.", "a quarter past four", "T04:15"),
        ("The strike on Tuesday, the third on the town, hurt.", "Tuesday", "2024-06-11"),
        ("It began at noon.", "noon", "T12"),
        ("It began at four, in wind.", "four", "T04"),
        ("It began at 2am on Tuesday.", "2am on Tuesday", "2024-06-11T02"),
        (
            "It began shortly after 11 pm on Tuesday.",
            "shortly after 11 pm on Tuesday",
            "2024-06-11T23",
        ),
        ("It began at 8.40am on Saturday.", "8.40am on Saturday", "2024-06-08T08:40"),
        ("It began on Friday at 17:45.", "Friday at 17:45", "2024-06-07T17:45"),
        ("It began on Tuesday morning.", "Tuesday morning", "2024-06-11TMO"),
        ("It began late on Tuesday.", "late on Tuesday", "2024-06-11"),
        ("It began in the small hours of Monday.", "the small hours of Monday", "2024-06-10TMO"),
        ("It began around 5pm on Sunday evening.", "around 5pm on Sunday evening", "2024-06-09T17"),
        ("It began at dawn on Tuesday.", "dawn on Tuesday", "2024-06-11TMO"),
        ("It began early Tuesday morning.", "early Tuesday morning", "2024-06-11TMO"),
        ("It began at nine in the evening.", "nine in the evening", "T21"),
        ("It began at one in the morning.", "one in the morning", "T01"),
        ("It began this morning.", "this morning", "2024-06-12TMO"),
        ("It began at 2024-06-11T10:30:00Z.", "2024-06-11T10:30:00Z", "2024-06-11T10:30:00"),
    ],
)
def test_the_clock_and_the_part_of_day_are_one_timex_with_their_day(
    text: str, words: str, value: str
) -> None:
    (timex,) = timexes(text)
    assert (timex.text, timex.value) == (words, value)
    assert timex.type == ("DATE" if "T" not in value else "TIME")


def test_a_zone_that_is_told_places_the_moment() -> None:
    (told,) = timexes("It began at 11 p.m. GMT on Tuesday.", zone="Asia/Tokyo")
    assert (told.low, told.zone) == (utc(2024, 6, 11, 23), "+00:00")
    (summer,) = timexes("It began at 9 a.m. Eastern time on Tuesday.")
    assert summer.low == utc(2024, 6, 11, 13)
    (local,) = timexes("It began at 9 a.m. local time on Tuesday.", zone="Asia/Tokyo")
    assert (local.low, local.zone) == (utc(2024, 6, 11, 0), "local")


def test_an_hour_without_morning_or_evening_keeps_both_readings() -> None:
    (timex,) = timexes("The boat left at ten past seven.")
    assert [timex.value, *(one.value for one in timex.alternatives)] == ["T07:10", "T19:10"]


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("It lasted for two years.", "DURATION", "P2Y"),
        ("It lasted 2 1/2 years.", "DURATION", "P2Y6M"),
        ("It lasted two and a half years.", "DURATION", "P2Y6M"),
        ("It lasted an hour and a half.", "DURATION", "PT1.5H"),
        ("It came within 48 hours.", "DURATION", "PT48H"),
        ("A two-hour meeting followed.", "DURATION", "PT2H"),
        ("It lasted three hours and 18 minutes.", "DURATION", "PT3H18M"),
        ("It lasted more than four hours.", "DURATION", "PT4H"),
        ("It lasted two decades.", "DURATION", "P20Y"),
        ("It lasted several months.", "DURATION", "PXM"),
        ("In the past two years it doubled.", "DURATION", "P2Y"),
        ("It happens every Monday.", "SET", "XXXX-WXX-1"),
        ("It happens on Mondays.", "SET", "XXXX-WXX-1"),
        ("It happens every day.", "SET", "P1D"),
        ("It happens twice a month.", "SET", "P1M"),
        ("It happens every other day.", "SET", "P2D"),
        ("It happens daily.", "SET", "P1D"),
        ("It happens each July.", "SET", "XXXX-07"),
    ],
)
def test_how_long_and_how_often_are_no_dates(text: str, type_: str, value: str) -> None:
    (timex,) = timexes(text)
    assert (timex.type, timex.value, timex.low, timex.high) == (type_, value, None, None)


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("It was closed since 2021.", "since"),
        ("It is closed until Friday.", "until"),
        ("It must close by Friday.", "by"),
        ("It closed before Friday.", "before"),
        ("It closed after 2019.", "after"),
        ("It closed around Nov. 1.", "about"),
        ("It closed in early 2020.", "early"),
        ("It closed in mid-2020.", "mid"),
        ("It closed at the end of 2020.", "late"),
    ],
)
def test_bounds_and_phases_are_modifiers(text: str, modifier: str) -> None:
    (timex,) = timexes(text)
    assert timex.modifier == modifier


@pytest.mark.parametrize(
    ("text", "value", "until", "low", "high"),
    [
        ("It ran May 3-5.", "2024-05-03", "2024-05-05", (2024, 5, 3), (2024, 5, 6)),
        ("It ran 3 to 5 May.", "2024-05-03", "2024-05-05", (2024, 5, 3), (2024, 5, 6)),
        ("It ran 4-5 May 2021.", "2021-05-04", "2021-05-05", (2021, 5, 4), (2021, 5, 6)),
        ("It ran between 2011 and 2013.", "2011", "2013", (2011, 1, 1), (2014, 1, 1)),
        ("It ran from 2011 to 2013.", "2011", "2013", (2011, 1, 1), (2014, 1, 1)),
        ("It ran in 2011-13.", "2011", "2013", (2011, 1, 1), (2014, 1, 1)),
        ("It ran in 2011-12.", "2011", "2012", (2011, 1, 1), (2013, 1, 1)),
        ("It ran Monday to Wednesday.", "2024-06-10", "2024-06-12", (2024, 6, 10), (2024, 6, 13)),
        ("It ran from May to October 2020.", "2020-05", "2020-10", (2020, 5, 1), (2020, 11, 1)),
        ("10/1/2018 - 10/7/2018.", "2018-10-01", "2018-10-07", (2018, 10, 1), (2018, 10, 8)),
    ],
)  # fmt: skip
def test_a_range_is_one_interval(
    text: str, value: str, until: str, low: tuple[int, ...], high: tuple[int, ...]
) -> None:
    (timex,) = timexes(text, day_order="mdy")
    assert (timex.value, timex.until) == (value, until)
    assert (timex.low, timex.high) == (utc(*low), utc(*high))
