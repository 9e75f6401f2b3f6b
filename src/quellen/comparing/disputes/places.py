"""Disputes over where: an act that happens at one place, told of two that are not in one another.

"Signed in Paris" and "signed at the Ministry" can both be right. Two places exclude each other if
both are named as such right beside the act, the documents nowhere put one into the other, neither
is a building or a country, and one document at least knows both: they aren't two
names of one place.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from quellen.comparing.disputes.draft import Draft, side
from quellen.comparing.disputes.vocabulary import SETTLED
from quellen.comparing.happening import Happening, Witnessed
from quellen.comparing.identity import fold
from quellen.comparing.once import capitals
from quellen.comparing.tellings import Telling
from quellen.comparing.terms import stem
from quellen.marking.places.gazetteer import is_area
from quellen.model import Marked

BUILDING = re.compile(
    r"\b(?:hall|palace|hotel|house|station|square|street|bridge|building|castle|church|cathedral|"
    r"mosque|temple|university|college|school|hospital|prison|camp|port|airport|embassy|ministry|"
    r"theatre|theater|club|court|office|room|villa|museum|park|gate|quay|province|county|district|"
    r"region|state|republic|delta|valley|coast|island|north|south|east|west)\b",
    re.IGNORECASE,
)
"""Places that lie in a place, or that have places in them."""


def place_disputes(happening: Happening, documents: Sequence[Marked]) -> Iterator[Draft]:
    """At most one dispute for an event."""
    told = [(w, place) for w in happening.affirmed if (place := _place_of(w)) is not None]
    parted = [
        pair for pair in itertools.combinations(told, 2)
        if _one_act(pair[0][0], pair[1][0]) and apart(pair[0][1], pair[1][1], documents)
    ]  # fmt: skip
    if not parted:
        return
    places = sorted({place for pair in parted for _, place in pair})
    sides = tuple(side(place, [w.account for w, its in told if its == place]) for place in places)
    reason = f"the accounts tell of one act, at {' and at '.join(places)}"
    yield Draft("place", "conflict", sides, (reason,), happening.number)


def _place_of(witnessed: Witnessed) -> str | None:
    """The place that stands right beside an act which happens at one place only."""
    telling = witnessed.telling
    statement = telling.statement
    if statement is None or statement.place is None or statement.polarity != "positive":
        return None
    if stem(statement.predicate.split()[-1]) not in SETTLED or BUILDING.search(statement.place):
        return None
    verb = r"\b(?:signed|convened|buried|born|founded|ratified|negotiated|baptised|crowned|married)"
    beside = rf"{verb}\s+(?:on\s[\w ,]{{3,20}}?\s)?(?:in|at|near)\s+{re.escape(statement.place)}\b"
    return statement.place if re.search(beside, telling.quote) else None


def _one_act(one: Witnessed, two: Witnessed) -> bool:
    a, b = one.telling, two.telling
    if (one.account.document, one.account.voice) == (two.account.document, two.account.voice):
        return False
    if a.when is None or b.when is None or not a.when.overlaps(b.when) or a.when.width > CLOSE:
        return False
    return a.predicate == b.predicate and b.when.width <= CLOSE and _of_one_name(a, b)


def _of_one_name(one: Telling, two: Telling) -> bool:
    """Whether both name the same besides the place: "the Treaty of Varn" is none of Orn."""
    a, b = (capitals(t.quote) - capitals(t.place or "") for t in (one, two))
    return a <= b or b <= a or len(a & b) >= FEWEST


FEWEST = 2  # words of a name that both have, where each has others beside it


CLOSE = 31  # days: of a year there may be two signings


def apart(one: str, two: str, documents: Sequence[Marked]) -> bool:
    """Whether two names are of two places, neither in the other."""
    a, b = fold(one), fold(two)
    if a in b or b in a or is_area(one) or is_area(two):
        return False
    texts = [
        d.document.text for d in documents if one in d.document.text and two in d.document.text
    ]
    nested = re.compile(_within(one, two) + "|" + _within(two, one))
    return bool(texts) and not any(nested.search(text) for text in texts)


def _within(inner: str, outer: str) -> str:
    """ "Orsa in Varn", "Orsa, Varn", "Orsa (Varn)", "Orsa, near Varn"."""
    joined = r"(?:,? (?:in|of|near|outside|above|by|at)|,|\s\()(?: the)?"
    return rf"\b{re.escape(inner)}{joined} {re.escape(outer)}\b"
