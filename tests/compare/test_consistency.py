"""An article that contradicts itself, and articles that only seem to."""

import pytest

from tests.compare.stories import compared, story

OTHER = "Rescuers went on searching the hut on Friday."


def rules(*lines: str, title: str = "") -> list[str]:
    comparison = compared(story("a", *lines, title=title), story("b", OTHER))
    return [fact.rule for fact in comparison.flagged()]


def test_a_headline_that_its_text_does_not_bear_out_is_flagged() -> None:
    text = "Seven people were killed when the hut burned down on Friday."
    assert rules(text, title="Nine dead in hut fire") == ["headline against text"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Nine dead in hut fire", "Nine people were killed when the hut burned down on Friday."),
        ("Nine dead in hut fire", "Four guests and five guides were killed in the burning hut."),
        ("Dozens hurt in hut fire", "More than 30 people were hurt when the hut burned down."),
        ("Two children dead in hut fire", "The fire killed 12 people, two of them children."),
        ("Nine dead in hut fire", "The fire hurt 40 people."),
        ("Hut burns down", "Seven people were killed when the hut burned down on Friday."),
    ],
)
def test_a_headline_that_its_text_bears_out_is_not(title: str, text: str) -> None:
    assert rules(text, title=title) == []


def test_parts_that_add_up_to_something_else_are_flagged() -> None:
    assert rules("30 people were hurt: 12 children and 25 adults.") == ["parts against total"]


@pytest.mark.parametrize(
    "text",
    [
        "30 people were hurt: 12 children and 18 adults.",
        "30 people were hurt, among them 12 children and 5 adults.",
        "About 30 people were hurt: 12 children and 19 adults.",
        "30 people were hurt: 12 in the hut and 4 on the road.",
    ],
)
def test_parts_that_may_add_up_are_not(text: str) -> None:
    assert rules(text) == []


def test_an_article_contradicts_itself_without_any_other_to_hold_it_against() -> None:
    text = "Seven people were killed when the hut burned down on Friday."
    (fact,) = compared(story("a", text, title="Nine dead in hut fire")).flagged()
    assert [(mention.field, mention.text) for mention in fact.mentions] == [
        ("title", "Nine"),
        ("text", "Seven"),
    ]
