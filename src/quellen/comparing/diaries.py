"""Diaries: what an entry tells is told of its day, and what it alone tells is one happening.

An entry of five sentences tells the day in five clauses. Those that others tell too stand in the
events that they share; the rest is one event, the day as the diary has it, and not five.
"""

from __future__ import annotations

from collections.abc import Sequence

from quellen.comparing.cluster import Cluster
from quellen.comparing.dated import ENTRY
from quellen.comparing.tellings import Telling


def gathered(clusters: Sequence[Cluster]) -> list[Cluster]:
    """What nobody but one entry tells, and counts nothing, as one event."""
    kept: list[Cluster] = []
    days: dict[tuple[int, str | None], Cluster] = {}
    for cluster in clusters:
        first = cluster.tellings[0]
        if not all(_is_of_entry(t) and t.document == first.document for t in cluster.tellings):
            kept.append(cluster)
        elif (day := days.get((first.document, first.edtf))) is not None:
            day.absorb(cluster)
        else:
            days[first.document, first.edtf] = cluster
            kept.append(cluster)
    return kept


def _is_of_entry(telling: Telling) -> bool:
    statement = telling.statement
    return (
        statement is not None
        and statement.time is None
        and ENTRY in statement.scope_by
        and not telling.figures
    )
