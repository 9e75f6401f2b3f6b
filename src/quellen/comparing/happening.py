"""A happening: the tellings of an event beside the accounts made from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quellen.comparing.accounts import account_of, told_on
from quellen.comparing.cluster import Cluster
from quellen.comparing.tellings import Telling
from quellen.comparing.when_told import UNDATED
from quellen.model import Account, Marked


@dataclass(frozen=True, slots=True, eq=False)
class Witnessed:
    """One telling, its account and the day on which it was told."""

    telling: Telling
    account: Account
    marked: Marked
    told: int | None
    publisher: str


@dataclass(frozen=True, slots=True, eq=False)
class Happening:
    """An event as a list of witnessed tellings; ``number`` is its index among the events."""

    number: int
    witnessed: tuple[Witnessed, ...]
    about: tuple[str, ...] = ()
    """Documents whose main event it is."""
    notes: tuple[str, ...] = ()
    """What people have decided about it, in words."""
    standing: str = ""
    """A word by which events of one time stand in order."""

    @property
    def affirmed(self) -> list[Witnessed]:
        """Tellings that are not somebody's denial."""
        return [w for w in self.witnessed if not w.telling.denied]


def happenings_of(clusters: Sequence[Cluster], documents: Sequence[Marked]) -> list[Happening]:
    """Events in time order; undated ones last."""
    ordered = sorted(((_standing(c, documents), c) for c in clusters), key=lambda row: row[0])
    return [
        Happening(
            number,
            tuple(_witnessed(t, documents[t.document]) for t in _once(cluster)),
            tuple(documents[n].id for n in sorted(cluster.about)),
            tuple(cluster.notes),
            standing,
        )
        for number, (standing, cluster) in enumerate(ordered)
    ]


def _once(cluster: Cluster) -> list[Telling]:
    """Clauses of one sentence that tell the same, in the same voice, as one telling."""
    kept: dict[tuple[object, ...], Telling] = {}
    for telling in cluster.tellings:
        voice = telling.chain[-1].id if telling.chain else None
        key = (telling.document, telling.sentence, telling.edtf, voice, telling.negative)
        kept[key] = _joined(kept[key], telling) if key in kept else telling
    return list(kept.values())


def _joined(one: Telling, two: Telling) -> Telling:
    """Two tellings of one sentence as one; the words from the first to the last of both."""
    first, last = min(one.start, two.start), max(one.end, two.end)
    if last - first > len(one.sentence):
        return one
    begin = one.sentence.find(one.quote)
    quote = one.sentence[begin + first - one.start : begin + last - one.start]
    figures = tuple(dict.fromkeys((*one.figures, *two.figures)))
    return replace(one, start=first, end=last, quote=quote, figures=figures)


def _witnessed(telling: Telling, marked: Marked) -> Witnessed:
    document = marked.document
    return Witnessed(
        telling,
        account_of(telling, marked),
        marked,
        told_on(document.published),
        document.publisher or "",
    )


def _standing(cluster: Cluster, documents: Sequence[Marked]) -> str:
    """By its closest date, then by the document that tells it first and where."""
    low, high = _when(cluster)
    own = cluster.tellings[0]
    marked = documents[own.document]
    return (
        f"{low + UNDATED:010} {high + UNDATED:010} {marked.document.path}\t{marked.id} "
        f"{own.start:09}"
    )


def _when(cluster: Cluster) -> tuple[int, int]:
    dated = [t.when for t in cluster.tellings if t.when is not None]
    first = min(dated, key=lambda when: (when.width, when.low), default=None)
    if first is None:
        return (UNDATED, UNDATED)
    return (first.low if first.low > -(10**8) else first.high, first.high)
