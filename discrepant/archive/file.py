"""The archive's file: the only module that opens SQLite, and the lock that lets one write.

A process that writes holds a lock file beside the archive, given back even after a kill -9.
Readers open the file so that they cannot write, not even a checkpoint.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sqlite_utils import Database

from discrepant.archive.migrations import version_of
from discrepant.errors import ArchiveProblem

__all__ = [
    "WAIT",
    "connected",
    "connected_read_only",
    "locked",
    "make_durable",
    "told",
    "transaction",
]

# How long a command waits for another one that writes the same archive, in seconds.
WAIT = 5.0
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


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Says what went wrong with the archive in a sentence that a user can act on."""
    try:
        yield
    except sqlite3.DatabaseError as cause:
        # A broken rule of the tables is a defect of ours, not a state of the file.
        if isinstance(cause, (sqlite3.IntegrityError, sqlite3.ProgrammingError)):
            raise
        raise ArchiveProblem(_sentence(path, cause)) from cause
    except UnicodeDecodeError as cause:  # from SQLite's own messages about a damaged schema, too
        raise ArchiveProblem(_sentence(path, cause)) from cause


def _sentence(path: Path, cause: Exception) -> str:
    name = getattr(cause, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return (
            f"Another program is writing the archive {path}. Wait until it is done and run the "
            "command again, or name another archive with --archive."
        )
    if name.startswith("SQLITE_FULL"):
        return (
            f"The disk is full, so the archive {path} cannot grow. What was stored is kept. "
            "Free some space and run the command again; it continues."
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return (
            f"The archive {path} cannot be opened here ({cause}). Check its folder and "
            "permissions, or name another file with --archive."
        )
    return (
        f"The archive {path} is damaged or is no archive ({cause}). Bring back a copy of it, "
        "or name another file with --archive."
    )


@contextmanager
def transaction(database: Database) -> Iterator[None]:
    """All that is written inside of it is on the disk afterwards, or nothing is."""
    database.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.conn.execute("COMMIT")
    except BaseException:
        database.conn.rollback()
        raise


def connected(path: Path) -> Database:
    """A connection that may write, and makes the file where there is none."""
    return _database(sqlite3.connect(path, timeout=WAIT))


def connected_read_only(path: Path) -> Database:
    """A connection that cannot write; also in a folder where SQLite may not put its files."""
    address = path.resolve().as_uri()
    connection = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=WAIT)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException as cause:
        connection.close()
        may_be_barred = isinstance(cause, sqlite3.OperationalError)
        if not may_be_barred or path.with_name(f"{path.name}-wal").exists():
            raise
        connection = sqlite3.connect(f"{address}?immutable=1", uri=True)
    return _database(connection)


def _database(connection: sqlite3.Connection) -> Database:
    """The connection as sqlite-utils shows it; closed where the file is no database."""
    try:
        return Database(connection, execute_plugins=False)
    except BaseException:
        connection.close()
        raise


def make_durable(database: Database, path: Path) -> None:
    """A stored page survives a power cut (FULL), and readers never wait for the writer (WAL)."""
    version_of(database, path)  # refuse a foreign file before anything in it is touched
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        database.conn.execute(f"PRAGMA {pragma}")
