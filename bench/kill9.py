"""Kills a crawl in mid-run, again and again, and counts what was lost or doubled: make bench-kill9

    python -m bench.kill9 [--kills 5] [--sites 6] [--pages 30] [--wait-ms 40]

Serves a small web on loopback and runs ``discrepant crawl`` on it as its own process, which is
killed (SIGKILL) after a random number of further requests and started again, until at last one
run may end. The log of the servers is the judge: an answer that had gone out to the crawler for
more than a moment must be in the archive after the kill (else it is lost), and what is asked for
twice must have been in flight at a kill: the last request at its site before it.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bench.small_web import Asked, SmallWeb, article_page, feed_of

__all__ = ["Kill", "Outcome", "main", "outcome_of"]

SEED = 20220819
# An answer that left the server for so long is at least on its way to the disk: one host's page
# is stored before the next is asked for, and a store takes a few milliseconds.
_ON_ITS_WAY = 0.25
_PATIENCE = 60.0
# By which columns a row is the only one of its kind.
_KEYS = {
    "visits": "key, number",
    "pages": "sha256",
    "fetches": "visit, url",
    "articles": "url",
    "revisions": "article, text_sha256",
    "sightings": "visit, url",
    "unread": "visit, url",
    "event_articles": "event, article",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kill:
    """One kill: requests before it, those then in flight, and answers that were lost by it."""

    requests: int
    in_flight: int
    lost: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the whole came to.

    ``stored`` of ``pages`` are in the archive once; ``doubled`` rows stand there twice;
    ``repeated`` requests were made twice, of which ``unexcused`` had not been in flight.
    """

    kills: tuple[Kill, ...]
    pages: int
    stored: int
    doubled: int
    repeated: int
    unexcused: int
    intact: bool

    @property
    def lost(self) -> int:
        """Answers that had arrived and were not in the archive after a kill."""
        return sum(kill.lost for kill in self.kills)


def outcome_of(*, kills: int, sites: int, pages: int, wait: float, folder: Path) -> Outcome:
    """Run the crawl, kill it so many times, let it end, and look at what it left."""
    chance = random.Random(SEED)
    archive = folder / "kill9.db"
    with SmallWeb(sites, wait=wait) as web:
        _fill(web, pages)
        outlets = folder / "outlets.toml"
        outlets.write_text(web.outlets_toml(), encoding="utf-8")
        told, excused = [], Counter[tuple[int, str]]()
        share = sites * (pages + 2) // (kills + 1)
        for _ in range(kills):
            crawl = _start(outlets, archive)
            _wait_for(web, len(web.log) + chance.randint(max(1, share // 2), share), crawl)
            crawl.kill()
            crawl.wait()
            killed = time.monotonic()
            before = _before(web, killed)
            in_flight = _in_flight(before)
            excused.update((one.site, one.path) for one in in_flight)
            told.append(
                Kill(
                    requests=len(before),
                    in_flight=len(in_flight),
                    lost=len(_arrived(before, killed) - _stored(web, archive)),
                )
            )
        last = _start(outlets, archive)
        if last.wait(timeout=_PATIENCE):
            sys.exit(f"The last run failed with exit code {last.returncode}.")
        asked = Counter((one.site, one.path) for one in web.log)
        again = asked - Counter(dict.fromkeys(asked, 1))
        wanted = {(site.number, path) for site in web.sites for path in site.answers}
        return Outcome(
            kills=tuple(told),
            pages=len(wanted),
            stored=len(wanted & _stored(web, archive)),
            doubled=_doubled(archive),
            repeated=again.total(),
            unexcused=(again - excused).total(),
            intact=_is_intact(archive),
        )


def _fill(web: SmallWeb, pages: int) -> None:
    for site in web.sites:
        titles = {
            f"/fire/{number}.html": f"Mill fire in Northport, report {number} of {site.name}"
            for number in range(pages)
        }
        text = (
            "A fire destroyed the old mill at the harbour of Northport on Friday night.",
            f"The brigade of district {site.number} counted {site.number + 20} engines there.",
        )
        site.answers = {
            path: article_page(title, (*text, f"This is report {path} of {site.name}."))
            for path, title in titles.items()
        } | {"/rss.xml": feed_of(site, titles.items())}


def _start(outlets: Path, archive: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "discrepant", "crawl", "mill fire northport"]
    command += ["--outlets", str(outlets), "--archive", str(archive), "--delay", "0"]
    command += ["--allow-private", "127.0.0.1"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _wait_for(web: SmallWeb, requests: int, crawl: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while len(web.log) < requests:
        if crawl.poll() is not None:
            sys.exit(f"The crawl ended by itself, with exit code {crawl.returncode}: more --pages.")
        if time.monotonic() > until:
            sys.exit(f"After {_PATIENCE:.0f} s the crawl has made {len(web.log)} requests only.")
        time.sleep(0.005)


def _before(web: SmallWeb, moment: float) -> list[Asked]:
    with web.lock:
        return [one for one in web.log if one.came <= moment]


def _in_flight(asked: Iterable[Asked]) -> list[Asked]:
    """The last request at each site, which the crawler may not have stored yet."""
    last = {one.site: one for one in asked}
    return list(last.values())


def _arrived(asked: Iterable[Asked], killed: float) -> set[tuple[int, str]]:
    """What had been answered well before the kill."""
    return {
        (one.site, one.path)
        for one in asked
        if one.gone is not None and one.gone < killed - _ON_ITS_WAY
    }


def _rows(archive: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(f"file:{archive}?mode=ro", uri=True)
    try:
        return list(connection.execute(sql))
    finally:
        connection.close()


def _stored(web: SmallWeb, archive: Path) -> set[tuple[int, str]]:
    """Site and path of every answer in the archive whose body is there, too."""
    rows = _rows(archive, "SELECT fetches.url FROM fetches JOIN pages USING (sha256)")
    homes = {site.home: site.number for site in web.sites}
    urls = [str(url) for (url,) in rows]
    return {(homes[home], url.removeprefix(home[:-1])) for url in urls for home in homes
            if url.startswith(home)}  # fmt: skip


def _doubled(archive: Path) -> int:
    return sum(
        int(str(number))
        for table, key in _KEYS.items()
        for (number,) in _rows(
            archive,
            f"SELECT (SELECT count(*) FROM {table}) - "
            f"(SELECT count(*) FROM (SELECT DISTINCT {key} FROM {table}))",
        )
    )


def _is_intact(archive: Path) -> bool:
    checks = _rows(archive, "PRAGMA integrity_check"), _rows(archive, "PRAGMA foreign_key_check")
    return checks == ([("ok",)], [])


def main() -> None:
    """Kill, resume, and print what it came to; exit code 1 if anything was lost or doubled."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=5, help="5 unless told")
    parser.add_argument("--sites", type=int, default=6, help="6 unless told")
    parser.add_argument("--pages", type=int, default=30, help="articles of a site; 30 unless told")
    parser.add_argument("--wait-ms", type=float, default=40, help="of each answer; 40 unless told")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        outcome = outcome_of(
            kills=given.kills,
            sites=given.sites,
            pages=given.pages,
            wait=given.wait_ms / 1000,
            folder=Path(folder),
        )
    print(f"{'kill':>6}{'requests':>12}{'in flight':>12}{'lost':>8}")
    for number, kill in enumerate(outcome.kills, 1):
        print(f"{number:>6}{kill.requests:>12}{kill.in_flight:>12}{kill.lost:>8}")
    print(f"pages stored once: {outcome.stored} of {outcome.pages}")
    print(f"lost: {outcome.lost}")
    print(f"duplicate rows: {outcome.doubled}")
    print(f"asked twice: {outcome.repeated}, of which not in flight at a kill: {outcome.unexcused}")
    print(f"integrity: {'ok' if outcome.intact else 'DAMAGED'}")
    failed = outcome.lost or outcome.doubled or outcome.unexcused or not outcome.intact
    sys.exit(1 if failed or outcome.stored < outcome.pages else 0)


if __name__ == "__main__":
    main()
