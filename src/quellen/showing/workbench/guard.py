"""Who may ask: this machine's own pages, by the token that was printed at the start.

Three doors, each enough against one kind of stranger: the Host header (a web site that points its
name at this machine, DNS rebinding), the Origin header (a web site that posts forms to it), the
token (another user of this machine). And what every answer says: nothing may be loaded from
elsewhere, nothing that a document holds may run.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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


class Guard:
    """ASGI middleware; ``hosts`` are the values of the Host header that are ours."""

    def __init__(self, app: ASGIApp, token: str, hosts: Iterable[str]) -> None:
        self._app = app
        self._token = token
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
        programme = self._is_token(headers.get("authorization", "").removeprefix("Bearer "))
        if programme:
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
        if self._is_token(given) and scope["method"] == "GET":
            answer = RedirectResponse(scope["path"], 303)
            answer.set_cookie(_cookie_name(headers), self._token, httponly=True, samesite="strict")
            return answer
        programme = headers.get("authorization", "").removeprefix("Bearer ")
        if self._is_token(programme) or self._is_token(_cookie(headers)):
            return None
        return PlainTextResponse(CLOSED, 403)

    def _is_token(self, given: str) -> bool:
        return secrets.compare_digest(given.encode(), self._token.encode())


def _cookie_name(headers: Headers) -> str:
    """Cookies do not know ports, so that two workbenches would take each other's."""
    return f"quellen-{headers['host'].rpartition(':')[2]}"


def _cookie(headers: Headers) -> str:
    try:
        morsel = SimpleCookie(headers.get("cookie", "")).get(_cookie_name(headers))
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
