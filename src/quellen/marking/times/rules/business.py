"""Times of accounts and of the markets: "fiscal 2003", "the year-earlier quarter"."""

from __future__ import annotations

import re

from quellen.marking.times.reading import Reading
from quellen.marking.times.rules.rule import Rule, take


def fiscal(match: re.Match[str]) -> list[Reading]:
    """A year of accounts: its bounds are the firm's own."""
    year = int(match["year"]) if take(match, "year") else 2000 + int(match["short"])
    return [Reading(match.start(), match.end(), value=f"FY{year}", basis="none")]


def year_earlier(match: re.Match[str]) -> list[Reading]:
    """The same quarter, or part of the year, of the year before."""
    reading = Reading(match.start(), match.end(), unit="Y", which=-1)
    what = (take(match, "what") or "").lower()
    reading.whence = "speech" if "last" in match[0].lower() else "story"
    if what in ("quarter", "month"):
        reading.unit = f"{what} a year before"
    return [reading]


RULES = (
    Rule(
        "fiscal year",
        r"(?:the<_>)?(?:(?:fiscal|financial)(?:<_>year)?|FY)(?:<_>|(?<=FY))"
        r"(?:<year>|[’'‘]?(?P<short>[0-4]\d)(?!\d))<stop>",
        fiscal,
        (("It grew in fiscal 2003.", "fiscal 2003", "FY2003"),),
        opens_in_digits=False,
        needs="fiscal financial fy",
        has_digits=True,
    ),
    Rule(
        "fiscal year, year first",
        r"(?:the<_>)?<year><_>(?:fiscal|financial)<_>year<stop>",
        fiscal,
        (("In the 2003 fiscal year it grew.", "the 2003 fiscal year", "FY2003"),),
        needs="fiscal financial",
        has_digits=True,
    ),
    Rule(
        "a year earlier",
        r"(?:the<_>)?year-(?:earlier|ago)<_>(?P<what>quarter|period|month)<stop>"
        r"|(?:the<_>)?(?:same|corresponding|like)<_>(?P<what>quarter|period|month|time)<_>(?:of<_>)?"
        r"(?:last<_>year|a<_>year<_>(?:ago|earlier)|the<_>(?:previous|preceding)<_>year"
        r"|the<_>year<_>before)<stop>",
        year_earlier,
        (
            (
                "In the third quarter of 1989 profit fell from the year-earlier quarter.",
                "the year-earlier quarter",
                "1988-Q3",
            ),
            (
                "In 1989 it fell from the same period a year earlier.",
                "the same period a year earlier",
                "1988",
            ),
        ),
        opens_in_digits=False,
        needs="quarter period month time",
    ),
)
