"""Dates as the web writes them: right, or not at all."""

from datetime import UTC, datetime, timedelta

import pytest

from crawler.datelines import dateline_in
from crawler.dates import moment_in, plausible
from discrepant.records import Moment

NEW_YORK = "America/New_York"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022-08-19", "2022-08-19"),
        ("2022-08-19T10:30:00Z", "2022-08-19T10:30:00+00:00"),
        ("2022-08-19T10:30:00.123456Z", "2022-08-19T10:30:00+00:00"),
        ("2022-08-19T10:30+0200", "2022-08-19T10:30:00+02:00"),
        ("2022-08-19 10:30:00 +02:00", "2022-08-19T10:30:00+02:00"),
        ("2022-08-19T10:30:00-05", "2022-08-19T10:30:00-05:00"),
        ("2022-08-19T10:30:00", "2022-08-19T10:30:00-04:00"),
        ("2022-08-19T00:00:00Z", "2022-08-19"),
        ("Fri, 19 Aug 2022 10:30:00 GMT", "2022-08-19T10:30:00+00:00"),
        ("Fri, 19 Aug 2022 10:30:00 EST", "2022-08-19T10:30:00-05:00"),
        ("19 Aug 22 10:30 +0000", "2022-08-19T10:30:00+00:00"),
        ("Fri, 19 Aug 2022 10:30:00 XYZ", "2022-08-19"),
        ("Friday, 19 August 2022", "2022-08-19"),
        ("August 19, 2022", "2022-08-19"),
        ("Aug. 19, 2022, 4:05 p.m.", "2022-08-19T16:05:00-04:00"),
        ("Aug. 19, 2022, 12:10 a.m.", "2022-08-19T00:10:00-04:00"),
        ("19th August 2022 at 10.30", "2022-08-19T10:30:00-04:00"),
        ("19 August 2022 10:30 IST", "2022-08-19"),
        ("19 août 2022", "2022-08-19"),
        ("19. August 2022", "2022-08-19"),
        ("19 de agosto de 2022", "2022-08-19"),
        ("19 августа 2022", "2022-08-19"),
        ("19.8.2022", "2022-08-19"),
        ("19/08/2022", "2022-08-19"),
        ("08/19/2022", "2022-08-19"),
        ("2022/08/19", "2022-08-19"),
        ("8/8/2022", "2022-08-08"),
    ],
)  # fmt: skip
def test_a_date_is_read_at_the_precision_that_it_has(text: str, iso: str) -> None:
    moment = moment_in(text, zone=NEW_YORK)
    assert moment is not None
    assert moment.iso == iso


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "3/4/2022", "31 February 2022", "2022-13-01", "2022-02-30T10:00:00Z",
     "19 August 2022 and 20 August 2022", "19 Foo 2022", "x" * 200, "2022-08-19T25:00:00Z",
     "99/99/9999", "August", "1234567890"],
)  # fmt: skip
def test_what_is_no_date_or_could_be_two_is_not_read(text: str) -> None:
    assert moment_in(text) is None


def test_the_outlet_says_whether_the_day_or_the_month_stands_first() -> None:
    day_first, month_first = (moment_in("3/4/2022", day_order=order) for order in ("dmy", "mdy"))
    assert day_first is not None
    assert month_first is not None
    assert (day_first.iso, month_first.iso) == ("2022-04-03", "2022-03-04")


def test_a_page_is_not_published_after_it_was_fetched_nor_before_the_web() -> None:
    now = datetime(2022, 8, 20, tzinfo=UTC)
    assert plausible(Moment.at(now + timedelta(hours=3)), now=now)  # a zone told wrongly
    assert plausible(Moment.at(now + timedelta(days=2)), now=now) is None
    assert plausible(Moment.parse("1970-01-01"), now=now) is None
    assert plausible(None, now=now) is None


@pytest.mark.parametrize(
    ("line", "iso", "changed"),
    [
        ("19 August 2022", "2022-08-19", False),
        ("Published: Friday 19 August 2022, 10:30", "2022-08-19T10:30:00+00:00", False),
        ("Last updated on: August 19, 2022 18:50 IST", "2022-08-19", True),
        ("8:05am UK, Monday 16 September 2013", "2013-09-16", False),
        ("(March 20, 2007)", "2007-03-20", False),
        ("7:15 a.m. Dec. 7, 2009", "2009-12-07T07:15:00+00:00", False),
    ],
)
def test_a_line_that_is_a_date_dates_the_text(line: str, iso: str, changed: bool) -> None:
    found = dateline_in(line)
    assert found is not None
    assert (found.moment.iso, found.changed) == (iso, changed)


@pytest.mark.parametrize(
    "line",
    [
        "End of watch: Friday, June 24, 2005",
        "On 19 August 2022 the bridge was opened.",
        "It opened on 19 August 2022",
        "Monday",
        "",
    ],
)
def test_a_line_that_says_more_than_a_date_is_text(line: str) -> None:
    assert dateline_in(line) is None
