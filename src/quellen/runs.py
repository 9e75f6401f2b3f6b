"""What a reading run is told of its documents, and what it tells of itself."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from quellen.model import REFERENCE, Document, Failure, Source

if TYPE_CHECKING:
    from quellen.reading import Metadata

Given = dict[str, Any]
"""What the user says of a document: fields of Document and their values."""


@dataclass(frozen=True, slots=True)
class Step:
    """One source dealt with: what became of it."""

    path: str
    status: Literal["read", "unchanged", "failed"]
    message: str | None = None


@dataclass(slots=True)
class Run:
    """What a reading run did."""

    read: int = 0
    unchanged: int = 0
    failures: list[Failure] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)
    """Paths in the table of metadata that no source of this run has."""
    foreign: list[str] = field(default_factory=list)
    """Paths of documents that were read and are not in English: their voices are not marked."""
    gone: list[str] = field(default_factory=list)
    """Documents of the ledger, by id, whose files are no longer there."""

    def as_dict(self) -> dict[str, Any]:
        failed = [{"path": f.path, "kind": f.kind, "message": f.message} for f in self.failures]
        return {
            "read": self.read, "unchanged": self.unchanged, "failed": failed,
            "unmatched": self.unmatched, "foreign": self.foreign, "gone": self.gone,
        }  # fmt: skip


Progress = Callable[[Step], object]


WORKER_BYTES = 700 * 2**20
"""What a process that marks can take, its language pipeline and a long text included."""
FEW = 12
"""Sources that are marked before further processes would have started."""


def jobs_for(sources: int | None = None, *, low_memory: bool = False) -> int:
    """How many processes to mark with: as many as there are cores, and as fit into memory."""
    if low_memory or (sources is not None and sources <= FEW):
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    free = free_bytes()
    fit = cores if free is None else int(free * 0.8 // WORKER_BYTES)
    return max(1, min(cores or 1, fit or 1))


def free_bytes() -> int | None:
    """Memory that can be had without swapping, in bytes; None where the system does not tell."""
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
        free = next(int(row.split()[1]) * 1024 for row in lines if row.startswith("MemAvailable"))
    except (OSError, StopIteration):
        return None
    return min(free, *_allowed()) if _allowed() else free


def _allowed() -> list[int]:
    """What a container leaves us of it (cgroup 2)."""
    group = Path("/sys/fs/cgroup")
    try:
        most = (group / "memory.max").read_text("ascii").strip()
        now = int((group / "memory.current").read_text("ascii"))
    except (OSError, ValueError):
        return []
    return [max(0, int(most) - now)] if most.isdigit() else []


class Said:
    """What the user says of documents: in a table, or with one date for all."""

    def __init__(
        self,
        table: Metadata,
        published: str | None,
        at: str | os.PathLike[str] | None = None,
        *,
        reference: bool = False,
    ) -> None:
        self._reference = reference
        self.table_at = str(Path(at).resolve()) if at else None
        self._table = table
        self._published = published
        self._asked: set[str] = set()
        self.of("")  # a date that is none is told before anything is read

    def of(self, path: str) -> Given:
        """Read off a document that says nothing of itself. Raises UsageError for a bad date."""
        self._asked.add(path)
        blank = Document(path, "", "", "")
        told = self._table.apply(blank, path, published=self._published)
        names = (name for name in Document.__slots__ if name not in ("path", "sha256"))
        said = {n: v for n in names if (v := getattr(told, n)) != getattr(blank, n)}
        return said | {"format": REFERENCE} if self._reference else said

    def unmatched(self) -> list[str]:
        """Paths of the table that are those of no document asked about so far."""
        return self._table.unmatched(self._asked)


class Tally:
    """Counts a run, and tells of each step."""

    def __init__(self, progress: Progress | None) -> None:
        self.run = Run()
        self._progress = progress

    def read(self, source: Source, document: Document) -> None:
        self.run.read += 1
        if document.language not in (None, "en"):
            self.run.foreign.append(source.path)
        self._tell(Step(source.path, "read"))

    def unchanged(self, source: Source) -> None:
        self.run.unchanged += 1
        self._tell(Step(source.path, "unchanged"))

    def failed(self, failure: Failure) -> None:
        self.run.failures.append(failure)
        self._tell(Step(failure.path, "failed", failure.message))

    def _tell(self, step: Step) -> None:
        if self._progress is not None:
            self._progress(step)
