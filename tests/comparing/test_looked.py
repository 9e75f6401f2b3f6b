"""Pairs that were looked at before: nothing is found otherwise, and little is looked at again."""

from __future__ import annotations

import json
import random

from bench.prose import texts
from hypothesis import given, settings
from hypothesis import strategies as st

from quellen.comparing.lineage import Pair, find_reuse
from quellen.comparing.lineage.looked import Looked, rules

PROSE = list(texts(10, 90, seed=3))


def changed(text: str, seed: int) -> str:
    """The text with a tenth of its words exchanged."""
    chosen, words = random.Random(seed), text.split()
    return " ".join(chosen.choice(words) if chosen.random() < 0.1 else w for w in words)


PILE = [
    text for n in range(5)
    for text in (PROSE[n], f"{PROSE[5 + n]} {changed(PROSE[n], n)}", changed(PROSE[n], 50 + n))
]  # fmt: skip
OTHER = "".join(random.Random(1).choice("абвгдежз ") for _ in range(400))


def again(looked: Looked) -> Looked:
    """What is remembered of a look, as a ledger gives it back."""
    return Looked(json.loads(json.dumps(looked.now)))


def found(pile: list[str], looked: Looked | None = None) -> list[Pair]:
    return list(find_reuse(pile, looked))


@settings(max_examples=20)
@given(st.lists(st.sets(st.integers(0, len(PILE) - 1)), min_size=1, max_size=4))
def test_whatever_was_looked_at_before_the_same_is_found(piles: list[set[int]]) -> None:
    looked = Looked()
    for numbers in piles:
        pile = [PILE[n] for n in sorted(numbers)]
        looked = again(looked)
        assert found(pile, looked) == found(pile)


def test_with_one_text_more_only_what_it_shares_is_looked_at() -> None:
    before = Looked()
    assert found(PILE[:-3], before)
    other = again(before)
    assert found([*PILE[:-3], OTHER], other) == found([*PILE[:-3], OTHER])
    assert other.now == before.now
    copied = again(before)
    assert len(found([*PILE[:-3], PILE[0]], copied)) > len(found(PILE[:-3]))
    assert before.now.keys() & copied.now.keys()


def test_what_is_remembered_is_what_was_looked_at_last() -> None:
    """So it does not grow with what was once there."""
    looked = Looked()
    found(PILE, looked)
    fewer = again(looked)
    found(PILE[:3], fewer)
    assert len(fewer.now) < len(looked.now)


def test_the_rules_have_a_digest_of_their_own() -> None:
    assert rules() == rules()
    assert len(rules()) == 64
