"""Sentences with the characters they stand at.

A line of the text is a paragraph; inside it a sentence ends at a full stop, question mark or
exclamation mark that is followed by a capital, unless the stop belongs to an abbreviation, an
initial, a number or an unfinished quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.wording import table
from discrepant.records import Article, Sentence, Span

__all__ = ["is_read_whole", "sentences_of", "spans_of_sentences"]

# A poisoned page must not stop a run (guides/security.md); the report says when it was cut.
# The longest sentence of 59 annotated events has 525 characters.
CHARACTERS_AT_MOST, SENTENCES_AT_MOST, LONGEST_SENTENCE = 100_000, 1000, 3000

_END = re.compile(r"[.!?…][\"'”’)\]]{0,3}(?=\s+[\"'“‘(\[]{0,2}[A-Z0-9À-ÞА-Я])")
# "1:30 p.m. Moscow time", "9 a.m. EST", "8 a.m. Friday".
_CLOCK_GOES_ON = re.compile(
    r"(?<=[ap]\.m)\.\s+(?:[A-Z][\w-]+(?: [A-Z][\w-]+)? [Tt]ime\b|[A-Z]{2,4}\b|[A-Z][a-z]+day\b)"
)
_LONGEST_WORD = 40
_WORD_BEFORE = re.compile(rf"(\S{{1,{_LONGEST_WORD}}})\Z")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+\Z")


def sentences_of(article: Article) -> tuple[Sentence, ...]:
    """The headline (index -1) and the sentences of the text, in order, with their places.

    A first line that repeats the headline is the headline, not a second sentence.
    Of a text beyond all measure only the beginning is given, and of such a sentence too.
    """
    found = []
    headline = article.title.strip()[:LONGEST_SENTENCE]
    if headline:
        at = article.title.index(headline)
        found.append(
            Sentence(
                article=article.id,
                field="title",
                index=-1,
                span=Span(start=at, end=at + len(headline)),
                text=headline,
            )
        )
    index = 0
    for whole in spans_of_sentences(article.text[:CHARACTERS_AT_MOST]):
        span = Span(start=whole.start, end=min(whole.end, whole.start + LONGEST_SENTENCE))
        text = span.of(article.text)
        if index == 0 and len(found) == 1 and _same(text, headline):
            headline = ""
            continue
        if index >= SENTENCES_AT_MOST:
            break
        found.append(Sentence(article=article.id, field="text", index=index, span=span, text=text))
        index += 1
    return tuple(found)


def is_read_whole(article: Article, sentences: Sequence[Sentence]) -> bool:
    """False if the sentences are only the beginning of the article, or of one of its sentences."""
    return (
        len(article.text) <= CHARACTERS_AT_MOST
        and len(sentences) < SENTENCES_AT_MOST
        and all(len(sentence.text) < LONGEST_SENTENCE for sentence in sentences)
    )


def spans_of_sentences(text: str) -> Iterator[Span]:
    """Where each sentence of a text stands, blanks at its ends left out.

    >>> text = "Gen. Ada Rhys spoke at 9 a.m. on Friday. \\"We go,\\" she said.\\nNobody left."
    >>> [span.of(text) for span in spans_of_sentences(text)]
    ['Gen. Ada Rhys spoke at 9 a.m. on Friday.', '"We go," she said.', 'Nobody left.']
    """
    start = 0
    for line in text.splitlines(keepends=True):
        yield from _in_paragraph(text, start, start + len(line))
        start += len(line)


def _in_paragraph(text: str, start: int, end: int) -> Iterator[Span]:
    abbreviations = _abbreviations()
    at = start
    for match in _END.finditer(text, start, end):
        if _CLOCK_GOES_ON.match(text, match.start()):
            continue
        if text[match.start()] == "." and _is_abbreviation(
            text[max(at, match.start() - _LONGEST_WORD) : match.start()], abbreviations
        ):
            continue
        yield from _trimmed(text, at, match.end())
        at = match.end()
    yield from _trimmed(text, at, end)


def _is_abbreviation(before: str, abbreviations: frozenset[str]) -> bool:
    word = _WORD_BEFORE.search(before)
    if not word:
        return False
    last = word[1].lstrip("\"'“‘([")
    if last.lower() in abbreviations:
        return True
    # "J." in a name, "U.S." before a name; but "a.m." may well end a sentence.
    return bool(_INITIALS.fullmatch(last + ".")) and last.lower() not in {"a.m", "p.m", "i"}


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start=start, end=end)


def _abbreviations() -> frozenset[str]:
    return frozenset(table("en", "abbreviations")["words"])


def _same(text: str, headline: str) -> bool:
    return " ".join(text.split()).rstrip(".") == " ".join(headline.split()).rstrip(".")
