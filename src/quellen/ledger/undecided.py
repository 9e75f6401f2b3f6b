"""Disputes as they were found, before people decided on them.

Most of what people decide at the workbench says what is to be made of a dispute, and changes
nothing that documents are compared by. So the disputes are kept as they were found, beside what
they were found in, and where that is still the same the verdicts alone are followed anew. What is
kept can be lost at any time: then all is compared.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from quellen import __version__
from quellen.ledger import findings, kept
from quellen.ledger.current import fingerprint
from quellen.ledger.rows import dump, plain
from quellen.model import Decision, Dispute, Quotation, Side

NAME = "undecided"


def composition(connection: sqlite3.Connection, heeded: Sequence[Decision]) -> str:
    """A digest of all that disputes are found in; ``heeded`` decisions are those that matter."""
    state = dump([__version__, fingerprint(connection), plain(list(heeded))])
    return hashlib.sha256(state.encode()).hexdigest()


def keep(connection: sqlite3.Connection, disputes: Sequence[Dispute], found_in: str) -> None:
    """Keep disputes as they were found, in place of any before; ``found_in`` is a composition."""
    kept.keep(connection, NAME, found_in, plain(list(disputes)))


def recall(connection: sqlite3.Connection, found_in: str) -> tuple[Dispute, ...] | None:
    """The disputes of a composition; None where another was kept last, or what was is damaged."""
    rows = kept.recall(connection, NAME, found_in)
    return None if rows is None else tuple(dispute_of(row) for row in rows)


def dispute_of(row: Mapping[str, Any]) -> Dispute:
    """A dispute from plain JSON."""
    sides = tuple(
        Side(s["value"], tuple(Quotation(**q) for q in s["accounts"]), s["origins"])
        for s in row["sides"]
    )
    return Dispute(**{**row, "sides": sides, "reasons": tuple(row["reasons"])})


def write(connection: sqlite3.Connection, disputes: Sequence[Dispute], basis: str) -> None:
    """Replace the disputes alone, and what events say of theirs; the rest of the findings stays."""
    findings.replace_disputes(connection, disputes)
    findings.mark(connection, basis)
