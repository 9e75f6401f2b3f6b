"""Datelines: place, date and agency before the first sentence of a report.

A text may reprint dispatches of many years, each under a dateline of its own: with a day and an
agency in brackets it says when that dispatch was sent, whenever the whole was published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from quellen.model import Block, Document, Span, Time

DATELINE = re.compile(
    r"[A-Z][A-Z .,'’-]{2,40}(?:, [A-Z][a-z.]+(?: \d{1,2})?)?(?:,? ?[\w., ]{0,24})?"
    r"(?:\([^)\n]{1,40}\) ?)?(?:--|[-–—])\s"
)
"""CASTREL, 29 April (ONA) - The bridge …"""
_AGENCY = re.compile(r"\([A-Z][^)\n]{1,39}\) ?(?:--|[-–—])\s$")
FEWEST_DISPATCHES = 2
WIRED = 7  # days before the day of publication on which a report can have been sent


def times_of_sending(document: Document, times: Sequence[Time]) -> Iterator[int]:
    """Indices of times that say when a report was sent, not when anything happened."""
    published = _day(document.published)
    starts = {block.start for block in document.blocks if block.kind == "paragraph"}
    heads = [m for start in sorted(starts) if (m := DATELINE.match(document.text, start))]
    for number, time in enumerate(times):
        day = _day(time.earliest)
        near = day is not None and published is not None and 0 <= (published - day).days <= WIRED
        around = [m for m in heads if m.start() < time.start and time.end <= m.end()]
        if around and (near or (day is not None and _AGENCY.search(around[0][0]))):
            yield number


def opens_dispatch(text: str, block: Block, span: Span) -> bool:
    """Whether a date stands in the dateline of a dispatch, beside its agency.

    >>> opens_dispatch("KELT, 3 May 1921 (CP) - Rain.", Block(0, 29, "paragraph"), (6, 16))
    True
    >>> opens_dispatch("KELT, 3 May 1921 - Rain.", Block(0, 24, "paragraph"), (6, 16))
    False
    """
    head = DATELINE.match(text, block.start, block.end) if block.kind == "paragraph" else None
    if head is None or _AGENCY.search(head[0]) is None:
        return False
    return head.start() < span[0] and span[1] <= head.end()


def heads_issue(text: str, block: Block, span: Span) -> bool:
    """Whether a full date stands alone, or beside a paper's name, at the head of what it printed.

    >>> heads_issue("The Gazette, 3 May 1921: Fire", Block(0, 29, "heading"), (13, 23))
    True
    >>> heads_issue("(3 May 1921) Rain.", Block(0, 18, "paragraph"), (1, 11))
    True
    >>> heads_issue("The fire of 3 May 1921", Block(0, 22, "heading"), (12, 22))
    False
    """
    start, end = span
    if _BRACKETED.fullmatch(text, block.start, start) and text[end : end + 1] in (")", "]"):
        return True
    if block.end - block.start > _LINE:
        return False
    ends = _ENDS.match(text, end, block.end) is not None
    return ends and _NAME_OF_PAPER.fullmatch(text, block.start, start) is not None


_LINE = 100  # characters of a line that is a head
_BRACKETED = re.compile(r"[*_\s]*[(\[](?:\w+day,?\s)?")
_NAME_OF_PAPER = re.compile(
    r"[*_\s]*(?:(?:From\s)?(?:[Tt]he\s)?[A-Z][\w.’'-]*(?:\s(?:of\s|and\s|the\s)*[A-Z][\w.’'-]*){0,4}"
    r"[*_]*[,:]\s)?[*_]*(?:\w+day,?\s)?(?:the\s)?"
)
_ENDS = re.compile(r"[\s*_.)\]]*(?:$|[.:]\s|[-–—]\s)")


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat((words or "")[:10])
    except ValueError:
        return None
