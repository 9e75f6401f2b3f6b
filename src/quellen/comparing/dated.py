"""Which day a clause is told of, where the phrase beside it means another one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from quellen.model import Span, Statement, Time

FAR = 160  # characters from a date to what is told after a "when"
ENTRY = "date: entry"  # in what gives the scope of a statement
_WHEN = re.compile(r",?\s+when\s(?:[^,;.]*\s)?(?:and\s)?")


def in_entry(statement: Statement | None) -> bool:
    """Whether a statement has the day of the diary's entry that it stands in."""
    return statement is not None and ENTRY in statement.scope_by


def on_the_day(
    statement: Statement, text: str, times: Sequence[Time], starts: Sequence[int]
) -> Statement:
    """ "Leading up to 18 June 1988, when it fell": it fell that day, whatever led up to it.

    ``starts`` are those of ``times``.
    """
    start = statement.spans[0][0]
    number = bisect_right(starts, start) - 1
    if number < 0 or not 0 <= start - times[number].end <= FAR:
        return statement
    time = times[number]
    opens = (time.edtf or "").startswith("../") and time.latest is not None
    if not opens or not _WHEN.fullmatch(text, time.end, start):
        return statement
    day = time.latest
    return replace(statement, edtf=day, earliest=day, latest=day, time=number)


def on_its_day(statement: Statement) -> Statement:
    """A statement without a date, with that of the entry in which it stands."""
    if statement.earliest or statement.latest or ENTRY not in statement.scope_by:
        return statement
    day = statement.scope_date
    return replace(statement, edtf=day, earliest=day, latest=day)


def is_gloss(times: Sequence[Time], number: int, text: str) -> bool:
    """ "In April 1979 (six months before the war)", "on 10 May, a week before it": one date."""
    time = times[number]
    if time.basis not in ("event", "context"):
        return False
    if text[max(0, time.start - 3) : time.start].rstrip().endswith("("):
        return True
    named = times[number - 1] if number else None
    apposed = named is not None and text[named.end : time.start] == ", "
    return apposed and time.basis == "event" and named is not None and named.basis == "explicit"


def says_when(time: Time) -> bool:
    """Whether it says when something was, not how long or how often."""
    return time.type in ("DATE", "TIME") and (time.earliest is not None or time.latest is not None)


def line_at(text: str, place: int) -> Span:
    """The line of a place in a text."""
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return start, end if end >= 0 else len(text)
