"""Days and months, with parts of them, and two of them joined."""

from __future__ import annotations

import re

from quellen.marking.times import days
from quellen.marking.times import vocabulary as v
from quellen.marking.times.reading import Reading
from quellen.marking.times.rules.rule import Rule, take, whole

_OF_WHICH = (
    r"(?:(?:,?<o>|<_>of<_>)<shortyear>"
    r"|<_>(?P<which>last|this|next|the<_>following|the<_>previous|the<_>next)<_>year"
    r"|<_>of<_>(?P<which>that|the<_>same|that<_>same|the<_>following|the<_>next|next"
    r"|the<_>previous|last|this)<_>year)"
)
_WHICH = {"that": 0, "same": 0, "this": 0, "following": 1, "next": 1, "previous": -1, "last": -1}
_LEAD = r"<approx>?(?:<daypart>|<phase>)?(?:<weekday>(?:<_><part>)?,?<_>(?:the<_>)?)?"


def dated(match: re.Match[str]) -> list[Reading]:
    """A day or month, with or without its year."""
    reading = whole(match)
    which = take(match, "which")
    if which:
        reading.which, reading.unit = _WHICH[which.lower().split()[-1]], "Y"
        reading.whence = "speech" if which.lower() in ("this", "next", "last") else "story"
    if reading.day and not _exists(reading):
        return []
    return [reading]


def _exists(reading: Reading) -> bool:
    year = 2000 if reading.year is None else reading.year
    return reading.day is not None and days.exists(year, reading.month or 0, reading.day)


def two_days(match: re.Match[str]) -> list[Reading]:
    """Days of one month joined by a dash or a word: two dates."""
    first, last = whole(match), whole(match)
    first.day, last.day = int(re.sub(r"\D", "", match["first"])), int(match["last"])
    swap = match.start("month") < match.start("first")
    first.end = match.end("first")
    last.start = match.start("last")
    if swap:
        last.end = match.end()
    last.part, last.type = None, "DATE"
    last.phase = last.mod = last.weekday = None
    word = match["join"].lower().split()[0] if match["join"].strip() else ""
    is_night = first.part == "NI" and word == "/"
    first.join = (
        "or"
        if word in ("or", "/") and not is_night
        else ("and" if word in ("and", "&", ",") else "range")
    )
    ok = _exists(first) and _exists(last) and first.day < last.day
    return [first, last] if ok else []


def two_months(match: re.Match[str]) -> list[Reading]:
    """ "August/September 1956": two months of a year."""
    first, last = whole(match), whole(match)
    first.end, last.start = match.end("month"), match.start("other")
    last.month = v.month_number(match["other"])
    last.phase = last.mod = None
    first.join = "range"
    if first.year is not None and first.month and first.month > last.month:
        first.year -= 1
    return [first, last]


def yearly(match: re.Match[str]) -> list[Reading]:
    """A year; there was none of the number nought, before or after Christ."""
    reading = whole(match)
    return [] if match["year"].isdigit() and not int(match["year"]) else [reading]


def run_together(match: re.Match[str]) -> list[Reading]:
    """ "19971998": two years whose dash was lost."""
    first, last = int(match["first"]), int(match["last"])
    if not first < last < first + 60:
        return []
    return [
        Reading(match.start(), match.end("first"), year=first, join="range"),
        Reading(match.start("last"), match.end(), year=last),
    ]


def numbered_week(match: re.Match[str]) -> list[Reading]:
    reading = whole(match)
    reading.week = int(match["week"])
    return [reading]


def week_of_day(match: re.Match[str]) -> list[Reading]:
    """The week in which a day lies."""
    reading = whole(match)
    reading.phase, reading.weekday = "WEEK", None
    return [reading] if _exists(reading) else []


def day_of_month(match: re.Match[str]) -> list[Reading]:
    """ "on the 20th": of the month the story is in."""
    reading = whole(match)
    reading.unit = "DAY"
    return [reading]


RULES = (
    Rule(
        "two years run together",
        r"(?P<first>1[5-9]\d\d|20\d\d)(?P<last>1[5-9]\d\d|20\d\d)(?!\d)<stop>",
        run_together,
        (("In 19971998 he served.", "1998", "1998"),),
        has_digits=True,
    ),
    Rule(
        "month day year",
        rf"{_LEAD}<month><o>(?:the<_>)?<day>(?:(?:,<o>|<_>(?:of<_>)?)<shortyear>|,?<_>of<_>"
        rf"(?P<which>that|"
        r"the<_>same|that<_>same|the<_>following|the<_>next|next|the<_>previous|last|this)"
        r"<_>year)?<stop>",
        dated,
        (
            ("It was signed on March 7, 2011.", "March 7, 2011", "2011-03-07"),
            ("It was signed on March7, 2011.", "March7, 2011", "2011-03-07"),
            ("The night of June 5, 1944 was dark.", "The night of June 5, 1944", "1944-06-05TNI"),
            ("They met on Monday, July 18, 1988.", "Monday, July 18, 1988", "1988-07-18"),
        ),
        needs="<month>",
        has_digits=True,
    ),
    Rule(
        "day month year",
        rf"{_LEAD}(?:the<_>)?<day>(?:<_>of)?<o><month>(?:,?<_><shortyear>|,<o><year>)?<stop>",
        dated,
        (
            ("The treaty of 3rd March 1918 held.", "3rd March 1918", "1918-03-03"),
            ("He fell on the 14th of July, 1789.", "the 14th of July, 1789", "1789-07-14"),
        ),
        needs="<month>",
        has_digits=True,
    ),
    Rule(
        "day with a point, month, year",  # as most of Europe writes it
        r"<day>\.<o><month>,?<_><year><stop>",
        dated,
        (("The decree of 17. August 1921 is lost.", "17. August 1921", "1921-08-17"),),
        left=r"(?:\b(?:on|of|from|to|by|until|till|since|before|after|dated|and|the|am|vom|zum|den"
        r"|der|bis|seit|ab),?<_>|^|\n\s{0,3}|[,(–-]\s?)$",
        needs="<month>",
        has_digits=True,
    ),
    Rule(
        "day month year, with dashes",
        r"<day><hyphen><month><hyphen>(?P<year>1\d{3}|20\d{2}|\d\d)(?!\d)<stop>",
        dated,
        (("It is dated 18-Jul-1988.", "18-Jul-1988", "1988-07-18"),),
        needs="<month>",
        has_digits=True,
    ),
    Rule(
        "year after an apostrophe",
        r"[’'‘](?P<year>\d\d)(?!\d|s|-|[’'\"”])<stop>",
        yearly,
        (("In ’68 they marched.", "’68", "1968"),),
        left=r"\b(?:in|of|since|until|by|from|during)<_>$",
        has_digits=True,
    ),
    Rule(
        "numbered week",
        r"week<_>(?P<week>[1-4]\d|5[0-3]|0?[1-9])(?:<_>of|,)?<_><year><stop>",
        numbered_week,
        (("In week 23 of 1988 it rained.", "week 23 of 1988", "1988-W23"),),
        opens_in_digits=False,
        needs="week",
        has_digits=True,
    ),
    Rule(
        "week of a day",
        r"the<_>week<_>(?:of|beginning|starting|commencing)<_>(?:<weekday>,?<_>)?"
        r"(?:<month><_><day>(?:,<o><year>)?|<day><_><month>(?:,?<_><year>)?)<stop>",
        week_of_day,
        (("In the week of 4 July 1988 it rained.", "the week of 4 July 1988", "1988-W27"),),
        opens_in_digits=False,
        needs="week",
        has_digits=True,
    ),
    Rule(
        "day of the month reached",
        r"the<_>(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?=[,.;:)]|<_>(?:of<_>(?:the|that)"
        r"<_>month|he|she|they|it|the|a|and|when|an)\b)",
        day_of_month,
        (("On 18 July 1988 he fell, and on the 20th they fled.", "the 20th", "1988-07-20"),),
        left=r"\b(?:on|until|by|from|to|till|since)<_>$",
        opens_in_digits=False,
        needs="st nd rd th",
        has_digits=True,
    ),
    Rule(
        "month",
        rf"{_LEAD}<month>(?:{_OF_WHICH}|(?!<o>\d))?<stop>",
        dated,
        (
            ("In late July 1988 the guns fell silent.", "late July 1988", "1988-07"),
            ("By the end of April 1942 it was over.", "the end of April 1942", "1942-04"),
            ("He came in February of 1940.", "February of 1940", "1940-02"),
            (
                "In May 1940 it began; in August of that year it ended.",
                "August of that year",
                "1940-08",
            ),
        ),
        needs="<month>",
    ),
    Rule(
        "month year BC",
        r"<approx>?(?:<phase>)?<month>,?(?:<_>of)?<_>(?P<year>\d{1,4})<era>",
        dated,
        (("It was built in April 480 BC.", "April 480 BC", "BC0480-04"),),
        opens_in_digits=False,
        needs="<month>",
        has_digits=True,
    ),
    Rule(
        "days of a month, month first",
        r"(?:<daypart>|<phase>)?<month><_>(?P<first>\d{1,2}(?:st|nd|rd|th)?)"
        r"(?P<join><o><hyphen><o>|<o>/<o>|<_>(?:to|or|and|through|until|till)<_>|<o>&<o>)"
        r"(?P<last>\d{1,2})(?:st|nd|rd|th)?(?:,<o><year>|,?<_>(?:of<_>)?<year>)?(?!\d|[.:]"
        r"\d)<stop>",
        two_days,
        (
            ("It raged on July 26-30, 1988.", "July 26", "1988-07-26"),
            ("It raged on July 26-30, 1988.", "30, 1988", "1988-07-30"),
        ),
        needs="<month>",
        has_digits=True,
    ),
    Rule(
        "days of a month, day first",
        r"(?:<daypart>|<phase>)?(?:the<_>)?(?P<first>\d{1,2}(?:st|nd|rd|th)?)"
        r"(?P<join><o><hyphen><o>|<o>/<o>|<_>(?:to|or|and|through|until|till)<_>(?:the<_>)?"
        r"|<o>&<o>)"
        r"(?P<last>\d{1,2})(?:st|nd|rd|th)?(?:<_>of)?<_><month>(?:,?<_><year>)?<stop>",
        two_days,
        (
            ("On 27 or 28 July 1988 they left.", "27", "1988-07-27"),
            ("On 6-7 February 1920 he died.", "7 February 1920", "1920-02-07"),
        ),
        needs="<month>",
        has_digits=True,
    ),
    Rule(
        "two months of a year",
        r"<phase>?<month><o>(?:<hyphen>|/)<o>(?P<other><MONTH>)(?:,?<_>(?:of<_>)?<year>)?<stop>",
        two_months,
        (("In August/September 1956 it grew.", "August", "1956-08"),),
        opens_in_digits=False,
        needs="<month>",
    ),
)
