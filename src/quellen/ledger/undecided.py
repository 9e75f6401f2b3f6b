"""Disputes as they were found, before people decided on them.

Most of what people decide at the workbench says what is to be made of a dispute, and changes
nothing that documents are compared by. So the disputes stay with their blocks as they were found,
and where all that these were found in is still the same the verdicts alone are followed anew.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from quellen import __version__
from quellen.ledger import compared, findings
from quellen.ledger.current import fingerprint
from quellen.ledger.rows import dump, plain
from quellen.model import Decision, Dispute, Quotation, Side


def composition(connection: sqlite3.Connection, heeded: Sequence[Decision]) -> str:
    """A digest of all that disputes are found in; ``heeded`` decisions are those that matter."""
    state = dump([__version__, fingerprint(connection), plain(list(heeded))])
    return hashlib.sha256(state.encode()).hexdigest()


def recall(connection: sqlite3.Connection, found_in: str) -> list[Dispute] | None:
    """The disputes of all blocks, in no order and without numbers.

    None where the blocks were found in something else than this composition, or are damaged.
    """
    blocks = compared.all_of(connection, found_in)
    if blocks is None:
        return None
    return [dispute_of(row) for block in blocks for row in block["disputes"]]


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
