"""Pairs of short accounts: what is in dispute between them, and what only seems to be."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Block, Dispute, Document, Marked

PAIRS: list[dict[str, Any]] = [
    pair
    for name in (
        "pairs.toml",
        "pairs_more.toml",
        "pairs_long.toml",
        "pairs_partial.toml",
        "pairs_polarity.toml",
    )
    for pair in tomllib.loads(Path(__file__).with_name(name).read_text("utf-8"))["pair"]
]


def disputes_between(texts: list[str]) -> tuple[Dispute, ...]:
    """Disputes of undated papers, one for each text."""
    pile = []
    for number, text in enumerate(texts):
        document = Document(
            f"d{number}.txt", f"{number}", "text", text, (Block(0, len(text), "paragraph"),),
            publisher=f"Paper {number}", language="en",
        )  # fmt: skip
        pile.append(Marked(f"d{number}", document, analyse(document)))
    return compare(pile).disputes


def disputed_pairs() -> list[Any]:
    """Pairs in dispute; ``open`` says why one is not found yet."""
    return [
        pytest.param(p, marks=pytest.mark.xfail(reason=p["open"]) if "open" in p else ())
        for p in PAIRS
        if p["kind"]
    ]


@pytest.mark.parametrize("pair", disputed_pairs(), ids=lambda p: p["rule"])
def test_what_cannot_both_be_right_is_a_dispute(pair: dict[str, Any]) -> None:
    found = [d for d in disputes_between(pair["texts"]) if d.relation == "conflict"]
    assert {d.kind for d in found} == {pair["kind"]}
    assert all({q.document for s in d.sides for q in s.accounts} == {"d0", "d1"} for d in found)


@pytest.mark.parametrize("pair", [p for p in PAIRS if not p["kind"]], ids=lambda p: p["rule"])
def test_what_can_both_be_right_is_none(pair: dict[str, Any]) -> None:
    assert disputes_between(pair["texts"]) == ()


def test_there_are_as_many_near_misses_as_disputes() -> None:
    disputed = sum(1 for pair in PAIRS if pair["kind"])
    assert disputed == len(PAIRS) - disputed
