"""Pieces: what of which file is to be read, so that large files are shared among workers."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from quellen.scale.places import needs, opened

Kind = Literal["file", "jsonl", "parquet", "warc"]
_ENDINGS: dict[str, Kind] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".warc": "warc",
    ".warc.gz": "warc",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a file: bytes of JSONL and web archives, rows of Parquet, else all of it."""

    path: str
    location: str
    kind: Kind
    first: int = 0
    last: int = 0
    documents: int = 1
    """How many it holds, as far as can be told without reading them."""


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered share of the work, written as a whole or not at all."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def name(self) -> str:
        return f"{self.number:06}"

    def as_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def of_json(cls, line: str) -> Part:
        row: dict[str, Any] = json.loads(line)
        return cls(row["number"], tuple(Piece(**p) for p in row["pieces"]))


def pieces_of(path: str, location: str, size: int) -> list[Piece]:
    """A file in pieces of so many documents at most."""
    kind: Kind = next((k for ending, k in _ENDINGS.items() if location.endswith(ending)), "file")
    if kind == "file":
        return [Piece(path, location, "file")]
    ends = {"jsonl": _lines, "parquet": _rows, "warc": _records}[kind](location)
    return [Piece(path, location, kind, *stretch) for stretch in _cut(ends, size)]


def in_parts(pieces: Iterable[Piece], size: int) -> Iterator[Part]:
    """Pieces, in order, filled into parts of about so many documents."""
    number, together, documents = 0, list[Piece](), 0
    for piece in pieces:
        if together and documents + piece.documents > size:
            yield Part(number, tuple(together))
            number, together, documents = number + 1, [], 0
        together.append(piece)
        documents += piece.documents
    if together:
        yield Part(number, tuple(together))


def _cut(ends: Iterable[int], size: int) -> Iterator[tuple[int, int, int]]:
    """From where each document ends: first, last and number of documents of each stretch."""
    first = last = number = 0
    for end in ends:
        last, number = end, number + 1
        if number == size:
            yield first, last, number
            first, number = last, 0
    if number:
        yield first, last, number


def _lines(location: str) -> Iterator[int]:
    end = 0
    with opened(location) as file:
        for line in _each_line(file):
            end += len(line)
            yield end


def _each_line(file: Any) -> Iterator[bytes]:
    """Lines of any file-like thing, also of those that know no lines."""
    rest = b""
    while block := file.read(1 << 20):
        *whole, rest = (rest + bytes(block)).split(b"\n")
        yield from (line + b"\n" for line in whole)
    if rest:
        yield rest


def _rows(location: str) -> Sequence[int]:
    with opened(location) as file:
        return range(1, needs("pyarrow.parquet").ParquetFile(file).metadata.num_rows + 1)


def _records(location: str) -> Iterator[int]:
    """Where the records of a web archive that can be documents end: at the next of them."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.resource
    with opened(location) as file:
        size = file.seek(0, 2) or file.tell()
        file.seek(0)
        records = ArchiveIterator(file, record_types=wanted, parse_http=False)
        starts = [record.stream_pos for record in records]
    return iter([*starts[1:], size] if starts else [])
