"""How a crawl behaves: the few numbers that a user may change."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["USER_AGENT", "Options"]

USER_AGENT = "Discrepant/0.1 (compares news reports; obeys robots.txt)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Settings of one crawl. All times are seconds.

    ``delay`` lies between the end of one request and the start of the next at one host;
    robots.txt may make it longer, never shorter. ``timeout`` bounds every single wait on the
    network, ``deadline`` all of one page's waits together, its redirects and tries included.
    ``allow_private`` names hosts and networks that are not public and may be asked all the same.
    ``per_outlet`` bounds the candidates read of one outlet, ``listed_at_most`` the pages that its
    lists may name in the days asked for, ``hosts_at_once`` the outlets worked
    on at a time. A host that asks for more than ``longest_wait`` is left alone in this run.
    """

    delay: float = 1.0
    timeout: float = 10.0
    deadline: float = 30.0
    allow_private: tuple[str, ...] = ()
    user_agent: str = USER_AGENT
    per_outlet: int = 60
    listed_at_most: int = 200_000
    hosts_at_once: int = 16
    tries: int = 3
    backoff: float = 1.0
    longest_wait: float = 60.0
    largest_page: int = 20_000_000
