"""Dates for people: EDTF in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellen.showing.dates import in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [("1988-06-18", "18 June 1988"), ("1988-06", "June 1988"), ("1988", "1988"),
     ("198X", "the 1980s"), ("19XX", "the 1900s"), ("1987/1989", "1987 to 1989"),
     ("../1999", "until 1999"), ("1965/..", "from 1965"), ("1982-12~", "about December 1982"),
     ("1988?", "perhaps 1988"), ("2003-22", "summer 2003"),
     ("1988-07-26/1988-07-30", "26 to 30 July 1988"),
     ("[1988-07-27,1988-07-28]", "27 July 1988 or 28 July 1988"), ("XXXX-09-22", "22 September"),
     ("-0051", "52 BC"), ("2025-04-29T00:40", "29 April 2025, 00:40"), (None, "undated"),
     ("2024-33", "first quarter of 2024")],
)  # fmt: skip
def test_edtf_in_words(edtf: str | None, words: str) -> None:
    assert in_words(edtf) == words


@given(st.text(max_size=20))
def test_what_is_not_understood_is_given_as_it_is(text: str) -> None:
    assert isinstance(in_words(text), str)
