"""Datelines: place, date and agency before the first sentence of a report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from quellen.model import Document, Time

DATELINE = re.compile(
    r"[A-Z][A-Z .,'’-]{2,40}(?:, [A-Z][a-z.]+(?: \d{1,2})?)?(?:,? ?[\w., ]{0,24})?"
    r"(?:\([^)\n]{1,40}\) ?)?(?:--|[-–—])\s"
)
"""CASTREL, 29 April (ONA) - The bridge …"""
WIRED = 7  # days before the day of publication on which a report can have been sent


def times_of_sending(document: Document, times: Sequence[Time]) -> Iterator[int]:
    """Indices of times that say when a report was sent, not when anything happened."""
    published = _day(document.published)
    if published is None:
        return
    starts = {block.start for block in document.blocks if block.kind == "paragraph"}
    heads = [m for start in sorted(starts) if (m := DATELINE.match(document.text, start))]
    for number, time in enumerate(times):
        day = _day(time.earliest)
        near = day is not None and 0 <= (published - day).days <= WIRED
        if near and any(m.start() < time.start and time.end <= m.end() for m in heads):
            yield number


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat((words or "")[:10])
    except ValueError:
        return None
