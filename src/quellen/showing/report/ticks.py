"""Ticks along a stretch of time: the finest round unit that can be read, hours to millennia."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quellen.marking.times.days import civil, fixed
from quellen.showing.dates import MONTHS
from quellen.showing.report.scale import Stretch

CHARACTER = 5.8  # pixels of a character of a label
NARROW = 66.0  # pixels: narrower stretches have one label for the whole
DAYS = {1: range(1, 32), 2: range(1, 28, 2), 5: (1, 5, 10, 15, 20, 25), 7: (1, 8, 15, 22),
        14: (1, 15)}  # fmt: skip
YEARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000, 10000)


@dataclass(frozen=True, slots=True)
class Tick:
    """A label at a place; ``context`` is the larger unit that begins here ("April 2025")."""

    x: float
    label: str
    context: str | None = None


@dataclass(frozen=True, slots=True)
class _Point:
    day: float
    label: str
    context: str


def ticks(stretch: Stretch) -> list[Tick]:
    """Ticks in order, none nearer to another than its label allows."""
    if stretch.right - stretch.left < NARROW:
        return [_middle(stretch)]
    for unit, step, length, room in _units(stretch.hours):
        if length * stretch.pixels_a_day >= room:
            found = list(unit(stretch, step))
            if found:
                return _with_contexts(stretch, found)
    return [_middle(stretch)]


Unit = Callable[[Stretch, int], Iterator[_Point]]


def _units(hours: bool) -> Iterator[tuple[Unit, int, float, float]]:
    """Each unit with its step, its length in days and the pixels it needs, finest first."""
    if hours:
        yield from ((_hours, step, step / 24, 40.0) for step in (1, 3, 6, 12))
    yield from ((_days, step, float(step), 22.0) for step in DAYS)
    yield from ((_months, step, 30.0 * step, 32.0) for step in (1, 2, 3, 6))
    yield from ((_years, step, 365.25 * step, 42.0) for step in YEARS)


def _hours(stretch: Stretch, step: int) -> Iterator[_Point]:
    for hour in range(math.ceil(stretch.low * 24), math.floor(stretch.high * 24) + 1):
        if hour % step == 0:
            year, month, day = civil(hour // 24)
            context = f"{day} {MONTHS[month - 1][:3]} {_year(year)}"
            yield _Point(hour / 24, f"{hour % 24}:00", context)


def _days(stretch: Stretch, step: int) -> Iterator[_Point]:
    for number in range(math.ceil(stretch.low), math.floor(stretch.high) + 1):
        year, month, day = civil(number)
        if day in DAYS[step]:
            yield _Point(number, str(day), f"{MONTHS[month - 1][:3]} {_year(year)}")


def _months(stretch: Stretch, step: int) -> Iterator[_Point]:
    year, month, _ = civil(math.ceil(stretch.low))
    for index in range(year * 12 + month - 1, civil(math.floor(stretch.high))[0] * 12 + 12):
        day = fixed(index // 12, index % 12 + 1, 1)
        if index % 12 % step == 0 and stretch.low <= day <= stretch.high:
            yield _Point(day, MONTHS[index % 12][:3], _year(index // 12))


def _years(stretch: Stretch, step: int) -> Iterator[_Point]:
    first = civil(math.ceil(stretch.low))[0]
    for year in range(math.ceil(first / step) * step, civil(math.floor(stretch.high))[0] + 1, step):
        day = fixed(year, 1, 1)
        if stretch.low <= day <= stretch.high:
            yield _Point(day, _year(year), "")


def _year(year: int) -> str:
    return f"{1 - year} BC" if year < 1 else str(year)


def _with_contexts(stretch: Stretch, points: list[_Point]) -> list[Tick]:
    """The larger unit under its first tick, where there is room for its name."""
    found: list[Tick] = []
    last, free = "", -math.inf
    for point in points:
        x = stretch.x(point.day)
        end = x + CHARACTER * len(point.context)
        room = x >= free and (not found or end <= stretch.right + 8)
        begins = bool(point.context) and point.context != last and room
        if begins:
            last, free = point.context, end + 10
        found.append(Tick(x, point.label, point.context if begins else None))
    return found


def _middle(stretch: Stretch) -> Tick:
    """One label for a stretch: the month that it lies in, or the year."""
    year, month, _ = civil(math.floor((stretch.low + stretch.high) / 2))
    within_month = stretch.high - stretch.low < 40
    label = f"{MONTHS[month - 1][:3]} {_year(year)}" if within_month else _year(year)
    return Tick((stretch.left + stretch.right) / 2, label)
