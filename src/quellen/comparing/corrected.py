"""Marks as people have corrected them, added them and taken them away.

``correct`` says what the words at its anchors mean: a day, month or year in EDTF; a number with
or without "at least", "at most", "about", "more than", "fewer than"; or ``said: NAME`` and
``denied: NAME``, whose words they are. ``add`` marks words that had no mark, its value as
:mod:`~quellen.comparing.by_hand` reads it, ``remove`` takes the mark of a kind away. The text
stays; what is compared is the corrected meaning. Later decisions on the same words outrank earlier
ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quellen.comparing import by_hand
from quellen.comparing.days import bounds_of
from quellen.ledger.decisions import standing
from quellen.model import Analysis, Decision, Figure, Marked, Qualifier, Span, TextAnchor

ACTIONS = ("correct", "add", "remove")
KINDS = ("time", "figure", "said", "denied", "name")
_AMOUNT = r"(?:(about|at least|more than|at most|fewer than|less than)\s+)?(\d[\d,]*(?:\.\d+)?)"
_NUMBER = re.compile(_AMOUNT)
_COUNTED = re.compile(_AMOUNT + r"\s+(\S.*)")
_QUALIFIERS: dict[str | None, Qualifier] = {
    None: "exactly", "about": "about", "at least": "at_least", "more than": "more_than",
    "at most": "at_most", "fewer than": "less_than", "less than": "less_than",
}  # fmt: skip


def corrected(documents: Sequence[Marked], decisions: Sequence[Decision]) -> tuple[Marked, ...]:
    """The documents with the meanings that people gave to their marks."""
    by_digest: dict[str, list[tuple[TextAnchor, Decision]]] = {}
    for decision in standing(decisions):
        if decision.action in ACTIONS and decision.value:
            for anchor in decision.anchors:
                by_digest.setdefault(anchor.sha256, []).append((anchor, decision))
    return tuple(_corrected(d, by_digest.get(d.document.sha256, ())) for d in documents)


def is_meaning(action: str, value: str) -> bool:
    """Whether a value says something that a decision on a mark can say."""
    kind, _, meaning = (word.strip() for word in value.partition(":"))
    if action == "remove":
        return value in KINDS
    if kind in by_hand.STANCES:
        return bool(meaning)
    if action == "correct":
        return bool(_NUMBER.fullmatch(value)) or bounds_of(value) is not None
    said = _COUNTED.fullmatch(meaning) if kind == "figure" else None
    return said is not None or (kind == "time" and bounds_of(meaning) is not None)


def place_of(anchor: TextAnchor, text: str) -> Span | None:
    """Where the words of an anchor stand; None where they are not in the text any more."""
    if text[anchor.start : anchor.end] == anchor.exact:
        return anchor.start, anchor.end
    around = text.find(anchor.prefix + anchor.exact + anchor.suffix)
    start = around + len(anchor.prefix) if around >= 0 else text.find(anchor.exact)
    return (start, start + len(anchor.exact)) if start >= 0 and anchor.exact else None


def _corrected(marked: Marked, changes: Iterable[tuple[TextAnchor, Decision]]) -> Marked:
    analysis = marked.analysis
    for anchor, decision in changes:
        span = place_of(anchor, marked.document.text)
        if span is not None:
            analysis = _with(analysis, span, decision)
    return replace(marked, analysis=analysis)


def _with(analysis: Analysis, span: Span, decision: Decision) -> Analysis:
    value = (decision.value or "").strip()
    kind, _, meaning = (word.strip() for word in value.partition(":"))
    if decision.action == "remove":
        return by_hand.without(analysis, span, value)
    if decision.action == "add":
        return _added(analysis, span, kind, meaning, decision.id)
    if kind in by_hand.STANCES and meaning:
        return by_hand.revoiced(analysis, span, kind, meaning)
    return _meant(analysis, span, value)


def _added(analysis: Analysis, span: Span, kind: str, meaning: str, number: str) -> Analysis:
    if kind == "time":
        return by_hand.added_time(analysis, span, meaning)
    said = _COUNTED.fullmatch(meaning) if kind == "figure" else None
    if said:
        figure = _recounted(Figure(*span, None, None, "exactly", "", ""), said)
        return by_hand.added_figure(analysis, span, said[3], figure)
    if kind in by_hand.STANCES and meaning:
        return by_hand.added_voice(analysis, span, kind, meaning, number)
    return analysis


def _meant(analysis: Analysis, span: Span, value: str) -> Analysis:
    """The mark that the words are, or that stands in them, with its new meaning."""
    time = by_hand.nearest(analysis.times, span, by_hand.whole)
    figure = by_hand.nearest(analysis.figures, span, by_hand.whole)
    number, days = _NUMBER.fullmatch(value), bounds_of(value)
    if time is not None and days is not None and (figure is None or not number or "-" in value):
        return _redated(analysis, time, value, days)
    if figure is not None and number:
        counted = _recounted(analysis.figures[figure], number)
        figures = (*analysis.figures[:figure], counted, *analysis.figures[figure + 1 :])
        return replace(analysis, figures=figures)
    return analysis


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
