"""Histories: documents that tell of many days over years, where reports tell of one.

That two histories both name the 2nd of October 1989 is hardly chance, while the reports of one week
name the same few days whatever they are about. So a common day is worth more between histories, and
no history has a main event: its undated casualties belong to what was told last.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from quellen.comparing.cluster import Cluster
from quellen.comparing.days import Interval
from quellen.comparing.harm import HARM
from quellen.comparing.tellings import Telling

MONTHS = 6  # different months that a history tells of, or else
YEARS = 8  # different years
SPAN = 2 * 365  # days from the first of them to the last
CLOSE = 31  # days that a date may be wide to name a month
A_YEAR = 366
NEAR = 400  # characters from the end of what is dated to the casualties that go with it


def histories(tellings: Iterable[Telling]) -> frozenset[int]:
    """The documents that date what they tell to many months over more than two years, or years."""
    told: dict[int, list[Interval]] = defaultdict(list)
    for telling in tellings:
        if telling.when is not None and not telling.when.is_open and telling.when.width <= A_YEAR:
            told[telling.document].append(telling.when)
    return frozenset(number for number, days in told.items() if _is_history(days))


def _is_history(days: Sequence[Interval]) -> bool:
    lows = [day.low for day in days if day.width <= CLOSE]
    months = {low // 30 for low in lows}
    if len(months) >= MONTHS and max(lows) - min(lows) >= SPAN:
        return True
    return len({day.low * 400 // 146_097 for day in days}) >= YEARS


def resume(tellings: Iterable[Telling], clusters: Sequence[Cluster]) -> None:
    """Undated casualties of histories join the event that is spoken of where they are counted.

    That is the one told in the same sentence or, close by in the same paragraph, right before.
    """
    threads: dict[int, list[tuple[Telling, Cluster]]] = defaultdict(list)
    for cluster in clusters:
        for told in cluster.tellings:
            if told.history and told.when is not None:
                threads[told.document].append((told, cluster))
    for telling in tellings:
        found = _spoken_of(telling, threads.get(telling.document, ()))
        if found is not None:
            found.add(telling)


def _spoken_of(telling: Telling, thread: Sequence[tuple[Telling, Cluster]]) -> Cluster | None:
    near = [(told, cluster) for told, cluster in thread if _is_near(told, telling)]
    best = max(near, key=lambda row: _fitness(row[0], telling), default=None)
    return best and best[1]


def _is_near(told: Telling, telling: Telling) -> bool:
    beside = told.paragraph == telling.paragraph and 0 <= telling.start - told.end <= NEAR
    return told.sentence == telling.sentence or beside


def _fitness(told: Telling, telling: Telling) -> tuple[bool, bool, bool, bool, int]:
    """How well casualties go with what is told: with harm rather than with a register or a law,
    with a clause of its own rather than with one that only says who somebody is, with what stands
    before them rather than behind, in their own sentence, right before them."""
    harm = not HARM.isdisjoint(told.terms) or not _counted(told).isdisjoint(_counted(telling))
    before = told.start <= telling.start
    own = _RELATIVE.match(told.quote) is None
    return harm, own, before, told.sentence == telling.sentence, told.end


_RELATIVE = re.compile(r"(?:which|who|whose|whom|where)\b", re.IGNORECASE)


def _counted(telling: Telling) -> frozenset[str]:
    """What happened to the people that it counts."""
    return frozenset(f.counts for f in telling.figures if f.unit == "person")
