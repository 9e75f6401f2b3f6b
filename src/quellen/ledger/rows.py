"""Marks as rows and back: one mapping for every noun, by the fields of its class."""

from __future__ import annotations

import functools
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import fields
from typing import Any, TypeVar

from quellen.model import (
    Attribution,
    Block,
    Entity,
    Figure,
    Link,
    Name,
    Repair,
    Statement,
    Time,
)

TABLES: dict[type, str] = {
    Block: "block",
    Repair: "repair",
    Link: "link",
    Time: "time",
    Figure: "figure",
    Entity: "entity",
    Name: "name",
    Attribution: "attribution",
    Statement: "statement",
}
RENAMED: dict[tuple[type, str], str] = {
    (Attribution, "source"): "source_span"
}  # every table has a column "source"
TUPLES = frozenset(
    "aliases content evidence spans who figures chain reasons source_span cue".split()
)
T = TypeVar("T")


def columns(noun: type) -> list[str]:
    """The columns of a noun's table, in the order of its fields."""
    return [RENAMED.get((noun, f.name), f.name) for f in fields(noun)]


def insert(connection: sqlite3.Connection, source: str, noun: type, items: Iterable[Any]) -> None:
    names = columns(noun)
    quoted = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * (len(names) + 2))
    connection.executemany(
        f"INSERT INTO {TABLES[noun]} (source, n, {quoted}) VALUES ({marks})",  # noqa: S608 - own names
        (_row(source, n, noun, item) for n, item in enumerate(items)),
    )


def _row(source: str, n: int, noun: type, item: Any) -> tuple[Any, ...]:
    values = (getattr(item, name) for name in _attributes(noun))
    return (source, n, *(dump(v) if isinstance(v, tuple) else v for v in values))


@functools.cache
def _attributes(noun: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(noun))


def select(connection: sqlite3.Connection, source: str, noun: type[T]) -> tuple[T, ...]:
    """All items of a noun for a source, equal to those that were inserted."""
    names = columns(noun)
    quoted = ", ".join(f'"{name}"' for name in names)
    found = connection.execute(
        f"SELECT {quoted} FROM {TABLES[noun]} WHERE source = ? ORDER BY n",  # noqa: S608 - own names
        (source,),
    )
    tuples = [i for i, name in enumerate(names) if name in TUPLES]
    flags = [i for i, name in enumerate(names) if name == "part"]
    return tuple(_item(noun, list(row), tuples, flags) for row in found)


def _item(noun: type[T], row: list[Any], tuples: list[int], flags: list[int]) -> T:
    for i in tuples:
        row[i] = load(row[i])
    for i in flags:
        row[i] = bool(row[i])
    return noun(*row)


def dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def load(text: str | None) -> Any:
    """JSON with its lists as tuples; None where there is nothing."""
    return None if text is None else frozen(json.loads(text))


def frozen(value: Any) -> Any:
    return tuple(frozen(v) for v in value) if isinstance(value, list) else value


def plain(value: Any) -> Any:
    """Dataclasses as dicts, tuples as lists, whole numbers without a point."""
    if hasattr(value, "__dataclass_fields__"):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(v) for v in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
