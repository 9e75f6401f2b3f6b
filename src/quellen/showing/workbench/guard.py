"""Who may ask: the workbench's own pages, for people who are known to it.

Three doors, each enough against one kind of stranger: the Host header (a web site that points its
name at this machine, DNS rebinding), the Origin header (a web site that posts forms to it), the
token (another user of this machine). And what every answer says: nothing may be loaded from
elsewhere, nothing that a document holds may run.
"""

from __future__ import annotations

from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from quellen.showing.workbench.people import People

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: browsers would send "Origin: null" with our own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
CLOSED = (
    "This workbench opens with the whole address that `quellen serve` printed, with its token. "
    "If it was started anew since, use the new address.\n"
)


DOOR = frozenset({"/enter", "/static/report.css", "/static/workbench.css", "/static/keys.js"})
"""What somebody who is not known yet may see of a team's workbench."""


class Guard:
    """ASGI middleware; ``hosts`` are the values of the Host header that are ours.

    Whoever is let in is named to the pages as ``request.state.who``.
    """

    def __init__(self, app: ASGIApp, people: People, hosts: Iterable[str]) -> None:
        self._app = app
        self._people = people
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)  # the life of the server, no request
            return
        answer = self._refusal(scope) or self._entrance(scope)
        await (answer or self._app)(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self._hosts:
            return PlainTextResponse("This is not an address of the workbench.\n", 421)
        if self._people.by_token(_bearer(headers)):
            return None
        origin = headers.get("origin")
        foreign = origin != f"{scope['scheme']}://{headers['host']}"
        if scope["method"] not in SAFE and foreign:
            return PlainTextResponse("Only the workbench's own pages may change anything.\n", 403)
        return None

    def _entrance(self, scope: Scope) -> Response | None:
        """A token in the address becomes a cookie and leaves the address; no token, no entry."""
        headers = Headers(scope=scope)
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        named = self._people.by_token(given)
        if named and scope["method"] == "GET":
            return let_in(headers["host"], self._people.begin(named), scope["path"])
        cookie = session_of(headers)
        who = self._people.by_token(_bearer(headers)) or self._people.by_session(cookie)
        scope.setdefault("state", {})["who"] = who or ""
        if who or (self._people.have_passwords and scope["path"] in DOOR):
            return None
        if self._people.have_passwords and scope["method"] == "GET":
            return RedirectResponse("/enter", 303)
        return PlainTextResponse(CLOSED, 403)


def let_in(host: str, session: str, path: str = "/") -> Response:
    """To a page of ours, with the session in a cookie that no script and no other site can use."""
    answer = RedirectResponse(path if path.startswith("/") and path[1:2] != "/" else "/", 303)
    answer.set_cookie(_cookie_name(host), session, httponly=True, samesite="strict")
    return answer


def _bearer(headers: Headers) -> str:
    return headers.get("authorization", "").removeprefix("Bearer ")


def _cookie_name(host: str) -> str:
    """Cookies do not know ports, so that two workbenches would take each other's."""
    return f"quellen-{host.rpartition(':')[2]}"


def session_of(headers: Headers) -> str:
    """The session that a browser has; empty where it has none."""
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(_cookie_name(headers["host"]))
    except CookieError:
        return ""
    return morsel.value if morsel else ""


def _with_headers(send: Send) -> Send:
    async def answered(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return answered
