"""Elsewhere: what befell people at two places is not one event, however alike it is told.

A pile of reports of one kind ("shells hit the school in ..., killing ...") shares its words, its
days and its numbers; the places tell them apart. Two places are taken for two where neither
document names the other's place: one that says "Karrada" for "Baghdad" will name Baghdad somewhere.
"""

from __future__ import annotations

import calendar
import functools
import math
import re
from collections.abc import Iterable, Sequence

from quellen.comparing.harm import HARM
from quellen.comparing.identity import fold
from quellen.comparing.spelling import alike
from quellen.comparing.tellings import Telling
from quellen.marking.places.gazetteer import is_area
from quellen.model import Figure

FIRST = 20  # tellings of an event that are looked at
A_YEAR = 400  # days, with some for weeks and months that are told for days
_SEASONS = "Spring|Summer|Autumn|Winter"
_AT = re.compile(
    rf"\b(?:in|at|near)\s(?!(?:{'|'.join(calendar.month_name[1:])}|{_SEASONS})\b)([A-Z][\w’'-]+)"
)
"""The place of a clause whose name the recogniser does not know."""


def elsewhere(some: Iterable[Telling], others: Sequence[Telling]) -> bool:
    """Whether tellings of harm all put it at other places than others do.

    False where one of them has no place, or where no telling on one side has.
    """
    pairs = [
        (one, two, here, there)
        for one in some if (here := _place_of(one)) is not None
        for two in others if (there := _place_of(two)) is not None
    ]  # fmt: skip
    return bool(pairs) and all(_apart(*pair) for pair in pairs)


def are_two(some: Sequence[Telling], others: Sequence[Telling]) -> bool:
    """Whether tellings of other days tell of two happenings of a kind, by their numbers or years.

    Who agrees neither on the day nor on the number of people speaks of something else.
    """
    return _outnumbered(some, others) or _recurs(some, others)


def _outnumbered(some: Iterable[Telling], others: Sequence[Telling]) -> bool:
    """Whether they count other numbers of people, to whom the same happened, and never the same."""
    pairs = [
        (a, b)
        for one in some for a in one.figures
        for two in others for b in two.figures
        if a.unit == b.unit == "person" and a.counts == b.counts
    ]  # fmt: skip
    return bool(pairs) and not any(_agree(a, b) for a, b in pairs)


def _recurs(some: Iterable[Telling], others: Sequence[Telling]) -> bool:
    """Whether harm is dated so far apart that it came twice: more than a slip in writing a date.

    That is over a year, but for the same day and month of another year.
    """
    pairs = [
        (one.when, two.when, _same_day(one, two))
        for one in some if one.when is not None and not HARM.isdisjoint(one.terms)
        for two in others if two.when is not None and not HARM.isdisjoint(two.terms)
    ]  # fmt: skip
    return bool(pairs) and all(a.gap(b) > A_YEAR and not slip for a, b, slip in pairs)


def _same_day(one: Telling, two: Telling) -> bool:
    """Whether both are dated to one day and month, of whatever years."""
    days = [(t.edtf or "")[-5:] for t in (one, two) if _DAY.fullmatch(t.edtf or "")]
    return len(days) == len(set(days)) + 1


_DAY = re.compile(r"-?\d{4,}-\d\d-\d\d")


def _agree(one: Figure, two: Figure) -> bool:
    """Whether two numbers can both be right."""
    lows = [f.low if f.low is not None else -math.inf for f in (one, two)]
    highs = [f.high if f.high is not None else math.inf for f in (one, two)]
    return max(lows) <= min(highs)


def _apart(one: Telling, two: Telling, here: str, there: str) -> bool:
    if one.document == two.document or here in two.text or there in one.text:
        return False
    return _are_two(here, there)


@functools.lru_cache(maxsize=65536)
def _are_two(here: str, there: str) -> bool:
    """Whether two names are of two places of which neither is a country or a state."""
    a, b = fold(here), fold(there)
    return not (a in b or b in a or alike(a, b) or is_area(here) or is_area(there))


def _place_of(telling: Telling) -> str | None:
    """Where a clause of its own puts what harmed people."""
    if telling.statement is None or HARM.isdisjoint(telling.terms):
        return None
    if telling.place is not None:
        return telling.place
    found = _AT.search(telling.quote)
    return found[1] if found else None
