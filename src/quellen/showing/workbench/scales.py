"""Figures of several accounts as ranges on one scale."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quellen.showing.report.names import Names
from quellen.showing.report.wording import figures_in_words

WIDTH = 640.0
INSET = 14.0  # pixels at both ends, for arrows of open ranges
ROW = 22.0
STEPS = (1, 2, 5)

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Range:
    """What one value of the figure can mean, from ``left`` to ``right`` in pixels."""

    left: float
    right: float
    y: float
    open_left: bool
    open_right: bool
    words: str
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """What is counted, its ranges, and the ticks below them."""

    counts: str
    ranges: tuple[Range, ...]
    ticks: tuple[tuple[float, str], ...]
    height: float


def scales(accounts: Sequence[Row], names: Names) -> list[Scale]:
    """A scale for everything that is counted in at least two different ways."""
    found: dict[tuple[str, str], dict[str, tuple[Row, list[str]]]] = defaultdict(dict)
    for account in accounts:
        for figure in account["figures"]:
            words = "".join(figures_in_words([figure]))
            if figure["low"] is None and figure["high"] is None:
                continue
            values = found[figure["counts"], figure["unit"]]
            who = f"{account['voice']}, {names[account['document']]}"
            values.setdefault(words, (figure, []))[1].append(who)
    return [_scale(key[0], values) for key, values in found.items() if len(values) > 1]


def _scale(counts: str, values: Mapping[str, tuple[Row, list[str]]]) -> Scale:
    bounds = [b for figure, _ in values.values() for b in (figure["low"], figure["high"])]
    known = [float(b) for b in bounds if b is not None]
    low, high = min(known), max(known)
    spare = (high - low) * 0.08 or max(1.0, abs(high) * 0.1)
    low, high = max(0.0, low - spare) if low >= 0 else low - spare, high + spare
    ordered = sorted(values.items(), key=lambda v: (_first(v[1][0]), v[0]))
    ranges = tuple(
        _range(figure, words, who, i, low, high) for i, (words, (figure, who)) in enumerate(ordered)
    )
    return Scale(counts, ranges, tuple(_ticks(low, high)), ROW * len(ranges) + 24)


def _first(figure: Row) -> float:
    return float(figure["low"] if figure["low"] is not None else figure["high"])


def _range(  # noqa: PLR0913, PLR0917 - a figure and where it is drawn
    figure: Row, words: str, who: Sequence[str], row: int, low: float, high: float
) -> Range:
    first, last = figure["low"], figure["high"]
    left = 0.0 if first is None else _x(first, low, high)
    right = WIDTH if last is None else _x(last, low, high)
    y = ROW * row + ROW / 2
    return Range(
        left, max(right, left + 1), y, first is None, last is None, words, tuple(dict.fromkeys(who))
    )


def _x(value: float, low: float, high: float) -> float:
    return INSET + (value - low) / (high - low) * (WIDTH - 2 * INSET)


def _ticks(low: float, high: float) -> list[tuple[float, str]]:
    """Four to eight round numbers."""
    power = 10.0 ** math.floor(math.log10((high - low) / 4))
    step = next(s * power for s in (*STEPS, 10) if (high - low) / (s * power) <= 8)
    step = max(step, 1.0)
    first = math.ceil(low / step)
    return [
        (_x(n * step, low, high), f"{n * step:,.0f}")
        for n in range(first, math.floor(high / step) + 1)
    ]
