"""Sources, documents and their marks: into the ledger and back."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from quellen.errors import LedgerError
from quellen.ledger import passages
from quellen.ledger.rows import (
    ANALYSIS_NOUNS,
    DOCUMENT_NOUNS,
    dump,
    frozen,
    plain,
    spelled,
    table,
    whole,
)
from quellen.model import Analysis, Document, Failure, Marked, Source, Span, Statement

_TOLD = (
    "format", "title", "affiliation", "publisher", "published", "language", "url", "encoding",
)  # fmt: skip
"""What a document says of itself, as single words or none; authors and notes are JSON."""
_LISTS = ("authors", "notes")
MARKED = (*(table(noun).name for noun in (*DOCUMENT_NOUNS, *ANALYSIS_NOUNS)), "sentence", "text")

Given = Mapping[str, Any]
"""What a user said of a document (title, authors, published ...), which outranks what it says."""


def known(connection: sqlite3.Connection, location: str, sha256: str, engine: str) -> str | None:
    """The id under which these bytes at this place were read by this engine, if they were.

    Not while a later failure is noted for the place: reading it once more takes that away.
    """
    row = connection.execute(
        "SELECT id FROM source AS s "
        "WHERE location = ? AND sha256 = ? AND engine = ? AND status = 'read' AND NOT EXISTS "
        "(SELECT 1 FROM source AS f WHERE f.location = s.location AND f.status = 'failed')",
        (spelled(location), sha256, engine),
    ).fetchone()
    return str(row[0]) if row else None


def given(connection: sqlite3.Connection, location: str) -> dict[str, Any]:
    """What a user said of the document at a place, when it was last read, set aside or not."""
    row = connection.execute(
        "SELECT given FROM source WHERE location = ? AND status <> 'failed' "
        "ORDER BY status = 'read' DESC, n DESC LIMIT 1",
        (spelled(location),),
    ).fetchone()
    return {k: frozen(v) for k, v in json.loads(row[0]).items()} if row else {}


def has_original(connection: sqlite3.Connection, sha256: str) -> bool:
    row = connection.execute("SELECT 1 FROM original WHERE sha256 = ?", (sha256,)).fetchone()
    return row is not None


def add(  # noqa: PLR0913, PLR0917 - a document with all that belongs to it
    connection: sqlite3.Connection,
    source: Source,
    document: Document,
    analysis: Analysis,
    engine: str,
    said: Given,
    packed: bytes | None,
) -> str:
    """Put a document with its marks in; older versions of the same file become superseded."""
    number = _forget_former(connection, source) or _free_id(connection, source.sha256)
    if packed is not None:
        connection.execute("INSERT OR IGNORE INTO original VALUES (?, ?)", (source.sha256, packed))
    connection.execute(
        "UPDATE source SET status = 'superseded', reason = ? "
        "WHERE location = ? AND status = 'read'",
        (f"a newer version was read as {number}", spelled(source.location)),
    )
    row = _insert_source(connection, number, source, document, engine, said)
    _insert_marks(connection, row, document, analysis)
    return number


def _forget_former(connection: sqlite3.Connection, source: Source) -> str | None:
    """Remove what an earlier reading left of these bytes; gives the id to keep."""
    place = spelled(source.location)
    connection.execute("DELETE FROM source WHERE location = ? AND status = 'failed'", (place,))
    row = connection.execute(
        "SELECT n, id FROM source WHERE location = ? AND sha256 = ?", (place, source.sha256)
    ).fetchone()
    if row is None:
        return None
    n, number = row
    passages.remove(connection, n)
    for name in (*MARKED, "sketch"):
        connection.execute(f"DELETE FROM {name} WHERE source = ?", (n,))  # noqa: S608 - own names
    connection.execute("DELETE FROM source WHERE n = ?", (n,))
    return str(number)


def _free_id(connection: sqlite3.Connection, sha256: str) -> str:
    """The beginning of the digest; the same bytes at another place get a number after it."""
    for number in count(1):
        candidate = sha256[:12] if number == 1 else f"{sha256[:12]}-{number}"
        taken = connection.execute("SELECT 1 FROM source WHERE id = ?", (candidate,)).fetchone()
        if taken is None:
            return candidate
    raise AssertionError  # count does not end


def _insert_source(  # noqa: PLR0913, PLR0917 - a document with all that belongs to it
    connection: sqlite3.Connection,
    number: str,
    source: Source,
    document: Document,
    engine: str,
    said: Given,
) -> int:
    values = {
        "id": number,
        "path": spelled(document.path),
        "location": spelled(source.location),
        "sha256": source.sha256,
        "status": "read",
        "obtained": source.obtained,
        "engine": engine,
        "given": dump(_plain(said)),
        **{name: _text(getattr(document, name)) for name in _TOLD},
        **{name: dump(getattr(document, name)) for name in _LISTS},
    }
    names, marks = ", ".join(values), ", ".join("?" * len(values))
    cursor = connection.execute(
        f"INSERT INTO source ({names}) VALUES ({marks})",  # noqa: S608 - own names
        tuple(values.values()),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _plain(said: Given) -> dict[str, Any]:
    return {name: plain(said[name]) for name in sorted(said)}


def _text(value: str | None) -> str | None:
    return None if value is None else whole(value)


def _insert_marks(
    connection: sqlite3.Connection, row: int, document: Document, analysis: Analysis
) -> None:
    text = whole(document.text)
    connection.execute("INSERT INTO text VALUES (?, ?)", (row, text))
    for noun in DOCUMENT_NOUNS:
        table(noun).insert(connection, row, getattr(document, _field(noun)))
    for noun in ANALYSIS_NOUNS:
        table(noun).insert(connection, row, getattr(analysis, _field(noun)))
    connection.executemany(
        "INSERT INTO sentence VALUES (?, ?, ?, ?)",
        ((row, n, start, end) for n, (start, end) in enumerate(analysis.sentences)),
    )
    passages.insert(connection, row, text, document.blocks, analysis.sentences)


def _field(noun: type) -> str:
    """Where a document or an analysis keeps the items of a noun: Entity in ``entities``."""
    name = table(noun).name
    return f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"


def add_failure(connection: sqlite3.Connection, failure: Failure) -> None:
    """Note a source that could not be read. What was read there before stays as it is."""
    place = spelled(failure.location)
    connection.execute("DELETE FROM source WHERE location = ? AND status = 'failed'", (place,))
    connection.execute(
        "INSERT INTO source (id, path, location, sha256, status, kind, reason) "
        "VALUES (?, ?, ?, ?, 'failed', ?, ?)",
        (_failure_id(place), spelled(failure.path), place, failure.sha256, failure.kind,
         whole(failure.message)),
    )  # fmt: skip


def _failure_id(place: str) -> str:
    """Of the place, since there may be no bytes; no document's id begins with an x."""
    return f"x{hashlib.sha256(place.encode()).hexdigest()[:11]}"


# ---------------------------------------------------------------------- and back


def document(connection: sqlite3.Connection, number: str) -> Document:
    """Raises LedgerError where the ledger holds no such document."""
    n, _ = _find(connection, number)
    names = ("path", "sha256", *_TOLD, *_LISTS, "text")
    row = connection.execute(
        f"SELECT {', '.join(names)} FROM source JOIN text ON source = n WHERE n = ?",  # noqa: S608 - own names
        (n,),
    ).fetchone()
    values: dict[str, Any] = dict(zip(names, row, strict=True))
    values |= {name: frozen(json.loads(values[name])) for name in _LISTS}
    values |= {_field(noun): table(noun).select(connection, n) for noun in DOCUMENT_NOUNS}
    return Document(**values)


def analysis(connection: sqlite3.Connection, number: str, *, statements: bool = True) -> Analysis:
    """Raises LedgerError where the ledger holds no such document."""
    n, sha256 = _find(connection, number)
    nouns = [noun for noun in ANALYSIS_NOUNS if statements or noun is not Statement]
    marks = {_field(noun): table(noun).select(connection, n) for noun in nouns}
    return Analysis(sha256, _sentences(connection, n), **marks)


def _find(connection: sqlite3.Connection, number: str) -> tuple[int, str]:
    row = connection.execute(
        "SELECT n, sha256 FROM source WHERE id = ? AND status <> 'failed'", (number,)
    ).fetchone()
    if row is None:
        raise LedgerError(f"the ledger holds no document {number}: `quellen sources` lists them")
    return int(row[0]), str(row[1])


def location(connection: sqlite3.Connection, number: str) -> str:
    n, _ = _find(connection, number)
    (found,) = connection.execute("SELECT location FROM source WHERE n = ?", (n,)).fetchone()
    return str(found)


def words(
    connection: sqlite3.Connection, number: str
) -> tuple[str, Sequence[Span], Sequence[Span]]:
    """Text, sentences and names, without the other marks."""
    n, _ = _find(connection, number)
    (text,) = connection.execute("SELECT text FROM text WHERE source = ?", (n,)).fetchone()
    names = connection.execute('SELECT start, "end" FROM name WHERE source = ? ORDER BY n', (n,))
    return text, _sentences(connection, n), names.fetchall()


def _sentences(connection: sqlite3.Connection, n: int) -> tuple[Span, ...]:
    found = connection.execute(
        'SELECT start, "end" FROM sentence WHERE source = ? ORDER BY n', (n,)
    )
    return tuple(found.fetchall())


def marked(connection: sqlite3.Connection, number: str) -> Marked:
    return Marked(number, document(connection, number), analysis(connection, number))


def text(connection: sqlite3.Connection, number: str) -> str:
    """Raises LedgerError where the ledger holds no such document."""
    n, _ = _find(connection, number)
    (found,) = connection.execute("SELECT text FROM text WHERE source = ?", (n,)).fetchone()
    return str(found)


def original(connection: sqlite3.Connection, number: str) -> bytes:
    """Raises LedgerError where the ledger holds no such document, or its bytes are damaged."""
    _, sha256 = _find(connection, number)
    (packed,) = connection.execute(
        "SELECT packed FROM original WHERE sha256 = ?", (sha256,)
    ).fetchone()
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise LedgerError(
            f"the original of {number} is damaged ({error}): restore a copy of the ledger"
        ) from error


def sources(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """All sources, by path: read, superseded, and those that could not be read with the reason."""
    names = (
        "id", "path", "sha256", "format", "title", "authors", "affiliation", "publisher",
        "published", "language", "status", "reason", "kind", "encoding", "url", "obtained", "notes",
    )  # fmt: skip
    found = connection.execute(
        f"SELECT {', '.join(names)} FROM source ORDER BY path, id"  # noqa: S608 - own names
    )
    rows = (dict(zip(names, row, strict=True)) for row in found)
    return [row | {name: _list(row[name]) for name in _LISTS} for row in rows]


def _list(packed: str) -> list[str]:
    found: list[str] = [] if packed == "[]" else json.loads(packed)
    return found
