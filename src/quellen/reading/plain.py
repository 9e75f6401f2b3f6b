"""Texts by name, for what needs nothing but the text: files as they are, and JSONL with many."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from quellen.errors import UsageError
from quellen.model import Failure, Source

AS_IT_IS = frozenset({".txt", ".text"})
Named = tuple[str, str]


def texts_of(paths: Sequence[str]) -> Iterator[Named | Failure]:
    """Name and text of each document that paths stand for; a Failure for one that cannot be read.

    Plain text files in UTF-8 are taken to the letter, so that offsets hold in the file; others as
    they are read. A JSONL file with ``id`` (or ``doc_id``) and ``text`` in each line is many
    documents. Raises UsageError where no path is given or a line of such a file is something else.
    """
    from quellen.reading import Reader, find

    if not paths:
        raise UsageError("name at least two files, a folder, or a .jsonl file with many texts")
    with Reader() as reader:
        for path in _files(paths):
            if path.suffix == ".jsonl":
                yield from _rows(path)
            elif path.suffix in AS_IT_IS and (text := _utf8(path)) is not None:
                yield str(path), text
            else:
                for found in find([str(path)]):
                    read = reader.read(found) if isinstance(found, Source) else found
                    yield read if isinstance(read, Failure) else (read.path, read.text)


def _files(paths: Sequence[str]) -> Iterator[Path]:
    for path in map(Path, paths):
        if path.is_dir():
            yield from (p for p in sorted(path.rglob("*")) if p.is_file())
        else:
            yield path


def _utf8(path: Path) -> str | None:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def _rows(path: Path) -> Iterator[Named]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _row(line, f"line {number} of {path}")


def _row(line: str, where: str) -> Named:
    try:
        row = json.loads(line)
        name, text = row.get("id", row.get("doc_id")), row["text"]
    except (ValueError, AttributeError, KeyError) as error:
        raise UsageError(f'{where} is no object with "id" and "text"') from error
    if name is None or not isinstance(text, str):
        raise UsageError(f'{where} has no "id", or a "text" that is none')
    return str(name), text
