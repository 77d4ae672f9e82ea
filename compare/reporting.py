"""Who says what inside one sentence, read from its reporting verbs.

No parser: a verb of ``wording/en/reporting_verbs.toml`` counts when something that can speak
stands before it (or, after a quotation, behind it) and when what follows is a clause, a quotation
or the sentence's end. Denied, passive, infinitive and doubtful ones are left out: a report that
is missed costs less than one that was never made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from compare.according_to import phrases_in
from compare.reported_speech import (
    Report,
    end_of,
    end_of_lead,
    is_adjunct,
    is_content,
    parted,
    past_adjunct,
    resumes,
    start_of_content,
    words_before,
)
from compare.reporting_verbs import ReportingVerb, reporting_verbs
from compare.sources import is_pronoun, is_source_noun
from compare.speakers import (
    Phrase,
    Token,
    before_auxiliaries,
    begin_of,
    may_speak,
    name_span,
    phrase_from,
    subject_before,
    subject_of_sentence,
    tokens_of,
)
from compare.wording import table
from discrepant.records import Span

__all__ = ["LONGEST_SENTENCE", "Report", "bare_report", "reports_in"]

# A "sentence" beyond this lost its stops, or is an attack: who says what in it is not read.
LONGEST_SENTENCE = 3000


def _grammar(name: str) -> frozenset[str]:
    return frozenset(table("en", "reporting_verbs")["grammar"][name])


_BE = _grammar("be")
_BOUNDARIES = _grammar("boundaries")
_DAYS = _grammar("days")
_DETERMINERS = _grammar("determiners")
_INSIDE_NAMES = _grammar("inside_names")
_OBJECTS = _grammar("objects")
_RESUMING = _grammar("resuming")
# These may say to whom: "told AFP", "warned reporters that".
_ADDRESSING = frozenset(("tell", "inform", "remind", "brief", "ask", "urge", "advise", "warn"))
# These may close a sentence that lost its comma: "... were killed a monitor said."
_CLOSING = frozenset(("say", "tell", "add", "report"))


def reports_in(text: str, *, quoted: Sequence[Span] = ()) -> tuple[Report, ...]:
    """The reports of one sentence, in order; ``quoted`` are its quotations, marks left out.

    >>> text = "The army said two men fled, but police denied that anyone had."
    >>> [(report.verb, report.said.of(text)) for report in reports_in(text)]
    [('say', 'two men fled'), ('deny', 'anyone had')]
    """
    return () if len(text) > LONGEST_SENTENCE else _reports_in(text, tuple(quoted))


@lru_cache(maxsize=256)  # every claim of a sentence asks for it and for its neighbours
def _reports_in(text: str, quoted: tuple[Span, ...]) -> tuple[Report, ...]:
    tokens = tokens_of(text, quoted)
    found: list[Report] = []
    for at, verb in _verbs_among(tokens):
        if report := _report(text, tokens, at, verb, found):
            found.append(report)
    found += phrases_in(text, tokens)
    return parted(text, sorted(found, key=lambda report: report.verb_span))


def bare_report(text: str) -> Report | None:
    """The report of a sentence that is nothing but one: "Observatory head Ada Rhys told AFP."

    Some outlets set it in a line of its own after a quotation. ``said`` is empty.
    """
    words = text.strip()
    if len(words.split()) > 14 or re.search(r"[\"“”]", words):
        return None
    tokens = tokens_of(text, ())
    for at, verb in _verbs_among(tokens):
        first = before_auxiliaries(tokens, at)
        if first is None or verb.form not in {"past", "s"} or not verb.bare:
            continue
        inverted = first == 0
        subject = (
            phrase_from(tokens, at + verb.words) if inverted else subject_before(tokens, first)
        )
        if subject is None or not may_speak(tokens, subject, strict=True):
            continue
        if not inverted and subject[0] != 0:
            continue
        after = subject[1] if inverted else _after_addressee(tokens, at + verb.words, verb)
        if past_adjunct(text, begin_of(text, tokens, after)).strip(" .,"):
            continue
        return Report(
            speaker_span=name_span(tokens, subject),
            verb=verb.lemma,
            verb_class=verb.verb_class,
            verb_span=Span(start=tokens[at].start, end=tokens[at + verb.words - 1].end),
            said=Span(start=0, end=0),
            place="tail",
        )
    return None


# ---------------------------------------------------------------------------- one verb


def _verbs_among(tokens: Sequence[Token]) -> Iterator[tuple[int, ReportingVerb]]:
    forms = reporting_verbs()
    skip = -1
    for at, token in enumerate(tokens):
        if at == skip or not token.is_word or token.quoted:
            continue
        following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        if verb := forms.get(f"{token.lower} {following}"):
            yield at, verb
            skip = at + 1
        elif (verb := forms.get(token.lower)) and (token.text.islower() or at == 0):
            yield at, verb


def _report(
    text: str,
    tokens: Sequence[Token],
    at: int,
    verb: ReportingVerb,
    earlier: Sequence[Report],
) -> Report | None:
    first = before_auxiliaries(tokens, at)
    after = at + verb.words
    following = tokens[after].lower if after < len(tokens) else ""
    object_ = following
    if following in {"the", "a", "an"} and after + 1 < len(tokens):
        object_ = tokens[after + 1].lower
    if first is None or {following, object_} & verb.not_before:
        return None
    if verb.with_that and following != "that":
        return None
    if following == "to" and not _reports_before_to(tokens, after, verb):
        return None
    # "Initial estimates indicate": a noun.
    if verb.homograph and verb.form == "s" and (following in _BE or following in reporting_verbs()):
        return None
    if verb.form == "ing" and _is_quoted_as(tokens, at):
        begin = before_auxiliaries(tokens, at - 2)
        quoted = subject_before(tokens, begin) if begin else None
        if quoted and may_speak(tokens, quoted, strict=True):
            return _made(text, tokens, verb, at, quoted)
    if verb.form == "ing":
        return _participle(text, tokens, at, verb, earlier)
    if any(token.lower in _BE for token in tokens[first:at]):
        return None
    if _can_precede_subject(verb) and _stands_after_speech(tokens, first, verb):
        subject = phrase_from(tokens, after)
        if subject and may_speak(tokens, subject, strict=True):
            report = _inverted(text, tokens, verb, at, subject)
            if report:
                return report
    content = begin_of(text, tokens, _after_addressee(tokens, after, verb))
    leads = past_adjunct(text, content).strip(" .") != ""
    subject = subject_before(tokens, first, leads=leads) or _subject_of_clause(
        tokens, first, following
    )
    if subject is None or not may_speak(tokens, subject, strict=verb.homograph):
        return None
    if verb.form in {"base", "s"} and not _agrees(tokens, subject, verb, following):
        return None
    return _made(text, tokens, verb, at, subject)


def _reports_before_to(tokens: Sequence[Token], at: int, verb: ReportingVerb) -> bool:
    """True for "admitted to three" and "claims to have won", not for "hopes to win"."""
    if verb.verb_class == "concession":
        return True
    claims = verb.verb_class == "doubt"
    return claims and at + 1 < len(tokens) and tokens[at + 1].lower == "have"


def _is_quoted_as(tokens: Sequence[Token], at: int) -> bool:
    """True for the "saying" of "was quoted as saying"."""
    return at > 2 and tokens[at - 1].lower == "as" and tokens[at - 2].lower in {"quoted", "cited"}


def _can_precede_subject(verb: ReportingVerb) -> bool:
    """True for "said" and "say", but not for a verb that is a noun there: "state media said"."""
    return verb.lemma == "say" or (verb.lemma != "tell" and verb.form != "base")


def _subject_of_clause(tokens: Sequence[Token], at: int, following: str) -> Phrase | None:
    """The sentence's first noun phrase, for the second verb of "He fired once and shouted: ..."."""
    if (
        at == 0
        or tokens[at - 1].lower not in {"and", "then"}
        or following not in {":", "that", '"'}
        or any(token.lower in _BE for token in tokens[:at])
    ):
        return None
    return subject_of_sentence(tokens)


def _stands_after_speech(tokens: Sequence[Token], at: int, verb: ReportingVerb) -> bool:
    """True behind a quotation or, for a verb that only says, behind a comma."""
    if at == 0:
        return False
    quiet = verb.verb_class not in {"attack", "denial"}
    return tokens[at - 1].quote or (quiet and tokens[at - 1].text == ",")


def _agrees(tokens: Sequence[Token], subject: Phrase, verb: ReportingVerb, following: str) -> bool:
    """True if the form can be a verb after that subject: "doctors report", "Reuters reports"."""
    last = tokens[subject[1] - 1].lower
    if verb.form == "s":
        return not verb.homograph or (following != ":" and last not in {"they", "we", "i"})
    if verb.homograph and not is_source_noun(last) and not is_pronoun(last):
        return False
    plural = last.endswith("s") or last in {"police", "people", "they", "we", "i", "media"}
    return plural or any(t.lower == "and" for t in tokens[subject[0] : subject[1]])


def _made(
    text: str, tokens: Sequence[Token], verb: ReportingVerb, at: int, subject: Phrase
) -> Report | None:
    after = at + verb.words
    if verb.lemma in _ADDRESSING:
        after = _after_addressee(tokens, after, verb)
        if after < len(tokens) and tokens[after].lower == "to":
            return None
    begin = begin_of(text, tokens, after)
    speaker = name_span(tokens, subject)
    rest = past_adjunct(text, begin)
    report = Report(
        speaker_span=speaker,
        verb=verb.lemma,
        verb_class=verb.verb_class,
        verb_span=Span(start=tokens[at].start, end=tokens[at + verb.words - 1].end),
        said=words_before(text, speaker.start),
        place="tail",
    )
    if is_content(text[: speaker.start]):
        # Right behind a quotation the verb closes it, whatever follows.
        if subject[0] and (
            tokens[subject[0] - 1].quote
            or (
                subject[0] > 1
                and tokens[subject[0] - 1].text == ","
                and tokens[subject[0] - 2].quote
            )
        ):
            if _quote_after(tokens, len(text) - len(rest)):
                return _around(report, text, len(text) - len(rest))
            if not re.match(r"\s*that\b", text[begin:]):
                return report
        set_off = bool(re.search(r"[,\"”’'»—–]\s*\Z", text[: speaker.start]))
        if re.match(r"\s*(?:[.;!?)…]|\Z)", rest) and (set_off or verb.lemma in _CLOSING):
            return report
        if set_off and re.match(r"\s*,", rest):
            if resumes(rest) or _quote_after(tokens, len(text) - len(rest)):
                return _around(report, text, len(text) - len(rest))
            return report
    start = start_of_content(text, begin)
    words = text[start : end_of(text)]
    if not words or not _leads(text, tokens, verb, after, start):
        return None
    # "Alloush said on Twitter." says nothing of what he said.
    if is_adjunct(words):
        return None
    return replace(report, said=Span(start=start, end=end_of_lead(text, start)), place="lead")


def _around(report: Report, text: str, end: int) -> Report:
    """The report whose clause ends at ``end`` and stands inside what is said."""
    return replace(
        report,
        said=Span(start=report.said.start, end=end_of(text)),
        aside=Span(start=min(report.speaker_span.start, report.verb_span.start), end=end),
        place="inside",
    )


def _inverted(
    text: str, tokens: Sequence[Token], verb: ReportingVerb, at: int, subject: Phrase
) -> Report | None:
    """The report of "...," said Ada Rhys."""
    begin = begin_of(text, tokens, subject[1])
    if not is_content(text[: tokens[at].start]):
        return None
    rest = past_adjunct(text, begin)
    goes_on = rest.split(" ", 1)[0] in _grammar("going_on")
    if rest[:1] not in {"", ".", ",", ";", "!", "?", ")", "…"} and not goes_on:
        return None
    said = words_before(text, tokens[at].start)
    past_age = re.sub(r"\A,(?: \d\d,|[^,\"“]{1,60},)", ",", rest)
    inside = _quote_after(tokens, len(text) - len(rest)) or (
        rest[:1] == "," and bool(re.match(rf",\s+(?:{'|'.join(sorted(_RESUMING))})\b", past_age))
    )
    report = Report(
        speaker_span=name_span(tokens, subject),
        verb=verb.lemma,
        verb_class=verb.verb_class,
        verb_span=Span(start=tokens[at].start, end=tokens[at + verb.words - 1].end),
        said=said,
        place="tail",
    )
    return _around(report, text, len(text) - len(rest)) if inside else report


def _participle(
    text: str,
    tokens: Sequence[Token],
    at: int,
    verb: ReportingVerb,
    earlier: Sequence[Report],
) -> Report | None:
    """The report of ", adding that ...": the speaker before, or the sentence's subject, goes on."""
    after = at + verb.words
    if at == 0 or after >= len(tokens):
        return None
    goes_on = tokens[at - 1].text in {",", "and"} or (earlier and tokens[after].lower == "that")
    if not goes_on:
        return None
    start = start_of_content(text, tokens[after].start)
    if start >= end_of(text) or not _leads(text, tokens, verb, after, start):
        return None
    subject = subject_of_sentence(tokens)
    speaker = earlier[-1].speaker_span if earlier else subject and name_span(tokens, subject)
    if speaker is None:
        return None
    return Report(
        speaker_span=speaker,
        verb=verb.lemma,
        verb_class=verb.verb_class,
        verb_span=Span(start=tokens[at].start, end=tokens[after - 1].end),
        said=Span(start=start, end=end_of(text)),
        place="lead",
    )


# ---------------------------------------------------------------------------- around the verb


def _after_addressee(tokens: Sequence[Token], at: int, verb: ReportingVerb) -> int:
    """Index after "AFP", "reporters", "a news conference", "him"."""
    if verb.lemma not in _ADDRESSING or at >= len(tokens) or not tokens[at].is_word:
        return at
    if tokens[at].lower in _OBJECTS:
        return at + 1
    if tokens[at].lower in {"that", "of", "on", "in"}:
        return at
    if verb.lemma not in {"tell", "inform"}:
        return at + 1 if at + 1 < len(tokens) and tokens[at + 1].lower == "that" else at
    end = at + 1
    ends = (_BOUNDARIES | _INSIDE_NAMES | _DAYS | _DETERMINERS) - {"of"}
    while end < len(tokens) and end - at < 7 and tokens[end].is_word:
        if tokens[end].lower in ends or is_pronoun(tokens[end].lower):
            break
        if tokens[end - 1].lower in {"reporters", "journalists", "media", "afp", "reuters"}:
            break
        end += 1
    return end


def _leads(text: str, tokens: Sequence[Token], verb: ReportingVerb, after: int, start: int) -> bool:
    """True if what follows the verb can be what is said."""
    if after >= len(tokens):
        return False
    if text[:start].rstrip().endswith((" that", ":")) or text[start : start + 1] in '"“‘«':
        return True
    if verb.lemma in {"accuse", "blame"}:
        return bool(re.search(r"\b(?:of|for)\b", text[start:]))
    word = tokens[after].lower
    return verb.bare and word not in {"by", "with", "into", "against", "up", "down", "and"}


def _quote_after(tokens: Sequence[Token], at: int) -> bool:
    following = [token for token in tokens if token.start >= at and token.text != ","]
    return bool(following) and following[0].quote
