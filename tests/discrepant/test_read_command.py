"""`discrepant read`: what is read in a sentence and why, and the same in bulk."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from discrepant.exit_codes import ExitCode

from .conftest import Run

SENTENCE = "At least 26 people died on Friday, two years after the ferry law."


def written(*lines: object, path: Path = Path("in.jsonl")) -> Path:
    told = (one if isinstance(one, str) else json.dumps(one) for one in lines)
    path.write_text("".join(f"{one}\n" for one in told), encoding="utf-8")
    return path


def rows_in(text: str) -> list[dict[str, Any]]:  # Any: JSON
    return [json.loads(line) for line in text.splitlines()]


# -------------------------------------------------------------------- one sentence


def test_each_reading_has_a_line_with_its_words_its_kind_and_its_value(run: Run) -> None:
    told = run("read", SENTENCE, "--published", "2024-06-12").stdout.splitlines()
    assert [" ".join(line.split()) for line in told] == [
        "At least 26 figure at least 26, people, killed",
        "Friday date 2024-06-07, or 2024-06-14",
        "two years duration 2, year",
        "two years duration P2Y",
    ]


def test_a_sentence_without_figures_says_so_and_is_no_failure(run: Run) -> None:
    result = run("read", "Nothing happened.")
    assert (result.exit_code, result.stdout) == (ExitCode.DONE, "")
    assert "No figure, date or time" in result.stderr


def test_json_tells_bounds_roles_and_open_readings_and_keeps_ordinals_apart(run: Run) -> None:
    text = "In the third raid, police said on Friday, a fine of 3 million pounds was set."
    told = json.loads(run("read", text, "--published", "2024-06-12", "--json", "-").stdout)
    assert told["format"] == 1
    assert told["text"] == text
    assert [one["text"] for one in told["ordinals"]] == ["third"]
    (money,) = (one for one in told["quantities"] if one["form"] == "money")
    assert (money["value"], money["unit"]) == (3_000_000, "pound sterling")
    assert money["alternatives"] == [{"unit": "pound"}]
    (friday,) = told["timexes"]
    assert (friday["value"], friday["alternatives"]) == ("2024-06-07", ["2024-06-14"])


def test_zone_day_order_currency_and_language_are_the_outlet_s(run: Run) -> None:
    text = "It cost $5 on 3/4/2022 at 11 p.m."
    told = run(
        "read", text, "--zone", "Asia/Tokyo", "--day-order", "dmy", "--currency", "aud",
        "--language", "en-AU", "--json", "-",
    )  # fmt: skip
    read = json.loads(told.stdout)
    assert read["quantities"][0]["unit"] == "australian dollar"
    assert read["timexes"][0]["value"] == "2022-04-03T23:00"
    assert read["timexes"][0]["low"] == "2022-04-03T14:00:00+00:00"


# -------------------------------------------------------------------- in bulk


def test_in_bulk_a_line_in_gives_a_line_out_with_the_same_id(run: Run) -> None:
    source = written(
        {"id": "a", "text": SENTENCE, "reference": "2024-06-12"},
        {"id": 7, "text": "No one came."},
    )
    result = run("read", "--from", source, "--json", "out.jsonl")
    assert (result.exit_code, result.stdout) == (ExitCode.DONE, "")
    first, second = rows_in(Path("out.jsonl").read_text(encoding="utf-8"))
    assert second == {"id": 7, "quantities": [], "timexes": []}
    assert first["quantities"][0] == {
        "value": 26, "value_high": None, "modifier": ">=", "unit": "person",
        "concept": "people", "start": 0, "end": 11,
    }  # fmt: skip
    assert first["timexes"][0] == {
        "text": "Friday", "start": 27, "end": 33, "type": "DATE", "value": "2024-06-07",
    }  # fmt: skip


def test_a_duration_stands_as_a_quantity_and_as_a_timex(run: Run) -> None:
    source = written({"id": "a", "text": "They waited for three days.", "reference": None})
    (row,) = rows_in(run("read", "--from", source).stdout)
    assert [(q["value"], q["unit"]) for q in row["quantities"]] == [(3, "day")]
    assert [(t["type"], t["value"]) for t in row["timexes"]] == [("DURATION", "P3D")]


def test_the_two_ends_of_a_change_share_a_row(run: Run) -> None:
    source = written({"id": "a", "text": "The toll rose from 17 to 19."})
    (row,) = rows_in(run("read", "--from", source).stdout)
    (pair,) = row["quantities"]
    assert (pair["value"], pair["value_high"]) == (17, 19)


def test_spans_count_in_the_text_over_several_sentences_and_lines(run: Run) -> None:
    text = "It began at 9 a.m. on 3 May 2024.\nSix men left. Some 40 stayed for 12 hours."
    (row,) = rows_in(run("read", "--from", written({"id": "a", "text": text})).stdout)
    words = [text[one["start"] : one["end"]] for one in row["quantities"] + row["timexes"]]
    assert words == ["Six", "Some 40", "12 hours", "9 a.m. on 3 May 2024", "12 hours"]


def test_the_day_of_publication_given_holds_for_lines_without_one(run: Run) -> None:
    source = written(
        {"id": "a", "text": "Today."}, {"id": "b", "text": "Today.", "reference": "2020-01-02"}
    )
    rows = rows_in(run("read", "--from", source, "--published", "2024-06-12").stdout)
    assert [row["timexes"][0]["value"] for row in rows] == ["2024-06-12", "2020-01-02"]


def test_a_second_run_may_overwrite_its_own_file_and_no_other(run: Run) -> None:
    source = written({"id": "a", "text": SENTENCE})
    assert run("read", "--from", source, "--json", "out.jsonl").exit_code == ExitCode.DONE
    assert run("read", "--from", source, "--json", "out.jsonl").exit_code == ExitCode.DONE
    result = run("read", "--from", source, "--json", source)
    assert result.exit_code == ExitCode.USAGE
    assert "--force" in result.stderr


# -------------------------------------------------------------------- what is wrong is named


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", "not JSON"),
        ("[1]", "no JSON object"),
        ('{"id": "a"}', '"text" is missing'),
        ('{"text": "x"}', '"id" is no text'),
        ('{"id": true, "text": "x"}', '"id" is no text'),
        ('{"id": "a", "text": "x", "reference": "soon"}', "2022-08-19"),
        ('{"id": "a", "text": "x", "reference": 2022}', '"reference" is no text'),
        ('{"id": "a", "text": 1%s}' % ("0" * 5000), "beyond reason"),
    ],
)
def test_a_line_that_is_none_is_named_with_what_is_wrong(
    run: Run, line: str, complaint: str
) -> None:
    result = run("read", "--from", written({"id": "a", "text": "x"}, line))
    assert result.exit_code == ExitCode.USAGE
    assert "in.jsonl, line 2" in result.stderr
    assert complaint in result.stderr


def test_bytes_that_are_no_utf8_are_named(run: Run) -> None:
    Path("in.jsonl").write_bytes(b'{"id": "a", "text": "\xff"}\n')
    assert "not UTF-8" in run("read", "--from", "in.jsonl").stderr


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((), "one of the two"),
        (("x", "--from", "in.jsonl"), "one of the two"),
        (("--from", "gone.jsonl"), "gone.jsonl cannot be read"),
        (("--from", "empty.jsonl"), "holds no text"),
        (("x", "--published", "soon"), "'soon' is no date"),
        (("x", "--zone", "Mars/Olympus"), "no time zone"),
        (("x", "--zone", "../etc/passwd"), "no time zone"),
        (("x", "--language", "tlh"), "There are no words for 'tlh' yet"),
        (("x", "--json", "gone/out.json"), "there is no folder"),
    ],
)
def test_what_cannot_be_worked_with_is_said_in_a_sentence(
    run: Run, arguments: tuple[str, ...], complaint: str
) -> None:
    Path("empty.jsonl").write_text("\n")
    result = run("read", *arguments)
    assert result.exit_code == ExitCode.USAGE
    assert complaint in " ".join(result.stderr.split())


def test_half_of_a_surrogate_pair_and_control_characters_do_no_harm(run: Run) -> None:
    source = written('{"id": "a\\ud800", "text": "12 \\ud800 men\\u0000 and 5\\u001bc dogs"}')
    (row,) = rows_in(run("read", "--from", source).stdout)
    assert [one["value"] for one in row["quantities"]] == [12, 5]
    assert "\x1b" not in run("read", "about 5\x1bc dogs").stdout
