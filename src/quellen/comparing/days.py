"""Days as numbers: intervals with open ends, their overlap and the gap between them."""

from __future__ import annotations

import functools
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
        return max(0, max(self.low, other.low) - min(self.high, other.high))

    def overlaps(self, other: Interval) -> bool:
        return self.low <= other.high and other.low <= self.high
