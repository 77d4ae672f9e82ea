"""Why a URL gave no page, in words that a reader of the report understands."""

from __future__ import annotations

from discrepant.errors import OutletProblem

__all__ = ["FetchFailed"]


class FetchFailed(OutletProblem):
    """A URL was not read. ``reason`` ends up in the report; a transient one may be tried again."""

    def __init__(self, reason: str, *, transient: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.transient = transient
