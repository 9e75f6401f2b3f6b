"""Comparing a dataset: keys of every part, blocks of what shares keys, findings of every block.

Within a block documents are compared by the very functions that compare a ledger; a dataset of one
block has the findings of the ledger. Every step is tasks of an engine, which can be killed and gone
on with, like those of reading.
"""

from __future__ import annotations

import io
import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from quellen import __version__
from quellen.comparing import compare as compare_documents
from quellen.comparing.accounts import told_on
from quellen.model import Findings, Marked
from quellen.scale.dataset import Dataset
from quellen.scale.engines import Crew, carried_out
from quellen.scale.keys import components, filled, keys_of, met
from quellen.scale.places import Folder, needs
from quellen.scale.slicing import wholes
from quellen.scale.tables import FINDINGS, SHIFT, packed, part_file, small_ledger

Row = dict[str, Any]
Step = Callable[[str, int, int], object]
"""Called with the name of the step, the tasks done, and the tasks in all."""
BLOCK = 2000
KEYS = "keys"
HERE = "findings"
UNDATED = 10**9
AT_ONCE = 50_000_000  # keys that are joined in one task


def compare(path: str, crew: Crew, *, size: int = BLOCK, progress: Step = lambda *_: None) -> Row:
    """Compare all documents of a dataset; gives the manifest of its findings.

    ``size`` is how many documents a block has at most, which bounds the memory that one task takes
    (some 400 KB a document). Raises UsageError where the dataset is not complete.
    """
    dataset = Dataset(path)
    parts = [row["part"] for row in dataset.manifest()["parts"]]
    folder = dataset.folder
    _begin(folder, {"size": size, "version": __version__})
    _all(crew, _Keys(folder.root), {p: p for p in parts}, "keys", KEYS, folder, progress)
    blocks, cut = _blocks(folder, parts, size, crew)
    tasks = {f"{n:06}": json.dumps([n, len(blocks), block]) for n, block in enumerate(blocks)}
    _all(crew, _Block(folder.root), tasks, "blocks", f"{HERE}/notes", folder, progress)
    notes = [json.loads(folder.read(f"{HERE}/notes/{name}.json")) for name in tasks]
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


def _all(  # noqa: PLR0913, PLR0917 - who, what, and where it is noted
    crew: Crew, task: Any, tasks: dict[str, str], step: str, notes: str, folder: Folder,
    progress: Step,
) -> None:  # fmt: skip
    there = {name.partition(".")[0].removeprefix("part-") for name in folder.names(notes)}
    missing = {name: item for name, item in tasks.items() if name not in there}
    done = len(tasks) - len(missing)

    def one_more(*_: str) -> None:
        nonlocal done
        done += 1
        progress(step, done, len(tasks))

    progress(step, done, len(tasks))
    carried_out(crew, task, missing, one_more)


# ---------------------------------------------------------------------------- keys


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
        return ""


def _numbers(folder: Folder, part: str) -> dict[str, int]:
    table = folder.table(part_file("source", part)).to_pylist()
    return {row["location"]: row["n"] for row in table if row["status"] == "read"}


@dataclass(frozen=True, slots=True)
class _Joined:
    """Pairs that share keys, of all keys with one rest when divided by the number of tasks."""

    root: str
    parts: tuple[str, ...]
    tasks: int

    def __call__(self, rest: str) -> str:
        found = list(_keys(Folder(self.root), self.parts, self.tasks, int(rest)))
        documents, keys = (np.concatenate(column) for column in zip(*found, strict=True))
        return json.dumps(list(met(documents, keys)))


def _keys(folder: Folder, parts: Sequence[str], tasks: int, rest: int) -> Iterator[tuple[Any, Any]]:
    for part in parts:
        table = folder.table(part_file(KEYS, part))
        documents, keys = table["document"].to_numpy(), table["key"].to_numpy()
        mine = keys % np.uint64(4 * tasks) // np.uint64(4) == rest
        yield documents[mine], keys[mine]


# -------------------------------------------------------------------------- blocks


def _blocks(
    folder: Folder, parts: Sequence[str], size: int, crew: Crew
) -> tuple[list[list[tuple[int, str]]], int]:
    """Numbers and ids of the documents of each block; how many groups did not fit into one."""
    rows = list(_documents(folder, parts))
    if len(rows) <= size:
        return [[(n, name) for n, name, _ in rows]], 0
    total = sum(folder.table(part_file(KEYS, part)).num_rows for part in parts)
    tasks = 1 + total // AT_ONCE
    pairs: dict[tuple[int, int], int] = defaultdict(int)

    def add(_: str, outcome: str) -> None:
        for a, b, worth in json.loads(outcome):
            pairs[a, b] += worth

    wanted = {str(n): str(n) for n in range(tasks)}
    carried_out(crew, _Joined(folder.root, tuple(parts), tasks), wanted, add)
    together = components((a, b, worth) for (a, b), worth in pairs.items())
    groups: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for n, name, told in rows:
        groups[together.get(n, n)].append((told, n, name))
    ordered = sorted(sorted(group) for group in groups.values())
    blocks, cut = filled(ordered, size)
    return [[(n, name) for _, n, name in block] for block in blocks], cut


def _documents(folder: Folder, parts: Sequence[str]) -> Iterator[tuple[int, str, int]]:
    """Number, id and day of publication of each document; ids as a ledger gives them."""
    seen: dict[str, int] = defaultdict(int)
    for part in parts:
        for row in folder.table(part_file("source", part)).to_pylist():
            if row["status"] == "read":
                stem = row["sha256"][:12]
                seen[stem] += 1
                name = stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"
                yield row["n"], name, told_on(row["published"]) or UNDATED


@dataclass(frozen=True, slots=True)
class _Block:
    """Compares the documents of a block, and writes what it finds."""

    root: str

    def __call__(self, task: str) -> str:
        number, blocks, members = json.loads(task)
        folder = Folder(self.root)
        found = compare_documents(_marked(folder, dict(members)))
        with small_ledger() as store:
            store.write_findings(found if blocks == 1 else _named(found, f"{number}."))
            files = packed(store, 0, FINDINGS)
        for name, data in files.items():
            folder.write(f"{HERE}/{name}/part-{number:06}.parquet", data)
        counts = {"event": found.events, "dispute": found.disputes, "lineage": found.lineage,
                  "support": found.support, "voice": found.voices}  # fmt: skip
        note = json.dumps({name: len(rows) for name, rows in counts.items()})
        folder.write(f"{HERE}/notes/{number:06}.json", note.encode())
        return note


def _marked(folder: Folder, names: dict[int, str]) -> list[Marked]:
    """The documents of a block in the order in which a ledger gives them."""
    parts = sorted({f"{n // SHIFT:06}" for n in names})
    found = []
    for part in parts:
        numbers = _numbers(folder, part)
        for source, marked, _ in wholes(folder, [part], frozenset(names)):
            found.append(replace(marked, id=names[numbers[source.location]]))
    return sorted(found, key=lambda m: (m.document.path, m.id))


def _named(found: Findings, prefix: str) -> Findings:
    """Findings whose ids no other block has."""
    return replace(
        found,
        events=tuple(replace(e, id=prefix + e.id) for e in found.events),
        disputes=tuple(
            replace(d, id=prefix + d.id, event=d.event and prefix + d.event) for d in found.disputes
        ),
        support=tuple(replace(s, event=prefix + s.event) for s in found.support),
        voices=tuple(
            replace(v, fates=tuple(replace(f, about=prefix + f.about) for f in v.fates))
            for v in found.voices
        ),
    )
