"""Titles read as titles, in the words of the sources; lines that tell of nothing are no events."""

from __future__ import annotations

import pytest

from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Block, Document, Event, Marked


def events(text: str) -> tuple[Event, ...]:
    document = Document(
        "d.txt", "d", "text", text, (Block(0, len(text), "paragraph"),), language="en"
    )
    return compare([Marked("d", document, analyse(document))]).events


def title(text: str) -> str:
    (event,) = events(text)
    return event.title


def test_a_long_sentence_is_cut_to_the_clause_that_is_dated() -> None:
    text = (
        "Beyond the well-known ties of the former chairman to the shipping houses of three ports "
        "over thirteen years, his radio speech in April 1979, urging the dockers to leave, "
        "showed what he wanted."
    )
    assert title(text).startswith("His radio speech in April 1979")


def test_on_the_day_that_something_led_up_to() -> None:
    text = (
        "Leading up to June 18, 1988, when the rebels beat a division and took the city of Kelt, "
        "the army had lost many men."
    )
    (event,) = events(text)
    assert (event.edtf, event.title.startswith("The rebels beat a division")) == (
        "1988-06-18",
        True,
    )


@pytest.mark.parametrize(
    "line",
    [
        "December 1999",
        "Radio Varn, broadcast on 1 May 1998, 9 pm",
        "The armed conflict, 1968 to 1978",
    ],
)
def test_mastheads_and_programmes_are_no_events(line: str) -> None:
    assert [e for e in events(line) if e.edtf != "1968/1978"] == []


def test_one_date_said_twice_is_one_event() -> None:
    text = (
        "The army invaded Varn on 22 September 1980. His radio speech in April 1979 (six months "
        "before the invasion of Varn) called on the dockers to strike."
    )
    assert [e.edtf for e in events(text)] == ["1979-04", "1980-09-22"]


@pytest.mark.parametrize("gloss", [" (three weeks before the collapse)", ", three weeks before it"])
def test_a_date_and_how_far_it_lies_from_another_are_told_once(gloss: str) -> None:
    text = (
        "The bridge of Varn collapsed on 29 April 1925. The last inspection of the bridge was "
        f"completed on 10 March 1925{gloss}."
    )
    assert sorted(e.edtf or "" for e in events(text)) == ["1925-03-10", "1925-04-29"]
