"""Lengths of time told in the unit in which people would tell them."""

from __future__ import annotations

from quellen.model import Marked, Span

MONTH, YEAR = 30.44, 365.25  # days
IN_DAYS, IN_MONTHS = 75, 730  # days that are still told in days, in months
CONTEXT = 320  # characters of a sentence that are quoted


def in_words(shortest: float, longest: float) -> str:
    """
    >>> in_words(3, 3), in_words(500, 530), in_words(1100, 2900)
    ('3 days', '16 to 17 months', '3 to 8 years')
    """
    unit, days = "days", 1.0
    if longest >= IN_DAYS:
        unit, days = ("months", MONTH) if longest < IN_MONTHS else ("years", YEAR)
    low, high = round(shortest / days), round(longest / days)
    return f"{low} {unit[:-1] if low == 1 else unit}" if low == high else f"{low} to {high} {unit}"


def around(marked: Marked, span: Span) -> Span:
    """The sentence of some words, or as many whole words around them as make a fair quotation."""
    text = marked.document.text
    start, end = next(((a, b) for a, b in marked.analysis.sentences if a <= span[0] < b), span)
    if end - start > CONTEXT:
        low, high = max(start, span[0] - CONTEXT // 2), min(end, span[1] + CONTEXT // 2)
        start = low if low == start else text.find(" ", low, span[0]) + 1 or span[0]
        end = high if high == end else max(text.rfind(" ", span[1], high), span[1])
    return start, max(end, span[1])
