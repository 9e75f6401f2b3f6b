"""The whole job in one place: read a pile of documents, compare them, ask what they show."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from importlib import metadata as package
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from quellen.errors import UsageError
from quellen.ledger import Store
from quellen.model import Analysis, Decision, Document, Failure, Source

if TYPE_CHECKING:
    from quellen.reading import Metadata, Reader

Rows = list[dict[str, Any]]
Outcome = Literal["read", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Step:
    """One source dealt with: what became of it."""

    path: str
    status: Outcome
    message: str | None = None


@dataclass(slots=True)
class Run:
    """What a reading run did."""

    read: int = 0
    unchanged: int = 0
    failures: list[Failure] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        failed = [{"path": f.path, "kind": f.kind, "message": f.message} for f in self.failures]
        return {"read": self.read, "unchanged": self.unchanged, "failed": failed}


def open(path: str | os.PathLike[str], *, create: bool = True) -> Ledger:
    """Open a ledger, making it if need be.

    Raises LedgerError where it is missing and ``create`` is false, NotALedgerError for a file that
    is something else, NewerLedgerError for one of a newer version.
    """
    return Ledger.open(path, create=create)


class Ledger:
    """A ledger and all that can be done with it. Close it, or use it in a ``with`` block."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, create: bool = True) -> Ledger:
        """See :func:`open`."""
        return cls(Store.open(path, create=create))

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -------------------------------------------------------------------- reading

    def read(  # noqa: PLR0913 - what a person can say of a pile of documents
        self,
        paths: Sequence[str | os.PathLike[str]],
        *,
        metadata: str | os.PathLike[str] | None = None,
        published: str | None = None,
        pipeline: str | None = None,
        jobs: int = 1,
        progress: Callable[[Step], None] | None = None,
        compare: bool = True,
    ) -> Run:
        """Read files, folders, archives and web addresses into the ledger, then compare.

        Each document is in the ledger, whole, as soon as it is done; a run that was cut short goes
        on where it stopped. What is there already is not read again. A file that cannot be read
        is noted with the reason and the run goes on. ``metadata`` is a CSV or JSONL table,
        ``published`` a date for all; ``progress`` is called with a :class:`Step` after each source.

        Raises UsageError where no path is given or the table cannot be understood.
        """
        from quellen.reading import Metadata, Reader, find

        if not paths:
            raise UsageError("name at least one file, folder or address to read")
        table = Metadata.load(os.fspath(metadata)) if metadata else Metadata()
        engine = engine_name(pipeline, metadata, published)
        run = Run()
        sources = find([os.fspath(p) for p in paths])
        with Reader() as reader:
            fresh = self._fresh(sources, engine, run, progress)
            pairs = _documents(fresh, reader, table, published)
            for source, document, analysis in _analysed(pairs, pipeline, jobs):
                self._take_in(source, document, analysis, engine, run, progress)
        if compare:
            self.compare()
        return run

    def _fresh(
        self,
        sources: Iterator[Source | Failure],
        engine: str,
        run: Run,
        progress: Callable[[Step], None] | None,
    ) -> Iterator[Source | Failure]:
        """Leave out what the ledger holds already."""
        for source in sources:
            if isinstance(source, Source) and self.store.known(
                source.location, source.sha256, engine
            ):
                run.unchanged += 1
                _tell(progress, Step(source.path, "unchanged"))
            else:
                yield source

    def _take_in(  # noqa: PLR0913, PLR0917 - a document with all that belongs to it
        self,
        source: Source | None,
        document: Document | Failure,
        analysis: Analysis | None,
        engine: str,
        run: Run,
        progress: Callable[[Step], None] | None,
    ) -> None:
        if isinstance(document, Failure):
            self.store.add_failure(document)
            run.failures.append(document)
            _tell(progress, Step(document.path, "failed", document.message))
        elif source is not None and analysis is not None:
            self.store.add(source, document, analysis, engine)
            run.read += 1
            _tell(progress, Step(document.path, "read"))

    # ------------------------------------------------------------------ comparing

    def compare(self) -> None:
        """Compare all documents anew, unless nothing has changed since the last time."""
        from quellen.comparing import compare

        if self.store.findings_current():
            return
        basis = self.store.basis()
        self.store.write_findings(compare(self.store.marked()), basis)

    def findings_current(self) -> bool:
        """Whether what the ledger shows is of the documents as they are now."""
        return self.store.findings_current()

    # -------------------------------------------------------------------- queries

    def sources(self) -> Rows:
        """What was read, and what could not be and why."""
        return self.store.sources()

    def timeline(self) -> Rows:
        """Events in time order, with every account of each."""
        return self.store.timeline()

    def disputes(self) -> Rows:
        """Where accounts cannot all be right, or one only follows another."""
        return self.store.disputes()

    def lineage(self) -> Rows:
        """Which documents depend on which others."""
        return self.store.lineage()

    def support(self) -> Rows:
        """For each value of each event, who gives it and from how many independent origins."""
        return self.store.support()

    def voices(self) -> Rows:
        """Who speaks, where, and how their statements fare."""
        return self.store.voices()

    def search(self, query: str) -> Rows:
        """Sentences that match some words, best first."""
        return self.store.search(query)

    def decisions(self) -> Rows:
        """What people decided, oldest first."""
        return self.store.decisions()

    def decide(self, decision: Decision) -> bool:
        """Add a decision to the log; False where it is there already."""
        return self.store.decide(decision)

    def import_decisions(self, rows: object) -> int:
        """Add decisions from outside; gives how many were new. Raises DecisionError."""
        return self.store.import_decisions(rows)


def engine_name(
    pipeline: str | None, metadata: str | os.PathLike[str] | None, published: str | None
) -> str:
    """What decides the marks besides the bytes: a document is read again where this differs."""
    table = ""
    if metadata is not None:
        table = sha256(Path(metadata).read_bytes()).hexdigest()[:12]
    version = package.version("quellen")
    return "/".join((version, pipeline or "default", table, published or "")).rstrip("/")


def _tell(progress: Callable[[Step], None] | None, step: Step) -> None:
    if progress is not None:
        progress(step)


Pair = tuple[Source | None, Document | Failure]


def _documents(
    sources: Iterator[Source | Failure], reader: Reader, table: Metadata, published: str | None
) -> Iterator[Pair]:
    for source in sources:
        if isinstance(source, Failure):
            yield None, source
            continue
        document = reader.read(source)
        if isinstance(document, Document):
            document = table.apply(document, source.path, published=published)
        yield source, document


def _analysed(
    pairs: Iterator[Pair], pipeline: str | None, jobs: int
) -> Iterator[tuple[Source | None, Document | Failure, Analysis | None]]:
    """Mark documents, in the same order whatever the number of jobs."""
    if jobs > 1:
        from quellen.pool import analysed_in_pool

        yield from analysed_in_pool(pairs, pipeline, jobs)
        return
    from quellen.marking import analyse

    for source, document in pairs:
        marked = analyse(document, pipeline) if isinstance(document, Document) else None
        yield source, document, marked
