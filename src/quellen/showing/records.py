"""One voice's record: the statements behind each of its numbers, in words for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from quellen.showing.dates import in_words
from quellen.showing.listing import Listing, Paragraph, voice_lines
from quellen.showing.quotation import in_marks

Row = dict[str, Any]

HEADINGS = {
    "supported": "Told from another independent origin too",
    "alone": "Told by this origin alone",
    "disputed": "In conflict with others",
    "denied": "Denied by others",
    "contradicted": "Contradicted by a reference",
}


def record_lines(row: Row, listing: Listing) -> Iterator[Paragraph]:
    """A voice with every statement that is counted, under what became of it."""
    yield from voice_lines(row, listing)
    for name, heading in HEADINGS.items():
        told = [fate for fate in row.get("fates", ()) if fate["fate"] == name]
        if told:
            yield Paragraph(f"{heading}:", 2, "strong")
        for words, where in dict.fromkeys(_told(fate, listing) for fate in told):
            yield Paragraph(in_marks(words), 4)
            yield Paragraph(where, 6, "quiet")
    yield Paragraph("")


def _told(fate: Row, listing: Listing) -> tuple[str, str]:
    """The words of a statement, and what they are counted for and where they stand."""
    where = f"{_about(fate, listing)}, in {listing.names[fate['document']]}"
    return listing.quote({**fate, "quote": ""}), where


def _about(fate: Row, listing: Listing) -> str:
    """The event or the dispute that a statement is counted for."""
    event = listing.events.get(fate["about"])
    return f"{in_words(event['edtf'])} ({fate['about']})" if event else fate["about"]
