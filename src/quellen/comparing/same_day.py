"""Histories that each tell one thing of a day tell the same thing of it.

A history of years names few of all days. Where two of them name the same one, and each has a single
happening on it, that is no chance: the strike of the one began on the day on which the hooter of
the other went unanswered, whatever words they share.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from quellen.comparing.cluster import Cluster
from quellen.comparing.tellings import Telling

MEETINGS = 3  # events that two histories both tell, from which they are of one subject


def join_same_day(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The events, those joined that are each of their documents' only one of a day."""
    events, met = dict.fromkeys(clusters), _meetings(clusters)
    for _, told in sorted(_by_day(clusters).items()):
        alone = dict.fromkeys(there[0] for there in told.values() if len(there) == 1)
        for one, two in itertools.combinations(alone, 2):
            if one in events and two in events and _may_be_one(one, two, met):
                one.absorb(two)
                del events[two]
    return list(events)


def _meetings(clusters: Sequence[Cluster]) -> Counter[tuple[int, int]]:
    """For pairs of documents, how many events both tell."""
    return Counter(
        pair
        for cluster in clusters if any(t.history for t in cluster.tellings)
        for pair in itertools.combinations(sorted(cluster.documents()), 2)
    )  # fmt: skip


def _by_day(clusters: Sequence[Cluster]) -> dict[int, dict[int, list[Cluster]]]:
    """Day → document → the events that it tells of that day."""
    found: dict[int, dict[int, list[Cluster]]] = defaultdict(lambda: defaultdict(list))
    for cluster in clusters:
        for telling in cluster.tellings:
            day = _day(telling)
            if day is not None and cluster not in found[day][telling.document]:
                found[day][telling.document].append(cluster)
    return found


def _day(telling: Telling) -> int | None:
    when = telling.when
    if not telling.history or when is None or when.is_open or when.width > 1:
        return None
    return when.low


def _may_be_one(one: Cluster, two: Cluster, met: Mapping[tuple[int, int], int]) -> bool:
    """Whether their documents meet elsewhere, and they do not each name somebody else."""
    if not one.documents().isdisjoint(two.documents()):
        return False
    pairs = itertools.product(one.documents(), two.documents())
    meet = any(met[min(a, b), max(a, b)] >= MEETINGS for a, b in pairs)
    others = one.names.keys().isdisjoint(two.names) and one.names and two.names
    return meet and not others
