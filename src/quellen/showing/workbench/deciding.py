"""Decisions made at the workbench: into the log at once, taken back and made again from it.

The log is the whole memory: what can be undone is the person's last decision in force, what can be
redone the last undo after which nothing else was decided. So it survives any kill of the server.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from quellen.ledger import Store
from quellen.ledger.decisions import parse, standing
from quellen.model import Decision, TextAnchor
from quellen.showing.workbench.answers import Asked, as_json, back, filled, sent

CONTEXT = 32  # characters of the words before and after a quotation that it is found again by

Row = Mapping[str, Any]


def decide(  # noqa: PLR0913 - what a decision is
    store: Store,
    who: str,
    action: str,
    anchors: Sequence[TextAnchor] = (),
    *,
    value: str | None = None,
    note: str | None = None,
) -> Decision:
    """Put a new decision into the log. Raises DecisionError where it is none."""
    made = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    decision = Decision(secrets.token_hex(8), made, who, action, tuple(anchors), value, note)
    store.decide(decision)
    return decision


def anchors_of(
    store: Store, quotations: Iterable[Row], digests: Mapping[str, str]
) -> list[TextAnchor]:
    """Where quotations stand, each place once, in a form that survives reading anew."""
    texts: dict[str, str] = {}
    found: dict[tuple[str, int, int], TextAnchor] = {}
    for quotation in quotations:
        document, start, end = (quotation[name] for name in ("document", "start", "end"))
        if document not in texts:
            texts[document] = store.text(document)
        found.setdefault(
            (document, start, end), anchor(digests[document], texts[document], start, end)
        )
    return list(found.values())


def anchor(sha256: str, text: str, start: int, end: int) -> TextAnchor:
    """A place in a text, with the words around it."""
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return TextAnchor(sha256, start, end, text[start:end], prefix, suffix)


# ------------------------------------------------------------------------ undo, redo


def to_undo(log: Sequence[Decision], who: str) -> Decision | None:
    """The last decision of a person that is in force."""
    return next((d for d in reversed(standing(log)) if d.who == who), None)


def to_redo(log: Sequence[Decision], who: str) -> Decision | None:
    """The person's last undo in force, unless something new was decided after it."""
    in_force = {d.id for d in standing(log)}
    undone = {d.value for d in log if d.action == "undo"}
    made = {d.id for d in log if d.action != "undo"}
    for decision in reversed([d for d in log if d.who == who]):
        if decision.action != "undo":
            if decision.id in in_force:
                return None
        elif decision.id not in undone and decision.value in made:
            return decision
    return None


def _undo(asked: Asked, given: Mapping[str, str]) -> Response:
    return _take_back(asked, given, to_undo(asked.store.decision_log(), asked.who))


def _redo(asked: Asked, given: Mapping[str, str]) -> Response:
    return _take_back(asked, given, to_redo(asked.store.decision_log(), asked.who))


def _take_back(asked: Asked, given: Mapping[str, str], decision: Decision | None) -> Response:
    if decision is not None:
        decide(asked.store, asked.who, "undo", value=decision.id)
    if asked.request.url.path.startswith("/api/"):
        return as_json({"undone": decision.id if decision else None})
    return back(asked, str(given.get("back", "/decisions")))


def _take_in(asked: Asked, given: Any) -> Response:
    """Decisions in the shape of ``quellen decisions --json``; of a team, each brings their own."""
    if asked.request.app.state.people.are_a_team:
        _check_own(parse(given), asked.store.decision_log(), asked.who)
    return as_json({"added": asked.store.import_decisions(given)})


def _check_own(given: Sequence[Decision], log: Sequence[Decision], who: str) -> None:
    """Raises 403 where somebody would sign for another, or undo what another did."""
    there = {d.id for d in log}
    own = {d.id for d in (*log, *given) if d.who == who}
    for decision in given:
        undoes_another = decision.action == "undo" and decision.value not in own
        if decision.id not in there and (decision.who != who or undoes_another):
            raise HTTPException(403, f"Here only decisions by {who} can be taken in.")


ROUTES = [
    Route("/api/decisions", sent(_take_in), methods=["POST"]),
    Route("/api/undo", filled(_undo), methods=["POST"]),
    Route("/api/redo", filled(_redo), methods=["POST"]),
    Route("/decisions/undo", filled(_undo), methods=["POST"]),
    Route("/decisions/redo", filled(_redo), methods=["POST"]),
]
