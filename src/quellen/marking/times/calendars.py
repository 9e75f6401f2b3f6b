"""Other calendars: their days as Gregorian days.

Hijri (tabular), Julian, Hebrew and French Republican by the arithmetic of Reingold and Dershowitz,
"Calendrical Calculations"; Solar Hijri by persiantools. All give fixed day numbers (see ``days``),
or None for a day that the calendar does not have.
"""

from __future__ import annotations

from collections.abc import Callable

from quellen.marking.times import days

_HIJRI_EPOCH = 227_015
_HEBREW_EPOCH = -1_373_427
_REPUBLICAN_EPOCH = 654_415  # 22 September 1792
_JULIAN_EPOCH = -1


def to_fixed(calendar: str, year: int, month: int, day: int) -> int | None:
    """The fixed number of a day of a calendar named as in ``Time.calendar``."""
    convert = _CONVERT.get(calendar)
    return convert(year, month, day) if convert and 1 <= month <= 13 and 1 <= day <= 31 else None


def bounds(
    calendar: str, year: int, month: int | None = None, day: int | None = None
) -> tuple[int, int] | None:
    """First and last fixed day of a year, month or day; a Hijri day by sighting may be one off."""
    first = to_fixed(calendar, year, month or _first_month(calendar), day or 1)
    last = first if day else _last(calendar, year, month)
    if first is None or last is None:
        return None
    slack = 1 if calendar == "hijri" else 0
    return first - slack, last + slack


def _last(calendar: str, year: int, month: int | None) -> int | None:
    if month is None:
        following = to_fixed(calendar, year + 1, _first_month(calendar), 1)
        return following - 1 if following is not None else _republican_end(calendar, year)
    lengths = (to_fixed(calendar, year, month, day) for day in (31, 30, 29, 28, 6, 5))
    return next((last for last in lengths if last is not None), None)


def _first_month(calendar: str) -> int:
    return 7 if calendar == "hebrew" else 1  # the Hebrew year begins with Tishri


def _republican_end(calendar: str, year: int) -> int | None:
    return _french_republican(year, 13, 5) if calendar == "french-republican" else None


# --------------------------------------------------------------------- Muslim world


def _solar_hijri(year: int, month: int, day: int) -> int | None:
    from persiantools.jdatetime import JalaliDate

    if not (1 <= year <= 3000 and JalaliDate.check_date(year, month, day)):
        return None
    gregorian = JalaliDate(year, month, day).to_gregorian()
    return int(gregorian.toordinal())


def _hijri(year: int, month: int, day: int) -> int | None:
    """Tabular civil Hijri; the sighted calendar differs from it by a day, now and then two."""
    if not (1 <= year <= 3000 and month <= 12 and day <= _hijri_length(year, month)):
        return None
    return (
        _HIJRI_EPOCH - 1 + (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1)
        + month // 2 + day
    )  # fmt: skip


def _hijri_length(year: int, month: int) -> int:
    leap = (14 + 11 * year) % 30 < 11
    return 30 if month % 2 or (month == 12 and leap) else 29


# --------------------------------------------------------------------------- Europe


def _julian(year: int, month: int, day: int) -> int | None:
    if month > 12 or day > _julian_length(year, month):
        return None
    y = year - 1
    before = 0 if month <= 2 else (-1 if year % 4 == 0 else -2)
    return _JULIAN_EPOCH - 1 + 365 * y + y // 4 + (367 * month - 362) // 12 + before + day


def _julian_length(year: int, month: int) -> int:
    return 29 if month == 2 and year % 4 == 0 else days.month_length(1999, month)


def _french_republican(year: int, month: int, day: int) -> int | None:
    """Years 1 to 14, in which the calendar was in force; leap years 3, 7 and 11."""
    length = 30 if month <= 12 else (6 if year % 4 == 3 else 5)
    if not 1 <= year <= 14 or day > length:
        return None
    return _REPUBLICAN_EPOCH - 1 + 365 * (year - 1) + year // 4 + 30 * (month - 1) + day


# --------------------------------------------------------------------------- Hebrew


def _hebrew(year: int, month: int, day: int) -> int | None:
    """Months from Nisan (1); Adar is 12, and 13 is Adar II of a leap year."""
    if not 1 <= year <= 7000 or month > _hebrew_months(year):
        return None
    if day > _hebrew_length(year, month):
        return None
    order = [*range(7, _hebrew_months(year) + 1), *range(1, 7)]
    before = sum(_hebrew_length(year, m) for m in order[: order.index(month)])
    return _hebrew_new_year(year) + before + day - 1


def _hebrew_months(year: int) -> int:
    return 13 if (7 * year + 1) % 19 < 7 else 12


def _hebrew_elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    day = 29 * months + parts // 25_920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


def _hebrew_new_year(year: int) -> int:
    before, this, after = (_hebrew_elapsed(y) for y in (year - 1, year, year + 1))
    delay = 2 if after - this == 356 else (1 if this - before == 382 else 0)
    return _HEBREW_EPOCH + this + delay


def _hebrew_length(year: int, month: int) -> int:
    year_length = _hebrew_new_year(year + 1) - _hebrew_new_year(year)
    short = month in (2, 4, 6, 10, 13)
    short |= month == 12 and _hebrew_months(year) == 12
    short |= month == 8 and year_length % 10 != 5
    short |= month == 9 and year_length % 10 == 3
    return 29 if short else 30


_CONVERT: dict[str, Callable[[int, int, int], int | None]] = {
    "solar-hijri": _solar_hijri,
    "hijri": _hijri,
    "julian": _julian,
    "french-republican": _french_republican,
    "hebrew": _hebrew,
}
