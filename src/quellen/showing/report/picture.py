"""The timeline as a picture: what is uncertain is as wide as it is, what is disputed has a shape.

Above the axis a dot for each event that lies within a point of it; below it a bar for each that
does not. Where there are too many dots to tell apart, the weightiest are drawn, and a strip shows
how many there are.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from quellen.showing.report.events import EventView
from quellen.showing.report.extents import Extent, extent_of
from quellen.showing.report.inert import clipped
from quellen.showing.report.layout import LANE, ROW, Bar, Dot, Label, heaped, in_lanes, labelled
from quellen.showing.report.scale import Scale, Stretch
from quellen.showing.report.ticks import Tick, ticks

NARROWEST_BAR = 9.0  # pixels: what is narrower is a dot
FADE = 34.0  # pixels of an open end
BIN = 6.0  # pixels of the strip
MOMENT = 60.0  # pixels a day: from here on a day is seen not to be a moment
HEAP = 7.2  # pixels: dots are moved by less than half of it, to stand in heaps
HEIGHTS = (12, 9, 6, 4, 3, 2, 1)  # of heaps, in dots; the first with which
MOST_DOTS = 420  # suffice
MOST_LANES = 14
STRIP = 34.0


@dataclass(frozen=True, slots=True)
class Column:
    """How many events lie here: a bar of the strip."""

    x: float
    height: float
    count: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything in pixels from the upper left; ``axis`` is the height of the axis."""

    width: float
    height: float
    axis: float
    stretches: tuple[Stretch, ...]
    breaks: tuple[float, ...]
    ticks: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    strip: tuple[Column, ...]
    bars_top: float
    strip_foot: float
    left_out: int
    """Bars for which there was no room."""

    def label_y(self, label: Label) -> float:
        """The base line of a label."""
        return 12 + ROW * (max(x.row for x in self.labels) - label.row)

    def dot_top(self, event: str) -> float:
        return next(self.axis - d.y - d.radius for d in self.dots if d.event == event)

    def bar_y(self, bar: Bar) -> float:
        return self.bars_top + LANE * bar.lane


def draw(events: Sequence[EventView], width: float) -> Picture | None:
    """The picture on ``width`` pixels, or None where no event has a date."""
    extents = {e.key: extent for e in events if (extent := extent_of(e.row)) is not None}
    if not extents:
        return None
    scale = Scale.of(list(extents.values()), width)
    by_weight = sorted((e for e in events if e.key in extents), key=_weight, reverse=True)
    points = [e for e in by_weight if not _is_wide(extents[e.key], scale)]
    wide = [e for e in by_weight if _is_wide(extents[e.key], scale)]
    dots, crowded = _dots(points, extents, scale)
    strip = _strip((scale.x(extents[e.key].middle) for e in points), scale) if crowded else ()
    bars, left_out = in_lanes((_bar(e.key, extents[e.key], scale) for e in wide), MOST_LANES)
    labels = _labels(points, dots, width)
    return _composed(scale, width, dots, strip, bars, left_out, labels)


def _weight(event: EventView) -> tuple[bool, int, int, int]:
    return event.weight


def _is_wide(extent: Extent, scale: Scale) -> bool:
    if extent.is_open:
        return True
    shown = scale.x(extent.high) - scale.x(extent.low)
    return shown >= NARROWEST_BAR and not _is_day(extent, scale)


def _is_day(extent: Extent, scale: Scale) -> bool:
    """A day is a dot, unless it stands among hours, where it is seen not to be a moment."""
    stretch = scale.stretch(extent.middle)
    return extent.width <= 1 and not (stretch.hours and stretch.pixels_a_day > MOMENT)


# ---------------------------------------------------------------------------- dots


def _dots(
    points: Sequence[EventView], extents: Mapping[str, Extent], scale: Scale
) -> tuple[list[Dot], bool]:
    """The points, heaped with the weightiest on top; and whether any are left out.

    Heaps are cut to one height, so that what is left out is left out everywhere alike.
    """
    heaps: dict[int, list[Dot]] = defaultdict(list)
    for event in points:
        column = round(scale.x(extents[event.key].middle) / HEAP)
        heaps[column].append(Dot(column * HEAP, _radius(event), event.key))
    height = next(h for h in HEIGHTS if sum(min(h, len(x)) for x in heaps.values()) <= MOST_DOTS)
    chosen = [dot for heap in heaps.values() for dot in reversed(heap[:height])]
    return heaped(chosen), len(chosen) < len(points)


def _radius(event: EventView) -> float:
    return min(2.5 + 0.6 * math.sqrt(event.documents), 4.4)


def _strip(places: Iterable[float], scale: Scale) -> tuple[Column, ...]:
    counts = Counter(math.floor(x / BIN) for x in places)
    most = max(counts.values())
    return tuple(
        Column(place * BIN, max(1.0, (STRIP - 4) * math.sqrt(count / most)), count)
        for place, count in sorted(counts.items())
    )


# ---------------------------------------------------------------------------- bars


def _bar(key: str, extent: Extent, scale: Scale) -> Bar:
    """From end to end; an end that is open, or beyond the scale, fades."""
    fades_left = extent.open_low or extent.low < scale.low
    fades_right = extent.open_high or extent.high > scale.high
    left, right = scale.x(extent.low), scale.x(extent.high)
    if extent.open_low:
        left = max(0.0, right - FADE)
    if extent.open_high:
        right = min(left + FADE, scale.stretches[-1].right + 8)
        left = min(left, right - NARROWEST_BAR)
    return Bar(left, max(right, left + NARROWEST_BAR), key, fades_left, fades_right)


# -------------------------------------------------------------------------- labels


def _labels(points: Sequence[EventView], dots: Sequence[Dot], width: float) -> list[Label]:
    """Words for the weightiest dots that stand on top of their heaps."""
    tops = {d.event: d for d in {d.x: d for d in dots}.values()}  # the last is on top
    wide = width > 600
    lengths = (72, 44) if wide else (30,)
    wanted = [
        (tops[e.key].x, [clipped(_spoken(e.title), length) for length in lengths], e.key)
        for e in points
        if e.key in tops
    ]
    return labelled(wanted[: 12 if wide else 5], width, rows=9 if wide else 5)


def _spoken(title: str) -> str:
    """A title without pictographs, which are wider than letters and mean little this small."""
    kept = "".join(
        c for c in title if unicodedata.category(c) not in ("So", "Sk", "Cf", "Mn", "Cn")
    )
    return " ".join(kept.split()).removeprefix("… ") or title


# --------------------------------------------------------------------- put together


def _composed(  # noqa: PLR0913, PLR0917 - the layers of a picture
    scale: Scale,
    width: float,
    dots: Sequence[Dot],
    strip: tuple[Column, ...],
    bars: Sequence[Bar],
    left_out: int,
    labels: Sequence[Label],
) -> Picture:
    rows = max((label.row + 1 for label in labels), default=0)
    heap = max((d.y + d.radius for d in dots), default=0.0)
    axis = rows * ROW + (10 if rows else 4) + heap
    strip_foot = axis + 34 + (STRIP if strip else 0)
    bars_top = strip_foot + 6
    lanes = max((b.lane + 1 for b in bars), default=0)
    return Picture(
        width,
        bars_top + lanes * LANE + 2,
        axis,
        scale.stretches,
        scale.breaks,
        tuple(tick for stretch in scale.stretches for tick in ticks(stretch)),
        tuple(dots),
        tuple(bars),
        tuple(labels),
        strip,
        bars_top,
        strip_foot,
        left_out,
    )
