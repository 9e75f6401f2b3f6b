"""A cluster: tellings taken for one event so far, and how well others agree with it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence, Set

from quellen.comparing.days import MANY, Interval
from quellen.comparing.elsewhere import FIRST, are_two, elsewhere
from quellen.comparing.families import is_family, opposed
from quellen.comparing.tellings import Telling
from quellen.comparing.terms import cosine, stem

# What shared names and the same predicate add to the cosine of the words.
NAMES, PREDICATE = 0.12, 0.12
# How much likeness it takes, by how well the dates agree: the same day, days or weeks that overlap,
# months or years that overlap, an open or missing date, days that exclude each other.
ENOUGH = {"day": 0.4, "weeks": 0.5, "years": 0.58, "open": 0.66, "other": 0.8}
BETWEEN_HISTORIES = {"day": 0.3, "weeks": 0.25, "years": 0.15}
"""How much less it takes where two histories agree on a day: they tell of few of all days."""
CAUTION = 0.05  # more than that to join two events that stood apart
KINDS = tuple(ENOUGH)
KEYS = 8  # heaviest words under which an event is looked up

ONCE = frozenset(
    stem(verb)
    for verb in """abdicate abolish adopt arrive assassinate be born begin bury capitulate collapse
    commission conclude crash declare depart derail destroy die disband dissolve elect end erupt
    establish execute explode expire fall form found inaugurate incorporate introduce invade issue
    land launch marry open overthrow pass perish proclaim publish ratify resign secede send
    sign sink start surrender unveil write""".split()
)
"""Predicates of acts that happen once to whom or what they happen. Self-compiled."""


class Cluster:
    """Tellings taken for one event so far, and what they have in common."""

    def __init__(self, telling: Telling) -> None:
        self.tellings = [telling]
        self._whens = {telling.focal: {telling.when: 0}, not telling.focal: {}}
        """Each date with the number of the first telling that has it, by whether that is focal."""
        self._sum = telling.vector  # most are told once and need no sum of their own
        self._length = 1.0
        self._keys: list[str] | None = None  # the heaviest words, once they were asked for
        self._dates: dict[int, list[Interval | None]] = {}  # likewise
        self.names = Counter(telling.names)
        self.predicates = Counter([telling.predicate])
        self.stories = set(telling.stories)
        self.about: set[int] = set()
        """Documents whose main event it is."""
        self.notes: list[str] = []
        """What people have decided about it, in words."""

    def add(self, telling: Telling) -> None:
        if len(self.tellings) == 1:
            self._sum = dict(self._sum)
        self._whens[telling.focal].setdefault(telling.when, len(self.tellings))
        self.tellings.append(telling)
        self._keys, self._dates = None, {}
        for term, weight in telling.vector.items():
            self._sum[term] = self._sum.get(term, 0.0) + weight
        self._length = math.sqrt(sum(w * w for w in self._sum.values())) or 1.0
        self.names.update(telling.names)
        self.predicates[telling.predicate] += 1
        self.stories |= telling.stories

    def absorb(self, other: Cluster) -> None:
        """Take over another event that is this one."""
        for telling in other.tellings:
            self.add(telling)
        self.about |= other.about

    def strange(self, stories: Set[int], names: Iterable[str]) -> bool:
        """Whether reports of other subjects tell it, and no name is common to both."""
        if not stories or not self.stories or stories & self.stories:
            return False
        return self.names.keys().isdisjoint(names)

    def cosine(self, telling: Telling) -> float:
        return cosine(telling.vector, self._sum) / self._length

    def likeness(self, other: Cluster) -> float:
        """The cosine of the words of two events."""
        return cosine(self._sum, other._sum) / (self._length * other._length)

    def documents(self) -> set[int]:
        return {t.document for t in self.tellings}

    def counted(self) -> set[str]:
        """What happened to the people that it counts."""
        return {f.counts for t in self.tellings for f in t.figures if f.unit == "person"}

    def key_terms(self) -> list[str]:
        """The heaviest words of the event."""
        if self._keys is None:
            self._keys = sorted(self._sum, key=lambda t: (-self._sum[t], t))[:KEYS]
        return self._keys

    def key_days(self) -> list[str]:
        """The days and months under which an event of histories is looked up."""
        return list(dict.fromkeys(day for t in self.tellings[:20] for day in key_days(t)))

    def margin(self, other: Cluster, beside: float = 0.0) -> float:
        """By how much two events are more alike than it takes to be one.

        ``beside`` is what else speaks for it.
        """
        if self.strange(other.stories, other.names):
            return -1.0
        kind = self.agreement_with(other)
        acts = self.predicates.keys() & other.predicates.keys()
        if kind == "other" and not (acts & ONCE and self.documents().isdisjoint(other.documents())):
            return -1.0
        names = len(self.names.keys() & other.names.keys())
        share = names / max(1, min(len(self.names), len(other.names)))
        found = (
            self.likeness(other)
            + NAMES * share
            + PREDICATE * bool(acts - {""})
            + beside
            - self.enough(kind, other.tellings)
            - CAUTION
        )
        return self.unless_other(kind, found, other.tellings)

    def unless_other(self, kind: str, margin: float, others: Sequence[Telling]) -> float:
        """A margin; below 0 where others tell of harm elsewhere, of other days and other numbers,
        or, not on its very day, how it began or was undone."""
        if margin < 0:
            return margin
        some, others = self.tellings[:FIRST], others[:FIRST]
        if elsewhere(some, others) or (kind == "other" and are_two(some, others)):
            return -1.0
        return -1.0 if kind != "day" and opposed(acts_of(some), acts_of(others)) else margin

    def enough(self, kind: str, tellings: Sequence[Telling]) -> float:
        """The likeness that it takes to be of this event, by how well the dates agree."""
        histories = any(
            two.history and one.document != two.document
            and agreement(one.when, two.when) == kind
            for one in tellings[:10] if one.history for two in self.tellings[:20]
        )  # fmt: skip
        return ENOUGH[kind] - (BETWEEN_HISTORIES.get(kind, 0.0) if histories else 0.0)

    def dates(self, most: int) -> list[Interval | None]:
        """The dates of its first tellings but for those that joined it for want of one.

        These make no room for another day.
        """
        known = self._dates.get(most)
        if known is None:
            own, joined = (
                [when for when, first in self._whens[focal].items() if first < most]
                for focal in (False, True)
            )
            known = self._dates[most] = own or joined
        return known

    def agreement(self, telling: Telling) -> str:
        """How well a date agrees with those of the event, at the member that agrees best."""
        return _best_of(agreement(telling.when, when) for when in self.dates(40))

    def agreement_with(self, other: Cluster) -> str:
        """How well another event's dates agree, at the ones that agree best."""
        dates = other.dates(20)
        return _best_of(agreement(date, when) for when in self.dates(40) for date in dates)


def leader_of(leaders: Sequence[int], number: int) -> int:
    """The number of the event that one was joined to, by way of others; its own where to none."""
    while leaders[number] != number:
        number = leaders[number]
    return number


def acts_of(tellings: Iterable[Telling]) -> frozenset[str]:
    """What the clauses of tellings tell, by families."""
    return frozenset(
        term for telling in tellings for term, weight in telling.terms.items()
        if weight == 1.0 and is_family(term)
    )  # fmt: skip


def key_days(telling: Telling) -> tuple[str, ...]:
    """The day and the month of a history's telling, as keys; a year alone leads to too much."""
    edtf = telling.edtf or ""
    if not telling.history or len(edtf) < len("1989-10"):
        return ()
    return (f"@{edtf[:7]}", f"@{edtf[:10]}")


def agreement(a: Interval | None, b: Interval | None) -> str:
    """How well two dates agree: a key of ENOUGH."""
    if a is None or b is None:
        return "open"
    if not a.overlaps(b):
        return "other"
    if a.is_open or b.is_open:
        return "day" if _begins(a, b) or _begins(b, a) else "open"
    widest = max(a.width, b.width)
    return "day" if widest <= 2 else "weeks" if widest <= 62 else "years"


def _best_of(kinds: Iterable[str]) -> str:
    """The closest agreement of some."""
    return min(kinds, key=KINDS.index)


def _begins(since: Interval, day: Interval) -> bool:
    """ "On strike since 14 April" and "went on strike on 14 April" give one day."""
    return since.high >= MANY and day.width <= 2 and day.low <= since.low <= day.high
