"""Sampled seeds: runs of letters by which texts that share passages are found.

A short seed is ten letters or digits in a row, and one in four is kept; a long one is thirty, and
one in eight is kept. Which are kept is told by their hash, so that they are the same in every text:
"0 mod p" of Manku and of Broder's sketches (1997), as in Schleimer, Wilkerson & Aiken (2003).
Short seeds survive misprints and changed words, long ones are rare in collections of any size.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from quellen.comparing.lineage.letters import Codes, Hashes, Places, runs

SHORT = 10
LONG = 30
KEPT = np.uint64(4)
KEPT_LONG = np.uint64(8)

Marks = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Seeds:
    """Sampled seeds of one text: the upper half of their hashes, and where they begin."""

    short: Marks = field(repr=False)
    short_at: Places = field(repr=False)
    long: Marks = field(repr=False)
    long_at: Places = field(repr=False)


def seeds_of(codes: Codes) -> Seeds:
    """Short and long seeds of a text's letters, in text order."""
    plain = runs(codes, SHORT)
    wide = _joined(plain)
    return Seeds(*_sampled(_mixed(plain), KEPT), *_sampled(_mixed(wide), KEPT_LONG))


def _joined(short: Hashes) -> Hashes:
    """Hashes of runs three times as long, from those of the runs they consist of."""
    n = max(0, len(short) - LONG + SHORT)
    third = np.uint64(0x9E3779B97F4A7C15)
    total: Hashes = short[:n] * third + short[SHORT : SHORT + n]
    return total * third + short[2 * SHORT : 2 * SHORT + n]


def _sampled(hashes: Hashes, one_in: np.uint64) -> tuple[Marks, Places]:
    kept = np.flatnonzero(hashes % one_in == 0)
    return (hashes[kept] >> np.uint64(32)).astype(np.uint32), kept.astype(np.int32)


def _mixed(hashes: Hashes) -> Hashes:
    """Every bit hangs on every letter (the finalizer of MurmurHash3, Appleby, public domain)."""
    hashes = hashes ^ (hashes >> np.uint64(33))
    hashes *= np.uint64(0xFF51AFD7ED558CCD)
    hashes ^= hashes >> np.uint64(33)
    hashes *= np.uint64(0xC4CEB9FE1A85EC53)
    return hashes ^ (hashes >> np.uint64(33))
