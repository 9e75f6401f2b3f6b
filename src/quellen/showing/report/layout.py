"""Room for everything: dots heaped on the axis, bars in lanes below it, labels above on leaders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

GAP = 0.8  # pixels between dots
LANE = 9.0
CHARACTER = 5.9  # pixels of a character of a label
ROW = 15.0


@dataclass(frozen=True, slots=True)
class Dot:
    """An event at a point in time; ``y`` is how high its middle stands above the axis."""

    x: float
    radius: float
    event: str
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Bar:
    """An event from ``left`` to ``right``; ``lane`` counts downwards from the axis."""

    left: float
    right: float
    event: str
    open_left: bool = False
    open_right: bool = False
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """Words above a dot: on ``row`` (0 is lowest), from ``left``, with a leader down at ``x``."""

    x: float
    left: float
    right: float
    text: str
    event: str
    row: int = 0
    ends: bool = False
    """The words stand to the left of their leader."""


def heaped(dots: Iterable[Dot]) -> list[Dot]:
    """Each dot on those that stand at its place already."""
    tops: dict[float, float] = defaultdict(float)
    placed: list[Dot] = []
    for dot in dots:
        y = tops[dot.x] + GAP + dot.radius
        tops[dot.x] = y + dot.radius
        placed.append(Dot(dot.x, dot.radius, dot.event, y))
    return placed


def in_lanes(bars: Iterable[Bar], most: int) -> tuple[list[Bar], int]:
    """Each bar in the first lane with room, in the order given; and how many found none."""
    lanes: list[list[Bar]] = []
    placed, left_out = [], 0
    for bar in bars:
        lane = next((i for i, there in enumerate(lanes) if _fits(bar, there)), len(lanes))
        if lane >= most:
            left_out += 1
            continue
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(bar)
        placed.append(Bar(bar.left, bar.right, bar.event, bar.open_left, bar.open_right, lane))
    return placed, left_out


def _fits(bar: Bar, there: Sequence[Bar]) -> bool:
    return all(bar.left > b.right + 3 or bar.right < b.left - 3 for b in there)


Wanted = tuple[float, Sequence[str], str]
"""Where a label is to stand, its words, longest first, and its event."""


def labelled(wanted: Sequence[Wanted], width: float, rows: int) -> list[Label]:
    """The labels that can stand where no words and no leader are crossed, the first wanted most.

    They are set in three orders, of which the one that finds most room is kept: as wanted, and as
    stairs from either side, which serve where dots are close to each other.
    """
    worth = {event: (len(wanted) - i) ** 2 for i, (_, _, event) in enumerate(wanted)}
    by_place = sorted(wanted, key=lambda w: w[0])
    orders = (wanted, by_place[::-1], by_place)
    settings = [_set(order, width, rows) for order in orders]
    return max(settings, key=lambda labels: sum(worth[label.event] for label in labels))


def _set(wanted: Iterable[Wanted], width: float, rows: int) -> list[Label]:
    placed: list[Label] = []
    for x, texts, event in wanted:
        places = (_free_place(x, text, event, placed, width, rows) for text in texts)
        label = next(filter(None, places), None)
        if label:
            placed.append(label)
    return placed


def _free_place(  # noqa: PLR0913, PLR0917 - all that decides where words can stand
    x: float, text: str, event: str, placed: Sequence[Label], width: float, rows: int
) -> Label | None:
    length = CHARACTER * len(text) + 8
    for row in range(rows):
        for left, ends in ((x, False), (x - length, True)):
            label = Label(x, left, left + length, text, event, row, ends)
            if left >= 0 and left + length <= width and not any(_cross(label, p) for p in placed):
                return label
    return None


def _cross(a: Label, b: Label) -> bool:
    if abs(a.x - b.x) < 4:  # two leaders in one line: whose is whose cannot be seen
        return True
    if a.row == b.row:
        return a.left < b.right + 6 and b.left < a.right + 6
    above, below = (a, b) if a.row > b.row else (b, a)
    return below.left - 3 < above.x < below.right + 3
