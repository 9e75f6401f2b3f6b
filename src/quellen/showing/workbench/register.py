"""The register: every event in a line, so that lists, filters and the timeline need no more.

Named after the archivist's Regest, the summary by which a document is found.
"""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from sys import intern
from typing import Any, TypeVar

from quellen.ledger import Store
from quellen.ledger.decisions import standing
from quellen.model import Decision
from quellen.showing.report.extents import Extent, extent_of
from quellen.showing.report.inert import clipped
from quellen.showing.report.names import Names

T = TypeVar("T")
Row = Mapping[str, Any]
LONGEST_TITLE = 160
OF_FINDINGS = frozenset(
    "names by_id read digests documents events dispute conflicts events_of voices places".split()
)
"""What does not change while people decide."""


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
    _made: dict[Any, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Store) -> Register:
        return cls(
            store.sources(),
            tuple(_entry(n, *told) for n, told in enumerate(store.event_lines())),
            store.disputes(),
            [{**link, "passages": len(link["passages"])} for link in store.lineage()],
            tuple(store.decision_log()),
            store.findings_current(),
        )

    def decided(self, store: Store) -> Register:
        """The same findings with the decisions as they are now; what was made of them is kept."""
        log, is_current = tuple(store.decision_log()), store.findings_current()
        other = replace(self, decisions=log, is_current=is_current)
        for name in OF_FINDINGS & self.__dict__.keys():
            other.__dict__[name] = self.__dict__[name]
        return other

    def once(self, make: Callable[[Register], T]) -> T:
        """What is made from findings alone: once, whatever is decided on them meanwhile."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

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


def _entry(n: int, number: str, line: Sequence[Any]) -> Entry:
    title, edtf, earliest, latest, place, documents, voices, counts, accounts, disputes = line
    return Entry(
        n,
        number,
        clipped(title, LONGEST_TITLE),
        edtf,
        _extent(edtf, earliest, latest),
        intern(place) if place else None,
        tuple(map(intern, documents)),
        tuple(map(intern, voices)),
        tuple(map(intern, counts)),
        accounts,
        tuple(disputes),
    )


@functools.lru_cache(maxsize=1 << 15)
def _extent(edtf: str | None, earliest: str | None, latest: str | None) -> Extent | None:
    """Many events lie on one day."""
    return extent_of({"edtf": edtf, "earliest": earliest, "latest": latest})
