"""What a document is about: the event to which its undated casualties belong.

"Seven people are dead", says a report on the third page; of which event, its title and opening say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quellen.comparing.accounts import told_on
from quellen.comparing.days import Interval
from quellen.comparing.elsewhere import FIRST, elsewhere
from quellen.comparing.harm import AFTERMATH, HARM, HURT
from quellen.comparing.stories import ALONE, OPENING
from quellen.comparing.tellings import Telling
from quellen.comparing.terms import stems
from quellen.model import Marked

if TYPE_CHECKING:
    from quellen.comparing.cluster import Cluster

FEWEST = 2  # key words of an event that the lead must hold
WIDELY = 3  # documents that tell an event, from which it can be what each of them is about
LEADING = 0.4  # else: its share of what the document dates; a narrative of many events has no one


@dataclass(frozen=True, slots=True)
class Lead:
    """The stems of a document's title and first sentences, where these end, when it came out.

    And the day of what it is about, by its own words, where these tell.
    """

    stems: Set[str]
    end: int
    told: int | None
    day: Interval | None = None


def lead_of(marked: Marked) -> Lead:
    document = marked.document
    sentences = marked.analysis.sentences[:OPENING]
    opening = " ".join(document.text[a:b] for a, b in sentences)
    end = sentences[-1][1] if sentences else 0
    words = frozenset(stems(f"{document.title or ''} {opening}"))
    scene = next(iter(marked.analysis.scenes), None)
    day = Interval.of(scene.earliest, scene.latest) if scene else None
    return Lead(words, end, told_on(document.published), day)


class Homes:
    """For each document the event that it, or else its story, is about.

    Events of one day that reports of one story are about are one: they are joined in ``clusters``.
    """

    def __init__(
        self, clusters: Sequence[Cluster], leads: Sequence[Lead], stories: Sequence[int]
    ) -> None:
        self._clusters = dict.fromkeys(clusters)
        self._stories = stories
        self._own: dict[int, Cluster] = {}
        self._of_story: dict[int, Cluster] = {}
        told = by_document(clusters)
        self._fitting: dict[int, list[Cluster]] = {}
        for number, lead in enumerate(leads):
            self._fitting[number] = fitting(told.get(number, ()), lead.stems)
            on_day = dated(told.get(number, ()), number, lead.day)
            home = home_of(number, told.get(number, ()), on_day or self._fitting[number])
            home = home or next(iter(on_day), None)
            if home is not None:
                self._own[number] = home
        members: dict[int, list[int]] = defaultdict(list)
        for number, story in enumerate(stories):
            members[story].append(number)
        for story, reports in members.items():
            if story != ALONE and len(reports) > 1:
                self._settle(story, reports)

    @property
    def clusters(self) -> list[Cluster]:
        return list(self._clusters)

    def of(self, document: int) -> Cluster | None:
        return self._of_story.get(self._stories[document]) or self._own.get(document)

    def _settle(self, story: int, members: Sequence[int]) -> None:
        """What most reports of a story are about is what the story is about."""
        votes = Counter(self._own[n] for n in members if n in self._own)
        if not votes:
            return
        home = max(votes, key=lambda c: (votes[c], -first_day(c)))
        self._of_story[story] = home
        for other in dict.fromkeys(c for n in members for c in self._fitting[n]):
            if other is not home and other in self._clusters and one_event(home, other):
                home.absorb(other)
                del self._clusters[other]


def first_day(cluster: Cluster) -> int:
    return min(t.when.low for t in cluster.tellings if t.when is not None)


def one_event(one: Cluster, two: Cluster) -> bool:
    """Whether two events that reports of one story are about are one, by their days and places."""
    return near(one, two) and not elsewhere(one.tellings[:FIRST], two.tellings[:FIRST])


def near(one: Cluster, two: Cluster) -> bool:
    """Whether they are dated to the same day or to days next to each other."""
    days = [t.when for t in two.tellings if t.when and _close(t)]
    return any(t.when.gap(day) <= 1 for t in one.tellings if t.when and _close(t) for day in days)


def fitting(clusters: Sequence[Cluster], lead: Set[str]) -> list[Cluster]:
    """The events with casualties that a document's lead speaks of."""
    bringing = [c for c in clusters if brings_casualties(c)]
    return [c for c in bringing if len(lead & set(c.key_terms())) >= FEWEST]


def home_of(
    document: int, clusters: Sequence[Cluster], candidates: Sequence[Cluster]
) -> Cluster | None:
    """The event that a document is about, of those it dates; None where none clearly leads."""
    if not candidates:
        return None
    best = max(candidates, key=lambda c: _weight(c, document))
    documents, own, _ = _weight(best, document)
    dated = sum(_weight(c, document)[1] for c in clusters)
    return best if documents >= WIDELY or own >= LEADING * dated else None


def dated(clusters: Sequence[Cluster], document: int, day: Interval | None) -> list[Cluster]:
    """The events that a document dates to the day of what it is about, and that harm people."""
    if day is None:
        return []
    return [
        c
        for c in clusters
        if brings_casualties(c)
        and any(t.when and t.document == document and t.when.overlaps(day) for t in c.tellings)
    ]


def brings_casualties(cluster: Cluster) -> bool:
    """Whether people come to harm in it: not what is done about that on a later day."""
    return any(t.predicate not in AFTERMATH and tells_of_harm(t) for t in cluster.tellings[:20])


def tells_of_harm(telling: Telling) -> bool:
    """Whether its clause has a word for harm, or counts those who came to it."""
    own = (term for term, weight in telling.terms.items() if weight == 1.0)
    return any(term in HARM for term in own) or any(f.counts in HURT for f in telling.figures)


def _weight(cluster: Cluster, document: int) -> tuple[int, int, int]:
    """Documents that tell it, tellings in this document, and the earliest of these."""
    own = [t for t in cluster.tellings if t.document == document]
    documents = len({t.document for t in cluster.tellings})
    return documents, len(own), -min(t.start for t in own)


def by_document(clusters: Sequence[Cluster]) -> dict[int, list[Cluster]]:
    """Document → the events it tells of one day or few, in order of their first telling."""
    found: dict[int, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        for document in dict.fromkeys(t.document for t in cluster.tellings if _close(t)):
            found[document].append(cluster)
    return found


def _close(telling: Telling) -> bool:
    return telling.when is not None and not telling.when.is_open and telling.when.width <= 31
