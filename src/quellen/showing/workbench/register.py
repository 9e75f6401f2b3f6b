"""The register: every event in a line, so that lists, filters and the timeline need no more.

Named after the archivist's Regest, the summary by which a document is found.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from sys import intern
from typing import Any

from quellen.ledger import Store
from quellen.ledger.decisions import standing
from quellen.model import Decision
from quellen.showing.report.extents import Extent, extent_of
from quellen.showing.report.inert import clipped
from quellen.showing.report.names import Names

Row = Mapping[str, Any]
LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in a line; ``n`` is its place in the timeline, from 0."""

    n: int
    id: str
    title: str
    edtf: str | None
    extent: Extent | None
    place: str | None
    documents: tuple[str, ...]
    voices: tuple[str, ...]
    counts: tuple[str, ...]
    """What its figures count."""
    accounts: int
    disputes: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Register:
    """What a ledger holds, of one moment: its sources, events, disputes and decisions."""

    sources: Sequence[Row]
    entries: Sequence[Entry]
    disputes: Sequence[Row]
    lineage: Sequence[Row]
    """Links with the number of their passages for the passages."""
    decisions: Sequence[Decision]
    is_current: bool

    @classmethod
    def of(cls, store: Store) -> Register:
        return cls(
            store.sources(),
            tuple(_entry(n, row) for n, row in enumerate(store.events())),
            store.disputes(),
            [{**link, "passages": len(link["passages"])} for link in store.lineage()],
            tuple(store.decision_log()),
            store.findings_current(),
        )

    @cached_property
    def names(self) -> Names:
        """What documents are called."""
        return Names(self.sources)

    @cached_property
    def by_id(self) -> Mapping[str, Row]:
        """Sources by their ids."""
        return {s["id"]: s for s in self.sources}

    @cached_property
    def read(self) -> Sequence[Row]:
        """Sources that were read and are current."""
        return [s for s in self.sources if s["status"] == "read"]

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The SHA-256 of each document."""
        return {s["id"]: s["sha256"] for s in self.sources}

    @cached_property
    def documents(self) -> Mapping[str, str]:
        """The id of a current document for each SHA-256."""
        return {s["sha256"]: s["id"] for s in reversed(self.read)}

    @cached_property
    def events(self) -> Mapping[str, Entry]:
        return {e.id: e for e in self.entries}

    @cached_property
    def dispute(self) -> Mapping[str, Row]:
        return {d["id"]: d for d in self.disputes}

    @cached_property
    def standing(self) -> Sequence[Decision]:
        """Decisions in force, oldest first."""
        return standing(self.decisions)

    @cached_property
    def conflicts(self) -> frozenset[str]:
        """Ids of disputes that are no mere updates."""
        return frozenset(d["id"] for d in self.disputes if d["relation"] == "conflict")

    @cached_property
    def events_of(self) -> Mapping[str, Sequence[Entry]]:
        """The events that each document tells."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for document in entry.documents:
                found[document].append(entry)
        return found

    @cached_property
    def voices(self) -> Counter[str]:
        """Voices that tell of events, and of how many."""
        return Counter(voice for entry in self.entries for voice in entry.voices)

    @cached_property
    def places(self) -> Counter[str]:
        return Counter(entry.place for entry in self.entries if entry.place)


def _entry(n: int, row: Row) -> Entry:
    accounts = row["accounts"]
    return Entry(
        n,
        row["event"],
        clipped(row["title"], LONGEST_TITLE),
        row["edtf"],
        extent_of(row),
        intern(row["place"]) if row["place"] else None,
        tuple(intern(d) for d in row["documents"]),
        tuple(dict.fromkeys(_speakers(accounts))),
        tuple(dict.fromkeys(intern(f["counts"]) for a in accounts for f in a["figures"])),
        len(accounts),
        tuple(row["disputes"]),
    )


def _speakers(accounts: Sequence[Row]) -> Iterator[str]:
    for account in accounts:
        yield intern(account["voice"])
        yield from map(intern, account["chain"])
