"""When something was told, and how long after it happened."""

from __future__ import annotations

import re

from quellen.comparing.days import Interval, day_number

YEAR = 365.2425  # days
UNDATED = 10**9  # later than any day: what has none comes last
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def told_on(published: str | None) -> int | None:
    """Day number of a publication date; the middle of the month or year where no day is given."""
    match = _PUBLISHED.match(published or "")
    if not match:
        return None
    year, month, day = match[1], match[2] or "07", match[3] or ("15" if match[2] else "01")
    return day_number(f"{year}-{month}-{day}")


def years_after(when: Interval | None, published: str | None) -> float | None:
    """Years from the event to the telling, by its publication; None where either is open."""
    told = told_on(published)
    if when is None or when.is_open or told is None:
        return None
    return round(max(0.0, (told - (when.low + when.high) / 2) / YEAR), 1)
