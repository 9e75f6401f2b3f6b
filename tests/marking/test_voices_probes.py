"""The probes of ``bench/data/voices_probes.jsonl`` hold: chains, denials, and all the rest."""

from __future__ import annotations

import pytest
from bench.floors import read
from bench.voices import Result, load_probes, score_probes

FLOORS = {name: floor / 100 for name, floor in read()["probes"]["voices"].items()}
OTHERS = 0.85


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    return score_probes()


def test_there_are_enough_probes_and_no_two_are_the_same() -> None:
    texts = [probe["text"] for probe in load_probes()]
    assert len(texts) >= 100
    assert len(set(texts)) == len(texts)


def test_every_phenomenon_reaches_its_floor(results: dict[str, Result]) -> None:
    below = {
        name: result.missed
        for name, result in results.items()
        if result.found < FLOORS.get(name, OTHERS) * result.of
    }
    assert not below


@pytest.mark.parametrize("phenomenon", ["chain", "denial"])
def test_nested_sources_and_denials_have_sixty_probes_and_more(
    results: dict[str, Result], phenomenon: str
) -> None:
    assert results[phenomenon].of >= 140


def test_no_denial_is_taken_for_an_assertion(results: dict[str, Result]) -> None:
    assert [violation for result in results.values() for violation in result.asserted] == []
