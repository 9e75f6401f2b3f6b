"""Names that their own words show: "Operation Silver Bridge", "the 1988 massacre", "Camp Ashraf".

The pipeline misses many of these, or takes them for persons and organisations. They are sought
around the words that they cannot do without. The kinds of events
and places are self-compiled from the indexes of histories.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quellen.marking.language import Parse, Token
from quellen.marking.names.raw import RawName
from quellen.model import Document, EntityType, Span

_CAPITALS = r"\b[A-Z][\w’'-]*(?:[^\S\n][A-Z][\w’'-]*){0,3}"
_OF_EVENTS = """battle siege treaty fall massacre peace congress declaration raid sack relief
bombing destruction partition liberation occupation""".split()
_KINDS = """massacre uprising coup revolution rebellion revolt earthquake famine mutiny genocide
pogrom insurrection riots purge executions bombing bombings war invasion crisis strike
strikes crackdown ceasefire election elections referendum treaty accord accords agreement offensive
campaign""".split()
_PROPER_KINDS = """War Uprising Massacre Revolution Rebellion Revolt Crisis Accord Accords Agreement
Treaty Offensive Famine Mutiny Spring Putsch Coup Genocide Purge Pogrom Landing Landings Campaign
Intifada Protocol Convention Armistice Riots March Strike Blockade Airlift Conference Summit
Plot Trial Trials Affair""".split()
_PLACE_HEADS = "Camp Fort Mount Lake Cape Port".split()
_DIVISIONS = """province provinces county district governorate oblast prefecture canton voivodeship
parish department municipality village town island valley""".split()
_BUILDINGS = (
    "prison camp refinery dam airport square bridge stadium palace airbase garrison".split()
)
_LOWER_KINDS = "massacre uprising rebellion revolt mutiny pogrom putsch genocide".split()
_MONTHS = """January February March April May June July August September October November
December""".split()

_EVENT = re.compile(
    "|".join(
        (
            rf"\bOperation {_CAPITALS}",
            rf"\b(?:{'|'.join(w.title() for w in _OF_EVENTS)}) of (?:the )?{_CAPITALS}",
            rf"(?<=[Tt]he )(?:(?:{'|'.join(_MONTHS)}) )?\d{{4}} (?:{'|'.join(_KINDS)})\b",
            rf"(?<=[Tt]he )(?:{'|'.join(_KINDS)}) of \d{{4}}\b",
            rf"(?<=[Tt]he ){_CAPITALS} (?:{'|'.join(_PROPER_KINDS)})\b",
            rf"(?<=[Tt]he )[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)? (?:{'|'.join(_LOWER_KINDS)})\b",
        )
    )
)
_PLACE = re.compile(
    "|".join(
        (
            rf"\b(?:{'|'.join(_PLACE_HEADS)}) [A-Z][\w’'-]+",
            rf"\b{_CAPITALS} (?:{'|'.join(_DIVISIONS)})\b(?! of\b)",
            rf"\b{_CAPITALS} (?:{'|'.join(_BUILDINGS)})\b",
        )
    )
)
_CALLED = re.compile(rf"\b(?:village|hamlet|town|city|port|district|suburb) of ({_CAPITALS})")
_QUARTER = re.compile(
    rf"\b({_CAPITALS}) (?:district|quarter|neighbourhood|neighborhood|suburb) of "
)
_HAMLET = re.compile(rf"\b({_CAPITALS}), an? (?:\w+ )?(?:village|hamlet|town|city|port|suburb)\b")


_EVENT_HEADS = frozenset(["operation", *_OF_EVENTS, *_KINDS, *(k.lower() for k in _PROPER_KINDS)])
_PLACE_WORDS = frozenset([*(h.lower() for h in _PLACE_HEADS), *_DIVISIONS, *_BUILDINGS])
_SETTLEMENTS = frozenset(
    "village hamlet town city port district suburb quarter neighbourhood neighborhood".split()
)
_HEADS = _EVENT_HEADS | _PLACE_WORDS | _SETTLEMENTS
BACK, AHEAD = 60, 90  # characters around a head in which its name stands


def find_named(document: Document, parsed: Parse) -> Iterator[RawName]:
    """Events and places that are known by their words, in text order of these."""
    for token in parsed.tokens:
        if token.lower in _HEADS:
            yield from _around(document.text, token)


def is_sure(name: RawName) -> bool:
    """Whether it goes before what the pipeline sees: of "Gallen prison" it may see the town."""
    return name.type != "place" or name.key.rsplit(" ", 1)[-1] not in _BUILDINGS


def _around(text: str, head: Token) -> Iterator[RawName]:
    """The names that a word is the head of, or that it introduces."""
    reach = (max(0, head.start - BACK), head.end + AHEAD)
    if head.lower in _EVENT_HEADS:
        yield from (_named(m, 0, "event") for m in _holding(_EVENT, text, head, reach))
    if head.lower in _PLACE_WORDS:
        for match in _holding(_PLACE, text, head, reach):
            if not match[0].startswith(_NO_PLACE):
                yield _named(match, 0, "place")
    if head.lower in _SETTLEMENTS:
        for pattern in (_CALLED, _QUARTER, _HAMLET):
            yield from (_named(m, 1, "place") for m in _holding(pattern, text, head, reach))


def _holding(
    pattern: re.Pattern[str], text: str, head: Token, reach: Span
) -> Iterator[re.Match[str]]:
    for match in pattern.finditer(text, *reach):
        if match.start() <= head.start < match.end():
            yield match


_NO_PLACE = ("The ", "This ", "That ", "A ", "In ", "Port Authority", "Mount Up", "Each ", "Every ")


def _named(match: re.Match[str], group: int, kind: EntityType) -> RawName:
    start, end = match.span(group)
    return RawName(start, end, kind, match[group], " ".join(match[group].split()))
