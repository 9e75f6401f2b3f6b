"""The view that the address of a page names, so that a report can be made of just that.

``only`` is a question as the search takes it; ``source`` a document; ``told`` is ``shared`` or
``disputed``; ``from`` and ``to`` are days; ``state`` and ``kind`` choose disputes; ``event`` one
event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from starlette.exceptions import HTTPException

from quellen.showing.asking import Question, dated
from quellen.showing.report.disputes import KINDS
from quellen.showing.report.extents import extent_of
from quellen.showing.report.gather import Row
from quellen.showing.report.view import View, view_of
from quellen.showing.workbench.answers import Asked
from quellen.showing.workbench.disputing import is_in
from quellen.showing.workbench.verdicts import ranked

Test = tuple[str, Callable[[Row], bool]]
"""What is kept, in words, and whether an event is."""


def asked_view(asked: Asked) -> View | None:
    """None where the whole ledger is asked for. Raises 400 for a question that is none."""
    chosen = _disputes(asked)
    tests = [*_tests(asked)]
    if chosen is not None:
        words, ids = chosen
        tests.append((words, lambda event: not ids.isdisjoint(event["disputes"])))
    if not tests:
        return None
    return View(
        "; ".join(words for words, _ in tests),
        lambda event: all(keeps(event) for _, keeps in tests),
        chosen[1] if chosen else None,
    )


def _tests(asked: Asked) -> Iterator[Test]:
    register = asked.register
    if only := asked.word("only").strip():
        question = Question.of(only)
        if question.unknown:
            raise HTTPException(400, f"{', '.join(question.unknown)} is no date.")
        view = view_of(question, register.names, only)
        yield view.words, view.keeps
    if source := asked.word("source"):
        yield f"told in {register.names[source]}", lambda event: source in event["documents"]
    if asked.word("told") == "shared":
        yield "told by more than one document", lambda event: len(event["documents"]) > 1
    if asked.word("told") == "disputed":
        yield "disputed", lambda event: not register.conflicts.isdisjoint(event["disputes"])
    if event_id := asked.word("event"):
        title = register.events[event_id].title if event_id in register.events else event_id
        yield f"the event “{title}”", lambda event: event["event"] == event_id
    if asked.word("from") or asked.word("to"):
        yield _between(asked.word("from"), asked.word("to"))


def _between(first: str, last: str) -> Test:
    asked = dated(f"{first}..{last}")
    if asked is None:
        raise HTTPException(400, "Write days as 1921-05-03.")

    def keeps(event: Row) -> bool:
        extent: Any = extent_of(event)
        return extent is not None and extent.low < asked.high and asked.low <= extent.high

    return f"from {first or 'the beginning'} to {last or 'the end'}", keeps


def _disputes(asked: Asked) -> tuple[str, frozenset[str]] | None:
    state, kind = asked.word("state"), asked.word("kind")
    if not (state or kind):
        return None
    found = (r for r in ranked(asked.register) if kind in ("", r.row["kind"]))
    ids = frozenset(r.id for r in found if is_in(state or "all", r))
    about = f", {KINDS.get(kind, kind)}" if kind else ""
    return f"disputes: {state or 'all'}{about}", ids
