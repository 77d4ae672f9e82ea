"""Where quotation marks open and close, in the many ways in which newspapers set them.

Straight, curly and low marks, guillemets, and single marks told from apostrophes. A quotation
that runs over paragraphs may open each of them anew; where marks do not pair, nothing is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discrepant.records import Sentence, Span

__all__ = ["LONGEST_QUOTATION", "LONGEST_SINGLE_QUOTATION", "quoted_in", "quoted_spans"]

# Longer than any quotation a news text prints in one piece: beyond it a mark was lost.
LONGEST_QUOTATION = 1500
# In single marks, where every apostrophe may be one, less is believed.
LONGEST_SINGLE_QUOTATION = 500

_CLOSING = {"“": "”", "«": "»", "„": "“”", "‟": "”", "‹": "›"}
_DOUBLE = re.compile(r"[\"“”„‟«»‹›]|''|``")
_BEFORE_OPENING = re.compile(r"[\s(\[—–-]\Z|\A\Z|[\s(\[—–][‘'\"“]\Z")
_AFTER_OPENING = re.compile(r" |\.\.|[^\s.,;:!?)\]]")
# 'tis, 'em, '90s, rock 'n' roll: an apostrophe, although it follows a blank.
_ELISION = re.compile(r"['‘’](?:\d\ds?|tis|twas|em|n|til|cause|bout)(?![a-z])", re.IGNORECASE)


def quoted_spans(text: str) -> tuple[Span, ...]:
    """The words inside each pair of quotation marks, marks left out, in order, never overlapping.

    A quotation that is opened again at the start of a paragraph is one span a paragraph.
    Quotations inside quotations belong to the outer one.

    >>> [span.of("It's \\"a risk\\", the firm's head said.") for span in quoted_spans(
    ...     "It's \\"a risk\\", the firm's head said.")]
    ['a risk']
    """
    double = list(_in_double_marks(text))
    single = [
        span for span in _in_single_marks(text) if not any(span.overlaps(outer) for outer in double)
    ]
    return tuple(sorted(double + single))


def _in_double_marks(text: str) -> Iterator[Span]:
    opened: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text):
        if opened and _too_far(text, opened, mark):
            opened = None
        if opened is None:
            if _opens(text, mark):
                opened = mark
            continue
        if _closes(text, opened, mark):
            yield from _trimmed(text, opened.end(), mark.start())
            opened = None
        elif _opens(text, mark):
            # Opened anew: at a paragraph's start the quotation goes on, elsewhere a mark was lost.
            if _starts_paragraph(text, mark.start()):
                yield from _trimmed(text, opened.end(), mark.start())
            opened = mark


def _too_far(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    return mark.start() - opened.end() > LONGEST_QUOTATION


def _opens(text: str, mark: re.Match[str]) -> bool:
    if mark[0] in _CLOSING or mark[0] == "``":
        return True
    if mark[0] not in {'"', "''"}:
        return False
    # Before a line's end, or a stop that does not begin dots, nothing opens: some set the closing
    # mark apart ('... the wall. "').
    if not _AFTER_OPENING.match(text, mark.end()):
        return False
    return bool(_BEFORE_OPENING.search(text[max(0, mark.start() - 2) : mark.start()]))


def _is_spaced(text: str, mark: re.Match[str]) -> bool:
    """True for a straight mark between blanks, which opens and closes alike."""
    return text[mark.end() : mark.end() + 1] == " " and bool(
        text[max(0, mark.start() - 1) : mark.start()] in {" ", ""}
    )


def _closes(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    if opened[0] in _CLOSING:
        # Opened in curly marks and closed in straight ones, as hasty copying leaves it.
        straight = mark[0] == '"' and text[mark.start() - 1] in ",.?!" and not _opens(text, mark)
        return straight or mark[0] in _CLOSING[opened[0]]
    if opened[0] == "``":
        return mark[0] in {"''", '"'}
    if mark[0] != opened[0]:
        return False
    if _is_spaced(text, mark):
        return not _starts_paragraph(text, mark.start())
    return not (_opens(text, mark) and _starts_paragraph(text, mark.start())) and (
        text[mark.start() - 1 : mark.start()].strip() != "" or not _opens(text, mark)
    )


def _starts_paragraph(text: str, at: int) -> bool:
    line = text.rfind("\n", 0, at) + 1
    return not text[line:at].strip()


def _in_single_marks(text: str) -> Iterator[Span]:
    at = 0
    for line in text.splitlines(keepends=True):
        yield from _single_in_line(line, at)
        at += len(line)


def _single_in_line(line: str, offset: int) -> Iterator[Span]:
    at = 0
    farthest = LONGEST_SINGLE_QUOTATION
    while opening := _SINGLE_OPENING.search(line, at):
        at = opening.end()
        if _ELISION.match(line, opening.start()):
            continue
        closings = [
            match
            for match in _SINGLE_CLOSING.finditer(line, opening.end() + 1, opening.end() + farthest)
            if not _ELISION.match(line, match.start())
        ]
        following = _SINGLE_OPENING.search(line, opening.end())
        if following:
            closings = [match for match in closings if match.start() < following.start()]
        if not closings:
            continue
        # After a stop or comma it closes for certain; after an s it may be a genitive.
        chosen = next(
            (match for match in closings if line[match.start() - 1] in ".,!?;:…"),
            next(
                (match for match in closings if line[match.start() - 1] not in "sS"), closings[-1]
            ),
        )
        yield from _trimmed(line, opening.end(), chosen.start(), offset)
        at = chosen.end()


_SINGLE_OPENING = re.compile(r"(?<![^\s(\[—–\"“])[‘'](?=[^\W_]|[\[(…])")
_SINGLE_CLOSING = re.compile(r"(?<=[^\s])['’](?![^\W_])")


def _trimmed(text: str, start: int, end: int, offset: int = 0) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start=start + offset, end=end + offset)


def quoted_in(sentences: Sequence[Sentence]) -> tuple[tuple[Span, ...], ...]:
    """For each sentence the parts that stand in quotation marks, counted in that sentence.

    A quotation that runs over several sentences is found from all of them together, so give
    the neighbours too. Sentences of two articles or fields are read apart.
    """
    found: dict[Sentence, tuple[Span, ...]] = {}
    for field in {(sentence.article, sentence.field) for sentence in sentences}:
        part = sorted({s for s in sentences if (s.article, s.field) == field}, key=_start)
        offset = part[0].span.start
        text = _text_of(part)
        quoted = [span.moved(offset) for span in quoted_spans(text)]
        for sentence in part:
            found[sentence] = tuple(
                Span(
                    start=max(span.start, sentence.span.start) - sentence.span.start,
                    end=min(span.end, sentence.span.end) - sentence.span.start,
                )
                for span in quoted
                if span.overlaps(sentence.span)
            )
    return tuple(found[sentence] for sentence in sentences)


def _start(sentence: Sentence) -> int:
    return sentence.span.start


def _text_of(sentences: Sequence[Sentence]) -> str:
    """The sentences at their distances; between two of them a line ends, as far as we know."""
    text = ""
    offset = sentences[0].span.start
    for sentence in sentences:
        gap = sentence.span.start - offset - len(text)
        text += ("\n" if gap == 1 else " " * gap) if gap > 0 else ""
        text = text[: sentence.span.start - offset] + sentence.text
    return text
