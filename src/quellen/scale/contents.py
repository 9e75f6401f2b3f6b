"""What stands in a piece: sources, each with what its row or the user says of it."""

from __future__ import annotations

import dataclasses
import io
import json
from collections.abc import Iterator, Mapping
from typing import IO, Any

from quellen.model import Document, Failure, Source
from quellen.reading.dates import normalise
from quellen.reading.limits import LIMITS, MEBI
from quellen.reading.sources import ARCHIVES, checked, failure_of, find, source_of
from quellen.runs import Given
from quellen.scale.pieces import Piece
from quellen.scale.places import is_remote, needs, opened

Item = tuple[Source, Given] | Failure
NAMES = ("id", "doc_id", "url", "path")
BODIES = ("text", "html", "content", "body", "maintext")
DAYS = ("published", "date", "date_publish")
AT_ONCE = 256  # rows of Parquet held in memory
ROW_BYTES = 64 * MEBI


def contents(piece: Piece) -> Iterator[Item]:
    """The sources of a piece, in order; what cannot be had is a Failure, and the rest follows."""
    try:
        yield from {
            "file": _file, "jsonl": _lines, "parquet": _rows, "warc": _records,
        }[piece.kind](piece)  # fmt: skip
    except (OSError, ValueError) as error:
        yield failure_of(piece.path, piece.location, error)


def _file(piece: Piece) -> Iterator[Item]:
    if not is_remote(piece.location):
        for found in find([piece.location]):  # a worker may stand in another folder
            path = piece.path + found.path.removeprefix(piece.location)
            named = dataclasses.replace(found, path=path)
            yield named if isinstance(named, Failure) else (named, {})
        return
    with opened(piece.location) as file:
        data = bytes(file.read(LIMITS.file_bytes + 1))
    if len(data) > LIMITS.file_bytes or data.startswith(ARCHIVES[:3]):
        message = "archives and very large files are not read from storage: unpack it there"
        yield Failure(piece.path, piece.location, "unsupported", message)
        return
    found = checked(source_of(piece.path, piece.location, data))
    yield found if isinstance(found, Failure) else (found, {})


def _records(piece: Piece) -> Iterator[Item]:
    from quellen.reading.archives import Budget
    from quellen.reading.webarchives import unpack_web_archive

    size = piece.last - piece.first
    limits = dataclasses.replace(LIMITS, unpacked_bytes=64 * LIMITS.unpacked_bytes)
    with opened(piece.location) as file:
        stretch = io.BufferedReader(_Stretch(file, piece.first, size))
        for found in unpack_web_archive(piece.path, piece.location, stretch, Budget(limits, size)):
            yield found if isinstance(found, Failure) else (found, {})


class _Stretch(io.RawIOBase):
    """Some bytes of a file as a file of its own."""

    def __init__(self, file: IO[bytes], first: int, size: int) -> None:
        self._file, self._first, self._size = file, first, size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: Any) -> int:
        self._file.seek(self._first + self._at)
        data = self._file.read(max(0, min(len(buffer), self._size - self._at)))
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)


# ----------------------------------------------------------------------------- rows


def _lines(piece: Piece) -> Iterator[Item]:
    with opened(piece.location) as file:
        file.seek(piece.first)
        lines = bytes(file.read(piece.last - piece.first)).split(b"\n")
    at = piece.first
    for line in lines:
        if line.strip():
            yield _of_line(piece, line, at)
        at += len(line) + 1


def _of_line(piece: Piece, line: bytes, at: int) -> Item:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:  # of a line of a thousand brackets
        row = error
    if isinstance(row, dict):
        return _of_row(piece, row, at)
    where = f"{piece.path}!/{at}"
    message = "the line is no JSON object: give one object a line"
    return Failure(where, f"{piece.location}!/{at}", "malformed", message)


def _rows(piece: Piece) -> Iterator[Item]:
    with opened(piece.location) as file:
        table = needs("pyarrow.parquet").ParquetFile(file)
        at = 0
        for batch in table.iter_batches(AT_ONCE):
            low, high = max(piece.first - at, 0), min(piece.last - at, len(batch))
            for number, row in enumerate(batch.slice(low, max(0, high - low)).to_pylist()):
                yield _of_row(piece, row, at + low + number)
            at += len(batch)
            if at >= piece.last:
                return


def _of_row(piece: Piece, row: Mapping[str, Any], at: int) -> Item:
    name = next((str(row[n]) for n in NAMES if row.get(n)), str(at))
    path, location = f"{piece.path}!/{name}", f"{piece.location}!/{at}"
    body = next((row[n] for n in BODIES if row.get(n)), None)
    data = body.encode("utf-8", "replace") if isinstance(body, str) else body
    if not isinstance(data, bytes):
        message = f"the row has no text: call its column one of {', '.join(BODIES)}"
        return Failure(path, location, "empty", message)
    if len(data) > ROW_BYTES:
        return Failure(path, location, "too_large", "the row is too large for one document")
    url = row.get("url")
    return source_of(path, location, data, url=url if isinstance(url, str) else None), _given(row)


def _given(row: Mapping[str, Any]) -> Given:
    """What a row says of its document, in the fields of Document."""
    blank = Document("", "", "", "")
    given: Given = {
        name: row[name].strip()[:500]
        for name in ("title", "publisher", "affiliation", "language")
        if isinstance(row.get(name), str) and row[name].strip()
    }
    days = (normalise(str(row[name])) for name in DAYS if row.get(name))
    authors = row.get("authors") or row.get("author") or ()
    listed = authors.split(";") if isinstance(authors, str) else authors
    listed = listed if isinstance(listed, list) else ()
    names = tuple(a.strip() for a in listed if isinstance(a, str) and a.strip())
    given |= {"authors": names} if names else {}
    published = next(filter(None, days), None)
    given |= {"published": published} if published else {}
    return {name: given[name] for name in blank.__slots__ if name in given}
