"""Dated entries of diaries, logs, minutes, chronicles: a date at the head dates what follows.

"7 March. Monday. At twenty past seven the windows shook": what an entry tells is told on its day,
and mostly happened on it; its "yesterday" is the day before. An entry reaches to the next head, or
to the next heading or a year that stands alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from quellen.marking.times import days
from quellen.model import Block, Span, Time

FEWEST = 4  # entries, from which a text is in entries
IN_ORDER = 0.8  # of their days that come after the one before, or of all before
_WEEKDAY = (
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues?|wed|thu(?:rs)?|fri|sat|sun)\b\.?"
)
_PLACE = r"(?-i:[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*){0,3}),\s+"  # as letters and telegrams begin
_BEFORE = re.compile(rf"[\W_]*(?:{_PLACE})?(?:(?:{_WEEKDAY})[,.]?\s+)?(?:the\s+)?", re.IGNORECASE)
_AFTER = re.compile(
    rf"(?:,?\s*\(?(?:{_WEEKDAY})\)?)?\s*(?:[.:;)\]]|[-–—]|\*\*|$)", re.IGNORECASE | re.MULTILINE
)
NUMBERED = re.compile(
    r"\W*(?P<head>day\s+(?P<day>\d{1,4}))(?=\s*(?:[.:;)\]]|[-–—]|\*\*|$))",
    re.IGNORECASE | re.MULTILINE,
)
"""A head that numbers its day: "DAY 39."."""
WEEKDAY_BESIDE = re.compile(
    r"[\W_]{1,4}((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\W*\d{3,4}\W*")
_DAY = re.compile(r"-?\d{4}-\d\d-\d\d")


class Head(NamedTuple):
    """The date that opens a block: which block, where it stands, its day in days."""

    block: int
    start: int
    end: int
    day: int

    @property
    def iso(self) -> str:
        """Its day in ISO 8601."""
        return days.iso(self.day)


def is_head(text: str, block: Block, span: Span) -> bool:
    """Whether a date opens a block and stands apart from what follows.

    >>> is_head("7 March. The windows shook.", Block(0, 27, "paragraph"), (0, 7))
    True
    >>> is_head("7 March was a Monday.", Block(0, 21, "paragraph"), (0, 7))
    False
    """
    start, end = span
    before = _BEFORE.fullmatch(text, block.start, start) is not None
    return before and (end >= block.end or _AFTER.match(text, end, block.end) is not None)


def entries(text: str, blocks: Sequence[Block], heads: Sequence[Head]) -> list[Head | None]:
    """For each block the head of the entry that it is part of; all None where a text has none."""
    within: list[Head | None] = [None] * len(blocks)
    if len(heads) < FEWEST or not _are_in_order([head.day for head in heads]):
        return within
    opening = {head.block: head for head in heads}
    current: Head | None = None
    for number, block in enumerate(blocks):
        if number in opening:
            current = opening[number]
        elif current is not None and _ends(blocks[current.block], block, text):
            current = None
        within[number] = None if block.kind == "post" else current
    return within


def _ends(head: Block, block: Block, text: str) -> bool:
    """Whether an entry ends before a block: at a heading that is not below its own, at a year, at a
    day that is numbered and not known."""
    below = head.kind == "heading" and (block.level or 0) > (head.level or 0)
    heading = block.kind == "heading" and not below
    year = _YEAR.fullmatch(text, block.start, block.end)
    return heading or year is not None or NUMBERED.match(text, block.start, block.end) is not None


def entries_of(text: str, blocks: Sequence[Block], times: Sequence[Time]) -> list[Head | None]:
    """The same, from times that are marked already."""
    starts = [time.start for time in times]
    heads = []
    for number, block in enumerate(blocks):
        first = bisect_left(starts, block.start)
        time = times[first] if first < len(times) and starts[first] < block.end else None
        day = days.from_iso(time.edtf) if time and _DAY.fullmatch(time.edtf or "") else None
        if time and day and is_head(text, block, (time.start, time.end)):
            heads.append(Head(number, time.start, time.end, days.fixed(*day)))
    return entries(text, blocks, heads)


def _are_in_order(told: Sequence[int]) -> bool:
    """Forwards, or backwards as on the pages of the net."""
    steps = [*pairwise(told)]
    forward = sum(a <= b for a, b in steps)
    backward = sum(a >= b for a, b in steps)
    return max(forward, backward) >= IN_ORDER * len(steps)
