"""Counting from a reference: "two days later", "the previous year", "last month"."""

from __future__ import annotations

from quellen.marking.times import days
from quellen.marking.times.reading import Reading
from quellen.marking.times.setting import NEAR, Setting, iso, name
from quellen.marking.times.tense import speaks_of_future


def fill_neighbour(r: Reading, setting: Setting) -> None:
    """The period beside the reference."""
    reference = setting.reference(r)
    is_told = setting.written_on(r) is not None
    if r.unit == "D" and r.whence == "speech" and not (setting.is_news or r.clock or is_told):
        _fill_today(r)
        return
    r.basis = "none"
    if reference is None or r.which is None:
        return
    if r.unit == "WE" and r.which == 0 and speaks_of_future(setting.text, r):
        r.unit = "W"
    if r.unit and r.unit.endswith("a year before"):
        _fill_year_before(r, setting)
        return
    _beside(r, reference.day, r.which)
    if not (r.year is None and r.decade is None and r.century is None):
        r.basis, r.anchor = reference.basis, reference.anchor


def _fill_year_before(r: Reading, setting: Setting) -> None:
    """ "The year-earlier quarter": of the quarter or month that was named last."""
    known = setting.mention if r.unit != "period a year before" else setting.story
    if known.year is None or known.month is None:
        return
    r.year = known.year - 1
    if r.unit == "month a year before":
        r.month = known.month
    else:
        r.quarter = (known.month - 1) // 3 + 1
    r.basis, r.anchor = "context", name(known)


def _fill_today(r: Reading) -> None:
    """In a narrative "today" is the present of whoever speaks, not the day of publication."""
    r.basis = "none"
    if r.which == 0 and not r.part:
        r.value = "PRESENT_REF"


def fill_shift(r: Reading, setting: Setting) -> None:
    """So many units from the reference."""
    reference = setting.reference(r)
    r.basis = "none"
    if reference is None or r.shift is None:
        return
    shift_from(r, reference.day)
    if not (r.year is None and r.decade is None):
        r.basis, r.anchor = reference.basis, reference.anchor


def fill_nth(r: Reading, setting: Setting) -> None:
    """ "On the third day": from the day on which it began, however many were counted since."""
    opened = None if setting.is_news else setting.opened
    if opened is None or r.shift is None or not setting.begun <= opened[1] > r.start - 2 * NEAR:
        r.value, r.basis = "XXXX-XX-XX", "none"
        return
    day = opened[0]
    r.year, r.month, r.day = days.civil(days.fixed(*day) + round(r.shift))
    r.basis, r.anchor = "context", iso(day)


def _beside(r: Reading, base: days.Day, which: int) -> None:
    year, month, day = base
    if r.unit == "Y":
        r.year = year + which
    elif r.unit == "M" and month:
        r.year, r.month = days.add_months(year, month, which)
        r.season = None
    elif r.unit == "DE":
        _set_decade(r, year, which)
    elif r.unit == "CE":
        _set_century(r, year, which)
    elif r.unit == "Q" and month:
        r.year, first = days.add_months(year, month, 3 * which)
        r.quarter = (first - 1) // 3 + 1
    elif r.unit in ("D", "W", "WE") and month and day:
        _beside_day(r, days.fixed(year, month, day), which)
    elif r.unit == "D" and month and which == 0:
        r.year, r.month = year, month


def _set_decade(r: Reading, year: int, which: int) -> None:
    if year <= 0:
        r.decade, r.bc = (1 - year) // 10 - which, True
    else:
        r.decade = year // 10 + which


def _set_century(r: Reading, year: int, which: int) -> None:
    if year <= 0:
        r.century, r.bc = (1 - year) // 100 + 1 - which, True
    else:
        r.century = year // 100 + which


def _beside_day(r: Reading, base: int, which: int) -> None:
    if r.unit == "D":
        r.year, r.month, r.day = days.civil(base + which)
        return
    if r.unit == "WE":  # the one before, unless it has begun; the coming one is still this week's
        base += 7 * (
            (which > 0 and days.weekday(base) > 4) - (which == 0 and days.weekday(base) < 4)
        )
        which = min(which, 0)
    r.year, r.week = days.iso_week(base + 7 * which)
    r.weekend = r.weekend or r.unit == "WE"


_SIZES = {"D": 1, "W": 7, "FN": 14}
_FURTHEST = 60_000  # months, or days; nothing that prose dates by counting lies further off
_MONTHS_IN = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}


def shift_from(r: Reading, base: days.Day) -> None:
    """Count from a day; what comes out is as precise as the unit."""
    year, month, day = base
    count, unit = r.shift or 0.0, r.unit or ""
    if abs(count) * _MONTHS_IN.get(unit, 1) > _FURTHEST:
        return
    if unit in _SIZES and month and day:
        number = days.fixed(year, month, day) + round(count * _SIZES[unit])
        r.year, r.month, r.day = days.civil(number)
        if unit != "D" and r.event is None:
            r.year, r.week = days.iso_week(number)
    elif r.exact and unit in ("M", "Y") and month and day and count == int(count):
        r.year, r.month = days.add_months(year, month, int(count) * _MONTHS_IN[unit])
        r.day = min(day, days.month_length(r.year, r.month))
    elif unit == "M" and month:
        r.year, r.month = days.add_months(year, month, round(count))
    elif unit == "Y" and count == int(count):
        r.year = year + int(count)
    elif unit == "Y" and month:
        r.year, r.month = days.add_months(year, month, round(12 * count))
    elif unit == "Y":  # a year and a half from a year: in either of two
        low, high = year + int(count // 1), year + int(count // 1) + 1
        r.year, r.year_end = low, high
    elif unit == "DE" and count == 1 and r.mod is None:
        r.year = year + 10
    elif unit == "DE" and count == -1 and r.mod is None:
        r.year = year - 10
    elif unit == "DE":
        _set_decade(r, year, round(count))
    elif unit in ("Y", "CE"):
        r.year = year + round(count * _MONTHS_IN[unit] / 12)
