"""Which values can be compared, and which agree."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from compare.claims import Claim
from compare.values import agree, are_comparable, gap, iso_of
from discrepant.records import Moment, Timex
from tests.compare.stories import claims, sentence, story


def value(text: str, **more: object) -> Claim:
    """The one value of a text, in a sentence about a hut."""
    (found,) = claims(story("a", f"The hut on the old ridge: {text}.", **more))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize(
    ("left", "right", "comparable"),
    [
        ("12 skiers", "90 guides", True),
        ("12 km", "8 miles", True),
        ("12 km", "12 tonnes", False),
        ("12 km", "12 skiers", False),
        ("$12 million", "$9 billion", True),
        ("$12 million", "€12 million", False),
        ("12 percent", "12 skiers", False),
        ("12 percent", "3 percent", True),
        ("three days", "72 hours", True),
        ("Friday", "Thursday", True),
        ("Friday", "12 skiers", False),
        ("Friday", "at 09:30", False),
    ],
)
def test_values_of_one_kind_can_be_compared(left: str, right: str, comparable: bool) -> None:
    one, other = value(left), value(right)
    assert are_comparable(one, other) is comparable
    assert are_comparable(other, one) is comparable


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("12 skiers", "twelve skiers"),
        ("at least 12 skiers", "14 skiers"),
        ("about 3,000 skiers", "2,964 skiers"),
        ("40 to 50 skiers", "44 skiers"),
        ("dozens of skiers", "38 skiers"),
        ("60 miles", "97 km"),
        ("three days", "72 hours"),
        ("57 percent", "57.3 percent"),
        ("$2.6 billion", "$2,600 million"),
        ("3 May 2031", "May 3"),
        ("Saturday", "3 May 2031"),
        ("Saturday", "Saturday"),
        ("at 09:30", "at 9.40 a.m."),
    ],
)
def test_values_that_one_truth_can_satisfy_agree(left: str, right: str) -> None:
    one, other = value(left), value(right)
    assert agree(one, other)
    assert agree(other, one)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("12 skiers", "14 skiers"),
        ("at least 12 skiers", "9 skiers"),
        ("at least 12 skiers", "90 skiers"),
        ("no more than 12 skiers", "14 skiers"),
        ("40 to 50 skiers", "61 skiers"),
        ("12 km", "12 miles"),
        ("$2 million", "$2 billion"),
        ("57.3 percent", "57.9 percent"),
        ("3 May 2031", "4 May 2031"),
        ("Saturday", "Friday"),
        ("at 09:30", "at 11:30"),
        ("12 skiers", "Saturday"),
    ],
)
def test_values_that_no_truth_can_satisfy_do_not_agree(left: str, right: str) -> None:
    one, other = value(left), value(right)
    assert not agree(one, other)
    assert not agree(other, one)


def test_a_weekday_without_a_date_agrees_with_that_day_of_any_week() -> None:
    assert agree(value("Saturday", day=""), value("3 May 2031"))
    assert not agree(value("Friday", day=""), value("3 May 2031"))


def test_one_word_told_on_two_days_of_publication_is_one_day() -> None:
    assert agree(value("yesterday"), value("yesterday", day="2031-05-04"))


def test_a_day_in_another_zone_is_still_that_day() -> None:
    left, right = value("Saturday", zone="Asia/Tokyo"), value("Saturday", zone="America/New_York")
    assert agree(left, right)


def test_the_gap_of_figures_is_a_ratio_and_of_days_their_number() -> None:
    assert gap(value("12 skiers"), value("12 guides")) == 0
    assert gap(value("12 km"), value("12,000 m")) == pytest.approx(0)
    close, far = value("13 skiers"), value("1,200 skiers")
    assert gap(value("12 skiers"), close) < gap(value("12 skiers"), far)
    assert gap(close, far) == gap(far, close)
    assert gap(value("3 May 2031"), value("3 May 2031")) == 0
    assert gap(value("3 May 2031"), value("5 May 2031")) > gap(
        value("3 May 2031"), value("4 May 2031")
    )


def test_the_gap_of_nothing_and_something_is_finite() -> None:
    assert 0 < gap(value("0 skiers"), value("12 skiers")) < 10
    assert gap(value("0 skiers"), value("0 skiers")) == 0


def test_days_are_exported_first_and_last_inclusive_and_hours_to_the_second() -> None:
    day, hour = value("3 May 2031").timex, value("at 09:30 on 3 May 2031").timex
    assert iso_of(day) == ("2031-05-03", "2031-05-03")
    assert iso_of(value("in May 2031").timex) == ("2031-05-01", "2031-05-31")
    assert str(iso_of(hour)[0]).startswith("2031-05-03T09:30:00")
    assert iso_of(None) == (None, None)
    open_end = Timex(
        span=sentence("x").span, text="x", type="DATE", value="XXXX-WXX-5",
        low=datetime(2031, 5, 2, tzinfo=UTC),
    )  # fmt: skip
    assert iso_of(open_end) == (None, None)
    assert Moment.parse("2031-05-03").iso == "2031-05-03"
