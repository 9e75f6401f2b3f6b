"""Dates of other calendars inside English prose, and dual dates of Old and New Style."""

from __future__ import annotations

import re
from collections.abc import Callable

from quellen.marking.times import calendars, days
from quellen.marking.times import vocabulary as v
from quellen.marking.times.reading import Reading
from quellen.marking.times.rules.rule import Rule, take

_ROMAN = {"i": 1, "v": 5, "x": 10}


def of(calendar: str) -> Callable[[re.Match[str]], list[Reading]]:
    """Readings of day, month and year in a calendar other than the Gregorian."""

    def build(match: re.Match[str]) -> list[Reading]:
        reading = Reading(match.start(), match.end(), calendar=calendar)
        month = take(match, "name")
        year, day = take(match, "year"), take(match, "day")
        reading.month = v.CALENDAR_MONTHS[calendar][_plain(month)] if month else None
        reading.year = _year(year) if year else None
        reading.day = int(day) if day else None
        return [reading] if _is_day(reading) else []

    return build


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").split())


def _year(words: str) -> int:
    if words.isdigit():
        return int(words)
    values = [_ROMAN[c] for c in words.lower()]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def _is_day(reading: Reading) -> bool:
    year = 1400 if reading.year is None else reading.year
    if reading.calendar == "hebrew" and reading.year is None:
        year = 5700
    if reading.calendar == "french-republican" and reading.year is None:
        return False
    if reading.year is None and not reading.day:
        return reading.calendar in ("solar-hijri", "hijri") and reading.month is not None
    return calendars.bounds(reading.calendar, year, reading.month, reading.day) is not None


def numeric_solar(match: re.Match[str]) -> list[Reading]:
    """A date in digits whose year can only be Solar Hijri."""
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if month > 12 and day <= 12:
        month, day = day, month
    reading = Reading(
        match.start(), match.end(), calendar="solar-hijri", year=year, month=month, day=day
    )
    return [reading] if 1 <= month <= 12 and _is_day(reading) else []


def old_style(match: re.Match[str]) -> list[Reading]:
    """A Julian day: "25 October 1917 (Old Style)"."""
    month, day = v.month_number(take(match, "month") or ""), int(take(match, "day") or 0)
    year = int(take(match, "year") or 0)
    reading = Reading(match.start(), match.end(), calendar="julian", year=year)
    reading.month, reading.day = month, day
    known = calendars.to_fixed("julian", year, month, day)
    return [reading] if known is not None else []


def both_styles(match: re.Match[str]) -> list[Reading]:
    """ "9 (22) January 1905": one day, in Old and in New Style."""
    year, month = int(match["year"]), v.month_number(match["month"])
    old, new = int(match["old"]), int(match["new"])
    known = calendars.to_fixed("julian", year, month, old)
    if known is None or days.civil(known) != (year, month, new):
        return []
    reading = Reading(match.start(), match.end(), calendar="julian", year=year)
    reading.month, reading.day = month, old
    return [reading]


def solar_season(match: re.Match[str]) -> list[Reading]:
    """A season of a Solar Hijri year, which has three whole months each."""
    year, season = int(match["year"]), v.SEASONS[match["season"].lower()]
    first = {"SP": 1, "SU": 4, "FA": 7, "WI": 10}[season]
    begin = calendars.bounds("solar-hijri", year, first)
    end = calendars.bounds("solar-hijri", year, first + 2)
    if begin is None or end is None:
        return []
    reading = Reading(match.start(), match.end(), calendar="solar-hijri", year=year)
    reading.period = (days.iso(begin[0]), days.iso(end[1]))
    reading.value = f"{days.civil(begin[0])[0]:04d}-{season}"
    return [reading]


def dual_year(match: re.Match[str]) -> list[Reading]:
    """ "11 February 1731/32": before Lady Day the second year is the one we count."""
    month, day = v.month_number(take(match, "month") or ""), int(take(match, "day") or 0)
    year = int(match["year"])
    if month > 3 or (year + 1) % 10 ** len(match["second"]) != int(match["second"]):
        return []
    reading = Reading(match.start(), match.end(), year=year + 1, month=month, day=day)
    reading.calendar = "julian"
    return [reading] if days.exists(year + 1, month, day) else []


def _names(calendar: str) -> str:
    forms = {f for name in v.CALENDAR_MONTHS[calendar] for f in (name, name.replace("'", "’"))}
    return "(?P<name>" + v.either(forms) + ")"


_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th|er)?"
_SH = (
    r"(?:<o>,?<o>\(?(?:A\.P\.|AP|S\.H\.|A\.H\.S\.|AHS|H\.S\.|SH|solar(?:<_>hijri)?|hijri<_>shamsi"
    r"|shamsi|(?:of|in)<_>the<_>(?:solar|persian|iranian)<_>calendar)(?![\w])\)?)"
)
_AH = r"(?:<o>,?<o>(?:A\.H\.|AH|hijri|of<_>the<_>hijra)(?![\w]))"
_OS = r"(?:\(?(?:O\.\s?S\.|OS|Old<_>Style|Julian(?:<_>calendar)?)(?![\w])\)?)"
_YEAR_SH = r"(?P<year>1[234]\d{2})(?!\d)"
_YEAR_AH = r"(?P<year>1[0-4]\d{2}|[1-9]\d{2}|[1-9]\d?)(?!\d)"

_solar, _hijri, _hebrew, _republic = (
    of(name) for name in ("solar-hijri", "hijri", "hebrew", "french-republican")
)

RULES = (
    Rule(
        "day month year, Solar Hijri",
        rf"(?:the<_>)?{_DAY}(?:<_>of)?<_>{_names('solar-hijri')}(?:,?<_>(?:of<_>)?"
        rf"{_YEAR_SH}{_SH}?)?<stop>",
        _solar,
        (("The letter of 28 Tir 1367 was read.", "28 Tir 1367", "1988-07-19"),),
        needs="<solar-hijri>",
        has_digits=True,
    ),
    Rule(
        "month day year, Solar Hijri",
        rf"{_names('solar-hijri')}<_>{_DAY},?<_>{_YEAR_SH}{_SH}?<stop>",
        _solar,
        (("On Mordad 6, 1367 it ended.", "Mordad 6, 1367", "1988-07-28"),),
        opens_in_digits=False,
        needs="<solar-hijri>",
        has_digits=True,
    ),
    Rule(
        "month year, Solar Hijri",
        rf"{_names('solar-hijri')},?<_>(?:of<_>)?{_YEAR_SH}{_SH}?<stop>",
        _solar,
        (("In Mordad 1367 it ended.", "Mordad 1367", "1988-07"),),
        opens_in_digits=False,
        needs="<solar-hijri>",
        has_digits=True,
    ),
    Rule(
        "season, Solar Hijri",
        rf"(?:the<_>)?<season><_>(?:of<_>)?{_YEAR_SH}{_SH}",
        solar_season,
        (("In the summer of 1367 SH it ended.", "the summer of 1367 SH", "1988-SU"),),
        opens_in_digits=False,
        needs="<season>",
        has_digits=True,
    ),
    Rule(
        "year, Solar Hijri",
        rf"(?:the<_>)?(?:year<_>)?{_YEAR_SH}{_SH}"
        rf"|(?:the<_>)?(?:solar|persian|iranian|afghan)<_>(?:hijri<_>)?year<_>{_YEAR_SH}<stop>",
        _solar,
        (("In 1367 SH it ended.", "1367 SH", "1988"),),
        needs="a ap ah ahs h s sh solar hijri shamsi of in persian iranian afghan",
        has_digits=True,
    ),
    Rule(
        "date in digits, Solar Hijri",
        r"(?:(?P<day>3[01]|[12]\d|0?[1-9])(?P<sep>[/.-])(?P<month>1[0-2]|0?[1-9])(?P=sep)"
        r"(?P<year>13\d{2}|14[0-2]\d))(?!\d|[/.-]\d)" + _SH + r"?<stop>",
        numeric_solar,
        (("The decree of 6/5/1367 is short.", "6/5/1367", "1988-07-28"),),
        has_digits=True,
    ),
    Rule(
        "date in digits, year first, Solar Hijri",
        r"(?P<year>13\d{2}|14[0-2]\d)(?P<sep>[/.])(?P<month>1[0-2]|0?[1-9])(?P=sep)"
        r"(?P<day>3[01]|[12]\d|0?[1-9])(?!\d|[/.-]\d)" + _SH + r"?<stop>",
        numeric_solar,
        (("The decree of 1367/05/06 is short.", "1367/05/06", "1988-07-28"),),
        has_digits=True,
    ),
    Rule(
        "day month year, Hijri",
        rf"(?:the<_>)?{_DAY}(?:<_>of)?<_>{_names('hijri')}(?:,?<_>(?:of<_>)?{_YEAR_AH}{_AH}?)"
        rf"?<stop>",
        _hijri,
        (("On 10 Muharram 61 AH he fell.", "10 Muharram 61 AH", "0680-10-13"),),
        needs="<hijri>",
        has_digits=True,
    ),
    Rule(
        "month year, Hijri",
        rf"{_names('hijri')},?<_>(?:of<_>)?{_YEAR_AH}{_AH}?<stop>",
        _hijri,
        (("In Ramadan 1445 they fasted.", "Ramadan 1445", "2024-03"),),
        opens_in_digits=False,
        needs="<hijri>",
        has_digits=True,
    ),
    Rule(
        "year, Hijri",
        rf"(?:the<_>)?(?:year<_>)?(?:{_YEAR_AH}{_AH})",
        _hijri,
        (("In 61 AH he fell.", "61 AH", "0680"),),
        needs="a ah hijri of",
        has_digits=True,
    ),
    Rule(
        "year, Hijri, era first",
        rf"(?:the<_>year<_>)?(?:A\.H\.|AH)<o>{_YEAR_AH}<stop>",
        _hijri,
        (("In AH 1400 the mosque was seized.", "AH 1400", "1979"),),
        opens_in_digits=False,
        needs="a ah",
        has_digits=True,
    ),
    Rule(
        "day month year, Hebrew",
        rf"(?:the<_>)?{_DAY}(?:<_>of)?<_>{_names('hebrew')},?<_>(?P<year>[45]\d{{3}})<stop>",
        _hebrew,
        (("On 5 Iyar 5708 it was read out.", "5 Iyar 5708", "1948-05-14"),),
        needs="<hebrew>",
        has_digits=True,
    ),
    Rule(
        "month year, Hebrew",
        rf"{_names('hebrew')},?<_>(?P<year>[45]\d{{3}})<stop>",
        _hebrew,
        (("In Tishrei 5734 war broke out.", "Tishrei 5734", "1973-09"),),
        opens_in_digits=False,
        needs="<hebrew>",
        has_digits=True,
    ),
    Rule(
        "French Republican",
        rf"(?:the<_>)?(?:{_DAY}<_>)?{_names('french-republican')},?<_>(?:(?:of<_>)?(?:the<_>)"
        rf"?(?:an|year)<_>)?(?P<year>[IVX]{{1,4}}|\d{{1,2}})<stop>",
        _republic,
        (("On 18 Brumaire VIII he struck.", "18 Brumaire VIII", "1799-11-09"),),
        needs="<french-republican>",
    ),
    Rule(
        "Old Style",
        rf"(?:<day>(?:<_>of)?<_><month>|<month><_><day>),?<_><year><o>{_OS}"
        rf"|(?:<day><_><month>|<month><_><day>)<_>{_OS},?<_><year><stop>"
        rf"|{_OS},?<_>(?:<day><_><month>|<month><_><day>),?<_><year><stop>",
        old_style,
        (
            (
                "On 25 October 1917 (Old Style) they rose.",
                "25 October 1917 (Old Style)",
                "1917-11-07",
            ),
        ),
        needs="o os old julian",
        has_digits=True,
    ),
    Rule(
        "day in both styles",
        r"(?:<weekday>,?<_>)?(?P<old>3[01]|[12]\d|0?[1-9])\s?[(\[](?P<new>3[01]|[12]\d|0?[1-9])[)\]]"
        r"<_><month>,?<_><year><stop>",
        both_styles,
        (("On 9 (22) January 1905 they marched.", "9 (22) January 1905", "1905-01-22"),),
        needs="<month>",
        has_digits=True,
    ),
    Rule(
        "dual year",
        r"(?:<day><_><month>|<month><_><day>),?<_>(?P<year>1\d{3})/(?P<second>\d{1,2}|\d{4})<stop>",
        dual_year,
        (),
        needs="<month>",
        has_digits=True,
    ),
)
