"""Who may ask the workbench, and what its answers allow."""

from __future__ import annotations

import contextlib
import socket
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.showing.workbench.serving import Serving, event_in

TOKEN, ORIGIN = "the-token", "http://127.0.0.1:8765"
PAGES = ("/", "/timeline", "/disputes", "/disputes/c1", "/sources", "/voices", "/lineage",
         "/search?q=bridge", "/decisions")  # fmt: skip
New = Callable[..., TestClient]


@pytest.fixture
def stranger(new_client: New, ledger_file: Path) -> TestClient:
    return new_client(ledger_file, let_in=False)


@pytest.mark.parametrize("path", ["/", "/disputes", "/api/sources", "/static/keys.js"])
def test_without_the_token_nothing_is_shown(stranger: TestClient, path: str) -> None:
    answer = stranger.get(path)
    assert answer.status_code == 403
    assert "quellen serve" in answer.text


@pytest.mark.parametrize("token", ["", "wrong", "the-tokén"])
def test_a_wrong_token_is_none(stranger: TestClient, token: str) -> None:
    assert stranger.get("/", params={"token": token}).status_code == 403


def test_the_token_becomes_a_cookie_that_no_script_and_no_other_site_can_use(
    stranger: TestClient,
) -> None:
    answer = stranger.get("/", params={"token": TOKEN})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert stranger.get("/").status_code == 200


def test_a_programme_gives_the_token_with_each_request(stranger: TestClient) -> None:
    bearer = {"authorization": f"Bearer {TOKEN}"}
    del stranger.headers["origin"]
    assert len(stranger.get("/api/sources", headers=bearer).json()) == 12
    assert stranger.post("/api/undo", json={}, headers=bearer).status_code == 200


@pytest.mark.parametrize("host", ["evil.example:8765", "127.0.0.1", "127.0.0.1:9999", ""])
def test_a_name_that_was_pointed_here_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:8765", ""])
def test_other_sites_change_nothing(client: TestClient, origin: str) -> None:
    form = {"action": "not_a_dispute"}
    answer = client.post("/disputes/c1", data=form, headers={"origin": origin})
    assert answer.status_code == 403
    assert client.get("/api/decisions").json() == []


@pytest.mark.parametrize("path", ["/", "/disputes/c1", "/api/voices", "/no-such-page", "/static/x"])
def test_every_answer_forbids_scripts_and_requests_elsewhere(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store" or path.startswith("/static")


def test_pages_hold_no_script_and_no_style_of_their_own(
    client: TestClient, ledger_file: Path
) -> None:
    for path in (*PAGES, event_in(ledger_file)):
        answer = client.get(path)
        page = answer.text
        assert answer.status_code == 200
        assert " style=" not in page
        assert "<style" not in page
        assert page.count("<script") == page.count('<script type="module" src="/static/')


def test_an_original_is_kept_and_never_shown_as_a_page(client: TestClient) -> None:
    number = client.get("/api/sources").json()[0]["id"]
    headers = client.get(f"/documents/{number}/original").headers
    assert headers["content-type"] == "application/octet-stream"
    assert headers["content-disposition"].startswith("attachment")


def test_the_usual_port_goes_without_saying(
    served: Callable[..., Serving], ledger_file: Path
) -> None:
    if not _can_be_had(80):
        pytest.skip("this machine gives port 80 to nobody else")
    serving = served(ledger_file, "--port", "80")
    assert serving.base == "http://127.0.0.1"
    token = serving.address.partition("token=")[2]
    bearer = {"authorization": f"Bearer {token}"}
    request = urllib.request.Request(f"{serving.base}/api/sources", headers=bearer)
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.status == 200


def _can_be_had(port: int) -> bool:
    with contextlib.closing(socket.socket()) as one:
        try:
            one.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
