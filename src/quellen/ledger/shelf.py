"""Sources set aside: they stay in the ledger, whole, and count for nothing until they are back."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from quellen.errors import UsageError
from quellen.ledger.rows import spelled

ASIDE = "aside"
"""The ``kind`` of a superseded source that a person has set aside."""
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


class Place(NamedTuple):
    """A source as people name it."""

    n: int
    id: str
    path: str
    location: str
    status: str

    @property
    def file(self) -> Path | None:
        """The file it came from, the archive of a member; None for an address."""
        if _URL.match(self.location):
            return None
        return Path(self.location.partition("!/")[0])


def set_aside(connection: sqlite3.Connection, names: Iterable[str]) -> list[str]:
    """Take sources out of what counts; gives their paths.

    A document is marked as superseded, and kept; the note of a failure, which holds nothing that
    could be lost, is taken out. Raises UsageError for a name that is no source.
    """
    found = _named(connection, names, "status IN ('read', 'failed')", "counts here")
    today = datetime.now(UTC).date().isoformat()
    for place in found:
        if place.status == "failed":
            connection.execute("DELETE FROM source WHERE n = ?", (place.n,))
            continue
        connection.execute(
            "UPDATE source SET status = 'superseded', kind = ?, reason = ? WHERE n = ?",
            (ASIDE, f"set aside by hand on {today}; `quellen set-aside --undo` puts it back",
             place.n),
        )  # fmt: skip
    return [place.path for place in found]


def put_back(connection: sqlite3.Connection, names: Iterable[str]) -> list[str]:
    """Let sources count again that were set aside; gives their paths.

    Raises UsageError for a name that is none of them, or whose file was read anew since.
    """
    found = _named(connection, names, f"status = 'superseded' AND kind = '{ASIDE}'", "is set aside")
    for place in found:
        current = "SELECT id FROM source WHERE location = ? AND status = 'read'"
        newer = connection.execute(current, (place.location,)).fetchone()
        if newer:
            raise UsageError(
                f"{place.path} was read again as {newer[0]}: set that aside first, or leave it"
            )
        connection.execute(
            "UPDATE source SET status = 'read', kind = NULL, reason = NULL WHERE n = ?", (place.n,)
        )
    return [place.path for place in found]


def gone(connection: sqlite3.Connection) -> list[str]:
    """Ids of the documents that count though their files are no longer there."""
    places = _places(connection, "status IN ('read', 'failed')")
    return [p.id for p in places if p.file is not None and not p.file.exists()]


# ------------------------------------------------------------------------- by name


def _named(
    connection: sqlite3.Connection, names: Iterable[str], which: str, state: str
) -> list[Place]:
    places = _places(connection, which)
    found: dict[int, Place] = {}
    for name in names:
        meant = [p for p in places if any(match(p, name) for match in _WAYS)]
        if not meant:
            raise UsageError(
                f"no source called {name} {state}: `quellen sources` lists ids and paths"
            )
        found.update((p.n, p) for p in meant)
    return list(found.values())


def _places(connection: sqlite3.Connection, which: str) -> Sequence[Place]:
    rows = connection.execute(
        f"SELECT n, id, path, location, status FROM source WHERE {which} ORDER BY path, id"  # noqa: S608 - own words
    )
    return [Place(*row) for row in rows]


def _at(place: Place, name: str) -> bool:
    """The file itself, a folder above it, or the archive that holds it."""
    whole = spelled(str(Path(name).resolve()))
    return place.location == whole or place.location.startswith((f"{whole}/", f"{whole}!/"))


_WAYS: tuple[Callable[[Place, str], bool], ...] = (
    lambda place, name: place.id == name,
    lambda place, name: place.path == name,
    _at,
)
