"""What the workbench is told at its start: the ledger, and how more is read into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Workplace:
    """A ledger, and the command that reads into it.

    ``command`` is run with the ledger and the paths to read after it, or with the ledger alone to
    compare anew. It prints a JSON object a line: ``{"path", "status", "message"}`` for each source,
    ``{"comparing": true}``, and at the end ``{"done": true}`` or ``{"error": message}``. It is a
    process of its own so that pages stay quick while it works and its memory is given back.
    """

    ledger: Path
    command: Sequence[str] = ()

    @property
    def added(self) -> Path:
        """The folder beside the ledger that keeps files added in the browser."""
        return self.ledger.with_name(f"{self.ledger.stem}-added")
