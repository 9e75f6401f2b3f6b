"""Times that hang on another: "two days later", "last year", "that same month", "yesterday"."""

from __future__ import annotations

import re

from quellen.marking.times import vocabulary as v
from quellen.marking.times.reading import Reading
from quellen.marking.times.rules.durations import duration_value
from quellen.marking.times.rules.from_events import amount_of
from quellen.marking.times.rules.rule import Rule, part_of_day, take, whole

_PAST = frozenset({"ago", "earlier", "before", "previously", "back"})
_WHICH = {
    "last": -1, "previous": -1, "past": -1, "preceding": -1, "prior": -1, "next": 1, "following": 1,
    "subsequent": 1, "succeeding": 1, "ensuing": 1, "coming": 1, "upcoming": 1,
    "this": 0, "that": 0, "same": 0, "very": 0, "the": 0, "current": 0, "present": 0,
}  # fmt: skip
_SPOKEN = ("last", "this", "next", "coming", "upcoming", "current", "present")


def shifted(match: re.Match[str]) -> list[Reading]:
    """So many units before or after the reference: "two days later", "a decade earlier"."""
    reading = whole(match)
    word = match["side"].lower().split()[0]
    sign = -1 if word in _PAST else 1
    reading.unit = v.UNITS[match["unit"].lower()]
    count = take(match, "count")
    vague = take(match, "vague") or (None if count else "some")
    if count and re.match(r"(?:several|many|dozens|a few)\b", count, re.IGNORECASE):
        vague = count
    if vague:
        reading.value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        reading.basis = "none"
        return [reading]
    amount = amount_of(count or "")
    if amount is None:
        return []
    reading.shift = sign * amount * _HALVES.get((take(match, "half") or "").lower(), 1)
    if take(match, "andhalf"):
        reading.shift += sign * 0.5
    if take(match, "upper"):
        reading.mod, reading.circa = "APPROX", True
    reading.whence = "speech" if word in ("ago", "hence", "from") else "story"
    reading.exact = take(match, "exact") is not None
    part = take(match, "after")
    if part:
        reading.part, reading.type = part_of_day(part), "TIME"
    if reading.unit.startswith("T"):
        reading.type = "TIME"
    return [reading]


_HALVES = {"half": 0.5}


def neighbour(match: re.Match[str]) -> list[Reading]:
    """A period beside the reference: "the next day", "last year", "that same month"."""
    reading = whole(match)
    words = match["which"].lower().split()
    reading.which = _WHICH[words[-1]]
    reading.unit = v.UNITS[match["unit"].lower()]
    begin = match.start("which")
    is_told = match.string[max(0, begin - 4) : begin].lower() == "the "  # "early the next year"
    spoken = words[0] in _SPOKEN and words[-1] != "same" and not is_told
    spoken = spoken or words[-1] in ("coming", "current", "upcoming")
    reading.whence = "speech" if spoken else "story"
    _add_part(match, reading)
    lasts = words[0] == "the" and words[-1] in ("next", "following", "ensuing", "succeeding")
    if lasts and _FOR.search(match.string, max(0, begin - 9), begin):
        value = duration_value(1.0, reading.unit)
        return [Reading(match.start(), match.end(), type="DURATION", value=value, basis="none")]
    if reading.unit.startswith("T") or match["unit"].lower().endswith(("s", "ies")):
        return []
    return [reading]


_FOR = re.compile(r"\b(?:for|within)\s(?:the\s)?$", re.IGNORECASE)


def _add_part(match: re.Match[str], reading: Reading) -> None:
    part = take(match, "after")
    if part:
        reading.part, reading.type = part_of_day(part), "TIME"


def part_beside(match: re.Match[str]) -> list[Reading]:
    """A part of the day beside the reference: "that morning", "the next evening", "last night"."""
    reading = whole(match)
    words = match["which"].lower().split()
    reading.unit, reading.which = "D", _WHICH[words[-1]]
    reading.whence = "speech" if words[0] in ("last", "this") else "story"
    reading.type = "TIME"
    return [reading]


def month_beside(match: re.Match[str]) -> list[Reading]:
    """ "last March", "the following October", "that same May"."""
    reading = whole(match)
    words = match["which"].lower().split()
    reading.which = _WHICH[words[-1]]
    reading.whence = "speech" if words[0] in _SPOKEN else "story"
    return [reading]


def end_of_period(match: re.Match[str]) -> list[Reading]:
    """ "the end of the year", "later that month", "the latter part of the year"."""
    reading = whole(match)
    words = (take(match, "which") or "the").lower().split()
    reading.which, reading.unit = _WHICH[words[-1]], v.UNITS[match["unit"].lower()]
    reading.whence = "speech" if words[0] in _SPOKEN else "story"
    if reading.unit.startswith("T") or (words == ["the"] and reading.unit == "D"):
        return []  # "at the end of the day" is an idiom more often than an evening
    phase = take(match, "side")
    if phase:
        reading.phase = {"later": "LATER", "earlier": "EARLIER"}.get(phase.lower(), reading.phase)
        reading.mod = None
    return [reading]


def day_beside(match: re.Match[str]) -> list[Reading]:
    """ "the day before", "the week after"."""
    reading = whole(match)
    reading.unit = v.UNITS[match["unit"].lower()]
    reading.which = -1 if match["side"].lower() == "before" else 1
    return [reading] if not reading.unit.startswith("T") else []


def deictic(match: re.Match[str]) -> list[Reading]:
    """ "today", "yesterday morning", "the day before yesterday", "tonight"."""
    reading = whole(match)
    reading.unit, reading.whence = "D", "speech"
    words = match["word"].lower().split()
    step = {"yesterday": -1, "tomorrow": 1}.get(words[-1], 0)
    reading.which = step + (step if len(words) > 1 else 0)
    _add_part(match, reading)
    if words[-1] == "tonight":
        reading.part, reading.type = "NI", "TIME"
    return [reading]


def before_last(match: re.Match[str]) -> list[Reading]:
    """ "The night before last", "the week after next": two away from the day of speech."""
    reading = Reading(match.start(), match.end(), whence="speech")
    unit = match["unit"].lower()
    reading.which = -2 if match["side"].lower().startswith("before") else 2
    reading.unit = "D" if unit == "night" else v.UNITS[unit]
    if unit == "night":
        reading.part, reading.type = "NI", "TIME"
    return [reading]


def same_time(match: re.Match[str]) -> list[Reading]:
    """ "at the same time", "at that time": the moment the story has reached."""
    reading = whole(match)
    reading.unit, reading.which = "MOMENT", 0
    if match[0].lower() in ("this time", "the time"):
        reading.value, reading.basis = "PRESENT_REF", "none"
    return [reading]


_BESIDE = (
    r"(?P<which>(?:the|that|this)<_>(?:very<_>)?(?:same|next|following|previous|preceding"
    r"|prior|subsequent|ensuing|coming|current|upcoming)"
    r"|this<_>(?:past|coming|very)|that|this|last|next|same|previous|following|preceding)"
)

RULES = (
    Rule(
        "so long before or after",
        r"(?:<about>)?(?:<vague>|(?P<count><COUNT>|an?|half<_>an?)(?P<upper><_>or<_><COUNT>)"
        r"?(?P<andhalf><_>and<_>a<_>half)?)<_>(?:full<_>|long<_>)?<unit>(?P<andhalf><_>"
        r"and<_>a<_>half)?"
        r"<_>(?P<side>later|earlier|ago|before|previously|afterwards?|after|hence|from<_>"
        r"now|back)(?:<_>(?P<after><PART>)|<_>(?P<exact>today|tonight|to<_>the<_>day|this<_><PART>))?<stop>",
        shifted,
        (
            ("It fell on 4 May 1945. Two days later it burnt.", "Two days later", "1945-05-06"),
            ("In 490 BC they won; a decade earlier they had lost.", "a decade earlier", "BC0500"),
            ("It fell in 1945. A few months later they left.", "A few months later", "FUTURE_REF"),
        ),
        needs="<unit>",
    ),
    Rule(
        "units later, uncounted",
        r"(?P<unit>days|weeks|months|years|hours|minutes|decades|centuries)<_>"
        r"(?P<side>later|earlier|before(?=[,.;:)]|$)|ago)<stop>",
        shifted,
        (("It fell in 1945. Weeks later they left.", "Weeks later", "FUTURE_REF"),),
        opens_in_digits=False,
        needs="later earlier before ago",
    ),
    Rule(
        "period beside the reference",
        rf"<phase>?{_BESIDE}<_><unit>(?:<_>(?P<after><PART>))?<stop>",
        neighbour,
        (
            ("It fell on 4 May 1945. The next day it burnt.", "The next day", "1945-05-05"),
            ("It fell in 1945. The previous year was calm.", "The previous year", "1944"),
            ("It fell in May 1945. That same month they left.", "That same month", "1945-05"),
            ("It fell in 1945. Early the next year they left.", "Early the next year", "1946"),
        ),
        opens_in_digits=False,
        needs="<unit>",
    ),
    Rule(
        "part of the day beside the reference",
        r"(?:(?P<dayphase>early|late)<_>(?:on<_>|in<_>)?)?(?P<which>(?:the|that)<_>(?:same"
        r"|next|following|previous|preceding)|that|last|this|next|following|same)"
        r"<_>(?:early<_>|late<_>)?<part><stop>",
        part_beside,
        (
            (
                "It fell on 4 May 1945. The next morning it burnt.",
                "The next morning",
                "1945-05-05TMO",
            ),
        ),
        opens_in_digits=False,
        needs="<part>",
    ),
    Rule(
        "month beside the reference",
        r"<phase>?(?P<which>(?:the|that|this)<_>(?:same|next|following|previous|preceding)"
        r"|this<_>(?:past|coming)|that|this|last|next)"
        r"<_><month>(?:<_><day>)?<stop>",
        month_beside,
        (
            (
                "It fell in May 1945. The following October they left.",
                "The following October",
                "1945-10",
            ),
        ),
        opens_in_digits=False,
        needs="<month>",
    ),
    Rule(
        "part of the period reached",
        r"<phase>(?:(?P<which>(?:that|this|the|the<_>same|that<_>same|next|last|the<_>"
        r"(?:next|following|previous))<_>))?"
        r"(?P<unit>year|month|week|decade|century|day)<stop>",
        end_of_period,
        (
            (
                "In June 1940 they fled; by the end of the month it fell.",
                "the end of the month",
                "1940-06",
            ),
        ),
        opens_in_digits=False,
        needs="<unit>",
    ),
    Rule(
        "later in the period reached",
        r"(?P<side>later|earlier)<_>(?:in<_>|on<_>)?(?P<which>that<_>same|the<_>same|that"
        r"|this|the)<_><unit><stop>",
        end_of_period,
        (("In July 1943 they landed. Later that month he fell.", "Later that month", "1943-07"),),
        opens_in_digits=False,
        needs="later earlier",
    ),
    Rule(
        "day before, day after",
        r"(?:(?:only|just)<_>)?the<_><unit><_>(?P<side>before|after)(?=[,.;:)]|$|<_>(?:and"
        r"|but|with|in|at|by|when)<_>)<stop>",
        day_beside,
        (
            (
                "It fell on 23 February 1918. The day before, they met.",
                "The day before",
                "1918-02-22",
            ),
        ),
        opens_in_digits=False,
        needs="before after",
    ),
    Rule(
        "day from today",
        r"(?:(?:early|late|later|earlier)<_>)?(?P<word>(?:the<_>)?day<_>(?:before<_>"
        r"yesterday|after<_>tomorrow)|today|yesterday|tomorrow|tonight)"
        r"(?:<_>(?P<after><PART>))?<stop>",
        deictic,
        (("They marched today.", "today", "PRESENT_REF"),),
        opens_in_digits=False,
        needs="yesterday today tomorrow tonight",
    ),
    Rule(
        "before last, after next",
        r"the<_>(?P<unit>night|day|week|weekend|month|year)<_>(?P<side>before<_>last|after<_>next)<stop>",
        before_last,
        (),
        opens_in_digits=False,
        needs="last next",
    ),
    Rule(
        "same time",
        r"(?:the<_>(?:very<_>)?same|that|(?<=during\s)this|(?<=by\s)this|(?<=at\s)this"
        r"|(?<=at\s)the)<_>time(?!<_>(?:of|that|when|as|to|being|he<_>|she<_>|it<_>|the<_>)"
        r"<stop>)<stop>",
        same_time,
        (("It fell on 25 April 1975. At the same time they fled.", "the same time", "1975-04-25"),),
        opens_in_digits=False,
        needs="time",
    ),
)
