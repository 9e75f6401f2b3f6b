"""Times that are found by counting in the calendar: "the last Tuesday in November 2006"."""

from __future__ import annotations

import re

from quellen.marking.times.parts import ordinal
from quellen.marking.times.reading import Reading
from quellen.marking.times.rules.rule import Rule, take, whole


def weekday_of_month(match: re.Match[str]) -> list[Reading]:
    """The first, or the last, Monday of a month, whose year may be the story's."""
    reading = whole(match)
    words = match["nth"].lower()
    reading.nth = -1 if words == "last" else ordinal(words)
    return [reading] if reading.nth is not None and reading.nth <= _MOST else []


_MOST = 5  # times that a weekday comes in a month


def season_beside(match: re.Match[str]) -> list[Reading]:
    """ "The summer before": of what the story tells."""
    reading = whole(match)
    reading.which = -1 if (take(match, "side") or "").lower() == "before" else 1
    return [reading]


RULES = (
    Rule(
        "weekday of a month",
        r"(?:the<_>)?(?P<nth><ORDINAL>|last)<_><weekday><_>(?:in|of)<_><month>"
        r"(?:,?<_>(?:of<_>)?<year>)?<stop>",
        weekday_of_month,
        (
            (
                "The last Tuesday in November 2006 was foggy.",
                "The last Tuesday in November 2006",
                "2006-11-28",
            ),
            (
                "It met on the first Monday of March 1921.",
                "the first Monday of March 1921",
                "1921-03-07",
            ),
        ),
        needs="<weekday>",
    ),
    Rule(
        "season or month before or after",
        r"the<_>(?:<season>|<month>)<_>(?P<side>before|after)(?=[,.;:)]|$)",
        season_beside,
        (
            (
                "The mill burned in May 1930. It had been sold the autumn before.",
                "the autumn before",
                "1929-FA",
            ),
        ),
        opens_in_digits=False,
        needs="before after",
    ),
)
