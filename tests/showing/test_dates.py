"""Dates for people: EDTF in words, and the days between which a thing lies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quellen.showing.dates import days_in_words, in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [("1988-06-18", "18 June 1988"), ("1988-06", "June 1988"), ("1988", "1988"),
     ("198X", "the 1980s"), ("18XX", "the 19th century"), ("10XX", "the 11th century"),
     ("1987/1989", "1987 to 1989"), ("../1999", "until 1999"), ("1965/..", "from 1965"),
     ("1965/", "from 1965"), ("1982-12~", "about December 1982"), ("1988?", "perhaps 1988"),
     ("1870%", "perhaps about 1870"), ("1988-06~-18", "perhaps 18 June 1988"),
     ("2003-22", "summer 2003"), ("2024-33", "the first quarter of 2024"),
     ("2024-41", "the second half of 2024"), ("1988-06-XX", "a day in June 1988"),
     ("1988-XX", "some time in 1988"), ("XXXX-09-22", "22 September"),
     ("1988-07-26/1988-07-30", "26 to 30 July 1988"),
     ("1988-06-28/1988-07-02", "28 June to 2 July 1988"), ("1988-05/1988-07", "May to July 1988"),
     ("1914-07-28/1918-11-11", "28 July 1914 to 11 November 1918"),
     ("[1988-07-27,1988-07-28]", "27 or 28 July 1988"), ("[1987, 1989]", "1987 or 1989"),
     ("{1987,1988,1990}", "1987, 1988 and 1990"), ("[1983..1986]", "between 1983 and 1986"),
     ("[..1986]", "1986 or before"), ("-0051", "52 BC"), ("-0059/-0051", "60 BC to 52 BC"),
     ("0079-08-24", "24 August AD 79"), ("2025-04-29T00:40", "29 April 2025, 00:40"),
     ("2025-04-28TNI", "28 April 2025, night"), (None, "undated"), ("", "undated"),
     ("19X8", "19X8"), ("1988-00", "1988-00"), ("1988-13", "1988-13"), ("../..", "undated")],
)  # fmt: skip
def test_edtf_in_words(edtf: str | None, words: str) -> None:
    assert in_words(edtf) == words


@pytest.mark.parametrize(
    ("edtf", "mod", "words"),
    [("1987/1989", "END", "late 1980s"), ("1984/1986", "MID", "mid-1980s"),
     ("1867/1899", "END", "late 19th century"), ("1988-01/1988-04", "START", "early 1988"),
     ("1988-07-21/1988-07-31", "END", "late July 1988"), ("1987/1989", None, "1987 to 1989"),
     ("1987/1989", "APPROX", "1987 to 1989"), ("1989/2003", "END", "1989 to 2003")],
)  # fmt: skip
def test_parts_of_a_time_are_said_as_the_text_said_them(
    edtf: str, mod: str | None, words: str
) -> None:
    assert in_words(edtf, mod) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [("1988-06-18", "1988-06-18", "18 June 1988"), ("1988-06-01", "1988-06-30", "June 1988"),
     ("1988-02-01", "1988-02-29", "February 1988"), ("1988-01-01", "1988-12-31", "1988"),
     ("1980-01-01", "1989-12-31", "the 1980s"), ("1983-01-01", "1986-12-31",
     "between 1983 and 1986"), ("1983-03-01", "1986-05-31", "between March 1983 and May 1986"),
     ("1983-03-02", "1986-05-31", "between 2 March 1983 and 31 May 1986"),
     ("-0051-01-01", "-0051-12-31", "52 BC"), (None, "1986-05-31", "not after 31 May 1986"),
     ("1986-05-31", None, "not before 31 May 1986"), (None, None, "undated")],
)  # fmt: skip
def test_bounds_in_words(earliest: str | None, latest: str | None, words: str) -> None:
    assert days_in_words(earliest, latest) == words


PIECES = st.sampled_from([*"0123456789X-/.~?%[]{},T:", "..", "1988", "-06", "T12:30", "19XX", "/"])


@given(st.one_of(st.text(max_size=20), st.lists(PIECES, max_size=8).map("".join)),
       st.sampled_from([None, "START", "MID", "END"]))  # fmt: skip
def test_what_is_not_understood_is_given_as_it_is(text: str, mod: str | None) -> None:
    assert isinstance(in_words(text, mod), str)
    assert bool(in_words(text, mod)) or not text
