"""Events called by their kind and year: "the mutiny of 1974", "the strike of March 1979".

Historians name events so where one of a kind stands out in its year. Such a name is taken for the
one event of that kind and that time which other documents of the same story tell; where they tell
two, for neither.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from quellen.comparing.cluster import Cluster, acts_of
from quellen.comparing.families import families
from quellen.comparing.leaning import HAPPENINGS
from quellen.comparing.tellings import Telling
from quellen.comparing.terms import stem

NARROW, WIDE = 28, 366  # days: a month or a year
FEWEST = 2  # other events that both documents must tell
_OF = r"\b(?P<noun>[a-z]+)\s+of\s+(?:the\s+year\s+)?{date}"


def join_of_year(clusters: Sequence[Cluster]) -> list[Cluster]:
    """The events, those called by their kind and year joined to the one that is meant."""
    called = [(n, *found) for n, c in enumerate(clusters) if (found := _called(c))]
    shared = _shared(clusters, {telling.document for _, telling, _ in called})
    gone: set[int] = set()
    for number, telling, noun in called:
        homes = [n for n in _bearing(telling, noun, clusters, shared) if n not in gone | {number}]
        first = [n for n in homes if "=end" not in acts_of(clusters[n].tellings)]
        if len(homes) == 1 or len(first) == 1:
            clusters[(first or homes)[0]].absorb(clusters[number])
            gone.add(number)
    return [c for n, c in enumerate(clusters) if n not in gone]


Shared = Counter[tuple[int, int]]
"""How many events two documents both tell."""


def _shared(clusters: Sequence[Cluster], ours: Set[int]) -> Shared:
    """The events that each of some documents shares with others."""
    found: Shared = Counter()
    for cluster in clusters if ours else ():
        documents = cluster.documents()
        found.update((own, other) for own in documents & ours for other in documents - {own})
    return found


def _called(cluster: Cluster) -> tuple[Telling, str] | None:
    """The telling of an event, told by one document alone, by its kind and year; and the kind."""
    if len(cluster.documents()) > 1:
        return None
    for telling in cluster.tellings:
        when = telling.when
        if when is not None and telling.history and NARROW <= when.width <= WIDE:
            match = re.search(_OF.format(date=re.escape(telling.dated_by)), telling.quote)
            if match and telling.dated_by and stem(match["noun"]) in HAPPENINGS:
                return telling, stem(match["noun"])
    return None


def _bearing(
    telling: Telling, noun: str, clusters: Sequence[Cluster], shared: Shared
) -> Iterator[int]:
    """Events of that kind and time that documents of the same story tell."""
    for number, cluster in enumerate(clusters):
        others = cluster.documents()
        own = telling.document
        kin = own not in others and any(shared[own, other] >= FEWEST for other in others)
        if kin and any(_tells(t, noun, telling) for t in cluster.tellings):
            yield number


def _tells(told: Telling, noun: str, telling: Telling) -> bool:
    if told.when is None or telling.when is None or told.when.width > WIDE:
        return False
    own = {term for term, weight in told.terms.items() if weight == 1.0}
    return (noun in own or bool(families([noun]) & own)) and told.when.overlaps(telling.when)
