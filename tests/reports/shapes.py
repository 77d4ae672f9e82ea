"""Comparisons of other shapes: nothing read, nothing differs, very long, hostile."""

from __future__ import annotations

from discrepant.records import (
    Comparison,
    Contrast,
    Event,
    Fact,
    LeftOut,
    Step,
    Unread,
    Verdict,
)
from tests.reports.builders import coverage_of, side, told, written
from tests.reports.footbridge import footbridge


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
