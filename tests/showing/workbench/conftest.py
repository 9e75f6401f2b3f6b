"""The example corpus in a ledger, served: once read, copied for each test that changes it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import quellen
from quellen.showing.workbench import People, Workplace, application

EXAMPLES = Path(__file__).parents[3] / "examples" / "sources"
TOKEN = "the-token"
HOST = "127.0.0.1:8765"
COMMAND = (sys.executable, "-m", "quellen.steps")


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger of the example corpus; not to be written to."""
    path = tmp_path_factory.mktemp("examples") / "bridge.ledger"
    with quellen.open(path) as ledger:
        ledger.read(EXAMPLES)
    return path


@pytest.fixture
def ledger_file(examples: Path, tmp_path: Path) -> Path:
    """A copy of it that a test may write to."""
    return Path(shutil.copy(examples, tmp_path / "bridge.ledger"))


@pytest.fixture
def new_client() -> Iterator[Callable[..., TestClient]]:
    """Opens the workbench on a ledger, as a browser that has been let in."""
    opened: list[TestClient] = []

    def _new(ledger: Path, who: str = "Ruth", *, let_in: bool = True) -> TestClient:
        people = People.alone(who, TOKEN)
        app = application(Workplace(ledger, COMMAND), people, [HOST])
        client = TestClient(app, base_url=f"http://{HOST}", follow_redirects=False)
        client.headers["origin"] = f"http://{HOST}"
        opened.append(client.__enter__())
        if let_in:
            client.cookies.set("quellen-8765", people.begin(who))
        return client

    yield _new
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def client(new_client: Callable[..., TestClient], ledger_file: Path) -> TestClient:
    """The workbench of the example corpus."""
    return new_client(ledger_file)
