"""Dates in digits, hours of the clock, weekdays, weekends and feasts."""

from __future__ import annotations

import re

from quellen.marking.times import days
from quellen.marking.times import vocabulary as v
from quellen.marking.times.parts import number
from quellen.marking.times.reading import Reading
from quellen.marking.times.rules.rule import DEED_BEHIND, Rule, part_of_day, take, whole


def in_digits(match: re.Match[str]) -> list[Reading]:
    """A date in digits; day and month are told apart only where they can be."""
    year, a, b = (int(match[name]) for name in ("year", "a", "b"))
    if len(match["year"]) == 2:
        year += 2000 if year < 50 else 1900
    reading = Reading(match.start(), match.end(), year=year)
    if match.start("year") < match.start("a"):
        reading.month, reading.day = a, b
    else:
        _order(reading, a, b)
    reading.clock = _clock(match)
    reading.type = "TIME" if reading.clock else "DATE"
    return [reading] if days.exists(year, reading.month or 0, reading.day or 0) else []


def _order(r: Reading, a: int, b: int) -> None:
    """Day first unless only the other order gives a date; where both do, neither is chosen."""
    r.day, r.month = (a, b) if b <= 12 else (b, a)
    r.order = "day first" if b <= 12 < a else ("month first" if a <= 12 < b else "either")
    if a == b:
        r.order = None


def _clock(match: re.Match[str]) -> str | None:
    hour = take(match, "hour")
    if hour is None:
        return None
    value, minute = int(hour), int(take(match, "minute") or 0)
    half = (take(match, "half") or "").lower()[:1]
    if half and not 1 <= value <= 12:
        return None
    if half:
        value = value % 12 + (12 if half == "p" else 0)
    if value > 24 or minute > 59:
        return None
    return f"T{value:02d}:{minute:02d}"


def clock(match: re.Match[str]) -> list[Reading]:
    """A time of the clock, with the day if it is named."""
    reading = whole(match)
    word = take(match, "word")
    reading.clock = (
        {"noon": "T12:00", "midnight": "T24:00"}.get(word.lower()) if word else _clock(match)
    )
    reading.type, reading.part = "TIME", None
    reading.unit, reading.which = "D", 0
    if reading.month or reading.weekday is not None:
        reading.unit = reading.which = None
    _add_relative(match, reading)
    return [reading] if reading.clock else []


def _add_relative(match: re.Match[str], reading: Reading) -> None:
    word = (take(match, "deictic") or "").lower()
    if word:
        reading.whence, reading.unit = "speech", "D"
        reading.which = {"yesterday": -1, "tomorrow": 1}.get(word, 0)


def weekday(match: re.Match[str]) -> list[Reading]:
    """A weekday alone, with its part of the day and which one is meant."""
    reading = whole(match)
    part = take(match, "after")
    if part:
        reading.part, reading.type = part_of_day(part), "TIME"
    which = (take(match, "which") or "").lower().split()
    if which == ["that"] and _TELLS.search(match.string, max(0, match.start() - 16), match.start()):
        reading.start, which = match.start("weekday"), []  # "he said that Tuesday would do"
    if which:
        reading.which = _WHICH.get(which[-1])
    return [reading]


_TELLS = re.compile(r"\b(?:said|says|added|told \w+|announced|hoped|feared|thought|warned)\s$")


def weekday_beside(match: re.Match[str]) -> list[Reading]:
    """ "On the Sunday before": of the week before where the story is."""
    reading = whole(match)
    reading.which = -1 if match["side"].lower() in ("before", "previous") else 1
    return [reading]


def week_from_day(match: re.Match[str]) -> list[Reading]:
    """ "A week from Monday", "Monday week": so many weeks after the next such day."""
    reading = whole(match)
    count = number(take(match, "count") or "one") or 1
    deictic = (take(match, "deictic") or "").lower()
    reading.which, reading.shift, reading.whence = 1, 7.0 * count, "speech"
    if deictic:
        reading.shift += deictic == "tomorrow"
        reading.unit, reading.which = "D", None
    return [reading]


def weekend(match: re.Match[str]) -> list[Reading]:
    """A weekend, as part of the week that it ends."""
    words = (take(match, "which") or "").lower().split()
    reading = Reading(match.start(), match.end(), unit="WE", weekend=True)
    last = words[-1] if words else ""
    reading.which = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(last, 0)
    if last in ("past", "coming"):
        reading.which = -1 if last == "past" else 1
    reading.whence = (
        "story" if words[:1] == ["that"] or (words[:1] == ["the"] and last != "the") else "speech"
    )
    if words == ["this"]:
        reading.unit = "W"  # of the week that the speaker is in, over or not
    return [reading]


_WHICH = {
    "last": -1, "previous": -1, "past": -1, "preceding": -1, "next": 1, "following": 1,
    "coming": 1, "this": 0, "that": 0, "same": 0,
}  # fmt: skip


def holiday(match: re.Match[str]) -> list[Reading]:
    """A feast with or without its year; those that move with Easter are computed."""
    reading = whole(match)
    name = " ".join(match["name"].lower().replace("’", "'").split())
    if name in v.MOVABLE:
        reading.easter = v.MOVABLE[name]
        return [reading]
    day = v.HOLIDAYS[name]
    if not day:
        return []
    reading.month, reading.day = int(day[:2]), int(day[3:])
    which = take(match, "which")
    if which:
        reading.which, reading.unit, reading.whence = _WHICH[which.lower()], "Y", "speech"
    return [reading]


_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d)(?:[:.][0-5]\d)?)?<o>(?P<half>[ap]"
    r"\.?m\.?)(?![^\W\d_])"
)
_FEAST = r"(?P<name>" + v.either(
    form for name in (*v.HOLIDAYS, *v.MOVABLE) if v.HOLIDAYS.get(name, "x")
    for form in {name.title().replace("'S", "'s"), name.title().replace("'S", "’s")}
) + ")"  # fmt: skip
ON_DAY = (
    r"(?:,?<_>(?:on<_>)?(?:(?:<weekday>,?<_>)?(?:<month><_><day>(?:,?<_><year>)?|<day><_>"
    r"<month>(?:,?<_><year>)?)"
    r"|<weekday>(?:<_><PART>)?|(?P<deictic>yesterday|today|tomorrow|tonight)))?"
)

RULES = (
    Rule(
        "date by ISO 8601",
        r"(?P<year>1\d{3}|20\d{2})[-/.](?P<a>0?[1-9]|1[0-2])[-/.](?P<b>[12]\d|3[01]|0?[1-9])"
        r"(?:[T ](?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?:Z|[+-]"
        r"\d\d:?\d\d)?)?(?!\d|[-/.]\d)<stop>",
        in_digits,
        (("It is dated 1988-07-20.", "1988-07-20", "1988-07-20"),),
        has_digits=True,
    ),
    Rule(
        "date in digits",
        r"(?P<a>[12]\d|3[01]|0?[1-9])(?P<sep>[-/.])(?P<b>[12]\d|3[01]|0?[1-9])(?P=sep)"
        r"(?P<year>1\d{3}|20\d{2}|\d\d)"
        r"(?!\d|[-/.:]\d)<stop>",
        in_digits,
        (
            ("It is dated 20/07/1988.", "20/07/1988", "1988-07-20"),
            ("It is dated 07/20/1988.", "07/20/1988", "1988-07-20"),
        ),
        has_digits=True,
    ),
    Rule(
        "time of the clock",
        rf"<approx>?{_CLOCK}(?:<_>sharp)?<zone>?{ON_DAY}",
        clock,
        (("At 3:00 a.m. on 8 May 1945 it ended.", "3:00 a.m. on 8 May 1945", "1945-05-08T03:00"),),
        needs="a am p pm",
        has_digits=True,
    ),
    Rule(
        "time of a 24-hour clock",
        rf"<approx>?(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\d|:\d|<hyphen>)"
        rf"(?:<o>(?:hours|hrs|h)<stop>)?{ON_DAY}<stop>",
        clock,
        (("At 14:30 on 8 May 1945 it ended.", "14:30 on 8 May 1945", "1945-05-08T14:30"),),
        has_digits=True,
    ),
    Rule(
        "military hours",
        rf"<approx>?(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)<_>(?:hours|hrs){ON_DAY}<stop>",
        clock,
        (
            (
                "At 0600 hours on 4 May 1980 they left.",
                "0600 hours on 4 May 1980",
                "1980-05-04T06:00",
            ),
        ),
        needs="hours hrs",
        has_digits=True,
    ),
    Rule(
        "noon and midnight",
        rf"<approx>?(?P<word>noon|midnight){ON_DAY}<stop>",
        clock,
        (("At midnight on 8 May 1945 it ended.", "midnight on 8 May 1945", "1945-05-08T24:00"),),
        opens_in_digits=False,
        needs="noon midnight",
    ),
    Rule(
        "weekday",
        r"(?:<daypart>|(?P<phase>early|late|later)<_>(?:on<_>)?)?(?:(?P<which>last|this"
        r"|next|(?:the|that)<_>(?:same|previous|following|next|preceding)|the|that|this<_>"
        r"(?:past|coming))<_>)?"
        r"<weekday>(?<!\b(?-i:Sun|Sat|Mon|Wed|Fri|Tue|Thu))(?:<_>(?P<after><PART>))?(?!s)<stop>",
        weekday,
        (
            (
                "It ended on 8 May 1945. The following Friday they left.",
                "The following Friday",
                "1945-05-11",
            ),
        ),
        needs="<weekday>",
    ),
    Rule(
        "weekday that has lost its apostrophe",
        r"(?<!\bon\s)(?P<weekday>(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)s"
        rf"(?={DEED_BEHIND})",
        weekday,
        (("Fridays convoy attack killed nine.", "Fridays", "XXXX-WXX-5"),),
        opens_in_digits=False,
        needs="mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    ),
    Rule(
        "weekday before or after",
        r"the<_><weekday><_>(?P<side>before|after|previous)(?=[,.;:)]|$)",
        weekday_beside,
        (
            (
                "They fell on Monday, 7 May 1945. On the Sunday before, they fought.",
                "the Sunday before",
                "1945-05-06",
            ),
        ),
        opens_in_digits=False,
        needs="<weekday>",
    ),
    Rule(
        "week from a day",
        r"(?:(?P<count><COUNT>|a)<_>weeks?<_>from<_>(?:<weekday>|(?P<deictic>today|tomorrow))"
        r"|(?:<weekday>|(?P<deictic>today|tomorrow))<_>week)<stop>",
        week_from_day,
        (),
        needs="week weeks",
    ),
    Rule(
        "weekday and hour",
        rf"<weekday>(?:<_>(?P<after><PART>))?,?<_>(?:at<_>)?<approx>?{_CLOCK}",
        clock,
        (
            (
                "It ended on 8 May 1945. Friday at 3 p.m. they left.",
                "Friday at 3 p.m.",
                "1945-05-11T15:00",
            ),
        ),
        opens_in_digits=False,
        needs="<weekday>",
        has_digits=True,
    ),
    Rule(
        "weekend",
        r"(?:(?P<which>last|this|next|the<_>(?:same|previous|following|next|past)"
        r"|this<_>(?:past|coming)|that|the|a)<_>)?weekend<stop>",
        weekend,
        (
            (
                "It ended on Wednesday, 9 May 1945. The following weekend they left.",
                "The following weekend",
                "1945-W19-WE",
            ),
        ),
        opens_in_digits=False,
        needs="weekend",
    ),
    Rule(
        "feast",
        rf"(?:(?P<which>last|this|next)<_>)?{_FEAST}(?:,?<_>(?:of<_>)?<year>)?<stop>",
        holiday,
        (
            ("They were home by Christmas 1963.", "Christmas 1963", "1963-12-25"),
            ("The Easter 1916 rising failed.", "Easter 1916", "1916-04-23"),
        ),
        opens_in_digits=False,
        needs="<feast>",
    ),
)
