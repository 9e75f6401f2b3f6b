"""Exports: the findings of a ledger in the formats of other programs, one module a format.

The mapping of each is written down in docs/reference/exports.md. The same ledger gives the same
bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from quellen.ledger import Store
from quellen.showing.exports import (
    aleph,
    bibliography,
    linked,
    provenance,
    records,
    refi_qda,
    reviews,
    spreadsheet,
    timelinejs,
    webannotations,
)

__all__ = ["FORMATS", "Format", "export"]


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is written, what its files are called, and what it is for."""

    suffix: str
    media_type: str
    purpose: str
    write: Callable[[Store], bytes]


FORMATS = {
    "csv": Format(
        ".csv", "text/csv; charset=utf-8", "accounts, a row each, for spreadsheets",
        spreadsheet.csv,
    ),
    "xlsx": Format(
        ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "accounts, disputes and sources as sheets", spreadsheet.xlsx,
    ),
    "jsonl": Format(
        ".jsonl", "application/x-ndjson", "accounts, a record a line, for programs", records.jsonl
    ),
    "parquet": Format(
        ".parquet", "application/vnd.apache.parquet", "accounts as a table for data analysis",
        records.parquet,
    ),
    "jsonld": Format(
        ".jsonld", "application/ld+json", "events and claims as schema.org", linked.jsonld
    ),
    "webannotation": Format(
        ".annotations.jsonld", "application/ld+json",
        "accounts and decisions as W3C Web Annotations", webannotations.webannotation,
    ),
    "timelinejs": Format(
        ".timeline.json", "application/json", "dated events for TimelineJS", timelinejs.timelinejs
    ),
    "bibtex": Format(
        ".bib", "application/x-bibtex", "documents for bibliographies", bibliography.bibtex
    ),
    "prov": Format(
        ".prov.json", "application/json", "who wrote and who copied what, as W3C PROV-JSON",
        provenance.prov,
    ),
    "ftm": Format(
        ".ftm.json", "application/x-ndjson", "documents, events and voices as FollowTheMoney",
        aleph.ftm,
    ),
    "claimreview": Format(
        ".claimreview.jsonld", "application/ld+json", "each side of each dispute as a ClaimReview",
        reviews.claimreview,
    ),
    "refi-qda": Format(
        ".qdpx", "application/zip", "a coded project for ATLAS.ti, MAXQDA, NVivo", refi_qda.qdpx
    ),
}  # fmt: skip


def export(store: Store, to: str) -> bytes:
    """The findings of a ledger in one of :data:`FORMATS`, of one moment."""
    with store.snapshot():
        return FORMATS[to].write(store)
