"""Text reuse: which passages two texts share, to the letter.

Shared seeds are chained in two dimensions: a passage is a run of seeds that advance together in
both texts, so that reordered passages stay apart and small insertions do not cut one in two. Near
copies of one text form a family and are compared with its first member only; so a thousand copies
cost a thousand comparisons, not half a million.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from quellen.comparing.lineage.seeds import Codes, Fingerprint, Hashes, K
from quellen.model import Passage

Numbers = npt.NDArray[np.int64]

MIN_SEEDS = 4
MIN_LETTERS = 50  # about ten words
GAP = 160  # letters between two seeds of one passage
DRIFT = 40  # letters that one text may have more than the other within a gap
COMMON = 24  # a seed in more families than this is a set phrase
THINNEST = 0.4  # share of letters below which two passages merely speak of the same
FAMILY = 0.5  # share of seeds both ways that makes two texts near copies
SKETCH = 12  # smallest hashes by which near copies are found


def shared_passages(
    prints: Sequence[Fingerprint],
) -> Iterator[tuple[int, int, tuple[Passage, ...]]]:
    """Pairs of texts ``(a, b)``, a before b, with the passages they share.

    ``Passage.origin`` is the span in a, ``Passage.copy`` that in b, in characters; similarity is
    the share of their letters that agree, 0 to 1.
    """
    leaders, members = _families(prints)
    pairs = [*members, *_candidates(prints, leaders)]
    for a, b in sorted(pairs):
        passages = align(prints[a], prints[b])
        if passages:
            yield a, b, passages


def align(a: Fingerprint, b: Fingerprint) -> tuple[Passage, ...]:
    """Passages that two texts share, in the order of the first."""
    found = []
    for chain in _chains(_matches(a, b)):
        if len(chain) >= MIN_SEEDS:
            passage = _passage(a, b, chain)
            if passage:
                found.append(passage)
    return tuple(sorted(found, key=lambda p: p.origin))


# ---------------------------------------------------------------- which pairs


def _families(prints: Sequence[Fingerprint]) -> tuple[list[int], list[tuple[int, int]]]:
    """First members of families of near copies, and pairs of first and later member."""
    leaders: list[int] = []
    pairs: list[tuple[int, int]] = []
    seeds: dict[int, Hashes] = {}
    known: dict[int, list[int]] = defaultdict(list)
    for number, text in enumerate(prints):
        own = np.unique(text.hashes)
        sketch = own[:SKETCH].tolist()
        candidates = dict.fromkeys(other for value in sketch for other in known[value])
        leader = next((c for c in candidates if _near(seeds[c], own)), None)
        if leader is None:
            leaders.append(number)
            seeds[number] = own
            for value in sketch:
                known[value].append(number)
        else:
            pairs.append((leader, number))
    return leaders, pairs


def _near(a: Hashes, b: Hashes) -> bool:
    larger = max(len(a), len(b))
    if min(len(a), len(b)) < FAMILY * larger:
        return False
    shared = len(np.intersect1d(a, b, assume_unique=True))
    return shared >= FAMILY * larger and shared >= MIN_SEEDS


def _candidates(prints: Sequence[Fingerprint], leaders: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs of leaders with enough seeds in common that are not set phrases."""
    if len(leaders) < 2:
        return
    unique = [np.unique(prints[i].hashes) for i in leaders]
    hashes = np.concatenate(unique)
    owners = np.repeat(np.array(leaders, dtype=np.int64), [len(u) for u in unique])
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    edges = np.flatnonzero(np.diff(hashes)) + 1
    starts = np.concatenate(([0], edges))
    sizes = np.diff(np.concatenate((starts, [len(hashes)])))
    keys = [
        _pair_keys(owners, starts[sizes == size], size) for size in range(2, COMMON + 1)
        if (sizes == size).any()
    ]  # fmt: skip
    if keys:
        pairs, counts = np.unique(np.concatenate(keys), return_counts=True)
        for key in pairs[counts >= MIN_SEEDS].tolist():
            yield key >> 32, key & 0xFFFF_FFFF


def _pair_keys(owners: Numbers, starts: Numbers, size: int) -> Numbers:
    """Every pair of owners in groups of one size, as one number a pair."""
    group = owners[starts[:, None] + np.arange(size)]
    group.sort(axis=1)
    left, right = np.triu_indices(size, 1)
    keys: Numbers = ((group[:, left] << 32) | group[:, right]).ravel()
    return keys


# ----------------------------------------------------------------- alignment


def _matches(a: Fingerprint, b: Fingerprint) -> list[tuple[int, int]]:
    """Places ``(x, y)`` of equal seeds, by x; seeds that repeat within a text are left out."""
    once_a, first_a = _once(a)
    once_b, first_b = _once(b)
    _, in_a, in_b = np.intersect1d(once_a, once_b, assume_unique=True, return_indices=True)
    xs, ys = a.places[first_a[in_a]], b.places[first_b[in_b]]
    order = np.argsort(xs, kind="stable")
    return list(zip(xs[order].tolist(), ys[order].tolist(), strict=True))


def _once(text: Fingerprint) -> tuple[Hashes, Numbers]:
    values, first, counts = np.unique(text.hashes, return_index=True, return_counts=True)
    return values[counts == 1], first[counts == 1]


Chain = list[tuple[int, int]]


def _chains(matches: list[tuple[int, int]]) -> list[Chain]:
    """Seeds that advance together in both texts."""
    finished: list[Chain] = []
    active: list[Chain] = []
    for x, y in matches:
        finished.extend(c for c in active if x - c[-1][0] > GAP)
        active = [c for c in active if x - c[-1][0] <= GAP]
        best = min(active, key=lambda c: _drift(c, x, y), default=None)
        if best is not None and _drift(best, x, y) <= DRIFT and 0 < y - best[-1][1] <= GAP:
            best.append((x, y))
        else:
            active.append([(x, y)])
    return finished + active


def _drift(chain: Chain, x: int, y: int) -> int:
    last_x, last_y = chain[-1]
    return abs((x - last_x) - (y - last_y))


def _passage(a: Fingerprint, b: Fingerprint, chain: Chain) -> Passage | None:
    (x, y), (last_x, last_y) = chain[0], chain[-1]
    back = _equal_run(a.codes[:x][::-1], b.codes[:y][::-1])
    end_x, end_y = last_x + K, last_y + K
    on = _equal_run(a.codes[end_x:], b.codes[end_y:])
    x, y, end_x, end_y = x - back, y - back, end_x + on, end_y + on
    if min(end_x - x, end_y - y) < MIN_LETTERS:
        return None
    alike = _equal_letters(a, b, chain) + back + on
    similarity = round(alike / max(end_x - x, end_y - y), 3)
    if similarity < THINNEST:
        return None
    return Passage(
        (int(a.offsets[x]), int(a.offsets[end_x - 1]) + 1),
        (int(b.offsets[y]), int(b.offsets[end_y - 1]) + 1),
        similarity,
    )


def _equal_letters(a: Fingerprint, b: Fingerprint, chain: Chain) -> int:
    """Letters that agree between the first seed and the end of the last."""
    total = K
    for (x, y), (next_x, next_y) in itertools.pairwise(chain):
        left, right = a.codes[x:next_x], b.codes[y:next_y]
        if len(left) == len(right):
            total += int(np.count_nonzero(left == right))
        else:
            both = _equal_run(left, right) + _equal_run(left[::-1], right[::-1])
            total += min(both, len(left), len(right))
    return total


def _equal_run(a: Codes, b: Codes) -> int:
    """How many code points agree from the beginning."""
    n = min(len(a), len(b), 4 * GAP)
    different = np.flatnonzero(a[:n] != b[:n])
    return int(different[0]) if len(different) else n
