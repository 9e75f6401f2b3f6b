"""Which figures belong to other happenings than the one that a document is about."""

from __future__ import annotations

import re

from quellen.model import Document, Figure

LEAD = 600
"""Characters from the beginning within which a document says what it is about."""

_LONGER = re.compile(
    r"\b(?:since (?:the|then|\d{4})|(?:so far )?this year|(?:over|in) the (?:past|last)"
    r"(?!(?: \w+)? (?:days?|hours?|week|weekend)\b)"
    r"|last (?:year|month)|\w+-year(?!-old|\sold|\s(?:girl|boy|child)\b)|years of"
    r"|broke out|previous(?:ly)?|similar"
    r"|(?:war|conflict|uprising|revolt|insurgency) (?:has|that|began|broke)"
    r"|earlier (?:this|attack))\b",
    re.IGNORECASE,
)
_OTHERWISE = re.compile(
    r"\b(?:prior|unrelated|related:|arrested multiple times|criminal (?:history|record|past)"
    r"|(?:separate|different|earlier|previous|in another|in a second)(?: \w+){0,2}"
    r" (?:incident|shooting|attack|case|crash)s?)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?:Video|Photos?|Related|Watch|Read|See also|More)\b:?\s[A-Z\d]")
_TITLED = re.compile(r"[^\n.]*?(?:\s[a-z]\w{4,}|[.!?”\"]\s*$)")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?![-,.]\d)")


def in_background(document: Document, figure: Figure) -> bool:
    """Whether the sentence of a figure tells of a longer time, an earlier year or another case."""
    start, end = sentence(document.text, figure)
    return (
        _LONGER.search(document.text, start, end) is not None
        or _OTHERWISE.search(document.text, start, end) is not None
        or _of_another_year(document, start, end)
        or _links_elsewhere(document.text, start, end)
    )


def _links_elsewhere(text: str, start: int, end: int) -> bool:
    """ "Video Two Killed in Lubin Crash": the headline of another report, in a line of its own."""
    if start == 0 or text[start - 1] != "\n" or not _LINK.match(text, start, end):
        return False
    return (end == len(text) or text[end] == "\n") and not _TITLED.match(text, start, end)


def sentence(text: str, figure: Figure) -> tuple[int, int]:
    """The bounds of the sentence of a figure, by its marks alone."""
    start = max(text.rfind(". ", 0, figure.start), text.rfind("\n", 0, figure.start)) + 1
    ends = [i for i in (text.find(". ", figure.end), text.find("\n", figure.end)) if i >= 0]
    return start, min(ends, default=len(text))


_STOP = re.compile(r"[.!?][\"”’]?\s+(?=[A-Z\"“])|\n")


def sentence_start(text: str, at: int) -> int:
    """Where the sentence begins that a place stands in, or 0 where none is near."""
    return max((m.end() for m in _STOP.finditer(text, max(0, at - 1000), at)), default=0)


def _of_another_year(document: Document, start: int, end: int) -> bool:
    """Whether a sentence beyond the lead names only years before those of the lead."""
    if start < LEAD:
        return False
    years = {int(y) for y in _YEAR.findall(document.text, start, end)}
    return bool(years) and max(years) < _year_told(document)


def _year_told(document: Document) -> int:
    """The first year of which a document tells: by its lead, else of its publication."""
    lead = {int(y) for y in _YEAR.findall(document.text, 0, LEAD)}
    if lead:
        return min(lead)
    return int(document.published[:4]) if document.published else 0
