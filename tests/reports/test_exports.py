"""JSON and CSV: the format as documented, and nothing that acts in another program."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from discrepant.records import Comparison, Span
from reports.csv_export import COLUMNS, csv_of
from reports.json_export import json_of
from tests.reports.footbridge import footbridge
from tests.reports.shapes import calm, empty, hostile, large

_DOCS = Path(__file__).parents[2] / "docs"
_SCHEMA = json.loads((_DOCS / "comparison.schema.json").read_text(encoding="utf-8"))
Make = Callable[[], Comparison]

_ALL: list[Make] = [footbridge, calm, empty, hostile, lambda: large(40, 4)]


def _keys_in_order(value: object) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(key for item in value.values() for key in _keys_in_order(item))]
    if isinstance(value, list):
        return [key for item in value for key in _keys_in_order(item)]
    return []


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(_SCHEMA)


@pytest.mark.parametrize("make", _ALL)
def test_every_export_is_valid_against_the_schema(make: Make) -> None:
    text = json_of(make())
    Draft202012Validator(_SCHEMA).validate(json.loads(text))
    text.encode("utf-8")
    assert text.endswith("}\n")


def test_keys_stand_in_the_order_of_the_format() -> None:
    document = json.loads(json_of(footbridge()))
    assert list(document) == list(_SCHEMA["properties"])
    for name in ("article", "fact", "mention", "contrast"):
        wanted = list(_SCHEMA["$defs"][name]["properties"])
        record = {
            "article": document["articles"][0],
            "fact": document["facts"][0],
            "mention": document["facts"][0]["mentions"][0],
            "contrast": document["framing"][0],
        }[name]
        assert list(record) == wanted


def test_offsets_quote_the_articles() -> None:
    comparison = footbridge()
    document = json.loads(json_of(comparison))
    for fact in document["facts"]:
        for mention in fact["mentions"]:
            text = comparison.article(mention["article"]).field(mention["field"])
            assert text[mention["start"] : mention["end"]] == mention["text"]
            assert mention["text"] in mention["sentence"]
    for card in document["framing"]:
        for side in card["sides"]:
            text = comparison.article(side["article"]).text
            assert text[side["start"] : side["end"]] == side["text"]
            assert side["start"] <= side["mark_start"] < side["mark_end"] <= side["end"]


def test_whole_numbers_have_no_fraction_and_open_bounds_are_null() -> None:
    document = json.loads(json_of(footbridge()))
    first = document["facts"][0]["mentions"][0]
    assert (first["value"], first["low"], first["high"]) == (20, 20, None)
    assert isinstance(first["value"], int)


@pytest.mark.parametrize(
    ("value", "written"),
    [(0.1 + 0.2, 0.3), (12.0, 12), (float("nan"), None), (float("inf"), None), (-0.5, -0.5)],
)
def test_floats_are_tidy(value: float, written: float | None) -> None:
    fact = footbridge().facts[0]
    changed = replace(fact, mentions=(replace(fact.mentions[0], value=value),))
    document = json.loads(json_of(replace(footbridge(), facts=(changed,))))
    assert document["facts"][0]["mentions"][0]["value"] == written


def test_json_gives_back_every_text_even_half_a_pair() -> None:
    comparison = hostile()
    document = json.loads(json_of(comparison))
    assert [a["title"] for a in document["articles"]] == [a.title for a in comparison.articles]


def _rows(comparison: Comparison) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_of(comparison))))


def test_the_table_has_a_row_for_every_mention() -> None:
    comparison = footbridge()
    rows = _rows(comparison)
    assert len(rows) == sum(len(fact.mentions) for fact in comparison.facts)
    assert tuple(rows[0]) == COLUMNS
    assert rows[0]["words"] == "at least 20 people"
    assert rows[0]["value"] == "20"
    assert rows[0]["high"] == ""


def test_an_empty_table_has_its_header() -> None:
    assert csv_of(empty()) == ",".join(COLUMNS) + "\n"


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", " =1", "﹣1"]
)
def test_no_cell_of_words_is_a_formula(words: str) -> None:
    fact = footbridge().facts[0]
    changed = replace(fact, label=words, reason=words)
    row = _rows(replace(footbridge(), facts=(changed,)))[0]
    assert row["label"].startswith("'")
    assert row["reason"].startswith("'")


def test_a_negative_number_stays_a_number() -> None:
    fact = footbridge().facts[0]
    changed = replace(fact, mentions=(replace(fact.mentions[0], value=-5.0),))
    assert _rows(replace(footbridge(), facts=(changed,)))[0]["value"] == "-5"


@settings(max_examples=100)
@given(st.text(max_size=40))
def test_any_text_survives_the_table_and_none_acts(text: str) -> None:
    fact = footbridge().facts[0]
    mention = replace(fact.mentions[0], attributed_to=text, span=Span(start=0, end=0))
    row = _rows(replace(footbridge(), facts=(replace(fact, mentions=(mention,)),)))[0]
    row["attributed_to"].encode("utf-8")
    first = unicodedata.normalize("NFKC", row["attributed_to"][:1])[:1]
    assert first not in set("=+-@\t\r\n")


def test_the_documentation_names_every_key() -> None:
    text = (_DOCS / "json-format.md").read_text(encoding="utf-8")
    missing = [
        k for k in set(_keys_in_order(json.loads(json_of(footbridge())))) if f"`{k}`" not in text
    ]
    outlets = {article.outlet for article in footbridge().articles}
    assert sorted(set(missing) - outlets) == []
