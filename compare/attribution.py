"""Who says what stands at a place in a sentence; nobody is the outlet's own voice.

Sources are read from the reporting verbs of the sentence itself; a quotation that goes on takes
its speaker from the sentences around it, and a pronoun its name from those before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.counters import counts_in
from compare.headlines import credits_in
from compare.quotation_marks import quoted_in
from compare.reported_speech import Report
from compare.reporting import LONGEST_SENTENCE, bare_report, reports_in
from compare.reporting_verbs import VerbClass
from compare.sources import (
    is_generic,
    is_pronoun,
    is_source_noun,
    kind_of,
    person_of,
    side_of,
)
from discrepant.records import Sentence, Span

__all__ = ["UNKNOWN", "Source", "is_one", "same_source", "source_of", "source_of_report"]

# The kind of a source of whom only a pronoun is known.
UNKNOWN = "unknown"
# How far back a pronoun may look for its name, in sentences: further off it was wrong too often.
_PRONOUN_REACH = 3
_QUOTATION_REACH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who says something: ``name`` as written, ``kind`` of sources.toml, ``side`` to compare by.

    ``name`` is None where only a pronoun is known; ``kind`` is then ``UNKNOWN``.

    ``person`` is a surname, lower case, where somebody speaks by name, for whatever side.
    ``verb`` is a lemma or "according to"; ``verb_span`` counts in the article's field and is
    None where the speaker is known from the quotation before. ``kind`` is ``UNKNOWN`` for a
    pronoun without a name; such a source is the same as no other.
    """

    name: str | None
    kind: str
    side: str
    verb: str | None
    verb_class: VerbClass | None
    verb_span: Span | None
    person: str | None = None


def source_of(
    sentence: Sentence,
    span: Span,
    *,
    before: Sequence[Sentence] = (),
    after: Sequence[Sentence] = (),
) -> Source | None:
    """The source of what stands at ``span`` of the sentence's text; None: the outlet itself.

    ``before`` and ``after`` are the article's sentences around it, in order; the nearest count.
    """
    if len(sentence.text) > LONGEST_SENTENCE:
        return None
    earlier = [s for s in before if (s.article, s.field) == (sentence.article, sentence.field)]
    far = [s for s in after if (s.article, s.field) == (sentence.article, sentence.field)]
    near, far = earlier[-_QUOTATION_REACH:], far[:_QUOTATION_REACH]
    around = [*near, sentence, *far]
    quoted = dict(zip(around, quoted_in(around), strict=True))
    reports = reports_in(sentence.text, quoted=quoted[sentence])
    report = _covering(reports, span) or _covering(
        counts_in(sentence.text, quoted=quoted[sentence]), span
    )
    if report is None and sentence.field == "title":
        report = _covering(credits_in(sentence.text), span)
    if report:
        return source_of_report(report, sentence, earlier, reports)
    if not any(part.overlaps(span) for part in quoted[sentence]):
        return None
    return _from_sentence_after(sentence, far, quoted) or _from_sentence_before(
        sentence, span, near, quoted
    )


def same_source(left: Source, right: Source) -> bool:
    """True if the two names are one source, as far as the names tell."""
    if UNKNOWN in {left.kind, right.kind}:
        return False
    if is_one(left.side, left.person, right.side, right.person):
        return True
    if left.kind != right.kind or left.kind == "person":
        return False
    one, other = set(left.side.split()), set(right.side.split())
    if is_generic(left.side) or is_generic(right.side):
        return False
    return _within(one, other) or _within(other, one)


def _within(part: set[str], whole: set[str]) -> bool:
    """True if every word of the part is in the whole, "kazakh" in "kazakhstan" too."""
    return all(
        any(
            word == told or (len(word) > 4 and len(told) > 4 and word[:5] == told[:5])
            for told in whole
        )
        for word in part
    )


def is_one(
    side: str | None, person: str | None, other_side: str | None, other_person: str | None
) -> bool:
    """True if two speakers have one side, or one surname; None is not known."""
    return (side is not None and side == other_side) or (
        person is not None and person == other_person
    )


def _covering(reports: Sequence[Report], span: Span) -> Report | None:
    """The innermost report of what stands at the span."""
    found = [
        report
        for report in reports
        if report.said.start <= span.start
        and span.end <= report.said.end + 1
        and not (report.aside or report.verb_span).overlaps(span)
    ]
    return min(
        found,
        key=lambda report: (report.said.end - report.said.start, report.verb_span),
        default=None,
    )


def _from_sentence_after(
    sentence: Sentence, after: Sequence[Sentence], quoted: dict[Sentence, tuple[Span, ...]]
) -> Source | None:
    """A quotation open at the sentence's end takes the speaker named where it closes."""
    parts = quoted[sentence]
    if not parts or parts[-1].end < len(sentence.text.rstrip("\"”’'» ")):
        return None
    for number, following in enumerate(after):
        if number == 0 and (report := bare_report(following.text)):
            return source_of_report(report, following, [*after[:number], sentence])
        begins = [part for part in quoted[following] if part.start <= 1]
        if not begins or _ends_with_mark(sentence.text):
            return None
        report = _covering(
            reports_in(following.text, quoted=quoted[following]),
            Span(start=begins[0].start, end=begins[0].end),
        )
        if report:
            return source_of_report(report, following, [sentence])
        if begins[0].end < len(following.text.rstrip("\"”’'» ")) or _ends_with_mark(following.text):
            return None
    return None


def _ends_with_mark(text: str) -> bool:
    return text.rstrip().endswith(('"', "”", "»"))


def _from_sentence_before(
    sentence: Sentence,
    span: Span,
    before: Sequence[Sentence],
    quoted: dict[Sentence, tuple[Span, ...]],
) -> Source | None:
    """A sentence that opens with a quotation, after one with its speaker, goes on with it."""
    first = quoted[sentence][0]
    if first.start > 1 or not first.overlaps(span):
        return None
    for number in range(len(before) - 1, -1, -1):
        earlier = before[number]
        parts = quoted[earlier]
        if not parts and (bare := bare_report(earlier.text)):
            return _without_verb(source_of_report(bare, earlier, before[:number]))
        if not parts:
            return None
        report = _covering(
            reports_in(earlier.text, quoted=parts), Span(start=parts[-1].start, end=parts[-1].end)
        )
        if report:
            return _without_verb(source_of_report(report, earlier, before[:number]))
        if parts[0].start > 1 or parts[-1].end < len(earlier.text.rstrip("\"”’'» ")):
            return None
    return None


def _without_verb(source: Source) -> Source:
    return replace(source, verb=None, verb_class=None, verb_span=None)


def source_of_report(
    report: Report,
    sentence: Sentence,
    before: Sequence[Sentence],
    beside: Sequence[Report] = (),
) -> Source:
    """The source that a report names; a pronoun's name is sought beside it, then before."""
    written = report.speaker_span.of(sentence.text)
    name: str | None = written
    side, kind = side_of(written), kind_of(written)
    if is_pronoun(written.lower()):
        named = _antecedent(written.lower(), before)
        for other in beside:
            if other.verb_span.end <= report.verb_span.start:
                beside_name = other.speaker_span.of(sentence.text)
                if not is_pronoun(beside_name.lower()) and _fits(written.lower(), beside_name):
                    named = beside_name
        if named:
            name, kind, side = named, kind_of(named), side_of(named)
        else:
            name, kind = None, UNKNOWN
    person = person_of(name) if name else None
    if kind == "person" and (body := _speaks_for(side, [*before, sentence])):
        kind, side = kind_of(body), side_of(body)
    return Source(
        name=name,
        kind=kind,
        side=side,
        verb=report.verb,
        verb_class=report.verb_class,
        verb_span=report.verb_span.moved(sentence.span.start),
        person=person,
    )


def _antecedent(pronoun: str, before: Sequence[Sentence]) -> str | None:
    """The last named speaker of the sentences before, if the pronoun can be his."""
    for earlier in reversed(before[-_PRONOUN_REACH:]):
        reports = [*reports_in(earlier.text, quoted=quoted_in([earlier])[0])]
        if bare := bare_report(earlier.text):
            reports.append(bare)
        for report in reversed(reports):
            name = report.speaker_span.of(earlier.text)
            if not is_pronoun(name.lower()):
                return name if _fits(pronoun, name) else None
    return None


def _fits(pronoun: str, name: str) -> bool:
    """True if a name can stand for the pronoun: "he" is one person, "they" are several."""
    if pronoun == "they":
        return " and " in name or _is_plural(name)
    if pronoun in {"i", "we", "who"}:
        return False
    if pronoun == "it":
        return kind_of(name) != "person" and not _is_plural(name)
    return not _is_plural(name)


def _is_plural(name: str) -> bool:
    last = name.split()[-1].lower()
    return last in {"police", "people", "media"} or (last.endswith("s") and is_source_noun(last))


def _speaks_for(surname: str, sentences: Sequence[Sentence]) -> str | None:
    """The body that a person was introduced with: "Observatory head Rami Abdel Rahman"."""
    voice = r"(?:head|chief|director|spokes(?:man|woman|person)|chairman|chairwoman)"
    name = rf"(?:[A-Z][\w.’'-]*\s+){{0,4}}(?i:{re.escape(surname)})\b"
    body = r"(?:the\s+|a\s+)?((?:[\w’'-]+\s+){0,5}?[\w’'-]+)"
    patterns = (
        rf"((?:[A-Z][\w’'-]*\s+){{1,5}}){voice}\s+{name}",
        rf"{name},?\s+(?:the\s+|its\s+)?{voice}\s+(?:of|for)\s+{body}"
        r"(?=[,.;]|\Z|\s(?:said|says|told|adding)\b)",
        rf"{voice}\s+(?:of|for)\s+(?:the\s+)?"
        rf"((?:[A-Z][\w’'-]*\s(?:of\s|for\s)?){{1,6}}),?\s*{name}",
    )
    for sentence in reversed(sentences):
        if surname not in sentence.text.lower():
            continue
        for pattern in patterns:
            match = re.search(pattern, sentence.text)
            if match and kind_of(match[1].strip()) not in {"person", "other"}:
                return match[1].strip()
    return None
