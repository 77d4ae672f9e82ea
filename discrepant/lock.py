"""One writer at a time: a lock on a file beside the archive, given back even after a kill -9."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path
from typing import IO

from discrepant.errors import ArchiveProblem

__all__ = ["locked"]

_POLL = 0.1


def locked(path: Path, *, wait: float) -> IO[str]:
    """The open lock file beside the archive; closing it gives the lock back.

    Waits up to ``wait`` seconds for another holder. The file stays: removing it would let two in.
    """
    beside = path.with_name(f"{path.name}-lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = beside.open("a+", encoding="utf-8")
    except OSError as cause:
        raise ArchiveProblem(
            f"The archive {path} cannot be written: {cause.strerror or cause}. "
            "Name a file in a folder of yours with --archive."
        ) from cause
    until = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                lock.seek(0)
                holder = lock.read().strip()
                lock.close()
                raise ArchiveProblem(
                    f"Another discrepant command{f' (process {holder})' if holder else ''} is "
                    f"writing the archive {path}. Wait until it is done and run the command "
                    "again, or name another archive with --archive."
                ) from None
            time.sleep(_POLL)
        else:
            lock.truncate(0)
            lock.write(str(os.getpid()))
            lock.flush()
            return lock
