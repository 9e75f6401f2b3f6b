"""The day of a dateline says when a report was sent, not when anything happened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quellen.marking import analyse
from quellen.marking.times import mark_times
from quellen.model import Block, Document
from quellen.reading import read
from quellen.reading.sources import source_of

TOLD = "At least twelve people were killed on Monday when guards fired on the dockers."


def days(text: str, published: str | None) -> set[str | None]:
    block = Block(0, len(text), "paragraph")
    document = Document(
        "a.txt", "0" * 64, "text", text, (block,), published=published, language="en"
    )
    return {s.edtf for s in analyse(document).statements}


def test_the_day_of_a_dateline_dates_no_statement() -> None:
    assert "1967-03-13" in days(f"PORT ARDENT, March 17 — {TOLD}", "1967-03-18")
    assert "1967-03-17" not in days(f"PORT ARDENT, March 17 — {TOLD}", "1967-03-18")


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("MARCH 13, 1967 — Guards fired on the dockers of Port Ardent.", "1989-05-01"),
        ("On 13 March 1967 guards fired on the dockers - twelve died.", "1967-03-18"),
    ],
)
def test_the_day_of_a_chronicle_does(text: str, published: str) -> None:
    assert "1967-03-13" in days(text, published)


DISPATCHES = """From the archive

Continental Press

PORT ARDENT, 17 March 1967 (CP) - Guards fired on the dockers on Monday. Ten were hurt.

The strike began last month.

VARN, 4 April 1969 (CP) - The last guards left the port on Tuesday night.
"""


def values_of(text: str) -> dict[str, str]:
    document = read(source_of("a.txt", "/a.txt", text.encode()))
    assert isinstance(document, Document)
    times = mark_times(replace(document, published="1990-06-01"))
    return {text[t.start : t.end]: t.value for t in times}


def test_each_of_several_dispatches_counts_from_the_day_on_which_it_was_sent() -> None:
    values = values_of(DISPATCHES)
    assert values["Monday"] == "1967-03-13"
    assert values["last month"] == "1967-02"
    assert values["Tuesday night"] == "1969-04-01TNI"


def test_no_dispatch_of_several_happened_on_the_day_on_which_it_was_sent() -> None:
    document = read(source_of("a.txt", "/a.txt", DISPATCHES.encode()))
    assert isinstance(document, Document)
    told = {s.edtf for s in analyse(document).statements}
    assert {"1967-03-13", "1969-04-01"} <= told
    assert not {"1967-03-17", "1969-04-04"} & told
