"""Where events lie in time: days as numbers with fractions for hours, open ends kept apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quellen.marking.times.days import fixed
from quellen.showing.report.gather import Row

_CLOCK = re.compile(r"(-?\d{4,}-\d\d-\d\d)T(\d\d)(?::?(\d\d))?[^/]*")


@dataclass(frozen=True, slots=True)
class Extent:
    """From the beginning of the first day to the end of the last that an event can lie on.

    Numbers are fixed days (1 is 1 January of the year 1). An open end lies where the other one
    does.
    """

    low: float
    high: float
    open_low: bool = False
    open_high: bool = False

    @property
    def width(self) -> float:
        return self.high - self.low

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2

    @property
    def is_moment(self) -> bool:
        """Dated to the hour."""
        return self.low == self.high

    @property
    def is_open(self) -> bool:
        return self.open_low or self.open_high


def extent_of(event: Row) -> Extent | None:
    """None where nothing is known of its date."""
    moment = _moment(event["edtf"])
    if moment is not None:
        return Extent(moment, moment)
    low, high = _day(event["earliest"]), _day(event["latest"])
    if low is None and high is None:
        return None
    if low is None or high is None:
        known = (low if low is not None else high) or 0.0
        return Extent(known, known + 1, low is None, high is None)
    return Extent(low, max(high, low) + 1)


def _day(day: str | None) -> float | None:
    if not day:
        return None
    try:
        return float(fixed(int(day[:-6]), int(day[-5:-3]), int(day[-2:])))
    except ValueError:
        return None


def _moment(edtf: str | None) -> float | None:
    """A time of day, where the date gives one."""
    match = _CLOCK.fullmatch(edtf or "")
    day = _day(match[1]) if match else None
    if match is None or day is None:
        return None
    return day + int(match[2]) / 24 + int(match[3] or 0) / 1440
