"""The timeline: every event in columns, small enough to be drawn and filtered in the browser."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from quellen.showing.dates import in_words
from quellen.showing.report.inert import visible
from quellen.showing.workbench.answers import Asked, answered, page
from quellen.showing.workbench.register import Entry, Register

OPEN_LOW, OPEN_HIGH, CONFLICT, UPDATE, FUZZY = 1, 2, 4, 8, 16
DOUBTS = frozenset("~?%X[{")
"""Signs of EDTF that say that a date is approximate, uncertain or one of several."""


class Numbers:
    """Each word once, with its number."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._numbers: dict[str, int] = {}

    def of(self, word: str) -> int:
        if word not in self._numbers:
            self._numbers[word] = len(self.all)
            self.all.append(word)
        return self._numbers[word]


def items(asked: Asked) -> Response:
    """Columns of one length, in time order.

    ``id``, ``title``, ``when``, ``low`` and ``high`` (days, 1 is 1 January of the year 1; null
    where undated), ``flags``, ``voices``, ``documents`` and ``place`` (numbers into the lists of
    names, -1 for none).
    """
    return Response(asked.register.once(columns), media_type="application/json")


def columns(register: Register) -> bytes:
    voices, documents, places = Numbers(), Numbers(), Numbers()
    entries = register.entries
    table: dict[str, Any] = {
        "id": [e.id for e in entries],
        "title": [visible(e.title) for e in entries],
        "when": [_when(e.edtf) for e in entries],
        "low": [_rounded(e.extent.low) if e.extent else None for e in entries],
        "high": [_rounded(e.extent.high) if e.extent else None for e in entries],
        "flags": [_flags(e, register) for e in entries],
        "voices": [[voices.of(v) for v in e.voices] for e in entries],
        "documents": [[documents.of(d) for d in e.documents] for e in entries],
        "place": [places.of(e.place) if e.place else -1 for e in entries],
    }
    names = {
        "voices": [visible(v) for v in voices.all],
        "documents": [visible(register.names[d]) for d in documents.all],
        "ids": documents.all,
        "places": [visible(p) for p in places.all],
    }
    told = {"columns": table, "names": names}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


@functools.lru_cache(maxsize=1 << 15)
def _when(edtf: str | None) -> str:
    """Many events lie on one day."""
    return in_words(edtf)


def _rounded(day: float) -> float:
    """To the minute."""
    return int(day) if day == int(day) else round(day, 4)


def _flags(entry: Entry, register: Register) -> int:
    conflicts = [d in register.conflicts for d in entry.disputes]
    extent, flags = entry.extent, 0
    flags |= OPEN_LOW if extent and extent.open_low else 0
    flags |= OPEN_HIGH if extent and extent.open_high else 0
    flags |= CONFLICT if any(conflicts) else 0
    flags |= UPDATE if not all(conflicts) else 0
    return flags | (FUZZY if DOUBTS & set(entry.edtf or "") else 0)


def timeline(asked: Asked) -> Mapping[str, Any]:
    register = asked.register
    return {
        "undated": [e for e in register.entries if e.extent is None],
        "voices": _most(register.voices.most_common(400)),
        "places": _most(register.places.most_common(400)),
        "told": [(s["id"], register.names[s["id"]]) for s in register.read
                 if s["id"] in register.events_of][:2000],
    }  # fmt: skip


def _most(counted: Sequence[tuple[str, int]]) -> Iterable[str]:
    return sorted((name for name, _ in counted), key=str.casefold)


ROUTES = [
    Route("/timeline", page("timeline.html", timeline)),
    Route("/api/timeline/items", answered(items)),
]
