"""The timeline as a picture: true to the dates, readable with three events and with thousands."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellen.marking.times.days import fixed
from quellen.showing.report.events import EventView, event_views
from quellen.showing.report.extents import Extent, extent_of
from quellen.showing.report.layout import Bar, Dot, heaped, in_lanes, labelled
from quellen.showing.report.names import Names
from quellen.showing.report.picture import MOST_DOTS, Picture, draw
from quellen.showing.report.places import Places
from quellen.showing.report.quotes import Quoting
from quellen.showing.report.scale import Scale
from quellen.showing.report.ticks import CHARACTER, ticks


def views(pile: Any) -> list[EventView]:
    data = pile.data()
    names = Names(data.sources)
    quoting = Quoting(data, names, Places(data.documents, names))
    conflicts = {f"c{i}": d for i, d in enumerate(data.disputes, 1)}
    return event_views(data, quoting, conflicts)


def picture(pile: Any, width: float = 992) -> Picture:
    drawn = draw(views(pile), width)
    assert drawn is not None
    return drawn


def dated(pile: Any, *edtfs: str | None) -> Any:
    for edtf in edtfs:
        pile.event(f"It was {edtf}", edtf)
    return pile


# ----------------------------------------------------------------------- extents


@pytest.mark.parametrize(
    ("edtf", "low", "width"),
    [("1988-06-18", fixed(1988, 6, 18), 1), ("1988", fixed(1988, 1, 1), 366),
     ("-0051", fixed(-51, 1, 1), 365), ("2025-04-28T18:00", fixed(2025, 4, 28) + 0.75, 0)],
)  # fmt: skip
def test_an_event_is_as_wide_as_its_date_leaves_open(
    pile: Any, edtf: str, low: float, width: float
) -> None:
    extent = extent_of(pile.event("It", edtf))
    assert extent is not None
    assert (extent.low, extent.width) == (low, width)


def test_open_ends_are_known_as_open(pile: Any) -> None:
    extent = extent_of(pile.event("It", "../1999"))
    assert extent is not None
    assert (extent.open_low, extent.open_high) == (True, False)


def test_a_day_that_is_none_does_not_break_the_picture(pile: Any) -> None:
    assert extent_of(pile.event("It", "soon", earliest="soon", latest=None)) is None


# ------------------------------------------------------------------- scale and ticks

EXTENTS = st.lists(
    st.builds(lambda low, width: Extent(low, low + width), st.integers(-10**6, 10**6).map(float),
              st.sampled_from([0.0, 1.0, 30.0, 365.0, 3652.0, 40000.0])), min_size=1, max_size=40
)  # fmt: skip


@given(EXTENTS, st.sampled_from([344.0, 992.0]))
def test_later_never_stands_further_left(extents: list[Extent], width: float) -> None:
    scale = Scale.of(extents, width)
    places = [scale.x(day) for day in sorted(e.low for e in extents)]
    assert places == sorted(places)
    assert all(0 <= x <= width for x in places)
    assert all(a.right < b.left for a, b in pairwise(scale.stretches))


@given(EXTENTS, st.sampled_from([344.0, 992.0]))
def test_every_stretch_has_ticks_that_can_be_read(extents: list[Extent], width: float) -> None:
    for stretch in Scale.of(extents, width).stretches:
        found = ticks(stretch)
        assert found
        assert all(stretch.left <= t.x <= stretch.right for t in found)
        for a, b in pairwise(found):
            assert b.x - a.x >= CHARACTER * (len(a.label) + len(b.label)) / 2


def test_empty_decades_are_left_out() -> None:
    days = [fixed(1950, 1, 1), fixed(1988, 7, 18), fixed(1988, 7, 20), fixed(1988, 8, 20)]
    scale = Scale.of([Extent(float(d), d + 1.0) for d in days], 992)
    assert len(scale.breaks) == 1
    assert scale.x(days[3]) - scale.x(days[1]) > 400


def test_a_vague_date_does_not_squeeze_the_week_of_the_event() -> None:
    week = [Extent(d, d + 1) for d in range(fixed(1988, 7, 18), fixed(1988, 7, 25))]
    vague = Extent(fixed(1980, 1, 1), fixed(1990, 1, 1))
    alone = Scale.of([Extent(e.low, e.high) for e in week], 992)
    together = Scale.of([*week, vague], 992)
    assert together.stretches[-1].pixels_a_day == pytest.approx(
        alone.stretches[-1].pixels_a_day, rel=0.5
    )


@pytest.mark.parametrize(
    ("edtfs", "labels"),
    [(["2025-04-28T20:00", "2025-04-28T23:00"], {"21:00"}), (["2025-04-02", "2025-04-16"], {"10"}),
     (["2023-02-01", "2025-11-30"], {"Mar", "Jul"}), (["1950", "1990"], {"1970"}),
     (["-0051", "0040"], {"1 BC", "10"}), (["0900", "1900"], {"1500"})],
)  # fmt: skip
def test_ticks_go_from_hours_to_centuries(pile: Any, edtfs: list[str], labels: set[str]) -> None:
    found = {t.label for t in picture(dated(pile, *edtfs)).ticks}
    assert labels <= found, found


# ------------------------------------------------------------------------ layout


@given(st.lists(st.tuples(st.integers(0, 20), st.floats(1, 5))))
def test_dots_in_a_heap_do_not_cover_each_other(made: list[tuple[int, float]]) -> None:
    dots = heaped(Dot(x * 7.2, r, str(i)) for i, (x, r) in enumerate(made))
    for a, b in ((a, b) for a in dots for b in dots if a.event < b.event and a.x == b.x):
        assert abs(a.y - b.y) >= a.radius + b.radius


@given(st.lists(st.tuples(st.floats(0, 900), st.floats(9, 300))))
def test_bars_in_a_lane_do_not_touch(made: list[tuple[float, float]]) -> None:
    bars, left_out = in_lanes((Bar(x, x + w, str(i)) for i, (x, w) in enumerate(made)), most=4)
    assert len(bars) + left_out == len(made)
    for a, b in ((a, b) for a in bars for b in bars if a.event < b.event and a.lane == b.lane):
        assert a.right < b.left or b.right < a.left


@given(st.lists(st.floats(0, 992), max_size=12))
def test_labels_cross_neither_words_nor_leaders(places: list[float]) -> None:
    wanted = [(x, [f"What happened at {x:.0f}"], str(i)) for i, x in enumerate(places)]
    labels = labelled(wanted, 992, rows=6)
    for a, b in ((a, b) for a in labels for b in labels if a.event != b.event):
        assert a.row != b.row or a.right < b.left or b.right < a.left
        assert not (a.row > b.row and b.left < a.x < b.right)


# ----------------------------------------------------------------------- the whole


def test_no_date_no_picture(pile: Any) -> None:
    assert draw(views(dated(pile, None)), 992) is None


def test_days_are_dots_and_years_are_bars(pile: Any) -> None:
    drawn = picture(dated(pile, "1988-06-18", "1988-07-02", "1988", "1985/1989"))
    assert {d.event for d in drawn.dots} == {"e1", "e2"}
    assert {b.event for b in drawn.bars} == {"e3", "e4"}
    assert not drawn.strip


def test_a_day_among_hours_is_as_wide_as_a_day(pile: Any) -> None:
    drawn = picture(dated(pile, "2025-04-28T20:00", "2025-04-28T23:00", "2025-04-28"))
    assert [b.event for b in drawn.bars] == ["e3"]


def test_open_ends_fade(pile: Any) -> None:
    drawn = picture(dated(pile, "1990-01-01", "1999-01-01", "../1995-01-01", "1995-01-01/.."))
    assert {(b.event, b.open_left, b.open_right) for b in drawn.bars} == {
        ("e3", True, False), ("e4", False, True)}  # fmt: skip


@pytest.mark.parametrize("width", [344.0, 992.0])
def test_thousands_of_events_stay_a_picture(many: Callable[[int], Any], width: float) -> None:
    drawn = picture(many(3000), width)
    assert len(drawn.dots) <= MOST_DOTS
    assert sum(c.count for c in drawn.strip) == 3000
    assert drawn.height < 400
    assert max(d.x for d in drawn.dots) - min(d.x for d in drawn.dots) > 0.9 * (width - 30)


def test_what_is_disputed_is_drawn_before_all_else(many: Callable[[int], Any]) -> None:
    made = many(3000)
    made.dispute("date", {}, event="v17")
    key = next(f"e{i}" for i, e in enumerate(made.timeline, 1) if e["disputes"])
    drawn = picture(made)
    assert key in {d.event for d in drawn.dots}
    assert key in {label.event for label in drawn.labels}
