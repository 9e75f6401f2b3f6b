"""Events: which tellings, in one or many documents, tell the same happening.

Each telling joins the event that it resembles most, if it resembles it enough, else it opens one.
Likeness is a sum of readable parts: rare words, when, names, the predicate. A telling is held
against the event as a whole, so one odd member cannot draw in its own likes. Documents are taken in
the order of their paths, so the same documents give the same events however they were read.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from quellen.comparing.days import Interval
from quellen.comparing.focus import Homes, Lead
from quellen.comparing.identity import fold
from quellen.comparing.stories import ALONE
from quellen.comparing.tellings import Telling
from quellen.comparing.terms import Rarity, cosine, stem

# What shared names and the same predicate add to the cosine of the words.
NAMES, PREDICATE, COUNT_AND_PLACE = 0.12, 0.12, 0.25
SAME_STORY = 0.2  # what it adds that two events of one day are told by reports of one story
# How much likeness it takes, by how well the dates agree: the same day, days or weeks that overlap,
# months or years that overlap, an open or missing date, days that exclude each other.
ENOUGH = {"day": 0.4, "weeks": 0.5, "years": 0.58, "open": 0.66, "other": 0.8}
CAUTION = 0.05  # more than that to join two events that stood apart
FEWEST_WORDS = 2  # rare words that two tellings must share
KEYS = 8  # rarest words under which an event is looked up
CROWD = 400  # events under one word beyond which the word leads nowhere

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
        self._sum: dict[str, float] = dict(telling.vector)
        self._length = 1.0
        self.names = Counter(telling.names)
        self.predicates = Counter([telling.predicate])
        self.stories = set(telling.stories)

    def add(self, telling: Telling) -> None:
        self.tellings.append(telling)
        for term, weight in telling.vector.items():
            self._sum[term] = self._sum.get(term, 0.0) + weight
        self._length = math.sqrt(sum(w * w for w in self._sum.values()))
        self.names.update(telling.names)
        self.predicates[telling.predicate] += 1
        self.stories |= telling.stories

    def strange(self, stories: Set[int], names: Iterable[str]) -> bool:
        """Whether reports of other subjects tell it, and no name is common to both."""
        if not stories or not self.stories or stories & self.stories:
            return False
        return self.names.keys().isdisjoint(names)

    def cosine(self, telling: Telling) -> float:
        return cosine(telling.vector, self._sum) / self._length

    def documents(self) -> set[int]:
        return {t.document for t in self.tellings}

    def counted(self) -> set[str]:
        """What happened to the people that it counts."""
        return {f.counts for t in self.tellings for f in t.figures if f.unit == "person"}

    def key_terms(self) -> list[str]:
        """The heaviest words of the event."""
        return sorted(self._sum, key=lambda t: (-self._sum[t], t))[:KEYS]

    def margin(self, other: Cluster) -> float:
        """By how much two events are more alike than it takes to be one."""
        if self.strange(other.stories, other.names):
            return -1.0
        kind = min((self.agreement(t.when) for t in other.tellings[:20]), key=list(ENOUGH).index)
        acts = self.predicates.keys() & other.predicates.keys()
        if kind == "other" and not acts & ONCE:
            return -1.0
        names = len(self.names.keys() & other.names.keys())
        share = names / max(1, min(len(self.names), len(other.names)))
        words = cosine(self._sum, other._sum) / (self._length * other._length)
        return words + NAMES * share + PREDICATE * bool(acts - {""}) - ENOUGH[kind] - CAUTION

    def agreement(self, when: Interval | None) -> str:
        """How well a date agrees with those of the event, at the member that agrees best."""
        kinds = {agreement(when, t.when) for t in self.tellings[:40]}
        return next(kind for kind in ENOUGH if kind in kinds)


def group(
    tellings: Sequence[Telling], leads: Sequence[Lead], stories: Sequence[int]
) -> list[Cluster]:
    """Events in order of their first telling; sets the ``vector`` of each telling.

    ``leads`` are the stems of each document's title and opening, ``stories`` the story that each
    belongs to. Undated casualties come last: they join the event that their document is about.
    """
    rarity = Rarity(t.terms for t in tellings)
    for telling in tellings:
        telling.vector = rarity.vector(telling.terms)
        telling.stories = frozenset(stories[telling.document : telling.document + 1]) - {ALONE}
    dated = merge(_gather([t for t in tellings if not t.focal], rarity))
    clusters = merge(dated, stories)
    found = attach([t for t in tellings if t.focal], clusters, leads, stories)
    return [c for c in found if _is_told(c)]


def _is_told(cluster: Cluster) -> bool:
    """What has no date and is told by one document alone is no event that could be compared."""
    return (
        any(t.when is not None or t.focal for t in cluster.tellings) or len(cluster.documents()) > 1
    )


def _gather(tellings: Sequence[Telling], rarity: Rarity) -> list[Cluster]:
    clusters: list[Cluster] = []
    index: dict[str, dict[int, None]] = defaultdict(dict)
    for telling in tellings:
        keys = _keys(telling, rarity)
        best = _best(telling, clusters, _candidates(keys, index))
        if best is None:
            best = len(clusters)
            clusters.append(Cluster(telling))
        else:
            clusters[best].add(telling)
        for key in keys:
            index[key][best] = None
    return clusters


def attach(
    tellings: Sequence[Telling],
    clusters: Sequence[Cluster],
    leads: Sequence[Lead],
    stories: Sequence[int],
) -> list[Cluster]:
    """Undated casualties join the event that their document, or its story, is about.

    Where there is none with a date, those of the opening are an event without one.
    """
    homes = Homes(clusters, leads, stories)
    undated: dict[int, Cluster] = {}
    for telling in tellings:
        story = stories[telling.document]
        home = homes.of(telling.document) or undated.get(story)
        if home is None and telling.start < leads[telling.document].end:
            undated[story] = Cluster(telling)
        elif home is not None and not _elsewhere(telling, home):
            home.add(telling)
    return [*homes.clusters, *undated.values()]


def _elsewhere(telling: Telling, home: Cluster) -> bool:
    """Whether it names a place that is none of the event's."""
    places = {t.place for t in home.tellings if t.place} | home.names.keys()
    return (
        telling.place is not None
        and bool(places)
        and telling.place not in places
        and (fold(telling.place) not in places)
    )


def merge(clusters: Sequence[Cluster], stories: Sequence[int] = ()) -> list[Cluster]:
    """Join events that turned out to be one, the most alike first.

    Which event a telling joins depends on those before it; this second look does not.
    """
    joined = list(range(len(clusters)))
    merged = list(clusters)

    def margin(a: int, b: int) -> float:
        return merged[a].margin(merged[b]) + _beside(merged[a], merged[b])

    likely = [(margin(a, b), a, b) for a, b in _pairs(clusters, stories)]
    for _, a, b in sorted((row for row in likely if row[0] >= 0), key=lambda r: (-r[0], r[1:])):
        one, two = sorted((_leader(joined, a), _leader(joined, b)))
        if one != two and margin(one, two) >= 0:
            for telling in merged[two].tellings:
                merged[one].add(telling)
            joined[two] = one
    return [c for n, c in enumerate(merged) if joined[n] == n]


def _pairs(clusters: Sequence[Cluster], stories: Sequence[int]) -> list[tuple[int, int]]:
    """Events worth a look: those that share two heavy words, or a story."""
    index: dict[str | int, list[int]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for term in cluster.key_terms():
            index[term].append(number)
    shared: Counter[tuple[int, int]] = Counter(
        pair for numbers in index.values() if len(numbers) <= CROWD
        for pair in itertools.combinations(numbers, 2)
    )  # fmt: skip
    return sorted({pair for pair, n in shared.items() if n >= 2} | _within(clusters, stories))


def _within(clusters: Sequence[Cluster], stories: Sequence[int]) -> set[tuple[int, int]]:
    """Pairs of events that reports of one story tell."""
    by_story: dict[int, list[int]] = defaultdict(list)
    for number, cluster in enumerate(clusters):
        for story in cluster.stories:
            by_story[story].append(number)
    shared = {s for s, n in Counter(stories).items() if n > 1}
    return {
        pair
        for story, numbers in by_story.items()
        if story in shared and len(numbers) <= CROWD
        for pair in itertools.combinations(numbers, 2)
    }


def _beside(one: Cluster, two: Cluster) -> float:
    """What it adds that two events of one day are told by reports of one story."""
    if not one.stories & two.stories or one.documents() & two.documents():
        return 0.0
    if min((one.agreement(t.when) for t in two.tellings[:20]), key=list(ENOUGH).index) != "day":
        return 0.0
    return SAME_STORY + COUNT_AND_PLACE * bool(one.counted() & two.counted())


def _leader(joined: list[int], number: int) -> int:
    while joined[number] != number:
        number = joined[number]
    return number


def _keys(telling: Telling, rarity: Rarity) -> list[str]:
    """The rarest words, and who is counted on which day."""
    rarest = sorted(telling.terms, key=lambda t: (-rarity(t), t))[:KEYS]
    counted = {f"{f.counts} {telling.edtf}" for f in telling.figures if f.unit == "person"}
    return [*rarest, *sorted(counted)]


def _candidates(keys: Iterable[str], index: Mapping[str, Mapping[int, None]]) -> list[int]:
    votes: Counter[int] = Counter()
    for key in keys:
        if len(index[key]) <= CROWD:
            votes.update(index[key].keys())
    return [number for number, count in votes.most_common(60) if count >= 2]


def _best(telling: Telling, clusters: Sequence[Cluster], candidates: list[int]) -> int | None:
    scored = [(margin(telling, clusters[i]), -i) for i in candidates]
    score, number = max(scored, default=(-1.0, 0))
    return -number if score >= 0 else None


def margin(telling: Telling, cluster: Cluster) -> float:
    """By how much a telling is more like an event than it takes; below 0 it is another event."""
    kind = cluster.agreement(telling.when)
    shared = telling.vector.keys() & cluster.tellings[0].vector.keys()
    beside = _same_count(telling, cluster) if kind == "day" else 0.0
    if len(shared) + bool(beside) < FEWEST_WORDS:
        return -1.0
    if kind == "other" and not _one_act(telling, cluster):
        return -1.0
    if cluster.strange(telling.stories, telling.names):
        return -1.0
    names = len(telling.names & cluster.names.keys()) / max(len(telling.names), 1)
    predicate = bool(telling.predicate) and telling.predicate in cluster.predicates
    likeness = cluster.cosine(telling) + NAMES * names + PREDICATE * predicate + beside
    return likeness - ENOUGH[kind]


def _same_count(telling: Telling, cluster: Cluster) -> float:
    """What it adds that the same kind of people is counted at the same place on the same day."""
    kinds = {f.counts for f in telling.figures if f.unit == "person"}
    for other in cluster.tellings[:20]:
        if _share_place(telling, other) and any(f.counts in kinds for f in other.figures):
            return COUNT_AND_PLACE
    return 0.0


def _share_place(one: Telling, two: Telling) -> bool:
    """Whether the place of one is that of the other, or named in it."""
    if one.place is not None and one.place == two.place:
        return True
    return (one.place is not None and fold(one.place) in two.names) or (
        two.place is not None and fold(two.place) in one.names
    )


def _one_act(telling: Telling, cluster: Cluster) -> bool:
    """Whether tellings with different dates can be of one act.

    Only where its nature is to happen once to whom it happens ("die", "collapse", "be signed"):
    of two attacks on two days there are simply two.
    """
    return telling.predicate in ONCE and telling.predicate in cluster.predicates


def agreement(a: Interval | None, b: Interval | None) -> str:
    """How well two dates agree: a key of ENOUGH."""
    if a is None or b is None:
        return "open"
    if not a.overlaps(b):
        return "other"
    widest = max(a.width, b.width)
    if a.is_open or b.is_open:
        return "open"
    return "day" if widest <= 2 else "weeks" if widest <= 62 else "years"
