"""Axes and strips: places in percent, a mark for every shape of value, nothing a policy forbids."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.records import Moment
from reports.axis import MOST_TICKS, number_axis, time_axis
from reports.charts import axis_labels, track
from reports.values import Extent

_NUMBERS = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False)


def _seconds(iso: str) -> float:
    return Moment.parse(iso).low.timestamp()


@given(st.lists(_NUMBERS, min_size=1, max_size=12))
def test_every_value_lies_on_the_axis_in_the_order_of_its_size(values: list[float]) -> None:
    axis = number_axis(values)
    places = [axis.percent(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(0 <= place <= 100 for place in places)
    assert len(axis.ticks) <= MOST_TICKS + 2


def test_values_a_hundred_times_apart_get_a_logarithmic_axis() -> None:
    axis = number_axis([4.2e6, 4.2e9])
    assert axis.logarithmic
    assert 60 < axis.percent(4.2e9) - axis.percent(4.2e6) < 95


def test_an_axis_that_begins_near_zero_begins_at_zero() -> None:
    assert number_axis([2, 40]).low == 0
    assert number_axis([12, 19]).low > 0


def test_counts_have_no_ticks_between_whole_numbers() -> None:
    assert [tick.words for tick in number_axis([2, 3]).ticks] == ["2", "3"]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2024-09-14T18:40", "2024-09-14T19:10", "18:45"),
        ("2024-09-14", "2024-09-16", "Sun 15 Sep"),
        ("2024-06-14", "2024-07-14", "20 Jun"),
        ("2023-11-02", "2024-09-14", "Apr 2024"),
        ("1968", "2004", "1980"),
    ],
)
def test_ticks_of_a_time_axis_are_written_in_its_grain(
    first: str, last: str, expected: str
) -> None:
    axis = time_axis([_seconds(first), _seconds(last)])
    assert expected in [tick.words for tick in axis.ticks]
    assert len(axis.ticks) <= MOST_TICKS + 2


@pytest.mark.parametrize("iso", ["0001-01-01", "9998-12-31"])
def test_the_ends_of_the_calendar_are_no_error(iso: str) -> None:
    assert time_axis([_seconds(iso), _seconds("2024-01-01")]).ticks


def _drawn(extent: Extent, **more: tuple[float, float]) -> str:
    return str(track(extent, number_axis([10, 20]), group="g1", title="A: <12>", **more))


@pytest.mark.parametrize(
    ("extent", "present", "absent"),
    [
        (Extent(low=12, high=12, at=12), ("<use",), ("bar", "arrow")),
        (Extent(low=11, high=14, at=12), ("<use", "bar"), ("arrow",)),
        (Extent(low=11, high=18, at=None), ("bar",), ("<use", "arrow")),
        (Extent(low=12, high=None, at=12), ("<use", "arrow", "reach"), ("bar",)),
        (Extent(low=None, high=12, at=None), ("<use", "arrow", "reach"), ("bar",)),
    ],
    ids=["value", "about", "range", "at least", "at most"],
)
def test_every_shape_of_value_has_its_drawing(
    extent: Extent, present: tuple[str, ...], absent: tuple[str, ...]
) -> None:
    svg = _drawn(extent)
    assert all(name in svg for name in present)
    assert not any(name in svg for name in absent)


def test_a_track_is_well_formed_named_and_without_style() -> None:
    svg = _drawn(Extent(low=11, high=None, at=None), band=(12, 14))
    root = ElementTree.fromstring(svg)
    assert root.attrib["role"] == "img"
    assert root.findtext("title") == "A: <12>"
    assert 'class="band"' in svg
    assert not re.search(r"\s(style|on\w+)=", svg)


def test_labels_at_the_edges_stay_inside() -> None:
    svg = str(axis_labels(time_axis([_seconds("2024-09-14"), _seconds("2024-09-16")])))
    ElementTree.fromstring(svg)
    assert 'aria-hidden="true"' in svg
