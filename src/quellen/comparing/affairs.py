"""Affairs: documents that are about the same people, whatever they are and whenever they came out.

Two documents that both name two people in full, of whom few others speak, are of one affair: among
600 reports of 328 shootings 95 of 100 such pairs are of one shooting. So are two that name one of
them if each is of one affair with a third.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from quellen.comparing.identity import Identities
from quellen.model import Marked

FEWEST = 2  # people whom two documents of one affair both name
FEW, SHARE = 12, 0.02  # documents, or their share, in which somebody is named at most
Pairs = frozenset[frozenset[int]]
"""Pairs of documents, by their numbers."""


def affairs_of(documents: Sequence[Marked], identities: Identities) -> Pairs:
    """The pairs of documents that are of one affair."""
    named: dict[str, list[int]] = defaultdict(list)
    for number, marked in enumerate(documents):
        for person in set(_people(marked, identities)):
            named[person].append(number)
    most = max(FEW, int(SHARE * len(documents)))
    shared = Counter(
        pair for numbers in named.values() if len(numbers) <= most
        for pair in combinations(numbers, 2)
    )  # fmt: skip
    near = {pair for pair, people in shared.items() if people >= FEWEST}
    beside: dict[int, set[int]] = defaultdict(set)
    for one, two in near:
        beside[one].add(two)
        beside[two].add(one)
    linked = {(one, two) for one, two in shared if beside[one] & beside[two]}
    return frozenset(map(frozenset, near | linked))


def _people(marked: Marked, identities: Identities) -> Iterator[str]:
    keys = (identities.of(e.name) for e in marked.analysis.entities if e.type == "person")
    return (key for key in keys if " " in key)
