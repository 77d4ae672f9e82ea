"""A rendered figure reads back as itself, over values, scales, modifiers, units and locales."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from compare.intervals import compatible
from compare.quantities import quantities_in
from compare.units import convert, units_of


class Locale(NamedTuple):
    """How a language writes figures: its marks, scale words, hedges and units."""

    language: str
    grouping: str
    decimal: str
    scales: tuple[tuple[str, float], ...]
    hedges: tuple[tuple[str, str], ...]
    units: tuple[tuple[str, str | None], ...]

    def render(self, value: Decimal) -> str:
        """The number with its grouping and decimal marks."""
        swapped = str.maketrans({",": self.grouping, ".": self.decimal})
        return f"{value:,f}".translate(swapped)


LOCALES = (
    Locale(
        language="en", grouping=",", decimal=".",
        scales=(("", 1), (" thousand", 1e3), (" million", 1e6), ("m", 1e6), ("bn", 1e9),
                (" billion", 1e9)),
        hedges=(("", "="), ("at least ", ">="), ("more than ", ">"), ("up to ", "<="),
                ("fewer than ", "<"), ("about ", "~"), ("nearly ", "~")),
        units=((" people", None), (" euros", "EUR"), (" barrels", "barrel"), (" voters", None)),
    ),
    Locale(
        language="de", grouping=".", decimal=",",
        scales=(("", 1), (" Millionen", 1e6), (" Milliarden", 1e9), (" Mrd.", 1e9)),
        hedges=(("", "="), ("mindestens ", ">="), ("mehr als ", ">"), ("bis zu ", "<="),
                ("weniger als ", "<"), ("rund ", "~"), ("fast ", "~")),
        units=((" Menschen", None), (" Euro", "EUR"), (" Tonnen", "metric ton"),
               (" Hektar", "hectare")),
    ),
)  # fmt: skip


@st.composite
def rendered(draw: st.DrawFn) -> tuple[str, float, str, str | None, str]:
    """A figure in words: the text, its value, modifier and unit, and the language."""
    locale = draw(st.sampled_from(LOCALES))
    scale, size = draw(st.sampled_from(locale.scales))
    if scale:
        value = draw(st.decimals(min_value=2, max_value=999, places=1, allow_nan=False))
    else:
        whole = draw(st.integers(min_value=2, max_value=10**9))
        value = Decimal(whole + 1000 if 1000 <= whole <= 2100 else whole)
    hedge, modifier = draw(st.sampled_from(locale.hedges))
    words, unit = draw(st.sampled_from(locale.units))
    text = f"{hedge}{locale.render(value)}{scale}{words}"
    return text, float(value * Decimal(size)), modifier, unit, locale.language


@given(rendered())
def test_a_rendered_figure_reads_back_as_itself(
    drawn: tuple[str, float, str, str | None, str],
) -> None:
    text, value, modifier, unit, language = drawn
    (quantity,) = quantities_in(text, language=language)
    assert math.isclose(quantity.value, value, rel_tol=1e-12)
    assert (quantity.modifier, quantity.unit) == (modifier, unit)
    assert text.startswith(quantity.text)


_BY_DIMENSION: dict[str, list[str]] = {}
for _name, _unit in units_of("en").by_name.items():
    if _unit.dimension != "money":
        _BY_DIMENSION.setdefault(_unit.dimension, []).append(_name)
_PAIRS = st.sampled_from(sorted(_BY_DIMENSION)).flatmap(
    lambda dimension: st.tuples(*[st.sampled_from(_BY_DIMENSION[dimension])] * 2)
)


@given(_PAIRS, st.floats(min_value=-1e6, max_value=1e6))
def test_a_conversion_inside_a_dimension_is_reversible(pair: tuple[str, str], value: float) -> None:
    unit, into = pair
    there = convert(value, unit, into)
    assert math.isclose(convert(there, into, unit), value, rel_tol=1e-6, abs_tol=1e-3)


_CHANGES = st.builds(
    lambda verb, number, unit: f"It {verb} {number}{unit}.",
    st.sampled_from(["rose", "fell", "rose by", "fell by", "was", "was minus", "was -", "was +"]),
    st.integers(min_value=2, max_value=99),
    st.sampled_from(["%", " percent", " points", " km"]),
)


@given(_CHANGES, _CHANGES)
def test_comparing_changes_and_signed_numbers_is_symmetric(left: str, right: str) -> None:
    for one in quantities_in(left):
        for other in quantities_in(right):
            assert compatible(one, other) == compatible(other, one)


def test_a_fall_agrees_with_a_minus_sign_and_not_with_a_rise() -> None:
    (fall,), (minus,), (rise,) = (
        quantities_in(text) for text in ("It fell 3%.", "It was -3%.", "It rose 3%.")
    )
    assert compatible(fall, minus)
    assert not compatible(fall, rise)
    assert not compatible(rise, minus)
