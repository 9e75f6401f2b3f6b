"""The rules by which documents are compared, as a digest: by others, other things are found."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable

import numpy as np

from quellen import __version__


@functools.cache
def rules() -> str:
    """A digest of our version, of NumPy's, and of all files of this package."""
    digest = hashlib.sha256(f"{__version__} {np.__version__}".encode())
    for file in _files(resources.files(__package__)):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _files(entry)
        elif entry.name.endswith((".py", ".toml")):
            yield entry
