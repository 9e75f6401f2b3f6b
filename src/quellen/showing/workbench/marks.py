"""The marks of a document in the browser's count, for the reader's highlights and margin.

Compact on purpose: a book has twenty thousand. ``{"words": [...], "marks": [[kind, part, start,
end, word], ...], "voices": [[voice, depth, stance], ...], "bars": [[voice, part, start, end], ...],
"links": [[href, words], ...]}``; ``word`` is an index into ``words``, of a ``reused`` mark into
``links``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from quellen.model import Analysis, Attribution
from quellen.showing.report.lineage import VERBS
from quellen.showing.report.marks import CUE, DENIED, FIGURE, LINK, NAME, REPAIR, SAID, TIME
from quellen.showing.report.marks import marks_of as report_marks
from quellen.showing.workbench.answers import Asked, answered, as_json
from quellen.showing.workbench.api import known
from quellen.showing.workbench.links import place
from quellen.showing.workbench.reader import Sheet
from quellen.showing.workbench.register import Register

KINDS = {
    SAID: "said", DENIED: "denied", CUE: "cue", TIME: "time", FIGURE: "figure", NAME: "name",
    REPAIR: "repair", LINK: "link",
}  # fmt: skip
DEEPEST = 6  # levels of reporting that have a bar of their own
Piece = tuple[int, int, int]


def marks(asked: Asked) -> Response:
    number = asked.part("number")
    known(asked, number)
    document, analysis = asked.store.document(number), asked.store.analysis(number)
    sheet, words = Sheet.of(document), Words()
    found = [
        (KINDS[mark.kind], *piece, words[mark.title or ""])
        for mark in report_marks(document, analysis)
        for piece in sheet.pieces(mark.start, mark.end)
    ]
    voices, bars = _voices(analysis, sheet)
    links, reused = _reused(asked.store.lineage_of(number), number, asked.register, sheet)
    found.sort(key=lambda m: (m[1], m[2], -m[3]))
    return as_json(
        {"words": words.all, "marks": found + reused, "voices": voices, "bars": bars,
         "links": links}
    )  # fmt: skip


class Words:
    """Each wording once, with its number."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._numbers: dict[str, int] = {}

    def __getitem__(self, words: str) -> int:
        if words not in self._numbers:
            self._numbers[words] = len(self.all)
            self.all.append(words)
        return self._numbers[words]


# --------------------------------------------------------------------------- voices


def _voices(analysis: Analysis, sheet: Sheet) -> tuple[list[Any], list[Any]]:
    """Who speaks where, each inside the bar of who reports it."""
    by_id = {a.id: a for a in analysis.attributions}
    voices, bars = [], []
    for number, attribution in enumerate(analysis.attributions):
        voices.append((attribution.voice, _depth(attribution, by_id), attribution.polarity))
        bars += [(number, *p) for p in _pieces(attribution.content, sheet)]
    return voices, bars


def _depth(attribution: Attribution, by_id: Mapping[str, Attribution]) -> int:
    depth, seen = 0, {attribution.id}
    parent = by_id.get(attribution.parent or "")
    while parent is not None and parent.id not in seen and depth < DEEPEST:
        seen.add(parent.id)
        depth, parent = depth + 1, by_id.get(parent.parent or "")
    return depth


def _pieces(content: Iterable[tuple[int, int]], sheet: Sheet) -> Iterator[Piece]:
    for start, end in content:
        yield from sheet.pieces(start, end)


# ------------------------------------------------------------------- reused passages


def _reused(
    rows: Iterable[Mapping[str, Any]], number: str, register: Register, sheet: Sheet
) -> tuple[list[Any], list[Any]]:
    """Passages shared with other documents, each leading to the two side by side."""
    links: list[Any] = []
    found: list[Any] = []
    for row in rows:
        here, other = ("to", "from") if row["to"] == number else ("from", "to")
        if row[other] not in register.by_id:
            continue
        there = register.names[row[other]]
        to, origin = ("this text", there) if here == "to" else (there, "this text")
        words = f"{to} {VERBS.get(row['kind'], row['kind'])} {origin}"
        for passage in row["passages"]:
            href = place(row[other], *passage[other])
            links.append((href, words))
            pieces = sheet.pieces(*passage[here])
            found += [("reused", *piece, len(links) - 1) for piece in pieces]
    return links, found


ROUTES = [Route("/api/documents/{number}/marks", answered(marks))]
