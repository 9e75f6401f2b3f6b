"""Dates as pages, mails and posts give them, normalised to ISO 8601.

Only what is certain: ``03/07/2023`` may be March or July and gives nothing.
"""

from __future__ import annotations

import calendar
import re

MONTHS = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}

MONTH = r"(?:" + "|".join(sorted((m.capitalize() for m in MONTHS), key=len, reverse=True)) + r")\.?"
"""A month by name, to build patterns from."""
WRITTEN_DATE = (
    rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+\d{{4}}"
    rf"|\d{{4}}-\d{{2}}-\d{{2}})"
)
"""A day with its year, as written: March 7, 2023; 7 March 2023; 2023-03-07."""

_ISO = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[T\s])")
_PACKED = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$")
_SLASHED = re.compile(r"^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:\s|T|$)")
_NUMERIC = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b")
_MONTH_DAY = re.compile(
    rf"\b({MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:at\s+)?(\d{{4}})\b", re.IGNORECASE
)
_DAY_MONTH = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?({MONTH}),?[\s-]+(\d{{4}})\b", re.IGNORECASE
)
_MONTH_YEAR = re.compile(rf"^\s*({MONTH}),?\s+(\d{{4}})\s*$", re.IGNORECASE)


def normalise(text: str | None) -> str | None:
    """The day, month or year that a text names, as ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``.

    >>> normalise("Tue, 7 Mar 2023 10:33:00 +0000")
    '2023-03-07'
    """
    text = (text or "").strip()
    for pattern in (_ISO, _PACKED, _SLASHED):
        if match := pattern.match(text):
            return _iso(*match.groups())
    if match := _MONTH_DAY.search(text):
        return _iso(match[3], _month(match[1]), match[2])
    if match := _DAY_MONTH.search(text):
        return _iso(match[3], _month(match[2]), match[1])
    if match := _MONTH_YEAR.match(text):
        return _iso(match[2], _month(match[1]))
    if match := _NUMERIC.search(text):
        return _unambiguous(*(int(group) for group in match.groups()))
    return None


def _month(name: str) -> str:
    return str(MONTHS[name.rstrip(".").lower()])


def _unambiguous(first: int, second: int, year: int) -> str | None:
    if first > 12 or first == second:
        return _iso(str(year), str(second), str(first))
    if second > 12:
        return _iso(str(year), str(first), str(second))
    return None


def _iso(year: str, month: str | None = None, day: str | None = None) -> str | None:
    if not 1000 <= int(year) <= 2200 or (month and not 1 <= int(month) <= 12):
        return None
    if month and day and not 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]:
        return None
    parts = [f"{int(part):02d}" for part in (month, day) if part]
    return "-".join([year, *parts])
