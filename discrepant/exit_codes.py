"""What the command's exit code says: all of them, and nowhere else."""

from enum import IntEnum

__all__ = ["ExitCode"]


class ExitCode(IntEnum):
    """0 to 4 and 130, as `discrepant -h` lists them."""

    DONE = 0
    FAILED = 1  # nothing usable: no coverage found, no archive, a defect
    USAGE = 2  # an option, a file or a query that we cannot work with
    UNREAD = 3  # done, but an outlet could not be read, and --strict
    DIFFER = 4  # done, and outlets differ, and --fail-on differ
    INTERRUPTED = 130  # Ctrl-C; what was stored is kept
