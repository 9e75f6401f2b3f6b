"""What comparing found: written, and read back in the shapes that other programs rely on."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from quellen import __version__
from quellen.ledger.current import fingerprint
from quellen.ledger.rows import dump, plain, whole
from quellen.model import Dependence, Dispute, Event, Findings, Passage, Support, VoiceRecord

Row = dict[str, Any]
LONGEST_TITLE = 400  # characters of an event's title in its line
MANY = 10**9  # more than anybody says
_ORDER = {"dispute": "n"}
"""What the rows of a table are in order by, if not by the word by which they stand in it."""


def write(connection: sqlite3.Connection, findings: Findings, basis: str) -> None:
    """Replace all findings; ``basis`` is the state of the ledger that they were found in."""
    for table in ("event", "lineage", "support", "voice", "compared"):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 - own names
    ordered = sorted(findings.events, key=moment)
    standing = {event.id: f"{n:09}" for n, event in enumerate(ordered)}
    insert_events(connection, [(standing[e.id], e) for e in ordered], of_event(findings.disputes))
    insert_lineage(connection, findings.lineage)
    insert_support(connection, [(standing.get(s.event, ""), s) for s in findings.support])
    insert_voices(connection, voice_rows(findings.voices))
    write_disputes(connection, findings.disputes)
    mark(connection, basis)


def of_event(disputes: Iterable[Dispute]) -> dict[str, list[str]]:
    """Event → the disputes about it."""
    found: dict[str, list[str]] = defaultdict(list)
    for dispute in disputes:
        if dispute.event:
            found[dispute.event].append(dispute.id)
    return found


def insert_events(
    connection: sqlite3.Connection,
    events: Iterable[tuple[str, Event]],
    disputes: Mapping[str, list[str]],
    compared: int | None = None,
) -> None:
    """Add events, each with the word by which it stands in order; ``compared`` is their block."""
    connection.executemany(
        "INSERT INTO event (id, earliest, latest, body, line, standing, compared) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (e.id, e.earliest, e.latest, *_written(_event(e, disputes.get(e.id, []))),
             whole(standing), compared)
            for standing, e in events
        ),
    )  # fmt: skip


def insert_support(
    connection: sqlite3.Connection,
    support: Iterable[tuple[str, Support]],
    compared: int | None = None,
) -> None:
    """Add support, each with the word by which its event stands in order."""
    connection.executemany(
        "INSERT INTO support (event, body, standing, compared) VALUES (?, ?, ?, ?)",
        ((s.event, dump(plain(s)), whole(standing), compared) for standing, s in support),
    )


def insert_lineage(
    connection: sqlite3.Connection, links: Iterable[Dependence], compared: int | None = None
) -> None:
    """Add links between documents."""
    connection.executemany(
        "INSERT INTO lineage (origin, copy, body, standing, compared) VALUES (?, ?, ?, ?, ?)",
        ((x.origin, x.copy, dump(_link(x)), f"{2 - x.probability:.17f} {x.origin} {x.copy}",
          compared) for x in links),
    )  # fmt: skip


def voice_rows(voices: Iterable[VoiceRecord]) -> list[tuple[str, str, str]]:
    """Voices as rows: the most talkative stand first."""
    return [
        (
            whole(v.voice),
            dump(plain(v)),
            whole(f"{MANY - v.statements:010} {v.voice}\t{' '.join(v.documents)}"),
        )
        for v in voices
    ]


def insert_voices(connection: sqlite3.Connection, rows: Iterable[tuple[str, str, str]]) -> None:
    connection.executemany("INSERT INTO voice (voice, body, standing) VALUES (?, ?, ?)", rows)


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


def replace_disputes(
    connection: sqlite3.Connection,
    disputes: Sequence[Dispute],
    written: Collection[str] = frozenset(),
) -> None:
    """Replace all disputes, and what events say of theirs; ``written`` are events that say it."""
    query = "SELECT event, id FROM dispute WHERE event IS NOT NULL ORDER BY n"
    former: dict[str, list[str]] = defaultdict(list)
    for event, number in connection.execute(query):
        former[event].append(number)
    write_disputes(connection, disputes)
    now = of_event(disputes)
    for event in sorted((former.keys() | now.keys()).difference(written)):
        if former.get(event) != now.get(event):
            write_event(connection, event, now.get(event, []))


def write_event(connection: sqlite3.Connection, number: str, disputes: list[str]) -> None:
    """Give an event, which stays as it is, the disputes that it has now."""
    query = "SELECT n, body FROM event WHERE id = ?"
    for n, body in connection.execute(query, (number,)).fetchall():
        told, line = _written({**json.loads(body), "disputes": disputes})
        connection.execute("UPDATE event SET body = ?, line = ? WHERE n = ?", (told, line, n))


def moment(event: Event) -> str:
    """A word by which events stand in time order: what is open at the beginning by its end,
    undated events last.

    Years before 1 have a sign and run backwards, so that text order does not serve.
    """
    day = event.earliest or event.latest
    if day is None:
        return "undated"
    year, _, rest = day[1:].partition("-") if day.startswith("-") else day.partition("-")
    return f"{(-int(year) if day.startswith('-') else int(year)) + 10**8:09}-{rest}"


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
    order = _ORDER.get(table, "standing, n")
    found = connection.execute(f"SELECT body FROM {table} ORDER BY {order}")  # noqa: S608 - own names
    return [json.loads(body) for (body,) in found]


def chosen(connection: sqlite3.Connection, table: str, **columns: str) -> list[Row]:
    """Findings of a table in which any of some columns has the value given."""
    where = " OR ".join(f"{name} = ?" for name in columns)
    order = _ORDER.get(table, "standing, n")
    query = f"SELECT body FROM {table} WHERE {where} ORDER BY {order}"  # noqa: S608 - own names
    found = connection.execute(query, tuple(columns.values()))
    return [json.loads(body) for (body,) in found]


def events(connection: sqlite3.Connection) -> Iterator[Row]:
    """All events in time order, one at a time: many do not have to fit into memory."""
    for (body,) in connection.execute("SELECT body FROM event ORDER BY standing, n"):
        yield json.loads(body)


def lines(connection: sqlite3.Connection) -> list[tuple[str, list[Any]]]:
    """The id and the line of all events, in time order; parsed in one go, as there are many."""
    rows = connection.execute(
        "SELECT id, line, CASE WHEN line IS NULL THEN body END FROM event ORDER BY standing, n"
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
