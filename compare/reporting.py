"""Who says what inside one sentence, read from its reporting verbs.

No parser: a verb of ``wording/en/reporting_verbs.toml`` counts when something that can speak
stands before it (or, after a quotation, behind it) and when what follows is a clause, a quotation
or the sentence's end. Denied, passive, infinitive and doubtful ones are left out: a report that
is missed costs less than one that was never made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from compare.reporting_verbs import ReportingVerb, VerbClass, reporting_verbs
from compare.sources import is_pronoun, is_source_noun
from compare.speakers import Phrase, Token, may_speak, phrase_from, subject_before, tokens_of
from compare.wording import table
from discrepant.records import Span

__all__ = ["Report", "bare_report", "reports_in"]

Place = Literal["lead", "tail", "inside", "phrase"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A speaker, a verb and what is said; all spans count in the sentence.

    ``place`` is where the verb stands: "lead" before what is said, "tail" after it, "inside" it,
    "phrase" for "according to". ``said`` is what the speaker answers for, quotation marks and all.
    ``speaker_span`` is None where nobody is named ("saying that ...").
    """

    speaker_span: Span | None
    verb: str
    verb_class: VerbClass
    verb_span: Span
    said: Span
    place: Place


def _grammar(name: str) -> frozenset[str]:
    return frozenset(table("en", "reporting_verbs")["grammar"][name])


_ADVERBS = _grammar("adverbs")
_BE = _grammar("be")
_HAVE = _grammar("have")
_BLOCKING = _grammar("blocking")
_BOUNDARIES = _grammar("boundaries")
_DAYS = _grammar("days")
_DETERMINERS = _grammar("determiners")
_INSIDE_NAMES = _grammar("inside_names")
_LY_NOUNS = _grammar("ly_nouns")
_OBJECTS = _grammar("objects")
_RESUMING = _grammar("resuming")
_NO_RESUMING = _grammar("no_resuming")
# These may say to whom: "told AFP", "warned reporters that".
_ADDRESSING = frozenset(("tell", "inform", "remind", "brief", "ask", "urge", "advise", "warn"))
# These may close a sentence that lost its comma: "... were killed a monitor said."
_CLOSING = frozenset(("say", "tell", "add", "report"))

# "on Friday", "in a statement", "by telephone": stands beside a verb and says nothing.
_ADJUNCT = re.compile(
    r"(?:\s*\b(?:(?:late |early )?(?:on |last |this )?"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
    r"|yesterday|today|tonight|earlier|later|again|afterwards"
    r"|(?:on|in|at(?! least| most)|during|from|via|through|by|after|to|before|as|outside|for|when"
    r"|without|with|about)\s(?:(?:[^\s,.;:\"“”]|\.(?=\s[a-z\d]))+\s?){1,9})){1,3}",
)
_DAY = re.compile(
    r"\s*(?:(?:on |late |early )*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon"
    r"|evening|night))?|yesterday|today)\s+(?=\w)"
)
_SPLIT = re.compile(r"(?:[,;]\s*(?:but|while|and|whereas|although|though)\s|;)\s*")
_CONJUNCTION_AT_END = re.compile(r"[,;]?\s*\b(?:but|while|and|whereas|although|though)\Z")


def reports_in(text: str, *, quoted: Sequence[Span] = ()) -> tuple[Report, ...]:
    """The reports of one sentence, in order; ``quoted`` are its quotations, marks left out.

    >>> text = "The army said two men fled, but police denied that anyone had."
    >>> [(report.verb, report.said.of(text)) for report in reports_in(text)]
    [('say', 'two men fled'), ('deny', 'anyone had')]
    """
    tokens = tokens_of(text, quoted)
    found: list[Report] = []
    for at, verb in _verbs_among(tokens):
        if report := _report(text, tokens, at, verb, found):
            found.append(report)
    found += _phrases(text, tokens)
    return _parted(text, sorted(found, key=lambda report: report.verb_span))


def bare_report(text: str) -> Report | None:
    """The report of a sentence that is nothing but one: "Observatory head Ada Rhys told AFP."

    Some outlets set it in a line of its own after a quotation. ``said`` is empty.
    """
    words = text.strip()
    if len(words.split()) > 14 or re.search(r"[\"“”]", words):
        return None
    tokens = tokens_of(text, ())
    for at, verb in _verbs_among(tokens):
        first = _before_auxiliaries(tokens, at)
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
        if _past_adjunct(text, _begin(text, tokens, after)).strip(" .,"):
            continue
        return Report(
            speaker_span=_span(tokens, subject),
            verb=verb.lemma,
            verb_class=verb.verb_class,
            verb_span=_span(tokens, (at, at + verb.words)),
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
    first = _before_auxiliaries(tokens, at)
    after = at + verb.words
    following = tokens[after].lower if after < len(tokens) else ""
    if first is None or following in verb.not_before:
        return None
    if verb.with_that and following != "that":
        return None
    # "believed to be": a participle; "admitted to three" is not.
    if following == "to" and verb.form == "past" and verb.verb_class != "concession":
        return None
    if verb.form == "ing":
        return _participle(text, tokens, at, verb, earlier)
    if any(token.lower in _BE for token in tokens[first:at]):
        return None
    if verb.lemma != "tell" and _stands_after_speech(tokens, first):
        subject = phrase_from(tokens, after)
        if subject and may_speak(tokens, subject, strict=True):
            report = _inverted(text, tokens, verb, at, subject)
            if report:
                return report
    subject = subject_before(tokens, first) or _subject_of_clause(tokens, first, following)
    if subject is None or not may_speak(tokens, subject, strict=verb.homograph):
        return None
    if verb.form in {"base", "s"} and not _agrees(tokens, subject, verb, following):
        return None
    return _made(text, tokens, verb, at, subject)


def _subject_of_clause(tokens: Sequence[Token], at: int, following: str) -> Phrase | None:
    """The sentence's first noun phrase, for the second verb of "He fired once and shouted: ..."."""
    if (
        at == 0
        or tokens[at - 1].lower not in {"and", "then"}
        or following not in {":", "that", '"'}
    ):
        return None
    phrase = phrase_from(tokens, 0)
    return phrase if phrase and may_speak(tokens, phrase, strict=True) else None


def _before_auxiliaries(tokens: Sequence[Token], at: int) -> int | None:
    """Index of the first auxiliary or adverb before the verb; None if they undo the report."""
    first = at
    while first > 0:
        word = tokens[first - 1].lower
        if word in _BLOCKING:
            return None
        adverb = word.endswith("ly") and word not in _LY_NOUNS and tokens[first - 1].text.islower()
        if not (adverb or word in _HAVE | _BE | _ADVERBS):
            return first
        first -= 1
    return first


def _stands_after_speech(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and (tokens[at - 1].quote or tokens[at - 1].text == ",")


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
    begin = _begin(text, tokens, after)
    speaker = _span(tokens, subject)
    rest = _past_adjunct(text, begin)
    report = Report(
        speaker_span=speaker,
        verb=verb.lemma,
        verb_class=verb.verb_class,
        verb_span=_span(tokens, (at, at + verb.words)),
        said=_before(text, speaker.start),
        place="tail",
    )
    if _is_content(text[: speaker.start]):
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
                return replace(
                    report, said=Span(start=report.said.start, end=_end_of(text)), place="inside"
                )
            if not re.match(r"\s*that\b", text[begin:]):
                return report
        set_off = bool(re.search(r"[,\"”’'»—–]\s*\Z", text[: speaker.start]))
        if re.match(r"\s*(?:[.;!?)…]|\Z)", rest) and (set_off or verb.lemma in _CLOSING):
            return report
        if set_off and re.match(r"\s*,", rest):
            if _resumes(rest) or _quote_after(tokens, len(text) - len(rest)):
                said = Span(start=report.said.start, end=_end_of(text))
                return replace(report, said=said, place="inside")
            return report
    start = _start_of_content(text, begin)
    words = text[start : _end_of(text)]
    if not words or not _leads(text, tokens, verb, after, start):
        return None
    # "Alloush said on Twitter." says nothing of what he said.
    if len(words.split()) < 5 and _ADJUNCT.fullmatch(words):
        return None
    return replace(report, said=Span(start=start, end=_end_of(text)), place="lead")


def _inverted(
    text: str, tokens: Sequence[Token], verb: ReportingVerb, at: int, subject: Phrase
) -> Report | None:
    """The report of "...," said Ada Rhys."""
    begin = _begin(text, tokens, subject[1])
    if not _is_content(text[: tokens[at].start]):
        return None
    rest = _past_adjunct(text, begin)
    if rest[:1] not in {"", ".", ",", ";", "!", "?", ")", "…"}:
        return None
    said = _before(text, tokens[at].start)
    past_age = re.sub(r"\A,(?: \d\d,|[^,\"“]{1,60},)", ",", rest)
    inside = _quote_after(tokens, len(text) - len(rest)) or (
        rest[:1] == "," and bool(re.match(rf",\s+(?:{'|'.join(sorted(_RESUMING))})\b", past_age))
    )
    return Report(
        speaker_span=_span(tokens, subject),
        verb=verb.lemma,
        verb_class=verb.verb_class,
        verb_span=_span(tokens, (at, at + verb.words)),
        said=Span(start=said.start, end=_end_of(text)) if inside else said,
        place="inside" if inside else "tail",
    )


def _participle(
    text: str,
    tokens: Sequence[Token],
    at: int,
    verb: ReportingVerb,
    earlier: Sequence[Report],
) -> Report | None:
    """The report of ", adding that ...": the speaker of the report before goes on."""
    after = at + verb.words
    if at == 0 or tokens[at - 1].text not in {",", "and"} or after >= len(tokens):
        return None
    start = _start_of_content(text, tokens[after].start)
    if start >= _end_of(text) or not _leads(text, tokens, verb, after, start):
        return None
    return Report(
        speaker_span=earlier[-1].speaker_span if earlier else None,
        verb=verb.lemma,
        verb_class=verb.verb_class,
        verb_span=_span(tokens, (at, after)),
        said=Span(start=start, end=_end_of(text)),
        place="lead",
    )


def _phrases(text: str, tokens: Sequence[Token]) -> Iterator[Report]:
    """The reports of "according to"."""
    for at in range(len(tokens) - 2):
        if (tokens[at].lower, tokens[at + 1].lower) != ("according", "to"):
            continue
        phrase = phrase_from(tokens, at + 2)
        if phrase is None or not may_speak(tokens, phrase, strict=False):
            continue
        if text[: tokens[at].start].strip(" ,\"“‘'"):
            said = _before(text, tokens[at].start)
        else:
            rest = text[_begin(text, tokens, phrase[1]) :]
            start = len(text) - len(rest.lstrip(" ,"))
            said = Span(start=min(start, _end_of(text)), end=_end_of(text))
        if said.start < said.end:
            yield Report(
                speaker_span=_span(tokens, phrase),
                verb="according to",
                verb_class="neutral",
                verb_span=_span(tokens, (at, at + 2)),
                said=said,
                place="phrase",
            )


# ---------------------------------------------------------------------------- what is said


def _span(tokens: Sequence[Token], phrase: Phrase) -> Span:
    return Span(start=tokens[phrase[0]].start, end=tokens[phrase[1] - 1].end)


def _begin(text: str, tokens: Sequence[Token], at: int) -> int:
    return tokens[at].start if at < len(tokens) else len(text)


def _end_of(text: str) -> int:
    return len(text.rstrip(" .\n"))


def _before(text: str, end: int) -> Span:
    stop = len(text[:end].rstrip(" ,—–-"))
    return Span(start=min(len(text) - len(text.lstrip()), stop), end=stop)


def _past_adjunct(text: str, begin: int) -> str:
    """The rest of the sentence after "on Friday" and its like."""
    adjunct = _ADJUNCT.match(text, begin)
    return text[adjunct.end() if adjunct else begin :]


def _is_content(before: str) -> bool:
    """True if the words before a reporting clause can be what is said, not "On Friday"."""
    words = before.strip(" ,\"'“‘’”—–-:")
    opener = words.lower() in {"but", "and", "so", "meanwhile", "however", "separately", "yet"}
    return bool(words) and not opener and not _ADJUNCT.fullmatch(words)


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


def _resumes(rest: str) -> bool:
    """True if the words after a comma go on with what was said: "The road, he said, was shut"."""
    word = re.match(r"\s*,\s*([^\s]+)", rest)
    return word is not None and not (
        word[1].lower() in _NO_RESUMING or word[1].lower().rstrip(",.").endswith("ing")
    )


def _quote_after(tokens: Sequence[Token], at: int) -> bool:
    following = [token for token in tokens if token.start >= at and token.text != ","]
    return bool(following) and following[0].quote


def _start_of_content(text: str, begin: int) -> int:
    """Where what is said begins: after "that", a colon or comma, and "on Friday" before them."""
    word = r"(?:[^\s,.;:\"“]|\.(?=\s[a-z\d]))+"
    that = re.compile(rf"\s*(?:{word}\s+){{0,9}}?that\s+").match(text, begin)
    if that and (len(that[0].split()) == 1 or _ADJUNCT.match(text, begin)):
        return that.end()
    quote = re.compile(rf"(?:\s*(?:{word}\s+){{0,8}}?{word})?[,:]?\s*(?=[\"“‘])").match(text, begin)
    if quote and _ADJUNCT.match(text, begin):
        return quote.end()
    if day := _DAY.match(text, begin):
        return day.end()
    mark = re.compile(r"\s*[,:]?\s*").match(text, begin)
    return mark.end() if mark else begin


def _parted(text: str, reports: Sequence[Report]) -> tuple[Report, ...]:
    """Each report with its own part of the sentence, where several share it."""
    found: list[Report] = []
    for number, report in enumerate(reports):
        said = report.said
        following = reports[number + 1] if number + 1 < len(reports) else None
        if report.place == "lead" and following:
            said = _up_to(text, report, following)
        previous = found[-1] if found else None
        if report.place in {"tail", "phrase"} and previous and said.start < previous.verb_span.end:
            begin = previous.said.start if previous.place == "lead" else previous.verb_span.end
            cut = _last_split(text, begin, said.end)
            said = Span(start=min(cut.end(), said.end), end=said.end) if cut else said
        if said.start < said.end:
            found.append(replace(report, said=said))
    return tuple(found)


def _up_to(text: str, report: Report, following: Report) -> Span:
    """What a lead says, up to where the next report begins."""
    begin = following.verb_span.start
    speaker = following.speaker_span
    if speaker and speaker.start > report.verb_span.end:
        begin = min(begin, speaker.start)
    start = report.said.start
    if following.place == "lead" and begin > start:
        end = len(_CONJUNCTION_AT_END.sub("", text[:begin].rstrip(" ,;")))
        return Span(start=start, end=max(start, end))
    if following.place == "tail" and (cut := _last_split(text, start, begin)):
        return Span(start=start, end=cut.start())
    if following.place == "phrase" and following.said.end > start:
        return Span(start=start, end=following.said.end)
    return report.said


def _last_split(text: str, start: int, end: int) -> re.Match[str] | None:
    return max(_SPLIT.finditer(text, start, end), key=lambda match: match.start(), default=None)
