"""The index of seeds: which pairs of texts may share passages, and about where.

A short seed counts in as far as it is rare: what stands in two dozen texts is a set phrase ("the
investigation is ongoing"). A long seed counts at any number; where more than two dozen texts have
it, each is held against the first and the one before it, so that a wire in a thousand papers costs
two thousand comparisons and not half a million.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quellen.comparing.lineage.letters import Places
from quellen.comparing.lineage.seeds import SHORT, Marks, Seeds

Numbers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float32]

COMMON = (
    24  # texts with a seed from which it is a set phrase, or too many to hold each against each
)
NEAR = 160  # letters between two shared seeds of one stretch, in either text
ENOUGH = 1.3  # rare short seeds, side by side, that make a stretch worth looking at
FOR_SIZE, SMALL = 0.3, 1000  # more of them for each ten times as many texts as are a small
# collection: pairs grow with the square of the texts, and so does what they share by chance
LONG_IS_WORTH = 0.8  # of a rare short seed
LONG_AND_COMMON = 0.25  # the same where it is common: two sentences must agree, not one phrase
AT_ONCE = 1000  # texts whose pairs are gathered together


@dataclass(frozen=True, slots=True)
class Stretch:
    """About where two texts may share a passage: first and last seed in each, in letters."""

    a: int
    b: int
    in_a: tuple[int, int]
    in_b: tuple[int, int]


class SeedIndex:
    """Seeds of all texts, in their order; the earlier text of a pair is its ``a``."""

    def __init__(self, texts: Iterable[Seeds]) -> None:
        short, long = _Columns(), _Columns()
        for seeds in texts:
            short.add(seeds.short, seeds.short_at)
            long.add(seeds.long, seeds.long_at)
        self.size = short.texts
        self._short = _Table(short)
        self._long = _Table(long)

    def rarity(self, text: int) -> tuple[Places, Weights]:
        """Where the short seeds of a text begin, and how rare each is: 1 where two texts have it,
        falling to 0 at :data:`COMMON`."""
        rows = slice(self._short.starts[text], self._short.starts[text + 1])
        return self._short.places[rows], _RARITY[self._short.texts_with[rows]]

    def stretches(self) -> Iterator[Stretch]:
        """Stretches that two texts may share, by the later text, then the earlier."""
        enough = ENOUGH + FOR_SIZE * max(0.0, math.log10(max(self.size, 1) / SMALL))
        for first in range(0, self.size, AT_ONCE):
            last = min(first + AT_ONCE, self.size)
            short = self._short.meetings(first, last, all_pairs=True)
            long = self._long.meetings(first, last, all_pairs=False)
            worth = np.concatenate((
                _RARITY[self._short.texts_with[short.seeds]],
                _LONG_WORTH[self._long.texts_with[long.seeds]],
            ))  # fmt: skip
            yield from _stretches(short.and_also(long), worth, first, enough)


_RARITY = np.zeros(256, dtype=np.float32)
_RARITY[1:COMMON] = 1 - np.log(np.maximum(np.arange(1, COMMON), 2) / 2) / np.log(COMMON / 2)
_LONG_WORTH = np.full(256, LONG_AND_COMMON, dtype=np.float32)
_LONG_WORTH[: COMMON + 1] = LONG_IS_WORTH


# ---------------------------------------------------------------------- the tables


class _Columns:
    """Seeds of one length as they come in, text by text, without an object for each."""

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self.marks = array("I")
        self.places = array("i")

    @property
    def texts(self) -> int:
        return len(self.sizes)

    def add(self, marks: Marks, places: Places) -> None:
        self.sizes.append(len(marks))
        self.marks.frombytes(marks.tobytes())
        self.places.frombytes(places.tobytes())


@dataclass(frozen=True, slots=True)
class _Meetings:
    """Seeds that two texts share: the texts, the places in both, the number of the later seed."""

    a: Numbers
    b: Numbers
    x: Numbers
    y: Numbers
    seeds: Numbers

    def and_also(self, other: _Meetings) -> _Meetings:
        pairs = zip(
            (self.a, self.b, self.x, self.y, self.seeds),
            (other.a, other.b, other.x, other.y, other.seeds),
            strict=True,
        )
        return _Meetings(*(np.concatenate(pair) for pair in pairs))


class _Table:
    """Seeds of one length, in text order and grouped by what they are.

    Seeds are numbered in 32 bits, and what is no longer needed is let go at once: at 100,000 texts
    each column of 64 bits is half a gigabyte.
    """

    def __init__(self, columns: _Columns) -> None:
        sizes = columns.sizes
        self.places = np.frombuffer(columns.places, dtype=np.int32)
        self.starts: Numbers = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
        self.owners = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
        self.texts_with = np.ones(len(self.places), dtype=np.uint8)
        self._group(columns)

    def _group(self, columns: _Columns) -> None:
        """Bring equal seeds together: ``members`` holds their numbers, ``before`` how many of the
        group stand before each, ``common`` whether there are too many; ``order`` is text order."""
        packed = np.frombuffer(columns.marks, dtype=np.uint32).astype(np.uint64)
        columns.marks = array("I")
        packed <<= np.uint64(32)
        packed |= np.arange(len(packed), dtype=np.uint32)
        packed.sort()
        seeds, fresh = _unpacked(packed)
        del packed
        again = np.zeros(len(seeds), dtype=bool)  # the same seed once more in the same text
        again[1:] = (np.diff(self.owners[seeds]) == 0) & ~fresh[1:]
        self.texts_with[seeds[again]] = 255  # a refrain of the text itself tells little
        seeds, fresh = seeds[~again], fresh[~again]
        first = np.flatnonzero(fresh).astype(np.int32)
        sizes = np.diff(first, append=np.int32(len(seeds)))
        spread = np.repeat(sizes, sizes)
        refrains = self.texts_with[seeds] == 255
        self.texts_with[seeds] = np.where(refrains, 255, np.minimum(spread, 255)).astype(np.uint8)
        shared = spread > 1
        self.common = spread[shared] > COMMON
        del spread
        rank = np.arange(len(seeds), dtype=np.int32)
        rank -= np.repeat(first, sizes)
        self.members, self.before = seeds[shared], rank[shared]
        del rank, seeds
        self.order = np.argsort(self.members, kind="stable").astype(np.uint32)
        self.in_order = self.members[self.order]

    def meetings(self, first: int, last: int, *, all_pairs: bool) -> _Meetings:
        """What seeds of the texts from ``first`` to ``last`` share with texts before them.

        Where a seed is common, ``all_pairs`` leaves it out; else it meets the first text that has
        it and the one before.
        """
        # Of one type with what is searched, which would else be copied whole at each call.
        edges = self.starts[[first, last]].astype(np.uint32)
        low, high = np.searchsorted(self.in_order, edges)
        at = self.order[low:high].astype(np.int64)
        before, common = self.before[at], self.common[at]
        pairs = [_earlier(at[~common], before[~common])]
        if not all_pairs:
            crowd, rank = at[common & (before > 0)], before[common & (before > 0)]
            pairs += [(crowd, crowd - rank), (crowd[rank > 1], crowd[rank > 1] - 1)]
        later = self.members[np.concatenate([p[0] for p in pairs])].astype(np.int64)
        earlier = self.members[np.concatenate([p[1] for p in pairs])].astype(np.int64)
        return _Meetings(
            self.owners[earlier].astype(np.int64), self.owners[later].astype(np.int64),
            self.places[earlier].astype(np.int64), self.places[later].astype(np.int64), later,
        )  # fmt: skip


def _unpacked(packed: npt.NDArray[np.uint64]) -> tuple[Marks, npt.NDArray[np.bool_]]:
    """Numbers of seeds, equal ones together, and where each group begins."""
    seeds = packed.astype(np.uint32)
    packed >>= np.uint64(32)
    fresh = np.ones(len(packed), dtype=bool)
    fresh[1:] = packed[1:] != packed[:-1]
    return seeds, fresh


def _earlier(at: Numbers, before: npt.NDArray[np.int32]) -> tuple[Numbers, Numbers]:
    """Each posting with each that stands before it in its group."""
    later = np.repeat(at, before)
    ends = np.cumsum(before)
    back = np.arange(len(later)) - np.repeat(ends - before, before)
    return later, later - 1 - back


# -------------------------------------------------------------------- the stretches


def _stretches(met: _Meetings, worth: Weights, first: int, enough: float) -> Iterator[Stretch]:
    """Runs of meetings that stay near each other in both texts and are worth enough together."""
    kept = _promising(met, worth, enough)
    a, b, x, y, worth = met.a[kept], met.b[kept], met.x[kept], met.y[kept], worth[kept]
    key = (b - first).astype(np.uint64) << np.uint64(53)
    key |= (a.astype(np.uint64) << np.uint64(22)) | np.minimum(x, 0x3FFFFF).astype(np.uint64)
    order = np.argsort(key)
    a, b, x, y, worth = a[order], b[order], x[order], y[order], worth[order]
    if not len(a):
        return
    apart = (np.diff(a) != 0) | (np.diff(b) != 0)
    apart |= (np.diff(x) > NEAR) | (np.abs(np.diff(y)) > NEAR)
    begins = np.concatenate(([0], np.flatnonzero(apart) + 1))
    ends = np.append(begins[1:], len(a)) - 1
    low, high = np.minimum.reduceat(y, begins), np.maximum.reduceat(y, begins)
    fresh = np.full(len(a), SHORT)
    fresh[1:][~apart] = np.diff(x)[~apart].clip(0, SHORT)  # letters that are not the last seed's
    good = np.add.reduceat(worth * (fresh / SHORT), begins) >= enough
    columns = (a[begins], b[begins], x[begins], x[ends], low, high)
    for row in zip(*(c[good].tolist() for c in columns), strict=True):
        yield Stretch(row[0], row[1], (row[2], row[3]), (row[4], row[5]))


def _promising(met: _Meetings, worth: Weights, enough: float) -> npt.NDArray[np.bool_]:
    """Meetings of pairs that are worth enough in all, by a count in which pairs may collide."""
    slots = 1 << 22
    pair = (met.a * 1_000_003 + met.b * 7_919) & (slots - 1)
    kept: npt.NDArray[np.bool_] = np.bincount(pair, worth, slots)[pair] >= enough
    return kept
