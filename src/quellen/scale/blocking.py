"""Blocks: which documents of a dataset are compared with one another, by the keys they share.

Keys are joined in tasks, each of which takes its share of all keys, so that its memory is bounded;
what the tasks find is put together as numbers, of which the pairs that share enough remain.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from quellen.comparing.keys import Pairs, components, met, summed
from quellen.comparing.when_told import UNDATED, told_on
from quellen.scale.engines import Crew, carried_out
from quellen.scale.places import Folder, needs
from quellen.scale.tables import part_file

KEYS = "keys"
PAIRS = "pairs"
AT_ONCE = 2_000_000  # keys that are joined in one task: about 350 MB

Block = list[tuple[int, str]]
"""Numbers and ids of documents that are compared with one another."""


def blocks_of(
    folder: Folder, parts: Sequence[str], size: int, crew: Crew
) -> tuple[list[Block], int]:
    """Blocks of so many documents at most; how many groups did not fit into one."""
    rows = list(_documents(folder, parts))
    if len(rows) <= size:
        return [[(n, name) for n, name, _ in rows]], 0
    together = components(_pairs(folder, parts, crew))
    groups: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for n, name, told in rows:
        groups[together.get(n, n)].append((told, n, name))
    ordered = sorted(sorted(group) for group in groups.values())
    blocks, cut = filled(ordered, size)
    return [[(n, name) for _, n, name in block] for block in blocks], cut


def filled(groups: Sequence[Sequence[Any]], size: int) -> tuple[list[list[Any]], int]:
    """Groups, in order, filled into blocks of so many at most; how many groups had to be cut."""
    blocks: list[list[Any]] = []
    cut = 0
    for group in groups:
        if len(group) > size:
            cut += 1
            blocks += [list(group[at : at + size]) for at in range(0, len(group), size)]
        elif blocks and len(blocks[-1]) + len(group) <= size:
            blocks[-1] += group
        else:
            blocks.append(list(group))
    return blocks, cut


def _pairs(folder: Folder, parts: Sequence[str], crew: Crew) -> Pairs:
    """All pairs of documents that share keys."""
    total = sum(folder.rows(part_file(KEYS, part)) for part in parts)
    tasks = 1 + total // AT_ONCE
    wanted = {f"{n:06}": str(n) for n in range(tasks)}
    folder.clear(PAIRS)
    carried_out(crew, _Joined(folder.root, tuple(parts), tasks), wanted, lambda *_: None)
    found = [_read(folder.table(part_file(PAIRS, name))) for name in wanted]
    folder.clear(PAIRS)
    a, b, worth = (np.concatenate(column) for column in zip(*found, strict=True))
    return summed(a, b, worth)


@dataclass(frozen=True, slots=True)
class _Joined:
    """Writes the pairs that share keys, of all keys with one rest when divided by the tasks."""

    root: str
    parts: tuple[str, ...]
    tasks: int

    def __call__(self, rest: str) -> str:
        folder = Folder(self.root)
        found = list(_keys(folder, self.parts, self.tasks, int(rest)))
        documents, keys = (np.concatenate(column) for column in zip(*found, strict=True))
        a, b, worth = met(documents, keys)
        written = io.BytesIO()
        table = needs("pyarrow").table({"a": a, "b": b, "worth": worth})
        needs("pyarrow.parquet").write_table(table, written)
        folder.write(part_file(PAIRS, f"{int(rest):06}"), written.getvalue())
        return ""


def _keys(folder: Folder, parts: Sequence[str], tasks: int, rest: int) -> Iterator[tuple[Any, Any]]:
    for part in parts:
        table = folder.table(part_file(KEYS, part))
        documents, keys = table["document"].to_numpy(), table["key"].to_numpy()
        mine = keys % np.uint64(4 * tasks) // np.uint64(4) == rest
        yield documents[mine], keys[mine]


def _read(table: Any) -> Pairs:
    return table["a"].to_numpy(), table["b"].to_numpy(), table["worth"].to_numpy()


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
