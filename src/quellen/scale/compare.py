"""Comparing a dataset: keys of every part, blocks of what shares keys, findings of every block.

Within a block documents are compared by the very functions that compare a ledger; a dataset of one
block has the findings of the ledger. Every step is tasks of an engine, which can be killed and gone
on with, like those of reading.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np

from quellen import __version__
from quellen.comparing import compare as compare_documents
from quellen.comparing.keys import keys_of
from quellen.model import Findings, Marked
from quellen.scale.blocking import KEYS, Block, blocks_of
from quellen.scale.dataset import Dataset
from quellen.scale.engines import Crew, carried_out
from quellen.scale.places import Folder, needs
from quellen.scale.slicing import wholes
from quellen.scale.tables import (
    FINDINGS,
    Rows,
    packed,
    part_file,
    restored,
    rows_of,
    small_ledger,
)

Row = dict[str, Any]
Item = TypeVar("Item")
Step = Callable[[str, int, int], object]
"""Called with the name of the step, the tasks done, and the tasks in all."""
BLOCK = 2000
HERE = "findings"
AT_ONCE = 5  # blocks that one task compares: each task reads every part that has some of theirs
FEWEST = 16  # tasks, where there are so many blocks: enough for several workers


def compare(path: str, crew: Crew, *, size: int = BLOCK, progress: Step = lambda *_: None) -> Row:
    """Compare all documents of a dataset; gives the manifest of its findings.

    ``size`` is how many documents a block has at most, which bounds the memory that one task takes
    (some 400 KB a document). Raises UsageError where the dataset is not complete.
    """
    dataset = Dataset(path)
    parts = [row["part"] for row in dataset.manifest()["parts"]]
    folder = dataset.folder
    _begin(folder, {"size": size, "version": __version__})
    _all_keys(crew, parts, folder, progress)
    blocks, cut = blocks_of(folder, parts, size, crew)
    _all_blocks(crew, blocks, folder, progress)
    notes = [json.loads(folder.read(_note(number))) for number in range(len(blocks))]
    totals = {name: sum(note[name] for note in notes) for name in FINDINGS}
    found = {"blocks": len(blocks), "cut": cut, "size": size, **totals}
    folder.write(f"{HERE}/manifest.json", json.dumps(found, indent=1).encode())
    return found


def _begin(folder: Folder, asked: Row) -> None:
    """What was found before in other blocks, or by another version, is of no use."""
    begun = f"{HERE}/begun.json"
    before = json.loads(folder.read(begun)) if folder.has(begun) else {}
    if before != asked:
        folder.clear(HERE)
        if before.get("version") != asked["version"]:
            folder.clear(KEYS)
        folder.write(begun, json.dumps(asked).encode())


def _missing(named: Mapping[str, Item], folder: Folder, notes: str) -> dict[str, Item]:
    """What has no file of its name among those that are written last."""
    there = set(folder.names(notes))
    return {name: item for name, item in named.items() if name not in there}


def _carry_out(
    crew: Crew, task: Any, wanted: dict[str, str], done: int, progress: Callable[[int], object]
) -> None:
    """Carry out tasks; each says how much it has done, and how much is done in all is told."""

    def more(_: str, outcome: str) -> None:
        nonlocal done
        done += int(outcome)
        progress(done)

    progress(done)
    carried_out(crew, task, wanted, more)


# ---------------------------------------------------------------------------- keys


def _all_keys(crew: Crew, parts: Sequence[str], folder: Folder, progress: Step) -> None:
    missing = _missing({f"part-{part}.parquet": part for part in parts}, folder, KEYS)
    _carry_out(
        crew, _Keys(folder.root), missing, len(parts) - len(missing),
        lambda done: progress("keys", done, len(parts)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Keys:
    """Writes the keys of a part: a row for each key of each document."""

    root: str

    def __call__(self, part: str) -> str:
        folder = Folder(self.root)
        numbers = _numbers(folder, part)
        rows = [
            (numbers[source.location], keys_of(marked))
            for source, marked, _ in wholes(folder, [part])
        ]
        documents = np.repeat([n for n, _ in rows], [len(k) for _, k in rows]).astype(np.int64)
        keys = np.concatenate([np.zeros(0, np.uint64), *(k for _, k in rows)])
        written = io.BytesIO()
        table = needs("pyarrow").table({"document": documents, "key": keys})
        needs("pyarrow.parquet").write_table(table, written)
        folder.write(part_file(KEYS, part), written.getvalue())
        return "1"


def _numbers(folder: Folder, part: str) -> dict[str, int]:
    table = folder.table(part_file("source", part)).to_pylist()
    return {row["location"]: row["n"] for row in table if row["status"] == "read"}


# -------------------------------------------------------------------------- blocks


def _all_blocks(crew: Crew, blocks: Sequence[Block], folder: Folder, progress: Step) -> None:
    """Compare the blocks that are missing, some at a time, for whom the parts are read once."""
    named = {f"{number:06}.json": number for number in range(len(blocks))}
    missing = list(_missing(named, folder, f"{HERE}/notes").values())
    together = max(1, min(AT_ONCE, len(missing) // FEWEST))
    shelves = [missing[at : at + together] for at in range(0, len(missing), together)]
    _carry_out(
        crew, _Shelf(folder.root, len(blocks)),
        {f"{s[0]:06}": json.dumps({n: blocks[n] for n in s}) for s in shelves},
        len(blocks) - len(missing), lambda done: progress("blocks", done, len(blocks)),
    )  # fmt: skip


def _note(number: int) -> str:
    return f"{HERE}/notes/{number:06}.json"


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Compares the documents of some blocks, each by itself, and writes what it finds."""

    root: str
    blocks: int

    def __call__(self, task: str) -> str:
        folder = Folder(self.root)
        shelf: dict[str, Block] = json.loads(task)
        rows = rows_of(folder, frozenset(n for block in shelf.values() for n, _ in block))
        for number, block in shelf.items():
            self._compare(folder, int(number), _marked(rows, dict(block)))
        return str(len(shelf))

    def _compare(self, folder: Folder, number: int, documents: Sequence[Marked]) -> None:
        found = compare_documents(documents)
        with small_ledger() as store:
            store.write_findings(found if self.blocks == 1 else _named(found, f"{number}."))
            files = packed(store, 0, FINDINGS)
        for name, data in files.items():
            folder.write(f"{HERE}/{name}/part-{number:06}.parquet", data)
        counts = {"event": found.events, "dispute": found.disputes, "lineage": found.lineage,
                  "support": found.support, "voice": found.voices}  # fmt: skip
        note = json.dumps({name: len(rows) for name, rows in counts.items()})
        folder.write(_note(number), note.encode())


def _marked(rows: Rows, names: dict[int, str]) -> list[Marked]:
    """The documents of a block in the order in which a ledger gives them."""
    with small_ledger() as store:
        restored(rows, store, names)
        return sorted(store.marked(), key=lambda m: (m.document.path, m.id))


def _named(found: Findings, prefix: str) -> Findings:
    """Findings whose disputes have numbers that no other block has; events have names anyway."""
    numbers = {dispute.id: prefix + dispute.id for dispute in found.disputes}
    return replace(
        found,
        disputes=tuple(replace(d, id=numbers[d.id]) for d in found.disputes),
        voices=tuple(
            replace(
                v, fates=tuple(replace(f, about=numbers.get(f.about, f.about)) for f in v.fates)
            )
            for v in found.voices
        ),
    )
