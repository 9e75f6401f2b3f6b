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

Rows = Mapping[str, Any]
"""Table → its rows of some sources, as pyarrow tables."""


def unpacked(folder: Folder, part: str, store: Store, chosen: frozenset[int] | None = None) -> None:
    """Put the sources of a part, or those chosen, into an empty ledger."""
    rows = _rows(folder, part, (*MARKS, "original"), chosen)
    with store.transaction() as connection:
        for name, table in rows.items():
            _insert(connection, name, table)


def rows_of(folder: Folder, chosen: frozenset[int]) -> Rows:
    """The rows of some sources, of all parts that have them, without the original bytes."""
    parts = sorted({f"{n // SHIFT:06}" for n in chosen})
    found = [_rows(folder, part, MARKS, chosen) for part in parts]
    concatenated = needs("pyarrow").concat_tables
    return {name: concatenated([rows[name] for rows in found]) for name in found[0]}


def restored(rows: Rows, store: Store, names: Mapping[int, str]) -> None:
    """Put sources, by number, into an empty ledger under ids that no two parts share."""
    kept = {name: _of(table, _key(name), names) for name, table in rows.items()}
    sources = kept["source"]
    ids = needs("pyarrow").array([names[n] for n in sources["n"].to_pylist()])
    kept["source"] = sources.set_column(sources.schema.get_field_index("id"), "id", ids)
    with store.transaction() as connection:
        for name, table in kept.items():
            _insert(connection, name, table)


def _rows(
    folder: Folder, part: str, tables: Sequence[str], chosen: frozenset[int] | None
) -> dict[str, Any]:
    sources = folder.table(part_file("source", part))
    sources = sources if chosen is None else _of(sources, "n", chosen)
    keys = {"n": sources["n"].to_pylist(), "sha256": sources["sha256"].to_pylist()}
    found = {"source": sources}
    for name in tables:
        column = _key(name)
        found[name] = _of(folder.table(part_file(name, part)), column, keys.get(column, keys["n"]))
    return found


def _key(table: str) -> str:
    """The column by which a row belongs to a source."""
    return {"source": "n", "original": "sha256"}.get(table, "source")


def _of(table: Any, column: str, wanted: Iterable[Any]) -> Any:
    """The rows of a table that have one of the wanted values."""
    pa, pc = needs("pyarrow"), needs("pyarrow.compute")
    values = pa.array(sorted(wanted), table.schema.field(column).type)
    return table.filter(pc.is_in(table[column], values))


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
