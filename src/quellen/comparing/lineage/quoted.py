"""Which shared words a document gives as somebody else's."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from quellen.marking.voices.quotes import find_quotations
from quellen.model import Attribution, Document, Marked, Span

BESIDE = 120  # characters between a quotation and who says it
REMEMBERED = 512  # documents whose quotations are kept at hand
SPOKEN = 40  # characters of a quotation from which it is no title and no nickname


def quoted_share(passages: Sequence[Span], marked: Marked) -> float:
    """Share of the passages that the document gives as another's words, who says so included.

    That is what stands in quotation marks, in a block quote or a post; and what somebody is
    reported to say, where the report of it is the document's own: who takes over "the surgeon told
    the court that …" with the rest copies a report and quotes nobody.
    """
    total = covered(passages)
    inside = [
        (max(a, c), min(b, d))
        for a, b in passages
        for c, d in _given_as_anothers(marked, passages)
        if max(a, c) < min(b, d)
    ]
    return covered(inside) / total if total else 0.0


def covered(spans: Sequence[Span]) -> int:
    """Characters under at least one of the spans."""
    total, last = 0, 0
    for start, end in sorted(spans):
        total += max(0, end - max(start, last))
        last = max(last, end)
    return total


def _given_as_anothers(marked: Marked, passages: Sequence[Span]) -> Iterator[Span]:
    for block in marked.document.blocks:
        if block.kind in ("quote", "post"):
            yield block.start, block.end
    yield from _spoken(_Text(marked.document))
    for said in marked.analysis.attributions:
        if said.kind == "direct" or not _taken_over(said, passages):
            yield _whole(said)


class _Text:
    """A document by which object it is, not by all that it holds."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def __hash__(self) -> int:
        return id(self.document)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Text) and self.document is other.document


@functools.lru_cache(maxsize=REMEMBERED)
def _spoken(text: _Text) -> tuple[Span, ...]:
    """The quotations of a document that are no titles; asked for with each of its copies."""
    found = find_quotations(text.document)
    return tuple((q.start, q.end) for q in found if q.end - q.start >= SPOKEN)


def _taken_over(said: Attribution, passages: Sequence[Span]) -> bool:
    """Whether who says so stands in the shared words as well."""
    named = said.cue or said.source
    return named is not None and any(a <= named[0] and named[1] <= b for a, b in passages)


def _whole(attribution: Attribution) -> Span:
    """From the first to the last of source, cue and content, where they stand close together."""
    content = attribution.content or ((0, 0),)
    start, end = content[0][0], content[-1][1]
    for span in (attribution.source, attribution.cue):
        if span and min(abs(span[0] - end), abs(span[1] - start)) < BESIDE:
            start, end = min(start, span[0]), max(end, span[1])
    return start, end
