"""Reading order on a page: characters to lines, lines to columns.

A column gutter is an upright strip that few lines cross and that has text on both sides. Lines
that cross it (titles, wide captions) part the page into bands; each band is read column by
column, recursively, so that three columns come out as well (after the XY cut of Nagy & Seth 1984).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

GUTTER = 7.0  # points that a gutter is wide at least
LEAST_LINES = 3  # lines on each side of a gutter
LEAST_WORDS = 12  # characters a line of a column has in the middle
MOST_CROSSING = 0.3  # share of lines that may cross a gutter
MOST_LINES = 3000  # on a page whose columns are looked for: a drawing has more
DEEPEST = 4  # columns within columns


@dataclass(slots=True)
class Run:
    """Characters on one line with the box around them, in points from the bottom left."""

    text: str = ""
    left: float = float("inf")
    right: float = float("-inf")
    bottom: float = float("inf")
    top: float = float("-inf")
    last: float = float("-inf")
    """Right edge of the last character: a jump back from it is a new line."""
    bold: bool = False

    def add(self, character: str, left: float, right: float, bottom: float, top: float) -> None:
        self.text += character
        self.left, self.right = min(self.left, left), max(self.right, right)
        self.bottom, self.top = min(self.bottom, bottom), max(self.top, top)
        self.last = right

    def add_space(self, character: str) -> None:
        if self.text and not self.text.endswith(" "):
            self.text += character

    def parts_from(self, left: float, bottom: float, top: float) -> bool:
        """Whether a character stands too far off to belong to the same run."""
        if not self.text.strip():
            return False
        height = max(self.top - self.bottom, 4.0)
        aside = left - self.right > 1.6 * height or left < self.last - 2 * height
        apart = bottom > self.top + 0.1 * height or top < self.bottom - 0.1 * height
        return aside or apart


@dataclass(slots=True)
class Line:
    """A line of text and the column it stands in."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool = False
    column: int = 0
    column_left: float = 0.0
    column_right: float = 0.0
    place: float = 0.0
    """Height on the page, 0 at the bottom to 1 at the top."""

    @property
    def height(self) -> float:
        return max(self.top - self.bottom, 1.0)

    @property
    def indent(self) -> float:
        return self.left - self.column_left


def to_lines(runs: Iterable[Run]) -> list[Line]:
    """Put runs on the same baseline, close together, on one line."""
    lines: list[Line] = []
    for run in runs:
        line = Line(run.text.strip(), run.left, run.right, run.bottom, run.top, run.bold)
        before = lines[-1] if lines else None
        if before and _same_line(before, line):
            lines[-1] = _merged(before, line)
        else:
            lines.append(line)
    return lines


def _same_line(a: Line, b: Line) -> bool:
    overlap = min(a.top, b.top) - max(a.bottom, b.bottom)
    near = -0.5 * a.height < b.left - a.right < 1.2 * max(a.height, b.height)
    return overlap > 0.5 * min(a.height, b.height) and near


def _merged(a: Line, b: Line) -> Line:
    between = " " if b.left - a.right > 0.15 * a.height else ""
    return Line(
        a.text + between + b.text,
        min(a.left, b.left),
        max(a.right, b.right),
        min(a.bottom, b.bottom),
        max(a.top, b.top),
        a.bold and b.bold,
        place=a.place,
    )


def placed(lines: Sequence[Line], height: float) -> list[Line]:
    """Lines that know how high on the page they stand."""
    for line in lines:
        line.place = (line.bottom + line.top) / 2 / max(height, 1.0)
    return list(lines)


def reading_order(lines: Sequence[Line]) -> list[Line]:
    """Lines in the order they are read, each with its column."""
    ordered: list[Line] = []
    for number, column in enumerate(_columns(list(lines), 0)):
        left = _edge([line.left for line in column])
        right = max(line.right for line in column)
        for line in column:
            line.column, line.column_left, line.column_right = number, left, right
        ordered.extend(column)
    return ordered


def _edge(lefts: list[float]) -> float:
    """The left edge that most lines share; indents and hanging marks are few."""
    counts = Counter(round(left) for left in lefts)
    return float(max(counts, key=lambda left: (counts[left], -left)))


def _columns(lines: list[Line], depth: int) -> list[list[Line]]:
    """Split lines into columns in reading order."""
    parts = depth < DEEPEST and 2 * LEAST_LINES <= len(lines) <= MOST_LINES
    gutter = _gutter(lines) if parts else None
    if gutter is None:
        return [_downwards(lines)] if lines else []
    columns: list[list[Line]] = []
    for band in _bands(lines, gutter):
        if _crosses(band[0], gutter):
            columns.append(_downwards(band))
            continue
        left = [line for line in band if line.right <= gutter]
        right = [line for line in band if line.left >= gutter]
        columns.extend(_columns(left, depth + 1) + _columns(right, depth + 1))
    return columns


def _downwards(lines: list[Line]) -> list[Line]:
    """From top to bottom, lines at one height from left to right."""
    ordered = sorted(lines, key=lambda line: -line.top)
    rows: list[list[Line]] = []
    for line in ordered:
        if rows and _level(rows[-1][0], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_whole(sorted(row, key=lambda line: line.left)) for row in rows]


def _whole(row: list[Line]) -> Line:
    """One line from its parts: justified words in a narrow column stand far apart."""
    return reduce(_merged, row)


def _level(a: Line, b: Line) -> bool:
    return min(a.top, b.top) - max(a.bottom, b.bottom) > 0.5 * min(a.height, b.height)


def _crosses(line: Line, gutter: float) -> bool:
    return line.left < gutter < line.right


def _bands(lines: list[Line], gutter: float) -> list[list[Line]]:
    """Lines between lines that cross the gutter, and those lines, from top to bottom."""
    bands: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.top):
        if bands and _crosses(bands[-1][0], gutter) == _crosses(line, gutter):
            bands[-1].append(line)
        else:
            bands.append([line])
    return bands


def _gutter(lines: Sequence[Line]) -> float | None:
    """The middle of the strip that fewest lines cross, the widest of those, between columns."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    edges = sorted({line.right for line in lines if left < line.right < right})
    best: tuple[int, float, float] | None = None
    for edge in edges:
        starts = [line.left for line in lines if line.left > edge]
        if not starts:
            continue
        beyond = min(starts)
        if beyond - edge < GUTTER:
            continue
        middle = (edge + beyond) / 2
        crossing = sum(line.left < middle < line.right for line in lines)
        found = (crossing, edge - beyond, middle)
        if (best is None or found < best) and _parts(lines, middle, crossing):
            best = found
    return best[2] if best else None


def _parts(lines: Sequence[Line], at: float, crossing: int) -> bool:
    """Whether there are columns on both sides of an upright line."""
    sides = ([s for s in lines if s.right <= at], [s for s in lines if s.left >= at])
    if crossing > MOST_CROSSING * len(lines):
        return False
    return all(
        len(side) >= LEAST_LINES
        and sorted(len(line.text) for line in side)[len(side) // 2] >= LEAST_WORDS
        for side in sides
    )
