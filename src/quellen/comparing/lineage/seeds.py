"""Sampled character seeds: which runs of letters and digits two texts share.

A seed is ten letters or digits in a row, spaces and punctuation left out, so that line breaks,
quotation marks and hyphens do not hide a copy. One in four is kept, chosen by its hash (the same
seeds in every text): "0 mod p" of Manku, Broder's sketches (1997), as in Schleimer, Wilkerson &
Aiken (2003).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

K = 10
SAMPLE = 4

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.int32]
Codes = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """A text as its letters and digits, and the sampled seeds among them."""

    codes: Codes = field(repr=False)
    """Lower-case code points of letters and digits."""
    offsets: Places = field(repr=False)
    """Where each of them stands in the text."""
    hashes: Hashes = field(repr=False)
    """Hashes of the sampled seeds, in text order."""
    places: Places = field(repr=False)
    """Index into ``codes`` where each sampled seed begins."""

    @property
    def letters(self) -> int:
        return len(self.codes)


def fingerprint(text: str) -> Fingerprint:
    """Letters, digits and sampled seeds of a text; linear in its length."""
    codes, offsets = _letters(text)
    hashes = _rolling(codes)
    kept = np.flatnonzero(hashes % np.uint64(SAMPLE) == 0)
    return Fingerprint(codes, offsets, hashes[kept], kept.astype(np.int32))


def _letters(text: str) -> tuple[Codes, Places]:
    raw = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds, back = np.unique(raw, return_inverse=True)
    table = np.array([_folded(chr(int(c))) for c in kinds], dtype=np.uint32)
    folded = table[back] if len(kinds) else raw
    offsets = np.flatnonzero(folded).astype(np.int32)
    return folded[offsets], offsets


def _folded(char: str) -> int:
    return ord(char.lower()[0]) if char.isalnum() else 0


def _rolling(codes: Codes) -> Hashes:
    """A well-mixed 64-bit hash of each run of K code points."""
    n = len(codes) - K + 1
    if n <= 0:
        return np.zeros(0, dtype=np.uint64)
    total = np.zeros(n, dtype=np.uint64)
    wide = codes.astype(np.uint64)
    for i in range(K):
        total = total * np.uint64(0x100000001B3) + wide[i : i + n]
    total ^= total >> np.uint64(33)
    total *= np.uint64(0xFF51AFD7ED558CCD)
    return total ^ (total >> np.uint64(33))
