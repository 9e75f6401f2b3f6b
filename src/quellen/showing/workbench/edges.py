"""Edges of the lineage that people add, cut or turn, with two texts before their eyes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args, get_type_hints

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from quellen.model import Decision, Dependence, TextAnchor
from quellen.showing.report.lineage import VERBS
from quellen.showing.workbench.answers import Asked, answered, back, filled
from quellen.showing.workbench.api import known
from quellen.showing.workbench.deciding import anchor, decide
from quellen.showing.workbench.disputing import Act
from quellen.showing.workbench.register import Register

KINDS = [k for k in VERBS if k in get_args(get_type_hints(Dependence)["kind"])]
OPENING = 80  # characters of a text that stand for it where no passage does

Row = Mapping[str, Any]


ACTS = (
    Act("link", "a", "It does", "The one rests on the other, as chosen"),
    Act("turn", "t", "Turn it", "The other of the two is the origin"),
    Act("unlink", "x", "Cut it", "Neither rests on the other"),
)
DONE = {"link": "linked", "turn": "turned", "unlink": "cut"}


def decided(register: Register, origin: str, copy: str) -> list[tuple[str, Decision]]:
    """What people decided about two documents, in words, oldest first; the last holds."""
    digests = {register.digests[origin], register.digests[copy]}
    return [
        (_words(d, register, origin), d)
        for d in register.standing
        if d.action in DONE and {a.sha256 for a in d.anchors} == digests
    ]


def _words(decision: Decision, register: Register, origin: str) -> str:
    """Seen from the pair as the page shows it."""
    if decision.action == "unlink":
        return "neither rests on the other"
    is_so = decision.anchors[0].sha256 == register.digests[origin]
    verb = VERBS.get(decision.value or "", "rests on")
    return f"the one {verb} the other" if is_so else f"the other way round: the origin {verb} it"


def _decide(asked: Asked, given: Mapping[str, str]) -> Response:
    origin, copy = asked.part("origin"), asked.part("copy")
    known(asked, origin)
    known(asked, copy)
    action, kind = given.get("action", ""), given.get("kind") or "reuse"
    if action not in DONE or kind not in KINDS or origin == copy:
        raise HTTPException(400, "Say what is decided about the two texts.")
    first, second = (copy, origin) if action == "turn" else (origin, copy)
    decide(
        asked.store, asked.who, action, _anchors(asked, first, second),
        value=kind if action == "link" else None, note=given.get("note", "").strip() or None,
    )  # fmt: skip
    return back(asked, f"/lineage/{origin}/{copy}")


def _anchors(asked: Asked, first: str, second: str) -> Sequence[TextAnchor]:
    """The longest passage that they share, or how they begin."""
    rows = asked.store.lineage_of(first)
    passages = [
        (p["from"], p["to"]) if x["from"] == first else (p["to"], p["from"])
        for x in rows
        if {x["from"], x["to"]} == {first, second}
        for p in x["passages"]
    ]
    spans = max(passages, key=lambda p: p[0][1] - p[0][0], default=((0, OPENING), (0, OPENING)))
    return [_anchor(asked, d, *span) for d, span in zip((first, second), spans, strict=True)]


def _anchor(asked: Asked, document: str, start: int, end: int) -> TextAnchor:
    text = asked.store.text(document)
    return anchor(asked.register.digests[document], text, start, min(end, len(text)))


def chosen(asked: Asked) -> Response:
    """From the names of two documents to the page on which they stand side by side."""
    ids = {asked.register.names[s["id"]]: s["id"] for s in asked.register.read}
    origin, copy = (ids.get(asked.word(name).strip()) for name in ("origin", "copy"))
    if origin is None or copy is None or origin == copy:
        raise HTTPException(400, "Choose two different documents from the lists.")
    return back(asked, f"/lineage/{origin}/{copy}")


ROUTES = [
    Route("/lineage/pair", answered(chosen)),
    Route("/lineage/{origin}/{copy}", filled(_decide), methods=["POST"]),
]
