"""One request at a time per host, and the pauses that hosts ask for."""

import asyncio
from datetime import UTC, datetime

import pytest

from crawler.failures import FetchFailed
from crawler.politeness import FAILURES_AT_MOST, Gate, seconds_in
from crawler.urls import Origin

NEWS = Origin(scheme="http", host="news.example", port=80)
OTHER = Origin(scheme="http", host="news.example", port=8080)


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)


def gate(clock: Clock, delay: float = 1.0) -> Gate:
    return Gate(delay=delay, longest_wait=60.0, clock=clock, sleep=clock.sleep)


def turns(gate: Gate, clock: Clock, count: int, origin: Origin = NEWS) -> list[float]:
    """When each of ``count`` requests that take a quarter of a second started."""
    started: list[float] = []

    async def one() -> None:
        async with gate.turn(origin):
            started.append(clock.now)
            clock.now += 0.25

    async def run() -> None:
        await asyncio.gather(*(one() for _ in range(count)))

    asyncio.run(run())
    return started


def test_the_pause_lies_between_the_end_of_one_request_and_the_next() -> None:
    clock = Clock()
    assert turns(gate(clock), clock, 3) == [1000.0, 1001.25, 1002.5]


def test_robots_can_lengthen_the_pause_but_not_shorten_it() -> None:
    clock = Clock()
    slow = gate(clock)
    slow.slow_down(NEWS, 5.0)
    assert turns(slow, clock, 2) == [1000.0, 1005.25]
    quick = gate(clock)
    quick.slow_down(NEWS, 0.1)
    start = clock.now
    assert turns(quick, clock, 2) == [start, start + 1.25]


def test_a_pause_that_robots_asks_for_holds_from_the_first_page_on() -> None:
    clock = Clock()
    polite = gate(clock)
    turns(polite, clock, 1)  # robots.txt itself
    polite.slow_down(NEWS, 5.0)
    assert turns(polite, clock, 1) == [1005.25]


def test_another_port_is_another_host() -> None:
    clock = Clock()
    polite = gate(clock)
    turns(polite, clock, 1)
    assert turns(polite, clock, 1, OTHER) == [1000.25]


def test_requests_to_one_host_never_overlap() -> None:
    inside = worst = 0

    async def one(polite: Gate) -> None:
        nonlocal inside, worst
        async with polite.turn(NEWS):
            inside += 1
            worst = max(worst, inside)
            await asyncio.sleep(0)
            inside -= 1

    async def run() -> None:
        polite = Gate(delay=0.0, longest_wait=1.0)
        await asyncio.gather(*(one(polite) for _ in range(20)))

    asyncio.run(run())
    assert worst == 1


def test_a_host_that_wants_more_time_than_a_run_has_is_left_alone() -> None:
    clock = Clock()
    polite = gate(clock)
    polite.slow_down(NEWS, 3600.0)
    with pytest.raises(FetchFailed, match="3600 seconds between requests"):
        turns(polite, clock, 1)
    held = gate(clock)
    held.hold(NEWS, 600.0)
    with pytest.raises(FetchFailed, match="come back in 600 seconds"):
        turns(held, clock, 1)
    assert turns(held, clock, 1, OTHER) == [1000.0]


def test_a_host_is_held_as_long_as_it_asks_for() -> None:
    clock = Clock()
    polite = gate(clock)
    polite.hold(NEWS, 30.0)
    assert turns(polite, clock, 1) == [1030.0]


def test_a_host_that_is_down_is_given_up_and_one_that_answers_is_not() -> None:
    clock = Clock()
    polite = gate(clock)
    for _ in range(FAILURES_AT_MOST):
        polite.failed(NEWS)
    with pytest.raises(FetchFailed, match="in a row"):
        turns(polite, clock, 1)
    polite.answered(NEWS)
    assert turns(polite, clock, 1)


def test_a_turn_is_given_back_when_its_holder_is_cancelled() -> None:
    async def run() -> None:
        polite = Gate(delay=0.0, longest_wait=1.0)

        async def hold() -> None:
            async with polite.turn(NEWS):
                await asyncio.sleep(60)

        task = asyncio.create_task(hold())
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        async with asyncio.timeout(1), polite.turn(NEWS):
            pass

    asyncio.run(run())


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        ("Sat, 20 Aug 2022 12:01:00 GMT", 60.0),
        ("Sat, 20 Aug 2022 11:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("9" * 30, None),
        ("١٢", None),
        ("", None),
        (None, None),
    ],
)
def test_retry_after_is_read_as_a_number_or_a_date(
    header: str | None, seconds: float | None
) -> None:
    assert seconds_in(header, now=datetime(2022, 8, 20, 12, tzinfo=UTC)) == seconds
