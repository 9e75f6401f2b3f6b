"""Runs of letters that two texts share, chained into local alignments.

A run is as long as it can be: equal letters from ``x`` in the one and ``y`` in the other text. A
chain is a row of runs that advance together, what lies between them counting against it: a sparse
form of local alignment (Smith & Waterman 1981; chaining after Abouelhoda & Ohlebusch 2005).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quellen.comparing.lineage.letters import Codes, Hashes, runs

Numbers = npt.NDArray[np.int64]
Weights = npt.NDArray[np.float64]

SHORTEST = 5  # letters in a run
REPEATED = 10  # places of a run in one text beyond which it is a common word
GAP_COST = 0.2  # for each letter between two runs of a chain
DRIFT_COST = 0.1  # for each letter that one text has more than the other there
WIDEST = 100  # letters between two runs of a chain
LATEST = 40  # runs before a run that are tried as the one it follows
AT_HAND = 16  # runs from which those are let go that no run can follow any more


@dataclass(frozen=True, slots=True)
class Chain:
    """Runs that advance together, in letters: where it stands in both texts and what it is worth.

    ``worth`` counts each letter for being shared and again for being no part of a set phrase.
    """

    a: tuple[int, int]
    b: tuple[int, int]
    equal: int
    worth: float


def shared_runs(a: Codes, b: Codes) -> Numbers:
    """All maximal runs that two texts share, rows of ``x, y, length``, by x, then y."""
    x, y = _equal_places(runs(a, SHORTEST), runs(b, SHORTEST))
    if not len(x):
        return np.zeros((0, 3), dtype=np.int64)
    order = np.argsort(((x - y + len(b)) << 32) + x)
    x, y = x[order], y[order]
    # Hashes that are everywhere are left out; what stands on both sides of one is one run.
    breaks = np.flatnonzero((np.diff(x - y) != 0) | (np.diff(x) > SHORTEST))
    first, last = np.append(0, breaks + 1), np.append(breaks, len(x) - 1)
    found = np.stack((x[first], y[first], x[last] - x[first] + SHORTEST), axis=1)
    return found[np.argsort((found[:, 0] << 32) + found[:, 1])]


def _equal_places(a: Hashes, b: Hashes) -> tuple[Numbers, Numbers]:
    """Places at which two texts have equal hashes, those left out that are everywhere."""
    order = np.argsort(b)
    ordered = np.append(b[order], _LAST)
    low = np.searchsorted(ordered, a)
    x = np.flatnonzero(ordered[low] == a)
    low = low[x]
    often = np.searchsorted(ordered[:-1], a[x], "right") - low
    often[often > REPEATED] = 0
    inside = np.arange(often.sum()) - np.repeat(np.cumsum(often) - often, often)
    return np.repeat(x, often), order[np.repeat(low, often) + inside]


_LAST = np.uint64(0xFFFFFFFFFFFFFFFF)


def best_chains(found: Numbers, worth: Weights, common: Weights, least: float) -> list[Chain]:
    """The best chains, best first, that have no run in common and are worth ``least`` each.

    ``worth`` says what each run counts, ``common`` what of it is set phrase.
    """
    total, came_from = _scores(found, worth)
    used = np.zeros(len(found), dtype=bool)
    chains = []
    for last in np.argsort(-total, kind="stable").tolist():
        if total[last] < least:
            break
        if not used[last]:
            rows = _traced(last, came_from, used)
            gained = total[last] - (total[came_from[rows[0]]] if came_from[rows[0]] >= 0 else 0)
            if gained >= least:
                chains.append(_chain(found[rows], float(2 * gained - common[rows].sum())))
    return chains


def _scores(found: Numbers, worth: Weights) -> tuple[Weights, Numbers]:
    """For each run, what the best chain that ends in it is worth, and the run before it there."""
    total: list[float] = worth.tolist()
    came_from = [-1] * len(total)
    before: list[tuple[int, int, int, float]] = []  # the latest run first:
    # its end in a, its end in b, its number, what the best chain up to it is worth
    for i, (x, y, length) in enumerate(found.tolist()):
        best, row = 0.0, -1
        # Runs come by x: what ends too far before one is too far before all that follow.
        first, earliest = x - WIDEST, i - LATEST
        if len(before) > AT_HAND:
            before = [b for b in before if b[0] >= first and b[2] >= earliest]
        for end_x, end_y, j, so_far in before:
            if so_far < best or end_x < first or j < earliest:
                continue  # a gap only costs
            gap_x, gap_y = x - end_x, y - end_y
            wide, narrow = (gap_x, gap_y) if gap_x > gap_y else (gap_y, gap_x)
            if wide > WIDEST or narrow <= 3 - length:
                continue
            gain = so_far - DRIFT_COST * (wide - narrow)
            gain += narrow if narrow < 0 else 0
            gain -= GAP_COST * wide if wide > 0 else 0
            if gain >= best and gain > 0:  # of equals the earliest
                best, row = gain, j
        total[i] += best
        came_from[i] = row
        before.insert(0, (x + length, y + length, i, total[i]))
    return np.array(total), np.array(came_from, dtype=np.int64)


def _traced(last: int, came_from: Numbers, used: npt.NDArray[np.bool_]) -> list[int]:
    """The runs of a chain from first to last, as far as no better chain has them."""
    rows = []
    row = last
    while row >= 0 and not used[row]:
        used[row] = True
        rows.append(row)
        row = int(came_from[row])
    return rows[::-1]


def _chain(rows: Numbers, worth: float) -> Chain:
    starts, ends = rows[:, :2], rows[:, :2] + rows[:, 2:]
    overlap = np.maximum(ends[:-1] - starts[1:], 0).max(axis=1, initial=0).sum()
    (x, y), (end_x, end_y) = starts[0].tolist(), ends[-1].tolist()
    return Chain((x, end_x), (y, end_y), int(rows[:, 2].sum() - overlap), worth)
