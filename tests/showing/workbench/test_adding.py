"""Files added in the browser: kept, read, told; never outside their folder."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

import quellen
from quellen.showing.workbench.adding import safe_name

LETTER = b"Harrow, 3 May 1921\n\nThe mill burned on 2 May 1921. Nine people were killed.\n"


@pytest.fixture
def empty(new_client: Callable[..., TestClient], ledger_path: Path) -> TestClient:
    quellen.open(ledger_path).close()
    return new_client(ledger_path)


def add(client: TestClient, name: str, body: bytes) -> Any:
    return client.post("/api/files", params={"name": name}, content=body).json()["name"]


def until_done(client: TestClient) -> dict[str, Any]:
    for _ in range(600):
        told: dict[str, Any] = client.get("/api/read").json()
        if told["state"] not in ("reading", "comparing"):
            return told
        time.sleep(0.1)
    raise AssertionError(told)


def test_what_is_dropped_is_read_and_compared(empty: TestClient) -> None:
    names = [add(empty, "pile/letter.txt", LETTER), add(empty, "pile/bad.pdf", b"%PDF-1.4 nothing")]
    assert empty.post("/api/read", json={"names": names}).status_code == 202
    assert empty.post("/api/read", json={"names": names}).status_code == 409
    told = until_done(empty)
    assert (told["state"], told["read"], told["failed"]) == ("done", 1, 1)
    assert told["failures"][0]["name"] == "bad.pdf"
    assert [s["status"] for s in empty.get("/api/sources").json()] == ["failed", "read"]
    assert "could not be read" in empty.get("/").text
    assert empty.get("/api/timeline").json()


def test_the_same_file_is_known_again_and_another_of_its_name_stays_apart(
    empty: TestClient,
) -> None:
    assert add(empty, "letter.txt", LETTER) == "letter.txt"
    assert add(empty, "letter.txt", LETTER) == "letter.txt"
    assert add(empty, "letter.txt", LETTER + b"More.") == "letter (2).txt"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("a/./b/.hidden", "a/b/hidden"),
        ("", "unnamed"),
        ("...", "unnamed"),
        ("x\x00y\n.txt", "x_y_.txt"),
        ("nul.txt", "_nul.txt"),
        ("brief ü 手紙.txt", "brief ü 手紙.txt"),
    ],
)
def test_names_stay_in_their_folder(name: str, kept: str) -> None:
    assert safe_name(name) == kept


def test_only_what_was_added_can_be_read(empty: TestClient) -> None:
    answer = empty.post("/api/read", json={"names": ["../test.ledger"]})
    assert answer.status_code == 400
