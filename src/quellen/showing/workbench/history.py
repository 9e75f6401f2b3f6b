"""What was decided, by whom and when; every decision can be taken back and restored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from quellen.model import Decision
from quellen.showing.report.inert import clipped
from quellen.showing.workbench.answers import Asked, back, filled, page
from quellen.showing.workbench.deciding import decide
from quellen.showing.workbench.disputing import undoable
from quellen.showing.workbench.links import place
from quellen.showing.workbench.register import Register

SHOWN = 100
ACTIONS = {
    "accept": "a dispute", "not_a_dispute": "not a dispute", "update": "an update, no conflict",
    "same": "told of the same thing", "different": "told of different things", "note": "a note",
    "correct": "a correction", "add": "a mark added", "remove": "a mark taken away",
    "merge": "events made one", "split": "an event parted", "undo": "taken back",
    "link": "one text rests on another", "unlink": "neither text rests on the other",
    "turn": "the other text is the origin",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words that a decision is about; ``href`` where the ledger still holds the text."""

    words: str
    name: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """A decision as the list shows it."""

    decision: Decision
    what: str
    stands: bool
    quotes: tuple[Quoted, ...]
    undone_by: Decision | None
    """The undo in force that took it back."""


def history(asked: Asked) -> Mapping[str, Any]:
    """All decisions but the undoing itself, newest first; of one person where that is asked."""
    register, who = asked.register, asked.word("who")
    made = [d for d in register.decisions if d.action != "undo"]
    chosen = [d for d in reversed(made) if who in ("", d.who)]
    number = asked.word("page", "0")
    first = int(number) * SHOWN if number.isdecimal() and len(number) < 7 else 0
    taken_back = _taken_back(register)
    return {
        "made": [_made(d, register, taken_back) for d in chosen[first : first + SHOWN]],
        "people": Counter(d.who for d in made).most_common(),
        "who": who,
        "page": first // SHOWN,
        "pages": (len(chosen) + SHOWN - 1) // SHOWN,
        **undoable(asked),
    }


def _taken_back(register: Register) -> Mapping[str, Decision]:
    """For each decision that does not stand, the undo that took it back."""
    standing = {d.id for d in register.standing}
    undos = {d.value: d for d in register.decisions if d.action == "undo" and d.value}
    return {number: undo for number, undo in undos.items() if number not in standing}


def _made(decision: Decision, register: Register, taken_back: Mapping[str, Decision]) -> Made:
    undo = taken_back.get(decision.id)
    quotes = tuple(_quoted(decision, register))
    what = ACTIONS.get(decision.action, decision.action)
    return Made(decision, what, undo is None, quotes, undo)


def _quoted(decision: Decision, register: Register) -> list[Quoted]:
    found = []
    for anchor in decision.anchors[:8]:
        document = register.documents.get(anchor.sha256)
        name = register.names[document] if document else "a text no longer in the ledger"
        href = place(document, anchor.start, anchor.end) if document else None
        found.append(Quoted(clipped(anchor.exact, 160), name, href))
    return found


def _change(asked: Asked, given: Mapping[str, str]) -> Response:
    """Takes one decision back, or restores it by taking back its undo."""
    number, who = str(given.get("decision", "")), asked.who
    if number not in {d.id for d in asked.register.decisions}:
        raise HTTPException(404, "The log has no such decision.")
    undo = _taken_back(asked.register).get(number)
    decide(asked.store, who, "undo", value=undo.id if undo else number)
    return back(asked, "/decisions")


ROUTES = [
    Route("/decisions", page("decisions.html", history)),
    Route("/decisions", filled(_change), methods=["POST"]),
]
