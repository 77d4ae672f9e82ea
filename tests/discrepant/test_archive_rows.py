"""Saving an article and loading it is identity."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from discrepant.archive.rows import article_of, article_row
from discrepant.records import Article, Moment

moments = st.one_of(
    st.none(),
    st.builds(
        Moment.at, st.datetimes(datetime(1900, 1, 2), datetime(2100, 1, 1), timezones=st.just(UTC))
    ),
    st.dates(datetime(1900, 1, 2).date()).map(lambda day: Moment.parse(day.isoformat())),
)
texts = st.text(max_size=40)
articles = st.builds(
    Article,
    id=st.just("1"),
    outlet=texts,
    url=st.none() | texts,
    title=texts,
    text=texts,
    published=moments,
    published_from=st.none() | texts,
    modified=moments,
    authors=st.lists(texts, max_size=2).map(tuple),
    credit=st.none() | texts,
    language=st.none() | texts,
    read=st.sampled_from(("full", "partial", "failed")),
    unread_reason=st.none() | texts,
    zone=texts,
    day_order=st.sampled_from((None, "dmy", "mdy", "ymd")),
    currency=st.none() | texts,
    owner=st.none() | texts,
    agency=st.booleans(),
    retrieved=st.none() | st.datetimes(timezones=st.just(UTC)),
    status=st.none() | st.integers(100, 599),
)


@given(articles)
def test_a_row_gives_its_article_back(found: Article) -> None:
    assert article_of(article_row(found)) == found


def test_every_field_of_an_article_is_kept() -> None:
    columns = set(article_row(Article(id="1", outlet="Post", url=None, title="", text=""))) - {
        "article",
        "text_sha256",
    }
    fields = {field.name for field in dataclasses.fields(Article)} - {"id", "replaced_by"}
    assert columns == fields
