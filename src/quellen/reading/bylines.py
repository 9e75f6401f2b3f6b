"""Who wrote it, for whom and when, by the document's own opening and closing lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from quellen.model import Block
from quellen.reading.dates import WRITTEN_DATE, normalise

TOP = 10  # blocks from the beginning where a byline may stand
PARTS = 3  # dates over passages of a text, from which they are heads of these
BOTTOM = 5  # blocks from the end where an author is introduced

_WORD = r"(?:(?:[A-Z]\.)+|(?:Jr|Sr|St)\.|[A-ZÀ-ÖØ-Þ][\w’'-]+)"
_PARTICLE = r"(?:de|da|do|dos|del|della|di|du|la|le|van|von|der|den|ter|bin|ibn|al|el|ben|y|e)"
_STYLE = r"(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Lord|Gen|Col|Rev)\.?\s+)?"
NAME = rf"{_STYLE}{_WORD}(?:[ -](?:{_PARTICLE}[ -])*{_WORD}){{1,4}}"
"""A personal name of two to five words, particles among them."""
_NAMES = rf"{NAME}(?:(?:,\s+(?:and\s+)?|\s+(?:and|&)\s+){NAME})*"
_DAY = rf"(?:\w+day,?\s+)?{WRITTEN_DATE}"
_CLOCK = r"(?:[\s,|·@–-]*(?:at\s+)?\d{1,2}[:.]\d{2}\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:[A-Z]{2,4}\b)?)?"
_LEAD = (
    r"(?:[Bb]y|BY|[Ww]ritten by|[Ss]tory by|[Rr]eported by|[Rr]eporting by|[Ww]ords by|"
    r"[Aa]uthors?:|[Tt]ext:)"
)
BYLINE = re.compile(
    rf"{_LEAD}\s+(?P<names>{_NAMES})(?:\s*,\s*(?P<who>[^|•·\n]{{3,160}}?))?"
    r"(?:\s*[|•·,–—-]?\s*(?:[Pp]ublished|[Pp]osted|[Uu]pdated|[Oo]n)?:?\s*"
    rf"(?P<date>{_DAY}){_CLOCK})?"
    r"(?:\s*[|•·]\s*(?P<more>[^.]{0,60}))?\s*$"
)
"""By Jane Roe, a fellow of the Institute for Bridges | March 7, 2023"""
DATELINE = re.compile(
    r"(?:(?:[Ff]irst )?(?:[Pp]ublished|PUBLISHED|[Pp]osted|[Uu]pdated|UPDATED|"
    r"[Ll]ast (?:updated|modified)|[Dd]ate|[Ii]ssued)(?: on)?:?\s*(?:[Oo]n )?)?"
    rf"(?P<date>{_DAY}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}){_CLOCK}"
    r"(?:\s+(?:by|in)\s+[\w .]{2,40})?\s*$"
)
"""Published: March 7, 2023 10:44 GMT"""
_BARE = re.compile(rf"(?P<date>{_DAY})\.?")
PLACE_AND_DAY = re.compile(
    rf"[A-ZÀ-ÖØ-Þ][\w.’'-]+(?:[ -][\w.’'-]+){{0,3}},\s+(?P<date>{_DAY})\.?\s*$"
)
"""Castrel, 5 May 2025"""
ISSUED = re.compile(
    r"(?:Presented|Issued|Released|Delivered|Adopted|Submitted|Dated|Approved)\b[^.]{0,80}?"
    rf"\bon\s+(?P<date>{_DAY})\s*$"
)
"""Presented to Parliament on 12 February 2026"""
AGENCY = re.compile(
    rf"[A-Z][A-Z .,’'-]{{2,40}}[,\s]+(?:\w[\w .]+,\s+)?(?P<date>{WRITTEN_DATE})\s*"
    r"(?:\([A-Z][\w /-]+\)\s*)?[—–-]"
)
"""GENEVA, March 7, 2023 (AFP) — The bridge …"""
HEADED = re.compile(
    r"(?=.*\b(?:bulletin|leaflet|broadcast|communiqu[eé]|statement|release|newsletter|edition|issue"
    r"|circular|proclamation|minutes|dispatch|despatch|handbill|pamphlet|appeal|declaration|gazette"
    rf"|programme|[Nn]o\.\s?\d+)\b).{{3,120}}?\s*[,|·—–-]\s*(?P<date>{_DAY})\s*$",
    re.IGNORECASE,
)
"""Radio Castrel, evening bulletin, 14 March 1967"""
IMPRINT = re.compile(
    r"(?=.*\b(?:report|memoirs?|memories|diary|diaries|autobiography|testimony|history|published"
    r"|printed)\b).{3,160}\((?:(?:first\s)?(?:published|printed|issued|written|compiled)(?:\sin)?\s"
    r"|[\w .-]{2,30},\s)?(?P<date>\d{4})\)\s*$",
    re.IGNORECASE,
)
"""Report of the Commission of Inquiry (2004)"""
_PUBLISHER = re.compile(
    r"(?:The |Daily |Radio |[\w ]+\b(?:News|Press|Times|Post|Herald|Gazette|Courier|Tribune|Journal"
    r"|Chronicle|Observer|Standard|Mail|Telegraph|Mirror|Echo|Record|Register|Weekly|Agency)$)"
)
_WORKS = (
    r"(?:series|article|essay|op-ed|column|commentary|piece|report|account|letter|testimony|memoir|"
    r"interview|analysis|statement|speech|chapter|post|text|story|opinion)"
)
# A full stop ends a description, unless it stands behind an initial: the U.S. Senate.
_WHO = r"(?:[^.;\n]|(?<=\W[A-Z])\.)"
_STOP = r"(?<!\W[A-Z])\."
INTRODUCED = re.compile(
    r"(?:^|(?<=[.:]\s))(?:This (?:is|was|article|essay|piece|post|op-ed|report|text|commentary)|"
    r"The (?:following|article|text)|Below is|What follows|Editor[’']s note)\b[^.\n]{0,120}?"
    rf"\b(?:{_WORKS}\s+)?(?:written\s+)?by\s+(?P<names>{_NAMES})"
    rf"(?:,\s+(?P<who>{_WHO}{{3,220}}?))?"
    rf"(?=\s*(?:{_STOP}|;)|\s*$|,\s+(?:was|is|and|first|appeared|originally)\b)"
)
"""This is the second part of a series by Jane Roe, a veteran member of the Bridge Builders."""
INTRODUCES = re.compile(
    rf"(?:About the author:?\s*)?(?P<names>{NAME})\s+(?:is|was)\s+"
    rf"(?P<who>(?:an?|the)\s+{_WHO}{{3,220}}?)(?:{_STOP}(?:\s|$)|$)"
)
"""Jane Roe is a senior fellow at the Institute for Bridges."""
_OWN_VOICE = re.compile(
    r"views expressed|opinions expressed|[Ff]ollow (?:him|her|them) (?:on|at)|About the author",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\w.,-])(?:1[5-9]|20)\d\d(?![\w,.-]\d)")
_ROLE = re.compile(
    r"^(?:an?|the)\b|\b[a-z]{4,}|\b(?:News|Press|Times|Post|Herald|Gazette|Courier|Institute|"
    r"University|College|Agency|Correspondent|Writer|Editor|Reporter|Staff|Fellow|Union|Council|"
    r"Director|Professor|Member|Journalist|Contributor|Columnist|Foundation|Society|Party)\b"
)
_PLACE = re.compile(rf"(?:in|at|from)\s+{_WORD}|[A-Z][a-z]+ ?(?:News|Post|Times|Staff)$")
_DAYS = re.compile(
    r"\b(?:January|February|March|April|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_NOT_PEOPLE = re.compile(
    rf"{_DAYS.pattern}|\b(?:University|Press|Council|Ministry|"
    r"Government|United|Office|Committee|Party|Court|Agency)\b"
)


@dataclass(slots=True)
class Byline:
    """What the lines around the text say of it."""

    authors: list[str] = field(default_factory=list)
    affiliation: str | None = None
    published: str | None = None
    publisher: str | None = None


def find_byline(
    text: str, blocks: Sequence[Block], known: Sequence[str] = ()
) -> tuple[Byline, list[Block]]:
    """Read bylines and datelines; lines that are nothing else become artefacts.

    ``known`` are authors known already, whom the closing lines may introduce.
    """
    found = Byline(list(known))
    marked = list(blocks)
    tops = [i for i, b in enumerate(marked) if b.kind not in {"artefact", "post", "table"}][:TOP]
    years = _years(text, marked)
    heads = _heads_of_parts(text, marked)
    for index in tops:
        if index not in heads and _take_line(
            text[marked[index].start : marked[index].end], found, years
        ):
            marked[index] = replace(marked[index], kind="artefact", level=None)
    for index in tops:
        _take_introduction(text[marked[index].start : marked[index].end], found)
    _take_closing(text, marked, found)
    return found, marked


def _heads_of_parts(text: str, blocks: Sequence[Block]) -> frozenset[int]:
    """Dates that stand alone over what was written on them: of several, none is of the whole."""
    heads = {}
    for index, (block, below) in enumerate(pairwise(blocks)):
        line = text[block.start : block.end].strip("*_ ")
        bare = _BARE.fullmatch(line) or PLACE_AND_DAY.fullmatch(line)
        if bare and block.kind != "artefact" and below.kind in ("paragraph", "heading"):
            heads[index] = normalise(bare["date"])
    return frozenset(heads) if len(set(heads.values())) >= PARTS else frozenset()


def _years(text: str, blocks: Sequence[Block]) -> list[int]:
    """The years that the prose names."""
    prose = (text[b.start : b.end] for b in blocks if b.kind not in {"artefact", "post"})
    return [int(year) for part in prose for year in _YEAR.findall(part)]


def _take_line(line: str, found: Byline, years: list[int]) -> bool:
    line = line.strip("*_ ")
    if len(line) > 240:
        return _take_agency(line, found)
    if (match := BYLINE.match(line)) and not _DAYS.search(match["names"]):
        _credit(found, match)
        found.published = found.published or normalise(match["date"])
        return True
    if match := DATELINE.match(line):
        found.published = found.published or normalise(match["date"])
        return True
    if match := PLACE_AND_DAY.match(line):
        return _take_day(match["date"], found, years)
    if match := ISSUED.match(line):
        _take_day(match["date"], found, years)
        return False
    if match := HEADED.match(line) or IMPRINT.match(line):
        _take_day(match["date"], found, years)
        return False  # the line is the title, too
    return _take_agency(line, found)


def _take_day(date: str, found: Byline, years: list[int]) -> bool:
    """A day that may head a chapter as well: taken if the text hardly tells of anything later."""
    day = normalise(date)
    if day is None or sum(year > int(day[:4]) for year in years) > len(years) / 8:
        return False
    found.published = found.published or day
    return True


def _take_agency(line: str, found: Byline) -> bool:
    if match := AGENCY.match(line):
        found.published = found.published or normalise(match["date"])
    return False  # the line goes on as prose


def _take_introduction(block: str, found: Byline) -> None:
    match = INTRODUCED.search(block[:600])
    if match and not _NOT_PEOPLE.search(match["names"]):
        _credit(found, match)


def _take_closing(text: str, blocks: Sequence[Block], found: Byline) -> None:
    closing = [b for b in blocks if b.kind in {"paragraph", "quote"}][-BOTTOM:]
    for block in closing:
        here = text[block.start : block.end]
        match = INTRODUCES.match(here)
        if not match or len(here) > 600 or found.affiliation:
            continue
        named = match["names"] in found.authors
        if named or (not found.authors and _OWN_VOICE.search(here)):
            _credit(found, match)


def _credit(found: Byline, match: re.Match[str]) -> None:
    names = split_names(match["names"])
    houses = [name for name in names[1:] if _PUBLISHER.match(name)]
    names = [name for name in names if name not in houses]
    if not found.authors:
        found.authors.extend(names)
    found.publisher = found.publisher or next(iter(houses), None)
    who = (match["who"] or "").strip(" ,;") or None
    if who and re.fullmatch(_DAY, who):
        found.published = found.published or normalise(who)
    if who and not found.affiliation and set(names) & set(found.authors) and describes(who):
        found.affiliation = who


def describes(who: str) -> bool:
    """Whether words after a name tell what the person is, and not where or when it was written."""
    return bool(_ROLE.search(who)) and not normalise(who) and not _PLACE.fullmatch(who)


def split_names(names: str) -> list[str]:
    """The names of a byline, one by one.

    >>> split_names("By Jane Roe, John Doe and Ann Poe")
    ['Jane Roe', 'John Doe', 'Ann Poe']
    """
    names = re.sub(rf"^\s*{_LEAD}\s+", "", names)
    parts = re.split(r"\s*(?:,\s*and\s+|,|;|\s+and\s+|\s+&\s+|\n)\s*", names)
    found = [" ".join(part.split()) for part in parts if part.strip()]
    return [_from_capitals(name) for name in dict.fromkeys(found)]


def _from_capitals(name: str) -> str:
    words = name.split()
    if len(words) > 1 and name.isupper():
        return " ".join(word.title() if len(word) > 2 else word for word in words)
    return name
