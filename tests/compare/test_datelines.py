"""The date that an article's own first lines give."""

import pytest

from compare.datelines import dateline_of
from discrepant.records import Article, DayOrder


def dated(
    *lines: str, title: str = "Fire at the mill", day_order: DayOrder | None = None
) -> str | None:
    article = Article(
        id="a", outlet="Post", url=None, title=title, text="\n".join(lines), day_order=day_order
    )
    moment = dateline_of(article)
    return moment.iso if moment else None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Wed 19 Apr 2017", "2017-04-19"),
        ("April 19 2017", "2017-04-19"),
        ("May 3rd, 2013 2:00pm EDT", "2013-05-03"),
        ("8:05am UK, Monday 16 September 2013", "2013-09-16"),
        ("Last Updated: Monday, 28 November 2005, 02:24 GMT", "2005-11-28"),
        ("11 November 2011 Last updated at 12:41 GMT", "2011-11-11"),
        ("(March 20, 2007) - -", "2007-03-20"),
        ("7:15 a. m. Dec. 7, 2009", "2009-12-07"),
        ("29-05-2014", "2014-05-29"),
        ("Published: 2012.08.08 09:01 AM", "2012-08-08"),
        ("On Tue, 16 / 08 / 2011-13:42", "2011-08-16"),
        ("11 / 30 / 09 05:40 PM ET", "2009-11-30"),
        ("LONDON, Jan 5, 2017 (Reuters) - A mill burned down.", "2017-01-05"),
        ("Published July 5 2016 A mill burned down in the night.", "2016-07-05"),
        ("Saturday 15 April 2017 Mill burns down.", "2017-04-15"),
    ],
)
def test_a_dateline_gives_its_day(line: str, day: str) -> None:
    assert dated(line, "A mill burned down.") == day


@pytest.mark.parametrize(
    "line",
    [
        "05/03/2013",  # the third of May or the fifth of March
        "Jan 5 (Reuters) - A mill burned down.",  # no year
        "Friday 19 April 2017",  # a Wednesday
        "End of watch: Friday, June 24, 2005",  # the date of something else
        "On 5 May 2010 the mill was sold.",
        "April 19 2017 was a quiet day.",
        "30 February 2016",
        "Room 2013",
    ],
)
def test_a_missing_date_is_better_than_a_wrong_one(line: str) -> None:
    assert dated(line, "A mill burned down.") is None


def test_the_outlets_own_order_of_day_and_month_decides() -> None:
    assert dated("05/03/2013", day_order="dmy") == "2013-03-05"
    assert dated("05/03/2013", day_order="mdy") == "2013-05-03"


def test_the_day_of_publication_is_preferred_to_that_of_an_update() -> None:
    assert dated("UPDATED: MAY 3, 2013, 9:56 AM", "PUBLISHED: MAY 2, 2013, 1:32 PM") == "2013-05-02"


def test_two_datelines_that_disagree_give_none() -> None:
    assert dated("May 2, 2013", "May 4, 2013") is None


def test_the_title_may_be_the_dateline() -> None:
    assert dated("A mill burned down.", title="Thursday, June 30, 2005") == "2005-06-30"


def test_a_date_far_down_is_the_storys_own() -> None:
    assert dated(*["The mill burned."] * 6, "May 2, 2013") is None
