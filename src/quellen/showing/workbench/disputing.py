"""Disputes: a queue that is worked through with single keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from quellen.model import Decision
from quellen.showing.report.disputes import KINDS, dispute_views
from quellen.showing.workbench.answers import Asked, address, back, filled, page
from quellen.showing.workbench.deciding import anchors_of, decide, to_redo, to_undo
from quellen.showing.workbench.links import quoting
from quellen.showing.workbench.verdicts import WORDS, Ranked, ranked

SHOWN = 100  # disputes on a page of the list
STATES = ("open", "decided", "parted", "updates", "all")


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be decided, its key, and what it means."""

    action: str
    key: str
    name: str
    meaning: str


ACTS = (
    Act("accept", "a", "A dispute", "These accounts cannot all be right"),
    Act("not_a_dispute", "x", "Not a dispute", "They can all be right"),
    Act("update", "u", "An update", "One only brings the other up to date"),
    Act("same", "s", "The same thing", "They tell of the same thing, so it is a dispute"),
    Act("different", "d", "Different things", "They tell of different things"),
)


def is_in(state: str, dispute: Ranked) -> bool:
    """Whether a dispute belongs to a part of the list: open, decided, updates, all."""
    is_decided = dispute.verdict is not None
    machine_update = not is_decided and dispute.row["relation"] == "update"
    return {
        "open": dispute.is_open, "decided": is_decided, "updates": machine_update,
        "parted": bool(dispute.others),
    }.get(state, True)  # fmt: skip


def the_list(asked: Asked) -> Mapping[str, Any]:
    """The disputes of a state and kind, the weightiest first."""
    state, kind = asked.word("state", "open"), asked.word("kind")
    weighed = ranked(asked.register)
    of_kind = [r for r in weighed if kind in ("", r.row["kind"])]
    found = [r for r in of_kind if is_in(state, r)]
    first = _page_number(asked) * SHOWN
    return {
        "state": state,
        "kind": kind,
        "counts": {name: sum(is_in(name, r) for r in of_kind) for name in STATES},
        "kinds": [(k, KINDS.get(k, k)) for k, _ in Counter(r.row["kind"] for r in weighed).items()],
        "found": found[first : first + SHOWN],
        "total": len(found),
        "page": first // SHOWN,
        "pages": (len(found) + SHOWN - 1) // SHOWN,
    }


def _page_number(asked: Asked) -> int:
    word = asked.word("page", "0")
    return int(word) if word.isdecimal() and len(word) < 7 else 0


def one_dispute(asked: Asked) -> Mapping[str, Any]:
    """A dispute with its sides, what was decided, and its neighbours in the queue."""
    weighed = ranked(asked.register)
    here = _find(weighed, asked.part("number"))
    entry = asked.register.events.get(here.row["event"] or "")
    titles = {entry.id: (f"/events/{entry.id}", entry.title)} if entry else {}
    (view,) = dispute_views({here.id: here.row}, titles, quoting(asked))
    before, after = _neighbours(weighed, here)
    return {
        "dispute": here,
        "view": view,
        "acts": ACTS,
        "before": before,
        "after": after,
        "left": sum(r.is_open for r in weighed),
        "did": _did(asked, weighed),
        "met": asked.word("met") and here.others,
        "words": WORDS,
        **undoable(asked),
    }


def undoable(asked: Asked) -> dict[str, Decision | None]:
    """What an undo and a redo would take back."""
    log, who = asked.register.decisions, asked.who
    return {"undo": to_undo(log, who), "redo": to_redo(log, who)}


def _find(weighed: Sequence[Ranked], number: str) -> Ranked:
    for dispute in weighed:
        if dispute.id == number:
            return dispute
    raise HTTPException(
        404, "There is no such dispute: comparing anew may have given it another number."
    )


def _neighbours(weighed: Sequence[Ranked], here: Ranked) -> tuple[str | None, str | None]:
    """The disputes before and after, in the order of weight."""
    i = weighed.index(here)
    before = weighed[i - 1].id if i else None
    return before, weighed[i + 1].id if i + 1 < len(weighed) else None


def _did(asked: Asked, weighed: Sequence[Ranked]) -> Ranked | None:
    """The dispute that was decided just before, if it still is."""
    done = next((r for r in weighed if r.id == asked.word("did")), None)
    return done if done and done.verdict else None


# ------------------------------------------------------------------------- deciding


def _decide(asked: Asked, given: Mapping[str, str]) -> Response:
    """Writes the decision, and leads to the next open dispute."""
    weighed = ranked(asked.register)
    here = _find(weighed, asked.part("number"))
    action, note = given.get("action", ""), given.get("note", "").strip() or None
    if action not in WORDS and not (action == "note" and note):
        raise HTTPException(400, "Say what is decided, or write a note.")
    quotations = [a for side in here.row["sides"] for a in side["accounts"]]
    anchors = anchors_of(asked.store, quotations, asked.register.digests)
    decide(asked.store, asked.who, action, anchors, note=note)
    if action == "note":
        return back(asked, f"/disputes/{here.id}")
    if _has_met(here, asked.who, given.get("seen", "")):
        return back(asked, f"/disputes/{here.id}?met=1")
    return back(asked, _next_open(weighed, here))


def _has_met(here: Ranked, who: str, seen: str) -> bool:
    """Whether somebody else decided on it since the page was opened: both stand, and are shown."""
    last = here.verdict
    return last is not None and last.who != who and last.id != seen


def _next_open(weighed: Sequence[Ranked], here: Ranked) -> str:
    i = weighed.index(here)
    coming = [r for r in (*weighed[i + 1 :], *weighed[:i]) if r.is_open]
    path = f"/disputes/{coming[0].id}" if coming else "/disputes"
    return address(path, did=here.id, state="" if coming else "decided")


ROUTES = [
    Route("/disputes", page("disputes.html", the_list)),
    Route("/disputes/{number}", filled(_decide), methods=["POST"]),
    Route("/disputes/{number}", page("dispute.html", one_dispute)),
]
