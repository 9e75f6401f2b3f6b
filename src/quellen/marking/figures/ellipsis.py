"""Counts whose verb is left out: "four died at once, two more on the way to the hospital"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quellen.marking.figures.quantities import Quantity
from quellen.marking.figures.refusals import is_age
from quellen.marking.figures.vocabulary import STRENGTH
from quellen.marking.language import Token
from quellen.model import Figure

Found = tuple[Quantity, Figure | None]
_MORE = re.compile(r"\s(?:more|others)\b(?!\sthan)", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|a\sfurther|an\sadditional)\s$", re.IGNORECASE)
_GAP = re.compile(r"\s(?:in|at|near|on|outside|by|from|of)\s", re.IGNORECASE)

_CONDITION = re.compile(
    r"\s(?:in|at)\s[^,;.]{0,30}\b(?:condition|custody|hospital)\b", re.IGNORECASE
)
"""What became of these is said in their own words."""


def left_out(text: str, found: Sequence[Found], words: Sequence[Token]) -> list[Figure]:
    """The figures found; a bare number that takes up the one before it shares what became of it.

    It does where it says so ("two more", "another two"), or stands in a row of like phrases
    ("twelve died in Orlen, three in Arde"), and no verb comes in between.
    """
    figures: list[Figure] = []
    for quantity, figure in found:
        last = figures[-1] if figures else None
        if figure is None and last is not None and _takes_up(text, quantity, last, words):
            figures.append(_like(last, quantity))
        elif figure and last and _died_there(text, figure, last, words):
            figures.append(replace(figure, counts=last.counts))
        elif figure is not None:
            figures.append(figure)
    return figures


def _like(last: Figure, quantity: Quantity) -> Figure:
    bounds = quantity.low, quantity.high, quantity.qualifier
    return Figure(quantity.start, quantity.end, *bounds, "person", last.counts)


def _takes_up(text: str, quantity: Quantity, last: Figure, words: Sequence[Token]) -> bool:
    if last.unit != "person" or last.counts not in STRENGTH or quantity.unit:
        return False
    inside = [t for t in words if t.start < quantity.core[1] and t.end > quantity.core[0]]
    if not inside or is_age(inside, words) or _of_noun(inside[-1]):
        return False
    if _CONDITION.match(text, quantity.end):
        return False
    between = [t for t in words if last.end <= t.start < quantity.start]
    if any(t.text in (".", ":", "(") for t in between):
        return False
    said = _MORE.match(text, quantity.end) or _ANOTHER.search(text, 0, quantity.start)
    row = _GAP.match(text, quantity.end) and between and between[-1].text in (",", "and", ";")
    after = [t for t in words if t.start >= quantity.end]
    return bool(said or row) and not any(t.tag in ("VBD", "VBZ", "VBP") for t in after)


def _died_there(text: str, figure: Figure, last: Figure, words: Sequence[Token]) -> bool:
    """ "Five died on the spot and two in hospital": they did not just lie there.

    It takes a verb of dying that already has its place or time, and no verb of their own.
    """
    if (last.counts, figure.counts) != ("killed", "hospitalised"):
        return False
    row = _DIED_SOMEWHERE.fullmatch(text, last.end, figure.start)
    there = _IN_HOSPITAL.match(text, figure.end)
    after = [t for t in words if t.start >= figure.end]
    return bool(row and there) and not any(t.tag in ("VBD", "VBZ", "VBP") for t in after)


_DIED_SOMEWHERE = re.compile(
    r"\s+(?:then\s+)?died\s+(?:at|on|in|before|during|by|instantly|there|outright)\b[^.;:()]*?,?\s+and\s+"
)
_IN_HOSPITAL = re.compile(
    r"\s+(?:more\s+|others\s+)?(?:later\s+)?in\s+(?:the\s+|a\s+)?hospital\b(?!\s+with)"
)


def _of_noun(number: Token) -> bool:
    """Whether it counts a noun of its own, other than "more" or "others"."""
    counts = number.dep in ("nummod", "npadvmod") and number.head.i > number.i
    return counts and number.head.lower not in ("more", "others")
