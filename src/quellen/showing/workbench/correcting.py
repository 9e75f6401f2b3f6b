"""Marks put right in the reader: corrected, taken away, or added by selecting words.

What comes from the page says where in the browser's count, part by part; what goes into the log
holds on by the words themselves.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Route

from quellen.comparing.corrected import ACTIONS, is_meaning
from quellen.model import Span
from quellen.showing.workbench.answers import Asked, as_json, sent
from quellen.showing.workbench.deciding import anchor, decide
from quellen.showing.workbench.reader import Sheet, opened

LONGEST = 4000  # characters that one mark can have
BARE = ("time", "figure")
"""Kinds of which a correction gives the meaning alone."""
HELP = {
    "time": "Write the date as 1921-05-03, 1921-05 or 1921, a span as 1921-05-03/1921-05-09.",
    "figure": "Write a number, if need be with about, at least, at most, more than, fewer than; "
    "for a new mark also what is counted: at least 9 killed.",
    "said": "Write who says it.",
    "denied": "Write who denies it.",
}


def _change(asked: Asked, given: Any) -> Response:
    """``{"action", "kind", "from": [part, place], "to": [part, place], "value", "note"}``."""
    if not isinstance(given, Mapping) or given.get("action") not in ACTIONS:
        raise HTTPException(400, f"Send what is to be done: {', '.join(ACTIONS)}.")
    document, sheet = opened(asked)
    span = _span(given, sheet)
    value = _value(given["action"], str(given.get("kind", "")), str(given.get("value", "")).strip())
    made = decide(
        asked.store, asked.who, given["action"],
        [anchor(document.sha256, document.text, *span)],
        value=value, note=str(given.get("note") or "").strip() or None,
    )  # fmt: skip
    return as_json({"decision": made.id, "start": span[0], "end": span[1]}, 201)


def _value(action: str, kind: str, meaning: str) -> str:
    """As comparing reads it. Raises 400, with what can be written, where it says nothing."""
    if action == "remove":
        value = kind
    elif action == "correct" and kind in BARE:
        value = meaning
    else:
        value = f"{kind}: {meaning}"
    if not is_meaning(action, value):
        raise HTTPException(400, HELP.get(kind, "That is no kind of mark that can be changed."))
    return value


def _span(given: Mapping[str, Any], sheet: Sheet) -> Span:
    """Where the words stand in the text."""
    start, end = (_place(given.get(name), sheet) for name in ("from", "to"))
    if not 0 < end - start <= LONGEST:
        raise HTTPException(400, f"Choose some words, {LONGEST} characters at most.")
    return start, end


def _place(where: Any, sheet: Sheet) -> int:
    match where:
        case [int(part), int(place)] if 0 <= part < len(sheet.parts) and place >= 0:
            return sheet.parts[part].from_shown(place)
    raise HTTPException(400, "Say where: [part, place] in the count of the page.")


ROUTES = [Route("/api/documents/{number}/marks", sent(_change), methods=["POST"])]
