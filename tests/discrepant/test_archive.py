"""What the archive keeps, and what a visit need not ask for again."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from discrepant.archive import Archive
from discrepant.archive.rows import storable
from discrepant.archive.visits import Visit
from discrepant.errors import ArchiveProblem
from discrepant.query import Query
from discrepant.records import Article, Moment, Outlet, Page, Unread

START = datetime(2022, 8, 20, 8, 0, tzinfo=UTC)
POST = Outlet(name="Post", home="https://post.example/", language="en")
QUERY = Query(words="mill fire", outlets=(POST,))


class Clock:
    """A clock that goes on by a second with every look, and further when told."""

    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time

    def pass_(self, hours: float) -> None:
        self.time += timedelta(hours=hours)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def archive(tmp_path: Path, clock: Clock) -> Iterator[Archive]:
    with Archive.open(tmp_path / "a.db", clock=clock) as archive:
        yield archive


def page(url: str, body: str = "page", *, status: int = 200, fetched: datetime = START) -> Page:
    return Page(
        url=url,
        final_url=url,
        status=status,
        headers=(("ETag", '"1"'), ("Content-Type", "text/html")),
        body=body.encode(errors="replace"),
        fetched=fetched,
    )


def article(identity: str, text: str = "The mill burned.", **more: object) -> Article:
    told = {
        "id": identity,
        "outlet": "Post",
        "url": f"https://post.example/{identity}",
        "title": "Mill burns",
        "text": text,
    }
    return Article(**{**told, **more})  # type: ignore[arg-type]


def keep(
    visit: Visit, found: Article, *, fetched: datetime = START, url: str | None = None
) -> None:
    read = page(url or found.url or "", found.text, fetched=fetched)
    visit.save_page(read)
    visit.save_article(found, read)


def run(
    archive: Archive,
    *found: Article,
    left_out: tuple[Article, ...] = (),
    query: Query = QUERY,
    title: str = "mill fire",
) -> str:
    """One whole visit that finds these articles; the id of their event."""
    visit = archive.visit(query)
    for one in (*found, *left_out):
        keep(visit, one, fetched=archive.now())
    event = visit.save_event(
        title=title,
        inside=[one.id for one in found],
        left_out={one.id: "about something else" for one in left_out},
    )
    visit.finish()
    return event


# -------------------------------------------------------------------- what a visit keeps


def test_a_saved_page_comes_back_as_it_was(archive: Archive) -> None:
    visit = archive.visit(QUERY)
    saved = page("https://post.example/1", "ünïcode")
    visit.save_page(saved)
    assert visit.standing_page(saved.url) == saved
    assert visit.latest_page(saved.url) == saved


def test_a_page_that_was_never_asked_for_does_not_stand(archive: Archive) -> None:
    visit = archive.visit(QUERY)
    assert visit.standing_page("https://post.example/1") is None
    assert visit.latest_page("https://post.example/1") is None


def test_an_error_is_no_page_to_send_validators_for(archive: Archive) -> None:
    visit = archive.visit(QUERY)
    good = page("https://post.example/1")
    visit.save_page(good)
    visit.finish()
    visit = archive.visit(QUERY)
    visit.save_page(page("https://post.example/1", "gone", status=404))
    assert visit.latest_page("https://post.example/1") == good


def test_an_unfinished_visit_is_continued_by_the_same_question(archive: Archive) -> None:
    first = archive.visit(QUERY)
    first.save_page(page("https://post.example/1"))
    again = archive.visit(Query(words="FIRE  mill", outlets=(POST,)))
    assert again.continued
    assert again.stored == 1
    assert again.standing_page("https://post.example/1") is not None


def test_another_question_is_another_visit(archive: Archive) -> None:
    archive.visit(QUERY).save_page(page("https://post.example/1"))
    other = archive.visit(Query(words="harbour strike", outlets=(POST,)))
    assert not other.continued
    assert other.standing_page("https://post.example/1") is None


def test_after_its_end_the_same_question_asks_again(archive: Archive) -> None:
    first = archive.visit(QUERY)
    first.save_page(page("https://post.example/rss.xml"))
    first.finish()
    second = archive.visit(QUERY)
    assert not second.continued
    assert second.standing_page("https://post.example/rss.xml") is None
    assert second.latest_page("https://post.example/rss.xml") is not None


def test_a_visit_broken_off_long_ago_is_begun_anew(archive: Archive, clock: Clock) -> None:
    archive.visit(QUERY).save_page(page("https://post.example/rss.xml"))
    clock.pass_(hours=25)
    assert not archive.visit(QUERY).continued


def test_an_unchanged_page_stands_for_the_visit_that_asked(archive: Archive) -> None:
    first = archive.visit(QUERY)
    first.save_page(page("https://post.example/1"))
    first.finish()
    second = archive.visit(QUERY)
    known = second.latest_page("https://post.example/1")
    assert known is not None
    second.save_revalidated(known)
    assert second.standing_page("https://post.example/1") == known
    (body,) = archive.rows("SELECT count(*) AS pages FROM pages")
    assert body["pages"] == 1


def test_pages_about_something_else_are_not_asked_for_again(archive: Archive) -> None:
    run(archive, article("in"), left_out=(article("out", "Football."),))
    again = archive.visit(QUERY)
    assert again.standing_page("https://post.example/in") is None
    assert again.standing_page("https://post.example/out") is not None
    other = archive.visit(Query(words="football", outlets=(POST,)))
    assert other.standing_page("https://post.example/out") is None


def test_saving_everything_twice_makes_no_second_row(archive: Archive) -> None:
    def rows() -> dict[str, int]:
        tables = ("visits", "pages", "fetches", "articles", "revisions", "sightings", "unread")
        return {
            table: archive.rows(f"SELECT count(*) AS n FROM {table}")[0]["n"] for table in tables
        }

    def save() -> None:
        visit = archive.visit(QUERY)
        keep(visit, article("1"))
        visit.save_unread(Unread(url="https://post.example/2", outlet="Post", reason="404"))

    save()
    once = rows()
    save()
    assert rows() == once == dict.fromkeys(once, 1)


def test_a_url_that_could_be_read_after_all_is_no_longer_unread(archive: Archive) -> None:
    visit = archive.visit(QUERY)
    visit.save_unread(Unread(url="https://post.example/1", outlet="Post", reason="timeout"))
    keep(visit, article("1"))
    assert visit.unread() == ()


def test_the_last_reason_is_the_one_that_is_told(archive: Archive) -> None:
    visit = archive.visit(QUERY)
    for reason in ("timeout", "robots.txt forbids it"):
        visit.save_unread(Unread(url="https://post.example/1", outlet=None, reason=reason))
    assert [unread.reason for unread in visit.unread()] == ["robots.txt forbids it"]


# -------------------------------------------------------------------- revisions


def test_an_earlier_text_is_kept_and_points_to_the_one_that_stands(archive: Archive) -> None:
    event = run(archive, article("1", "Three died."))
    assert run(archive, article("1", "Five died.")) == event
    now, earlier = archive.articles_of(event)
    assert (now.id, now.text, now.replaced_by) == ("1", "Five died.", None)
    assert (earlier.text, earlier.replaced_by) == ("Three died.", "1")
    assert earlier.id.startswith("1@")
    assert len(earlier.id) == len("1@") + 8


def test_a_text_that_stays_has_one_revision(archive: Archive) -> None:
    event = run(archive, article("1"))
    run(archive, article("1"))
    assert [one.id for one in archive.articles_of(event)] == ["1"]
    (row,) = archive.rows("SELECT first_seen, last_seen FROM revisions")
    assert row["first_seen"] < row["last_seen"]


def test_a_text_that_comes_back_stands_again(archive: Archive) -> None:
    for text in ("Three died.", "Five died.", "Three died."):
        event = run(archive, article("1", text))
    now, earlier = archive.articles_of(event)
    assert (now.text, earlier.text) == ("Three died.", "Five died.")


def test_a_paywall_does_not_replace_a_text_that_was_read(archive: Archive) -> None:
    event = run(archive, article("1", "Three died in the mill."))
    run(archive, article("1", "Subscribe!", read="partial", unread_reason="paywall"))
    assert [one.text for one in archive.articles_of(event)] == ["Three died in the mill."]


def test_a_teaser_is_no_earlier_text_of_the_whole_article(archive: Archive) -> None:
    event = run(archive, article("1", "Three ...", read="partial", unread_reason="paywall"))
    run(archive, article("1", "Three died in the mill."))
    assert [one.text for one in archive.articles_of(event)] == ["Three died in the mill."]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_two_pages_of_one_article_give_the_same_text_in_any_order(
    archive: Archive, order: tuple[int, ...]
) -> None:
    texts = ("Three died.", "Three died in the mill.", "3 died.")
    visit = archive.visit(QUERY)
    for at in order:
        keep(visit, article("1", texts[at]), url=f"https://post.example/1?page={at}")
    event = visit.save_event(title="mill", inside=["1"], left_out={})
    assert [one.text for one in archive.articles_of(event)] == ["Three died in the mill."]


# -------------------------------------------------------------------- events


def test_an_event_keeps_its_id_when_it_grows(archive: Archive) -> None:
    first = run(archive, article("1"), article("2"))
    wider = Query(words="mill fire north", outlets=(POST,))
    grown = run(archive, article("1"), article("2"), article("3"), query=wider, title="another")
    assert grown == first
    assert {one.id for one in archive.articles_of(first)} == {"1", "2", "3"}


def test_an_article_that_left_the_feeds_stays_in_its_event(archive: Archive) -> None:
    event = run(archive, article("1"), article("2"), article("3"))
    assert run(archive, article("3"), article("4")) == event
    assert {one.id for one in archive.articles_of(event)} == {"1", "2", "3", "4"}


def test_an_article_that_turns_out_to_be_another_story_leaves_the_event(archive: Archive) -> None:
    event = run(archive, article("1"), article("2"), article("3"))
    run(archive, article("1"), article("2"), left_out=(article("3"),))
    assert {one.id for one in archive.articles_of(event)} == {"1", "2"}
    assert [out.reason for out in archive.left_out_of(event)] == ["about something else"]


def test_other_articles_are_another_event(archive: Archive) -> None:
    first = run(archive, article("1"), article("2"), article("3"))
    part = Query(words="mill", outlets=(POST,))
    assert run(archive, article("3"), article("4"), query=part) != first
    assert run(archive, article("8"), article("9")) != first


def test_the_newest_event_is_the_one_meant(archive: Archive) -> None:
    run(archive, article("1"))
    strike = Query(words="strike", outlets=(POST,))
    second = run(archive, article("2"), query=strike, title="strike")
    assert archive.event().id == second
    assert [line.title for line in archive.events()] == ["strike", "mill fire"]
    assert archive.event("mill").title == "mill fire"


def test_an_unknown_event_is_told_with_the_next_step(archive: Archive) -> None:
    with pytest.raises(ArchiveProblem, match="holds no event yet"):
        archive.event()
    run(archive, article("1"))
    with pytest.raises(ArchiveProblem, match="`discrepant events` lists them"):
        archive.event("flood")


def test_articles_stand_in_order_of_publication_the_undated_last(archive: Archive) -> None:
    days = ("2022-08-20", "2022-08-19T10:00:00+00:00")
    dated = (article(day, published=Moment.parse(day)) for day in days)
    event = run(archive, article("0"), *dated)
    assert [one.id for one in archive.articles_of(event)] == [*reversed(days), "0"]


def test_the_order_of_arrival_does_not_show(tmp_path: Path, clock: Clock) -> None:
    found = [article(str(n), f"Text {n}", published=Moment.parse("2022-08-19")) for n in range(6)]
    seen = set()
    for seed in range(4):
        random.Random(seed).shuffle(found)
        with Archive.open(tmp_path / f"{seed}.db", clock=Clock()) as archive:
            event = run(archive, *found)
            seen.add((event, tuple(one.id for one in archive.articles_of(event))))
    assert len(seen) == 1


# -------------------------------------------------------------------- texts


def test_half_a_letter_can_be_stored(archive: Archive) -> None:
    found = article("1", "a \ud800 b")
    event = run(archive, found)
    assert archive.articles_of(event)[0].text == storable(found).text == "a ? b"


def test_words_are_found_in_the_full_text_index(archive: Archive) -> None:
    run(archive, article("1", "Three died."))
    run(archive, article("1", "Five drowned."))

    def hits(word: str) -> int:
        sql = "SELECT count(*) AS n FROM articles_fts WHERE articles_fts MATCH :word"
        return int(archive.rows(sql, word=word)[0]["n"])

    assert (hits("drowned"), hits("died"), hits("mill")) == (1, 0, 1)
