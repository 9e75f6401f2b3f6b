"""From files, folders, archives and addresses to documents.

``find`` gives the sources that paths stand for, ``read`` makes one of them a document, ``Reader``
does the same in a child process that no document can hang. Parsers are imported on use only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quellen.reading.limits import LIMITS, Limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quellen.model import Document, Failure, Source
    from quellen.reading.child import Reader
    from quellen.reading.table import Metadata

__all__ = ["Limits", "Metadata", "Reader", "fetch", "find", "read", "read_reference"]

_LAZY = {"Metadata": "table", "Reader": "child"}


def find(paths: Sequence[str], *, limits: Limits = LIMITS) -> Iterator[Source | Failure]:
    """The sources that files, folders, archives and addresses stand for; a Failure for bad ones."""
    from quellen.reading.sources import find

    return find(paths, limits=limits)


def read(source: Source) -> Document:
    """Read a source, its format found by content; raises UnreadableError (kind, message)."""
    from quellen.reading.documents import read

    return read(source)


def read_reference(source: Source) -> Document:
    """Read a table of trusted facts as one witness; raises UnreadableError (kind, message)."""
    from quellen.reading.reference import read_reference

    return read_reference(source)


def fetch(url: str, *, limits: Limits = LIMITS) -> Source:
    """Fetch one http or https page; raises UnreadableError (network, timeout, too_large)."""
    from quellen.reading.network import fetch

    return fetch(url, limits=limits)


def __getattr__(name: str) -> object:
    if name in _LAZY:
        from importlib import import_module

        return getattr(import_module(f"quellen.reading.{_LAZY[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
