"""Names: one name in several spellings, and names so near that one may be a slip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from compare.events import content_words
from compare.facts import Draft
from compare.names import Name, are_aliases, spelled_alike
from compare.verdicts import FLAG_AT_LEAST, Ruling
from discrepant.records import Article, Mention, Sentence

__all__ = ["drafts_of_spellings", "name_mention"]

# Chance that two names nearly alike are meant as one: by themselves, and with one office beside.
_SLIP, _SLIP_IN_ONE_OFFICE = 0.2, 0.65
_OFFICE_WORDS = 2
# "Orbin" and "Orban" may be one man; "Orsk" and "Omsk" are two towns: short names are left alone.
_NEAR = 0.8
_LONG_ENOUGH = 5


def drafts_of_spellings(
    names: Sequence[Sequence[Name]],
    *,
    sentences: Sequence[Sentence],
    articles: Mapping[str, Article],
) -> tuple[Draft, ...]:
    """One draft for every name that two articles spell in two ways."""
    first: dict[tuple[str, ...], dict[str, Name]] = {}
    for told in names:
        for name in told:
            if max(map(len, name.words), default=0) >= _LONG_ENOUGH - 1:
                first.setdefault(name.words, {}).setdefault(sentences[name.sentence].article, name)
    drafts = []
    used: set[tuple[str, ...]] = set()
    for words in sorted(first):
        if words in used:
            continue
        alike = [w for w in sorted(first) if w != words and w not in used and _one_name(words, w)]
        family = [words, *alike]
        if len(family) > 1 and len({a for w in family for a in first[w]}) > 1:
            used.update(family)
            drafts.append(_draft([first[w] for w in family], sentences, articles))
    for words in sorted(first.keys() - used):
        slip = next((w for w in sorted(first.keys() - used) if w > words and _slip(words, w)), None)
        if slip and not first[words].keys() & first[slip].keys():
            used.update((words, slip))
            variants = [first[words], first[slip]]
            chance = _SLIP_IN_ONE_OFFICE if _one_office(variants, sentences) else _SLIP
            drafts.append(_draft(variants, sentences, articles, differs=chance))
    return tuple(drafts)


def name_mention(
    name: Name, sentence: Sentence, articles: Mapping[str, Article], group: str
) -> Mention:
    """A name as a mention of that group."""
    article = articles[sentence.article]
    told = article.modified or article.published
    return Mention(
        article=article.id,
        field=sentence.field,
        span=name.span.moved(sentence.span.start),
        text=name.text,
        sentence_span=sentence.span,
        sentence=sentence.text,
        value=name.text.lower(),
        as_of=told.low if told else None,
        group=group,
    )


def _one_name(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return (
        are_aliases(words, other)
        or (
            len(words) == len(other)
            and all(spelled_alike([one], [two]) for one, two in zip(words, other, strict=True))
        )
        or (abs(len(words) - len(other)) == 1 and spelled_alike(words, other))
    )


def _one_office(variants: Sequence[Mapping[str, Name]], sentences: Sequence[Sentence]) -> bool:
    """True if the two names stand beside the same words ("heads the union")."""
    around = [
        set().union(
            *(
                content_words(sentences[name.sentence].text[name.span.end : name.span.end + 60])
                for name in variant.values()
            )
        )
        for variant in variants
    ]
    return len(around[0] & around[1]) >= _OFFICE_WORDS


def _slip(words: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Two names of two words and more, alike in all but one, and that one nearly the same."""
    if len(words) != len(other) or len(words) < 2:
        return False
    unlike = [(a, b) for a, b in zip(words, other, strict=True) if a != b]
    if len(unlike) != 1 or min(map(len, unlike[0])) < _LONG_ENOUGH:
        return False
    one, two = unlike[0]
    return one[0] == two[0] and SequenceMatcher(None, one, two).ratio() >= _NEAR


def _draft(
    variants: Sequence[Mapping[str, Name]],
    sentences: Sequence[Sentence],
    articles: Mapping[str, Article],
    *,
    differs: float | None = None,
) -> Draft:
    mentions = tuple(
        name_mention(name, sentences[name.sentence], articles, "1" if differs is None else str(n))
        for n, variant in enumerate(variants, start=1)
        for name in variant.values()
    )
    spellings = sorted({mention.text for mention in mentions})
    ruling = (
        Ruling(
            verdict="agree",
            rule="one name, two spellings",
            reason=f"Spellings of one name: {', '.join(spellings)}.",
            confidence=0.85,
        )
        if differs is None
        else Ruling(
            verdict="conflict" if differs >= FLAG_AT_LEAST else "unclear",
            rule="names nearly alike",
            reason=f"{' and '.join(spellings)} are nearly one name: one may be a slip.",
            confidence=differs,
        )
    )
    return Draft(
        kind="name",
        label=f"name: {' / '.join(spellings)}",
        key=tuple(sorted({" ".join(name.words) for v in variants for name in v.values()}))[:1],
        ruling=ruling,
        mentions=mentions,
    )
