"""Dates given twice: in Old and New Style ("25 October (7 November) 1917"), in two calendars.

Also the calendar of a document: where it dates by the Solar Hijri calendar in so many words, a bare
year of that calendar's thirteenth or fourteenth century is meant in it too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from quellen.marking.times import days
from quellen.marking.times.reading import Reading

_OPENS = re.compile(r"\s?[(\[/]\s?(?:or\s|i\.e\.,?\s|[ON]\.?\s?S\.?,?\s|(?:Old|New)\sStyle:?\s)?")
_STYLE = re.compile(r",?\s?\(?(?P<style>O\.\s?S\.|OS\b|Old Style|N\.\s?S\.|NS\b|New Style)\.?\)?")
_TRAIL = re.compile(
    r",?\s?\(?(?:O\.\s?S\.|OS|Old Style|N\.\s?S\.|NS|New Style)?\.?(?:\sin[\w\s]{0,30})?"
    r"\s?[)\]]\s?,?\s?"
)
_SOLAR_GAPS = (621, 622)  # years between a Solar Hijri year and the Gregorian
_SOLAR_YEARS = range(1280, 1430)


def pair(found: Sequence[Reading], text: str) -> None:
    """Let the two dates of one day lend each other their year, and tell the Julian one."""
    for index, (first, second) in enumerate(pairwise(found)):
        if second.start - first.end > 10 or not _OPENS.fullmatch(text, first.end, second.start):
            continue
        following = found[index + 2] if index + 2 < len(found) else None
        if first.month and second.month and first.day and second.day:
            _lend_year(first, second, following, text)
            _tell_julian(first, second, text)
        elif _is_solar(first, second):
            _make_solar(first)
        elif _is_solar(second, first):
            _make_solar(second)


def _lend_year(first: Reading, second: Reading, after: Reading | None, text: str) -> None:
    if first.year is None and second.year is not None:
        first.year = second.year
    elif after and _is_their_year(first, second, after, text):
        first.year = second.year = after.year
    if second.year is None and first.year is not None and text[second.end : second.end + 1] in ")]":
        second.year = first.year
    if first.year is not None and second.year is not None:
        first.year -= (first.month or 0) == 12 and second.month == 1 and first.year == second.year


def _is_their_year(first: Reading, second: Reading, after: Reading, text: str) -> bool:
    """ "25 October (7 November) 1917": a bare year right after the bracket."""
    bare = first.year is None and after.year is not None and after.month is None
    return bare and _TRAIL.fullmatch(text, second.end, after.start) is not None


def _tell_julian(first: Reading, second: Reading, text: str) -> None:
    """Of two days ten to thirteen apart the earlier is Old Style."""
    early, late = (first, second) if _number(first) <= _number(second) else (second, first)
    if _number(late) - _number(early) not in _style_gaps(early.year):
        return
    style = _STYLE.match(text, late.end)
    if early.year is not None and not (style and style["style"].startswith("O")):
        early.calendar = "julian"
        first.join = second.join = None


def _style_gaps(year: int | None) -> range:
    """By how many days Old Style may be behind, as far as the year is known."""
    if year is None or year < 1582:
        return range(10, 14)
    behind = 10 + max(0, (year - 1600) // 100) - max(0, (year - 1600) // 400)
    return range(behind - 1, behind + 1) if year % 100 == 0 else range(behind, behind + 1)


def _number(r: Reading) -> int:
    year = 1999 if r.year is None else r.year
    if not days.exists(year, r.month or 0, r.day or 0):
        return -999
    return days.fixed(year, r.month or 1, r.day or 1)


def _is_solar(solar: Reading, gregorian: Reading) -> bool:
    return (
        _is_bare_year(solar)
        and solar.year is not None
        and gregorian.year is not None
        and solar.year in _SOLAR_YEARS
        and gregorian.year - solar.year in _SOLAR_GAPS
    )


def _is_bare_year(r: Reading) -> bool:
    return (
        r.calendar == "gregorian" and r.year is not None and not (r.month or r.season or r.quarter)
    )


def _make_solar(r: Reading) -> None:
    r.calendar, r.decade = "solar-hijri", None


def settle_calendar(found: Sequence[Reading]) -> None:
    """Take bare years as Solar Hijri in a document that dates by that calendar."""
    if not any(r.calendar == "solar-hijri" and r.year is not None for r in found):
        return
    for r in found:
        if _is_bare_year(r) and r.year in _SOLAR_YEARS and r.decade is None and r.century is None:
            _make_solar(r)
            r.basis, r.anchor = "context", "other dates of the document are Solar Hijri"
