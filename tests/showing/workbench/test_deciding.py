"""Decisions at the workbench: into the log at once, undone and redone from it alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import quellen

New = Callable[..., TestClient]


def decide(client: TestClient, dispute: str, action: str, note: str = "") -> Any:
    return client.post(f"/disputes/{dispute}", data={"action": action, "note": note})


def log(ledger: Path) -> list[dict[str, Any]]:
    with quellen.open(ledger) as opened:
        return opened.decisions()


def status(client: TestClient, dispute: str) -> str:
    return client.get(f"/disputes/{dispute}").text.split("<h1", 1)[0]


def test_a_decision_is_in_the_ledger_with_its_quotes_and_leads_to_the_next(
    client: TestClient, ledger_file: Path
) -> None:
    answer = decide(client, "c1", "not_a_dispute", "clocks differ")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/disputes/c")
    (made,) = log(ledger_file)
    assert (made["who"], made["action"], made["note"]) == ("Ruth", "not_a_dispute", "clocks differ")
    with quellen.open(ledger_file) as ledger:
        for anchor in made["anchors"]:
            text = ledger.store.text(anchor["sha256"][:12])
            assert text[anchor["start"] : anchor["end"]] == anchor["exact"]
            before = text[max(0, anchor["start"] - 32) : anchor["start"]]
            assert anchor["prefix"] == before
    assert "<b>not a dispute</b>, Ruth" in status(client, "c1")


def test_comparing_anew_heeds_it(client: TestClient, ledger_file: Path) -> None:
    before = client.get("/api/disputes").json()
    decide(client, "c1", "not_a_dispute")
    assert "Compare anew" in client.get("/").text
    with quellen.open(ledger_file) as ledger:
        ledger.compare()
    assert len(client.get("/api/disputes").json()) == len(before) - 1
    assert "Compare anew" not in client.get("/").text


def test_undo_and_redo_walk_through_the_log(client: TestClient, ledger_file: Path) -> None:
    decide(client, "c1", "not_a_dispute")
    decide(client, "c2", "accept")
    assert client.post("/decisions/undo", data={"back": "/disputes/c2"}).status_code == 303
    assert "a dispute</b>" not in status(client, "c2")
    client.post("/decisions/undo", data={})
    assert "not a dispute</b>" not in status(client, "c1")
    client.post("/decisions/undo", data={})  # there is nothing more to undo
    client.post("/decisions/redo", data={})
    assert "not a dispute</b>" in status(client, "c1")
    client.post("/decisions/redo", data={})
    assert "a dispute</b>" in status(client, "c2")
    client.post("/decisions/redo", data={})
    assert len(log(ledger_file)) == 6  # nothing is ever taken out of it


def test_after_a_new_decision_there_is_nothing_to_redo(client: TestClient) -> None:
    decide(client, "c1", "not_a_dispute")
    client.post("/decisions/undo", data={})
    decide(client, "c2", "accept")
    assert client.post("/api/redo", json={}).json() == {"undone": None}


def test_nobody_undoes_what_somebody_else_decided(new_client: New, ledger_file: Path) -> None:
    decide(new_client(ledger_file, "Ruth"), "c1", "accept")
    assert new_client(ledger_file, "Amos").post("/api/undo", json={}).json() == {"undone": None}


def test_undo_survives_a_new_start(new_client: New, ledger_file: Path) -> None:
    decide(new_client(ledger_file), "c1", "accept")
    again = new_client(ledger_file)
    again.post("/decisions/undo", data={})
    assert "a dispute</b>" not in status(again, "c1")


def test_a_note_alone_decides_nothing(client: TestClient) -> None:
    assert decide(client, "c1", "note", "ask Farrow").headers["location"] == "/disputes/c1"
    assert "ask Farrow" in client.get("/disputes/c1").text
    assert client.get("/api/decisions").json()[0]["action"] == "note"
    assert decide(client, "c1", "note", " ").status_code == 400


def test_the_log_takes_back_and_restores_any_decision(client: TestClient) -> None:
    decide(client, "c1", "accept")
    decide(client, "c2", "update")
    first = client.get("/api/decisions").json()[0]["id"]
    client.post("/decisions", data={"decision": first})
    page = client.get("/decisions").text
    assert "taken back by" in page
    assert "Restore" in page
    client.post("/decisions", data={"decision": first})
    assert "Restore" not in client.get("/decisions").text
    assert "a dispute</b>" in status(client, "c1")


def test_a_form_leads_nowhere_else(client: TestClient) -> None:
    for evil in ("https://evil.example", "//evil.example", "/\\evil.example", "javascript:x"):
        answer = client.post("/decisions/undo", data={"back": evil})
        assert answer.headers["location"] == "/"


@pytest.mark.parametrize(
    "path", ["/api/undo", "/api/redo", "/disputes/c1", "/lineage/{0}/{1}", "/decisions"]
)
@pytest.mark.parametrize("sent", [[], ["undo"], 1, {"action": ["accept"]}, {"note": 3}])
def test_what_is_no_form_is_refused_in_words(client: TestClient, path: str, sent: object) -> None:
    first, second, *_ = [s["id"] for s in client.get("/api/sources").json()]
    answer = client.post(path.format(first, second), json=sent)
    assert answer.status_code == 400
    assert "named fields" in answer.text
    assert client.get("/api/decisions").json() == []
