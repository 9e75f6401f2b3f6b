"""Decisions go out as W3C annotations and come back the same; those of others become notes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import quellen
from quellen.ledger.decisions import parse
from quellen.showing.exports import export

TEXT = "The mill at Harrow burned on 3 May 1921, said Albert Keller.\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Any:
    (tmp_path / "a.txt").write_text(TEXT)
    with quellen.open(tmp_path / "a.ledger") as opened:
        opened.read(tmp_path / "a.txt")
        yield opened


def anchor(ledger: quellen.Ledger) -> dict[str, Any]:
    sha256 = ledger.sources()[0]["sha256"]
    return {"sha256": sha256, "start": 4, "end": 8, "exact": "mill", "prefix": "The ",
            "suffix": " at Harrow"}  # fmt: skip


def test_decisions_survive_the_round_trip(ledger: quellen.Ledger, tmp_path: Path) -> None:
    made = [
        {"id": "one", "made": "2025-05-06T10:00:00Z", "who": "Ruth", "action": "correct",
         "anchors": [anchor(ledger)], "value": "1921-05-04", "note": "see the register"},
        {"id": "two", "made": "2025-05-06T11:00:00Z", "who": "Omar", "action": "undo",
         "value": "one"},
    ]  # fmt: skip
    ledger.import_decisions(made)
    written = json.loads(export(ledger.store, "webannotation"))
    with quellen.open(tmp_path / "b.ledger") as other:
        assert other.import_decisions(written) == 2
        assert other.import_decisions(written) == 0
        assert other.decisions() == ledger.decisions()


def annotation(ledger: quellen.Ledger, **changed: Any) -> dict[str, Any]:
    place = anchor(ledger)
    quote = {"type": "TextQuoteSelector", "exact": place["exact"]}
    position = {"type": "TextPositionSelector", "start": place["start"], "end": place["end"]}
    item = {
        "id": "https://notes.example/7",
        "type": "Annotation",
        "motivation": "commenting",
        "creator": {"type": "Person", "name": "Hester"},
        "created": "2025-05-07T09:00:00Z",
        "body": {"type": "TextualBody", "value": "Which mill?"},
        "target": {"source": f"urn:sha256:{place['sha256']}", "selector": [quote, position]},
    }
    return {"type": "AnnotationPage", "items": [item | changed]}


def test_an_annotation_of_another_program_is_a_note(ledger: quellen.Ledger) -> None:
    assert ledger.import_decisions(annotation(ledger)) == 1
    (note,) = ledger.decisions()
    assert (note["action"], note["who"], note["note"]) == ("note", "Hester", "Which mill?")
    assert [a["exact"] for a in note["anchors"]] == ["mill"]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"created": None}, "has no made"),
        ({"creator": "https://people.example/1"}, "has no who"),
        ({"target": {"source": "https://page.example/"}}, "TextPositionSelector"),
    ],
)
def test_what_cannot_be_taken_in_is_told(
    ledger: quellen.Ledger, changed: dict[str, Any], told: str
) -> None:
    with pytest.raises(quellen.DecisionError, match=told):
        ledger.import_decisions(annotation(ledger, **changed))
    assert ledger.decisions() == []


def test_a_collection_without_a_page_is_told() -> None:
    with pytest.raises(quellen.DecisionError, match="no page"):
        parse({"type": "AnnotationCollection", "first": "https://notes.example/page1"})
