"""Distances in words: "two weeks before the siege of Varn", "after the fall of Ostrel".

How far from what something is told to have happened, in days, with what the words leave open: a
fifth of the distance, twice that where they say "about", and at least half of the unit ("a year
after" may be fifteen months). "Less than nine months after" has only an end, "over a year" none.
"Varn fell after a siege of 40 days" is a distance from the beginning of that siege.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quellen.comparing.terms import SILENT

UNBOUNDED = float("inf")
FAR = 200  # characters, nearly all of them blanks, from a unit to the word behind it
GAP = 2  # characters between a distance in front and its clause: a comma, a space
SLACK = 0.2  # of a distance: "six months" may be five and a half or seven
_NUMBERS = {
    word: n
    for n, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen".split(), 1
    )
} | {"a": 1, "an": 1}
_DAYS = {"day": 1.0, "week": 7.0, "fortnight": 14.0, "month": 30.44, "year": 365.25}
_UNITS = tuple(f"{unit}{ending}" for unit in _DAYS for ending in ("", "s"))
_SIDES = r"before|after|prior to|following"
_HEDGES = "about|around|some|nearly|almost|roughly|approximately|barely|just"
_BELOW = r"(?:no|not)\s+more\s+than|(?:less|fewer)\s+than|not\s+quite|at\s+most|under|within"
_ABOVE = r"(?:no|not)\s+(?:less|fewer)\s+than|(?:well\s+)?(?:more\s+than|over)|at\s+least"
_HEDGE = rf"(?P<hedge>(?:{_HEDGES}|{_BELOW}|{_ABOVE})\s+)?"
_COUNT, _UNIT = rf"(?:{'|'.join(_NUMBERS)}|\d{{1,3}})", rf"(?:{'|'.join(_DAYS)})"
_DISTANCE = re.compile(
    r"\b(?<![-–])(?<!\bor )(?<!\bto )"  # not of "twenty-five years", "two or three weeks"
    rf"{_HEDGE}(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})s?\s+(?P<side>{_SIDES})\s+",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\bthe\s+(?:very\s+|next\s+)?(?:day|morning|evening|night)\s+(?P<side>before|after)\s+"
    r"(?=the\b)",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\b(?<!\bday )(?<!\bmorning )(?<!\bevening )(?<!\bnight )(?<!s )"
    rf"(?P<side>(?i:{_SIDES}))\s+(?=the\s+\w+\s+(?:of|at)\s+(?:the\s+)?[A-Z])"
)
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_IN_PLACE = rf"in\b(?=\s+(?!(?:{_MONTHS})[a-z]*\b)[A-Z])"
_SEASONS = (
    "spring|summer|autumn|fall|winter|morning|afternoon|evening|night|end|meantime|first|same"
)
_IN_THING = rf"(?:in|at|on)\s+the\s+(?!(?:{_SEASONS})\b)[a-z]+(?=\s*[,.;:)]|\s+and\b|\s*$)"
""" "The bomb in the market": where it was tells which it is, if nothing more follows."""
_ON = r"(?:on|and|when|which|that|who|but|as|while|in)\b"
_ANCHOR = re.compile(
    r"(?:(?:the|his|her|its|their)\s+|(?=[A-Z]))[^\s,;:.()]+"
    rf"(?:\s+(?:{_IN_PLACE}|(?!{_ON})[^\s,;:.()]+)){{0,6}}(?:\s+{_IN_THING})?"
)
_ENDURED = re.compile(
    rf"\bafter\s+(?:a|an|the)\s+(?:(?P<noun>[a-z]+)\s+(?:of|lasting)\s+{_HEDGE}"
    rf"(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})s?\b"
    rf"|(?P<count2>{_COUNT})[\s-](?P<unit2>{_UNIT})(?:[\s-]long)?\s+(?P<noun2>[a-z]+)\b)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A distance or an order in a text, with the words of what it hangs on."""

    start: int
    end: int
    low: float
    high: float
    anchor: str
    since_start: bool = False
    """Counted from the beginning of what it hangs on, not from its end."""
    leads: bool = False
    """More of its sentence follows."""

    def hangs(self, start: int, end: int) -> bool:
        """Whether a clause from ``start`` to ``end`` is what is told at this distance.

        The phrase stands in it, or right before it: "Three months after the siege, bakers rose".
        """
        if start == self.start:
            return end > self.end + GAP
        return start < self.start < end or (self.leads and self.end <= start <= self.end + GAP)


def phrases(text: str) -> Iterator[Phrase]:
    """Distances and bare orders, in days, negative for what comes before its anchor."""
    taken = set[int]()
    plain = " ".join(text.lower().split())
    found = ((_distances(text), _counted), (_matches(_NEXT, text, plain), _next),
             (_matches(_ORDER, text, plain), _after))  # fmt: skip
    for matches, days_of in found:
        for match in matches:
            anchor = _ANCHOR.match(text, match.end())
            if anchor and match.end() not in taken:
                taken.add(match.end())
                low, high = _signed(match["side"], *days_of(match))
                leads = text[anchor.end() : anchor.end() + 1] in (",", " ")
                yield Phrase(match.start(), anchor.end(), low, high, anchor[0], leads=leads)
    for match in _matches(_ENDURED, text, plain):
        name = _subject(text, match.start())
        if name:
            unit, count = match["unit"] or match["unit2"], match["count"] or match["count2"]
            anchor_words = f"the {match['noun'] or match['noun2']} of {name}"
            low, high = _days(count, unit, match["hedge"])
            yield Phrase(match.start(), match.end(), low, high, anchor_words, True)


_NEEDED = {
    _NEXT: re.compile(r"(?:day|morning|evening|night) (?:before|after) the"),
    _ORDER: re.compile(rf"(?:{_SIDES}) the \w+ (?:of|at) "),
    _ENDURED: re.compile(rf"after (?:an?|the) (?:[a-z]+ (?:of|lasting) |{_COUNT}[ -])"),
}
"""What a text in small letters must have for a pattern to match in it: most texts do not."""


def _matches(pattern: re.Pattern[str], text: str, plain: str) -> Iterator[re.Match[str]]:
    return pattern.finditer(text) if _NEEDED[pattern].search(plain) else iter(())


def counted(text: str) -> Iterator[tuple[int, int, float, float]]:
    """Counted distances alone: where each begins, where its anchor does, and its signed days."""
    for match in _distances(text):
        yield match.start(), match.end(), *_signed(match["side"], *_counted(match))


def _distances(text: str) -> Iterator[re.Match[str]]:
    return _DISTANCE.finditer(text) if _may_count(text.lower()) else iter(())


def _may_count(plain: str) -> bool:
    """Whether a unit of time stands before any word for before or after: most texts have none."""
    for side in _SIDES.split("|"):
        at = plain.find(side)
        while at >= 0:
            if plain[max(0, at - FAR) : at].rstrip().endswith(_UNITS):
                return True
            at = plain.find(side, at + 1)
    return False


def _counted(match: re.Match[str]) -> tuple[float, float]:
    return _days(match["count"], match["unit"], match["hedge"])


def _days(count: str, unit: str, hedge: str | None) -> tuple[float, float]:
    """So many days, with what the words leave open on both sides."""
    length = _DAYS[unit.lower()]
    days = (_NUMBERS.get(count.lower()) or int(count)) * length
    slack = max(1.0, length / 2, days * SLACK * (2 if hedge else 1))
    if hedge and re.match(_BELOW, hedge, re.IGNORECASE):
        return 0.0, days + slack
    if hedge and re.match(_ABOVE, hedge, re.IGNORECASE):
        return max(0.0, days - slack), UNBOUNDED
    return max(0.0, days - slack), days + slack


def _next(match: re.Match[str]) -> tuple[float, float]:
    return 0.0, 2.0


def _after(match: re.Match[str]) -> tuple[float, float]:
    return -1.0, UNBOUNDED


def _subject(text: str, end: int) -> str | None:
    """The last name in a sentence before a place: what "fell after a siege" is told of."""
    start = max(text.rfind(mark, 0, end) for mark in (". ", "\n", "; ", ", "))
    names = [m[0] for m in _NAME.finditer(text, start + 1, end)]
    plain = [n.removeprefix("The ") for n in names if n.casefold() not in SILENT]
    return plain[-1] if plain else None


def _signed(side: str, near: float, far: float) -> tuple[float, float]:
    return (near, far) if side.lower() in ("after", "following") else (-far, -near)
