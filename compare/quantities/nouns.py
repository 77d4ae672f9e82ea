"""The counted noun behind a number: where its phrase ends and which word is its head."""

from __future__ import annotations

from dataclasses import replace

from compare.numerals import numeral_at
from compare.quantities.figures import Figure, Reading
from compare.quantities.lexicon import Lexicon, lexicon_of

__all__ = ["counted", "is_plural", "kind_of", "noun_after", "singular"]

# Words that a counted phrase may have; longer ones are sentences that lost their commas.
_LONGEST_PHRASE = 6
_LONGEST_SINGULAR = 3
_NUMBERS = frozenset({"digits", "words"})
_QUOTES = frozenset("\"“'‘`")
_ENDS = frozenset(",.;:)?!")


def singular(lexicon: Lexicon, word: str) -> str:
    """The noun in the singular, by rule and by the list of exceptions.

    >>> from compare.quantities.lexicon import lexicon_of
    >>> [singular(lexicon_of("en"), word) for word in ("soldiers", "cities", "people", "press")]
    ['soldier', 'city', 'person', 'press']
    """
    if word in lexicon.plurals:
        return lexicon.plurals[word]
    if word in lexicon.counted["singular"] or word in lexicon.counted["invariant"] or len(word) < 3:
        return word
    for ending, instead, least in lexicon.grammar.plurals:
        if word.endswith(ending) and len(word) >= least:
            return word.removesuffix(ending) + instead
    return word


def kind_of(head: str, *, language: str = "en") -> str:
    """The group of synonyms of a counted noun, or the noun itself: what may be compared.

    >>> kind_of("pupil"), kind_of("soldier"), kind_of("bridge")
    ('student', 'soldier', 'bridge')
    """
    return lexicon_of(language).synonyms.get(head, head)


def is_plural(lexicon: Lexicon, word: str) -> bool:
    """True if the word looks like a plural noun."""
    return word in lexicon.counted["invariant"] or singular(lexicon, word) != word


def noun_after(
    reading: Reading, at: int, *, one: bool = False
) -> tuple[tuple[int, int], str] | None:
    """The counted phrase that begins with that token, and its head; None where none does.

    ``one`` is true behind the number one, whose noun is singular.
    """
    lexicon = reading.lexicon
    if lexicon.grammar.capital_nouns:
        return _capital_noun(reading, at)
    ends = lexicon.counted["boundaries"]
    openers = lexicon.counted["openers"]
    last = None
    joined = False
    here = at
    while here < len(reading.tokens) and here - at < _LONGEST_PHRASE:
        token = reading.tokens[here]
        word = token.lower
        if token.kind != "word":
            if _is_opening(reading, here, at):
                here += 1
                continue
            if token.text == "-" and token.glued and reading.glued(here + 1) and here > at:
                here += 1
                continue
            break
        if _ends_phrase(reading, here) and not (word in openers and here + 1 < len(reading.tokens)):
            # "Kia and Hyundai vehicles": both name the vehicles.
            joint = word in reading.numbers.words["and"] | lexicon.ranges["or"]
            if not joint or here == at or joined or last is not None:
                break
            if not _plural_within(reading, here + 1, 3) or one:
                break
            joined = True
        elif word in lexicon.role_after_firsts and not is_plural(lexicon, word):
            # "12 wounded soldiers", but "26 were", "17 died" and "20 homes burned".
            after = reading.lower(here + 1)
            if last is not None or not is_plural(lexicon, after) or after in ends:
                break
        elif not one and is_plural(lexicon, word) and not word.endswith(lexicon.grammar.possessive):
            attributive = lexicon.counted["attributive"]
            if last is not None and last[1] not in attributive and not _is_name(reading, last[0]):
                break
            last = (here, word)
            # A capital may be a name that only ends like a plural: go on to the noun it marks.
        elif last is not None and not _is_name(reading, last[0]):
            break
        here += 1
    if last is not None:
        return (at, last[0] + 1), singular(lexicon, last[1])
    return _singular_phrase(reading, at, min(here, at + _LONGEST_SINGULAR)) if one else None


def _capital_noun(reading: Reading, at: int) -> tuple[tuple[int, int], str] | None:
    """The first word with a capital; adjectives, which have none, may stand before it."""
    lexicon = reading.lexicon
    for here in range(at, min(at + _LONGEST_PHRASE, len(reading.tokens))):
        token = reading.tokens[here]
        if token.kind != "word" or token.lower in lexicon.counted["boundaries"]:
            return None
        if reading.is_capital(here) and token.lower not in lexicon.counted["calendar"]:
            end = here + 1
            while reading.lower(end) == "-" and reading.glued(end) and reading.glued(end + 1):
                end += 2  # "Blauhelm-Soldaten"
            return (at, end), singular(lexicon, reading.lower(end - 1))
        if token.lower in lexicon.role_firsts:
            return None
    return None


def _ends_phrase(reading: Reading, at: int) -> bool:
    """True at a function word, a verb or an adverb; not at "US" and not at "claims"."""
    token = reading.tokens[at]
    counted = reading.lexicon.counted
    if token.lower not in counted["boundaries"] or token.lower in counted["also_nouns"]:
        return False
    return not (token.text.isupper() and len(token.text) > 1) or reading.headline


def _is_opening(reading: Reading, here: int, at: int) -> bool:
    """A quotation mark that opens the phrase, or the full stop of a title."""
    token = reading.tokens[here]
    if token.text in _QUOTES:
        return here <= at + 2  # three "themed" areas
    return (
        here > at
        and token.text == "."
        and reading.lower(here - 1) in reading.lexicon.counted["titles"]
    )


def _is_name(reading: Reading, at: int) -> bool:
    return reading.is_capital(at) and not reading.headline


def _singular_phrase(reading: Reading, at: int, limit: int) -> tuple[tuple[int, int], str] | None:
    """The words behind "one" up to the first that ends a phrase; the last is the head."""
    lexicon = reading.lexicon
    end = at
    for here in range(at, limit):
        token = reading.tokens[here]
        if token.text == "-" and token.glued and reading.glued(here + 1) and here > at:
            continue
        if token.kind != "word":
            break
        if _ends_phrase(reading, here) and not (
            token.lower in lexicon.counted["openers"] and here + 1 < limit
        ):
            break
        if token.lower in lexicon.role_firsts and here > at:
            break
        end = here + 1
    if end == at:
        return None
    return (at, end), singular(lexicon, reading.lower(end - 1))


def _plural_within(reading: Reading, at: int, most: int) -> bool:
    return any(
        here < len(reading.tokens)
        and reading.tokens[here].kind == "word"
        and is_plural(reading.lexicon, reading.lower(here))
        and reading.lower(here) not in reading.lexicon.counted["boundaries"]
        for here in range(at, at + most)
    )


def counted(reading: Reading, figure: Figure) -> Figure:
    """The figure with the noun phrase that it counts, where one follows."""
    if figure.form not in ("count", "share") or figure.kind == "ordinal":
        return figure
    lexicon = reading.lexicon
    some = _or_two(reading, figure)
    if some is not None:
        return replace(figure, noun=some[0], head=some[1])
    at = figure.last
    of = reading.lower(at) in lexicon.counted["of"]
    hyphen = reading.lower(at) == "-" and reading.glued(at) and reading.glued(at + 1)
    if hyphen:
        return _compound(reading, figure, at + 1)
    if figure.form == "share" or of:
        if not of and figure.kind != "fraction":
            return figure
        at += of
        if reading.lower(at) in lexicon.counted["pronouns"]:
            return _predicate(reading, figure, at + 1)
        told = reading.lower(at) in lexicon.counted["determiners"]
        if told:
            at += 1
        elif figure.kind in _NUMBERS and figure.value < 1000 and not _plural_within(reading, at, 5):
            return figure
        at = _past_number(reading, at + (reading.lower(at) in lexicon.counted["only"]))
        at += reading.lower(at) in lexicon.counted["degree"]  # "one of the most wanted men"
        found = noun_after(reading, at)
        if found is None and figure.form == "share" and (of or told):
            found = noun_after(reading, at, one=True)
    else:
        at += reading.lower(at) in lexicon.counted["degree"]
        found = noun_after(reading, at, one=0 < figure.value <= 1 and figure.top is None)
        if found is None and figure.value != 1:
            found = _bare(reading, at)
    if found is None:
        return figure
    (first, last), head = found
    return replace(figure, noun=(first, last), head=head)


def _or_two(reading: Reading, figure: Figure) -> tuple[tuple[int, int], str] | None:
    """ "another game or two": the noun stands before."""
    at = figure.first
    if figure.value != 2 or reading.lower(at - 1) not in reading.lexicon.ranges["or"]:
        return None
    articles = reading.lexicon.modifier_rules["articles"]
    if at < 3 or reading.lower(at - 3) not in articles or reading.tokens[at - 2].kind != "word":
        return None
    return (at - 2, at - 1), reading.lower(at - 2)


def _bare(reading: Reading, at: int) -> tuple[tuple[int, int], str] | None:
    """ "a 12 page document": one singular noun right behind the number, and another noun."""
    if at + 1 >= len(reading.tokens):
        return None
    if reading.lexicon.grammar.capital_nouns:
        return None
    ends = reading.lexicon.counted["boundaries"]
    first, second = reading.tokens[at], reading.tokens[at + 1]
    if (
        first.text.isupper()
        and 1 < len(first.text) < 5
        and second.lower in _ENDS | reading.lexicon.counted["boundaries"]
    ):
        return (at, at + 1), first.lower  # "three RBI"
    if first.kind != "word" or second.kind != "word" or not first.text.islower():
        return None
    if first.lower in ends or second.lower in ends or first.lower in reading.lexicon.role_firsts:
        return None
    if first.lower.endswith(reading.lexicon.grammar.no_nouns):
        return None
    return (at, at + 1), first.lower


def _compound(reading: Reading, figure: Figure, at: int) -> Figure:
    """ "a seven-count indictment", "four-cylinder": the word joined by the hyphen."""
    token = reading.tokens[at]
    ends = reading.lexicon.counted["boundaries"] | reading.lexicon.counted["no_parts"]
    if token.kind != "word" or token.lower in ends | reading.numbers.starts:
        return figure
    return replace(figure, noun=(at, at + 1), head=singular(reading.lexicon, token.lower))


def _predicate(reading: Reading, figure: Figure, at: int) -> Figure:
    """ "nine of them children", "five of whom were women"."""
    at += reading.lower(at) in reading.lexicon.counted["parts"]
    found = noun_after(reading, at, one=figure.value == 1)
    if found is None or found[1] not in reading.lexicon.counted["persons"]:
        return figure
    return replace(figure, noun=found[0], head=found[1])


def _past_number(reading: Reading, at: int) -> int:
    """ "15 of the 40 wounded": the phrase behind the whole's own number."""
    if at >= len(reading.tokens):
        return at
    numeral = numeral_at(reading.tokens, at, reading.language)
    return numeral.last if numeral is not None and numeral.kind in _NUMBERS else at
