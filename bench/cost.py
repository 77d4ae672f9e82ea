"""What compare costs: ``make bench-cost``.

    python -m bench.cost [--outlets 50] [--sentences 40]

Prints the seconds of the processor that an event of many outlets takes, and those of articles made
to be slow beside one that is not, each beside its bar. The event is drawn from the sentences of
../shared/data/invented, few of them, so that every sentence has many that are alike.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Callable, Mapping, Sequence

from bench import shared_folder
from compare import compare
from discrepant.records import Article, Event, Moment

__all__ = ["POISONED", "event_of", "main", "seconds_of"]

EVENT_BAR = 4.0
POISONED_BAR = 5.0
DIFFERENT = 120  # sentences that the event is drawn from
SEED = 1

_TOLD = "The fire in the mill killed five people. "
_TOLD_AGAIN = "The fire in the mill killed six people. "
# Made when asked for: the longest has seven million characters.
POISONED: Mapping[str, Callable[[], tuple[str, ...]]] = {
    "a million numbers": lambda: (" ".join(map(str, range(1_000_000))),),
    "a table of tolls": lambda: (
        "\n".join(f"The fire killed {n} people." for n in range(100_000)),
    ),
    "one sentence ten thousand times": lambda: (_TOLD * 10_000,),
    "two such articles": lambda: (_TOLD * 10_000, _TOLD_AGAIN * 10_000),
    "1 MB without a stop": lambda: ("the fire in Halvik killed five people and " * 24_000,),
    "1 MB of capitals": lambda: ("Old Mill In Halvik Kills Five People And " * 25_000,),
    "one word of 1 MB": lambda: ("a" * 1_000_000,),
    "1 MB of quotations": lambda: ("“We knew,” " * 90_000,),
    "1 MB of stops": lambda: (". " * 500_000,),
}
CALM = """A fire in the old mill at the harbour of Halvik killed 12 people on Friday night.
The flames were seen from the island of Orsund, and 40 firemen fought them until noon.
“We were told of the gas, and we did nothing,” mill owner Tom Breck said."""


def event_of(sentences: Sequence[str], *, outlets: int, each: int) -> tuple[Article, ...]:
    """Articles of so many sentences ``each``, drawn from a few of those given."""
    chance = random.Random(SEED)
    few = [chance.choice(sentences) for _ in range(DIFFERENT)]
    return tuple(
        _article(n, chance.sample(few, each), title=few[n % len(few)][:80]) for n in range(outlets)
    )


def seconds_of(articles: Sequence[Article]) -> tuple[float, int]:
    """Seconds of the processor that comparing takes, and how many facts it finds."""
    started = time.process_time()
    comparison = compare(articles, event=Event(id="cost", title="cost"))
    return time.process_time() - started, len(comparison.facts)


def _article(number: int, lines: Sequence[str], *, title: str) -> Article:
    return Article(
        id=f"a{number}", outlet=f"Outlet {number}", url=None, title=title,
        text="\n".join(lines), published=Moment.parse("2031-05-03"),
    )  # fmt: skip


def _invented() -> list[str]:
    """The sentences of the invented events, in the order of their files."""
    return [
        sentence
        for path in sorted((shared_folder() / "data" / "invented").glob("*.json"))
        for article in json.loads(path.read_text(encoding="utf-8"))["articles"]
        for sentence in article["sentences"]
    ]


def main() -> None:
    """Print what an event of many outlets and what each poisoned article costs."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--outlets", type=int, default=50, help="50 unless told")
    parser.add_argument("--sentences", type=int, default=40, help="of each, 40 unless told")
    arguments = parser.parse_args()
    calm = _article(0, CALM.splitlines(), title="Fire in Halvik mill kills 12")
    seconds_of([calm])  # loads the word lists
    if invented := _invented():
        event = event_of(invented, outlets=arguments.outlets, each=arguments.sentences)
        seconds, facts = seconds_of(event)
        print(f"{arguments.outlets} outlets x {arguments.sentences} sentences, {facts} facts")
        print(f"  {seconds:.2f} cpu s (bar {EVENT_BAR:.0f} for 50 x 40)", flush=True)
    else:
        print(
            f"No sets in {shared_folder()}. Name their folder: BENCH_SHARED=path", file=sys.stderr
        )
    print(f"beside a calm article (bar {POISONED_BAR:.0f} cpu s each)")
    for name, texts in POISONED.items():
        bad = [_article(n, [text], title="The mill") for n, text in enumerate(texts(), start=1)]
        seconds, _ = seconds_of([calm, *bad])
        print(f"  {name:<32}{seconds:6.2f} cpu s", flush=True)


if __name__ == "__main__":
    main()
