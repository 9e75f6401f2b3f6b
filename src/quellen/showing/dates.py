"""EDTF in words: "late 1980s" comes in as 1987/1989 and goes out as "1987 to 1989"."""

from __future__ import annotations

import re

MONTHS = (
    "January February March April May June July August September October November December"
).split()
SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
QUARTERS = {33: "first", 34: "second", 35: "third", 36: "fourth"}
PARTS_OF_DAY = {"TMO": "morning", "TAF": "afternoon", "TEV": "evening", "TNI": "night"}

_DATE = re.compile(
    r"(?P<year>-?[\dX]{4,})(?:-(?P<month>[\dX]{2}))?(?:-(?P<day>[\dX]{2}))?"
    r"(?P<time>T[\w:.+-]*)?(?P<doubt>[~?%])?"
)


def in_words(edtf: str | None) -> str:
    """An EDTF expression for a reader; one that we do not know is given as it is.

    >>> in_words("1988-06-18"), in_words("198X"), in_words("../1999"), in_words("1982-12~")
    ('18 June 1988', 'the 1980s', 'until 1999', 'about December 1982')
    """
    if not edtf:
        return "undated"
    if edtf[:1] in "[{" and edtf[-1:] in "]}":
        return _choice(edtf)
    if "/" in edtf:
        return _range(*edtf.split("/", 1))
    return _one(edtf)


def _choice(edtf: str) -> str:
    joiner = " or " if edtf[0] == "[" else " and "
    return joiner.join(in_words(part.strip()) for part in edtf[1:-1].split(","))


def _range(start: str, end: str) -> str:
    if start in ("", ".."):
        return f"until {_one(end)}" if end not in ("", "..") else "undated"
    if end in ("", ".."):
        return f"from {_one(start)}"
    if start[:7] == end[:7] and len(start) == len(end) == 10:
        return f"{int(start[8:])} to {_one(end)}"
    return f"{_one(start)} to {_one(end)}"


def _one(edtf: str) -> str:
    match = _DATE.fullmatch(edtf)
    if match is None:
        return edtf
    words = _day(match) if match["month"] else _year(match["year"])
    hour = _hour(match["time"])
    doubt = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(match["doubt"] or "", "")
    return f"{doubt}{words}{hour}"


def _day(match: re.Match[str]) -> str:
    year = "" if match["year"] == "XXXX" else f" {_year(match['year'])}"
    if "X" in match["month"]:
        return f"some time in{year}"
    month = int(match["month"])
    if month in SEASONS:
        return f"{SEASONS[month]}{year}"
    if month in QUARTERS:
        return f"{QUARTERS[month]} quarter of{year}"
    if not 1 <= month <= 12:
        return match[0]
    day = match["day"]
    return f"{int(day)} {MONTHS[month - 1]}{year}" if day and "X" not in day else (
        f"{MONTHS[month - 1]}{year}"
    )  # fmt: skip


def _year(year: str) -> str:
    if year.endswith("XX"):
        return f"the {year[:-2]}00s"
    if year.endswith("X"):
        return f"the {year[:-1]}0s"
    number = int(year)
    return str(number) if number > 0 else f"{1 - number} BC"


def _hour(time: str | None) -> str:
    if not time:
        return ""
    if time in PARTS_OF_DAY:
        return f", {PARTS_OF_DAY[time]}"
    clock = re.match(r"T(\d\d):?(\d\d)?", time)
    return f", {clock[1]}:{clock[2] or '00'}" if clock else ""
