"""The TIMEX3 value of a resolved reading (TimeML 1.2.1; BC years as BC0480)."""

from __future__ import annotations

from quellen.marking.times import calendars, days
from quellen.marking.times.reading import Reading


def value(reading: Reading) -> str:
    """What goes into ``TIMEX3 value``; X for what is not known."""
    if reading.value is not None:
        return reading.value
    if reading.calendar != "gregorian":
        return _converted(reading)
    date = _date(reading)
    if reading.clock:
        return f"{date if len(date) >= 10 else 'XXXX-XX-XX'}{reading.clock}"
    if reading.part:
        return f"{_to_day(date)}T{reading.part}"
    return date


def year(number: int | None, *, bc: bool = False) -> str:
    if number is None:
        return "BCXXXX" if bc else "XXXX"
    return f"{number:04d}" if number > 0 else f"BC{1 - number:04d}"


def _to_day(date: str) -> str:
    """A date as precise as a day, padded with X."""
    missing = {4: "-XX-XX", 6: "-XX-XX", 7: "-XX", 9: "-XX"}
    return date + missing.get(len(date), "")


def _date(r: Reading) -> str:
    if r.century is not None:
        return f"BC{r.century - 1:02d}" if r.bc else f"{r.century:02d}"
    if r.decade is not None:
        return f"BC{r.decade:03d}" if r.bc else f"{r.decade:03d}"
    if r.week is not None and r.year is not None:
        return f"{year(r.year)}-W{r.week:02d}" + ("-WE" if r.weekend else "")
    if r.weekend:
        return "XXXX-WXX-WE"
    if r.quarter:
        return f"{year(r.year)}-{'Q' if r.quarter > 0 else 'H'}{abs(r.quarter)}"
    if r.season:
        return f"{year(r.year, bc=r.bc)}-{r.season}"
    if r.phase == "WEEK" and r.year is not None and r.month and r.day:
        return "{:04d}-W{:02d}".format(*days.iso_week(days.fixed(r.year, r.month, r.day)))
    if r.month:
        month = f"{year(r.year, bc=r.bc)}-{r.month:02d}"
        return f"{month}-{r.day:02d}" if r.day else month
    if r.weekday is not None:
        return f"XXXX-WXX-{r.weekday + 1}"
    return _without_month(r)


def _without_month(r: Reading) -> str:
    if r.year is not None:
        return year(r.year)
    unknown = {
        "D": "XXXX-XX-XX",
        "M": "XXXX-XX",
        "W": "XXXX-WXX",
        "Y": "XXXX",
        "DE": "XXX",
        "CE": "XX",
    }
    return unknown.get(r.unit or "", "XXXX-XX-XX" if r.part else "XXXX")


def _converted(r: Reading) -> str:
    """The Gregorian day, month or year in which the other calendar's begins."""
    if r.year is None:
        return "XXXX-XX-XX" if r.day else "XXXX-XX"
    if r.calendar == "julian" and r.month and r.day:
        known = calendars.to_fixed("julian", r.year, r.month, r.day)
        return days.iso(known) if known is not None else "XXXX-XX-XX"
    found = calendars.bounds(r.calendar, r.year, r.month, r.day)
    if found is None:
        return "XXXX"
    slack = 1 if r.calendar == "hijri" else 0
    first = days.iso(found[0] + slack)
    return first if r.day else (first[:-3] if r.month else first[:-6])
