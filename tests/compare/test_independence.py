"""Which articles are one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from compare.independence import credit_of, origins_of, same_passage
from discrepant.records import Article, Moment

WIRE = (
    "A ferry with 180 people on board ran aground off Port Ebba on Monday, the coast guard said.",
    "Nobody was badly hurt, but 14 passengers were taken to hospital with cuts and bruises.",
    "The Merenda had left the island of Holm at dawn and was due to dock two hours later.",
    "Divers will look at the hull on Tuesday before tugs try to pull her free at high water.",
)
OTHER = (
    "Passengers told of a long night on the Merenda, where the lights went out at once.",
    "My children slept on a heap of life jackets, a teacher from Holm told this newspaper.",
    "The company that runs the line would not say whether the captain had been on the bridge.",
    "It is the third grounding in the sound in two years, harbour records show.",
)


def article(identity: str, lines: Sequence[str], *, day: str | None = "2023-05-01") -> Article:
    return Article(
        id=identity,
        outlet=f"Outlet {identity}",
        url=None,
        title=f"Headline of {identity}",
        text="\n".join(lines),
        published=Moment.parse(day) if day else None,
    )


def test_a_reprint_under_another_headline_has_the_origin_of_the_first() -> None:
    first = article("wire", WIRE, day="2023-05-01T08:00+00:00")
    reprint = article("paper", WIRE[:3], day="2023-05-01T10:00+00:00")
    assert dict(origins_of([reprint, first])) == {"paper": "wire", "wire": "wire"}


def test_small_edits_leave_a_reprint_a_reprint() -> None:
    edited = (
        WIRE[0].replace("ran aground", "has run aground").replace("on Monday", "Monday"),
        WIRE[1].replace("Nobody", "No one"),
        WIRE[2],
        "Local trains were not affected by the grounding, the railway said in the evening.",
    )
    found = dict(origins_of([article("a", WIRE), article("b", edited)]))
    assert found["b"] == "a"


def test_two_reports_of_one_event_are_two_origins() -> None:
    found = dict(origins_of([article("a", WIRE), article("b", OTHER)]))
    assert found == {"a": "a", "b": "b"}


def test_one_copied_sentence_does_not_make_a_reprint() -> None:
    found = dict(origins_of([article("a", WIRE), article("b", (*OTHER, WIRE[1]))]))
    assert found == {"a": "a", "b": "b"}


def test_a_quotation_in_both_does_not_make_a_reprint() -> None:
    said = (
        '"We felt the keel go over something hard, then everything slid to one side," he said.',
        '"Nobody told us what to do, so we put the children on the tables and waited there," '
        "he said.",
        '"When the tugs came at last the whole deck sang, and I have never heard it sung so '
        'badly in my life," he said.',
    )
    left = (*said, OTHER[0], OTHER[2])
    right = (*said, WIRE[0], WIRE[2])
    assert dict(origins_of([article("a", left), article("b", right)])) == {"a": "a", "b": "b"}


def test_reprints_of_reprints_have_one_origin() -> None:
    a = article("a", (*WIRE, *OTHER), day="2023-05-01")
    b = article("b", WIRE, day="2023-05-02")
    c = article("c", OTHER, day="2023-05-03")
    assert dict(origins_of([c, b, a])) == {"a": "a", "b": "a", "c": "a"}


def test_at_one_moment_the_agency_comes_first() -> None:
    paper = article("a-paper", WIRE)
    wire = replace(article("wire", WIRE), agency=True)
    assert dict(origins_of([paper, wire]))["a-paper"] == "wire"


def test_an_article_without_a_date_is_never_first() -> None:
    undated = article("a", WIRE, day=None)
    dated = article("b", WIRE)
    assert dict(origins_of([undated, dated]))["a"] == "b"


def test_an_earlier_revision_belongs_to_the_one_that_replaced_it() -> None:
    old = replace(article("old", OTHER, day="2023-05-01"), replaced_by="new")
    new = article("new", WIRE, day="2023-05-02")
    assert dict(origins_of([old, new])) == {"old": "new", "new": "new"}


def test_one_agency_credited_by_both_needs_less_in_common() -> None:
    mixed = (WIRE[0], WIRE[2], *OTHER[:3])
    a = replace(article("a", (*WIRE, OTHER[3])), credit="Reuters")
    b = article("b", mixed)
    assert dict(origins_of([a, b]))["b"] == "b"
    assert dict(origins_of([a, replace(b, credit="Reuters")]))["b"] == "a"


def test_the_agency_is_read_from_credit_byline_dateline_and_last_line() -> None:
    plain = article("a", WIRE)
    assert credit_of(plain) is None
    assert credit_of(replace(plain, credit="Source: Reuters")) == "reuters"
    assert credit_of(replace(plain, authors=("Tom Breck, Associated Press",))) == "ap"
    assert credit_of(replace(plain, text=f"LUND (AP) - {plain.text}")) == "ap"
    assert credit_of(replace(plain, text=f"{plain.text}\n(AFP)")) == "afp"


def test_a_short_sentence_is_never_a_copied_passage() -> None:
    assert not same_passage("Nobody was hurt.", "Nobody was hurt.")


def test_another_number_in_the_same_sentence_is_still_the_same_passage() -> None:
    assert same_passage(WIRE[0], WIRE[0].replace("180", "about 200"))


LINES = st.lists(st.sampled_from(WIRE + OTHER), max_size=6)


@given(LINES, LINES, LINES)
def test_the_order_of_articles_does_not_matter(
    one: list[str], two: list[str], three: list[str]
) -> None:
    articles = [article("a", one), article("b", two), article("c", three)]
    assert dict(origins_of(articles)) == dict(origins_of(articles[::-1]))


@given(st.text(max_size=80), st.text(max_size=80))
def test_same_passage_is_symmetric(a: str, b: str) -> None:
    assert same_passage(a, b) == same_passage(b, a)


@given(st.sampled_from(WIRE + OTHER))
def test_a_sentence_is_one_passage_with_itself(sentence: str) -> None:
    assert same_passage(sentence, sentence)
