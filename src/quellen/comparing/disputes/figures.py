"""Disputes over figures: interval logic first.

"At least 58" and 86 are compatible; 58 and 86 are not. Only counts of the same things in the same
event are held against each other, totals against totals; what a text implies without saying it,
and what it gives as a part, never makes a conflict.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from quellen.comparing.disputes.counts import ROSE, Count, totals_of
from quellen.comparing.disputes.draft import Draft, side
from quellen.comparing.happening import Happening
from quellen.model import Figure, Side

SAME_DAYS = 30  # a report within a month of an earlier one can be an update of it


def figure_disputes(happening: Happening) -> Iterator[Draft]:
    """For each thing counted, the values that exclude each other, and those brought up to date.

    A value that a later account takes up ("the toll rose to seven") is updated: it no longer
    stands against the others.
    """
    for (counts, unit), found in sorted(totals_of(happening).items()):
        values = list(_by_value(found).items())
        updated = {
            old[0]: new for old, new in itertools.permutations(values, 2) if _updates(old, new)
        }
        standing = [v for v in values if v[0] not in updated]
        conflicting = [v for v in standing if any(_exclude(v[0], w[0]) for w in standing)]
        if conflicting:
            yield _conflict(happening.number, counts, unit, conflicting)
        if updated:
            yield _update(happening.number, [v for v in values if v[0] in updated], updated)


def _by_value(found: Sequence[Count]) -> dict[tuple[float, float, str], list[Count]]:
    values: dict[tuple[float, float, str], list[Count]] = defaultdict(list)
    for count in found:
        values[*count.bounds, count.figure.qualifier].append(count)
    return dict(sorted(values.items(), key=lambda item: item[0]))


Bounds = tuple[float, float, str]
Value = tuple[Bounds, list[Count]]


def _exclude(a: tuple[float, float, str], b: tuple[float, float, str]) -> bool:
    return a[0] > b[1] or b[0] > a[1]


def _conflict(event: int, counts: str, unit: str, values: Sequence[Value]) -> Draft:
    sides = tuple(_side(value) for value in values)
    what = counts if unit in (counts, "person") else f"{counts} ({unit})"
    reason = f"{' and '.join(s.value for s in sides)} cannot all be the number for “{what}”"
    return Draft("figure", "conflict", sides, (reason, *_told_apart(values)), event)


def _update(event: int, old: Sequence[Value], updated: Mapping[Bounds, Value]) -> Draft:
    new = {id(v[1]): v for v in updated.values() if v[0] not in updated}
    last = list(new.values()) or list(updated.values())
    reasons = tuple(dict.fromkeys(_reason(v, updated[v[0]]) for v in old))
    return Draft("figure", "update", tuple(_side(v) for v in (*old, *last)), reasons, event)


def _side(value: Value) -> Side:
    return side(in_words(value[1][0].figure), [count.by.account for count in value[1]])


def _told_apart(values: Sequence[Value]) -> Iterable[str]:
    """What a reader should weigh: how far apart in time the accounts were given."""
    days = [count.by.told for _, row in values for count in row if count.by.told is not None]
    apart = max(days) - min(days) if days else 0
    if apart:
        yield f"the accounts were published {apart} day{'s' if apart > 1 else ''} apart"


def _updates(old: Value, new: Value) -> bool:
    """Whether some account of the new value follows on one of the old."""
    return _exclude(old[0], new[0]) and any(_follows(a, b) for a in old[1] for b in new[1])


def _follows(earlier: Count, later: Count) -> bool:
    """Whether a later count takes up an earlier one."""
    if earlier.by.told is None or later.by.told is None:
        return False
    days = later.by.told - earlier.by.told
    if days < 0 or days > SAME_DAYS:
        return False
    said = bool(ROSE.search(later.by.telling.sentence))
    same = bool(later.by.publisher) and later.by.publisher == earlier.by.publisher
    return (said and days >= 0) or (same and days > 0)


def _reason(old: Value, new: Value) -> str:
    earlier, later = next((a, b) for a in old[1] for b in new[1] if _follows(a, b))
    said = ROSE.search(later.by.telling.sentence)
    days = (later.by.told or 0) - (earlier.by.told or 0)
    when = "the same day" if days == 0 else f"{days} day{'s' if days > 1 else ''} later"
    if said:
        return f"an account published {when} says so itself (“{said[0]}”)"
    return f"the same publisher gives a new figure {when}"


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
