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
        ("The boat, she said, had 12 men on board.", None, UNKNOWN),
        ("Sheriff's officials, who came late, said 12 men had died.", "Sheriff's officials",
         "government"),
        ("Officials on Wednesday said that 12 men had died.", "Officials", "government"),
        ("The minister denied that 12 men had died.", "The minister", "government"),
        ("Two women who sell fish there said 12 men had died.", "Two women", "person"),
    ],
)  # fmt: skip
def test_the_source_of_a_figure(text: str, name: str | None, kind: str) -> None:
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


# ---------------------------------------------------------------------------- names cut to size


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # Feeds that lost their commas and stops.
        ("A blast killed 12 and wounded 30 people Norvalian state television reported.",
         "Norvalian state television"),
        ("A blast hit a shop with 12 men in the port of Lund state television reported.",
         "state television"),
        ("Shells hit a mosque and spread fear among 12 residents activists said.", "activists"),
        ("At least 12 men died in the raid on Lund Monday Coast Observatory for Rights reported.",
         "Coast Observatory for Rights"),
        ("The shelling killed 12 and injured a fourth SANA said.", "SANA"),
        ("Date of publication 3 May 2031 State media say 12 men died.", "State media"),
        ("Tags Lund Harbour Strike Anti-war activists say 12 men died.", "Anti-war activists"),
        # What only places the speaker.
        ("At least 12 men died, police there have said.", "police"),
        ("Organisers of a fair on the sidelines said 12 firms came.", "Organisers of a fair"),
        ("A poll of voters last week found that 12 percent would stay away.", "A poll of voters"),
        ("Two officials briefed on the talks said 12 men would go.", "Two officials"),
        ("The court sat for 12 hours, according to a report published in The Post.", "The Post"),
        ("The court sat for 12 hours, according to notes written by Silva.", "Silva"),
        ("At least 12 men died, according to a new toll from the Coast Observatory.",
         "the Coast Observatory"),
        ("At least 12 men died, according to papers seen by the Post.", "papers"),
        # Names that hold small words.
        ("According to Save the Children more than 12 schools were hit.", "Save the Children"),
        ("The road will open in 12 days, the ambassador to Norvale has insisted.",
         "the ambassador to Norvale"),
        ("The Steppe Carriers' Union said 12 drivers came.", "The Steppe Carriers' Union"),
        ("The Red Dawn (RD) militant group said 12 of its men had died.",
         "The Red Dawn (RD) militant group"),
        ("The D. A.'s release says 12 men were held.", "The D. A.'s release"),
        # The claim, not what it left out.
        ("The claim which did not mention a wedding said 12 men had died.", "The claim"),
    ],
)  # fmt: skip
def test_a_source_is_named_by_its_own_words_alone(text: str, name: str) -> None:
    found = source(text, "12")
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "text",
    [
        "The counsel hopes to ask 12 questions.",
        "The blast has claimed the lives of 12 men.",
        "Initial estimates suggest 12 days of work.",
        "The ministry confirmed the visit in a tweet on May 12.",
        "The mayor acknowledged the visit in a May 12 tweet, saying it went well.",
        "The bridge is shut, the mayor confirmed on May 12, where traffic is heavy.",
        "Officials have hinted over the past 12 days that talks go on.",
    ],
)
def test_what_only_stands_beside_a_report_is_the_outlets(text: str) -> None:
    assert source(text, "12") is None


def test_who_claims_to_have_done_it_says_so() -> None:
    found = source("The rebels claim to have shot 12 soldiers.", "12")
    assert found is not None
    assert found.name == "The rebels"


def test_a_pronoun_without_a_name_is_an_unknown_source_that_shows_no_name() -> None:
    found = source("They say that 12 men had died.", "12")
    assert found is not None
    assert (found.name, found.kind) == (None, UNKNOWN)


def test_the_same_speaker_goes_on_without_a_comma() -> None:
    text = '"The wall is sound" said Ana Silva head of the Coast Union adding that 12 men saw it.'
    found = source(text, "12")
    assert found is not None
    assert found.verb == "add"
    assert found.person == "silva" or "Silva" in str(found.name)


def test_a_quotation_goes_on_behind_a_line_that_names_its_speaker() -> None:
    text = '"This is a shame"\nSilva said in a statement.\n"There were 12 of us on the deck."'
    found = source(text, "12")
    assert found is not None
    assert (found.name, found.verb) == ("Silva", None)


# ---------------------------------------------------------------------------- headlines


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Rebel fire kills 12 in Lund: state media", "state media"),
        ("Rebel fire kills 12 in Lund - monitor", "monitor"),
        ("Rebel fire kills 12 in Lund, says ministry", "ministry"),
        ("Police: 12 held after march", "Police"),
        ("Silva: 'We have 12 ships'", "Silva"),
        ("Rebel fire kills 12 in Lund monitor", "monitor"),
        ("Rebel fire kills 12 in Lund: monitor | The Post", "monitor"),
    ],
)
def test_a_headline_names_its_source_at_an_end(title: str, name: str) -> None:
    headline = sentences_of(Article(id="a", outlet="a", url=None, title=title, text="x"))[0]
    start = title.index("12") if "12" in title else 0
    found = source_of(headline, Span(start=start, end=start + 2))
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    "title",
    [
        "Lund: 12 die in fire",
        "Gunman kills 12 near state media",
        "Fire kills 12: what we know",
        "Blast wounds 12 police",
    ],
)
def test_a_headline_without_a_source_is_the_outlets(title: str) -> None:
    headline = sentences_of(Article(id="a", outlet="a", url=None, title=title, text="x"))[0]
    start = title.index("12")
    assert source_of(headline, Span(start=start, end=start + 2)) is None
