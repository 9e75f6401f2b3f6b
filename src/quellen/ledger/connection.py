"""Opening the file: what is a ledger and what is not, and what SQLite says in our words."""

from __future__ import annotations

import os
import sqlite3
import time
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
LITTLE_ROOM = 1 << 20  # bytes; below this a failed write is taken for a full disk
_MAGIC = b"SQLite format 3\x00"
_GROWING = (sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_SHMSIZE)


def connect(
    path: Path, *, create: bool = True, read_only: bool = False, patience: float = PATIENCE
) -> sqlite3.Connection:
    """A connection to a ledger of the present version, made or migrated where that is needed.

    A ledger that may not be written to (a read-only folder or disk) is opened for reading.
    Raises LedgerError (missing, or cannot be opened), NotALedgerError, NewerLedgerError,
    LedgerBusyError, LedgerFullError.
    """
    try:
        _check_path(path, create=create and not read_only)
        read_only = read_only or (path.exists() and not _may_be_written(path))
    except OSError as error:
        raise LedgerError(f"{path} cannot be opened: {error.strerror}") from error
    with translated(path):
        connection = (
            _connection_for_reading(path, patience)
            if read_only
            else _connection(path, "rwc" if create else "rw", patience)
        )
        try:
            version = _checked_version(connection, path)
            if version < VERSION:
                _check_can_be_updated(path, writable=not read_only)
                migrate(connection)
            if not read_only:
                _write_ahead(connection, patience)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """All or nothing; other processes wait their turn."""
    with translated(path), _ended(connection, "BEGIN IMMEDIATE"):
        yield connection


@contextmanager
def snapshot(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """Reading from one state of the ledger, whatever others write meanwhile."""
    with translated(path):
        if connection.in_transaction:
            yield connection
        else:
            with _ended(connection, "BEGIN"):
                yield connection


@contextmanager
def _ended(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:  # SQLite itself rolls back where a disk is full
            connection.execute("ROLLBACK")


# --------------------------------------------------------------- before it is opened


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise NotALedgerError(f"{path} is a folder, not a ledger: name a file, e.g. -l my.ledger")
    if not path.exists():
        _check_new(path, create=create)
    elif not path.is_file() or _is_something_else(path):
        raise NotALedgerError(f"{path} is not a ledger: name another with -l")


def _check_new(path: Path, *, create: bool) -> None:
    if not create:
        raise LedgerError(
            f"there is no ledger at {path}: make one with `quellen read FOLDER -l {path}`, "
            "or name another with -l"
        )
    if not path.parent.is_dir():
        raise LedgerError(f"{path} cannot be made: the folder {path.parent} does not exist")
    if not os.access(path.parent, os.W_OK):
        raise LedgerError(
            f"{path} cannot be made: the folder {path.parent} may not be written to; name a "
            "ledger elsewhere with -l"
        )


def _is_something_else(path: Path) -> bool:
    """Told by its first bytes, so that SQLite touches nothing but its own."""
    with path.open("rb") as file:
        head = file.read(len(_MAGIC))
    return bool(head) and head != _MAGIC


def _may_be_written(path: Path) -> bool:
    """SQLite keeps its log beside the file, so the folder counts too."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


# ------------------------------------------------------------------------- opening


def _connection(path: Path, mode: str, patience: float) -> sqlite3.Connection:
    quoted = os.fspath(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    return sqlite3.connect(
        f"file:{quoted}?mode={mode}", uri=True, timeout=patience, isolation_level=None
    )


def _connection_for_reading(path: Path, patience: float) -> sqlite3.Connection:
    connection = _connection(path, "ro", patience)
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        if _code(error) == sqlite3.SQLITE_BUSY:
            raise
        # Where the log cannot be made beside it, the file can still be read as it stands.
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise LedgerError(
                f"{path} was not closed, and its folder may not be written to: copy it together "
                f"with {log.name} to another folder and open it there"
            ) from None
        connection = _connection(path, "ro&immutable=1", patience)
    return connection


def _checked_version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the ledger's tables; 0 for a file that is still empty."""
    with _ended(connection, "BEGIN"):  # all of one moment: another process may be making it
        application, version, tables = (
            int(connection.execute(question).fetchone()[0])
            for question in (
                "PRAGMA application_id",
                "PRAGMA user_version",
                "SELECT count(*) FROM sqlite_schema",
            )
        )
    is_empty = not (application or version or tables)
    if application != APPLICATION_ID and not is_empty:
        raise NotALedgerError(f"{path} is a database, but no quellen ledger: name another with -l")
    if version > VERSION:
        raise NewerLedgerError(
            f"{path} was written by a newer quellen (ledger version {version}, this one knows "
            f"{VERSION}): upgrade with `pip install --upgrade quellen`"
        )
    return version


def _check_can_be_updated(path: Path, *, writable: bool) -> None:
    if not writable:
        raise LedgerError(
            f"{path} is of an older version and may not be written to: copy it to another folder "
            "and open it there, so that it can be brought up to date"
        )


def _write_ahead(connection: sqlite3.Connection, patience: float) -> None:
    """Readers and a writer side by side; a kill loses nothing that was written.

    SQLite does not wait by itself when it changes the mode, so we do. Where the file system
    cannot do it (some network shares), the ledger works without, one process at a time.
    """
    connection.execute("PRAGMA synchronous = NORMAL")
    deadline = time.monotonic() + patience
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


# -------------------------------------------------------------- SQLite in our words


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """SQLite's errors as ours, with what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _in_our_words(path, error) from error


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest is detail


def _in_our_words(path: Path, error: sqlite3.Error) -> LedgerError:
    code = _code(error)
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return NotALedgerError(
            f"{path} is not a ledger, or is damaged ({error}): name another with -l, or restore a "
            "copy of it"
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LedgerBusyError(f"another process is writing to {path}: try again when it is done")
    if code == sqlite3.SQLITE_FULL or _cannot_grow(path, error):
        return LedgerFullError(
            f"there is no room left on the disk of {path}: what was read so far is kept; make room "
            "and run the same command again"
        )
    if code == sqlite3.SQLITE_READONLY:
        return LedgerError(
            f"{path} may not be written to: copy it to a folder of yours, or change its permissions"
        )
    return LedgerError(f"{path} cannot be used ({error}): check the disk and its permissions")


def _cannot_grow(path: Path, error: sqlite3.Error) -> bool:
    """A quota, a bound on file sizes, or a disk that filled up where SQLite did not expect it."""
    if _code(error) != sqlite3.SQLITE_IOERR:
        return False
    if getattr(error, "sqlite_errorcode", 0) in _GROWING or not hasattr(os, "statvfs"):
        return True
    disk = os.statvfs(path.parent)
    return disk.f_bavail * disk.f_frsize < LITTLE_ROOM
