"""The word lists of the quantity rules, read once a language into sets and tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from typing import Any

from compare.tokens import Token, tokens_of
from compare.word_sets import WordSets, word_sets
from compare.wording import table

__all__ = ["Grammar", "Lexicon", "Phrases", "lexicon_of"]


_CHANGE_WORDS = ("between", "by", "counts", "explicit", "level")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Phrases that name something, found at their first or at their last token."""

    by_tokens: Mapping[tuple[str, ...], str]
    longest: int
    # Of a phrase that names several things, all of them in order.
    choices: Mapping[tuple[str, ...], tuple[str, ...]]

    def names(self, tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
        """Everything that the phrase at ``tokens[first:last]`` names."""
        return self.choices[tuple(token.lower for token in tokens[first:last])]

    def starting(self, tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
        """What the longest phrase from that token on names, and the token after it."""
        for length in range(min(self.longest, len(tokens) - at), 0, -1):
            name = self.by_tokens.get(tuple(token.lower for token in tokens[at : at + length]))
            if name is not None:
                return name, at + length
        return None

    def ending(self, tokens: Sequence[Token], end: int) -> tuple[str, int] | None:
        """What the longest phrase just before that token names, and where it starts."""
        for length in range(min(self.longest, end), 0, -1):
            name = self.by_tokens.get(tuple(token.lower for token in tokens[end - length : end]))
            if name is not None:
                return name, end - length
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """How the language makes its nouns and verbs.

    ``plurals`` are endings with what the singular has instead and the least length of the word;
    the first that fits counts. Where nouns have a capital, the first word with one behind a
    number is what it counts. Where verbs come last, what happened may stand far behind.
    """

    plurals: tuple[tuple[str, str, int], ...]
    past: tuple[str, ...]  # endings of verbs in the past, which may have an object
    no_nouns: tuple[str, ...]  # endings of words that are no nouns, such as "ly"
    possessive: tuple[str, ...]
    capital_nouns: bool
    verb_last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything the rules know about the words of one language."""

    before: Phrases
    after: Phrases
    change: Phrases
    change_by: Phrases
    change_words: WordSets
    modifier_rules: WordSets
    ranges: WordSets
    plurals: Mapping[str, str]
    counted: WordSets
    grammar: Grammar
    implied: Mapping[str, tuple[tuple[str, ...], ...]]
    implied_firsts: frozenset[str]  # words with which a count without a number begins
    age_of: tuple[tuple[str, ...], ...]
    below_zero: tuple[tuple[str, ...], ...]
    ratio_out: tuple[tuple[str, ...], ...]
    synonyms: Mapping[str, str]
    roles_after: Phrases
    roles_before: Phrases
    # What a verb in front and words behind tell together: "took 60 people into custody".
    roles_around: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    role_heads: Mapping[str, str]
    role_fits: Mapping[str, frozenset[str]]
    role_dimension: Mapping[str, str]
    role_needs: Mapping[str, frozenset[str]]
    role_active: frozenset[str]  # what the counted do themselves
    role_as: Mapping[str, str]  # entries that tell what another is named for
    opens_part: tuple[tuple[str, ...], ...]
    part_behind: tuple[tuple[str, ...], ...]
    role_words: WordSets
    role_firsts: frozenset[str]
    role_after_firsts: frozenset[str]


@cache
def lexicon_of(language: str) -> Lexicon:
    """The lists of that language, from its wording folder."""
    modifiers = table(language, "modifiers")
    counted = table(language, "counted")
    roles = dict(table(language, "roles"))
    phrases = dict(roles.pop("words"))
    opens_part = _tuples(phrases.pop("opens_part", ()))
    part_behind = _tuples(phrases.pop("part_behind", ()))
    role_words = word_sets(phrases)
    words = dict(counted["words"])
    after = _phrases({name: entry["after"] for name, entry in roles.items()})
    before = _phrases({name: entry["before"] for name, entry in roles.items()})
    return Lexicon(
        before=_phrases(modifiers["before"]),
        after=_phrases(modifiers["after"]),
        change=_phrases({"up": modifiers["change"]["up"], "down": modifiers["change"]["down"]}),
        change_by=_phrases(
            {
                "up": modifiers["change"].get("up_by", ()),
                "down": modifiers["change"].get("down_by", ()),
            }
        ),
        change_words=word_sets(
            {
                name: modifiers["change"][name]
                for name in ("between", "by", "counts", "explicit", "level")
            }
        ),
        modifier_rules=word_sets(modifiers["rules"]),
        ranges=word_sets(modifiers["ranges"]),
        plurals=counted["plurals"],
        grammar=_grammar(counted["grammar"]),
        age_of=_tuples(words.pop("age_of", ())),
        below_zero=_tuples(words.pop("below_zero", ())),
        ratio_out=_tuples(words.pop("ratio_out", ())),
        counted=word_sets(words | {"doubled": counted["doubled"]["heads"]}),
        implied_firsts=frozenset(
            phrase[0] for value in counted["implied"].values() for phrase in _tuples(value)
        )
        | frozenset(words["articles"]),
        implied={name: _tuples(value) for name, value in counted["implied"].items()},
        synonyms={word: name for name, group in counted["synonyms"].items() for word in group},
        roles_after=after,
        roles_before=before,
        roles_around=_around(roles),
        role_heads={head: name for name, entry in roles.items() for head in entry["heads"]},
        role_fits={name: frozenset(entry.get("fits", ("count",))) for name, entry in roles.items()},
        role_dimension={
            name: entry["dimension"] for name, entry in roles.items() if "dimension" in entry
        },
        role_needs={name: frozenset(entry.get("needs", ())) for name, entry in roles.items()},
        role_active=frozenset(name for name, entry in roles.items() if entry.get("active")),
        role_as={name: entry["as"] for name, entry in roles.items() if "as" in entry},
        opens_part=opens_part,
        part_behind=part_behind,
        role_words=role_words,
        role_after_firsts=frozenset(key[0] for key in after.by_tokens),
        role_firsts=frozenset(key[0] for key in (*after.by_tokens, *before.by_tokens)),
    )


def _grammar(data: Mapping[str, Any]) -> Grammar:  # Any: TOML
    return Grammar(
        plurals=tuple((end, instead, least) for end, instead, least in data["plurals"]),
        past=tuple(data["past"]),
        no_nouns=tuple(data["no_nouns"]),
        possessive=tuple(data["possessive"]),
        capital_nouns=data["capital_nouns"],
        verb_last=data["verb_last"],
    )


def _phrases(named: Mapping[str, Iterable[str]]) -> Phrases:
    choices: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name, phrases in named.items():
        for key in chain.from_iterable(map(_spelled_out, phrases)):
            choices[key] = tuple(dict.fromkeys((*choices.get(key, ()), name)))
    return Phrases(
        by_tokens={key: names[0] for key, names in choices.items()},
        longest=max(map(len, choices), default=0),
        choices=choices,
    )


def _spelled_out(family: str) -> Iterator[tuple[str, ...]]:
    """ "go|went on_strike|out" stands for every choice; "_" joins the words of one of them."""
    parts = [
        [tuple(token.lower for token in tokens_of(words.replace("_", " "))) for words in part]
        for part in (part.split("|") for part in family.split())
    ]
    return (tuple(chain.from_iterable(words)) for words in product(*parts))


def _around(
    roles: Mapping[str, Mapping[str, Any]],  # Any: TOML
) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    told: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for name, entry in roles.items():
        for pair in entry.get("around", ()):
            closing = tuple((tuple(phrase.split()), name) for phrase in pair["behind"])
            for verb in pair["verbs"]:
                told[verb] = (*told.get(verb, ()), *closing)
    return told


def _tuples(lists: Iterable[str | Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple((item,) if isinstance(item, str) else tuple(item) for item in lists)
