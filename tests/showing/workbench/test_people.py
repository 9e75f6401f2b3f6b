"""Several people: each comes in as themselves, signs what they decide, and sees the others'."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from quellen.cli import cli
from quellen.errors import UsageError
from quellen.showing.workbench import People, Workplace, application
from quellen.showing.workbench.people import TRIES, known_people, with_password, with_token

HOST = "192.168.1.20:8765"
Enter = Callable[..., TestClient]


@pytest.fixture(scope="module")
def team() -> tuple[People, str]:
    """Ruth has a password, Amos a token."""
    known, token = with_token(with_password({}, "Ruth", "three old maps"), "Amos")
    return People.of(known), token


@pytest.fixture
def enter(team: tuple[People, str], ledger_file: Path) -> Iterator[Enter]:
    """Browsers at one server, strangers at first."""
    app = application(Workplace(ledger_file), team[0], [HOST])
    opened: list[TestClient] = []

    def _new() -> TestClient:
        client = TestClient(app, base_url=f"http://{HOST}", follow_redirects=False)
        client.headers["origin"] = f"http://{HOST}"
        opened.append(client.__enter__())
        return client

    yield _new
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def ruth(enter: Enter) -> TestClient:
    client = enter()
    client.post("/enter", data={"name": "Ruth", "password": "three old maps"})
    return client


@pytest.fixture
def amos(enter: Enter, team: tuple[People, str]) -> TestClient:
    client = enter()
    client.get("/", params={"token": team[1]})
    return client


def test_a_stranger_sees_the_door_alone(enter: Enter) -> None:
    stranger = enter()
    assert stranger.get("/").headers["location"] == "/enter"
    assert stranger.get("/api/sources").headers["location"] == "/enter"
    assert "Password" in stranger.get("/enter").text
    assert stranger.post("/disputes/c1", data={"action": "accept"}).status_code == 403


def test_name_and_password_open_it_and_leaving_closes_it(ruth: TestClient) -> None:
    assert "<bdi>Ruth</bdi>" in ruth.get("/").text
    ruth.post("/leave")
    assert ruth.get("/").headers["location"] == "/enter"


@pytest.mark.parametrize(
    ("name", "password"),
    [("Ruth", "three old map"), ("ruth", "three old maps"), ("Amos", ""), ("Nobody", "x" * 20)],
)
def test_a_wrong_password_opens_nothing(enter: Enter, name: str, password: str) -> None:
    answer = enter().post("/enter", data={"name": name, "password": password})
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_guessing_has_to_wait() -> None:
    people = People.of(with_password({}, "Ruth", "three old maps"))
    for _ in range(TRIES):
        assert people.by_password("Ruth", "a guess") is None
    assert people.by_password("Ruth", "three old maps") is None
    assert people.by_password("Amos", "three old maps") is None


def test_guessing_at_once_has_to_wait_too() -> None:
    people = People.of(with_password({}, "Ruth", "three old maps"))
    guesses = [*["a guess"] * (3 * TRIES), "three old maps"]
    with ThreadPoolExecutor(len(guesses)) as pool:
        assert not any(pool.map(lambda guess: people.by_password("Ruth", guess), guesses))


def test_who_comes_in_often_need_not_wait() -> None:
    people = People.of(with_password({}, "Ruth", "three old maps"))
    assert all(people.by_password("Ruth", "three old maps") for _ in range(TRIES + 1))


def test_the_name_of_a_stranger_is_text(enter: Enter) -> None:
    page = enter().post("/enter", data={"name": "<script>x</script>\u202e", "password": "y"}).text
    assert "<script>x" not in page
    assert "\u202e" not in page


def test_decisions_are_signed_by_who_made_them(ruth: TestClient, amos: TestClient) -> None:
    ruth.post("/disputes/c1", data={"action": "accept"})
    amos.post("/disputes/c2", data={"action": "update"})
    assert [d["who"] for d in ruth.get("/api/decisions").json()] == ["Ruth", "Amos"]
    assert amos.post("/api/undo", json={}).json()["undone"]
    assert amos.post("/api/undo", json={}).json()["undone"] is None  # Ruth's is not his


def test_a_form_cannot_sign_for_another(ruth: TestClient) -> None:
    ruth.post("/disputes/c1", data={"action": "accept", "who": "Amos"})
    assert ruth.get("/api/decisions").json()[0]["who"] == "Ruth"


def test_what_is_taken_in_is_signed_by_who_brings_it(ruth: TestClient, amos: TestClient) -> None:
    ruth.post("/disputes/c1", data={"action": "accept"})
    (made,) = log = ruth.get("/api/decisions").json()
    forged = {**made, "id": "forged", "action": "update"}
    undo = {**made, "id": "undone", "who": "Amos", "action": "undo", "value": made["id"]}
    for row in (forged, undo):
        assert amos.post("/api/decisions", json=[row]).status_code == 403
    assert ruth.get("/api/decisions").json() == log
    own = {**forged, "who": "Amos"}
    assert amos.post("/api/decisions", json=[made, own]).json() == {"added": 1}


def test_decisions_that_meet_are_shown_and_none_is_lost(ruth: TestClient, amos: TestClient) -> None:
    ruth.get("/disputes/c1")
    amos.get("/disputes/c1")  # both look at it, and nobody has decided
    ruth.post("/disputes/c1", data={"action": "accept", "seen": "", "note": "two clocks"})
    met = amos.post("/disputes/c1", data={"action": "update", "seen": ""})
    assert met.headers["location"] == "/disputes/c1?met=1"
    page = amos.get("/disputes/c1?met=1").text
    assert "While you decided, <bdi>Ruth</bdi> did, too" in page
    assert "two clocks" in page
    assert "<b>an update</b>, Amos" in page
    assert len(ruth.get("/api/decisions").json()) == 2
    assert "decided differently" in ruth.get("/disputes?state=parted").text
    amos.post("/decisions/undo", data={})
    assert "<b>a dispute</b>, Ruth" in ruth.get("/disputes/c1").text


def test_who_has_seen_the_other_decision_has_not_met_it(ruth: TestClient, amos: TestClient) -> None:
    ruth.post("/disputes/c1", data={"action": "accept"})
    (made,) = amos.get("/api/decisions").json()
    assert f'name="seen" value="{made["id"]}"' in amos.get("/disputes/c1").text
    answer = amos.post("/disputes/c1", data={"action": "update", "seen": made["id"]})
    assert "met" not in answer.headers["location"]
    assert "<bdi>Ruth</bdi> decided otherwise" in amos.get("/disputes/c1").text


def test_the_same_words_marked_by_two_show_both(ruth: TestClient, amos: TestClient) -> None:
    number = ruth.get("/api/sources").json()[0]["id"]
    marks = ruth.get(f"/api/documents/{number}/marks").json()["marks"]
    _, part, start, end, _ = next(m for m in marks if m[0] == "time")
    sent = {"action": "correct", "kind": "time", "from": [part, start], "to": [part, end]}
    for client, day in ((ruth, "1921-05-03"), (amos, "1921-05-04")):
        answer = client.post(f"/api/documents/{number}/marks", json={**sent, "value": day})
        assert answer.status_code == 201
    hand = ruth.get(f"/api/documents/{number}/marks").json()["hand"]
    assert [words for *_, words, _ in hand] == [
        "corrected to 1921-05-03 (Ruth)", "corrected to 1921-05-04 (Amos)",
    ]  # fmt: skip


# ------------------------------------------------------------------------------ file


def test_the_file_of_people_holds_no_secret_and_is_its_owners(tmp_path: Path) -> None:
    file = tmp_path / "people.json"
    run = CliRunner().invoke
    done = run(cli, ["people", "add", "Ruth", "--people", str(file)], input="three old maps\n")
    assert done.exit_code == 0
    told = run(cli, ["people", "add", "Amos", "--token", "--people", str(file)]).output
    token = told.split("told again: ")[1].split()[0]
    kept = file.read_text("utf-8")
    assert token not in kept
    assert "three old maps" not in kept
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    people = People.of(known_people(file))
    assert people.by_token(token) == "Amos"
    assert people.by_password("Ruth", "three old maps") == "Ruth"
    run(cli, ["people", "remove", "Amos", "--people", str(file)])
    assert People.of(known_people(file)).by_token(token) is None


def test_a_password_is_not_too_short() -> None:
    with pytest.raises(UsageError, match="8 characters"):
        with_password({}, "Ruth", "maps")


@pytest.mark.parametrize("content", ["[]", "{", json.dumps({"Ruth": "x"})])
def test_what_is_no_file_of_people_is_said(tmp_path: Path, content: str) -> None:
    (tmp_path / "people.json").write_text(content)
    with pytest.raises(UsageError, match="no file of people"):
        known_people(tmp_path / "people.json")


def test_nobody_serves_a_network_without_naming_people(ledger_file: Path) -> None:
    run = CliRunner().invoke(cli, ["serve", "-l", str(ledger_file), "--host", "127.0.0.1"])
    assert run.exit_code == 2
    assert "quellen people add" in run.output + run.stderr
