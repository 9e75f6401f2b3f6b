"""What a document is about: the event to which its undated casualties belong.

"Seven people are dead", says a report on the third page; of which event, its title and opening say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from quellen.comparing.tellings import Telling
from quellen.comparing.terms import stems
from quellen.model import Marked

if TYPE_CHECKING:
    from quellen.comparing.events import Cluster

OPENING = 8  # sentences
FEWEST = 2  # key words of an event that the lead must hold
WIDELY = 3  # documents that tell an event, from which it can be what each of them is about
MANY_WORDS = 4
LEADING = 0.4  # else: its share of what the document dates; a narrative of many events has no one


def lead_of(marked: Marked) -> Set[str]:
    """Stems of a document's title and first sentences."""
    document = marked.document
    sentences = marked.analysis.sentences[:OPENING]
    opening = " ".join(document.text[a:b] for a, b in sentences)
    return frozenset(stems(f"{document.title or ''} {opening}"))


def home_of(
    document: int, clusters: Sequence[Cluster], known: Sequence[Cluster], lead: Set[str]
) -> Cluster | None:
    """The event that a document is about, of those it dates; None where none clearly leads.

    A document that dates none of what its lead speaks of may still be about one that many others
    tell (``known``).
    """
    fitting = [c for c in clusters if len(lead & set(c.key_terms())) >= FEWEST]
    if not fitting:
        return _well_known(known, lead)
    best = max(fitting, key=lambda c: _weight(c, document))
    documents, own, _ = _weight(best, document)
    dated = sum(_weight(c, document)[1] for c in clusters)
    return best if documents >= WIDELY or own >= LEADING * dated else None


def _well_known(known: Sequence[Cluster], lead: Set[str]) -> Cluster | None:
    """The event told by many whose words the lead holds."""
    fitting = [(len(lead & set(c.key_terms())), -i) for i, c in enumerate(known)]
    shared, number = max(fitting, default=(0, 0))
    return known[-number] if shared >= MANY_WORDS else None


def well_known(clusters: Sequence[Cluster]) -> list[Cluster]:
    """Events that several documents tell, the most told first."""
    told = [c for c in clusters if len({t.document for t in c.tellings}) >= WIDELY]
    return sorted(told, key=lambda c: -len({t.document for t in c.tellings}))


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
    return telling.when is not None and (telling.when.is_open or telling.when.width <= 31)
