"""Which outlet tells which fact."""

from __future__ import annotations

from dataclasses import replace

from compare.coverage import coverage_of
from discrepant.records import Article, Fact, Mention, Span, Unread, Verdict
from tests.compare.stories import story

ANN, BOB, CLEO = (story(name, f"{name} tells it.") for name in ("ann", "bob", "cleo"))
GONE = Unread(url="https://dora.example/1", outlet="Dora Post", reason="404")


def fact(*told: tuple[Article, str], verdict: Verdict = "conflict", name: str = "f") -> Fact:
    return Fact(
        id=name, kind="figure", label="", verdict=verdict, confidence=1, reason="", rule="",
        origins=1,
        mentions=tuple(
            Mention(
                article=a.id, field="text", span=Span(start=0, end=1), text=a.text[0],
                sentence_span=Span(start=0, end=len(a.text)), sentence=a.text, value="x",
                group=group,
            )
            for a, group in told
        ),
    )  # fmt: skip


def row(told: Fact, *articles: Article, unread: tuple[Unread, ...] = ()) -> dict[str, str]:
    (found,) = coverage_of([told], articles, unread)
    assert list(found.outlets) == sorted(found.outlets)
    return dict(found.outlets)


def test_an_outlet_that_tells_a_fact_has_its_group_and_another_is_silent() -> None:
    told = fact((ANN, "1"), (BOB, "2"))
    assert row(told, ANN, BOB, CLEO) == {"Ann Post": "1", "Bob Post": "2", "Cleo Post": "silent"}


def test_an_outlet_of_which_nothing_was_read_is_unread() -> None:
    assert row(fact((ANN, "1"), (BOB, "1")), ANN, BOB, unread=(GONE,))["Dora Post"] == "unread"


def test_an_outlet_is_not_silent_on_a_text_of_which_only_a_part_was_read() -> None:
    stub = replace(CLEO, read="partial")
    told = fact((ANN, "1"), (BOB, "1"))
    assert row(told, ANN, BOB, stub)["Cleo Post"] == "unread"
    assert row(fact((ANN, "1"), (stub, "1")), ANN, stub)["Cleo Post"] == "1"


def test_an_outlet_with_one_whole_text_and_one_page_unread_is_silent() -> None:
    missed = replace(GONE, outlet="Cleo Post")
    told = fact((ANN, "1"), (BOB, "1"))
    assert row(told, ANN, BOB, CLEO, unread=(missed,))["Cleo Post"] == "silent"


def test_an_outlet_that_answers_twice_has_the_group_of_its_first_mention() -> None:
    assert row(fact((ANN, "2"), (ANN, "1"), (BOB, "1")), ANN, BOB)["Ann Post"] == "2"


def test_an_outlet_that_changed_its_text_has_the_group_of_what_it_says_now() -> None:
    was = replace(ANN, id="was", replaced_by=ANN.id)
    told = fact((was, "1"), (ANN, "2"), (BOB, "2"))
    assert row(told, was, ANN, BOB) == {"Ann Post": "2", "Bob Post": "2"}
    assert row(fact((was, "1"), (BOB, "2")), was, ANN, BOB)["Ann Post"] == "1"


def test_a_page_of_no_known_outlet_covers_nothing() -> None:
    told = fact((ANN, "1"), (BOB, "1"))
    assert set(row(told, ANN, BOB, unread=(replace(GONE, outlet=None),))) == {
        "Ann Post", "Bob Post",
    }  # fmt: skip


def test_what_one_outlet_alone_tells_has_no_row_and_the_others_keep_their_order() -> None:
    facts = [
        fact((ANN, "1"), (BOB, "2"), name="x"),
        fact((ANN, "1"), verdict="single", name="y"),
        fact((ANN, "1"), (BOB, "1"), verdict="agree", name="z"),
    ]
    assert [line.fact for line in coverage_of(facts, (ANN, BOB), ())] == ["x", "z"]
