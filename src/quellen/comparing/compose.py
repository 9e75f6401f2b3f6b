"""The findings, put together: each step works on what the steps before it found."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quellen.comparing import corrected as corrections
from quellen.comparing import parted, rulings
from quellen.comparing.affairs import affairs_of
from quellen.comparing.asides import join_asides
from quellen.comparing.bounded import bounded
from quellen.comparing.called import names_of
from quellen.comparing.cluster import Cluster
from quellen.comparing.core import core_of, only_supposed
from quellen.comparing.days import Interval
from quellen.comparing.denied import join_denials
from quellen.comparing.diaries import gathered
from quellen.comparing.disputes import Draft, find_disputes
from quellen.comparing.disputes.denials import answered_denials
from quellen.comparing.disputes.draft import with_origins
from quellen.comparing.disputes.neutral import neutral
from quellen.comparing.elliptic import completed
from quellen.comparing.events import group
from quellen.comparing.families import is_family
from quellen.comparing.fates import of_accounts
from quellen.comparing.focus import lead_of
from quellen.comparing.hanging import ties
from quellen.comparing.happening import Happening, happenings_of
from quellen.comparing.identity import Identities, cast_of
from quellen.comparing.kinship import join_lonely
from quellen.comparing.lineage import edges, find_lineage
from quellen.comparing.lineage.edges import as_decided
from quellen.comparing.lives import join_lives
from quellen.comparing.named import join_named
from quellen.comparing.of_year import join_of_year
from quellen.comparing.once import join_once
from quellen.comparing.origins import OriginCounter
from quellen.comparing.parted import as_people_have_it
from quellen.comparing.posted import post_title, posts
from quellen.comparing.settings import settled
from quellen.comparing.spoken_of import resume_across
from quellen.comparing.support import support_of
from quellen.comparing.tellings import Telling, tellings_of
from quellen.comparing.titles import title_of
from quellen.comparing.voices import Met
from quellen.comparing.years import with_years
from quellen.ledger.decisions import standing
from quellen.ledger.findings import moment
from quellen.model import Decision, Dependence, Dispute, Event, Marked, Support

HEEDED = frozenset(
    (*corrections.ACTIONS, *parted.JOINING, *parted.PARTING, *edges.ACTIONS, *rulings.ACTIONS)
)
"""Actions of decisions that change what is found; the others are verdicts on what was found."""


def heeded(log: Sequence[Decision]) -> list[Decision]:
    """The decisions that documents are compared by, oldest first, none of them taken back."""
    return [d for d in standing(log) if d.action in HEEDED]


@dataclass(frozen=True, slots=True)
class Part:
    """What the documents of one block show; its disputes have no numbers yet."""

    events: tuple[Event, ...]
    order: tuple[str, ...]
    """For each event a word by which all events of a pile stand in order."""
    disputes: tuple[Dispute, ...]
    lineage: tuple[Dependence, ...]
    support: tuple[Support, ...]
    met: tuple[Met, ...]
    """What became of each account."""


def compose(
    documents: Sequence[Marked], stories: Sequence[int], decisions: Sequence[Decision] = ()
) -> Part:
    """What documents show that are compared with one another, before anybody's verdict on it.

    ``stories`` has the number of the story of each, ``decisions`` are those that are heeded.
    """
    identities = Identities(map(cast_of, documents))
    tellings = [
        telling
        for number, marked in enumerate(documents)
        for telling in completed(tellings_of(number, marked, identities), marked)
    ]
    leads = [lead_of(d) for d in documents]
    clusters = group([t for t in tellings if not t.denied], leads, stories)
    clusters = join_lives(join_once(clusters, documents))
    clusters = join_asides(clusters, documents, identities, stories)
    affairs = affairs_of(documents, identities)
    clusters = join_of_year(join_named(join_lonely(gathered(clusters), affairs)))
    clusters = [*with_years(clusters)]
    resume_across(_left(tellings, clusters), clusters)
    denials = answered_denials(documents)
    join_denials(clusters, denials, documents, identities)
    clusters = [*clusters, *posts(documents)]
    clusters = as_people_have_it(clusters, documents, decisions)
    happenings = happenings_of(clusters, documents)
    lineage = as_decided(find_lineage(documents, identities.of, stories), documents, decisions)
    counter = OriginCounter(documents, lineage, identities)
    cores = [core_of([w.telling for w in h.witnessed]) for h in happenings]
    names = [*names_of(happenings)]
    events = tuple(map(_event, names, happenings, cores))
    support = tuple(s for h in happenings for s in support_of(names[h.number], h, counter))
    hanging = ties(happenings, documents)
    supposed = {e.id for e, core in zip(events, cores, strict=True) if only_supposed(core)}
    events = settled(bounded(events, happenings, hanging), documents, supposed)
    drafts = find_disputes(happenings, documents, hanging, denials)
    events = tuple(neutral(events[h.number], h, drafts) for h in happenings)
    disputes = tuple(_dispute(d, events, counter) for d in drafts)
    order = tuple(f"{moment(e)} {h.standing}" for e, h in zip(events, happenings, strict=True))
    return Part(events, order, disputes, lineage, support, tuple(of_accounts(events, support)))


def _left(tellings: Sequence[Telling], clusters: Sequence[Cluster]) -> Iterator[Telling]:
    """Undated casualties of histories that no event holds yet."""
    known = {id(telling) for cluster in clusters for telling in cluster.tellings}
    for telling in tellings:
        if telling.focal and telling.history and not telling.denied and id(telling) not in known:
            yield telling


def _dispute(draft: Draft, events: Sequence[Event], counter: OriginCounter) -> Dispute:
    origins = [counter.of(side.accounts).count for side in draft.sides]
    event = events[draft.event].id if draft.event is not None else None
    sides = with_origins(draft.sides, origins)
    return Dispute("", event, draft.kind, draft.relation, sides, draft.reasons)


def _event(name: str, happening: Happening, core: Telling) -> Event:
    tellings = [w.telling for w in happening.witnessed]
    return Event(
        id=name,
        title=post_title(tellings[0]) if tellings[0].post else title_of(tellings),
        accounts=tuple(w.account for w in happening.witnessed),
        edtf=core.edtf,
        earliest=core.earliest,
        latest=core.latest,
        place=next((t.place for t in tellings if t.place), None),
        reasons=(*_reasons(tellings), *happening.notes),
        about=happening.about,
    )


def _reasons(tellings: Sequence[Telling]) -> tuple[str, ...]:
    """What the accounts have in common, in words."""
    if len(tellings) < 2:
        return ("told once",)
    first = tellings[0]
    common = [
        t for t in first.vector
        if not is_family(t) and all(t in other.vector for other in tellings[1:8])
    ]  # fmt: skip
    words = sorted(common, key=lambda t: -first.vector[t])[:6]
    days = [t.when for t in tellings if t.when]
    agree = all(Interval.overlaps(a, b) for a, b in itertools.pairwise(days))
    shared = f"they share: {', '.join(words)}" if words else "they share rarer words two by two"
    return (shared, "their dates agree" if agree else "their dates differ")
