"""Numbered days at the heads of entries: "DAY 39. Sunday." counts from the last date before them.

Who is besieged, cast away or on strike counts the days. The first is the day after the last dated
entry, or that day itself: weekdays that stand beside the numbers decide it, where they can.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quellen.marking.entries import FEWEST, NUMBERED, WEEKDAY_BESIDE
from quellen.marking.times import days
from quellen.marking.times import vocabulary as v
from quellen.marking.times.reading import Reading
from quellen.model import Block

STARTS = (1, 0)  # days from the last date to the first that is numbered, the likelier first


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered head: which block it opens, where it stands, which day it is of those counted."""

    block: int
    start: int
    end: int
    day: int
    weekday: int | None
    """That it is said to be."""


def numbered_heads(blocks: Sequence[Block], text: str) -> list[Numbered]:
    """The numbered heads of a text, if they are many and count on; else none."""
    found = []
    for number, block in enumerate(blocks):
        match = NUMBERED.match(text, block.start, block.end)
        if match is not None:
            beside = WEEKDAY_BESIDE.match(text, match.end(), block.end)
            weekday = v.WEEKDAYS[beside[1].lower()] if beside else None
            found.append(Numbered(number, *match.span("head"), int(match["day"]), weekday))
    counted = [head.day for head in found]
    return found if len(found) >= FEWEST and counted == sorted(set(counted)) else []


def dated(heads: Sequence[Numbered], before: int | None) -> dict[int, Reading]:
    """Block → the reading of its numbered head; ``before`` is the last day, in days, before them.

    Nothing where there is none, where the count does not begin with the first day, or where the
    weekdays beside the numbers do not fit.
    """
    if before is None or not heads or heads[0].day != 1:
        return {}
    for start in STARTS:
        told = [(head, before + start + head.day - 1) for head in heads]
        if all(head.weekday in (None, days.weekday(day)) for head, day in told):
            return {head.block: _reading(head, day, before) for head, day in told}
    return {}


def _reading(head: Numbered, day: int, before: int) -> Reading:
    year, month, date = days.civil(day)
    return Reading(
        head.start, head.end, year=year, month=month, day=date, basis="context",
        anchor=days.iso(before),
    )  # fmt: skip
