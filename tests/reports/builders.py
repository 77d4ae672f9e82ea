"""Comparisons written by hand, so that the reports are tested without the rooms before them.

Everything here is invented by us: the town, the bridge, the outlets and every sentence.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from discrepant.records import (
    Article,
    Comparison,
    Contrast,
    Coverage,
    Event,
    Fact,
    Field,
    LeftOut,
    Mention,
    Moment,
    Side,
    Span,
    Step,
    Unread,
    Verdict,
)

_SENTENCE_END = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])|\n+")


def written(
    identity: str, outlet: str, title: str, text: str, *, at: str | None, **more: Any
) -> Article:
    """An article with a plausible crawl record."""
    name = outlet.lower().replace(" ", "").replace(".", "")
    known = {
        "url": f"https://{name}.example/{identity}",
        "published": Moment.parse(at) if at else None,
        "published_from": "json-ld" if at else None,
        "language": "en",
        "retrieved": datetime(2024, 9, 15, 6, 2, len(identity) % 60, tzinfo=UTC),
        "status": 200,
        "sha256": f"{abs(sum(map(ord, identity + text))):064x}",
    }
    return Article(id=identity, outlet=outlet, title=title, text=text, **{**known, **more})


def told(
    article: Article,
    words: str,
    value: float | str,
    group: str = "1",
    *,
    field: Field = "text",
    **more: Any,
) -> Mention:
    """The first place where the article has these words, with the sentence around it."""
    text = article.field(field)
    start = text.index(words)
    begin, end = 0, len(text)
    if field == "text":
        for found in _SENTENCE_END.finditer(text):
            if found.end() <= start:
                begin = found.end()
            elif found.start() >= start + len(words):
                end = found.start()
                break
    exact = {"low": value, "high": value} if isinstance(value, float) else {}
    return Mention(
        article=article.id,
        field=field,
        span=Span(start=start, end=start + len(words)),
        text=words,
        sentence_span=Span(start=begin, end=end),
        sentence=text[begin:end],
        value=value,
        group=group,
        **{**exact, **more},
    )


def side(article: Article, words: str, mark: str) -> Side:
    """One excerpt of a contrast card."""
    start = article.text.index(words)
    at = article.text.index(mark, start)
    return Side(
        article=article.id,
        span=Span(start=start, end=start + len(words)),
        text=words,
        mark=Span(start=at, end=at + len(mark)),
    )


def coverage_of(facts: tuple[Fact, ...], articles: tuple[Article, ...]) -> tuple[Coverage, ...]:
    """What every outlet has on every fact, from the mentions alone."""
    outlets = sorted({article.outlet for article in articles})
    of_article = {article.id: article for article in articles}
    lines = []
    for fact in facts:
        groups: dict[str, str] = {}
        for mention in fact.mentions:
            groups[of_article[mention.article].outlet] = mention.group
        unread = {a.outlet for a in articles if a.read == "failed"}
        lines.append(
            Coverage(
                fact=fact.id,
                outlets=tuple(
                    (name, groups.get(name, "unread" if name in unread else "silent"))
                    for name in outlets
                ),
            )
        )
    return tuple(lines)


# ------------------------------------------------------------------------- the footbridge

_WIRE_TEXT = (
    "ALMSTED - A footbridge over the River Wend gave way on Saturday evening as visitors to the "
    "town’s harvest fair were crossing it, and at least 20 people were hurt, the county ambulance "
    "service said.\n"
    "The deck dropped at about 6.40 p.m., according to the fire brigade. Two of the injured were "
    "taken to the hospital in Corley with broken legs.\n"
    "“We do not believe that the bridge was overloaded,” said Nora Pell, who speaks for the "
    "county. The bridge was built in 1968 and is 61 metres long.\n"
    "The county said that the bridge had last been inspected on 14 June. Mayor Owen Hartigg "
    "has called an inquiry.\n"
    "Engineers blamed a corroded hanger for the collapse."
)


def footbridge() -> Comparison:
    """An evening in an invented town, told by seven outlets: every kind and every verdict."""
    wire = written(
        "wire-1",
        "Northwire",
        "At least 20 hurt as footbridge falls at Almsted fair",
        _WIRE_TEXT,
        at="2024-09-14T18:55:00+00:00",
        agency=True,
    )
    bell = written(
        "bell-1",
        "Daily Bell",
        "Bridge falls at harvest fair",
        _WIRE_TEXT,
        at="2024-09-14T19:20:00+00:00",
        credit="Northwire",
    )
    echo = written(
        "echo-1",
        "City Echo",
        "Fairgoers thrown into river",
        _WIRE_TEXT,
        at="2024-09-14T19:31:00+00:00",
        credit="Northwire",
    )
    post_early = written(
        "post-1",
        "Harbour Post",
        "Almsted bridge collapse: 17 in hospital",
        "Seventeen people were in hospital on Saturday night after the Wend footbridge collapsed "
        "during Almsted’s harvest fair.\n"
        "It came down at 7.10 p.m., a steward told this newspaper.",
        at="2024-09-14T19:05:00+00:00",
        replaced_by="post-2",
    )
    post = written(
        "post-2",
        "Harbour Post",
        "Almsted bridge collapse: 31 hurt, county under fire",
        "Thirty-one people were hurt when the Wend footbridge collapsed during Almsted’s harvest "
        "fair, hospital managers said on Sunday morning.\n"
        "It came down at 7.10 p.m., a steward told this newspaper. The Harbour Post has seen a "
        "letter in which the county puts the last inspection at 14 July.\n"
        "“We do not believe that the bridge was badly overloaded,” the county’s spokeswoman Nora "
        "Pell claimed.\n"
        "Twenty-six people were in hospital on Sunday morning. The 200-foot bridge dates from "
        "1968.\n"
        "Some 3,000 people came to the fair. Owen Hartig, the mayor, refused to close the second "
        "bridge.\n"
        "A mob of visitors had pushed on to the deck, a stallholder said. The county dropped a "
        "repair plan worth £4.2 million in spring.",
        at="2024-09-14T19:05:00+00:00",
        modified=Moment.parse("2024-09-15T05:40:00+00:00"),
        authors=("Ines Garrow", "Tom Lisle"),
    )
    meridian = written(
        "meridian-1",
        "The Meridian",
        "Inquiry into Almsted collapse as 23 are treated",
        "Twenty-three people were hurt when a footbridge fell into the River Wend on 14 September, "
        "the ambulance service said late on Saturday.\n"
        "The bridge had been due for a repair costing £4.2 billion, according to a council paper. "
        "About 150 people were on the bridge when it fell.\n"
        "Mayor Owen Hartigg closed the town’s second bridge as a precaution.\n"
        "The injured were taken to Saint Brannoc’s hospital in Lowmoor. An engineer at the scene "
        "said that a crowd rocking the deck had brought it down.\n"
        "Nora Pell, for the county, said: “We do not believe that the bridge was overloaded.” "
        "A queue of visitors had formed on the deck.",
        at="2024-09-14T22:15:00+00:00",
    )
    radio = written(
        "radio-1",
        "Coast Radio",
        "Bridge fall: union and county at odds",
        "The firefighters’ union said 40 people were pulled from the water. The county put the "
        "number at 12.\n"
        "Eighteen people were in hospital on Saturday evening, the county said.\n"
        "Mayor Owen Hartigg spoke at the scene late on Saturday.",
        at="2024-09-14",
        published_from="from text",
        read="partial",
        unread_reason="paywall after the third paragraph",
    )
    union = written(
        "courier-1",
        "Corley Courier",
        "“They came up one after another”",
        "Firefighters’ union officials said forty people had been pulled from the river; the "
        "county speaks of a dozen.\n"
        "The footbridge fell shortly before 7 p.m. on Saturday.",
        at=None,
        url=None,
        status=None,
        sha256=None,
        retrieved=None,
    )
    articles = (wire, post_early, post, bell, echo, meridian, radio, union)
    origins = tuple((a.id, "wire-1" if a.id in {"bell-1", "echo-1"} else a.id) for a in articles)

    facts = (
        Fact(
            id="figure-people-hurt",
            kind="figure",
            label="people hurt in the collapse",
            verdict="conflict",
            confidence=0.91,
            reason="23 and 31 cannot both be the number of people hurt on the same evening; "
            "“at least 20” fits both.",
            rule="disjoint-values",
            origins=3,
            mentions=(
                *(
                    told(
                        a, "at least 20 people", 20.0, "*", low=20.0, high=None, modifier=">=",
                        unit="person", attributed_to="county ambulance service",
                    )
                    for a in (wire, bell, echo)
                ),
                told(wire, "At least 20", 20.0, "*", field="title", low=20.0, high=None,
                     modifier=">=", unit="person"),
                told(meridian, "Twenty-three", 23.0, "1", unit="person",
                     attributed_to="the ambulance service"),
                told(post, "Thirty-one", 31.0, "2", unit="person",
                     attributed_to="hospital managers"),
                told(post, "31 hurt", 31.0, "2", field="title", unit="person"),
            ),
            steps=(
                Step(name="Sentences alike", value="0.71 between The Meridian and Harbour Post"),
                Step(name="Counted", value="people, hurt"),
                Step(name="Values", value="20 or more; 23; 31"),
                Step(name="Moments", value="Saturday evening; Saturday evening"),
            ),
        ),
        Fact(
            id="time-of-collapse",
            kind="time",
            label="when the bridge fell",
            verdict="conflict",
            confidence=0.83,
            reason="18:40 and 19:10 are thirty minutes apart; neither text rounds that far.",
            rule="disjoint-times",
            origins=3,
            mentions=(
                told(wire, "at about 6.40 p.m.", "2024-09-14T18:40:00+00:00", "1", modifier="~",
                     low="2024-09-14T18:30:00+00:00", high="2024-09-14T18:50:00+00:00",
                     attributed_to="the fire brigade"),
                told(post, "at 7.10 p.m.", "2024-09-14T19:10:00+00:00", "2",
                     attributed_to="a steward"),
                told(bell, "at about 6.40 p.m.", "2024-09-14T18:40:00+00:00", "1", modifier="~",
                     low="2024-09-14T18:30:00+00:00", high="2024-09-14T18:50:00+00:00",
                     attributed_to="the fire brigade"),
                told(union, "shortly before 7 p.m.", "2024-09-14T19:00:00+00:00", "1",
                     modifier="before", low="2024-09-14T18:40:00+00:00",
                     high="2024-09-14T19:00:00+00:00"),
            ),
            steps=(Step(name="Clock", value="all three in local time"),),
        ),
        Fact(
            id="date-last-inspection",
            kind="date",
            label="last inspection of the bridge",
            verdict="conflict",
            confidence=0.88,
            reason="14 June and 14 July are different days, both given as the county’s own words.",
            rule="disjoint-dates",
            origins=2,
            mentions=(
                told(wire, "on 14 June", "2024-06-14", "1", attributed_to="the county"),
                told(bell, "on 14 June", "2024-06-14", "1", attributed_to="the county"),
                told(echo, "on 14 June", "2024-06-14", "1", attributed_to="the county"),
                told(post, "at 14 July", "2024-07-14", "2", attributed_to="the county"),
            ),
        ),
        Fact(
            id="figure-repair-plan",
            kind="figure",
            label="cost of the dropped repair plan",
            verdict="conflict",
            confidence=0.95,
            reason="£4.2 million and £4.2 billion are the same numeral with another scale word.",
            rule="magnitude",
            origins=2,
            mentions=(
                told(post, "£4.2 million", 4.2e6, "1", unit="GBP"),
                told(meridian, "£4.2 billion", 4.2e9, "2", unit="GBP",
                     attributed_to="a council paper"),
            ),
        ),
        Fact(
            id="quote-overloaded",
            kind="quote",
            label="Nora Pell on the load",
            verdict="conflict",
            confidence=0.79,
            reason="One wording denies any overload, the other only a bad one.",
            rule="quote-wording",
            origins=3,
            mentions=(
                told(wire, "“We do not believe that the bridge was overloaded,”",
                     "we do not believe that the bridge was overloaded", "1",
                     attributed_to="Nora Pell"),
                told(post, "“We do not believe that the bridge was badly overloaded,”",
                     "we do not believe that the bridge was badly overloaded", "2",
                     attributed_to="Nora Pell"),
                told(meridian, "“We do not believe that the bridge was overloaded.”",
                     "we do not believe that the bridge was overloaded", "1",
                     attributed_to="Nora Pell"),
            ),
        ),
        Fact(
            id="place-hospital",
            kind="place",
            label="where the injured were taken",
            verdict="conflict",
            confidence=0.74,
            reason="Corley and Lowmoor are different towns.",
            rule="places-apart",
            origins=2,
            mentions=(
                told(wire, "in Corley", "corley", "1"),
                told(bell, "in Corley", "corley", "1"),
                told(echo, "in Corley", "corley", "1"),
                told(meridian, "in Lowmoor", "lowmoor", "2"),
            ),
        ),
        Fact(
            id="polarity-second-bridge",
            kind="polarity",
            label="whether the mayor closed the second bridge",
            verdict="conflict",
            confidence=0.86,
            reason="One text says that he closed it, the other that he refused to.",
            rule="opposite-polarity",
            origins=2,
            mentions=(
                told(meridian, "closed", "yes", "1"),
                told(post, "refused to close", "no", "2"),
            ),
        ),
        Fact(
            id="figure-pulled-from-water",
            kind="figure",
            label="people pulled from the water",
            verdict="rival",
            confidence=0.9,
            reason="The union says 40, the county says 12; both outlets report both sides.",
            rule="other-source",
            origins=2,
            mentions=(
                told(radio, "40 people", 40.0, "1", unit="person",
                     attributed_to="the firefighters’ union"),
                told(radio, "at 12", 12.0, "2", unit="person", attributed_to="the county"),
                told(union, "forty", 40.0, "1", unit="person",
                     attributed_to="firefighters’ union officials"),
                told(union, "a dozen", 12.0, "2", unit="person", modifier="~", low=11.0,
                     high=13.0, attributed_to="the county"),
            ),
        ),
        Fact(
            id="cause-of-collapse",
            kind="cause",
            label="cause of the collapse",
            verdict="unclear",
            confidence=0.44,
            reason="A corroded hanger and a rocking crowd may be two parts of one cause.",
            rule="other-cause",
            origins=2,
            mentions=(
                told(wire, "a corroded hanger", "corroded hanger", "1",
                     attributed_to="engineers"),
                told(meridian, "a crowd rocking the deck", "crowd rocking the deck", "2",
                     attributed_to="an engineer at the scene"),
            ),
        ),
        Fact(
            id="figure-in-hospital",
            kind="figure",
            label="people in hospital",
            verdict="update",
            confidence=0.82,
            reason="The number rose from Saturday evening to Sunday morning.",
            rule="later-moment",
            origins=2,
            mentions=(
                told(radio, "Eighteen people", 18.0, "1", unit="person",
                     as_of=datetime(2024, 9, 14, 19, 0, tzinfo=UTC), attributed_to="the county"),
                told(post_early, "Seventeen people", 17.0, "2", unit="person",
                     as_of=datetime(2024, 9, 14, 21, 0, tzinfo=UTC)),
                told(post, "Twenty-six people", 26.0, "3", unit="person",
                     as_of=datetime(2024, 9, 15, 5, 0, tzinfo=UTC)),
            ),
        ),
        Fact(
            id="figure-people-there",
            kind="figure",
            label="people who were there",
            verdict="scope",
            confidence=0.8,
            reason="One counts visitors of the fair, the other people on the bridge.",
            rule="other-place",
            origins=2,
            mentions=(
                told(post, "Some 3,000", 3000.0, "1", modifier="~", low=2500.0, high=3500.0,
                     unit="person"),
                told(meridian, "About 150", 150.0, "2", modifier="~", low=135.0, high=165.0,
                     unit="person"),
            ),
        ),
        Fact(
            id="figure-length",
            kind="figure",
            label="length of the bridge",
            verdict="agree",
            confidence=0.97,
            reason="61 metres and 200 feet are the same length after rounding.",
            rule="converted",
            origins=2,
            mentions=(
                *(told(a, "61 metres", 61.0, unit="metre") for a in (wire, bell, echo)),
                told(post, "200-foot", 200.0, unit="foot"),
            ),
        ),
        Fact(
            id="date-built",
            kind="date",
            label="year of building",
            verdict="agree",
            confidence=0.99,
            reason="All say 1968.",
            rule="equal",
            origins=2,
            mentions=(
                *(told(a, "in 1968", "1968") for a in (wire, bell, echo)),
                told(post, "from 1968", "1968"),
            ),
        ),
        Fact(
            id="date-of-collapse",
            kind="date",
            label="day of the collapse",
            verdict="agree",
            confidence=0.98,
            reason="Saturday was 14 September.",
            rule="same-day",
            origins=3,
            mentions=(
                told(wire, "on Saturday evening", "2024-09-14"),
                told(meridian, "on 14 September", "2024-09-14"),
                told(union, "on Saturday", "2024-09-14"),
            ),
        ),
        Fact(
            id="name-mayor",
            kind="name",
            label="the mayor’s name",
            verdict="agree",
            confidence=0.9,
            reason="Hartig and Hartigg differ by one letter: a spelling, not another person.",
            rule="spelling",
            origins=4,
            mentions=(
                told(wire, "Owen Hartigg", "owen hartigg"),
                told(post, "Owen Hartig", "owen hartig"),
                told(meridian, "Owen Hartigg", "owen hartigg"),
                told(radio, "Owen Hartigg", "owen hartigg"),
            ),
        ),
        Fact(
            id="person-speaker",
            kind="person",
            label="who spoke for the county",
            verdict="single",
            confidence=0.6,
            reason="Only one independent text names her office.",
            rule="one-outlet",
            origins=1,
            mentions=(told(wire, "Nora Pell", "nora pell"),),
        ),
    )  # fmt: skip
    framing = (
        Contrast(
            id="verb-pell-overloaded",
            kind="verb",
            rule="same-quote-other-verb",
            reason="The same words of Nora Pell are “said” in one text and “claimed” in the other.",
            sides=(
                side(wire, "“We do not believe that the bridge was overloaded,” said Nora Pell, "
                     "who speaks for the county.", "said"),
                side(post, "“We do not believe that the bridge was badly overloaded,” the county’s "
                     "spokeswoman Nora Pell claimed.", "claimed"),
            ),
        ),
        Contrast(
            id="label-crowd",
            kind="label",
            rule="same-referent-other-label",
            reason="The visitors on the deck are “a mob” in one text and “a queue” in the other.",
            sides=(
                side(post, "A mob of visitors had pushed on to the deck, a stallholder said.",
                     "mob"),
                side(meridian, "A queue of visitors had formed on the deck.", "queue"),
            ),
        ),
    )  # fmt: skip
    return Comparison(
        event=Event(
            id="almsted-footbridge",
            title="Footbridge collapse at the Almsted harvest fair",
            first=wire.published,
            last=meridian.published,
            query="almsted footbridge collapse",
        ),
        articles=articles,
        origins=origins,
        facts=facts,
        framing=framing,
        coverage=coverage_of(facts, articles),
        unread=(
            Unread(
                url="https://ledger.example/almsted",
                outlet="Wend Ledger",
                reason="robots.txt of ledger.example forbids /almsted.",
            ),
            Unread(
                url="https://lowmoorlive.example/14/bridge",
                outlet="Lowmoor Live",
                reason="The server answered 503 three times.",
            ),
        ),
        left_out=(
            LeftOut(
                url="https://harbourpost.example/fair-prices",
                outlet="Harbour Post",
                title="Cider prices up at Almsted fair",
                reason="Too little in common with the event (0.08, threshold 0.20).",
            ),
        ),
        notes=("One article gives no date; its weekdays were compared with weekdays only.",),
        threshold=0.6,
        invented=True,
    )


# ------------------------------------------------------------------------- other shapes


def empty() -> Comparison:
    """An event for which nothing could be read."""
    return Comparison(
        event=Event(id="nothing", title="Regatta at Almsted", query="almsted regatta"),
        articles=(),
        origins=(),
        facts=(),
        framing=(),
        coverage=(),
        unread=(Unread(url="https://ledger.example/r", outlet="Wend Ledger", reason="Timed out."),),
    )


def calm() -> Comparison:
    """Two outlets that agree on all that they share."""
    full = footbridge()
    facts = tuple(f for f in full.facts if f.verdict in {"agree", "single"})
    return Comparison(
        event=full.event,
        articles=full.articles,
        origins=full.origins,
        facts=facts,
        framing=(),
        coverage=coverage_of(facts, full.articles),
    )


def large(facts: int = 400, outlets: int = 12) -> Comparison:
    """A long event: every outlet has a sentence on every fact."""
    nouns = ("tents", "boats", "sacks", "permits", "crates", "volunteers", "lorries", "blankets")
    verdicts: tuple[Verdict, ...] = (
        "conflict", "agree", "agree", "unclear", "update", "scope", "rival", "agree",
    )  # fmt: skip

    def counted(line: int, number: int) -> int:
        gap = 0 if verdicts[line % len(verdicts)] == "agree" else 1 + line % 5
        return 100 + line + (number % 3) * gap

    articles = []
    for number in range(outlets):
        lines = [
            f"Officials counted {counted(line, number)} {nouns[line % len(nouns)]} "
            f"in district {line}."
            for line in range(facts)
        ]
        articles.append(
            written(
                f"a{number:02}",
                f"Outlet {number:02}",
                f"Relief effort, report {number}",
                "\n".join(lines),
                at=f"2024-03-14T{8 + number % 12:02}:00:00+00:00",
            )
        )
    made = []
    for line in range(facts):
        mentions = []
        for number, article in enumerate(articles):
            value = counted(line, number)
            words = f"{value} {nouns[line % len(nouns)]}"
            group = "1" if value == counted(line, 0) else str(1 + number % 3)
            mentions.append(told(article, words, float(value), group))
        made.append(
            Fact(
                id=f"figure-{nouns[line % len(nouns)]}-{line}",
                kind="figure",
                label=f"{nouns[line % len(nouns)]} in district {line}",
                verdict=verdicts[line % len(verdicts)],
                confidence=0.7,
                reason="Counted in the same district on the same day.",
                rule="disjoint-values",
                origins=outlets,
                mentions=tuple(mentions),
            )
        )
    order = {v: n for n, v in enumerate(dict.fromkeys(verdicts))}
    made.sort(key=lambda fact: (order[fact.verdict] if fact.verdict != "rival" else 0, fact.id))
    return Comparison(
        event=Event(id="relief", title="Relief effort in twelve districts"),
        articles=tuple(articles),
        origins=tuple((a.id, a.id) for a in articles),
        facts=tuple(made),
        framing=(),
        coverage=coverage_of(tuple(made), tuple(articles)),
    )


HOSTILE = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "\u202edrowned 12\u202c",
    "nul\x00 and half\ud800 a pair",
    '"><svg/onload=alert(1)>',
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    '=HYPERLINK("https://evil.example")',
    "<!--<script>--> & &amp; &#x202e;",
    "שלום עולם و مرحبا 😀 ﷽",
    "W" * 10_000,
)


def hostile() -> Comparison:
    """Text of strangers that wants to act, in every field that can hold text."""
    articles = []
    facts = []
    for number, words in enumerate(HOSTILE):
        article = written(
            f"h{number} {words[:40]}",
            f"{words} Outlet {number % 2}",
            f"{words} title",
            f"Before {words} stands. They said {words} here. After {words} too.",
            at="2024-01-02T03:04:05+00:00",
            url=words if number % 2 else f"https://a.example/{words}",
            language=words[:20],
            authors=(words,),
            credit=words,
            read="partial",
            unread_reason=words,
            sha256=words,
        )
        articles.append(article)
    for number, words in enumerate(HOSTILE):
        pair = (articles[number], articles[(number + 1) % len(articles)])
        mentions = tuple(
            told(a, HOSTILE[articles.index(a)], words, str(n + 1), unit=words,
                 attributed_to=words)
            for n, a in enumerate(pair)
        )  # fmt: skip
        facts.append(
            Fact(
                id=f"fact {words}"[:200],
                kind=("quote", "place", "figure", "date")[number % 4],
                label=words,
                verdict=("conflict", "agree", "update", "single")[number % 4],
                confidence=0.7,
                reason=words,
                rule=words[:50],
                origins=2,
                mentions=mentions,
                steps=(Step(name=words, value=words),),
            )
        )
    sides = tuple(
        side(a, f"They said {HOSTILE[n]} here.", HOSTILE[n]) for n, a in enumerate(articles[:4])
    )
    return Comparison(
        event=Event(id=HOSTILE[1], title=HOSTILE[-1] + HOSTILE[0], query=HOSTILE[3]),
        articles=tuple(articles),
        origins=tuple((a.id, a.id) for a in articles),
        facts=tuple(facts),
        framing=(
            Contrast(id=HOSTILE[0], kind="verb", rule=HOSTILE[1], reason=HOSTILE[2], sides=sides),
        ),
        coverage=coverage_of(tuple(facts), tuple(articles)),
        unread=tuple(Unread(url=words, outlet=words, reason=words) for words in HOSTILE),
        left_out=tuple(
            LeftOut(url=words, outlet=words, title=words, reason=words) for words in HOSTILE
        ),
        notes=HOSTILE,
    )
