"""Sources named without a verb: "according to the ministry", ", citing police"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.reported_speech import Report, end_of, resumes, words_before
from compare.sources import kind_of
from compare.speakers import Phrase, Token, begin_of, may_speak, name_span, phrase_from
from compare.wording import table
from discrepant.records import Span

__all__ = ["phrases_in"]

# Kinds of sources that somebody else makes: "a report by the ministry".
_MADE = frozenset(("document", "other"))


def _grammar(name: str) -> frozenset[str]:
    return frozenset(table("en", "reporting_verbs")["grammar"][name])


def phrases_in(text: str, tokens: Sequence[Token]) -> Iterator[Report]:
    """The reports of "according to" and "citing"."""
    for at in range(len(tokens) - 1):
        words = _phrase_words(tokens, at)
        phrase = phrase_from(tokens, at + words) if words else None
        if phrase is None or not may_speak(tokens, phrase, strict=words == 1):
            continue
        phrase = _behind_document(text, tokens, phrase)
        end = begin_of(text, tokens, phrase[1])
        aside = None
        if text[: tokens[at].start].strip(" ,\"“‘'"):
            said = words_before(text, tokens[at].start)
            if tokens[at - 1].text == "," and resumes(text[end:]):
                # "Silva, according to the file, fled": all of it.
                aside = Span(start=tokens[at].start, end=end)
                said = Span(start=said.start, end=end_of(text))
        else:
            start = len(text) - len(text[end:].lstrip(" ,"))
            said = Span(start=min(start, end_of(text)), end=end_of(text))
        if said.start < said.end:
            yield Report(
                speaker_span=name_span(tokens, phrase),
                verb="according to" if words == 2 else "cite",
                verb_class="neutral",
                verb_span=Span(start=tokens[at].start, end=tokens[at + words - 1].end),
                said=said,
                place="inside" if aside else "phrase",
                aside=aside,
            )


def _phrase_words(tokens: Sequence[Token], at: int) -> int:
    """The number of words of the "according to" or ", citing" that stands there, or 0."""
    if (tokens[at].lower, tokens[at + 1].lower) == ("according", "to"):
        return 2 if at + 2 < len(tokens) else 0
    return int(at > 0 and tokens[at].lower in {"citing", "quoting"})


def _behind_document(text: str, tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Who made it, behind "a new toll from", "memos written by", "a report published in"."""
    end = phrase[1]
    if end >= len(tokens) or kind_of(name_span(tokens, phrase).of(text)) not in _MADE:
        return phrase
    link, before = tokens[end].lower, tokens[end - 1].lower
    made = link in {"from", "by"} and before not in _grammar("got")
    if not (made or (link == "in" and before in _grammar("printed"))):
        return phrase
    # "Published in The Post": the article belongs to the name.
    maker = phrase_from(tokens, end + 1)
    return maker if maker and may_speak(tokens, maker, strict=True) else phrase
