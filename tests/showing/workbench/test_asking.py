"""What can be asked of the search, and how two texts are compared word by word."""

from __future__ import annotations

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellen.showing import asking
from quellen.showing.asking import Question
from quellen.showing.workbench import adding, lineage
from quellen.showing.workbench.lineage import differences

ACCOUNT = {
    "voice": "Odile Farrow", "chain": ["Herald", "Odile Farrow"], "edtf": "1987-06",
    "earliest": "1987-06-01", "latest": "1987-06-30", "place": "Castrel",
    "figures": [{"counts": "killed"}],
}  # fmt: skip


@pytest.mark.parametrize("module", [asking, lineage, adding])
def test_examples_in_the_code_are_true(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("voice:farrow", True),
        ('voice:"odile farrow"', True),
        ("voice:herald", True),
        ("voice:brandt", False),
        ("date:1987", True),
        ("date:1987-06-30", True),
        ("date:1987-07", False),
        ("date:1986..1988", True),
        ("date:..1987-05", False),
        ("date:1987-06..", True),
        ("date:-0051", False),
        ("counts:killed place:castrel", True),
        ("counts:injured", False),
        ("source:gazette", True),
        ("SOURCE:Gazette place:elsewhere", False),
    ],
)
def test_fields_say_what_an_account_has_to_hold(query: str, holds: bool) -> None:
    assert Question.of(query).holds(ACCOUNT, "The Harbour Gazette") is holds


@pytest.mark.parametrize("date", ["soon", "1987-13", "1987-02-30", "..", "1988..1987", "87"])
def test_what_is_no_date_is_told_as_such(date: str) -> None:
    assert Question.of(f"date:{date}").unknown == (date,)


def test_the_rest_is_full_text() -> None:
    question = Question.of('"registered post" voice:farrow letter')
    assert question.words == '"registered post" letter'


WORDS = st.lists(st.sampled_from(["the", "Bridge", "fell,", "—", "on", "9", "\n"]), max_size=30)


@given(WORDS, WORDS)
def test_differences_give_both_texts_again(left: list[str], right: list[str]) -> None:
    old, new = differences(" ".join(left), " ".join(right))
    assert "".join(text for text, _ in old) == " ".join(left)
    assert "".join(text for text, _ in new) == " ".join(right)
    shared = [["".join(t for t, same in side if same)] for side in (old, new)]
    plain = ["".join(c for c in s[0].casefold() if c.isalnum()) for s in shared]
    assert plain[0] == plain[1]
