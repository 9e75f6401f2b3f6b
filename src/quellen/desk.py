"""The whole job in one place: read a pile of documents, compare them, ask what they show."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from quellen.errors import UsageError
from quellen.ledger import Store
from quellen.model import Decision, Document, Failure, Source

if TYPE_CHECKING:
    from quellen.pool import Reading, Result
    from quellen.reading import Metadata, Reader

PathName = str | os.PathLike[str]
Rows = list[dict[str, Any]]
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

    def as_dict(self) -> dict[str, Any]:
        failed = [{"path": f.path, "kind": f.kind, "message": f.message} for f in self.failures]
        return {"read": self.read, "unchanged": self.unchanged, "failed": failed}


Progress = Callable[[Step], object]


def open(path: PathName, *, create: bool = True, read_only: bool = False) -> Ledger:
    """Open a ledger, making it if need be.

    Raises LedgerError where it is missing and ``create`` is false, NotALedgerError for a file that
    is something else, NewerLedgerError for one of a newer version.
    """
    return Ledger.open(path, create=create, read_only=read_only)


class Ledger:
    """A ledger and all that can be done with it. Close it, or use it in a ``with`` block."""

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, path: PathName, *, create: bool = True, read_only: bool = False) -> Ledger:
        """See :func:`open`."""
        return cls(Store.open(path, create=create, read_only=read_only))

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -------------------------------------------------------------------- reading

    def read(  # noqa: PLR0913 - what a person can say of a pile of documents
        self,
        paths: PathName | Sequence[PathName],
        *,
        metadata: PathName | None = None,
        published: str | None = None,
        pipeline: str | None = None,
        jobs: int = 1,
        progress: Progress | None = None,
        compare: bool = True,
    ) -> Run:
        """Read files, folders, archives and web addresses into the ledger, then compare.

        Each document is in the ledger, whole, as soon as it is done; a run that was cut short goes
        on where it stopped. What is there already is not read again, unless by another version or
        another ``pipeline``. A file that cannot be read is noted with the reason, and the run goes
        on. ``metadata`` is a CSV or JSONL table, ``published`` a date for all; what they say of a
        document holds in later runs too, until they say something else. ``jobs`` is the number of
        processes that mark; ``progress`` is called with a :class:`Step` after each source.

        Raises UsageError where no path is given or the table cannot be understood,
        LanguageModelError, and what :class:`~quellen.ledger.Store` raises.
        """
        from quellen.pool import marked
        from quellen.reading import Metadata, Reader, find

        names = [os.fspath(p) for p in _listed(paths)]
        if not names:
            raise UsageError("name at least one file, folder or address to read")
        table = Metadata.load(os.fspath(metadata)) if metadata else Metadata()
        tally = _Tally(progress)
        engine = engine_name(pipeline)
        with Reader() as reader:
            fresh = self._fresh(find(names), engine, _Said(table, published), tally)
            results = marked(_readings(fresh, reader), pipeline, jobs)
            with closing(results):
                for result in results:
                    self._take_in(result, engine, tally)
        if compare:
            self.compare()
        return tally.run

    def _fresh(
        self, found: Iterable[Source | Failure], engine: str, said: _Said, tally: _Tally
    ) -> Iterator[tuple[Source, Given] | Failure]:
        """Leave out what the ledger holds already, or what is on its way there in this run."""
        on_the_way: set[str] = set()
        for source in found:
            if isinstance(source, Failure):
                yield source
                continue
            former = self.store.given(source.location)
            given = former | said.of(source.path)
            known = self.store.known(source.location, source.sha256, engine) and given == former
            if known or source.location in on_the_way:
                tally.unchanged(source)
            else:
                on_the_way.add(source.location)
                yield source, given

    def _take_in(self, result: Result, engine: str, tally: _Tally) -> None:
        """Nothing is told as done before it is in the ledger."""
        if isinstance(result, Failure):
            self.store.add_failure(result)
            tally.failed(result)
        else:
            reading, analysis = result
            self.store.add(reading.source, reading.document, analysis, engine, reading.given)
            tally.read(reading.source)

    # ------------------------------------------------------------------ comparing

    def compare(self) -> None:
        """Compare all documents anew, unless nothing has changed since the last time."""
        from quellen.comparing import compare
        from quellen.comparing.decided import decided

        if self.store.findings_current():
            return
        with self.store.snapshot():  # others may read more into the ledger meanwhile
            basis = self.store.basis()
            log = self.store.decision_log()
            found = compare(self.store.marked(), log)
            digests = {row["id"]: row["sha256"] for row in self.store.sources()}
            findings = decided(found, log, digests)
        self.store.write_findings(findings, basis)

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
        """Add a decision to the log; False where it is there already. Raises DecisionError."""
        return self.store.decide(decision)

    def import_decisions(self, rows: object) -> int:
        """Add decisions from outside; gives how many were new. Raises DecisionError."""
        return self.store.import_decisions(rows)


# ------------------------------------------------------------ what decides the marks


def engine_name(pipeline: str | None = None) -> str:
    """What makes the marks: our version and the pipeline's; where it differs, marks are made anew.

    Raises LanguageModelError if there is no such pipeline.
    """
    from importlib import metadata as package

    from quellen import __version__
    from quellen.marking.language import installed

    name = installed(pipeline)
    try:
        version = package.version(name)
    except package.PackageNotFoundError:  # a pipeline in a folder of the user's own
        version = "unversioned"
    return f"quellen {__version__}, {name} {version}"


class _Said:
    """What the user says of documents: in a table, or with one date for all."""

    def __init__(self, table: Metadata, published: str | None) -> None:
        self._table = table
        self._published = published
        self.of("")  # a date that is none is told before anything is read

    def of(self, path: str) -> Given:
        """Read off a document that says nothing of itself. Raises UsageError for a bad date."""
        blank = Document(path, "", "", "")
        told = self._table.apply(blank, path, published=self._published)
        names = (name for name in Document.__slots__ if name not in ("path", "sha256"))
        return {n: v for n in names if (v := getattr(told, n)) != getattr(blank, n)}


def _listed(paths: PathName | Sequence[PathName]) -> Sequence[PathName]:
    return [paths] if isinstance(paths, str | os.PathLike) else paths


def _readings(
    fresh: Iterable[tuple[Source, Given] | Failure], reader: Reader
) -> Iterator[Reading | Failure]:
    from quellen.pool import Reading

    for item in fresh:
        if isinstance(item, Failure):
            yield item
            continue
        source, given = item
        document = reader.read(source)
        if isinstance(document, Failure):
            yield document
        else:
            yield Reading(source, replace(document, **given), given)


class _Tally:
    """Counts a run, and tells of each step."""

    def __init__(self, progress: Progress | None) -> None:
        self.run = Run()
        self._progress = progress

    def read(self, source: Source) -> None:
        self.run.read += 1
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
