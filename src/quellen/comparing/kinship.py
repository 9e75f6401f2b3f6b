"""Histories of one story: what both tell of a month, and nothing else of it, is likely one event.

Two histories that are seen to tell a number of the same events tell one story, each in its own
words. Where both have exactly one event of a day or a month, little likeness is enough to take the
two for one; where either has two, where the names differ, or where one tells how something began
and the other how it ended, nothing is supposed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations, product

from quellen.comparing.cluster import KINDS, Cluster, acts_of, agreement
from quellen.comparing.days import Interval
from quellen.comparing.families import opposed

FEWEST = 4  # events that two histories must be seen to share
SHARE = 0.25  # and of those that the shorter one tells
NAMED = 31  # days that a date may be wide to name a month
CROWD = 60  # events of histories in one month beyond which nothing is lonely
LIKE = {"day": 0.0, "weeks": 0.1}
"""The cosine that it takes, by how well the dates agree."""


def join_lonely(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Events of kindred histories that are the only ones of their time in both, joined."""
    calendar = _Calendar(clusters)
    joined: set[int] = set()
    for one, two in calendar.pairs():
        if joined.isdisjoint((one, two)) and calendar.are_one(one, two):
            calendar.join(one, two)
            joined.add(two)
    return [c for n, c in enumerate(clusters) if n not in joined]


class _Calendar:
    """The events of histories by their days, and which histories are kindred."""

    def __init__(self, clusters: Sequence[Cluster]) -> None:
        self._clusters = clusters
        self._when = {n: days for n, c in enumerate(clusters) if (days := _days(c))}
        self._told: dict[int, list[int]] = defaultdict(list)
        for number in self._when:
            for document in clusters[number].documents():
                self._told[document].append(number)
        self._kin = self._kindred()

    def pairs(self) -> list[tuple[int, int]]:
        """Pairs of events that tell of one month, in no common document, likest first."""
        months: dict[int, list[int]] = defaultdict(list)
        for number, days in self._when.items() if self._kin else ():
            for month in {day // NAMED for when in days for day in (when.low, when.high)}:
                months[month].append(number)
        found = {
            pair for numbers in months.values() if len(numbers) <= CROWD
            for pair in combinations(sorted(numbers), 2)
        }  # fmt: skip
        return sorted(found, key=lambda pair: (-self._likeness(*pair), pair))

    def join(self, one: int, two: int) -> None:
        self._clusters[one].absorb(self._clusters[two])
        self._when[one] += self._when.pop(two)
        for document in self._clusters[two].documents():
            told = self._told[document]
            told[:] = dict.fromkeys(one if n == two else n for n in told)

    def are_one(self, one: int, two: int) -> bool:
        a, b = self._clusters[one], self._clusters[two]
        days = product(self._when[one], self._when[two])
        kind = min((agreement(x, y) for x, y in days), key=KINDS.index)
        return (
            kind in LIKE
            and self._likeness(one, two) >= LIKE[kind]
            and self._are_kin(a.documents(), b.documents())
            and not self._has_rival(one, two)
            and not self._has_rival(two, one)
            and not _differ(a, b)
        )

    def _has_rival(self, one: int, two: int) -> bool:
        """Whether a document that tells the one tells another event of the days of the two."""
        return any(
            number != one
            and any(x.overlaps(y) for x in self._when[number] for y in self._when[two])
            for document in self._clusters[one].documents()
            for number in self._told[document]
        )

    def _are_kin(self, ones: set[int], twos: set[int]) -> bool:
        return ones.isdisjoint(twos) and any(
            frozenset(pair) in self._kin for pair in product(ones, twos)
        )

    def _kindred(self) -> frozenset[frozenset[int]]:
        shared = Counter(
            frozenset(pair) for number in self._when
            for pair in combinations(sorted(self._clusters[number].documents()), 2)
        )  # fmt: skip
        return frozenset(
            pair for pair, n in shared.items()
            if n >= FEWEST and n >= SHARE * min(len(self._told[document]) for document in pair)
        )  # fmt: skip

    def _likeness(self, one: int, two: int) -> float:
        return self._clusters[one].likeness(self._clusters[two])


def _days(cluster: Cluster) -> list[Interval]:
    """The days and months in which histories tell an event."""
    return [
        t.when for t in cluster.tellings
        if t.history and t.when is not None and not t.when.is_open and t.when.width <= NAMED
    ]  # fmt: skip


def _differ(one: Cluster, two: Cluster) -> bool:
    """Whether they name others, or one tells the opposite of the other."""
    a, b = ({word for name in c.names for word in name.split()} for c in (one, two))
    if a and b and a.isdisjoint(b):
        return True
    return opposed(acts_of(one.tellings), acts_of(two.tellings))
