"""Who says what inside one sentence, read from its reporting verbs.

No parser: a verb of ``wording/en/reporting_verbs.toml`` counts when something that can speak
stands before it (or, after a quotation, behind it) and when what follows is a clause, a quotation
or the sentence's end. Denied, passive, infinitive and doubtful ones are left out: a report that
is missed costs less than one that was never made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from compare.sources import can_speak, is_pronoun, is_source_noun
from compare.wording import table
from discrepant.records import Span

__all__ = ["VERB_CLASSES", "Report", "VerbClass", "bare_report", "reports_in"]

VerbClass = Literal[
    "neutral", "doubt", "concession", "insistence", "attack", "endorsement", "denial"
]
VERB_CLASSES: tuple[VerbClass, ...] = (
    "neutral", "doubt", "concession", "insistence", "attack", "endorsement", "denial",
)  # fmt: skip


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
    place: Literal["lead", "tail", "inside", "phrase"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verb:
    lemma: str
    verb_class: VerbClass
    form: Literal["base", "s", "past", "ing"]
    homograph: bool
    with_that: bool
    not_before: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    text: str
    lower: str
    start: int
    end: int
    quote: bool = False  # a whole quotation, marks and all
    quoted: bool = False  # a word inside one too short to be speech

    @property
    def is_word(self) -> bool:
        return not self.quote and self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()


# ---------------------------------------------------------------------------- the word lists


@cache
def _verbs() -> Mapping[str, _Verb]:
    """Every form of every verb, lower case; verbs of two words under both."""
    lists = table("en", "reporting_verbs")
    irregular: dict[str, list[str]] = lists["forms"]["irregular"]
    homographs = frozenset(lists["forms"]["homographs"])
    doubled = frozenset(lists["forms"]["doubled"])
    with_that = frozenset(lists["forms"]["with_that"])
    found: dict[str, _Verb] = {}
    for verb_class in VERB_CLASSES:
        for lemma in lists[verb_class]["verbs"]:
            first, _, particle = lemma.partition(" ")
            past = irregular.get(lemma) or [_join(_past(first, doubled), particle)]
            forms: list[tuple[str, Literal["base", "s", "past", "ing"]]] = [
                (lemma, "base"),
                (_join(_third(first), particle), "s"),
                (_join(_gerund(first, doubled), particle), "ing"),
                *((form, "past") for form in past),
            ]
            for form, name in forms:
                found.setdefault(
                    form,
                    _Verb(
                        lemma=lemma,
                        verb_class=verb_class,
                        form=name,
                        homograph=lemma in homographs,
                        with_that=lemma in with_that,
                        not_before=frozenset(lists["forms"]["not_before"].get(lemma, ())),
                    ),
                )
    return found


def _join(word: str, particle: str) -> str:
    return f"{word} {particle}" if particle else word


def _third(verb: str) -> str:
    if re.search(r"(?:[sxz]|[cs]h)\Z", verb):
        return verb + "es"
    return re.sub(r"([^aeiou])y\Z", r"\1ie", verb) + "s"


def _past(verb: str, doubled: frozenset[str]) -> str:
    if verb in doubled:
        return verb + verb[-1] + "ed"
    return re.sub(r"([^aeiou])y\Z", r"\1i", verb).removesuffix("e") + "ed"


def _gerund(verb: str, doubled: frozenset[str]) -> str:
    if verb in doubled:
        return verb + verb[-1] + "ing"
    return (verb if verb.endswith("ee") else verb.removesuffix("e")) + "ing"


def _grammar(name: str) -> frozenset[str]:
    return frozenset(table("en", "reporting_verbs")["grammar"][name])


_ADVERBS = _grammar("adverbs")
_BE = _grammar("be")
_BLOCKING = _grammar("blocking")
_DETERMINERS = _grammar("determiners")
_INSIDE_NAMES = _grammar("inside_names")
_BOUNDARIES = _grammar("boundaries")
_NUMBERS = _grammar("numbers")
_DAYS = _grammar("days")
_LY_NOUNS = _grammar("ly_nouns")
_OBJECTS = _grammar("objects")
_HAVE = frozenset(("has", "have", "had", "'s", "’s"))


_ADJUNCT = re.compile(
    r"(?:\s*\b(?:(?:late |early )?(?:on |last |this )?"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
    r"|yesterday|today|tonight|earlier|later|again|afterwards"
    r"|(?:on|in|at(?! least| most)|during|from|via|through|by|after|to|before|as|outside|for|when"
    r"|without|with|about)"
    r"\s(?:[^\s,.;:\"“”]+\s?){1,9})){1,3}",
)
_FAR = 14  # tokens between a subject's first word and its verb, an apposition included


# ---------------------------------------------------------------------------- the reading


def reports_in(text: str, *, quoted: Sequence[Span] = ()) -> tuple[Report, ...]:
    """The reports of one sentence, in order; ``quoted`` are its quotations, marks left out.

    >>> found = reports_in("The army said two men fled, but police denied that anyone had.")
    >>> [(report.verb, report.said.of("The army said two men fled, but police denied that "
    ...   "anyone had.")) for report in found]
    [('say', 'two men fled'), ('deny', 'anyone had')]
    """
    tokens = _tokens(text, quoted)
    found: list[Report] = []
    for at, (verb, width) in _verbs_among(tokens):
        if report := _report(text, tokens, at, width, verb, found):
            found.append(report)
    found += _phrases(text, tokens)
    return _parted(text, sorted(found, key=lambda report: report.verb_span))


def _tokens(text: str, quoted: Sequence[Span]) -> list[_Token]:
    whole: list[Span] = []
    short: list[Span] = []
    for span in quoted:
        words = span.of(text)
        closed = (
            words.endswith((",", ".", "?", "!", "…")) or text[span.end + 1 : span.end + 2] == ","
        )
        (whole if len(words.split()) > 3 or closed else short).append(span)
    found = []
    at = 0
    for span in [*whole, Span(start=len(text), end=len(text))]:
        marks = Span(start=max(span.start - 1, at), end=min(span.end + 1, len(text)))
        if span.start == len(text):
            marks = span
        for match in _TOKEN.finditer(text, at, marks.start):
            found.append(
                _Token(
                    text=match[0],
                    lower=match[0].lower(),
                    start=match.start(),
                    end=match.end(),
                    quoted=any(s.start <= match.start() < s.end for s in short),
                )
            )
        if marks.start < marks.end:
            found.append(_Token(text='"', lower='"', start=marks.start, end=marks.end, quote=True))
        at = marks.end
    return found


_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Gov|Sen|Rep|Prof|St|Cmdr|Adm|Rev|Brig|[A-Z])\."
    r"(?=\s+[A-Z])"
    r"|[^\W_]+(?:[’'.&/-][^\W_]+)*"
    r"|\S"
)


def _verbs_among(tokens: Sequence[_Token]) -> Iterator[tuple[int, tuple[_Verb, int]]]:
    forms = _verbs()
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.is_word and not token.quoted:
            following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
            if (pair := f"{token.lower} {following}") in forms:
                yield at, (forms[pair], 2)
                at += 2
                continue
            if token.lower in forms and (token.text.islower() or at == 0):
                yield at, (forms[token.lower], 1)
        at += 1


def _report(
    text: str,
    tokens: Sequence[_Token],
    at: int,
    width: int,
    verb: _Verb,
    earlier: Sequence[Report],
) -> Report | None:
    first = _before_auxiliaries(tokens, at)
    if first is None:
        return None
    after = at + width
    if after < len(tokens) and tokens[after].lower in verb.not_before:
        return None
    if verb.with_that and not (after < len(tokens) and tokens[after].lower == "that"):
        return None
    if verb.form == "ing":
        return _participle(text, tokens, at, width, verb, earlier)
    helped = any(tokens[i].lower in _HAVE for i in range(first, at))
    if any(tokens[i].lower in _BE for i in range(first, at)):
        return None
    if _stands_after_speech(tokens, first):
        subject = _phrase_from(tokens, after)
        if subject and verb.lemma != "tell" and _may_speak(tokens, subject, strict=True):
            made = _made(text, tokens, verb, at, subject, subject[1], inverted=True)
            if made:
                return made
    subject = _subject(tokens, first)
    if subject is None or not _may_speak(tokens, subject, strict=verb.homograph):
        return None
    if verb.form in {"base", "s"} and not _agrees(tokens, subject, verb):
        return None
    if verb.homograph and not helped and not _leads_on(tokens, after):
        return None
    return _made(text, tokens, verb, at, subject, after, inverted=False)


def _before_auxiliaries(tokens: Sequence[_Token], at: int) -> int | None:
    """Index of the first auxiliary or adverb before the verb; None if they undo the report."""
    first = at
    while first > 0:
        word = tokens[first - 1].lower
        if word in _BLOCKING:
            return None
        if word in _HAVE | _BE | _ADVERBS or (word.endswith("ly") and word not in _LY_NOUNS):
            first -= 1
            continue
        return first
    return first


def _stands_after_speech(tokens: Sequence[_Token], at: int) -> bool:
    if at == 0:
        return False
    before = tokens[at - 1]
    return before.quote or (before.text == "," and at >= 2)


def _subject(tokens: Sequence[_Token], end: int) -> tuple[int, int] | None:
    """Range of tokens of the noun phrase that ends before ``end``."""
    if end == 0:
        return None
    last = tokens[end - 1]
    if last.lower in {"who", "which"}:
        cut = end - 1
        if cut and tokens[cut - 1].text == ",":
            cut -= 1
        return _phrase_to(tokens, cut)
    if last.text == ")":
        opening = next(
            (i for i in range(end - 2, max(-1, end - 8), -1) if tokens[i].text == "("), 0
        )
        return _phrase_to(tokens, opening) if opening else None
    if last.text in {",", "—", "–"}:
        for comma in range(end - 2, max(-1, end - 2 - _FAR), -1):
            if tokens[comma].quote:
                return None
            if tokens[comma].text == last.text:
                return _phrase_to(tokens, comma)
        return None
    return _phrase_to(tokens, end)


def _phrase_to(tokens: Sequence[_Token], end: int) -> tuple[int, int] | None:
    if end <= 0 or not tokens[end - 1].is_word:
        return None
    if is_pronoun(tokens[end - 1].lower):
        return (end - 1, end)
    start = end
    while start > 0 and end - start < _FAR:
        token = tokens[start - 1]
        if not token.is_word:
            break
        if token.lower == "and":
            if not _joins_speakers(tokens, start - 1):
                break
        elif token.lower in _BOUNDARIES or is_pronoun(token.lower):
            break
        start -= 1
        if token.lower in _DETERMINERS and not (
            start > 1 and tokens[start - 1].lower in _INSIDE_NAMES and tokens[start - 2].is_word
        ):
            break
    return _without_opener(tokens, start, end) if start < end else None


def _joins_speakers(tokens: Sequence[_Token], at: int) -> bool:
    if at == 0 or at + 1 >= len(tokens):
        return False
    left, right = tokens[at - 1], tokens[at + 1]
    return (left.is_capital and right.is_capital) or (
        is_source_noun(left.lower)
        and (is_source_noun(right.lower) or right.lower in _DETERMINERS or right.is_capital)
    )


def _without_opener(tokens: Sequence[_Token], start: int, end: int) -> tuple[int, int] | None:
    """The phrase without "On Friday" or "In a statement" before it."""
    while start < end and (tokens[start].lower in _ADVERBS | _DAYS | {"meanwhile", "separately"}):
        start += 1
    if start >= end or tokens[start].lower not in _INSIDE_NAMES:
        return (start, end) if start < end else None
    for at in range(end - 1, start + 1, -1):
        if tokens[at].lower in _DETERMINERS and tokens[at - 1].lower not in _INSIDE_NAMES:
            return (at, end)
    at = end
    if tokens[end - 1].is_capital:
        while at > start + 1 and tokens[at - 1].is_capital:
            at -= 1
        return (at, end) if at > start + 1 else None
    return (end - 1, end) if is_source_noun(tokens[end - 1].lower) else None


def _phrase_from(tokens: Sequence[_Token], start: int) -> tuple[int, int] | None:
    """The noun phrase that begins at ``start``."""
    if start >= len(tokens) or not tokens[start].is_word:
        return None
    if is_pronoun(tokens[start].lower):
        return (start, start + 1)
    end = start
    while end < len(tokens) and end - start < _FAR and tokens[end].is_word:
        token = tokens[end]
        if end > start:
            after_preposition = tokens[end - 1].lower in {"of", "for"}
            if token.lower in _BOUNDARIES | _DAYS or is_pronoun(token.lower):
                break
            if token.lower in _INSIDE_NAMES - {"of", "for"}:
                break
            if not after_preposition and (
                token.lower in _DETERMINERS | _NUMBERS or token.text[0].isdigit()
            ):
                break
            if (
                token.is_capital
                and not tokens[end - 1].is_capital
                and end - start == 1 + (tokens[start].lower in _DETERMINERS)
                and tokens[end - 1].lower in {"television", "police", "activists", "officials"}
            ):
                break
        elif token.lower in _BOUNDARIES:
            return None
        end += 1
    return (start, end) if end > start else None


def _may_speak(tokens: Sequence[_Token], phrase: tuple[int, int], *, strict: bool) -> bool:
    words = [token.text for token in tokens[phrase[0] : phrase[1]]]
    return can_speak(words, strict=strict)


def _agrees(tokens: Sequence[_Token], subject: tuple[int, int], verb: _Verb) -> bool:
    """True if the form can be a verb after that subject: "doctors report", "Reuters reports"."""
    last = tokens[subject[1] - 1].lower
    plural = last.endswith("s") or last in {"police", "people", "they", "we", "i", "media"}
    if verb.form == "s":
        return not verb.homograph or last not in {"they", "we", "i"}
    if verb.homograph and not is_source_noun(last) and not is_pronoun(last):
        return False
    return plural or "and" in {token.lower for token in tokens[subject[0] : subject[1]]}


def _leads_on(tokens: Sequence[_Token], at: int) -> bool:
    """True if what follows can be what is said, or ends the clause."""
    if at >= len(tokens):
        return True
    token = tokens[at]
    if token.quote or token.text in {".", ",", ":", "that"}:
        return True
    return token.is_word and token.lower not in {"by", "with", "into", "against", "up", "down"}


def _made(
    text: str,
    tokens: Sequence[_Token],
    verb: _Verb,
    at: int,
    subject: tuple[int, int],
    after: int,
    *,
    inverted: bool,
) -> Report | None:
    verb_span = Span(start=tokens[at].start, end=tokens[at + verb.lemma.count(" ")].end)
    speaker = Span(start=tokens[subject[0]].start, end=tokens[subject[1] - 1].end)
    clause_start = min(speaker.start, verb_span.start)
    if verb.lemma in {"tell", "inform", "remind", "brief", "ask", "urge", "advise", "warn"}:
        after = _after_addressee(tokens, after, must=verb.lemma in {"tell", "inform"})
        if after < len(tokens) and tokens[after].lower == "to":
            return None
    begin = tokens[after].start if after < len(tokens) else len(text)
    rest = text[begin:]
    adjunct = _ADJUNCT.match(rest)
    past_adjunct = begin + (adjunct.end() if adjunct else 0)
    has_content_before = bool(text[:clause_start].strip(" ,\"'“”‘’—–-:"))
    closing = re.match(r"\s*(?:[.;!?)…]|\Z)", text[past_adjunct:])
    comma = re.match(r"\s*,", text[past_adjunct:])
    place: Literal["lead", "tail", "inside"]
    if has_content_before and (closing or (comma and _ends_speech(text, clause_start))):
        resumed = comma and not inverted and _resumes(text, past_adjunct)
        place = "inside" if resumed or (comma and _quote_after(tokens, past_adjunct)) else "tail"
        said = _before(text, clause_start)
        if place == "inside":
            said = Span(start=said.start, end=_end_of(text))
    else:
        if inverted and not closing and not comma:
            return None
        start = _start_of_content(text, begin)
        if start >= _end_of(text):
            return None
        place, said = "lead", Span(start=start, end=_end_of(text))
    if said.start >= said.end:
        return None
    return Report(
        speaker_span=speaker,
        verb=verb.lemma,
        verb_class=verb.verb_class,
        verb_span=verb_span,
        said=said,
        place=place,
    )


def _is_content(before: str) -> bool:
    """True if the words before a reporting clause can be what is said, not "On Friday"."""
    words = before.strip(" ,\"'“‘’”—–-:")
    return bool(words) and not (
        _ADJUNCT.fullmatch(words) or words.lower() in {"but", "and", "so", "meanwhile", "however"}
    )


def bare_report(text: str) -> Report | None:
    """The report of a sentence that is nothing but one: "Observatory head Ada Rhys told AFP."

    Some outlets set it in a line of its own after a quotation. ``said`` is empty.
    """
    words = text.strip()
    if len(words.split()) > 14 or re.search(r"[\"“”]", words):
        return None
    tokens = _tokens(text, ())
    for at, (verb, width) in _verbs_among(tokens):
        first = _before_auxiliaries(tokens, at)
        if first is None or verb.form not in {"past", "s"}:
            continue
        inverted = first == 0
        subject = _phrase_from(tokens, at + width) if inverted else _subject(tokens, first)
        if subject is None or not _may_speak(tokens, subject, strict=True):
            continue
        if not inverted and subject[0] != 0:
            continue
        after = subject[1] if inverted else at + width
        if not inverted and verb.lemma == "tell":
            after = _after_addressee(tokens, after, must=True)
        begin = tokens[after].start if after < len(tokens) else len(text)
        adjunct = _ADJUNCT.match(text[begin:])
        if text[begin + (adjunct.end() if adjunct else 0) :].strip(" .,"):
            continue
        return Report(
            speaker_span=Span(start=tokens[subject[0]].start, end=tokens[subject[1] - 1].end),
            verb=verb.lemma,
            verb_class=verb.verb_class,
            verb_span=Span(start=tokens[at].start, end=tokens[at + width - 1].end),
            said=Span(start=0, end=0),
            place="tail",
        )
    return None


def _after_addressee(tokens: Sequence[_Token], at: int, *, must: bool) -> int:
    """Index after "AFP", "reporters", "a news conference", "him"."""
    if (
        at >= len(tokens)
        or not tokens[at].is_word
        or tokens[at].lower in {"that", "of", "on", "in"}
    ):
        return at
    if tokens[at].lower in _OBJECTS:
        return at + 1
    if not must and not (at + 1 < len(tokens) and tokens[at + 1].lower == "that"):
        return at
    end = at
    while end < len(tokens) and end - at < 7 and tokens[end].is_word:
        token = tokens[end]
        if end > at and (
            token.lower in _BOUNDARIES | _INSIDE_NAMES - {"of"} | _DAYS
            or token.lower in _DETERMINERS
            or is_pronoun(token.lower)
            or (tokens[end - 1].lower in {"reporters", "journalists", "media", "afp", "reuters"})
        ):
            break
        end += 1
    return end


def _ends_speech(text: str, at: int) -> bool:
    """True if a comma or closing quotation mark stands right before: "..., he said, ..."."""
    return bool(re.search(r"[,\"”’'—–]\s*\Z", text[:at]))


def _resumes(text: str, at: int) -> bool:
    """True if the words after a comma go on with what was said: "The road, he said, was shut"."""
    word = re.match(r"\s*,\s*([^\s]+)", text[at:])
    return (
        bool(word)
        and word is not None
        and word[1].lower()
        not in {
            "adding",
            "saying",
            "citing",
            "a",
            "an",
            "the",
            "who",
            "which",
            "referring",
            "but",
            "while",
            "after",
            "as",
            "when",
            "though",
            "although",
            "noting",
            "claiming",
            "and",
        }
    )


def _quote_after(tokens: Sequence[_Token], at: int) -> bool:
    following = [token for token in tokens if token.start >= at and token.text != ","]
    return bool(following) and following[0].quote


def _before(text: str, end: int) -> Span:
    stop = len(text[:end].rstrip(" ,—–-"))
    start = len(text) - len(text.lstrip())
    return Span(start=min(start, stop), end=stop)


def _end_of(text: str) -> int:
    return len(text.rstrip(" .\n"))


def _start_of_content(text: str, begin: int) -> int:
    """Where what is said begins: after "that", a colon or comma, and "on Friday" before them."""
    rest = text[begin:]
    if match := re.match(r"\s*(?:[^\s,.;:\"“]+\s+){0,7}?that\s+", rest):
        head = match[0].split()
        if len(head) == 1 or _ADJUNCT.match(rest):
            return begin + match.end()
    match = re.match(r"(?:\s*(?:[^\s,.;:\"“]+\s+){0,6}?[^\s,.;:\"“]*)?[,:]?\s*(?=[\"“‘])", rest)
    if match and match.end() and _ADJUNCT.match(rest):
        return begin + match.end()
    match = re.match(r"\s*[,:]?\s*", rest)
    return begin + (match.end() if match else 0)


def _participle(
    text: str,
    tokens: Sequence[_Token],
    at: int,
    width: int,
    verb: _Verb,
    earlier: Sequence[Report],
) -> Report | None:
    """ ", adding that ...": the speaker of the report before goes on."""
    if at == 0 or tokens[at - 1].text not in {",", "and"} or verb.homograph:
        return None
    after = at + width
    if after >= len(tokens):
        return None
    start = _start_of_content(text, tokens[after].start)
    if start >= _end_of(text):
        return None
    speaker = earlier[-1].speaker_span if earlier else None
    return Report(
        speaker_span=speaker,
        verb=verb.lemma,
        verb_class=verb.verb_class,
        verb_span=Span(start=tokens[at].start, end=tokens[after - 1].end),
        said=Span(start=start, end=_end_of(text)),
        place="lead",
    )


def _phrases(text: str, tokens: Sequence[_Token]) -> Iterator[Report]:
    """The reports of "according to"."""
    for at in range(len(tokens) - 2):
        if tokens[at].lower != "according" or tokens[at + 1].lower != "to":
            continue
        phrase = _phrase_from(tokens, at + 2)
        if phrase is None or not _may_speak(tokens, phrase, strict=False):
            continue
        begins = not text[: tokens[at].start].strip(" ,\"“‘'")
        if begins:
            rest = tokens[phrase[1]].start if phrase[1] < len(tokens) else len(text)
            match = re.match(r"\s*(?:,\s*)?", text[rest:])
            said = Span(
                start=min(rest + (match.end() if match else 0), _end_of(text)), end=_end_of(text)
            )
        else:
            said = _before(text, tokens[at].start)
        if said.start < said.end:
            yield Report(
                speaker_span=Span(start=tokens[phrase[0]].start, end=tokens[phrase[1] - 1].end),
                verb="according to",
                verb_class="neutral",
                verb_span=Span(start=tokens[at].start, end=tokens[at + 1].end),
                said=said,
                place="phrase",
            )


_SPLIT = re.compile(r"(?:[,;]\s*(?:but|while|and|whereas|although|though)\s|;)\s*")


def _parted(text: str, reports: Sequence[Report]) -> tuple[Report, ...]:
    """Each report with its own part of the sentence where several share it."""
    found: list[Report] = []
    for number, report in enumerate(reports):
        said = report.said
        following = reports[number + 1] if number + 1 < len(reports) else None
        previous = found[-1] if found else None
        if report.place == "lead" and following:
            begin = following.verb_span.start
            if following.speaker_span and following.speaker_span.start > report.verb_span.end:
                begin = min(begin, following.speaker_span.start)
            if following.place == "lead" and begin > said.start:
                end = len(text[:begin].rstrip(" ,;"))
                end = len(
                    re.sub(r"[,;]?\s*(?:but|while|and|whereas|although|though)\Z", "", text[:end])
                )
                said = Span(start=said.start, end=max(said.start, end))
            elif following.place == "tail" and (cut := _last_split(text, said.start, begin)):
                said = Span(start=said.start, end=cut.start())
        if report.place in {"tail", "phrase"} and previous and said.start < previous.verb_span.end:
            begin = previous.said.start if previous.place == "lead" else previous.verb_span.end
            cut = _last_split(text, begin, said.end)
            if cut:
                said = Span(start=min(cut.end(), said.end), end=said.end)
        if said.start < said.end:
            found.append(
                Report(
                    speaker_span=report.speaker_span,
                    verb=report.verb,
                    verb_class=report.verb_class,
                    verb_span=report.verb_span,
                    said=said,
                    place=report.place,
                )
            )
    return tuple(found)


def _last_split(text: str, start: int, end: int) -> re.Match[str] | None:
    return max(_SPLIT.finditer(text, start, end), key=lambda match: match.start(), default=None)
