"""Events called by their name and a distance: "the amnesty came three years after the bomb".

Such a clause gives no date, but a definite name: the one that its readers know. It is taken for the
event of which the documents speak so if they speak of one alone, two of them at least, and if that
event's day lies between the days that the document tells before it and after it. So a distance that
contradicts the day is seen, while of two amnesties nothing is supposed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from quellen.comparing.cluster import Cluster
from quellen.comparing.days import Interval
from quellen.comparing.distances import phrases
from quellen.comparing.leaning import HAPPENINGS
from quellen.comparing.tellings import Telling
from quellen.comparing.terms import stem
from quellen.comparing.ties import ordinals

WIDEST = 62  # days: a looser date lies between too much
_CALLED = re.compile(
    r"(?:But\s+|And\s+)?[Tt]he\s+(?P<noun>[a-z]+)\s+"
    r"(?:came|followed|happened|occurred|took\s+place|was\s+held|began|was\s+(?:granted|declared))\b"
)

_NTH = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|next|another|new|later|former)"
    r"(?P<words>(?:\s+[a-z]+){1,2})"
)


def join_named(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The events, those that are only called by their name joined to the one that bears it."""
    waiting = [(n, noun) for n, c in enumerate(clusters) if (noun := _called(c))]
    if not waiting:
        return list(clusters)
    gone: set[int] = set()
    told = _by_document(clusters)
    for number, noun in waiting:
        home = _home(number, noun, clusters)
        own = clusters[number].tellings[0]
        if home is not None and _fits(own, home, told[own.document]):
            home.absorb(clusters[number])
            gone.add(number)
    return [c for n, c in enumerate(clusters) if n not in gone]


def _called(cluster: Cluster) -> str | None:
    """The noun by which an event is called that is told once, with a distance and no date."""
    telling = cluster.tellings[0]
    match = _CALLED.match(telling.quote)
    if match is None or len(cluster.tellings) > 1 or not telling.history or telling.explicit:
        return None
    if telling.negative or ordinals(telling.quote) or not any(phrases(telling.quote)):
        return None
    noun = stem(match["noun"])
    return noun if noun in HAPPENINGS else None


def _home(number: int, noun: str, clusters: Sequence[Cluster]) -> Cluster | None:
    """The one event that is told with a noun in its clauses, by two documents, none of them its."""
    bearing = [c for n, c in enumerate(clusters) if n != number and _tells(c, noun)]
    if len(bearing) != 1:
        return None
    (home,) = bearing
    apart = clusters[number].documents().isdisjoint(home.documents())
    again = any(
        noun in map(stem, match["words"].split())
        for t in home.tellings
        for match in _NTH.finditer(t.quote)
    )
    return home if apart and len(home.documents()) > 1 and not again else None


def _tells(cluster: Cluster, noun: str) -> bool:
    return any(t.terms.get(noun) == 1.0 for t in cluster.tellings)


def _fits(own: Telling, home: Cluster, told: Sequence[tuple[int, Interval]]) -> bool:
    """Whether the day of an event lies between those told before and after a place."""
    days = [when for when in map(_close, home.tellings) if when is not None]
    before = next((when for start, when in reversed(told) if start < own.start), None)
    after = next((when for start, when in told if start > own.start), None)
    if not days or before is None or after is None:
        return False
    return all(before.low <= day.high and day.low <= after.high for day in days)


def _by_document(clusters: Sequence[Cluster]) -> Mapping[int, list[tuple[int, Interval]]]:
    found: dict[int, list[tuple[int, Interval]]] = defaultdict(list)
    for document, start, when in sorted(_dated(clusters)):
        found[document].append((start, Interval(*when)))
    return found


def _dated(clusters: Sequence[Cluster]) -> Iterator[tuple[int, int, tuple[int, int]]]:
    for cluster in clusters:
        for telling in cluster.tellings:
            when = _close(telling)
            if when is not None:
                yield telling.document, telling.start, (when.low, when.high)


def _close(telling: Telling) -> Interval | None:
    when = telling.when
    close = when is not None and not when.is_open and when.width <= WIDEST
    return when if close else None
