"""Titles of events in their sources' own words: the clause that tells it, read as a title.

Of all tellings the one that has most in common with the others names the event, of those that say
of whom they speak. A long sentence is cut to the clause with the date, and what joins it to
others goes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quellen.comparing.tellings import Telling

LONGEST = 140  # characters of a title
LONG = 110  # characters from which a sentence is cut to the clause with its date
FEWEST = 4  # words of such a clause
LOOKED_AT = 12  # tellings of one event


def title_of(tellings: Sequence[Telling]) -> str:
    """The event in its sources' words: the telling that has most in common with the others."""
    dated = [t for t in tellings[:LOOKED_AT] if not t.focal] or tellings[:LOOKED_AT]

    def merit(telling: Telling) -> tuple[bool, bool, float, int]:
        title = titled(telling)
        shared = sum(
            telling.vector.get(t, 0.0) * w
            for other in tellings[:LOOKED_AT] if other is not telling
            for t, w in other.vector.items()
        )  # fmt: skip
        fair = len(title.split()) >= FEWEST and not title.endswith("…")
        return (not _HINTS.match(title), fair, round(shared, 4), -abs(len(title) - 80))

    return titled(max(dated, key=merit))


def titled(telling: Telling) -> str:
    """The words of one telling as a title."""
    words, date = " ".join(telling.quote.split()), " ".join(telling.dated_by.split())
    if len(words) > LONG and date:
        words = _clause(words, date, _subject(telling))
    words = _JOINING.sub("", _MARKS.sub("", words))
    without_date = words.removeprefix(date)
    if _LEADING.match(without_date):
        words = _LEADING.sub("", without_date)
    return shorten(words[:1].upper() + words[1:], LONGEST)


_MARKS = re.compile(r"^[^\w“‘\"'(]+")
"""Bullets and pictures before the first word."""
_JOINING = re.compile(
    r"^(?:that|when|while|as|and|but|after|before|nevertheless|ultimately|however|then|meanwhile)"
    r",?\s+(?=\S+\s\S+\s\S)",
    re.IGNORECASE,
)
"""Words that join a clause to another, and mean nothing at the head of a title."""
_LEADING = re.compile(
    r"^,?\s*(?:when|(?:leading|led) to|resulting in|causing|followed by)\s+", re.I
)
"""What stands between a date and what happened on it: "in 1986, leading to the departure"."""
_HINTS = re.compile(
    r"(?:it|he|she|they|we|i|his|her|its|their|this|these|those|who|which|one of (?:them|whom)|"
    r"in (?:it|them))\b",
    re.IGNORECASE,
)
"""Words that name nobody, at the head of a title."""
_BOUNDARY = re.compile(r"(?<=[,;:–—)])\s+")


def _subject(telling: Telling) -> str:
    """Who does it, or to whom it is done, as the telling has it."""
    statement = telling.statement
    if statement is None:
        return ""
    roles = [s for s in (*statement.agents, *statement.patients) if s[0] >= telling.start]
    start, end = min(roles, default=(telling.start, telling.start))
    return " ".join(telling.quote[start - telling.start : end - telling.start].split())


def _clause(words: str, date: str, subject: str) -> str:
    """The clause of a long sentence with its date, or after it, with whoever is spoken of."""
    held = words.replace(date, date.replace(" ", _GLUE))
    pieces = [piece.replace(_GLUE, " ") for piece in _BOUNDARY.split(held)]
    at = next((n for n, piece in enumerate(pieces) if date in piece), None)
    if at is None:
        return words
    told = next((n for n, piece in enumerate(pieces) if subject and subject in piece), at)
    first = max(at, told)
    while first > 0 and (_short(pieces[first : at + 1], date) or _RELATIVE.match(pieces[first])):
        first -= 1
    last = max(at, told, first) + 1
    while last < len(pieces) and len(" ".join(pieces[first : last + 1])) <= LONG:
        last += 1
    clause = " ".join(pieces[first:last]).rstrip(" ,;:–—")
    return f"{subject} … {clause}" if told < first and subject not in clause else clause


_GLUE = "\x00"  # a date's own comma ends no clause
_RELATIVE = re.compile(r"(?:who|whose|which|where|and|or|but|including)\b", re.IGNORECASE)


def _short(pieces: Sequence[str], date: str) -> bool:
    """Whether pieces say little but the date."""
    return len(" ".join(pieces).replace(date, "").split()) < FEWEST


def shorten(text: str, limit: int = LONGEST) -> str:
    """At most ``limit`` characters, cut at a word."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:–—-") + "…"
