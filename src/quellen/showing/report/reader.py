"""The full text with its marks: every character once, cut where a mark begins or ends.

Marks overlap as they like (a date inside a quotation inside a quotation), so the text is cut into
runs that each carry all the marks over them.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from quellen.model import Block, Document, Span


class Mark(NamedTuple):
    """A span to be styled: ``kind`` is its class in the page, ``title`` what to say of it."""

    start: int
    end: int
    kind: str
    title: str | None


class Anchor(NamedTuple):
    """A place that links lead to; ``back`` is the anchor of what quotes it."""

    id: str
    back: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks, and the anchors that stand before it."""

    text: str
    kinds: tuple[str, ...]
    title: str | None
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the document, cut into pieces; text between blocks has none."""

    kind: str
    pieces: tuple[Piece, ...]
    block: Block | None
    page: int | None
    """Page of the original, where a new one begins."""


def parts_of(
    document: Document, marks: Iterable[Mark], quoted: Mapping[Span, str], key: str
) -> list[Part]:
    """The document in order; white space between blocks is left out.

    ``quoted`` are the places to be linked to with what they lead back to, ``key`` the anchor of
    the document. Linear in the text, its marks and its places.
    """
    anchors = _anchors(quoted, key)
    layers = _Layers(marks)
    found: list[Part] = []
    page = None
    for block, (start, end) in spans(document):
        pieces = tuple(_cut(document.text, (start, end), layers.over(start, end), anchors))
        turned = block.page if block and block.page != page else None
        page = turned or page
        found.append(Part(block.kind if block else "paragraph", pieces, block, turned))
    if anchors:
        found.append(_rest(anchors))
    return found


def spans(document: Document) -> Iterator[tuple[Block | None, Span]]:
    """Every stretch of text with its block, without gap and without overlap."""
    text, last = document.text, 0
    for block in document.blocks:
        start, end = max(block.start, last), min(block.end, len(text))
        if text[last:start].strip():
            yield None, (last, start)
        if start < end:
            yield block, (start, end)
        last = max(last, end)
    if text[last:].strip():
        yield None, (last, len(text))


# ------------------------------------------------------------------------ anchors


def _anchors(quoted: Mapping[Span, str], key: str) -> deque[tuple[int, Anchor]]:
    """Beginnings and ends of places, in text order."""
    beginnings = [(a, Anchor(f"{key}-{a}-{b}", back)) for (a, b), back in quoted.items()]
    ends = [(b, Anchor(f"{key}-e{b}", None)) for b in {b for _, b in quoted}]
    return deque(sorted(beginnings + ends, key=lambda x: (x[0], x[1].id)))


def _taken(anchors: deque[tuple[int, Anchor]], place: int) -> tuple[Anchor, ...]:
    """Anchors up to a place, each once; those that fell between blocks stand at the next."""
    found = []
    while anchors and anchors[0][0] <= place:
        found.append(anchors.popleft()[1])
    return tuple(found)


def _rest(anchors: deque[tuple[int, Anchor]]) -> Part:
    left = tuple(anchor for _, anchor in anchors)
    return Part("paragraph", (Piece("", (), None, left),), None, None)


# -------------------------------------------------------------------------- marks


class _Layers:
    """Marks in text order; asked for stretches of text from the first to the last."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._coming = deque(sorted((m for m in marks if m.start < m.end), key=_by_start))
        self._open: list[Mark] = []

    def over(self, start: int, end: int) -> list[Mark]:
        while self._coming and self._coming[0].start < end:
            self._open.append(self._coming.popleft())
        self._open = [m for m in self._open if m.end > start]
        return self._open


def _by_start(mark: Mark) -> Span:
    return mark.start, -mark.end


def _cut(
    text: str, span: Span, marks: Sequence[Mark], anchors: deque[tuple[int, Anchor]]
) -> Iterator[Piece]:
    start, end = span
    beginning: dict[int, list[Mark]] = defaultdict(list)
    edges = {start, end}
    for mark in marks:
        beginning[max(mark.start, start)].append(mark)
        edges.update((max(mark.start, start), min(mark.end, end)))
    for place, _ in anchors:
        if place >= end:
            break
        edges.add(max(place, start))
    over: list[Mark] = []
    for a, b in pairwise(sorted(edges)):
        over = [m for m in over if m.end > a] + beginning[a]
        yield _piece(text[a:b], over, _taken(anchors, a))


def _piece(text: str, over: Sequence[Mark], anchors: tuple[Anchor, ...]) -> Piece:
    kinds = tuple(dict.fromkeys(m.kind for m in over))
    title = "; ".join(dict.fromkeys(m.title for m in over if m.title)) or None
    return Piece(text, kinds, title, anchors)
