"""Conditions on documents: what can be asked, and what is said where it cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellen.errors import UsageError
from quellen.scale.where import Joined, Not, Test, leaves, parse


def test_and_binds_before_or() -> None:
    found = parse('place = "Aleppo" and date >= 2016 or not voice ~ ministry')
    assert found == Joined(
        "or",
        (
            Joined("and", (Test("place", "=", "Aleppo"), Test("date", ">=", "2016"))),
            Not(Test("voice", "~", "ministry")),
        ),
    )


def test_brackets_and_either_kind_of_quotes() -> None:
    found = parse("date = 1922-03 AND (title ~ 'the \"Orion\"' OR publisher=Herald)")
    assert [t.value for t in leaves(found)] == ["1922-03", 'the "Orion"', "Herald"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "a field"),
        ("place", "one of = !="),
        ("place = ", "a value"),
        ("weather = fine", "there is no field weather"),
        ("date >= spring", "is no date"),
        ("(place = Arde", "closing bracket"),
        ("place = Arde Lindmoor", "the end"),
        ('place = "Arde', "cannot be read"),
        ("not " * 60 + "place = Arde", "nested too deeply"),
    ],
)
def test_what_cannot_be_read_is_told(words: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        parse(words)


@given(st.text(max_size=60))
def test_no_words_do_anything_but_parse_or_be_refused(words: str) -> None:
    try:
        parse(words)
    except UsageError:
        return
