"""What comparing found: written as a whole, read back in the shapes that other programs rely on."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from quellen import __version__
from quellen.ledger import kept
from quellen.ledger.documents import fingerprint
from quellen.ledger.rows import dump, plain
from quellen.model import Dependence, Dispute, Event, Findings, Passage

Row = dict[str, Any]
LONGEST_TITLE = 400  # characters of an event's title in its line


def write(connection: sqlite3.Connection, findings: Findings, basis: str) -> None:
    """Replace all findings; ``basis`` is the state of the ledger that they were found in."""
    for table in ("event", "lineage", "support", "voice"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - own names
    of_event: dict[str, list[str]] = defaultdict(list)
    for dispute in findings.disputes:
        if dispute.event:
            of_event[dispute.event].append(dispute.id)
    connection.executemany(
        "INSERT INTO event (id, earliest, latest, body, line) VALUES (?, ?, ?, ?, ?)",
        (
            (e.id, e.earliest, e.latest, *_written(_event(e, of_event[e.id])))
            for e in sorted(findings.events, key=_moment)
        ),
    )
    write_disputes(connection, findings.disputes)
    connection.executemany(
        "INSERT INTO lineage (origin, copy, body) VALUES (?, ?, ?)",
        ((x.origin, x.copy, dump(_link(x))) for x in findings.lineage),
    )
    connection.executemany(
        "INSERT INTO support (event, body) VALUES (?, ?)",
        ((s.event, dump(plain(s))) for s in findings.support),
    )
    connection.executemany(
        "INSERT INTO voice (voice, body) VALUES (?, ?)",
        ((v.voice, dump(plain(v))) for v in findings.voices),
    )
    kept.forget(connection, "undecided")  # they are those of other findings
    mark(connection, basis)


def mark(connection: sqlite3.Connection, basis: str) -> None:
    """Note in which state of the ledger the findings were found."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES ('findings', ?)", (basis,))


def write_disputes(connection: sqlite3.Connection, disputes: Sequence[Dispute]) -> None:
    """Replace all disputes."""
    connection.execute("DELETE FROM dispute")
    connection.executemany(
        "INSERT INTO dispute (id, event, body) VALUES (?, ?, ?)",
        ((d.id, d.event, dump(plain(d))) for d in disputes),
    )


def write_event(connection: sqlite3.Connection, number: str, disputes: list[str]) -> None:
    """Give an event, which stays as it is, the disputes that it has now."""
    query = "SELECT n, body FROM event WHERE id = ?"
    for n, body in connection.execute(query, (number,)).fetchall():
        told, line = _written({**json.loads(body), "disputes": disputes})
        connection.execute("UPDATE event SET body = ?, line = ? WHERE n = ?", (told, line, n))


def _moment(event: Event) -> tuple[bool, int, str]:
    """In time order, what is open at the beginning by its end, undated events last.

    Years before 1 have a sign and run backwards, so that text order does not serve.
    """
    day = event.earliest or event.latest
    if day is None:
        return (True, 0, "")
    year, _, rest = day[1:].partition("-") if day.startswith("-") else day.partition("-")
    return (False, -int(year) if day.startswith("-") else int(year), rest)


def _event(event: Event, disputes: list[str]) -> Row:
    documents = list(dict.fromkeys(a.document for a in event.accounts))
    return {
        "event": event.id, "title": event.title, "edtf": event.edtf,
        "earliest": event.earliest, "latest": event.latest, "place": event.place,
        "documents": documents, "accounts": plain(event.accounts), "disputes": disputes,
        "reasons": plain(event.reasons), "about": list(event.about),
    }  # fmt: skip


def _written(row: Row) -> tuple[str, str]:
    """An event, and the line that lists and the timeline show of it."""
    return dump(row), dump(line_of(row))


def line_of(row: Row) -> list[Any]:
    """An event in a line; an order of magnitude less than the event with all its accounts.

    Title (its beginning), EDTF, earliest, latest, place, documents, voices, what is counted, how
    many accounts, disputes.
    """
    accounts = row["accounts"]
    voices = dict.fromkeys(v for a in accounts for v in (a["voice"], *a["chain"]))
    counts = dict.fromkeys(f["counts"] for a in accounts for f in a["figures"])
    return [row["title"][:LONGEST_TITLE], row["edtf"], row["earliest"], row["latest"],
            row["place"], row["documents"], list(voices), list(counts), len(accounts),
            row["disputes"]]  # fmt: skip


def _link(link: Dependence) -> Row:
    return {
        "from": link.origin, "to": link.copy, "kind": link.kind,
        "probability": plain(link.probability),
        "share_from": plain(link.share_origin), "share_to": plain(link.share_copy),
        "passages": [_passage(p) for p in link.passages], "reasons": plain(link.reasons),
    }  # fmt: skip


def _passage(passage: Passage) -> Row:
    return {
        "from": plain(passage.origin),
        "to": plain(passage.copy),
        "similarity": plain(passage.similarity),
    }


def basis(connection: sqlite3.Connection) -> str:
    """A digest of what findings rest on: the current documents, the decisions, our version."""
    decisions = connection.execute("SELECT id FROM decision ORDER BY n").fetchall()
    state = dump([__version__, fingerprint(connection), decisions])
    return hashlib.sha256(state.encode()).hexdigest()


def are_current(connection: sqlite3.Connection) -> bool:
    row = connection.execute("SELECT value FROM meta WHERE key = 'findings'").fetchone()
    if row is None:
        query = "SELECT NOT EXISTS (SELECT 1 FROM source WHERE status = 'read')"
        return bool(connection.execute(query).fetchone()[0])
    return bool(row[0] == basis(connection))


def bodies(connection: sqlite3.Connection, table: str) -> list[Row]:
    found = connection.execute(f"SELECT body FROM {table} ORDER BY n")  # noqa: S608 - own names
    return [json.loads(body) for (body,) in found]


def chosen(connection: sqlite3.Connection, table: str, **columns: str) -> list[Row]:
    """Findings of a table in which any of some columns has the value given."""
    where = " OR ".join(f"{name} = ?" for name in columns)
    query = f"SELECT body FROM {table} WHERE {where} ORDER BY n"  # noqa: S608 - own names
    found = connection.execute(query, tuple(columns.values()))
    return [json.loads(body) for (body,) in found]


def events(connection: sqlite3.Connection) -> Iterator[Row]:
    """All events in time order, one at a time: many do not have to fit into memory."""
    for (body,) in connection.execute("SELECT body FROM event ORDER BY n"):
        yield json.loads(body)


def lines(connection: sqlite3.Connection) -> list[tuple[str, list[Any]]]:
    """The id and the line of all events, in time order; parsed in one go, as there are many."""
    rows = connection.execute(
        "SELECT id, line, CASE WHEN line IS NULL THEN body END FROM event ORDER BY n"
    ).fetchall()
    # Findings of an older version have no lines yet.
    told = (dump(line_of(json.loads(body))) if line is None else line for _, line, body in rows)
    return list(zip((number for number, _, _ in rows), json.loads(f"[{','.join(told)}]"),
                    strict=True))  # fmt: skip


def state(connection: sqlite3.Connection) -> str:
    """A word that changes with whatever a page of the ledger shows; quick to ask for."""
    row = connection.execute(
        "SELECT (SELECT value FROM meta WHERE key = 'findings'), "
        "(SELECT max(n) || '/' || count(*) FROM source), (SELECT max(n) FROM decision)"
    ).fetchone()
    return "|".join(str(part) for part in row)


def read_state(connection: sqlite3.Connection) -> str:
    """As :func:`state`, of the sources alone; reading anew gives a source another number."""
    (word,) = connection.execute("SELECT max(n) || '/' || count(*) FROM source").fetchone()
    return str(word)
