"""The documents that count: read, and neither superseded nor set aside."""

from __future__ import annotations

import sqlite3
from typing import Any, NamedTuple


class Row(NamedTuple):
    """What tells a current document from any other."""

    n: int
    id: str
    sha256: str
    engine: str
    given: str
    path: str


def rows(connection: sqlite3.Connection) -> list[Row]:
    """All current documents by path."""
    query = (
        "SELECT n, id, sha256, engine, given, path FROM source WHERE status = 'read' "
        "ORDER BY path, id"
    )
    return [Row(*row) for row in connection.execute(query)]


def fingerprint(connection: sqlite3.Connection) -> list[tuple[Any, ...]]:
    """What tells one set of current documents from another."""
    return sorted(row[1:] for row in rows(connection))
