"""Accounts as records: JSON Lines, and Parquet as DuckDB and pandas read it."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import quellen
from quellen.ledger import Store
from quellen.showing.exports import export
from quellen.showing.exports.records import COLUMNS


def test_a_line_for_each_account_with_real_types(store: Store) -> None:
    lines = [json.loads(line) for line in export(store, "jsonl").splitlines()]
    assert len(lines) == sum(len(e["accounts"]) for e in store.events()) > 3
    assert all(tuple(line) == COLUMNS for line in lines)
    texts = {s["id"]: store.text(s["id"]) for s in store.sources()}
    for line in lines:
        assert texts[line["document"]][line["start"] : line["end"]] == line["quote"]
    killed = {f["low"] for line in lines for f in line["figures"] if f["counts"] == "killed"}
    assert killed == {9, 12}


def test_nothing_hides_in_a_line(store: Store) -> None:
    assert "\u202e" not in export(store, "jsonl").decode()
    assert "\u202e" in "".join(json.loads(x)["quote"] for x in export(store, "jsonl").splitlines())


def test_parquet_opens_in_pandas_with_the_same_records(store: Store) -> None:
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    frame = pandas.read_parquet(io.BytesIO(export(store, "parquet")))
    lines = [json.loads(line) for line in export(store, "jsonl").splitlines()]
    assert tuple(frame.columns) == COLUMNS
    assert list(frame["quote"]) == [line["quote"] for line in lines]
    assert [list(names) for names in frame["chain"]] == [line["chain"] for line in lines]
    assert frame["start"].dtype == "int64"


def test_parquet_opens_in_duckdb(store: Store, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    if find_spec("duckdb") is None:
        pytest.skip("duckdb is not installed")
    (tmp_path / "accounts.parquet").write_bytes(export(store, "parquet"))
    query = (
        'import duckdb; print(duckdb.execute("select distinct f.low from (select unnest(figures) '
        "as f from 'accounts.parquet') where f.counts = 'killed' order by 1\").fetchall())"
    )
    # In a process of its own: it complains on leaving.
    done = subprocess.run(
        [sys.executable, "-c", query], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[(9.0,), (12.0,)]"


def test_an_empty_ledger_has_the_columns_too(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    with quellen.open(tmp_path / "empty.ledger") as ledger:
        table = parquet.read_table(io.BytesIO(export(ledger.store, "parquet")))
        assert tuple(table.column_names) == COLUMNS
        assert export(ledger.store, "jsonl") == b""


def test_without_pyarrow_it_says_what_to_install(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(quellen.UsageError, match=r"pip install 'quellen\[parquet\]'"):
        export(store, "parquet")
