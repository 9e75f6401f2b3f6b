"""Days counted from what was told: "on the third day", "the night before", "a week after that"."""

from __future__ import annotations

import re

from quellen.marking.times import vocabulary as v
from quellen.marking.times.parts import ordinal
from quellen.marking.times.reading import Reading
from quellen.marking.times.rules.from_events import amount_of
from quellen.marking.times.rules.rule import Rule, part_of_day, take, whole

_MOST = 60  # days that anybody counts one by one


def nth_day(match: re.Match[str]) -> list[Reading]:
    """ "On the third day": two days after the one on which it began, by inclusive counting."""
    count = ordinal(match["nth"].lower().replace(" ", "-"))
    if count is None or not 1 < count <= _MOST:
        return []
    reading = whole(match)
    reading.shift, reading.unit, reading.circa = float(count - 1), "NTH", True
    unit = match["of"].lower()
    if unit != "day":
        reading.part, reading.type = part_of_day(unit), "TIME"
    return [reading]


def before_or_after_that(match: re.Match[str]) -> list[Reading]:
    """ "Six months after that": counted from what was told last."""
    amount = amount_of(match["count"])
    if amount is None:
        return []
    reading = whole(match)
    reading.unit = v.UNITS[match["unit"].lower()]
    half = 0.5 if take(match, "andhalf") else 0.0
    reading.shift = (amount + half) * (-1 if take(match, "side") == "before" else 1)
    if reading.unit.startswith("T"):
        reading.type = "TIME"
    return [reading]


def to_the_day(match: re.Match[str]) -> list[Reading]:
    """ "Ten years to the day": after what was told last."""
    reading = before_or_after_that(match)
    for r in reading:
        r.exact = True
    return reading


def since(match: re.Match[str]) -> list[Reading]:
    """ "It is a year today since the mill burned": so long before it was said."""
    reading = before_or_after_that(match)
    for r in reading:
        r.shift, r.whence = -(r.shift or 0.0), "speech"
        r.exact = take(match, "exact") is not None
    return reading


def night_before(match: re.Match[str]) -> list[Reading]:
    """ "The night before, they had sat up": of the day that was told."""
    reading = whole(match)
    reading.unit, reading.which = "D", -1 if match["side"].lower() == "before" else 1
    reading.part, reading.type = part_of_day(match["of"].lower()), "TIME"
    return [reading]


RULES = (
    Rule(
        "nth day of what is told",
        r"the<_>(?P<nth><ORDINAL>|(?:twenty|thirty|forty|fifty)[\s-](?:first|second|third|fourth|"
        r"fifth|sixth|seventh|eighth|ninth))<_>(?P<of>day|night|morning|evening|afternoon)"
        r"(?!<_>(?:of|in|after|before|since|from|that|running)\b)<stop>",
        nth_day,
        (
            (
                "The siege began on 4 March 1851. On the ninth day the wall fell.",
                "the ninth day",
                "1851-03-12",
            ),
        ),
        left=r"\b(?:on|by|until|till)<_>$",
        opens_in_digits=False,
        needs="day night morning evening afternoon",
    ),
    Rule(
        "so long after that",
        r"(?P<count><COUNT>|half<_>an?|an?)<_><unit>(?P<andhalf><_>and<_>a<_>half)?<_>"
        r"(?P<side>before|after)<_>(?:that|this)(?=<_>(?:the|a|an|his|her|its|their|our|my|he|she|"
        r"it|they|we|I)\b|[.,;:)]|$)",
        before_or_after_that,
        (
            (
                "In March 1920 they voted. Six months after that the money ran out.",
                "Six months after that",
                "1920-09",
            ),
        ),
        needs="before after",
    ),
    Rule(
        "so long to the day",
        r"(?P<count><COUNT>|an?)<_>(?P<unit>months?|years?)<_>to<_>the<_>day"
        r"(?!<_>(?:after|before|since|from|that|when)\b)<stop>",
        to_the_day,
        (
            (
                "The pit fired on 12 May 1908. Ten years to the day we stood there again.",
                "Ten years to the day",
                "1918-05-12",
            ),
        ),
        needs="day",
    ),
    Rule(
        "so long since, as it is told",
        r"(?P<count><COUNT>|an?)<_><unit>(?:<_>(?P<exact>today|tonight|to<_>the<_>day|this<_>day)|"
        r"<_>now)?(?=<_>since<_>(?:the|a|an|his|her|its|their|our|my|he|she|it|they|we|I|[A-Z])\b)",
        since,
        (),
        left=r"\b(?:it<_>is|it['’]s|it<_>has<_>been|is<_>now)<_>(?:now<_>|today<_>)?$",
        needs="<unit>",
    ),
    Rule(
        "night before, morning after",
        r"the<_>(?P<of>night|evening|morning|afternoon)<_>(?P<side>before|after)(?=[,.;:)]|$)",
        night_before,
        (
            (
                "They signed on 4 April 1955. The night before, they had sat up.",
                "The night before",
                "1955-04-03TNI",
            ),
        ),
        opens_in_digits=False,
        needs="before after",
    ),
)
