"""The whole job in one place: read a pile of documents, compare them, ask what they show."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from quellen.errors import UnreadableError, UsageError
from quellen.ledger import Store, findings, undecided
from quellen.model import REFERENCE, Decision, Document, Failure, Findings, Source
from quellen.runs import Given, Progress, Run, Said, Step, Tally

if TYPE_CHECKING:
    from quellen.pool import Reading, Result
    from quellen.reading import Reader

__all__ = ["Ledger", "Progress", "Run", "Step", "engine_name", "open"]

PathName = str | os.PathLike[str]
Rows = list[dict[str, Any]]
NOTHING = "nothing"
"""Kind of failure of a folder in which there is no file."""


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
        reference: bool = False,
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
        document holds in later runs too, until they say something else. With ``reference`` the
        files are tables of dated facts that a person trusts. ``jobs`` is the number of processes
        that mark; ``progress`` is called with a :class:`Step` after each source.

        Raises UsageError where no path is given or the table cannot be understood,
        LanguageModelError, and what :class:`~quellen.ledger.Store` raises.
        """
        from quellen.pool import marked
        from quellen.reading import Metadata, Reader, find

        names = [os.fspath(p) for p in _listed(paths)]
        if not names:
            raise UsageError("name at least one file, folder or address to read")
        table = Metadata.load(os.fspath(metadata)) if metadata else Metadata()
        tally = Tally(progress)
        engine = engine_name(pipeline)
        said = Said(table, published, metadata, reference=reference)
        with Reader() as reader:
            fresh = self._fresh(find(names), engine, said, tally)
            results = marked(_readings(fresh, reader), pipeline, jobs)
            with closing(results):
                for result in results:
                    self._take_in(result, engine, tally)
        tally.run.unmatched = said.unmatched()
        tally.run.gone = self.store.gone()
        if compare:
            self.compare()
        return tally.run

    def _fresh(
        self, found: Iterable[Source | Failure], engine: str, said: Said, tally: Tally
    ) -> Iterator[tuple[Source, Given] | Failure]:
        """Leave out what the ledger holds already, or what is on its way there in this run."""
        on_the_way: set[str] = set()
        for source in found:
            if source.location == said.table_at:
                continue  # the table of metadata lies in the folder with the documents
            if isinstance(source, Failure):
                said.of(source.path)
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

    def _take_in(self, result: Result, engine: str, tally: Tally) -> None:
        """Nothing is told as done before it is in the ledger."""
        if isinstance(result, Failure):
            if result.kind != NOTHING:  # an empty folder is no source
                self.store.add_failure(result)
            tally.failed(result)
        else:
            reading, analysis = result
            self.store.add(reading.source, reading.document, analysis, engine, reading.given)
            tally.read(reading.source, reading.document)

    # ------------------------------------------------------------- what counts no more

    def set_aside(self, names: Sequence[str] = (), *, gone: bool = False) -> list[str]:
        """Leave sources out of all findings; gives their paths. What was read stays in the ledger.

        ``names`` are ids, paths or folders, ``gone`` means all whose file is no longer there.
        Decisions stay. Reading the file again, or :meth:`put_back`, brings a document back; the
        note of a file that could not be read is taken out. Raises UsageError for a name that the
        ledger does not know.
        """
        return self.store.set_aside([*names, *(self.store.gone() if gone else ())])

    def put_back(self, names: Sequence[str]) -> list[str]:
        """Undo :meth:`set_aside`; gives the paths. Raises UsageError as it does."""
        return self.store.put_back(names)

    # ------------------------------------------------------------------ comparing

    def compare(self) -> None:
        """Compare documents, unless nothing has changed since the last time.

        What hangs together with nothing new is not compared again; where only verdicts on disputes
        are new, these are followed, and nothing is compared.
        """
        if not self.store.findings_current() and not self._verdicts_followed():
            from quellen.comparing.blockwise import compare_ledger

            compare_ledger(self.store)

    def _verdicts_followed(self) -> bool:
        """Whether verdicts alone were new: then they are followed now."""
        from quellen.comparing.compose import heeded
        from quellen.comparing.decided import decided
        from quellen.comparing.pile import numbered

        with self.store.transaction() as connection:
            log = self.store.decision_log()
            known = undecided.recall(connection, undecided.composition(connection, heeded(log)))
            if known is not None:
                settled = decided(Findings(disputes=numbered(known)), log, self._digests())
                undecided.write(connection, settled.disputes, findings.basis(connection))
        return known is not None

    def _digests(self) -> dict[str, str]:
        return {row["id"]: row["sha256"] for row in self.store.sources()}

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


def _listed(paths: PathName | Sequence[PathName]) -> Sequence[PathName]:
    return [paths] if isinstance(paths, str | os.PathLike) else paths


def _facts(source: Source) -> Document | Failure:
    """A table of trusted facts; what a person wrote by hand may have slips."""
    from quellen.reading import read_reference

    try:
        return read_reference(source)
    except UnreadableError as error:
        return Failure(source.path, source.location, error.kind, error.message, source.sha256)


def _readings(
    fresh: Iterable[tuple[Source, Given] | Failure], reader: Reader
) -> Iterator[Reading | Failure]:
    from quellen.pool import Reading

    for item in fresh:
        if isinstance(item, Failure):
            yield item
            continue
        source, given = item
        of_reference = given.get("format") == REFERENCE
        document = _facts(source) if of_reference else reader.read(source)
        if isinstance(document, Failure):
            yield document
        else:
            yield Reading(source, replace(document, **given), given)
