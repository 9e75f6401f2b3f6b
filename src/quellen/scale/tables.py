"""The tables of a ledger as Parquet and back: a part is written and read through a small ledger.

So what a dataset holds is, column for column, what `quellen read` would have written; only the
number of a source is made unique by the number of its part.
"""

from __future__ import annotations

import contextlib
import io
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from quellen.ledger import Store, documents
from quellen.scale.places import Folder, needs

MARKS = documents.MARKED
TABLES = ("source", *MARKS, "original")
FINDINGS = ("event", "dispute", "lineage", "support", "voice")
SHIFT = 1 << 20  # sources that a part can have at most
_TYPES = {"INTEGER": "int64", "REAL": "float64", "TEXT": "string", "BLOB": "binary"}


@contextlib.contextmanager
def small_ledger() -> Iterator[Store]:
    """A ledger that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="quellen-") as folder:
        store = Store.open(Path(folder) / "part.ledger")
        try:
            yield store
        finally:
            store.close()


def packed(store: Store, part: int, tables: Sequence[str] = TABLES) -> dict[str, bytes]:
    """Table → Parquet file of its rows; the same rows give the same bytes."""
    with store.snapshot() as connection:
        return {name: _parquet(connection, name, part) for name in tables}


def _parquet(connection: sqlite3.Connection, name: str, part: int) -> bytes:
    pa, parquet = needs("pyarrow"), needs("pyarrow.parquet")
    columns = _columns(connection, name)
    order = ", ".join(f'"{c}"' for c in ("source", "n", "sha256") if c in columns)
    rows = connection.execute(f"SELECT * FROM {name} ORDER BY {order}").fetchall()  # noqa: S608 - own names
    values = dict(zip(columns, zip(*rows, strict=True), strict=True)) if rows else {}
    key = "n" if name == "source" else "source"
    if key in values and name in TABLES:
        values[key] = tuple(part * SHIFT + n for n in values[key])
    table = pa.table(
        [pa.array(values.get(c, ()), type=pa.type_for_alias(t)) for c, t in columns.items()],
        names=list(columns),
    )
    written = io.BytesIO()
    parquet.write_table(table, written, compression="zstd")
    return written.getvalue()


def _columns(connection: sqlite3.Connection, name: str) -> dict[str, str]:
    found = connection.execute(f"PRAGMA table_info({name})")
    return {row[1]: _TYPES[row[2]] for row in found}


def part_file(table: str, part: str) -> str:
    """The name of a part's file of a table, in the folder of the dataset."""
    return f"{table}/part-{part}.parquet"


# ---------------------------------------------------------------------- and back


def unpacked(
    folder: Folder, part: str, store: Store, chosen: frozenset[int] | None = None
) -> Sequence[int]:
    """Put the sources of a part, or those chosen, into an empty ledger; gives their numbers."""
    pc = needs("pyarrow.compute")
    pa = needs("pyarrow")
    sources = folder.table(part_file("source", part))
    if chosen is not None:
        sources = sources.filter(pc.is_in(sources["n"], pa.array(sorted(chosen), pa.int64())))
    numbers, digests = sources["n"], sources["sha256"]
    with store.transaction() as connection:
        _insert(connection, "source", sources)
        for name in (*MARKS, "original"):
            table = folder.table(part_file(name, part))
            key, wanted = ("sha256", digests) if name == "original" else ("source", numbers)
            _insert(connection, name, table.filter(pc.is_in(table[key], wanted.combine_chunks())))
    return [int(n) for n in numbers.to_pylist()]


def _insert(connection: sqlite3.Connection, name: str, table: Any) -> None:
    columns = ", ".join(f'"{c}"' for c in table.column_names)
    marks = ", ".join("?" * table.num_columns)
    rows: Iterable[tuple[Any, ...]] = zip(*(c.to_pylist() for c in table.columns), strict=True)
    connection.executemany(f"INSERT INTO {name} ({columns}) VALUES ({marks})", rows)  # noqa: S608 - own names


def counted(files: Mapping[str, bytes]) -> dict[str, int]:
    """Table → rows in its file."""
    parquet = needs("pyarrow.parquet")
    return {
        name: parquet.ParquetFile(io.BytesIO(data)).metadata.num_rows
        for name, data in files.items()
    }
