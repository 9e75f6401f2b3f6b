"""Events: which tellings, in one or many documents, tell the same happening.

Each telling joins the event that it resembles most, if it resembles it enough, else it opens one.
Likeness is a sum of readable parts: rare words, when, names, the predicate. A telling is held
against the event as a whole, so one odd member cannot draw in its own likes. Documents are taken in
the order of their paths, so the same documents give the same events however they were read.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from quellen.comparing.cluster import KEYS, NAMES, ONCE, PREDICATE, Cluster, key_days, leader_of
from quellen.comparing.counted import join_counted
from quellen.comparing.deaths import Deaths
from quellen.comparing.focus import Homes, Lead
from quellen.comparing.histories import histories
from quellen.comparing.identity import fold
from quellen.comparing.spoken_of import harm_before, of_days, resume, threads_of
from quellen.comparing.stories import ALONE, WINDOW
from quellen.comparing.tellings import Telling
from quellen.comparing.terms import Rarity

COUNT_AND_PLACE = 0.25  # what the same count of people at the same place adds to likeness
SAME_STORY = 0.2  # what it adds that two events of one day are told by reports of one story
FEWEST_WORDS = 2  # rare words that two tellings must share
WHOLE_SENTENCE = 5  # words, from which a sentence in two documents is no chance
CROWD = 400  # events under one word beyond which the word leads nowhere


def group(
    tellings: Sequence[Telling], leads: Sequence[Lead], stories: Sequence[int]
) -> list[Cluster]:
    """Events in order of their first telling; sets the ``vector`` of each telling.

    ``leads`` are the stems of each document's title and opening, ``stories`` the story that each
    belongs to. Undated casualties come last: they join the event that their document is about.
    """
    rarity = Rarity(t.terms for t in tellings)
    long = histories(tellings, [lead.told for lead in leads])
    for telling in tellings:
        telling.vector = rarity.vector(telling.terms)
        telling.history = telling.document in long
        if _is_news(telling, leads[telling.document].told):
            telling.stories = frozenset({stories[telling.document]}) - {ALONE}
    dated = merge(_gather([t for t in tellings if not t.focal], rarity))
    clusters = merge(dated, stories)
    resume(Deaths(clusters).take_in(t for t in tellings if t.focal and t.history), clusters)
    undated = [t for t in tellings if t.focal and not t.history]
    clusters = join_counted(attach(undated, clusters, leads, stories), stories)
    return [c for c in clusters if _is_told(c)]


def _is_news(telling: Telling, told: int | None) -> bool:
    """Whether it can be what a report is about; of older things everybody tells."""
    return telling.when is None or told is None or told - telling.when.high <= WINDOW


def _is_told(cluster: Cluster) -> bool:
    """What has no date and is told by one document alone is no event that could be compared."""
    return (
        any(t.when is not None or t.focal or t.hangs for t in cluster.tellings)
        or len(cluster.documents()) > 1
    )


def _gather(tellings: Sequence[Telling], rarity: Rarity) -> list[Cluster]:
    clusters: list[Cluster] = []
    index: dict[str, dict[int, None]] = defaultdict(dict)
    to_the_letter: dict[tuple[str | None, str], int] = {}
    for telling in tellings:
        keys, copied = _keys(telling, rarity), _copied(telling)
        best = to_the_letter.get(copied) if copied else None
        if best is None:
            best = _best(telling, clusters, _candidates(keys, index))
        if best is None:
            best = len(clusters)
            clusters.append(Cluster(telling))
        else:
            clusters[best].add(telling)
        for key in keys:
            index[key][best] = None
        if copied:
            to_the_letter.setdefault(copied, best)
    return clusters


def _copied(telling: Telling) -> tuple[str | None, str] | None:
    """What a copy of it has in common with it: the same sentence, told of the same day."""
    words = telling.sentence.split()
    whole = telling.when is not None and len(words) >= WHOLE_SENTENCE
    return (telling.edtf, f"{telling.quote} | {' '.join(words)}") if whole else None


def attach(
    tellings: Sequence[Telling],
    clusters: Sequence[Cluster],
    leads: Sequence[Lead],
    stories: Sequence[int],
) -> list[Cluster]:
    """Undated casualties join the event that their document, or its story, is about, but for those
    told right after harm of another day.

    Where there is none with a date, those of the opening are an event without one.
    """
    homes = Homes(clusters, leads, stories)
    threads = threads_of(clusters, of_days)
    undated: dict[int, Cluster] = {}
    own = [story if story != ALONE else -2 - n for n, story in enumerate(stories)]
    for telling in tellings:
        story = own[telling.document]
        home = homes.of(telling.document) or undated.get(story)
        other = harm_before(telling, threads.get(telling.document, ()))
        if other is not None and home is not None and home.agreement(other.tellings[0]) == "other":
            other.add(telling)
        elif home is None and telling.start < leads[telling.document].end:
            undated[story] = Cluster(telling)
        elif home is not None and not names_other_place(telling, home):
            home.add(telling)
    for document, story in enumerate(own):
        about = homes.of(document) or undated.get(story)
        if about is not None:
            about.about.add(document)
    return [*homes.clusters, *undated.values()]


def names_other_place(telling: Telling, home: Cluster) -> bool:
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
        return merged[a].margin(merged[b], _beside(merged[a], merged[b]))

    likely = [(margin(a, b), a, b) for a, b in _pairs(clusters, stories)]
    for _, a, b in sorted((row for row in likely if row[0] >= 0), key=lambda r: (-r[0], r[1:])):
        one, two = sorted((leader_of(joined, a), leader_of(joined, b)))
        if one != two and margin(one, two) >= 0:
            merged[one].absorb(merged[two])
            joined[two] = one
    return [c for n, c in enumerate(merged) if joined[n] == n]


def _pairs(clusters: Sequence[Cluster], stories: Sequence[int]) -> list[tuple[int, int]]:
    """Events worth a look: those that share two heavy words, or a story."""
    keys = [(*cluster.key_terms(), *cluster.key_days()) for cluster in clusters]
    index: dict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(keys):
        for key in own:
            index[key].append(number)
    pairs = _within(clusters, stories)
    for number, own in enumerate(keys):
        # One event after the other: to count all pairs at once takes gigabytes.
        shared: Counter[int] = Counter()
        for others in (index[key] for key in own):
            if len(others) <= CROWD:
                shared.update(others[bisect_right(others, number) :])
        pairs.update((number, other) for other, n in shared.items() if n >= FEWEST_WORDS)
    return sorted(pairs)


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
    if one.agreement_with(two) != "day":
        return 0.0
    counted = bool(one.counted() & two.counted())
    acts = (one.predicates.keys() & two.predicates.keys()) - {""}
    return SAME_STORY * (counted or bool(acts)) + COUNT_AND_PLACE * counted


def _keys(telling: Telling, rarity: Rarity) -> list[str]:
    """The rarest words, who is counted on which day, and the day and month of a history."""
    rarest = sorted(telling.terms, key=lambda t: (-rarity(t), t))[:KEYS]
    counted = {f"{f.counts} {telling.edtf}" for f in telling.figures if f.unit == "person"}
    days = key_days(telling)
    return [*rarest, *sorted(counted), *days]


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
    kind = cluster.agreement(telling)
    if kind == "other" and not _one_act(telling, cluster):
        return -1.0
    if cluster.strange(telling.stories, telling.names):
        return -1.0
    shared = telling.vector.keys() & cluster.tellings[0].vector.keys()
    beside = _same_count(telling, cluster) if kind == "day" else 0.0
    fewest = 1 if telling.history and kind in ("day", "weeks") else FEWEST_WORDS
    if len(shared) + bool(beside) < fewest:
        return -1.0
    names = len(telling.names & cluster.names.keys()) / max(len(telling.names), 1)
    predicate = bool(telling.predicate) and telling.predicate in cluster.predicates
    likeness = cluster.cosine(telling) + NAMES * names + PREDICATE * predicate + beside
    found = likeness - cluster.enough(kind, (telling,))
    return cluster.unless_other(kind, found, (telling,))


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
    of two attacks on two days there are simply two, as of what one document dates twice.
    """
    once = telling.predicate in ONCE and telling.predicate in cluster.predicates
    return once and telling.document not in cluster.documents()
