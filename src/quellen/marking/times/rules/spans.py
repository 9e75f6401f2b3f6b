"""Decades and centuries, with parts of them."""

from __future__ import annotations

import re

from quellen.marking.times import days
from quellen.marking.times import vocabulary as v
from quellen.marking.times.parts import ordinal
from quellen.marking.times.reading import Reading
from quellen.marking.times.rules.rule import Rule, take, whole


def decade(match: re.Match[str]) -> list[Reading]:
    """Ten years: "the 1980s", "the '80s", "the fifties", "the 470s BC"."""
    reading = whole(match)
    word, digits = take(match, "word"), take(match, "digits")
    if word:
        hundreds = (take(match, "hundreds") or "nineteen").lower()
        reading.decade = v.NUMBERS[hundreds] * 10 + v.DECADES[word.lower()]
    elif digits and digits.endswith("00") and len(digits) == 4 and digits < "1900":
        reading.century = int(digits) // 100
        return [reading]
    elif digits:
        value = int(digits)
        reading.decade = (190 if value >= 10 else 200) + value // 10 if value < 100 else value // 10
    return [reading] if reading.decade is not None else []


def century(match: re.Match[str]) -> list[Reading]:
    reading = whole(match)
    count = ordinal(match["nth"])
    if count is None or not 1 <= count <= 30:
        return []
    reading.century = count - 1
    reading.bc = (take(match, "era") or "").upper().startswith("B")
    reading.century += 1 if reading.bc else 0
    return [reading]


_LAST = {"last": 10, "final": 10}


def decade_of_century(match: re.Match[str]) -> list[Reading]:
    reading = Reading(match.start(), match.end())
    which = _LAST.get(match["which"].lower()) or ordinal(match["which"])
    count = ordinal(match["nth"])
    if not which or not count or which > 10:
        return []
    reading.decade = (count - 1) * 10 + which - 1
    return [reading]


def part_of_century(match: re.Match[str]) -> list[Reading]:
    """The half, third or quarter of a century, by its years."""
    reading = Reading(match.start(), match.end())
    count, parts = (
        ordinal(match["nth"]),
        {"half": 2, "third": 3, "quarter": 4}[match["what"].lower()],
    )
    which = (
        parts if match["which"].lower() in ("last", "final", "latter") else ordinal(match["which"])
    )
    if not count or not which or which > parts:
        return []
    first = (count - 1) * 100 + 100 * (which - 1) // parts
    last = (count - 1) * 100 + 100 * which // parts - 1
    reading.value, reading.period = f"{count - 1:02d}", (f"{first:04d}", f"{last:04d}")
    return [reading]


def turn_of_century(match: re.Match[str]) -> list[Reading]:
    """ "The turn of the 20th century" is about the year 1900."""
    count = ordinal(match["nth"])
    if not count:
        return []
    return [Reading(match.start(), match.end(), year=(count - 1) * 100, mod="APPROX", circa=True)]


def turn_reached(match: re.Match[str]) -> list[Reading]:
    """ "The turn of the century": the one nearest to where the story is."""
    return [Reading(match.start(), match.end(), unit="TURN", mod="APPROX", circa=True)]


def millennium(match: re.Match[str]) -> list[Reading]:
    """A thousand years, counted as centuries are here: the second is 1000 to 1999."""
    count = ordinal(match["nth"])
    if not count or count > 9:
        return []
    reading = Reading(match.start(), match.end(), bc=(take(match, "era") or "").upper()[:1] == "B")
    first = 1 - 1000 * count if reading.bc else 1000 * (count - 1)
    reading.value = f"BC{count - 1}" if reading.bc else str(count - 1)
    reading.period = (days.iso_year(first), days.iso_year(first + 999))
    return [reading]


def two_centuries(match: re.Match[str]) -> list[Reading]:
    last = century(match)
    count = ordinal(match["first"])
    if not last or not count:
        return []
    last[0].start = match.start("nth")
    first = Reading(match.start(), match.end("first"), bc=last[0].bc)
    first.century = count if first.bc else count - 1
    first.phase, last[0].phase = (_phase(match, suffix) for suffix in ("", "_2"))
    first.mod, last[0].mod = first.phase, last[0].phase
    word = (take(match, "join") or "to").lower()
    first.join = "or" if word == "or" else "and" if word == "and" else "range"
    return [first, *last]


def _phase(match: re.Match[str], repeat: str) -> str | None:
    """The part that is meant of the first century, or of the second."""
    word = match[f"phase{repeat}"] or match[f"phase2{repeat}"]
    return v.PHASES.get(" ".join(word.lower().split())) if word else None


RULES = (
    Rule(
        "decade in digits",
        r"<approx>?(?:<phase>|the<_>)?(?:(?P<digits>1\d\d0|20\d0)[’']?s|(?P<digits>\d{1,3}0)"
        r"[’']?s<era>)<stop>",
        decade,
        (
            ("In the late 1980s he left.", "the late 1980s", "198"),
            ("In the 470s BC they won.", "the 470s BC", "BC047"),
        ),
        needs="s",
        has_digits=True,
    ),
    Rule(
        "decade after another",
        r"(?P<digits>[1-9]0)s<stop>",
        decade,
        (("In the 1950s-60s he left.", "60s", "196"),),
        left=r"\d0s(?:<o><hyphen><o>|/|<_>(?:and|or|to)<_>(?:the<_>)?)$",
        needs="s",
        has_digits=True,
    ),
    Rule(
        "decade after an apostrophe",
        r"<approx>?(?:<phase>|the<_>)?[’'‘](?P<digits>[2-9]0)s<stop>",
        decade,
        (("In the ’80s he left.", "the ’80s", "198"),),
        needs="s",
        has_digits=True,
    ),
    Rule(
        "decade in words",
        r"(?<!\bhis\s)(?<!\bher\s)(?<!\btheir\s)(?<!\bmy\s)(?<!\bour\s)(?<!\byour\s)"
        r"(?:<phase>|the<_>)(?:(?:roaring|swinging|hungry)<_>)?"
        r"(?:(?P<hundreds>sixteen|seventeen|eighteen|nineteen)[\s-])?(?P<word>"
        + v.either(v.DECADES)
        + r")<stop>",
        decade,
        (
            ("The mid-fifties were quiet.", "The mid-fifties", "195"),
            ("In the eighteen-sixties it grew.", "the eighteen-sixties", "186"),
        ),
        opens_in_digits=False,
        needs="<decade>",
    ),
    Rule(
        "decade of a century",
        r"the<_>(?P<which><ORDINAL>|last|final)<_>decade<_>of<_>the<_>(?P<nth><ORDINAL>)"
        r"[\s-]century<stop>",
        decade_of_century,
        (
            (
                "In the first decade of the 20th century it grew.",
                "the first decade of the 20th century",
                "190",
            ),
        ),
        opens_in_digits=False,
        needs="decade",
    ),
    Rule(
        "half or quarter of a century",
        r"(?:the<_>)?(?P<which>first|second|third|fourth|last|final|latter)<_>(?P<what>half"
        r"|third|quarter)<_>of<_>the<_>(?P<nth><ORDINAL>)[\s-]century<stop>",
        part_of_century,
        (
            (
                "In the second half of the 19th century it grew.",
                "the second half of the 19th century",
                "18",
            ),
        ),
        opens_in_digits=False,
        needs="century",
    ),
    Rule(
        "turn of a century",
        r"<approx>?the<_>turn<_>of<_>the<_>(?P<nth><ORDINAL>)[\s-]century<stop>",
        turn_of_century,
        (("At the turn of the 20th century he was born.", "the turn of the 20th century", "1900"),),
        opens_in_digits=False,
        needs="turn",
    ),
    Rule(
        "turn of the century reached",
        r"<approx>?the<_>turn<_>of<_>the<_>century<stop>",
        turn_reached,
        (
            (
                "In 1898 he came; at the turn of the century he left.",
                "the turn of the century",
                "1900",
            ),
        ),
        opens_in_digits=False,
        needs="turn",
    ),
    Rule(
        "millennium",
        r"(?:the<_>)?(?P<nth><ORDINAL>)[\s-]millennium<era>?<stop>",
        millennium,
        (("From the 3rd millennium BC there are shards.", "the 3rd millennium BC", "BC2"),),
        needs="millennium",
    ),
    Rule(
        "two centuries",
        r"(?:<phase>|the<_>)?(?P<first><ORDINAL>)(?:[\s-]century)?"
        r"(?:<_>(?P<join>and|to|or|through)<_>|<o><hyphen><o>)"
        r"(?:<phase>|the<_>)?(?P<nth><ORDINAL>)[\s-]centur(?:y|ies)<era>?<stop>",
        two_centuries,
        (("The 19th and 20th centuries were loud.", "The 19th", "18"),),
        needs="century centuries",
    ),
    Rule(
        "century",
        r"<approx>?(?:<phase>|the<_>)?(?P<nth><ORDINAL>)[\s-]centur(?:y|ies)(?:<era>)?<stop>",
        century,
        (
            ("In the late 19th century it grew.", "the late 19th century", "18"),
            ("In the fifth century BC it fell.", "the fifth century BC", "BC04"),
        ),
        needs="century centuries",
    ),
)
