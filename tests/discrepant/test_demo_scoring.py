"""The demo's scorer, held against comparisons that are right, half right and wrong by design."""

from collections.abc import Iterable
from dataclasses import replace

from discrepant.demo.answers import Answers, KeyFact, demo_answers
from discrepant.demo.houses import houses
from discrepant.demo.scoring import as_lines, score_demo
from discrepant.records import (
    Article,
    Comparison,
    Contrast,
    Event,
    Fact,
    Mention,
    Side,
    Span,
    Verdict,
)

ANSWERS = demo_answers()


def articles() -> tuple[Article, ...]:
    """The event's articles as a perfect reading gives them, the updated one in both versions."""
    paths = {place.path for place in ANSWERS.event}
    return tuple(
        Article(
            id=f"{house.slug}{story.path}@{visit}",
            outlet=house.name,
            url=f"http://127.0.0.1:4321{story.path}",
            title=story.title,
            text="\n".join(story.paragraphs),
        )
        for house in houses()
        for whole in house.stories
        if whole.path in paths
        for visit, story in enumerate(filter(None, (whole.earlier, whole)))
    )


def comparison(facts: Iterable[Fact] = (), framing: Iterable[Contrast] = ()) -> Comparison:
    return Comparison(
        event=Event(id="e", title="e"),
        articles=articles(),
        origins=(),
        facts=tuple(facts),
        framing=tuple(framing),
        coverage=(),
    )


def predicted(key: KeyFact, verdict: Verdict | None = None) -> Fact:
    """What a comparison says that answers the key fact in full."""
    mentions = tuple(
        Mention(
            article=article.id,
            field=asked.field,
            span=span,
            text=span.of(article.field(asked.field)),
            sentence_span=span,
            sentence=span.of(article.field(asked.field)),
            value=asked.group,
            group=asked.group,
        )
        for article in articles()
        for asked in key.mentions
        if (span := asked.span_in(article))
    )
    return Fact(
        id=key.id,
        kind=key.kind,
        label=key.id,
        verdict=verdict or key.verdict,
        confidence=1.0,
        reason="",
        rule="",
        origins=2,
        mentions=mentions,
    )


def perfect_cards(answers: Answers = ANSWERS) -> tuple[Contrast, ...]:
    return tuple(
        Contrast(
            id=card.id,
            kind=card.kind,
            rule="",
            reason="",
            sides=tuple(
                Side(
                    article=article.id,
                    span=word,
                    text=word.of(article.text),
                    mark=word,
                )
                for article in articles()
                for excerpt in card.excerpts
                if (word := excerpt.word_in(article))
            ),
        )
        for card in answers.cards
    )


def key_fact(identity: str) -> KeyFact:
    return next(fact for fact in (*ANSWERS.facts, *ANSWERS.quiet) if fact.id == identity)


def with_groups(fact: Fact, groups: Iterable[str]) -> Fact:
    pairs = zip(fact.mentions, groups, strict=True)
    return replace(fact, mentions=tuple(replace(m, group=group) for m, group in pairs))


def test_a_comparison_that_says_what_the_key_says_scores_one() -> None:
    score = score_demo(
        comparison([predicted(key) for key in ANSWERS.facts], perfect_cards()), ANSWERS
    )
    assert (score.facts.precision, score.facts.recall) == (1.0, 1.0)
    assert (score.cards.precision, score.cards.recall) == (1.0, 1.0)
    assert score.alarms == ()
    assert as_lines(score)[0] == "facts: precision 1.000 (18 of 18), recall 1.000 (20 of 20)"


def test_a_comparison_that_says_nothing_scores_nothing() -> None:
    score = score_demo(comparison(), ANSWERS)
    assert (score.facts.precision, score.facts.recall) == (0.0, 0.0)
    assert len(score.facts.missed) == len(ANSWERS.facts)
    assert len(score.cards.missed) == len(ANSWERS.cards)


def test_another_verdict_is_a_miss_and_a_claim_that_is_wrong() -> None:
    score = score_demo(comparison([predicted(key_fact("queue"), "conflict")]), ANSWERS)
    assert "queue" in score.facts.missed
    assert dict(score.facts.seen_as) == {"queue": "conflict"}
    assert len(score.facts.wrong) == 1
    assert "  missed: queue, conflict" in as_lines(score)


def test_a_verdict_that_the_key_also_accepts_is_right() -> None:
    lenient = replace(key_fact("queue"), also=frozenset({"conflict"}))
    answers = replace(ANSWERS, facts=(lenient,))
    score = score_demo(comparison([predicted(lenient, "conflict")]), answers)
    assert score.facts.found == ("queue",)
    assert score.facts.precision == 1.0


def test_an_unclear_fact_costs_recall_but_not_precision() -> None:
    score = score_demo(comparison([predicted(key_fact("summit-place"), "unclear")]), ANSWERS)
    assert score.facts.found == ()
    assert score.facts.wrong == ()


def test_groups_that_are_not_the_keys_answer_nothing() -> None:
    right = predicted(key_fact("drill-equipment"))
    reprint_against_wire = [mention for mention in right.mentions if mention.group == "40"]
    fact = replace(right, mentions=tuple(reprint_against_wire))
    split = with_groups(fact, map(str, range(len(fact.mentions))))
    score = score_demo(comparison([split]), ANSWERS)
    assert score.facts.found == ()
    assert len(score.facts.wrong) == 1


def test_a_fact_of_which_half_the_mentions_are_foreign_answers_nothing() -> None:
    fact, other = predicted(key_fact("summit-place")), predicted(key_fact("petition"))
    mixed = replace(fact, mentions=(*fact.mentions, *other.mentions))
    score = score_demo(comparison([mixed]), ANSWERS)
    assert score.facts.found == ()
    assert len(score.facts.wrong) == 1


def test_a_flagged_look_alike_is_an_alarm_and_wrong() -> None:
    fact = predicted(key_fact("way-to-berkut"), "conflict")
    score = score_demo(comparison([with_groups(fact, ("1", "2"))]), ANSWERS)
    assert score.alarms == ("way-to-berkut",)
    assert len(score.facts.wrong) == 1


def test_a_look_alike_that_agrees_is_no_alarm() -> None:
    score = score_demo(comparison([predicted(key_fact("way-to-berkut"))]), ANSWERS)
    assert score.alarms == ()
    assert score.facts.wrong == ()


def test_two_facts_about_one_entry_are_both_right_and_found_once() -> None:
    fact = predicted(key_fact("summit-place"))
    score = score_demo(comparison([fact, replace(fact, id="again")]), ANSWERS)
    assert score.facts.right == 2
    assert score.facts.found == ("summit-place",)


def test_a_card_whose_marks_touch_one_word_only_is_wrong() -> None:
    card = perfect_cards()[0]
    one_word = tuple(side for side in card.sides if side.text == card.sides[0].text)
    score = score_demo(comparison(framing=[replace(card, sides=one_word)]), ANSWERS)
    assert score.cards.found == ()
    assert len(score.cards.wrong) == 1


def test_a_card_of_another_kind_is_wrong_and_of_a_kind_without_key_not_judged() -> None:
    card = perfect_cards()[0]
    other, unknown = replace(card, kind="label"), replace(card, id="x", kind="agency")
    score = score_demo(comparison(framing=[other, unknown]), ANSWERS)
    assert score.cards.found == ()
    assert len(score.cards.wrong) == 1


def test_the_same_words_at_another_outlet_are_not_touched() -> None:
    fact = predicted(key_fact("summit-place"))
    strange = comparison([fact])
    moved = replace(
        strange,
        articles=tuple(replace(article, outlet="Elsewhere") for article in strange.articles),
    )
    assert score_demo(moved, ANSWERS).facts.found == ()


def test_a_mention_beside_the_keys_words_does_not_touch_them() -> None:
    fact = predicted(key_fact("summit-place"))
    beside = tuple(
        replace(mention, span=Span(start=mention.span.end, end=mention.span.end + 1))
        for mention in fact.mentions
    )
    score = score_demo(comparison([replace(fact, mentions=beside)]), ANSWERS)
    assert score.facts.found == ()
