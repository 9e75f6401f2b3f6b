"""Where a reference has an act, and an account has it elsewhere.

"The Treaty of Varn was signed in Ostrel on 3 May 1921" beside "… signed in Lindmoor on 3 May 1921".
The account must name all that the fact is about, give a day that fits, and have its place right
beside the act. Two places exclude each other if neither lies in the other, neither is a building or
an area, and either a document knows both as different places or the gazetteer has them far apart:
a suburb, an old name and a spelling are no other place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quellen.comparing.disputes.facts import NAME, Dated, Fact
from quellen.comparing.disputes.places import BUILDING, CLOSE, apart
from quellen.comparing.disputes.vocabulary import SETTLED
from quellen.comparing.identity import fold
from quellen.marking.places.gazetteer import is_area, kilometres
from quellen.model import Marked

FEWEST = 2  # names and labels of a fact, its place aside, that leave no doubt what it is about
FAR = 50.0  # kilometres: what lies nearer may be called by the name of the other
_OPEN = re.compile(
    r"\b(?:not|never|nor|no|if|unless|whether|would|should|could|may|might|planned|expected|"
    r"scheduled|due|denie[sd]|false|untrue|wrongly|instead of|rather than)\b"
)
"""Words by which a sentence says of a place that it was not, or need not have been, there."""


def elsewhere(fact: Fact, told: Dated, documents: Sequence[Marked]) -> str | None:
    """The place that an account gives for the act of a fact, if it excludes that of the fact."""
    if fact.place is None or len(fact.labels) < FEWEST or not _of_one_day(fact, told):
        return None
    place = _beside(fact, told)
    if place is None or _is_loose(fact.place) or _is_loose(place) or _OPEN.search(told.words):
        return None
    return place if _excludes(fact.place, place, told.marked, documents) else None


def _of_one_day(fact: Fact, told: Dated) -> bool:
    """Whether the days can be one; of what happens more than once, both must be close."""
    close = max(fact.when.width, told.when.width) <= CLOSE
    return told.when.overlaps(fact.when) and (close or fact.act in SETTLED)


def _beside(fact: Fact, told: Dated) -> str | None:
    """The place right beside the act, if the account marks it as a place; none if it has two."""
    date = r"(?:on\s[\w ,]{3,20}?\s)?"
    pattern = rf"\b(?i:{re.escape(fact.root)})\w*\s+{date}(?:in|at|near)\s+(?P<place>{NAME})"
    found = list(re.finditer(pattern, told.words))
    if len(found) != 1:
        return None
    place, at = found[0]["place"], told.span[0] + found[0].start("place")
    return place if _is_place(place, at, told.marked) and not _denied(at, told.marked) else None


def _is_place(words: str, at: int, marked: Marked) -> bool:
    types = {e.id: e.type for e in marked.analysis.entities}
    here = (n for n in marked.analysis.names if n.start <= at < n.end)
    named = any(types.get(n.entity) == "place" for n in here)
    return named or any(s.place == words for s in marked.analysis.statements)


def _denied(at: int, marked: Marked) -> bool:
    return any(
        a.polarity != "asserts" and any(start <= at < end for start, end in a.content)
        for a in marked.analysis.attributions
    )


def _is_loose(place: str) -> bool:
    """A building, or what is wider than a town: another name may lie in it."""
    return BUILDING.search(place) is not None or is_area(place)


def _excludes(one: str, two: str, marked: Marked, documents: Sequence[Marked]) -> bool:
    a, b = fold(one), fold(two)
    if a in b or b in a or _lies_in(one, two, marked) or _lies_in(two, one, marked):
        return False
    far = kilometres(one, two)
    return far > FAR if far is not None else apart(one, two, documents)


def _lies_in(inner: str, outer: str, marked: Marked) -> bool:
    """Whether a document, or what it knows of its places, puts one into the other."""
    return any(
        fold(e.name) == fold(inner) and fold(outer) in map(fold, e.within)
        for e in marked.analysis.entities
    )
