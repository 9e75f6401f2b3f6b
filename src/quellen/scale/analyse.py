"""From inputs to a dataset: plan, carry out what is missing, say what there is."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any

from quellen.desk import engine_name
from quellen.errors import UsageError
from quellen.scale.dataset import Dataset
from quellen.scale.engines import Crew, carried_out
from quellen.scale.pieces import Part, Piece, in_parts, pieces_of
from quellen.scale.places import files_under, located
from quellen.scale.work import PATIENCE, Work, put_away

Row = dict[str, Any]
Progress = Callable[[int, int, int], object]
"""Called with parts done, parts in all, and the documents of those done in this run."""
PART = 500


def analyse(  # noqa: PLR0913 - what a person can say of it
    inputs: Sequence[str],
    out: str,
    crew: Crew,
    *,
    size: int = PART,
    pipeline: str | None = None,
    patience: float | None = PATIENCE,
    progress: Progress = lambda *_: None,
) -> Row:
    """Read and mark all documents of some inputs into a dataset; gives its manifest.

    A run that was cut short goes on with the parts that are missing. A document whose marking takes
    longer than ``patience``, in seconds, or kills its process, is set aside.

    Raises UsageError where there is nothing to read, or the folder holds a dataset of other inputs
    or of another version.
    """
    if not inputs:
        raise UsageError("name at least one file, folder or address to read")
    dataset = Dataset(out)
    engine = engine_name(pipeline)
    asked = {"inputs": [located(path) for path in inputs], "engine": engine, "size": size}
    parts = _planned(dataset, asked, inputs, size, crew)
    there = set(dataset.done())
    missing = {p.name: p.as_json() for p in parts if p.name not in there}
    finished, documents = len(parts) - len(missing), 0

    def done(_: str, note: str) -> None:
        nonlocal finished, documents
        finished, documents = finished + 1, documents + json.loads(note)["documents"]
        progress(finished, len(parts), documents)

    progress(finished, len(parts), documents)
    try:
        carried_out(crew, Work(dataset.folder.root, engine, pipeline, patience), missing, done)
    finally:
        put_away()
    return dataset.write_manifest(asked)


def _planned(
    dataset: Dataset, asked: Row, inputs: Sequence[str], size: int, crew: Crew
) -> list[Part]:
    """The parts as they were planned when the dataset was begun, which is now if it was not."""
    if dataset.is_planned:
        before, parts = dataset.plan()
        if before != asked:
            told = ", ".join(f"{k} {before.get(k)}" for k in asked if before.get(k) != asked[k])
            raise UsageError(
                f"{dataset.folder.root} was begun with other settings ({told}): give the same, or "
                "another folder with --out"
            )
        return parts
    parts = list(in_parts(_pieces(inputs, size, crew), size))
    if not parts:
        raise UsageError("there is no document in what was named: check the names")
    dataset.write_plan(asked, parts)
    return parts


def _pieces(inputs: Sequence[str], size: int, crew: Crew) -> list[Piece]:
    """Large files are looked through by the crew, all at the same time."""
    files = [file for path in inputs for file in files_under(path)]
    tasks = {f"{n:09}": json.dumps([*file, size]) for n, file in enumerate(files)}
    quick = {n: file for n, file in tasks.items() if _is_whole(json.loads(file)[1])}
    found = {n: _cut(file) for n, file in quick.items()}
    slow = {n: file for n, file in tasks.items() if n not in quick}
    carried_out(crew, _cut, slow, found.__setitem__)
    return [Piece(**row) for n in sorted(found) for row in json.loads(found[n])]


def _is_whole(location: str) -> bool:
    return not location.endswith((".jsonl", ".ndjson", ".parquet", ".warc", ".warc.gz"))


def _cut(task: str) -> str:
    return json.dumps([asdict(piece) for piece in pieces_of(*json.loads(task))])
