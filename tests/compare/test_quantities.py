"""Figures of a sentence, phenomenon by phenomenon, in sentences of our own."""

from __future__ import annotations

import pytest

from compare.notation import quantity_rows
from compare.quantities import kind_of, quantities_in
from discrepant.records import Span

# text -> (words, value, modifier, unit or head)
Read = tuple[str, float, str, str | None]


def read(text: str) -> list[Read]:
    return [
        (q.text, rounded(q.value), q.modifier, q.unit or q.head)
        for q in quantities_in(text)
        if q.form != "ordinal"
    ]


def rounded(value: float) -> float:
    """The value without what binary fractions add to it: 4.2 times a million is 4200000."""
    return float(f"{value:.9g}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # grouping, scale, words, mixtures
        ("The council stored 2,400,000 sandbags.", [("2,400,000", 2.4e6, "=", "sandbag")]),
        (
            "Three hundred and twelve miners came up.",
            [("Three hundred and twelve", 312, "=", "miner")],
        ),
        (
            "Some 3.5 thousand farmers lost half a million goats.",
            [("Some 3.5 thousand", 3500, "~", "farmer"), ("half a million", 5e5, "=", "goat")],
        ),
        ("The bureau spoke of 3,5 million euros.", [("3,5 million euros", 3.5e6, "=", "EUR")]),
        ("A 28 - year - old man.", [("28 - year - old", 28, "=", "year of age")]),
        ("A 75 -300mm lens.", [("75 -300mm", 75, "range", "millimetre")]),
        ("A magnitude-5.9 quake shook it.", [("5.9", 5.9, "=", "magnitude")]),
        ("The fund holds 75 EUR million.", [("75 EUR million", 7.5e7, "=", "EUR")]),
        ("It earned 45 MSEK.", [("45 MSEK", 4.5e7, "=", "SEK")]),
        ("The ticket cost 12 dollars 40.", [("12 dollars 40", 12.4, "=", "USD")]),
        ("The pie cost 5 yuan 3 jiao.", [("5 yuan 3 jiao", 5.3, "=", "CNY")]),
        ("The crate weighs 20 [kg].", [("20 [kg]", 20, "=", "kilogram")]),
        ("Output came in at minus 0.3 percent.", [("minus 0.3 percent", -0.3, "=", "percentage")]),
        ("The Nordex -0.6% and the Sudex +1.2%.",
         [("-0.6%", -0.6, "=", "percentage"), ("+1.2%", 1.2, "=", "percentage")]),
        # modifiers
        ("At least 40 sailors drowned.", [("At least 40", 40, ">=", "sailor")]),
        ("More than 40 sailors drowned.", [("More than 40", 40, ">", "sailor")]),
        ("Up to 300 posts may go.", [("Up to 300", 300, "<=", "post")]),
        ("No more than 300 posts may go.", [("No more than 300", 300, "<=", "post")]),
        ("Fewer than 12 guests came.", [("Fewer than 12", 12, "<", "guest")]),
        ("Roughly 80 barns burned.", [("Roughly 80", 80, "~", "barn")]),
        ("It burned 80 or so barns.", [("80 or so", 80, "~", "barn")]),
        ("It has 60-odd wells.", [("60-odd", 60, "~", "well")]),
        ("Nearly 5,000 fans came.", [("Nearly 5,000", 5000, "~", "fan")]),
        ("Just under 5,000 fans came.", [("Just under 5,000", 5000, "<", "fan")]),
        ("Exactly 26 boats left.", [("Exactly 26", 26, "=", "boat")]),
        ("Up to about 300 boats left.", [("Up to about 300", 300, "<=", "boat")]),
        ("Almost four dozen questions came.", [("Almost four dozen", 48, "~", "question")]),
        ("Drivers over the age of 21 may park.", [("over the age of 21", 21, ">", "year of age")]),
        ("Seats for those aged 35 or above.", [("35 or above", 35, ">=", "year of age")]),
        # change against level
        ("Fares rose 6 percent to 940 euros.",
         [("6 percent", 6, "up", "percentage"), ("940 euros", 940, "=", "EUR")]),
        ("Turnout fell by 4 percentage points to 61 percent.",
         [("4 percentage points", 4, "down", "percentage point"),
          ("61 percent", 61, "=", "percentage")]),
        ("The firm cut its costs by 10 percent.", [("10 percent", 10, "down", "percentage")]),
        ("The index lost 190 points, or 0.6%.",
         [("190", 190, "down", "point"), ("0.6%", 0.6, "down", "percentage")]),
        # ranges
        ("Between 15 and 20 lorries burned.", [("Between 15 and 20", 15, "range", "lorry")]),
        ("It took 15-20 lorries.", [("15-20", 15, "range", "lorry")]),
        ("It took 15 to 20 lorries.", [("15 to 20", 15, "range", "lorry")]),
        ("Eight or nine goats strayed.", [("Eight or nine", 8, "range", "goat")]),
        ("It will cost 2 to 3 billion euros.", [("2 to 3 billion euros", 2e9, "range", "EUR")]),
        ("Prices run from $45 to $50 per barrel.",
         [("from $45 to $50 per barrel", 45, "range", "USD per barrel")]),
        ("Pupils aged 5-11 stayed home.", [("5-11", 5, "range", "year of age")]),
        # lists and elisions
        ("Ferries left from three, four and seven harbours.",
         [("three", 3, "=", "harbour"), ("four", 4, "=", "harbour"), ("seven", 7, "=", "harbour")]),
        ("a four-, five- and six-cylinder engine",
         [("four", 4, "=", "cylinder"), ("five", 5, "=", "cylinder"), ("six", 6, "=", "cylinder")]),
        ("They sold 120 carts in May and 63 in June.",
         [("120", 120, "=", "cart"), ("63", 63, "=", "cart")]),
        ("He has two sons, ages 6 and 16.",
         [("two", 2, "=", "son"), ("6", 6, "=", "year of age"), ("16", 16, "=", "year of age")]),
        # shares and rates
        ("Seven in ten tenants agreed.", [("Seven in ten", 0.7, "=", "fraction")]),
        ("Fewer than four in ten ever came.", [("Fewer than four in ten", 0.4, "<", "fraction")]),
        ("Three quarters of the berths were empty.",
         [("Three quarters", 0.75, "=", "fraction")]),
        ("The rate is 81 per 100,000 residents.",
         [("81 per 100,000 residents", 81, "=", "per 100000 residents")]),
        ("A magnitude 6.4 quake struck.", [("6.4", 6.4, "=", "magnitude")]),
        ("Half the crop was lost.", [("Half", 0.5, "=", "fraction")]),
        ("It weighed a tonne and a half.", [("a tonne and a half", 1.5, "=", "metric ton")]),
        ("It was 12 degrees below zero.", [("12 degrees below zero", -12, "=", "degree")]),
        ("It cost 3 euros 50 cents.", [("3 euros 50 cents", 3.5, "=", "EUR")]),
        ("Turnout fell by 4 points to 61 percent.",
         [("4", 4, "down", "percentage point"), ("61 percent", 61, "=", "percentage")]),
        ("Strength fell by 3,500 to 8,500.", [("3,500", 3500, "down", None),
                                              ("8,500", 8500, "=", None)]),
        ("Bread prices rose fivefold.", [("fivefold", 5, "=", "fold")]),
        # units
        ("A column 12 miles long met a 19 km convoy.",
         [("12 miles", 12, "=", "mile"), ("19 km", 19, "=", "kilometre")]),
        ("A fine of 10 million kronor ($940,000) was set.",
         [("10 million kronor", 1e7, "=", "SEK"), ("$940,000", 940_000, "=", "USD")]),
        ("It ran more than 100 kilometres (60 miles).",
         [("more than 100 kilometres", 100, ">", "kilometre"), ("60 miles", 60, ">", "mile")]),
        ("A 34-year-old baker got a six-year sentence.",
         [("34-year-old", 34, "=", "year of age"), ("six-year", 6, "=", "year")]),
        ("Ada Moss, 34, of Leeds, sang.", [("34", 34, "=", "year of age")]),
        ("Ada Moss, who was 34, sang.", [("34", 34, "=", "year of age")]),
        ("The 45m wall fell.", [("45m", 45, "=", "metre")]),
        ("Some 45m people watched.", [("Some 45m", 45e6, "~", "person")]),
        ("He is 5 feet 6 inches.", [("5 feet 6 inches", 5.5, "=", "foot")]),
        ("It took an hour and a half.", [("an hour and a half", 1.5, "=", "hour")]),
        ("They walked half a mile.", [("half a mile", 0.5, "=", "mile")]),
        ("The strike cost $4.2 million a day.",
         [("$4.2 million a day", 4.2e6, "=", "USD per day")]),
        ("billions of dollars", [("billions of dollars", 2e9, "vague", "USD")]),
        ("Winds reached 120 km/h.", [("120 km/h", 120, "=", "kilometre per hour")]),
        ("a hall of 1520 sq m", [("1520 sq m", 1520, "=", "square metre")]),
        # counts without a number
        ("No passengers were hurt.", [("No", 0, "=", "passenger")]),
        ("Nobody was hurt.", [("Nobody", 0, "=", None)]),
        ("There were no casualties.", [("no", 0, "=", "casualty")]),
        ("Both brothers were freed.", [("Both", 2, "=", "brother")]),
        ("A soldier was killed.", [("A", 1, "=", "soldier")]),
        ("The sole survivor spoke.", [("The sole", 1, "=", "survivor")]),
        ("The only passengers slept.", []),
        ("A double bombing shook the town.", [("double", 2, "=", "bombing")]),
        ("A baker sang.", []),
        ("There were no plans.", []),
        ("They no longer sing.", []),
    ],
)  # fmt: skip
def test_a_sentence_gives_these_figures(text: str, expected: list[Read]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Flight 370 and the G20 met on Highway 1 near Area 51.",
        "A Boeing 737 and an Airbus A380 landed.",
        "It was like 9/11.",
        "They won 3-1 and lost 0-2.",
        "Call 020 7946 0958 or +44-20-7946-0958.",
        "In 2015 the 1990s ended and 2016 began.",
        "It opened on 19 August 2022, on May 3rd and on October 1 2019.",
        "They met at 7.30 p.m. and at 10:27.",
        "Page 5 of chapter 3 in volume 12.",
        "No one knows which one it is; the one that won.",
        "No. 10 said nothing.",
        "COVID-19 and an F-16.",
        "She lives at 12 Mill Street.",
        "He hit 5-of-12 shots on a 4K screen.",
        "It was built in nineteen eighty-nine.",
        "The Mark II and the S&P 500.",
    ],
)
def test_numbers_in_names_dates_and_scores_are_no_figures(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("exactly 26 boats", 26, 26),
        ("at least 26 boats", 26, None),
        ("more than 26 boats", 26, None),
        ("up to 300 boats", 0, 300),
        ("about 300 boats", 255, 345),
        ("about 5,000 boats", 4500, 5500),
        ("about 26 boats", 24.7, 27.3),
        ("nearly 5,000 boats", 4500, 5000),
        ("just under 5,000 boats", 4500, 5000),
        ("just over 5,000 boats", 5000, 5500),
        ("15 to 20 boats", 15, 20),
        ("dozens of boats", 24, 199),
        ("hundreds of boats", 200, 1999),
        ("several hundred boats", 300, 999),
    ],
)
def test_bounds_follow_the_modifier(text: str, low: float, high: float | None) -> None:
    (quantity,) = quantities_in(text)
    assert quantity.low == pytest.approx(low)
    assert quantity.high == (None if high is None else pytest.approx(high))


def test_a_range_keeps_both_ends() -> None:
    (quantity,) = quantities_in("between 15 and 20 lorries")
    assert (quantity.value, quantity.value_high, quantity.modifier) == (15, 20, "range")


@pytest.mark.parametrize(
    "text",
    [
        "The rate went from 4.1 to 4.6 percent.",
        "The rate was lowered from 4.1 percent to 4.6 percent.",
        "The rate rose from 4.1 percent in May to 4.6 percent in June.",
    ],
)
def test_the_ends_of_a_change_are_two_quantities(text: str) -> None:
    found = quantities_in(text)
    assert [(q.value, q.unit, q.side) for q in found] == [
        (4.1, "percentage", "before"), (4.6, "percentage", "after"),
    ]  # fmt: skip


def test_the_span_leaves_the_counted_noun_to_its_own_span() -> None:
    text = "At least 26 Russian soldiers died."
    (quantity,) = quantities_in(text)
    assert quantity.text == "At least 26"
    assert quantity.concept == "Russian soldiers"
    assert quantity.concept_span is not None
    assert quantity.concept_span.of(text) == "Russian soldiers"
    assert quantity.head == "soldier"


def test_ordinals_are_kept_apart() -> None:
    found = quantities_in("For the third time the 12th-largest bank closed.")
    assert [(q.value, q.form) for q in found] == [(3, "ordinal"), (12, "ordinal")]


def test_nothing_that_starts_in_a_masked_span_is_read() -> None:
    text = "On 4 May at 10 they freed 12 sheep."
    masked = (Span(start=3, end=14),)
    assert [q.value for q in quantities_in(text, masked=masked)] == [12]


def test_quantities_stand_in_order_of_their_places() -> None:
    text = "No one was hurt, both barns burned, a man was held and 12 goats fled."
    starts = [q.span.start for q in quantities_in(text)]
    assert starts == sorted(starts)
    assert len(starts) == 4


@pytest.mark.parametrize(
    ("left", "right"), [("pupil", "student"), ("trooper", "soldier"), ("people", "people")]
)
def test_synonyms_are_one_kind(left: str, right: str) -> None:
    assert kind_of(left) == kind_of(right)


def test_a_strict_part_is_a_kind_of_its_own() -> None:
    assert len({kind_of(head) for head in ("person", "soldier", "child", "woman")}) == 4


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("Shares were up more than 20 percent.", ">"),
        ("Sales fell by less than 20 percent.", "<"),
        ("Rents rose 20 percent.", "up"),
    ],
)
def test_a_bounded_change_is_written_with_its_bound(text: str, modifier: str) -> None:
    (row,) = quantity_rows(quantities_in(text))
    assert row["modifier"] == modifier
