"""EDTF (ISO 8601-2:2019) and the first and last day of a resolved reading."""

from __future__ import annotations

import functools
from typing import NamedTuple

from quellen.marking.times import calendars, days
from quellen.marking.times.reading import Reading


class Extent(NamedTuple):
    """EDTF with the fixed numbers of the first and last day; None is open or unknown."""

    edtf: str | None = None
    first: int | None = None
    last: int | None = None


_SEASONS = {"SP": (21, 3, 1, 6, 21), "SU": (22, 6, 1, 9, 22), "FA": (23, 9, 1, 12, 21)}
# What "early", "mid", "late" (and "early to mid", "the first half of") leave of a period.
_OF_CENTURY = {"START": (0, 33), "MID": (34, 66), "END": (67, 99), "EM": (0, 66), "ML": (34, 99)}
_OF_CENTURY |= {"H1": (0, 49), "H2": (50, 99)}
_OF_DECADE = {"START": (0, 3), "MID": (4, 6), "END": (7, 9), "EM": (0, 6), "ML": (4, 9)}
_OF_DECADE |= {"H1": (0, 4), "H2": (5, 9)}
_OF_YEAR = {"START": (1, 4), "MID": (5, 8), "END": (9, 12), "EM": (1, 8), "ML": (5, 12)}
_OF_YEAR |= {"H1": (1, 6), "H2": (7, 12)}
_OF_MONTH = {"START": (1, 10), "MID": (11, 20), "END": (21, 31), "EM": (1, 20), "ML": (11, 31)}
_OF_MONTH |= {"H1": (1, 15), "H2": (16, 31)}
_NOTHING = Extent()


def extent(r: Reading) -> Extent:
    """What a resolved reading can mean; nothing for durations, sets and vague references."""
    if r.type == "SET" or (r.type == "DURATION" and r.period is None):
        return _NOTHING
    found = _plain(r)
    if found.edtf and r.circa and not r.clock:
        return _about(r, found)
    return found


def _plain(r: Reading) -> Extent:
    if r.value is not None and r.period is None:
        return _NOTHING
    if r.period:
        found = between(*r.period)
        return found if r.order is None else found._replace(edtf=f"[{','.join(r.period)}]")
    if r.calendar != "gregorian":
        return _converted(r)
    if r.century is not None:
        return _century(r.century, r.bc, r.phase)
    if r.decade is not None:
        return _decade(r.decade, r.bc, r.phase)
    if r.year is None:
        return _without_year(r)
    return _within_year(r, r.year)


def between(first: str, last: str) -> Extent:
    """An interval between two EDTF dates of year, month or day."""
    return Extent(f"{first}/{last}", _edge(first, last=False), _edge(last, last=True))


def _edge(date: str, *, last: bool) -> int:
    sign, parts = (-1, date[1:]) if date.startswith("-") else (1, date)
    numbers = [int(part) for part in parts.split("-")]
    year = sign * numbers[0]
    month = numbers[1] if len(numbers) > 1 else (12 if last else 1)
    day = numbers[2] if len(numbers) > 2 else (days.month_length(year, month) if last else 1)
    return days.fixed(year, month, day)


def _days(first: int, last: int) -> Extent:
    edtf = days.iso(first) if first == last else f"{days.iso(first)}/{days.iso(last)}"
    return Extent(edtf, first, last)


def _century(century: int, bc: bool, phase: str | None) -> Extent:
    first = 1 - century * 100 if bc else century * 100
    if bc and century:
        first = -(century - 1) * 100 - 99
    part = _OF_CENTURY.get(phase or "")
    if part:
        return _years(first + part[0], first + part[1])
    if bc:
        return _years(first, first + 99)
    return Extent(f"{century:02d}XX", days.fixed(first, 1, 1), days.fixed(first + 99, 12, 31))


def _decade(decade: int, bc: bool, phase: str | None) -> Extent:
    part = _OF_DECADE.get(phase or "")
    if bc:
        first = 1 - (decade * 10 + 9)
        part = part or (0, 9)
        return _years(first + part[0], first + part[1])
    first = decade * 10
    if part:
        return _years(first + part[0], first + part[1])
    return Extent(f"{decade:03d}X", days.fixed(first, 1, 1), days.fixed(first + 9, 12, 31))


def _years(first: int, last: int) -> Extent:
    return between(days.iso_year(first), days.iso_year(last))


def _without_year(r: Reading) -> Extent:
    """A date of no known year keeps what is known of it; it has no bounds."""
    if r.month and r.day:
        return Extent(f"XXXX-{r.month:02d}-{r.day:02d}")
    return Extent(f"XXXX-{r.month:02d}") if r.month else _NOTHING


def _within_year(r: Reading, year: int) -> Extent:
    if r.week is not None:
        monday = days.week_monday(year, r.week)
        return _days(monday + 5 if r.weekend else monday, monday + 6)
    if r.season:
        return _season(r, year)
    if r.quarter:
        length = 3 if r.quarter > 0 else 6
        start = (abs(r.quarter) - 1) * length + 1
        return _months(year, start, start + length - 1)
    if r.month and r.day:
        return _one_day(r, year, r.month, r.day)
    if r.month:
        return _month(year, r.month, r.phase)
    if r.year_end is not None:
        return _years(year, r.year_end)
    return _year(year, r.phase)


def _one_day(r: Reading, year: int, month: int, day: int) -> Extent:
    if not days.exists(year, month, day):
        return _NOTHING
    number = days.fixed(year, month, day)
    if r.phase == "WEEK":
        monday = number - days.weekday(number)
        return _days(monday, monday + 6)
    night = 1 if r.part == "NI" or r.clock == "T24:00" else 0  # a night runs on into the next day
    return Extent(days.iso(number), number, number + night)


def _months(year: int, first: int, last: int) -> Extent:
    name = days.iso_year(year)
    return between(f"{name}-{first:02d}", f"{name}-{last:02d}")


def _month(year: int, month: int, phase: str | None) -> Extent:
    length = days.month_length(year, month)
    first = days.fixed(year, month, 1)
    if phase in _OF_MONTH:
        begin, finish = _OF_MONTH[phase]
        return _days(first + begin - 1, first + min(finish, length) - 1)
    if phase and phase.startswith("W"):
        return _week_of(first, length, int(phase[1:]))
    return Extent(f"{days.iso_year(year)}-{month:02d}", first, first + length - 1)


def _week_of(first: int, length: int, week: int) -> Extent:
    begin = length - 7 if week == 9 else 7 * (week - 1)
    return _days(first + begin, first + min(begin + 6, length - 1))


@functools.lru_cache(maxsize=4096)
def _year(year: int, phase: str | None) -> Extent:
    if phase in _OF_YEAR:
        return _months(year, *_OF_YEAR[phase])
    return Extent(days.iso_year(year), days.fixed(year, 1, 1), days.fixed(year, 12, 31))


def _season(r: Reading, year: int) -> Extent:
    """Wide edges: seasons begin by the month for some writers and by the sun for others.

    The winter of a year may be the one that begins it or the one that ends it.
    """
    name = days.iso_year(year)
    if r.season == "WI":
        first, last = days.fixed(year, 1, 1), days.fixed(year + 1, 3, 20)
        if r.year_end is not None:
            first = days.fixed(year, 12, 1)
            return Extent(f"{name}-12/{days.iso_year(r.year_end)}-03", first, last)
        return Extent(f"{name}-24", first, last)
    code, month, day, last_month, last_day = _SEASONS.get(r.season or "", _SEASONS["SU"])
    first, last = days.fixed(year, month, day), days.fixed(year, last_month, last_day)
    return Extent(f"{name}-{code}", first, last)


def _converted(r: Reading) -> Extent:
    if r.year is None:
        return _NOTHING
    if r.calendar == "julian" and r.month and r.day:
        known = calendars.to_fixed("julian", r.year, r.month, r.day)
        return _days(known, known) if known is not None else _NOTHING
    found = calendars.bounds(r.calendar, r.year, r.month, r.day)
    if found is None:
        return _NOTHING
    if r.calendar == "hijri" and r.day:
        return Extent(f"{days.iso(found[0] + 1)}~", *found)
    if r.calendar == "hijri":
        return Extent(f"{days.iso(found[0] + 1)}~/{days.iso(found[1] - 1)}~", *found)
    return _days(*found)


def _about(r: Reading, found: Extent) -> Extent:
    """Approximate: a tilde, and bounds wider by one or two of the unit that is given."""
    if found.edtf is None or found.first is None or found.last is None:
        return found
    margin = 5 if r.day else (31 if r.month else (92 if r.season or r.quarter else 731))
    if r.unit == "NTH":  # whether the first day was counted or not
        return Extent(f"{found.edtf}~", found.first, found.last + 1)
    if r.decade is not None or r.century is not None:
        margin = 3653
    edtf = found.edtf
    if r.season:  # seasons take no tilde
        edtf = f"{days.iso(found.first)[:-3]}/{days.iso(found.last)[:-3]}"
    edtf = "/".join(f"{part}~" for part in edtf.split("/"))
    return Extent(edtf, found.first - margin, found.last + margin)
