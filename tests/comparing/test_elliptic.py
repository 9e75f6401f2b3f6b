"""Sentences that leave out what was just said are told of the same happening."""

from __future__ import annotations

from quellen.comparing import compare
from quellen.marking import analyse
from quellen.model import Block, Document, Event, Marked


def events_of(text: str) -> list[Event]:
    document = Document(
        "paper", "paper", "text", text, (Block(0, len(text), "paragraph"),), language="en"
    )
    return list(compare([Marked("paper", document, analyse(document))]).events)


def counts_of(event: Event) -> list[float | None]:
    return [figure.low for account in event.accounts for figure in account.figures]


def test_a_bare_number_of_the_same_kind_is_of_what_was_just_told() -> None:
    text = (
        "Police counted 3,000 people at the march in Castrel on 4 May 1925. "
        "According to the union, 12,000 took part."
    )
    (event,) = events_of(text)
    assert sorted(n for n in counts_of(event) if n) == [3000, 12000]


def test_a_day_of_its_own_makes_another_happening() -> None:
    text = "On 4 May 1925 some 3,000 people marched to the mill. On 9 May 40 took part."
    first, second = events_of(text)
    assert (first.edtf, second.edtf) == ("1925-05-04", "1925-05-09")


def test_a_number_of_another_kind_leans_on_nothing() -> None:
    text = "On 4 May 1925 the army killed 20 people in Dorva. The organisers said 900 took part."
    (event,) = events_of(text)
    assert counts_of(event) == [20]
