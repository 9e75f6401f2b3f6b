"""Comparing: from the marks of all documents to what they show together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from quellen.model import Decision, Findings, Marked

if TYPE_CHECKING:
    from quellen.comparing.lineage.looked import Looked


def compare(
    documents: Iterable[Marked], decisions: Sequence[Decision] = (), looked: Looked | None = None
) -> Findings:
    """Events, disputes, lineage, support and voices of a set of documents.

    ``decisions`` say what people have made one, parted or corrected: events, voices, dates and
    figures. ``looked`` knows of pairs of texts that were looked at before.

    Deterministic, and independent of the order in which the documents were read, provided that
    they are given in the same order (the ledger gives them by path).
    """
    from quellen.comparing.compose import compose
    from quellen.comparing.unswept import unswept

    with unswept():
        return compose(tuple(documents), decisions, looked)
