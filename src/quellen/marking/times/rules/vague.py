"""Times without a date of their own: "now", "former", "recently", "at night", "summer"."""

from __future__ import annotations

import re

from quellen.marking.times import events
from quellen.marking.times import vocabulary as v
from quellen.marking.times.reading import Reading
from quellen.marking.times.rules.rule import Rule, part_of_day, take


def reference(match: re.Match[str]) -> list[Reading]:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""
    word = " ".join(match["word"].lower().split())
    if (
        word == "recently"
        and match.string[max(0, match.start() - 4) : match.start()].lstrip(".\n") == " as "
    ):
        return []  # "as recently as last week"
    if (
        word == "to date"
        and match.string[max(0, match.start() - 3) : match.start()].lower() == "up "
    ):
        return []  # "keep up to date"
    return [Reading(match.start(), match.end(), value=v.VAGUE[word], basis="none")]


def part_alone(match: re.Match[str]) -> list[Reading]:
    """A part of no particular day: "at night", "night attacks"."""
    part = part_of_day(match["word"])
    return [
        Reading(match.start(), match.end(), type="TIME", value=f"XXXX-XX-XXT{part}", basis="none")
    ]


def recent_period(match: re.Match[str]) -> list[Reading]:
    """ "recent years", "the coming months"."""
    value = "FUTURE_REF" if match["word"].lower() in ("coming",) else "PAST_REF"
    return [Reading(match.start(), match.end(), value=value, basis="none")]


def named_period(match: re.Match[str]) -> list[Reading]:
    """ "this period", "that era": what the story is about, without bounds that could be given."""
    return [Reading(match.start(), match.end(), value="XXXX", basis="none")]


def known_period(match: re.Match[str]) -> list[Reading]:
    """A well-known period, where the words date something by it ("after the Cold War")."""
    bounds = events.known_period(match["name"])
    if bounds is None:
        return []
    edge = (take(match, "edge") or "").lower()
    if edge:
        bounds = (bounds[1], bounds[1]) if edge == "end" else (bounds[0], bounds[0])
    reading = Reading(match.start(), match.end(), period=bounds, basis="event")
    reading.value = bounds[0] if bounds[0] == bounds[1] else f"{bounds[0]}/{bounds[1]}"
    reading.anchor = match["name"]
    return [reading]


RULES = (
    Rule(
        "well-known period",
        r"(?:the<_>)?(?:(?P<edge>end|outbreak|start|beginning)<_>of<_>(?:the<_>)?)?(?P<name>(?-i:"
        + v.either(events.period_names())
        + r"))<stop>",
        known_period,
        (("After the Korean War they met.", "the Korean War", "1950-06-25/1953-07-27"),),
        left=(
            r"\b(?:after|before|since|until|from|following|during|throughout|in<_>the<_>"
            r"aftermath<_>of)<_>$|\bby<_>(?:the<_>)?(?:end|start)<_>of<_>$"
        ),
    ),
    Rule(
        "vague reference",
        r"(?P<word>"
        + v.either(v.VAGUE)
        + r")(?![’']s)(?!(?<=the\sformer)(?:<_>(?:an?|the|and|or|was|is|were|are|had|has"
        r"|being|who|to|in|of)\b|[,.;:)]))<stop>",
        reference,
        (
            ("He is now in exile.", "now", "PRESENT_REF"),
            ("The former tsar was shot.", "former", "PAST_REF"),
            ("They feared the future.", "the future", "FUTURE_REF"),
        ),
        opens_in_digits=False,
        needs="<vague>",
    ),
    Rule(
        "recent or coming units",
        r"(?:the<_>)?(?P<word>recent|coming)<_>(?:days|weeks|months|years|decades|times)<stop>",
        recent_period,
        (("In recent years it grew.", "recent years", "PAST_REF"),),
        opens_in_digits=False,
        needs="recent coming",
    ),
    Rule(
        "period reached",
        r"(?:this|that|the<_>same)<_>(?:period|era|epoch)<stop>",
        named_period,
        (("During this period trade grew.", "this period", "XXXX"),),
        opens_in_digits=False,
        needs="period era epoch",
    ),
    Rule(
        "part of no particular day",
        r"(?:the<_>)?(?P<word>"
        + v.either(w for w in v.PARTS_OF_DAY if w not in ("dawn", "dusk", "sunrise", "sunset"))
        + r")(?!s)<stop>",
        part_alone,
        (("They travelled at night.", "night", "XXXX-XX-XXTNI"),),
        opens_in_digits=False,
        needs="<part>",
    ),
)
