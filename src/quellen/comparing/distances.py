"""Distances in words: "two weeks before the siege of Varn", "after the fall of Ostrel".

How far from what something is told to have happened, in days, with what the words leave open: a
fifth of the distance, twice that where they say "about".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

UNBOUNDED = float("inf")
GAP = 2  # characters between a distance in front and its clause: a comma, a space
SLACK = 0.2  # of a distance: "six months" may be five and a half or seven
_NUMBERS = {
    word: n
    for n, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen".split(), 1
    )
} | {"a": 1, "an": 1}
_DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "year": 365.25}
_SIDE = r"(?P<side>before|after|prior to|following)"
_DISTANCE = re.compile(
    rf"\b(?P<hedge>(?:about|around|some|nearly|almost|roughly|approximately|barely|just)\s+)?"
    rf"(?P<count>{'|'.join(_NUMBERS)}|\d{{1,3}})\s+(?P<unit>{'|'.join(_DAYS)})s?\s+{_SIDE}\s+",
    re.IGNORECASE,
)
_ORDER = re.compile(rf"\b(?<!\bday )(?<!s ){_SIDE}\s+(?=the\s+\w+\s+of\s+[A-Z])")
_ANCHOR = re.compile(
    r"(?:(?:the|his|her|its|their)\s+|(?=[A-Z]))[^\s,;:.()]+(?:\s+(?!on\b|in\b|and\b|when\b|which\b|that\b|"
    r"who\b|but\b|as\b|while\b)[^\s,;:.()]+){0,6}"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A distance or an order in a text, with the words of what it hangs on."""

    start: int
    end: int
    low: float
    high: float
    anchor: str

    def hangs(self, start: int, end: int) -> bool:
        """Whether a clause from ``start`` to ``end`` is what is told at this distance.

        The phrase stands in it, or right before it: "Three months after the siege, bakers rose".
        """
        if start == self.start:
            return end > self.end + GAP
        return start < self.start < end or self.end <= start <= self.end + GAP


def phrases(text: str) -> Iterator[Phrase]:
    """Distances and bare orders, in days, negative for what comes before its anchor."""
    for match in _DISTANCE.finditer(text):
        anchor = _ANCHOR.match(text, match.end())
        if anchor:
            count = _NUMBERS.get(match["count"].lower()) or int(match["count"])
            days = count * _DAYS[match["unit"].lower()]
            slack = max(1.0, days * SLACK * (2 if match["hedge"] else 1))
            low, high = _signed(match["side"], max(0.0, days - slack), days + slack)
            yield Phrase(match.start(), anchor.end(), low, high, anchor[0])
    for match in _ORDER.finditer(text):
        anchor = _ANCHOR.match(text, match.end())
        if anchor:
            low, high = _signed(match["side"], -1.0, UNBOUNDED)
            yield Phrase(match.start(), anchor.end(), low, high, anchor[0])


def _signed(side: str, near: float, far: float) -> tuple[float, float]:
    return (near, far) if side.lower() in ("after", "following") else (-far, -near)
