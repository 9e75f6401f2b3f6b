"""Texts without what accounts may disagree on: the words that are left say what is told."""

from __future__ import annotations

from collections.abc import Sequence

from quellen.comparing.distances import Phrase
from quellen.model import Analysis


def without_dates_and_numbers(text: str, analysis: Analysis, distances: Sequence[Phrase]) -> str:
    """The text with its dates, distances and counts blanked out, offsets unchanged.

    When and how many are what accounts may disagree on, so they say nothing of sameness.
    """
    blanked = list(text)
    spans = [(t.start, t.end) for t in analysis.times]
    spans += [(d.start, d.end) for d in distances]
    for start, end in spans:
        blanked[start:end] = " " * (end - start)
    for figure in analysis.figures:
        span = blanked[figure.start : figure.end]
        blanked[figure.start : figure.end] = (" " if c.isdigit() else c for c in span)
    return "".join(blanked)
