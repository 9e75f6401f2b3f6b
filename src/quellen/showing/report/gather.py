"""What a report is made from: the answers of a ledger, and its documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quellen.ledger import Store
from quellen.model import Analysis, Document

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReportData:
    """The rows of the queries, and each current document with its marks, by id."""

    sources: Sequence[Row]
    timeline: Sequence[Row]
    disputes: Sequence[Row]
    lineage: Sequence[Row]
    support: Sequence[Row]
    voices: Sequence[Row]
    documents: Mapping[str, tuple[Document, Analysis]]
    view: str = ""
    """What of the ledger is shown, in words, where it is not all."""


def gather(store: Store) -> ReportData:
    """Everything that a report of a ledger shows."""
    sources = store.sources()
    current = [row["id"] for row in sources if row["status"] == "read"]
    return ReportData(
        sources,
        store.timeline(),
        store.disputes(),
        store.lineage(),
        store.support(),
        store.voices(),
        {number: (store.document(number), store.analysis(number)) for number in current},
    )
