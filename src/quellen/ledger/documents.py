"""Sources, documents and their marks: into the ledger and back."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator
from itertools import count

from quellen.errors import LedgerError
from quellen.ledger.rows import TABLES, dump, frozen, insert, select
from quellen.model import (
    Analysis,
    Attribution,
    Block,
    Document,
    Entity,
    Failure,
    Figure,
    Link,
    Marked,
    Name,
    Repair,
    Source,
    Statement,
    Time,
)

_FIELDS = (
    "path", "sha256", "format", "text", "title", "affiliation", "publisher", "published",
    "language", "url", "encoding",
)  # fmt: skip
_MARKED = (*TABLES.values(), "sentence")


def known(connection: sqlite3.Connection, location: str, sha256: str, engine: str) -> str | None:
    """The id under which these bytes at this place were read by this engine, if they were."""
    row = connection.execute(
        "SELECT id FROM source "
        "WHERE location = ? AND sha256 = ? AND engine = ? AND status = 'read'",
        (location, sha256, engine),
    ).fetchone()
    return str(row[0]) if row else None


def add(
    connection: sqlite3.Connection,
    source: Source,
    document: Document,
    analysis: Analysis,
    engine: str,
) -> str:
    """Put a document with its marks in; older versions of the same file become superseded."""
    number = _forget_former(connection, source) or _free_id(connection, source.sha256)
    connection.execute(
        "INSERT OR IGNORE INTO original VALUES (?, ?)",
        (source.sha256, zlib.compress(source.data, 6)),
    )
    connection.execute(
        "UPDATE source SET status = 'superseded', reason = ? "
        "WHERE location = ? AND status = 'read'",
        (f"a newer version was read as {number}", source.location),
    )
    _insert_source(connection, number, source, document, engine)
    _insert_marks(connection, number, document, analysis)
    return number


def _forget_former(connection: sqlite3.Connection, source: Source) -> str | None:
    """Remove what an earlier reading left of these bytes; gives the id to keep."""
    connection.execute(
        "DELETE FROM source WHERE location = ? AND status = 'failed'", (source.location,)
    )
    row = connection.execute(
        "SELECT id FROM source WHERE location = ? AND sha256 = ?", (source.location, source.sha256)
    ).fetchone()
    if row is None:
        return None
    for table in (*_MARKED, "passage"):
        connection.execute(f"DELETE FROM {table} WHERE source = ?", row)  # noqa: S608 - own names
    connection.execute("DELETE FROM source WHERE id = ?", row)
    return str(row[0])


def _free_id(connection: sqlite3.Connection, sha256: str) -> str:
    """The beginning of the digest; the same bytes at another place get a number after it."""
    for number in count(1):
        candidate = sha256[:12] if number == 1 else f"{sha256[:12]}-{number}"
        taken = connection.execute("SELECT 1 FROM source WHERE id = ?", (candidate,)).fetchone()
        if taken is None:
            return candidate
    raise AssertionError  # count does not end


def _insert_source(
    connection: sqlite3.Connection, number: str, source: Source, document: Document, engine: str
) -> None:
    values = [getattr(document, name) for name in _FIELDS]
    connection.execute(
        f"INSERT INTO source (id, status, location, obtained, engine, authors, notes, "  # noqa: S608 - own names
        f"{', '.join(_FIELDS)}) VALUES (?, 'read', ?, ?, ?, ?, ?{', ?' * len(_FIELDS)})",
        (number, source.location, source.obtained, engine, dump(document.authors),
         dump(document.notes), *values),
    )  # fmt: skip


def _insert_marks(
    connection: sqlite3.Connection, number: str, document: Document, analysis: Analysis
) -> None:
    insert(connection, number, Block, document.blocks)
    insert(connection, number, Repair, document.repairs)
    insert(connection, number, Link, document.links)
    insert(connection, number, Time, analysis.times)
    insert(connection, number, Figure, analysis.figures)
    insert(connection, number, Entity, analysis.entities)
    insert(connection, number, Name, analysis.names)
    insert(connection, number, Attribution, analysis.attributions)
    insert(connection, number, Statement, analysis.statements)
    connection.executemany(
        "INSERT INTO sentence VALUES (?, ?, ?, ?)",
        ((number, n, a, b) for n, (a, b) in enumerate(analysis.sentences)),
    )
    spans = analysis.sentences or tuple((b.start, b.end) for b in document.blocks)
    connection.executemany(
        'INSERT INTO passage (words, source, start, "end") VALUES (?, ?, ?, ?)',
        ((document.text[a:b], number, a, b) for a, b in spans),
    )


def add_failure(connection: sqlite3.Connection, failure: Failure) -> str | None:
    """Note a source that could not be read. What was read of it before stays as it is."""
    digest = hashlib.sha256(failure.location.encode("utf-8", "surrogateescape")).hexdigest()
    number = f"x{digest[:11]}"
    read = connection.execute(
        "SELECT 1 FROM source WHERE location = ? AND sha256 IS ? AND status != 'failed'",
        (failure.location, failure.sha256),
    ).fetchone()
    if read is not None:
        return None
    connection.execute(
        "DELETE FROM source WHERE location = ? AND status = 'failed'", (failure.location,)
    )
    connection.execute(
        "INSERT OR REPLACE INTO source (id, path, location, sha256, status, kind, reason) "
        "VALUES (?, ?, ?, ?, 'failed', ?, ?)",
        (number, failure.path, failure.location, failure.sha256, failure.kind, failure.message),
    )
    return number


# ---------------------------------------------------------------------- and back


def document(connection: sqlite3.Connection, number: str) -> Document:
    """Raises LedgerError where the ledger holds no such document."""
    row = connection.execute(
        f"SELECT {', '.join(_FIELDS)}, authors, notes FROM source "  # noqa: S608 - own names
        "WHERE id = ? AND status != 'failed'",
        (number,),
    ).fetchone()
    if row is None:
        raise LedgerError(f"the ledger holds no document {number}: `quellen sources` lists them")
    return Document(
        **dict(zip(_FIELDS, row, strict=False)),
        authors=frozen(json.loads(row[-2])),
        notes=frozen(json.loads(row[-1])),
        blocks=select(connection, number, Block),
        repairs=select(connection, number, Repair),
        links=select(connection, number, Link),
    )


def analysis(connection: sqlite3.Connection, number: str) -> Analysis:
    row = connection.execute("SELECT sha256 FROM source WHERE id = ?", (number,)).fetchone()
    if row is None:
        raise LedgerError(f"the ledger holds no document {number}: `quellen sources` lists them")
    sentences = connection.execute(
        'SELECT start, "end" FROM sentence WHERE source = ? ORDER BY n', (number,)
    )
    return Analysis(
        row[0],
        tuple((a, b) for a, b in sentences),
        select(connection, number, Time),
        select(connection, number, Figure),
        select(connection, number, Entity),
        select(connection, number, Name),
        select(connection, number, Attribution),
        select(connection, number, Statement),
    )


def marked(connection: sqlite3.Connection) -> Iterator[Marked]:
    """Current documents by path, so that the order of reading makes no difference."""
    numbers = connection.execute(
        "SELECT id FROM source WHERE status = 'read' ORDER BY path, id"
    ).fetchall()
    for (number,) in numbers:
        yield Marked(number, document(connection, number), analysis(connection, number))


def original(connection: sqlite3.Connection, number: str) -> bytes:
    row = connection.execute(
        "SELECT data FROM original JOIN source USING (sha256) WHERE id = ?", (number,)
    ).fetchone()
    if row is None:
        raise LedgerError(f"the ledger holds no original of {number}: `quellen sources` lists them")
    return zlib.decompress(row[0])
