"""Events as people have decided them: which tellings are of one happening, and which are not.

``merge`` and ``same`` make one event of those told at their anchors; ``split`` and ``different``
take what is told at all anchors but the first out of an event that they share. An anchor is about a
telling if it covers half of its words; shorter ones, as those on a name, are about other things.
The decisions are followed one after the other, so that the last about the same words holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from quellen.comparing.cluster import Cluster
from quellen.comparing.corrected import place_of
from quellen.comparing.tellings import Telling
from quellen.ledger.decisions import standing
from quellen.model import Decision, Marked

JOINING, PARTING = frozenset({"merge", "same"}), frozenset({"split", "different"})
Told = Mapping[int, Sequence[Telling]]
"""Document → its tellings."""


def as_people_have_it(
    clusters: Sequence[Cluster], documents: Sequence[Marked], decisions: Sequence[Decision]
) -> list[Cluster]:
    """The events after all decisions about them, each with a note of who decided it."""
    wanted = [
        d for d in standing(decisions) if d.action in JOINING | PARTING and len(d.anchors) > 1
    ]
    if not wanted:
        return list(clusters)
    told: dict[int, list[Telling]] = defaultdict(list)
    for cluster in clusters:
        for telling in cluster.tellings:
            told[telling.document].append(telling)
    events = dict.fromkeys(clusters)
    for decision in wanted:
        groups = _told_at(decision, documents, told)
        if len(groups) > 1:
            (_join if decision.action in JOINING else _part)(decision, groups, events)
    return list(events)


def _told_at(decision: Decision, documents: Sequence[Marked], told: Told) -> list[list[Telling]]:
    """The tellings at each anchor; nothing where an anchor is on none."""
    numbers = {d.document.sha256: n for n, d in enumerate(documents)}
    groups = []
    for anchor in decision.anchors:
        number = numbers.get(anchor.sha256)
        span = None if number is None else place_of(anchor, documents[number].document.text)
        if number is not None and span is not None:
            here = [t for t in told.get(number, ()) if _covers(span, t)]
            if not here:
                return []
            groups.append(here)
    return groups


def _covers(span: tuple[int, int], telling: Telling) -> bool:
    shared = min(span[1], telling.end) - max(span[0], telling.start)
    return 2 * shared >= telling.end - telling.start


def _join(
    decision: Decision, groups: Sequence[Sequence[Telling]], events: dict[Cluster, None]
) -> None:
    first, *others = dict.fromkeys(_event_of(t, events) for group in groups for t in group)
    for other in others:
        first.absorb(other)
        first.notes += other.notes
        del events[other]
    first.notes.append(_note(decision, "these tell of one event"))


def _part(
    decision: Decision, groups: Sequence[Sequence[Telling]], events: dict[Cluster, None]
) -> None:
    """Whole documents go with the telling that is taken out: they speak of what it speaks of.

    What stands at the first anchor too stays: nothing can be taken out of itself.
    """
    for told in groups[1:]:
        group = [t for t in told if t not in groups[0]]
        event = _event_of(group[0], events) if group else None
        if event is None or event is not _event_of(groups[0][0], events):
            continue
        apart = {t.document for t in group} - {t.document for t in groups[0]}
        leaving = [t for t in event.tellings if t in group or t.document in apart]
        staying = [t for t in event.tellings if t not in leaving]
        del events[event]
        for tellings in (staying, leaving):
            part = _cluster(tellings, event)
            part.notes = [*event.notes, _note(decision, "these tell of different events")]
            events[part] = None


def _cluster(tellings: Sequence[Telling], former: Cluster) -> Cluster:
    cluster = Cluster(tellings[0])
    for telling in tellings[1:]:
        cluster.add(telling)
    cluster.about = former.about & cluster.documents()
    return cluster


def _event_of(telling: Telling, events: Mapping[Cluster, None]) -> Cluster:
    return next(e for e in events if any(t is telling for t in e.tellings))


def _note(decision: Decision, what: str) -> str:
    return f"{decision.who} decided on {decision.made[:10]} that {what}"
