"""The marks of a document in the browser's count, for the reader's highlights and margin.

Compact on purpose: a book has twenty thousand. ``{"words": [...], "marks": [[kind, part, start,
end, word], ...], "voices": [[voice, depth, stance], ...], "bars": [[voice, part, start, end], ...],
"links": [[href, words], ...], "whole": true}``; ``word`` is an index into ``words``, of a
``reused`` mark into ``links``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from quellen.model import Analysis, Attribution, Span
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
AROUND = 120  # parts before and after the one that is asked for
DEEPEST = 6  # levels of reporting that have a bar of their own
Piece = tuple[int, int, int]


def marks(asked: Asked) -> Response:
    """All marks; of a long text only those ``near`` a part, where that is asked for."""
    number = asked.part("number")
    known(asked, number)
    document = asked.store.document(number)
    sheet, words = Sheet.of(document), Words()
    near, is_whole = _near(asked.word("near"), sheet)
    analysis = _within(asked.store.analysis(number, statements=False), near)
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
         "links": links, "whole": is_whole}
    )  # fmt: skip


def _near(part: str, sheet: Sheet) -> tuple[Span, bool]:
    """The stretch of text around a part, and whether that is all of it."""
    if not part.isdecimal() or len(part) > 8 or len(sheet.parts) <= 2 * AROUND:
        return (0, sys.maxsize), True
    low = max(0, int(part) - AROUND)
    kept = sheet.parts[low : low + 2 * AROUND] or sheet.parts[-1:]
    return (kept[0].start, kept[-1].end), False


def _within(analysis: Analysis, near: Span) -> Analysis:
    """Marks that reach into a stretch of text; all attributions, since they report one another."""
    kept: dict[str, Any] = {
        name: tuple(m for m in getattr(analysis, name) if m.start < near[1] and near[0] < m.end)
        for name in ("times", "figures", "names")
    }
    reaching = {
        a.id for a in analysis.attributions
        if any(s < near[1] and near[0] < e for s, e in a.content)
    }  # fmt: skip
    by_id = {a.id: a for a in analysis.attributions}
    waiting = list(reaching)
    while waiting:
        parent = by_id[waiting.pop()].parent
        if parent in by_id and parent not in reaching:
            reaching.add(parent)
            waiting.append(parent)
    kept["attributions"] = tuple(a for a in analysis.attributions if a.id in reaching)
    return replace(analysis, **kept)


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
