"""The example corpus in a ledger, served: once read, copied for each test that changes it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from tests.showing.workbench.serving import Serving

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


# ------------------------------------------------------------------ in a real browser


@pytest.fixture
def served() -> Iterator[Callable[..., Serving]]:
    """Starts servers, and ends them."""
    running: list[Serving] = []

    def _serve(ledger: Path, *options: str) -> Serving:
        running.append(Serving(ledger, *options))
        return running[-1]

    yield _serve
    for serving in running:
        if serving.process.poll() is None:
            serving.stop()


@pytest.fixture(scope="session")
def library(examples: Path) -> Iterator[Serving]:
    """One server for all tests that only look."""
    serving = Serving(examples)
    yield serving
    serving.stop()


@pytest.fixture
def workbench(served: Callable[[Path], Serving], ledger_file: Path) -> Serving:
    return served(ledger_file)


@pytest.fixture
def opened(browser: Any) -> Callable[..., Any]:
    """Opens a page of a server; whatever it asks of others or complains about is an error."""

    @contextmanager
    def _opened(
        serving: Serving, path: str = "/", width: int = 1280, refused: str = "", **options: Any
    ) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        page = context.new_page()
        wrong: list[str] = []
        page.on("request", lambda r: wrong.append(r.url) if is_foreign(r.url, serving) else None)
        page.on("console", lambda m: wrong.append(m.text))
        page.on("pageerror", lambda e: wrong.append(str(e)))
        page.on("dialog", lambda d: wrong.append(d.message))
        page.goto(serving.address)
        page.goto(serving.base + path)
        yield page
        context.close()
        # A browser itself complains of what the server refuses to do.
        assert [w for w in wrong if not (refused and refused in w)] == []

    return _opened


def is_foreign(url: str, serving: Serving) -> bool:
    return not url.startswith((serving.base + "/", "data:"))
