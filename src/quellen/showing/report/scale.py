"""A scale of days that leaves out the empty stretches, and the ticks along it.

Histories are told in bursts: fifty years of nothing, then a week of hours. A gap that would take
more than a good part of the width is drawn as a break.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

BREAK = 26.0  # pixels for a break
WIDE_GAP = 0.3  # of its run: a longer gap is broken
SHORTEST_GAP = 45.0  # days: a shorter one is never broken
MOST_RUNS = 7
MARGIN = 14.0
EPOCH = date(1, 1, 1).toordinal()


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from ``low`` to ``high``, drawn from ``left`` to ``right``."""

    low: float
    high: float
    left: float
    right: float

    @property
    def pixels_a_day(self) -> float:
        return (self.right - self.left) / max(self.high - self.low, 1)


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    label: str


class Scale:
    """Days (proleptic ordinals, year 1 = 1) to pixels."""

    def __init__(self, days: Sequence[float], width: float) -> None:
        self.width = width
        self.stretches = _stretches(sorted(set(days)) or [0.0], width)

    def x(self, day: float) -> float:
        """Where a day lies; days in a break or beyond the ends lie at their edges."""
        for stretch in self.stretches:
            if day <= stretch.high:
                inside = max(day, stretch.low)
                return stretch.left + (inside - stretch.low) * stretch.pixels_a_day
        return self.stretches[-1].right

    def breaks(self) -> list[float]:
        """Where breaks are drawn."""
        return [(a.right + b.left) / 2 for a, b in pairwise(self.stretches)]

    def ticks(self) -> list[Tick]:
        """Round years, months or days, far enough apart to be read."""
        found: list[Tick] = []
        for stretch in self.stretches:
            for tick in _ticks(stretch):
                if not found or tick.x - found[-1].x > 7.5 * len(found[-1].label) + 10:
                    found.append(tick)
        return found


def _stretches(days: list[float], width: float) -> list[Stretch]:
    runs = _runs(days)
    padded = [_padded(run) for run in runs]
    room = width - 2 * MARGIN - BREAK * (len(runs) - 1)
    shares = [_share(ends, len(run)) for ends, run in zip(padded, runs, strict=True)]
    return _laid_out(padded, shares, room)


def _runs(days: list[float]) -> list[list[float]]:
    """The days cut at the widest gaps, again and again while a gap takes much of its run."""
    runs = [days]
    while len(runs) < MOST_RUNS:
        gaps = [(_widest_gap(r), i) for i, r in enumerate(runs)]
        (share, at), run = max(gaps)
        if share < WIDE_GAP:
            break
        runs[run : run + 1] = [runs[run][:at], runs[run][at:]]
    return runs


def _widest_gap(run: Sequence[float]) -> tuple[float, int]:
    """The share of a run that its widest gap takes, and the index of the day after it."""
    span = run[-1] - run[0]
    gaps = [(b - a, i) for i, (a, b) in enumerate(pairwise(run), 1)]
    gap, at = max(gaps, default=(0.0, 0))
    return (gap / span if gap > SHORTEST_GAP else 0.0), at


def _padded(run: list[float]) -> tuple[float, float]:
    pad = max(0.04 * (run[-1] - run[0]), 1.0 if run[-1] - run[0] < 60 else 15.0)
    return run[0] - pad, run[-1] + pad


def _share(ends: tuple[float, float], events: int) -> float:
    """Room for a stretch: by how much happens in it, and a little by how long it is."""
    return math.sqrt(events) + 0.3 * math.log10(1 + ends[1] - ends[0])


def _laid_out(
    ends: Sequence[tuple[float, float]], shares: Sequence[float], room: float
) -> list[Stretch]:
    left, found = MARGIN, []
    for (low, high), share in zip(ends, shares, strict=True):
        right = left + room * share / sum(shares)
        found.append(Stretch(low, high, left, right))
        left = right + BREAK
    return found


def _ticks(stretch: Stretch) -> Iterator[Tick]:
    span = stretch.high - stretch.low
    units = (
        (_days, _months, _years) if span < 150 else (_months, _years) if span < 800 else (_years,)
    )
    for unit in units:
        ticks = [
            Tick(stretch.left + (day - stretch.low) * stretch.pixels_a_day, label)
            for day, label in unit(stretch)
        ]
        if ticks and len(ticks) * 62 <= stretch.right - stretch.left + 62:
            yield from ticks
            return
    middle = (stretch.low + stretch.high) / 2
    yield Tick((stretch.left + stretch.right) / 2, f"{_date(middle).year}")


def _date(day: float) -> date:
    return date.fromordinal(min(max(int(day), 1), date.max.toordinal()))


def _days(stretch: Stretch) -> Iterator[tuple[float, str]]:
    step = max(1, round(70 / max(stretch.pixels_a_day, 0.01)))
    day = math.ceil(stretch.low)
    while day <= stretch.high:
        moment = _date(day)
        yield day, f"{moment.day} {moment:%b} {moment.year}" if _opens(day, stretch, step) else (
            f"{moment.day} {moment:%b}"
        )  # fmt: skip
        day += step


def _opens(day: int, stretch: Stretch, step: int) -> bool:
    """The first tick of a stretch or year says the year."""
    return day - step < stretch.low or _date(day).year != _date(day - step).year


def _months(stretch: Stretch) -> Iterator[tuple[float, str]]:
    moment = (_date(stretch.low).replace(day=1) + timedelta(days=32)).replace(day=1)
    while moment.toordinal() <= stretch.high:
        yield moment.toordinal(), f"{moment:%b} {moment.year}"
        moment = (moment + timedelta(days=32)).replace(day=1)


def _years(stretch: Stretch) -> Iterator[tuple[float, str]]:
    years = (stretch.high - stretch.low) / 365.25
    room = max(1.0, (stretch.right - stretch.left) / 64)
    step = next(s for s in (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000) if years / s <= room)
    year = math.ceil(_date(stretch.low).year / step) * step
    while 1 <= year <= 9999 and date(year, 1, 1).toordinal() <= stretch.high:
        yield date(year, 1, 1).toordinal(), str(year)
        year += step
