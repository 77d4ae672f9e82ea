"""What a house's site answers: pages, listings, feeds, news sitemaps and robots.txt."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from zoneinfo import ZoneInfo

import jinja2

from discrepant.demo.houses import House, Story

__all__ = ["Reply", "reply_to"]

# Stories on a listing, and teasers beside a story.
_LISTED = 12
_TEASERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A status, a body, and what lets a visitor ask again cheaply; ``changed`` is in UTC."""

    status: int
    body: bytes
    content_type: str
    changed: datetime | None = None

    @property
    def etag(self) -> str:
        """A strong validator: the same bytes, the same tag."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:20]}"'


def reply_to(house: House, path: str, *, home: str, visit: int) -> Reply:
    """The answer of that house's site to a GET of ``path``; ``home`` is its address, without
    the last slash. A path that it does not have gets a 404 page."""
    stories = house.stories_at(visit)
    newest = max(story.changed for story in stories)
    for story in stories:
        if story.path == path:
            return _html(house, stories, home=home, story=story)
    if path == "/robots.txt":
        text = house.robots.strip() + (f"\nSitemap: {home}{house.sitemap}" if house.sitemap else "")
        return Reply(status=200, body=f"{text}\n".encode(), content_type="text/plain")
    if path == house.feed:
        kind = house.feed_kind
        return _xml(f"{kind}.xml", f"application/{kind}+xml", house, stories, home=home)
    if path == house.sitemap:
        return _xml("news_sitemap.xml", "application/xml", house, stories, home=home)
    section = path.strip("/")
    if path == "/" or section in house.sections():
        listed = tuple(story for story in stories if section in ("", story.section))
        return _html(house, stories, home=home, listed=listed[:_LISTED], changed=newest)
    return _html(house, stories, home=home, status=404)


def _html(
    house: House,
    stories: tuple[Story, ...],
    *,
    home: str,
    story: Story | None = None,
    listed: tuple[Story, ...] = (),
    changed: datetime | None = None,
    status: int = 200,
) -> Reply:
    teasers = [other for other in stories if not story or other.path != story.path]
    body = _TEMPLATES.get_template(f"{house.slug}.html").render(
        house=house,
        home=home,
        story=story,
        listed=listed,
        teasers=teasers[:_TEASERS],
        json_ld=story and _news_article(house, story, home=home),
    )
    return Reply(
        status=status,
        body=body.encode(),
        content_type="text/html; charset=utf-8",
        changed=_utc(story.changed if story else changed),
    )


def _xml(
    template: str, content_type: str, house: House, stories: tuple[Story, ...], *, home: str
) -> Reply:
    changed = max(story.changed for story in stories)
    body = _TEMPLATES.get_template(template).render(
        house=house, home=home, stories=stories, changed=changed
    )
    return Reply(
        status=200,
        body=body.encode(),
        content_type=f"{content_type}; charset=utf-8",
        changed=_utc(changed),
    )


def _news_article(house: House, story: Story, *, home: str) -> Mapping[str, object]:
    """What the page says about itself in schema.org's words."""
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": home + story.path,
        "headline": story.title,
        "description": story.summary,
        "datePublished": story.published.isoformat(),
        "dateModified": story.changed.isoformat(),
        "author": {"@type": "Person", "name": story.author},
        "publisher": {"@type": "NewsMediaOrganization", "name": house.name},
        "inLanguage": "en",
        "isAccessibleForFree": story.is_free,
    }


def _utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment else None


def _in_zone(moment: datetime, zone: str) -> datetime:
    return moment.astimezone(ZoneInfo(zone))


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("discrepant.demo"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    filters: dict[str, Any] = {  # jinja2 takes any callable as a filter
        "in_zone": _in_zone,
        "rfc822": format_datetime,
    }
    environment.filters.update(filters)
    return environment


_TEMPLATES = _environment()
