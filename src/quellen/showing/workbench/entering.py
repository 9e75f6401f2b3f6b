"""The door of a team's workbench: name and password, and the way out."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from quellen.showing.workbench.answers import render
from quellen.showing.workbench.guard import let_in, session_of

LONGEST = 10_000  # bytes of a form
WRONG = (
    "Name and password do not belong together. After five wrong ones a name has to wait a minute."
)


def _door(request: Request) -> Response:
    return _shown(request)


def _shown(request: Request, name: str = "", wrong: str = "", status: int = 200) -> Response:
    view: dict[str, Any] = {"name": name, "wrong": wrong}
    return HTMLResponse(render("enter.html", view, request), status)


async def _enter(request: Request) -> Response:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            return _shown(request, wrong=WRONG, status=413)
    fields = parse_qs(body.decode("utf-8", "replace"))
    name, password = (fields.get(field, [""])[0] for field in ("name", "password"))
    people = request.app.state.people
    who = await run_in_threadpool(people.by_password, name.strip(), password)
    if who is None:
        return _shown(request, name, WRONG, 403)
    return let_in(request.headers["host"], people.begin(who))


def _leave(request: Request) -> Response:
    request.app.state.people.end(session_of(request.headers))
    return RedirectResponse("/enter", 303)


ROUTES = [
    Route("/enter", _door),
    Route("/enter", _enter, methods=["POST"]),
    Route("/leave", _leave, methods=["POST"]),
]
