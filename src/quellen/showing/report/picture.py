"""The timeline as a picture: what is uncertain is drawn as wide as it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from quellen.showing.dates import in_words
from quellen.showing.report.gather import Row
from quellen.showing.report.scale import Scale, Tick

WIDTH = 960.0
LANE = 17.0
TOP = 12.0
MOST_LANES = 30
LABELS = 14  # events named in the picture
CLOSE = 400  # days: wider dates do not shape the scale
NARROWEST = 7.0  # pixels: what is narrower is drawn as a point


@dataclass(frozen=True, slots=True)
class Mark:
    """An event in the picture: a bar from ``left`` to ``right``, or a point where they meet."""

    event: str
    left: float
    right: float
    y: float
    open_left: bool
    open_right: bool
    disputed: bool
    documents: int
    title: str
    label: str | None = None
    before: bool = False
    """The label stands to the left."""

    @property
    def is_point(self) -> bool:
        return self.right - self.left < NARROWEST and not (self.open_left or self.open_right)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    @property
    def radius(self) -> float:
        return min(3.2 + 1.1 * math.sqrt(self.documents), 7.5)


@dataclass(frozen=True, slots=True)
class Picture:
    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    breaks: tuple[float, ...]
    height: float
    width: float = WIDTH


def draw(timeline: Sequence[Row]) -> Picture | None:
    """The picture of a timeline, or None where nothing has a date in the common era."""
    spans = [(row, span) for row in timeline if (span := _span(row)) is not None]
    if not spans:
        return None
    scale = Scale(_edges([span for _, span in spans]), WIDTH)
    marks = _stacked([_mark(row, span, scale) for row, span in spans])
    lanes = max(m.y for m in marks) + LANE
    named = _named(marks, timeline)
    return Picture(named, tuple(scale.ticks()), tuple(scale.breaks()), lanes + 30)


def _edges(spans: Sequence[tuple[float, float, bool, bool]]) -> list[float]:
    """The days that shape the scale: those of close dates, or of all where there are none."""
    close = [x for low, high, *_ in spans if high - low < CLOSE for x in (low, high)]
    return close or [x for low, high, *_ in spans for x in (low, high)]


def _span(row: Row) -> tuple[float, float, bool, bool] | None:
    """First and last day, and which ends are open."""
    low, high = _ordinal(row["earliest"]), _ordinal(row["latest"])
    if low is None and high is None:
        return None
    return (
        low if low is not None else high or 0,
        high if high is not None else low or 0,
        low is None,
        high is None,
    )


def _ordinal(day: str | None) -> float | None:
    if not day or day.startswith(("-", "0000")):
        return None
    try:
        return float(date.fromisoformat(day[:10]).toordinal())
    except ValueError:
        return None


def _mark(row: Row, span: tuple[float, float, bool, bool], scale: Scale) -> Mark:
    low, high, open_left, open_right = span
    left, right = scale.x(low), scale.x(high)
    return Mark(
        row["event"],
        left - (26 if open_left else 0),
        right + (26 if open_right else 0),
        0.0, open_left, open_right, bool(row["disputes"]), len(row["documents"]),
        f"{in_words(row['edtf'])}: {row['title']}",
    )  # fmt: skip


def _stacked(marks: Sequence[Mark]) -> list[Mark]:
    """Each mark in the first lane where it has room."""
    ends: list[float] = []
    placed = []
    for mark in sorted(marks, key=lambda m: (m.left, -m.right)):
        left = mark.middle - 8 if mark.is_point else mark.left - 2
        right = mark.middle + 8 if mark.is_point else mark.right + 2
        lane = next((i for i, end in enumerate(ends) if end <= left), len(ends))
        lane = min(lane, MOST_LANES - 1)
        if lane == len(ends):
            ends.append(right)
        ends[lane] = max(ends[lane], right)
        placed.append(replace(mark, y=TOP + lane * LANE))
    return placed


def _named(marks: Sequence[Mark], timeline: Sequence[Row]) -> tuple[Mark, ...]:
    """Names beside the events that most documents tell, where nothing is in the way."""
    weight = {e["event"]: (bool(e["disputes"]), len(e["documents"])) for e in timeline}
    taken = [(m.y, m.left - 9, m.right + 9) for m in marks]
    chosen: dict[str, Mark] = {}
    for mark in sorted(marks, key=lambda m: weight[m.event], reverse=True):
        label = _label(mark.title.split(": ", 1)[-1])
        for start, before in ((mark.right + 11, False), (mark.left - 11 - 6.1 * len(label), True)):
            end = start + 6.1 * len(label)
            free = all(y != mark.y or b < start or a > end for y, a, b in taken)
            if len(chosen) < LABELS and free and start > 0 and end < WIDTH:
                chosen[mark.event] = replace(mark, label=label, before=before)
                taken.append((mark.y, start, end))
                break
    return tuple(chosen.get(m.event, m) for m in marks)


def _label(title: str, limit: int = 44) -> str:
    return title if len(title) <= limit else title[: limit - 1].rsplit(" ", 1)[0] + "…"
