"""What it costs to compare again: after one document more, and after one verdict on a dispute.

usage: python -m bench.again [--same-words] [NUMBER ...]

The reports of ``bench.scale`` in a ledger of their own: CPU-seconds for loading, comparing and
writing all of them for the first time, with one more, and with one decision more.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench.scale import piles
from quellen.desk import Ledger, engine_name
from quellen.model import Decision, Marked, Source


def main() -> None:
    for pile in piles(more=1):
        with tempfile.TemporaryDirectory() as folder:
            print(_measured(pile, Path(folder) / "pile.ledger"))


def _measured(pile: Sequence[Marked], path: Path) -> str:
    *most, last = pile
    with Ledger.open(path) as ledger:
        for marked in most:
            _put_in(marked, ledger)
        first = _compared(ledger)
        _put_in(last, ledger)
        more = _compared(ledger)
        ledger.decide(Decision("x1", "2025-05-06T10:00:00Z", "bench", "note", (), "seen"))
        return (
            f"{len(most):,} documents: {first:.1f} CPU-seconds for the first time, {more:.1f} with "
            f"one more, {_compared(ledger):.2f} with one decision more"
        )


def _put_in(marked: Marked, ledger: Ledger) -> None:
    document = marked.document
    source = Source(document.path, document.path, document.text.encode(), document.sha256)
    ledger.store.add(source, document, marked.analysis, engine_name())


def _compared(ledger: Ledger) -> float:
    began = time.process_time()
    ledger.compare()
    return time.process_time() - began


if __name__ == "__main__":
    main()
