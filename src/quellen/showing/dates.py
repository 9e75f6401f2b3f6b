"""Dates for people: EDTF (ISO 8601-2:2019), or the first and last day it can mean, in words.

What is not understood is given as it stands: a reader can make more of it than of nothing.
"""

from __future__ import annotations

import re

MONTHS = (
    "January February March April May June July August September October November December"
).split()
SEASONS = "spring summer autumn winter".split()
QUARTERS = "first second third last".split()
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# ISO 8601-2, 4.8: 21-24 seasons, 25-32 by hemisphere, then quarters, quadrimesters, semesters.
SUBYEARS = {
    **{21 + i: name for i, name in enumerate(SEASONS * 3)},
    **{33 + i: f"the {name} quarter of" for i, name in enumerate(QUARTERS)},
    **{37 + i: f"the {name} four months of" for i, name in enumerate("first middle last".split())},
    **{40 + i: f"the {name} half of" for i, name in enumerate("first second".split())},
}
PARTS_OF_DAY = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
DOUBTS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
SHARES = {"START": "early", "MID": "mid-", "END": "late"}
"""TIMEX3 modifiers that say which part of a longer time is meant."""

_DATE = re.compile(
    r"(?P<year>-?[\dX]{4,9})(?:-(?P<month>[\dX]{2}))?(?:-(?P<day>[\dX]{2}))?"
    r"(?:T(?P<time>[\w:.+-]*))?(?P<doubt>[~?%])?"
)
_CLOCK = re.compile(r"(\d\d):?(\d\d)?")
_SOFT = re.compile(r"[~?%](?=\d)|(?<=\d)[~?%](?=-)")  # doubt about one component of a date


def in_words(edtf: str | None, mod: str | None = None) -> str:
    """An EDTF expression for a reader; ``mod`` is the TIMEX3 modifier where there is one.

    >>> in_words("1988-06-18"), in_words("198X"), in_words("../1999"), in_words("1982-12~")
    ('18 June 1988', 'the 1980s', 'until 1999', 'about December 1982')
    >>> in_words("1987/1989", "END"), in_words("[1983..1986]")
    ('late 1980s', 'between 1983 and 1986')
    """
    if not edtf:
        return "undated"
    try:
        return _share(edtf, mod) or _expression(edtf)
    except (ValueError, IndexError):
        return edtf


def days_in_words(earliest: str | None, latest: str | None) -> str:
    """The days that a time can lie between, for a reader; None is open.

    >>> days_in_words("1988-06-01", "1988-06-30"), days_in_words("1983-01-01", "1986-12-31")
    ('June 1988', 'between 1983 and 1986')
    """
    if earliest is None or latest is None:
        known = earliest or latest
        way = "not before" if earliest else "not after"
        return f"{way} {in_words(known)}" if known else "undated"
    first, last = _coarsest(earliest, latest)
    if first == last:
        return in_words(first)
    return f"between {in_words(first)} and {in_words(last)}"


def _coarsest(earliest: str, latest: str) -> tuple[str, str]:
    """Whole decades, years or months instead of their first and last days."""
    (year, month, day), (last_year, last_month, last_day) = _parts(earliest), _parts(latest)
    months = day == 1 and last_day == _length(last_year, last_month)
    years = months and month == 1 and last_month == 12
    if years and year > 0 and (year % 10, last_year) == (0, year + 9):
        return (f"{year:04d}"[:-1] + "X",) * 2
    cut = 6 if years else 3 if months else 0
    return earliest[: len(earliest) - cut], latest[: len(latest) - cut]


def _parts(day: str) -> tuple[int, int, int]:
    year, month, date = day[:-6], day[-5:-3], day[-2:]
    return int(year), int(month), int(date)


def _length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else LENGTHS[month - 1]


# ------------------------------------------------------------------ sets and intervals


def _expression(edtf: str) -> str:
    if edtf[0] + edtf[-1] in ("[]", "{}"):
        return _set(edtf[1:-1], one=edtf[0] == "[")
    if "/" in edtf:
        return _interval(*edtf.split("/", 1))
    return _date(edtf)


def _set(inside: str, one: bool) -> str:
    parts = [part.strip() for part in inside.split(",")]
    if len(parts) == 1:
        start, dots, end = parts[0].partition("..")
        return _run(start, end, one) if dots else _date(start)
    words = _shorn([_expression(part) for part in parts])
    return f"{', '.join(words[:-1])} {'or' if one else 'and'} {words[-1]}"


def _run(start: str, end: str, one: bool) -> str:
    if not start:
        return f"{_date(end)} or before"
    if not end:
        return f"{_date(start)} or later"
    return f"{'between' if one else 'each of'} {_date(start)} and {_date(end)}"


def _shorn(words: list[str]) -> list[str]:
    """ "27 July 1988", "28 July 1988" as "27", "28 July 1988"."""
    last = words[-1].split(" ", 1)
    if len(last) == 2 and all(w.split(" ", 1)[1:] == last[1:] for w in words):
        return [*(w.split(" ", 1)[0] for w in words[:-1]), words[-1]]
    return words


def _interval(start: str, end: str) -> str:
    if end in ("", ".."):
        return f"from {_date(start)}" if start not in ("", "..") else "undated"
    if start in ("", ".."):
        return f"until {_date(end)}"
    if start == end:
        return _date(end)
    return f"{_without(_date(start), _date(end))} to {_date(end)}"


def _without(start: str, end: str) -> str:
    """The start of a range without the month and year, or the year, that its end gives too."""
    for pattern in (r" [A-Z][a-z]+ (?:AD )?\d+(?: BC)?$", r" (?:AD )?\d+(?: BC)?$"):
        tail = re.search(pattern, start)
        if tail and tail.start() and end.endswith(tail[0]) and end != tail[0].strip():
            return start[: tail.start()]
    return start


# ------------------------------------------------------------------------ one date


def _date(edtf: str) -> str:
    whole = _SOFT.sub("", edtf)
    match = _DATE.fullmatch(whole)
    if match is None:
        raise ValueError(edtf)
    doubt = DOUBTS.get(match["doubt"] or "", "perhaps " if whole != edtf else "")
    words = _month(match["month"], match["day"], match["year"]) if match["month"] else ""
    return f"{doubt}{words or _year(match['year'])}{_hour(match['time'])}"


def _month(month: str, day: str | None, year: str) -> str:
    within = "" if year == "XXXX" else f" {_year(year)}"
    if "X" in month:
        return f"some time in{within}" if within else ""
    if int(month) in SUBYEARS:
        return f"{SUBYEARS[int(month)]}{within}"
    name = f"{MONTHS[int(month) - 1]}{within}"
    if int(month) < 1:
        raise ValueError(month)
    if day is None:
        return name
    return f"a day in {name}" if "X" in day else f"{int(day)} {name}"


def _year(year: str) -> str:
    fixed = year.rstrip("X")
    unknown = len(year) - len(fixed)
    if "X" in fixed or unknown > 2 or (unknown and year.startswith("-")):
        raise ValueError(year)
    if unknown == 2:
        return f"the {_ordinal(int(fixed) + 1)} century"
    number = int(fixed) * 10**unknown
    if unknown:
        return f"the {number}s"
    return f"{1 - number} BC" if number < 1 else f"AD {number}" if number < 1000 else f"{number}"


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in (11, 12, 13) else ending}"


def _hour(time: str | None) -> str:
    if not time:
        return ""
    clock = _CLOCK.match(time)
    if clock:
        return f", {clock[1]}:{clock[2] or '00'}"
    return f", {PARTS_OF_DAY[time]}" if time in PARTS_OF_DAY else ""


# ---------------------------------------------------------------- parts of a longer time


def _share(edtf: str, mod: str | None) -> str | None:
    """ "Late 1980s" for 1987/1989 where the words of the text said so."""
    start, _, end = edtf.partition("/")
    first, last = _DATE.fullmatch(start), _DATE.fullmatch(end)
    if mod not in SHARES or first is None or last is None:
        return None
    whole = _enclosing(first, last)
    space = "" if SHARES[mod].endswith("-") else " "
    return f"{SHARES[mod]}{space}{whole}" if whole else None


def _enclosing(first: re.Match[str], last: re.Match[str]) -> str | None:
    """The month, year, decade or century that holds both ends."""
    year, last_year = first["year"], last["year"]
    if year == last_year:
        within_month = first["day"] and first["month"] == last["month"]
        return _date(first[0][:-3]) if within_month else _year(year)
    for unknown in (1, 2):
        if year[:-unknown] == last_year[:-unknown]:
            return _year(year[:-unknown] + "X" * unknown).removeprefix("the ")
    return None
