"""Passages: chains that stand together in both texts, in whatever order, with exact borders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from quellen.comparing.lineage.letters import Codes, Places
from quellen.comparing.lineage.runs import Chain, Numbers, Weights, best_chains, shared_runs
from quellen.comparing.lineage.seeds import SHORT
from quellen.model import Span

SLIGHTEST = 9.0  # what a chain must be worth to stand beside a better one
FARTHEST = 200  # letters between two chains of one passage, in either text
REACH = 1.5  # of these for each letter that the lesser chain is worth
EDGE = 90  # letters from the edge of what was looked at where a passage may go on
GLANCE = 120  # letters on either side of a stretch that are looked at first
LOOK = 260  # and where that shows something
PROMISING = 42.0  # what a passage must be worth at the first look
TO_GROW, TO_STAY = 60.0, 80.0  # evidence below which one that reaches the edge of the first look
# is let go, and any other
ANCHOR, STRAY = 10, 30  # letters of a longer run, and how far off its line short ones are tried
ASTRAY = 40  # letters that one text may gain on the other within a chain, for a first guess
MOST = 1000  # chains of two texts that are looked at, the best first
TOO_SHORT = 3  # letters of a run that are nothing
SPREAD, LONGEST = 0.3, 400  # what a letter of a passage's length counts, up to how many
UNKNOWN = 0.5  # rarity of a run too short to hold a sampled seed
LONG_ENOUGH = (60, 160)  # letters from which, and at which, a run is no set phrase however common


@dataclass(frozen=True, slots=True)
class Stand:
    """One text in an alignment: its letters, and how rare its seeds are."""

    codes: Codes
    seeds_at: Places
    rarity: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Found:
    """A passage in letters; ``worth`` is that of its best chain and a quarter of the others',
    ``length`` the letters from the best chain's first run to its last."""

    a: Span
    b: Span
    equal: int
    worth: float
    length: int = 0

    @property
    def evidence(self) -> float:
        """How surely it is no chance. What agrees again and again over a long stretch is reuse; a
        set phrase, a name or a footer stands in one place, so the same worth shows less there."""
        return self.worth + SPREAD * min(self.length, LONGEST)


def passages_near(one: Stand, other: Codes, in_a: Span, in_b: Span) -> list[Found]:
    """Passages around a stretch: a quick look, a closer one where it promises something, and
    farther while a passage reaches the edge of what was looked at."""
    around = GLANCE
    while True:
        a = max(0, in_a[0] - around), min(len(one.codes), in_a[1] + SHORT + around)
        b = max(0, in_b[0] - around), min(len(other), in_b[1] + SHORT + around)
        found = _looked_at(one, other, a, b)
        growing = any(_at_edge(f, a, b, one, other) for f in found)
        hopeful = TO_GROW if growing and around == GLANCE else TO_STAY
        if not any(f.worth >= PROMISING and f.evidence >= hopeful for f in found):
            return []
        whole = a == (0, len(one.codes)) and b == (0, len(other))
        inside = around > GLANCE and not growing
        if whole or inside:
            return found
        around = max(LOOK, 4 * around) if around > GLANCE else LOOK


def _looked_at(one: Stand, other: Codes, a: Span, b: Span) -> list[Found]:
    """Passages in a part of two texts."""
    runs = _near_longer(shared_runs(one.codes[slice(*a)], other[slice(*b)]))
    runs[:, 0] += a[0]
    runs[:, 1] += b[0]
    letters = (runs[:, 2] - TOO_SHORT).astype(np.float64)
    common = letters * _commonness(runs, one)
    if _hopeless(runs, 2 * letters - common):
        return []
    return together(best_chains(runs, letters, common, SLIGHTEST))


def _near_longer(runs: Numbers) -> Numbers:
    """Runs without the short ones that no longer one is about as far apart as: they are chance."""
    offsets = runs[:, 0] - runs[:, 1]
    anchors = np.sort(offsets[runs[:, 2] >= ANCHOR])
    low = np.searchsorted(anchors, offsets - STRAY)
    near: Numbers = runs[np.searchsorted(anchors, offsets + STRAY, "right") > low]
    return near


def _hopeless(runs: Numbers, worth: Weights) -> bool:
    """Whether not even all runs about as far apart as the best one can make a passage."""
    if not len(runs):
        return True
    offsets = runs[:, 0] - runs[:, 1]
    near = np.abs(offsets - offsets[worth.argmax()]) <= ASTRAY
    return float(worth[near].sum()) < PROMISING


def _at_edge(found: Found, a: Span, b: Span, one: Stand, other: Codes) -> bool:
    return any(
        (edges[0] > 0 and span[0] - edges[0] < EDGE)
        or (edges[1] < length and edges[1] - span[1] < EDGE)
        for span, edges, length in ((found.a, a, len(one.codes)), (found.b, b, len(other)))
    )


def _commonness(runs: Numbers, one: Stand) -> Weights:
    """How far each run is a set phrase, 0 to 1: not where it is rare or long."""
    low = np.searchsorted(one.seeds_at, runs[:, 0])
    high = np.searchsorted(one.seeds_at, runs[:, 0] + runs[:, 2] - SHORT, "right")
    sums = np.concatenate(([0.0], np.cumsum(one.rarity)))
    many = np.maximum(high - low, 0)
    rare = np.where(
        many > 0, (sums[np.maximum(high, low)] - sums[low]) / np.maximum(many, 1), UNKNOWN
    )
    begin, end = LONG_ENOUGH
    rare = np.maximum(rare, np.clip((runs[:, 2] - begin) / (end - begin), 0, 1))
    return 1.0 - rare


# --------------------------------------------------------------------- in two dimensions


def together(chains: Sequence[Chain]) -> list[Found]:
    """Chains that stand together in both texts, in whatever order, each group one passage.

    A group begins with the best chain and takes in what is near it in both texts; the more a chain
    is worth itself, the farther off it may be.
    """
    left = _apart(chains)
    groups = []
    while left:
        group, left = _grown(left[0], left[1:])
        groups.append(group)
    return groups


def _apart(chains: Sequence[Chain]) -> list[Chain]:
    """Chains without those whose words a better one has accounted for, the best first."""
    kept: list[Chain] = []
    for chain in sorted(chains, key=lambda c: -c.worth)[:MOST]:
        if not any(_inside(chain.a, k.a) or _inside(chain.b, k.b) for k in kept):
            kept.append(chain)
    return kept


def _inside(span: Span, other: Span) -> bool:
    """Whether half of a span lies in another."""
    return 2 * (min(span[1], other[1]) - max(span[0], other[0])) > span[1] - span[0]


def _grown(first: Chain, others: list[Chain]) -> tuple[Found, list[Chain]]:
    """The group around a chain, and the chains that are none of it."""
    a, b, equal, best, rest = first.a, first.b, first.equal, first.worth, 0.0
    length = max(first.a[1] - first.a[0], first.b[1] - first.b[0])
    left = others
    while near := [c for c in left if _reaches(c, a, b)]:
        left = [c for c in left if c not in near]
        for chain in near:
            a, b = _hull(a, chain.a), _hull(b, chain.b)
            equal, rest = equal + chain.equal, rest + chain.worth
    return Found(a, b, equal, best + rest / 4, length), left


def _reaches(chain: Chain, a: Span, b: Span) -> bool:
    return max(_gap(chain.a, a), _gap(chain.b, b)) <= min(FARTHEST, chain.worth * REACH)


def _gap(one: Span, two: Span) -> int:
    return max(one[0], two[0]) - min(one[1], two[1])


def _hull(one: Span, two: Span) -> Span:
    return min(one[0], two[0]), max(one[1], two[1])
