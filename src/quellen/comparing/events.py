"""Events: which tellings, in one or many documents, tell the same happening.

Each telling joins the event that it resembles most, if it resembles it enough, else it opens one.
Likeness is a sum of readable parts: rare words, when, names, the predicate. A telling is held
against the event as a whole, so one odd member cannot draw in its own likes. Documents are taken in
the order of their paths, so the same documents give the same events however they were read.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from quellen.comparing.days import Interval
from quellen.comparing.tellings import Telling
from quellen.comparing.terms import Rarity, cosine

# What each part adds at most, and the sum from which two tellings are of one event.
WORDS, WHEN, NAMES, PREDICATE = 0.5, 0.22, 0.16, 0.12
SAME_EVENT = 0.5
SAME_IN_SPITE_OF_DATE = 0.5  # cosine from which a different date is a disagreement about one event
FEWEST_WORDS = 3  # rare words that two tellings must share
KEYS = 8  # rarest words under which an event is looked up
CROWD = 400  # events under one word beyond which the word leads nowhere


class Cluster:
    """Tellings taken for one event so far, and what they have in common."""

    def __init__(self, telling: Telling) -> None:
        self.tellings = [telling]
        self._sum: dict[str, float] = dict(telling.vector)
        self._length = 1.0
        self.names = Counter(telling.names)
        self.predicates = Counter([telling.predicate])

    def add(self, telling: Telling) -> None:
        self.tellings.append(telling)
        for term, weight in telling.vector.items():
            self._sum[term] = self._sum.get(term, 0.0) + weight
        self._length = math.sqrt(sum(w * w for w in self._sum.values()))
        self.names.update(telling.names)
        self.predicates[telling.predicate] += 1

    def cosine(self, telling: Telling) -> float:
        return cosine(telling.vector, self._sum) / self._length

    def nearest(self, when: Interval | None) -> tuple[float, int]:
        """How well the dates agree (0 to 1) and the gap in days, at the member that agrees best."""
        best = (0.0, 10**9)
        for telling in self.tellings[:40]:
            if when is None or telling.when is None:
                best = max(best, (0.2, 0), key=lambda pair: pair[0])
            else:
                pair = agreement(when, telling.when), when.gap(telling.when)
                best = max(best, pair, key=lambda p: (p[0], -p[1]))
        return best


def group(tellings: Sequence[Telling]) -> list[Cluster]:
    """Events in order of their first telling; sets the ``vector`` of each telling."""
    rarity = Rarity(t.terms for t in tellings)
    clusters: list[Cluster] = []
    index: dict[str, list[int]] = defaultdict(list)
    for telling in tellings:
        telling.vector = rarity.vector(telling.terms)
        keys = _keys(telling, rarity)
        best = _best(telling, clusters, _candidates(keys, index))
        if best is None:
            best = len(clusters)
            clusters.append(Cluster(telling))
        else:
            clusters[best].add(telling)
        for key in keys:
            if best not in index[key][-1:]:
                index[key].append(best)
    return clusters


def _keys(telling: Telling, rarity: Rarity) -> list[str]:
    return sorted(telling.terms, key=lambda t: (-rarity(t), t))[:KEYS]


def _candidates(keys: Iterable[str], index: dict[str, list[int]]) -> list[int]:
    votes: Counter[int] = Counter()
    for key in keys:
        if len(index[key]) <= CROWD:
            votes.update(set(index[key]))
    return [number for number, count in votes.most_common(60) if count >= 2]


def _best(telling: Telling, clusters: Sequence[Cluster], candidates: list[int]) -> int | None:
    scored = [(likeness(telling, clusters[i]), -i) for i in candidates]
    if not scored:
        return None
    score, number = max(scored)
    return -number if score >= SAME_EVENT else None


def likeness(telling: Telling, cluster: Cluster) -> float:
    """How much a telling is like an event, 0 to 1; 0 where something speaks against it."""
    words = cluster.cosine(telling)
    shared = sum(1 for t in telling.vector if t in cluster.tellings[0].vector)
    when, gap = cluster.nearest(telling.when)
    if shared < FEWEST_WORDS or (gap > 0 and not _in_spite_of(words, gap, telling)):
        return 0.0
    names = len(telling.names & cluster.names.keys()) / max(len(telling.names), 1)
    predicate = telling.predicate and telling.predicate in cluster.predicates
    return WORDS * min(1.0, words * 1.6) + WHEN * when + NAMES * names + PREDICATE * bool(predicate)


def _in_spite_of(words: float, gap: int, telling: Telling) -> bool:
    """Whether two different dates can be two accounts of one event."""
    return words >= SAME_IN_SPITE_OF_DATE + min(0.25, gap / 4000) and bool(telling.names)


def agreement(a: Interval, b: Interval) -> float:
    """1 for the same day, less for wider dates that overlap, 0 for different ones."""
    if not a.overlaps(b):
        return 0.0
    widest = min(max(a.width, b.width), 5000)
    return max(0.25, 1 - math.log10(widest) / 4)
