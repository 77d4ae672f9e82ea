"""Contrast cards: the same thing told in words of another standpoint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.alignment import align
from compare.framing import contrasts
from compare.quotes import quotes_in
from compare.sentences import sentences_of
from discrepant.records import Article, Contrast, Moment

FILLER = (
    "The harbour was quiet on the following morning and the shops opened late.",
    "Rain is forecast for the weekend along the whole of the northern coast.",
)


def article(identity: str, *lines: str, day: str = "2024-03-05") -> Article:
    return Article(
        id=identity,
        outlet=f"{identity.capitalize()} Post",
        url=None,
        title="",
        text="\n".join((*lines, *FILLER)),
        published=Moment.parse(day),
    )


def cards(*articles: Article) -> tuple[Contrast, ...]:
    sentences = {a.id: sentences_of(a) for a in articles}
    quotes = [quote for a in articles for quote in quotes_in(a, sentences[a.id])]
    return contrasts(articles, align([s for a in articles for s in sentences[a.id]]), quotes)


def marks(card: Contrast, articles: Sequence[Article]) -> list[str]:
    known = {a.id: a for a in articles}
    return [side.mark.of(known[side.article].text) for side in card.sides]


SAID = '"The dam is quite sound and will hold," the minister said.'
CLAIMED = '"The dam is quite sound and will hold," the minister claimed.'


def test_the_same_quotation_under_another_verb_is_a_card() -> None:
    told = (article("a", SAID), article("b", CLAIMED))
    (card,) = cards(*told)
    assert (card.kind, card.rule) == ("verb", "reporting verb")
    assert card.reason == (
        'A Post writes "said" (neutral) and B Post writes "claimed" (doubt) over the same words.'
    )
    assert marks(card, told) == ["said", "claimed"]
    assert card.sides[0].text == SAID


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (SAID, SAID.replace("said", "added")),
        (SAID, SAID.replace("the minister said", "the minister told reporters")),
        (CLAIMED, CLAIMED.replace("claimed", "alleged")),
        (SAID, CLAIMED.replace("claimed", "did not claim")),
        (SAID, CLAIMED.replace("will hold", "will not hold")),
        (SAID.replace("the minister", "Ana Silva"), CLAIMED.replace("the minister", "Tom Breck")),
        (SAID, 'The "sound dam" claim was made by the minister in the rain.'),
    ],
)
def test_no_card_where_the_verbs_do_not_differ_over_the_same_words(left: str, right: str) -> None:
    assert cards(article("a", left), article("b", right)) == ()


def test_a_reported_claim_under_another_verb_is_a_card() -> None:
    told = (
        article("a", "The firm said it had known of the leak since early March."),
        article("b", "The firm admitted it had known of the leak since early March."),
    )
    (card,) = cards(*told)
    assert marks(card, told) == ["said", "admitted"]


def test_how_it_was_said_is_no_part_of_the_words() -> None:
    told = (
        article("a", "The mayor acknowledged the visit in a Monday tweet, saying it went well."),
        article("b", "This story notes that the mayor confirmed the visit in a Monday tweet."),
    )
    assert cards(*told) == ()


def test_a_claim_with_another_number_is_not_the_same_words() -> None:
    told = (
        article("a", "The firm said it had known of the leak for 3 weeks in March."),
        article("b", "The firm admitted it had known of the leak for 5 weeks in March."),
    )
    assert cards(*told) == ()


def test_one_card_a_quotation_however_many_outlets() -> None:
    told = (
        article("a", SAID, day="2024-03-01"),
        article("b", SAID.replace("The dam is", "This dam is"), day="2024-03-02"),
        article("c", CLAIMED.replace("quite ", ""), day="2024-03-03"),
        article("d", SAID.replace("said", "insisted").replace("and will", "and it will"),
                day="2024-03-04"),
    )  # fmt: skip
    (card,) = cards(*told)
    assert [side.article for side in card.sides][:2] == ["a", "c"]
    assert len(card.sides) >= 3


def test_a_reprint_of_the_same_sentence_is_not_a_side_of_its_own() -> None:
    told = (article("a", SAID), article("b", SAID), article("c", CLAIMED))
    (card,) = cards(*told)
    assert [side.article for side in card.sides] == ["a", "c"]


def test_two_articles_of_one_outlet_make_no_card() -> None:
    other = replace(article("b", CLAIMED), outlet="A Post")
    assert cards(article("a", SAID), other) == ()


def test_earlier_revisions_are_left_out() -> None:
    old = replace(article("b", CLAIMED), replaced_by="c")
    assert cards(article("a", SAID), old) == ()


# ---------------------------------------------------------------------------- labels


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("Gunmen seized the fuel depot near Norvale on Monday.",
         "Terrorists seized the fuel depot near Norvale on Monday.", ["Gunmen", "Terrorists"]),
        ("The Norvan government cut fuel aid to the islands.",
         "The Norvan regime cut fuel aid to the islands last week.", ["government", "regime"]),
        ("The envoy met Norvan leader Ana Silva at the palace.",
         "The envoy met the Norvan dictator Ana Silva at her palace.", ["leader", "dictator"]),
        ("Hundreds of refugees reached the river crossing before dawn.",
         "Hundreds of illegal aliens reached the river crossing before dawn.",
         ["refugees", "illegal aliens"]),
        ("The pilot was killed by rebels near the river after his jet came down.",
         "The pilot was executed by rebels near the river after his jet came down.",
         ["killed", "executed"]),
    ],
)  # fmt: skip
def test_another_label_for_the_same_referent_is_a_card(
    left: str, right: str, words: list[str]
) -> None:
    told = (article("a", left), article("b", right))
    (card,) = cards(*told)
    assert card.kind == "label"
    assert marks(card, told) == words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        # Synonyms without a standpoint.
        ("Gunmen seized the fuel depot near Norvale on Monday.",
         "Fighters seized the fuel depot near Norvale on Monday."),
        # Two rulers.
        ("The envoy met South Norvan leader Ana Silva at the palace.",
         "The envoy met the North Norvan dictator Tom Breck at the palace."),
        # The label stands in a quotation.
        ("Gunmen seized the fuel depot near Norvale on Monday.",
         'The mayor said "terrorists seized the fuel depot near Norvale on Monday".'),
        # The label is a source's.
        ("Gunmen seized the fuel depot near Norvale on Monday.",
         "The army said terrorists seized the fuel depot near Norvale on Monday."),
        # No word around them ties the two.
        ("Gunmen seized the depot.", "Terrorists fired on the bridge near the school."),
        # Both words in one sentence.
        ("Gunmen seized the fuel depot near Norvale on Monday.",
         "Terrorists seized the fuel depot near Norvale on Monday, and gunmen fled."),
    ],
)  # fmt: skip
def test_no_card_without_another_label_for_the_same_referent(left: str, right: str) -> None:
    assert cards(article("a", left), article("b", right)) == ()


def test_an_outlet_that_uses_both_labels_has_no_contrast() -> None:
    told = (
        article("a", "Gunmen seized the fuel depot near Norvale on Monday.",
                "The terrorists left a flag on the gate of the depot."),
        article("b", "Terrorists seized the fuel depot near Norvale on Monday."),
    )  # fmt: skip
    assert cards(*told) == ()


def test_the_plain_word_may_stand_beside_an_outlets_own_label() -> None:
    told = (
        article("a", "Gunmen seized the fuel depot near Norvale on Monday."),
        article("b", "Terrorists seized the fuel depot near Norvale on Monday.",
                "Some of the gunmen spoke with an accent of the islands."),
    )  # fmt: skip
    (card,) = cards(*told)
    assert marks(card, told) == ["Gunmen", "Terrorists"]


def test_what_a_ministry_announces_is_the_outlets_own_word() -> None:
    told = (
        article("a", "In July the ministry published a rule on goods going to the islands."),
        article("b", "In July the ministry announced a crackdown on goods going to the islands."),
    )
    (card,) = cards(*told)
    assert marks(card, told) == ["rule", "crackdown"]


def test_one_source_whose_label_two_outlets_report_differently_is_a_card() -> None:
    told = (
        article("a", "The army said gunmen seized the fuel depot near Norvale on Monday."),
        article("b", "The army said terrorists seized the fuel depot near Norvale on Monday."),
    )
    assert len(cards(*told)) == 1


# ---------------------------------------------------------------------------- every card

TELLINGS = (
    SAID,
    CLAIMED,
    SAID.replace("said", "conceded"),
    "Gunmen seized the fuel depot near Norvale on Monday.",
    "Terrorists seized the fuel depot near Norvale on Monday.",
    "The Norvan regime cut fuel aid to the islands.",
    "The Norvan government cut fuel aid to the islands.",
)


@given(st.lists(st.lists(st.sampled_from(TELLINGS), max_size=3), min_size=2, max_size=4))
def test_cards_quote_their_articles_and_do_not_depend_on_order(told: list[list[str]]) -> None:
    articles = [article(name, *lines) for name, lines in zip("abcd", told, strict=False)]
    found = cards(*articles)
    known = {a.id: a for a in articles}
    for card in found:
        assert len({known[side.article].outlet for side in card.sides}) == len(card.sides) >= 2
        for side in card.sides:
            assert side.span.of(known[side.article].text) == side.text
            assert side.span.start <= side.mark.start < side.mark.end <= side.span.end
    assert len({card.id for card in found}) == len(found)
    assert cards(*articles[::-1]) == found


def test_no_articles_no_cards() -> None:
    assert cards() == ()
