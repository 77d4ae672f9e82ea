"""The same referent under a label of another standpoint: "fighters" here, "terrorists" there.

Labels are compared only between aligned sentences, only in the outlet's own voice (or under one
source), and only where a shared name or the same words around them tie the two to one referent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from compare.alignment import Alignment
from compare.attribution import Source, same_source, source_of
from compare.framing.cards import Telling, card_id, contrast, grouped, sides_of, spoken
from compare.quotation_marks import quoted_in
from compare.wording import table
from discrepant.records import Article, Contrast, Sentence, Span

__all__ = ["label_contrasts"]

# Under this cosine two sentences rarely speak of the same act (guides/framing.md, section 3).
LABEL_SIMILARITY = 0.3
# Content words that two slots share, of the window on either side, for a tie without a name.
SLOT_WORDS = 3
SLOT_WINDOW = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    family: str
    name: str
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    """A label as it stands in a sentence; ``span`` counts in that sentence."""

    sentence: int
    span: Span
    word: str
    group: _Group
    names: frozenset[str]  # capitalised words of its noun phrase, lower case
    left: tuple[str, ...]  # content words before it, nearest first
    right: tuple[str, ...]


def label_contrasts(articles: Sequence[Article], alignment: Alignment) -> tuple[Contrast, ...]:
    """A card for each referent that outlets name from different standpoints."""
    known = {article.id: article for article in articles}
    sentences = alignment.sentences
    quoted = quoted_in(sentences)
    labels = {
        number: tuple(_labels_in(number, sentence, quoted[number]))
        for number, sentence in enumerate(sentences)
        if sentence.article in known and sentence.field == "text"
    }
    used = _used(labels, sentences)
    tied: list[tuple[_Label, _Label]] = []
    for pair in alignment.pairs(at_least=LABEL_SIMILARITY):
        for one in labels.get(pair.left, ()):
            for other in labels.get(pair.right, ()):
                if _contrasts(one, other, sentences, labels, used, known):
                    tied.append((one, other))
    found = []
    for group in grouped(tied):
        tellings = [_telling(label, sentences, known) for label in group]
        sides = sides_of(tellings, {})
        if sides:
            found.append((sides[0].order, _card(sides, group)))
    return tuple(card for _, card in sorted(found, key=lambda item: (item[0], item[1].id)))


def _card(sides: Sequence[Telling], group: Sequence[_Label]) -> Contrast:
    said = spoken([f'{side.article.outlet} writes "{side.word}"' for side in sides])
    names = frozenset.intersection(*(label.names for label in group))
    anchor = names or {word for label in group for word in (*label.left[:1], *label.right[:1])}
    return contrast(
        identity=card_id("label", [group[0].group.family, *anchor]),
        kind="label",
        rule=f"label: {group[0].group.family}",
        reason=f"{said} for the same referent.",
        sides=sides,
    )


def _telling(label: _Label, sentences: Sequence[Sentence], known: Mapping[str, Article]) -> Telling:
    sentence = sentences[label.sentence]
    return Telling(
        article=known[sentence.article],
        span=sentence.span,
        mark=label.span.moved(sentence.span.start),
        stance=label.group.name,
        word=label.span.of(sentence.text),
    )


# ---------------------------------------------------------------------------- finding labels


@cache
def _forms() -> Mapping[str, _Group]:
    found: dict[str, _Group] = {}
    for family in table("en", "labels")["family"]:
        for words in family["groups"]:
            group = _Group(family=family["name"], name=words[0], named=family.get("named", False))
            for word in words:
                forms = [word] if family.get("verbs") else [word, _plural(word)]
                for form in forms:
                    found.setdefault(form, group)
    return found


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-3] + "men"
    if re.search(r"[^aeiou]y\Z", word):
        return word[:-1] + "ies"
    return word + ("es" if re.search(r"(?:[sx]|[cs]h)\Z", word) else "s")


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(_forms(), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])", re.IGNORECASE)


def _labels_in(number: int, sentence: Sentence, quoted: Sequence[Span]) -> Iterator[_Label]:
    text = sentence.text
    for match in _pattern().finditer(text):
        span = Span(start=match.start(), end=match.end())
        if any(span.overlaps(part) for part in quoted):
            continue
        before, after = text[: span.start], text[span.end :]
        yield _Label(
            sentence=number,
            span=span,
            word=match[0].lower(),
            group=_forms()[match[0].lower()],
            names=frozenset(_names(before, after)),
            left=tuple(_content(before)[::-1][:SLOT_WINDOW]),
            right=tuple(_content(after)[:SLOT_WINDOW]),
        )


_NAME_BEFORE = re.compile(r"((?:[A-ZÀ-Þ][\w’'-]*\s+){1,3})(?:[a-z-]+\s+)?\Z")
_NAME_AFTER = re.compile(r"\s+((?:[A-ZÀ-Þ][\w’'-]*\s?){1,4})")


def _grammar(name: str) -> frozenset[str]:
    return frozenset(table("en", "labels")["grammar"][name])


_NO_NAMES = _grammar("no_names")
_STOP = _grammar("stop")


def _names(before: str, after: str) -> Iterator[str]:
    """Capitalised words right before the label ("Syrian army") and right after it."""
    for match in (_NAME_BEFORE.search(before), _NAME_AFTER.match(after)):
        for word in (match[1] if match else "").split():
            bare = re.sub(r"['’]s?\Z", "", word.lower()).strip("’'")
            if bare not in _NO_NAMES:
                yield bare


def _content(text: str) -> list[str]:
    words = re.findall(r"[^\W_]+", text.lower())
    return [_stem(word) for word in words if word not in _STOP]


def _stem(word: str) -> str:
    return re.sub(r"(?:ing|ed|es|s|e)\Z", "", word) if len(word) > 4 else word


# ---------------------------------------------------------------------------- tying them


def _used(
    labels: Mapping[int, Sequence[_Label]], sentences: Sequence[Sentence]
) -> Mapping[tuple[str, _Group], tuple[_Label, ...]]:
    """Every label of an article by its group."""
    found: dict[tuple[str, _Group], tuple[_Label, ...]] = {}
    for number in sorted(labels):
        for label in labels[number]:
            key = (sentences[number].article, label.group)
            found[key] = (*found.get(key, ()), label)
    return found


def _contrasts(
    one: _Label,
    other: _Label,
    sentences: Sequence[Sentence],
    labels: Mapping[int, Sequence[_Label]],
    used: Mapping[tuple[str, _Group], tuple[_Label, ...]],
    known: Mapping[str, Article],
) -> bool:
    if one.group.family != other.group.family or one.group == other.group:
        return False
    left, right = sentences[one.sentence], sentences[other.sentence]
    if known[left.article].outlet == known[right.article].outlet:
        return False
    shared = one.names & other.names
    if not shared and (one.group.named or not _same_slot(one, other)):
        return False
    if _uses_both(left.article, other.group, shared, used) or _uses_both(
        right.article, one.group, shared, used
    ):
        return False
    return _one_voice(left, one.span, right, other.span)


def _same_slot(one: _Label, other: _Label) -> bool:
    """True if enough of the words around the two are the same, the nearest of one side included."""
    near = (one.left[:1] == other.left[:1] and bool(one.left)) or (
        one.right[:1] == other.right[:1] and bool(one.right)
    )
    common = len(set(one.left) & set(other.left)) + len(set(one.right) & set(other.right))
    return near and common >= SLOT_WORDS


def _uses_both(
    article: str,
    group: _Group,
    shared: frozenset[str],
    used: Mapping[tuple[str, _Group], tuple[_Label, ...]],
) -> bool:
    """True if the article uses the other outlet's label too, for what the shared name names."""
    return any(
        not shared or label.names & shared or not label.names
        for label in used.get((article, group), ())
    )


def _one_voice(left: Sentence, one: Span, right: Sentence, other: Span) -> bool:
    """True if both outlets speak themselves, or both report one source."""
    a: Source | None = source_of(left, one)
    b: Source | None = source_of(right, other)
    if a is None or b is None:
        return a is None and b is None
    return same_source(a, b)
