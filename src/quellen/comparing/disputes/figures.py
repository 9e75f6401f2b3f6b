"""Disputes over figures: interval logic first.

"At least 58" and 86 are compatible; 58 and 86 are not. Only counts of the same things in the same
event are held against each other, totals against totals; what a text implies without saying it,
and what it gives as a part, never makes a conflict.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from quellen.comparing.disputes.draft import Draft, side
from quellen.comparing.happening import Happening, Witnessed
from quellen.model import Figure

TENTH = 0.1  # "about 200" leaves this much room on either side
SAME_DAYS = 30  # a report within a month of an earlier one can be an update of it
_ROSE = re.compile(
    r"\b(?:rose|risen|rising|climbed|increased|revised|updated|grew|grown|later (?:rose|put)|"
    r"now stands?|has since|had since|final (?:toll|count|figure)|new (?:toll|count|figure)|"
    r"brought the (?:toll|number|total)|bringing the (?:toll|number|total)|(?:fell|lowered) to)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, eq=False)
class Count:
    """A figure that somebody explicitly gives for an event."""

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


def figure_disputes(happening: Happening) -> Iterator[Draft]:
    """One dispute for each thing counted on which accounts of the event exclude each other."""
    for (counts, unit), found in sorted(_totals(happening).items()):
        values = _by_value(found)
        if len(values) < 2:
            continue
        conflicting = _excluding(values)
        if conflicting:
            yield _draft(happening.number, counts, unit, conflicting)


def _totals(happening: Happening) -> dict[tuple[str, str], list[Count]]:
    """What each voice of each document gives as its total, by what is counted."""
    best: dict[tuple[str, str, str, str], Count] = {}
    open_ended = _open_ended(happening)
    for witnessed in happening.affirmed:
        if (
            witnessed.telling.statement is None
            or witnessed.telling.statement.polarity == "negative"
        ):
            continue
        for figure in witnessed.telling.figures:
            key = (figure.counts, figure.unit, witnessed.account.document, witnessed.account.voice)
            bounded = _as_elsewhere(figure, witnessed.account.document, open_ended)
            count = Count(bounded, witnessed)
            if _explicit(figure) and (key not in best or _larger(count, best[key])):
                best[key] = count
    totals: dict[tuple[str, str], list[Count]] = defaultdict(list)
    for (counts, unit, _, _), count in best.items():
        totals[counts, unit].append(count)
    return totals


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


def _explicit(figure: Figure) -> bool:
    return figure.qualifier != "implicit" and not figure.part and figure.unit != "percent"


def _larger(count: Count, other: Count) -> bool:
    return (count.figure.low or 0) > (other.figure.low or 0)


def _by_value(found: Sequence[Count]) -> dict[tuple[float, float, str], list[Count]]:
    values: dict[tuple[float, float, str], list[Count]] = defaultdict(list)
    for count in found:
        values[*count.bounds, count.figure.qualifier].append(count)
    return dict(sorted(values.items(), key=lambda item: item[0]))


Values = list[tuple[tuple[float, float, str], list[Count]]]


def _excluding(values: dict[tuple[float, float, str], list[Count]]) -> Values:
    """The values that exclude at least one other."""
    items = list(values.items())
    return [
        (value, counts) for value, counts in items
        if any(_exclude(value, other) for other, _ in items)
    ]  # fmt: skip


def _exclude(a: tuple[float, float, str], b: tuple[float, float, str]) -> bool:
    return a[0] > b[1] or b[0] > a[1]


def _draft(event: int, counts: str, unit: str, values: Values) -> Draft:
    sides = tuple(side(in_words(c[0].figure), [x.by.account for x in c]) for _, c in values)
    update = _update([count for _, row in values for count in row])
    what = counts if unit in (counts, "person") else f"{counts} ({unit})"
    reason = f"{' and '.join(s.value for s in sides)} cannot all be the number for “{what}”"
    return Draft(
        "figure", "update" if update else "conflict", sides,
        (update,) if update else (reason, *_told_apart(values)), event,
    )  # fmt: skip


def _told_apart(values: Values) -> Iterable[str]:
    """What a reader should weigh: how far apart in time the accounts were given."""
    days = [count.by.told for _, row in values for count in row if count.by.told is not None]
    if days and max(days) - min(days) > 0:
        yield f"the accounts were published {max(days) - min(days)} days apart"


def _update(counts: Sequence[Count]) -> str | None:
    """Why the later figures follow on the earlier ones instead of contradicting them, if so."""
    dated = [c for c in counts if c.by.told is not None]
    if len(dated) < len(counts):
        return None
    ordered = sorted(dated, key=lambda c: (c.by.told or 0, c.figure.low or 0))
    for earlier, later in itertools.combinations(ordered, 2):
        if _exclude((*earlier.bounds, ""), (*later.bounds, "")) and not _follows(earlier, later):
            return None
    return _reason(ordered[0], ordered[-1])


def _follows(earlier: Count, later: Count) -> bool:
    """Whether a later count takes up an earlier one."""
    days = (later.by.told or 0) - (earlier.by.told or 0)
    if days < 0 or days > SAME_DAYS:
        return False
    said = bool(_ROSE.search(later.by.telling.sentence))
    same = bool(later.by.publisher) and later.by.publisher == earlier.by.publisher
    return said or (same and days > 0)


def _reason(earlier: Count, later: Count) -> str:
    said = _ROSE.search(later.by.telling.sentence)
    days = (later.by.told or 0) - (earlier.by.told or 0)
    if said:
        return f"a later account says so itself (“{said[0]}”), published {days} days on"
    return f"the same publisher gives a new figure {days} days on"


_PREFIXES = {
    "about": "about ",
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "fewer than ",
}


def in_words(figure: Figure) -> str:
    """A figure as a historian would put it.

    >>> in_words(Figure(0, 1, 58, None, "at_least", "person", "killed"))
    'at least 58'
    """
    number = _number(figure.low if figure.low is not None else figure.high)
    if figure.qualifier == "between":
        return f"{_number(figure.low)} to {_number(figure.high)}"
    prefix = _PREFIXES.get(figure.qualifier, "")  # fmt: skip
    return prefix + number


def _number(value: float | None) -> str:
    if value is None:
        return "?"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"
