"""Carrying out a part: read, mark, and write its tables, then the note that they are there.

The note comes last, so a part counts once and as a whole: what a killed worker left is no part, and
carrying it out again writes the same bytes under the same names.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

from quellen.model import Failure
from quellen.pool import Reading, marked
from quellen.reading import Reader
from quellen.runs import Given
from quellen.scale.contents import contents
from quellen.scale.pieces import Part
from quellen.scale.places import Folder
from quellen.scale.tables import counted, packed, part_file, small_ledger

NOTES = "parts"
PATIENCE = 300.0  # seconds that marking one document may take before it is set aside


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
            with Reader() as reader, closing(self._marked(part, reader)) as results:
                for result in results:
                    if isinstance(result, Failure):
                        store.add_failure(result)
                    else:
                        reading, analysis = result
                        store.add(
                            reading.source, reading.document, analysis, self.engine, reading.given
                        )
            files = packed(store, part.number)
            failed = [_told(row) for row in store.sources() if row["status"] == "failed"]
        for name, data in files.items():
            folder.write(part_file(name, part.name), data)
        note = json.dumps(_note(part, files, failed), ensure_ascii=False)
        folder.write(f"{NOTES}/{part.name}.json", note.encode())
        return note

    def _marked(self, part: Part, reader: Reader) -> Any:
        return marked(_readings(part, reader), self.pipeline, 1, patience=self.patience)


def _readings(part: Part, reader: Reader) -> Iterator[Reading | Failure]:
    for piece in part.pieces:
        for item in contents(piece):
            yield item if isinstance(item, Failure) else _reading(*item, reader)


def _reading(source: Any, given: Given, reader: Reader) -> Reading | Failure:
    document = reader.read(source)
    if isinstance(document, Failure):
        return document
    return Reading(source, replace(document, **given), given)


def _note(part: Part, files: dict[str, bytes], failed: list[dict[str, Any]]) -> dict[str, Any]:
    rows = counted(files)
    return {
        "part": part.name, "documents": rows["text"], "failed": failed, "rows": rows,
        "sha256": {name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
    }  # fmt: skip


def _told(row: dict[str, Any]) -> dict[str, Any]:
    return {"path": row["path"], "kind": row["kind"], "message": row["reason"]}
