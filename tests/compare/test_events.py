"""Which articles are about the event, which are not, and what is said of those."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from compare.events import about_event, content_words, query_words, words_of
from discrepant.records import Article, Moment

FERRY = (
    "A ferry caught fire off Northport on Friday evening, and 31 passengers were taken off.",
    "The ferry Selkie was on its way to Grimsay when smoke came from the engine room.",
    "The coastguard sent two lifeboats and a helicopter to the burning ferry.",
    "Captain Ines Varga said that nobody was hurt in the fire on the Selkie.",
)
FOOTBALL = (
    "Northport won the cup on Friday evening after extra time.",
    "The goalkeeper saved two penalties, and the coach praised the young team.",
)
TRAIN = (
    "A train came off the rails near Olmstead, and nobody was hurt.",
    "The line to the coast stays closed until the carriages are lifted.",
)
QUERY = query_words("ferry fire Northport")


def article(
    name: str, *lines: str, day: str | None = "2031-05-02", title: str = "", by: str = "json-ld"
) -> Article:
    return Article(
        id=name,
        outlet=f"{name} Post",
        url=f"https://{name}.example/",
        title=title or lines[0].rstrip("."),
        text="\n".join(lines),
        published=Moment.parse(day) if day else None,
        published_from=by if day else None,
    )


A = article("a", *FERRY)
B = article("b", FERRY[2], FERRY[0], "Smoke was seen from the harbour of Northport.")
C = article("c", FERRY[1], FERRY[3], "The passengers of the Selkie spent the night in a school.")
OTHERS = (article("x", *FOOTBALL), article("y", *TRAIN))


def inside(*articles: Article, words: tuple[str, ...] = QUERY, seeds: tuple[str, ...] = ()) -> str:
    found, _ = about_event(articles, words=words, seeds=seeds)
    return "".join(one.id for one in found)


def reason(name: str, *articles: Article, words: tuple[str, ...] = QUERY) -> str:
    _, left_out = about_event(articles, words=words)
    return next(one.reason for one in left_out if one.url == f"https://{name}.example/")


def test_reports_of_one_event_are_gathered_and_other_stories_of_the_town_are_not() -> None:
    assert inside(A, B, C, *OTHERS) == "abc"


def test_a_report_that_holds_no_word_of_the_query_joins_by_what_it_shares_with_the_others() -> None:
    words = ("coastguard", "lifeboats")
    assert not set(words) & set(content_words(C.text))
    assert inside(A, B, C, *OTHERS, words=words) == "abc"


def test_what_is_left_out_keeps_its_place_and_says_how_alike_it_is() -> None:
    _, left_out = about_event((OTHERS[0], A, OTHERS[1]), words=QUERY)
    assert [out.outlet for out in left_out] == ["x Post", "y Post"]
    assert all("its words are 0." in out.reason for out in left_out)


def test_last_years_fire_on_the_same_ferry_is_another_event_and_says_how_far_away() -> None:
    last_year = replace(A, id="z", url="https://z.example/", published=Moment.parse("2030-05-02"))
    assert inside(A, B, C, last_year) == "abc"
    assert "365 days lie between" in reason("z", A, B, C, last_year)


def test_another_fire_in_the_town_three_days_later_is_another_event() -> None:
    other = article(
        "z",
        "A fire destroyed a bakery in Northport on Monday morning.",
        "The baker Odo Lindqvist and his two apprentices escaped through a window.",
        "Flames spread to the roof of a chemist's shop in Tollgate Street.",
        "It is the second fire in the town within a week: on Friday a ferry burned.",
        day="2031-05-05",
    )
    assert inside(A, B, C, other) == "abc"


def test_a_report_that_looks_back_at_its_end_does_not_pull_in_what_it_looks_back_on() -> None:
    past = " ".join(
        f"In March the lock keeper Tam Orrin found barge number {n}." for n in "1234567"
    )
    filler = " ".join(f"Passenger {n} told of the night on the water." for n in range(40))
    looks_back = article("d", *FERRY, filler, past)
    lock = article("z", "The lock keeper Tam Orrin found a barge adrift.", past)
    assert inside(A, B, C, looks_back, lock) == "abcd"


def test_a_report_without_a_date_is_judged_by_its_words_alone() -> None:
    assert inside(A, B, replace(C, published=None), *OTHERS) == "abc"


def test_a_day_that_only_a_feed_gives_may_be_that_of_the_listing() -> None:
    listed_late = replace(C, published=Moment.parse("2034-01-01"), published_from="feed")
    assert inside(A, B, listed_late) == "abc"
    assert inside(A, B, replace(listed_late, published_from="json-ld")) == "ab"


def test_what_a_feed_lists_before_the_event_is_about_something_else() -> None:
    assert (
        inside(A, B, replace(C, published=Moment.parse("2030-01-01"), published_from="feed"))
        == "ab"
    )


def test_the_event_of_a_seed_is_gathered_whatever_the_words_say() -> None:
    pool = (A, B, C, *OTHERS)
    assert inside(*pool, words=words_of([OTHERS[0]]), seeds=("x",)) == "x"
    assert inside(*pool, words=words_of([A]), seeds=("a",)) == "abc"


def test_every_seed_is_of_the_event() -> None:
    assert inside(A, B, *OTHERS, words=words_of([A, OTHERS[1]]), seeds=("a", "y")).count("y") == 1


def test_without_any_word_of_the_query_nothing_is_gathered_and_the_reason_says_so() -> None:
    assert inside(*OTHERS, words=("volcano",)) == ""
    assert "none of the words asked for" in reason("x", *OTHERS, words=("volcano",))


def test_of_nothing_nothing_is_gathered() -> None:
    assert about_event((), words=QUERY) == ((), ())


@pytest.mark.parametrize("text", ["", "1 2 3", "the of and"])
def test_texts_without_a_word_do_no_harm(text: str) -> None:
    empty = article("e", text, title=text or "-")
    assert inside(empty) == ""
    assert inside(A, B, empty) == "ab"


def test_the_order_of_the_articles_changes_nothing_but_the_order() -> None:
    pool = [A, B, C, *OTHERS]
    _, expected = about_event(pool, words=QUERY)
    for seed in range(5):
        random.Random(seed).shuffle(pool)
        found, left_out = about_event(pool, words=QUERY)
        assert [one.id for one in found] == [one.id for one in pool if one.id in "abc"]
        assert set(left_out) == set(expected)


def test_the_words_of_a_query_are_folded_and_told_once_without_stop_words() -> None:
    assert query_words("The FIRE and the fire of Curaçao") == ("fire", "curacao")
    assert query_words("and of the") == ()


def test_the_words_of_an_article_begin_with_its_headline_and_are_a_dozen_at_most() -> None:
    words = words_of([replace(A, title="Selkie burns off Northport")])
    assert {"selkie", "northport"} <= set(words[:3])
    assert len(words) <= 12
    assert "the" not in words
