"""Years without their century ("in '84"): of that which the document speaks of, and not to come."""

from __future__ import annotations

from collections.abc import Sequence

from quellen.marking.times import days
from quellen.marking.times.reading import Reading

AHEAD = 1  # years beyond its own that a document may speak of in this way


def settle(found: Sequence[Reading], published: days.Day | None) -> None:
    """Give them the century that brings them nearest to the year named last, else to publication.

    ``found`` are the readings of a document in its order, changed in place. Where there is neither
    they stay as they were read.
    """
    near = published[0] if published else None
    for r in found:
        if r.cut and r.year is not None and near is not None:
            r.year = _nearest(r.year % 100, near, published)
        elif r.year is not None and r.type == "DATE" and not r.bc and not _is_of(r, published):
            near = r.year


def _nearest(digits: int, near: int, published: days.Day | None) -> int:
    years = [near - near % 100 + step + digits for step in (-100, 0, 100)]
    told = [y for y in years if published is None or y <= published[0] + AHEAD]
    return min(told, key=lambda year: abs(year - near))


def _is_of(r: Reading, published: days.Day | None) -> bool:
    """Whether it is the day of publication, written out."""
    return (r.year, r.month, r.day) == published
