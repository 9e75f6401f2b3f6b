"""How readily a date may be taken for an aside that the story does not go along with."""

from __future__ import annotations

import re

from quellen.marking.times.reading import Reading

DATE = 40.0  # a dated day or month
IN_BRACKETS = 12.0
OPENING_YEAR = 20.0  # "In 1957 ...": a sentence that begins with its year
HEADING = 60.0
YEAR = 10.0
AHEAD = 13.0  # "not till after Christmas": told from before it, and there the story goes on
BEFORE = 0.5  # the day of publication, a year of birth: they date the telling, or who tells
TELLING_APART = 1.0  # "the 1960 election", "since 1955", "the Convention of 1954"

_APART = re.compile(
    r"(?:\b(?:since|for|before|after|until|to|of|the|a|film|book|report)|[(\[])\s?$", re.IGNORECASE
)
_UNTIL = re.compile(r"\b(?:until|till)\s(?:[a-z]+\s){0,3}$", re.IGNORECASE)
_BORN = re.compile(
    r"\b(?:born|b\.)\s"
    r"(?:(?:in|at|near)\s[\w’'-]+(?:\s[A-Z][\w’'-]+){0,2},?\s)?(?:in\s)?$"
)
_BRACKET = re.compile(r"[(\[][^)\]\n]{0,30}$")
_OPENING = re.compile(
    r"(?:^|[.!?]['\"”’)]*\s{1,3}|\n\s{0,4})(?:[A-Z][a-z]+\s)?(?:In|By|During|Throughout"
    r"|Early in|Late in)?\s?$"
)
_HEADING = re.compile(r"[^.!?;\n]{0,70}(?:\n|$)")
_LINE_START = re.compile(r"(?:^|\n)[^.!?;\n]{0,70}$")

_OPENS_LINE = re.compile(r"(?:^|\n)\s*$")
_SET_OFF = re.compile(r"[.:]\s|\s?[–—]\s")


def opens_entry(r: Reading, text: str) -> bool:
    """Whether a year stands at the head of a line, set off: "1911. The mill was opened."."""
    if r.year is None or r.month or r.season or r.day:
        return False
    before = text[max(0, r.start - 20) : r.start]
    return bool(_OPENS_LINE.search(before) and _SET_OFF.match(text, r.end))


def price(r: Reading, text: str) -> float:
    """What it costs to leave a date out of the story, in months (see ``narrative``)."""
    if (r.month or r.season) and _UNTIL.search(text, max(0, r.start - 30), r.start):
        return AHEAD
    if r.year is None:
        return DATE
    before = text[max(0, r.start - 80) : r.start]
    if _LINE_START.search(before) and _HEADING.match(text, r.end):
        return HEADING
    if opens_entry(r, text):
        return HEADING
    if r.month is None and _BORN.search(text, max(0, r.start - 60), r.start):
        return BEFORE
    if r.month or r.season:
        return IN_BRACKETS if _BRACKET.search(before) else DATE
    if _OPENING.search(before[-30:]):
        return OPENING_YEAR
    return TELLING_APART if _APART.search(before[-8:]) else YEAR
