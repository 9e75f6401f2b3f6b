"""Before and after: clauses that a conjunction puts at different times.

"Two weeks after the strike ended on 3 May 1921, the mill burned" dates the end of the strike. The
fire is reckoned from it, and has no date at all where only "after" is said: the date of one clause
is never that of another that lies before or after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quellen.marking.language import Token
from quellen.marking.times.bounds import Extent, extent
from quellen.marking.times.counting import shift_from
from quellen.marking.times.reading import Reading
from quellen.model import Time

JOINED = frozenset({"conj", "advcl", "xcomp"})
_LATER = frozenset({"after", "since"})
_SIDES = _LATER | {"before", "until", "till"}
_AT_ONCE = frozenset(
    "just right immediately moments minutes seconds hours straight directly only even".split()
)
""" "Moments after the bridge fell on 3 May" is still 3 May; so is "only after"."""
_COUNTED = frozenset("today now day weeks week month months year years".split())
""" "It is a year today since they met": the time that is counted back is when they met."""
_BESIDE = re.compile(r"\s+(?:to the day\s+)?")
_LENGTH = re.compile(r"P(\d+(?:\.\d+)?)([DWMY])")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True)
class Side:
    """A conjunction that parts two clauses; ``sign`` is 1 where the first comes after the other."""

    word: Token
    sign: int


def side_between(clause: Token, dated: Token) -> Side | None:
    """What puts a clause before or after the one that has the date; None where nothing does.

    Both by their heads. Of two such words, of which nothing follows, the first is given.
    """
    below = {token.i for token in (dated, *_above(dated))}
    for token in (clause, *_above(clause)):
        if token.i in below:
            return _side_below(dated, token)
        if word := _conjunction(token):
            return Side(word, -1 if word.lower in _LATER else 1)
    return None


def _side_below(dated: Token, common: Token) -> Side | None:
    for token in (dated, *_above(dated)):
        if token is common:
            return None
        if word := _conjunction(token):
            return Side(word, 1 if word.lower in _LATER else -1)
    return None


def _above(token: Token) -> list[Token]:
    """The heads of the clauses that one is joined to, nearest first."""
    found = []
    while token.dep in JOINED and token.head is not token:
        token = token.head
        found.append(token)
    return found


def _conjunction(head: Token) -> Token | None:
    """The "after" or "before" that opens a clause, unless it is said to be at once."""
    if head.dep != "advcl":
        return None
    word = next((c for c in head.children if c.dep == "mark" and c.lower in _SIDES), None)
    if word is None or _word_before(word) in (_COUNTED if word.lower == "since" else _AT_ONCE):
        return None
    return word


def opens_with(head: Token, time: Time) -> bool:
    """Whether the words of a time run into a clause and are those of the clause before it.

    "Eighteen months after the sea broke in": the months are reckoned from what the clause tells.
    """
    word = _conjunction(head) if time.basis == "event" else None
    return word is not None and time.start < word.start < time.end


def _word_before(word: Token) -> str:
    root = next((a for a in word.ancestors() if a.head is a), word)
    return next((t.lower for t in root.subtree() if t.i == word.i - 1), "")


def reckoned(side: Side, date: Time, times: Sequence[Time], text: str) -> tuple[int, Extent] | None:
    """The date at so long from another, and the index of the words that say how long.

    None where no length stands right before the conjunction, or none that says how many.
    """
    for number, length in enumerate(times):
        if length.end > side.word.start:
            return None
        if length.type == "DURATION" and _BESIDE.fullmatch(text, length.end, side.word.start):
            found = _at_distance(side.sign, date, length)
            return None if found is None else (number, found)
    return None


def _at_distance(sign: int, date: Time, length: Time) -> Extent | None:
    """As precise as its unit; of weeks, a few days more or less."""
    amount, base = _LENGTH.fullmatch(length.value), _DATE.fullmatch(date.edtf or "")
    if amount is None or base is None or length.mod not in (None, "APPROX"):
        return None
    unit = amount[2]
    reading = Reading(length.start, length.end, unit=unit, shift=sign * float(amount[1]))
    reading.event, reading.circa = (length.end, length.end), unit == "W" or bool(length.mod)
    shift_from(reading, (int(base[1]), int(base[2] or 0), int(base[3] or 0)))
    found = extent(reading)
    return found if found.edtf else None
