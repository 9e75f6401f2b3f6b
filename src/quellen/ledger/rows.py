"""Marks as rows and back: one mapping for every noun, drawn from the fields of its class.

A field is a column of the same name; a single span is two, ``cue_start`` and ``cue_end``; a tuple
is JSON, and NULL where it is empty. What is read back equals what was written.
"""

from __future__ import annotations

import functools
import json
import re
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from operator import attrgetter
from types import UnionType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from quellen.model import (
    Attribution,
    Block,
    Description,
    Entity,
    Figure,
    Link,
    Name,
    Repair,
    Role,
    Scene,
    Span,
    Statement,
    Time,
)

T = TypeVar("T")
Values = list[Any]
Change = Callable[[Values], None]
"""Turns a part of a row, in place, into what the field holds or the column stores."""
_HALVES = re.compile("[\ud800-\udfff]")


class Table(Generic[T]):
    """The table of a noun, whose rows hang on a source (``source``) in their order (``n``)."""

    def __init__(self, noun: type[T]) -> None:
        self.noun = noun
        self.name = noun.__name__.lower()
        hints = get_type_hints(noun)
        names = [f.name for f in fields(noun)]  # type: ignore[arg-type]
        self._values = attrgetter(*names)
        self.columns = [c for name in names for c in _columns(name, hints[name])]
        self._to_row = _from_last(_to_columns(i, hints[name]) for i, name in enumerate(names))
        self._from_row = _from_first(_to_field(i, hints[name]) for i, name in enumerate(names))
        quoted = ", ".join(f'"{column}"' for column in self.columns)
        marks = ", ".join("?" * (len(self.columns) + 2))
        # Names in SQL are those of our own classes, never anybody's input.
        self._insert = f"INSERT INTO {self.name} (source, n, {quoted}) VALUES ({marks})"  # noqa: S608
        self._select = f"SELECT {quoted} FROM {self.name} WHERE source = ? ORDER BY n"  # noqa: S608

    def insert(self, connection: sqlite3.Connection, source: int, items: Iterable[T]) -> None:
        rows = ((source, n, *self._row(item)) for n, item in enumerate(items))
        connection.executemany(self._insert, rows)

    def select(self, connection: sqlite3.Connection, source: int) -> tuple[T, ...]:
        """All items of a source, equal to those that were inserted."""
        rows = connection.execute(self._select, (source,))
        if not self._from_row:
            return tuple([self.noun(*row) for row in rows])
        return tuple([self._item(list(row)) for row in rows])

    def _row(self, item: T) -> Values:
        values = list(self._values(item))
        for change in self._to_row:
            change(values)
        return [_storable(v) if type(v) is str else v for v in values]

    def _item(self, values: Values) -> T:
        for change in self._from_row:
            change(values)
        return self.noun(*values)


@functools.cache
def table(noun: type[T]) -> Table[T]:
    return Table(noun)


DOCUMENT_NOUNS: tuple[type, ...] = (Block, Repair, Link)
ANALYSIS_NOUNS: tuple[type, ...] = (
    Time,
    Figure,
    Entity,
    Name,
    Attribution,
    Statement,
    Scene,
    Role,
    Description,
)


# ---------------------------------------------------------- from types to columns


def _columns(name: str, hint: Any) -> list[str]:
    return [f"{name}_start", f"{name}_end"] if _is_span(hint) else [name]


def _to_columns(i: int, hint: Any) -> Change | None:
    if _is_span(hint):
        return functools.partial(_part_span, i)
    if get_origin(hint) is tuple:
        return functools.partial(_pack, i)
    return None


def _to_field(i: int, hint: Any) -> Change | None:
    """Applied from the first field on, so that field ``i`` stands at ``i`` when its turn comes."""
    if _is_span(hint):
        return functools.partial(_join_span, i)
    if get_origin(hint) is tuple:
        return functools.partial(_unpack, i)
    return functools.partial(_flag, i) if hint is bool else None


def _is_span(hint: Any) -> bool:
    options = get_args(hint) if get_origin(hint) is UnionType else (hint,)
    return Span in options


def _from_first(changes: Iterable[Change | None]) -> list[Change]:
    return [change for change in changes if change]


def _from_last(changes: Iterable[Change | None]) -> list[Change]:
    return _from_first(changes)[::-1]


def _part_span(i: int, values: Values) -> None:
    values[i : i + 1] = values[i] or (None, None)


def _join_span(i: int, values: Values) -> None:
    start, end = values[i : i + 2]
    values[i : i + 2] = [None if start is None else (start, end)]


def _pack(i: int, values: Values) -> None:
    values[i] = dump(values[i]) if values[i] else None


def _unpack(i: int, values: Values) -> None:
    values[i] = _parsed(values[i]) if values[i] is not None else ()


@functools.lru_cache(maxsize=65536)  # "[3]", '["e1"]': of each many marks have the same
def _parsed(packed: str) -> Any:
    return frozen(json.loads(packed))


def _flag(i: int, values: Values) -> None:
    values[i] = bool(values[i])


# ------------------------------------------------------------------- JSON and text


def _storable(text: str) -> str:
    return text if text.isascii() else whole(text)


def whole(text: str) -> str:
    """Text that UTF-8 can hold: halves of surrogate pairs, as broken pages have, are replaced.

    One character for one, so that offsets stay.
    """
    return _HALVES.sub("\ufffd", text)


def spelled(path: str) -> str:
    """A path that UTF-8 can hold; names in other encodings stay apart, as ``caf\\udce9``."""
    return path.encode("utf-8", "backslashreplace").decode()


def dump(value: Any) -> str:
    return whole(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def frozen(value: Any) -> Any:
    """JSON with its lists as tuples."""
    return tuple([frozen(v) for v in value]) if isinstance(value, list) else value


def plain(value: Any) -> Any:
    """Dataclasses as dicts, tuples as lists, whole numbers without a point."""
    kind = type(value)
    if kind is str or kind is int or value is None:
        return value
    if kind is tuple or kind is list:
        return [plain(v) for v in value]
    if kind is float:
        return int(value) if value.is_integer() else value
    names = _field_names(kind)
    return {name: plain(getattr(value, name)) for name in names} if names else value


def _field_names(kind: type) -> tuple[str, ...]:
    """The fields of a dataclass; none for any other kind of value."""
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()
    return _FIELDS[kind]


_FIELDS: dict[type, tuple[str, ...]] = {}
