"""What people decide: a log that is only ever added to."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from quellen.errors import DecisionError
from quellen.ledger import webannotations
from quellen.ledger.rows import dump, plain, whole
from quellen.model import Decision, TextAnchor

ACTIONS = frozenset(
    "accept not_a_dispute update same different merge split correct add remove "
    "link unlink turn note undo".split()
)
_NAMES = tuple(f.name for f in fields(Decision))
_ANCHOR_NAMES = tuple(f.name for f in fields(TextAnchor))
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)?")
_DIGEST = re.compile(r"[0-9a-f]{64}")


def add(connection: sqlite3.Connection, decisions: Iterable[Decision]) -> int:
    """Append decisions to the log; gives how many were not in it already.

    Raises DecisionError where the log holds another decision of the same id.
    """
    return sum(_add(connection, decision) for decision in decisions)


def _add(connection: sqlite3.Connection, decision: Decision) -> bool:
    row = {k: whole(v) if isinstance(v, str) else v for k, v in plain(decision).items()}
    row["anchors"] = dump(row["anchors"])
    there = _rows(connection, "WHERE id = ?", (row["id"],))
    if there:
        if there[0] != {**row, "anchors": json.loads(row["anchors"])}:
            raise DecisionError(
                f"decision {decision.id} is in the log already and says something else: what was "
                "decided is never changed, so give the new decision an id of its own"
            )
        return False
    connection.execute(
        f"INSERT INTO decision ({', '.join(_NAMES)}) VALUES ({', '.join('?' * len(_NAMES))})",  # noqa: S608 - own names
        [row[name] for name in _NAMES],
    )
    return True


def log(connection: sqlite3.Connection) -> list[dict[str, Any]]:
    """All decisions by the moment they were made, also those that came from another ledger."""
    rows = _rows(connection, "ORDER BY n", ())
    return sorted(rows, key=lambda row: _moment(row["made"]))


def standing(log: Sequence[Decision]) -> list[Decision]:
    """The decisions of a log, oldest first, that no later one takes back.

    ``undo`` takes back the decision whose id is its value; to undo an undo is to redo.
    """
    taken_back: set[str | None] = set()
    kept = []
    for decision in reversed(log):
        if decision.id in taken_back:
            continue
        if decision.action == "undo":
            taken_back.add(decision.value)
        else:
            kept.append(decision)
    return kept[::-1]


def _rows(
    connection: sqlite3.Connection, which: str, values: tuple[str, ...]
) -> list[dict[str, Any]]:
    found = connection.execute(f"SELECT {', '.join(_NAMES)} FROM decision {which}", values)  # noqa: S608 - own words
    rows = (dict(zip(_NAMES, row, strict=True)) for row in found)
    return [row | {"anchors": json.loads(row["anchors"])} for row in rows]


def _moment(made: str) -> datetime:
    """Where no zone is given, UTC is meant."""
    moment = datetime.fromisoformat(made)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


# ---------------------------------------------------------------- from the outside


def parse(rows: object) -> list[Decision]:
    """Decisions from outside, all checked before any is taken in: an array, or W3C annotations.

    Raises DecisionError, which says which one cannot be taken in and why.
    """
    if isinstance(rows, Mapping) and webannotations.is_collection(rows):
        rows = webannotations.decisions_of(rows)
    if not isinstance(rows, Sequence) or isinstance(rows, str | bytes):
        raise DecisionError("decisions are a JSON array: export them with `decisions --json`")
    return [_decision(f"decision {number}", row) for number, row in enumerate(rows, 1)]


def check(decision: Decision) -> Decision:
    """The decision, if it can go into the log; raises DecisionError."""
    return _decision(f"decision {decision.id or '(without an id)'}", plain(decision))


def _decision(where: str, row: object) -> Decision:
    row = _object(where, row, _NAMES)
    for name in ("made", "who", "action"):
        if not _filled(row.get(name)):
            raise DecisionError(f"{where} has no {name}")
    for name in ("id", "value", "note"):
        if not isinstance(row.get(name), str | None):
            raise DecisionError(f"{where}: {name} is text or null, not {row[name]!r}")
    if row["action"] not in ACTIONS:
        known = ", ".join(sorted(ACTIONS))
        raise DecisionError(f"{where}: {row['action']!r} is none of {known}")
    _check_moment(where, row["made"])
    anchors = row.get("anchors") or []
    if not isinstance(anchors, list):
        raise DecisionError(f"{where}: anchors are a list of places, not {anchors!r}")
    given = {name: row[name] for name in _NAMES if row.get(name) is not None}
    given |= {"id": row.get("id") or _digest(row)}
    return Decision(**given | {"anchors": tuple(_anchor(where, a) for a in anchors)})


def _object(where: str, row: object, names: Sequence[str]) -> Mapping[str, Any]:
    if not isinstance(row, Mapping):
        raise DecisionError(f"{where} is not an object")
    unknown = sorted(str(name) for name in row if name not in names)
    if unknown:
        raise DecisionError(f"{where}: {unknown[0]!r} is none of {', '.join(names)}")
    return row


def _filled(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _check_moment(where: str, made: str) -> None:
    if not _is_moment(made):
        raise DecisionError(
            f"{where}: made is not a moment: write it as 2024-05-02T14:30:00Z, not {made!r}"
        )


def _is_moment(made: str) -> bool:
    try:
        return bool(_MOMENT.fullmatch(made) and _moment(made))
    except ValueError:  # February the 30th
        return False


def _anchor(where: str, row: object) -> TextAnchor:
    row = _object(f"{where}: an anchor", row, _ANCHOR_NAMES)
    if not isinstance(row.get("sha256"), str) or not _DIGEST.fullmatch(row["sha256"]):
        raise DecisionError(f"{where}: the sha256 of an anchor is that of a document, in 64 digits")
    start, end = _offset(row.get("start")), _offset(row.get("end"))
    if not 0 <= start <= end:
        raise DecisionError(f"{where}: start and end of an anchor are offsets, start first")
    for name, missing in (("exact", None), ("prefix", ""), ("suffix", "")):
        if not isinstance(row.get(name, missing), str):
            raise DecisionError(f"{where}: {name} of an anchor is the words that stand there")
    return TextAnchor(**row)


def _offset(value: object) -> int:
    """The number, or one that no text has."""
    return value if isinstance(value, int) and not isinstance(value, bool) else -1


def _digest(row: Mapping[str, Any]) -> str:
    """An id for a decision that came without one: the same decision gets the same."""
    return hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()[:16]
