"""Years and what they are made of: seasons, quarters, halves, weeks; two years as bounds."""

from __future__ import annotations

import re

from quellen.marking.times.parts import ordinal
from quellen.marking.times.reading import Join, Reading
from quellen.marking.times.rules.dates import yearly
from quellen.marking.times.rules.rule import Rule, take, whole


def seasonal(match: re.Match[str]) -> list[Reading]:
    reading = whole(match)
    words = (take(match, "which") or "").lower().split()
    if words and reading.year is None and words[-1] in _SEASON_WHICH:
        reading.which, reading.unit = _SEASON_WHICH[words[-1]], "season"
        reading.whence = "speech" if words[0] in ("last", "this", "next") else "story"
    if match["ofyear"]:
        of_year = match["ofyear"].lower().split()[1:-1]
        reading.which, reading.unit = _SEASON_WHICH[of_year[-1]], "Y"
        reading.whence = "speech" if of_year[0] in ("last", "next") else "story"
    second = take(match, "second")
    if second and reading.year is not None:
        reading.year_end = second_year(reading.year, second)
    return [reading]


_SEASON_WHICH = {
    "last": -1, "previous": -1, "past": -1, "preceding": -1, "next": 1, "following": 1,
    "coming": 1, "this": 0, "that": 0, "same": 0,
}  # fmt: skip


def second_year(first: int, digits: str) -> int:
    """The second year of "1958-59", "1998-2003"."""
    if len(digits) >= 4:
        return int(digits)
    size = 100 if len(digits) == 2 else 10
    carry = size if int(digits) < first % size else 0
    return first - first % size + int(digits) + carry


def two_years(match: re.Match[str]) -> list[Reading]:
    """ "1955-1963", "1947-54", "499-493 BC": two years, the bounds of a period."""
    era = (take(match, "era") or "").upper()
    first, last = int(match["first"]), second_year(int(match["first"]), match["last"])
    readings = [
        Reading(match.start("lead"), match.end("first"), year=first, join="range"),
        Reading(match.start("last"), match.end(), year=last),
    ]
    if era.startswith("B"):
        last = int(match["last"])
        readings[0].year, readings[1].year = 1 - first, 1 - last
        readings[0].bc = readings[1].bc = True
    elif not (first < last < first + 400):
        return []
    return readings


def worded_years(match: re.Match[str]) -> list[Reading]:
    """ "1347 through 1351", "1523 or 1524"."""
    first, last = int(match["first"]), int(match["last"])
    if not first < last < first + 400:
        return []
    join: Join = "or" if match["join"].lower() == "or" else "range"
    return [
        Reading(match.start(), match.end("first"), year=first, join=join),
        Reading(match.start("last"), match.end(), year=last),
    ]


def halved(match: re.Match[str]) -> list[Reading]:
    """Quarters and halves of a year."""
    reading = whole(match)
    count = {"fourth": 4, "final": 4, "last": 4, "latter": 2}.get(match["nth"].lower()) or ordinal(
        match["nth"]
    )
    count = count or int(re.sub(r"\D", "", match["nth"]) or 0)
    is_half = (take(match, "what") or "").lower() == "half" or match["nth"][0] in "Hh"
    if is_half and match["nth"].lower() in ("last", "final", "latter"):
        count = 2
    if not 1 <= (count or 0) <= (2 if is_half else 4):
        return []
    reading.quarter = -count if is_half else count  # halves are kept as negative quarters
    which = take(match, "which")
    if which:
        word = which.lower().split()[-1]
        reading.unit = "Y"
        reading.which = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(word, 0)
        reading.whence = "speech" if which.lower() in ("this", "last", "next") else "story"
    return [reading]


def in_a_week(match: re.Match[str]) -> list[Reading]:
    """ "the first week of July 1988": a stretch of the month."""
    reading = whole(match)
    nth = match["nth"].lower()
    reading.value = None
    reading.phase = f"W{ {'last': 9, 'final': 9}.get(nth) or ordinal(nth) or 1 }"
    return [reading]


RULES = (
    Rule(
        "season",
        r"<approx>?<phase>?(?:(?P<which>(?:the|that|this|the<_>(?:same|previous|following"
        r"|next|preceding|past)"
        r"|that<_>same|last|next|this<_>(?:past|coming)))<_>)?(?:(?:harsh|bitter|severe|hot"
        r"|cold|long|hard|dry)<_>)?"
        r"<season>(?:(?:,?<_>of|,)?<_>(?P<year>\d{1,4})<era>|(?:,?<_>of|,)?<_>"
        r"<shortyear>(?:(?:<hyphen>|/)(?P<second>\d{2}(?:\d{2})?)(?!\d))?"
        r"|(?P<ofyear><_>of<_>(?:the<_>)?(?:that|same|next|following|previous|last)<_>"
        r"(?:same<_>)?year))?<stop>",
        seasonal,
        (
            ("The summer of 2003 was hot.", "The summer of 2003", "2003-SU"),
            ("In early spring 1917 hunger spread.", "early spring 1917", "1917-SP"),
            ("The winter of 1941-42 killed many.", "The winter of 1941-42", "1941-WI"),
            (
                "It fell in 1921. In the spring of the next year they left.",
                "the spring of the next year",
                "1922-SP",
            ),
        ),
        opens_in_digits=False,
        needs="<season>",
    ),
    Rule(
        "quarter or half of a year",
        r"(?:the<_>)?(?P<nth>first|second|third|fourth|final|last|latter|1st|2nd|3rd|4th)"
        r"[\s-](?P<what>quarter|half)"
        r"(?:<_>of(?:<_>the(?:<_>year)?)?)?<_><year><stop>",
        halved,
        (
            ("In the second quarter of 1988 prices rose.", "the second quarter of 1988", "1988-Q2"),
            ("The first half of 1988 was calm.", "The first half of 1988", "1988-H1"),
        ),
        needs="quarter half",
        has_digits=True,
    ),
    Rule(
        "quarter or half of the year reached",
        r"(?:the<_>)?(?P<nth>first|second|third|fourth|final|last|latter|1st|2nd|3rd|4th)"
        r"[\s-](?P<what>quarter|half)"
        r"(?:(?<=quarter)|(?=<_>of<_>(?:the|this|that|last|next|the<_>[a-z]{4,9})<_>year"
        r"|<_>(?:last|next|this)<_>year))(?:<_>of<_>"
        r"(?P<which>the|this|that|last|next|the<_>(?:following|next|previous|same))<_>year"
        r"|<_>(?P<which>last|next|this)<_>year)?(?!<_>of)<stop>",
        halved,
        (
            (
                "In 1988 they grew; the second quarter of that year was best.",
                "the second quarter of that year",
                "1988-Q2",
            ),
        ),
        needs="quarter half",
    ),
    Rule(
        "quarter in figures",
        r"(?P<nth>Q[1-4]|H[12])(?:<_>of)?<o><year><stop>",
        halved,
        (("Exports fell in Q3 2011.", "Q3 2011", "2011-Q3"),),
        opens_in_digits=False,
        needs="q h",
        has_digits=True,
    ),
    Rule(
        "week of a month",
        r"the<_>(?P<nth>first|second|third|fourth|last|final)<_>(?:full<_>)?weeks?<_>(?:of"
        r"|in)<_><month>"
        r"(?:,?<_>(?:of<_>)?<year>)?<stop>",
        in_a_week,
        (("In the first week of July 1988 rain fell.", "the first week of July 1988", "1988-07"),),
        opens_in_digits=False,
        needs="week weeks",
    ),
    Rule(
        "year",
        r"<approx>?<phase>?(?:(?:the<_>)?years?<_>)?<year><era>?(?![\w]|[’']s?\d)",
        yearly,
        (
            ("He was born in 1893.", "1893", "1893"),
            ("By the start of 1943 they had lost.", "the start of 1943", "1943"),
            ("It was founded circa 1870.", "circa 1870", "1870"),
        ),
        has_digits=True,
    ),
    Rule(
        "year with its era",
        r"<approx>?(?:<phase>)?(?:(?:the<_>)?years?<_>)?(?P<year>\d{1,4})<era>",
        yearly,
        (
            ("In 480 BC the fleet sailed.", "480 BC", "BC0480"),
            ("In 70 AD the temple burnt.", "70 AD", "0070"),
        ),
        needs="<era>",
        has_digits=True,
    ),
    Rule(
        "year after its era",
        r"<approx>?(?:<phase>)?(?P<era>AD|A\.D\.)<o>(?P<year>\d{1,4})<stop>",
        yearly,
        (("In AD 70 the temple burnt.", "AD 70", "0070"),),
        opens_in_digits=False,
        needs="ad a",
        has_digits=True,
    ),
    Rule(
        "two years",
        r"(?P<lead>)(?:(?:the<_>)?years?<_>)?<phase>?(?P<first>1\d{3}|20\d{2})<o>(?:<hyphen>|/)<o>"
        r"(?P<last>1\d{3}|20\d{2}|\d{2})(?!\d|<hyphen>\d|[.,/]\d)<stop>",
        two_years,
        (
            ("The war of 1955-1963 was long.", "1955", "1955"),
            ("In 1947-54 he served.", "54", "1954"),
        ),
        has_digits=True,
    ),
    Rule(
        "two years, in words",
        r"(?P<first>1\d{3}|20\d{2})<_>(?P<join>to|through|until|till|or)<_>(?P<last>1\d{3}|20\d{2})"
        r"(?!\d|[.,]\d|\s?%)<stop>",
        worded_years,
        (("The plague years, 1347 through 1351, emptied it.", "1347", "1347"),),
        has_digits=True,
    ),
    Rule(
        "two years BC",
        r"(?P<lead>)(?:<phase>)?(?P<first>\d{1,4})(?:<o>(?:<hyphen>|/)<o>|<_>(?:to|and|or"
        r"|until)<_>)(?P<last>\d{1,4})<era>",
        two_years,
        (("The revolt (499-493 BC) failed.", "499", "BC0499"),),
        needs="<era>",
        has_digits=True,
    ),
)
