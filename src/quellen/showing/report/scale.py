"""A scale of days that leaves out the empty stretches.

Histories are told in bursts: fifty years of nothing, then a week of hours. A gap that would take
a good part of its stretch is drawn as a break; each stretch then has a scale of its own, with its
own ticks.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quellen.showing.report.extents import Extent

BREAK = 22.0  # pixels between stretches
WIDE_GAP = 0.32  # of its stretch: a longer gap is left out
SHORTEST_GAP = 45.0  # days: a shorter one is never left out
ROOM_OF_A_STRETCH = 110.0  # pixels, on average, that justify one more
MOST_STRETCHES = 6
NARROWEST = 44.0
APART = 14.0  # pixels: events that stand further apart need no break beside them
CLOSE = 31.0  # days: wider extents do not shape the scale
MOST_STEPS = 400
MARGIN = 10.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from ``low`` to ``high``, drawn from ``left`` to ``right``."""

    low: float
    high: float
    left: float
    right: float
    hours: bool = False
    """Whether something in it is dated to the hour."""

    @property
    def pixels_a_day(self) -> float:
        return (self.right - self.left) / (self.high - self.low)

    def x(self, day: float) -> float:
        """Where a day lies; those beyond the ends lie at them."""
        inside = min(max(day, self.low), self.high)
        return min(self.right, self.left + (inside - self.low) * self.pixels_a_day)


@dataclass(frozen=True, slots=True)
class Scale:
    stretches: tuple[Stretch, ...]

    @classmethod
    def of(cls, extents: Sequence[Extent], width: float) -> Scale:
        """The scale that shows these extents on ``width`` pixels."""
        runs = _runs(_shaping(extents), sorted({e.middle for e in extents}), width)
        return cls(tuple(_laid_out(runs, extents, width)))

    def x(self, day: float) -> float:
        """Days in a break or beyond the ends lie at the edge of the stretch that follows."""
        stretch = next((s for s in self.stretches if day <= s.high), self.stretches[-1])
        return stretch.x(day)

    def stretch(self, day: float) -> Stretch:
        return next((s for s in self.stretches if day <= s.high), self.stretches[-1])

    @property
    def low(self) -> float:
        return self.stretches[0].low

    @property
    def high(self) -> float:
        return self.stretches[-1].high

    @property
    def breaks(self) -> tuple[float, ...]:
        """The middle of each break, in pixels."""
        return tuple((a.right + b.left) / 2 for a, b in pairwise(self.stretches))


def _shaping(extents: Sequence[Extent]) -> list[float]:
    """The days that shape the scale, sorted.

    What is closely dated does, and else only what lies apart from all of that: a vague "1968"
    is no reason to squeeze the week in which everything happened, but it has its own place.
    """
    close = [e for e in extents if e.width <= CLOSE]
    days = {day for e in close for day in (e.low, e.high)}
    for extent in sorted((e for e in extents if e.width > CLOSE), key=lambda e: e.width):
        if not any(extent.low <= day <= extent.high for day in days):
            days.update(_filled(extent))
    return sorted(days)


def _filled(extent: Extent) -> list[float]:
    """Its ends and days between them, so that it is not taken for two ends of a gap."""
    steps = min(MOST_STEPS, math.ceil(extent.width / (SHORTEST_GAP - 1)))
    return [extent.low + extent.width * i / steps for i in range(steps + 1)]


def _runs(days: list[float], middles: Sequence[float], width: float) -> list[list[float]]:
    """The days cut at the widest gaps, again and again while a gap takes much of a crowded run."""
    runs = [days]
    while len(runs) < min(MOST_STRETCHES, width // ROOM_OF_A_STRETCH):
        gaps = [
            (*_widest_gap(run), i) for i, run in enumerate(runs) if _is_crowded(run, middles, width)
        ]
        share, at, i = max(gaps, default=(0.0, 0, 0))
        if share < WIDE_GAP:
            break
        runs[i : i + 1] = [runs[i][:at], runs[i][at:]]
    return runs


def _is_crowded(run: Sequence[float], middles: Sequence[float], width: float) -> bool:
    """Whether events on different days would stand on top of each other without a break."""
    inside = [day for day in middles if run[0] <= day <= run[-1]]
    nearest = min((b - a for a, b in pairwise(inside)), default=math.inf)
    return nearest * width < APART * (run[-1] - run[0])


def _widest_gap(run: Sequence[float]) -> tuple[float, int]:
    """The share of a run that its widest gap takes, and the index of the day after it."""
    gap, at = max(((b - a, i) for i, (a, b) in enumerate(pairwise(run), 1)), default=(0.0, 0))
    return (gap / (run[-1] - run[0]) if gap > SHORTEST_GAP else 0.0), at


def _laid_out(
    runs: Sequence[Sequence[float]], extents: Sequence[Extent], width: float
) -> list[Stretch]:
    inside = [[e for e in extents if run[0] <= e.middle <= run[-1]] for run in runs]
    shares = [_share(run, len(events)) for run, events in zip(runs, inside, strict=True)]
    spare = width - 2 * MARGIN - BREAK * (len(runs) - 1) - NARROWEST * len(runs)
    left, found = MARGIN, []
    for run, events, share in zip(runs, inside, shares, strict=True):
        hours = any(e.is_moment for e in events)
        low, high = _padded(run, hours)
        right = left + NARROWEST + spare * share / sum(shares)
        found.append(Stretch(low, high, left, right, hours))
        left = right + BREAK
    return found


def _padded(run: Sequence[float], hours: bool) -> tuple[float, float]:
    pad = max(0.03 * (run[-1] - run[0]), 0.04 if hours else 3.0)
    return run[0] - pad, run[-1] + pad


def _share(run: Sequence[float], events: int) -> float:
    """Room for a stretch: by how much happens in it, and a little by how long it is."""
    return math.sqrt(events) + 0.15 * math.log10(1 + run[-1] - run[0])
