"""The application: which address is answered by what."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import AsyncIterator, Sequence
from importlib import resources

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from quellen.errors import LedgerBusyError, QuellenError
from quellen.showing.workbench import (
    adding,
    api,
    correcting,
    deciding,
    disputing,
    entering,
    event,
    giving,
    history,
    lineage,
    marks,
    overview,
    reader,
    searching,
    sources,
    timeline,
    voices,
)
from quellen.showing.workbench.answers import problem
from quellen.showing.workbench.guard import Guard
from quellen.showing.workbench.jobs import Jobs
from quellen.showing.workbench.people import People
from quellen.showing.workbench.shelf import Shelf
from quellen.showing.workbench.workplace import Workplace

HERE = "quellen.showing.workbench"
ROOMS = (
    overview, timeline, event, disputing, history, sources, reader, marks, voices, lineage,
    searching, giving, adding, deciding, correcting, entering, api,
)  # fmt: skip


def application(workplace: Workplace, people: People, hosts: Sequence[str]) -> Starlette:
    """The workbench of a ledger as an ASGI application; ``hosts`` are its Host headers."""
    app = Starlette(
        routes=[
            *(route for room in ROOMS for route in room.ROUTES),
            Route("/static/report.css", _report_style),
            Mount("/static", StaticFiles(directory=str(resources.files(HERE).joinpath("static")))),
        ],
        middleware=[Middleware(Guard, people=people, hosts=hosts)],
        exception_handlers={
            HTTPException: _missing, QuellenError: _failed, LedgerBusyError: _busy,
            Exception: _broken,
        },
        lifespan=_life,
    )  # fmt: skip
    app.state.workplace = workplace
    app.state.people = people
    app.state.shelf = Shelf(workplace.ledger)
    app.state.jobs = Jobs(workplace)
    return app


@contextlib.asynccontextmanager
async def _life(app: Starlette) -> AsyncIterator[None]:
    threading.Thread(target=_warm, args=[app.state.shelf], daemon=True).start()
    yield
    app.state.jobs.end()


def _warm(shelf: Shelf) -> None:
    with contextlib.suppress(QuellenError):  # told to whoever asks for a page
        shelf.warm()


def _report_style(_: Request) -> Response:
    """The workbench wears what the report wears, and a little more."""
    style = resources.files("quellen.showing.report").joinpath("templates/report.css")
    return Response(style.read_text("utf-8"), media_type="text/css")


# ------------------------------------------------------------------- what goes wrong


def _missing(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return problem(request, error.status_code, error.detail)


def _failed(request: Request, error: Exception) -> Response:
    return problem(request, 400, str(error))


def _busy(request: Request, error: Exception) -> Response:
    return problem(request, 503, str(error))


def _broken(_: Request, error: Exception) -> Response:
    """A mistake of ours; the server goes on, and the trace is in the terminal."""
    words = f"The workbench broke down on this ({type(error).__name__}: {error}). Please report it."
    return PlainTextResponse(words, 500)
