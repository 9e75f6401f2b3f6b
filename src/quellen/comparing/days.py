"""Days as numbers: intervals with open ends, their overlap and the gap between them."""

from __future__ import annotations

import calendar
import functools
import re
from dataclasses import dataclass

MANY = 10**8


@functools.lru_cache(maxsize=65536)
def day_number(day: str) -> int:
    """Days since 1 March of year 0 of the proleptic Gregorian calendar.

    ``day`` is ISO 8601 with an astronomical year ("-0051-03-15"). After Fliegel & Van Flandern
    (1968), since ``datetime`` knows no years before 1.

    >>> day_number("1980-09-22") - day_number("1979-04-01")
    540
    """
    sign, rest = (-1, day[1:]) if day.startswith("-") else (1, day)
    year, month, date = (int(part) for part in rest.split("-"))
    y = sign * year - (month <= 2)
    return 365 * y + y // 4 - y // 100 + y // 400 + (153 * ((month - 3) % 12) + 2) // 5 + date - 1


def day_of(number: int) -> str:
    """The day of a number, in ISO 8601; the other way round of :func:`day_number`.

    >>> day_of(day_number("1980-09-22")), day_of(day_number("-0051-03-15"))
    ('1980-09-22', '-0051-03-15')
    """
    cycle, rest = divmod(number, 146097)
    # Years of the cycle that begin on 1 March; leap days end every fourth.
    year = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
    day = rest - (365 * year + year // 4 - year // 100)
    month = (5 * day + 2) // 153
    date = day - (153 * month + 2) // 5 + 1
    year += 400 * cycle + (month >= 10)
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year):04}-{(month + 2) % 12 + 1:02}-{date:02}"


_EDTF = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?[?~%]?")


def bounds_of(edtf: str) -> tuple[str, str] | None:
    """First and last day of a day, month, year or interval in EDTF; None for anything else.

    >>> bounds_of("1987-07"), bounds_of("1980-09-22/1988")
    (('1987-07-01', '1987-07-31'), ('1980-09-22', '1988-12-31'))
    """
    first, _, last = edtf.partition("/")
    one, two = _days_of(first), _days_of(last or first)
    return (one[0], two[1]) if one and two else None


def _days_of(date: str) -> tuple[str, str] | None:
    match = _EDTF.fullmatch(date)
    if not match:
        return None
    year, month, day = match[1], match[2], match[3]
    if month is None:
        return f"{year}-01-01", f"{year}-12-31"
    if not 1 <= int(month) <= 12:
        return None
    # The proleptic calendar repeats every 400 years; ``calendar`` knows none before 1.
    length = calendar.monthrange(int(year) % 400 + 400, int(month))[1]
    if day is None:
        return f"{year}-{month}-01", f"{year}-{month}-{length:02}"
    return (date[:-1] if date[-1] in "?~%" else date,) * 2 if 1 <= int(day) <= length else None


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from ``low`` to ``high``, both included; open ends are far away."""

    low: int
    high: int

    @classmethod
    def of(cls, earliest: str | None, latest: str | None) -> Interval | None:
        if earliest is None and latest is None:
            return None
        low = day_number(earliest) if earliest else -MANY
        high = day_number(latest) if latest else MANY
        return cls(low, max(low, high))

    @property
    def width(self) -> int:
        return self.high - self.low + 1

    @property
    def is_open(self) -> bool:
        return self.low <= -MANY or self.high >= MANY

    def gap(self, other: Interval) -> int:
        """Days between the two; 0 where they touch or overlap."""
        low = self.low if self.low > other.low else other.low
        high = self.high if self.high < other.high else other.high
        return low - high if low > high else 0

    def overlaps(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high
