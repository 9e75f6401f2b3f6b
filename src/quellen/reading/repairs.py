"""Damage that scrapers do, mended in meaning only: the text stays as it was read.

Scrapers lose hyphens, dashes and spaces between pieces of mark-up. Every rule has its example;
a rule speaks only where the undamaged form is certain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from quellen.model import Block, Repair
from quellen.reading.dates import MONTH

PROSE = frozenset({"heading", "paragraph", "item", "quote", "post", "caption"})
FURTHEST = 20  # years between two that were one range

_YEAR = r"(?:1[0-9]\d{2}|20\d{2})"
_UNITS = (
    "hour|day|week|month|year|minute|second|mile|kilometre|kilometer|metre|meter|foot|inch|man|"
    "member|point|page|seat|storey|story|party|vote|bed|ton|pound|dollar|percent|strong"
)
_BEFORE_YEAR = (
    "in|of|the|since|by|until|till|during|from|and|to|late|early|mid|before|after|between|around|"
    "circa|about|on|for|through|spring|summer|autumn|winter|year"
)
_BEFORE_CAPITAL = "then|the|of|in|and|by|to|from|with|for|at|on|former|that|as|late|ex"
_HYPHENED = frozenset({"then", "ex"})
_NOT_INSIDE = r"(?<![\w/@#.=&?%-])"

_GLUED_YEARS = re.compile(rf"{_NOT_INSIDE}({_YEAR})({_YEAR})(?![\w-])")
_NUMBER_UNIT = re.compile(rf"{_NOT_INSIDE}(\d{{1,3}})({_UNITS})(s?)\b")
_WORD_YEAR = re.compile(rf"{_NOT_INSIDE}({_BEFORE_YEAR})({_YEAR}s?)(?![\w-])", re.IGNORECASE)
_YEAR_WORD = re.compile(rf"{_NOT_INSIDE}({_YEAR})(and|in|to|the|when|with|by|for|was|were|until)\b")
_MONTH_NUMBER = re.compile(
    rf"{_NOT_INSIDE}({MONTH})(\d{{1,2}}(?:,?\s+{_YEAR})|\d{{1,2}},|{_YEAR})(?!\w)"
)
_NUMBER_MONTH = re.compile(rf"{_NOT_INSIDE}(\d{{1,2}})({MONTH})(?=\s+\d{{4}}|,\s+\d{{4}}|\s)")
_COMPOUND = re.compile(r"(?<![\w/@#.])([A-Z][a-z]{2,})([A-Z][a-z]{2,})\b")
_WORD_CAPITAL = re.compile(
    rf"{_NOT_INSIDE}({_BEFORE_CAPITAL})([A-Z]{{2,6}}|[A-Z][a-z]{{2,}})(?![\w.@/])"
)
_WORD_LINK = re.compile(
    r"(?<![^\W\d_])([^\W\d_]{2,60}[.,!?…:;”\"’)]{0,3})((?:https?://|pic\.twitter\.com/)[^\s]+)"
)
_SENTENCES = re.compile(r"(?<![\w/@.])([a-z’']{2,60}[.!?][”\"’)]?)([A-Z][a-z]*)(?=\s+[a-z])")
_URL = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+")
_NAMES_WITHIN = frozenset({"theGuardian", "inDesign", "exCom", "toDo"})


def find_repairs(text: str, blocks: Sequence[Block]) -> tuple[Repair, ...]:
    """Repairs in the prose of a document, in text order, none inside another."""
    found: list[Repair] = []
    for rule in RULES:
        found.extend(rule(text))
    prose = [(b.start, b.end) for b in blocks if b.kind in PROSE]
    return tuple(_apart(sorted(found, key=lambda r: (r.start, -r.end)), prose))


def _apart(found: list[Repair], prose: list[tuple[int, int]]) -> Iterator[Repair]:
    index, end = 0, -1
    for repair in found:
        while index < len(prose) and prose[index][1] <= repair.start:
            index += 1
        inside = (
            index < len(prose) and prose[index][0] <= repair.start and repair.end <= prose[index][1]
        )
        if inside and repair.start >= end:
            end = repair.end
            yield repair


def _years(text: str) -> Iterator[Repair]:
    """in 19971998 -> 1997-1998"""
    for match in _GLUED_YEARS.finditer(text):
        if 0 < int(match[2]) - int(match[1]) <= FURTHEST:
            yield _repair(match, f"{match[1]}-{match[2]}", "the dash between two years was lost")


def _units(text: str) -> Iterator[Repair]:
    """a 24hour watch -> 24-hour; 16months -> 16 months"""
    for match in _NUMBER_UNIT.finditer(text):
        between = " " if match[3] else "-"
        meaning = f"{match[1]}{between}{match[2]}{match[3]}"
        lost = "space" if match[3] else "hyphen"
        yield _repair(match, meaning, f"the {lost} between number and unit was lost")


def _spaces(text: str) -> Iterator[Repair]:
    """in the1980s -> the 1980s; 1988and -> 1988 and; March7, 2011 -> March 7, 2011"""
    for pattern in (_WORD_YEAR, _YEAR_WORD, _MONTH_NUMBER, _NUMBER_MONTH):
        for match in pattern.finditer(text):
            yield _repair(
                match, f"{match[1]} {match[2]}", "the space before or after a date was lost"
            )


def _compounds(text: str) -> Iterator[Repair]:
    """IranIraq -> Iran-Iraq, where the document writes Iran-Iraq elsewhere"""
    for match in _COMPOUND.finditer(text):
        for dash in "-–":
            whole = f"{match[1]}{dash}{match[2]}"
            if re.search(rf"\b{re.escape(whole)}\b", text):
                yield _repair(match, whole, f"the document writes {whole} elsewhere")
                break


def _prefixes(text: str) -> Iterator[Repair]:
    """thenUN -> then-UN; theUN -> the UN"""
    for match in _WORD_CAPITAL.finditer(text):
        if match[0] not in _NAMES_WITHIN:
            between, lost = ("-", "hyphen") if match[1] in _HYPHENED else (" ", "space")
            meaning = f"{match[1]}{between}{match[2]}"
            yield _repair(match, meaning, f"the {lost} before a name was lost")


def _links(text: str) -> Iterator[Repair]:
    """throathttps://example.org/x -> throat https://example.org/x"""
    for match in _WORD_LINK.finditer(text):
        yield _repair(match, f"{match[1]} {match[2]}", "a link stuck to the word before it")


def _sentences(text: str) -> Iterator[Repair]:
    """The war ended.The bridge stayed -> ended. The"""
    for match in _SENTENCES.finditer(text):
        yield _repair(match, f"{match[1]} {match[2]}", "the space between two sentences was lost")


RULES: tuple[Callable[[str], Iterator[Repair]], ...] = (
    _links,
    _years,
    _units,
    _spaces,
    _compounds,
    _prefixes,
    _sentences,
)


def _repair(match: re.Match[str], meaning: str, reason: str) -> Repair:
    return Repair(match.start(), match.end(), meaning, reason)
