"""Carrying out a part: read, mark, and write its tables, then the note that they are there.

The note comes last, so a part counts once and as a whole: what a killed worker left is no part, and
carrying it out again writes the same bytes under the same names. The processes that read and mark
stay from one part to the next, since starting them takes as long as a hundred short documents.
"""

from __future__ import annotations

import atexit
import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from quellen.ledger import Store
from quellen.model import Failure
from quellen.pool import Pool, Reading, Result, marked
from quellen.reading import Reader
from quellen.runs import Given
from quellen.scale.contents import contents
from quellen.scale.pieces import Part
from quellen.scale.places import Folder
from quellen.scale.tables import counted, packed, part_file, small_ledger

NOTES = "parts"
PATIENCE = 300.0  # seconds that marking one document may take before it is set aside
RENEWED = 5000  # documents after which a process starts anew: the parser never forgets a word


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done with every part, and where the outcome goes."""

    out: str
    engine: str
    pipeline: str | None = None
    patience: float | None = PATIENCE
    """Seconds for one document; None marks in this process, which a document can then hang."""

    def __call__(self, line: str) -> str:
        """Carry out a part, given as JSON; gives its note as JSON. Runs in any process."""
        part = Part.of_json(line)
        folder = Folder(self.out)
        with small_ledger() as store:
            with _hands(self.pipeline, self.patience) as hands:
                for result in hands.results(part):
                    self._take_in(store, result)
            files = packed(store, part.number)
            failed = [_told(row) for row in store.sources() if row["status"] == "failed"]
        for name, data in files.items():
            folder.write(part_file(name, part.name), data)
        note = json.dumps(_note(part, files, failed), ensure_ascii=False)
        folder.write(f"{NOTES}/{part.name}.json", note.encode())
        return note

    def _take_in(self, store: Store, result: Result) -> None:
        if isinstance(result, Failure):
            store.add_failure(result)
        else:
            reading, analysis = result
            store.add(reading.source, reading.document, analysis, self.engine, reading.given)


def _readings(part: Part, reader: Reader) -> Iterator[Reading | Failure]:
    for piece in part.pieces:
        for item in contents(piece):
            yield item if isinstance(item, Failure) else _reading(*item, reader)


def _reading(source: Any, given: Given, reader: Reader) -> Reading | Failure:
    document = reader.read(source)
    if isinstance(document, Failure):
        return document
    return Reading(source, replace(document, **given), given)


# -------------------------------------------------------- who reads and marks, and stays


@dataclass(slots=True)
class _Hands:
    """A process that reads and one that marks, unless documents are marked in this one."""

    pipeline: str | None
    patience: float | None
    reader: Reader = field(default_factory=Reader)
    pool: Pool | None = None
    documents: int = 0

    def results(self, part: Part) -> Iterator[Result]:
        if self.patience is not None and self.pool is None:
            self.pool = Pool(self.pipeline, 1, self.patience)
        readings = self._counted(_readings(part, self.reader))
        each = self.pool.each(readings) if self.pool else marked(readings, self.pipeline, 1)
        with closing(each) as results:
            yield from results

    def _counted(self, readings: Iterator[Reading | Failure]) -> Iterator[Reading | Failure]:
        for reading in readings:
            self.documents += 1
            yield reading

    def close(self) -> None:
        self.reader.close()
        if self.pool:
            self.pool.close()


_IDLE: list[_Hands] = []
_TAKING = threading.Lock()  # an engine may carry out several parts in threads of one process


@contextmanager
def _hands(pipeline: str | None, patience: float | None) -> Iterator[_Hands]:
    """Those that are idle, else others; they stay unless the part broke down under them."""
    with _TAKING:
        fit = (h for h in _IDLE if (h.pipeline, h.patience) == (pipeline, patience))
        mine = next(fit, None)
        if mine:
            _IDLE.remove(mine)
    mine = mine or _Hands(pipeline, patience)
    try:
        yield mine
    except BaseException:
        mine.close()
        raise
    if mine.documents >= RENEWED:
        mine.close()
        return
    with _TAKING:
        _IDLE.append(mine)


@atexit.register
def put_away() -> None:
    """End the processes that wait for a next part in this one."""
    with _TAKING:
        while _IDLE:
            _IDLE.pop().close()


# --------------------------------------------------------------------------- the note


def _note(part: Part, files: dict[str, bytes], failed: list[dict[str, Any]]) -> dict[str, Any]:
    rows = counted(files)
    return {
        "part": part.name, "documents": rows["text"], "failed": failed, "rows": rows,
        "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
    }  # fmt: skip


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return {"path": row["path"], "kind": row["kind"], "message": row["reason"]}
