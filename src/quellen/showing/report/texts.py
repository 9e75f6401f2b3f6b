"""The full texts, each with what is known of it and a place for every quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quellen.model import Analysis, Document
from quellen.showing.dates import in_words
from quellen.showing.report.gather import ReportData, Row
from quellen.showing.report.marks import marks_of
from quellen.showing.report.names import Names
from quellen.showing.report.places import Places
from quellen.showing.report.reader import Part, parts_of
from quellen.showing.report.wording import capitalised, number, unmarked

FEW = 3  # so many texts stand open


@dataclass(frozen=True, slots=True)
class FullText:
    """A document in full."""

    key: str
    title: str
    facts: tuple[str, ...]
    notes: tuple[str, ...]
    language: str
    parts: tuple[Part, ...]
    open: bool


def full_texts(data: ReportData, names: Names, places: Places) -> list[FullText]:
    """Every document that was read, with an anchor wherever ``places`` was asked for one."""
    rows = {s["id"]: s for s in data.sources}
    few = len(data.documents) <= FEW
    return [
        _full_text(document, analysis, rows[number_], names, places, few)
        for number_, (document, analysis) in data.documents.items()
        if number_ in rows
    ]


def _full_text(  # noqa: PLR0913, PLR0917 - a document with all that is said of it
    document: Document, analysis: Analysis, row: Row, names: Names, places: Places, few: bool
) -> FullText:
    key = names.key(row["id"])
    marks = marks_of(document, analysis)
    return FullText(
        key,
        row["title"] or row["path"].rsplit("/", 1)[-1],
        tuple(_facts(row, names)),
        tuple(filter(None, (capitalised(unmarked(row)), *_notes(document, analysis)))),
        row["language"] or "",
        tuple(parts_of(document, marks, places.of(row["id"]), key)),
        few,
    )


def _facts(row: Row, names: Names) -> list[str]:
    """By whom, where, when, from which file: what is known of it."""
    known: Sequence[str | None] = (
        ", ".join(row["authors"]),
        row["affiliation"],
        row["publisher"],
        in_words(row["published"]) if row["published"] else None,
        names.without_folder(row["path"]) if row["title"] else None,
    )
    return [fact for fact in known if fact]


def _notes(document: Document, analysis: Analysis) -> list[str]:
    counted = [
        number(len(document.text.split()), "word"),
        number(len(analysis.times), "time"),
        number(len(analysis.figures), "figure"),
        number(len(analysis.attributions), "attribution"),
    ]
    notes = [f"Marked: {', '.join(counted)}.", *document.notes]
    if document.repairs:
        mended = number(len(document.repairs), "damaged place")
        notes.append(f"{capitalised(mended)} mended in meaning only; the text is as it was read.")
    return notes
