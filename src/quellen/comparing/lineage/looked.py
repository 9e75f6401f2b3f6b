"""Pairs of texts that were held against each other before, with what was found.

What is found between two texts hangs on their letters, on where they share seeds, and on how rare
the seeds of the first are among all texts. Pairs of which all three are as they were need not be
looked at again when another document comes; so what is found is the same in any case.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Mapping, Sequence
from importlib import resources

import numpy as np

from quellen.comparing.lineage.index import Stretch, Weights
from quellen.comparing.lineage.passages import Found

Rows = Sequence[Sequence[float]]
"""What was found in a pair, in plain numbers."""


class Looked:
    """Pairs that were looked at: those of the last time, and those of now."""

    def __init__(self, before: Mapping[str, Rows] | None = None) -> None:
        self._before = before or {}
        self.now: dict[str, Rows] = {}
        """All that were looked at this time, in plain numbers, to be kept for the next."""

    def found(self, key: str, look: Callable[[], list[Found]]) -> list[Found]:
        """What there is in a pair; looked for only if the last time had no such pair."""
        rows = self._before.get(key)
        found = look() if rows is None else [_found(row) for row in rows]
        self.now[key] = [_numbers(f) for f in found] if rows is None else rows
        return found


def key_of(texts: bytes, rarity: Weights, stretches: Sequence[Stretch]) -> str:
    """All that a look at two texts hangs on, as a digest; ``texts`` are the digests of both."""
    places = np.array([(*s.in_a, *s.in_b) for s in stretches], dtype=np.int64)
    digest = hashlib.blake2b(texts, digest_size=16)
    digest.update(places.tobytes())
    digest.update(rarity.tobytes())
    return digest.hexdigest()


def digest_of(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


@functools.cache
def rules() -> str:
    """A digest of the rules by which pairs are looked at: by others, others might be found."""
    digest = hashlib.sha256(np.__version__.encode())
    files = (f for f in resources.files(__package__).iterdir() if f.name.endswith(".py"))
    for file in sorted(files, key=lambda f: f.name):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _numbers(found: Found) -> list[float]:
    return [*found.a, *found.b, found.equal, found.worth, found.length]


def _found(row: Sequence[float]) -> Found:
    a, end_a, b, end_b, equal, worth, length = row
    return Found((int(a), int(end_a)), (int(b), int(end_b)), int(equal), float(worth), int(length))
