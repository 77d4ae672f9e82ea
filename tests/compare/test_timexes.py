"""Every phenomenon of dates in a table of our own sentences."""

from __future__ import annotations

from datetime import date
from typing import Literal

import pytest

from discrepant.records import Moment
from tests.compare.builders import read, timexes, utc


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The vote was held on Friday.", [("Friday", "2024-06-07")]),
        ("The vote will be repeated on Friday.", [("Friday", "2024-06-14")]),
        (
            "The vote was held on Friday and will be repeated on Friday.",
            [("Friday", "2024-06-07"), ("Friday", "2024-06-14")],
        ),
        ("He planned to leave on Thursday.", [("Thursday", "2024-06-13")]),
        ("The court is expected to rule on Thursday.", [("Thursday", "2024-06-13")]),
        ("On Saturday the council will meet.", [("Saturday", "2024-06-15")]),
        ("She told reporters on Monday.", [("Monday", "2024-06-10")]),
        ("They were going home on Sunday.", [("Sunday", "2024-06-09")]),
        ("Lessons begin again on Monday.", [("Monday", "2024-06-17")]),
        ("The minister resigned on Wednesday.", [("Wednesday", "2024-06-12")]),
        ("Tuesday's quake killed nine.", [("Tuesday", "2024-06-11")]),
        ("The site of Saturdays blast was sealed.", [("Saturdays", "2024-06-08")]),
        ("The last Friday of May 2023 was wet.", [("The last Friday of May 2023", "2023-05-26")]),
    ],
)
def test_a_weekday_follows_the_tense_of_its_clause(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It opened on 19 April 2017.", "2017-04-19"),
        ("It opened on April 19 2017.", "2017-04-19"),
        ("It opened on April 19, 2017.", "2017-04-19"),
        ("It opened on April 19th, 2017.", "2017-04-19"),
        ("It opened on the 19th of April, 2017.", "2017-04-19"),
        ("It opened on Apr. 19, 2017.", "2017-04-19"),
        ("It opened on Sept. 3.", "2023-09-03"),
        ("It opened on 2017-04-19.", "2017-04-19"),
        ("It opened on 2017/4/19.", "2017-04-19"),
        ("It opened on 19.04.2017.", "2017-04-19"),
        ("It opened on Wednesday, 19 April 2017.", "2017-04-19"),
        ("It opened on Wednesday 5 June.", "2024-06-05"),
        ("It opened on Wednesday, June 5.", "2024-06-05"),
        ("It opened on the 12th.", "2024-06-12"),
        ("It opened on 7 June.", "2024-06-07"),
        ("It opened on May 22, 1995, in Baku.", "1995-05-22"),
        ("It opened on April 6, '94.", "1994-04-06"),
        ("It opened on the twenty-first of May.", "2024-05-21"),
        ("It opened in May.", "2024-05"),
        ("It opened in May 2019.", "2019-05"),
        ("It opened in Dec. 2019.", "2019-12"),
        ("It opened in 1989.", "1989"),
        ("It opened in 2017-W05.", "2017-W05"),
        ("It opened in the 1997-98 season.", "1997"),
        ("It opened in nineteen eighty-nine.", "1989"),
        ("It opened in the winter of nineteen ninety-four.", "1994-WI"),
        ("It opened by the year two thousand.", "2000"),
        ("The 9/11 attacks changed it.", "2001-09-11"),
    ],
)
def test_a_date_is_read_in_every_form(text: str, value: str) -> None:
    assert [found for _, found in read(text)] == [value]


@pytest.mark.parametrize(
    ("order", "chosen", "other"),
    [("dmy", "2024-06-12", "2024-12-06"), ("mdy", "2024-12-06", "2024-06-12")],
)
def test_figures_follow_the_outlets_day_order_and_keep_the_other_reading(
    order: Literal["dmy", "mdy"], chosen: str, other: str
) -> None:
    (timex,) = timexes("It is dated 12/06/2024.", day_order=order)
    assert timex.value == chosen
    assert [one.value for one in timex.alternatives] == [other]


def test_a_day_above_twelve_settles_the_order_by_itself() -> None:
    (timex,) = timexes("It is dated 19/04/2017.", day_order="mdy")
    assert (timex.value, timex.alternatives) == ("2017-04-19", ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks that broke off in September", "2023-09"),
        ("Talks will resume in August.", "2024-08"),
        ("Talks will resume in May.", "2025-05"),
        ("It has been shut since February.", "2024-02"),
        ("The deal runs until March.", "2025-03"),
        ("Last April it snowed.", "2024-04"),
        ("Next April they will vote.", "2025-04"),
        ("Prices fell in December.", "2023-12"),
        ("He was arrested on Dec. 1.", "2023-12-01"),
        ("The trial starts on July 1.", "2024-07-01"),
    ],
)
def test_a_bare_month_or_day_follows_the_tense(text: str, expected: str) -> None:
    assert [found for _, found in read(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It rained yesterday.", "yesterday", "2024-06-11"),
        ("It rained today.", "today", "2024-06-12"),
        ("It will rain tomorrow.", "tomorrow", "2024-06-13"),
        ("It rained last night.", "last night", "2024-06-11TNI"),
        ("It may rain tonight.", "tonight", "2024-06-12TNI"),
        ("It rained the day before yesterday.", "the day before yesterday", "2024-06-10"),
        ("It rained last week.", "last week", "2024-W23"),
        ("It rained last weekend.", "last weekend", "2024-W23-WE"),
        ("It rained over the weekend.", "the weekend", "2024-W23-WE"),
        ("It rained this month.", "this month", "2024-06"),
        ("It rained earlier this year.", "earlier this year", "2024"),
        ("Rents rise next year.", "next year", "2025"),
        ("Rents rose two years ago.", "two years ago", "2022"),
        ("Rents rose three weeks ago.", "three weeks ago", "2024-W21"),
        ("Rents rose a week ago.", "a week ago", "2024-06-05"),
        ("Rents rose 10 days ago.", "10 days ago", "2024-06-02"),
        ("Rents rose five and a half years ago.", "five and a half years ago", "2018-12"),
        ("Rents rose a decade ago.", "a decade ago", "2014"),
        ("Rents will rise in ten days.", "ten days", "2024-06-22"),
        ("Rents will rise two weeks from now.", "two weeks from now", "2024-06-26"),
        ("Rents rose two months ago.", "two months ago", "2024-04"),
        ("Rents rose in the second quarter.", "the second quarter", "2024-Q2"),
        ("Rents rose in the third quarter of 2021.", "the third quarter of 2021", "2021-Q3"),
        ("Rents rose in Q3 2021.", "Q3 2021", "2021-Q3"),
        ("Rents rose last quarter.", "last quarter", "2024-Q1"),
        ("Rents rose in the first half of 2020.", "the first half of 2020", "2020-H1"),
        ("Rents rose in fiscal 2023.", "fiscal 2023", "2023"),
        ("Rents rose last winter.", "last winter", "2023-WI"),
        ("Rents rose in the summer of 1998.", "the summer of 1998", "1998-SU"),
        ("Rents rose in the 1990s.", "the 1990s", "199"),
        ("Rents rose in the late 1990s.", "the late 1990s", "199"),
        ("Rents rose in the 20th century.", "the 20th century", "19"),
        ("It ends at the end of the month.", "the end of the month", "2024-06"),
        ("It began in early June.", "early June", "2024-06"),
        ("It began in mid-November.", "mid-November", "2023-11"),
        ("It begins in the first week of July.", "the first week of July", "2024-W27"),
    ],
)
def test_words_that_point_are_counted_from_publication(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A day earlier, the bridge had been closed.", "2024-05-31"),
        ("The bridge reopened two days later.", "2024-06-03"),
        ("The bridge reopened the next day.", "2024-06-02"),
        ("The bridge reopened the following month.", "2024-07"),
        ("The bridge reopened the following week.", "2024-W23"),
        ("The bridge reopened that night.", "2024-06-01TNI"),
        ("The bridge reopened at 9 a.m.", "2024-06-01T09"),
    ],
)
def test_a_story_counts_from_its_own_last_date(text: str, value: str) -> None:
    assert [found for _, found in read(text, anchor=date(2024, 6, 1))] == [value]


def test_the_last_date_of_a_text_is_carried_into_its_next_sentence() -> None:
    text = "The dam broke on 3 May 2019. Two days later it fell. The following year it was rebuilt."
    assert [value for _, value in read(text)] == ["2019-05-03", "2019-05-05", "2020"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Easter Sunday 2024.", "2024-03-31"),
        ("They met on Good Friday.", "2024-03-29"),
        ("They met on Christmas Day.", "2023-12-25"),
        ("They will meet on New Year's Eve.", "2024-12-31"),
        ("They met on Thanksgiving 2023.", "2023-11-23"),
        ("They met on Eid al-Fitr.", "2024-04-10"),
        ("They met last Christmas.", "2023-12-25"),
        ("They met two days before Easter.", "2024-03-29"),
        ("They met on Labor Day 2022.", "2022-09-05"),
        ("They met on Memorial Day 2022.", "2022-05-30"),
    ],
)
def test_holidays_have_a_date(text: str, value: str) -> None:
    assert [found for _, found in read(text)] == [value]


def test_ramadan_is_a_stretch_of_days() -> None:
    (timex,) = timexes("Food was dear during Ramadan 2023.")
    assert (timex.low, timex.high) == (utc(2023, 3, 23), utc(2023, 4, 21))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Prices rose recently.", "PAST_REF"),
        ("Prices rose in recent years.", "PAST_REF"),
        ("Prices will rise in the coming weeks.", "FUTURE_REF"),
        ("Prices are now high.", "PRESENT_REF"),
        ("Prices will soon rise.", "FUTURE_REF"),
    ],
)
def test_vague_words_have_no_interval(text: str, value: str) -> None:
    (timex,) = timexes(text)
    assert (timex.value, timex.low, timex.high) == (value, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "Theresa May spoke first.",
        "May we ask who paid?",
        "The March for Peace drew thousands.",
        "The sun rose over the fall of the dictator.",
        "He sat down and came second.",
        "1,984 people marched.",
        "Some 1900 people marched.",
        "About 1000 came from the valley.",
        "They won 3-1 and lost 2:4.",
        "Call 555-0199 or 020 7946 0123.",
        "Flight 2014 crashed near Highway 1 and Area 51.",
        "The rate rose from 4.1 to 4.6 percent.",
        "A 34-year-old driver was hurt.",
        "The company had 12 sites and $2015 in cash.",
        "He spoke for the second time.",
        "Sun Microsystems sold chips.",
        "The 12th man was found.",
        "Jan Novak and April Jones testified.",
        "",
        " \n\t ",
    ],
)
def test_ordinary_words_and_figures_are_no_dates(text: str) -> None:
    assert read(text) == []


def test_without_a_publication_date_only_full_dates_resolve() -> None:
    text = "On Friday, on October 14 and on 19 April 2017 he spoke; yesterday and in May too."
    found = timexes(text, reference=None)
    assert [timex.value for timex in found] == [
        "XXXX-WXX-5", "XXXX-10-14", "2017-04-19", "XXXX-XX-XX", "XXXX-05",
    ]  # fmt: skip
    assert [timex.low is not None for timex in found] == [False, False, True, False, False]


def test_a_day_is_the_day_in_the_outlets_zone() -> None:
    late = Moment.parse("2024-06-12T02:30:00+00:00")
    (timex,) = timexes("It burned yesterday.", reference=late, zone="America/New_York")
    assert (timex.value, timex.low, timex.high) == (
        "2024-06-10", utc(2024, 6, 10, 4), utc(2024, 6, 11, 4),
    )  # fmt: skip


def test_the_other_month_or_weekday_stays_open() -> None:
    (friday,) = timexes("The vote was held on Friday.")
    assert [one.value for one in friday.alternatives] == ["2024-06-14"]
    (september,) = timexes("Talks broke off in September.")
    assert [one.value for one in september.alternatives] == ["2024-09"]


def test_hard_wrapped_text_is_read_across_the_line_break() -> None:
    assert read("It opened on April\n19, 2017, and\nlast\nweek it closed.") == [
        ("April\n19, 2017", "2017-04-19"), ("last\nweek", "2024-W23"),
    ]  # fmt: skip


def test_a_year_ago_in_a_companys_results_is_the_same_quarter() -> None:
    text = "In the first quarter, profit rose to $12 million from $10 million a year ago."
    assert [value for _, value in read(text)] == ["2024-Q1", "2023-Q1"]


def test_what_hangs_on_an_untold_day_is_left_open() -> None:
    assert read("It fell two days before he left.") == [("two days", "P2D")]
    assert read("Relatives met the day after the attack.") == []
