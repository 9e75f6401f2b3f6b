"""What was worked out before and need not be again: kept beside the findings, needed for nothing.

Each thing has a name and stands under what it was worked out from. Where that is not the same any
more, or the words are not those that were written, there is nothing: so it can be lost, damaged or
of another version at any time. It is plain JSON, since ledgers are passed between people.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from typing import Any

from quellen.ledger.rows import dump

PREFIX = "kept "
"""How the key begins under which a thing lies among those of ``meta``."""


def keep(connection: sqlite3.Connection, name: str, rests_on: str, thing: Any) -> None:
    """Keep a thing that JSON can hold in place of the last one of its name."""
    body = dump(thing)
    value = "\n".join((rests_on, _digest(body), body))
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (PREFIX + name, value))


def recall(connection: sqlite3.Connection, name: str, rests_on: str) -> Any:
    """The thing of a name, with its tuples as lists; None where there is none to rely on."""
    query = "SELECT value FROM meta WHERE key = ?"
    row = connection.execute(query, (PREFIX + name,)).fetchone()
    parts = str(row[0]).split("\n", 2) if row else []
    if len(parts) != 3 or parts[0] != rests_on or parts[1] != _digest(parts[2]):
        return None
    return json.loads(parts[2])


def forget(connection: sqlite3.Connection, name: str) -> None:
    connection.execute("DELETE FROM meta WHERE key = ?", (PREFIX + name,))


def _digest(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
