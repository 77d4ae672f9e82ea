"""What a user asked for: words or URLs, at which outlets, between which days."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from discrepant.records import Outlet

__all__ = ["Query"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One question to the outlets: ``words`` or ``urls``, never both and never neither.

    ``since`` and ``until`` are the first and the last day of publication, as outlets count days.
    ``invented`` says that the outlets are, as those of the demo: every report tells so.
    """

    words: str | None = None
    urls: tuple[str, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    since: date | None = None
    until: date | None = None
    invented: bool = False

    def __post_init__(self) -> None:
        if bool(self.words and self.words.split()) == bool(self.urls):
            raise ValueError("a query has words or URLs")

    @property
    def key(self) -> str:
        """The same for the same question, however its words, URLs and outlets were ordered.

        >>> Query(words="Sochi talks").key == Query(words="talks  sochi").key
        True
        """
        asked = {
            "words": sorted(set((self.words or "").casefold().split())),
            "urls": sorted(set(self.urls)),
            "outlets": sorted({(outlet.name, outlet.home) for outlet in self.outlets}),
            "since": self.since and self.since.isoformat(),
            "until": self.until and self.until.isoformat(),
        }
        return hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:16]

    def as_json(self) -> str:
        """The question as the archive shows it to a reader."""
        shown = {
            "words": self.words,
            "urls": list(self.urls),
            "outlets": [outlet.name for outlet in self.outlets],
            "since": self.since and self.since.isoformat(),
            "until": self.until and self.until.isoformat(),
        }
        return json.dumps(
            {name: value for name, value in shown.items() if value}, ensure_ascii=False
        )
