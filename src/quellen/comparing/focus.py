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
LEADING = 1.5  # how much heavier than the next the event of a single document must be


def lead_of(marked: Marked) -> Set[str]:
    """Stems of a document's title and first sentences."""
    document = marked.document
    sentences = marked.analysis.sentences[:OPENING]
    opening = " ".join(document.text[a:b] for a, b in sentences)
    return frozenset(stems(f"{document.title or ''} {opening}"))


def home_of(document: int, clusters: Sequence[Cluster], lead: Set[str]) -> Cluster | None:
    """The event that a document is about, of those it dates; None where none clearly leads."""
    fitting = [c for c in clusters if len(lead & set(c.key_terms())) >= FEWEST]
    ranked = sorted(fitting, key=lambda c: _weight(c, document), reverse=True)
    if not ranked:
        return None
    best, *others = (_weight(c, document) for c in ranked[:2])
    leads = not others or best[0] > 1 or best[1] >= LEADING * others[0][1]
    return ranked[0] if leads else None


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
