"""The JSON behind the pages: the same answers as ``quellen COMMAND --json``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from quellen.ledger.rows import plain
from quellen.showing.workbench.answers import Asked, answered, as_json

QUERIES = ("sources", "timeline", "disputes", "lineage", "support", "voices", "decisions")


def _query(name: str) -> Callable[[Asked], Response]:
    def answer(asked: Asked) -> Response:
        return as_json(getattr(asked.store, name)())

    return answer


def _search(asked: Asked) -> Response:
    return as_json(asked.store.search(asked.word("q")))


def _document(asked: Asked) -> Response:
    """A document and its marks, in the shape of ``quellen mark --json``."""
    number = asked.part("number")
    known(asked, number)
    document, analysis = asked.store.document(number), asked.store.analysis(number)
    return as_json({**plain(document), **_without(plain(analysis), "sha256", "sentences")})


def _event(asked: Asked) -> Response:
    found = asked.store.event(asked.part("number"))
    if found is None:
        raise HTTPException(404, "The ledger has no such event.")
    return as_json({**found, "support": asked.store.support_of(found["event"])})


def _state(asked: Asked) -> Response:
    """Changes whenever the ledger does, so that a page knows when it is old."""
    return as_json({"state": asked.store.state(), "current": asked.register.is_current})


def known(asked: Asked, number: str) -> None:
    """Raises 404 where no such document was read."""
    if asked.register.by_id.get(number, {"status": "failed"})["status"] == "failed":
        raise HTTPException(404, "The ledger has no such document.")


def _without(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}


ROUTES = [
    *(Route(f"/api/{name}", answered(_query(name))) for name in QUERIES),
    Route("/api/search", answered(_search)),
    Route("/api/documents/{number}", answered(_document)),
    Route("/api/events/{number}", answered(_event)),
    Route("/api/state", answered(_state)),
]
