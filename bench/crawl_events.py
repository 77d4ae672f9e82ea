"""How well check gathers one event's articles from a web of many: ``make bench-crawl``.

    python -m bench.crawl_events [--all] [--from-link] [EVENT ...]

Serves the real articles of ../shared/data/discrepancies/dev on loopback, one site an outlet, and
runs the real command line with the words of its queries.json, or with a link to one of the event's
articles, each event into an archive of its own. Prints, for each event and in sum, how many of the
gathered articles are of the event (precision), how many of the event's were gathered (recall) and
the time. Reports and archives stay in out/bench-crawl/.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

from bench import ONLY_SCORED, ROOT, shared_folder

__all__ = ["Gathered", "gather", "main", "served"]

# Of the issue: a cable, a climber, a bakery, a blast among other stories of the town, an interview.
EVENTS = ("ecb-30p", "ecb-23p", "fakes-07", "fakes-09", "basil-f11c2566")
OUT = ROOT / "out" / "bench-crawl"


class _Page(TypedDict):
    id: str
    url: str
    event: str


class _Site(TypedDict):
    outlet: str
    home: str
    feed: str
    sitemap: str
    articles: list[_Page]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """One event's crawl: the URLs wanted and got, the command's exit code, the seconds it took.

    ``reasons`` says of a URL that was not got why it was left out or not read.
    """

    event: str
    wanted: frozenset[str]
    got: frozenset[str]
    reasons: Mapping[str, str]
    exit_code: int
    seconds: float

    @property
    def right(self) -> int:
        """How many of the articles got are of the event."""
        return len(self.wanted & self.got)


@contextmanager
def served(gold: Path, *, base_port: int, latency_ms: float) -> Iterator[tuple[_Site, ...]]:
    """The sites of the gold's outlets, answering while the context lasts."""
    listing = OUT / "sites.json"
    tool = shared_folder() / "tools" / "serve_events.py"
    command = [sys.executable, str(tool), str(gold), "--base-port", str(base_port)]
    command += ["--latency-ms", str(latency_ms), "--list", str(listing)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        if not (server.stdout and server.stdout.readline()):
            sys.exit(f"The sites did not start on ports from {base_port}: name another --base-port")
        sites: list[_Site] = json.loads(listing.read_text(encoding="utf-8"))
        yield tuple(sites)
    finally:
        server.terminate()
        server.wait()


def gather(event: str, question: str, sites: Sequence[_Site], *, outlets: Path) -> Gathered:
    """Run ``discrepant check`` on words or a link; what it says goes to EVENT.log."""
    report = OUT / f"{event}.json"
    command = [sys.executable, "-m", "discrepant", "check", question]
    command += ["--outlets", str(outlets), "--since", "2004-01-01", "--until", "2020-12-31"]
    command += ["--allow-private", "127.0.0.0/8", "--delay", "0.05"]
    command += ["--archive", str(OUT / f"{event}.db"), "-o", str(OUT / f"{event}.html")]
    command += ["--json", str(report)]
    started = time.monotonic()
    with (OUT / f"{event}.log").open("w", encoding="utf-8") as log:
        ended = subprocess.run(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
    export = json.loads(report.read_text(encoding="utf-8")) if report.exists() else {}
    return Gathered(
        event=event,
        wanted=frozenset(_urls_of(event, sites)),
        got=frozenset(article["url"] for article in export.get("articles", ())),
        reasons={
            one["url"]: one["reason"]
            for kind in ("left_out", "unread")
            for one in export.get(kind, ())
        },
        exit_code=ended.returncode,
        seconds=time.monotonic() - started,
    )


def _urls_of(event: str, sites: Sequence[_Site]) -> list[str]:
    return sorted(
        page["url"] for site in sites for page in site["articles"] if page["event"] == event
    )


def _outlets_toml(sites: Sequence[_Site]) -> str:
    # A JSON string is a TOML basic string.
    return "\n".join(
        f"[[outlet]]\nname = {json.dumps(site['outlet'])}\nhome = {json.dumps(site['home'])}\n"
        f"feeds = [{json.dumps(site['feed'])}]\nsitemaps = [{json.dumps(site['sitemap'])}]\n"
        for site in sites
    )


def _row(name: str, *cells: str) -> str:
    return f"{name:16}" + "".join(f"{cell:>10}" for cell in cells)


def _row_of(name: str, *crawls: Gathered) -> str:
    right, got = sum(one.right for one in crawls), sum(len(one.got) for one in crawls)
    wanted = sum(len(one.wanted) for one in crawls)
    return _row(
        name,
        f"{right / got:.3f}" if got else "-",
        f"{right / wanted:.3f}" if wanted else "-",
        str(got),
        str(wanted),
        f"{sum(one.seconds for one in crawls):.1f}",
    )


def _print_errors(one: Gathered) -> None:
    for url in sorted(one.got - one.wanted):
        print(f"  not of the event: {url}")
    for url in sorted(one.wanted - one.got):
        print(f"  missed: {url}: {one.reasons.get(url, 'never seen')}", flush=True)


def main() -> None:
    """Gather the events and print how well it went."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("event", nargs="*", default=EVENTS, help="the issue's five unless told")
    parser.add_argument("--all", action="store_true", help="all events")
    parser.add_argument("--from-link", action="store_true", help="start from an article, not words")
    parser.add_argument("--base-port", type=int, default=8100, help="8100 unless told")
    parser.add_argument("--latency-ms", type=float, default=20, help="20 unless told")
    arguments = parser.parse_args()
    data = shared_folder() / "data" / "discrepancies"
    if not data.is_dir():
        sys.exit(f"No sets in {shared_folder()}. Name their folder: BENCH_SHARED=path")
    queries: Mapping[str, str] = json.loads((data / "queries.json").read_text(encoding="utf-8"))
    events = sorted(queries) if arguments.all else arguments.event
    if unknown := [event for event in events if event not in queries]:
        sys.exit(f"No such event: {', '.join(unknown)}. There are: {', '.join(sorted(queries))}")

    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    port, latency = arguments.base_port, arguments.latency_ms
    with served(data / "dev", base_port=port, latency_ms=latency) as sites:
        outlets = OUT / "outlets.toml"
        outlets.write_text(_outlets_toml(sites), encoding="utf-8")
        print(_row("event", "precision", "recall", "got", "wanted", "seconds"))
        every: list[Gathered] = []
        for event in events:
            question = _urls_of(event, sites)[0] if arguments.from_link else queries[event]
            one = gather(event, question, sites, outlets=outlets)
            every.append(one)
            told = f"  exit {one.exit_code}, see {event}.log" if one.exit_code else ""
            print(_row_of(event, one) + told)
            if event not in ONLY_SCORED:
                _print_errors(one)
    print(_row_of("all", *every))
    print(_row_of("never looked at", *(one for one in every if one.event in ONLY_SCORED)))
    print(f"Reports, archives and logs: {OUT}")


if __name__ == "__main__":
    main()
