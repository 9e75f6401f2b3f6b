"""Claims: agreement counts for as much as it is independent."""

from __future__ import annotations

import pytest
from bench import truth

from quellen.comparing.claims import Claim, Decided, weigh


def by_object(
    claims: list[Claim], known: dict[frozenset[str], float] | None = None
) -> dict[str, Decided]:
    return {decided.object: decided for decided in weigh(claims, known)}


def test_nearly_all_is_reached_that_knowing_who_copied_would_give() -> None:
    ours, votes, oracle = truth.compared(copiers=5, seeds=range(50, 58))
    assert ours >= 0.95 * oracle
    assert ours > votes + 0.1


def test_a_wire_with_more_copies_than_there_are_witnesses_does_not_win() -> None:
    ours, votes, oracle = truth.compared(copiers=9, seeds=range(50, 54))
    assert ours >= 0.95 * oracle
    assert ours > votes + 0.2


def test_where_nobody_copies_it_is_no_worse_than_voting() -> None:
    ours, votes, _ = truth.compared(copiers=0, seeds=range(50, 58))
    assert ours >= votes


def test_sources_that_are_known_to_copy_count_once() -> None:
    claims = [Claim(s, "toll", "86") for s in ("wire", "herald", "post")]
    claims += [Claim(s, "toll", "58") for s in ("doctor", "union")]
    family = ("wire", "herald", "post")
    known = {frozenset((a, b)): 1.0 for a in family for b in family if a != b}
    known[frozenset(("doctor", "union"))] = 0.0
    likeliest, other = by_object(claims, known)["toll"].candidates
    assert (likeliest.value, other.value) == ("58", "86")
    assert likeliest.origins == pytest.approx(2.0)
    assert other.origins < 1.5


def test_without_any_knowledge_the_value_of_more_sources_is_likelier() -> None:
    claims = [Claim("a", "toll", "86"), Claim("b", "toll", "86"), Claim("c", "toll", "58")]
    decided = by_object(claims)["toll"]
    assert decided.candidates[0].value == "86"
    assert sum(c.probability for c in decided.candidates) == pytest.approx(1.0)


def test_the_order_of_the_claims_changes_nothing() -> None:
    world = truth.simulated(3, 4)
    forwards = {d.object: d.candidates for d in weigh(world.claims)}
    backwards = {d.object: d.candidates for d in weigh(world.claims[::-1])}
    assert {k: v[0].value for k, v in forwards.items()} == {
        k: v[0].value for k, v in backwards.items()
    }


def test_no_claims_give_no_objects() -> None:
    assert weigh([]) == []
