"""The store: a ledger file, opened."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from quellen.ledger import decisions, documents, findings, search
from quellen.ledger.connection import connect, transaction, translated
from quellen.model import (
    Analysis,
    Decision,
    Document,
    Failure,
    Findings,
    Marked,
    Source,
)

Rows = list[dict[str, Any]]


class Store:
    """One ledger file. Every write is one transaction; several processes can share the file.

    All methods raise LedgerBusyError where another process holds the file for too long, and
    LedgerFullError where the disk has no room.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(
        cls, path: str | os.PathLike[str], *, create: bool = True, read_only: bool = False
    ) -> Store:
        """Open a ledger, making it if need be.

        Raises LedgerError where it is missing and ``create`` is false, NotALedgerError,
        NewerLedgerError, LedgerFullError.
        """
        file = Path(path)
        return cls(file, connect(file, create=create, read_only=read_only))

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _write(self) -> AbstractContextManager[sqlite3.Connection]:
        return transaction(self._connection, self.path)

    # ------------------------------------------------------------------ documents

    def known(self, location: str, sha256: str, engine: str) -> bool:
        """Whether these bytes at this place were read by this engine already."""
        with translated(self.path):
            return documents.known(self._connection, location, sha256, engine) is not None

    def add(self, source: Source, document: Document, analysis: Analysis, engine: str) -> str:
        """Put in a document with its marks; gives its id. Doing it twice changes nothing.

        The id is the first 12 digits of the SHA-256, with ``-2`` … for the same bytes elsewhere.
        Another version of the same file stays beside it, as superseded.
        """
        with self._write() as connection:
            there = documents.known(connection, source.location, source.sha256, engine)
            return there or documents.add(connection, source, document, analysis, engine)

    def add_failure(self, failure: Failure) -> None:
        """Note a source that could not be read, and why."""
        with self._write() as connection:
            documents.add_failure(connection, failure)

    def document(self, number: str) -> Document:
        """Raises LedgerError for an id that the ledger does not hold."""
        with translated(self.path):
            return documents.document(self._connection, number)

    def analysis(self, number: str) -> Analysis:
        """Raises LedgerError for an id that the ledger does not hold."""
        with translated(self.path):
            return documents.analysis(self._connection, number)

    def original(self, number: str) -> bytes:
        """The bytes of a source as they came."""
        with translated(self.path):
            return documents.original(self._connection, number)

    def marked(self) -> Iterator[Marked]:
        """Current documents with their marks, by path, one at a time."""
        with translated(self.path):
            yield from documents.marked(self._connection)

    # ------------------------------------------------------------------- findings

    def basis(self) -> str:
        """A digest of what findings rest on; take it before comparing."""
        with translated(self.path):
            return findings.basis(self._connection)

    def write_findings(self, found: Findings, basis: str | None = None) -> None:
        """Replace all findings in one go."""
        with self._write() as connection:
            findings.write(connection, found, basis or findings.basis(connection))

    def findings_current(self) -> bool:
        """Whether the findings are those of the documents and decisions as they are now."""
        with translated(self.path):
            return findings.are_current(self._connection)

    def sources(self) -> Rows:
        with translated(self.path):
            return findings.sources(self._connection)

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

    def _bodies(self, table: str) -> Rows:
        with translated(self.path):
            return findings.bodies(self._connection, table)

    def search(self, query: str) -> Rows:
        """Sentences that match some words, best first."""
        with translated(self.path):
            return search.search(self._connection, query)

    # ------------------------------------------------------------------ decisions

    def decide(self, decision: Decision) -> bool:
        """Append a decision; False where the log has it already."""
        with self._write() as connection:
            return decisions.add(connection, decision)

    def import_decisions(self, rows: object) -> int:
        """Append decisions from outside; gives how many were new. Raises DecisionError."""
        parsed = decisions.parse(rows)
        with self._write() as connection:
            return sum(decisions.add(connection, d) for d in parsed)

    def decisions(self) -> Rows:
        with translated(self.path):
            return decisions.log(self._connection)
