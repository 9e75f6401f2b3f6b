"""What people decide: a log that is only ever added to."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from quellen.errors import DecisionError
from quellen.ledger.rows import dump, plain
from quellen.model import Decision, TextAnchor

ACTIONS = frozenset(
    "accept not_a_dispute update same different merge split correct add remove note undo".split()
)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?")


def add(connection: sqlite3.Connection, decision: Decision) -> bool:
    """Append a decision; False where it is in the log already."""
    row = plain(decision)
    cursor = connection.execute(
        "INSERT OR IGNORE INTO decision (id, made, who, action, anchors, value, note) "
        "VALUES (:id, :made, :who, :action, :anchors, :value, :note)",
        {**row, "anchors": dump(row["anchors"])},
    )
    return cursor.rowcount == 1


def log(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """All decisions, oldest first."""
    names = ("id", "made", "who", "action", "anchors", "value", "note")
    found = connection.execute(f"SELECT {', '.join(names)} FROM decision ORDER BY n")  # noqa: S608 - own names
    rows = (dict(zip(names, row, strict=True)) for row in found)
    return [{**row, "anchors": json.loads(row["anchors"])} for row in rows]


def parse(rows: object) -> list[Decision]:
    """Decisions from outside, all checked before any is taken in.

    Raises DecisionError, which says which one cannot be taken in and why.
    """
    if not isinstance(rows, Sequence) or isinstance(rows, str):
        raise DecisionError("decisions are a JSON array: export them with `decisions --json`")
    return [_decision(number, row) for number, row in enumerate(rows, 1)]


def _decision(number: int, row: object) -> Decision:
    if not isinstance(row, Mapping):
        raise DecisionError(f"decision {number} is not an object")
    for name in ("made", "who", "action"):
        if not isinstance(row.get(name), str) or not row[name].strip():
            raise DecisionError(f"decision {number} has no {name}")
    if row["action"] not in ACTIONS:
        known = ", ".join(sorted(ACTIONS))
        raise DecisionError(f"decision {number}: {row['action']!r} is none of {known}")
    if not _MOMENT.fullmatch(row["made"]):
        raise DecisionError(f"decision {number}: made is not a moment in ISO 8601: {row['made']!r}")
    anchors = tuple(_anchor(number, a) for a in row.get("anchors") or ())
    given = {name: row.get(name) for name in ("value", "note")}
    if any(v is not None and not isinstance(v, str) for v in given.values()):
        raise DecisionError(f"decision {number}: value and note are text or null")
    return Decision(
        str(row.get("id") or _digest(row)), row["made"], row["who"], row["action"], anchors, **given
    )


def _anchor(number: int, row: object) -> TextAnchor:
    names = {f.name for f in fields(TextAnchor)}
    if not isinstance(row, Mapping) or not {"sha256", "start", "end", "exact"} <= row.keys():
        raise DecisionError(f"decision {number}: an anchor needs sha256, start, end and exact")
    start, end = row["start"], row["end"]
    if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start <= end:
        raise DecisionError(f"decision {number}: start and end are not offsets: {start!r}, {end!r}")
    return TextAnchor(**{k: v for k, v in row.items() if k in names})


def _digest(row: Mapping[str, Any]) -> str:
    """An id for a decision that came without one: the same decision gets the same."""
    return hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()[:16]
