"""What the user knows of the documents: a CSV or JSONL table, which outranks the files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from quellen.errors import UnreadableError, UsageError
from quellen.model import Document
from quellen.reading.bylines import split_names
from quellen.reading.dates import normalise
from quellen.reading.encoding import decode
from quellen.reading.tongue import normalise_code

COLUMNS = frozenset(
    {"path", "title", "authors", "affiliation", "publisher", "published", "language"}
)
_ALSO = {
    "author": "authors",
    "date": "published",
    "file": "path",
    "filename": "path",
    "lang": "language",
}


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of one document; None: not given."""

    title: str | None = None
    authors: tuple[str, ...] | None = None
    affiliation: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None


class Metadata:
    """Rows by the path of the document, relative to the folder given, or by bare file name."""

    def __init__(self, rows: Mapping[str, Row] | None = None) -> None:
        self._rows = dict(rows or {})

    def __len__(self) -> int:
        return len(self._rows)

    @classmethod
    def load(cls, path: str | Path) -> Metadata:
        """Load a table; raises UsageError that names the line and what is wrong with it."""
        text = _text(Path(path))
        records = _json_lines if text.lstrip().startswith("{") else _csv_lines
        rows: dict[str, Row] = {}
        for line, record in records(text, str(path)):
            where = f"line {line} of {path}"
            key = _key(str(record.get("path") or ""))
            if not key:
                raise UsageError(f"{where} has no path: give each row the path of its document")
            if key in rows:
                raise UsageError(
                    f"{where} names {key} a second time: keep one row for each document"
                )
            rows[key] = _row(record, where)
        return cls(rows)

    def row(self, relative_path: str) -> Row | None:
        """The row for a document: by the longest end of its path that the table names."""
        name = self._name(relative_path)
        return self._rows[name] if name else None

    def unmatched(self, paths: Iterable[str]) -> list[str]:
        """The paths of the table, in its order, that are none of these documents."""
        named = {self._name(path) for path in paths}
        return [path for path in self._rows if path not in named]

    def _name(self, relative_path: str) -> str | None:
        parts = _key(relative_path).split("/")
        ends = ("/".join(parts[start:]) for start in range(len(parts)))
        return next((end for end in ends if end in self._rows), None)

    def apply(
        self, document: Document, relative_path: str, published: str | None = None
    ) -> Document:
        """The document with what the table says; ``published`` outranks the table.

        Raises UsageError if ``published`` is no date.
        """
        row = self.row(relative_path) or Row()
        day = _day(published, "--published") if published else row.published
        changes: dict[str, Any] = {
            "title": row.title,
            "authors": row.authors,
            "affiliation": row.affiliation,
            "publisher": row.publisher,
            "published": day,
            "language": row.language,
        }
        return replace(document, **{k: v for k, v in changes.items() if v is not None})


def _text(path: Path) -> str:
    try:
        text = decode(path.read_bytes()).text
    except OSError as error:
        raise UsageError(f"{path} cannot be read ({error.strerror}): check its name") from error
    except UnreadableError as error:
        raise UsageError(
            f"{path} is no table ({error.message}): save it as CSV or JSONL"
        ) from error
    if not text.strip():
        raise UsageError(f"{path} is empty: give a header line with a path column, and rows")
    return text


def _key(path: str) -> str:
    path = path.strip().replace("\\", "/")
    while path.startswith("./"):
        path = path[2:]
    return path


def _csv_lines(text: str, path: str) -> Iterator[tuple[int, dict[str, Any]]]:
    first = text.splitlines()[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = [_column(name) for name in next(reader)]
        if "path" not in names:
            raise UsageError(f"{path} has no column path: its header line is {first!r}")
        for values in reader:
            if any(value.strip() for value in values):
                if len(values) > len(names):
                    raise UsageError(
                        f"line {reader.line_num} of {path} has {len(values)} cells for "
                        f"{len(names)} columns: put cells with commas in quotes"
                    )
                yield reader.line_num, dict(zip(names, values, strict=False))
    except csv.Error as error:
        raise UsageError(
            f"line {reader.line_num} of {path} is no CSV ({error}): mend it"
        ) from error


def _json_lines(text: str, path: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise UsageError(f"line {number} of {path} is no JSON ({error}): mend it") from error
        if not isinstance(record, dict):
            raise UsageError(f"line {number} of {path} is no JSON object: write {{...}}")
        yield number, {_column(str(name)): value for name, value in record.items()}


def _column(name: str) -> str:
    name = name.strip().lower().lstrip("\ufeff")
    return _ALSO.get(name, name)


def _row(record: Mapping[str, Any], where: str) -> Row:
    given = {name: _value(record[name]) for name in COLUMNS & set(record) if name != "authors"}
    published = given.get("published")
    return Row(
        title=given.get("title"),
        authors=_authors(record.get("authors")),
        affiliation=given.get("affiliation"),
        publisher=given.get("publisher"),
        published=_day(published, where) if published else None,
        language=_code(given.get("language"), where),
    )


def _value(value: Any) -> str | None:
    return (str(value).strip() or None) if value is not None else None


def _authors(value: Any) -> tuple[str, ...] | None:
    """A JSON list, or names between semicolons, commas or 'and'."""
    if isinstance(value, list):
        return tuple(str(name).strip() for name in value if str(name).strip()) or None
    text = _value(value)
    if text is None:
        return None
    if ";" in text:
        return tuple(name.strip() for name in text.split(";") if name.strip())
    return tuple(split_names(text))


def _day(value: str, where: str) -> str:
    day = normalise(value)
    if day is None:
        raise UsageError(f"{where}: {value!r} is no date: write it as 2023-03-07")
    return day


def _code(value: str | None, where: str) -> str | None:
    if value is None:
        return None
    code = normalise_code(value)
    if code is None:
        raise UsageError(f"{where}: {value!r} is no language: write a code such as en or de")
    return code
