"""The store: a ledger file, opened."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from quellen.ledger import current, decisions, documents, findings, search, shelf
from quellen.ledger.connection import PATIENCE, connect, snapshot, transaction, translated
from quellen.model import (
    Analysis,
    Decision,
    Document,
    Failure,
    Findings,
    Marked,
    Source,
    Span,
)

Rows = list[dict[str, Any]]


class Store:
    """One ledger file. Every write is one transaction; several processes can share the file.

    All methods raise LedgerBusyError where another process holds the file for too long, and
    LedgerFullError where the disk has no room. What was written stays, also when the process is
    killed or the disk is full. A store belongs to the thread that opened it.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        *,
        create: bool = True,
        read_only: bool = False,
        patience: float = PATIENCE,
    ) -> Store:
        """Open a ledger, making it if need be, and bring an older one up to date.

        ``patience`` is how many seconds to wait for another process that is writing. A ledger that
        may not be written to is opened for reading. Raises LedgerError where it is missing and
        ``create`` is false, NotALedgerError, NewerLedgerError, LedgerFullError.
        """
        file = Path(path)
        return cls(file, connect(file, create=create, read_only=read_only, patience=patience))

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def snapshot(self) -> AbstractContextManager[sqlite3.Connection]:
        """All that is read in the ``with`` block is of one moment; nothing can be written in it."""
        return snapshot(self._connection, self.path)

    def transaction(self) -> AbstractContextManager[sqlite3.Connection]:
        """All that is written in the ``with`` block, or nothing of it."""
        return self._write()

    def _write(self) -> AbstractContextManager[sqlite3.Connection]:
        return transaction(self._connection, self.path)

    # ------------------------------------------------------------------ documents

    def known(self, location: str, sha256: str, engine: str) -> bool:
        """Whether these bytes at this place were read by this engine already."""
        with translated(self.path):
            return documents.known(self._connection, location, sha256, engine) is not None

    def location(self, number: str) -> str:
        """Where a source was read from. Raises LedgerError for an id that is not there."""
        with self.snapshot() as connection:
            return documents.location(connection, number)

    def given(self, location: str) -> dict[str, Any]:
        """What a user said of the document at a place when it was last read: field and value."""
        with translated(self.path):
            return documents.given(self._connection, location)

    def add(
        self,
        source: Source,
        document: Document,
        analysis: Analysis,
        engine: str,
        given: Mapping[str, Any] | None = None,
    ) -> str:
        """Put in a document with its marks; gives its id. Doing it twice changes nothing.

        The id is the first 12 digits of the SHA-256, with ``-2`` … for the same bytes elsewhere.
        Another version of the same file stays beside it, as superseded. Read again by another
        ``engine``, or with something else ``given`` by the user, the same bytes keep their id.
        """
        said = dict(given or {})
        packed = self._packed(source)
        with self._write() as connection:
            there = documents.known(connection, source.location, source.sha256, engine)
            if there and documents.given(connection, source.location) == said:
                return there
            return documents.add(connection, source, document, analysis, engine, said, packed)

    def _packed(self, source: Source) -> bytes | None:
        """Compressed before others have to wait for us, and only where it is needed."""
        with translated(self.path):
            there = documents.has_original(self._connection, source.sha256)
        return None if there else zlib.compress(source.data)

    def add_failure(self, failure: Failure) -> None:
        """Note a source that could not be read, and why."""
        with self._write() as connection:
            documents.add_failure(connection, failure)

    def document(self, number: str) -> Document:
        """Raises LedgerError for an id that the ledger does not hold."""
        with self.snapshot() as connection:
            return documents.document(connection, number)

    def analysis(self, number: str, *, statements: bool = True) -> Analysis:
        """The marks of a document, if need be without its statements, which are half of them.

        Raises LedgerError for an id that the ledger does not hold.
        """
        with self.snapshot() as connection:
            return documents.analysis(connection, number, statements=statements)

    def text(self, number: str) -> str:
        """The text of a document alone. Raises LedgerError as :meth:`document` does."""
        with self.snapshot() as connection:
            return documents.text(connection, number)

    def words(self, number: str) -> tuple[str, Sequence[Span], Sequence[Span]]:
        """The text of a document, its sentences and its names: all that quoting it needs.

        Raises LedgerError for an id that the ledger does not hold.
        """
        with self.snapshot() as connection:
            return documents.words(connection, number)

    def original(self, number: str) -> bytes:
        """The bytes of a source as they came."""
        with self.snapshot() as connection:
            return documents.original(connection, number)

    def marked(self) -> Iterator[Marked]:
        """Current documents with their marks, by path, one at a time.

        Within :meth:`snapshot` they are all of one moment.
        """
        with translated(self.path):
            numbers = [row.id for row in current.rows(self._connection)]
        for number in numbers:
            with self.snapshot() as connection:
                document = documents.marked(connection, number)
            yield document

    def sources(self) -> Rows:
        """All sources by path: read, superseded by a newer version, or failed with the reason."""
        with translated(self.path):
            return documents.sources(self._connection)

    def set_aside(self, names: Sequence[str]) -> list[str]:
        """Take sources, by id, path or folder, out of what counts; gives their paths.

        Nothing that was read is lost. Raises UsageError for a name that is no source.
        """
        with self._write() as connection:
            return shelf.set_aside(connection, names)

    def put_back(self, names: Sequence[str]) -> list[str]:
        """Undo :meth:`set_aside`; gives the paths. Raises UsageError as it does."""
        with self._write() as connection:
            return shelf.put_back(connection, names)

    def gone(self) -> list[str]:
        """Ids of the documents that count though their files are no longer there."""
        with translated(self.path):
            return shelf.gone(self._connection)

    # ------------------------------------------------------------------- findings

    def basis(self) -> str:
        """A digest of what findings rest on; take it before comparing."""
        with self.snapshot() as connection:
            return findings.basis(connection)

    def write_findings(self, found: Findings, basis: str | None = None) -> None:
        """Replace all findings in one go."""
        with self._write() as connection:
            findings.write(connection, found, basis or findings.basis(connection))

    def findings_current(self) -> bool:
        """Whether the findings are those of the documents and decisions as they are now."""
        with self.snapshot() as connection:
            return findings.are_current(connection)

    def timeline(self) -> Rows:
        return self._bodies("event")

    def disputes(self) -> Rows:
        return self._bodies("dispute")

    def lineage(self) -> Rows:
        return self._bodies("lineage")

    def support(self) -> Rows:
        return self._bodies("support")

    def voices(self) -> Rows:
        return self._bodies("voice")

    def event(self, number: str) -> dict[str, Any] | None:
        """An event by its id; None where comparing has found no such event."""
        return next(iter(self._chosen("event", id=number)), None)

    def dispute(self, number: str) -> dict[str, Any] | None:
        """A dispute by its id; None where comparing has found no such dispute."""
        return next(iter(self._chosen("dispute", id=number)), None)

    def support_of(self, event: str) -> Rows:
        """Who gives each value of one event."""
        return self._chosen("support", event=event)

    def lineage_of(self, document: str) -> Rows:
        """What a document depends on, and what depends on it."""
        return self._chosen("lineage", origin=document, copy=document)

    def events(self) -> Iterator[dict[str, Any]]:
        """The timeline, one event at a time; within :meth:`snapshot` of one moment."""
        with translated(self.path):
            yield from findings.events(self._connection)

    def event_lines(self) -> list[tuple[str, list[Any]]]:
        """The timeline with a line for each event, see :func:`findings.line_of`."""
        with translated(self.path):
            return findings.lines(self._connection)

    def state(self) -> str:
        """A word that changes whenever documents, findings or decisions do."""
        with self.snapshot() as connection:
            return findings.state(connection)

    def read_state(self) -> str:
        """A word that changes whenever what was read does."""
        with self.snapshot() as connection:
            return findings.read_state(connection)

    def _chosen(self, table: str, **columns: str) -> Rows:
        with translated(self.path):
            return findings.chosen(self._connection, table, **columns)

    def _bodies(self, table: str) -> Rows:
        with translated(self.path):
            return findings.bodies(self._connection, table)

    def search(self, query: str, *, statements: bool = True) -> Rows:
        """Sentences that match some words, best first, with the statements they make if wanted."""
        with self.snapshot() as connection:
            return search.search(connection, query, statements=statements)

    # ------------------------------------------------------------------ decisions

    def decide(self, decision: Decision) -> bool:
        """Append a decision; False where the log has it already. Raises DecisionError."""
        return self._append([decisions.check(decision)]) == 1

    def import_decisions(self, rows: object) -> int:
        """Append decisions from outside, all or none; gives how many were new.

        Raises DecisionError, which says which one cannot be taken in and why.
        """
        return self._append(decisions.parse(rows))

    def _append(self, taken: list[Decision]) -> int:
        """A person's work is on the disk, not only with the operating system, when this returns."""
        with translated(self.path):
            self._connection.execute("PRAGMA synchronous = FULL")
        try:
            with self._write() as connection:
                return decisions.add(connection, taken)
        finally:
            self._connection.execute("PRAGMA synchronous = NORMAL")

    def decisions(self) -> Rows:
        """The log of what people decided, oldest first."""
        with translated(self.path):
            return decisions.log(self._connection)

    def decision_log(self) -> list[Decision]:
        """All decisions as such, oldest first."""
        return decisions.parse(self.decisions())
