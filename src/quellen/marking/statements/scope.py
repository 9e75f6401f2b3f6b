"""The date and the place around a statement that gives none: its paragraph's, its heading's, its
post's, its report's, that of its entry in a diary.

They tell the reader where a statement belongs; being supposed, they are held against no other
account, and none but the day of an entry dates an event.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quellen.marking.datelines import DATELINE, FEWEST_DISPATCHES, times_of_sending
from quellen.marking.entries import entries_of
from quellen.model import Block, Document, Statement, Time

Given = tuple[str, str]
"""A date or a place, and what gives it."""
ENTRY = "entry"
_TOWN = re.compile(r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+)*")


def with_scopes(
    statements: Sequence[Statement], document: Document, times: Sequence[Time]
) -> Iterator[Statement]:
    """Each statement, with the scope of what it leaves open, in text order."""
    surroundings = _Surroundings(document, times)
    block, date, place = -1, None, None
    for statement in statements:
        here = surroundings.block_at(statement.spans[0][0])
        if here != block:
            block, date, place = here, None, None
        yield _scoped(statement, surroundings.of(block), date, place)
        if statement.edtf and not statement.edtf.startswith("XXXX"):  # a day without its year
            date = (statement.edtf, "paragraph")
        place = (statement.place, "paragraph") if statement.place else place


def _scoped(
    statement: Statement,
    around: tuple[Given | None, Given | None],
    date: Given | None,
    place: Given | None,
) -> Statement:
    """What was said last in the paragraph goes before what stands around it."""
    if date and around[0] and date[0] == around[0][0]:
        date = None
    when = None if statement.edtf else date or around[0]
    where = None if statement.place else place or around[1]
    if when is None and where is None:
        return statement
    by = [f"{what}: {given[1]}" for what, given in (("date", when), ("place", where)) if given]
    return replace(
        statement,
        scope_date=when[0] if when else None,
        scope_place=where[0] if where else None,
        scope_by=tuple(by),
    )


def times_at_heads(document: Document, times: Sequence[Time]) -> set[int]:
    """The times that alone, or with a place, head dated entries, by their numbers."""
    heads = entries_of(document.text, document.blocks, times)
    starts = {head.start for head in heads if head and _ALONE.match(document.text, head.end)}
    return {number for number, time in enumerate(times) if time.start in starts}


_ALONE = re.compile(r"\.?(?:\s|$)")


class _Surroundings:
    """What posts, entries, headings and datelines give to the blocks under them."""

    def __init__(self, document: Document, times: Sequence[Time]) -> None:
        self._starts = [block.start for block in document.blocks]
        sent = [times[n] for n in times_of_sending(document, times)]
        town = _town(document)
        place: Given | None = (town, "dateline") if town and len(sent) < FEWEST_DISPATCHES else None
        wired: Given | None = None
        headed: Given | None = None
        heads = entries_of(document.text, document.blocks, times)
        self._of: list[tuple[Given | None, Given | None]] = []
        for number, block in enumerate(document.blocks):
            for time in sent:
                if block.start <= time.start < block.end or len(sent) < FEWEST_DISPATCHES:
                    wired = (time.edtf, "dateline") if time.edtf else None
            if block.kind == "heading" and number:
                headed = _heading_date(block, times)
            posted: Given | None = (
                (block.date, "post") if block.kind == "post" and block.date else None
            )
            head = heads[number]
            entered: Given | None = (head.iso, ENTRY) if head else None
            self._of.append((posted or entered or headed or wired, None if posted else place))

    def block_at(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def of(self, block: int) -> tuple[Given | None, Given | None]:
        return self._of[block] if 0 <= block < len(self._of) else (None, None)


def _heading_date(block: Block, times: Sequence[Time]) -> Given | None:
    """ "1943", "The spring of 1943": the first date of a heading, if it has one."""
    inside = (t for t in times if block.start <= t.start and t.end <= block.end)
    found = next((t.edtf for t in inside if t.type == "DATE" and t.edtf), None)
    return (found, "heading") if found else None


def _town(document: Document) -> str | None:
    """The town of the first dateline: "PORT ARDENT, March 17 —"."""
    for block in document.blocks:
        match = DATELINE.match(document.text, block.start, block.end)
        if block.kind == "paragraph" and match and (town := _TOWN.match(match[0])):
            return town[0].title() if len(town[0]) > 2 else None
    return None
