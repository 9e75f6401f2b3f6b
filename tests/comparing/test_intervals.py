"""Intervals: what figures and days leave possible."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellen.comparing.accounts import told_on, years_after
from quellen.comparing.cluster import agreement
from quellen.comparing.days import Interval, day_number
from quellen.comparing.disputes.count import bounds
from quellen.comparing.disputes.wording import in_words
from quellen.comparing.terms import Rarity, cosine, stem, stems
from quellen.comparing.titles import shorten
from quellen.model import Figure, Qualifier


@given(st.dates(), st.dates())
def test_days_are_counted_as_the_calendar_counts_them(a: datetime.date, b: datetime.date) -> None:
    assert day_number(b.isoformat()) - day_number(a.isoformat()) == (b - a).days


def test_years_before_christ_run_on() -> None:
    assert day_number("0001-01-01") - day_number("0000-12-31") == 1
    assert day_number("-0051-03-15") < day_number("-0050-03-15") < day_number("0000-03-15")


def figure(low: float | None, high: float | None, qualifier: Qualifier) -> Figure:
    return Figure(0, 1, low, high, qualifier, "person", "killed")


@pytest.mark.parametrize(
    ("one", "two", "compatible"),
    [(figure(58, None, "at_least"), figure(86, 86, "exactly"), True),
     (figure(58, 58, "exactly"), figure(86, 86, "exactly"), False),
     (figure(200, 200, "about"), figure(190, 190, "exactly"), True),
     (figure(200, 200, "about"), figure(120, 120, "exactly"), False),
     (figure(40, 50, "between"), figure(45, 45, "exactly"), True)],
)  # fmt: skip
def test_figures_exclude_each_other_only_as_intervals(
    one: Figure, two: Figure, compatible: bool
) -> None:
    (low, high), (other_low, other_high) = bounds(one), bounds(two)
    assert (max(low, other_low) <= min(high, other_high)) is compatible


@pytest.mark.parametrize(
    ("value", "words"),
    [(figure(58, None, "at_least"), "at least 58"), (figure(None, 9, "less_than"), "fewer than 9"),
     (figure(40, 50, "between"), "40 to 50"), (figure(5.2e6, 5.2e6, "exactly"), "5,200,000")],
)  # fmt: skip
def test_figures_in_words(value: Figure, words: str) -> None:
    assert in_words(value) == words


def test_open_ends_overlap_everything_on_their_side() -> None:
    before = Interval.of(None, "1983-01-01")
    assert before is not None
    assert before.is_open
    assert before.overlaps(Interval(day_number("1900-01-01"), day_number("1900-01-01")))


def test_the_same_day_agrees_best_and_a_decade_little() -> None:
    day = Interval(1000, 1000)
    assert agreement(day, day) == "day"
    assert agreement(day, Interval(990, 1010)) == "weeks"
    assert agreement(day, Interval(0, 3650)) == "years"
    assert agreement(day, None) == "open"
    assert agreement(day, Interval(1001, 1002)) == "other"


def test_the_time_from_event_to_telling() -> None:
    when = Interval.of("1980-09-22", "1980-09-22")
    assert years_after(when, "1990-09-22") == 10.0
    assert years_after(when, None) is None
    assert told_on("1988-03") == day_number("1988-03-15")


def test_rare_words_weigh_more_than_common_ones() -> None:
    rarity = Rarity([{"bridge", "fell"}, {"bridge", "stood"}, {"bridge", "span"}])
    assert rarity("fell") > rarity("bridge")
    assert cosine(rarity.vector({"fell": 1}), rarity.vector({"fell": 2})) == pytest.approx(1.0)


def test_stems_strip_inflection() -> None:
    assert stem("strikes") == stem("strike")
    assert stem("warned") == stem("warning") == "warn"
    assert set(stems("The workers' strike was over.")) == {"worker", "strik"}


def test_titles_are_cut_at_a_word() -> None:
    assert shorten("one two three", 9) == "one two…"
