"""A text as its letters and digits: what is compared when texts are held against each other.

Spaces and punctuation are left out, case and accents folded away, so that line breaks, quotation
marks, hyphens and a changed typeface do not hide a copy.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint32]
Places = npt.NDArray[np.int32]
Hashes = npt.NDArray[np.uint64]

_PLANE = 0x10000  # characters beyond the first plane are rare and looked at one by one


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """Folded letters of a text, and where each stands in it."""

    codes: Codes = field(repr=False)
    offsets: Places = field(repr=False)

    def __len__(self) -> int:
        return len(self.codes)


def letters_of(text: str) -> Letters:
    """Letters and digits of a text, folded; linear in its length."""
    raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    folded = _table()[np.minimum(raw, _PLANE)]
    for place in np.flatnonzero(raw >= _PLANE).tolist():
        folded[place] = _folded(chr(int(raw[place])))
    offsets = np.flatnonzero(folded).astype(np.int32)
    return Letters(folded[offsets], offsets)


@lru_cache(maxsize=1)
def _table() -> Codes:
    """Code point → folded code point, 0 for what is neither letter nor digit."""
    return np.array([_folded(chr(c)) for c in range(_PLANE)] + [0], dtype=np.uint32)


def _folded(char: str) -> int:
    return ord(unicodedata.normalize("NFKD", char)[0].lower()[0]) if char.isalnum() else 0


def runs(codes: Codes, length: int) -> Hashes:
    """A hash of each run of so many letters, by the place where it begins; not yet well mixed."""
    n = len(codes) - length + 1
    if n <= 0:
        return np.zeros(0, dtype=np.uint64)
    total = np.zeros(n, dtype=np.uint64)
    wide = codes.astype(np.uint64)
    for i in range(length):
        total *= _PRIME
        total += wide[i : i + n]
    return total


_PRIME = np.uint64(0x100000001B3)
