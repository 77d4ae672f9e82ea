"""Offices that one person holds, told with two names."""

import pytest

from compare import compare
from discrepant.records import Article, Event, Fact, Moment


def article(outlet: str, *lines: str) -> Article:
    return Article(
        id=outlet,
        outlet=outlet,
        url=None,
        title="Bridge inquiry opens",
        text="\n".join(lines),
        published=Moment.parse("2031-05-03"),
    )


def persons(*articles: Article) -> list[Fact]:
    comparison = compare(articles, event=Event(id="e", title="e"))
    return [fact for fact in comparison.facts if fact.kind == "person"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("NORDAID director Ada Rhys spoke on Monday.", "Eva Lund, director of NORDAID, flew in."),
        ("NORDAID Director Ada Rhys wept.", "It angered NORDAID director Eva Lund on Monday."),
        ("Harwick mayor Ada Rhys resigned.", "Residents booed Eva Lund, the mayor of Harwick."),
    ],
)
def test_two_holders_of_one_office_differ(left: str, right: str) -> None:
    (fact,) = persons(article("a", left), article("b", right))
    assert fact.verdict == "conflict"
    assert fact.rule == "one office, two holders"
    assert {mention.text for mention in fact.mentions} == {"Ada Rhys", "Eva Lund"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # one man, spelled in two ways
        ("NORDAID director Sergei Orlov spoke.", "NORDAID director Sergey Orlov spoke."),
        # of two bodies
        ("NORDAID director Ada Rhys spoke.", "Eva Lund, director of Sunfund, flew in."),
        # a body has many spokesmen
        ("NORDAID spokesman Tom Breck spoke.", "NORDAID spokesman Ian Hale flew in."),
    ],
)
def test_what_is_no_sole_office_or_no_second_holder_stays_quiet(left: str, right: str) -> None:
    facts = persons(article("a", left), article("b", right))
    assert [fact.rule for fact in facts if fact.rule == "one office, two holders"] == []


def test_a_successor_named_beside_his_predecessor_is_no_second_holder() -> None:
    changed = "NORDAID director Ada Rhys left.", "NORDAID director Eva Lund took over on Friday."
    assert persons(article("a", *changed), article("b", "NORDAID director Eva Lund spoke.")) == []
