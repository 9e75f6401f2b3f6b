"""Comparing: from the marks of all documents to what they show together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quellen.model import Decision, Findings, Marked


def compare(documents: Iterable[Marked], decisions: Sequence[Decision] = ()) -> Findings:
    """Events, disputes, lineage, support and voices of a set of documents.

    ``decisions`` say what people have made one, parted or corrected: events, voices, dates and
    figures.

    Deterministic, and independent of the order in which the documents were read, provided that
    they are given in the same order (the ledger gives them by path).
    """
    from quellen.comparing.pile import compare_pile
    from quellen.comparing.unswept import unswept

    with unswept():
        return compare_pile(tuple(documents), decisions)
