"""The toll that a document gives for its main event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from quellen.model import Document, Figure

LEAD = 600
"""Characters behind the headline in which the lead says more exactly what it shortened."""


def toll(document: Document, figures: Sequence[Figure], counts: str = "killed") -> Figure | None:
    """The figure that a document gives for those killed (injured …) in what it is about.

    Numbers go before counts without one, precise ones before vague ones, totals before parts,
    headline and lead before the rest; figures of a longer time ("since 2011") are passed over.
    The headline's number takes its qualifier from the lead. What is summed up or concluded
    ("four shot", one of whom died: three injured) is implicit, on all the words it rests on.
    """
    told = [f for f in figures if _is_told(f, counts) and f.unit == "person"]
    explicit = _summed(document.text, [f for f in told if not f.part])
    explicit = [f for f in explicit if not _background(document.text, f)]
    positive = [f for f in explicit if f.low or f.high]
    for group in (filter(_precise, positive), positive):
        if chosen := next(iter(group), None):
            return _as_in_lead(document, chosen, explicit)
    if counts == "injured" and (survived := _survived(document, figures)):
        return survived
    if counts == "injured":
        told = _alive(document, figures)
    alone = _implicit(document.text, told) or _charged(document, figures, counts)
    parts = (f for f in told if f.part and f.low and not _background(document.text, f))
    found = alone or next(parts, None) or next((f for f in told if f.high == 0), None)
    return found or (_bodies(document.text, figures) if counts == "killed" else None)


def _is_told(figure: Figure, counts: str) -> bool:
    """Those executed count as killed where the document opens with them."""
    opens = figure.counts == "executed" and figure.start < LEAD
    return figure.counts == counts or (counts == "killed" and opens)


def _bodies(text: str, figures: Sequence[Figure]) -> Figure | None:
    """ "Rescuers pulled 17 bodies from the rubble", where nothing else is said of the dead."""
    bodies = (f for f in figures if f.counts == "body" and f.low and not _background(text, f))
    return next((replace(f, unit="person", counts="killed") for f in bodies), None)


def _precise(figure: Figure) -> bool:
    return figure.low is not None and not (
        figure.qualifier == "about" and figure.high != figure.low
    )


def _as_in_lead(document: Document, chosen: Figure, explicit: Sequence[Figure]) -> Figure:
    """Headlines drop "at least" and round: the lead's "at least 16" stands for "16 killed"."""
    begins = next((b.end for b in document.blocks if b.kind == "heading"), 0)
    for figure in explicit:
        if chosen.start < figure.start < begins + LEAD and figure.low and chosen.low:
            if figure.low == chosen.low and chosen.qualifier == "exactly" != figure.qualifier:
                return figure
            rounded = chosen.qualifier in ("more_than", "about") and chosen.low % 10 == 0
            if rounded and _precise(figure) and chosen.low < figure.low <= 1.1 * chosen.low:
                return figure
    return chosen


# ----------------------------------------------------------------------------- sums

_AND = re.compile(r"\s*,?\s*(?:and\s|&|,)\s*(?:the\s)?", re.IGNORECASE)


def _summed(text: str, told: Sequence[Figure]) -> list[Figure]:
    """Explicit figures; those that one coordination joins ("three women, one man") are summed."""
    result: list[Figure] = []
    for figure in told:
        last = result[-1] if result else None
        if last and _AND.fullmatch(text, last.end, figure.start) and _addable(last, figure):
            result[-1] = _sum(last, figure)
        else:
            result.append(figure)
    return [f for f in result if f.qualifier != "implicit"]


def _addable(one: Figure, two: Figure) -> bool:
    return bool(one.low and two.low and two.high is not None)


def _sum(one: Figure, two: Figure) -> Figure:
    high = None if one.high is None or two.high is None else one.high + two.high
    kind = two.qualifier if one.qualifier == "implicit" else one.qualifier
    return replace(one, end=two.end, low=(one.low or 0) + (two.low or 0), high=high, qualifier=kind)


def _survived(document: Document, figures: Sequence[Figure]) -> Figure | None:
    """Of those shot, the ones who did not die."""
    shot = [f for f in figures if f.counts == "shot" and f.unit == "person" and not f.part]
    explicit = [f for f in _summed(document.text, shot) if _precise(f) and f.low]
    if not explicit or _background(document.text, explicit[0]):
        return None
    dead = toll(document, figures, "killed")
    left = (explicit[0].low or 0) - ((dead.low if dead else 0) or 0)
    return replace(explicit[0], low=left, high=left, qualifier="implicit") if left > 0 else None


def _alive(document: Document, figures: Sequence[Figure]) -> list[Figure]:
    """Those hurt or shot who can be known not to be the dead of the same document."""
    hurt = [f for f in figures if f.counts in ("injured", "shot") and f.unit == "person"]
    dead = [f for f in figures if f.counts == "killed" and f.unit == "person" and f.high != 0]
    if not dead:
        return hurt
    places = {_sentence(document.text, f.start) for f in dead}
    return [
        f
        for f in hurt
        if (_OTHER.search(document.text, f.start, f.end) and f.counts == "injured")
        or (
            (f.counts == "injured" and _sentence(document.text, f.start) in places)
            and not _PRONOUN.match(document.text, f.start, f.end)
        )
    ]


_OTHER = re.compile(r"\b(?:another|second|other|third|fourth|surviving|survivor)\b", re.IGNORECASE)

# ------------------------------------------------------------------ counts without a number

_PRONOUN = re.compile(r"(?:he|she|him|her|his|hers|i)$", re.IGNORECASE)
_STOP = re.compile(r"[.!?][\"”’]?\s+(?=[A-Z\"“])|\n")


def _implicit(text: str, told: Iterable[Figure]) -> Figure | None:
    """The most people that one sentence tells of without a number.

    Whoever is told of again elsewhere cannot be known to be somebody else; in one sentence he is,
    unless only a pronoun stands for him.
    """
    sentences: dict[int, list[Figure]] = {}
    for figure in told:
        if figure.qualifier == "implicit" and figure.low and not _background(text, figure):
            sentences.setdefault(_sentence(text, figure.start), []).append(figure)
    totals = [_together(text, figures) for figures in sentences.values()]
    return max(totals, key=lambda f: f.low or 0, default=None)


def _sentence(text: str, at: int) -> int:
    return max((m.end() for m in _STOP.finditer(text, max(0, at - 1000), at)), default=0)


def _together(text: str, figures: Sequence[Figure]) -> Figure:
    people = [f for f in figures if not _PRONOUN.match(text, f.start, f.end)] or list(figures[:1])
    total = people[0]
    for figure in people[1:]:
        if _FURTHER.search(text, figure.start, figure.end) and not _by_accident(text, figure):
            total = _sum(total, figure)
        elif (figure.low or 0) > (total.low or 0):
            total = figure
    return total


def _by_accident(text: str, figure: Figure) -> bool:
    """ "A man was hurt when he accidentally shot himself" tells of one."""
    own = re.fullmatch(r"himself|herself", text[figure.start : figure.end], re.IGNORECASE)
    return bool(own and re.search(r"\baccident", text[max(0, figure.start - 40) : figure.start]))


_FURTHER = re.compile(r"\b(?:himself|herself|another|second|other|third)\b", re.IGNORECASE)


def _charged(document: Document, figures: Sequence[Figure], counts: str) -> Figure | None:
    """Those charged count as held where nothing else is said of arrests."""
    found = toll(document, figures, "charged") if counts == "arrested" else None
    return replace(found, qualifier="implicit") if found else None


# ----------------------------------------------------------------------------- background

_LONGER = re.compile(
    r"\b(?:since (?:the|then|\d{4})|(?:so far )?this year|(?:over|in) the (?:past|last)"
    r"(?!(?: \w+)? (?:days?|hours?|week|weekend)\b)"
    r"|last (?:year|month)|\w+-year(?!-old|\sold)|years of|broke out|previous|similar"
    r"|(?:war|conflict|uprising|revolt|insurgency) (?:has|that|began|broke)"
    r"|earlier (?:this|attack))\b",
    re.IGNORECASE,
)


def _background(text: str, figure: Figure) -> bool:
    start = max(text.rfind(". ", 0, figure.start), text.rfind("\n", 0, figure.start)) + 1
    ends = [i for i in (text.find(". ", figure.end), text.find("\n", figure.end)) if i >= 0]
    return bool(_LONGER.search(text, start, min(ends, default=len(text))))
