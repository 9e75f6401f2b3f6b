"""Comparing: from the marks of all documents to what they show together."""

from __future__ import annotations

from collections.abc import Iterable

from quellen.model import Findings, Marked


def compare(documents: Iterable[Marked]) -> Findings:
    """Events, disputes, lineage, support and voices of a set of documents.

    Deterministic, and independent of the order in which the documents were read, provided that
    they are given in the same order (the ledger gives them by path).
    """
    from quellen.comparing.compose import compose

    return compose(tuple(documents))
