"""Truth among sources that copy: right values found, beside voting and beside knowing who copied.

``python -m bench truth`` simulates collections in which some sources take over a wire, errors
included, and collections in which nobody copies; where a folder ``shared`` stands beside the
project it also measures on a table of real claims whose truth is known.
"""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.catalogues import catalogues
from bench.floors import hold
from quellen.comparing.claims import Claim, weigh

POPULATION = Path(__file__).parents[2] / "shared" / "gold" / "truth" / "population"
SEEDS = range(20)
Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class World:
    """Claims of a simulated collection, what is true in it, and which sources depend."""

    claims: tuple[Claim, ...]
    truth: Values
    dependent: frozenset[frozenset[str]]


def main() -> None:
    for name, copiers in (("copied wires", 5), ("nobody copies", 0)):
        ours, votes, oracle = (100 * x for x in compared(copiers))
        print(
            f"{name:14} {ours:5.1f}% right; voting {votes:5.1f}%; knowing who copied {oracle:5.1f}%"
        )
    ours, votes = (100 * x for x in named())
    print(f"lists of names {ours:5.1f}% right; voting {votes:5.1f}%")
    if POPULATION.is_dir():
        accuracy = 100 * population()
        print(f"population     {accuracy:5.1f}% right (voting 81.9, Investment 85.7)")
        hold("shared.population", accuracy=accuracy)
    else:
        print("population     not measured: there is no folder `shared` beside the project")


def compared(copiers: int, seeds: Sequence[int] = SEEDS) -> tuple[float, float, float]:
    """Mean shares of right values: found, by voting, and found with the true dependence."""
    worlds = [simulated(seed, copiers) for seed in seeds]
    rows = [
        (
            right(found(w.claims), w.truth),
            right(voted(w.claims), w.truth),
            right(found(w.claims, _told(w)), w.truth),
        )
        for w in worlds
    ]
    ours, votes, oracle = (sum(column) / len(rows) for column in zip(*rows, strict=True))
    return ours, votes, oracle


def named(seeds: Sequence[int] = range(4)) -> tuple[float, float]:
    """Mean shares of right lists of authors: found, and by voting."""
    worlds = [catalogues(seed) for seed in seeds]
    ours = sum(right(found(claims), truth) for claims, truth in worlds)
    votes = sum(right(voted(claims), truth) for claims, truth in worlds)
    return ours / len(worlds), votes / len(worlds)


def simulated(seed: int, copiers: int, independent: int = 6, facts: int = 60) -> World:
    """A bad wire and papers that take most of it over, beside sources with reports of their own.

    Each source speaks of two thirds of the facts; there are five ways to be wrong about each.
    """
    rng = random.Random(seed)
    truth = {f"fact {i}": "true" for i in range(facts)}
    own = {f"source {i}": rng.uniform(0.55, 0.9) for i in range(independent)}
    rows = [Claim(s, f, _said(rng, a)) for s, a in own.items() for f in truth if _speaks(rng)]
    wire = {f: _said(rng, 0.5) for f in truth} if copiers else {}
    papers = [f"paper {i}" for i in range(copiers)]
    rows += [Claim("wire", f, v) for f, v in wire.items()]
    for paper in papers:
        for fact in truth:
            if _speaks(rng):
                value = wire[fact] if rng.random() < 0.85 else _said(rng, 0.7)
                rows.append(Claim(paper, fact, value))
    family = [*papers, "wire"] if copiers else []
    pairs = frozenset(frozenset((a, b)) for a in family for b in family if a != b)
    return World(tuple(rows), truth, pairs)


def _speaks(rng: random.Random) -> bool:
    return rng.random() < 2 / 3


def _said(rng: random.Random, accuracy: float) -> str:
    return "true" if rng.random() < accuracy else f"false {rng.randrange(5)}"


def _told(world: World) -> dict[frozenset[str], float]:
    """The true dependence of each pair, 1 or 0."""
    names = sorted({c.source for c in world.claims})
    pairs = (frozenset((a, b)) for a in names for b in names if a < b)
    return {pair: float(pair in world.dependent) for pair in pairs}


def found(
    claims: Sequence[Claim], known: Mapping[frozenset[str], float] | None = None
) -> dict[str, str]:
    return {d.object: d.candidates[0].value for d in weigh(claims, known)}


def voted(claims: Sequence[Claim]) -> dict[str, str]:
    """The value that most sources give; of several, the first in the alphabet."""
    votes: dict[str, Counter[str]] = {}
    for claim in claims:
        votes.setdefault(claim.object, Counter())[claim.value] += 1
    return {name: min(v, key=lambda value: (-v[value], value)) for name, v in votes.items()}


def right(values: Values, truth: Values) -> float:
    return sum(values.get(name) == value for name, value in truth.items()) / len(truth)


def population(folder: Path = POPULATION) -> float:
    """Share of right values for the population of towns, as claimed by many hands."""
    with (folder / "claims.csv").open(encoding="utf-8", newline="") as file:
        claims = [Claim(r["source"], r["object"], r["value"]) for r in csv.DictReader(file)]
    with (folder / "gold.csv").open(encoding="utf-8", newline="") as file:
        truth = {r["object"]: r["value"] for r in csv.DictReader(file)}
    return right(found(claims), truth)


if __name__ == "__main__":
    main()
