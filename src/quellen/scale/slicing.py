"""A slice of a dataset as an ordinary ledger, for the workbench."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from quellen.desk import Ledger
from quellen.errors import UsageError
from quellen.model import Document, Marked, Source
from quellen.runs import Given
from quellen.scale.dataset import Dataset
from quellen.scale.engines import crew
from quellen.scale.places import Folder
from quellen.scale.tables import SHIFT, small_ledger, unpacked
from quellen.scale.where import parse

Whole = tuple[Source, Marked, Given]


def open_slice(
    path: str,
    ledger: Ledger,
    where: str | None = None,
    *,
    progress: Callable[[int, int], object] = lambda *_: None,
) -> int:
    """Put the documents of a dataset for which a condition holds into a ledger, and compare.

    Gives how many. Raises UsageError for a condition that cannot be read, or that holds for none.
    """
    dataset = Dataset(path)
    manifest = dataset.manifest()
    chosen = None if where is None else _chosen(dataset.folder, where)
    if chosen is not None and not chosen:
        raise UsageError(f"{where!r} holds for no document of {path}")
    total = manifest["documents"] if chosen is None else len(chosen)
    taken = 0
    for source, marked, given in wholes(dataset.folder, dataset.done(), chosen):
        ledger.store.add(source, marked.document, marked.analysis, manifest["engine"], given)
        taken += 1
        progress(taken, total)
    ledger.compare()
    return taken


def _chosen(folder: Folder, where: str) -> frozenset[int]:
    from quellen.scale.selecting import select

    condition = parse(where)
    crew("local", 1)
    return select(folder, condition)


def wholes(
    folder: Folder, parts: Iterable[str], chosen: frozenset[int] | None = None
) -> Iterator[Whole]:
    """Documents of a dataset with their bytes and marks, part by part, one at a time."""
    by_part: dict[int, set[int]] = defaultdict(set)
    for number in chosen or ():
        by_part[number // SHIFT].add(number)
    for part in parts:
        wanted = None if chosen is None else frozenset(by_part[int(part)])
        if wanted is None or wanted:
            yield from _of_part(folder, part, wanted)


def _of_part(folder: Folder, part: str, wanted: frozenset[int] | None) -> Iterator[Whole]:
    with small_ledger() as store:
        unpacked(folder, part, store, wanted)
        places = {
            row["id"]: row for row in store.sources() if row["status"] == "read"
        }  # fmt: skip
        for marked in store.marked():
            location = store.location(marked.id)
            yield (
                _source(store.original(marked.id), marked.document, location, places[marked.id]),
                marked, store.given(location),
            )  # fmt: skip


def _source(data: bytes, document: Document, location: str, row: dict[str, str]) -> Source:
    return Source(document.path, location, data, document.sha256, row.get("obtained"), document.url)
