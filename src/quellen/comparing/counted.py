"""What reports of one story count alike, without a date, is one thing.

"About 200 residents were brought to a school" and "about 200 residents were taken to safety", in
reports of one collapse, are one evacuation: that they count as many of the same is hardly chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from quellen.comparing.cluster import Cluster
from quellen.comparing.stories import ALONE
from quellen.comparing.tellings import Telling

FEWEST = 10  # people: smaller numbers are alike by chance

Key = tuple[int, str, float]
"""A story, who is counted, and how many."""


def join_counted(clusters: Sequence[Cluster], stories: Sequence[int]) -> list[Cluster]:
    """Undated events in which reports of a story count as many of the same people, as one."""
    alike: dict[Key, dict[Cluster, None]] = defaultdict(dict)
    for cluster in (c for c in clusters if not _is_dated(c)):
        for telling in cluster.tellings:
            for key in _keys(telling, stories):
                alike[key][cluster] = None
    gone: set[Cluster] = set()
    for found in alike.values():
        left = [c for c in found if c not in gone]
        for other in left[1:]:
            left[0].absorb(other)
            gone.add(other)
    return [c for c in clusters if c not in gone]


def _is_dated(cluster: Cluster) -> bool:
    return any(t.when is not None or t.focal or t.hangs for t in cluster.tellings)


def _keys(telling: Telling, stories: Sequence[int]) -> Iterator[Key]:
    story = stories[telling.document]
    for figure in telling.figures:
        counted = figure.unit == "person" and figure.qualifier != "implicit" and not figure.part
        if story != ALONE and counted and (figure.low or 0) >= FEWEST:
            yield story, figure.counts, figure.low or 0.0
