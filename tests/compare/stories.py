"""What the tests of the compare core build on: small articles of one event, compared."""

from __future__ import annotations

from compare import compare
from compare.claims import Claim, claims_of
from compare.names import names_of
from compare.sentences import sentences_of
from discrepant.records import Article, Comparison, Event, Fact, Moment, Sentence, Span

EVENT = Event(id="event", title="An event")


def story(
    identity: str, *lines: str, title: str = "", day: str = "2031-05-03", **more: object
) -> Article:
    """An article of its own outlet, one paragraph a line, published on Saturday 3 May 2031."""
    given = {"url": None, "published": Moment.parse(day) if day else None, **more}
    return Article(
        id=identity,
        outlet=f"{identity.capitalize()} Post",
        title=title,
        text="\n".join(lines),
        **given,  # type: ignore[arg-type]  # fields as a test names them
    )


def compared(*articles: Article) -> Comparison:
    return compare(articles, event=EVENT)


def told(fact: Fact) -> str:
    """A fact on one line: its verdict, its kind, and its mentions by group."""
    words = ", ".join(f"{mention.group}: {mention.text}" for mention in fact.mentions)
    return f"{fact.verdict} {fact.kind}: {words}"


def flagged(comparison: Comparison) -> list[str]:
    return [told(fact) for fact in comparison.flagged()]


def fact_of(comparison: Comparison, *words: str) -> Fact:
    """The one fact whose mentions hold all these words."""
    (found,) = (
        fact
        for fact in comparison.facts
        if all(any(word in mention.text for mention in fact.mentions) for word in words)
    )
    return found


def sentence(text: str, *, article: str = "a", index: int = 0) -> Sentence:
    return Sentence(
        article=article, field="text", index=index, span=Span(start=0, end=len(text)), text=text
    )


def claims(*articles: Article) -> tuple[Claim, ...]:
    sentences = [s for article in articles for s in sentences_of(article)]
    by_id = {article.id: article for article in articles}
    return claims_of(by_id, sentences, names_of(sentences))
