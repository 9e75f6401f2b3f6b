"""A report of a view holds what the view shows, and says that it is a part."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

import quellen
from quellen.cli import cli


def documents_in(page: str) -> int:
    found = re.search(r"<title>Source report: ([\w-]+) document", page)
    assert found
    words = "one two three four five six seven eight nine ten eleven twelve".split()
    return words.index(found[1]) + 1 if found[1] in words else int(found[1])


def test_the_report_of_an_event_holds_its_documents_alone(client: TestClient) -> None:
    event = max(client.get("/api/timeline").json(), key=lambda e: len(e["documents"]))
    page = client.get("/report", params={"event": event["event"]}).text
    assert "A part of the findings" in page
    assert documents_in(page) == len(event["documents"])


def test_a_voice_has_a_report_of_what_it_says(client: TestClient) -> None:
    page = client.get("/report", params={"only": 'voice:"Odile Farrow"'})
    assert page.headers["content-disposition"].endswith("bridge-part.html")
    told = [
        e for e in client.get("/api/timeline").json()
        if any("Odile Farrow" in (a["voice"], *a["chain"]) for a in e["accounts"])
    ]  # fmt: skip
    assert len(re.findall(r'<li class="event', page.text)) == len(told)


@pytest.mark.parametrize(
    "view",
    [{"state": "open"}, {"kind": "figure"}, {"told": "shared"}, {"told": "disputed"},
     {"from": "2025-04-28", "to": "2025-05-02"}, {"only": "bridge"}],
)  # fmt: skip
def test_every_view_has_a_report_smaller_than_the_whole(
    client: TestClient, view: dict[str, str]
) -> None:
    whole, part = client.get("/report"), client.get("/report", params=view)
    assert part.status_code == 200
    assert "A part of the findings" in part.text
    assert "A part of the findings" not in whole.text
    assert 10_000 < len(part.text) < len(whole.text)


def test_the_disputes_of_a_kind_are_all_that_their_report_disputes(client: TestClient) -> None:
    page = client.get("/report", params={"kind": "figure"}).text
    figures = [d for d in client.get("/api/disputes").json() if d["kind"] == "figure"]
    assert figures
    assert len(re.findall(r'<article class="dispute', page)) == len(figures)


def test_a_question_that_is_none_is_said(client: TestClient, ledger_file: Path) -> None:
    assert client.get("/report", params={"only": "date:soon"}).status_code == 400
    assert client.get("/report", params={"from": "soon"}).status_code == 400
    run = CliRunner().invoke(cli, ["report", "-l", str(ledger_file), "--only", "date:soon"])
    assert run.exit_code != 0


def test_the_command_makes_the_same_report(
    client: TestClient, ledger_file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "part.html"
    cli(["report", "-l", str(ledger_file), "--only", "voice:farrow", "-o", str(out)],
        standalone_mode=False)  # fmt: skip
    assert out.read_text("utf-8") == client.get("/report", params={"only": "voice:farrow"}).text


def test_nothing_found_is_a_report_of_nothing(ledger_file: Path) -> None:
    from quellen.showing.report import render
    from quellen.showing.report.view import gather_question

    with quellen.open(ledger_file) as ledger:
        page = render(gather_question(ledger.store, "voice:nobody"))
    assert "A part of the findings" in page
