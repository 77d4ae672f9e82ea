"""What the page says, before it is a page: counts, order, grouping, words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from discrepant.records import Comparison, Fact, Mention, Moment
from reports.facts import FactView
from reports.page import html_of
from reports.passages import CONTEXT_LENGTH
from reports.plain import clipped, visible
from reports.values import Extent, extent_of, moment_words, period_words, time_extent_of
from reports.view import PageView, page_view
from reports.wording import words_in
from tests.reports.builders import told, written
from tests.reports.footbridge import footbridge
from tests.reports.shapes import calm, empty, large


def _view(comparison: Comparison) -> PageView:
    return page_view(comparison, words_in("en"))


def _fact(identity: str, comparison: Comparison | None = None) -> FactView:
    page = _view(comparison or footbridge())
    sections = (
        page.differences, page.unclear, page.updated, page.scope, page.agreed, page.single,
    )  # fmt: skip
    return next(f for section in sections for f in section if f.id == f"fact-{identity}")


def _retold(identity: str, mentions: tuple[Mention, ...]) -> Comparison:
    """The footbridge with other mentions of one fact."""
    whole = footbridge()
    facts = tuple(replace(f, mentions=mentions) if f.id == identity else f for f in whole.facts)
    return replace(whole, facts=facts)


# ------------------------------------------------------------------------- the summary


def test_the_verdict_line_counts_outlets_facts_and_verdicts() -> None:
    assert _view(footbridge()).verdict_line == (
        "7 outlets, 15 shared facts: 4 agree, 7 differ, 1 has sources that disagree, "
        "1 may differ, 1 was updated and 1 counts different things."
    )


def test_the_second_line_counts_texts_that_stand_by_their_origins() -> None:
    assert _view(footbridge()).texts_line == (
        "7 articles, 1 earlier version, 5 independent texts; 1 was read only in part; "
        "2 could not be read; 1 more fact is told by one outlet alone."
    )


def test_an_empty_event_is_counted_as_empty() -> None:
    page = _view(empty())
    assert page.verdict_line == "0 outlets, 0 shared facts."
    assert page.chips == ()
    assert page.matrix is None


def test_one_outlet_alone_has_nothing_to_compare_with() -> None:
    whole = footbridge()
    alone = replace(
        whole, articles=whole.articles[:1], origins=whole.origins[:1], facts=(), coverage=(),
        framing=(),
    )  # fmt: skip
    assert "Only one outlet" in (_view(alone).nothing or "")


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ({"conflict", "agree"}, None),
        ({"unclear", "agree"}, "1 fact may differ and should be checked"),
        ({"update", "scope", "agree"}, "moved with time or count different things"),
        ({"agree", "single"}, "they agree"),
        ({"single"}, "No fact is told by two outlets"),
    ],
)
def test_where_nothing_differs_the_page_says_what_that_means(
    verdicts: set[str], expected: str | None
) -> None:
    whole = footbridge()
    facts = tuple(fact for fact in whole.facts if fact.verdict in verdicts)
    nothing = _view(replace(whole, facts=facts, coverage=())).nothing
    assert nothing == expected or (expected is not None and expected in (nothing or ""))


def test_dates_covered_fall_back_to_the_articles() -> None:
    whole = footbridge()
    bare = replace(whole, event=replace(whole.event, first=None, last=None))
    assert _view(bare).covered == "14 Sep 2024"
    assert _view(empty()).covered is None


def test_chips_stand_in_the_order_of_the_report_and_lead_to_their_sections() -> None:
    chips = _view(footbridge()).chips
    assert [chip.verdict for chip in chips] == [
        "conflict", "rival", "unclear", "update", "scope", "agree", "single",
    ]  # fmt: skip
    assert chips[1].section == "differences"


def test_only_differences_are_numbered_and_in_the_order_of_the_comparison() -> None:
    page = _view(footbridge())
    assert [fact.number for fact in page.differences] == list(range(1, 9))
    assert {fact.number for fact in (*page.unclear, *page.agreed)} == {None}


def test_the_contents_name_only_sections_that_are_there() -> None:
    names = [line.id for line in _view(calm()).contents]
    assert names == ["differences", "framing", "matrix", "agreed", "single", "articles", "method"]


# ------------------------------------------------------------------------- answers and evidence


def test_answers_stand_by_group_and_what_fits_several_comes_last() -> None:
    marks = [answer.mark for answer in _fact("figure-people-hurt").answers]
    assert marks == ["g1", "g2", "gany"]


def test_reprints_of_a_text_are_folded_under_it_and_counted_once() -> None:
    corley = _fact("place-hospital").answers[0]
    assert [p.source.outlet for p in corley.passages] == ["Northwire"]
    assert [p.source.outlet for p in corley.reprints] == ["Daily Bell", "City Echo"]
    assert corley.spread == "3 outlets, 1 origin"


def test_a_second_mention_in_one_article_is_no_second_voice() -> None:
    post = _fact("figure-people-hurt").answers[1]
    assert len(post.passages) == 1
    assert [passage.headline for passage in post.more] == [True]
    assert post.spread == "1 outlet, 1 origin"


def test_the_value_in_digits_stands_beside_words_that_hold_none() -> None:
    assert _fact("figure-people-hurt").answers[0].reads_as == "read as 23"
    assert _fact("date-built").answers[0].reads_as is None


def test_a_glance_shows_digits_and_days_where_the_words_hide_them() -> None:
    assert _fact("figure-people-hurt").at_a_glance == "23 / 31 / at least 20 people"
    assert _fact("date-last-inspection").at_a_glance == "14 Jun 2024 / 14 Jul 2024"
    assert _fact("figure-repair-plan").at_a_glance == "£4.2 million / £4.2 billion"
    assert _fact("quote-overloaded").at_a_glance == "2 wordings"


def test_the_moment_spoken_of_is_told_where_it_is_not_that_of_publication() -> None:
    answers = _fact("figure-in-hospital").answers
    told_moments = [a.passages[0].as_of for a in answers]
    # Published on that day and no more is known; later than published; the next day.
    assert told_moments[0] is None
    assert told_moments[1] is not None
    assert told_moments[2] is not None
    assert told_moments[2].words == "15 Sep 2024, 05:00 UTC"


def test_the_wordings_of_a_quote_show_the_words_that_differ() -> None:
    fact = _fact("quote-overloaded")
    marked = [[p.text.strip() for p in line.pieces if p.marked] for line in fact.quotes]
    assert marked == [[], ["badly"]]
    assert [answer.words for answer in fact.answers] == ["Wording 1", "Wording 2"]


def test_a_passage_brings_one_sentence_before_and_one_behind() -> None:
    passage = _fact("cause-of-collapse").answers[1].passages[0]
    assert passage.before == "The injured were taken to Saint Brannoc’s hospital in Lowmoor."
    assert passage.after == (
        "Nora Pell, for the county, said: “We do not believe that the bridge was overloaded.”"
    )


def test_context_is_short_even_where_no_sentence_ends() -> None:
    article = written("a", "A", "T", f"{'word ' * 500}gap. At 12. {'word ' * 500}", at=None)
    fact = Fact(
        id="x", kind="figure", label="x", verdict="single", confidence=1, reason="", rule="",
        origins=1, mentions=(told(article, "12", 12.0),),
    )  # fmt: skip
    comparison = replace(
        empty(), articles=(article,), origins=(("a", "a"),), facts=(fact,), unread=()
    )
    passage = _fact("x", comparison).answers[0].passages[0]
    assert len(passage.before) <= CONTEXT_LENGTH + 2
    assert len(passage.after) <= CONTEXT_LENGTH
    assert passage.before.startswith("… ")


def test_agreement_in_other_words_is_called_compatible() -> None:
    assert _fact("figure-length").verdict_words == "compatible"
    assert _fact("figure-length").at_a_glance == "61 metres / 200-foot"
    assert _fact("date-built").verdict_words == "agree"


# ------------------------------------------------------------------------- strips


def test_a_strip_has_one_row_for_each_independent_text() -> None:
    strip = _fact("figure-people-hurt").strip
    assert strip is not None
    assert [row.outlets for row in strip.rows] == [
        "Northwire, Daily Bell and City Echo", "The Meridian", "Harbour Post",
    ]  # fmt: skip
    assert strip.caption == "What each independent text says, in people."


def test_sources_that_disagree_are_named_on_the_strip() -> None:
    strip = _fact("figure-pulled-from-water").strip
    assert strip is not None
    assert strip.rows[0].said_by == "the county"


def test_what_counts_different_things_shares_no_axis() -> None:
    assert _fact("figure-people-there").strip is None


def test_other_units_share_no_axis() -> None:
    assert _fact("figure-length").strip is None


def test_a_long_strip_says_how_many_rows_it_leaves_to_the_evidence() -> None:
    page = _view(large(facts=1, outlets=20))
    strip = page.differences[0].strip
    assert strip is not None
    assert len(strip.rows) == 14
    assert strip.left_over == "6 more rows are in the sentences below."


@pytest.mark.parametrize(
    ("modifier", "low", "high", "expected"),
    [
        (None, None, None, Extent(low=12, high=12, at=12)),
        ("=", 12.0, 12.0, Extent(low=12, high=12, at=12)),
        (">=", 12.0, None, Extent(low=12, high=None, at=12)),
        ("<", None, 12.0, Extent(low=None, high=12, at=12)),
        ("range", 11.0, 13.0, Extent(low=11, high=13, at=None)),
        ("~", None, None, Extent(low=12, high=12, at=12)),
    ],
)
def test_hedges_become_extents(
    modifier: str | None, low: float | None, high: float | None, expected: Extent
) -> None:
    mention = replace(footbridge().facts[0].mentions[0], value=12.0)
    assert extent_of(replace(mention, modifier=modifier, low=low, high=high)) == expected


@pytest.mark.parametrize("value", ["corley", float("nan"), float("inf"), "2024-09-14"])
def test_what_is_no_number_lies_on_no_scale(value: float | str) -> None:
    mention = footbridge().facts[0].mentions[0]
    assert extent_of(replace(mention, value=value, low=None, high=None, modifier=None)) is None


@pytest.mark.parametrize(
    ("value", "days"),
    [("2024-09-14", 1), ("2024-09", 30), ("2024-09-14/2024-09-16", 3), ("2024", 366)],
)
def test_days_and_longer_are_intervals(value: str, days: int) -> None:
    mention = replace(
        footbridge().facts[0].mentions[0], value=value, low=None, high=None, modifier=None
    )
    extent = time_extent_of(mention)
    assert extent is not None
    assert extent.low is not None
    assert extent.high is not None
    assert extent.high - extent.low == days * 86400


@pytest.mark.parametrize("value", ["XXXX-WXX-5", "yesterday", "2024-13-45", "T25:99", ""])
def test_what_names_no_moment_lies_on_no_axis(value: str) -> None:
    mention = replace(
        footbridge().facts[0].mentions[0], value=value, low=None, high=None, modifier=None
    )
    assert time_extent_of(mention) is None


def test_a_clock_time_and_a_day_share_no_axis() -> None:
    whole = footbridge()
    time = next(f for f in whole.facts if f.id == "time-of-collapse")
    mixed = (replace(time.mentions[0], value="T18:40"), *time.mentions[1:])
    assert _fact("time-of-collapse", _retold("time-of-collapse", mixed)).strip is None


# ------------------------------------------------------------------------- updates and matrix


def test_the_timeline_follows_the_moments_spoken_of_and_names_the_latest() -> None:
    points = _fact("figure-in-hospital").timeline
    assert [point.words for point in points] == [
        "Eighteen people", "Seventeen people", "Twenty-six people",
    ]  # fmt: skip
    assert [point.current for point in points] == [False, False, True]
    assert points[1].outlets == "Harbour Post (earlier version)"


def test_of_two_values_at_one_moment_neither_is_the_latest() -> None:
    fact = next(f for f in footbridge().facts if f.id == "figure-in-hospital")
    moment = datetime(2024, 9, 15, 5, 0, tzinfo=UTC)
    tied = tuple(replace(mention, as_of=moment) for mention in fact.mentions)
    view = _fact("figure-in-hospital", _retold("figure-in-hospital", tied))
    assert not any(point.current for point in view.timeline)
    assert view.still_old is None


def test_outlets_that_still_carry_an_old_value_are_named() -> None:
    fact = _fact("figure-in-hospital")
    assert fact.still_old == "Still carrying an earlier value when we read it: Coast Radio."


def test_the_matrix_shows_shared_facts_and_both_sides_of_a_text_that_has_both() -> None:
    matrix = _view(footbridge()).matrix
    assert matrix is not None
    assert len(matrix.rows) == 15
    row = next(r for r in matrix.rows if r.fact.id == "fact-figure-pulled-from-water")
    cell = next(c for c in row.cells if c.outlet == "Coast Radio")
    assert cell.words == "at 12 / 40 people"
    assert row.cells[0].words == "not found"


@pytest.mark.slow
def test_a_very_large_matrix_becomes_lines_of_marks() -> None:
    comparison = large(facts=410, outlets=20)
    matrix = _view(comparison).matrix
    assert matrix is not None
    assert matrix.compact
    assert matrix.rows[0].line == "●◆■●◆■●◆■●◆■●◆■●◆■●◆"
    page = html_of(comparison)
    assert '<ol class="lines">' in page
    assert '<table class="matrix">' not in page


# ------------------------------------------------------------------------- small words


def test_moments_are_written_in_utc_at_the_grain_that_is_known() -> None:
    assert moment_words(Moment.parse("2022")) == "2022"
    assert moment_words(Moment.parse("2022-08-19")) == "19 Aug 2022"
    first = Moment.at(datetime(2022, 8, 19, 10, 0, tzinfo=UTC))
    last = Moment.at(datetime(2022, 8, 20, 9, 30, tzinfo=UTC))
    assert period_words(first, last) == "19 Aug 2022, 10:00 UTC – 20 Aug 2022, 09:30 UTC"


def test_what_cannot_be_printed_is_named() -> None:
    assert visible("a\u202eb\x07\ud83d\u200d") == "a[U+202E]b[U+0007][U+D83D]\u200d"
    assert visible("tab\tand\nline") == "tab\tand\nline"


def test_cutting_never_parts_a_letter_from_its_accent() -> None:
    assert clipped("abcde\u0301f", 6) == "abcd…"
