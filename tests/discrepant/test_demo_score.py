"""The demo, crawled over loopback as the command does it, held against its own key."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from discrepant import pipeline
from discrepant.archive import Archive
from discrepant.demo.answers import demo_answers
from discrepant.demo.scoring import DemoScore, as_lines, score_demo

pytestmark = pytest.mark.slow

RECALL_AT_LEAST = 0.9


@pytest.fixture(scope="module")
def score(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoScore]:
    """The score of two visits, as `discrepant demo` makes them."""
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    with Archive.open(path, clock=lambda: datetime.now(UTC)) as archive:
        result = pipeline.crawl_demo(
            archive, options=pipeline.Options(delay=0.0), tell=lambda step: None
        )
        yield score_demo(pipeline.compare_event(archive, result.event), demo_answers())


def test_every_difference_that_the_demo_reports_is_in_its_key(score: DemoScore) -> None:
    assert score.facts.wrong == ()
    assert score.facts.precision == 1.0


def test_nine_in_ten_of_the_planted_differences_are_reported(
    score: DemoScore, capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        print("", *as_lines(score), sep="\n")
    assert score.facts.recall >= RECALL_AT_LEAST


def test_every_card_of_the_demo_is_in_its_key(score: DemoScore) -> None:
    assert score.cards.wrong == ()
    assert score.cards.precision == 1.0


def test_nine_in_ten_of_the_planted_cards_are_reported(score: DemoScore) -> None:
    assert score.cards.recall >= RECALL_AT_LEAST


def test_no_look_alike_of_the_demo_is_flagged(score: DemoScore) -> None:
    assert score.alarms == ()
