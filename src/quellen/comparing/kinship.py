"""Histories of one story: what both tell of a month, and nothing else of it, is likely one event.

So it is with what documents of one affair tell of one day, reports among them, if it is one act.

Two histories that are seen to tell a number of the same events tell one story, each in its own
words; so do two that each tell one story with a third. Where both have exactly one event of a day
or a month, little likeness is enough to take the two for one; where either has two that are as much
alike, where the names and the acts differ, or where one tells how something began and the other how
it ended, nothing is supposed. What else an entry of a diary tells of its day is no second event. A
clause that only points at a day ("the events of 18 September") is told of the event of that day:
the one that most of them tell.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import combinations, product

from quellen.comparing.affairs import Pairs
from quellen.comparing.cluster import KINDS, Cluster, acts_of, agreement
from quellen.comparing.dated import in_entry
from quellen.comparing.days import Interval
from quellen.comparing.families import opposed
from quellen.comparing.leaning import points_at_day

FEWEST_BY_ANOTHER = 3  # the same of two that both tell one story with a third
ALIKE = 0.67  # of the likeness of two events, from which a third is a rival of either
FEWEST = 4  # events that two histories must be seen to share
SHARE = 0.25  # and of those that the shorter one tells
NAMED = 31  # days that a date may be wide to name a month
OF_AFFAIR = 0.1  # cosine that two events of one day must have, told by documents of one affair
CROWD = 60  # events of histories in one month beyond which nothing is lonely
LIKE = {"day": 0.0, "weeks": 0.1}
"""The cosine that it takes, by how well the dates agree."""


def join_lonely(clusters: Sequence[Cluster], affairs: Pairs = frozenset()) -> list[Cluster]:
    """Events of kindred histories that are the only ones of their time in both, joined.

    ``affairs`` are pairs of documents that are about the same people.
    """
    calendar = _Calendar(clusters, affairs)
    joined: set[int] = set()
    for one, two in calendar.pairs():
        if joined.isdisjoint((one, two)) and calendar.are_one(one, two):
            calendar.join(one, two)
            joined.add(two)
    for one, two in calendar.pointing():
        if one not in joined:
            calendar.join(two, one)
            joined.add(one)
    return [c for n, c in enumerate(clusters) if n not in joined]


class _Calendar:
    """The events of histories by their days, and which histories are kindred."""

    def __init__(self, clusters: Sequence[Cluster], affairs: Pairs) -> None:
        self._clusters = clusters
        self._affairs = affairs
        about = frozenset().union(*affairs)
        self._when = {n: days for n, c in enumerate(clusters) if (days := _days(c, about))}
        self._told: dict[int, list[int]] = defaultdict(list)
        for number in self._when:
            for document in clusters[number].documents():
                self._told[document].append(number)
        self._kin = self._kindred()
        self._aside = {n: kind for n in self._when if (kind := _in_passing(clusters[n]))}

    def pairs(self) -> list[tuple[int, int]]:
        """Pairs of events that tell of one month, in no common document, likest first."""
        months: dict[int, list[int]] = defaultdict(list)
        for number, days in self._when.items() if self._kin or self._affairs else ():
            for month in {day // NAMED for when in days for day in (when.low, when.high)}:
                months[month].append(number)
        found = {
            pair for numbers in months.values() if len(numbers) <= CROWD
            for pair in combinations(sorted(numbers), 2)
        }  # fmt: skip
        return sorted(found, key=lambda pair: (-self._likeness(*pair), pair))

    def pointing(self) -> Iterator[tuple[int, int]]:
        """Events that only point at a day, each with the event of that day."""
        for number in sorted(self._aside) if self._kin else ():
            if self._aside[number] == "points" and number in self._when:
                told = Counter(
                    {n: len(self._clusters[n].documents()) for n in self._others_of_day(number)}
                ).most_common(2)
                if told and (len(told) == 1 or told[0][1] > told[1][1]):
                    yield number, told[0][0]

    def _others_of_day(self, number: int) -> Iterator[int]:
        """Events that kindred histories tell of a day, other than what stands in passing there."""
        own = self._clusters[number].documents()
        for other, days in self._when.items():
            fits = any(agreement(x, y) == "day" for x in self._when[number] for y in days)
            if fits and other != number and other not in self._aside:
                told = self._clusters[other].documents()
                if own & told or self._are_kin(own, told):
                    yield other

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
            and (kind == "day" or not {one, two} & self._aside.keys())
            and self._likeness(one, two) >= LIKE[kind]
            and (
                self._are_kin(a.documents(), b.documents())
                or (kind == "day" and self._are_of_one_affair(one, two))
            )
            and not self._has_rival(one, two)
            and not self._has_rival(two, one)
            and not _differ(a, b)
        )

    def _has_rival(self, one: int, two: int) -> bool:
        """Whether a document that tells the one tells another event of the days of the two."""
        least = ALIKE * self._likeness(one, two)
        return any(
            number not in {one, *self._aside}
            and self._likeness(number, two) >= least
            and any(x.overlaps(y) for x in self._when[number] for y in self._when[two])
            for document in self._clusters[one].documents()
            for number in self._told[document]
        )

    def _are_kin(self, ones: set[int], twos: set[int]) -> bool:
        return _are_paired(ones, twos, self._kin)

    def _are_of_one_affair(self, one: int, two: int) -> bool:
        """Whether two events of one day are told by documents of one affair, as one act."""
        a, b = self._clusters[one], self._clusters[two]
        affair = _are_paired(a.documents(), b.documents(), self._affairs)
        acts = acts_of(a.tellings) & acts_of(b.tellings)
        return (
            affair
            and self._likeness(one, two) >= OF_AFFAIR
            and bool(
                acts or (a.predicates.keys() & b.predicates.keys()) - {""} or a.names & b.names
            )
        )

    def _kindred(self) -> frozenset[frozenset[int]]:
        shared = Counter(
            frozenset(pair) for number in self._when
            for pair in combinations(sorted(self._clusters[number].documents()), 2)
        )  # fmt: skip
        near = frozenset(
            pair for pair, n in shared.items()
            if n >= FEWEST and n >= SHARE * min(len(self._told[document]) for document in pair)
        )  # fmt: skip
        return near | {
            pair for pair, n in shared.items()
            if n >= FEWEST_BY_ANOTHER and any(_linked(pair, third, near) for third in self._told)
        }  # fmt: skip

    def _likeness(self, one: int, two: int) -> float:
        return self._clusters[one].likeness(self._clusters[two])


def _are_paired(ones: Set[int], twos: Set[int], pairs: Pairs) -> bool:
    """Whether some documents have none in common with others, and two of them make a pair."""
    return ones.isdisjoint(twos) and any(frozenset(p) in pairs for p in product(ones, twos))


def _linked(pair: frozenset[int], third: int, near: Set[frozenset[int]]) -> bool:
    """Whether both of a pair are kindred with a third."""
    return all(frozenset((one, third)) in near for one in pair)


def _in_passing(cluster: Cluster) -> str | None:
    """How a day is only spoken of: an entry says more of its own, or a clause points at it."""
    if len(cluster.documents()) > 1:
        return None
    dated = [t for t in cluster.tellings if t.when is not None]
    pointing = {t.sentence for t in dated if points_at_day(t)}
    if all(t.sentence in pointing for t in dated):
        return "points"
    return "entry" if all(in_entry(t.statement) for t in dated) else None


def _days(cluster: Cluster, about: Set[int]) -> list[Interval]:
    """The days and months in which histories, and documents of an affair, tell an event."""
    told = (t.when for t in cluster.tellings if t.history or t.document in about)
    return [w for w in told if w is not None and not w.is_open and w.width <= NAMED]


def _differ(one: Cluster, two: Cluster) -> bool:
    """Whether they name others and tell other acts, or tell them of other people, or one tells
    the opposite of the other."""
    a, b = ({word for name in c.names for word in name.split()} for c in (one, two))
    acts, others = acts_of(one.tellings), acts_of(two.tellings)
    if a and b and a.isdisjoint(b) and acts.isdisjoint(others):
        return True
    return opposed(acts, others) or _of_others(one, two)


def _of_others(one: Cluster, two: Cluster) -> bool:
    """Whether what each tells is done to people of its own."""
    ones, twos = (frozenset().union(*(t.whom for t in c.tellings)) for c in (one, two))
    return bool(ones and twos) and ones.isdisjoint(twos)
