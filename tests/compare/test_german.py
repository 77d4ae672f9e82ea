"""German, read from wording files alone: sixty sentences of our own as a table."""

from __future__ import annotations

import ast

import pytest

from bench import ROOT
from compare.readings import language_for, readings_of
from discrepant.records import Moment, Quantity
from scripts.modules import modules_of

PUBLISHED = Moment.parse("2024-06-12")  # a Wednesday

Read = tuple[float, str, str | None, str | None]  # value, modifier, unit or noun, what happened


def read(text: str) -> list[Read]:
    found = readings_of(text, reference=PUBLISHED, language="de").quantities
    return [(q.value, q.modifier, q.unit or q.head, q.role) for q in found if _counts(q)]


def _counts(quantity: Quantity) -> bool:
    return quantity.form != "ordinal"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # numerals
        ("Die Stadt lagert 1.250.000 Masken.", [(1.25e6, "=", "masken", None)]),
        ("Die Behörde sprach von 3,5 Millionen Euro.", [(3.5e6, "=", "EUR", None)]),
        ("Zweihunderteinunddreißig Bergleute wurden gerettet.",
         [(231, "=", "bergmann", "rescued")]),
        ("Einundzwanzig Schüler wurden verletzt.", [(21, "=", "schüler", "injured")]),
        ("Dreitausendfünfhundert Soldaten wurden entsandt.", [(3500, "=", "soldat", "deployed")]),
        ("Zweieinhalb Millionen Menschen sind ohne Strom.", [(2.5e6, "=", "mensch", "damaged")]),
        ("Ein Dutzend Häuser wurde zerstört.", [(12, "=", "haus", "destroyed")]),
        ("Eine halbe Million Menschen demonstrierten.", [(5e5, "=", "mensch", "took part")]),
        ("Zwei Drittel der Wähler blieben zu Hause.", [(2 / 3, "=", "fraction", None)]),
        ("Das Wachstum lag bei minus 0,3 Prozent.", [(-0.3, "=", "percentage", None)]),
        ("Es kostet 4,2 Mrd. Euro.", [(4.2e9, "=", "EUR", "cost")]),
        ("12.500 Wohnungen wurden beschädigt.", [(12_500, "=", "wohnung", "damaged")]),
        # modifiers
        ("Mindestens 26 Menschen kamen ums Leben.", [(26, ">=", "mensch", "killed")]),
        ("Mehr als 40 Menschen ertranken.", [(40, ">", "mensch", "killed")]),
        ("Bis zu 300 Stellen sollen wegfallen.", [(300, "<=", "stelle", "laid-off")]),
        ("Höchstens 12 Gäste kamen.", [(12, "<=", "gäste", None)]),
        ("Weniger als 50 Menschen wurden evakuiert.", [(50, "<", "mensch", "evacuated")]),
        ("Rund 80 Häuser wurden zerstört.", [(80, "~", "haus", "destroyed")]),
        ("Fast 5.000 Menschen protestierten.", [(5000, "~", "mensch", "took part")]),
        ("Knapp 5.000 Menschen protestierten.", [(5000, "<", "mensch", "took part")]),
        ("Gut 200 Fahrzeuge wurden beschädigt.", [(200, ">", "fahrzeug", "damaged")]),
        ("Dutzende Menschen wurden verletzt.", [(24, "vague", "mensch", "injured")]),
        ("Hunderte flohen.", [(200, "vague", None, "displaced")]),
        # ranges and changes
        ("15 bis 20 Lastwagen kamen an.", [(15, "range", "lastwagen", None)]),
        ("Zwischen 15 und 20 Lastwagen kamen an.", [(15, "range", "lastwagen", None)]),
        ("15-20 Lastwagen kamen an.", [(15, "range", "lastwagen", None)]),
        ("Es kostet 2 bis 3 Milliarden Euro.", [(2e9, "range", "EUR", "cost")]),
        ("Die Quote stieg von 4,1 auf 4,6 Prozent.",
         [(4.1, "=", "percentage", None), (4.6, "=", "percentage", None)]),
        ("Die Mieten stiegen um 6 Prozent auf 940 Euro.",
         [(6, "up", "percentage", None), (940, "=", "EUR", None)]),
        ("Die Beteiligung sank um 4 Prozentpunkte.", [(4, "down", "percentage point", None)]),
        # units and money
        ("Der Ort liegt 12 Kilometer entfernt.", [(12, "=", "kilometre", "distance")]),
        ("Es brannten 300 Hektar.", [(300, "=", "hectare", None)]),
        ("Der Wagen fuhr 120 km/h.", [(120, "=", "kilometre per hour", None)]),
        ("Es wurden 25 Grad gemessen.", [(25, "=", "celsius", None)]),
        ("Das Schiff hatte 40.000 Tonnen Öl an Bord.", [(40_000, "=", "metric ton", None)]),
        ("Die Strafe beträgt 300 Schweizer Franken.", [(300, "=", "CHF", None)]),
        ("Sie zahlte 20 US-Dollar.", [(20, "=", "USD", None)]),
        ("Der Streik dauerte 48 Stunden.", [(48, "=", "hour", None)]),
        ("Der 34-jährige Fahrer floh.", [(34, "=", "year of age", None)]),
        ("Das Mädchen ist 12 Jahre alt.", [(12, "=", "year of age", None)]),
        # what happened
        ("Die Polizei nahm 43 Demonstranten fest.", [(43, "=", "demonstrant", "arrested")]),
        ("Bei dem Unglück gab es 17 Tote.", [(17, "=", "toter", "killed")]),
        ("Neun Personen werden vermisst.", [(9, "=", "person", "missing")]),
        ("Die Zahl der Todesopfer stieg auf 31.", [(31, "=", None, "killed")]),
        ("17 Menschen wurden getötet und 30 verletzt.",
         [(17, "=", "mensch", "killed"), (30, "=", "mensch", "injured")]),
        ("Sechs Beschäftigte streikten.", [(6, "=", "beschäftigter", "on strike")]),
        # no figures
        ("Flug 370 landete auf Gleis 9.", []),
        ("Im Jahr 2015 begann der Bau.", []),
        ("Zum 3. Mal tagte der Rat.", []),
    ],
)  # fmt: skip
def test_figures_of_a_german_sentence(text: str, expected: list[Read]) -> None:
    found = read(text)
    assert [one[1:] for one in found] == [one[1:] for one in expected]
    assert [one[0] for one in found] == pytest.approx([one[0] for one in expected])


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Die Wahl war am Freitag.", "2024-06-07"),
        ("Die Wahl wird am Freitag wiederholt.", "2024-06-14"),
        ("Er trat am 3. Mai 2024 zurück.", "2024-05-03"),
        ("Er trat am 03.05.2024 zurück.", "2024-05-03"),
        ("Er trat gestern zurück.", "2024-06-11"),
        ("Er kam am Dienstagabend.", "2024-06-11TEV"),
        ("Vor zwei Jahren begann der Bau.", "2022"),
        ("In zehn Tagen endet die Frist.", "2024-06-22"),
        ("Im September 2023 brannte es.", "2023-09"),
        ("Nächste Woche tagt der Rat.", "2024-W25"),
        ("Ende Juni tagt der Rat.", "2024-06"),
        ("Der Angriff begann um 14.30 Uhr am Dienstag.", "2024-06-11T14:30"),
        ("Er blieb drei Wochen.", "P3W"),
        ("Am Karfreitag 2024 ruhte die Arbeit.", "2024-03-29"),
        ("Jeden Montag demonstrieren sie.", "XXXX-WXX-1"),
    ],
)
def test_dates_of_a_german_sentence(text: str, value: str) -> None:
    assert [t.value for t in readings_of(text, reference=PUBLISHED, language="de").timexes] == [
        value
    ]


def test_a_date_with_a_full_stop_ends_no_sentence() -> None:
    text = "Am 3. Mai starben ca. 12 Menschen. Am 4. Mai wurden 5 Menschen gerettet."
    found = readings_of(text, reference=PUBLISHED, language="de")
    assert [(q.value, q.role) for q in found.quantities] == [(12, "killed"), (5, "rescued")]
    assert [t.value for t in found.timexes] == ["2024-05-03", "2024-05-04"]


def test_spans_quote_the_german_text() -> None:
    text = "Mindestens 26 Menschen kamen am Freitag ums Leben.\nRund 1.250 Häuser brannten."
    found = readings_of(text, reference=PUBLISHED, language="de")
    assert [q.span.of(text) for q in found.quantities] == ["Mindestens 26", "Rund 1.250"]
    assert [t.span.of(text) for t in found.timexes] == ["Freitag"]


def test_the_language_of_the_article_chooses_the_words() -> None:
    assert (language_for("de-AT"), language_for("en-GB"), language_for("fr")) == ("de", "en", "en")


def test_no_german_word_stands_in_the_code_that_reads() -> None:
    german = {"und", "oder", "der", "die", "das", "uhr", "million", "bis", "vor", "von", "ein"}
    rooms = ("compare.quantities", "compare.timexes", "compare.num", "compare.joined")
    modules = [one for one in modules_of(ROOT, "compare") if one.name.startswith(rooms)]
    assert len(modules) > 20
    for module in modules:
        nodes = ast.walk(module.tree)
        words = {node.value for node in nodes if isinstance(node, ast.Constant)}
        assert words & german == set(), module.name
