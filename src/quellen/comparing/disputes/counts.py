"""Which figures of an event are totals that can be held against one another.

Only counts of people that records keep (dead, injured, present …), said in so many words, by
documents that date the event themselves. "Two others were in good condition" counts a part. What a
document says without a date belongs to its main event only if it is that document's toll, or the
word of somebody named.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from quellen.comparing.happening import Happening, Witnessed
from quellen.comparing.tellings import CASUALTIES
from quellen.marking.figures.toll import toll
from quellen.model import Figure

COMPARED = CASUALTIES | {"present", "signatures", "votes"}
CLOSE = 31  # days: a document that dates the event less closely may mean another
TENTH = 0.1  # "about 200" leaves this much room on either side
ROSE = re.compile(
    r"\b(?:rose|risen|rising|climbed|increased|revised|updated|grew|grown|later (?:rose|put)|"
    r"now stands?|has since|had since|final (?:toll|count|figure)|new (?:toll|count|figure)|"
    r"brought the (?:toll|number|total)|bringing the (?:toll|number|total)|(?:fell|lowered) to)\b",
    re.IGNORECASE,
)
"""Words by which a count takes up an earlier one."""
_PART = re.compile(
    r"\b(?:others?|another|additional|of (?:them|whom|those|these|his|her|their)|each|"
    r"(?:critical|serious|stable|good|fair|grave)(?:ly)?(?: condition)?|minor|of the \w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Count:
    """A figure that somebody explicitly gives for an event as its total."""

    figure: Figure
    by: Witnessed

    @property
    def bounds(self) -> tuple[float, float]:
        return bounds(self.figure)


def bounds(figure: Figure) -> tuple[float, float]:
    """The values that a figure leaves possible.

    >>> bounds(Figure(0, 1, 58, None, "at_least", "person", "killed"))
    (58, inf)
    """
    low = figure.low if figure.low is not None else 0.0
    high = figure.high if figure.high is not None else float("inf")
    if figure.qualifier == "about":
        return low * (1 - TENTH), high * (1 + TENTH)
    return low, high


def totals_of(happening: Happening) -> dict[tuple[str, str], list[Count]]:
    """What each voice of each document gives as its total, by what is counted and its unit."""
    best: dict[tuple[str, str, str, str], Count] = {}
    open_ended = _open_ended(happening)
    dating = _dating(happening)
    for witnessed in happening.affirmed:
        if witnessed.telling.negative or witnessed.account.document not in dating:
            continue
        for figure in witnessed.telling.figures:
            if _is_total(figure, witnessed):
                document, voice = witnessed.account.document, _whose(witnessed)
                count = Count(_as_elsewhere(figure, document, open_ended), witnessed)
                key = (figure.counts, figure.unit, document, voice)
                if key not in best or _larger(count, best[key]):
                    best[key] = count
    totals: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for (counts, unit, _, _), count in best.items():
        totals[counts, unit].append(count)
    return totals


def _dating(happening: Happening) -> set[str]:
    """Documents that date the event themselves, closely enough."""
    return {
        w.account.document
        for w in happening.affirmed
        if w.telling.when is not None
        and not w.telling.focal
        and not w.telling.when.is_open
        and w.telling.when.width <= CLOSE
    }


def _is_total(figure: Figure, witnessed: Witnessed) -> bool:
    if figure.qualifier == "implicit" or figure.part or figure.counts not in COMPARED:
        return False
    if figure.unit != "person" and figure.counts in CASUALTIES:
        return False
    if _PART.search(witnessed.telling.quote):
        return False
    return not witnessed.telling.focal or _named(witnessed) or _is_toll(figure, witnessed)


def _named(witnessed: Witnessed) -> bool:
    """Whether somebody in particular says it."""
    return bool(witnessed.telling.chain) and witnessed.telling.chain[-1].entity is not None


def _whose(witnessed: Witnessed) -> str:
    """Whose total it is: somebody's in particular, or the document's."""
    return witnessed.account.voice if _named(witnessed) else ""


def _is_toll(figure: Figure, witnessed: Witnessed) -> bool:
    marked = witnessed.marked
    main = toll(marked.document, marked.analysis.figures, figure.counts)
    return main is not None and main.low == figure.low


def _open_ended(happening: Happening) -> set[tuple[str, str, float | None]]:
    """(document, what is counted, number) of each "at least" and "more than"."""
    return {
        (w.account.document, f.counts, f.low)
        for w in happening.affirmed
        for f in w.telling.figures
        if f.qualifier in ("at_least", "more_than")
    }


def _as_elsewhere(
    figure: Figure, document: str, open_ended: set[tuple[str, str, float | None]]
) -> Figure:
    """A bare number ("Four dead") that the same document gives as "at least four" means that."""
    if (document, figure.counts, figure.low) in open_ended and figure.qualifier == "exactly":
        return replace(figure, high=None, qualifier="at_least")
    return figure


def _larger(count: Count, other: Count) -> bool:
    """Whether a count is the one to keep: the total, and where it is said to have risen."""
    return _rank(count) > _rank(other)


def _rank(count: Count) -> tuple[float, bool]:
    return count.figure.low or 0, ROSE.search(count.by.telling.sentence) is not None
