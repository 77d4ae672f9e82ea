"""Which sentences speak of the same thing."""

from __future__ import annotations

import numpy as np
import pytest

from compare.alignment import Alignment, align
from compare.sentences import sentences_of
from tests.compare.stories import sentence, story

TEXTS = (
    "The ferry caught fire off Halvik and 31 passengers were taken off.",
    "Rain is forecast for the whole northern coast.",
    "Passengers were taken off a ferry that caught fire off Halvik: 45 in all.",
    "The coast of the north expects rain at the weekend.",
)


def aligned(*texts: tuple[str, str]) -> Alignment:
    """Texts with the article that each stands in."""
    return align([sentence(text, article=a, index=n) for n, (a, text) in enumerate(texts)])


def test_sentences_of_one_thing_are_more_alike_than_others() -> None:
    alike = aligned(("a", TEXTS[0]), ("a", TEXTS[1]), ("b", TEXTS[2]), ("b", TEXTS[3])).similarity
    assert alike[0, 2] > 0.5 > alike[0, 3]
    assert alike[1, 3] > alike[1, 2]


def test_likeness_is_a_cosine() -> None:
    alike = aligned(*(("a", text) for text in TEXTS)).similarity
    assert np.allclose(alike, alike.T)
    assert np.allclose(alike.diagonal(), 1)
    assert alike.min() >= 0
    assert alike.max() <= 1


def test_figures_do_not_make_sentences_alike_or_unlike() -> None:
    left, right = "The ferry took off 31 people.", "The ferry took off 45 people."
    assert aligned(("a", left), ("b", right)).similarity[0, 1] == pytest.approx(1)
    other = "The choir has 31 voices."
    assert aligned(("a", left), ("b", other)).similarity[0, 1] == 0


def test_pairs_are_of_two_articles_most_alike_first() -> None:
    found = aligned(*zip("aabb", TEXTS, strict=True)).pairs(at_least=0.2)
    assert [(pair.left, pair.right) for pair in found] == [(0, 2), (1, 3)]
    assert found[0].similarity >= found[1].similarity >= 0.2


def test_pairs_of_one_article_are_none() -> None:
    assert aligned(("a", TEXTS[0]), ("a", TEXTS[0])).pairs(at_least=0.1) == ()


def test_mutual_pairs_are_each_others_best() -> None:
    alignment = aligned(
        ("a", "The ferry caught fire off Halvik."),
        ("b", "The ferry caught fire off Halvik."),
        ("b", "The fire on the ferry off Halvik was put out."),
    )
    assert len(alignment.pairs(at_least=0.2)) == 2
    (best,) = alignment.mutual(at_least=0.2)
    assert (best.left, best.right) == (0, 1)


@pytest.mark.parametrize("texts", [[], ["42"], ["...", "the of and"]])
def test_sentences_without_a_word_are_alike_to_nothing(texts: list[str]) -> None:
    alignment = align([sentence(text, article=str(n)) for n, text in enumerate(texts)])
    assert alignment.similarity.shape == (len(texts), len(texts))
    assert alignment.pairs(at_least=0.01) == ()


def test_the_alignment_keeps_the_order_of_its_sentences() -> None:
    given = sentences_of(story("a", *TEXTS, title="Ferry on fire"))
    assert align(given).sentences == given
