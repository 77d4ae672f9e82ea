"""Everything that can go wrong, sorted by who can act.

::

    DiscrepantError
    ├── UsageProblem      the user: a file, an option or a query that we cannot work with
    │   ├── OutletsFileProblem    the outlet list
    │   ├── ArticlesFileProblem   the JSON Lines file of articles
    │   └── OutputProblem         a place we cannot write to, or a file that is not ours
    ├── OutletProblem     one outlet: reported in its line of the report, never ends a run
    ├── ArchiveProblem    the archive: locked, full, damaged, or made by a newer version
    └── NothingFound      there was no coverage to compare

Every message names the thing and the next step. A defect of ours is any other exception.
"""

__all__ = [
    "ArchiveProblem",
    "ArticlesFileProblem",
    "DiscrepantError",
    "NothingFound",
    "OutletProblem",
    "OutletsFileProblem",
    "OutputProblem",
    "UsageProblem",
]


class DiscrepantError(Exception):
    """The root: its text is a whole sentence that a user can act on."""


class UsageProblem(DiscrepantError):
    """The user gave something that we cannot work with."""


class OutletsFileProblem(UsageProblem):
    """The outlet list is missing, is not TOML, or describes an outlet that cannot be."""


class ArticlesFileProblem(UsageProblem):
    """A line of the articles file is not an article."""


class OutputProblem(UsageProblem):
    """The output cannot be written, or would overwrite a file that is not ours."""


class OutletProblem(DiscrepantError):
    """One outlet could not be read; the run goes on without it."""


class ArchiveProblem(DiscrepantError):
    """The archive cannot be opened, written or trusted."""


class NothingFound(DiscrepantError):
    """No coverage of the event was found."""
