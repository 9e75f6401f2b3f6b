"""Acts of one person: what two histories tell of one person, of one kind and one time, is one act.

Nobody is arrested twice in a day, and seldom in a month; so "they caught him on 4 May" and "Orsk
was arrested on 4 May" are told of one event, in whatever words, if both are of Orsk. Where a
document tells two such acts of a time, nothing is supposed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from quellen.comparing.cluster import Cluster, acts_of, leader_of
from quellen.comparing.days import Interval
from quellen.comparing.tellings import Telling

WIDEST = 366  # days: a looser date fixes too little
SUFFERED = frozenset(
    {
        "=arrest",
        "=abduct",
        "=release",
        "=sentence",
        "=trial",
        "=appoint",
        "=kill",
        "=shoot",
        "=exhume",
    }
)
"""Families of acts that others do to somebody."""
ONE = {"=kill": "=die", "=shoot": "=die"}
"""Who was killed on a day died on it."""
DONE = frozenset({"=die", "=birth", "=leave", "=flee", "=return", "=resign", "=marriage"})
"""Families of what somebody does, or what simply happens to him."""

Key = tuple[str, str]
"""A family of acts, and the key of a person."""


def join_lives(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The events, those joined that tell one act of one person."""
    told: dict[Key, list[tuple[int, Telling]]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for telling in cluster.tellings:
            for key in _keys(telling):
                told[key].append((number, telling))
    leader = list(range(len(clusters)))
    for rows in told.values():
        for one, two in _pairs(rows):
            a, b = sorted((leader_of(leader, one), leader_of(leader, two)))
            if a != b and clusters[a].documents().isdisjoint(clusters[b].documents()):
                leader[b] = a
                clusters[a].absorb(clusters[b])
    return [cluster for n, cluster in enumerate(clusters) if leader[n] == n]


def _keys(telling: Telling) -> Iterator[Key]:
    when = telling.when
    told = telling.history and not telling.negative and not telling.focal
    if not told or when is None or when.is_open or when.width > WIDEST:
        return
    for act in acts_of([telling]):
        people = telling.whom if act in SUFFERED else telling.who | telling.whom
        if act in SUFFERED | DONE and len(people) == 1:
            yield ONE.get(act, act), next(iter(people))


def _pairs(rows: Sequence[tuple[int, Telling]]) -> Iterator[tuple[int, int]]:
    """Pairs of events, of two documents, that each tell one such act of a time."""
    by_document: dict[int, dict[int, list[Interval]]] = defaultdict(lambda: defaultdict(list))
    for number, telling in rows:
        if telling.when is not None:
            by_document[telling.document][number].append(telling.when)
    documents = sorted(by_document)
    for position, one in enumerate(documents):
        for two in documents[position + 1 :]:
            yield from _only(by_document[one], by_document[two])


Told = Mapping[int, Sequence[Interval]]
"""Events by number, with the days that a document gives for them."""


def _only(ones: Told, twos: Told) -> Iterator[tuple[int, int]]:
    for one, days in ones.items():
        met = [two for two, others in twos.items() if _meet(days, others)]
        back = [n for n, own in ones.items() if len(met) == 1 and _meet(own, twos[met[0]])]
        if len(met) == 1 and len(back) == 1 and met[0] != one:
            yield one, met[0]


def _meet(ones: Sequence[Interval], twos: Sequence[Interval]) -> bool:
    return any(a.overlaps(b) for a in ones for b in twos)
