"""Giving the findings on: the report and the exports, as files to keep."""

from __future__ import annotations

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from quellen.showing.exports import FORMATS, export
from quellen.showing.workbench.answers import Asked, answered


def _report(asked: Asked) -> Response:
    from quellen.showing.report import gather, render
    from quellen.showing.report.view import gather_view
    from quellen.showing.workbench.viewing import asked_view

    with asked.store.snapshot():
        view = asked_view(asked)
        page = render(gather_view(asked.store, view) if view else gather(asked.store))
    name = f"{asked.workplace.ledger.stem}{'-part' if view else ''}.html"
    return _file(page.encode("utf-8", "replace"), "text/html; charset=utf-8", name)


def _export(asked: Asked) -> Response:
    to = asked.part("to")
    if to not in FORMATS:
        raise HTTPException(404, f"There is no such format: {', '.join(FORMATS)}.")
    name = asked.workplace.ledger.stem + FORMATS[to].suffix
    return _file(export(asked.store, to), FORMATS[to].media_type, name)


def _file(content: bytes, media_type: str, name: str) -> Response:
    """To be kept, never shown: a report has scripts and styles that a page of ours may not have."""
    disposition = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, media_type=media_type, headers={"Content-Disposition": disposition})


ROUTES = [
    Route("/report", answered(_report)),
    Route("/export/{to}", answered(_export)),
]
