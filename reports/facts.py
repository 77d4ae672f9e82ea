"""Facts as a page shows them: the question, the answers side by side, and the evidence of each."""

from __future__ import annotations

from dataclasses import dataclass

from discrepant.records import Fact, Mention, Moment, Step
from reports.passages import Passage, passage_of
from reports.plain import clipped
from reports.sources import Sources, anchor, moment_key
from reports.strips import Strip, mark_of, strip_of
from reports.values import When, number_words, period_words, when
from reports.worddiff import Piece, against
from reports.wording import Words

__all__ = ["Answer", "FactView", "QuoteLine", "TimelinePoint", "confidence_words", "fact_view"]

# Texts shown in full under one answer; more of them say the same and are folded.
OPEN_PASSAGES = 3
# An answer in a heading: longer ones stand whole in the evidence below.
HEADING_LENGTH = 90
GLANCE_LENGTH = 40
MOST_GLANCES = 4
LABEL_LENGTH = 160
# Confidence in words: from this number on. Below the last it is "low".
CONFIDENCE_WORDS = ((0.9, "very_high"), (0.75, "high"), (0.6, "fair"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One group of values: its words, who gives it, and the evidence.

    ``passages`` holds one text of each origin, ``more`` what comes behind the first few,
    ``reprints`` the copies of texts already shown.
    """

    mark: str
    words: str
    reads_as: str | None
    spread: str
    outlets: str
    passages: tuple[Passage, ...]
    more: tuple[Passage, ...]
    more_words: str
    reprints: tuple[Passage, ...]
    reprints_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLine:
    """One wording of a quote, with the words marked that the others do not have."""

    mark: str
    outlets: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePoint:
    """What was said of one moment, by whom."""

    when: When | None
    mark: str
    words: str
    outlets: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """Everything that a page shows of one fact; ``number`` is None outside the differences."""

    id: str
    number: int | None
    kind: str
    kind_words: str
    label: str
    verdict: str
    verdict_words: str
    spread: str
    confidence: str
    reason: str
    rule: str
    steps: tuple[Step, ...]
    at_a_glance: str
    outlet_keys: str
    answers: tuple[Answer, ...]
    strip: Strip | None
    quotes: tuple[QuoteLine, ...]
    timeline: tuple[TimelinePoint, ...]
    still_old: str | None


def confidence_words(confidence: float, words: Words) -> str:
    """A probability in words with its number behind.

    >>> from reports.wording import words_in
    >>> confidence_words(0.8, words_in("en"))
    'high (0.80)'
    """
    name = next((name for least, name in CONFIDENCE_WORDS if confidence >= least), "low")
    return words.say(
        "confidence.words", words=words.say(f"confidence.{name}"), n=f"{confidence:.2f}"
    )


def fact_view(fact: Fact, sources: Sources, *, number: int | None = None) -> FactView:
    """The fact, ready to print."""
    words = sources.words
    outlets = {sources.article(m.article).outlet for m in fact.mentions}
    groups = _groups(fact)
    quotes = _quote_lines(groups, sources) if fact.kind == "quote" else ()
    answers = tuple(
        _answer(members, fact, sources, heading=_heading(members, number, words, quotes))
        for number, members in enumerate(groups, 1)
    )
    timeline = _timeline(fact, sources) if fact.verdict == "update" else ()
    compatible = fact.verdict == "agree" and len(_distinct(fact)) > 1
    return FactView(
        id=anchor("fact", fact.id),
        number=number,
        kind=fact.kind,
        kind_words=words.say(f"kind.{fact.kind}"),
        label=clipped(fact.label[:1].upper() + fact.label[1:], LABEL_LENGTH),
        verdict=fact.verdict,
        verdict_words=words.say("verdict.compatible" if compatible else f"verdict.{fact.verdict}"),
        spread=_spread(len(outlets), fact.origins, words),
        confidence=confidence_words(fact.confidence, words),
        reason=fact.reason,
        rule=fact.rule,
        steps=fact.steps,
        at_a_glance=words.count("quotes.glance", len(quotes))
        if quotes
        else words.say("list.versus").join(_glances(fact, groups)),
        outlet_keys=" ".join(sorted(sources.outlet_key(name) for name in outlets)),
        answers=answers,
        # What counts different things must not share an axis.
        strip=strip_of(fact, sources)
        if len(_distinct(fact)) > 1 and fact.verdict != "scope"
        else None,
        quotes=quotes,
        timeline=timeline,
        still_old=_still_old(fact, timeline, sources),
    )


def _distinct(fact: Fact) -> set[str]:
    return {_value_of(mention) for mention in fact.mentions}


def _value_of(mention: Mention) -> str:
    return repr((mention.value, mention.low, mention.high, mention.modifier, mention.unit))


def _glances(fact: Fact, groups: tuple[tuple[Mention, ...], ...]) -> tuple[str, ...]:
    """The values on one line: one a group, or where all agree one a wording."""
    if len(groups) > 1:
        firsts = [_plainest(members) for members in groups]
    else:
        firsts = list({_value_of(m): m for m in reversed(fact.mentions)}.values())[::-1]
    return tuple(clipped(m.text, GLANCE_LENGTH) for m in firsts[:MOST_GLANCES])


def _spread(outlets: int, origins: int, words: Words) -> str:
    counted = words.count("count.outlets", outlets), words.count("count.origins", origins)
    return ", ".join(counted)


def _group_key(group: str) -> tuple[bool, int, str]:
    """ "1" before "2" before "10", what fits several last."""
    return (group == "*", int(group) if group.isdecimal() else 0, group)


def _groups(fact: Fact) -> tuple[tuple[Mention, ...], ...]:
    names = sorted({m.group for m in fact.mentions}, key=_group_key)
    return tuple(tuple(m for m in fact.mentions if m.group == name) for name in names)


def _heading(
    mentions: tuple[Mention, ...], number: int, words: Words, quotes: tuple[QuoteLine, ...]
) -> str:
    """What stands over a group: its words, or its number where they stand in full above."""
    if quotes:
        return words.say("quotes.heading", n=number)
    return clipped(_plainest(mentions).text, HEADING_LENGTH)


def _answer(mentions: tuple[Mention, ...], fact: Fact, sources: Sources, *, heading: str) -> Answer:
    words = sources.words
    seen_origins: set[str] = set()
    seen_articles: set[str] = set()
    shown: list[Passage] = []
    repeated: list[Passage] = []
    reprints: list[Passage] = []
    for mention in mentions:
        origin = sources.origin(mention.article)
        passage = passage_of(fact.id, mention, sources)
        if mention.article in seen_articles:
            repeated.append(passage)
        elif origin in seen_origins:
            reprints.append(passage)
        else:
            shown.append(passage)
        seen_origins.add(origin)
        seen_articles.add(mention.article)
    names = tuple(dict.fromkeys(sources.article(m.article).outlet for m in mentions))
    more = (*shown[OPEN_PASSAGES:], *repeated)
    first = _plainest(mentions)
    return Answer(
        mark=mark_of(first.group),
        words=heading,
        reads_as=_reads_as(first, fact, words),
        spread=_spread(len(names), len(seen_origins), words),
        outlets=words.listed(names),
        passages=tuple(shown[:OPEN_PASSAGES]),
        more=more,
        more_words=words.count("answer.more", len(more)),
        reprints=tuple(reprints),
        reprints_words=words.count("answer.reprints", len(reprints)),
    )


def _plainest(mentions: tuple[Mention, ...]) -> Mention:
    """The mention that stands for its group: an exact one if there is one, else the first."""
    return next((m for m in mentions if m.modifier in {None, "", "="}), mentions[0])


def _reads_as(mention: Mention, fact: Fact, words: Words) -> str | None:
    """The value as we understood it, where the words alone do not say it."""
    value = mention.value
    if isinstance(value, int | float):
        read = number_words(float(value))
        return None if read in mention.text else words.say("answer.reads_as", value=read)
    if fact.kind not in {"date", "time"}:
        return None
    first, _, last = value.partition("/")
    try:
        read = period_words(Moment.parse(first), Moment.parse(last or first))
    except (ValueError, OverflowError):
        return None
    return None if read in mention.text else words.say("answer.reads_as", value=read)


def _quote_lines(
    groups: tuple[tuple[Mention, ...], ...], sources: Sources
) -> tuple[QuoteLine, ...]:
    """Every wording against the first, and the first against the second."""
    if len(groups) < 2:
        return ()
    texts = tuple(_plainest(mentions).text for mentions in groups)
    lines = []
    for number, (mentions, text) in enumerate(zip(groups, texts, strict=True)):
        names = tuple(dict.fromkeys(sources.article(m.article).outlet for m in mentions))
        lines.append(
            QuoteLine(
                mark=mark_of(mentions[0].group),
                outlets=sources.words.listed(names),
                pieces=against(text, texts[1] if number == 0 else texts[0]),
            )
        )
    return tuple(lines)


def _timeline(fact: Fact, sources: Sources) -> tuple[TimelinePoint, ...]:
    """The values in the order of the moments that they speak of; undated ones last."""
    points: dict[tuple[tuple[bool, float, str], str], list[Mention]] = {}
    for mention in fact.mentions:
        key = (moment_key(_moment_of(mention, sources), ""), mention.group)
        points.setdefault(key, []).append(mention)
    order = sorted(points, key=lambda key: (key[0], _group_key(key[1])))
    dated = [key for key in order if not key[0][0] and key[1] != "*"]
    current = dated[-1][1] if dated else None
    lines = []
    for key in order:
        mentions = tuple(points[key])
        first = _plainest(mentions)
        names = tuple(dict.fromkeys(_name_of(m, sources) for m in mentions))
        lines.append(
            TimelinePoint(
                when=when(_moment_of(first, sources)),
                mark=mark_of(key[1]),
                words=clipped(first.text, HEADING_LENGTH),
                outlets=sources.words.listed(names),
                current=key[1] == current,
            )
        )
    return tuple(lines)


def _name_of(mention: Mention, sources: Sources) -> str:
    article = sources.article(mention.article)
    if article.replaced_by is None:
        return article.outlet
    return sources.words.say("source.outlet_earlier", outlet=article.outlet)


def _moment_of(mention: Mention, sources: Sources) -> Moment | None:
    """What the words speak of, or else when they were last changed or published."""
    if mention.as_of is not None:
        return Moment.at(mention.as_of)
    article = sources.article(mention.article)
    return article.modified or article.published


def _still_old(fact: Fact, timeline: tuple[TimelinePoint, ...], sources: Sources) -> str | None:
    """The outlets whose standing text holds only a value that others have moved on from."""
    current = {point.mark for point in timeline if point.current}
    if not current:
        return None
    standing: dict[str, set[str]] = {}
    for mention in fact.mentions:
        article = sources.article(mention.article)
        if article.replaced_by is None:
            standing.setdefault(article.outlet, set()).add(mark_of(mention.group))
    behind = tuple(
        sorted(name for name, marks in standing.items() if not marks & (current | {"gany"}))
    )
    if not behind:
        return sources.words.say("timeline.all_current")
    return sources.words.say("timeline.still_old", outlets=sources.words.listed(behind))
