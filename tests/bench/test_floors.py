"""The scores may not fall below bench/floors.json."""

from pathlib import Path

import pytest

from bench import floors_of


@pytest.mark.slow
def test_figures_dates_and_times_on_real_events_stay_above_the_floor(shared_data: Path) -> None:
    from bench.discrepancies import run_of, score_of

    run = run_of("dev")
    assert score_of(run, run.events).core_f1 >= floors_of("discrepancies")["core_f1"]
