"""What a paper printed on several days, reprinted on one page, counts from the day of each."""

from __future__ import annotations

import pytest

from quellen.marking.times import mark_times
from quellen.model import Block, Document
from quellen.reading import read
from quellen.reading.sources import source_of

HEADS = [
    ["14 January 1888", "Saturday, 28 January 1888", "11 February 1888"],
    ["The Gazette, 14 January 1888: Arrivals", "The Gazette, 28 January 1888: Fears",
     "The Gazette, 11 February 1888: Saved"],
    ["Gazette, Saturday, 14 January 1888.", "Gazette, Saturday, 28 January 1888.",
     "Gazette, Saturday, 11 February 1888."],
]  # fmt: skip
ITEMS = [
    "The barque Adela was reported yesterday off the cape, with her fore-topmast gone.",
    "Nothing has been heard of the Adela. On Tuesday a hatch was found on the beach at Noss.",
    "Nine men of the Adela were landed here last night. They took to the boats on 19 January.",
]
COUNTED = {"yesterday": "1888-01-13", "Tuesday": "1888-01-24", "last night": "1888-02-10TNI"}


def values(document: Document) -> dict[str, str]:
    return {document.text[t.start : t.end]: t.value for t in mark_times(document)}


@pytest.mark.parametrize("heads", HEADS)
def test_its_yesterday_is_the_day_before_it_was_printed(heads: list[str]) -> None:
    items = "".join(f"<h2>{h}</h2><p>{item}</p>" for h, item in zip(heads, ITEMS, strict=True))
    page = (
        '<html><head><title>The loss of the Adela</title><meta name="date" content="2009-05-14">'
        f"</head><body><article><h1>The loss of the Adela</h1>{items}</article></body></html>"
    )
    found = values(read(source_of("a.html", "/a.html", page.encode())))
    assert COUNTED.items() <= found.items()


def test_a_head_that_names_an_event_is_none() -> None:
    heads = ("The fire of 3 May 1888", "The flood of 9 June 1889")
    text = "\n\n".join(
        f"{head}\n\nOn Monday the mayor spoke, as he did yesterday." for head in heads
    )
    starts = [n for n in range(len(text)) if n == 0 or text[n - 2 : n] == "\n\n"]
    blocks = tuple(
        Block(a, b, "paragraph") for a, b in zip(starts, [*starts[1:], len(text)], strict=True)
    )
    document = Document(
        "a.txt", "0" * 64, "text", text, blocks, published="1888-08-01", language="en"
    )
    assert values(document)["yesterday"] == "1888-07-31"


def test_an_entry_without_a_year_gives_no_day() -> None:
    page = "A log\n\n" + "\n\n".join(
        f"{day} March\n\nWe sighted land yesterday, and the wind went round."
        for day in (7, 8, 9, 11)
    )
    assert values(read(source_of("a.txt", "/a.txt", page.encode())))["yesterday"] == "XXXX-XX-XX"
