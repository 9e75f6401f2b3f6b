"""Marks without a ledger: the rows of ``quellen mark --json``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from quellen.errors import UsageError
from quellen.ledger.rows import plain
from quellen.model import Analysis, Block, Document, Failure, Source
from quellen.pool import mark

OPTIONAL = frozenset({"author", "handle", "date", "url", "level", "page"})
HEAD = (
    "path", "sha256", "format", "title", "authors", "affiliation", "publisher", "published",
    "language", "url", "encoding", "text",
)  # fmt: skip
MARKS = (
    "times", "figures", "entities", "names", "roles", "descriptions", "attributions", "statements",
    "scenes",
)  # fmt: skip
TIMES_HEAD = ("path", "sha256", "published", "text")


def mark_paths(
    paths: Sequence[str],
    *,
    metadata: str | None = None,
    published: str | None = None,
    pipeline: str | None = None,
) -> Iterator[dict[str, Any]]:
    """Read and mark documents, one JSON-ready row each, in the order given.

    A file that cannot be read or marked gives ``{"path", "sha256", "error": {"kind", "message"}}``.
    Raises UsageError where no path is given, or a metadata table or date is not understood.
    """
    from quellen.reading import Metadata, Reader, find

    if not paths:
        raise UsageError("name at least one file, folder or address to mark")
    table = Metadata.load(metadata) if metadata else Metadata()
    with Reader() as reader:
        for found in find(paths):
            read = reader.read(found) if isinstance(found, Source) else found
            if isinstance(read, Failure):
                yield failure_row(read)
            else:
                yield _marked(table.apply(read, read.path, published=published), pipeline)


def time_paths(
    paths: Sequence[str], *, metadata: str | None = None, published: str | None = None
) -> Iterator[dict[str, Any]]:
    """Read documents and mark their times only, which needs no language pipeline.

    One row each: path, sha256, published, text, times; or the error, as in ``mark_paths``.
    """
    from quellen.marking.times import mark_times
    from quellen.reading import Metadata, Reader, find

    table = Metadata.load(metadata) if metadata else Metadata()
    with Reader() as reader:
        for found in find(paths):
            read = reader.read(found) if isinstance(found, Source) else found
            if isinstance(read, Failure):
                yield failure_row(read)
                continue
            document = table.apply(read, read.path, published=published)
            row = {name: plain(getattr(document, name)) for name in TIMES_HEAD}
            yield row | {"times": plain(mark_times(document))}


def _marked(document: Document, pipeline: str | None) -> dict[str, Any]:
    marks = mark(document, pipeline)
    if isinstance(marks, Analysis):
        return marks_row(document, marks)
    return failure_row(Failure(document.path, document.path, "unmarked", marks, document.sha256))


def failure_row(failure: Failure) -> dict[str, Any]:
    error = {"kind": failure.kind, "message": failure.message}
    return {"path": failure.path, "sha256": failure.sha256, "error": error}


def marks_row(document: Document, analysis: Analysis) -> dict[str, Any]:
    """A document with all its marks, in the shape that other programs rely on."""
    row = {name: plain(getattr(document, name)) for name in HEAD}
    row["blocks"] = [_block(b) for b in document.blocks]
    row["repairs"] = plain(document.repairs)
    row["notes"] = plain(document.notes)
    for kind in MARKS:
        row[kind] = plain(getattr(analysis, kind))
    return row


def _block(block: Block) -> dict[str, Any]:
    """Without the fields that do not apply to it."""
    row: dict[str, Any] = plain(block)
    return {k: v for k, v in row.items() if v is not None or k not in OPTIONAL}
