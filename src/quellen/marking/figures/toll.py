"""The toll that a document gives for its main event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quellen.model import Document, Figure


def toll(
    document: Document, figures: Sequence[Figure], counts: str = "killed"
) -> Figure | None:
    """The figure that a document gives for those killed (injured …) in what it is about.

    Numbers go before counts without one, totals before parts, headline and lead before the rest;
    figures of a longer time ("since 2011", "in the war") are background and are passed over.
    """
    told = [f for f in figures if f.counts == counts and f.unit == "person"]
    explicit = [f for f in told if f.qualifier != "implicit" and not _background(document.text, f)]
    totals = [f for f in explicit if not f.part] or explicit
    if totals:
        return totals[0]
    implicit = [f for f in told if f.qualifier == "implicit"]
    return max(implicit, key=lambda f: f.low or 0, default=None)


_LONGER = re.compile(
    r"\b(?:since|so far this year|this year|over the (?:past|last)|in the (?:past|last)|last (?:year|month|week)"
    r"|five-year|\w+-year|civil war|conflict (?:has|that)|years of|began|broke out|began in|uprising)\b",
    re.IGNORECASE,
)


def _background(text: str, figure: Figure) -> bool:
    start = max(text.rfind(". ", 0, figure.start), text.rfind("\n", 0, figure.start)) + 1
    ends = [i for i in (text.find(". ", figure.end), text.find("\n", figure.end)) if i >= 0]
    return bool(_LONGER.search(text, start, min(ends, default=len(text))))
