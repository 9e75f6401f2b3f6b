"""Towns at the head of a report: datelines, and what stands in the headline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quellen.marking.places import is_area, state, towns
from quellen.marking.scenes.vocabulary import NO_TOWN, OFFICES, VENUES, WORDS_OF_HEADLINES
from quellen.model import Document, Span

EARLY = 9  # blocks at whose head a dateline may stand
_DATELINE = re.compile(
    r"\(?(?P<town>[A-Z][\w.'’]+(?:[ -][A-Z][\w.'’]+){0,3})"
    r"(?:,\s(?P<in>[A-Z][\w.]+(?:\s[A-Z][\w.]+)?))?\)?"
    r"(?P<agency>\s*\([^)\n]{2,30}\))?\s*(?P<dash>--|[-–—:]|>>)?\s"
)


def datelines(document: Document) -> Iterator[Span]:
    """ "HARWICK, Ohio (AP) —", "Harwick —", "(Harwick)" at the head of an early paragraph."""
    for block in document.blocks[:EARLY]:
        match = _DATELINE.match(document.text, block.start, block.end)
        if block.kind != "heading" and match and _is_dateline(match):
            yield match.span("town")


def _is_dateline(match: re.Match[str]) -> bool:
    town, within, dash = match["town"], match["in"], match["dash"]
    if is_area(town) or (within and not is_area(within) and state(within) is None):
        return False
    marked = bool(match["agency"]) or dash in ("--", "–", "—", ">>", "-")
    if town.isupper() and (marked or within):
        return True
    if match[0].startswith("(") and ")" in match[0]:
        return bool(towns(town))
    return marked and dash != "-" and bool(towns(town) or within)


_FURNITURE = re.compile(
    r"\s(?:-|–|\||::)\s(?=[^\n]*(?:News|FOX|TV|ABC|NBC|CBS|Channel|\.com|Online|Weather|Press))"
)
"""Where the name of a station begins behind a headline."""


def headline(document: Document) -> Span:
    """Where the words of the headline end, and where its whole line does."""
    if not document.blocks or document.blocks[0].kind != "heading":
        return (0, 0)
    end = document.blocks[0].end
    cut = _FURNITURE.search(document.text, 0, end)
    return (cut.start() if cut else end, end)


_CAPITALISED = re.compile(r"[A-Z][\w.’'-]+")
_LONGEST = 3  # words of a town
NOT_TOWN = NO_TOWN | VENUES | OFFICES | WORDS_OF_HEADLINES


def towns_in_headline(text: str, end: int) -> Iterator[Span]:
    """Towns of the gazetteer among its capitalised words, and what stands behind "in"."""
    words = [m.span() for m in _CAPITALISED.finditer(text, 0, end)]
    taken = 0
    for i, (start, _) in enumerate(words):
        spans = ((start, _without_s(text, b)) for _, b in reversed(words[i : i + _LONGEST]))
        span = next((s for s in spans if start >= taken and _is_town(text[slice(*s)])), None)
        if span is not None and not _OF.match(text, span[1]):
            taken = span[1]
            yield span
    for match in _IN.finditer(text, 0, end):
        if not towns(match[1]) and NOT_TOWN.isdisjoint(match[1].casefold().split()):
            yield match.span(1)


_OF = re.compile(r"\s+of\b", re.IGNORECASE)
"""The "Union of Weavers" is no town, though there are towns called Union."""
_IN = re.compile(r"\b(?:in|near|outside)\s((?:[A-Z][\w.’'-]+)(?:\s[A-Z][\w.’'-]+){0,2})")


def _without_s(text: str, end: int) -> int:
    return end - 2 if text[end - 2 : end] in ("'s", "’s") else end


def _is_town(name: str) -> bool:
    known = bool(towns(name)) and not is_area(name)
    return known and NOT_TOWN.isdisjoint(name.casefold().split())
