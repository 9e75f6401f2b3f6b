"""A long text comes in stretches, and nothing of it or its marks is left out or told twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas
from starlette.testclient import TestClient

import quellen
from quellen.showing.workbench.reader import STRETCH

New = Callable[..., TestClient]


@pytest.fixture(scope="module")
def long_text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    lines = (f"On {1 + n % 28} May 1921 letter {n} came." for n in range(3 * STRETCH + 7))
    (folder / "letters.txt").write_text("\n\n".join(lines))
    with quellen.open(folder / "long.ledger") as ledger:
        ledger.read(folder / "letters.txt")
    return folder / "long.ledger"


def parts_of(page: str) -> list[int]:
    return [int(n) for n in re.findall(r'data-part="(\d+)"', page)]


@pytest.fixture
def book(new_client: New, long_text: Path) -> tuple[TestClient, str]:
    client = new_client(long_text)
    return client, client.get("/api/sources").json()[0]["id"]


def test_the_stretches_are_the_whole_text_once(book: tuple[TestClient, str]) -> None:
    client, number = book
    address = f"/documents/{number}"
    whole = parts_of(client.get(address, params={"whole": "1"}).text)
    pieces = [
        part for n in range(4)
        for part in parts_of(client.get(f"{address}/stretch", params={"stretch": n}).text)
    ]  # fmt: skip
    assert whole == pieces == list(range(len(whole)))
    assert parts_of(client.get(address).text) == whole[: 2 * STRETCH]


def test_a_page_opens_at_the_words_it_was_asked_for(book: tuple[TestClient, str]) -> None:
    client, number = book
    text = client.get(f"/api/documents/{number}").json()["text"]
    at = text.index(f"letter {3 * STRETCH + 1} ")
    page = client.get(f"/documents/{number}", params={"at": f"{at}-{at + 6}"}).text
    assert 3 * STRETCH + 1 in parts_of(page)
    assert min(parts_of(page)) == 2 * STRETCH


def test_the_marks_of_the_stretches_are_all_marks(book: tuple[TestClient, str]) -> None:
    client, number = book
    address = f"/api/documents/{number}/marks"
    whole = [m[:4] for m in client.get(address).json()["marks"]]
    pieces = [
        m[:4] for n in range(4)
        for m in client.get(address, params={"stretch": n}).json()["marks"]
    ]  # fmt: skip
    assert len(whole) > 3 * STRETCH
    assert sorted(whole) == sorted(pieces)


@pytest.mark.parametrize("stretch", ["4", "-1", "x", "99999999999"])
def test_there_is_no_stretch_beyond_the_text(book: tuple[TestClient, str], stretch: str) -> None:
    client, number = book
    asked = {"stretch": stretch}
    assert client.get(f"/documents/{number}/stretch", params=asked).status_code == 404
    assert client.get(f"/api/documents/{number}/marks", params=asked).status_code == 404


def test_a_page_of_a_pdf_is_a_picture_and_what_is_none_is_said(
    new_client: New, tmp_path: Path
) -> None:
    canvas = Canvas(str(tmp_path / "mill.pdf"))
    canvas.drawString(72, 700, "The mill at Harrow burned on 3 May 1921.")
    canvas.save()
    with quellen.open(tmp_path / "mill.ledger") as ledger:
        ledger.read(tmp_path / "mill.pdf")
    client = new_client(tmp_path / "mill.ledger")
    address = f"/documents/{client.get('/api/sources').json()[0]['id']}/pages"
    picture = client.get(f"{address}/1")
    assert picture.headers["content-type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG\r\n\x1a\n")
    assert "cannot be drawn" in client.get(f"{address}/2").text
    for wrong in ("0", "x", "-1", "1e3"):
        assert client.get(f"{address}/{wrong}").status_code == 404


@pytest.mark.parametrize(
    "sent",
    [
        [], {}, {"action": "undo"}, {"action": "correct", "kind": "time", "value": "1921"},
        {"action": "correct", "kind": "time", "value": "1921", "from": [0, 0], "to": [9999, 1]},
        {"action": "correct", "kind": "time", "value": "1921", "from": [0, 4], "to": [0, 4]},
        {"action": "correct", "kind": "time", "value": "soon", "from": [0, 0], "to": [0, 4]},
        {"action": "remove", "kind": "everything", "from": [0, 0], "to": [0, 4]},
        {"action": "add", "kind": "name", "value": "x", "from": [0, 0], "to": [0, 4]},
    ],
)  # fmt: skip
def test_what_puts_no_mark_right_changes_nothing(
    book: tuple[TestClient, str], sent: object
) -> None:
    client, number = book
    assert client.post(f"/api/documents/{number}/marks", json=sent).status_code == 400
    assert client.get("/api/decisions").json() == []
