"""The words of the page: every key is used, every used key is there, no verdict judges."""

from __future__ import annotations

import re
from pathlib import Path

from discrepant.records import KINDS, VERDICTS
from reports.wording import words_in

_REPORTS = Path(__file__).parents[2] / "reports"


def _sources() -> str:
    files = (*_REPORTS.rglob("*.py"), *_REPORTS.rglob("*.html"))
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(files))


def test_every_key_is_used_somewhere() -> None:
    text = _sources().replace("'", '"')
    # Families whose last part comes from a record or a section's name.
    families = re.compile(
        r"(kind|verdict|chip|summary|unit|framing|confidence|keys|nothing|matrix)\.|articles\.read_"
        r"|.*\.(title|lead)$"
    )
    unused = [
        key
        for key in words_in("en").by_key
        if not families.match(key)
        and f'"{key.removesuffix(".one").removesuffix(".other")}"' not in text
    ]
    assert unused == []


def test_every_verdict_and_kind_has_its_words() -> None:
    words = words_in("en")
    for verdict in VERDICTS:
        assert words.say(f"verdict.{verdict}")
        assert words.say(f"chip.{verdict}")
    for kind in KINDS:
        assert words.say(f"kind.{kind}")


def test_no_word_says_who_is_right() -> None:
    text = " ".join(words_in("en").by_key.values()).lower()
    for word in ("false", "lie ", "lies ", "fake", "bias", "misinformation"):
        assert word not in text.replace("confidence lies under", "")


def test_counted_words_have_both_forms() -> None:
    keys = set(words_in("en").by_key)
    for key in keys:
        if key.endswith(".one"):
            assert f"{key.removesuffix('.one')}.other" in keys
