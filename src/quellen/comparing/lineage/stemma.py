"""From whom each document has its words directly, where several others have them too.

Two that took the same from a third are linked to the third and not to each other; who has the words
of a first by way of a second is linked to the second. What a document shares with a second beyond
what the first has, whole sentences or changed letters, shows that it knew the second: errors and
additions in common tell who copied whom (Lachmann's method; Maas, Textkritik, 1927).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from quellen.comparing.lineage.quoted import covered
from quellen.model import Dependence

EXPLAINED = 0.8  # share of a link's passages that another origin accounts for
ADDED = 120  # characters in common beyond that which are an addition
CHANGED = 12  # letters that agree better than with the other origin

Taken = Mapping[str, Mapping[str, Dependence]]
"""Document → what it may have its words from → the link."""


def direct(links: Sequence[Dependence]) -> list[Dependence]:
    """The links without those that others account for."""
    taken: dict[str, dict[str, Dependence]] = {}
    for link in links:
        taken.setdefault(link.copy, {})[link.origin] = link
    standing = {id(x) for x in links if not _by_a_third(x, taken) and not _by_way(x, taken)}
    standing |= {id(x) for x in _in_a_circle(taken, standing)}
    return [_told(x, taken) for x in links if id(x) in standing]


def _in_a_circle(taken: Taken, standing: Set[int]) -> Iterator[Dependence]:
    """The surest link of a copy of which each is accounted for by another of them."""
    for origins in taken.values():
        links = list(origins.values())
        if not any(id(x) in standing for x in links):
            yield max(links, key=lambda x: (x.probability, _length(x)))


def _by_a_third(link: Dependence, taken: Taken) -> bool:
    """Whether both documents have what they share from one third, and nothing else in common."""
    thirds = (taken.get(link.copy, {}).keys() & taken.get(link.origin, {}).keys()) - {link.origin}
    return any(
        _covers(taken[link.copy][third], link) and not beyond(link, taken[link.copy][third])
        for third in thirds
    )


def _by_way(link: Dependence, taken: Taken) -> bool:
    """Whether the copy has the words of the origin by way of a second that has them too."""
    return any(
        link.origin in taken.get(second, {}) and _covers(theirs, link) and beyond(theirs, link)
        for second, theirs in taken.get(link.copy, {}).items()
    )


def _told(link: Dependence, taken: Taken) -> Dependence:
    """The link, with what its documents have in common beyond an older origin of both."""
    others = taken.get(link.origin, {}).keys() & taken.get(link.copy, {}).keys()
    reasons = dict.fromkeys(
        why
        for other in sorted(others)
        if _covers(link, taken[link.copy][other]) and (why := beyond(link, taken[link.copy][other]))
    )
    return replace(link, reasons=(*link.reasons, *reasons)) if reasons else link


def beyond(link: Dependence, other: Dependence) -> str | None:
    """What a document shares with one origin and not with another, in words."""
    if _length(link) - _common(link, other) >= ADDED:
        return "it has sentences, too, that the older text does not have"
    alike = sum((p.copy[1] - p.copy[0]) * (1 - p.similarity) for p in link.passages)
    theirs = sum((p.copy[1] - p.copy[0]) * (1 - p.similarity) for p in other.passages)
    if theirs - alike >= CHANGED:
        return "both change the older text in the same way"
    return None


def _covers(link: Dependence, other: Dependence) -> bool:
    """Whether one link's passages in the copy take in most of another's."""
    return _common(link, other) >= EXPLAINED * _length(other)


def _common(link: Dependence, other: Dependence) -> int:
    own, theirs = [p.copy for p in link.passages], [p.copy for p in other.passages]
    both = [(max(a, c), min(b, d)) for a, b in own for c, d in theirs if max(a, c) < min(b, d)]
    return covered(both)


def _length(link: Dependence) -> int:
    return covered([p.copy for p in link.passages])
