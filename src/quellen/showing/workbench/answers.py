"""Answers in JSON and HTML, and what a request asks for."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from quellen.ledger import Store
from quellen.showing.dates import days_in_words, in_words
from quellen.showing.report import wording
from quellen.showing.report.inert import clipped, safe_url, visible
from quellen.showing.workbench.register import Register
from quellen.showing.workbench.workplace import Workplace

T = TypeVar("T")
NAV = (
    ("/", "Overview"), ("/timeline", "Timeline"), ("/disputes", "Disputes"),
    ("/sources", "Sources"), ("/voices", "Voices"), ("/lineage", "Lineage"),
    ("/decisions", "Decisions"),
)  # fmt: skip
LONGEST_FORM = 8 << 20  # bytes of what is sent to be decided


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, with the ledger opened for it."""

    request: Request
    store: Store
    register: Register
    workplace: Workplace

    @property
    def who(self) -> str:
        """Whose request it is: the name under decisions."""
        return str(self.request.state.who)

    def word(self, name: str, default: str = "") -> str:
        """A parameter of the address."""
        return str(self.request.query_params.get(name, default))

    def kept(self, key: tuple[str, ...], make: Callable[[], T]) -> T:
        """What was made for this state of the sources before, or is made now."""
        kept: T = self.request.app.state.shelf.kept((*key, self.store.read_state()), make)
        return kept

    def part(self, name: str) -> str:
        """A part of the path."""
        return str(self.request.path_params[name])


Answer = Callable[[Asked], Response]


def answered(answer: Answer) -> Callable[[Request], Response]:
    """An endpoint that opens the ledger first."""

    @functools.wraps(answer)
    def endpoint(request: Request) -> Response:
        shelf = request.app.state.shelf
        with shelf.opened() as store:
            return answer(Asked(request, store, shelf.register(store), request.app.state.workplace))

    return endpoint


def sent(answer: Callable[[Asked, Any], Response]) -> Callable[[Request], Any]:
    """An endpoint for what is sent: JSON as it is, a form as a mapping of its fields."""

    @functools.wraps(answer)
    async def endpoint(request: Request) -> Response:
        body = await _body(request)
        given = _parsed(request, body)
        return await run_in_threadpool(answered(lambda asked: answer(asked, given)), request)

    return endpoint


def filled(answer: Callable[[Asked, Mapping[str, str]], Response]) -> Callable[[Request], Any]:
    """An endpoint for the fields of a form, whether a form or a program sends them."""

    @functools.wraps(answer)
    def checked(asked: Asked, given: Any) -> Response:
        fields = given if isinstance(given, Mapping) else None
        if fields is None or not all(isinstance(value, str) for value in fields.values()):
            raise HTTPException(400, "Send named fields, each of them a text.")
        return answer(asked, fields)

    return sent(checked)


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_FORM:
            raise HTTPException(413, "That is too much to be sent at once.")
    return body


def _parsed(request: Request, body: bytes) -> Any:
    if is_programme(request):
        try:
            return json.loads(body)
        except ValueError as error:
            raise HTTPException(400, f"What was sent is not JSON ({error}).") from error
    fields = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[-1].replace("\r\n", "\n") for name, values in fields.items()}


def is_programme(request: Request) -> bool:
    return "json" in request.headers.get("content-type", "") or request.url.path.startswith("/api/")


# ------------------------------------------------------------------------------ JSON


def as_json(value: Any, status: int = 200) -> Response:
    body = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return Response(body.encode("utf-8", "replace"), status, media_type="application/json")


def problem(request: Request, status: int, message: str) -> Response:
    """What went wrong, for a program or for a person."""
    if is_programme(request):
        return as_json({"error": message}, status)
    return HTMLResponse(render("problem.html", {"message": message}, request), status)


# ------------------------------------------------------------------------------ HTML


def page(
    template: str, view: Callable[[Asked], Mapping[str, Any]]
) -> Callable[[Request], Response]:
    """An endpoint that shows a view in a template."""

    @functools.wraps(view)
    def answer(asked: Asked) -> Response:
        people = asked.request.app.state.people
        known = {"register": asked.register, "workplace": asked.workplace,
                 "person": asked.who if people.are_a_team else ""}  # fmt: skip
        return HTMLResponse(render(template, {**known, **view(asked)}, asked.request))

    return answered(answer)


def render(template: str, view: Mapping[str, Any], request: Request) -> str:
    at = request.url.path
    return str(_templates().get_template(template).render(view, at=at, query=request.query_params))


def back(asked: Asked, address: str) -> Response:
    """To a page of ours after something was done, whatever the form asked for."""
    own = address if address.startswith("/") and not address.startswith("//") else "/"
    return RedirectResponse(own if "\\" not in own else "/", 303)


@functools.cache
def _templates() -> Any:
    from jinja2 import ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined

    own = PackageLoader("quellen.showing.workbench")
    report = PrefixLoader({"report": PackageLoader("quellen.showing.report")})
    environment = Environment(
        loader=ChoiceLoader([own, report]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_inert,
    )
    environment.filters.update(
        when=in_words, days=days_in_words, safe_url=safe_url, clipped=clipped
    )
    environment.globals.update(
        number=wording.number, capitalised=wording.capitalised, address=address,
        nav=NAV,
    )  # fmt: skip
    return environment


def _inert(value: Any) -> Any:
    """Nothing that a document holds acts or hides in a page."""
    from markupsafe import Markup

    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def address(path: str, **parameters: object) -> str:
    """A path with the parameters that are not empty."""
    filled = {name: str(v) for name, v in parameters.items() if v not in (None, "")}
    return f"{path}?{urlencode(filled)}" if filled else path
