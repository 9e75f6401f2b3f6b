"""The cost of marking times grows with the length of the text and with nothing else.

Work is counted, not timed: every call that Python makes, of its own functions and of C's.
"""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from quellen.marking.times import mark_times
from quellen.model import Document

HOSTILE = {
    "digits": "7",
    "weekdays": "Monday ",
    "slashes": "/",
    "years": "1988 ",
    "chained years": "1988-",
    "dates in digits": "5/6/1988 ",
    "month or verb": "May ",
    "leads without end": "the early late ",
    "numbers in words": "twenty ",
    "numerals": "XVIII ",
    "no blanks": "1988May",
    "digits of another script": "۱۳۶۷/۵/",
    "events never told": "the day after ",
    "anniversaries": "the third anniversary of ",
    "events told": "Two days after the vote he left. The vote was on 5 May 1945. ",
    "quotation marks": '"Two years ago," ',
    "brackets": "1917 (",
    "a story": "In May 1940 he fell. In June they fled. On the 3rd it rained. ",
}


def work(text: str) -> int:
    """How many calls it takes to mark a text."""
    calls = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        mark_times(Document("hostile", "0" * 64, "text", text, published="2001-05-09"))
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    size = 6000 // len(piece)
    work(piece * size)  # whatever is compiled or read once
    once, twice = work(piece * size), work(piece * 2 * size)
    assert twice <= 2.2 * once + 200


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_takes_many_calls_for_a_character(piece: str) -> None:
    text = piece * (6000 // len(piece))
    work(text)
    assert work(text) <= 60 * len(text)
