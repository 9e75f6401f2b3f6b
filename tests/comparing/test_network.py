"""Simple temporal networks: tightest bounds, and the fewest constraints that cannot all hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quellen.comparing.days import bounds_of, day_number, day_of
from quellen.comparing.network import ORIGIN, Constraint, bounds, consistent, contradictions

EVENTS = 5
constraints = st.builds(
    lambda one, step, low, width: Constraint(one, (one + step) % EVENTS, low, low + width),
    st.integers(0, EVENTS - 1), st.integers(1, EVENTS - 1), st.integers(-20, 20),
    st.integers(0, 10),
)  # fmt: skip


def distances(network: list[Constraint]) -> list[list[float]] | None:
    """All shortest paths, the plain way (Floyd 1962); None where constraints contradict."""
    far = [[0.0 if a == b else float("inf") for b in range(EVENTS)] for a in range(EVENTS)]
    for c in network:
        far[c.one][c.two] = min(far[c.one][c.two], c.high)
        far[c.two][c.one] = min(far[c.two][c.one], -c.low)
    for k in range(EVENTS):
        for a in range(EVENTS):
            for b in range(EVENTS):
                far[a][b] = min(far[a][b], far[a][k] + far[k][b])
    return None if any(far[a][a] < 0 for a in range(EVENTS)) else far


@given(st.lists(constraints, max_size=9))
def test_bounds_are_the_tightest(network: list[Constraint]) -> None:
    far = distances(network)
    if far is not None:
        for event, (low, high) in bounds(network).items():
            assert (low, high) == (-far[event][ORIGIN], far[ORIGIN][event])


@given(st.lists(constraints, max_size=9))
def test_a_contradiction_is_found_where_there_is_one_and_nowhere_else(
    network: list[Constraint],
) -> None:
    assert bool(list(contradictions(network))) == (distances(network) is None)
    assert distances(consistent(network)) is not None


@given(st.lists(constraints, max_size=9))
def test_without_any_one_of_it_a_contradiction_is_none(network: list[Constraint]) -> None:
    for cycle in contradictions(network):
        together = [network[n] for n in cycle]
        assert distances(together) is None
        for one in together:
            assert distances([c for c in together if c is not one]) is not None


def test_a_chain_of_distances_dates_what_nobody_dates() -> None:
    chain = [Constraint(ORIGIN, 1, 100, 100), Constraint(1, 2, 14, 14), Constraint(2, 3, -8, -6)]
    assert bounds(chain) == {1: (100, 100), 2: (114, 114), 3: (106, 108)}


@given(st.integers(-1_000_000, 1_000_000))
def test_days_and_their_numbers_are_one_to_one(number: int) -> None:
    assert day_number(day_of(number)) == number


@given(st.integers(-700_000, 1_000_000))
def test_a_day_is_its_own_bounds_and_lies_in_its_month(number: int) -> None:
    day = day_of(number)
    assert bounds_of(day) == (day, day)
    month = bounds_of(day.rsplit("-", 1)[0])
    assert month is not None
    assert day_number(month[0]) <= number <= day_number(month[1])


def test_thousands_of_distances_are_no_matter() -> None:
    chain = [Constraint(n, n + 1, 1, 2) for n in range(4000)]
    assert bounds(chain)[4000] == (4000, 8000)
    assert len(list(contradictions([*chain, Constraint(ORIGIN, 4000, 1, 2, 1)]))) == 1


def test_many_contradictions_among_thousands_are_told_one_by_one() -> None:
    days = [n * 37 % 4000 for n in range(800)]
    network = [Constraint(ORIGIN, n, days[n], days[n]) for n in range(1, 400)]
    network += [
        Constraint(a, (a * 7) % 799 + 1, days[(a * 7) % 799 + 1] - days[a] - 30,
                   days[(a * 7) % 799 + 1] - days[a] + 30, 1)
        for a in range(1, 800)
        if (a * 7) % 799 + 1 != a
    ]  # fmt: skip
    wrong = [Constraint(n, n + 1, 9000, 9060, 1) for n in range(1, 201, 10)]
    assert len(list(contradictions([*network, *wrong]))) == len(wrong)
