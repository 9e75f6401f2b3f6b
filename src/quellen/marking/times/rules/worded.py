"""Days told in words: "the twelfth of June", "the last day of May", "the ides of March"."""

from __future__ import annotations

import re

from quellen.marking.times import days
from quellen.marking.times import vocabulary as v
from quellen.marking.times.parts import ordinal
from quellen.marking.times.reading import Reading
from quellen.marking.times.rules.rule import Rule, take, whole

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_LONG_IDES = (3, 5, 7, 10)  # months whose ides are the 15th; else the 13th


def worded_day(match: re.Match[str]) -> list[Reading]:
    """A day counted in words: "the twelfth of June 1937"."""
    reading = whole(match)
    reading.day = ordinal(match["nth"].replace(" ", "-"))
    return [reading] if _exists(reading) else []


def edge_day(match: re.Match[str]) -> list[Reading]:
    """The first or last day of a month, which needs its year only in February."""
    reading = whole(match)
    is_first = match["which"].lower() in ("first", "opening")
    if not is_first and reading.month == 2 and reading.year is None:
        return []
    year = 2000 if reading.year is None else reading.year
    reading.day = 1 if is_first else days.month_length(year, reading.month or 1)
    return [reading]


def ides(match: re.Match[str]) -> list[Reading]:
    reading = whole(match)
    late = reading.month in _LONG_IDES
    name = match["name"].lower()
    reading.day = 1 if name == "kalends" else (15 if late else 13) - (8 if name == "nones" else 0)
    return [reading]


def roman_month(match: re.Match[str]) -> list[Reading]:
    """ "9.xi.1994": the month in Roman numerals, as many archives write it."""
    reading = whole(match)
    reading.month = _ROMAN.index(match["roman"].lower()) + 1
    return [reading] if _exists(reading) else []


def counted_months(match: re.Match[str]) -> list[Reading]:
    """ "The first six months of 1940": a length of time whose bounds are known."""
    count = v.NUMBERS.get(match["number"].lower()) or int(take(match, "digits") or 0)
    year = int(match["year"])
    if not 1 <= count <= 12:
        return []
    first = 1 if match["which"].lower() == "first" else 13 - count
    reading = Reading(match.start(), match.end(), type="DURATION", value=f"P{count}M")
    reading.period = (f"{year:04d}-{first:02d}", f"{year:04d}-{first + count - 1:02d}")
    return [reading]


def _exists(r: Reading) -> bool:
    year = 2000 if r.year is None else r.year
    return r.day is not None and days.exists(year, r.month or 0, r.day)


_NTH = (
    r"(?P<nth>(?:twenty|thirty)[\s-](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    + "|"
    + v.either(name for name, count in v.ORDINALS.items() if count <= 31)
    + ")"
)
_OF_YEAR = r"(?:,?<_>(?:of<_>)?<shortyear>)?"

RULES = (
    Rule(
        "day in words, day first",
        rf"(?:<weekday>,?<_>)?the<_>{_NTH}(?:<_>day)?<_>of<_><month>{_OF_YEAR}<stop>",
        worded_day,
        (("It fell on the twelfth of June 1937.", "the twelfth of June 1937", "1937-06-12"),),
        opens_in_digits=False,
        needs="<month>",
    ),
    Rule(
        "day in words, month first",
        rf"(?:<weekday>,?<_>)?<month><_>(?:the<_>)?{_NTH}{_OF_YEAR}<stop>",
        worded_day,
        (("On June twelfth, 1937, it opened.", "June twelfth, 1937", "1937-06-12"),),
        opens_in_digits=False,
        needs="<month>",
    ),
    Rule(
        "first or last day of a month",
        rf"the<_>(?:very<_>)?(?P<which>first|last|final|opening)<_>day<_>of<_><month>{_OF_YEAR}<stop>",
        edge_day,
        (("He came on the last day of May 1905.", "the last day of May 1905", "1905-05-31"),),
        opens_in_digits=False,
        needs="<month>",
    ),
    Rule(
        "ides",
        rf"the<_>(?P<name>ides|nones|kalends)<_>of<_><month>{_OF_YEAR}<stop>",
        ides,
        (("He fell on the Ides of March 1944.", "the Ides of March 1944", "1944-03-15"),),
        opens_in_digits=False,
        needs="ides nones kalends",
    ),
    Rule(
        "Roman month",
        r"<day>(?P<sep>[./-])(?P<roman>viii|vii|iii|xii|iv|vi|ix|xi|ii|i|v|x)(?P=sep)<year><stop>",
        roman_month,
        (("Her diary for 9.xi.1994 is blank.", "9.xi.1994", "1994-11-09"),),
        needs="i ii iii iv v vi vii viii ix x xi xii",
        has_digits=True,
    ),
    Rule(
        "counted months of a year",
        r"(?:the<_>)?(?P<which>first|last|final)<_>(?P<number>(?P<digits>[2-9]|1[01])|two|three|four"
        r"|five|six|seven|eight|nine|ten|eleven)<_>months<_>of<_><year><stop>",
        counted_months,
        (("The first six months of 1940 were quiet.", "The first six months of 1940", "P6M"),),
        opens_in_digits=False,
        needs="months",
        has_digits=True,
    ),
)
