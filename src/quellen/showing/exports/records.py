"""The accounts of a ledger, a flat record each with real types: JSON Lines and Parquet."""

from __future__ import annotations

import importlib
import io
from collections.abc import Iterator
from typing import Any

from quellen.errors import UsageError
from quellen.ledger import Store
from quellen.showing.exports.plainly import Row, as_json_line, read_sources

Record = dict[str, Any]

COLUMNS = (
    "event", "event_title", "event_edtf", "event_earliest", "event_latest", "event_place",
    "disputes", "document", "sha256", "title", "authors", "publisher", "published", "voice",
    "chain", "quote", "start", "end", "edtf", "earliest", "latest", "place", "figures", "witness",
    "removes", "years_after", "interest", "denies",
)  # fmt: skip
TEXTS = (
    "event", "event_title", "event_edtf", "event_earliest", "event_latest", "event_place",
    "document", "sha256", "title", "publisher", "published", "voice", "quote", "edtf", "earliest",
    "latest", "place", "witness", "interest",
)  # fmt: skip
"""Columns of words; dates stay words (EDTF or ISO 8601), since years may be before 1."""


def accounts(store: Store) -> Iterator[Record]:
    """A record for each account of each event, in time order.

    ``disputes``, ``authors`` and ``chain`` (outermost voice first) are lists of words, ``figures``
    a list of the figures of the account as :class:`quellen.model.Figure` names their fields.
    """
    sources = read_sources(store)
    for event in store.events():
        about = {
            "event": event["event"],
            **{f"event_{n}": event[n] for n in ("title", "edtf", "earliest", "latest", "place")},
            "disputes": list(event["disputes"]),
        }
        for account in event["accounts"]:
            yield {**about, **_account(account, sources.get(account["document"], {}))}


def _account(account: Row, source: Row) -> Record:
    return {
        "document": account["document"],
        **{n: source.get(n) for n in ("sha256", "title")},
        "authors": list(source.get("authors", ())),
        **{n: source.get(n) for n in ("publisher", "published")},
        "voice": account["voice"],
        "chain": list(account["chain"]),
        **{n: account[n] for n in ("quote", "start", "end", "edtf", "earliest", "latest")},
        "place": account["place"],
        "figures": [dict(figure) for figure in account["figures"]],
        **{n: account[n] for n in ("witness", "removes", "years_after", "interest")},
        "denies": bool(account.get("denies")),
    }


def jsonl(store: Store) -> bytes:
    """JSON Lines, UTF-8: a record a line."""
    return b"".join(as_json_line(record) for record in accounts(store))


def parquet(store: Store) -> bytes:
    """One Apache Parquet file, compressed with Zstandard.

    Raises UsageError where pyarrow is not installed.
    """
    try:
        pa, pq = (importlib.import_module(name) for name in ("pyarrow", "pyarrow.parquet"))
    except ImportError as error:
        raise UsageError(
            "Parquet needs pyarrow: install it with `pip install 'quellen[parquet]'`, "
            "or export jsonl, which needs nothing more"
        ) from error
    table = pa.Table.from_pylist(
        [{**r, "figures": [_figure(f) for f in r["figures"]]} for r in accounts(store)],
        schema=_schema(pa),
    )
    file = io.BytesIO()
    pq.write_table(table, file, compression="zstd")
    return file.getvalue()


def _figure(figure: Row) -> Record:
    """Bounds may be whole or not: a column of Parquet has one type."""
    bounds = {n: None if figure[n] is None else float(figure[n]) for n in ("low", "high")}
    return {**{n: figure[n] for n in _FIGURE}, **bounds}


_FIGURE = ("start", "end", "low", "high", "qualifier", "unit", "counts", "part")


def _schema(pa: Any) -> Any:
    """The columns in the order of the records, so that an empty ledger has them too."""
    text, number = pa.string(), pa.float64()
    figure = pa.struct(
        [
            *((n, pa.int64()) for n in ("start", "end")),
            *((n, number) for n in ("low", "high")),
            *((n, text) for n in ("qualifier", "unit", "counts")),
            ("part", pa.bool_()),
        ]
    )
    types = {
        **dict.fromkeys(TEXTS, text),
        **dict.fromkeys(("disputes", "authors", "chain"), pa.list_(text)),
        **dict.fromkeys(("start", "end", "removes"), pa.int64()),
        "years_after": number,
        "denies": pa.bool_(),
        "figures": pa.list_(figure),
    }
    return pa.schema([(name, types[name]) for name in COLUMNS])
