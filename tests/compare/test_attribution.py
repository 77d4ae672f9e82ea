"""Who says what stands at a place in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.attribution import UNKNOWN, Source, same_source, source_of
from compare.reporting import bare_report, reports_in
from compare.reporting_verbs import VERB_CLASSES, reporting_verbs
from compare.sentences import sentences_of
from compare.sources import kind_of, side_of
from compare.wording import table
from discrepant.records import Article, Span


def source(text: str, words: str) -> Source | None:
    """The source of the first place of those words, with the whole text around it."""
    told = Article(id="a", outlet="a", url=None, title="", text=text)
    sentences = sentences_of(told)
    at = text.index(words)
    number = next(n for n, s in enumerate(sentences) if s.span.start <= at < s.span.end)
    start = at - sentences[number].span.start
    return source_of(
        sentences[number],
        Span(start=start, end=start + len(words)),
        before=sentences[:number],
        after=sentences[number + 1 :],
    )


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The army said 12 men had died.", "The army", "military"),
        ("At least 12 men died, police said on Friday.", "police", "police"),
        ("At least 12 men died, said Ana Silva, a nurse at the clinic.", "Ana Silva", "person"),
        ("According to the Defence Ministry, 12 men died.", "the Defence Ministry", "government"),
        ("At least 12 men died, according to a doctor in Lund.", "a doctor", "hospital"),
        ("Reuters reported that 12 men had died.", "Reuters", "agency"),
        ("State television says 12 men died.", "State television", "media"),
        ("Rebels have claimed 12 soldiers were killed.", "Rebels", "rebels"),
        ("The deputy mayor, Tom Breck, said 12 men had died.", "The deputy mayor, Tom Breck",
         "government"),
        ("Ana Silva, head of the union, told AFP that 12 men had died.", "Ana Silva", "union"),
        ("On Friday the governor warned that 12 men were missing.", "the governor", "government"),
        ("In a statement on Monday the company said 12 men were safe.", "the company", "company"),
        ('"There were 12 men in the boat," a survivor said.', "a survivor", "witness"),
        ("The boat, she said, had 12 men on board.", "she", UNKNOWN),
        ("Sheriff's officials, who came late, said 12 men had died.", "Sheriff's officials",
         "government"),
        ("Officials on Wednesday said that 12 men had died.", "Officials", "government"),
        ("The minister denied that 12 men had died.", "The minister", "government"),
        ("Two women who sell fish there said 12 men had died.", "Two women", "person"),
    ],
)  # fmt: skip
def test_the_source_of_a_figure(text: str, name: str, kind: str) -> None:
    found = source(text, "12")
    assert found is not None
    assert (found.name, found.kind) == (name, kind)


@pytest.mark.parametrize(
    "text",
    [
        "At least 12 men died on Friday.",
        "The quake claimed 12 lives.",
        "The minister did not say whether 12 men had died.",
        "Police declined to say if 12 men had died.",
        "The reported death of 12 men shook the town.",
        "A revolver believed to have fired 12 shots was found.",
        "He was told to bring 12 men.",
        "The claim that 12 men died was wrong.",
        "The report about 12 men shook the town.",
        "E-mails shown to the ministry filled 12 boxes.",
        "The guards attacked 12 men on the bridge.",
        "Fighting raged in 12 villages near the river.",
        "She charged 12 euros for the ride.",
    ],
)
def test_the_outlet_itself_is_no_source(text: str) -> None:
    assert source(text, "12") is None


def test_what_stands_outside_the_report_is_the_outlets() -> None:
    text = "On the bridge where 40 cars stood, the army said 12 men had died."
    assert source(text, "12") is not None
    assert source(text, "the army") is None


def test_each_clause_has_its_own_source() -> None:
    text = "Police said 12 men had died, but the hospital reported 14 dead."
    first, second = source(text, "12"), source(text, "14")
    assert first is not None
    assert second is not None
    assert (first.kind, second.kind) == ("police", "hospital")


def test_a_denial_says_so() -> None:
    found = source("The minister denied that 12 men had died.", "12")
    assert found is not None
    assert found.verb_class == "denial"


def test_the_speaker_goes_on_in_a_participle() -> None:
    found = source("The firm admitted the leak, adding that 12 men were ill.", "12")
    assert found is not None
    assert (found.name, found.verb) == ("The firm", "add")


def test_a_pronoun_is_the_speaker_of_the_sentence_before() -> None:
    found = source("Mayor Ana Silva said the road was shut. She added that 12 men had died.", "12")
    assert found is not None
    assert (found.name, found.side) == ("Mayor Ana Silva", "silva")


def test_a_pronoun_never_takes_a_name_that_it_cannot_have() -> None:
    found = source("Officials said the road was shut. He added that 12 men had died.", "12")
    assert found is not None
    assert found.kind == UNKNOWN
    assert not same_source(found, found)


def test_a_quotation_over_two_lines_has_the_speaker_of_its_end() -> None:
    found = source('"There were 12 of us.\nThe boat was old," a survivor said.', "12")
    assert found is not None
    assert found.name == "a survivor"


def test_a_quotation_that_goes_on_has_the_speaker_before_it() -> None:
    found = source('"The boat was old," a survivor said.\n"There were 12 of us on deck."', "12")
    assert found is not None
    assert (found.name, found.verb) == ("a survivor", None)


def test_a_speaker_in_a_line_of_its_own_is_found() -> None:
    found = source('"There were 12 of us on the deck"\nObservatory head Ana Silva told AFP.', "12")
    assert found is not None
    assert (found.kind, found.side) == ("monitor", "observatory")


def test_who_speaks_for_a_body_is_its_side() -> None:
    text = (
        "Ana Silva, director of the Coast Observatory, said the wind had turned.\n"
        "Later Silva said 12 men were missing."
    )
    found = source(text, "12")
    assert found is not None
    assert (found.name, found.kind) == ("Silva", "monitor")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Syrian Observatory for Human Rights", "the Observatory"),
        ("Mr Pompeo", "Mike Pompeo"),
        ("Interior Minister Ana Silva", "Ms. Silva"),
        ("the ministry of defence", "the Defence Ministry"),
        ("a spokesman for the army", "the military"),
        ("activist Abu Malek al-Jayrudi", "Jayrudi"),
        ("A Foreign Office spokeswoman", "the Foreign Office"),
        ("State TV", "state television"),
        ("the United Nations", "the U.N."),
    ],
)
def test_two_names_of_one_source_meet(one: str, other: str) -> None:
    assert side_of(one) == side_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("police", "the army"),
        ("Ana Silva", "Tom Breck"),
        ("the health ministry", "the interior ministry"),
        ("Human Rights Watch", "Amnesty International"),
        ("the New York Times", "Fox News"),
    ],
)
def test_two_sources_stay_two(one: str, other: str) -> None:
    assert side_of(one) != side_of(other)


def test_a_shorter_name_of_the_same_kind_is_the_same_source() -> None:
    def named(name: str) -> Source:
        return Source(
            name=name, kind=kind_of(name), side=side_of(name),
            verb="say", verb_class="neutral", verb_span=None,
        )  # fmt: skip

    assert same_source(named("Turkish police"), named("police"))
    assert not same_source(named("US officials"), named("officials"))
    assert not same_source(named("police"), named("the hospital"))


def test_a_spokesman_by_name_is_one_with_himself_and_with_his_house() -> None:
    said = " said 12 men had died."
    by_house, by_name, house = (
        source(name + said, "12")
        for name in (
            "Kremlin spokesman Tom Breck",
            "Mr Orlov’s spokesman, Tom Breck",
            "The Kremlin",
        )
    )
    assert by_house is not None
    assert by_name is not None
    assert house is not None
    assert same_source(by_house, by_name)
    assert same_source(by_house, house)
    assert not same_source(by_name, house)


def test_a_semicolon_ends_what_is_said() -> None:
    text = "The ministry says 17 people were seized; a list at the bank runs to 22 names."
    assert source(text, "17") is not None
    assert source(text, "22") is None


def test_a_line_that_is_only_a_speaker_is_known() -> None:
    assert bare_report("Observatory head Ana Silva told AFP.") is not None
    assert bare_report("Silva said on Twitter.") is not None
    assert bare_report("Silva told AFP the boat was old.") is None
    assert bare_report("The boat was old.") is None


def test_every_verb_has_one_class_and_the_flags_name_known_verbs() -> None:
    lists = table("en", "reporting_verbs")
    lemmas = [verb for name in VERB_CLASSES for verb in lists[name]["verbs"]]
    assert len(lemmas) == len(set(lemmas)) >= 120
    for flag in ("bare", "with_that", "homographs", "mental", "not_before", "irregular", "doubled"):
        assert set(lists["forms"][flag]) <= {*lemmas, *(verb.split()[0] for verb in lemmas)}, flag


@pytest.mark.parametrize(
    ("form", "lemma", "verb_class"),
    [
        ("said", "say", "neutral"),
        ("claiming", "claim", "doubt"),
        ("admitted", "admit", "concession"),
        ("denies", "deny", "denial"),
        ("hits back", "hit back", "attack"),
        ("pointed out", "point out", "endorsement"),
        ("insisted", "insist", "insistence"),
    ],
)
def test_forms_of_verbs(form: str, lemma: str, verb_class: str) -> None:
    verb = reporting_verbs()[form]
    assert (verb.lemma, verb.verb_class) == (lemma, verb_class)


# fmt: off
PIECES = [
    "said", "told", "claimed", "that", "the", "army", "police", "Ana", "Silva", "12", "men", "died",
    ",", ".", '"', "he", "who", "to", "according", "adding", "and", "but", "not", "had", "on",
]
# fmt: on
WORDS = st.lists(st.sampled_from(PIECES), max_size=16)


@given(WORDS)
def test_every_report_stands_in_its_sentence(words: list[str]) -> None:
    text = " ".join(words)
    for report in reports_in(text):
        assert report.verb_span.of(text)
        assert 0 <= report.said.start < report.said.end <= len(text)
