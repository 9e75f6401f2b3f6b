"""Names in the full text say who or what they are, by the text's own words."""

from __future__ import annotations

from quellen.marking import analyse
from quellen.model import Block, Document
from quellen.showing.report.marks import NAME, marks_of


def titles(text: str) -> dict[str, str | None]:
    document = Document("t", "0", "text", text, (Block(0, len(text), "paragraph"),))
    marks = marks_of(document, analyse(document))
    return {text[m.start : m.end]: m.title for m in marks if m.kind == NAME}


def test_people_are_shown_with_their_roles() -> None:
    found = titles("Former finance minister Albert Keller died in Geneva on 3 May 1990.")
    assert found["Albert Keller"] == "Albert Keller, person: former finance minister"


def test_places_are_shown_with_what_they_lie_in() -> None:
    found = titles("Rebels took Aleppo on Friday. The city had been besieged for a year.")
    assert found["Aleppo"] == found["The city"] == "Aleppo, place in Syria"
