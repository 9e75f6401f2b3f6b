"""Days as numbers: the proleptic Gregorian calendar without the bounds of ``datetime.date``.

A day is its fixed number (R.D. 1 is 1 January of the year 1, as in ``date.toordinal``); years are
astronomical (1 BC is 0). Algorithm: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
"""

from __future__ import annotations

import functools

Day = tuple[int, int, int]
"""Year (astronomical), month, day of the month."""

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TO_FIXED = 306  # days from 1 March of the year 0 to 1 January of the year 1


@functools.lru_cache(maxsize=8192)
def fixed(year: int, month: int, day: int) -> int:
    """The number of a Gregorian day."""
    y = year - (month <= 2)
    era, year_of_era = divmod(y, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    day_of_era = year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year
    return era * 146_097 + day_of_era - _TO_FIXED + 1


@functools.lru_cache(maxsize=8192)
def civil(number: int) -> Day:
    """The Gregorian day of a number."""
    era, day_of_era = divmod(number + _TO_FIXED - 1, 146_097)
    year_of_era = (
        day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096
    ) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    year = year_of_era + era * 400 + (month <= 2)
    return year, month, day_of_year - (153 * shifted + 2) // 5 + 1


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month - 1]


def exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """The month that lies so many months after (or, negative, before) another."""
    years, index = divmod(month - 1 + months, 12)
    return year + years, index + 1


def weekday(number: int) -> int:
    """0 for a Monday to 6 for a Sunday."""
    return (number - 1) % 7


def iso_week(number: int) -> tuple[int, int]:
    """Year and week of a day by ISO 8601."""
    thursday = number - weekday(number) + 3
    year = civil(thursday)[0]
    return year, (thursday - fixed(year, 1, 1)) // 7 + 1


def week_monday(year: int, week: int) -> int:
    """The Monday of an ISO week."""
    fourth = fixed(year, 1, 4)
    return fourth - weekday(fourth) + 7 * (week - 1)


@functools.lru_cache(maxsize=8192)
def iso(number: int) -> str:
    """An ISO 8601 day; years before 1 are astronomical (52 BC is ``-0051``)."""
    year, month, day = civil(number)
    return f"{iso_year(year)}-{month:02d}-{day:02d}"


def iso_year(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def from_iso(text: str | None) -> Day | None:
    """Year, month and day of an ISO date or moment; None for anything else or less."""
    if not text or len(text) < 10 or text[4] != "-" or text[7] != "-":
        return None
    parts = (text[:4], text[5:7], text[8:10])
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    year, month, day = (int(part) for part in parts)
    return (year, month, day) if exists(year, month, day) else None
