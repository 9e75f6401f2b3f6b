"""Times counted from an event that is named: "eight days after its issuance"."""

from __future__ import annotations

import re

from quellen.marking.times import vocabulary as v
from quellen.marking.times.parts import number, ordinal
from quellen.marking.times.reading import Reading
from quellen.marking.times.rules.durations import duration_value
from quellen.marking.times.rules.rule import Rule, group_of, mod_of, take


def anniversary(match: re.Match[str]) -> list[Reading]:
    """ "the tenth anniversary of the revolution": so many years after what is named."""
    count = ordinal(match["nth"])
    reading = Reading(match.start(), match.end())
    if count is None:
        return []
    reading.shift, reading.unit = float(count), "ANNIVERSARY"
    reading.end = match.start("of")
    reading.value, reading.basis = "XXXX-XX-XX", "none"
    reading.event = (match.end(), match.end())
    return [reading]


def of_event(match: re.Match[str]) -> list[Reading]:
    """So long before or after an event: "eight days after its issuance"."""
    reading = Reading(match.start(), match.end())
    reading.unit = v.UNITS[match["unit"].lower()]
    about = take(match, "about")
    reading.mod = mod_of(about) if about else None
    reading.circa = reading.mod == "APPROX"
    amount = amount_of(match["count"])
    if amount is None:
        return []
    reading.end = match.end("andhalf") if take(match, "andhalf") else match.end("unit")
    reading.type, reading.basis = "DURATION", "none"
    reading.value = duration_value(abs(amount), reading.unit)
    sign = -1 if match["side"].lower().split()[0] in ("before", "prior") else 1
    reading.shift = sign * (amount + (0.5 if take(match, "andhalf") else 0))
    reading.event = (match.end(), match.end())
    return [reading]


def unit_of_event(match: re.Match[str]) -> list[Reading]:
    """ "the day before the vote": one unit from an event."""
    reading = Reading(match.start(), match.end(group_of(match, "side") or "side"))
    unit = (take(match, "unit") or "").lower()
    if unit in v.PARTS_OF_DAY:
        reading.part, reading.type, unit = v.PARTS_OF_DAY[unit], "TIME", "day"
    reading.unit = v.UNITS[unit]
    reading.shift = -1.0 if (take(match, "side") or "").lower() == "before" else 1.0
    reading.event = (match.end(), match.end())
    reading.basis = "none"
    reading.value = {"D": "XXXX-XX-XX", "M": "XXXX-XX", "W": "XXXX-WXX"}.get(reading.unit, "XXXX")
    return [reading]


def amount_of(words: str) -> float | None:
    """How many a count says: "just three", "half a", "two and a half"."""
    words = re.sub(r"^(?:just|only|a mere|exactly)\s+", "", words.lower())
    words = words.removesuffix(" a").removesuffix(" an") if words.startswith("half") else words
    return {"a": 1.0, "an": 1.0, "half": 0.5}.get(words) or number(words)


RULES = (
    Rule(
        "anniversary",
        r"(?:the<_>|its<_>|his<_>|her<_>)?(?P<nth><ORDINAL>)<_>anniversary(?P<of><_>of<_>)(?=\w)",
        anniversary,
        (
            (
                "The mill burnt on 3 May 1920. They marked the tenth anniversary of the fire.",
                "the tenth anniversary",
                "XXXX-XX-XX",
            ),
        ),
        needs="anniversary",
    ),
    Rule(
        "unit before or after an event",
        r"(?:(?:only|just)<_>)?the<_>(?:(?P<unit>day|week|month|year)<_>(?P<side>before|after)"
        r"|(?P<unit>morning)<_>(?P<side>after)|(?P<unit>night|evening)<_>(?P<side>before))"
        r"<_>(?=[\"“‘]?(?:[^\W\d_]{2}|I\b))",
        unit_of_event,
        (),
        opens_in_digits=False,
        needs="before after",
    ),
    Rule(
        "so long before or after an event",
        r"<about>?(?P<count><COUNT>|half<_>an?|an?)<_>(?:full<_>)?<unit>"
        r"(?P<andhalf><_>and<_>a<_>half)?<_>"
        r"(?P<side>before|after|prior<_>to|following)<_>(?=[\"“‘]?(?:\w\w|I\b)|\d)",
        of_event,
        (
            (
                "The convoy was attacked half a year after the truce had been signed at Lenn.",
                "half a year",
                "P0.5Y",
            ),
        ),
        needs="before after prior following",
    ),
)
