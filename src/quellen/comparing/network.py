"""A simple temporal network: what dates, offsets and orders leave possible, all taken together.

After Dechter, Meiri and Pearl (1991): each constraint bounds the days from one event to another;
the tightest bounds are shortest paths, and constraints that cannot all hold are a cycle of negative
length. Event 0 is the beginning of the calendar, so that a date is a distance from it.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

ORIGIN = 0
UNBOUNDED = float("inf")


@dataclass(frozen=True, slots=True)
class Constraint:
    """From ``one`` to ``two`` it is at least ``low`` and at most ``high`` days.

    ``weight`` says how readily it is given up: where constraints contradict each other, the one
    with the most is left out of what is reckoned further.
    """

    one: int
    two: int
    low: float
    high: float
    weight: int = 0


Edge = tuple[int, float, int]
"""To where, how long, and the number of the constraint."""


def bounds(constraints: Sequence[Constraint]) -> dict[int, tuple[float, float]]:
    """The first and last day of each event that consistent constraints tie to the calendar."""
    forward, _ = _shortest(_edges(dict(enumerate(constraints))), [ORIGIN])
    turned = {number: _turned(c) for number, c in enumerate(constraints)}
    backward, _ = _shortest(_edges(turned), [ORIGIN])
    return {
        event: (-backward.get(event, UNBOUNDED), forward.get(event, UNBOUNDED))
        for event in {*forward, *backward} - {ORIGIN}
    }


def contradictions(constraints: Sequence[Constraint]) -> Iterator[list[int]]:
    """Numbers of constraints that cannot all hold, each set minimal: without any one of it, it can.

    After each, the constraint most readily given up is left out, so that one mistake is told once.
    """
    for left in _apart(constraints):
        while cycle := _cycle_among(left):
            yield cycle
            del left[max(cycle, key=lambda n: (left[n].weight, n))]


def _apart(constraints: Sequence[Constraint]) -> list[dict[int, Constraint]]:
    """Constraints by number, in groups that have no event but the calendar in common.

    A circle goes through the calendar once at most, so it never leaves its group.
    """
    leader: dict[int, int] = {}

    def first(event: int) -> int:
        while leader.setdefault(event, event) != event:
            leader[event] = leader[leader[event]]
            event = leader[event]
        return event

    for constraint in constraints:
        if ORIGIN not in (constraint.one, constraint.two):
            leader[first(constraint.two)] = first(constraint.one)
    groups: dict[int, dict[int, Constraint]] = defaultdict(dict)
    for number, constraint in enumerate(constraints):
        groups[first(constraint.one or constraint.two)][number] = constraint
    return list(groups.values())


def _cycle_among(constraints: Mapping[int, Constraint]) -> list[int]:
    """A set of constraints that cannot all hold, by number; none where all can."""
    starts = sorted({c.one for c in constraints.values()} | {ORIGIN})
    return _shortest(_edges(constraints), starts)[1]


def consistent(constraints: Sequence[Constraint]) -> list[Constraint]:
    """The constraints without those that are given up to end contradictions."""
    cycles = contradictions(constraints)
    gone = {max(cycle, key=lambda n: (constraints[n].weight, n)) for cycle in cycles}
    return [c for n, c in enumerate(constraints) if n not in gone]


def _turned(constraint: Constraint) -> Constraint:
    """The same seen from a calendar that runs backwards."""
    return Constraint(constraint.one, constraint.two, -constraint.high, -constraint.low)


def _edges(constraints: Mapping[int, Constraint]) -> dict[int, list[Edge]]:
    edges: dict[int, list[Edge]] = defaultdict(list)
    for number, constraint in constraints.items():
        if constraint.high < UNBOUNDED:
            edges[constraint.one].append((constraint.two, constraint.high, number))
        if constraint.low > -UNBOUNDED:
            edges[constraint.two].append((constraint.one, -constraint.low, number))
    return edges


def _shortest(
    edges: dict[int, list[Edge]], starts: Sequence[int]
) -> tuple[dict[int, float], list[int]]:
    """Lengths of the shortest paths (Bellman 1958, Ford 1956, by a queue), or a negative cycle.

    From each start that the ones before it do not reach.
    """
    length: dict[int, float] = {}
    came: dict[int, tuple[int, int]] = {}
    for start in starts:
        if start not in length:
            length[start] = 0.0
            if cycle := _spread(start, edges, length, came):
                return {}, cycle
    return length, []


def _spread(
    start: int,
    edges: dict[int, list[Edge]],
    length: dict[int, float],
    came: dict[int, tuple[int, int]],
) -> list[int]:
    """Shorten what can be reached from a start; the negative cycle that this meets, if any.

    Where paths came from is looked over now and then (Goldberg and Radzik 1993): a circle in it is
    a negative cycle, met long before a path has more steps than there are events.
    """
    queue, waiting = deque([start]), {start}
    shortened = 0
    while queue:
        here = queue.popleft()
        waiting.discard(here)
        for there, days, number in edges.get(here, ()):
            if length[here] + days < length.get(there, UNBOUNDED):
                length[there] = length[here] + days
                came[there] = (here, number)
                shortened += 1
                if shortened % max(16, len(length)) == 0 and (cycle := _any_cycle(came)):
                    return cycle
                if there not in waiting:
                    queue.append(there)
                    waiting.add(there)
    return []


def _any_cycle(came: dict[int, tuple[int, int]]) -> list[int]:
    """The first circle in where paths came from."""
    seen: dict[int, int] = {}
    for start in came:
        event = start
        while event in came and event not in seen:
            seen[event] = start
            event = came[event][0]
        if seen.get(event) == start and (cycle := _cycle(event, came)):
            return cycle
    return []


def _cycle(event: int, came: dict[int, tuple[int, int]]) -> list[int]:
    """The constraints of the loop that a path runs into, followed back from its end."""
    order: dict[int, int] = {}
    numbers: list[int] = []
    while event in came and event not in order:
        order[event] = len(numbers)
        event, number = came[event]
        numbers.append(number)
    return sorted(set(numbers[order[event] :])) if event in order else []
