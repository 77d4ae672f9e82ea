"""How well figures and dates are read may not fall below bench/floors.json."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import dates, floors_of, quantities
from bench.reading import reading_scores
from bench.yardstick import score_of


@pytest.mark.slow
@pytest.mark.usefixtures("shared_data")
@pytest.mark.parametrize("bar", quantities.BARS, ids=lambda bar: bar.name)
def test_figures_of_public_sets_stay_above_their_floor(bar: quantities.Bar) -> None:
    assert quantities.measured(bar) >= floors_of("quantities")[bar.name]


@pytest.mark.slow
@pytest.mark.usefixtures("shared_data")
@pytest.mark.parametrize("bar", dates.BARS, ids=lambda bar: bar.name)
def test_dates_of_public_sets_stay_above_their_floor(bar: dates.Bar) -> None:
    assert dates.measured(bar) >= floors_of("dates")[bar.name]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "folder"), [("real", "discrepancies/dev"), ("invented", "invented")]
)
def test_what_matters_in_coverage_is_read_as_often_as_the_floor_asks(
    shared_data: Path, name: str, folder: str
) -> None:
    scores = reading_scores(folder)
    floors = floors_of("reading")
    for score in ("covered", "value", "reachable"):
        assert scores[score] >= floors[f"{name}_{score}"], score


@pytest.mark.slow
def test_both_halves_of_our_own_yardstick_stay_above_their_floor() -> None:
    floors = floors_of("yardstick")
    open_half, kept_half = score_of("open"), score_of("kept")
    assert open_half.all_fields >= floors["open_all_fields"]
    assert kept_half.all_fields >= floors["kept_all_fields"]
    assert open_half.flags >= floors["open_differs"]
    assert kept_half.flags >= floors["kept_differs"]


def test_every_figure_with_a_bar_has_a_floor() -> None:
    assert {bar.name for bar in quantities.BARS} == set(floors_of("quantities"))
    assert {bar.name for bar in dates.BARS} == set(floors_of("dates"))
