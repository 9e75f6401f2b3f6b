"""The full text with its marks: every character in its place, cut where a mark begins or ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quellen.model import Analysis, Block, Document, Span

KINDS = ("said", "time", "figure", "name")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with the same marks; ``anchor`` is where links to its beginning lead."""

    start: int
    text: str
    kinds: tuple[str, ...]
    title: str | None
    anchor: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the document, cut into pieces."""

    kind: str
    pieces: tuple[Piece, ...]
    block: Block | None


def parts_of(document: Document, analysis: Analysis, anchors: Iterable[int]) -> list[Part]:
    """The document in order. Text between blocks that is not white space is given too."""
    places = frozenset(anchors)
    marks = _marks(document, analysis)
    return [
        Part(
            block.kind if block else "paragraph",
            tuple(_cut(document.text, span, marks, places)),
            block,
        )
        for block, span in _spans(document)
    ]  # fmt: skip


def _spans(document: Document) -> Iterator[tuple[Block | None, Span]]:
    last = 0
    for block in document.blocks:
        if document.text[last : block.start].strip():
            yield None, (last, block.start)
        yield block, (block.start, block.end)
        last = block.end
    if document.text[last:].strip():
        yield None, (last, len(document.text))


Mark = tuple[int, int, str, str]
"""Start, end, kind, what to say of it."""


def _marks(document: Document, analysis: Analysis) -> list[Mark]:
    entities = {e.id: e for e in analysis.entities}
    found: list[Mark] = [
        (a, b, "said", f"{x.voice} {x.polarity}")
        for x in analysis.attributions
        for a, b in x.content
    ]  # fmt: skip
    found += [(t.start, t.end, "time", t.edtf or t.value) for t in analysis.times]
    found += [(f.start, f.end, "figure", f"{f.qualifier.replace('_', ' ')}: {f.counts}")
              for f in analysis.figures]  # fmt: skip
    found += [(n.start, n.end, "name", entities[n.entity].name) for n in analysis.names]
    return sorted(found)


def _cut(text: str, span: Span, marks: Sequence[Mark], anchors: frozenset[int]) -> Iterator[Piece]:
    start, end = span
    inside = [m for m in marks if m[0] < end and m[1] > start]
    edges = {start, end, *(p for p in anchors if start <= p < end)}
    edges.update(p for m in inside for p in m[:2] if start < p < end)
    for a, b in pairwise(sorted(edges)):
        over = [m for m in inside if m[0] <= a and m[1] >= b]
        kinds = tuple(k for k in KINDS if any(m[2] == k for m in over))
        title = "; ".join(dict.fromkeys(m[3] for m in over)) or None
        yield Piece(a, text[a:b], kinds, title, a in anchors)
