"""Where a crawl keeps what it meets: the seam that the archive fills."""

from __future__ import annotations

from typing import Protocol

from discrepant.records import Article, Page, Unread

__all__ = ["MemoryStore", "Store"]


class Store(Protocol):
    """Keeps pages, articles and reasons the moment they arrive; one store serves one visit."""

    def standing_page(self, url: str) -> Page | None:
        """The page that stands for this URL in this visit and need not be asked for again."""

    def latest_page(self, url: str) -> Page | None:
        """The last page ever stored for this URL, for its ETag and Last-Modified."""

    def save_page(self, page: Page) -> None:
        """Keeps what a server answered, whatever its status."""

    def save_revalidated(self, page: Page) -> None:
        """Notes that the server said 304: the latest page stands for this visit too."""

    def save_article(self, article: Article, page: Page) -> None:
        """Keeps what was read on a page."""

    def save_unread(self, unread: Unread) -> None:
        """Keeps why a URL was not read."""


class MemoryStore:
    """A store that forgets when the process ends. ``next_visit`` lets every page be asked again."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.articles: dict[str, Article] = {}
        self.unread: dict[str, Unread] = {}
        self._standing: set[str] = set()

    def next_visit(self) -> None:
        """Starts a new visit: pages stay known, but none stands for the new visit yet."""
        self._standing.clear()

    def standing_page(self, url: str) -> Page | None:
        """The page that this visit already has."""
        return self.pages[url] if url in self._standing else None

    def latest_page(self, url: str) -> Page | None:
        """The last page of any visit."""
        return self.pages.get(url)

    def save_page(self, page: Page) -> None:
        """Keeps the page for this visit."""
        self.pages[page.url] = page
        self._standing.add(page.url)

    def save_revalidated(self, page: Page) -> None:
        """Lets the known page stand for this visit."""
        self.save_page(page)

    def save_article(self, article: Article, page: Page) -> None:
        """Keeps the article under its id."""
        self.articles[article.id] = article

    def save_unread(self, unread: Unread) -> None:
        """Keeps the last reason for the URL."""
        self.unread[unread.url] = unread
