"""Denials beside what they deny: in the event that others tell, and never as telling it.

Who denies that the prisoners were shot speaks of the same happening as those who say that they
were. So a denial joins the event of what it denies, and counts there for nothing: neither its date
nor its figures are given by whoever denies them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from quellen.comparing.cluster import Cluster
from quellen.comparing.days import Interval
from quellen.comparing.disputes.claims import Claim
from quellen.comparing.disputes.denials import Answered
from quellen.comparing.identity import Identities
from quellen.comparing.tellings import Reader, Telling
from quellen.model import Marked

Told = Mapping[int, Sequence[tuple[Telling, Cluster]]]
"""Document → what it tells, with the events that it tells."""


def join_denials(
    clusters: Sequence[Cluster],
    answered: Sequence[Answered],
    documents: Sequence[Marked],
    identities: Identities,
) -> None:
    """Let each denial join the event that most of those tell whom it contradicts."""
    if not answered:
        return
    told: dict[int, list[tuple[Telling, Cluster]]] = defaultdict(list)
    for cluster in clusters:
        for telling in cluster.tellings:
            told[telling.document].append((telling, cluster))
    for denials, met in answered:
        homes = Counter(home for claim in met if (home := _told_in(claim, told, documents)))
        for denial in denials if homes else ():
            home = homes.most_common(1)[0][0]
            said = _telling(denial, documents[denial.document], identities)
            if said is not None and not _otherwise_dated(said, home):
                home.add(said)


def _told_in(claim: Claim, told: Told, documents: Sequence[Marked]) -> Cluster | None:
    """The event that an assertion tells; else the one that its sentence tells, if that is one."""
    marked = documents[claim.document]
    own = {s.id for s in marked.analysis.statements if s.spans[0][0] == claim.span[0]}
    rows = told.get(claim.document, ())
    for telling, cluster in rows:
        if telling.statement is not None and telling.statement.id in own:
            return cluster
    sentence = next((s for s in marked.analysis.sentences if s[0] <= claim.span[0] < s[1]), (0, 0))
    around = {c for t, c in rows if sentence[0] <= t.start < sentence[1]}
    return around.pop() if len(around) == 1 else None


def _telling(denial: Claim, marked: Marked, identities: Identities) -> Telling | None:
    """A denial with the words of denying it, and with nothing that it would give."""
    reader = Reader(denial.document, marked, identities)
    for telling in _inside(denial, marked, reader):
        words = marked.document.text[slice(*denial.span)]
        return replace(
            telling, start=denial.span[0], end=denial.span[1], quote=words, figures=(), place=None
        )
    return None


def _inside(denial: Claim, marked: Marked, reader: Reader) -> Iterator[Telling]:
    tellings = (reader.undated(s) for s in marked.analysis.statements if denial.holds(s))
    yield from (t for t in tellings if t.denied)


def _otherwise_dated(telling: Telling, home: Cluster) -> bool:
    """Whether what is denied is denied of another day."""
    statement = telling.statement
    day = Interval.of(statement.earliest, statement.latest) if statement else None
    days = [t.when for t in home.tellings if t.when is not None]
    return day is not None and bool(days) and not any(day.overlaps(other) for other in days)
