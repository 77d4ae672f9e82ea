"""The same referent under a label of another standpoint: "fighters" here, "terrorists" there.

Labels are compared only between aligned sentences, only in the outlet's own voice (or under one
source), and only where a shared name or the same words around them tie the two to one referent.
An outlet that uses both labels has none to contrast.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from compare.alignment import Alignment
from compare.attribution import Source, same_source, source_of
from compare.framing.cards import Telling, card_id, contrast, grouped, sides_of, spoken
from compare.quotation_marks import quoted_in
from compare.stems import stem
from compare.wording import table
from discrepant.records import Article, Contrast, Sentence, Span

__all__ = ["label_contrasts"]

# Under this cosine two sentences rarely speak of the same act (guides/framing.md, section 3).
LABEL_SIMILARITY = 0.3
# A shared name needs less likeness around it.
NAMED_SIMILARITY = 0.2
# Content words that two slots share, of the window on either side, for a tie without a name.
SLOT_WORDS = 3
SLOT_WINDOW = 5
# One of them among the nearest words of a side.
SLOT_NEAR = 2
# Words between a verb and its object: "announced a new crackdown".
_OBJECT_WORDS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Labels of one standpoint; ``plain`` is the first group, whose words everybody uses."""

    family: str
    name: str
    plain: bool
    tie: Literal["slot", "name", "person"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Label:
    """A label as it stands in a sentence; ``span`` counts in that sentence.

    ``groups`` are several where labels stand together ("Islamist rebels"). ``before`` are the
    capitalised words of its noun phrase ("syrian"), ``after`` those of a name behind it;
    ``left`` and ``right`` the content words around it, the nearest first.
    """

    sentence: int
    span: Span
    groups: frozenset[_Group]
    before: frozenset[str]
    after: frozenset[str]
    left: tuple[str, ...]
    right: tuple[str, ...]

    @property
    def family(self) -> str:
        """The name of its family, one for all its groups."""
        return next(iter(self.groups)).family

    @property
    def tie(self) -> Literal["slot", "name", "person"]:
        """What must tie it to another label."""
        return next(iter(self.groups)).tie

    @property
    def stance(self) -> str:
        """Its groups, named."""
        return " and ".join(sorted(group.name for group in self.groups))


def label_contrasts(articles: Sequence[Article], alignment: Alignment) -> tuple[Contrast, ...]:
    """A card for each referent that outlets name from different standpoints."""
    known = {article.id: article for article in articles}
    sentences = alignment.sentences
    labels = _labels_of(sentences, known)
    tied: list[tuple[_Label, _Label]] = []
    alike: dict[_Label, float] = {}
    labelled = [number for number, held in labels.items() if held]
    for pair in alignment.pairs(at_least=NAMED_SIMILARITY, among=labelled):
        left, right = sentences[pair.left], sentences[pair.right]
        if known[left.article].outlet == known[right.article].outlet:
            continue
        for one in labels[pair.left]:
            for other in labels[pair.right]:
                names = _shared_names(one, other)
                if not _is_one_referent(one, other, names, pair.similarity):
                    continue
                if _is_mixed(one, other, names, labels, sentences):
                    continue
                if _one_voice(left, one.span, right, other.span):
                    tied.append((one, other))
                    for label in (one, other):
                        alike[label] = max(alike.get(label, 0.0), pair.similarity)
    found = []
    for group in grouped(tied):
        tellings = [_telling(label, sentences, known, alike[label]) for label in group]
        sides = sides_of(tellings, {})
        if sides:
            found.append((sides[0].order, _card(sides, group)))
    return tuple(card for _, card in sorted(found, key=lambda item: (item[0], item[1].id)))


def _card(sides: Sequence[Telling], group: Sequence[_Label]) -> Contrast:
    said = spoken([f'{side.article.outlet} writes "{side.word}"' for side in sides])
    names = frozenset.intersection(*(label.before | label.after for label in group))
    anchor = names or {word for label in group for word in (*label.left[:1], *label.right[:1])}
    return contrast(
        identity=card_id("label", [group[0].family, *anchor]),
        kind="label",
        rule="label",
        reason=f"{said} for the same referent ({group[0].family}).",
        sides=sides,
    )


def _telling(
    label: _Label, sentences: Sequence[Sentence], known: Mapping[str, Article], alike: float
) -> Telling:
    sentence = sentences[label.sentence]
    return Telling(
        article=known[sentence.article],
        span=sentence.span,
        mark=label.span.moved(sentence.span.start),
        stance=label.stance,
        word=label.span.of(sentence.text),
        strength=alike,
    )


# ---------------------------------------------------------------------------- finding labels


@cache
def _forms() -> Mapping[str, _Group]:
    """Every form of every label, lower case."""
    found: dict[str, _Group] = {}
    for family in table("en", "labels")["family"]:
        for number, words in enumerate(family["groups"]):
            group = _Group(
                family=family["name"],
                name=words[0],
                plain=number == 0,
                tie=family.get("tie", "slot"),
            )
            for word in words:
                found.setdefault(word, group)
                if not family.get("verbs"):
                    found.setdefault(_plural(word), group)
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


def _labels_of(
    sentences: Sequence[Sentence], known: Mapping[str, Article]
) -> Mapping[int, tuple[_Label, ...]]:
    """The labels of each sentence of the standing texts, by its number."""
    quoted = quoted_in(sentences)
    return {
        number: tuple(_labels_in(number, sentence, quoted[number]))
        for number, sentence in enumerate(sentences)
        if sentence.article in known and sentence.field == "text"
    }


def _labels_in(number: int, sentence: Sentence, quoted: Sequence[Span]) -> Iterator[_Label]:
    """The labels in the outlet's own words; those that stand side by side are one."""
    text = sentence.text
    open_label: tuple[Span, frozenset[_Group]] | None = None
    for match in _pattern().finditer(text):
        span = Span(start=match.start(), end=match.end())
        if any(span.overlaps(part) for part in quoted):
            continue
        group = _forms()[match[0].lower()]
        if open_label and text[open_label[0].end : span.start] == " ":
            others = open_label[1]
            if all(other.family == group.family for other in others):
                open_label = (Span(start=open_label[0].start, end=span.end), others | {group})
                continue
        if open_label:
            yield _label(number, text, *open_label)
        open_label = (span, frozenset((group,)))
    if open_label:
        yield _label(number, text, *open_label)


def _label(number: int, text: str, span: Span, groups: frozenset[_Group]) -> _Label:
    before, after = text[: span.start], text[span.end :]
    return _Label(
        sentence=number,
        span=span,
        groups=groups,
        before=_names(_NAME_BEFORE.search(before)),
        after=_names(_NAME_AFTER.match(after)),
        left=tuple(_content(before)[::-1][:SLOT_WINDOW]),
        right=tuple(_content(after)[:SLOT_WINDOW]),
    )


# Capitalised words right before the label, one adjective let through ("Syrian armed forces").
_NAME_BEFORE = re.compile(r"((?:[A-ZÀ-Þ][\w’'-]*\s+){1,3})(?:[a-z-]+\s+)?\Z")
_NAME_AFTER = re.compile(r",?\s+((?:[A-ZÀ-Þ][\w’'-]*\s?){1,4})")


def _grammar(name: str) -> frozenset[str]:
    return frozenset(table("en", "labels")["grammar"][name])


_NO_NAMES = _grammar("no_names")
_STOP = _grammar("stop")


def _names(match: re.Match[str] | None) -> frozenset[str]:
    words = re.findall(r"[^\W_]+", re.sub(r"['’]s?\b", "", match[1].lower())) if match else []
    return frozenset(words) - _NO_NAMES


def _content(text: str) -> list[str]:
    words = re.findall(r"[^\W_]+", text.lower())
    return [stem(word) for word in words if word not in _STOP]


# ---------------------------------------------------------------------------- tying them


def _shared_names(one: _Label, other: _Label) -> frozenset[str]:
    """The names that tie two labels: one's are among the other's, behind it or before it."""
    if one.after and other.after and (one.after <= other.after or other.after <= one.after):
        return one.after & other.after
    if one.tie != "person" and (one.before <= other.before or other.before <= one.before):
        return one.before & other.before
    return frozenset()


def _is_one_referent(one: _Label, other: _Label, names: frozenset[str], similarity: float) -> bool:
    if one.family != other.family or one.groups == other.groups:
        return False
    if names:
        return True
    if one.tie != "slot" or similarity < LABEL_SIMILARITY:
        return False
    if one.before and other.before and not one.before & other.before:
        return False
    return _same_slot(one, other)


def _same_slot(one: _Label, other: _Label) -> bool:
    """True if enough of the words around the two are the same, on one side the nearest too."""
    near = set(one.left[:SLOT_NEAR]) & set(other.left[:SLOT_NEAR]) or (
        set(one.right[:SLOT_NEAR]) & set(other.right[:SLOT_NEAR])
    )
    common = len(set(one.left) & set(other.left)) + len(set(one.right) & set(other.right))
    return bool(near) and common >= SLOT_WORDS


def _is_mixed(
    one: _Label,
    other: _Label,
    names: frozenset[str],
    labels: Mapping[int, Sequence[_Label]],
    sentences: Sequence[Sentence],
) -> bool:
    """True if an outlet uses the other's label too; the plain word may stand beside its own.

    An outlet that writes "dictator" and once "leader" still writes "dictator" where another never
    does; one that prefers "leader" does not.
    """
    for own, foreign in ((one, other), (other, one)):
        mine, theirs = own.groups - foreign.groups, foreign.groups - own.groups
        article = sentences[own.sentence].article
        used = [
            label
            for number in sorted(labels)
            if sentences[number].article == article
            for label in labels[number]
            if _may_be_named(label, names)
        ]
        often = sum(bool(label.groups & mine) for label in used)
        also = [label.sentence for label in used if label.groups & theirs]
        allowed = often if all(group.plain for group in theirs) else 0
        if own.sentence in also or len(also) > allowed:
            return True
    return False


def _may_be_named(label: _Label, names: frozenset[str]) -> bool:
    """True if the label can stand for what the names name; "the president" can be anybody."""
    own = label.before | label.after
    return not names or bool(names & own) or (not own and label.tie != "person")


def _one_voice(left: Sentence, one: Span, right: Sentence, other: Span) -> bool:
    """True if both outlets speak themselves, or both report one source."""
    a, b = _whose(left, one), _whose(right, other)
    if a is None or b is None:
        return a is None and b is None
    return same_source(a, b)


def _whose(sentence: Sentence, label: Span) -> Source | None:
    """Whose word the label is; the object of "announced a ..." is the outlet's own."""
    source = source_of(sentence, label)
    if source is None or source.verb_span is None:
        return source
    between = sentence.text[source.verb_span.end - sentence.span.start : label.start].split()
    if between and len(between) <= _OBJECT_WORDS and between[0] in {"a", "an", "the", "its"}:
        return None
    return source
