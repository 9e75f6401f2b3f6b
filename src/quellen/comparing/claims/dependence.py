"""How likely it is that one of two sources takes its values from the other.

Two sources that share what is false, or that never differ where independent ones would, depend on
each other (Dong, Berti-Équille & Srivastava 2009). Sharing what is true shows little.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

UNKNOWN = 0.75  # probability that two sources that agree depend, where nothing tells
TAKEN_OVER = 0.6  # of what a dependent source says, the least that shows it as one
WAYS_TO_BE_WRONG = 5.0  # false values to choose from: two who choose the same by chance are rare
MOST = 60  # sources of one object that are held against each other


class Pairs:
    """Probabilities of dependence by pair; what is not there is unknown."""

    def __init__(self, known: Mapping[frozenset[str], float]) -> None:
        self.known = known

    def of(self, one: str, two: str) -> float:
        return self.known.get(frozenset((one, two)), UNKNOWN)


def dependences(
    objects: Mapping[str, Mapping[str, Sequence[str]]],
    judged: Mapping[str, Mapping[str, float]],
    accuracy: Mapping[str, float],
    given: Pairs,
) -> Pairs:
    """Weigh each pair that has an object in common; what is given stands as it is."""
    odds: dict[frozenset[str], float] = defaultdict(lambda: math.log(UNKNOWN / (1 - UNKNOWN)))
    for name, votes in objects.items():
        spoken = [(s, value) for value, who in votes.items() for s in who][:MOST]
        for (one, value), (two, other) in itertools.combinations(spoken, 2):
            right = judged[name][value] if value == other else None
            odds[frozenset((one, two))] += _evidence(accuracy[one], accuracy[two], right)
    found = {pair: 1 / (1 + math.exp(-max(-50.0, min(50.0, x)))) for pair, x in odds.items()}
    return Pairs(found | dict(given.known))


def _evidence(one: float, two: float, right: float | None) -> float:
    """Logarithm of how much likelier dependent sources are to do so: to agree on a value that is
    right with some probability, or to differ (None)."""
    both_right = one * two
    both_wrong = (1 - one) * (1 - two) / WAYS_TO_BE_WRONG
    if right is None:
        return math.log(1 - TAKEN_OVER)
    apart = right * both_right + (1 - right) * both_wrong
    mean = (one + two) / 2
    copied = right * mean + (1 - right) * (1 - mean)
    return math.log((TAKEN_OVER * copied + (1 - TAKEN_OVER) * apart) / apart)
