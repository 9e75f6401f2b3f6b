"""Findings block by block: those of blocks in which nothing has changed stay where they are.

Of every document there is a sketch, of every block what only the pile as a whole makes use of.
Each stands under what it rests on. Where that is not the same any more, or the words are not those
that were written, there is nothing: so it can be lost, damaged or of another version at any time.
It is plain JSON, packed, since ledgers are passed between people.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quellen.ledger import findings
from quellen.ledger.rows import dump
from quellen.model import Dependence, Event, Findings, Support, VoiceRecord

SEAL = 32  # bytes of a digest
_TABLES = ("event", "support", "lineage")
Kept = tuple[int, str, bytes]
"""A sketch: the number of its source, what it rests on, and its words."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A block of documents with what they show."""

    rests_on: str
    events: Sequence[Event]
    order: Sequence[str]
    """For each event the word by which events of a pile stand in order."""
    lineage: Sequence[Dependence]
    support: Sequence[Support]
    rest: Any
    """What else is made use of where this block is not compared again."""


# ------------------------------------------------------------------------ sketches


def sketch(connection: sqlite3.Connection, source: int, rests_on: str) -> bytes | None:
    """The sketch of a document; None where there is none that rests on this."""
    query = "SELECT body FROM sketch WHERE source = ? AND rests_on = ?"
    return _unsealed(connection.execute(query, (source, rests_on)).fetchone())


def keep_sketches(connection: sqlite3.Connection, sketches: Iterable[Kept]) -> None:
    """Keep sketches in place of former ones of the same documents."""
    connection.executemany(
        "INSERT OR REPLACE INTO sketch VALUES (?, ?, ?)",
        ((source, rests_on, _sealed(body)) for source, rests_on, body in sketches),
    )


def _sealed(body: bytes) -> bytes:
    """Words behind their digest."""
    return hashlib.sha256(body).digest() + body


def _unsealed(row: tuple[Any, ...] | None) -> bytes | None:
    """The words of a row; None where they are not those that were written."""
    sealed = row[0] if row and isinstance(row[0], bytes) else b""
    digest, body = sealed[:SEAL], sealed[SEAL:]
    return body if digest == hashlib.sha256(body).digest() else None


# ------------------------------------------------------------------------- findings


def recall(connection: sqlite3.Connection, rests_on: str) -> Any:
    """The rest of a block, with its tuples as lists; None where there is none to rely on."""
    query = "SELECT body FROM compared WHERE rests_on = ?"
    body = _unsealed(connection.execute(query, (rests_on,)).fetchone())
    return None if body is None else json.loads(zlib.decompress(body))


def all_of(connection: sqlite3.Connection, found_in: str) -> list[Any] | None:
    """The rest of all blocks, if that is what they were found in and all can be relied on."""
    row = connection.execute("SELECT value FROM meta WHERE key = 'composition'").fetchone()
    if row != (found_in,):
        return None
    names = connection.execute("SELECT rests_on FROM compared ORDER BY n").fetchall()
    blocks = [recall(connection, rests_on) for (rests_on,) in names]
    return blocks if blocks and None not in blocks else None


def holds(connection: sqlite3.Connection, blocks: Collection[str]) -> bool:
    """Whether all of some blocks are there."""
    known = {rests_on for (rests_on,) in connection.execute("SELECT rests_on FROM compared")}
    return known.issuperset(blocks)


def write(
    connection: sqlite3.Connection,
    unchanged: Collection[str],
    fresh: Sequence[Compared],
    shown: Findings,
    found_in: str,
) -> None:
    """Replace the findings of all blocks but those that are unchanged.

    ``shown`` has the disputes and the voices of all; ``found_in`` is a digest of what all blocks
    together rest on.
    """
    _take_out_but(connection, unchanged)
    of_event = findings.of_event(shown.disputes)
    for block in fresh:
        _insert(connection, block, of_event)
    written = frozenset(event.id for block in fresh for event in block.events)
    findings.replace_disputes(connection, shown.disputes, written)
    _replace_voices(connection, shown.voices)
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('composition', ?)", (found_in,))


def _take_out_but(connection: sqlite3.Connection, unchanged: Collection[str]) -> None:
    known = connection.execute("SELECT n, rests_on FROM compared").fetchall()
    gone = [(n,) for n, rests_on in known if rests_on not in unchanged]
    connection.executemany("DELETE FROM compared WHERE n = ?", gone)
    for table in _TABLES:
        # Whatever belongs to no block was written by an older version.
        connection.execute(
            f"DELETE FROM {table} WHERE compared IS NULL "  # noqa: S608 - own names
            "OR compared NOT IN (SELECT n FROM compared)"
        )


def _insert(
    connection: sqlite3.Connection, block: Compared, of_event: Mapping[str, list[str]]
) -> None:
    n = connection.execute(
        "INSERT INTO compared (rests_on, body) VALUES (?, ?)",
        (block.rests_on, _sealed(zlib.compress(dump(block.rest).encode(), 1))),
    ).lastrowid
    standing = dict(zip((event.id for event in block.events), block.order, strict=True))
    events = sorted((standing[event.id], event.id, event) for event in block.events)
    findings.insert_events(connection, ((place, e) for place, _, e in events), of_event, n)
    findings.insert_support(connection, ((standing[s.event], s) for s in block.support), n)
    findings.insert_lineage(connection, block.lineage, n)


def _replace_voices(connection: sqlite3.Connection, voices: Sequence[VoiceRecord]) -> None:
    """Write those voices alone that are not there already, and take out those that are no more."""
    known = connection.execute("SELECT n, voice, body, standing FROM voice").fetchall()
    wanted = Counter(findings.voice_rows(voices))
    gone = []
    for n, *row in known:
        if wanted[*row]:
            wanted[*row] -= 1
        else:
            gone.append((n,))
    connection.executemany("DELETE FROM voice WHERE n = ?", gone)
    findings.insert_voices(connection, sorted(wanted.elements()))
