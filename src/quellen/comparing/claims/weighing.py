"""Weighing claims: the accuracy of sources and their dependence, each found from the other.

The iteration is that of Dong, Berti-Équille & Srivastava (ACCU and ACCUCOPY, VLDB 2009), with three
changes for small collections: nobody is a witness in his own cause, so that a source is measured by
what the others say; a source that says much is trusted before one that speaks once (N/(N+1) of N
values); and sources of which nothing is known are held for dependent where they agree.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quellen.comparing.claims.dependence import Pairs, dependences
from quellen.comparing.claims.likeness import spoken_for

ROUNDS = 12
WAYS_TO_BE_WRONG = 2.0  # false values that are about as likely as each other
PRIOR_WEIGHT = 20.0  # claims that what is expected of a source counts for
BOUNDS = (0.05, 0.95)  # nobody is always wrong or always right
COPIED = 0.8  # of what a dependent source says, the part that it takes over


class Claim(NamedTuple):
    """A source gives an object a value."""

    source: str
    object: str
    value: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value: who gives it, how many independent origins that is about, how likely it is right."""

    value: str
    sources: tuple[str, ...]
    origins: float
    probability: float


@dataclass(frozen=True, slots=True)
class Decided:
    """An object with its candidates, the likeliest first."""

    object: str
    candidates: tuple[Candidate, ...]


Votes = dict[str, list[str]]
"""Value → the sources that give it."""


def weigh(
    claims: Iterable[Claim], known: Mapping[frozenset[str], float] | None = None
) -> list[Decided]:
    """Weigh the values of each object; ``known`` gives the probability that two sources depend.

    Objects come in the order in which they are first named; where a source gives an object several
    values, each counts.
    """
    objects = _by_object(claims)
    spoken = Counter(s for votes in objects.values() for who in votes.values() for s in who)
    accuracy = {source: _expected(n) for source, n in spoken.items()}
    given = Pairs(known or {})
    pairs = given
    for _ in range(ROUNDS):
        judged = {name: _likely(votes, accuracy, pairs) for name, votes in objects.items()}
        pairs = dependences(objects, judged, accuracy, given)
        accuracy = _accuracies(objects, accuracy, pairs, spoken)
    return [_decided(name, votes, accuracy, pairs) for name, votes in objects.items()]


def _by_object(claims: Iterable[Claim]) -> dict[str, Votes]:
    objects: dict[str, dict[str, dict[str, None]]] = {}
    for source, name, value in claims:
        objects.setdefault(name, {}).setdefault(value, {})[source] = None
    return {name: {v: list(s) for v, s in votes.items()} for name, votes in objects.items()}


def _expected(spoken: int) -> float:
    """How often a source that gives so many values is right, before anything else is known."""
    return min(spoken / (spoken + 1), BOUNDS[1])


# ------------------------------------------------------------------------ one object


def _likely(votes: Votes, accuracy: Mapping[str, float], pairs: Pairs) -> dict[str, float]:
    """Each value's probability."""
    scores = {value: _vote(who, accuracy, pairs) for value, who in votes.items()}
    return _shares(spoken_for(scores))


def _shares(scores: Mapping[str, float]) -> dict[str, float]:
    highest = max(scores.values())
    powers = {value: math.exp(score - highest) for value, score in scores.items()}
    total = sum(powers.values())
    return {value: power / total for value, power in powers.items()}


def _vote(sources: Sequence[str], accuracy: Mapping[str, float], pairs: Pairs) -> float:
    """The vote of sources that agree: each by its accuracy and by how far it is its own word."""
    ranked = _ranked(sources, accuracy)
    own = _own_word(ranked, pairs)
    return sum(_weight(accuracy[s]) * part for s, part in zip(ranked, own, strict=True))


def _ranked(sources: Sequence[str], accuracy: Mapping[str, float]) -> list[str]:
    return sorted(sources, key=lambda s: (-accuracy[s], s))


def _own_word(ranked: Sequence[str], pairs: Pairs) -> list[float]:
    """For each source, the probability that it has its value from none of those before it."""
    return [
        math.prod(1 - COPIED * pairs.of(source, other) for other in ranked[:i])
        for i, source in enumerate(ranked)
    ]


def _weight(accuracy: float) -> float:
    return math.log(WAYS_TO_BE_WRONG * accuracy / (1 - accuracy))


# ------------------------------------------------------------------------ all objects


def _accuracies(
    objects: Mapping[str, Votes], accuracy: Mapping[str, float], pairs: Pairs,
    spoken: Mapping[str, int],
) -> dict[str, float]:  # fmt: skip
    """How often each source is right by the word of the others."""
    right: dict[str, float] = defaultdict(float)
    for votes in objects.values():
        scores = {value: _vote(who, accuracy, pairs) for value, who in votes.items()}
        for value, who in votes.items():
            for source in who:
                others = [s for s in who if s != source]
                without = scores | {value: _vote(others, accuracy, pairs)}
                right[source] += _shares(spoken_for(without))[value]
    low, high = BOUNDS
    return {
        s: min(high, max(low, (PRIOR_WEIGHT * _expected(n) + right[s]) / (PRIOR_WEIGHT + n)))
        for s, n in spoken.items()
    }


def _decided(name: str, votes: Votes, accuracy: Mapping[str, float], pairs: Pairs) -> Decided:
    likely = _likely(votes, accuracy, pairs)
    candidates = (
        Candidate(v, tuple(who), sum(_own_word(_ranked(who, accuracy), pairs)), likely[v])
        for v, who in votes.items()
    )
    return Decided(name, tuple(sorted(candidates, key=lambda c: (-c.probability, c.value))))
