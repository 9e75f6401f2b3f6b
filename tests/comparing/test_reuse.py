"""Text reuse: what was changed is found, what is only common is not."""

from __future__ import annotations

import tomllib

import pytest
from bench.floors import FLOORS
from bench.prose import texts
from bench.reuse import LEVELS, generated, spliced
from hypothesis import given, settings
from hypothesis import strategies as st

from quellen.comparing.lineage import find_reuse

REUSE = tomllib.loads(FLOORS.read_text("utf-8"))["reuse"]


@pytest.mark.parametrize("level", LEVELS)
def test_passages_are_found_however_they_were_changed(level: str) -> None:
    found = generated(level, seed=7, count=80)
    assert found.plagdet >= REUSE[level]
    assert found.false_pairs <= 1


def test_of_ten_thousand_pairs_of_unrelated_texts_with_set_phrases_one_may_look_related() -> None:
    assert len(list(find_reuse(list(texts(150, 350, seed=3))))) <= 1


def test_a_sentence_that_stands_everywhere_shows_no_dependence() -> None:
    everywhere = "The council will meet again on the second Monday of the month."
    pile = [f"{text} {everywhere}" for text in texts(40, 200, seed=9)]
    assert list(find_reuse(pile)) == []


def test_a_wire_in_forty_papers_is_found_in_each_without_holding_each_against_each() -> None:
    wire, *papers = texts(41, 120, seed=5)
    pairs = list(find_reuse([wire, *(f"{paper} {wire}" for paper in papers)]))
    assert {pair.b for pair in pairs if pair.a == 0} == set(range(1, 41))
    assert len(pairs) < 41 * 40 / 8


def test_two_copies_of_one_text_share_all_of_it() -> None:
    (text,) = texts(1, 300, seed=6)
    (pair,) = find_reuse([text, text])
    (passage,) = pair.passages
    assert passage.origin == passage.copy == (0, len(text))
    assert passage.similarity == 1.0


def test_what_is_found_does_not_hang_on_where_the_texts_stand() -> None:
    pile, _ = spliced("sub25", 2, 30)
    there = {(p.a, p.b) for p in find_reuse(pile)}
    back = {(29 - p.b, 29 - p.a) for p in find_reuse(pile[::-1])}
    assert len(there & back) >= 0.9 * len(there | back)


ALPHABETS = st.text(alphabet="ab ß.\n\U0001d400é“”", max_size=300)


@settings(max_examples=60, deadline=None)
@given(st.lists(ALPHABETS, max_size=4))
def test_any_text_is_borne(pile: list[str]) -> None:
    for pair in find_reuse(pile + pile):
        for passage in pair.passages:
            for (start, end), text in ((passage.origin, pair.a), (passage.copy, pair.b)):
                assert 0 <= start < end <= len((pile + pile)[text])
