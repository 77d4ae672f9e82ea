"""The part of a sentence that a speaker answers for: where reported words begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from compare.reporting_verbs import VerbClass
from compare.wording import table
from discrepant.records import Span

__all__ = [
    "Place",
    "Report",
    "end_of",
    "end_of_lead",
    "is_adjunct",
    "is_content",
    "parted",
    "past_adjunct",
    "resumes",
    "start_of_content",
    "words_before",
]

Place = Literal["lead", "tail", "inside", "phrase"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A speaker, a verb and what is said; all spans count in the sentence.

    ``place`` is where the verb stands: "lead" before what is said, "tail" after it, "inside" it,
    "phrase" for "according to". ``said`` is what the speaker answers for, quotation marks and all;
    ``aside`` the reporting clause where it stands inside that, "on Friday" and all.
    """

    speaker_span: Span
    verb: str
    verb_class: VerbClass
    verb_span: Span
    said: Span
    place: Place
    aside: Span | None = None


_NO_RESUMING = frozenset(table("en", "reporting_verbs")["grammar"]["no_resuming"])

# "on Friday", "in a statement", "by telephone": stands beside a verb and says nothing.
_ADJUNCT = re.compile(
    r"(?:\s*\b(?:(?:late |early )?(?:on |last |this )?"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?"
    r"|yesterday|today|tonight|earlier|later|again|afterwards"
    r"|(?:on|in|at(?! least| most)|during|from|via|through|by|after|to|before|as|outside|for|when"
    r"|without|with|about|over(?= the ))\s(?:(?:[^\s,.;:\"“”]|\.(?=\s[a-z\d]))+\s?){1,9})){1,3}",
)
_DAY = re.compile(
    r"\s*(?:(?:on |late |early )*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon"
    r"|evening|night))?|yesterday|today)\s+(?=\w)"
)
# "Published May 3 2031", "3 May 2031", "LUND, May 3 (Reuters) -": nobody says these.
_DATE = r"(?:\d{1,2}(?:[ .][A-Z][a-z]+|\.\d\d)[ .]\d{4}|[A-Z][a-z]+ \d{1,2},? \d{4})"
_DATELINE = re.compile(
    rf"\s*(?:(?:(?:Published|Posted|Updated|Last updated)(?: on| at)? )?{_DATE}\s+"
    r"|[A-Z][A-Z]+[\w ,.]{0,30}(?:\([^)]{2,20}\)\s*)?[-–—]\s+)?"
)
_HOW = re.compile(
    r",? (?:in|during|on|at) an? (?:[\w’'-]+ ){0,3}?(?:statement|tweet|interview|speech|briefing"
    r"|letter|e-?mail|post|video|(?:news|press) conference)\b[^,;\"“”]*(?=\Z|, (?:saying|adding) )"
)
_SPLIT = re.compile(r"(?:[,;]\s*(?:but|while|and|whereas|although|though)\s|;)\s*")
_CONJUNCTION_AT_END = re.compile(r"[,;]?\s*\b(?:but|while|and|whereas|although|though)\Z")


def end_of(text: str) -> int:
    """Where the sentence's words end, its full stop left out."""
    return len(text.rstrip(" .\n"))


def end_of_lead(text: str, start: int) -> int:
    """Where what is said ends behind its verb: "in a tweet on Monday" tells how it was said."""
    end = end_of(text)
    how = _HOW.search(text, start, end)
    return how.start() if how and how.start() > start else end


def is_adjunct(words: str) -> bool:
    """True for "on Twitter" and its like, which say nothing of what was said."""
    return len(words.split()) < 5 and bool(_ADJUNCT.fullmatch(words))


def words_before(text: str, end: int) -> Span:
    """The sentence up to a place, without a dateline before or a comma or dash behind it."""
    stop = len(text[:end].rstrip(" ,—–-"))
    opener = _DATELINE.match(text)
    return Span(start=min(opener.end() if opener else 0, stop), end=stop)


def past_adjunct(text: str, begin: int) -> str:
    """The rest of the sentence after "on Friday" and its like."""
    adjunct = _ADJUNCT.match(text, begin)
    return text[adjunct.end() if adjunct else begin :]


def is_content(before: str) -> bool:
    """True if the words before a reporting clause can be what is said, not "On Friday"."""
    words = before.strip(" ,\"'“‘’”—–-:")
    opener = words.lower() in {"but", "and", "so", "meanwhile", "however", "separately", "yet"}
    return bool(words) and not opener and not _ADJUNCT.fullmatch(words)


def resumes(rest: str) -> bool:
    """True if the words after a comma go on with what was said: "The road, he said, was shut"."""
    word = re.match(r"\s*,\s*([^\s]+)", rest)
    return word is not None and not (
        word[1].lower() in _NO_RESUMING or word[1].lower().rstrip(",.").endswith("ing")
    )


def start_of_content(text: str, begin: int) -> int:
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


def parted(text: str, reports: Sequence[Report]) -> tuple[Report, ...]:
    """Each report with its own part of the sentence, where several share it."""
    found: list[Report] = []
    for number, report in enumerate(reports):
        said = _to_semicolon(text, report)
        following = reports[number + 1] if number + 1 < len(reports) else None
        if report.place == "lead" and following:
            said = _up_to(text, replace(report, said=said), following)
        previous = found[-1] if found else None
        if report.place in {"tail", "phrase"} and previous and said.start < previous.verb_span.end:
            begin = previous.said.start if previous.place == "lead" else previous.verb_span.end
            cut = _last_split(text, begin, said.end)
            said = Span(start=min(cut.end(), said.end), end=said.end) if cut else said
        if said.start < said.end:
            found.append(replace(report, said=said))
    return tuple(found)


def _to_semicolon(text: str, report: Report) -> Span:
    """What a lead says ends at a semicolon: what follows may be anybody's."""
    stop = text.find("; ", report.said.start, report.said.end) if report.place == "lead" else -1
    quote = re.search(r"[\"“”]", text[report.said.start : report.said.end])
    if stop <= report.said.start or quote:
        return report.said
    return Span(start=report.said.start, end=stop)


def _up_to(text: str, report: Report, following: Report) -> Span:
    """What a lead says, up to where the next report begins."""
    begin = following.verb_span.start
    if following.speaker_span.start > report.verb_span.end:
        begin = min(begin, following.speaker_span.start)
    start = report.said.start
    if following.place == "lead" and begin > start:
        end = len(_CONJUNCTION_AT_END.sub("", text[:begin].rstrip(" ,;")))
        end = min(end, report.said.end)
        return Span(start=start, end=max(start, end))
    if following.place == "tail" and (cut := _last_split(text, start, begin)):
        return Span(start=start, end=cut.start())
    if following.place == "phrase" and following.said.end > start:
        return Span(start=start, end=following.said.end)
    return report.said


def _last_split(text: str, start: int, end: int) -> re.Match[str] | None:
    return max(_SPLIT.finditer(text, start, end), key=lambda match: match.start(), default=None)
