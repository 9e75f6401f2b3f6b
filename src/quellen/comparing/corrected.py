"""Marks as people have corrected them: a date or a number that was read wrongly.

``correct`` says what the words at its anchors mean: a day, month or year in EDTF, or a number with
or without "at least", "at most", "about", "more than", "fewer than". The text stays; what is
compared is the corrected meaning. Later corrections of the same words outrank earlier ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quellen.comparing.days import bounds_of
from quellen.ledger.decisions import standing
from quellen.model import Analysis, Decision, Figure, Marked, Qualifier, Span, TextAnchor, Time

_NUMBER = re.compile(
    r"(?:(about|at least|more than|at most|fewer than|less than)\s+)?(\d[\d,]*(?:\.\d+)?)"
)
_QUALIFIERS: dict[str | None, Qualifier] = {
    None: "exactly", "about": "about", "at least": "at_least", "more than": "more_than",
    "at most": "at_most", "fewer than": "less_than", "less than": "less_than",
}  # fmt: skip


def corrected(documents: Sequence[Marked], decisions: Sequence[Decision]) -> tuple[Marked, ...]:
    """The documents with the meanings that people gave to their marks."""
    by_digest: dict[str, list[tuple[TextAnchor, str]]] = {}
    for decision in standing(decisions):
        if decision.action == "correct" and decision.value:
            for anchor in decision.anchors:
                by_digest.setdefault(anchor.sha256, []).append((anchor, decision.value.strip()))
    return tuple(_corrected(d, by_digest.get(d.document.sha256, ())) for d in documents)


def place_of(anchor: TextAnchor, text: str) -> Span | None:
    """Where the words of an anchor stand; None where they are not in the text any more."""
    if text[anchor.start : anchor.end] == anchor.exact:
        return anchor.start, anchor.end
    around = text.find(anchor.prefix + anchor.exact + anchor.suffix)
    start = around + len(anchor.prefix) if around >= 0 else text.find(anchor.exact)
    return (start, start + len(anchor.exact)) if start >= 0 and anchor.exact else None


def _corrected(marked: Marked, changes: Iterable[tuple[TextAnchor, str]]) -> Marked:
    analysis = marked.analysis
    for anchor, value in changes:
        span = place_of(anchor, marked.document.text)
        if span is not None:
            analysis = _with(analysis, span, value)
    return replace(marked, analysis=analysis)


def _with(analysis: Analysis, span: Span, value: str) -> Analysis:
    """The mark that the words are, or that stands in them, with its new meaning."""
    time, figure = _nearest(analysis.times, span), _nearest(analysis.figures, span)
    number, days = _NUMBER.fullmatch(value), bounds_of(value)
    if time is not None and days is not None and (figure is None or not number or "-" in value):
        return _redated(analysis, time, value, days)
    if figure is not None and number:
        counted = _recounted(analysis.figures[figure], number)
        figures = (*analysis.figures[:figure], counted, *analysis.figures[figure + 1 :])
        return replace(analysis, figures=figures)
    return analysis


def _nearest(marks: Sequence[Time | Figure], span: Span) -> int | None:
    """The mark that has most in common with a span."""
    shared = [
        (min(m.end, span[1]) - max(m.start, span[0]), -abs(m.end - m.start), -i)
        for i, m in enumerate(marks)
    ]
    best = max(shared, default=(0, 0, 0))
    return -best[2] if best[0] > 0 else None


def _redated(analysis: Analysis, number: int, value: str, days: tuple[str, str]) -> Analysis:
    time = replace(
        analysis.times[number], type="DATE", value=value, mod=None, edtf=value,
        earliest=days[0], latest=days[1], basis="explicit",
    )  # fmt: skip
    statements = tuple(
        replace(s, edtf=value, earliest=days[0], latest=days[1]) if s.time == number else s
        for s in analysis.statements
    )
    times = (*analysis.times[:number], time, *analysis.times[number + 1 :])
    return replace(analysis, times=times, statements=statements)


def _recounted(figure: Figure, said: re.Match[str]) -> Figure:
    qualifier, number = _QUALIFIERS[said[1]], float(said[2].replace(",", ""))
    low = None if qualifier in ("at_most", "less_than") else number + (qualifier == "more_than")
    high = None if qualifier in ("at_least", "more_than") else number - (qualifier == "less_than")
    return replace(figure, low=low, high=high, qualifier=qualifier, part=False)
