"""Dates in digits whose day and month could be either way round ("6/5/1988")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quellen.marking.times import days
from quellen.marking.times.reading import Reading


def settle(found: Sequence[Reading], published: days.Day | None) -> None:
    """Read them as the document's other dates in digits must be read; else leave both open.

    A date that is the day of publication one way round and not the other is read that way.
    """
    orders: set[str] = {r.order for r in found if r.order in ("day first", "month first")}
    orders |= {order for r in found for order in _of_publication(r, published)}
    for r in found:
        if r.order == "either" and len(orders) == 1:
            if "month first" in orders:
                r.day, r.month = r.month, r.day
        elif r.order == "either":
            _leave_open(r)


def _of_publication(r: Reading, published: days.Day | None) -> Iterator[str]:
    if r.order != "either" or published is None or r.year != published[0]:
        return
    if (r.day, r.month) == published[:0:-1]:
        yield "day first"
    elif (r.month, r.day) == published[:0:-1]:
        yield "month first"


def _leave_open(r: Reading) -> None:
    months = sorted((r.month or 1, r.day or 1))
    r.period = (
        f"{r.year:04d}-{months[0]:02d}-{months[1]:02d}",
        f"{r.year:04d}-{months[1]:02d}-{months[0]:02d}",
    )
    r.value, r.month, r.day, r.clock, r.type = f"{r.year:04d}-XX-XX", None, None, None, "DATE"
    r.basis, r.anchor = "none", "day and month in either order"
