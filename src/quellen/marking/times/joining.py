"""Ranges and alternatives: readings that stand together complete each other."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from quellen.marking.times.reading import Join, Reading

_RANGE = re.compile(
    r"\s{0,3}(?:[-\u2010-\u2014]|to|until|till|through|up to)\s{0,3}(?:the\s)?", re.I
)
_AND = re.compile(r"\s{0,3}(?:and(?: again)?(?: in| on)?|,|&|/)\s{0,3}(?:the\s)?", re.I)
_OR = re.compile(r"\s{0,3},?(?:or|and/or)\s{0,3}(?:in\s|on\s)?(?:the\s)?", re.I)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.I)
_NOT_BEFORE = r"\b(?:not before|no earlier than|not until)\s(?:the\s)?$"
_UNTIL = r"\b(?:before|prior to|until|till|up to|by|no later than)\s(?:the\s)?$"
_SINCE = r"\b(?:since|after|from|as of|starting in|beginning in)\s(?:the\s)?$"
_OPEN = (
    (re.compile(_NOT_BEFORE, re.IGNORECASE), "since"),
    (re.compile(_UNTIL, re.IGNORECASE), "until"),
    (re.compile(_SINCE, re.IGNORECASE), "since"),
)
_OPENERS = re.compile(  # what any of them ends in: most dates are told so by one look
    r"(?:before|to|until|till|by|than|since|after|from|of|in)\s(?:the\s)?$", re.IGNORECASE
)
_ONWARD = re.compile(r"\s?,?\s?(?:onwards?|forward|and after|or later|on)\b", re.I)


def join(found: Sequence[Reading], text: str) -> None:
    """Tie neighbours and let each lend the other the year or month that it lacks."""
    for first, second in itertools.pairwise(found):
        if first.type in ("DURATION", "SET") or second.type in ("DURATION", "SET"):
            continue
        if first.clock and first.which == 0 and second.month and second.day:
            _lend_day(first, second, text)
        _lend_weekday(first, second, text)
        first.join = first.join or _joint(first, second, text)
        if first.join == "and" and _says_between(first, text):
            first.join = "range"
        if first.join == "range" and first.clock and second.clock and not _has_day(first):
            _lend_whole_day(first, second)
        if first.join:
            _lend(first, second)


def _has_day(r: Reading) -> bool:
    return bool(r.month or r.weekday is not None or r.whence == "speech")


def _lend_whole_day(first: Reading, second: Reading) -> None:
    """ "From 5:30 p.m. to 7 p.m. Wednesday, April 5": both hours are of that day."""
    if _has_day(second):
        first.year, first.month, first.day = second.year, second.month, second.day
        first.weekday, first.whence = second.weekday, second.whence
        first.unit, first.which = second.unit, second.which


_A_SUNDAY = re.compile(r",\s(?:(?:which|that|it) (?:was|fell on)\s)?an?\s", re.IGNORECASE)


def _lend_weekday(day: Reading, named: Reading, text: str) -> None:
    """ "On 3 October, a Sunday": the weekday is that of the day, and can tell its year."""
    bare = named.weekday is not None and not (named.month or named.day or named.which)
    open_to = day.month and day.day and day.weekday is None and day.week is None
    if bare and open_to and _A_SUNDAY.fullmatch(text, day.end, named.start):
        day.weekday = named.weekday


_ON = re.compile(r"(?:(?:\s[A-Za-z]+){1,2}\s(?:time|Time))?,?\s(?:on\s)?(?:the\s)?")


def _lend_day(hour: Reading, day: Reading, text: str) -> None:
    """ "5:34 AM Moscow time on March 20, 2003": the hour is of that day."""
    if _ON.fullmatch(text, hour.end, day.start):
        hour.year, hour.month, hour.day, hour.which, hour.unit = (
            day.year,
            day.month,
            day.day,
            None,
            None,
        )


def _joint(first: Reading, second: Reading, text: str) -> Join | None:
    gap = text[first.end : second.start]
    if len(gap) > 12 or gap.isspace():
        return None
    if _RANGE.fullmatch(gap):
        return "range"
    if _OR.fullmatch(gap):
        return "or"
    if _AND.fullmatch(gap):
        return "and"
    return None


def _says_between(first: Reading, text: str) -> bool:
    return _BETWEEN.search(text, max(0, first.start - 14), first.start) is not None


def _lend(first: Reading, second: Reading) -> None:
    """ "from April to June 1968": the year of the one is the other's too."""
    lacks = first.year is None and (first.month or first.season) and first.which is None
    if not (lacks and second.year is not None and (second.month or second.season)):
        return
    if second.which is not None or second.value is not None or first.value is not None:
        return
    first.year = second.year
    if (
        first.month
        and second.month
        and (first.month, first.day or 0) > (second.month, second.day or 99)
    ):
        first.year -= 1 if first.join != "or" else 0


def opening(r: Reading, text: str) -> str | None:
    """ "until" for a date that only bounds from above ("by 2006"), "since" for one from below."""
    before = text[max(0, r.start - 20) : r.start]
    if not _OPENERS.search(before):
        return None
    for pattern, side in _OPEN:
        match = pattern.search(before)
        if match:
            word = match[0].split()[0].lower()
            if word == "from" and not _ONWARD.match(text, r.end):
                return None
            return side
    return None
