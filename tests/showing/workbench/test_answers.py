"""Pages and JSON of the workbench say what the ledger says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import quellen
from quellen.showing.exports import FORMATS

QUERIES = ["sources", "timeline", "disputes", "lineage", "support", "voices", "decisions"]


@pytest.mark.parametrize("query", QUERIES)
def test_the_api_answers_as_the_ledger_does(
    client: TestClient, ledger_file: Path, query: str
) -> None:
    with quellen.open(ledger_file) as ledger:
        assert client.get(f"/api/{query}").json() == getattr(ledger, query)()


def test_the_api_searches_and_gives_documents_with_their_marks(client: TestClient) -> None:
    hit = client.get("/api/search", params={"q": "registered post"}).json()[0]
    document = client.get(f"/api/documents/{hit['document']}").json()
    assert document["text"][hit["start"] : hit["end"]] == hit["quote"]
    assert document["statements"]


@pytest.mark.parametrize(
    "path", ["/api/documents/none", "/api/events/none", "/documents/none", "/events/v0",
             "/disputes/c0", "/documents/none/original", "/nowhere"],
)  # fmt: skip
def test_what_is_not_there_is_said(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert ("error" in answer.json()) if path.startswith("/api") else ("<h1>" in answer.text)


def test_the_overview_says_what_came_in(client: TestClient) -> None:
    page = client.get("/").text
    assert "Twelve documents, published between 29 April 2025 and 12 February 2026." in page
    assert "nine independent texts at most" in page
    assert "What most hangs on" in page


def test_an_empty_ledger_invites_to_read(
    new_client: Callable[..., TestClient], ledger_path: Path
) -> None:
    quellen.open(ledger_path).close()
    client = new_client(ledger_path)
    assert "Nothing has been read yet" in client.get("/").text
    for path in ("/disputes", "/sources", "/decisions", "/voices", "/lineage"):
        assert 'class="empty"' in client.get(path).text


def test_an_event_shows_every_account_and_marks_what_differs(client: TestClient) -> None:
    event = max(client.get("/api/timeline").json(), key=lambda e: len(e["accounts"]))
    page = client.get(f"/events/{event['event']}").text
    assert page.count('class="words"') >= len(event["accounts"])
    assert 'class="differs"' in page
    assert "Killed, on one scale" in page
    assert "independent origin" in page


def test_quotations_lead_to_their_words(client: TestClient) -> None:
    side = client.get("/api/disputes").json()[0]["sides"][0]["accounts"][0]
    address = f"/documents/{side['document']}?at={side['start']}-{side['end']}"
    dispute = client.get("/disputes/c1").text
    assert address in dispute
    page = client.get(address).text
    assert 'data-lit="[[' in page


def test_marks_stand_on_the_words_that_are_shown(client: TestClient) -> None:
    """Counted as a browser counts, in UTF-16 units of each part."""
    number = client.get("/api/sources").json()[0]["id"]
    told = client.get(f"/api/documents/{number}").json()
    marks = client.get(f"/api/documents/{number}/marks").json()
    parts = told["blocks"]
    times = [m for m in marks["marks"] if m[0] == "time"]
    words = {told["text"][t["start"] : t["end"]] for t in told["times"]}
    assert times
    for _, part, start, end, _ in times:
        block = parts[part]
        assert told["text"][block["start"] + start : block["start"] + end] in words


def test_the_timeline_has_every_event_in_columns_of_one_length(client: TestClient) -> None:
    told = client.get("/api/timeline/items").json()
    rows = client.get("/api/timeline").json()
    assert {len(column) for column in told["columns"].values()} == {len(rows)}
    assert told["columns"]["id"] == [r["event"] for r in rows]
    for row, low, high in zip(rows, told["columns"]["low"], told["columns"]["high"], strict=True):
        if row["earliest"] == row["latest"] == "2025-04-28":
            assert (low, high) == (739369, 739370)  # a day begins with it and ends with the next


def test_a_search_by_fields_finds_accounts(client: TestClient) -> None:
    page = client.get("/search", params={"q": "voice:farrow counts:killed date:2025-05"}).text
    assert "The toll rose to seven on 2 May 2025" in page or "accounts" in page
    assert "Nothing was found" in client.get("/search", params={"q": "voice:nobody"}).text
    assert "is no date" in client.get("/search", params={"q": "date:soon"}).text
    assert "<h1>" in client.get("/search", params={"q": '"unpaired AND (NOT *'}).text


def test_a_voice_has_its_record_and_the_chains_it_stands_in(client: TestClient) -> None:
    page = client.get("/voices/record", params={"name": "Odile Farrow"}).text
    assert "Passes on what is said by" in page
    assert "Arde Valley Hospital" in page
    assert client.get("/voices/record", params={"name": "Nobody"}).status_code == 404


def test_an_edge_of_the_stemma_leads_to_the_two_texts_side_by_side(client: TestClient) -> None:
    link = next(x for x in client.get("/api/lineage").json() if x["kind"] == "copy")
    address = f"/lineage/{link['from']}/{link['to']}"
    assert address in client.get("/lineage").text
    page = client.get(address).text
    assert page.count('class="aligned"') == len(link["passages"])


@pytest.mark.parametrize("path", ["/report", *(f"/export/{name}" for name in FORMATS)])
def test_findings_are_given_on_as_files_only(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    assert len(answer.content) > 1000
    assert client.get("/export/pdf").status_code == 404
