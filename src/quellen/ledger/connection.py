"""Opening the file: what is a ledger and what is not, and what SQLite says in our words."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quellen.errors import (
    LedgerBusyError,
    LedgerError,
    LedgerFullError,
    NewerLedgerError,
    NotALedgerError,
)
from quellen.ledger.schema import APPLICATION_ID, VERSION, migrate

PATIENCE = 60.0  # seconds to wait for another process that is writing


def connect(path: Path, *, create: bool, read_only: bool) -> sqlite3.Connection:
    """A connection to a ledger of the present version, made or migrated where that is needed.

    Raises LedgerError (missing, or cannot be opened), NotALedgerError, NewerLedgerError,
    LedgerBusyError, LedgerFullError.
    """
    _check_path(path, create=create and not read_only)
    with translated(path):
        uri = f"file:{_quoted(path)}?mode={'ro' if read_only else 'rwc' if create else 'rw'}"
        connection = sqlite3.connect(uri, uri=True, timeout=PATIENCE, isolation_level=None)
        try:
            _prepare(connection, path, read_only=read_only)
        except BaseException:
            connection.close()
            raise
    return connection


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise NotALedgerError(f"{path} is a folder, not a ledger: name a file, e.g. -l my.ledger")
    if not path.exists() and not create:
        raise LedgerError(
            f"there is no ledger at {path}: make one with `quellen read FOLDER -l {path}`, "
            "or name another with -l"
        )
    if not path.exists() and not path.parent.is_dir():
        raise LedgerError(f"{path} cannot be made: the folder {path.parent} does not exist")


def _quoted(path: Path) -> str:
    return os.fspath(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _prepare(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    if application != APPLICATION_ID and not empty:
        raise NotALedgerError(f"{path} is a database, but no quellen ledger: name another with -l")
    if version > VERSION:
        raise NewerLedgerError(
            f"{path} was written by a newer quellen (ledger version {version}, this one knows "
            f"{VERSION}): upgrade with `pip install --upgrade quellen`"
        )
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        if version < VERSION:
            migrate(connection)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """SQLite's errors as ours, with what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _in_our_words(path, error) from error


def _in_our_words(path: Path, error: sqlite3.Error) -> LedgerError:
    said = str(error)
    if "not a database" in said or "malformed" in said:
        return NotALedgerError(
            f"{path} is not a ledger, or is damaged ({said}): name another with -l"
        )
    if "locked" in said or "busy" in said:
        return LedgerBusyError(f"another process is writing to {path}: try again when it is done")
    if "full" in said or "disk I/O" in said:
        return LedgerFullError(
            f"there is no room left on the disk of {path}: what was read so far is kept; make room "
            "and run the same command again"
        )
    return LedgerError(f"{path} cannot be used ({said})")


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """All or nothing; other processes wait their turn."""
    with translated(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")
