"""Hours told in words: "half past four in the afternoon", "nine o'clock that evening"."""

from __future__ import annotations

import re

from quellen.marking.times.parts import number
from quellen.marking.times.reading import Reading
from quellen.marking.times.rules.hours import ON_DAY
from quellen.marking.times.rules.rule import Rule, part_of_day, take, whole

_EARLY = 12  # the hour before which an afternoon, evening or night needs twelve more


def spoken(match: re.Match[str]) -> list[Reading]:
    """An hour by its words; half of the day from the part that is named, else as it is said."""
    reading = whole(match)
    hour = number(take(match, "hour") or "")
    if hour is None or not 1 <= hour <= 12:
        return []
    minutes = _minutes(match)
    clock = (int(hour) * 60 + minutes) % 720
    part = take(match, "half") or _night_of(take(match, "deictic"))
    if part:
        clock += 720 if _is_after_noon(part_of_day(part), int(hour)) else 0
    reading.clock = f"T{clock // 60:02d}:{clock % 60:02d}"
    if not part and reading.clock.startswith("T00"):
        reading.clock = f"T12{reading.clock[3:]}"
    reading.type, reading.part = "TIME", None
    if reading.month is None and reading.weekday is None:
        reading.unit, reading.which = "D", 0
        _add_deictic(match, reading)
    return [reading]


def dotted(match: re.Match[str]) -> list[Reading]:
    reading = whole(match)
    reading.type, reading.part = "TIME", None
    reading.clock = f"T{int(match['hours']):02d}:{match['minutes']}"
    return [reading] if reading.month or reading.weekday is not None else []


def joined(match: re.Match[str]) -> list[Reading]:
    """ "From 9 to 11 p.m.": the second hour lends the first its half of the day."""
    first, last = whole(match), whole(match)
    first.end, last.start = match.end("first"), match.start("second")
    begin, end = (_clock_minutes(match[name], match["half"]) for name in ("first", "second"))
    if begin > end and begin - 720 >= 0:
        begin -= 720  # "from 11 to 1 p.m."
    for reading, minutes in ((first, begin), (last, end)):
        reading.clock = f"T{minutes // 60:02d}:{minutes % 60:02d}"
        reading.type, reading.part = "TIME", None
        if reading.month is None and reading.weekday is None:
            reading.unit, reading.which = "D", 0
            _add_deictic(match, reading)
    first.join = "or" if match["join"].strip() == "or" else "range"
    return [first, last]


def _clock_minutes(words: str, half: str) -> int:
    hour, _, minutes = words.replace(".", ":").partition(":")
    return int(hour) % 12 * 60 + int(minutes or 0) + (720 if half.lower() == "p" else 0)


def _minutes(match: re.Match[str]) -> int:
    past = (take(match, "past") or "").lower()
    if not past:
        return 0
    size = 30 if "half" in past else 15 if "quarter" in past else int(number(past.split()[0]) or 0)
    return -size if past.endswith("to") else size


def _is_after_noon(part: str, hour: int) -> bool:
    return part in ("AF", "EV") or (part == "NI" and 5 <= hour < _EARLY)


def _night_of(deictic: str | None) -> str | None:
    """ "Half past eight tonight" is twenty thirty."""
    return "night" if (deictic or "").lower() == "tonight" else None


def _add_deictic(match: re.Match[str], reading: Reading) -> None:
    word = (take(match, "deictic") or "").lower()
    if word:
        reading.whence = "speech"
        reading.which = {"yesterday": -1, "tomorrow": 1}.get(word, 0)


_HOUR = r"(?P<hour>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])"
_PAST = (
    r"(?P<past>(?:half<_>past|(?:a<_>)?quarter<_>(?:past|to)|(?:five|ten|twenty|twenty-five)"
    r"<_>(?:minutes<_>)?(?:past|to)))"
)
_HALF = r"(?:<_>(?:in<_>the|at|that|the<_>same|this)<_>(?P<half>morning|afternoon|evening|night))"

_CLOCK = r"(?:1[0-2]|[1-9])(?:[:.][0-5]\d)?"

RULES = (
    Rule(
        "hours joined",
        rf"(?P<first>{_CLOCK})(?P<join><o><hyphen><o>|<_>(?:to|and|or|until|till)<_>)"
        rf"(?P<second>{_CLOCK})<o>(?P<half>[ap])\.?m\b\.?<zone>?{ON_DAY}",
        joined,
        (("He watched from 9 to 11 p.m. on 4 May 1916.", "9", "1916-05-04T21:00"),),
        needs="a am p pm",
        has_digits=True,
    ),
    Rule(
        "hour and part of the day",
        rf"<approx>?{_HOUR}<_>(?:in<_>the|at)<_>"
        rf"(?P<half>morning|afternoon|evening|night)(?:(?:<_>of(?=<_>[A-Z\d]))?{ON_DAY})<stop>",
        spoken,
        (
            (
                "At 5 in the morning on June 5, 1967 they came.",
                "5 in the morning on June 5, 1967",
                "1967-06-05T05:00",
            ),
        ),
        left=r"\b(?:at|by|until|till|from|before|after|around|about)<_>$",
        needs="morning afternoon evening night",
    ),
    Rule(
        "hour in words",
        rf"<approx>?(?:{_PAST}<_>{_HOUR}(?:<_>o[’'‘]?<o>clock)?|{_HOUR}<_>o[’'‘]?<o>clock)"
        rf"{_HALF}?(?:<_>of(?=<_>\d)|<_>of(?=<_>[A-Z])|(?=,?<_>on\b)|(?=\W))(?:{ON_DAY})<stop>",
        spoken,
        (
            (
                "At half past four in the afternoon of 2 May 1933 they came.",
                "half past four in the afternoon of 2 May 1933",
                "1933-05-02T16:30",
            ),
            (
                "On 5 May 1945, at nine o'clock that evening, it ended.",
                "nine o'clock that evening",
                "1945-05-05T21:00",
            ),
        ),
        needs="clock past quarter to",
    ),
    Rule(
        "hour with a full stop",
        r"(?P<clock>(?P<hours>[01]?\d|2[0-3])\.(?P<minutes>[0-5]\d))(?:<_>(?:hrs|hours|h))?"
        r"(?=,?<_>on<_>)" + ON_DAY + r"<stop>",
        dotted,
        (
            (
                "The bomb fell at 11.02 on 9 August 1945.",
                "11.02 on 9 August 1945",
                "1945-08-09T11:02",
            ),
        ),
        left=r"\b(?:at|by|around|about|until|from|before|after)<_>$",
        needs="on",
        has_digits=True,
    ),
)
