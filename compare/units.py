"""Units of measure and money: what they are called, and how they convert.

Names, symbols and factors are data (wording/<language>/units.toml and currencies.toml).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from compare.tokens import Token, tokens_of
from compare.wording import table

__all__ = ["Unit", "Units", "convert", "currency_of", "rate_of", "units_of"]

_FACTORS = "en"
_LONGEST_NAME = 5  # tokens: "kilometres - per - hour"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit; ``(value + offset) * factor`` is the value in its dimension's base unit.

    ``name`` is canonical ("kilometre", "USD", "dollar per barrel" is "USD per barrel").
    Money has dimension "money"; only amounts with one ``currency`` can be compared.
    """

    name: str
    dimension: str
    factor: float = 1.0
    offset: float = 0.0
    currency: str | None = None

    def in_base(self, value: float) -> float:
        """The value in the base unit of the dimension.

        >>> Unit(name="kilometre", dimension="length", factor=1000).in_base(1.5)
        1500.0
        """
        return (value + self.offset) * self.factor


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """The units and currencies of one language, ready for looking up."""

    by_name: Mapping[str, Unit]
    words: Mapping[tuple[str, ...], Unit]
    symbols: Mapping[tuple[str, ...], Unit]
    families: Mapping[str, str | None]  # family -> default currency
    family_of: Mapping[str, str]  # currency -> family
    shared: Mapping[tuple[str, ...], str]  # bare noun or sign -> family
    signs: Mapping[tuple[str, ...], str]  # the signs alone
    spending: frozenset[str]
    wordlike: frozenset[str]  # currencies that are also other words
    hundredths: frozenset[str]  # of several currencies: a cent is one of any dollar and euro
    scaled_codes: Mapping[str, float]  # letters before a code: "MUSD"
    trailing: Mapping[str, Unit]  # behind an amount with a sign: "$31.20 US"
    names: Mapping[str, str]  # currency code -> name for showing
    firsts: frozenset[str]  # tokens with which some unit's name begins

    def after(
        self, tokens: Sequence[Token], at: int, *, currency: str | None = None
    ) -> tuple[Unit, int] | None:
        """The unit whose name begins with that token, and the token after it."""
        if at >= len(tokens) or tokens[at].lower not in self.firsts:
            return None
        for length in range(min(_LONGEST_NAME, len(tokens) - at), 0, -1):
            piece = tokens[at : at + length]
            unit = self._named(piece, currency)
            if unit:
                return unit, at + length
        return None

    def before(
        self, tokens: Sequence[Token], at: int, *, currency: str | None = None
    ) -> tuple[Unit, int] | None:
        """The currency whose sign or code ends just before that token, and where it starts."""
        for length in (3, 2, 1):
            if at < length:
                continue
            piece = tuple(token.text for token in tokens[at - length : at])
            if piece[0].upper() == "A" and length > 1 and not tokens[at - length + 1].glued:
                continue  # "A $5 million reward" is no Australian money
            unit = self.symbols.get(piece) or self._coded(piece)
            if unit and unit.dimension == "money":
                return unit, at - length
            family = self.signs.get(piece)
            if family and (not piece[0].isalpha() or tokens[at].glued or len(piece[0]) > 1):
                if len(piece[0]) == 1 and piece[0].isalpha() and currency is None:
                    continue
                return self._of_family(family, currency), at - length
        return None

    def in_scales(self, tokens: Sequence[Token], at: int) -> tuple[Unit, float] | None:
        """The currency and the scale of "MUSD", "kEUR"; None for other words."""
        word = tokens[at].text if at < len(tokens) else ""
        scale = self.scaled_codes.get(word[:1])
        unit = self.by_name.get(word[1:]) if scale and len(word) == 4 else None
        return (unit, scale) if unit and scale and unit.name == unit.currency else None

    def _coded(self, piece: tuple[str, ...]) -> Unit | None:
        """The currency of a code before its sign: "mxn$"."""
        if len(piece) != 2 or piece[1] != "$" or len(piece[0]) != 3:
            return None
        return self.by_name.get(piece[0].upper())

    def _named(self, piece: Sequence[Token], currency: str | None) -> Unit | None:
        exact = tuple(token.text for token in piece)
        unit = self.symbols.get(exact)
        if unit and not (exact[-1].isdecimal() and not piece[-1].glued):  # "km2", not "12 m 2 dm"
            return unit
        lower = tuple(token.lower for token in piece)
        found = self.words.get(lower)
        if found:
            return found
        family = self.shared.get(lower)
        if family and len(lower[0]) > 1:
            return self._of_family(family, currency)
        return (
            self._of_family(self.shared[exact], currency)
            if exact in self.shared and exact[0] in "$¥"
            else None
        )

    def _of_family(self, family: str, currency: str | None) -> Unit:
        if currency and self.family_of.get(currency) == family:
            return self.by_name[currency]
        default = self.families[family]
        if default:
            return self.by_name[default]
        return Unit(name=family, dimension="money", currency=family)


@cache
def units_of(language: str) -> Units:
    """The units and currencies of that language, from its wording folder."""
    by_name: dict[str, Unit] = {}
    words: dict[tuple[str, ...], Unit] = {}
    symbols: dict[tuple[str, ...], Unit] = {}
    wording = table(language, "units")
    # The factors stand once, with the words of the first language.
    for dimension, entries in table(_FACTORS, "units").items():
        for name, measure in entries.items():
            unit = Unit(
                name=name,
                dimension=dimension,
                factor=float(measure["factor"]),
                offset=float(measure.get("offset", 0)),
            )
            by_name[name] = unit
            entry = wording.get(dimension, {}).get(name, {"words": ()})
            words.update((_key(word), unit) for word in entry["words"])
            symbols.update((_key(symbol), unit) for symbol in entry.get("symbols", ()))
    money = table(language, "currencies")
    names_of_money = table(_FACTORS, "currencies")["currency"]
    family_of = {}
    names = {}
    for code, entry in money["currency"].items():
        unit = Unit(name=code, dimension="money", currency=code)
        by_name[code] = unit
        names[code] = names_of_money[code]["name"]
        words.update((_key(word), unit) for word in entry["words"])
        symbols.update((_key(symbol), unit) for symbol in entry["symbols"])
        if "family" in entry:
            family_of[code] = entry["family"]
    families = {name: entry.get("default") for name, entry in money["family"].items()}
    shared = {
        _key(word): name
        for name, entry in money["family"].items()
        for word in (*entry["words"], *entry["symbols"])
    }
    signs = {
        _key(sign): name for name, entry in money["family"].items() for sign in entry["symbols"]
    }
    for name, entry in money["minor"].items():
        whole = families.get(entry["of"], entry["of"])
        factor = float(entry.get("factor", 0.01))
        unit = Unit(name=name, dimension="money", factor=factor, currency=whole)
        by_name[name] = unit
        words.update((_key(word), unit) for word in entry["words"])
        symbols.update((_key(symbol), unit) for symbol in entry["symbols"])
    return Units(
        by_name=by_name,
        words=words,
        symbols=symbols,
        families=families,
        family_of=family_of,
        shared=shared,
        signs=signs,
        spending=frozenset(money["words"]["spending"]),
        wordlike=frozenset(money["words"]["wordlike"]),
        hundredths=frozenset(money["words"]["hundredths"]),
        scaled_codes={letter: float(scale) for letter, scale in money.get("scaled", {}).items()},
        trailing={word: by_name[code] for word, code in money["trailing"].items()},
        names=names,
        firsts=frozenset(key[0].lower() for key in (*words, *symbols, *shared)),
    )


def rate_of(unit: Unit, per: Unit | str) -> Unit:
    """The unit "so much per that"; ``per`` is a unit, or the noun of a counted thing.

    >>> hour = Unit(name="hour", dimension="time", factor=3600)
    >>> rate_of(Unit(name="USD", dimension="money", currency="USD"), hour).name
    'USD per hour'
    """
    name = per.name if isinstance(per, Unit) else per
    dimension = per.dimension if isinstance(per, Unit) else per
    factor = per.factor if isinstance(per, Unit) else 1.0
    return Unit(
        name=f"{unit.name} per {name}",
        dimension=f"{unit.dimension} per {dimension}",
        factor=unit.factor / factor,
        currency=unit.currency,
    )


def convert(value: float, unit: str, into: str, *, language: str = "en") -> float:
    """The value in another unit of the same dimension; ValueError where there is no way.

    >>> round(convert(12, "mile", "kilometre"), 1)
    19.3
    """
    known = units_of(language).by_name
    try:
        old, new = known[unit], known[into]
    except KeyError as unknown:
        raise ValueError(f"no unit is called {unknown}") from unknown
    if old.dimension != new.dimension or old.currency != new.currency:
        raise ValueError(f"{unit} cannot be turned into {into}")
    return old.in_base(value) / new.factor - new.offset


def currency_of(unit: str, *, language: str = "en") -> str | None:
    """The currency that a unit of money counts in: "penny" counts in "GBP"; None for others."""
    whole = unit.split(" per ", 1)[0]
    known = units_of(language).by_name.get(whole)
    return known.currency if known else whole


def _key(name: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokens_of(name))
