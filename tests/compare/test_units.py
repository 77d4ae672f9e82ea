"""Units convert, money keeps its country, and intervals meet where both can be true."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.intervals import about, comparable, compatible, interval_of, is_round
from compare.quantities import quantities_in
from compare.tokens import tokens_of
from compare.units import Unit, convert, currency_of, rate_of, units_of
from discrepant.records import Quantity

_MEASURES = sorted(
    name for name, unit in units_of("en").by_name.items() if unit.dimension != "money"
)


def one(text: str, currency: str | None = None) -> Quantity:
    (quantity,) = quantities_in(text, currency=currency)
    return quantity


@pytest.mark.parametrize(
    ("value", "unit", "into", "expected"),
    [
        (12, "mile", "kilometre", 19.312),
        (1, "nautical mile", "metre", 1852),
        (100, "celsius", "fahrenheit", 212),
        (-40, "fahrenheit", "celsius", -40),
        (1, "metric ton", "kilogram", 1000),
        (640, "acre", "square mile", 1),
        (90, "minute", "hour", 1.5),
        (1, "knot", "kilometre per hour", 1.852),
    ],
)
def test_units_convert(value: float, unit: str, into: str, expected: float) -> None:
    assert convert(value, unit, into) == pytest.approx(expected, rel=1e-4)


@given(
    st.sampled_from(_MEASURES),
    st.sampled_from(_MEASURES),
    st.floats(min_value=-1e6, max_value=1e6),
)
def test_conversion_is_reversible(unit: str, into: str, value: float) -> None:
    known = units_of("en").by_name
    if known[unit].dimension != known[into].dimension:
        with pytest.raises(ValueError, match="cannot be turned into"):
            convert(value, unit, into)
        return
    there = convert(value, unit, into)
    assert math.isclose(convert(there, into, unit), value, rel_tol=1e-6, abs_tol=1e-6)


def test_an_unknown_unit_is_named_in_the_message() -> None:
    with pytest.raises(ValueError, match="smoot"):
        convert(1, "smoot", "metre")


def test_every_name_of_a_unit_is_found_again() -> None:
    units = units_of("en")
    for name, unit in units.words.items():
        found = units.after(tokens_of(" ".join(name)), 0)
        assert found is not None, name
        assert found[0].dimension == unit.dimension, name


@pytest.mark.parametrize(
    ("text", "currency", "unit"),
    [
        ("$20m", None, "USD"),
        ("$20m", "AUD", "AUD"),
        ("$20m", "GBP", "USD"),
        ("A$20m", "USD", "AUD"),
        ("US$ 20m", "AUD", "USD"),
        ("20 million dollars", "CAD", "CAD"),
        ("20 million Australian dollars", None, "AUD"),
        ("NOK 45m", None, "NOK"),
        ("RM79", None, "MYR"),
        ("Rs 500 crore", None, "INR"),
        ("€5", None, "EUR"),
        ("5€", None, "EUR"),
        ("£1.2m", None, "GBP"),
        ("470 pence", None, "penny"),
        ("3 billion roubles", None, "RUB"),
        ("12,000 won", None, "KRW"),
        ("40 pesos", None, "peso"),
        ("40 pesos", "MXN", "MXN"),
        ("Kr45m", "SEK", "SEK"),
        ("mxn$ 45", None, "MXN"),
        ("45 ₭", None, "LAK"),
        ("45 MEUR", None, "EUR"),
        ("45 MUSD", None, "USD"),
    ],
)
def test_currencies_are_named_by_country(text: str, currency: str | None, unit: str) -> None:
    quantity = one(text, currency)
    assert (quantity.unit, quantity.form) == (unit, "money")
    assert quantity.text == text


def test_an_article_before_a_dollar_sign_is_no_australian() -> None:
    assert [q.unit for q in quantities_in("A $5 million reward was offered.")] == ["USD"]


def test_sixty_currencies_are_known() -> None:
    assert len(units_of("en").names) >= 60


def test_pence_count_in_pounds() -> None:
    assert (currency_of("penny"), currency_of("USD per day"), currency_of("mile")) == (
        "GBP", "USD", None,
    )  # fmt: skip
    assert compatible(one("470 pence"), one("£4.70"))


def test_pounds_are_money_beside_spending_and_weight_elsewhere() -> None:
    assert one("He was fined 300 pounds.").unit == "GBP"
    weight = one("The dog weighed 12 pounds.")
    assert weight.unit == "pound"
    assert [other.unit for other in weight.alternatives] == ["GBP"]


def test_a_rate_divides_its_units() -> None:
    hour = Unit(name="hour", dimension="time", factor=3600)
    mile = Unit(name="mile", dimension="length", factor=1609.344)
    rate = rate_of(mile, hour)
    assert (rate.name, rate.dimension) == ("mile per hour", "length per time")
    assert rate.in_base(1) == pytest.approx(0.44704)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("at least 20 people", "26 people"),
        ("more than 100 people", "at least 140 people"),
        ("about 300 people", "287 people"),
        ("nearly 5,000 people", "4,900 people"),
        ("just under 5,000 people", "4,900 people"),
        ("5,000 people", "4,987 people"),
        ("61 percent", "61.4 percent"),
        ("12 miles", "19 km"),
        ("two feet", "60 cm"),
        ("between 15 and 20 people", "18 people"),
        ("dozens of people", "40 people"),
        ("hundreds of people", "1,200 people"),
        ("dozens of people", "22 people"),
        ("almost four dozen people", "at least 45 people"),
        ("up to 300 people", "280 people"),
        ("two thirds of voters", "66.7 percent of voters"),
        ("90 minutes", "an hour and 30 minutes"),
        ("$4.2 million", "$4.23 million"),
        ("a six-year term", "six years"),
    ],
)
def test_these_can_both_be_true(left: str, right: str) -> None:
    first, second = quantities_in(left)[0], quantities_in(right)[-1]
    assert compatible(first, second), (interval_of(first), interval_of(second))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("at least 20 people", "200 people"),
        ("12 people", "19 people"),
        ("16 people", "15 people"),
        ("about 100 people", "160 people"),
        ("almost four dozen people", "53 people"),
        ("nearly 5,000 people", "6,000 people"),
        ("dozens of people", "two people"),
        ("dozens of people", "at least 12 people"),
        ("at least 20 people", "at least 44 people"),
        ("up to 300 people", "20 people"),
        ("up to 300 people", "340 people"),
        ("61 percent", "64 percent"),
        ("12 miles", "12 km"),
        ("$5 million", "$7 million"),
        ("a 34-year-old man", "a 35-year-old man"),
        ("100 people", "97 people"),
        ("$5 million", "5 million euros"),
        ("12 miles", "12 people"),
        ("4 percent", "4 percentage points"),
    ],
)
def test_these_cannot(left: str, right: str) -> None:
    first, second = quantities_in(left)[0], quantities_in(right)[-1]
    assert not compatible(first, second), (interval_of(first), interval_of(second))


def test_money_of_two_currencies_is_not_comparable() -> None:
    assert not comparable(one("$5 million"), one("5 million euros"))
    assert comparable(one("$5 million"), one("US$7m"))
    assert not comparable(one("12 miles"), one("12 people"))


@pytest.mark.parametrize(
    ("value", "figures", "expected"),
    [(5000, 1, True), (4987, 2, False), (0, 1, True), (0.25, 2, True), (math.inf, 3, False)],
)
def test_a_round_number_has_few_figures(value: float, figures: int, expected: bool) -> None:
    assert is_round(value, figures) is expected


@given(st.floats(min_value=1e-6, max_value=1e12), st.integers(min_value=1, max_value=15))
def test_about_holds_its_own_value(value: float, figures: int) -> None:
    low, high = about(value, figures)
    assert low <= value <= high
    assert high - low <= 0.31 * value


_HEDGES = ["", "about ", "nearly ", "at least ", "more than ", "up to ", "just under "]
_NOUNS = ["people", "miles", "km", "percent", "dollars", "euros", "years"]
_texts = st.builds(
    lambda hedge, number, noun: f"{hedge}{number:,} {noun}",
    st.sampled_from(_HEDGES),
    st.integers(min_value=2, max_value=10**7),
    st.sampled_from(_NOUNS),
)


@given(_texts, _texts)
def test_compatible_is_symmetric(left: str, right: str) -> None:
    first, second = one(left), one(right)
    assert compatible(first, second) == compatible(second, first)
    assert comparable(first, second) == comparable(second, first)


@given(_texts)
def test_a_quantity_agrees_with_itself(text: str) -> None:
    assert compatible(one(text), one(text))
