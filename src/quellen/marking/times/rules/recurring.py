"""What recurs: "every year", "$700 million a year", "daily", "on Fridays"."""

from __future__ import annotations

import re

from quellen.marking.times import vocabulary as v
from quellen.marking.times.parts import number, ordinal
from quellen.marking.times.reading import Reading
from quellen.marking.times.rules.durations import duration_value
from quellen.marking.times.rules.rule import DEED_BEHIND, Rule, take


def recurring(match: re.Match[str]) -> list[Reading]:
    """ "every year", "per day", "daily", "on Fridays"."""
    reading = Reading(match.start(), match.end(), type="SET", basis="none")
    word, unit = take(match, "word"), take(match, "unit")
    if word:
        reading.value = v.FREQUENCIES[word.lower()]
    elif unit:
        code = v.UNITS[unit.lower()]
        count = take(match, "count")
        amount = (
            (number(count) or ordinal(count) or 1) if count else (2 if take(match, "other") else 1)
        )
        is_per = amount == 1 and match[0].lower().startswith("per")
        reading.value = v.PER.get(code) if is_per else None
        reading.value = reading.value or _every(float(amount), code)
    else:
        reading.value = _recurring_name(match)
    return [reading]


def _every(amount: float, code: str) -> str:
    """TimeML 1.2.1: "every month" is P1M; a weekend has no length."""
    return "XXXX-WXX-WE" if code == "WE" else duration_value(amount, code)


def _recurring_name(match: re.Match[str]) -> str:
    name = (take(match, "name") or "").lower().rstrip(".")
    name = name.removesuffix("s") if name not in v.MONTHS else name
    if name in v.WEEKDAYS:
        return f"XXXX-WXX-{v.WEEKDAYS[name] + 1}"
    if name in v.MONTHS:
        return f"XXXX-{v.MONTHS[name]:02d}"
    if name in v.SEASONS:
        return f"XXXX-{v.SEASONS[name]}"
    return f"XXXX-XX-XXT{v.PARTS_OF_DAY.get(name, 'XX')}"


def round_the_clock(match: re.Match[str]) -> list[Reading]:
    """ "24 hours a day, seven days a week": always, not a date."""
    return [Reading(match.start(), match.end(), type="SET", value="XXXX-XX-XX", basis="none")]


RULES = (
    Rule(
        "rate",
        r"(?P<rate>an?)<_><unit><stop>",
        recurring,
        (("It cost $700 million a year.", "a year", "P1Y"),),
        left=(
            r"(?:\d|million|billion|thousand|hundred|once|twice|times|percent|%|hours|days)"
            r"(?:<_>[a-z]{3,14})?<_>$"
        ),
        opens_in_digits=False,
        needs="<unit>",
    ),
    Rule(
        "times per unit",
        r"(?:once|twice|thrice|(?:<COUNT>|several|many)<_>times)<_>(?:an?|per|every|each)<_>"
        r"(?:(?P<count><COUNT>)<_>)?<unit><stop>",
        recurring,
        (("They paid twice a year.", "twice a year", "P1Y"),),
        needs="once twice thrice times",
    ),
    Rule(
        "how often",
        r"(?P<word>hourly|daily|nightly|weekly|fortnightly|monthly|quarterly|annually"
        r"|yearly)<stop>",
        recurring,
        (("They met weekly.", "weekly", "XXXX-WXX"),),
        opens_in_digits=False,
        needs="<frequency>",
    ),
    Rule(
        "every so often",
        r"(?:every|each|per)<_>(?:(?P<other>other)<_>|(?P<count><COUNT>|<ORDINAL>)<_>)?"
        r"<unit><stop>",
        recurring,
        (
            ("They met every year.", "every year", "P1Y"),
            ("They met every two years.", "every two years", "P2Y"),
        ),
        opens_in_digits=False,
        needs="every each per",
    ),
    Rule(
        "every named period",
        r"(?:every|each)<_>(?P<name><WEEKDAY>|<MONTH>|<PART>|spring|summer|autumn|fall"
        r"|winter)<stop>",
        recurring,
        (("They met every Friday.", "every Friday", "XXXX-WXX-5"),),
        opens_in_digits=False,
        needs="every each",
    ),
    Rule(
        "on weekdays",
        rf"(?P<name>(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days)<stop>(?!{DEED_BEHIND})",
        recurring,
        (("They met on Fridays.", "Fridays", "XXXX-WXX-5"),),
        opens_in_digits=False,
        needs="mondays tuesdays wednesdays thursdays fridays saturdays sundays",
    ),
    Rule(
        "round the clock",
        r"(?:24|twenty-four)<_>hours<_>(?:a|per)<_>day(?:,?<_>(?:and<_>)?(?:seven|7)<_>"
        r"days<_>(?:a|per)<_>week)?<stop>",
        round_the_clock,
        (
            (
                "It ran 24 hours a day, seven days a week.",
                "24 hours a day, seven days a week",
                "XXXX-XX-XX",
            ),
        ),
        needs="hours",
    ),
)
