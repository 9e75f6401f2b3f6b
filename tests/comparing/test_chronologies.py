"""Whole accounts of a chronology: what cannot all be right is told, what only looks so never."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.comparing.test_deciding_events import pile

from quellen.comparing import compare
from quellen.model import Dispute

CASES = tomllib.loads(Path(__file__).with_name("chronologies.toml").read_text("utf-8"))
MOST_MISSED = 4  # a clause that shares its sentence, a surname like a month, a length "had" by then


def contradictions(texts: list[str]) -> list[Dispute]:
    return [d for d in compare(pile(*texts)).disputes if d.kind == "chronology"]


def test_what_cannot_all_be_right_is_told_with_its_quotes() -> None:
    found = [contradictions(case["texts"]) for case in CASES["contradiction"]]
    assert sum(1 for disputes in found if not disputes) <= MOST_MISSED
    for dispute in (d for disputes in found for d in disputes):
        assert len(dispute.sides) >= 2
        assert " is " in dispute.reasons[0]
        assert ", not “" in dispute.reasons[0]


def test_what_only_looks_like_a_contradiction_is_left_alone() -> None:
    wrong = [case["texts"] for case in CASES["near_miss"] if contradictions(case["texts"])]
    assert wrong == []
