"""The marks of a stretch of a document in the browser's count, for highlights and margin.

Compact on purpose: a book has twenty thousand. ``{"words": [...], "marks": [[kind, part, start,
end, word], ...], "voices": [[voice, depth, stance], ...], "bars": [[voice, part, start, end], ...],
"links": [[href, words], ...], "hand": [[part, start, end, words, decision], ...]}``; ``word`` is an
index into ``words``, of a ``reused`` mark into ``links``; ``hand`` is what people decided about
marks, the last of which holds.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from quellen.comparing.corrected import ACTIONS, corrected, place_of
from quellen.model import Analysis, Attribution, Decision, Document, Marked, Span
from quellen.showing.report.inert import visible
from quellen.showing.report.lineage import VERBS
from quellen.showing.report.marks import CUE, DENIED, FIGURE, LINK, NAME, REPAIR, SAID, TIME
from quellen.showing.report.marks import marks_of as report_marks
from quellen.showing.workbench.answers import Asked, answered, as_json
from quellen.showing.workbench.links import place
from quellen.showing.workbench.reader import STRETCH, Sheet, opened, stretch_number
from quellen.showing.workbench.register import Register

KINDS = {
    SAID: "said", DENIED: "denied", CUE: "cue", TIME: "time", FIGURE: "figure", NAME: "name",
    REPAIR: "repair", LINK: "link",
}  # fmt: skip
SAID_OF = {"correct": "corrected to", "add": "marked as", "remove": "taken away:"}
DEEPEST = 6  # levels of reporting that have a bar of their own
Piece = tuple[int, int, int]


def marks(asked: Asked) -> Response:
    """All marks, or those of the ``stretch`` that is asked for."""
    document, sheet = opened(asked)
    number, words = asked.part("number"), Words()
    near = _near(asked, sheet)
    analysis = _within(_as_decided(asked, document), near)
    found = [
        (KINDS[mark.kind], *piece, words[mark.title or ""])
        for mark in report_marks(document, analysis)
        if mark.start < near[1] and near[0] < mark.end
        for piece in sheet.pieces(max(mark.start, near[0]), min(mark.end, near[1]))
    ]
    voices, bars = _voices(analysis, sheet, near)
    links, reused = _reused(asked.store.lineage_of(number), number, asked.register, sheet, near)
    found.sort(key=lambda m: (m[1], m[2], -m[3]))
    return as_json(
        {"words": words.all, "marks": found + reused, "voices": voices, "bars": bars,
         "links": links, "hand": list(_by_hand(asked, document, sheet, near))}
    )  # fmt: skip


def _near(asked: Asked, sheet: Sheet) -> Span:
    """The stretch of text that is asked for, or all of it."""
    if not asked.word("stretch") or not sheet.parts:
        return 0, sys.maxsize
    first = stretch_number(asked, sheet) * STRETCH
    kept = sheet.parts[first : first + STRETCH]
    return kept[0].start, kept[-1].end


def _as_decided(asked: Asked, document: Document) -> Analysis:
    """The marks as people have corrected them."""
    number = asked.part("number")
    analysis = asked.kept(("marks", number), lambda: asked.store.analysis(number, statements=False))
    about = _about(asked, document)
    if not about:
        return analysis
    return corrected([Marked(number, document, analysis)], about)[0].analysis


def _about(asked: Asked, document: Document) -> list[Decision]:
    """Decisions in force on marks of a document."""
    return [
        d for d in asked.register.standing
        if d.action in ACTIONS and any(a.sha256 == document.sha256 for a in d.anchors)
    ]  # fmt: skip


def _by_hand(asked: Asked, document: Document, sheet: Sheet, near: Span) -> Iterator[Any]:
    for decision in _about(asked, document):
        words = visible(f"{SAID_OF[decision.action]} {decision.value} ({decision.who})")
        for anchor in decision.anchors:
            span = place_of(anchor, document.text) if anchor.sha256 == document.sha256 else None
            if span and near[0] <= span[0] < near[1]:
                for piece in sheet.pieces(*span):
                    yield (*piece, words, decision.id)


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
            self.all.append(visible(words))
        return self._numbers[words]


# --------------------------------------------------------------------------- voices


def _voices(analysis: Analysis, sheet: Sheet, near: Span) -> tuple[list[Any], list[Any]]:
    """Who speaks where, each inside the bar of who reports it."""
    by_id = {a.id: a for a in analysis.attributions}
    voices, bars = [], []
    for number, attribution in enumerate(analysis.attributions):
        voices.append(
            (visible(attribution.voice), _depth(attribution, by_id), attribution.polarity)
        )
        here = (s for s in attribution.content if s[0] < near[1] and near[0] < s[1])
        bars += [(number, *p) for p in _pieces(here, sheet)]
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
    rows: Iterable[Mapping[str, Any]], number: str, register: Register, sheet: Sheet, near: Span
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
            start, end = passage[here]
            if not (start < near[1] and near[0] < end):
                continue
            href = place(row[other], *passage[other])
            links.append((href, visible(words)))
            pieces = sheet.pieces(max(start, near[0]), min(end, near[1]))
            found += [("reused", *piece, len(links) - 1) for piece in pieces]
    return links, found


ROUTES = [Route("/api/documents/{number}/marks", answered(marks))]
