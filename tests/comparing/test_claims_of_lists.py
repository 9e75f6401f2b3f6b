"""Lists of names: who names fewer contradicts nobody; spelling and order part no names."""

from __future__ import annotations

import pytest
from bench import truth

from quellen.comparing.claims import Claim, weigh
from quellen.comparing.claims.likeness import likeness


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Ada Luna", "Ada Luna; Karl Voss"),
        ("LUNA, Ada", "Karl Voss; Ada Luna"),
        ("Ada Luna and Karl Voss", "Karl Voss & Ada Luna"),
        ("Adà Luna", "Ada Luna"),
    ],
)
def test_a_list_speaks_wholly_for_one_that_holds_its_names(said: str, value: str) -> None:
    assert likeness(said, value) == 1.0


@pytest.mark.parametrize(
    ("said", "value"),
    [("A. Luna", "Ada Luna"), ("Ada Lunna", "Ada Luna"), ("Ada Luna; Karl Voss", "Ada Luna")],
)
def test_initials_slips_and_longer_lists_speak_in_part(said: str, value: str) -> None:
    assert 0.4 < likeness(said, value) < 1.0


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Ada Luna", "Karl Voss"),
        ("58", "86"),
        ("34211", "34212"),
        ("version 2", "version 3"),
        ("true", "false"),
        ("B. Luna", "Ada Luna"),
        ("", "Ada Luna"),
    ],
)
def test_other_values_speak_for_themselves_alone(said: str, value: str) -> None:
    assert likeness(said, value) == 0.0


def test_two_who_leave_an_author_out_do_not_outvote_the_whole_list() -> None:
    claims = [
        *(Claim(s, "book", "Ada Luna") for s in ("first", "second")),
        *(Claim(s, "book", "Ada Luna; Karl Voss") for s in ("third", "fourth")),
        Claim("fifth", "book", "Otto Brand"),
    ]
    (decided,) = weigh(claims)
    assert decided.candidates[0].value == "Ada Luna; Karl Voss"


def test_right_lists_are_found_far_more_often_than_by_voting() -> None:
    ours, votes = truth.named(seeds=range(20, 22))
    assert ours > votes + 0.08
