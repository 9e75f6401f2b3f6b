"""The tables of a ledger, and how an older file becomes a present one."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

APPLICATION_ID = 0x51554C4E  # "QULN"

_SOURCES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE source (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL, location TEXT NOT NULL, sha256 TEXT,
    status TEXT NOT NULL CHECK (status IN ('read', 'failed', 'superseded')),
    reason TEXT, kind TEXT, obtained TEXT, engine TEXT, given TEXT NOT NULL DEFAULT '{}',
    format TEXT, title TEXT, authors TEXT NOT NULL DEFAULT '[]', affiliation TEXT, publisher TEXT,
    published TEXT, language TEXT, url TEXT, encoding TEXT, notes TEXT NOT NULL DEFAULT '[]');
CREATE UNIQUE INDEX source_identity ON source (location, sha256) WHERE status <> 'failed';
CREATE UNIQUE INDEX source_current ON source (location) WHERE status = 'read';
CREATE UNIQUE INDEX source_failure ON source (location) WHERE status = 'failed';
CREATE INDEX source_order ON source (status, path, id);

CREATE TABLE text (source INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE original (sha256 TEXT PRIMARY KEY, packed BLOB NOT NULL);
"""

_MARKS = """
CREATE TABLE block (
    source INTEGER, n INTEGER, start INTEGER, "end" INTEGER, kind TEXT, author TEXT, handle TEXT,
    date TEXT, url TEXT, level INTEGER, page INTEGER, PRIMARY KEY (source, n)) WITHOUT ROWID;
CREATE TABLE repair (
    source INTEGER, n INTEGER, start INTEGER, "end" INTEGER, meaning TEXT, reason TEXT,
    PRIMARY KEY (source, n)) WITHOUT ROWID;
CREATE TABLE link (
    source INTEGER, n INTEGER, start INTEGER, "end" INTEGER, url TEXT,
    PRIMARY KEY (source, n)) WITHOUT ROWID;
CREATE TABLE sentence (
    source INTEGER, n INTEGER, start INTEGER, "end" INTEGER,
    PRIMARY KEY (source, n)) WITHOUT ROWID;
CREATE TABLE time (
    source INTEGER, n INTEGER, start INTEGER, "end" INTEGER, type TEXT, value TEXT, mod TEXT,
    edtf TEXT, earliest TEXT, latest TEXT, calendar TEXT, anchor TEXT, basis TEXT,
    PRIMARY KEY (source, n)) WITHOUT ROWID;
CREATE TABLE figure (
    source INTEGER, n INTEGER, start INTEGER, "end" INTEGER, low REAL, high REAL, qualifier TEXT,
    unit TEXT, counts TEXT, part INTEGER, PRIMARY KEY (source, n)) WITHOUT ROWID;
CREATE TABLE entity (
    source INTEGER, n INTEGER, id TEXT, type TEXT, name TEXT, aliases TEXT,
    PRIMARY KEY (source, n)) WITHOUT ROWID;
CREATE TABLE name (
    source INTEGER, n INTEGER, start INTEGER, "end" INTEGER, entity TEXT,
    PRIMARY KEY (source, n)) WITHOUT ROWID;
CREATE TABLE attribution (
    source INTEGER, n INTEGER, id TEXT, source_start INTEGER, source_end INTEGER,
    cue_start INTEGER, cue_end INTEGER, content TEXT, voice TEXT, voice_type TEXT, kind TEXT,
    polarity TEXT, certainty TEXT, parent TEXT, evidence TEXT, entity TEXT,
    PRIMARY KEY (source, n)) WITHOUT ROWID;
CREATE TABLE statement (
    source INTEGER, n INTEGER, id TEXT, spans TEXT, predicate TEXT, polarity TEXT, modality TEXT,
    edtf TEXT, earliest TEXT, latest TEXT, place TEXT, who TEXT, figures TEXT, chain TEXT,
    checkable REAL, reasons TEXT, time INTEGER, PRIMARY KEY (source, n)) WITHOUT ROWID;
"""

# The words themselves stand in the text already: the index keeps only where they are.
_SEARCH = """
CREATE TABLE passage (
    id INTEGER PRIMARY KEY, source INTEGER NOT NULL, paragraph INTEGER NOT NULL,
    start INTEGER NOT NULL, "end" INTEGER NOT NULL);
CREATE INDEX passage_place ON passage (source, paragraph);
CREATE VIRTUAL TABLE passage_words USING fts5 (
    words, content = '', tokenize = "unicode61 remove_diacritics 2");
"""

_FINDINGS = """
CREATE TABLE event (n INTEGER PRIMARY KEY, id TEXT, earliest TEXT, latest TEXT, body TEXT);
CREATE TABLE dispute (n INTEGER PRIMARY KEY, id TEXT, event TEXT, body TEXT);
CREATE TABLE lineage (n INTEGER PRIMARY KEY, origin TEXT, copy TEXT, body TEXT);
CREATE TABLE support (n INTEGER PRIMARY KEY, event TEXT, body TEXT);
CREATE TABLE voice (n INTEGER PRIMARY KEY, voice TEXT, body TEXT);
"""

# INSERT OR REPLACE deletes without asking the delete trigger, so inserting is watched too.
_DECISIONS = """
CREATE TABLE decision (
    n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, made TEXT NOT NULL,
    who TEXT NOT NULL, action TEXT NOT NULL, anchors TEXT NOT NULL, value TEXT, note TEXT);
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
    BEGIN SELECT raise(ABORT, 'decisions are only ever added'); END;
CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision
    BEGIN SELECT raise(ABORT, 'decisions are only ever added'); END;
CREATE TRIGGER decision_is_new BEFORE INSERT ON decision
    WHEN EXISTS (SELECT 1 FROM decision WHERE id = NEW.id OR n = NEW.n)
    BEGIN SELECT raise(ABORT, 'decisions are only ever added'); END;
"""

_BY_NAME = """
CREATE INDEX event_id ON event (id);
CREATE INDEX dispute_id ON dispute (id);
CREATE INDEX lineage_origin ON lineage (origin);
CREATE INDEX lineage_copy ON lineage (copy);
CREATE INDEX support_event ON support (event);
CREATE INDEX voice_name ON voice (voice);
"""

_ROLES = """
ALTER TABLE statement ADD COLUMN agents TEXT;
ALTER TABLE statement ADD COLUMN patients TEXT;
"""

_SCENES = """
CREATE TABLE scene (
    source INTEGER, n INTEGER, edtf TEXT, earliest TEXT, latest TEXT, time INTEGER, place TEXT,
    within TEXT, quarter TEXT, at_start INTEGER, at_end INTEGER, reasons TEXT,
    PRIMARY KEY (source, n)) WITHOUT ROWID;
"""

_STANDING = """
ALTER TABLE figure ADD COLUMN further INTEGER;
ALTER TABLE figure ADD COLUMN revises INTEGER;
ALTER TABLE figure ADD COLUMN as_of TEXT;
"""

_LINES = """
ALTER TABLE event ADD COLUMN line TEXT;
"""

_WHO = """
ALTER TABLE entity ADD COLUMN within TEXT;
CREATE TABLE role (
    source INTEGER, n INTEGER, start INTEGER, "end" INTEGER, entity TEXT, role TEXT, of TEXT,
    organisation TEXT, standing TEXT, edtf TEXT, earliest TEXT, latest TEXT,
    PRIMARY KEY (source, n)) WITHOUT ROWID;
CREATE TABLE description (
    source INTEGER, n INTEGER, start INTEGER, "end" INTEGER, entity TEXT,
    PRIMARY KEY (source, n)) WITHOUT ROWID;
"""

_SCOPES = """
ALTER TABLE statement ADD COLUMN scope_date TEXT;
ALTER TABLE statement ADD COLUMN scope_place TEXT;
ALTER TABLE statement ADD COLUMN scope_by TEXT;
"""

# Findings stand in the order of a word of their own, and belong to a block of documents: so those
# of one block can be replaced, and the others stay.
_COMPARED = """
CREATE TABLE sketch (source INTEGER PRIMARY KEY, rests_on TEXT NOT NULL, body BLOB NOT NULL);
CREATE TABLE compared (
    n INTEGER PRIMARY KEY, rests_on TEXT NOT NULL UNIQUE, body BLOB NOT NULL);
ALTER TABLE event ADD COLUMN compared INTEGER;
ALTER TABLE event ADD COLUMN standing TEXT NOT NULL DEFAULT '';
ALTER TABLE support ADD COLUMN compared INTEGER;
ALTER TABLE support ADD COLUMN standing TEXT NOT NULL DEFAULT '';
ALTER TABLE lineage ADD COLUMN compared INTEGER;
ALTER TABLE lineage ADD COLUMN standing TEXT NOT NULL DEFAULT '';
ALTER TABLE voice ADD COLUMN standing TEXT NOT NULL DEFAULT '';
CREATE INDEX event_standing ON event (standing, n);
CREATE INDEX support_standing ON support (standing, n);
DELETE FROM meta WHERE key LIKE 'kept %';
"""

MIGRATIONS: tuple[str, ...] = (
    _SOURCES + _MARKS + _SEARCH + _FINDINGS + _DECISIONS,
    _BY_NAME,
    _ROLES,
    _SCENES,
    _STANDING,
    _LINES,
    _WHO,
    _SCOPES,
    _COMPARED,
)
"""Script number i leads from version i to version i + 1. Never changed, only followed."""

VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, migrations: Sequence[str] = MIGRATIONS) -> None:
    """Bring a ledger to the present version: all steps or, where one fails, none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done it while we waited.
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        for script in migrations[version:]:
            for statement in statements(script):
                connection.execute(statement)
        if version < len(migrations):
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {len(migrations)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def statements(script: str) -> list[str]:
    """The statements of a script; ``executescript`` would commit what is open."""
    found, current = [], ""
    for line in script.splitlines(keepends=True):
        current += line
        if sqlite3.complete_statement(current):
            found.append(current)
            current = ""
    return found
