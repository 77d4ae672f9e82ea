"""Quotations, their speakers, and the same utterance in two outlets."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.facts import Draft
from compare.kinds.quotes import drafts_of_quotes
from compare.quotation_marks import quoted_spans
from compare.quote_changes import change_between, words_of
from compare.quotes import Quote, claims_in, quotes_in, same_quotes
from compare.sentences import sentences_of
from discrepant.records import Article


def article(text: str, *, title: str = "", identity: str = "a") -> Article:
    return Article(id=identity, outlet=identity, url=None, title=title, text=text)


def quotes(text: str, *, title: str = "", identity: str = "a") -> tuple[Quote, ...]:
    told = article(text, title=title, identity=identity)
    return quotes_in(told, sentences_of(told))


# ---------------------------------------------------------------------------- marks


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He called it "a risk".', ["a risk"]),
        ("He called it “a risk”.", ["a risk"]),
        ("He called it «a risk».", ["a risk"]),
        ("He called it „a risk“.", ["a risk"]),
        ("He called it 'a risk'.", ["a risk"]),
        ("He called it ‘a risk’.", ["a risk"]),
        ("He called it ``a risk''.", ["a risk"]),
        ('He called it " a risk " twice.', ["a risk"]),
        ('"We," she said, "go."', ["We,", "go."]),
        ("'I don't know,' he said. 'It's the crew's.'", ["I don't know,", "It's the crew's."]),
        ("The crew's pay and the sailors' rights.", []),
        ("Back in the '90s, rock 'n' roll ruled.", []),
        ("The workers' pay 'is a shame,' they said.", ["is a shame,"]),
        ('He is 6\'2" tall and the gap 5" wide.', []),
        ("“The ‘old’ road is shut.”", ["The ‘old’ road is shut."]),
        ('"Lost mark, he said. "Found," she said.', ["Found,"]),
        ('No closing mark here: "we go', []),
    ],
)  # fmt: skip
def test_the_words_inside_quotation_marks_are_found(text: str, inside: list[str]) -> None:
    assert [span.of(text) for span in quoted_spans(text)] == inside


def test_a_quotation_opened_anew_in_each_paragraph_is_one_span_a_paragraph() -> None:
    text = "“The road is shut.\n“The bridge too,” she said."
    assert [s.of(text) for s in quoted_spans(text)] == ["The road is shut.", "The bridge too,"]


def test_a_quotation_may_run_over_a_line_without_opening_anew() -> None:
    text = '"The road is shut.\nThe bridge too," she said.'
    assert [s.of(text) for s in quoted_spans(text)] == ["The road is shut.\nThe bridge too,"]


@given(st.text(alphabet="ab \"'“”‘’«».,\n", max_size=60))
def test_quotations_never_overlap_and_hold_no_blank_ends(text: str) -> None:
    spans = quoted_spans(text)
    for span in spans:
        assert span.of(text) == span.of(text).strip() != ""
    for one, other in pairwise(spans):
        assert one.end <= other.start


@given(st.text(max_size=80))
def test_any_text_has_quotations_that_stand_in_it(text: str) -> None:
    told = article(text, title=text[:20])
    for quote in quotes_in(told, sentences_of(told)):
        assert quote.span.of(told.field(quote.field)) == quote.text


# ---------------------------------------------------------------------------- speakers


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ('"The dam is quite sound," Mayor Ana Silva said.', "Mayor Ana Silva", "say"),
        ('"The dam is quite sound," said Ana Silva, the mayor.', "Ana Silva", "say"),
        ('"The dam is quite sound," claimed the minister on Friday.', "the minister", "claim"),
        ('The minister admitted: "The dam is not at all sound."', "The minister", "admit"),
        ('Ana Silva told reporters in Lund: "The dam is sound."', "Ana Silva", "tell"),
        ('"The dam," Ana Silva insisted, "is quite sound."', "Ana Silva", "insist"),
        ('"The dam is quite sound," she has said.', None, "say"),
        ('The firm called it "a small risk".', None, None),
        ('He shrugged and shouted: "Eyes on the floor, all of you."', None, "shout"),
        ('"The dam is sound," he said of the wall, and looked at his shoes.', None, "say"),
    ],
)
def test_the_speaker_and_the_verb_of_a_quotation(
    text: str, speaker: str | None, verb: str | None
) -> None:
    found = quotes(text)
    assert {(quote.speaker, quote.verb) for quote in found} == {(speaker, verb)}


def test_the_verb_stands_where_the_quote_says() -> None:
    told = article('It rained. "The dam is sound," the minister claimed.')
    (quote,) = quotes_in(told, sentences_of(told))
    assert quote.verb_span is not None
    assert quote.verb_span.of(told.text) == "claimed"
    assert quote.verb_class == "doubt"
    assert quote.sentence == 1


def test_a_quotation_that_goes_on_keeps_its_speaker_without_a_verb() -> None:
    first, second = quotes('"The dam is sound," Ana Silva said. "It will hold for a century."')
    assert (first.speaker, first.verb) == ("Ana Silva", "say")
    assert (second.speaker, second.verb) == ("Ana Silva", None)


def test_a_speaker_in_a_line_of_its_own_is_found() -> None:
    (quote,) = quotes('"The dam is sound and it will hold"\nMayor Ana Silva told AFP.')
    assert (quote.speaker, quote.verb) == ("Mayor Ana Silva", "tell")


def test_a_pronoun_takes_the_name_of_the_speaker_before() -> None:
    found = quotes('Ana Silva said the dam was sound. "It will hold for a century," she added.')
    assert found[0].speaker == "Ana Silva"


def test_a_refusal_to_speak_gives_no_speaker() -> None:
    (quote,) = quotes('The minister did not say whether it was "a small risk".')
    assert quote.speaker is None


def test_headlines_have_quotations_too() -> None:
    (quote,) = quotes("", title="'We begged him to turn round'")
    assert (quote.field, quote.sentence) == ("title", -1)


# ---------------------------------------------------------------------------- claims


def test_a_reported_claim_has_its_clause_verb_and_speaker() -> None:
    told = article("Police said that 12 people had died, but the hospital claimed it was 14.")
    first, second = claims_in(sentences_of(told))
    assert (first.speaker, first.verb, first.text) == ("Police", "say", "12 people had died")
    assert (second.speaker, second.verb, second.text) == ("the hospital", "claim", "it was 14")
    assert first.span.of(told.text) == first.text


def test_a_claim_at_the_sentence_end_and_one_by_according_to() -> None:
    told = article("The bridge was unsafe, two engineers said.\nAccording to police, it was shut.")
    first, second = claims_in(sentences_of(told))
    assert (first.speaker, first.text) == ("two engineers", "The bridge was unsafe")
    assert (second.speaker, second.text) == ("police", "it was shut")


# ---------------------------------------------------------------------------- the same words


def pair_of(left: str, right: str) -> list[tuple[str, bool]]:
    told = [
        *quotes(f'"{left}," Ana Silva said.', identity="a"),
        *quotes(f'"{right}," Ana Silva said.', identity="b"),
    ]
    return [(pair.change, pair.other_speaker) for pair in same_quotes(told)]


@pytest.mark.parametrize(
    ("left", "right", "change"),
    [
        ("We will not rule out talks today", "We will not rule out talks today", "same"),
        ("We will not rule out talks at all", "We will rule out talks at all", "negation"),
        ("I fear some ferries came late that night",
         "I fear ferries came late that night", "negation"),
        ("We may close the plant in May", "We will close the plant in May", "negation"),
        ("It is a risk, but one worth taking", "It is a risk", "trim"),
        ("He told us to leave the house", "[The mayor] told us to leave the house", "bracket"),
        ("We have lost our neighbours", "We have lost our neighbors", "spelling"),
        ("We don't know who fired", "We do not know who fired", "same"),
        ("We saw two men run to the boat", "We saw 2 men run to the boat", "same"),
        ("We begged him to stop and he laughed", "We begged him to stop and he cried", "exchange"),
    ],
)  # fmt: skip
def test_what_became_of_the_words(left: str, right: str, change: str) -> None:
    assert pair_of(left, right) == [(change, False)]
    assert pair_of(right, left) == [(change, False)]


def test_the_differing_words_are_marked_in_each_article() -> None:
    left = article('"We begged him to stop and he laughed," Ana Silva said.', identity="a")
    right = article('Then: "We begged him to stop and he cried," Ana Silva said.', identity="b")
    told = [q for a in (left, right) for q in quotes_in(a, sentences_of(a))]
    (pair,) = same_quotes(told)
    assert [span.of(left.text) for span in pair.left_words] == ["laughed"]
    assert [span.of(right.text) for span in pair.right_words] == ["cried"]


def test_words_in_common_do_not_make_two_sayings_one() -> None:
    assert pair_of("We will go to the city tomorrow", "They never go to the sea in May") == []


def test_a_short_phrase_is_nobodys() -> None:
    assert pair_of("a real risk", "a real risk") == []


def test_two_surnames_are_two_speakers() -> None:
    told = [
        *quotes('"We were warned twice that week," Ana Silva said.', identity="a"),
        *quotes('"We were warned twice that week," Tom Breck said.', identity="b"),
    ]
    assert [pair.other_speaker for pair in same_quotes(told)] == [True]


@pytest.mark.parametrize(
    "speaker", ["Mr Silva", "the minister", "she", "Interior Minister Ana Silva", "officials"]
)
def test_another_name_for_the_speaker_is_not_another_speaker(speaker: str) -> None:
    told = [
        *quotes('"We were warned twice that week," Ana Silva said.', identity="a"),
        *quotes(f'"We were warned twice that week," {speaker} said.', identity="b"),
    ]
    assert [pair.other_speaker for pair in same_quotes(told)] == [False]


def test_quotations_of_one_article_are_never_a_pair() -> None:
    told = quotes('"We were warned twice that week," he said. "We were warned twice that week."')
    assert same_quotes(told) == ()


WORDS = st.lists(
    st.sampled_from(["we", "not", "go", "all", "may", "the", "sea", "[now]", "…", "two"]),
    max_size=12,
)


@given(WORDS, WORDS)
def test_a_change_is_the_same_from_both_sides(left: list[str], right: list[str]) -> None:
    one = change_between(" ".join(left), " ".join(right))
    other = change_between(" ".join(right), " ".join(left))
    assert (one.change == "same") == (other.change == "same")
    assert len(one.left) <= len(left)


@given(WORDS)
def test_equal_texts_have_no_change(words: list[str]) -> None:
    found = change_between(" ".join(words), " ".join(words))
    assert (found.change, found.left, found.right) == ("same", (), ())


@given(st.text(max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    for word in words_of(text):
        assert word.span.of(text).strip() == word.span.of(text) != ""


@given(st.permutations(list(quotes('"We were warned twice that week," he said.', identity="a")
    + quotes('"We were warned twice that week, sir," he said.', identity="b")
    + quotes('"We were warned that week," he said.', identity="c"))))  # fmt: skip
def test_the_order_of_quotations_does_not_matter(told: list[Quote]) -> None:
    assert same_quotes(told) == same_quotes(told[::-1])


# ---------------------------------------------------------------------------- cuts and exchanges


@pytest.mark.parametrize(
    ("left", "right", "change"),
    [
        # A negation or hedge that lies in the part cut off.
        ("I do not want a war, I want them to come and look", "I want them to come and look",
         "trim"),
        ("Anybody any good at mending nets?", "good at mending nets", "trim"),
        ("It is a long road and we may not see its end", "It is a long road", "trim"),
        ("I look forward to seeing the harbour again", "looks forward to seeing the harbour again",
         "trim"),
        # One inside.
        ("It is not a long road to the sea", "It is a long road to the sea", "negation"),
        # One other word and nothing else.
        ("Land without water is a wound", "Land without water is a joke", "exchange"),
        ("Land without water is a wound", "Sand without water is a joke", "words"),
    ],
)  # fmt: skip
def test_only_words_between_shared_ones_turn_the_meaning(
    left: str, right: str, change: str
) -> None:
    assert change_between(left, right).change == change
    assert change_between(right, left).change == change


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said: "The sea is high. "\nNobody came.\n"So it is. "',
         ["The sea is high.", "So it is."]),
        ('They met " scaled-down talks ". Then " thousands of us " will march.',
         ["scaled-down talks", "thousands of us"]),
        ("“The sea is high,\" he said.", ["The sea is high,"]),
    ],
)  # fmt: skip
def test_marks_set_apart_or_mixed_still_close(text: str, inside: list[str]) -> None:
    assert [span.of(text) for span in quoted_spans(text)] == inside


def test_the_company_was_quoted_as_saying_is_a_speaker() -> None:
    (quote,) = quotes('"The cable is down for days, " the company was quoted as saying.')
    assert (quote.speaker, quote.verb) == ("the company", "say")


# ---------------------------------------------------------------------------- revisions


def drafts(*articles: Article) -> tuple[Draft, ...]:
    sentences = {a.id: sentences_of(a) for a in articles}
    told = [quote for a in articles for quote in quotes_in(a, sentences[a.id])]
    return drafts_of_quotes(
        same_quotes(told),
        sentences={(s.article, s.field, s.index): s for own in sentences.values() for s in own},
        articles={a.id: a for a in articles},
    )


FIRST = '"The sea is high and the boats stay home," Ana Silva said.'
CHANGED = '"The sea is not high and the boats stay home," Ana Silva said.'


def test_a_quotation_that_a_revision_repeats_stands_once() -> None:
    old = replace(article(FIRST, identity="a1"), outlet="A", replaced_by="a2")
    new = replace(article(FIRST, identity="a2"), outlet="A")
    other = replace(article(FIRST, identity="b"), outlet="B")
    (draft,) = drafts(old, new, other)
    assert [mention.article for mention in draft.mentions] == ["a2", "b"]


def test_a_quotation_that_a_revision_changed_stands_in_both() -> None:
    old = replace(article(FIRST, identity="a1"), outlet="A", replaced_by="a2")
    new = replace(article(CHANGED, identity="a2"), outlet="A")
    other = replace(article(FIRST, identity="b"), outlet="B")
    (draft,) = drafts(old, new, other)
    assert [(m.article, m.group) for m in draft.mentions] == [("a1", "1"), ("a2", "2"), ("b", "1")]


def test_a_quotation_of_one_outlet_alone_is_no_fact() -> None:
    old = replace(article(FIRST, identity="a1"), outlet="A", replaced_by="a2")
    new = replace(article(FIRST, identity="a2"), outlet="A")
    assert drafts(old, new) == ()
