"""The date of an event is the day that most of its accounts give, not the span that holds all."""

from __future__ import annotations

from quellen.comparing.core import core_of
from quellen.comparing.days import Interval, bounds_of
from quellen.comparing.identity import Identities, cast_of
from quellen.comparing.tellings import Telling, tellings_of
from quellen.marking import analyse
from quellen.model import Block, Document, Marked


def telling(number: int, edtf: str, words: str = "") -> Telling:
    days = bounds_of(edtf)
    assert days is not None
    when = Interval.of(*days)
    return Telling(
        number, 0, 1, "", None, {}, frozenset(), "burn", edtf, *days, when, explicit=not words,
        dated_by=words,
    )  # fmt: skip


def dated(*tellings: Telling) -> str | None:
    return core_of(tellings).edtf


def test_a_year_that_holds_every_day_is_no_date_beside_them() -> None:
    days = [telling(n, "1911-07-22") for n in range(3)]
    assert dated(telling(3, "1911"), *days, telling(4, "1911-07-23")) == "1911-07-22"


def test_days_that_all_differ_leave_the_year() -> None:
    days = [telling(n, f"1911-0{n + 2}-14") for n in range(4)]
    assert dated(telling(9, "1911"), *days) == "1911"


def test_the_day_of_an_hour_alone_is_only_supposed() -> None:
    hours = [telling(n, "1911-07-23", "about 10 p.m.") for n in range(2)]
    assert dated(*hours, telling(3, "1911-07-22")) == "1911-07-22"
    assert dated(*hours) == "1911-07-23"


def told(text: str) -> list[Telling]:
    document = Document("a", "a", "text", text, (Block(0, len(text), "paragraph"),), language="en")
    marked = Marked("a", document, analyse(document))
    return tellings_of(0, marked, Identities([cast_of(marked)]))


def test_a_bound_dates_nothing_that_others_date() -> None:
    bound = [t for t in told("After the strike ended on 3 May 1911, the mill of Orsk burned.")
             if t.predicate == "burn"]  # fmt: skip
    assert dated(*bound, *bound, telling(1, "1911-06-10")) == "1911-06-10"
